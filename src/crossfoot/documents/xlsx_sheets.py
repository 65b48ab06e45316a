"""The cells of a workbook's sheets as they are shown; findings on what is not shown or read."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from crossfoot.amounts import scale_in
from crossfoot.documents.number_formats import (
    date_parts,
    date_shown,
    day_shown,
    general,
    shown,
)
from crossfoot.documents.sheets import SheetCell, SheetRow, is_figure, paragraphs
from crossfoot.documents.xlsx_book import Broken, Style, number_in, text_of
from crossfoot.model import Cell, Finding, Paragraph, Place, Severity, cell_place
from crossfoot.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.documents.xlsx_book import Book, Part

MOST_CELLS: Final = 200_000
MOST_ROWS: Final = 20_000
"""So many that show something, in all sheets; a supplement of forty pages has 3,000."""
_MOST_TEXT: Final = 32_000_000
_LAST_ROW: Final = 1_048_576
_LAST_COLUMN: Final = 16_384
_REFERENCE: Final = regex(r"([A-Z]{1,3})([1-9]\d{0,6})")
_UNNAMED: Final = regex(
    r"(?:Sheet|Table|Tabelle|Feuil|Hoja|Foglio|Planilha|シート)\s?\d*", re.IGNORECASE
)
_NUMBER: Final = regex(r"[-+]?\d{1,400}(?:\.\d{0,400})?(?:E[-+]?\d{1,3})?", re.IGNORECASE)
_STEP: Final = 1000
_BLANK: Final = 250


class _Notes:
    """What a sheet's cells give rise to, gathered while they are read: kind → places, texts."""

    def __init__(self, part: Part, number: int) -> None:
        self.part, self.number = part, number
        self.places: dict[str, list[tuple[Place, str]]] = {}

    def add(self, kind: str, row: int, column: int, said: str = "") -> None:
        self.places.setdefault(kind, []).append((cell_place(self.number, row, column), said))


class _Budget:
    """How much more a workbook may hold."""

    def __init__(self) -> None:
        self.cells, self.rows, self.text = MOST_CELLS, MOST_ROWS, _MOST_TEXT

    def take(self, cells: Sequence[SheetCell]) -> None:
        self.rows -= bool(cells)
        self.cells -= len(cells)
        self.text -= sum(len(cell.text) for cell in cells)
        if min(self.rows, self.cells, self.text) < 0:
            said = f"has over {MOST_ROWS:,} rows or {MOST_CELLS:,} cells, more than any release"
            raise Broken(said, "not-a-release")


def document_rows(book: Book) -> tuple[tuple[Paragraph, ...], tuple[Finding, ...]]:
    """The rows of all sheets that are shown, and what a person should know of the others."""
    found: list[Paragraph] = []
    findings: list[Finding] = []
    budget = _Budget()
    for number, part in enumerate(book.parts, start=1):
        if part.kind != "worksheet":
            findings.append(_not_read(part, number, "holds no cells (it is a chart or a dialog)"))
            continue
        notes = _Notes(part, number)
        rows = _rows(book, part, notes, budget)
        if part.hidden:
            findings += _hidden_sheet(part, number, rows)
            continue
        findings += _told(notes, rows, book.beside(part))
        table = max((paragraph.table for paragraph in found), default=0)
        named = _name(part.name, number, rows)
        found += [*named, *paragraphs(rows, number, table)]
    return tuple(found), tuple(findings)


def _name(name: str, number: int, rows: Sequence[SheetRow]) -> tuple[Paragraph, ...]:
    """The sheet's name as the first line over it, unless it says nothing that is not there."""
    said = " ".join(name.split())
    above = {cell.text.casefold() for row in rows[:3] for cell in row.cells}
    if not rows or not said or _UNNAMED.fullmatch(said) or said.casefold() in above:
        return ()
    if any(map(str.isdigit, said)):  # which no release prints as a figure
        return ()
    return (Paragraph((Cell(said, Place(number, 1, 1)),)),)


# ── cells ────────────────────────────────────────────────────────────────────────────────


class _Layout:
    """What the sheet says beside its cells: merged ranges, hidden columns and rows."""

    def __init__(self) -> None:
        self.spans: dict[tuple[int, int], int] = {}
        self.hidden: list[tuple[int, int]] = []

    def hides(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self.hidden)


