"""What a release costs beside reading it at all: `python -m tests.benchmarks.releases [DIR]`.

For each HTML exhibit, CPU of `crossfoot convert --no-arelle` over that of a process that only has
`lxml.html` parse it; for each PDF, over one that only has pypdfium2 give its plain text. Both are
whole processes, the median of three runs that take turns; memory is the peak of the resident set.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Final

import typer

from tests.benchmarks.processes import BIN, Cost, measured, verdict
from tests.conftest import REAL_RELEASES

RUNS: Final = 3
PARSE: Final = "import sys, lxml.html; lxml.html.parse(sys.argv[1]).getroot().text_content()"
TEXT: Final = """
import sys, pypdfium2
for page in pypdfium2.PdfDocument(sys.argv[1]):
    page.get_textpage().get_text_range()
"""
PLAIN: Final = {".htm": PARSE, ".html": PARSE, ".pdf": TEXT}

HTML_RATIO: Final = 14.0  # of the dearest; the median was 8 when first measured
PDF_RATIO: Final = 8.0
PEAK_MB: Final = 250


def cost(source: Path, folder: Path) -> tuple[Cost, Cost]:
    """Of the conversion, and of plainly reading the same file."""
    convert = [
        str(BIN / "crossfoot"),
        "convert",
        str(source),
        "--no-arelle",
        "--forms",
        "xbrl,json",
        "--out",
        "out",
    ]
    plain = [sys.executable, "-c", PLAIN[source.suffix], str(source)]
    costs = measured({"ours": convert, "plain": plain}, folder, RUNS)
    return costs["ours"], costs["plain"]


def main(folder: Path = REAL_RELEASES / "dev") -> None:
    found = [p for suffix in PLAIN for p in sorted(folder.glob(f"*/*{suffix}"))]
    if not found:
        sys.exit(f"no exhibits in {folder}")
    typer.echo(f"{'':<44}{'ours s':>8}{'plain s':>9}{'ratio':>7}{'MB':>6}")
    ratios: dict[str, list[float]] = {suffix: [] for suffix in PLAIN}
    peak = 0.0
    with tempfile.TemporaryDirectory() as place:
        for source in found:
            ours, plain = cost(source, Path(place))
            ratios[source.suffix].append(ours.cpu / plain.cpu)
            peak = max(peak, ours.peak)
            name = f"{source.parent.name}/{source.name}"
            shown = f"{ours.cpu:8.2f}{plain.cpu:9.2f}{ours.cpu / plain.cpu:7.1f}{ours.peak:6.0f}"
            typer.echo(f"{name:<44}{shown}")
    typer.echo(f"\n{'':<52}{'is':>8}{'at most':>8}")
    html, pdf = [*ratios[".htm"], *ratios[".html"], 0.0], [*ratios[".pdf"], 0.0]
    held = (
        verdict("CPU over lxml.html, the dearest exhibit", max(html), HTML_RATIO),
        verdict("CPU over pypdfium2, the dearest PDF", max(pdf), PDF_RATIO),
        verdict("peak memory, MB", peak, PEAK_MB),
    )
    sys.exit(not all(held))


if __name__ == "__main__":
    typer.run(main)
