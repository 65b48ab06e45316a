"""Statements out of tables: which are taken, what their columns measure, how their rows read."""

from __future__ import annotations

import pytest

from crossfoot.documents import html
from crossfoot.model import Caption, Finding, Line, Statement
from crossfoot.tables import grid

INCOME = [
    ("Net sales", "1,000", "900"),
    ("Income taxes", "100", "90"),
    ("Net income", "300", "270"),
]
BALANCE = [
    ("Cash", "40", "30"),
    ("Total assets", "100", "90"),
    ("Total liabilities", "60", "50"),
]
CASH = [
    ("Net cash from operating activities", "5", "4"),
    ("Net cash used in investing activities", "(3)", "(2)"),
    ("Net cash used in financing activities", "(11)", "(12)"),
]
YEARS = [("", "June 30, 2025", "June 30, 2024")]
QUARTERS = [("", "<td colspan=2>Three Months Ended"), *YEARS]
IN_MILLIONS = "(in millions, except per share data)"
OPERATIONS = "Consolidated Statements of Operations"
SHEETS = "Consolidated Balance Sheets"


def table(*rows: tuple[str, ...]) -> str:
    written = (
        "".join(cell if cell.startswith("<td") else f"<td>{cell}</td>" for cell in row)
        for row in rows
    )
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in written) + "</table>"


def recognised(body: str) -> tuple[tuple[Statement, ...], tuple[Finding, ...]]:
    document, _ = html.read(f"<html>{body}".encode(), "acme.htm")
    assert document is not None
    return grid.statements(document)


def statements(body: str) -> tuple[Statement, ...]:
    return recognised(body)[0]


def one(*lines: str, rows: list[tuple[str, ...]]) -> Statement:
    found = statements("".join(f"<p>{line}</p>" for line in lines) + table(*rows))
    assert len(found) == 1
    return found[0]


def test_a_balance_sheet_may_lack_the_totals_of_all() -> None:
    current = [("Cash", "40", "30"), ("Total current assets", "60", "50")]
    assert one(SHEETS, "(in millions)", rows=[*YEARS, *current]).kind == "balance-sheet"
    assert statements(f"<p>{SHEETS}</p>{table(*YEARS, *current[:1])}") == ()


def periods(statement: Statement) -> list[str]:
    return [str(column.period) for column in statement.columns]


def written(statement: Statement) -> list[str]:
    """Each part in words: its depth in blanks, its caption, its figures."""
    return [
        " " * part.depth + part.text
        if isinstance(part, Caption)
        else " " * part.caption.depth
        + f"{part.caption.text} = {', '.join(f.text if f else 'none' for f in part.figures)}"
        for part in statement.parts
        if isinstance(part, (Caption, Line))
    ]


def kinds(body: str) -> list[str]:
    return [str(each.kind) for each in statements(body)]


# ── columns ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (QUARTERS, ["2025-04-01..2025-06-30", "2024-04-01..2024-06-30"]),
        (
            [("", "<td colspan=2>Six Months Ended June 30,"), ("", "2025", "2024")],
            ["2025-01-01..2025-06-30", "2024-01-01..2024-06-30"],
        ),
        (
            [("", "<td colspan=2>Year Ended"), ("", "June 30,", "June 30,"), ("", "2025", "2024")],
            ["2024-07-01..2025-06-30", "2023-07-01..2024-06-30"],
        ),
        (
            [("", "Quarter Ended<br>June 30,<br>2024 (1)", "Quarter Ended<br>June 30,<br>2025")],
            ["2024-04-01..2024-06-30", "2025-04-01..2025-06-30"],
        ),
        (
            [("", "12 Weeks Ended", "13 Weeks Ended"), ("", "May 4, 2025", "May 5, 2024")],
            ["2025-02-10..2025-05-04", "2024-02-05..2024-05-05"],
        ),
        (
            [("Three months ended June 30,", "2025", "2024")],
            ["2025-04-01..2025-06-30", "2024-04-01..2024-06-30"],
        ),
        (
            [
                ("", "<td colspan=2>Year Ended"),
                ("", "", "September"),
                ("", "August 31,", "2,"),
                ("", "2024", "2023"),
            ],
            ["2023-09-03..2024-08-31", "2022-09-04..2023-09-02"],
        ),
        (
            [
                ("", "<td colspan=2>Year Ended June 30,"),
                ("Dollars in millions",),
                ("", "2025", "2024"),
            ],
            ["2024-07-01..2025-06-30", "2023-07-01..2024-06-30"],
        ),
    ],
)
def test_heads_over_several_rows_are_one_period_a_column(
    heads: list[tuple[str, ...]], expected: list[str]
) -> None:
    assert periods(one(OPERATIONS, IN_MILLIONS, rows=[*heads, *INCOME])) == expected


