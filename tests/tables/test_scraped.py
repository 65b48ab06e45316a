"""Statements in text with a cell a line: heads over several lines, signs in lines of their own."""

from __future__ import annotations

import pytest

from crossfoot import tables
from crossfoot.documents import text
from crossfoot.tables import scraped

BALANCE_SHEET = """Acme Widgets Inc.
Condensed Consolidated Balance Sheets
(in thousands)
{heads}
Assets
(unaudited)
Cash and cash equivalents
$
120
$
140
Deficit
(20
)
(30
)
"""


def columns(heads: str) -> list[str]:
    lines = BALANCE_SHEET.format(heads=heads)
    document, _ = text.read(lines.encode(), "release.txt")
    assert document
    found, _ = scraped.statements(document)
    return [str(column.period) for statement in found for column in statement.columns]


@pytest.mark.parametrize(
    "heads",
    [
        "September 30,\nDecember 31,\n2024\n2023",
        "September 30,\nDecember 31,\n2024 2023",
        "September 30,\n2024\nDecember 31,\n2023",
        "September 30,\n(Unaudited)\nDecember 31,\n2024\n2023",
        "As of September 30, 2024\nAs of December 31, 2023",
    ],
)
def test_days_and_years_in_lines_of_their_own(heads: str) -> None:
    assert columns(heads) == ["2024-09-30", "2023-12-31"]


def test_one_day_over_two_years() -> None:
    assert columns("September 30,\n2024\n2023") == ["2024-09-30", "2023-09-30"]


def test_years_that_do_not_fit_the_days_date_nothing() -> None:
    assert columns("September 30,\nDecember 31,\n2024\n2023\n2022") == []


def test_spans_whose_line_break_got_lost() -> None:
    lines = (
        "Condensed Consolidated Statements of Operations\nThree Months EndedSeptember 30,\n"
        "Nine Months EndedSeptember 30,\n2024\n2023\n2024\n2023\n"
        "Net loss\n$\n(1\n)\n(2\n)\n(3\n)\n(4\n)"
    )
    document, _ = text.read(lines.encode(), "release.txt")
    assert document
    found, _ = scraped.statements(document)
    assert [str(column.period) for column in found[0].columns] == [
        "2024-07-01..2024-09-30",
        "2023-07-01..2023-09-30",
        "2024-01-01..2024-09-30",
        "2023-01-01..2023-09-30",
    ]


def test_years_over_a_statement_are_no_summary() -> None:
    lines = BALANCE_SHEET.format(heads="September 30,\nDecember 31,\n2024\n2023")
    document, _ = text.read(lines.encode(), "release.txt")
    assert document
    found, _ = tables.recognise(document)
    assert tables.mentions(document, found, frozenset()) == ((), ())


INCOME = """Condensed Consolidated Statements of Operations
Three Months Ended {day}, 2024
Three Months Ended {day}, 2023
Net loss
(16)
(17)
"""


@pytest.mark.parametrize(("day", "codes"), [("September 30", 0), ("December 31", 1)])
def test_statements_that_end_on_other_days_are_in_doubt(day: str, codes: int) -> None:
    lines = BALANCE_SHEET.format(heads="September 30,\nDecember 31,\n2024\n2023")
    document, _ = text.read((lines + INCOME.format(day=day)).encode(), "release.txt")
    assert document
    _, findings = tables.recognise(document)
    assert [finding.code for finding in findings].count("tables.ends-differ") == codes
