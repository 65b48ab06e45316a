"""Workbooks: what the cells show, where, and what is said of what they do not show."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.styles import Alignment, Font

from crossfoot.documents import READERS, xlsx, xlsx_book
from crossfoot.model import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from crossfoot.model import Document, Finding

    Made = Callable[[Any], None]


def saved(make: Made) -> bytes:
    book = Workbook()
    make(book)
    page = io.BytesIO()
    book.save(page)
    return page.getvalue()


def filled(rows: Iterable[Sequence[object]], **formats: str) -> Made:
    def make(book: Any) -> None:  # noqa: ANN401
        for row in rows:
            book.active.append(list(row))
        for cell, code in formats.items():
            book.active[cell].number_format = code

    return make


def read(raw: bytes) -> tuple[Document, tuple[Finding, ...]]:
    document, findings = xlsx.read(raw, "release.xlsx")
    assert document is not None, findings
    return document, findings


def shown(make: Made) -> list[str]:
    return [
        f"{p.table}: " + " | ".join(f"{c.position}+{c.span} {c.text}" for c in p.cells)
        for p in read(saved(make))[0].paragraphs
    ]


def edited(raw: bytes, part: str, edit: Callable[[str], str]) -> bytes:
    page = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(page, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, edit(text.decode()) if name == part else text)
    return page.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
ROWS: list[list[object]] = [["", 2024, 2023], ["Sales", 1234, 900], ["Cost", -7, 0]]


def test_cells_are_read_as_their_formats_show_them() -> None:
    codes = {"B2": '"$"#,##0', "B3": "#,##0_);(#,##0)", "C3": '#,##0;(#,##0);"—"'}
    assert shown(filled(ROWS, **codes)) == [
        "1: 1+1 2024 | 2+1 2023",
        "1: 0+1 Sales | 1+1 $1,234 | 2+1 900",
        "1: 0+1 Cost | 1+1 (7) | 2+1 —",
    ]


def test_places_are_sheet_and_cell() -> None:
    def make(book: Any) -> None:  # noqa: ANN401
        book.active["A1"] = "Acme"
        book.create_sheet("Sheet2")
        for cell, value in {"B3": "Sales", "AA3": 5, "B4": "Cost", "AA4": 7}.items():
            book["Sheet2"][cell] = value

    document, _ = read(saved(make))
    assert [str(c.place) for p in document.paragraphs for c in p.cells] == [
        "sheet 1, cell A1",
        "sheet 2, cell B3",
        "sheet 2, cell AA3",
        "sheet 2, cell B4",
        "sheet 2, cell AA4",
    ]
    assert document.paragraphs[1].cells[1].place.told_column == 27


def test_a_sign_in_its_own_cell_leaves_the_figure_at_its_cell() -> None:
    rows: list[list[object]] = [["Sales", "$", 1234, "$", 900], ["Cost", None, 7, None, 8]]
    cells = read(saved(filled(rows, C1="#,##0")))[0].paragraphs[0].cells
    assert [cell.text for cell in cells] == ["Sales", "$ 1,234", "$ 900"]
    assert xlsx_place(cells[1].place, 2) == "sheet 1, cell C1"
    assert xlsx_place(cells[2].place, 2) == "sheet 1, cell E1"


def xlsx_place(place: Any, by: int) -> str:  # noqa: ANN401
    """Where the character stands that is so many after a place."""
    return str(type(place)(place.page, place.line, place.column + by))


def test_merged_heads_and_heads_centred_across_take_their_columns() -> None:
    def make(book: Any) -> None:  # noqa: ANN401
        heads: list[object] = ["", "Three Months Ended", None, "Six Months Ended", None]
        filled([heads, *WIDE])(book)
        book.active.merge_cells("B1:C1")
        for cell in ("D1", "E1"):
            book.active[cell].alignment = Alignment(horizontal="centerContinuous")

    assert shown(make)[0] == "1: 1+2 Three Months Ended | 3+2 Six Months Ended"


WIDE: list[list[object]] = [
    ["", 2024, 2023, 2024, 2023],
    ["Sales", 1, 2, 3, 4],
    ["Cost", 5, 6, 7, 8],
]


def test_dates_in_heads_are_written_out() -> None:
    heads: list[object] = ["", dt.date(2024, 8, 3), dt.date(2023, 7, 29)]
    rows = [heads, *ROWS[1:]]
    assert shown(filled(rows))[0] == "1: 1+1 August 3, 2024 | 2+1 July 29, 2023"


def test_depth_is_kept_however_it_is_made() -> None:
    def make(book: Any) -> None:  # noqa: ANN401
        filled([["Assets", None, 1], [None, "Cash", 2], ["  Land", None, 3], ["Total", None, 4]])(
            book
        )
        book.active["A4"].alignment = Alignment(indent=2)
        book.active["A4"].font = Font(bold=True)

    rows = read(saved(make))[0].paragraphs
    assert [(row.cells[0].position, row.indent) for row in rows] == [
        (0, 0), (0, 1000), (0, 500), (0, 2000),
    ]  # fmt: skip
    assert [row.cells[0].strong for row in rows] == [False, False, False, True]


def test_a_sheet_s_name_is_its_first_line_unless_it_says_nothing() -> None:
    def make(book: Any) -> None:  # noqa: ANN401
        book.active.title = "Balance sheet"
        filled(ROWS)(book)
        book.create_sheet("Sheet2").append(["Acme", 1])

    document, _ = read(saved(make))
    assert [p.text for p in document.paragraphs if p.table == 0] == ["Balance sheet", "Acme 1"]


def test_titles_and_sentences_stand_outside_of_the_table() -> None:
    rows: list[list[object]] = [["Acme Inc."], ["Balance Sheets"], [], *ROWS, ["Other costs"]]
    rows += [["Net", 1, 2], ["The figures of this table are those of the company alone."]]
    assert [line[:2] for line in shown(filled(rows))] == [
        "0:", "0:", "1:", "1:", "1:", "1:", "1:", "0:",
    ]  # fmt: skip


# ── what is told ─────────────────────────────────────────────────────────────────────────


def told(raw: bytes) -> list[tuple[str, str, str]]:
    _, findings = read(raw)
    return [(f.severity.value, f.code, str(f.place)) for f in findings]


def test_a_formula_without_its_value_is_told_and_not_evaluated() -> None:
    raw = saved(filled([*ROWS, ["Net", "=B2+B3", "=C2+C3"]]))
    assert told(raw) == [("warning", "documents.uncalculated", "sheet 1, cell B4")]
    assert read(raw)[0].paragraphs[-1].text == "Net"
    kept = edited(raw, SHEET, lambda s: re.sub(r"</f><v ?/>|</f><v></v>", "</f><v>1227</v>", s))
    assert told(kept) == []
    assert read(kept)[0].paragraphs[-1].text == "Net 1227 1227"


def test_hidden_rows_columns_and_sheets_are_told_and_not_read() -> None:
    def make(book: Any) -> None:  # noqa: ANN401
        filled([*ROWS, ["Secret", 5, 6]])(book)
        book.active.row_dimensions[4].hidden = True
        book.active["E2"] = 77
        book.active.column_dimensions["E"].hidden = True
        other = book.create_sheet("Workings")
        other.append(["Sales", 5])
        other.sheet_state = "hidden"

    raw = saved(make)
    assert told(raw) == [
        ("warning", "documents.hidden", "sheet 1, cell E2"),
        ("warning", "documents.hidden", "sheet 2, cell A1"),
    ]
    assert "3 cells" not in read(raw)[1][0].message
    assert "4 cells" in read(raw)[1][0].message
    texts = " ".join(p.text for p in read(raw)[0].paragraphs)
    assert "Secret" not in texts
    assert "77" not in texts


def test_digits_that_are_not_shown_are_told() -> None:
    raw = saved(filled([["Sales", 1234567.891], ["Cost", 5]], B1="#,##0"))
    assert read(raw)[0].paragraphs[0].text == "Sales 1,234,568"
    (finding,) = read(raw)[1]
    assert (finding.severity, finding.code) == (Severity.INFO, "documents.rounded")
    assert "1234567.891 as 1,234,568" in finding.message


@pytest.mark.parametrize(
    ("unit", "codes"),
    [("(in thousands)", []), ("(in millions)", ["documents.unsaid-scale"]),
     ("Sales", ["documents.unsaid-scale"])],
)  # fmt: skip
def test_a_format_that_leaves_thousands_out_needs_a_line_that_says_so(
    unit: str, codes: list[str]
) -> None:
    raw = saved(filled([[unit], ["Sales", 412386000], ["Cost", 5000]], B2="#,##0,", B3="#,##0,"))
    assert read(raw)[0].paragraphs[1].text == "Sales 412,386"
    assert [code for _, code, _ in told(raw)] == codes


def test_charts_and_error_values_are_told() -> None:
    def make(book: Any) -> None:  # noqa: ANN401
        filled([*ROWS, ["Net", "#REF!", 1]])(book)
        book.create_chartsheet("Chart").add_chart(BarChart())

    assert told(saved(make)) == [
        ("warning", "documents.error-value", "sheet 1, cell B4"),
        ("warning", "documents.not-cells", "sheet 2, cell A1"),
    ]


# ── what is refused ──────────────────────────────────────────────────────────────────────


def archive(**parts: str) -> bytes:
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w") as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/"), text)
    return page.getvalue()


def typed(content: str) -> bytes:
    return archive(**{"[Content_Types].xml": f"<Types><Override ContentType='{content}'/></Types>"})


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
BOOK = saved(filled(ROWS))
REFUSED = [
    (OLD + "Workbook".encode("utf-16-le"), "unsupported", "an old Excel workbook (.xls)"),
    (OLD + "EncryptedPackage".encode("utf-16-le"), "unsupported", "an encrypted Office document"),
    (OLD, "unsupported", "an old Office document"),
    (typed(MACROS), "unsupported", "a workbook with macros (.xlsm)"),
    (typed("application/vnd.ms-excel.sheet.binary.main"), "unsupported", "binary workbook (.xlsb)"),
    (typed("…wordprocessingml.document.main+xml"), "unsupported", "a Word document"),
    (archive(a="1"), "unsupported", "a ZIP archive"),
    (BOOK[:-100], "bad-shape", "damaged or cut off"),
    (edited(BOOK, SHEET, lambda text: text[:-40]), "bad-shape", SHEET),
    (edited(BOOK, SHEET, lambda s: s.replace('r="B2"', 'r="XFE2"')), "bad-shape", "XFE2"),
    (edited(BOOK, SHEET, lambda s: s.replace("1234", "12x4")), "bad-shape", "sheet 1, cell B2"),
    (saved(lambda book: None), "empty", "nothing"),  # noqa: ARG005
]


@pytest.mark.parametrize(("raw", "reason", "said"), REFUSED, ids=[each[2] for each in REFUSED])
def test_what_is_refused(raw: bytes, reason: str, said: str) -> None:
    assert [r for r in READERS if r.claims(raw[:4096], "release.txt")] == [xlsx]
    document, (finding,) = xlsx.read(raw, "release.txt")
    assert document is None
    assert finding.code == f"documents.{reason}"
    assert said in finding.message
    assert "\n" not in finding.message


def test_what_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_book, "MOST_UNPACKED", 50_000)
    bomb = edited(BOOK, SHEET, lambda text: text.replace("</sheetData>", " " * 99_999 + "</x>"))
    document, (finding,) = xlsx.read(bomb, "bomb.xlsx")
    assert document is None
    assert finding.code == "documents.too-large"


@given(st.integers(0, len(BOOK) - 1), st.integers(0, 255))
@settings(max_examples=60, deadline=None)
def test_a_damaged_workbook_is_read_or_refused(at: int, byte: int) -> None:
    raw = BOOK[:at] + bytes([byte]) + BOOK[at + 1 :]
    if xlsx.claims(raw, "x"):
        document, findings = xlsx.read(raw, "x")
        assert document is not None or findings


WORDS = st.text("abcXYZ é", max_size=8).map(lambda text: f"w{text}w")
AMOUNTS = st.integers(-(10**12), 10**12)


@given(st.lists(st.tuples(WORDS, AMOUNTS, AMOUNTS), min_size=2, max_size=6))
@settings(max_examples=25, deadline=None)
def test_a_random_grid_comes_back(rows: list[tuple[str, int, int]]) -> None:
    codes = {f"{column}{at}": "#,##0" for at in range(1, len(rows) + 1) for column in "BC"}
    document, findings = read(saved(filled(rows, **codes)))
    assert not findings
    assert [tuple(c.text for c in p.cells) for p in document.paragraphs] == [
        (" ".join(word.split()), f"{one:,}", f"{two:,}") for word, one, two in rows
    ]
