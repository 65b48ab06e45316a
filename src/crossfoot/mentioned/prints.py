"""What a print of a figure says, and which fact it may be a print of."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from crossfoot.facts import fact_id
from crossfoot.model import (
    ConceptName,
    Duration,
    Fact,
    FactId,
    Figure,
    Gauge,
    Instant,
    Measure,
    Mention,
    Money,
    OwnMeasure,
    Period,
    Print,
    Proof,
    ProofKind,
    ProofTerm,
    Unit,
)
from crossfoot.patterns import regex
from crossfoot.tables.labels import labels_in
from crossfoot.value import Value, field, replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossfoot.mapping.naming import Named, Naming
    from crossfoot.mentioned.contradictions import Told
    from crossfoot.mentioned.measures import OtherMeasure
    from crossfoot.taxonomy.model import Concept, Taxonomy


FORECAST = ("StatementScenarioAxis", "ScenarioForecastMember")
"""A result carries no member: it is the axis' default."""
BOUNDS = {
    "minimum": ("RangeAxis", "MinimumMember"),
    "maximum": ("RangeAxis", "MaximumMember"),
}

SCHEDULED = {
    ConceptName("CommonStockDividendsPerShareDeclared"): ConceptName("DividendPerShare"),
}
"""What is told of a year by the times of it: the part for its end is not declared in it."""

_TIME = regex(r"\b(?:fiscal )?(?:half[- ])?year[- ]end\b|\binterim\b", re.IGNORECASE)

PLUG = Decimal("1.5")
"""A rounded print may differ by so many of its units because rows were made to add up."""

RowKey = tuple[tuple[str, ...], str]
"""Headings and caption, which together name a row."""

Facts = dict[FactId, Fact]
Spot = tuple[str, Period]


class Setting(Value):
    """What is known while mentions are settled."""

    taxonomy: Taxonomy
    naming: Naming
    currency: str
    twice: frozenset[Spot] = frozenset()
    rows: Mapping[RowKey, Named] = field(default_factory=dict)
    """What rows are that break a whole down."""
    measures: Mapping[RowKey, OtherMeasure] = field(default_factory=dict)
    """What rows are whose captions say something else in the statements."""
    aliases: Mapping[RowKey, Named] = field(default_factory=dict)
    """What captions name that have a figure which is a fact already."""
    repeats_only: bool = False

    def ambiguous(self, mention: Mention) -> bool:
        """Whether one name has several values at one time: what tells them apart is unknown."""
        return spot_of(mention, self) in self.twice


class Outcome(Value):
    """A fact, new or with one print more, and what is to be said of it."""

    fact: Fact
    proofs: tuple[Proof, ...] = ()
    contradictions: tuple[Told, ...] = ()


def names_of(mention: Mention, setting: Setting) -> tuple[Named, ...]:
    """What caption and headings name, with the members that row and time add."""
    added = setting.naming.member(mention.member) or () if mention.member else ()
    if mention.forecast:
        added = (*added, FORECAST)
    if mention.bound:
        added = (*added, BOUNDS[mention.bound])
    key = mention.headings, mention.caption
    row = setting.rows.get(key)
    if key in setting.measures:
        row = setting.measures[key].own
    names = (row,) if row else setting.naming.names(mention.caption, mention.headings)
    alias = setting.aliases.get(key)
    if alias and not row and all(name.concept != alias.concept for name in names):
        names = (alias,)  # what the caption names elsewhere is not meant here
    if mention.member:
        names = tuple(replace(n, concept=SCHEDULED.get(n.concept, n.concept)) for n in names)
    return tuple(replace(name, members=tuple(sorted((*name.members, *added)))) for name in names)


def without_time(text: str) -> str:
    """What a text says without the labels of periods in it: "FY2016 year-end dividends"."""
    for _, start, end in reversed(tuple(labels_in(text))):
        text = text[:start] + text[end:]
    return _TIME.sub(" ", text).strip()


def measure_over(mention: Mention, setting: Setting) -> Concept | None:
    """The non-GAAP measure that a heading names: what adds up to it may itself be adjusted."""
    for heading in reversed(mention.headings):
        for name in setting.naming.known(heading):
            concept = setting.taxonomy.concepts[name]
            if concept.parts and concept.alignment is None:
                return concept
    return None


def spot_of(mention: Mention, setting: Setting) -> Spot | None:
    """The new fact that a mention would make first, as far as names go."""
    if mention.period is None or mention.gauge not in (Gauge.VALUE, Gauge.CHANGE):
        return None
    since = f" since {mention.compared}" if mention.gauge is Gauge.CHANGE else ""
    for name in names_of(mention, setting):
        if name.exact:
            return f"{name.concept} {name.members}{since}", mention.period
    return None


