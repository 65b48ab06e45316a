"""Which pieces of tables are statements where titles say little, and what ends a statement."""

from __future__ import annotations

import pytest

from crossfoot.documents import html
from crossfoot.model import Line
from crossfoot.tables.grid_pieces import pieces
from tests.tables.test_grid import (
    BALANCE,
    CASH,
    IN_MILLIONS,
    INCOME,
    OPERATIONS,
    QUARTERS,
    SHEETS,
    YEARS,
    kinds,
    one,
    recognised,
    statements,
    table,
    written,
)

LONG = [
    ("Net sales", "1,000", "900"),
    ("Cost of sales", "400", "380"),
    ("Gross profit", "600", "520"),
    ("Operating expenses", "200", "160"),
    ("Operating profit", "400", "360"),
    ("Income taxes", "100", "90"),
    ("Net income", "300", "270"),
    ("Diluted earnings per share", "1.50", "1.35"),
]


def page(title: str, *rows: tuple[str, ...]) -> str:
    return f"<p>{title}</p><p>(in millions)</p>{table(*rows)}"


@pytest.mark.parametrize(
    ("title", "body", "kind"),
    [
        ("Acme, Inc. CASH FLOWS STATEMENTS (In thousands)", [*QUARTERS, *CASH], "cash-flow"),
        ("Acme Corporation<br>Consolidated Results of Operations", [*QUARTERS, *INCOME], "income"),
        ("CONSOLIDATED EARNINGS STATEMENT", [*QUARTERS, *INCOME], "income"),
    ],
)
def test_titles_that_are_bare_or_stand_behind_a_name(
    title: str, body: list[tuple[str, ...]], kind: str
) -> None:
    assert kinds(table((title,), *body)) == [kind]


BALANCES = page(SHEETS, *YEARS, *BALANCE)
WEAK = "Selected Financial Data"


def test_a_kind_found_nowhere_else_is_taken_from_under_a_weak_title() -> None:
    assert kinds(BALANCES + page(WEAK, *QUARTERS, *LONG)) == ["balance-sheet", "income"]


def test_it_is_not_where_the_statement_itself_is_printed() -> None:
    itself = page(OPERATIONS, *QUARTERS, *LONG)
    sheet, income, again = statements(BALANCES + page(WEAK, *QUARTERS, *LONG) + itself)
    assert [sheet.title, income.title] == [SHEETS, OPERATIONS]
    assert all(isinstance(part, Line) and part.repeats for part in again.parts)


@pytest.mark.parametrize("title", ["Segment Highlights", "Summary of Adjusted Results"])
def test_nor_from_what_speaks_of_a_part_or_of_other_measures(title: str) -> None:
    assert kinds(BALANCES + page(title, *QUARTERS, *LONG)) == ["balance-sheet"]


def test_a_few_highlights_are_no_statement() -> None:
    assert kinds(BALANCES + page(WEAK, *QUARTERS, *LONG[3:])) == ["balance-sheet"]


def test_a_release_of_highlights_alone_has_no_statement() -> None:
    assert kinds(page(WEAK, *QUARTERS, *LONG)) == []


@pytest.mark.parametrize(
    "title", [f"{OPERATIONS} (as a percentage of revenue)", f"{OPERATIONS}, % of net sales"]
)
def test_a_statement_in_percent_is_none_in_money(title: str) -> None:
    assert kinds(page(title, *QUARTERS, *LONG)) == []


def test_captions_with_a_scale_of_their_own_are_highlights() -> None:
    scaled = [("Revenue ($B)", "12.9", "11.1"), *LONG[1:]]
    assert kinds(f"<p>Results of the Quarter</p>{table(*QUARTERS, *scaled)}") == []


def test_a_note_to_a_figure_ends_the_statement() -> None:
    rows = [
        ("Net sales (1)", "1,000", "900"),
        *INCOME[1:],
        ("(1) Net sales include:",),
        ("Net sales", "77", "66"),
    ]
    assert len(written(one(OPERATIONS, IN_MILLIONS, rows=[*QUARTERS, *rows]))) == 3


def test_adjusted_results_below_the_statement_are_none_of_it() -> None:
    rows = [*INCOME, ("Adjusted results (non-GAAP):",), ("Net income", "77", "66")]
    assert len(written(one(OPERATIONS, IN_MILLIONS, rows=[*QUARTERS, *rows]))) == 3


