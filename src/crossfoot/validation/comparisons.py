"""Changes, differences and ratios, recomputed from the facts that they compare.

Which facts those are is told by the names: `RevenuesRelativeChange`, `AssetsDifference`,
`GrossProfitToRevenues`. What is not reported itself is what its declared parts add up to.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.model import Duration
from crossfoot.validation.book import Amount, Book, Breach, describe, half_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.model import Fact, Period
    from crossfoot.validation.book import Members

RELATIVE, _DIFFERENCE, _RATIO = "RelativeChange", "Difference", "To"
_YEAR = dt.timedelta(days=365)
_NEAR = dt.timedelta(days=8)


def changes(book: Book) -> Iterator[Breach]:
    """A relative change or a difference that its two figures do not give."""
    for fact, base, ending in _changes(book):
        pair = _compared(book, base, fact)
        if pair:
            yield from _off(fact, *pair, relative=ending == RELATIVE)


def alone(book: Book) -> Iterator[Breach]:
    """A change or ratio of what the file has, without the two figures that it compares."""
    for fact, base, _ in _changes(book):
        if _is_told(book, base) and not _compared(book, base, fact):
            yield Breach(f"{describe(fact)} has no figures that it compares.", (fact.id,))
    for fact in book.reading.facts:
        told = [names for names in split(fact) if all(_is_told(book, name) for name in names)]
        if told and not any(_divided(book, fact, *names) for names in told):
            yield Breach(f"{describe(fact)} has no figures that it divides.", (fact.id,))


def units(book: Book) -> Iterator[Breach]:
    """A difference in another unit than the figures that it lies between."""
    for fact, base, ending in _changes(book):
        counted = {str(other.unit) for other in book.of(base)}
        if ending == _DIFFERENCE and counted and str(fact.unit) not in counted:
            text = f"{describe(fact)} is in {fact.unit}, {base} in {', '.join(sorted(counted))}."
            yield Breach(text, (fact.id,))


def _changes(book: Book) -> Iterator[tuple[Fact, str, str]]:
    """The changes, with the concept that changed, and which kind of change it is."""
    for fact in book.reading.facts:
        for ending in (RELATIVE, _DIFFERENCE):
            if fact.concept.endswith(ending):
                yield fact, fact.concept.removesuffix(ending), ending


def _is_told(book: Book, concept: str) -> bool:
    return bool(book.of(concept)) or concept in book.made_of


def _compared(book: Book, base: str, fact: Fact) -> tuple[Amount, Amount] | None:
    """The figure now and the one before: a year ago, or at the start of the period."""
    if not isinstance(fact.period, Duration):
        return None
    now = book.amount(base, fact.period, fact.members)
    ago = _year_ago(book, base, fact.period, fact.members)
    before = Amount.of(ago) if ago else None
    if now is None:
        now = book.amount(base, fact.period.closing, fact.members)
        before = book.amount(base, fact.period.opening, fact.members)
    return (now, before) if now and before and before.value else None


def year_ago(book: Book, fact: Fact) -> Fact | None:
    """The fact of the same line in the same period of the year before."""
    return _year_ago(book, fact.concept, fact.period, fact.members)


def _year_ago(book: Book, base: str, during: Period, members: Members) -> Fact | None:
    return next(
        (
            fact
            for fact in book.of(base)
            if fact.members == members and _is_year_before(fact.period, during)
        ),
        None,
    )


def _is_year_before(one: Period, other: Period) -> bool:
    if not (isinstance(one, Duration) and isinstance(other, Duration)):
        return False
    first, last = other.first - one.first, other.last - one.last
    return abs(first - _YEAR) <= _NEAR and abs(last - _YEAR) <= _NEAR


def _off(fact: Fact, now: Amount, before: Amount, *, relative: bool) -> Iterator[Breach]:
    moved = now.value - before.value
    slack = now.half + before.half * (abs(now.value / before.value) if relative else 1)
    exact = moved / before.value if relative else moved
    allowed = half_unit(fact) + (slack / abs(before.value) if relative else slack)
    if abs(exact - fact.value) > allowed:
        text = f"{describe(fact)} is not what {now} and {before} give."
        yield Breach(text, (fact.id, *now.facts, *before.facts))


def ratios(book: Book) -> Iterator[Breach]:
    """A ratio that is not the quotient of the two figures in its name."""
    for fact in book.reading.facts:
        for part, whole in _terms(book, fact):
            slack = part.half + whole.half * abs(part.value / whole.value)
            allowed = half_unit(fact) + slack / abs(whole.value)
            if abs(part.value / whole.value - fact.value) > allowed:
                text = f"{describe(fact)} is not {part} over {whole}."
                yield Breach(text, (fact.id, *part.facts, *whole.facts))


def _terms(book: Book, fact: Fact) -> Iterator[tuple[Amount, Amount]]:
    for dividend, divisor in split(fact):
        terms = _divided(book, fact, dividend, divisor)
        if terms:
            yield terms


def split(fact: Fact) -> Iterator[tuple[str, str]]:
    """What a name may divide by what: several, where "To" is a part of a name."""
    names = fact.concept.split(_RATIO)
    for at in range(1, len(names)):
        yield _RATIO.join(names[:at]), _RATIO.join(names[at:])


def _divided(book: Book, fact: Fact, part: str, whole: str) -> tuple[Amount, Amount] | None:
    terms = (_at(book, part, fact), _at(book, whole, fact))
    return (terms[0], terms[1]) if terms[0] and terms[1] and terms[1].value else None


def _at(book: Book, concept: str, fact: Fact) -> Amount | None:
    found = book.amount(concept, fact.period, fact.members)
    if found is None and isinstance(fact.period, Duration):
        return book.amount(concept, fact.period.closing, fact.members)
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