def test_bare_years_take_their_span_and_day_from_the_title() -> None:
    found = one(
        OPERATIONS, "For the nine months ended June 30,", rows=[("", "2025", "2024"), *INCOME]
    )
    assert periods(found) == ["2024-10-01..2025-06-30", "2023-10-01..2024-06-30"]


def test_balance_sheet_dates_are_moments() -> None:
    heads = [("", "<td colspan=2>As of"), *YEARS, ("", "(unaudited)", "")]
    assert periods(one(SHEETS, IN_MILLIONS, rows=[*heads, *BALANCE])) == [
        "2025-06-30",
        "2024-06-30",
    ]


@pytest.mark.parametrize(
    "head",
    [
        "% Change",
        "Change",
        "Percent of revenue",
        "Note",
        "Constant currency",
        "Y/Y",
        "Cumulative 2025",
    ],
)
def test_a_column_that_is_no_period_is_left_out(head: str) -> None:
    heads = [(*QUARTERS[0], ""), (*YEARS[0], head)]
    found = one(OPERATIONS, IN_MILLIONS, rows=[*heads, *((*row, "11") for row in INCOME)])
    assert len(found.columns) == 2
    assert written(found)[0] == "Net sales = 1,000, 900"


def test_a_spanning_head_covers_the_columns_under_it_and_no_others() -> None:
    heads = [
        ("", "<td colspan=3>Three Months Ended", "", "<td colspan=3>Six Months Ended"),
        ("", "June 30, 2025", "", "June 30, 2024", "", "June 30, 2025", "", "June 30, 2024"),
    ]
    rows = [(name, a, "", b, "", a, "", b) for name, a, b in INCOME]
    assert periods(one(OPERATIONS, IN_MILLIONS, rows=[*heads, *rows])) == [
        "2025-04-01..2025-06-30",
        "2024-04-01..2024-06-30",
        "2025-01-01..2025-06-30",
        "2024-01-01..2024-06-30",
    ]


def test_figures_out_of_line_under_one_head_are_one_column() -> None:
    heads = [
        ("", "<td colspan=2>Year Ended June 30, 2025", "<td colspan=2>Year Ended June 30, 2024")
    ]
    rows = [("Net sales", "1,000", "", "900", ""), ("Income taxes", "", "100", "", "90")]
    found = one(OPERATIONS, IN_MILLIONS, rows=[*heads, *rows, ("Net income", "", "300", "270", "")])
    assert written(found) == [
        "Net sales = 1,000, 900",
        "Income taxes = 100, 90",
        "Net income = 300, 270",
    ]


def test_a_second_figure_under_one_head_is_not_the_column_s() -> None:
    heads = [
        ("", "<td colspan=2>Year Ended June 30, 2025", "<td colspan=2>Year Ended June 30, 2024")
    ]
    rows = [(name, a, "100", b, "99") for name, a, b in INCOME]
    found = one(OPERATIONS, IN_MILLIONS, rows=[*heads, *rows])
    assert written(found)[0] == "Net sales = 1,000, 900"


def test_a_number_across_the_table_does_not_run_its_columns_together() -> None:
    rows = [*QUARTERS, *INCOME, ("<td colspan=9>7",)]
    assert len(one(OPERATIONS, IN_MILLIONS, rows=rows).columns) == 2


