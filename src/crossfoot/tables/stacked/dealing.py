"""Runs of figures dealt out to columns: a reader of columns prints each column bit by bit.

A table is printed in bands: so many rows of the first column, as many of the second, and so on;
then the next band. Where a band is torn, its bits go wherever all columns come out alike long.
Every way to deal is weighed by how far it leaves that order, and by what adds up over the bits of
a column; the best few are given.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from crossfoot.tables.stacked.cells import value
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Cell

Run = tuple["Cell", ...]
"""Figures that are printed one right below the other."""

_WIDEST_BEAM: Final = 48
_ALIKE: Final = 4
"""So many ways to the same counts are kept."""
_PART: Final = 1
"""What it costs to begin a column with less than its band has."""
_AGAIN: Final = 1
"""What it costs to go on with the column that had the run before."""
_ANYWHERE: Final = 3
"""What it costs to take a column out of turn."""
_UNLIKE: Final = 3
"""What it costs that a row has cents in one column and none in another."""
_LINKED: Final = 4
"""What it is worth that a figure of a run is the sum of some before that run."""
_MOST_TERMS: Final = 16


class Deal(Value):
    """Columns alike long, dealt of the first so many `runs`, at a cost."""

    columns: tuple[tuple[Cell, ...], ...]
    runs: int
    cost: int


Open = tuple[tuple[Decimal, int], ...]
"""The figures of a column that no total has closed yet, each with the number of its run."""


class _State(NamedTuple):
    rank: int
    """The cost, less what adds up."""
    cost: int
    counts: tuple[int, ...]
    last: int
    signs: str
    open: tuple[Open, ...]
    before: _State | None


class _Told(NamedTuple):
    """A run as the dealer sees it: whether each figure has cents, and its value."""

    number: int
    signs: str
    values: tuple[Decimal, ...]


def deals(
    runs: Sequence[Run], width: int, most_rows: int, beam: int = _WIDEST_BEAM
) -> Iterator[Deal]:
    """Ways to deal the first of the runs to so many columns, each with all columns alike long."""
    states = [_State(0, 0, (0,) * width, -1, "", ((),) * width, None)]
    known: dict[tuple[Open, int], tuple[Open, bool]] = {}
    for number, run in enumerate(runs):
        told = _told(number, run)
        grown = [new for state in states for new in _grown(state, told, most_rows, known)]
        kept: Counter[tuple[tuple[int, ...], int]] = Counter()
        states = []
        for new in sorted(grown, key=lambda state: state[:4]):
            kept[new.counts, new.last] += 1
            if kept[new.counts, new.last] <= _ALIKE and len(states) < beam:
                states.append(new)
        for state in states:
            if len(set(state.counts)) == 1:
                yield Deal(_columns(state, runs[: number + 1], width), number + 1, state.cost)


def _told(number: int, run: Run) -> _Told:
    figures = [value(cell) for cell in run]
    values = tuple(figure.value if figure else Decimal(0) for figure in figures)
    return _Told(number, "".join(_cents(cell.text) for cell in run), values)


def _cents(text: str) -> str:
    """Whether a figure has cents, as figures per share do: a row has them in all columns."""
    digits = text.rstrip(")% ")
    if not digits[-1:].isdigit():
        return "?"
    return "c" if digits[-3:-2] == "." else "i"


def _grown(
    state: _State, run: _Told, most_rows: int, known: dict[tuple[Open, int], tuple[Open, bool]]
) -> Iterator[_State]:
    counts = state.counts
    length = len(run.signs)
    for at, count in enumerate(counts):
        new = count + length
        if new > most_rows:
            continue
        signs, unlike = _joined(state.signs, run.signs, count)
        key = state.open[at], run.number
        if key not in known:
            known[key] = _closed(*key, run.values)
        still_open, linked = known[key]
        cost = _turn(state, at, new) + unlike
        rank = state.rank + cost - (_LINKED if linked else 0)
        columns = (*state.open[:at], still_open, *state.open[at + 1 :])
        yield _State(
            rank,
            state.cost + cost,
            (*counts[:at], new, *counts[at + 1 :]),
            at,
            signs,
            columns,
            state,
        )


def _turn(state: _State, at: int, new: int) -> int:
    """What it costs that a run goes to this column, out of turn or not."""
    counts = state.counts
    fullest = max(counts)
    if 0 <= state.last == at - 1 and new == counts[state.last]:
        return 0
    if at == counts.index(min(counts)):
        if fullest in (counts[at], new):
            return 0
        return _PART if new < fullest else _AGAIN
    if at == counts.index(fullest):
        return _PART
    return _AGAIN if at == state.last else _ANYWHERE


def _joined(rows: str, run: str, first: int) -> tuple[str, int]:
    """Which rows have cents, with those of a run that begins at one, and what it costs."""
    end = first + len(run)
    known = rows[first:end].ljust(len(run), "?")
    unlike = sum({a, b} == {"c", "i"} for a, b in zip(known, run, strict=True))
    both = "".join(b if a == "?" else a for a, b in zip(known, run, strict=True))
    return rows[:first] + both + rows[end:], _UNLIKE * unlike


def _closed(open_figures: Open, number: int, values: Sequence[Decimal]) -> tuple[Open, bool]:
    """What is open below a run, and whether one of its figures is a sum of some above it."""
    found = list(open_figures)
    linked = False
    for each in values:
        count = _terms(found, each)
        if count:
            linked |= found[-count][1] < number
            del found[-count:]
        found.append((each, number))
    return tuple(found), linked


def _terms(open_figures: Sequence[tuple[Decimal, int]], total: Decimal) -> int:
    """How many of the last open figures make a total: added, or the first less the others."""
    if not total:
        return 0
    added = Decimal(0)
    for count, (each, _) in enumerate(reversed(open_figures[-_MOST_TERMS:]), start=1):
        if count > 1 and total in (each + added, each - added):
            return count
        added += each
    return 0


def _columns(state: _State, runs: Sequence[Run], width: int) -> tuple[tuple[Cell, ...], ...]:
    columns: list[list[Run]] = [[] for _ in range(width)]
    at: _State | None = state
    for run in reversed(runs):
        if at is not None:
            columns[at.last].insert(0, run)
            at = at.before
    return tuple(tuple(cell for run in column for cell in run) for column in columns)
