"""ledger.csv: the fate of every printed number, in document order.

Columns: `page`, `line` and `column` (from 1) of the first digit, in a sheet the sheet's number, row
and column; `printed`, literally; `fate`; `fact`, its id, for fact, repeat and derived; `note`, in
words. A note that begins like a formula
gets an apostrophe, so that no spreadsheet runs what a release printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.rendering.rows import plain, where, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.model import Ledger, LedgerEntry

COLUMNS = ("page", "line", "column", "printed", "fate", "fact", "note")

_ROWS_PER_CHUNK = 256


def chunks(ledger: Ledger) -> Iterator[bytes]:
    """The head, then the entries, many rows a chunk."""
    yield written([COLUMNS])
    for start in range(0, len(ledger.entries), _ROWS_PER_CHUNK):
        entries = ledger.entries[start : start + _ROWS_PER_CHUNK]
        yield written([_row(entry) for entry in entries])


def _row(entry: LedgerEntry) -> tuple[object, ...]:
    return (*where(entry.place), entry.printed, str(entry.fate), entry.fact or "",
            plain(entry.note))  # fmt: skip
