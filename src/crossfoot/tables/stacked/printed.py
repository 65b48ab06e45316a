"""How a region is printed: captions in groups, figures in runs right below each other."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

from crossfoot.model import Cell
from crossfoot.tables.stacked.cells import Line, Sort, value
from crossfoot.tables.stacked.judging import Heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Place
    from crossfoot.tables.stacked.dealing import Run


def headings(lines: Sequence[Line]) -> list[Heading]:
    """The captions of a region, line by line."""
    numbers = groups(lines)
    alone = _alone(lines)
    return [
        Heading(
            line.cell.text,
            group,
            alone=at in alone,
            begins=line.begins,
            under=at > 0 and not line.begins and lines[at - 1].sort is Sort.FIGURES,
        )
        for at, (line, group) in enumerate(zip(lines, numbers, strict=True))
        if line.sort is Sort.CAPTION
    ]


def groups(lines: Sequence[Line]) -> list[int]:
    """For each line a number: captions with no figures between them have the same."""
    numbers: list[int] = []
    group, figures = 0, False
    for line in lines:
        if line.sort is Sort.CAPTION and figures:
            group, figures = group + 1, False
        figures |= line.sort is Sort.FIGURES
        numbers.append(group)
    return numbers


def _alone(lines: Sequence[Line]) -> frozenset[int]:
    """The captions with a blank line above them and figures or one more below."""
    following = [*(line.begins for line in lines[1:]), True][: len(lines)]
    return frozenset(
        at
        for at, (line, next_begins) in enumerate(zip(lines, following, strict=True))
        if line.sort is Sort.CAPTION and line.begins and next_begins
    )


def ways_to_run(lines: Sequence[Line]) -> Iterator[list[Run]]:
    """The runs with and without the figures that are plainly percentages."""
    whole = _runs(lines, drop=False)
    yield whole
    if any("%" in cell.text for run in whole for cell in run):
        yield _runs(lines, drop=True)


def _runs(lines: Sequence[Line], *, drop: bool) -> list[Run]:
    """Figures right below each other; several in one line are a row, and each a run."""
    found: list[Run] = []
    run: list[Cell] = []
    for line in lines:
        if line.begins or line.sort not in (Sort.FIGURES, Sort.CURRENCY) or len(line.parts) > 1:
            found += [tuple(run)] if run else []
            run = []
        if len(line.parts) > 1:
            found += [(cell,) for cell in line.parts]
        else:
            run += line.parts
    found += [tuple(run)] if run else []
    return [kept for each in found for kept in _without_shares(each)] if drop else found


def _without_shares(run: Run) -> list[Run]:
    """A run without percentages; where they alternate with others, rows are printed across."""
    kept = tuple(cell for cell in run if "%" not in cell.text)
    shares = ["%" in cell.text for cell in run]
    changes = sum(one != other for one, other in pairwise(shares))
    return [(cell,) for cell in kept] if changes >= len(run) - 1 else [kept] if kept else []


def beside_and_rest(lines: Sequence[Line]) -> tuple[Run, list[Line]]:
    """The figures printed among the captions, and the lines below; neither if there are few."""
    last = max((at for at, line in enumerate(lines) if line.sort is Sort.CAPTION), default=-1)
    end = last + 1
    while end < len(lines) and not lines[end].begins and lines[end].sort in _OF_FIGURES:
        end += 1
    beside = tuple(cell for line in lines[:end] for cell in line.parts)
    return beside, list(lines[end:])


_OF_FIGURES: Final = (Sort.FIGURES, Sort.CURRENCY)


def run_numbers(lines: Sequence[Line]) -> dict[Place, int]:
    """For the place of each figure which run, counted from the first, it is printed in."""
    runs = _runs(lines, drop=False)
    return {cell.place: number for number, run in enumerate(runs) for cell in run}


def padded(lines: Sequence[Line]) -> list[Run]:
    """Rows printed one by one, each figure a run; what a row lacks is an empty cell.

    A row lacks the columns whose figures are printed with other decimal places than its own.
    Nothing is given where rows are not printed one by one.
    """
    rows = rows_between_captions(lines)
    counts = Counter(len(row) for row in rows if len(row) > 1)
    width, often = counts.most_common(1)[0] if counts else (0, 0)
    if often < _FEWEST_FULL:
        return []
    full = [row for row in rows if len(row) == width]
    usual = [Counter(_places(row[at]) for row in full).most_common(1)[0][0] for at in range(width)]
    filled = (
        _filled(row[first : first + width], usual)
        for row in rows
        for first in range(0, len(row), width)
    )
    return [(cell,) for row in filled for cell in row]


_FEWEST_FULL: Final = 4
"""So many rows must be full for the others to be told to lack something."""


def rows_between_captions(lines: Sequence[Line]) -> list[list[Cell]]:
    """The figures between one group of captions and the next, whatever lines they are in."""
    rows: list[list[Cell]] = [[]]
    for line in lines:
        if line.sort is Sort.CAPTION and rows[-1]:
            rows.append([])
        rows[-1] += line.parts
    return [row for row in rows if row]


def _filled(row: Sequence[Cell], usual: Sequence[int]) -> list[Cell]:
    """The row with empty cells where other decimal places than its own are usual."""
    own = [_places(cell) for cell in row]
    taken = min(
        combinations(range(len(usual)), len(row)),
        key=lambda ats: (sum(usual[at] != each for at, each in zip(ats, own, strict=True)), ats),
    )
    cells = dict(zip(taken, row, strict=True))
    return [cells.get(at, Cell("", row[0].place)) for at in range(len(usual))]


def _places(cell: Cell) -> int:
    """The decimal places of a figure; cents count as none, since a row of them may be money."""
    read = value(cell)
    return read.places % _CENTS if read else 0


_CENTS: Final = 2
