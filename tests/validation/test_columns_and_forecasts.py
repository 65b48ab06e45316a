"""What facts of one table, one schedule or one forecast tell of each other."""

from __future__ import annotations

import datetime as dt

import pytest

from crossfoot.model import Duration, Fact, FactId, OwnMeasure, Severity, Unit
from crossfoot.validation import rules
from crossfoot.validation.reading import Arc, MemberTree, Reading, Said
from crossfoot.value import replace
from tests.rendering import samples

THIS, LAST, NEW, OLD = samples.THIS_YEAR, samples.LAST_YEAR, samples.NEW, samples.OLD
YEAR = Duration(dt.date(2017, 4, 1), dt.date(2018, 3, 31))
BEFORE = Duration(dt.date(2016, 4, 1), dt.date(2017, 3, 31))
FORECAST = ("StatementScenarioAxis", "ScenarioForecastMember")
SEGMENTS, ITEMS, SCHEDULE = (
    "StatementBusinessSegmentsAxis",
    "ConsolidationItemsAxis",
    "DividendScheduleAxis",
)
OPERATING = (ITEMS, "OperatingSegmentsMember")
TIMES = ("FirstQuarterDividendMember", "SecondQuarterDividendMember")
DAY = Said(FactId("day"), "DocumentPeriodEndDate", THIS, "2017-06-30", None, ())

of = samples.fact


def codes(*facts: Fact, **known: tuple[object, ...]) -> dict[str, Severity]:
    reading = replace(Reading(facts), **known)
    return {finding.code: finding.severity for finding in rules.check(reading)}


def test_a_fact_that_stands_twice_is_one_too_many() -> None:
    cash = of("Cash", NEW, 5_000)
    assert codes(cash, replace(cash, id=FactId("again"))) == {"rules.repeated": Severity.WARNING}
    assert codes(cash) == {}


def lines(last: Duration) -> list[Fact]:
    """Four lines of a table; of the first the figure before is one of the period `last`."""
    names = ("Wages", "Rent", "Taxes", "Dues")
    now = [of(name, THIS, 7_000) for name in names]
    return [*now, of("Wages", last, 6_000), *(of(name, LAST, 6_000) for name in names[1:])]


def test_a_line_that_sets_other_columns_side_by_side_is_told() -> None:
    assert codes(*lines(LAST)) == {}
    assert codes(*lines(BEFORE))["rules.strangers"] is Severity.INFO


def test_cash_stands_beside_the_balances_of_other_days() -> None:
    cash = "CashAndCashEquivalentsAtCarryingValue"
    balances = [of(name, on, 9_000) for name in ("Land", "Debts") for on in (NEW, OLD)]
    days = (NEW, OLD, samples.BEFORE)
    assert codes(*balances, *(of(cash, on, 9_000) for on in days)) == {}


def segments(during: Duration, *, apart: bool = False) -> list[Fact]:
    beside = (ITEMS, "IntersegmentEliminationMember") if apart else OPERATING
    return [
        of("Profit", during, 5_000, members=(OPERATING, (SEGMENTS, "SeaMember"))),
        of("Profit", during, 3_000, members=(beside, (SEGMENTS, "LandMember"))),
    ]


def test_a_segment_that_stands_apart_from_the_others_is_told() -> None:
    assert codes(*segments(THIS), *segments(LAST)) == {}
    assert codes(*segments(THIS, apart=True), *segments(LAST))["rules.apart"] is Severity.INFO
    assert "rules.apart" not in codes(*segments(THIS, apart=True), *segments(LAST, apart=True))


def test_two_members_that_took_each_other_s_figures_are_told() -> None:
    def profit(during: Duration, sea: int, land: int) -> list[Fact]:
        pairs = (("SeaMember", sea), ("LandMember", land))
        return [of("Profit", during, v, members=((SEGMENTS, name),)) for name, v in pairs]

    assert codes(*profit(THIS, 9_000_000, 40_000), *profit(LAST, 8_000_000, 50_000)) == {}
    found = codes(*profit(THIS, 40_000, 9_000_000), *profit(LAST, 8_000_000, 50_000))
    assert found == {"rules.crossed": Severity.INFO}
    assert codes(*profit(THIS, 40_000, 9_000_000), *profit(LAST, 50_000, 60_000)) == {}


def test_another_line_in_the_column_beside_is_told() -> None:
    sea, land, air = (((SEGMENTS, name),) for name in ("SeaMember", "LandMember", "AirMember"))
    mine = [of("Profit", THIS, 4_000, members=own) for own in (sea, land)]
    theirs = [of("Profit", LAST, 4_000, members=own) for own in (sea, air)]
    assert codes(*mine, *theirs)["rules.other-line"] is Severity.INFO
    assert "rules.other-line" not in codes(*mine, theirs[0])


# ── forecasts ────────────────────────────────────────────────────────────────────────────


