"""Names that the header over a line rules out."""

from __future__ import annotations

from crossfoot.model import Line, StatementKind
from crossfoot.value import replace
from tests.mapping.test_likeness import YEAR, line, row, tags

INCOME = StatementKind.INCOME
COMPREHENSIVE = StatementKind.COMPREHENSIVE_INCOME


def under(header: str, text: str, value: str) -> Line:
    return replace(line(text, value), header=(header,))


def concepts(kind: StatementKind, lines: list[Line], *learned: object) -> list[str | None]:
    found = tags(kind, YEAR, lines, (), *learned)  # type: ignore[arg-type]
    return [tag.concept if tag else None for tag in found]


def test_a_part_of_one_cost_has_no_name_that_is_the_company_s() -> None:
    costs = "Selling, general and administrative expenses"
    lines = [under(costs, "Depreciation", "9"), under(costs, "Other", "50")]
    assert concepts(INCOME, lines) == [None, None]
    plain = [under("Operating expenses", "Depreciation", "9")]
    assert concepts(INCOME, plain) == ["Depreciation"]


def test_a_part_that_repeats_a_word_of_its_header_has_a_name_of_its_own() -> None:
    costs = "Selling, general and administrative expenses"
    lines = [under(costs, "Selling and marketing expenses", "9")]
    assert concepts(INCOME, lines) == ["SellingAndMarketingExpense"]


def test_lines_that_only_their_headers_tell_apart_are_named_as_those_say() -> None:
    caption, section = "Losses moved to net income", ""
    hedge = "OtherComprehensiveIncomeLossCashFlowHedgeGainLossReclassificationAfterTax"
    sold = (
        "OtherComprehensiveIncomeLossReclassificationAdjustmentFromAOCIForSaleOfSecuritiesNetOfTax"
    )
    spelled = "losses moved to net income"
    learned = [row(COMPREHENSIVE, section, spelled, sold)] * 3
    lines = [
        under("Change in gains on derivatives:", caption, "5"),
        under("Change in gains on securities:", caption, "4"),
    ]
    assert concepts(COMPREHENSIVE, lines, *learned) == [None, sold]
    told = [replace(lines[0], header=("Cash flow hedges:",)), lines[1]]
    both = [*learned, row(COMPREHENSIVE, section, spelled, hedge)]
    assert concepts(COMPREHENSIVE, told, *both) == [hedge, sold]
