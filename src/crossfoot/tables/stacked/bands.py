"""Runs of figures in bands: so many rows of each column, one column after the other.

A band takes runs that stand next to each other and parts them, in their order, into as many
groups as there are columns, all alike long. The fewer runs a group has, the likelier it is.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from crossfoot.tables.stacked.dealing import Deal, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Cell

_KEPT: Final = 6
"""So many ways to come to the same run are kept."""
_MOST_RUNS: Final = 9
"""A column of one band is printed in no more runs."""


class _Way(NamedTuple):
    cost: int
    begin: int
    rows: int
    cuts: tuple[int, ...]
    before: _Way | None


def banded(runs: Sequence[Run], width: int, most_rows: int) -> Iterator[Deal]:
    """Ways to part the first of the runs into bands of so many columns."""
    ends = list(accumulate(map(len, runs), initial=0))
    at_count = {count: at for at, count in enumerate(ends)}
    ways: list[list[_Way]] = [[] for _ in ends]
    ways[0] = [_Way(0, 0, 0, (), None)]
    for begin in range(len(runs)):
        if not ways[begin]:
            continue
        ways[begin] = sorted(ways[begin], key=lambda way: way[:3])[:_KEPT]
        for cuts in _bands(ends, at_count, begin, width):
            for way in ways[begin]:
                rows = way.rows + ends[cuts[1]] - ends[begin]
                if rows <= most_rows:
                    cost = way.cost + cuts[-1] - begin - width
                    ways[cuts[-1]].append(_Way(cost, begin, rows, cuts, way))
    for at, found in enumerate(ways[1:], start=1):
        for way in sorted(found, key=lambda each: each[:3])[:_KEPT]:
            yield Deal(_columns(way, runs, width), at, way.cost)


def _bands(
    ends: Sequence[int], at_count: dict[int, int], begin: int, width: int
) -> Iterator[tuple[int, ...]]:
    """The bands that begin at a run, as the runs at which their columns begin and the last end."""
    for first in range(begin + 1, min(begin + _MOST_RUNS, len(ends) - 1) + 1):
        rows = ends[first] - ends[begin]
        cuts = [at_count.get(ends[begin] + rows * column) for column in range(width + 1)]
        if None not in cuts:
            yield tuple(cut for cut in cuts if cut is not None)


def _columns(way: _Way, runs: Sequence[Run], width: int) -> tuple[tuple[Cell, ...], ...]:
    columns: list[list[Cell]] = [[] for _ in range(width)]
    bands = []
    at: _Way | None = way
    while at is not None and at.cuts:
        bands.append(at.cuts)
        at = at.before
    for cuts in reversed(bands):
        for column, (begin, end) in enumerate(pairwise(cuts)):
            columns[column] += (cell for run in runs[begin:end] for cell in run)
    return tuple(map(tuple, columns))