def test_adjustments_that_lead_to_cash_are() -> None:
    rows = [("Adjusted for:",), ("Depreciation", "7", "6"), *CASH]
    title = "Consolidated Statements of Cash Flows"
    assert len(written(one(title, IN_MILLIONS, rows=[*QUARTERS, *rows]))) == 5


def test_a_number_before_a_header_that_no_caption_refers_to_ends_nothing() -> None:
    rows = [*INCOME, ("(1) Other items",), ("Rent", "77", "66")]
    assert len(written(one(OPERATIONS, IN_MILLIONS, rows=[*QUARTERS, *rows]))) == 5


def test_the_same_quarter_of_other_tables_dates_one_that_is_only_named() -> None:
    dates = [("", "July 2, 2025", "June 30, 2024"), ("Units", "7", "5"), ("Stores", "9", "8")]
    heads = [("", "<td colspan=2>SECOND QUARTER"), ("", "2025", "2024")]
    rows = table(*dates) + page(OPERATIONS, *heads, *INCOME)
    assert kinds(rows) == ["income"]


CASH_FLOWS = "Consolidated Statements of Cash Flows"


def cash_pages(between: str) -> str:
    first, rest = table(*QUARTERS, *CASH[:2]), table(*QUARTERS, *CASH[2:])
    return f"<p>ACME</p><p>{CASH_FLOWS}</p>{first}{between}{rest}"


@pytest.mark.parametrize("between", ["", "<p>12</p>", "<p>Page 12</p><p>ACME</p>"])
def test_heads_printed_again_on_a_new_page_go_on_with_what_is_lacking(between: str) -> None:
    found = statements(cash_pages(between))
    assert [len(each.parts) for each in found] == [3]


def income_tables(*rest: tuple[str, ...]) -> str:
    return f"<p>{OPERATIONS}</p>{table(*QUARTERS, *INCOME)}{table(*QUARTERS, *rest)}"


def test_one_other_measure_among_many_lines_is_left_out_of_what_goes_on() -> None:
    lines = [(f"Line {n}", "7", "6") for n in range(7)]
    found = statements(income_tables(*lines, ("Taxes of affiliates (non-GAAP)", "3", "2")))
    assert [len(each.parts) for each in found] == [len(INCOME) + 7]


def test_one_among_few_goes_on_with_nothing() -> None:
    found = statements(income_tables(*LONG[3:5], ("Taxes of affiliates (non-GAAP)", "3", "2")))
    assert [len(each.parts) for each in found] == [len(INCOME)]


def test_after_other_words_they_do_not() -> None:
    assert [len(each.parts) for each in statements(cash_pages("<p>By region</p>"))] == [2]


def test_nothing_goes_on_with_a_statement_that_is_complete() -> None:
    first = f"<p>{CASH_FLOWS}</p>{table(*QUARTERS, *CASH)}"
    found = statements(first + table(*QUARTERS, ("Europe", "7", "6"), ("Asia", "5", "4")))
    assert [len(each.parts) for each in found] == [3]


def test_a_statement_without_a_unit_has_that_of_the_others() -> None:
    flows = f"<p>{CASH_FLOWS}</p>{table(*QUARTERS, *CASH)}"
    found = statements(flows + BALANCES)
    assert [column.scale for each in found for column in each.columns] == [6, 6, 6, 6]


def test_where_nothing_says_the_unit_a_person_is_told() -> None:
    _, findings = recognised(f"<p>{CASH_FLOWS}</p>{table(*QUARTERS, *CASH)}")
    assert [finding.code for finding in findings] == ["tables.unscaled-statement"]


def test_a_title_that_names_a_quarter_is_no_head_and_a_head_with_a_date_no_title() -> None:
    titles = [("Financial Data - Second Quarter",), ("Statement of Income Data:",)]
    assert kinds(table(("Consolidated Statements of Income",), *titles, *QUARTERS, *INCOME)) == [
        "income"
    ]
    dated = [("", "Three Months Ended June 30, 2024"), ("As reported",)]
    rows = table(*dated, ("", "GAAP", "Adjusted"), ("Net income", "300", "320"))
    document, _ = html.read(f"<html>{rows}".encode(), "acme.htm")
    assert document is not None
    (piece,) = pieces(document.paragraphs)
    assert "Three Months Ended June 30, 2024" in [row.text for row in piece.heads]
