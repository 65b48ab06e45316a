"""Which rows are totals: what stands above them adds up to them, in every column."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = tuple["Decimal | None", ...]

_MOST_TERMS: Final = 24
_ZERO: Final = Decimal(0)
_LONG: Final = 1_000
_FEWEST_ROUNDED: Final = 3
"""Of two rounded terms the sum is off by one as often as not."""


def totals(rows: Sequence[Row]) -> frozenset[int]:
    """The rows that the open rows above add up to: a total closes what it adds up.

    Or of which the first less the others is the row; but not if that first one is printed again
    below, as total assets are: what they are made of is still to come.
    """
    found: set[int] = set()
    open_rows: list[int] = []
    for index, row in enumerate(rows):
        again = [at for at in found if rows[at] == row]
        whole = frozenset(at for at in open_rows if rows[at] in rows[index:])
        count = _terms(rows, index, open_rows, whole)
        if count or (again and any(row)):
            found.add(index)
        if count:
            del open_rows[-count:]
        open_rows.append(index)
    return frozenset(found)


def _terms(rows: Sequence[Row], index: int, open_rows: Sequence[int], whole: frozenset[int]) -> int:
    """How many of the last open rows make the row."""
    total = rows[index]
    if not any(total):
        return 0
    added = taken = (_ZERO,) * len(total)
    for count, at in enumerate(reversed(open_rows[-_MOST_TERMS:]), start=1):
        row = tuple(value or _ZERO for value in rows[at])
        taken = tuple(each - below for each, below in zip(row, added, strict=True))
        added = tuple(each + value for each, value in zip(added, row, strict=True))
        if count > 1 and (_equal(total, added) or (at not in whole and _equal(total, taken))):
            return count
    return _rounded_terms(rows, total, open_rows)


def _rounded_terms(rows: Sequence[Row], total: Row, open_rows: Sequence[int]) -> int:
    """The same where terms were rounded: off by one at most, for totals too long for a chance."""
    if any(abs(value or _ZERO) < _LONG or value != int(value or _ZERO) for value in total):
        return 0
    added = (_ZERO,) * len(total)
    for count, at in enumerate(reversed(open_rows[-_MOST_TERMS:]), start=1):
        added = tuple(each + (value or _ZERO) for each, value in zip(added, rows[at], strict=True))
        if count >= _FEWEST_ROUNDED and _is_near(total, added):
            return count
    return 0


def _is_near(total: Row, found: Sequence[Decimal]) -> bool:
    return all(abs((value or _ZERO) - each) <= 1 for value, each in zip(total, found, strict=True))


def _equal(total: Row, found: Sequence[Decimal]) -> bool:
    return all((value or _ZERO) == each for value, each in zip(total, found, strict=True))
