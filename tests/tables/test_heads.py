from __future__ import annotations

import pytest

from crossfoot.tables.heads import Head, columns, is_unit_line, read_head
from crossfoot.tables.titles import is_prose, statement_kinds


def heads(*texts: str) -> list[Head]:
    read = [read_head(text) for text in texts]
    assert all(read)
    return [head for head in read if head]


def said(*texts: str) -> list[tuple[str, int, str | None]]:
    return [(str(c.period), c.scale, c.currency) for c in columns(heads(*texts))]


def test_heads_that_came_apart_are_dealt_out_in_order() -> None:
    assert said(
        "Three Months Ended",
        "Three Months Ended",
        "June 30, 2016",
        "June 30, 2017",
        "Thousands of JPY",
        "Thousands of JPY",
    ) == [("2016-04-01..2016-06-30", 3, "JPY"), ("2017-04-01..2017-06-30", 3, "JPY")]


def test_one_span_and_one_unit_speak_for_all_columns() -> None:
    assert said("Six months ended", "June 30, 2017", "June 30, 2016", "($ in millions)"[1:-1]) == [
        ("2017-01-01..2017-06-30", 6, "USD"),
        ("2016-01-01..2016-06-30", 6, "USD"),
    ]


def test_a_span_over_two_dates_each() -> None:
    found = said(
        "Three Months Ended",
        "Nine Months Ended",
        "September 30, 2024",
        "September 30, 2023",
        "September 30, 2024",
        "September 30, 2023",
    )
    assert [period for period, _, _ in found] == [
        "2024-07-01..2024-09-30",
        "2023-07-01..2023-09-30",
        "2024-01-01..2024-09-30",
        "2023-01-01..2023-09-30",
    ]


def test_a_scope_line_serves_where_there_are_no_heads() -> None:
    assert [p for p, _, _ in said("(As of March 31, 2017 and June 30, 2017)")] == [
        "2017-03-31",
        "2017-06-30",
    ]


def test_heads_repeated_at_once_count_once() -> None:
    once = said("As of March 31, 2017", "As of June 30, 2017")
    assert said(*["As of March 31, 2017", "As of June 30, 2017"] * 2) == once


@pytest.mark.parametrize(
    "text",
    [
        "Total revenues",
        "three months",
        "1,234",
        "For the three months ended June 30, 2016 sales rose",
        "Notes due March 31, 2030",
    ],
)
def test_these_are_no_heads(text: str) -> None:
    assert read_head(text) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Thousands of JPY", True),
        ("JPY millions", True),
        ("(in millions, except per share data)", True),
        ("(Unaudited, in thousands)", True),
        ("In thousands of U.S. dollars", True),
        ("Millions of contracts", False),
        ("Millions more than last year", False),
    ],
)
def test_unit_lines(text: str, unit: bool) -> None:  # noqa: FBT001
    assert is_unit_line(text) is unit


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Consolidated Balance Sheets (Unaudited)", ["balance-sheet"]),
        ("CONDENSED CONSOLIDATED STATEMENTS OF OPERATIONS", ["income"]),
        ("Statements of Income and Comprehensive Income", ["income", "comprehensive-income"]),
        ("Consolidated Statements of Comprehensive Income", ["comprehensive-income"]),
        ("Consolidated Statements of Cash Flows", ["cash-flow"]),
        ("Consolidated Statements of Stockholders' Equity", ["equity"]),
        ("Statement of Financial Position", ["balance-sheet"]),
        ("Our cash flows were strong. We like our balance sheet.", []),
        ("How EBITDA leads to our statements of income:", []),
        ("Total assets", []),
    ],
)
def test_titles_of_statements(text: str, kinds: list[str]) -> None:
    found = [str(kind) for kind in statement_kinds(text)]
    assert found[:1] == kinds[:1]
    assert bool(found) == bool(kinds)


def test_prose_is_told_from_captions() -> None:
    assert is_prose("Nothing needs to be reported here.")
    assert not is_prose("NET INCOME ATTRIBUTABLE TO ACME WIDGETS INC.")
    assert not is_prose("(For the three months ended June 30, 2016 and June 30, 2017)")