def test_a_forecast_is_of_the_time_after_the_period_that_is_reported() -> None:
    result, forecast = of("Sales", THIS, 1_000), of("Sales", YEAR, 5_000, members=(FORECAST,))
    assert codes(result, forecast, said=(DAY,)) == {}
    past = of("Sales", BEFORE, 5_000, members=(FORECAST,))
    assert codes(past, said=(DAY,)) == {"rules.forecast-past": Severity.WARNING}
    future = of("Sales", YEAR, 5_000)
    assert codes(future, said=(DAY,)) == {"rules.result-future": Severity.WARNING}
    assert codes(past, future) == {}  # the report does not say which period it is about


def dividends(during: Duration, *parts: str, forecast: tuple[bool, ...] = ()) -> list[Fact]:
    """A schedule of parts and their sum; those of `forecast` are not decided on yet."""
    expected = forecast or (False,) * len(parts)
    facts = [
        of("DividendPerShare", during, value, 2, samples.PER_SHARE,
           ((SCHEDULE, name), *((FORECAST,) if ahead else ())))
        for name, value, ahead in zip(TIMES, parts, expected, strict=False)
    ]  # fmt: skip
    whole = (FORECAST,) if any(expected) else ()
    return [*facts, of("DividendPerShare", during, "27.00", 2, samples.PER_SHARE, whole)]


TREES = (MemberTree(SCHEDULE, "ScheduleDomain", {"ScheduleDomain": TIMES}),)


def test_dividends_are_told_with_their_whole_year() -> None:
    both = dividends(BEFORE, "13.50", "13.50")
    assert codes(*both) == {}
    found = codes(*both, *dividends(YEAR, "13.50", "13.50")[:-1])
    assert found["rules.dividends-alone"] is Severity.INFO


@pytest.mark.parametrize(
    ("forecast", "told"),
    [((False, True), set()), ((True, True), set()), ((True, False), {"rules.dividends-order"})],
)
def test_no_result_comes_after_a_forecast(forecast: tuple[bool, ...], told: set[str]) -> None:
    assert codes(*dividends(YEAR, "13.50", "13.50", forecast=forecast), trees=TREES).keys() == told


# ── what is compared ─────────────────────────────────────────────────────────────────────


def test_a_difference_has_the_unit_of_what_differs() -> None:
    width = [
        of("Width", NEW, 12, 0, OwnMeasure("Gbps")),
        of("Width", OLD, 10, 0, OwnMeasure("Gbps")),
    ]
    during = Duration(dt.date(2017, 4, 1), dt.date(2017, 6, 30))
    assert codes(*width, of("WidthDifference", during, 2, 0, OwnMeasure("Gbps"))) == {}
    found = codes(*width, of("WidthDifference", during, 2, 0, Unit.PURE))
    assert found == {"rules.change-unit": Severity.WARNING}


def test_a_difference_may_lie_between_sums_of_what_is_reported() -> None:
    arcs = tuple(Arc("role", "Payables", part, samples.fact("x", NEW, 1).value)
                 for part in ("Trade", "Other"))  # fmt: skip
    parts = [of(name, on, value) for name, on, value in (
        ("Trade", NEW, 9_000), ("Other", NEW, 3_000), ("Trade", OLD, 8_000), ("Other", OLD, 2_000),
    )]  # fmt: skip
    assert codes(*parts, of("PayablesDifference", THIS, 2_000), arcs=arcs) == {}
    found = codes(*parts, of("PayablesDifference", THIS, 5_000), arcs=arcs)
    assert found == {"rules.change": Severity.WARNING}


def test_a_ratio_without_the_figures_that_it_divides_is_told() -> None:
    facts = [of("Profit", THIS, 5_000), of("Sales", THIS, 20_000)]
    assert codes(*facts, of("ProfitToSales", THIS, "0.25", 2, Unit.PURE)) == {}
    found = codes(*facts, of("ProfitToSales", LAST, "0.25", 2, Unit.PURE))
    assert found == {"rules.change-alone": Severity.INFO}


def test_intangible_assets_are_told_in_two_ways_that_agree() -> None:
    def told(loose: int) -> dict[str, Severity]:
        return codes(
            of("Goodwill", NEW, 6_000),
            of("IntangibleAssetsNetExcludingGoodwill", NEW, 5_000),
            of("FiniteLivedIntangibleAssetsNet", NEW, 4_000),
            of("IntangibleAssetsNotAmortizedIncludingGoodwill", NEW, loose),
        )

    assert told(7_000) == {}
    assert told(17_000) == {"rules.intangibles": Severity.WARNING}


def test_segments_that_add_up_in_no_column_are_told() -> None:
    def column(whole: int) -> list[Fact]:
        return [of("Profit", THIS, whole), *segments(THIS)]

    assert codes(*column(8_000)) == {}
    assert codes(*column(12_000)) == {"rules.segments-partial": Severity.INFO}