def _rows(book: Book, part: Part, notes: _Notes, budget: _Budget) -> list[SheetRow]:
    """The rows that show something; hidden ones are noted."""
    layout = _Layout()
    found: list[tuple[int, list[tuple[SheetCell, Style]]]] = []
    before = 0
    for element in book.elements(part, "col", "row", "mergeCell"):
        tag = str(element.tag).rpartition("}")[2]
        if tag == "col" and _is_on(element.get("hidden")):
            layout.hidden.append((number_in(element.get("min")), number_in(element.get("max"))))
        elif tag == "mergeCell":
            _merge(element.get("ref") or "", layout)
        elif tag == "row":
            before = number_in(element.get("r")) or before + 1
            if before > _LAST_ROW:
                raise Broken(f"has a row {before:,} in sheet '{part.name}'")
            cells = list(_cells(book, element, before, notes, layout))
            budget.take([cell for cell, _ in cells])
            if _is_on(element.get("hidden")):
                _note_hidden(cells, before, notes)
            elif cells:
                found.append((before, cells))
    rows = [SheetRow(number, _spanning(number, cells, layout)) for number, cells in found]
    return [row for row in rows if row.cells]


def _is_on(written: str | None) -> bool:
    return written in ("1", "true")


def _note_hidden(cells: Sequence[tuple[SheetCell, Style]], row: int, notes: _Notes) -> None:
    for cell, _ in cells:
        notes.add("hidden", row, cell.column, cell.text)


def _cells(
    book: Book,
    row: Any,  # noqa: ANN401
    number: int,
    notes: _Notes,
    layout: _Layout,
) -> Iterator[tuple[SheetCell, Style]]:
    at = 0
    for element in row.iterchildren("{*}c"):
        at = _column(element.get("r"), at + 1)
        index = number_in(element.get("s"))
        style = book.styles[index] if index < len(book.styles) else Style()
        raw = _text(book, element, style, notes, (number, at))
        text = " ".join(raw.split())
        if text and layout.hides(at):
            notes.add("hidden", number, at, text)
        elif text:
            blanks = len(raw) - len(raw.lstrip(" \u00a0\u3000"))
            indent = style.indent * _STEP + blanks * _BLANK
            yield SheetCell(at, text, 1, style.bold, indent), style
        elif style.across and not layout.hides(at):
            yield SheetCell(at, ""), style


def _column(reference: str | None, otherwise: int) -> int:
    if reference is None:
        return otherwise
    match = _REFERENCE.fullmatch(reference)
    if match is None or _letters_in(match[1]) > _LAST_COLUMN:
        raise Broken(f"has a cell at '{reference[:20]}', which is no place in a sheet")
    return _letters_in(match[1])


def _letters_in(letters: str) -> int:
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return column


def _merge(reference: str, layout: _Layout) -> None:
    """The columns that a merged cell takes; those below its first row show nothing."""
    if len(layout.spans) > MOST_CELLS:
        raise Broken(f"has over {MOST_CELLS:,} merged cells", "not-a-release")
    first, _, last = reference.partition(":")
    start, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
    if start and end:
        span = _letters_in(end[1]) - _letters_in(start[1]) + 1
        layout.spans[int(start[2]), _letters_in(start[1])] = min(max(span, 1), _LAST_COLUMN)


def _spanning(
    row: int, cells: Sequence[tuple[SheetCell, Style]], layout: _Layout
) -> tuple[SheetCell, ...]:
    """The cells of a row with the columns that they take, merged or centred across."""
    found: list[SheetCell] = []
    across = False
    for cell, style in cells:
        if not cell.text:
            if across and found and cell.column == found[-1].column + found[-1].span:
                last = found.pop()
                found.append(SheetCell(last.column, last.text, last.span + 1, last.strong,
                                       last.indent))  # fmt: skip
            continue
        across = style.across
        span = layout.spans.get((row, cell.column), 1)
        found.append(SheetCell(cell.column, cell.text, span, cell.strong, cell.indent))
    return tuple(found)


# ── what a cell shows ────────────────────────────────────────────────────────────────────


def _text(
    book: Book,
    element: Any,  # noqa: ANN401
    style: Style,
    notes: _Notes,
    at: tuple[int, int],
) -> str:
    kind = element.get("t", "n")
    if kind == "inlineStr":
        inline = element.find("{*}is")
        return text_of(inline) if inline is not None else ""
    value = element.find("{*}v")
    if value is None or not (value.text or "").strip():
        if element.find("{*}f") is not None and kind != "str":
            notes.add("formula", *at)
        return ""
    written = str(value.text)
    if kind == "s":
        index = number_in(written.strip())
        if index >= len(book.texts):
            raise Broken(f"has a cell whose text {index} is not there")
        return book.texts[index]
    if kind == "e":
        notes.add("fault", *at, written)
    if kind == "b":
        return "TRUE" if written == "1" else "FALSE"
    if kind == "d":
        return _iso_day(written, style.code)
    return _number(book, written, style.code, notes, at) if kind == "n" else written


