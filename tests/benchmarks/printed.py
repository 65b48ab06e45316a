"""Prints HTML exhibits as PDFs in three settings: `python -m tests.benchmarks.printed DIR OUT`.

Where few PDFs have filed facts beside them, exhibits that have some are as good a measure of how
PDFs are read: `crossfoot accuracy OUT/SETTING --form pdf`. It needs WeasyPrint, which is no
dependency.
"""

from __future__ import annotations

import importlib
import re
import shutil
from pathlib import Path  # noqa: TC003  # typer asks for it at run time
from typing import Final

import typer

SETTINGS: Final = {
    "narrow": "@page { size: A4; margin: 2cm }",
    "small": "@page { size: letter; margin: 1cm } "
    "* { font-family: serif !important; font-size: 8pt !important }",
    "large": "@page { size: A4 landscape } "
    "* { font-family: sans-serif !important; font-size: 11.5pt !important }",
}
_PICTURE: Final = re.compile(r"<img\b[^>]*>", re.IGNORECASE)


def main(folder: Path, out: Path) -> None:
    """A folder for each setting, with the filed facts and the exhibit for its printed numbers."""
    weasyprint = importlib.import_module("weasyprint")
    for release in sorted({gold.parent for gold in folder.glob("*/gold-*.csv")}):
        exhibit = min(release.glob("*.htm*"), default=None)
        if exhibit is None:
            continue
        page = weasyprint.HTML(string=_PICTURE.sub("", exhibit.read_text(errors="replace")))
        for name, css in SETTINGS.items():
            place = out / name / release.name
            place.mkdir(parents=True, exist_ok=True)
            page.write_pdf(place / "doc.pdf", stylesheets=[weasyprint.CSS(string=css)])
            shutil.copy(exhibit, place / "doc.reading-order.txt")
            for gold in release.glob("gold-*.csv"):
                shutil.copy(gold, place)


if __name__ == "__main__":
    typer.run(main)
