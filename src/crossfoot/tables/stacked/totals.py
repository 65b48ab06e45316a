"""Which rows are totals: what stands above them adds up to them, in every column."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = tuple["Decimal | None", ...]
_Filled = tuple[Decimal, ...]

_MOST_TERMS: Final = 24
_ZERO: Final = Decimal(0)
_LONG: Final = 1_000
_FEWEST_ROUNDED: Final = 3
"""Of two rounded terms the sum is off by one as often as not."""


def totals(rows: Sequence[Row]) -> frozenset[int]:
    """The rows that rows above them add up to."""
    return frozenset(summed(rows))


def summed(rows: Sequence[Row]) -> dict[int, tuple[int, ...]]:
    """The rows that the open rows above add up to, with these: a total closes what it adds up.

    Or of which the first less the others is the row; but not if that first one is printed again
    below, as total assets are: what they are made of is still to come. What is printed again is a
    total without terms.
    """
    filled = [tuple(value or _ZERO for value in row) for row in rows]
    last = {row: at for at, row in enumerate(rows)}
    found: dict[int, tuple[int, ...]] = {}
    printed: set[Row] = set()
    open_rows: list[int] = []
    for index, row in enumerate(rows):
        whole = frozenset(at for at in open_rows[-_MOST_TERMS:] if last[rows[at]] >= index)
        count = _terms(filled, index, open_rows[-_MOST_TERMS:], whole)
        if count or (row in printed and any(row)):
            found[index] = tuple(open_rows[-count:]) if count else ()
            printed.add(row)
        if count:
            del open_rows[-count:]
        open_rows.append(index)
    return found


def _terms(
    rows: Sequence[_Filled], index: int, open_rows: Sequence[int], whole: frozenset[int]
) -> int:
    """How many of the last open rows make the row; the other columns are asked if one agrees."""
    total = rows[index]
    if not any(total):
        return 0
    first, added = total[0], _ZERO
    for count, at in enumerate(reversed(open_rows), start=1):
        value = rows[at][0]
        taken = value - added
        added += value
        if count == 1 or (added != first and (taken != first or at in whole)):
            continue
        terms = [rows[each] for each in open_rows[-count:]]
        if _sum(terms) == total or (at not in whole and _difference(terms) == total):
            return count
    return _rounded_terms(rows, total, open_rows)


def _sum(terms: Sequence[_Filled]) -> _Filled:
    return tuple(sum(column, _ZERO) for column in zip(*terms, strict=True))


def _difference(terms: Sequence[_Filled]) -> _Filled:
    """The first less the others."""
    return tuple(2 * column[0] - sum(column, _ZERO) for column in zip(*terms, strict=True))


def _rounded_terms(rows: Sequence[_Filled], total: _Filled, open_rows: Sequence[int]) -> int:
    """The same where terms were rounded: off by one at most, for totals too long for a chance."""
    if any(abs(value) < _LONG or value != int(value) for value in total):
        return 0
    first, added = total[0], _ZERO
    for count, at in enumerate(reversed(open_rows), start=1):
        added += rows[at][0]
        if count < _FEWEST_ROUNDED or abs(first - added) > 1:
            continue
        if _is_near(total, _sum([rows[each] for each in open_rows[-count:]])):
            return count
    return 0


def _is_near(total: _Filled, found: _Filled) -> bool:
    return all(abs(value - each) <= 1 for value, each in zip(total, found, strict=True))
