"""Dividends per share: their schedule over a year, and what was paid."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.model import Duration
from crossfoot.validation.book import Book, Breach, describe, half_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crossfoot.model import Fact

_ISSUED, _TREASURY = "CommonStockSharesIssued", "TreasuryStockShares"
_SCHEDULE, _SCENARIO = "DividendScheduleAxis", "StatementScenarioAxis"


def sums(book: Book) -> Iterator[Breach]:
    """Dividends of a year that do not add up, or of other times than those of another year."""
    whole = [fact for fact in _dividends(book) if _SCHEDULE not in dict(fact.members)]
    schedules = {fact.id: _schedule(book, fact) for fact in whole}
    usual = max((len(set(names)) for names, _ in schedules.values()), default=0)
    for fact in whole:
        names, total = schedules[fact.id]
        if names and (total != fact.value or len(names) != usual or len(set(names)) != usual):
            text = f"The parts of {describe(fact)} are {total:f} at {len(set(names))} times."
            yield Breach(text, (fact.id,))


def alone(book: Book) -> Iterator[Breach]:
    """The dividend of a year without its parts, or they without it, where another year has both."""
    found = _by_year(book)
    if any(whole and parts for whole, parts in found.values()):
        for whole, parts in found.values():
            if not (whole and parts):
                fact = (whole or parts)[0]
                yield Breach(f"{describe(fact)} is not told with its whole year.", (fact.id,))


def out_of_order(book: Book) -> Iterator[Breach]:
    """A dividend that is a result, while one before it in the same year is a forecast still."""
    order = {
        member: place
        for tree in book.reading.trees
        if tree.axis == _SCHEDULE
        for place, member in enumerate(tree.children.get(tree.domain, ()))
    }
    for _, parts in _by_year(book).values():
        forecast = [_at(fact, order) for fact in parts if _SCENARIO in dict(fact.members)]
        for fact in parts:
            if _SCENARIO not in dict(fact.members) and _at(fact, order) > min(forecast, default=99):
                text = f"{describe(fact)} is a result, one before it a forecast."
                yield Breach(text, (fact.id,))


def _at(fact: Fact, order: Mapping[str, int]) -> int:
    return order.get(dict(fact.members)[_SCHEDULE], 0)


def _by_year(book: Book) -> Mapping[object, tuple[list[Fact], list[Fact]]]:
    """For each concept and period the dividends of the whole year, and its parts."""
    found: dict[object, tuple[list[Fact], list[Fact]]] = {}
    for fact in _dividends(book):
        sides = found.setdefault((fact.concept, fact.period), ([], []))
        sides[_SCHEDULE in dict(fact.members)].append(fact)
    return found


def paid(book: Book) -> Iterator[Breach]:
    """Dividends paid that are no dividend per share times the shares outstanding before."""
    rates = [fact for fact in _dividends(book) if fact.value]
    for payment in book.of("PaymentsOfDividends"):
        if payment.members or not isinstance(payment.period, Duration) or not rates:
            continue
        issued, held = (book.get(name, payment.period.opening) for name in (_ISSUED, _TREASURY))
        if issued:
            shares = issued.value - (held.value if held else 0)
            off = (abs(rate.value * shares - payment.value) for rate in rates)
            if all(each > half_unit(payment) for each in off):
                text = f"{describe(payment)} is no dividend per share times the shares outstanding."
                yield Breach(text, (payment.id, issued.id))


def _dividends(book: Book) -> Iterator[Fact]:
    for name in book.by_concept:
        if "Dividend" in name and "PerShare" in name:
            yield from book.of(name)


def _schedule(book: Book, whole: Fact) -> tuple[list[str], Decimal]:
    """The times at which a dividend of that year is paid, and how much it is together."""
    parts = [
        fact
        for fact in book.of(whole.concept)
        if fact.period == whole.period
        if _SCHEDULE in dict(fact.members) and _others(fact) <= set(whole.members)
    ]
    names = [dict(fact.members)[_SCHEDULE] for fact in parts]
    return names, sum((fact.value for fact in parts), Decimal(0))


def _others(fact: Fact) -> set[tuple[str, str]]:
    return {pair for pair in fact.members if pair[0] != _SCHEDULE}
