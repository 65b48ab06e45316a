"""One caption for two measures, in two statements and in one; what stands where a caption fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot import pipeline
from tests.mapping.test_wholes import said
from tests.tables.test_grid import OPERATIONS, QUARTERS, SHEETS, YEARS, table

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.pipeline import Conversion

FLOWS = "Consolidated Statements of Cash Flows"
INCOME = [
    ("Net sales", "9,173", "8,211"),
    ("Restructuring charges", "173", "211"),
    ("Income taxes", "623", "562"),
    ("Net income", "8,377", "7,438"),
]
CASH_FLOWS = [
    ("Net income", "8,377", "7,438"),
    ("Restructuring charges", "101", "87"),
    ("Net cash provided by operating activities", "8,478", "7,525"),
    ("Net cash used in investing activities", "(1,007)", "(1,103)"),
]


def converted(folder: Path, *parts: tuple[str, list[tuple[str, ...]]]) -> Conversion:
    source = folder / "acme.htm"
    body = "".join(
        f"<p>{title}</p><p>(in millions, except per share data)</p>{table(*rows)}"
        for title, rows in parts
    )
    source.write_text(f"<html>{body}</html>")
    return pipeline.run(source)


def codes(done: Conversion) -> set[str]:
    return {finding.code for finding in done.findings}


def test_what_is_added_back_is_another_measure_than_what_was_taken_off(tmp_path: Path) -> None:
    done = converted(
        tmp_path, (OPERATIONS, [*QUARTERS, *INCOME]), (FLOWS, [*QUARTERS, *CASH_FLOWS])
    )
    assert done.report
    charged = {str(f.value) for f in done.report.facts if f.concept == "RestructuringCharges"}
    assert charged == {"173000000", "211000000"}
    assert "facts.contradiction" not in codes(done)


def test_one_figure_that_differs_is_a_contradiction(tmp_path: Path) -> None:
    misprinted = [row if "Restr" not in row[0] else (row[0], "173", "87") for row in CASH_FLOWS]
    done = converted(
        tmp_path, (OPERATIONS, [*QUARTERS, *INCOME]), (FLOWS, [*QUARTERS, *misprinted])
    )
    assert "facts.contradiction" in codes(done)


def test_cash_that_is_not_the_balance_sheets_includes_what_is_restricted(tmp_path: Path) -> None:
    sheet = [("Cash and cash equivalents", "641", "513"), ("Total assets", "641", "513")]
    flows = [
        *CASH_FLOWS,
        ("Cash and cash equivalents at beginning of period", "520", "411"),
        ("Cash and cash equivalents at end of period", "650", "520"),
    ]
    done = converted(tmp_path, (SHEETS, [*YEARS, *sheet]), (FLOWS, [*QUARTERS, *flows]))
    assert done.report
    held = {
        (str(f.concept), str(f.value)) for f in done.report.facts if f.caption.startswith("Cash")
    }
    restricted = "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents"
    assert ("CashAndCashEquivalentsAtCarryingValue", "641000000") in held
    assert (restricted, "650000000") in held
    assert "facts.contradiction" not in codes(done)


def test_of_two_lines_of_one_caption_that_without_decimals_is_not_per_share(
    tmp_path: Path,
) -> None:
    rows = [*INCOME, ("Basic", "1.04", "0.93"), ("Basic", "1,832", "1,841")]
    done = converted(tmp_path, (OPERATIONS, [*QUARTERS, *rows]))
    assert done.report
    earned = {str(f.value) for f in done.report.facts if f.concept == "EarningsPerShareBasic"}
    assert earned == {"1.04", "0.93"}
    assert "facts.contradiction" not in codes(done)


def test_a_bare_total_of_earnings_per_share_is_what_its_header_says(tmp_path: Path) -> None:
    rows = [
        *INCOME,
        ("Earnings per share of common stock, assuming dilution",),
        ("Continuing operations", "$ 1.02", "$ 0.91"),
        ("Discontinued operations", "0.02", "0.02"),
        ("Total", "$ 1.04", "$ 0.93"),
    ]
    assert said(tmp_path, OPERATIONS, *QUARTERS, *rows)["Total"] == "EarningsPerShareDiluted"


def test_cash_flows_begin_with_net_income_however_it_is_called(tmp_path: Path) -> None:
    rows = [("Net income from the operations", *CASH_FLOWS[0][1:]), *CASH_FLOWS[1:]]
    assert said(tmp_path, FLOWS, *QUARTERS, *rows)[rows[0][0]] == "ProfitLoss"


def test_shares_issued_and_outstanding_count_both_where_none_are_kept(tmp_path: Path) -> None:
    common = "Common stock, $0.01 par value: 900 shares issued and outstanding"
    rows = [
        ("Total assets", "641", "513"),
        (common, "10", "10"),
        ("Retained earnings", "631", "503"),
        ("Total shareholders' equity", "641", "513"),
    ]
    kept = [*rows[:3], ("Treasury stock, at cost", "(5)", "(5)"), ("Total equity", "636", "508")]

    def counts(*sheet: tuple[str, ...]) -> set[str]:
        report = converted(tmp_path, (SHEETS, [*YEARS, *sheet])).report
        assert report
        return {str(f.concept) for f in report.facts if f.concept.startswith("CommonStockShares")}

    assert counts(*rows) == {"CommonStockSharesIssued", "CommonStockSharesOutstanding"}
    assert counts(*kept) == {"CommonStockSharesIssued"}


def test_of_two_lines_with_one_name_the_total_keeps_it(tmp_path: Path) -> None:
    rows = [
        ("Cash", "100", "90"),
        ("Loans, net", "700", "650"),
        ("Allowance", "(50)", "(40)"),
        ("Net loans", "650", "610"),
        ("Total assets", "750", "700"),
    ]
    done = converted(tmp_path, (SHEETS, [*YEARS, *rows]))
    assert done.report
    net = "LoansAndLeasesReceivableNetReportedAmount"
    assert {f.caption for f in done.report.facts if f.concept == net} == {"Net loans"}
    assert "facts.contradiction" not in codes(done)


def test_a_loss_of_basic_and_diluted_shares_is_that_of_both(tmp_path: Path) -> None:
    rows = [
        *INCOME,
        ("Net loss per share, basic and diluted", "(0.12)", "(0.11)"),
        ("Weighted-average shares outstanding, basic and diluted", "3,208", "3,001"),
    ]
    done = converted(tmp_path, (OPERATIONS, [*QUARTERS, *rows]))
    assert done.report
    told = {(str(f.concept), str(f.value)) for f in done.report.facts if "Share" in f.concept}
    for value in ("-0.12", "-0.11"):
        assert {("EarningsPerShareBasic", value), ("EarningsPerShareDiluted", value)} <= told
    averaged = {name for name, _ in told if name.startswith("Weighted")}
    assert averaged == {
        "WeightedAverageNumberOfSharesOutstandingBasic",
        "WeightedAverageNumberOfDilutedSharesOutstanding",
    }


def test_a_balance_sheet_without_current_liabilities_has_none(tmp_path: Path) -> None:
    rows = [
        ("Cash", "100", "90"),
        ("Other assets", "700", "650"),
        ("Total assets", "800", "740"),
        ("Other liabilities", "300", "250"),
        ("Total liabilities", "300", "250"),
        ("Total equity", "500", "490"),
    ]
    concepts = said(tmp_path, SHEETS, *YEARS, *rows)
    assert concepts["Other assets"] == "OtherAssets"
    assert concepts["Other liabilities"] == "OtherLiabilities"


def test_what_a_bank_spends_beside_interest_is_no_part_of_one_cost(tmp_path: Path) -> None:
    rows = [
        ("Net interest income", "900", "850"),
        ("Noninterest expense:",),
        ("Salaries and employee benefits", "300", "250"),
        ("Other", "100", "90"),
        ("Total noninterest expense", "400", "340"),
        ("Income before income taxes", "500", "510"),
        ("Income taxes", "100", "90"),
        ("Net income", "400", "420"),
    ]
    concepts = said(tmp_path, OPERATIONS, *QUARTERS, *rows)
    assert concepts["Net interest income"] == "InterestIncomeExpenseNet"
    assert concepts["Salaries and employee benefits"] == "LaborAndRelatedExpense"
    assert concepts.get("Other") != "OtherNonoperatingIncomeExpense"


def test_depreciation_is_of_everything_where_nothing_else_is_depreciated(tmp_path: Path) -> None:
    whole = "Depreciation and amortization of ships, docks, nets and other"
    part = ("Depreciation of lighthouses", "17", "13")
    rows = [CASH_FLOWS[0], (whole, "101", "87"), *CASH_FLOWS[2:]]
    name = "DepreciationDepletionAndAmortization"
    assert said(tmp_path, FLOWS, *QUARTERS, *rows)[whole] == name
    assert said(tmp_path, FLOWS, *QUARTERS, *rows[:2], part, *rows[2:]).get(whole) != name


def test_earnings_per_share_beside_those_of_diluted_shares_are_of_basic_ones(
    tmp_path: Path,
) -> None:
    rows = [
        *INCOME,
        ("Net loss per common share (U.S. dollars)", "1.04", "0.93"),
        ("Net loss per common share - assuming dilution (U.S. dollars)", "1.02", "0.91"),
    ]
    concepts = said(tmp_path, OPERATIONS, *QUARTERS, *rows)
    assert concepts[rows[-2][0]] == "EarningsPerShareBasic"
