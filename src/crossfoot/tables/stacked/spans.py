"""Which of two spans comes first, told by their figures: more passes in a longer one.

Heads of unlike height are read in any order: a span that is printed over two lines begins above
one that takes a single line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from crossfoot.tables.grid_calendar import head_span
from crossfoot.tables.stacked.cells import value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossfoot.model import Cell
    from crossfoot.tables.stacked.heads import Head
    from crossfoot.tables.stacked.solving import Solved

_CENTS: Final = 2
_DAYS: Final = {"month": 30, "week": 7}
_FEWEST: Final = 6
"""So many rows must differ for their figures to be asked."""


def in_turn(heads: Sequence[Head], solved: Solved) -> tuple[Head, ...]:
    """The heads, those of two spans exchanged where most rows are larger under the shorter one."""
    half, rest = divmod(len(heads), 2)
    first, second = heads[:half], heads[half:]
    lengths = [{_days(head) for head in each} for each in (first, second)]
    if rest or any(len(each) != 1 or 0 in each for each in lengths):
        return tuple(heads)
    longer_first = max(lengths[0]) > max(lengths[1])
    if lengths[0] == lengths[1]:
        return tuple(heads)
    larger = [_is_larger([row[at] for at in solved.periods], half) for row in solved.rows]
    told = [each for each in larger if each is not None]
    agree = sum(each is longer_first for each in told)
    if len(told) < _FEWEST or 2 * agree > len(told):
        return tuple(heads)
    return (*second, *first)


def _days(head: Head) -> int:
    """How long a head's span is, 0 where it says none."""
    span = head_span(head.text)
    return span.count * _DAYS[span.unit] if span else 0


def _is_larger(row: Sequence[Cell], half: int) -> bool | None:
    """Whether the first half of a row is larger than the second, in size; None where they mix."""
    sizes = [
        abs(read.value)
        for cell in row
        if (read := value(cell)) and read.value and read.places != _CENTS
    ]
    if len(sizes) != len(row):
        return None
    larger = {one > other for one, other in zip(sizes[:half], sizes[half:], strict=True)}
    return larger.pop() if len(larger) == 1 else None
