"""Rows of a sheet, a CSV's included, to paragraphs: the cells of a row on the grid of its columns.

Lines that stand alone over column heads, and sentences, are lines outside of tables. A caption
stands at position 0 however far it is moved to the right to show its depth; what stands right of
the captions keeps its column. `$`, `(`, `)` and `%` in cells of their own go to their figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from crossfoot.documents.html_rows import Piece, holds_figures, merged
from crossfoot.documents.html_rows import Row as Pieces
from crossfoot.model import Cell, Paragraph, cell_place
from crossfoot.patterns import regex
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SENTENCE: Final = regex(r"[a-z0-9)%\"'’”][.!?](?:\s+[A-Z].*)?$")
_FEWEST_WORDS: Final = 8
_YEAR: Final = regex(r"(?:19|20)\d\d")
_FIGURE: Final = regex(r"[-−–—(\[$¥€£\s]*\d[\d,.]*[)\]%\s]*")
_MARKS: Final = regex(r"[$¥€£()%\s]*")
_STEP: Final = 1000
"""How much deeper a caption is that stands a column further to the right."""


class SheetCell(Value):
    """What one cell shows; rows and columns are counted from 1."""

    column: int
    text: str
    span: int = 1
    strong: bool = False
    indent: int = 0


class SheetRow(Value):
    """A row that shows something."""

    number: int
    cells: tuple[SheetCell, ...]

    @property
    def figures(self) -> list[SheetCell]:
        return [cell for cell in self.cells if is_figure(cell.text)]

    @property
    def is_alone(self) -> bool:
        """Whether it is one line of words."""
        return len(self.cells) == 1 and not self.figures

    @property
    def is_sentence(self) -> bool:
        text = self.cells[0].text
        return (
            self.is_alone
            and text.count(" ") >= _FEWEST_WORDS
            and _SENTENCE.search(text) is not None
        )


def is_figure(text: str) -> bool:
    """Whether a cell is a number and no year."""
    return _FIGURE.fullmatch(text) is not None and not _YEAR.fullmatch(text)


def paragraphs(rows: Sequence[SheetRow], sheet: int, table: int) -> Iterator[Paragraph]:
    """The rows of one sheet; its tables are numbered from `table` + 1."""
    captions_end = _first_figure(rows)
    loose = _loose(rows)
    part: list[SheetRow] = []
    for row, outside in zip(rows, loose, strict=True):
        if outside:
            yield from _tabulated(part, sheet, table := table + bool(part), captions_end)
            part = []
            yield _paragraph(row, _pieces(row, 0), sheet, 0)
        else:
            part.append(row)
    yield from _tabulated(part, sheet, table + bool(part), captions_end)


def _first_figure(rows: Sequence[SheetRow]) -> int:
    """The first column in which figures, or signs of theirs, stand beside words."""
    firsts = [
        min(c.column for c in row.cells if is_figure(c.text) or _MARKS.fullmatch(c.text))
        for row in rows
        if row.figures and not is_figure(row.cells[0].text)
    ]
    return min(firsts, default=1)


def _loose(rows: Sequence[SheetRow]) -> list[bool]:
    """Which rows are lines outside of tables: sentences, and what stands alone over heads."""
    loose = [row.is_sentence for row in rows]
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and rows[end].is_alone:
            end += 1
        apart = at == 0 or rows[at].number > rows[at - 1].number + 1 or loose[at - 1]
        heads = end == len(rows) or not rows[end].figures
        if end > at and apart and heads:
            loose[at:end] = [True] * (end - at)
        at = max(end, at + 1)
    return loose


def _tabulated(
    rows: Sequence[SheetRow], sheet: int, table: int, captions_end: int
) -> Iterator[Paragraph]:
    pieces = [_pieces(row, captions_end) for row in rows]
    if not holds_figures([Pieces(each, 0, 0) for each in pieces]):
        table = 0
    for row, each in zip(rows, pieces, strict=True):
        yield _paragraph(row, each, sheet, table)


def _pieces(row: SheetRow, captions_end: int) -> tuple[Piece, ...]:
    shift = captions_end - 1
    pieces: list[Piece] = []
    for cell in row.cells:
        position = cell.column - shift
        if cell.column < captions_end:
            position = 0
        pieces.append(Piece(cell.text, position, cell.span, cell.strong))
    return tuple(merged(pieces))


def _paragraph(row: SheetRow, pieces: Sequence[Piece], sheet: int, table: int) -> Paragraph:
    left = list(row.cells)
    cells: list[Cell] = []
    for piece in pieces:
        taken = [left.pop(0)]
        while left and _shorter(taken, piece.text) and left[0].text in piece.text:
            taken.append(left.pop(0))
        told = next((each for each in taken if any(map(str.isdigit, each.text))), taken[0])
        first = cell_place(sheet, row.number, told.column)
        place = cell_place(sheet, row.number, 1)
        column = first.column - piece.text.index(told.text)
        place = type(place)(place.page, place.line, column)
        cells.append(Cell(piece.text, place, piece.position, piece.span, piece.strong))
    first_cell = row.cells[0]
    indent = first_cell.indent + _STEP * (first_cell.column - 1)
    return Paragraph(tuple(cells), indent, table)


def _shorter(taken: Sequence[SheetCell], text: str) -> bool:
    """Whether a piece says more than the cells that it was put together of so far."""
    return sum(len(each.text.replace(" ", "")) for each in taken) < len(text.replace(" ", ""))
