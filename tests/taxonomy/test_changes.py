"""What is said outside of statements: changes, ratios, operating figures, and their captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossfoot.captions import vocabulary
from crossfoot.model import StatementKind
from crossfoot.spelling import normalise
from crossfoot.taxonomy import changes
from crossfoot.value import replace

if TYPE_CHECKING:
    from crossfoot.taxonomy.model import StatementView, Taxonomy

PRETAX = (
    "IncomeLossFromContinuingOperationsBeforeIncomeTaxes"
    "MinorityInterestAndIncomeLossFromEquityMethodInvestments"
)


def _view(taxonomy: Taxonomy, kind: str) -> StatementView:
    return next(view for view in taxonomy.statements if view.kind == kind)


def test_a_flagged_concept_has_a_fraction_and_a_difference(taxonomy: Taxonomy) -> None:
    flagged = {name for name, concept in taxonomy.concepts.items() if concept.changes}
    assert flagged == taxonomy.changes.keys()
    for name, pair in taxonomy.changes.items():
        base, (relative, difference) = taxonomy.concepts[name], map(taxonomy.concepts.get, pair)
        assert relative
        assert difference
        assert (relative.item_type, difference.item_type) == ("percent", base.item_type)
        for change in (relative, difference):
            assert (change.period, change.balance, change.nonnegative) == ("duration", None, False)
            assert changes.base_of(change.name) == name
        assert difference.unit == base.unit
        assert "below zero" in difference.documentation


def test_totals_and_what_releases_discuss_are_flagged(taxonomy: Taxonomy) -> None:
    assert {
        "Revenues", "CostOfRevenue", "GrossProfit", "OperatingIncomeLoss", "NetIncomeLoss",
        "Assets", "AssetsNoncurrent", "LiabilitiesCurrent", "AccountsPayableCurrent",
        "NumberOfContractsAndSubscriptions", "ContractedBandwidth", "OrderBacklog",
    } <= taxonomy.changes.keys()  # fmt: skip


def test_changes_are_rows_of_a_view_with_an_axis_of_comparison(taxonomy: Taxonomy) -> None:
    view = _view(taxonomy, changes.KIND)
    made = [name for pair in taxonomy.changes.values() for name in pair]
    assert [row.name for row in view.rows if not row.header] == made
    comparison = taxonomy.axes["ComparisonAxis"]
    assert comparison.name in view.axes
    assert [member.name for member in comparison.members] == ["PreviousPeriodMember"]


def test_what_is_generated_is_not_written(taxonomy: Taxonomy) -> None:
    written = changes.written(taxonomy)
    assert not any(changes.base_of(name) for name in written.concepts)
    assert changes.completed(written) == taxonomy
    bare = {name: replace(c, changes=False) for name, c in written.concepts.items()}
    assert changes.completed(replace(written, concepts=bare)).changes == {}


def test_a_ratio_divides_two_concepts_of_its_own_period(taxonomy: Taxonomy) -> None:
    assert taxonomy.ratios["GrossProfitToRevenues"] == ("GrossProfit", "Revenues")
    for name, pair in taxonomy.ratios.items():
        ratio = taxonomy.concepts[name]
        assert ratio.item_type == "percent"
        assert {taxonomy.concepts[part].period for part in pair} == {ratio.period}
        assert len({taxonomy.concepts[part].item_type for part in pair}) == 1


def test_a_unit_of_our_own_is_for_what_no_registered_type_counts(taxonomy: Taxonomy) -> None:
    units = {c.unit: c.item_type for c in taxonomy.concepts.values() if c.unit}
    assert units == {
        "contract": "integer",
        "subscriber": "integer",
        "ATM": "integer",
        "store": "integer",
        "employee": "integer",
        "Gbps": "decimal",
    }
    counted = [c for c in taxonomy.concepts.values() if c.item_type in ("integer", "decimal")]
    assert all(concept.unit for concept in counted)


def test_what_is_not_gaap_says_so_and_has_a_name_of_its_own(taxonomy: Taxonomy) -> None:
    named = [n for n in taxonomy.concepts if "NonGAAP" in n or "EBITDA" in n]
    own = [n for n in named if not changes.base_of(n)]
    assert len(own) == 8
    for name in own:
        concept = taxonomy.concepts[name]
        assert concept.documentation.startswith("Non-GAAP: ")
        assert concept.alignment is None


def test_a_cover_has_the_names_of_dei_and_text_for_facts(taxonomy: Taxonomy) -> None:
    names = [row.name for row in _view(taxonomy, "cover").rows if not row.header]
    assert {"EntityRegistrantName", "DocumentType", "DocumentPeriodEndDate"} < set(names)
    types = {taxonomy.concepts[name].item_type for name in names}
    assert types == {"string", "date", "year", "boolean"}
    assert taxonomy.statements[0].kind == "cover"


@pytest.mark.parametrize(
    ("caption", "concept"),
    [
        ("Total costs", "CostOfRevenue"),
        ("Total cost of revenues", "CostOfRevenue"),
        ("Total gross margin", "GrossProfit"),
        ("SG&A expenses and R&D", "SellingGeneralAdministrativeAndResearchExpense"),
        ("SG&A and R&D expenses in total", "SellingGeneralAdministrativeAndResearchExpense"),
        ("Net income attributable to Example", "NetIncomeLoss"),
        ("Total Example shareholders' equity", "StockholdersEquity"),
        ("Total Example shareholders' equity to total assets", "StockholdersEquityToAssets"),
        ("Other income (expenses)", "NonoperatingIncomeExpense"),
        ("Other -net", "OtherNonoperatingIncomeExpense"),
        ("Total contracted bandwidth*2", "ContractedBandwidth"),
        ("balance of noncurrent liabilities", "LiabilitiesNoncurrent"),
        ("accounts payable (trade and other)", "AccountsPayableCurrent"),
        ("capital lease obligations-noncurrent", "CapitalLeaseObligationsNoncurrent"),
        ("deferred tax asset-noncurrent", "DeferredTaxAssetsNetNoncurrent"),
        ("Dividend per Shares", "CommonStockDividendsPerShareDeclared"),
        ("Basic Net Income attributable to Example per Share", "EarningsPerShareBasic"),
        ("CAPEX, including capital leases", "CapitalExpendituresIncludingCapitalLeases"),
        ("Purchase of Property and Equipment", "PaymentsToAcquirePropertyPlantAndEquipment"),
        ("Income before Income Tax Expense (Benefit)", PRETAX),
    ],
)  # fmt: skip
def test_captions_of_summaries_and_prose_are_known(
    taxonomy: Taxonomy, caption: str, concept: str
) -> None:
    words = vocabulary(taxonomy, "Example")
    known = words.concepts[StatementKind.OTHER]
    assert known[normalise(caption, "Example")][0] == concept


def test_a_caption_of_prose_is_none_of_a_statement(taxonomy: Taxonomy) -> None:
    words = vocabulary(taxonomy)
    assert "segment profit" in words.concepts["other"]
    assert "segment profit" not in words.concepts["income"]
    assert "other" in words.concepts["income"]
    assert "other" not in words.concepts["other"]


def test_captions_of_summaries_add_to_those_of_statements(taxonomy: Taxonomy) -> None:
    for concept in taxonomy.concepts.values():
        assert set(concept.statement_only) <= set(concept.printed_as), concept.name
        assert set(concept.summarised_as).isdisjoint(concept.printed_as), concept.name
        if concept.summarised_as or concept.statement_only:
            assert "other" in concept.statements[1:], concept.name
