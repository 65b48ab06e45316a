"""Earnings per share and gross amounts by what stands over, under and beside their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stages import report_of

if TYPE_CHECKING:
    from pathlib import Path

TOP = """Acme Widgets Inc. (NYSE: ACME)
Consolidated {title}
{head}
June 30, 2024
June 30, 2023
In thousands of U.S. dollars
"""


def concepts(
    title: str, head: str, rows: list[tuple[str, str, str]], folder: Path
) -> dict[str, str]:
    """The concepts of the newest column with their values."""
    body = "\n".join(text for row in rows for text in row if text)
    report, _ = report_of(TOP.format(title=title, head=head) + body + "\n", folder)
    return {f.concept: f"{f.value:f}" for f in report.facts if "2024-06-30" in f.id}


EARNED = [
    ("Total revenues", "91,234", "88,123"),
    ("Cost of revenues", "60,111", "59,001"),
    ("Gross profit", "31,123", "29,122"),
    ("Income tax expense", "2,004", "2,110"),
    ("Net income", "29,119", "27,012"),
]


@pytest.mark.parametrize(
    ("basic", "diluted"),
    [
        ("Basic earnings per common share", "Diluted earnings per common share"),
        ("Earnings/(loss) per common share––basic:", "Earnings/(loss) per common share––diluted:"),
    ],
)
def test_net_income_under_a_header_of_basic_or_diluted_shares(
    basic: str, diluted: str, tmp_path: Path
) -> None:
    rows = [
        *EARNED,
        (basic, "", ""),
        ("Net income attributable to Acme", "2.91", "2.70"),
        (diluted, "", ""),
        ("Net income attributable to Acme", "2.80", "2.60"),
    ]
    found = concepts("Statements of Income", "Three Months Ended", rows, tmp_path)
    assert found["EarningsPerShareBasic"] == "2.91"
    assert found["EarningsPerShareDiluted"] == "2.80"


def test_net_income_per_share_said_in_full(tmp_path: Path) -> None:
    rows = [
        *EARNED,
        ("Basic net income per share of Class A and Class B stock", "2.91", "2.70"),
        ("Diluted net income per share of Class A and Class B stock", "2.80", "2.60"),
    ]
    found = concepts("Statements of Income", "Three Months Ended", rows, tmp_path)
    assert found["EarningsPerShareBasic"] == "2.91"
    assert found["EarningsPerShareDiluted"] == "2.80"


def test_what_accumulated_depreciation_is_taken_off_is_gross(tmp_path: Path) -> None:
    rows = [
        ("Cash and cash equivalents", "11,000", "12,000"),
        ("Property, plant and equipment", "95,000", "91,000"),
        ("Less: accumulated depreciation", "40,000", "38,500"),
        ("Property, plant and equipment, net", "55,000", "52,500"),
        ("Total assets", "66,000", "64,500"),
    ]
    found = concepts("Balance Sheets", "As of", rows, tmp_path)
    assert found["PropertyPlantAndEquipmentGross"] == "95000000"
    assert found["PropertyPlantAndEquipmentNet"] == "55000000"
