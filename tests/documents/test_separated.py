"""CSV: known by its lines, its rows on the grid of its columns."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.documents import separated

if TYPE_CHECKING:
    from crossfoot.model import Document

ROWS = [["", "2024", "2023"], ["Sales", "1,234", "900"], ["Cost", "(7)", "-"], ["Net", "5", "6"]]
SHOWN = [
    "1 2024 | 2 2023",
    "0 Sales | 1 1,234 | 2 900",
    "0 Cost | 1 (7) | 2 -",
    "0 Net | 1 5 | 2 6",
]


def read(raw: bytes) -> Document:
    document, findings = separated.read(raw, "release.csv")
    assert document is not None, findings
    return document


def shown(document: Document) -> list[str]:
    return [" | ".join(f"{c.position} {c.text}" for c in p.cells) for p in document.paragraphs]


def written(rows: list[list[str]], delimiter: str = ",") -> str:
    page = io.StringIO()
    csv.writer(page, delimiter=delimiter).writerows(rows)
    return page.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiter_and_encoding_are_found(delimiter: str, encoding: str) -> None:
    raw = written(ROWS, delimiter).encode(encoding)
    assert separated.claims(raw, "release.txt")
    assert shown(read(raw)) == SHOWN


def test_places_are_cells() -> None:
    rows = read(("\n" + written(ROWS)).encode()).paragraphs
    assert [str(cell.place) for cell in rows[1].cells] == [
        "sheet 1, cell A3",
        "sheet 1, cell B3",
        "sheet 1, cell C3",
    ]


def test_what_spreadsheets_saved_for_long_is_read_and_told() -> None:
    raw = written([*ROWS, ["Société — A", "1", "2"]]).encode("cp1252")
    document, findings = separated.read(raw, "old.csv")
    assert separated.claims(raw, "old.csv")
    assert document is not None
    assert document.paragraphs[-1].cells[0].text == "Société — A"
    assert [finding.code for finding in findings] == ["documents.old-encoding"]


@pytest.mark.parametrize("printed", ["1.234,56", "1234,5", "0,125", "(3,7)", "1.234.567"])
def test_decimal_commas_are_refused_with_their_cell(printed: str) -> None:
    rows = written([*ROWS, ["Sum", printed, "1"]], ";")
    document, (finding,) = separated.read(rows.encode(), "euro.csv")
    assert document is None
    assert finding.code == "documents.decimal-comma"
    assert str(finding.place) == "sheet 1, cell B5"


def test_points_before_three_digits_everywhere_part_thousands_where_semicolons_part_cells() -> None:
    rows = [["", "2024"], ["Sales", "412.386"], ["Cost", "251.640"], ["Net", "160.746"]]
    _, (finding,) = separated.read(written(rows, ";").encode(), "euro.csv")
    assert finding.code == "documents.decimal-comma"
    assert (
        shown(read(written([*rows, ["Share", "0.64"]], ";").encode()))[1] == "0 Sales | 1 412.386"
    )


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Net sales,412386,389950\n" * 3, True),
        ('"Net sales","412,386"\n' * 3, True),
        ("Acme,,\nSales,1,2\nCost,3,4\n", True),
        ("Net sales,412386\n" * 2, False),
        ("Sales of 1,234, and 5,678, in all\n" * 9, False),
        ("1,234\n5,678\n9,012\n", False),
        ("In Port Ellery, Maine; on August 22, 2024\n" * 5, False),
        ("one column\n" * 5, False),
        ("a|b\n--|--\nSales,1\nSales,1\nSales,1\n", False),
    ],
)
def test_what_is_claimed(text: str, claimed: bool) -> None:  # noqa: FBT001
    assert separated.claims(text.encode(), "release.csv") is claimed


WORDS = st.text("abcXYZ ,;\"'\t", max_size=8).map(lambda text: f"w{text}w")
AMOUNTS = st.integers(0, 10**9).map(lambda n: f"{n:,}.0")


def test_commas_that_group_thousands_part_no_cells_where_semicolons_do() -> None:
    raw = b"Sales,net;1,234.0;1,000.0\n" + b"Costs,all;1,000,000.0;1,000,000.0\n" * 2
    assert tuple(c.text for c in read(raw).paragraphs[0].cells) == (
        "Sales,net",
        "1,234.0",
        "1,000.0",
    )


@given(
    st.lists(st.tuples(WORDS, AMOUNTS, AMOUNTS), min_size=3, max_size=6),
    st.sampled_from([",", ";", "\t"]),
)
def test_a_random_grid_comes_back(rows: list[tuple[str, str, str]], delimiter: str) -> None:
    raw = written([list(row) for row in rows], delimiter).encode()
    assert separated.claims(raw, "x")
    assert [tuple(c.text for c in p.cells) for p in read(raw).paragraphs] == [
        (" ".join(word.split()), one, two) for word, one, two in rows
    ]


@given(st.text('a1,;"\t\n .', max_size=60))
def test_broken_rows_never_fail(text: str) -> None:
    document, findings = separated.read(text.encode(), "broken.csv")
    assert document is not None or findings
