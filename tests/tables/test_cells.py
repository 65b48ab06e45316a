"""Statements in text with a cell a paragraph: rows in order become those of a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot import tables
from crossfoot.documents import text
from crossfoot.model import Line, Statement

if TYPE_CHECKING:
    from collections.abc import Mapping

ROWS = {
    "Net sales": ("1,000", "900", "1,950", "1,700"),
    "Cost of sales": ("(600)", "(500)", "(1,150)", "(950)"),
    "Gross profit": ("400", "400", "800", "750"),
    "Selling expenses": ("(90)", "(80)", "(170)", "(160)"),
    "Research expenses": ("(60)", "(75)", "(130)", "(140)"),
    "Operating income": ("250", "245", "500", "450"),
    "Interest expense": ("(10)", "(20)", "(30)", "(40)"),
    "Income before taxes": ("240", "225", "470", "410"),
    "Income taxes": ("(50)", "(40)", "(95)", "(80)"),
    "Net income": ("190", "185", "375", "330"),
}
TITLE = ["Acme Inc.", "Condensed Consolidated Statements of Income", "(in millions)"]
SPANS = ["Three Months Ended", "Six Months Ended"]
DATES = ["June 30,2024", "June 30,2023", "June 30,2024", "June 30,2023"]


def cells(rows: Mapping[str, tuple[str, ...]] = ROWS) -> list[str]:
    return [cell for caption, figures in rows.items() for cell in (caption, *figures)]


def statements(*parts: list[str]) -> tuple[Statement, ...]:
    raw = "\n\n".join(cell for part in parts for cell in part)
    document, findings = text.read(raw.encode(), "release.txt")
    assert document is not None, findings
    assert document.form == "text"
    return tables.recognise(document)[0]


def lines(statement: Statement) -> dict[str, tuple[str, ...]]:
    return {
        part.caption.text: tuple(figure.text for figure in part.figures if figure)
        for part in statement.parts
        if isinstance(part, Line)
    }


def periods(statement: Statement) -> list[str]:
    return [str(column.period) for column in statement.columns]


def test_heads_whose_line_breaks_got_lost() -> None:
    (found,) = statements(TITLE, ["Three Months EndedJune 30,", "Six Months EndedJune 30,"],
                          ["2024", "2023", "2024", "2023"], cells())  # fmt: skip
    assert periods(found) == [
        "2024-04-01..2024-06-30",
        "2023-04-01..2023-06-30",
        "2024-01-01..2024-06-30",
        "2023-01-01..2023-06-30",
    ]
    assert lines(found) == ROWS


def test_a_quarter_between_two_others_has_no_half_year() -> None:
    rows = {c: (new, half, old, half, before) for c, (new, old, half, before) in ROWS.items()}
    dates = [DATES[0], "March 31,2024", *DATES[1:]]
    (found,) = statements(TITLE, SPANS, dates, cells(rows))
    assert periods(found) == [
        "2024-04-01..2024-06-30",
        "2024-01-01..2024-03-31",
        "2023-04-01..2023-06-30",
        "2024-01-01..2024-06-30",
        "2023-01-01..2023-06-30",
    ]


def test_a_column_more_than_heads_is_no_statement() -> None:
    rows = {
        caption: (*figures, str(7 * at + 3)) for at, (caption, figures) in enumerate(ROWS.items())
    }
    assert all("7" not in lines(each) for each in statements(TITLE, SPANS, DATES, cells(rows)))
    assert not statements(TITLE, SPANS, DATES, cells(rows))


def test_a_difference_is_no_period() -> None:
    rows = {
        caption: (new, old, f"{amount(new) - amount(old):,}")
        for caption, (new, old, *_) in ROWS.items()
    }
    (found,) = statements(TITLE, SPANS[:1], DATES[:2], ["Change"], cells(rows))
    assert lines(found) == {caption: figures[:2] for caption, figures in ROWS.items()}


def amount(printed: str) -> int:
    value = int(printed.strip("()").replace(",", ""))
    return -value if printed.startswith("(") else value


def test_heads_of_another_table_below_end_the_statement() -> None:
    other = ["Free cash flow", "1", "2"]
    (found,) = statements(TITLE, SPANS, DATES, cells(), SPANS[:1], DATES[:2], other)
    assert lines(found) == ROWS


def test_heads_printed_again_do_not() -> None:
    first, rest = cells()[:25], cells()[25:]
    (found,) = statements(TITLE, SPANS, DATES, first, SPANS, DATES, ["(in millions)"], rest)
    assert lines(found) == ROWS


def test_a_class_of_stock_says_a_lot_and_is_a_caption() -> None:
    stock = (
        "Common stock, $0.001 par value, 25,000,000 shares authorized, 9,864,120 shares issued and "
        "9,236,987 shares outstanding as of June 30, 2024 and 9,222,157 shares outstanding as of "
        "December 31, 2023, respectively"
    )
    rows = {
        "Cash": ("70", "60"),
        "Inventories": ("30", "40"),
        "Total assets": ("100", "100"),
        "Accounts payable": ("30", "20"),
        "Debt": ("20", "30"),
        "Total liabilities": ("50", "50"),
        stock: ("10", "10"),
        "Retained earnings": ("40", "40"),
        "Total equity": ("50", "50"),
        "Total liabilities and equity": ("100", "100"),
    }
    heads = ["At June 30,2024", "At December 31,2023"]
    (found,) = statements(["Consolidated Balance Sheets", "(in millions)"], heads, cells(rows))
    assert lines(found) == rows


def test_figures_below_a_header_are_of_a_row_that_came_apart() -> None:
    """They are those of the caption that stands below them: the row is left to be paired."""
    whole = cells()
    lifted = ["Revenues:", *whole[1:5], whole[0], *whole[5:]]
    heads = ["Three Months Ended June 30, 2024", "Three Months Ended June 30, 2023",
             "Six Months Ended June 30, 2024", "Six Months Ended June 30, 2023"]  # fmt: skip
    (found,) = statements(TITLE, heads, lifted)
    assert "Net sales" not in lines(found)
    assert "Revenues:" not in lines(found)


def test_a_caption_and_its_figures_may_share_a_line() -> None:
    rows = [f"{caption} {' '.join(figures)}" for caption, figures in ROWS.items()]
    (found,) = statements(TITLE, SPANS, DATES, rows)
    assert lines(found) == ROWS


def test_a_caption_that_says_more_than_a_row_is_no_title_of_another_table() -> None:
    rows = {
        f"{caption}, excluding others" if at == 4 else caption: figures
        for at, (caption, figures) in enumerate(ROWS.items())
    }
    (found,) = statements(TITLE, SPANS, DATES, cells(rows))
    assert lines(found) == rows
