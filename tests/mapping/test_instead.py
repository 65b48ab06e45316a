"""What a caption names beside the rest of the release: after a year, alone in a sum, or apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.mapping.test_wholes import said
from tests.tables.test_grid import OPERATIONS, QUARTERS, SHEETS, YEARS

if TYPE_CHECKING:
    from pathlib import Path

CASH = "CONSOLIDATED STATEMENTS OF CASH FLOWS"
OPERATING = [
    ("Net income", "3,993", "3,691"),
    ("Deferred revenue", "107", "109"),
    ("Net cash provided by operating activities", "4,100", "3,800"),
]
BOUGHT = [("Purchases of marketable securities", "(2,011)", "(1,903)")]
APART = [
    ("Proceeds from maturities of marketable securities", "507", "411"),
    ("Proceeds from sales of marketable securities", "309", "205"),
    ("Net cash used in investing activities", "(1,195)", "(1,287)"),
]
TOGETHER = [
    ("Proceeds from sales and maturities of marketable securities", "816", "616"),
    ("Net cash used in investing activities", "(1,195)", "(1,287)"),
]
INCOME = [
    ("Net sales", "9,173", "8,211"),
    ("Cost of sales", "4,057", "3,509"),
    ("Gross profit", "5,116", "4,702"),
    ("Total operating expenses", "2,105", "2,001"),
    ("Operating income", "3,011", "2,701"),
]
RESULT = [("Income before income taxes", "3,114", "2,810"), ("Income taxes", "623", "562")]
STOCK = [
    ("Cash", "64,141", "51,313"),
    ("Total assets", "64,141", "51,313"),
    ("Total liabilities", "40,101", "30,303"),
]


def test_securities_whose_sales_are_told_apart_are_those_available_for_sale(
    tmp_path: Path,
) -> None:
    apart = said(tmp_path, CASH, *QUARTERS, *OPERATING, *BOUGHT, *APART)
    together = said(tmp_path, CASH, *QUARTERS, *OPERATING, *BOUGHT, *TOGETHER)
    bought = "Purchases of marketable securities"
    assert apart[bought] == "PaymentsToAcquireAvailableForSaleSecuritiesDebt"
    assert together[bought] == "PaymentsToAcquireMarketableSecurities"


def test_a_name_that_came_into_use_is_used_from_then_on(tmp_path: Path) -> None:
    before = [tuple(cell.replace("202", "201") for cell in row) for row in QUARTERS]
    now = said(tmp_path, CASH, *QUARTERS, *OPERATING, *BOUGHT, *APART)
    then = said(tmp_path, CASH, *before, *OPERATING, *BOUGHT, *APART)
    assert now["Deferred revenue"] == "IncreaseDecreaseInContractWithCustomerLiability"
    assert then["Deferred revenue"] == "IncreaseDecreaseInDeferredRevenue"


def test_what_alone_is_not_operating_is_all_that_is_not(tmp_path: Path) -> None:
    alone = [("Other income (expense), net", "103", "109")]
    beside = [("Interest expense", "(41)", "(43)"), ("Other income (expense), net", "144", "152")]
    other = "Other income (expense), net"
    concepts = said(tmp_path, OPERATIONS, *QUARTERS, *INCOME, *alone, *RESULT)
    assert concepts[other] == "NonoperatingIncomeExpense"
    concepts = said(tmp_path, OPERATIONS, *QUARTERS, *INCOME, *beside, *RESULT)
    assert concepts[other] == "OtherNonoperatingIncomeExpense"


def test_operating_expenses_that_leave_of_sales_the_operating_income_are_all_costs(
    tmp_path: Path,
) -> None:
    whole = [
        ("Net sales", "9,173", "8,211"),
        ("Cost of sales", "4,057", "3,509"),
        ("Research and development", "2,105", "2,001"),
        ("Total operating expenses", "6,162", "5,510"),
        ("Operating income", "3,011", "2,701"),
    ]
    total = "Total operating expenses"
    assert said(tmp_path, OPERATIONS, *QUARTERS, *whole)[total] == "CostsAndExpenses"
    assert said(tmp_path, OPERATIONS, *QUARTERS, *INCOME)[total] == "OperatingExpenses"


def test_stock_with_capital_in_excess_of_par_is_one_line_of_both(tmp_path: Path) -> None:
    both = "Common stock at its nominal value and capital in excess of par value"
    rows = [*STOCK, (both, "10,007", "9,003"), ("Retained earnings", "14,033", "12,007")]
    concepts = said(tmp_path, SHEETS, *YEARS, *rows, ("Total equity", "24,040", "21,010"))
    assert concepts[both] == "CommonStocksIncludingAdditionalPaidInCapital"
