"""ledger.csv: the fate of every printed number, in document order.

Columns: `page`, `line` and `column` (from 1) of the first digit; `printed`, literally; `fate`;
`fact`, its id, for fact, repeat and derived; `note`, in words. A note that begins like a formula
gets an apostrophe, so that no spreadsheet runs what a release printed.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Ledger, LedgerEntry

COLUMNS = ("page", "line", "column", "printed", "fate", "fact", "note")

_FORMULA = ("=", "+", "-", "@", "|", "%")
_ROWS_PER_CHUNK = 256


def chunks(ledger: Ledger) -> Iterator[bytes]:
    """The head, then the entries, many rows a chunk."""
    yield _written([COLUMNS])
    for start in range(0, len(ledger.entries), _ROWS_PER_CHUNK):
        entries = ledger.entries[start : start + _ROWS_PER_CHUNK]
        yield _written([_row(entry) for entry in entries])


def _row(entry: LedgerEntry) -> tuple[object, ...]:
    place = entry.place
    where = (place.page, place.line, place.column)
    return (*where, entry.printed, str(entry.fate), entry.fact or "", _note(entry.note))


def _note(text: str) -> str:
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(_FORMULA) else line


def _written(rows: Sequence[tuple[object, ...]]) -> bytes:
    page = io.StringIO()
    csv.writer(page, lineterminator="\n").writerows(rows)
    return page.getvalue().encode(errors="replace")
