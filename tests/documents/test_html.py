"""What a page prints, line for line: cells put together, layout told from tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.documents import html

if TYPE_CHECKING:
    from crossfoot.model import Document


def read(body: str) -> Document:
    document, findings = html.read(body.encode(), "release.htm")
    assert document is not None, findings
    return document


def shown(body: str) -> list[str]:
    """Each line: its table, then its cells with their first grid column and their span."""
    return [
        (f"table {paragraph.table}: " if paragraph.table else "")
        + " | ".join(
            f"{cell.position}+{cell.span} {cell.text}" if paragraph.table else cell.text
            for cell in paragraph.cells
        )
        for paragraph in read(body).paragraphs
    ]


def row(*cells: str) -> str:
    inside = (cell if cell.startswith("<") else f"<td>{cell}</td>" for cell in cells)
    return f"<tr>{''.join(inside)}</tr>"


def table(*rows: str) -> str:
    return f"<table>{''.join(rows)}{row('Total', '9')}{row('Sum', '8')}</table>"


def first_row(*cells: str) -> str:
    return shown(table(row(*cells)))[0].removeprefix("table 1: ")


def test_each_block_and_each_break_ends_a_line() -> None:
    body = "<div>Acme Inc.<br>Balance <b>Sheets</b></div><p>In\n millions</p>loose <i>text</i>"
    assert shown(body) == ["Acme Inc.", "Balance Sheets", "In millions", "loose text"]


def test_lines_are_numbered_through_and_cells_by_their_offset() -> None:
    rows = read("<p>Title</p>" + table(row("Sales", "$", "1,234"))).paragraphs
    assert [(cell.text, str(cell.place)) for cell in rows[1].cells] == [
        ("Sales", "line 2, column 1"),
        ("$ 1,234", "line 2, column 7"),
    ]
    assert all(
        paragraph.text[cell.place.column - 1 :].startswith(cell.text)
        for paragraph in rows
        for cell in paragraph.cells
    )


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("Sales", "$", "1,234"), "0+1 Sales | 1+2 $ 1,234"),
        (("Loss", "$", "(1,234", ")"), "0+1 Loss | 1+3 $ (1,234)"),
        (("Loss", "$(", "1,234", ")"), "0+1 Loss | 1+3 $(1,234)"),
        (("Loss", "(", "1,234", ")"), "0+1 Loss | 1+3 (1,234)"),
        (("Margin", "12.5", "%"), "0+1 Margin | 1+2 12.5%"),
        (("Margin", "(12.5", ")%"), "0+1 Margin | 1+2 (12.5)%"),
        (("None", "$", "—"), "0+1 None | 1+2 $ —"),
        (("Sales", "", "", "7", "", "8"), "0+1 Sales | 3+1 7 | 5+1 8"),
        (("%", "Change"), "0+1 % | 1+1 Change"),
    ],
)
def test_signs_in_cells_of_their_own_go_to_their_figure(
    cells: tuple[str, ...], expected: str
) -> None:
    assert first_row(*cells) == expected


def test_spans_take_their_columns_in_this_row_and_in_those_below() -> None:
    body = table(
        row('<td rowspan="2">Segment</td>', '<td colspan="2">2025</td>', "2024"),
        row("1", "2", "3"),
        row("West", "4", "5", "6"),
    )
    assert shown(body)[:3] == [
        "table 1: 0+1 Segment | 1+2 2025 | 3+1 2024",
        "table 1: 1+1 1 | 2+1 2 | 3+1 3",
        "table 1: 0+1 West | 1+1 4 | 2+1 5 | 3+1 6",
    ]


@pytest.mark.parametrize("span", ["0", "-1", "x", "", "²", "99999999999999999999"])
def test_a_senseless_span_takes_at_least_one_column(span: str) -> None:
    assert first_row(f'<td colspan="{span}">Sales</td>', "1").startswith("0+")


def test_what_is_hidden_is_not_printed() -> None:
    body = (
        "<style>p {}</style><p>Seen<span style='display: none'>hidden</span> too</p>"
        "<div style='visibility:hidden'>gone</div><p hidden>gone</p><!-- gone -->"
    )
    assert shown(body) == ["Seen too"]


def test_a_hidden_cell_takes_no_column() -> None:
    assert first_row("Sales", '<td colspan="3" style="display:none">x</td>', "1") == (
        "0+1 Sales | 1+1 1"
    )


def test_a_table_without_figures_only_lays_text_out() -> None:
    body = "<table>" + row("•", "Sales rose.") + row("(1)", "See note 1.") + "</table>"
    assert shown(body) == ["• | Sales rose.", "(1) | See note 1."]


def test_a_table_around_a_table_is_layout() -> None:
    body = f"<table><tr><td>Acme Inc.</td><td>{table(row('Sales', '1'))}</td></tr></table>"
    assert shown(body)[:2] == ["Acme Inc.", "table 1: 0+1 Sales | 1+1 1"]


@pytest.mark.parametrize(
    ("cell", "indent"),
    [
        ("<td>Sales</td>", 0),
        ("<td>&nbsp;&nbsp;Sales</td>", 500),
        ('<td style="padding:2px 1pt 2px 19pt">Sales</td>', 1900),
        ('<td style="padding-left:2em;text-indent:-1em">Sales</td>', 1000),
        ('<td><div style="margin-left:10px">Sales</div></td>', 750),
    ],
)
def test_indents_are_kept_however_they_are_made(cell: str, indent: int) -> None:
    assert read(table(row(cell, "1"))).paragraphs[0].indent == indent


@pytest.mark.parametrize(
    ("cell", "strong"),
    [
        ("<td><b>Total</b></td>", True),
        ('<td><span style="font-weight:700">Total</span></td>', True),
        ('<td><span style="font-weight:400">Total</span></td>', False),
        ("<td>Total <b>sales</b></td>", False),
    ],
)
def test_bold_print_is_kept(cell: str, strong: bool) -> None:  # noqa: FBT001
    assert read(table(row(cell, "1"))).paragraphs[0].cells[0].strong is strong


def test_a_raised_mark_does_not_become_a_digit_of_its_figure() -> None:
    assert first_row("Sales<sup>(1)</sup>", "1,234<sup>2</sup>") == "0+1 Sales (1) | 1+1 1,234 2"


def test_an_archive_s_wrapper_is_no_part_of_the_exhibit() -> None:
    wrapped = "<DOCUMENT>\n<TYPE>EX-99.1\n<SEQUENCE>2\n<TEXT>\n{}\n</TEXT>\n</DOCUMENT>\n"
    assert html.claims(wrapped.encode(), "x.txt")
    assert shown(wrapped.format("<html><body><p>Acme</p></body></html>")) == ["Acme"]
    assert shown(wrapped.format("Acme\n  Sales 1 < 2")) == ["Acme", "Sales 1 < 2"]


@pytest.mark.parametrize(
    ("head", "claimed"),
    [
        ("<html>", True),
        ("\ufeff\n<!DOCTYPE html>", True),
        ("<!-- made by hand --><table>", True),
        ("<?xml version='1.0'?><html xmlns='x'>", True),
        ("<?xml version='1.0'?><xbrl>", False),
        ("<DOCUMENT>\n<TYPE>EX-99.1\n", True),
        ("Sales <table> of contents", False),
        ("{}", False),
        (" " * 2000 + "Exhibit 99.1", False),  # in reasonable time
    ],
)
def test_what_is_claimed(head: str, claimed: bool) -> None:  # noqa: FBT001
    assert html.claims(head.encode(), "release") is claimed


def test_old_pages_are_read_in_their_encoding() -> None:
    document, _ = html.read("<p>Société — £5</p>".encode("cp1252"), "old.htm")
    assert document is not None
    assert document.paragraphs[0].text == "Société — £5"


@pytest.mark.parametrize("body", ["<html></html>", "<!-- -->", "<p>&nbsp;</p>", "<table></table>"])
def test_a_page_without_text_is_refused(body: str) -> None:
    document, findings = html.read(body.encode(), "empty.htm")
    assert document is None
    assert [finding.code for finding in findings] == ["documents.empty"]


def test_deep_nesting_is_read() -> None:
    assert shown("<div><font>" * 3000 + "Acme")[-1:] == ["Acme"]


_TAGS = ["<table>", "<tr>", "<td>", "<td colspan=2>", "</td>", "</tr>", "</table>", "<p>", "<b>"]
_MARKUP = st.lists(
    st.one_of(st.sampled_from([*_TAGS, "<br>", "&nbsp;", "1,2", "&#1;", "<sup>"]), st.text())
)


@given(_MARKUP)
def test_broken_markup_never_fails(pieces: list[str]) -> None:
    document, findings = html.read("".join(pieces).encode("utf-8", "replace"), "broken.htm")
    assert (document is None) == bool(findings)
