"""What the sums say of lines whose captions say too little: wholes, and equity with its owners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot import pipeline
from tests.tables.test_grid import OPERATIONS, QUARTERS, SHEETS, YEARS, table

if TYPE_CHECKING:
    from pathlib import Path

REVENUES = [
    ("Net sales", "56,717", "53,437"),
    ("Membership fees", "1,082", "1,000"),
    ("Total revenue", "57,799", "54,437"),
    ("Income taxes", "9,123", "8,111"),
    ("Net income", "15,411", "13,127"),
]
EQUITY = [
    ("Cash", "64,141", "51,313"),
    ("Total assets", "64,141", "51,313"),
    ("Total liabilities", "40,101", "30,303"),
    ("Total Acme shareholders’ equity", "20,015", "17,009"),
    ("Non-controlling interests", "4,025", "4,001"),
    ("Total shareholders’ equity", "24,040", "21,010"),
]


def said(folder: Path, title: str, *rows: tuple[str, ...]) -> dict[str, str]:
    """The concepts without members, by caption."""
    source = folder / "acme.htm"
    source.write_text(f"<html><p>{title}</p><p>(in millions)</p>{table(*rows)}")
    report = pipeline.run(source).report
    assert report
    return {fact.caption: str(fact.concept) for fact in report.facts if not fact.members}


def test_a_part_of_revenue_is_not_called_the_whole(tmp_path: Path) -> None:
    concepts = said(tmp_path, OPERATIONS, *QUARTERS, *REVENUES)
    assert concepts["Total revenue"] == "Revenues"
    assert "Net sales" not in concepts


def test_the_sum_tells_equity_with_the_interests_of_others(tmp_path: Path) -> None:
    concepts = said(tmp_path, SHEETS, *YEARS, *EQUITY)
    assert concepts["Total Acme shareholders’ equity"] == "StockholdersEquity"
    assert concepts["Total shareholders’ equity"] == (
        "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest"
    )


def test_what_is_left_of_sales_is_not_broken_down_into_them(tmp_path: Path) -> None:
    rows = [
        ("Sales to customers", "9,173", "8,211"),
        ("Cost of products sold", "4,057", "3,509"),
        ("Gross profit", "5,116", "4,702"),
        ("Income taxes", "1,123", "1,011"),
        ("Net income", "3,993", "3,691"),
    ]
    source = tmp_path / "acme.htm"
    source.write_text(f"<p>{OPERATIONS}</p><p>(in millions)</p>{table(*QUARTERS, *rows)}")
    report = pipeline.run(source).report
    assert report
    assert not [fact for fact in report.facts if fact.members]


def test_a_part_of_sales_is_no_other_whole_by_likeness_either(tmp_path: Path) -> None:
    rows = [
        ("Net product sales", "56,717", "53,437"),
        ("Net service sales", "1,082", "1,000"),
        ("Total net sales", "57,799", "54,437"),
        *REVENUES[3:],
    ]
    concepts = said(tmp_path, OPERATIONS, *QUARTERS, *rows)
    assert concepts["Total net sales"] == "RevenueFromContractWithCustomerExcludingAssessedTax"
    assert not concepts.get("Net product sales", "").startswith("RevenueFrom")
