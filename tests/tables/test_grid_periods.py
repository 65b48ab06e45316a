"""Column heads as companies print them, and the periods that they mean: layouts, no real release.

`^2 text` stands over two columns. What is not certain is no column at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tables.test_grid import BALANCE, INCOME, OPERATIONS, SHEETS, periods, statements, table

if TYPE_CHECKING:
    from collections.abc import Sequence

Q2 = ["2024-04-01..2024-06-30", "2023-04-01..2023-06-30"]
H1 = ["2024-01-01..2024-06-30", "2023-01-01..2023-06-30"]
WIDEST = 6


def head(row: str) -> tuple[str, ...]:
    """`|` parts the cells; the first stands beside the columns."""
    return tuple(
        f"<td colspan={cell[1]}>{cell[3:]}" if cell.startswith("^") else cell
        for cell in (cell.strip() for cell in row.split("|"))
    )


def width(heads: list[tuple[str, ...]]) -> int:
    return max(
        sum(int(cell[12]) if cell.startswith("<td") else 1 for cell in row[1:]) for row in heads
    )


def read(
    heads: list[str],
    body: Sequence[tuple[str, ...]] = INCOME,
    above: tuple[str, ...] = (OPERATIONS, "(in millions, except per share data)"),
    before: str = "",
) -> list[list[str]]:
    rows = [head(row) for row in heads]
    filled = [(caption, *(list(figures) * WIDEST)[: width(rows)]) for caption, *figures in body]
    page = before + "".join(f"<p>{line}</p>" for line in above) + table(*rows, *filled)
    return [periods(each) for each in statements(page)]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (
            ["|^2 Quarter Ended|^2 Three Quarters Ended", "|Jun 30, 2024|Jul 2, 2023" * 2],
            [
                *("2024-04-01..2024-06-30", "2023-04-03..2023-07-02"),
                *("2023-10-02..2024-06-30", "2022-10-03..2023-07-02"),
            ],
        ),
        (
            [
                "|^2 Fiscal Quarter Ended|^2 Three Fiscal Quarters Ended",
                "|August 4, 2024|July 30, 2023" * 2,
            ],
            [
                *("2024-05-06..2024-08-04", "2023-05-01..2023-07-30"),
                *("2023-11-06..2024-08-04", "2022-10-31..2023-07-30"),
            ],
        ),
        (
            ["|^2 THREE MONTHS ENDED|%", "(In millions)|6/30/2024|6/30/2023|Change"],
            Q2,
        ),
        (["|^2 Three Months Ended", "|6/30/24|6/30/23"], Q2),
        (
            [
                "|3rd Qtr.|2nd Qtr.|^2 Nine Months Ended",
                "|May 30, 2024|February 29, 2024|May 30, 2024|June 1, 2023",
            ],
            [
                *("2024-03-01..2024-05-30", "2023-12-01..2024-02-29"),
                *("2023-09-01..2024-05-30", "2022-09-02..2023-06-01"),
            ],
        ),
        (
            [
                "|^2 Thirteen Weeks Ended|^2 Twenty-Six Weeks Ended",
                "|August 3, 2024|July 29, 2023" * 2,
            ],
            [
                *("2024-05-05..2024-08-03", "2023-04-30..2023-07-29"),
                *("2024-02-04..2024-08-03", "2023-01-29..2023-07-29"),
            ],
        ),
        (
            ["|^2 Three Months Ended|Year Ended", "|June 30, 2024|June 30, 2023|December 31, 2023"],
            [*Q2, "2023-01-01..2023-12-31"],
        ),
        (["|^2 Three months ended June 30|^2 Variance", "|2024|2023|$|%"], Q2),
        (["|^2 Three months ended June 30|^2 B/(W)", "|2024|2023|$|%"], Q2),
        (
            [
                "|^4 13 Weeks Ended",
                "|^2 August 3, 2024|^2 July 29, 2023",
                "|Dollars|% of Sales|Dollars|% of Sales",
            ],
            ["2024-05-05..2024-08-03", "2023-04-30..2023-07-29"],
        ),
    ],
)
def test_heads_with_dates(heads: list[str], expected: list[str]) -> None:
    assert read(heads) == [expected]


@pytest.mark.parametrize(
    ("heads", "above", "expected"),
    [
        (
            ["|^2 Second Quarter|^2 First Half", "|2024|2023|2024|2023"],
            "For the periods ended June 30,",
            [*Q2, *H1],
        ),
        (
            [
                "In millions|^3 2nd Quarter|^3 Year-to-Date",
                "For the Periods Ended June 30,|2024|2023|%|2024|2023|%",
            ],
            "(unaudited)",
            [*Q2, *H1],
        ),
        (
            ["|^3 Second-Quarter|^3 Six Months", "|2024|2023|% Incr.|2024|2023|% Incr."],
            "Periods ended June 30, 2024 and 2023",
            [*Q2, *H1],
        ),
        (["|2024|2023", "|$m|$m"], "For the half-year ended 30 June 2024", H1),
    ],
)
def test_parts_of_the_year_end_where_the_scope_says(
    heads: list[str], above: str, expected: list[str]
) -> None:
    assert read(heads, above=(OPERATIONS, above)) == [expected]


SHEET = table(head("|June 30, 2024|December 31, 2023"), *BALANCE)
OF_BALANCE = f"<p>{SHEETS}</p><p>(in millions)</p>{SHEET}"


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (["|Q2-2023|Q1-2024|Q2-2024"], ["2023-04-01..2023-06-30", "2024-01-01..2024-03-31", Q2[0]]),
        (["|2Q24|2Q23|% Change|June YTD 2024|June YTD 2023|% Change"], [*Q2, *H1]),
        (["|^2 SECOND QUARTER|^2 YEAR-TO-DATE", "|2024|2023|2024|2023"], [*Q2, *H1]),
        (
            ["|^2 Three Months Ended June 30,|^2 Year to Date June 30,", "|2024|2023" * 2],
            [*Q2, *H1],
        ),
    ],
)
def test_parts_of_the_year_end_with_the_balance_sheet(
    heads: list[str], expected: list[str]
) -> None:
    assert read(heads, before=OF_BALANCE)[1:] == [expected]


@pytest.mark.parametrize("heads", [["|3Q24|3Q23"], ["|Q1 2024|Q1 2023"], ["|First Quarter|Year"]])
def test_a_quarter_that_the_balance_sheet_contradicts_stays_undated(heads: list[str]) -> None:
    assert read(heads, before=OF_BALANCE)[1:] == []


def test_a_quarter_of_weeks_is_dated_only_where_its_end_is_printed() -> None:
    three = [(*row, row[-1]) for row in BALANCE]
    sheet = table(head("|August 3, 2024|February 3, 2024|July 29, 2023"), *three)
    before = f"<p>{SHEETS}</p><p>(in millions)</p>{sheet}"
    assert read(["|2Q24|1Q24|2Q23"], before=before)[1:] == [
        ["2024-05-05..2024-08-03", "2023-04-30..2023-07-29"]
    ]


def test_months_of_a_year_end_on_the_days_that_others_print() -> None:
    """The only statement says no part of a year in words: its days stand elsewhere."""
    heads, ends = ["|^2 TWELVE MONTHS", "|2022|2021"], ("January 1, 2023", "January 2, 2022")
    years = "".join(f"<p>For the fiscal year ended {day}.</p>" for day in ends)
    expected = [["2022-01-03..2023-01-01", "2021-01-04..2022-01-02"]]
    assert read(heads, before=f"{years}<p>There is more to say of the company.</p>") == expected
    assert read(heads) == []


def test_a_year_of_weeks_that_ends_in_january_is_the_year_before() -> None:
    above = (OPERATIONS, "Years ended January 1, 2023 and January 2, 2022", "(in millions)")
    assert read(["|2022|2021"], above=above) == [
        ["2022-01-03..2023-01-01", "2021-01-04..2022-01-02"]
    ]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (["|30-Jun-23|31-Mar-24|30-Jun-24"], ["2023-06-30", "2024-03-31", "2024-06-30"]),
        (["|June 30,|December 31,", "|2024|2023"], ["2024-06-30", "2023-12-31"]),
    ],
)
def test_dates_of_balance_sheets(heads: list[str], expected: list[str]) -> None:
    assert read(heads, BALANCE, (SHEETS,)) == [expected]


def test_years_may_take_their_day_from_dates_above() -> None:
    above = (SHEETS, "June 30, 2024 and December 31, 2023", "(in thousands)")
    assert read(["|2024|2023"], BALANCE, above) == [["2024-06-30", "2023-12-31"]]


def test_a_balance_sheet_may_be_of_a_day_in_january() -> None:
    above = (SHEETS, "January 1, 2023 and January 2, 2022", "(in thousands)")
    assert read(["|2023|2022"], BALANCE, above) == [["2023-01-01", "2022-01-02"]]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ("|Automotive|Financing|Combined", Q2),
        ("|As Reported|Special Items|Core", Q2),
        ("|GAAP|Unusual|Underlying", Q2),
        ("|Automotive|Financing|Eliminations", None),
    ],
)
def test_of_columns_of_one_period_only_the_whole_company_counts(
    parts: str, expected: list[str] | None
) -> None:
    heads = ["|^3 Three Months Ended June 30, 2024|^3 Three Months Ended June 30, 2023", parts * 2]
    assert read(heads) == ([expected] if expected else [])


def test_a_convenience_translation_is_no_period_of_its_own() -> None:
    heads = ["|^3 Three months ended June 30,", "|2023|2024|2024", "|RMB|RMB|US$"]
    assert read(heads) == [["2023-04-01..2023-06-30", "2024-04-01..2024-06-30"]]
