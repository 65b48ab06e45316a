"""Columns that are no periods, told by their own arithmetic and not by their heads.

Beside the periods a table prints what it computes from them: the difference of two, its rate in
percent, the share of a column's first row. Whatever the heads say, such a column is what its
figures are; and one that is none of these is a period whose head was not understood.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING, Final

from crossfoot.tables.stacked.cells import value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from crossfoot.model import Cell, Figure

    Column = Sequence["Figured"]

Figured = tuple[Decimal, int] | None
"""A figure's value and decimal places, if there is one."""

_HUNDRED: Final = Decimal(100)
_MOST: Final = (3, 5)
"""Of the rows that can be computed so many must come out, for the column to be computed."""
_FEWEST: Final = 3
_MOST_ORDERED: Final = 5
_SLACK: Final = Decimal("0.6")
"""Computed of rounded figures, a rate may be off by a little more than half its last place."""


def periods(columns: Sequence[Sequence[Cell]]) -> tuple[int, ...]:
    """The numbers of the columns that nothing shows to be computed of others."""
    read = [[_read(cell) for cell in column] for column in columns]
    return tuple(
        at
        for at in range(len(columns))
        if not _in_percent(columns[at]) and not _is_computed(read, at)
    )


def righted(row: Sequence[Cell], columns: Sequence[Sequence[Cell]]) -> tuple[Cell, ...] | None:
    """A row in the only order in which it has a difference where the columns have one.

    One that is less than both: of three figures that fit, each is the difference of two.
    None where there is no such column, or no such order, or several.
    """
    read = [[_read(cell) for cell in column] for column in columns]
    found = [
        (at, one, other)
        for at in range(len(columns))
        for one, other in permutations(range(at), 2)
        if _holds(read[at], read[one], read[other], _is_difference)
    ]
    if not found or len(columns) > _MOST_ORDERED:
        return None
    (at, one, other), *_ = found
    signed = [any("%" in cell.text for cell in column if cell not in row) for column in columns]
    fits = {
        order
        for order in permutations(row)
        if _holds_once(order, at, one, other)
        and all(sign or "%" not in cell.text for cell, sign in zip(order, signed, strict=True))
    }
    return fits.pop() if len(fits) == 1 else None


def _holds_once(row: Sequence[Cell], at: int, one: int, other: int) -> bool:
    mine, first, second = (_read(row[which]) for which in (at, one, other))
    if not (mine and first and second):
        return False
    least = abs(mine[0]) < min(abs(first[0]), abs(second[0]))
    return least and _is_difference(mine[0], first[0], second[0], mine[1])


def is_near(found: Decimal, printed: Figure) -> bool:
    """Whether a printed rate is what was found, its sign aside."""
    return abs(abs(found) - abs(printed.value)) <= _SLACK.scaleb(-printed.places)


def _read(cell: Cell) -> Figured:
    figure = value(cell)
    return None if figure is None or figure.dash else (figure.value, figure.places)


def _in_percent(column: Sequence[Cell]) -> bool:
    printed = [cell.text for cell in column if cell.text]
    return 2 * sum("%" in text for text in printed) > len(printed)


def _is_computed(columns: Sequence[Column], at: int) -> bool:
    own = columns[at]
    if any(_holds(own, columns[of], None, _is_share(columns[of])) for of in range(at)):
        return True
    before = range(at)
    return any(
        _holds(own, columns[one], columns[other], rule)
        for one, other in permutations(before, 2)
        for rule in (_is_difference, _is_rate)
    )


def _holds(
    own: Column,
    one: Column,
    other: Column | None,
    rule: Callable[[Decimal, Decimal, Decimal, int], bool],
) -> bool:
    """Whether a column is computed of one or two others, in most rows that have all figures."""
    tried = [
        rule(mine[0], first[0], second[0], mine[1])
        for mine, first, second in zip(own, one, other or one, strict=True)
        if mine and first and second
    ]
    part, of = _MOST
    return len(tried) >= _FEWEST and of * sum(tried) >= part * len(tried)


def _is_difference(mine: Decimal, one: Decimal, other: Decimal, _places: int) -> bool:
    return mine == one - other != 0


def _is_rate(mine: Decimal, one: Decimal, other: Decimal, places: int) -> bool:
    """In percent; from a loss to a profit its sign is printed as one likes."""
    if not other or not mine:
        return False
    rate = _HUNDRED * (one - other) / abs(other)
    return abs(abs(rate) - abs(mine)) <= _SLACK.scaleb(-places)


def _is_share(whole: Column) -> Callable[[Decimal, Decimal, Decimal, int], bool]:
    """Of the first figure of the column that it is a share of."""
    first = next((each[0] for each in whole if each), Decimal(0))

    def shares(mine: Decimal, one: Decimal, _other: Decimal, places: int) -> bool:
        return bool(first) and abs(_HUNDRED * one / first - mine) <= _SLACK.scaleb(-places)

    return shares
