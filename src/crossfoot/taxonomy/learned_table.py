"""The table of learned captions, as a file that people may read and programs compile."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from crossfoot.taxonomy.learned import LearnedCaption

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FILE = "learned-captions.csv"
_COLUMNS = ("statement", "section", "caption", "concept", "alike", "companies")


def read(root: Path) -> tuple[LearnedCaption, ...]:
    """The rows of the table, none where it has not been written."""
    path = root / FILE
    if not path.is_file():
        return ()
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return tuple(
        LearnedCaption(
            row["statement"],
            row["section"],
            row["caption"],
            row["concept"],
            row["alike"],
            int(row["companies"]),
        )
        for row in rows
    )


def table(rows: Iterable[LearnedCaption]) -> str:
    """The rows as the file holds them, sorted."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows([getattr(row, name) for name in _COLUMNS] for row in sorted(rows))
    return text.getvalue()
