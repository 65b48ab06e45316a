"""The measure on made facts, each expectation reasoned from its definition."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from crossfoot.accuracy.gold import GoldFact, Span, gold_facts, span
from crossfoot.accuracy.measure import Said, Score, compare, total
from crossfoot.accuracy.reach import reachable
from crossfoot.accuracy.writing import share

if TYPE_CHECKING:
    from pathlib import Path

YEAR_END = dt.date(2024, 12, 31)
YEAR = Span(12, YEAR_END)
MOMENT = Span(0, YEAR_END)
COLUMNS = "concept,value,unit,decimals,start,end,instant,dims,row_label"


def filed(
    concept: str, value: str, when: Span = YEAR, unit: str = "USD", label: str = ""
) -> GoldFact:
    return GoldFact(concept, when, Decimal(value), unit, -6, label)


def reported(concept: str, value: str, when: Span = YEAR, decimals: int = -6) -> Said:
    return Said(concept, when, Decimal(value), decimals)


@pytest.mark.parametrize(
    ("first", "months"), [((2024, 10, 1), 3), ((2024, 9, 29), 3), ((2024, 1, 1), 12)]
)
def test_weeks_count_as_months(first: tuple[int, int, int], months: int) -> None:
    assert span(dt.date(*first), YEAR_END) == Span(months, YEAR_END)
    assert span(None, YEAR_END) == MOMENT


def test_a_fact_may_be_found_and_named_otherwise() -> None:
    gold = [filed("Assets", "1000000"), filed("Goodwill", "2000000"), filed("Cash", "5000000")]
    score, amiss = compare(
        [reported("Assets", "1000000"), reported("OtherAssets", "2000000")], gold, gold
    )
    assert (score.reach, score.found, score.tagged, score.tagged_alike) == (3, 2, 1, 1)
    assert [(each.kind, each.concept) for each in amiss] == [
        ("otherwise", "Goodwill"),
        ("missing", "Cash"),
    ]


def test_concepts_used_alike_are_told_from_the_very_concept() -> None:
    gold = [filed("CostOfRevenue", "1000000")]
    score, amiss = compare([reported("CostOfGoodsAndServicesSold", "1000000")], gold, gold)
    assert (score.tagged, score.tagged_alike, amiss) == (0, 1, ())


def test_a_turned_sign_is_false_and_a_rounding_is_not() -> None:
    gold = [filed("Assets", "-1000000"), filed("Cash", "1400000"), filed("Debt", "7000000")]
    have = [reported("Assets", "1000000"), reported("Cash", "1000000"), reported("Debt", "9000000")]
    score, _ = compare(have, gold, ())
    assert (score.checked, score.sign, score.wrong, score.false) == (3, 1, 1, 2)


def test_another_period_is_another_fact() -> None:
    score, _ = compare([reported("Cash", "1000000", MOMENT)], [filed("Cash", "1000000")], ())
    assert score.checked == 0


def test_what_is_not_printed_is_not_asked_for(tmp_path: Path) -> None:
    release = tmp_path / "release.htm"
    release.write_text(
        "<table><tr><td>Year 2024</td></tr>"
        "<tr><td>Net sales</td><td>12,345</td></tr>"
        "<tr><td>Income tax paid</td><td>321</td></tr>"
        "<tr><td>Growth</td><td>54,321</td><td>%</td></tr>"
        "<tr><td>Per share, basic</td><td>1.25</td></tr></table>"
    )
    asked = [
        filed("Revenues", "12345000000"),  # a long number needs no label
        filed("IncomeTaxesPaid", "321000000"),  # a short one does, and has it
        filed("Goodwill", "321000000"),  # and here has not
        filed("Inventory", "54321000000"),  # a percentage is no amount
        filed("EarningsPerShareBasic", "1.25", unit="USD/shares", label="Basic"),
        filed("Revenues", "12345000000", Span(12, dt.date(2019, 12, 31))),  # a year not printed
    ]
    found = [fact.concept for fact in reachable(asked, release)]
    assert found == ["Revenues", "IncomeTaxesPaid", "EarningsPerShareBasic"]


def test_gold_facts_are_amounts_without_dimensions(tmp_path: Path) -> None:
    table = tmp_path / "gold-x.csv"
    table.write_text(
        f"{COLUMNS}\n"
        "us-gaap:Assets,5,USD,-6,,2024-12-31,1,,Total\n"
        "us-gaap:Assets,5,USD,-6,,2024-12-31,1,axis=member,Total\n"
        "us-gaap:Rate,0.2,pure,2,2024-01-01,2024-12-31,0,,Rate\n"
        "own:Thing,5,USD,-6,,2024-12-31,1,,Thing\n"
        "us-gaap:Shares,7,shares,INF,,2024-12-31,1,,Shares\n"
    )
    facts = list(gold_facts(table))
    assert [(fact.concept, fact.decimals) for fact in facts] == [("Assets", -6), ("Shares", None)]


def test_totals_are_of_counts_and_shares_of_totals() -> None:
    whole = total([Score(reach=3, found=1), Score(reach=1, found=1)])
    assert share(whole.found, whole.reach) == Decimal("50.0")
    assert share(0, 0) is None
