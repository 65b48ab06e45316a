"""The rules of our own: silent on what is right, each loud on its own mistake."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from crossfoot.model import Fact, Money, Severity, Unit
from crossfoot.validation import rules
from crossfoot.validation.own import reading_of
from crossfoot.value import replace
from tests.rendering import samples

if TYPE_CHECKING:
    from crossfoot.validation.reading import Reading

Change = Callable[[Fact], Fact | None]

NEW, OLD, THIS, LAST = samples.NEW, samples.OLD, samples.THIS_YEAR, samples.LAST_YEAR
ADS = "WeightedAverageNumberOfAdsEquivalents"


def sample(*more: Fact) -> Reading:
    report = replace(samples.report(), facts=(*samples.facts(), *more))
    return reading_of(report, samples.taxonomy())


def changed(reading: Reading, beginning: str, change: Change) -> Reading:
    """The reading with one kind of fact, by the beginning of its id, changed or taken away."""
    assert any(fact.id.startswith(beginning) for fact in reading.facts)
    facts = (change(fact) if fact.id.startswith(beginning) else fact for fact in reading.facts)
    return replace(reading, facts=tuple(fact for fact in facts if fact))


def codes(reading: Reading) -> dict[str, Severity]:
    """What is found beyond the one line that the sample prints for one date only."""
    found = rules.check(reading)
    lone = ("EquityRatio.I2017-06-30",)
    return {it.code: it.severity for it in found if it.code != "rules.uneven" or it.facts != lone}


def times(by: int | str) -> Change:
    return lambda fact: replace(fact, value=fact.value * Decimal(by))


def plus(by: int | str) -> Change:
    return lambda fact: replace(fact, value=fact.value + Decimal(by))


def away(_fact: Fact) -> None:
    return None


def in_unit(unit: Money | Unit) -> Change:
    return lambda fact: replace(fact, unit=unit)


def test_a_sound_report_gives_no_finding() -> None:
    assert codes(sample()) == {}


def test_codes_are_unique_and_every_rule_has_a_source() -> None:
    names = [rule.code for rule in rules.RULES]
    assert len(names) == len(set(names))
    assert all(rule.source and rule.next_step for rule in rules.RULES)


@pytest.mark.parametrize(
    ("beginning", "change", "code"),
    [
        ("OtherAssets.I2017-06-30", plus(1000), "rules.sum"),
        ("OtherAssets.I2017-06-30", away, "rules.sum"),
        ("Revenues.D2017-04-01_2017-06-30.ServiceMember", plus(1000), "rules.members"),
        ("Assets.I2017-06-30", plus(1000), "rules.balance"),
        ("Assets.I2017-06-30", times("0.000001"), "rules.decimals"),
        ("Assets.I2017-06-30", in_unit(Money("USD")), "rules.currency"),
        ("EarningsPerShareBasic.D2017", in_unit(Money("JPY")), "rules.unit"),
        ("Assets.I2017-06-30", in_unit(Unit.SHARES), "rules.unit"),
        ("EquityRatio", in_unit(Money("JPY")), "rules.unit"),
        ("WeightedAverageNumberOfSharesOutstandingBasic.D2017", in_unit(Unit.PURE), "rules.unit"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_an_error(beginning: str, change: Change, code: str) -> None:
    assert codes(changed(sample(), beginning, change))[code] is Severity.ERROR


@pytest.mark.parametrize(
    ("beginning", "change", "code"),
    [
        ("ProfitLoss.D2017", away, "rules.total-missing"),
        ("CashAndCashEquivalentsAtCarryingValue.I2016-03-31", plus(1000), "rules.cash"),
        ("CashAndCashEquivalentsAtCarryingValue.I2016-03-31", away, "rules.cash-incomplete"),
        ("EarningsPerShareBasic.D2017", plus("0.01"), "rules.per-share"),
        ("WeightedAverageNumberOfDilutedSharesOutstanding.D2017", times("0.9"), "rules.diluted"),
    ],
)
def test_what_is_doubtful_is_a_warning(beginning: str, change: Change, code: str) -> None:
    assert codes(changed(sample(), beginning, change))[code] is Severity.WARNING


def test_two_values_of_one_fact_are_an_error_unless_rounding_explains_them() -> None:
    fact = samples.fact("Revenues", THIS, 40_963_905_000)
    rounded = replace(fact, value=Decimal(40_964_000_000), decimals=-6)
    assert "rules.duplicate" not in codes(sample(rounded))
    assert codes(sample(plus(1000)(fact) or fact))["rules.duplicate"] is Severity.ERROR


def test_a_member_that_took_another_s_place_is_noticed_though_the_sum_still_holds() -> None:
    reading = sample()
    (tree,) = reading.trees
    children = {**tree.children, tree.domain: (*tree.children[tree.domain], "OtherMember")}
    reading = replace(reading, trees=(replace(tree, children=children),))
    moved = changed(
        reading,
        "Revenues.D2017-04-01_2017-06-30.ServiceMember",
        lambda fact: replace(fact, members=((samples.AXIS, "OtherMember"),)),
    )
    assert codes(moved)["rules.exchanged"] is Severity.WARNING


def test_a_convenience_translation_is_no_second_currency() -> None:
    column = [
        replace(fact, value=fact.value / 100, unit=Money("USD"), id=fact.id)
        for fact in samples.facts()
        if fact.unit == samples.JPY
    ]
    assert "rules.currency" not in codes(sample(*column))


# ── what honest reports do ───────────────────────────────────────────────────────────────


def in_millions(reading: Reading) -> Reading:
    """Every figure rounded by itself, as in a report that prints millions."""
    facts = (
        replace(fact, value=round(fact.value, -6), decimals=-6)
        if isinstance(fact.unit, Money) and not fact.unit.per_share
        else fact
        for fact in reading.facts
    )
    return replace(reading, facts=tuple(facts))


def test_rounded_figures_that_miss_by_one_are_told_as_information() -> None:
    found = rules.check(in_millions(sample()))
    assert any(finding.code == "rules.rounding" for finding in found)
    assert {finding.severity for finding in found} == {Severity.INFO}


def test_members_that_never_add_up_are_a_part_of_the_whole() -> None:
    reading = changed(sample(), "Revenues.D2016-04-01_2016-06-30.ServiceMember", away)
    reading = changed(reading, "Revenues.D2017-04-01_2017-06-30.ServiceMember", times(2))
    reading = changed(reading, "Revenues.D2016-04-01_2016-06-30.SystemsMember", times(1))
    found = codes(changed(reading, "Revenues.D2016-04-01_2016-06-30.Systems", times(1)))
    assert found["rules.members-partial"] is Severity.INFO
    assert "rules.members" not in found


def test_other_movements_of_retained_earnings_are_no_mistake() -> None:
    found = codes(changed(sample(), "PaymentsOfDividends.D2017", plus(1000)))
    assert found == {"rules.retained-earnings": Severity.INFO}


def test_earnings_on_another_base_are_no_mistake_when_every_column_has_it() -> None:
    found = codes(changed(sample(), "EarningsPerShare", plus(1)))
    assert found == {"rules.per-share-otherwise": Severity.INFO}


# ── American depositary shares ───────────────────────────────────────────────────────────


def with_ads(ratio: str, rate: str = "7.83") -> Reading:
    """ADS beside the shares of both columns, and one amount per ADS."""
    counts = [
        samples.fact(
            f"{ADS}{kind}", fact.period, round(fact.value * Decimal(ratio)), 0, Unit.SHARES
        )
        for fact in samples.facts()
        for name, kind in (
            ("WeightedAverageNumberOfSharesOutstandingBasic", "Basic"),
            ("WeightedAverageNumberOfDilutedSharesOutstanding", "Diluted"),
        )
        if fact.concept == name
    ]
    earned = samples.fact("NetIncomePerAdsEquivalentBasic", THIS, rate, 2, samples.PER_SHARE)
    return sample(*counts, earned)


@pytest.mark.parametrize(("ratio", "rate"), [("2", "7.83"), ("1", "15.67"), ("0.1", "156.68")])
def test_ads_are_one_multiple_of_the_shares_or_one_part(ratio: str, rate: str) -> None:
    found = codes(with_ads(ratio, rate))
    assert {"rules.ads-count", "rules.ads-rate", "rules.per-share"}.isdisjoint(found)


def test_ads_that_do_not_fit_are_doubtful() -> None:
    found = codes(changed(with_ads("2"), f"{ADS}Basic.D2017", plus(30)))
    assert found["rules.ads-count"] is Severity.WARNING
    found = codes(with_ads("2", "7.86"))
    assert found["rules.ads-rate"] is Severity.WARNING
    assert found["rules.per-share"] is Severity.WARNING