def test_a_year_of_weeks_begins_where_the_last_one_ended() -> None:
    sheets = table(("", "September 27, 2025", "September 28, 2024"), *BALANCE)
    heads = [
        ("", "<td colspan=2>Twelve Months Ended"),
        ("", "September 27, 2025", "September 30, 2023"),
    ]
    found = statements(f"<p>{OPERATIONS}</p>{table(*heads, *INCOME)}<p>{SHEETS}</p>{sheets}")
    assert periods(found[0]) == ["2024-09-29..2025-09-27", "2022-09-25..2023-09-30"]


def test_a_printed_date_tells_the_first_day_of_a_longer_quarter() -> None:
    heads = [("", "<td colspan=2>Three Months Ended"), ("", "January 3, 2026", "December 28, 2024")]
    sheets = table(("", "January 3, 2026", "September 27, 2025"), *BALANCE)
    found = statements(f"<p>{OPERATIONS}</p>{table(*heads, *INCOME)}<p>{SHEETS}</p>{sheets}")
    assert periods(found[0]) == ["2025-09-28..2026-01-03", "2024-09-29..2024-12-28"]


# ── units ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("line", "money", "shares"),
    [
        ("(in millions, except per share data)", 6, 6),
        ("(in thousands, except share and per share data)", 3, 0),
        ("(In millions, except number of shares, which are reflected in thousands)", 6, 3),
        ("(dollars in millions, except per share amounts)", 6, None),
        ("(Unaudited; Dollars in thousands)", 3, None),
        ("($000's omitted)", 3, None),
        ("Millions, except per share amounts", 6, 6),
        ("(US$m)", 6, None),
        ("(In whole dollars)", 0, None),
    ],
)
def test_the_unit_line_gives_the_scales(line: str, money: int, shares: int | None) -> None:
    column = one(OPERATIONS, line, rows=[*QUARTERS, *INCOME]).columns[0]
    assert (column.scale, column.share_scale) == (money, shares)


def test_a_unit_line_beside_the_heads_counts_too() -> None:
    heads = [QUARTERS[0], ("(In thousands)", *YEARS[0][1:])]
    assert one(OPERATIONS, rows=[*heads, *INCOME]).columns[0].scale == 3


def test_earnings_per_share_tell_in_what_shares_are_counted() -> None:
    shares = [
        ("Earnings per share:",),
        ("Diluted", "1.50", "1.35"),
        ("Shares (diluted)", "200,000", "200,000"),
    ]
    found = one(
        OPERATIONS, "($ in millions, except per share data)", rows=[*QUARTERS, *INCOME, *shares]
    )
    assert found.columns[0].share_scale == 3


def test_a_header_may_name_the_scale_of_the_counts_under_it() -> None:
    rows = [*QUARTERS, *INCOME, ("Shares used (000's):",), ("Basic", "5,000", "5,000")]
    lines = [
        part for part in one(OPERATIONS, IN_MILLIONS, rows=rows).parts if isinstance(part, Line)
    ]
    assert [line.share_scale for line in lines] == [None, None, None, 3]


# ── rows ─────────────────────────────────────────────────────────────────────────────────


def test_depth_headers_and_wrapped_captions() -> None:
    rows = [
        ("Adjustments to reconcile net income to net cash", "", ""),
        ("provided by operating activities:", "", ""),
        ("&nbsp;&nbsp;Depreciation and", "", ""),
        ("&nbsp;&nbsp;amortization", "7", "6"),
        ("&nbsp;&nbsp;Other*", "$ (1)", "—"),
        *CASH,
    ]
    found = one("Consolidated Statements of Cash Flows", IN_MILLIONS, rows=[*QUARTERS, *rows])
    assert written(found)[:3] == [
        "Adjustments to reconcile net income to net cash provided by operating activities:",
        " Depreciation and amortization = 7, 6",
        " Other* = $ (1), —",
    ]
    lines = [part for part in found.parts if isinstance(part, Line)]
    assert [len(line.header) for line in lines] == [1, 1, 0, 0, 0]