def _iso_day(written: str, code: str) -> str:
    try:
        return day_shown(dt.date.fromisoformat(written[:10]), date_parts(code) or "d")
    except ValueError:
        return written


def _number(book: Book, written: str, code: str, notes: _Notes, at: tuple[int, int]) -> str:
    if not _NUMBER.fullmatch(written.strip()):
        raise Broken(f"has a number '{written[:20]}' in {cell_place(notes.number, *at)}")
    try:
        value = Decimal(written.strip())
    except InvalidOperation:  # pragma: no cover - the pattern lets none through
        return written
    if date_parts(code):
        return date_shown(value, code, since_1904=book.since_1904) or general(value)
    said = shown(value, code)
    if said.scale:
        notes.add("scaled", *at, str(said.scale))
    if not said.text and value:
        notes.add("hidden", *at, general(value))
    elif _is_rounded(value, said.text, said.scale):
        notes.add("rounded", *at, f"{general(value)} as {said.text}")
    return said.text


def _is_rounded(value: Decimal, text: str, scale: int) -> bool:
    """Whether the number has digits that are not shown."""
    digits = re.sub(r"[^\d.]", "", text)
    if not digits.strip("."):
        return False
    told = Decimal(digits.strip(".")) if digits.count(".") < 2 else abs(value)  # noqa: PLR2004
    percent = 2 * text.count("%")
    return general(abs(value).scaleb(percent - scale)) != general(told)


# ── findings ─────────────────────────────────────────────────────────────────────────────


def _told(notes: _Notes, rows: Sequence[SheetRow], beside: Sequence[str]) -> Iterator[Finding]:
    """The findings on one sheet, each kind once, with its first place."""
    name = notes.part.name
    for kind, severity, code, said, step in _KINDS:
        places = notes.places.get(kind, [])
        if places:
            place, text = places[0]
            if kind == "hidden" and not any(is_figure(each) for _, each in places):
                severity = Severity.INFO  # noqa: PLW2901
            message = said.format(count=len(places), sheet=name, first=text)
            yield Finding(severity, f"documents.{code}", message, step, place)
    yield from _unsaid_scale(notes, rows)
    if {"drawing", "comments", "vmlDrawing"} & set(beside):
        yield _not_read(
            notes.part, notes.number, "has charts, pictures, text boxes or comments", Severity.INFO
        )


_KINDS: Final = (
    ("formula", Severity.WARNING, "uncalculated",
     "{count} formulas in sheet '{sheet}' have no saved value: they are left out, not calculated",
     "open the workbook in a spreadsheet program, save it and convert that"),
    ("fault", Severity.WARNING, "error-value",
     "{count} cells in sheet '{sheet}' show an error, first {first}",
     "repair their formulas and save the workbook again"),
    ("hidden", Severity.WARNING, "hidden",
     "{count} cells in sheet '{sheet}' are hidden and not read, first '{first}'",
     "show the rows and columns if they belong to the release"),
    ("rounded", Severity.INFO, "rounded",
     "{count} cells in sheet '{sheet}' hold more digits than they show, first {first}",
     "nothing is to be done: what is shown is what is reported"),
)  # fmt: skip


def _unsaid_scale(notes: _Notes, rows: Sequence[SheetRow]) -> Iterator[Finding]:
    """A format leaves thousands out: a line of the sheet has to say so."""
    places = notes.places.get("scaled", [])
    powers = {int(power) for _, power in places}
    words = [cell.text for row in rows for cell in row.cells if not is_figure(cell.text)]
    said = {3 if "000s" in text else scale_in(text) for text in words}
    for power in sorted(powers - {each for each in said if each}):
        place = next(place for place, each in places if int(each) == power)
        yield Finding(
            Severity.WARNING,
            "documents.unsaid-scale",
            f"numbers in sheet '{notes.part.name}' are shown without their last {power} digits, "
            "and no line says so",
            "add the line with the unit (in thousands, in millions) over the table",
            place,
        )


def _hidden_sheet(part: Part, number: int, rows: Sequence[SheetRow]) -> Iterator[Finding]:
    figures = sum(len(row.figures) for row in rows)
    severity = Severity.WARNING if figures else Severity.INFO
    yield Finding(
        severity,
        "documents.hidden",
        f"sheet {number}, '{part.name}', is hidden and not read: {figures} cells with figures",
        "show the sheet if it belongs to the release",
        cell_place(number, 1, 1),
    )


def _not_read(part: Part, number: int, why: str, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(
        severity,
        "documents.not-cells",
        f"sheet {number}, '{part.name}', {why}: nothing of it is read but its cells",
        "if it shows figures that stand in no cell, type them into cells",
        cell_place(number, 1, 1),
    )
