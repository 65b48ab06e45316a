"""Every sum is said once: by arcs, or by an assertion where arcs would say too much."""

from __future__ import annotations

import datetime as dt

from crossfoot.mentioned.arcs import declared
from crossfoot.model import (
    Duration,
    Fact,
    FactId,
    Figure,
    Place,
    Print,
    StatementKind,
    SummedConcept,
)
from crossfoot.value import replace
from tests.rendering.samples import fact

INCOME = StatementKind.INCOME
QUARTER = Duration(dt.date(2023, 4, 1), dt.date(2023, 6, 30))
HALF = Duration(dt.date(2023, 1, 1), dt.date(2023, 6, 30))
BY_LINE = SummedConcept(INCOME, "GrossProfit", (("Revenues", 1), ("CostOfRevenue", -1)))
BY_PRODUCT = SummedConcept(INCOME, "GrossProfit", (("GoodsMargin", 1), ("ServicesMargin", 1)))
WITH_FEES = replace(BY_LINE, parts=(("Revenues", 1), ("Fees", -1)))
WITH_BOTH = replace(BY_LINE, parts=(*BY_LINE.parts, ("Fees", -1)))


def _said(period: Duration, **values: int) -> dict[FactId, Fact]:
    facts = [_printed(fact(name, period, value, 0)) for name, value in values.items()]
    return {each.id: each for each in facts}


def _printed(it: Fact) -> Fact:
    figure = Figure(str(it.value), it.value, 0, Place(1, 1, 1))
    return replace(it, prints=(Print(figure, it.value, 0),))


def test_arcs_say_one_sum_of_a_total_and_an_assertion_each_other() -> None:
    said, findings = declared((BY_LINE, BY_PRODUCT, BY_LINE), {})
    assert said.arcs == (BY_LINE,)
    assert said.asserted == (BY_PRODUCT,)
    assert findings == ()


def test_a_line_that_the_quarter_lacks_is_among_the_arcs_all_the_same() -> None:
    """The quarter has costs and no fees, the half both: one set of arcs holds in each."""
    quarter = _said(QUARTER, GrossProfit=60, Revenues=100, CostOfRevenue=40)
    half = _said(HALF, GrossProfit=110, Revenues=200, CostOfRevenue=80, Fees=10)
    said, findings = declared((BY_LINE, WITH_BOTH), quarter | half)
    assert said.arcs == (WITH_BOTH,)
    assert said.asserted == ()
    assert findings == ()


def test_lines_of_either_period_alone_are_arcs_together() -> None:
    quarter = _said(QUARTER, GrossProfit=60, Revenues=100, CostOfRevenue=40)
    half = _said(HALF, GrossProfit=190, Revenues=200, Fees=10)
    said, _ = declared((BY_LINE, WITH_FEES), quarter | half)
    assert said.arcs == (WITH_BOTH,)
    assert said.asserted == ()


def test_a_period_that_tells_some_lines_only_has_no_arcs_to_break() -> None:
    quarter = _said(QUARTER, GrossProfit=60, Revenues=100, CostOfRevenue=40)
    said, findings = declared((BY_LINE,), quarter | _said(HALF, GrossProfit=110, Revenues=200))
    assert said.arcs == ()
    assert said.asserted == (BY_LINE,)
    assert [str(HALF) in each.message for each in findings] == [True]


def test_a_sum_that_is_wrong_where_all_of_it_is_told_stays_an_arc() -> None:
    """It is for the judge to say that the release contradicts itself."""
    said, findings = declared(
        (BY_LINE,), _said(QUARTER, GrossProfit=61, Revenues=100, CostOfRevenue=40)
    )
    assert said.arcs == (BY_LINE,)
    assert findings == ()
