"""Tables outside of the statements, as notes print them: read only where all of it adds up.

Nothing says what lines such a table has. So each of its figures must stand in a sum, in every
column, under a caption, and the sum must be called a total.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from crossfoot.tables.stacked import heads, judging, spans, totals
from crossfoot.tables.stacked.cells import Sort
from crossfoot.tables.stacked.reading import Reading
from crossfoot.tables.stacked.regions import Region, pages
from crossfoot.tables.stacked.solving import Solved, solve, values
from crossfoot.tables.stacked.turns import may_be_out_of_turn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Place
    from crossfoot.tables.stacked.cells import Line

_FEWEST_FIGURES: Final = 6
"""A sum of two terms, in two columns."""
_FEWEST_COLUMNS: Final = 2
_MOST_ROWS: Final = 16
"""Longer tables have sums within sums, and some line that stands in none."""


def readings(lines: Sequence[Line], taken: frozenset[Place]) -> Iterator[Reading]:
    """The tables in reading order, without the lines at the places `taken` by statements."""
    for run in _runs(lines, taken):
        for table in _tables(run):
            reading = _read(table)
            if reading:
                yield reading


def _runs(lines: Sequence[Line], taken: frozenset[Place]) -> Iterator[list[Line]]:
    """The lines of each page between sentences, titles and what is taken."""
    for page in pages(lines):
        run: list[Line] = []
        for line in page:
            if line.sort in (Sort.PROSE, Sort.TITLE) or line.cell.place in taken:
                yield run
                run = []
            else:
                run.append(line)
        yield run


def _tables(run: Sequence[Line]) -> Iterator[list[Line]]:
    """A run parted where, below figures, a caption stands right above heads: it is a title."""
    table: list[Line] = []
    figures = False
    for line, below in pairwise([*run, None]):
        if line is None:
            break
        titles = line.sort is Sort.CAPTION and below is not None and below.sort is Sort.HEAD
        if figures and titles and not judging.is_total(line.cell.text):
            yield table
            table, figures = [], False
        table.append(line)
        figures |= line.sort is Sort.FIGURES
    yield table


def _read(table: Sequence[Line]) -> Reading | None:
    first = next((at for at, line in enumerate(table) if line.sort is Sort.HEAD), None)
    figures = sum(len(line.parts) for line in table)
    if first is None or figures < _FEWEST_FIGURES or not any(map(_is_called_total, table)):
        return None
    above = [line for line in table[:first] if line.sort is Sort.CAPTION]
    own = table[table.index(above[-1]) + 1 :] if above else table
    said = heads.told([line for line in own if line.sort is Sort.HEAD])
    over = heads.heads(said)
    if said.jumbled or may_be_out_of_turn(over) or len(over) < _FEWEST_COLUMNS:
        return None
    if figures > _MOST_ROWS * len(over):
        return None
    solved = solve(own, len(over), fewest=1)
    if solved is None:
        return None
    region = Region(above[-1] if above else None, tuple(own))
    reading = Reading(region, spans.in_turn(over, solved), solved)
    return reading if _adds_up(reading.captions, solved) else None


def _is_called_total(line: Line) -> bool:
    return line.sort is Sort.CAPTION and judging.is_surely_total(line.cell.text)


def _adds_up(said: Sequence[str], solved: Solved) -> bool:
    """Whether each row has a caption and is a total or a term, and each sum is called a total."""
    sums = totals.summed(values(solved.rows, solved.periods))
    added = frozenset(sums).union(*sums.values())
    called = all(judging.is_surely_total(said[at]) for at in sums)
    return bool(sums) and called and all(said) and added == frozenset(range(len(said)))
