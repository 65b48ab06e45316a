"""Rows printed one by one, some of which lack figures of the columns that are no periods.

What the full rows show to be computed (shares, rates, what has a percent sign) is left out of the
others as well, wherever it got: a figure with their decimal places that is a share or a rate of
figures near by. What is left are the figures of the periods.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING, Final

from crossfoot.tables.stacked import sides
from crossfoot.tables.stacked.cells import value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Cell, Figure

Rows = list[list["Cell"]]

_FEWEST_FULL: Final = 4
"""So many rows must be full for the others to be told to lack something."""
_NEAR: Final = 4
"""Rows above and below in which what a figure was computed of may stand."""


def of_periods(rows: Rows) -> list[Cell]:
    """The figures of the periods in the order of the text; none if no column is computed."""
    counts = Counter(len(row) for row in rows if len(row) > 1)
    width, often = counts.most_common(1)[0] if counts else (0, 0)
    full = [row for row in rows if len(row) == width]
    periods = sides.periods(list(zip(*full, strict=True))) if often >= _FEWEST_FULL else ()
    if not 0 < len(periods) < width:
        return []
    own = {places for at in periods for places in _usual(full, at)}
    others = {p for at in range(width) if at not in periods for p in _usual(full, at)} - own
    if not others:
        return []
    firsts = [read.value for at in periods if (read := value(full[0][at]))]
    return [
        cell
        for number, row in enumerate(rows)
        for at, cell in enumerate(row)
        if (
            at in periods
            if _is_alike(row, full)
            else _is_of_period(cell, rows, number, others, firsts)
        )
    ]


def _usual(full: Sequence[Sequence[Cell]], at: int) -> set[int]:
    """The decimal places of most figures of a column; none where percent signs tell it."""
    read = [value(row[at]) for row in full]
    places = Counter(each.places for each in read if each and not each.dash and not each.percent)
    return {places.most_common(1)[0][0]} if places else set()


def _is_alike(row: Sequence[Cell], full: Sequence[Sequence[Cell]]) -> bool:
    """Whether a row is as long as the full ones, with their decimal places."""
    if len(row) != len(full[0]):
        return False
    for at, cell in enumerate(row):
        read, usual = value(cell), _usual(full, at)
        if read and not read.dash and usual and read.places not in usual:
            return False
    return True


def _is_of_period(
    cell: Cell, rows: Rows, number: int, others: set[int], firsts: Sequence[Decimal]
) -> bool:
    """Whether a figure is not plainly computed of others near by."""
    read = value(cell)
    if read is None or read.percent:
        return False
    if read.dash or read.places not in others:
        return True
    near = [
        each.value
        for row in rows[max(0, number - _NEAR) : number + _NEAR + 1]
        for each in map(value, row)
        if each and not each.dash and not each.percent and each.value
    ]
    return not any(sides.is_near(rate, read) for rate in _rates(near, firsts, read))


def _rates(near: Sequence[Decimal], firsts: Sequence[Decimal], own: Figure) -> Iterator[Decimal]:
    hundred = Decimal(100)
    yield from (hundred * each / first for first in firsts for each in near if first)
    yield from (
        hundred * (one - other) / abs(other)
        for one, other in permutations(near, 2)
        if own.value not in (one, other)
    )
