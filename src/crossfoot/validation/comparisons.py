"""Changes, differences and ratios, recomputed from the facts that they compare.

Which facts those are is told by the names: `RevenuesRelativeChange`, `AssetsDifference`,
`GrossProfitToRevenues`.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.model import Duration
from crossfoot.validation.book import Book, Breach, describe, half_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.model import Fact, Period
    from crossfoot.validation.book import Members

_RELATIVE, _DIFFERENCE, _RATIO = "RelativeChange", "Difference", "To"
_YEAR = dt.timedelta(days=365)
_NEAR = dt.timedelta(days=8)


def changes(book: Book) -> Iterator[Breach]:
    """A relative change or a difference that its two figures do not give."""
    for fact in book.reading.facts:
        for ending in (_RELATIVE, _DIFFERENCE):
            base = fact.concept.removesuffix(ending)
            pair = _compared(book, base, fact) if base != fact.concept else None
            if pair:
                yield from _off(fact, *pair, relative=ending == _RELATIVE)


def alone(book: Book) -> Iterator[Breach]:
    """A change of something that the file has, without the two figures it compares."""
    for fact in book.reading.facts:
        for ending in (_RELATIVE, _DIFFERENCE):
            base = fact.concept.removesuffix(ending)
            if base != fact.concept and book.of(base) and not _compared(book, base, fact):
                yield Breach(f"{describe(fact)} has no figures that it compares.", (fact.id,))


def _compared(book: Book, base: str, fact: Fact) -> tuple[Fact, Fact] | None:
    """The figure now and the one before: a year ago, or at the start of the period."""
    if not isinstance(fact.period, Duration):
        return None
    now = book.get(base, fact.period, fact.members)
    before = _year_ago(book, base, fact.period, fact.members)
    if now is None:
        now = book.get(base, fact.period.closing, fact.members)
        before = book.get(base, fact.period.opening, fact.members)
    return (now, before) if now and before and before.value else None


def _year_ago(book: Book, base: str, during: Duration, members: Members) -> Fact | None:
    for fact in book.of(base):
        if isinstance(fact.period, Duration) and fact.members == members:
            first, last = during.first - fact.period.first, during.last - fact.period.last
            if abs(first - _YEAR) <= _NEAR and abs(last - _YEAR) <= _NEAR:
                return fact
    return None


def _off(fact: Fact, now: Fact, before: Fact, *, relative: bool) -> Iterator[Breach]:
    moved = now.value - before.value
    slack = half_unit(now) + half_unit(before) * (abs(now.value / before.value) if relative else 1)
    exact = moved / before.value if relative else moved
    allowed = half_unit(fact) + (slack / abs(before.value) if relative else slack)
    if abs(exact - fact.value) > allowed:
        text = f"{describe(fact)} is not what {describe(now)} and {describe(before)} give."
        yield Breach(text, (fact.id, now.id, before.id))


def ratios(book: Book) -> Iterator[Breach]:
    """A ratio that is not the quotient of the two figures in its name."""
    for fact in book.reading.facts:
        for part, whole in _terms(book, fact):
            slack = half_unit(part) + half_unit(whole) * abs(part.value / whole.value)
            allowed = half_unit(fact) + slack / abs(whole.value)
            if abs(part.value / whole.value - fact.value) > allowed:
                text = f"{describe(fact)} is not {describe(part)} over {describe(whole)}."
                yield Breach(text, (fact.id, part.id, whole.id))


def _terms(book: Book, fact: Fact) -> Iterator[tuple[Fact, Fact]]:
    names = fact.concept.split(_RATIO)
    for at in range(1, len(names)):
        dividend, divisor = _RATIO.join(names[:at]), _RATIO.join(names[at:])
        part = _at(book, dividend, fact.period, fact.members)
        whole = _at(book, divisor, fact.period, fact.members)
        if part and whole and whole.value:
            yield part, whole


def _at(book: Book, concept: str, period: Period, members: Members) -> Fact | None:
    found = book.get(concept, period, members)
    if found is None and isinstance(period, Duration):
        return book.get(concept, period.closing, members)
    return found


def margins(book: Book) -> Iterator[Breach]:
    """A gross profit that is further from revenue less cost than rounded rows explain."""
    for margin in book.of("GrossProfit"):
        revenue, cost = (
            book.get(name, margin.period, margin.members) for name in ("Revenues", "CostOfRevenue")
        )
        if revenue and cost:
            off = abs(margin.value - revenue.value + cost.value)
            if off > sum((3 * half_unit(fact) for fact in (margin, revenue, cost)), Decimal(0)):
                text = f"{describe(margin)} is not {describe(revenue)} less {describe(cost)}."
                yield Breach(text, (margin.id, revenue.id, cost.id))