def as_print(mention: Mention) -> Print:
    """The mention's figure in units, turned round where words say so."""
    return _in_units(mention.figure, mention.sign, mention.scale)


@lru_cache(maxsize=8192)
def _in_units(figure: Figure, sign: int, scale: int) -> Print:
    value = (sign * figure.value).scaleb(scale) + 0
    value = value.quantize(Decimal(1)) if scale >= figure.places else value
    return Print(figure, value, figure.places - scale)


def fact_of(name: Named, mention: Mention, facts: Facts, setting: Setting) -> Fact | None:
    """The fact that a name says, at the mention's time and in its unit."""
    concept = setting.taxonomy.concepts.get(name.concept)
    if concept is None or mention.period is None:
        return None
    period = _period_for(concept.period, mention.period)
    fact = facts.get(fact_id(name.concept, period, name.members)) if period else None
    return fact if fact and fact.unit == unit_of(mention, setting, concept) else None


def _period_for(period_type: str, period: Period) -> Period | None:
    """A balance said of a period is that at its end; a flow is of no moment."""
    if period_type == "instant":
        return period if isinstance(period, Instant) else period.closing
    return period if isinstance(period, Duration) else None


def unit_of(mention: Mention, setting: Setting, concept: Concept | None = None) -> Measure:
    """The unit in which a mention gives its figure.

    What it counts may be what `concept` is a count of, in other words than its unit.
    """
    if mention.noun == "shares":
        return Unit.SHARES
    if mention.figure.percent or mention.gauge in (Gauge.CHANGE, Gauge.RATIO):
        return Unit.PURE
    if mention.noun:
        known = concept.unit if concept and counts(concept, mention.noun, setting) else None
        return OwnMeasure(known or mention.noun)
    return Money(mention.currency or setting.currency, mention.per_share)


def counts(concept: Concept, noun: str, setting: Setting) -> bool:
    """Whether a concept's unit or captions speak of what is counted: "stores" are "outlets"."""
    said = setting.naming.words(noun)
    known = (concept.unit or "", *concept.captions("other"), concept.labels.get("en", ""))
    return bool(said) and said <= frozenset().union(*map(setting.naming.words, known))


def near(fact: Fact, printed: Print) -> bool:
    """Whether the fact rounds to the print; a deduction may be printed with the other sign."""
    apart = abs(abs(fact.value) - abs(printed.value))
    if fact.decimals <= printed.decimals:
        return not apart
    return apart <= unit(printed.decimals) / 2


@cache
def unit(decimals: int) -> Decimal:
    """One unit of the last digit; a release prints in a dozen precisions at most."""
    return Decimal(1).scaleb(-decimals)


def off_by_a_plug(fact: Fact, printed: Print) -> bool:
    """Whether a print that is no finer misses the fact by a unit, as adjusted rows do."""
    if fact.decimals < printed.decimals:
        return False
    return abs(abs(fact.value) - abs(printed.value)) <= PLUG * unit(printed.decimals)


def closing(period: Period | None) -> tuple[Period, ...]:
    """The moment at the end of a duration, at which its balances are told."""
    return (period.closing,) if isinstance(period, Duration) else ()


def repeat(fact: Fact, printed: Print) -> Outcome:
    """The fact with one print more, and the proof that the two prints agree."""
    terms = (ProofTerm(fact.id, Decimal(1)), ProofTerm(fact.id, Decimal(-1)))
    signed = printed if printed.value == fact.value else as_signed(fact, printed)
    proof = Proof("", ProofKind.REPEAT, "", fact.period, terms, Decimal(0))
    return Outcome(replace(fact, prints=(*fact.prints, signed)), (proof,))


def as_signed(fact: Fact, printed: Print) -> Print:
    """The print with the fact's sign: what is deducted is often printed without one."""
    same = (fact.value < 0) == (printed.value < 0)
    return printed if same else replace(printed, value=-printed.value)


def fact_at(name: Named, period: Period | None, facts: Facts, setting: Setting) -> Fact | None:
    """The fact that a name says of a period, if there is one."""
    concept = setting.taxonomy.concepts.get(name.concept)
    when = _period_for(concept.period, period) if concept and period else None
    return facts.get(fact_id(name.concept, when, name.members)) if when else None


def rounding(now: Fact, before: Fact) -> Decimal:
    """How far the rounding of both figures may move their quotient."""
    halves = [unit(fact.decimals) / 2 for fact in (now, before)]
    return (halves[0] + halves[1] * abs(now.value / before.value)) / abs(before.value)


def step(printed: Print) -> Decimal:
    """One unit of the last digit that a print shows."""
    return unit(printed.decimals)


def compared_span(now: Period, before: Period) -> Period:
    """A flow's own period; for balances the days from the one date to the other."""
    if isinstance(now, Instant) and isinstance(before, Instant):
        return Duration(before.on + dt.timedelta(days=1), now.on)
    return now
