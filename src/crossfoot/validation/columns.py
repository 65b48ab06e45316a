"""The facts of one table side by side: what a column has and its neighbour lacks."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from crossfoot.model import Duration
from crossfoot.validation.book import Book, Breach, describe
from crossfoot.validation.movements import CASH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crossfoot.model import Fact, Period
    from crossfoot.validation.book import Members

    Pair = tuple[Period, Period]

_MOST_TENTHS = 7
_FORECAST = "StatementScenarioAxis"
_ROLLED = frozenset(
    (
        *(stock for stock, _ in CASH),
        "StockholdersEquity",
        "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest",
    )
)
"""Balances that statements of cash flows and of equity begin and end with, on other days too."""


def uneven(book: Book) -> Iterator[Breach]:
    """A figure that one column of a table has and the column beside it lacks."""
    for fact, lacking in _uneven(book):
        yield Breach(f"{describe(fact)} is not reported for {lacking}.", (fact.id,))


def exchanged(book: Book) -> Iterator[Breach]:
    """One concept, two columns, and in each another member without its like in the other."""
    lone: defaultdict[object, list[tuple[Fact, Period]]] = defaultdict(list)
    for fact, lacking in _uneven(book):
        if fact.members:
            lone[fact.concept].append((fact, lacking))
    for entries in lone.values():
        for fact, lacking in entries:
            if any(other.period == lacking for other, _ in entries):
                text = f"{describe(fact)} has no like for {lacking}, where another member has."
                yield Breach(text, (fact.id,))


@lru_cache(maxsize=1)
def _uneven(book: Book) -> tuple[tuple[Fact, Period], ...]:
    beside = _beside(book)
    return tuple(
        (fact, period)
        for fact in book.reading.facts
        for period in beside.get(fact.period, ())
        if book.get(fact.concept, period, fact.members) is None
    )


def _beside(book: Book) -> Mapping[Period, tuple[Period, ...]]:
    """For each period those that report most of the same: the other columns of its tables."""
    lines: defaultdict[Period, set[tuple[str, Members]]] = defaultdict(set)
    for concept, period, members in book.facts:
        lines[period].add((concept, members))
    return {
        period: tuple(
            other
            for other in sorted(lines, key=str)
            if other != period
            and isinstance(other, Duration) == isinstance(period, Duration)
            and len(mine & lines[other]) * 10 > _MOST_TENTHS * max(len(mine), len(lines[other]))
        )
        for period, mine in lines.items()
    }


def strangers(book: Book) -> Iterator[Breach]:
    """A line with figures of two periods that no other line of its kind sets side by side."""
    kinds: defaultdict[object, list[list[Fact]]] = defaultdict(list)
    for (concept, _), line in _lines(book).items():
        if concept in _ROLLED:
            continue
        axes = tuple(axis for axis, _ in line[0].members)
        kinds[axes, str(line[0].unit), isinstance(line[0].period, Duration)].append(line)
    for lines in kinds.values():
        count = Counter(pair for line in lines for pair in _pairs(line))
        usual = {period for pair in count if count[pair] > 1 for period in pair}
        for line in lines:
            for first, second in combinations(line, 2):
                periods = {first.period, second.period}
                if count[_pair(first, second)] == 1 and periods & usual:
                    text = f"{describe(first)} stands alone beside {second.period}."
                    yield Breach(text, (first.id, second.id))


def _lines(book: Book) -> Mapping[tuple[str, Members], list[Fact]]:
    """The facts of each line of a table: of one concept and its members, at several times."""
    lines: defaultdict[tuple[str, Members], list[Fact]] = defaultdict(list)
    for (concept, _, members), fact in book.facts.items():
        lines[concept, members].append(fact)
    return lines


def _pairs(line: list[Fact]) -> Iterator[Pair]:
    return (_pair(first, second) for first, second in combinations(line, 2))


def _pair(first: Fact, second: Fact) -> Pair:
    early, late = sorted((first.period, second.period), key=str)
    return early, late


def apart(book: Book) -> Iterator[Breach]:
    """Members of one axis that stand under one other member in one column, not in another."""
    for columns in _by_axis(book).values():
        settled = [column for column in columns if len({_rest(*entry) for entry in column}) == 1]
        for column in columns if settled else ():
            rests = Counter(_rest(*entry) for entry in column)
            usual = {_rest(*entry) for entry in settled[0]}
            for fact, axis in column if len(rests) > 1 else ():
                if _rest(fact, axis) not in usual:
                    yield Breach(f"{describe(fact)} stands apart from its like.", (fact.id,))


def _by_axis(book: Book) -> Mapping[object, list[list[tuple[Fact, str]]]]:
    """For each concept and axis a list of columns: the facts with one member of the axis each."""
    columns: defaultdict[tuple[str, str, Period], list[tuple[Fact, str]]] = defaultdict(list)
    for fact in book.facts.values():
        for axis, _ in fact.members:
            columns[fact.concept, axis, fact.period].append((fact, axis))
    found: defaultdict[object, list[list[tuple[Fact, str]]]] = defaultdict(list)
    for (concept, axis, _), column in columns.items():
        members = [dict(fact.members)[axis] for fact, _ in column]
        if 1 < len(members) == len(set(members)):
            found[concept, axis].append(column)
    return found


def _rest(fact: Fact, axis: str) -> Members:
    """The other members; that of a forecast is of the time, not of the table."""
    return tuple(pair for pair in fact.members if pair[0] not in (axis, _FORECAST))


def crossed(book: Book) -> Iterator[Breach]:
    """Two members whose figures fit another column better when they are exchanged."""
    for first, second in combinations(_broken_down(book), 2):
        if first[0][0] == second[0][0]:
            yield from _crossed(first[1], second[1])


def _broken_down(book: Book) -> list[tuple[tuple[str, Members], list[Fact]]]:
    """The lines of members; a forecast continues the line of the results."""
    lines: defaultdict[tuple[str, Members], list[Fact]] = defaultdict(list)
    for (concept, _, _), fact in book.facts.items():
        own = _without_forecast(fact)
        if own:
            lines[concept, own].append(fact)
    return [(key, line) for key, line in lines.items() if len(line) > 1]


def _without_forecast(fact: Fact) -> Members:
    return tuple(pair for pair in fact.members if pair[0] != _FORECAST)


def _crossed(first: list[Fact], second: list[Fact]) -> Iterator[Breach]:
    beside = {fact.period: fact for fact in second}
    both = [(fact, beside[fact.period]) for fact in first if fact.period in beside]
    for (one, two), (like_one, like_two) in combinations(both, 2):
        fits = _alike(one, like_one) or _alike(two, like_two)
        if not fits and _alike(one, like_two) and _alike(two, like_one):
            text = f"{describe(one)} and {describe(two)} seem to have each other's figures."
            yield Breach(text, (one.id, two.id))


def _alike(one: Fact, other: Fact) -> bool:
    """Whether two figures are of one sign and size."""
    low, high = sorted((abs(one.value), abs(other.value)))
    return (one.value * other.value > 0 and high < _SIZE * low) or one.value == other.value


_SIZE = 4


def other_lines(book: Book) -> Iterator[Breach]:
    """A concept that has one line more in each of two columns, but not the same one."""
    for concept in book.by_concept:
        columns: defaultdict[Period, dict[Members, Fact]] = defaultdict(dict)
        for fact in book.of(concept):
            columns[fact.period][_without_forecast(fact)] = fact
        for one, two in combinations(columns.values(), 2):
            mine = [one[own] for own in one if own not in two]
            theirs = [two[own] for own in two if own not in one]
            if len(one) == len(two) > 1 and len(mine) == 1:
                text = f"{describe(mine[0])} stands where else {describe(theirs[0])} does."
                yield Breach(text, (mine[0].id, theirs[0].id))
