"""What a page prints, line for line; tables by their figures, heads by what they are over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossfoot.documents import pdf
from crossfoot.tables import recognise
from tests.documents.made_pdf import Print, at, centred, ending, made

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crossfoot.model import Document


def read(*pages: Sequence[Print], codes: Mapping[str, int] | None = None) -> Document:
    document, findings = pdf.read(made(*pages, codes=codes), "release.pdf")
    assert document is not None, findings
    return document


def shown(*pages: Sequence[Print], codes: Mapping[str, int] | None = None) -> list[str]:
    """Each line: its table, then its cells with their first grid column and their span."""
    return [
        (f"table {paragraph.table}: " if paragraph.table else "")
        + " | ".join(
            f"{cell.position}+{cell.span} {cell.text}" if paragraph.table else cell.text
            for cell in paragraph.cells
        )
        for paragraph in read(*pages, codes=codes).paragraphs
    ]


def refused(raw: bytes) -> str:
    document, findings = pdf.read(raw, "release.pdf")
    assert document is None
    (finding,) = findings
    return finding.code


def row(y: int, caption: str, *figures: str, indent: int = 0) -> list[Print]:
    """A caption and figures whose last digits end at 400, 500, …"""
    columns = enumerate(figures)
    ends = [ending(400 + 100 * number, y, each) for number, each in columns if each]
    return [at(50 + indent, y, caption), *ends] if caption else ends


ROWS = [*row(500, "Sales", "1,000", "900"), *row(480, "Costs", "(600)", "(500)")]


def test_figures_whose_right_edges_are_in_line_are_a_column() -> None:
    page = [*row(520, "Total", "12,345", "7"), *ROWS]
    assert shown(page) == [
        "table 1: 0+1 Total | 1+1 12,345 | 3+1 7",
        "table 1: 0+1 Sales | 1+1 1,000 | 3+1 900",
        "table 1: 0+1 Costs | 1+1 (600) | 3+1 (500)",
    ]


def test_a_missing_figure_leaves_its_column_empty() -> None:
    page = [*ROWS, *row(460, "Gains", "", "4")]
    assert shown(page)[-1] == "table 1: 0+1 Gains | 3+1 4"


def test_a_currency_sign_at_the_edge_of_the_column_belongs_to_the_figure() -> None:
    page = [*ROWS, *row(460, "Net", "400", "400"), at(340, 460, "$"), at(440, 460, "$")]
    assert shown(page)[-1] == "table 1: 0+1 Net | 1+1 $ 400 | 3+1 $ 400"


def test_signs_printed_apart_are_put_back_to_their_figure() -> None:
    page = [*ROWS, *row(460, "Margin", "40", "(3"), at(406, 460, "%"), at(506, 460, ")%")]
    assert shown(page)[-1] == "table 1: 0+1 Margin | 1+1 40 % | 3+1 (3 )%"


def test_a_row_whose_parentheses_all_close_apart_is_a_row() -> None:
    page = [*ROWS, *row(460, "Rent", "(40", "(37"), at(404, 460, ")"), at(504, 460, ")")]
    assert shown(page)[-1] == "table 1: 0+1 Rent | 1+1 (40 ) | 3+1 (37 )"


def test_a_footnote_mark_is_no_column() -> None:
    page = [*ROWS, *row(460, "Net", "400", "400"), at(402, 460, "(1)")]
    assert shown(page)[-1] == "table 1: 0+1 Net | 1+1 400 (1) | 3+1 400"


def test_a_dash_is_a_figure() -> None:
    page = [*ROWS, *row(460, "Gains", "—", "4")]
    assert shown(page)[-1] == "table 1: 0+1 Gains | 1+1 — | 3+1 4"


def test_a_number_that_a_caption_ends_with_is_a_cell_only_in_a_column() -> None:
    near = [at(52, 460, "x" * 54 + " 400"), ending(500, 460, "4")]
    assert shown([*ROWS, *near])[-1] == f"table 1: 0+1 {'x' * 54} | 1+1 400 | 3+1 4"
    far = [at(50, 460, "Due after 10"), ending(500, 460, "4")]
    assert shown([*ROWS, *far])[-1] == "table 1: 0+1 Due after 10 | 3+1 4"


def test_a_head_is_over_the_columns_that_it_is_centred_on() -> None:
    page = [
        centred(430, 560, "Three Months Ended June 30,"),
        *[centred(385 + 100 * n, 540, year) for n, year in enumerate(("2024", "2023"))],
        *ROWS,
    ]
    assert shown(page)[:2] == [
        "table 1: 1+3 Three Months Ended June 30,",
        "table 1: 1+1 2024 | 3+1 2023",
    ]


def test_each_of_two_heads_takes_its_own_columns() -> None:
    rows = [[(ending(250 + 100 * n, y, "1,000")) for n in range(4)] for y in (500, 480)]
    page = [
        centred(285, 560, "Quarter Ended"),
        centred(485, 560, "Six Months Ended"),
        *[each for line in rows for each in line],
        *[at(50, y, "Sales") for y in (500, 480)],
    ]
    assert shown(page)[0] == "table 1: 1+3 Quarter Ended | 5+3 Six Months Ended"


def test_spans_that_stand_close_are_a_head_each() -> None:
    rows = [[(ending(270 + 100 * n, y, "1,000")) for n in range(4)] for y in (500, 480)]
    page = [
        at(230, 560, "Three Months Ended June 30, Twenty-Six Weeks Ended June 30,"),
        *[each for line in rows for each in line],
        *[at(50, y, "Sales") for y in (500, 480)],
    ]
    assert shown(page)[0] == (
        "table 1: 1+3 Three Months Ended June 30, | 5+3 Twenty-Six Weeks Ended June 30,"
    )


def test_a_head_takes_all_columns_that_it_covers() -> None:
    rows = [[(ending(270 + 60 * n, y, "1,000")) for n in range(4)] for y in (500, 480)]
    page = [
        at(235, 560, "3 Months Ended June"),
        at(362, 560, "6 Months Ended June"),
        *[each for line in rows for each in line],
        *[at(50, y, "Sales") for y in (500, 480)],
    ]
    assert shown(page)[0] == "table 1: 1+3 3 Months Ended June | 5+3 6 Months Ended June"


def test_a_head_over_the_first_column_is_no_caption() -> None:
    page = [centred(370, 540, "June 30, 2024"), centred(480, 540, "June 30, 2023"), *ROWS]
    signs = [at(340, 500, "$"), at(440, 500, "$")]
    assert shown([*page, *signs])[0] == "table 1: 1+1 June 30, 2024 | 3+1 June 30, 2023"


def test_new_heads_begin_a_new_table() -> None:
    again = [ending(440, 420, "2024"), *row(400, "Cash", "10"), *row(380, "Debt", "20")]
    page = [*ROWS, at(50, 440, "Balance Sheets"), *again]
    assert [line.split(":")[0] for line in shown(page)] == ["table 1"] * 2 + ["table 2"] * 4


def test_prose_begins_a_new_table_and_a_long_caption_does_not() -> None:
    prose = at(50, 440, "We are pleased to say that this was the best of all the quarters so far.")
    rest = [*row(420, "Cash", "10", "9"), *row(400, "Debt", "20", "19")]
    assert [line.split(":")[0] for line in shown([*ROWS, prose, *rest])][2:] == [
        prose.text,
        "table 2",
        "table 2",
    ]


def test_a_caption_that_names_a_year_in_its_middle_ends_no_table() -> None:
    caption = [at(50, 460, "Common stock, 4,228 shares"), at(50, 440, "issued (4,137 in 2022)")]
    page = [*ROWS, *caption, *row(420, "and paid-in capital", "9", "8")]
    assert [line.split(":")[0] for line in shown(page)] == ["table 1"] * 5


def test_the_number_of_a_page_is_no_table() -> None:
    assert shown([*ROWS, at(300, 40, "7")])[-1] == "7"


def test_a_running_head_is_no_part_of_a_table_and_column_heads_are_none() -> None:
    pages = [
        [
            at(50, 760, "Acme, Inc."),
            ending(500, 760, f"Third Quarter 2024, page {number}"),
            *[centred(385 + 100 * n, 540, f"{year}") for n, year in enumerate((2024, 2023))],
            *ROWS,
        ]
        for number in (1, 2, 3)
    ]
    assert shown(*pages)[4:8] == [
        "Acme, Inc. | Third Quarter 2024, page 2",
        "table 2: 1+1 2024 | 3+1 2023",
        "table 2: 0+1 Sales | 1+1 1,000 | 3+1 900",
        "table 2: 0+1 Costs | 1+1 (600) | 3+1 (500)",
    ]


def test_rows_and_heads_that_every_page_has_at_its_edges_are_of_its_table() -> None:
    heads = [centred(385 + 100 * n, 540, f"{year}") for n, year in enumerate((2024, 2023))]
    assert shown(*[[*heads, *ROWS]] * 3)[6:] == [
        "table 3: 1+1 2024 | 3+1 2023",
        "table 3: 0+1 Sales | 1+1 1,000 | 3+1 900",
        "table 3: 0+1 Costs | 1+1 (600) | 3+1 (500)",
    ]


YEARS = [centred(385 + 100 * n, 60, f"June 30, {year}") for n, year in enumerate((2024, 2023))]


def test_title_and_heads_at_the_foot_of_a_page_stand_over_the_rows_of_the_next() -> None:
    first = [
        *ROWS,
        at(50, 400, "All of it was sold at home."),
        at(50, 80, "Balance Sheets"),
        *YEARS,
    ]
    second = [*row(700, "Cash", "120", "130"), *row(680, "Stock", "45", "44")]
    assert shown(first, second)[3:] == [
        "table 2: 0+1 Balance Sheets",
        "table 2: 1+1 June 30, 2024 | 3+1 June 30, 2023",
        "table 2: 0+1 Cash | 1+1 120 | 3+1 130",
        "table 2: 0+1 Stock | 1+1 45 | 3+1 44",
    ]
    (head,) = (p for p in read(first, second).paragraphs if p.text.startswith("June"))
    assert head.place.page == 1


def test_heads_at_the_foot_of_a_page_stay_where_the_next_has_its_own() -> None:
    own = [centred(385 + 100 * n, 720, f"June 30, {year}") for n, year in enumerate((2022, 2021))]
    first = [*ROWS, at(50, 400, "All of it was sold at home."), *YEARS]
    assert "June 30, 2024 | June 30, 2023" in shown(first, [*own, *row(700, "Cash", "120", "130")])


def test_a_statement_is_told_by_what_hangs_on_its_title_over_several_pages() -> None:
    heads = [centred(385 + 100 * n, 700, "Three Months Ended") for n in (0, 1)]
    heads += [centred(385 + 100 * n, 680, f"June 30, {2024 - n}") for n in (0, 1)]
    document = read(
        [
            at(50, 740, "Statements of Cash Flows"),
            at(50, 720, "(In millions)"),
            *heads,
            *row(660, "Net income", "412", "371"),
        ],
        [*row(700, "Depreciation", "91", "88"), *row(680, "Inventories", "(14)", "(11)")],
        [
            *row(700, "Net cash provided by operating activities", "489", "448"),
            *row(680, "Purchases of equipment", "(120)", "(110)"),
            *row(660, "Net cash used in investing activities", "(120)", "(110)"),
        ],
    )
    (statement,), findings = recognise(document)
    assert statement.kind == "cash-flow"
    assert len(statement.parts) == 6
    assert [f.code for f in findings] == ["tables.missing-statement"] * 2


def test_lines_are_counted_by_the_page_and_cells_by_their_offset() -> None:
    rows = read([at(50, 700, "Acme Inc.")], ROWS).paragraphs
    assert [str(cell.place) for cell in rows[1].cells] == [
        "page 2, line 1, column 1",
        "page 2, line 1, column 7",
        "page 2, line 1, column 13",
    ]
    for paragraph in rows:
        for cell in paragraph.cells:
            assert paragraph.text[cell.place.column - 1 :].startswith(cell.text)


def test_how_far_a_caption_is_indented_is_kept() -> None:
    page = [*ROWS, *row(460, "Rent", "(5)", "(4)", indent=12)]
    assert [paragraph.indent for paragraph in read(page).paragraphs] == [0, 0, 1200]


LOST = {"#": 0}
"""What the font draws for `#` has no code that anybody knows."""


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("the #rst quarter of #scal 2024", "the first quarter of fiscal 2024"),
        ("Gross pro#t", "Gross profit"),
        ("Cash #ows", "Cash flows"),
        ("A#liates", "Affiliates"),
        ("write-o#", "write-off"),
        ("BENE#TS", "BENEFITS"),
        ("Acme#", "Acme�"),
    ],
)
def test_a_lost_ligature_is_mended_where_it_can_be_nothing_else(printed: str, meant: str) -> None:
    filler = "The rest of the page is read as it should be and has nothing odd in it at all."
    assert shown([at(50, 500, printed), at(50, 480, filler)], codes=LOST)[0] == meant


def test_a_text_layer_that_says_nothing_is_refused() -> None:
    codes = {letter: 4 + at for at, letter in enumerate("ABCD")}
    assert refused(made([at(50, 500, "ABCD DCBA 12")], codes=codes)) == "documents.unreadable-text"


def test_a_scan_is_refused() -> None:
    assert refused(made([])) == "documents.no-text"


def test_a_locked_file_is_refused() -> None:
    key = "00" * 32
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> /ID [<00> <00>]"
    assert refused(made(ROWS, trailer=lock)) == "documents.encrypted"


@pytest.mark.parametrize("raw", [b"%PDF-1.7\n", made(ROWS)[:40], b"%PDF-1.7" + b"\x00" * 100])
def test_a_damaged_file_is_refused(raw: bytes) -> None:
    assert refused(raw) == "documents.damaged"


def test_a_file_of_very_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    assert refused(made(ROWS, ROWS)) == "documents.not-a-release"
