"""What stands below a section's total is no part of the section: made statements of HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.stages import report_of

if TYPE_CHECKING:
    from pathlib import Path

Rows = tuple[tuple[str, str, str], ...]


def exhibit(rows: Rows, unit: str) -> str:
    cells = "".join(
        f"<tr><td>{caption}</td><td>{now}</td><td>{then}</td></tr>" for caption, now, then in rows
    )
    return (
        "<html><body><p>Acme Widgets Inc. (NYSE: ACME)</p><p>Consolidated Statements of Income</p>"
        f"<p>({unit}, except per share data)</p><table>"
        "<tr><td></td><td>Three Months Ended June 30, 2025</td>"
        f"<td>Three Months Ended June 30, 2024</td></tr>{cells}</table></body></html>"
    )


def concepts(rows: Rows, folder: Path, unit: str = "In millions") -> dict[str, str]:
    """Caption → concept and value of the latest quarter."""
    report, _ = report_of(exhibit(rows, unit), folder, "release.htm")
    return {f.caption: f"{f.concept} {f.value:f}" for f in report.facts if "2025-06-30" in f.id}


INTEREST: Rows = (
    ("Net sales", "9,214", "8,803"),
    ("Cost of sales", "6,011", "5,900"),
    ("Gross profit", "3,203", "2,903"),
    ("Selling, general and administrative expenses", "1,807", "1,765"),
    ("Operating income", "1,396", "1,138"),
    ("Interest:", "", ""),
    ("Debt", "214", "203"),
    ("Finance lease", "31", "29"),
    ("Interest, net", "245", "232"),
    ("Income before income taxes", "1,151", "906"),
    ("Provision for income taxes", "288", "231"),
    ("Consolidated net income", "863", "675"),
)


def test_taxes_below_the_total_of_interest_are_no_interest(tmp_path: Path) -> None:
    found = concepts(INTEREST, tmp_path)
    assert found["Provision for income taxes"] == "IncomeTaxExpenseBenefit 288000000"
    assert found["Consolidated net income"].split()[0] in ("ProfitLoss", "NetIncomeLoss")


def test_what_operating_costs_add_up_is_not_nonoperating(tmp_path: Path) -> None:
    rows: Rows = (
        ("Total operating revenue", "9,214", "8,803"),
        ("Operating expense:", "", ""),
        ("Salaries and related costs", "4,011", "3,900"),
        ("Depreciation and amortization", "609", "620"),
        ("Other", "1,802", "1,765"),
        ("Total operating expense", "6,422", "6,285"),
        ("Operating income", "2,792", "2,518"),
    )
    found = concepts(rows, tmp_path)
    assert "Nonoperating" not in found["Other"]
    assert found["Other"].endswith(" 1802000000")


SHARES = "Weighted-average shares used to calculate earnings per common share - diluted"


def test_a_caption_that_counts_shares_in_full_is_no_amount_per_share(tmp_path: Path) -> None:
    found = concepts((*INTEREST, (SHARES, "5,696", "5,712")), tmp_path)
    assert found[SHARES] == "WeightedAverageNumberOfDilutedSharesOutstanding 5696000000"


def test_so_few_shares_whose_scale_nothing_says_are_no_fact(tmp_path: Path) -> None:
    rows = (*INTEREST, (SHARES, "5,696", "5,712"))
    found = concepts(rows, tmp_path, "In millions of U.S. dollars")
    assert SHARES not in found
    assert found["Net sales"].endswith(" 9214000000")


def test_other_assets_are_not_current_where_no_line_says_so_whatever_has_no_name(
    tmp_path: Path,
) -> None:
    rows: Rows = (
        ("Assets", "", ""),
        ("Premiums receivable", "9,214", "8,803"),
        ("Claims bought from strangers", "4,011", "3,900"),
        ("Other assets", "1,802", "1,765"),
        ("Total assets", "15,027", "14,468"),
        ("Liabilities", "", ""),
        ("Unearned premiums", "8,005", "7,900"),
        ("Other liabilities", "1,022", "1,068"),
        ("Total liabilities", "9,027", "8,968"),
        ("Total shareholders' equity", "6,000", "5,500"),
        ("Total liabilities and shareholders' equity", "15,027", "14,468"),
    )
    text = exhibit(rows, "In millions").replace("Statements of Income", "Balance Sheets")
    text = text.replace("Three Months Ended ", "")
    report, _ = report_of(text, tmp_path, "release.htm")
    named = {fact.caption: fact.concept for fact in report.facts}
    assert named["Other assets"] == "OtherAssets"
    assert named["Other liabilities"] == "OtherLiabilities"
