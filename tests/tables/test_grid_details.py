"""Tables of notes: what a statement's own figures vouch for, and nothing else."""

from __future__ import annotations

import pytest

from crossfoot.model import Line, Statement
from tests.tables.test_grid import (
    IN_MILLIONS,
    OPERATIONS,
    QUARTERS,
    SHEETS,
    YEARS,
    periods,
    statements,
    table,
    written,
)

INCOME = [
    ("Net sales", "1,000", "900"),
    ("Other income, net", "170", "(150)"),
    ("Income taxes", "200", "190"),
    ("Net income", "700", "600"),
    ("Diluted earnings per share", "1.50", "1.35"),
]
STATEMENT = f"<p>{OPERATIONS}</p><p>{IN_MILLIONS}</p>{table(*QUARTERS, *INCOME)}"
BALANCE = [
    ("Inventories", "410", "390"),
    ("Total assets", "2,000", "1,900"),
    ("Total liabilities", "900", "800"),
]
SHEET = f"<p>{SHEETS}</p><p>{IN_MILLIONS}</p>{table(*YEARS, *BALANCE)}"
OTHER = [
    ("Interest income", "250", "(20)"),
    ("Interest expense", "(80)", "(130)"),
    ("Total other income, net", "170", "(150)"),
]
STOCK = [("Raw materials", "160", "150"), ("Finished goods", "250", "240")]


def notes(*tables: str) -> list[Statement]:
    found = statements(STATEMENT + SHEET + "".join(f"<p>Note</p>{each}" for each in tables))
    return list(found[2:])


def repeated(note: Statement) -> list[str]:
    return [p.caption.text for p in note.parts if isinstance(p, Line) and p.repeats]


def test_what_adds_up_to_a_line_of_a_statement_is_its_detail() -> None:
    total = ("Total inventories", "410", "390")
    one, other = notes(table(*QUARTERS, *OTHER), table(*YEARS, *STOCK, total))
    assert [str(one.kind), repeated(one)] == ["income", ["Total other income, net"]]
    assert written(one) == [f"{c} = {a}, {b}" for c, a, b in OTHER]
    assert [str(other.kind), repeated(other)] == ["balance-sheet", ["Total inventories"]]
    assert written(other) == [f"{c} = {a}, {b}" for c, a, b in (*STOCK, total)]
    assert other.columns[0].scale == 6


def test_subtotals_are_gone_through() -> None:
    rows = [
        ("Dividends", "100", "10"),
        ("Interest income", "150", "(30)"),
        ("Total income", "250", "(20)"),
        *OTHER[1:],
    ]
    (note,) = notes(table(*QUARTERS, *rows))
    assert len(note.parts) == len(rows)


@pytest.mark.parametrize(
    "rows",
    [
        [*STOCK, ("Total inventories", "411", "390")],
        [*STOCK, ("Total supplies", "410", "390")],
        [("Finished goods", "250", "240"), ("In transit", "7", "6")],
    ],
)
def test_other_figures_or_other_words_vouch_for_nothing(rows: list[tuple[str, ...]]) -> None:
    assert notes(table(*YEARS, *rows)) == []


def test_what_does_not_add_up_in_every_column_is_no_detail() -> None:
    rows = [("Raw materials", "160", "140"), STOCK[1], ("Total inventories", "410", "390")]
    (note,) = notes(table(*YEARS, *rows))
    assert written(note) == ["Total inventories = 410, 390"]


def test_products_and_places_are_no_lines() -> None:
    by_product = [("Anvils", "600", "500"), ("Rockets", "400", "400")]
    (sales,) = notes(table(*QUARTERS, *by_product, ("Total net sales", "1,000", "900")))
    assert written(sales) == ["Total net sales = 1,000, 900"]
    places = [("United States", "160", "150"), ("Other Countries", "250", "240")]
    (stock,) = notes(table(*YEARS, *places, ("Total inventories", "410", "390")))
    assert written(stock) == ["Total inventories = 410, 390"]


def test_a_line_may_be_told_of_more_periods_as_long_as_its_own() -> None:
    heads = [
        ("", "<td colspan=3>Three Months Ended"),
        ("", "June 30, 2025", "March 31, 2025", "June 30, 2024"),
    ]
    (note,) = notes(table(*heads, ("Net income", "700", "650", "600")))
    assert periods(note) == [
        "2025-04-01..2025-06-30",
        "2025-01-01..2025-03-31",
        "2024-04-01..2024-06-30",
    ]
    heads[0] = ("", "<td>Three Months Ended", "<td>Eight Months Ended", "<td>Three Months Ended")
    (note,) = notes(table(*heads, ("Net income", "700", "650", "600")))
    assert periods(note) == ["2025-04-01..2025-06-30", "2024-04-01..2024-06-30"]


def test_two_columns_of_one_time_are_parts_of_something() -> None:
    heads = [
        ("", "<td colspan=3>Three Months Ended"),
        ("", *["June 30, 2025"] * 2, "June 30, 2024"),
    ]
    assert notes(table(*heads, ("Net income", "700", "700", "600"))) == []
