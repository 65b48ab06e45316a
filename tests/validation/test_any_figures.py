"""No figure, whatever it is, brings a rule to a stop: a file may say anything."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossfoot.filings.filed import Filed
from crossfoot.filings.rulebook import PROFILES
from crossfoot.filings.rulebook import check as check_book
from crossfoot.model import Fact, Money, OwnMeasure, Unit
from crossfoot.validation import rules
from crossfoot.validation.own import reading_of
from crossfoot.value import replace
from tests.rendering import samples

SAMPLE = reading_of(samples.report(), samples.taxonomy())
VALUES = st.sampled_from(
    [Decimal(0), Decimal(-1), Decimal("0.00001"), Decimal("1E+90"), Decimal("-9E-90"), Decimal(7)]
)
UNITS = st.sampled_from(
    [Money("USD"), Money("JPY", per_share=True), Unit.SHARES, Unit.PURE, OwnMeasure("gauges")]
)
DECIMALS = st.sampled_from([-99, -6, 0, 2, 99])
CHANGES = st.lists(
    st.tuples(st.integers(0, len(SAMPLE.facts) - 1), VALUES, st.none() | UNITS, DECIMALS),
    max_size=12,
)
TEXTS = st.sampled_from(["2017-06-30", "(ixTransformValueError)", "", "FY", "9999-99-99"])


@given(CHANGES, TEXTS)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_every_rule_comes_to_an_end(
    changes: list[tuple[int, Decimal, Money | Unit | OwnMeasure | None, int]], text: str
) -> None:
    facts = list(SAMPLE.facts)
    for at, value, unit, decimals in changes:
        facts[at] = _changed(facts[at], value, unit, decimals)
    said = tuple(replace(each, text=text) for each in SAMPLE.said)
    reading = replace(SAMPLE, facts=tuple(facts), said=said)
    rules.check(reading)
    for profile in PROFILES.values():
        list(check_book(Filed("instance"), reading, profile))


@given(VALUES, DECIMALS)
@settings(deadline=None, max_examples=30)
def test_all_figures_may_be_the_same(value: Decimal, decimals: int) -> None:
    facts = tuple(_changed(fact, value, None, decimals) for fact in SAMPLE.facts)
    rules.check(replace(SAMPLE, facts=facts))


def _changed(
    fact: Fact, value: Decimal, unit: Money | Unit | OwnMeasure | None, decimals: int
) -> Fact:
    return replace(fact, value=value, unit=unit or fact.unit, decimals=decimals)