def test_a_caption_runs_on_over_the_shares_that_it_tells() -> None:
    rows = [
        ("Common stock, $0.01 par value:", "", ""),
        ("900,000 shares authorized; 40,100 and 40,000", "", ""),
        ("shares issued, respectively", "9", "8"),
        ("Preferred stock, $0.01 par value;", "", ""),
        ("10,000 shares authorized, none issued", "—", "—"),
        ("Held in treasury (300 at June 30, 2025, and 200 at June 30,", "", ""),
        ("2024)", "(4)", "(3)"),
    ]
    found = one(SHEETS, IN_MILLIONS, rows=[*YEARS, *BALANCE, *rows])
    common = "900,000 shares authorized; 40,100 and 40,000 shares issued, respectively = 9, 8"
    assert written(found)[-3:] == [
        f"Common stock, $0.01 par value: {common}",
        "Preferred stock, $0.01 par value; 10,000 shares authorized, none issued = —, —",
        "Held in treasury (300 at June 30, 2025, and 200 at June 30, 2024) = (4), (3)",
    ]


def test_a_caption_in_parentheses_may_be_one_of_its_own() -> None:
    rows = [
        ("Deferred income taxes", "(78)", "(64)"),
        ("(Gains) losses on investments in non-", "", ""),
        ("affiliated entities", "(26)", "10"),
        ("Dividends", "3", "2"),
        ("(from earnings)", "", ""),
    ]
    found = one(
        "Consolidated Statements of Cash Flows", IN_MILLIONS, rows=[*QUARTERS, *CASH, *rows]
    )
    assert written(found)[-3:] == [
        "Deferred income taxes = (78), (64)",
        "(Gains) losses on investments in non-affiliated entities = (26), 10",
        "Dividends (from earnings) = 3, 2",
    ]


def test_a_total_closes_the_header_that_it_names() -> None:
    rows = [("Current assets",), *BALANCE[:1], ("Total current assets", "40", "30"), *BALANCE[1:]]
    found = one(SHEETS, IN_MILLIONS, rows=[*YEARS, *rows])
    lines = [part for part in found.parts if isinstance(part, Line)]
    assert [line.header for line in lines] == [("Current assets",), ("Current assets",), (), ()]


def test_a_footnote_mark_at_a_figure_is_no_part_of_it() -> None:
    rows = [("Net sales", "1,000 (1)", "900 *"), *INCOME[1:]]
    assert (
        written(one(OPERATIONS, IN_MILLIONS, rows=[*QUARTERS, *rows]))[0]
        == "Net sales = 1,000, 900"
    )


def test_percentages_are_no_figures_of_a_statement() -> None:
    rows = [*INCOME, ("Gross margin", "45.1%", "44.0%")]
    assert len(written(one(OPERATIONS, IN_MILLIONS, rows=[*QUARTERS, *rows]))) == 3


def test_figures_without_caption_are_the_total_of_the_header_they_add_up() -> None:
    rows = [
        ("Operating expenses:",),
        ("Rent", "3", "2"),
        ("Pay", "4", "4"),
        ("", "7", "6"),
        *INCOME,
    ]
    found = written(one(OPERATIONS, IN_MILLIONS, rows=[*QUARTERS, *rows]))
    assert found[3] == "Operating expenses: = 7, 6"


def test_figures_without_caption_that_add_nothing_up_stay_open() -> None:
    rows = [
        ("Operating expenses:",),
        ("Rent", "3", "2"),
        ("Pay", "4", "4"),
        ("", "8", "6"),
        *INCOME,
    ]
    assert len(written(one(OPERATIONS, IN_MILLIONS, rows=[*QUARTERS, *rows]))) == 6


# ── which tables are statements ──────────────────────────────────────────────────────────


def test_the_title_may_stand_in_the_grid() -> None:
    rows = [
        ("<td colspan=3>ACME, INC.",),
        (f"<td colspan=3>{SHEETS}",),
        ("<td colspan=3>(In millions)",),
    ]
    found = one(rows=[*rows, *YEARS, *BALANCE])
    assert (found.title, found.columns[0].scale) == (SHEETS, 6)


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([*YEARS, *BALANCE], "balance-sheet"),
        ([*QUARTERS, *CASH], "cash-flow"),
        ([*QUARTERS, *INCOME, ("Diluted earnings per share", "1.5", "1.4")], "income"),
    ],
)
def test_captions_tell_the_kind_where_no_title_does(rows: list[tuple[str, ...]], kind: str) -> None:
    assert kinds(f"<p>Comparative Results</p><p>(In millions)</p>{table(*rows)}") == [kind]


