"""Every sum is said once: by arcs, or by an assertion where arcs would say too much."""

from __future__ import annotations

from crossfoot.mentioned.arcs import declared
from crossfoot.model import StatementKind, SummedConcept

INCOME = StatementKind.INCOME
BY_LINE = SummedConcept(INCOME, "GrossProfit", (("Revenues", 1), ("CostOfRevenue", -1)))
BY_PRODUCT = SummedConcept(INCOME, "GrossProfit", (("GoodsMargin", 1), ("ServicesMargin", 1)))


def test_arcs_say_one_sum_of_a_total_and_an_assertion_each_other() -> None:
    said, findings = declared((BY_LINE, BY_PRODUCT, BY_LINE), {})
    assert said.arcs == (BY_LINE,)
    assert said.asserted == (BY_PRODUCT,)
    assert findings == ()
