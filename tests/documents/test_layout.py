"""Text whose columns are kept by blanks is read as the page was."""

from __future__ import annotations

import pytest

from crossfoot.documents import ligatures, text
from crossfoot.model import Document, Place

INCOME = """\
Acme Inc.
                              Statements of Income
                                (In millions)
                                              Three Months Ended     Six Months Ended
                                                   June 30,              June 30,
                                                2024       2023       2024       2023
Sales                                       $  1,000   $    900   $  1,900   $  1,750
Cost of sales                                   (600)      (500)    (1,100)    (1,000)
Gross profit                                     400        400        800        750
Selling                                         (100)       (90)      (200)         —
Income                                      $    300   $    310   $    600   $    750
"""


def read(raw: str) -> Document:
    document, findings = text.read(raw.encode(), "release.txt")
    assert document is not None, findings
    return document


def shown(raw: str) -> list[str]:
    return [
        " | ".join(f"{cell.position}+{cell.span} {cell.text}" for cell in paragraph.cells)
        for paragraph in read(raw).paragraphs
    ]


def test_columns_are_where_blanks_keep_them() -> None:
    assert shown(INCOME)[3:] == [
        "1+3 Three Months Ended | 5+3 Six Months Ended",
        "1+3 June 30, | 5+3 June 30,",
        "1+1 2024 | 3+1 2023 | 5+1 2024 | 7+1 2023",
        "0+1 Sales | 1+1 $ 1,000 | 3+1 $ 900 | 5+1 $ 1,900 | 7+1 $ 1,750",
        "0+1 Cost of sales | 1+1 (600) | 3+1 (500) | 5+1 (1,100) | 7+1 (1,000)",
        "0+1 Gross profit | 1+1 400 | 3+1 400 | 5+1 800 | 7+1 750",
        "0+1 Selling | 1+1 (100) | 3+1 (90) | 5+1 (200) | 7+1 —",
        "0+1 Income | 1+1 $ 300 | 3+1 $ 310 | 5+1 $ 600 | 7+1 $ 750",
    ]


def test_a_cell_is_at_its_column_of_the_file() -> None:
    sales = read(INCOME).paragraphs[6]
    line = INCOME.splitlines()[6]
    assert sales.cells[1].place == Place(1, 7, line.index("$") + 1)
    assert [line[cell.place.column - 1] for cell in sales.cells] == ["S", "$", "$", "$", "$"]


def test_each_page_has_its_own_lines_and_tables_are_numbered_through() -> None:
    second = [p for p in read(f"{INCOME}\f{INCOME}").paragraphs if p.place.page == 2]
    assert second[0].place == Place(2, 1, 1)
    assert {paragraph.table for paragraph in second} == {2}


CLOSE = """\
                                        May 7, 2024 May 8, 2023   Change
"""


def test_dates_close_to_each_other_are_heads_of_their_own() -> None:
    rows = "".join(f"Sales {n}{1000 + n:44,}{900 + n:12}{100:9}\n" for n in range(6))
    assert shown(CLOSE + rows)[0] == "1+1 May 7, 2024 | 3+1 May 8, 2023 | 5+1 Change"


FOUR = "".join(
    f"Sales {n}{1000 + n:44,}{900 + n:13,}{1900 + n:13,}{1750 + n:13,}\n" for n in range(6)
)
SPANS = "Three Months Ended", "Six Months Ended"


@pytest.mark.parametrize(
    "line",
    [
        f"{SPANS[0]:>61} {SPANS[1]}",  # as one, over the first columns
        f"{SPANS[0]:>61}        {SPANS[1]}",  # the second towards the columns of the first
    ],
    ids=["one piece", "off the middle"],
)
def test_spans_share_the_columns_though_they_are_not_centred(line: str) -> None:
    assert shown(f"{line}\n{FOUR}")[0] == f"1+3 {SPANS[0]} | 5+3 {SPANS[1]}"


def test_a_span_keeps_more_columns_than_the_next_where_it_is_centred_on_them() -> None:
    line = f"{SPANS[0]:>70}{SPANS[1]:>24}"
    assert shown(f"{line}\n{FOUR}")[0] == f"1+5 {SPANS[0]} | 7+1 {SPANS[1]}"


def test_months_close_to_each_other_have_a_column_each() -> None:
    """A narrow column leaves the month in a line of its own; long months push others aside."""
    months = f"{'':32}December September December   March\n"
    assert shown(months + FOUR)[0] == "1+1 December | 3+1 September | 5+1 December | 7+1 March"


def test_text_that_keeps_no_columns_stays_a_cell_a_line() -> None:
    lines = "Sales\n1,000\n900\nCosts\n(600)\n(500)\n" * 5
    assert {len(p.cells) for p in read(lines).paragraphs} == {1}
    assert {p.table for p in read(lines).paragraphs} == {0}


@pytest.mark.parametrize(
    ("dropped", "meant"),
    [
        ("the rst quarter of scal 2024", "the first quarter of fiscal 2024"),
        ("Gross pro t", "Gross profit"),
        ("Cash ows from nancing", "Cash flows from financing"),
        ("E ect of di erences", "Effect of differences"),
        ("A liates", "Affiliates"),
        ("pro forma e ects", "pro forma effects"),
        ("de novo led by others", "de novo led by others"),
    ],
)
def test_dropped_ligatures_are_put_back_where_they_are_sure(dropped: str, meant: str) -> None:
    assert ligatures.closed(dropped) == meant


def test_a_text_without_its_ligatures_is_read_with_them() -> None:
    assert shown("Acme Inc.\nResults of the rst quarter\n")[1] == "0+1 Results of the first quarter"