@pytest.mark.parametrize(
    "title",
    [
        "Reconciliation of GAAP to Non-GAAP Statements of Operations",
        "Statements of Operations by Segment",
        "Adjusted Income Statement",
        "Financial Highlights",
    ],
)
def test_these_titles_announce_no_primary_statement(title: str) -> None:
    rows = [*QUARTERS, *INCOME, ("Diluted earnings per share", "1.5", "1.4")]
    assert kinds(f"<p>{title}</p><p>(In millions)</p>{table(*rows)}") == []


def test_a_reconciliation_right_after_a_statement_does_not_continue_it() -> None:
    rows = [
        *QUARTERS,
        ("Non-GAAP free cash flow reconciliation:",),
        *CASH[:2],
        ("Free cash flow", "2", "2"),
    ]
    first = table(*QUARTERS, *CASH)
    found = statements(f"<p>Consolidated Statements of Cash Flows</p>{first}{table(*rows)}")
    assert [len(each.parts) for each in found] == [3]


def test_figures_without_heads_that_speak_of_other_measures_continue_nothing() -> None:
    rest = table(("Free cash flow", "200", "200"), ("Adjusted free cash flow", "100", "100"))
    found = statements(f"<p>{OPERATIONS}</p>{table(*QUARTERS, *INCOME)}{rest}")
    assert [len(each.parts) for each in found] == [3]


def test_a_statement_goes_on_over_a_page_break() -> None:
    first, rest = table(*QUARTERS, *CASH[:2]), table(*CASH[2:], ("Change in cash", "1", "1"))
    found = statements(f"<p>Consolidated Statements of Cash Flows</p>{first}<p>7</p>{rest}")
    assert [len(each.parts) for each in found] == [4]


def test_a_statement_may_begin_with_its_first_lines_on_the_page_before() -> None:
    first = table(*YEARS, ("Cash", "7", "6"), ("Inventories", "3", "2"))
    found = statements(f"<p>{SHEETS}</p>{first}<p>7</p>{table(*BALANCE)}")
    assert [len(each.parts) for each in found] == [2 + len(BALANCE)]
    apart = statements(f"<p>{SHEETS}</p>{first}<p>By region</p>{table(*BALANCE)}")
    assert [len(each.parts) for each in apart] == []


def test_headers_and_captions_go_on_over_a_page_break() -> None:
    first, header = table(*QUARTERS, *CASH[:2]), ("Other activities:", "", "")
    rest = [("Net cash used in", "", ""), ("financing activities", "2", "1")]
    title = "<p>Consolidated Statements of Cash Flows</p>"
    found = statements(f"{title}{first}<p>7</p>{table(header, *rest)}")
    assert [written(each)[2:] for each in found] == [
        ["Other activities:", "Net cash used in financing activities = 2, 1"]
    ]


def test_a_statement_goes_on_under_repeated_heads_and_title() -> None:
    halves = [table(*QUARTERS, *CASH[:2]), table(*QUARTERS, *CASH[2:])]
    title = "<p>Consolidated Statements of Cash Flows{}</p>"
    found = statements(title.format("") + halves[0] + title.format(" (continued)") + halves[1])
    assert [len(each.parts) for each in found] == [3]


def test_two_statements_in_one_table_are_parted_at_the_second_title() -> None:
    body = table((OPERATIONS,), *QUARTERS, *INCOME, (SHEETS,), *YEARS, *BALANCE)
    assert kinds(body) == ["income", "balance-sheet"]


def test_a_title_without_dated_columns_is_reported() -> None:
    found, findings = recognised(f"<p>{SHEETS}</p>" + table(("", "This year", "Last"), *BALANCE))
    assert not found
    assert [finding.code for finding in findings] == ["tables.undated-statement"]


def test_deliveries_are_no_statement() -> None:
    assert (
        kinds("<p>Q2 2025</p>" + table(("", "Production", "Deliveries"), ("Cars", "1,000", "900")))
        == []
    )
