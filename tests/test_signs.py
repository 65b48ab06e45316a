"""Signs follow what a line does to its total, not how it is printed: made statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot import pipeline
from crossfoot.signs import balance_said
from tests.stages import read, report_of

if TYPE_CHECKING:
    from pathlib import Path

INCOME = """Acme Widgets Inc. (NYSE: ACME)
Consolidated Statements of Income
Three Months Ended
June 30, 2017
June 30, 2016
In thousands of U.S. dollars
"""


def statement(rows: dict[str, tuple[str, str]]) -> str:
    body = "\n".join(f"{caption}\n{a}\n{b}" for caption, (a, b) in rows.items())
    return INCOME + body + "\n"


def values(rows: dict[str, tuple[str, str]], folder: Path) -> dict[str, str]:
    report, _ = report_of(statement(rows), folder)
    return {f.concept: f"{f.value:f}" for f in report.facts if "2017-06-30" in f.id}


PLAIN = {
    "Total revenues": ("91,234", "88,123"),
    "Cost of revenues": ("60,111", "59,001"),
    "Gross profit": ("31,123", "29,122"),
    "General and administrative": ("20,100", "19,003"),
    "Operating income": ("11,023", "10,119"),
    "Interest expense": ("1,017", "1,003"),
    "Income before income taxes": ("10,006", "9,116"),
    "Income tax expense": ("2,004", "2,110"),
    "Net income": ("8,002", "7,006"),
}
SHOWN_NEGATIVE = {"Cost of revenues", "General and administrative", "Interest expense"}


def test_expenses_printed_without_signs_are_positive(tmp_path: Path) -> None:
    found = values(PLAIN, tmp_path)
    assert found["CostOfRevenue"] == "60111000"
    assert found["InterestExpense"] == "1017000"
    assert found["IncomeTaxExpenseBenefit"] == "2004000"
    assert found["OperatingIncomeLoss"] == "11023000"


def test_a_caption_says_what_a_figure_without_parentheses_is() -> None:
    assert balance_said("Other (income) expense, net") == "debit"
    assert balance_said("Nonoperating (gains)/losses") == "debit"
    assert balance_said("Other income (expense), net") == "credit"
    assert balance_said("Gain (loss) on investments") == "credit"
    assert balance_said("Provision for (benefit from) taxes") is None
    assert balance_said("Other income, net") is None
    assert balance_said("Net income (loss) attributable to noncontrolling interests") is None


def test_a_line_in_no_sum_has_the_sign_that_its_caption_says(tmp_path: Path) -> None:
    rows = PLAIN | {"Other (income) expense, net": ("57", "(41)")}
    assert values(rows, tmp_path)["OtherNonoperatingIncomeExpense"] == "-57000"


def test_expenses_printed_in_parentheses_are_the_same_facts(tmp_path: Path) -> None:
    rows = {
        caption: (f"({a})", f"({b})") if caption in SHOWN_NEGATIVE else (a, b)
        for caption, (a, b) in PLAIN.items()
    }
    assert values(rows, tmp_path) == values(PLAIN, tmp_path)


def test_a_loss_is_negative_and_a_tax_benefit_too(tmp_path: Path) -> None:
    rows = {
        "Total revenues": ("31,234", "38,123"),
        "Total costs and expenses": ("60,111", "59,001"),
        "Operating loss": ("(28,877)", "(20,878)"),
        "Income tax benefit": ("(5,012)", "(4,015)"),
        "Net loss": ("(23,865)", "(16,863)"),
    }
    found = values(rows, tmp_path)
    assert found["OperatingIncomeLoss"] == "-28877000"
    assert found["CostsAndExpenses"] == "60111000"
    if "IncomeTaxExpenseBenefit" in found:
        assert found["IncomeTaxExpenseBenefit"] == "-5012000"


def test_a_note_that_prints_a_line_again_has_its_sign(tmp_path: Path) -> None:
    heads = "<tr><td><td colspan=2>Three Months Ended<tr><td><td>June 30, 2025<td>June 30, 2024"
    others = "attributable to noncontrolling interests"
    rows = (
        ("Net income", "700", "600"),
        (f"Less: Net income {others}", "(140)", "(130)"),
        ("Net income attributable to Acme", "560", "470"),
        ("Income taxes", "90", "80"),
        ("Diluted earnings per share", "1.50", "1.35"),
    )
    title = "<p>Consolidated Statements of Income</p><p>(in millions)</p>"
    whole = "".join(f"<tr><td>{c}<td>{a}<td>{b}" for c, a, b in rows)
    note = f"<tr><td>Net income {others}<td>(140)<td>(130)"
    page = f"<html>{title}<table>{heads}{whole}</table><p>Note</p><table>{heads}{note}</table>"
    source = tmp_path / "acme.htm"
    source.write_text(page, encoding="utf-8")
    done = pipeline.run(source)
    assert done.report
    found = [f for f in done.report.facts if f.concept.endswith("NoncontrollingInterest")]
    assert [(str(fact.value), len(fact.prints)) for fact in found] == [
        ("140000000", 2),
        ("130000000", 2),
    ]
    assert "facts.contradiction" not in {finding.code for finding in done.findings}


def test_figures_beside_other_captions_give_no_facts(tmp_path: Path) -> None:
    """What operating expenses add up to stands under the operating income: all of it adds up."""
    slid = {
        "Total revenues": ("91,234", "88,123"),
        "Cost of revenues": ("60,111", "59,001"),
        "Gross profit": ("31,123", "29,122"),
        "Research and development": ("9,403", "8,871"),
        "Sales and marketing": ("12,014", "11,377"),
        "Operating income": ("21,417", "20,248"),
    }
    done = read(statement(slid), tmp_path)
    assert done.report is None or not done.report.facts
    assert [finding.code for finding in done.findings].count("facts.belied") == 1


def test_what_others_have_of_the_income_is_no_loss_where_it_is_shared_out(tmp_path: Path) -> None:
    """Below net income it is said whose it is; no part is taken off, and all add up."""
    shared = {
        **PLAIN,
        "Net income attributable to noncontrolling interests": ("1,203", "1,104"),
        "Net income attributable to Acme": ("6,799", "5,902"),
        "Total net income": ("8,002", "7,006"),
    }
    report, _ = report_of(statement(shared), tmp_path)
    found = {str(f.concept): f"{f.value:f}" for f in report.facts if "2017-06-30" in f.id}
    assert found["NetIncomeLossAttributableToNoncontrollingInterest"] == "1203000"
    assert not [proof for proof in report.proofs if proof.residual]
