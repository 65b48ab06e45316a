"""Rows before they are paragraphs: signs put back to their figures, layout told from tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from crossfoot.amounts import figure
from crossfoot.model import Cell, Paragraph, Place
from crossfoot.patterns import regex
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARK: Final = regex(r"\([0-9a-z]\)|[*†‡]{1,2}", re.IGNORECASE)
_OPENS: Final = regex(r"(?:US)?[$¥€£]?\s*\(?|[-−–—]?[$¥€£]")
_CLOSES: Final = regex(r"\)?\s*%?\s*\)?")
_YEAR: Final = regex(r"(?:19|20)\d\d")
"""A head beside one of a column of percentages; four digits without a comma are no amount."""
_FIGURE_START: Final = regex(r"[(\[$¥€£\s]*[-−–—]?\s*[$¥€£]?\s*(?:[\d.]|$)|[-−–—]+$")


class Piece(Value):
    """What one cell says, and which grid columns it takes."""

    text: str
    position: int
    span: int
    strong: bool


class Row(Value):
    """One printed line before it has its number."""

    pieces: tuple[Piece, ...]
    indent: int
    table: int


def merged(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The cells with currency signs, parentheses and percent signs back at their figures."""
    held: Piece | None = None
    for piece in pieces:
        if held is None:
            held = piece
        elif _belong_together(held, piece):
            held = _joined(held, piece)
        else:
            yield held
            held = piece
    if held is not None:
        yield held


def _belong_together(left: Piece, right: Piece) -> bool:
    if _OPENS.fullmatch(left.text):
        return _FIGURE_START.match(right.text) is not None
    if _CLOSES.fullmatch(right.text) is None or _YEAR.fullmatch(left.text):
        return False
    return _FIGURE_START.match(left.text) is not None


def _joined(left: Piece, right: Piece) -> Piece:
    blank = "" if _CLOSES.fullmatch(right.text) or left.text.endswith("(") else " "
    span = right.position + right.span - left.position
    return Piece(left.text + blank + right.text, left.position, span, left.strong)


def holds_figures(rows: Sequence[Row]) -> bool:
    """Whether a table tabulates: two of its rows have a figure beside or below their caption."""
    held = 0
    for row in rows:
        held += any(_is_figure(piece.text) for piece in row.pieces[1:])
        if held > 1:
            return True
    return held == 1 and len(rows) > 1


def _is_figure(text: str) -> bool:
    if not (text[-1:] in "0123456789)%-−–—*" and any(c in "0123456789-−–—" for c in text)):
        return False
    return figure(text, Place(1, 1, 1)) is not None and not _MARK.fullmatch(text)


def paragraph_of(row: Row, line: int) -> Paragraph | None:
    """The row as the line of this number, its cells a blank apart."""
    cells: list[Cell] = []
    column = 1
    for piece in row.pieces:
        place = Place(1, line, column)
        cells.append(Cell(piece.text, place, piece.position, piece.span, piece.strong))
        column += len(piece.text) + 1
    return Paragraph(tuple(cells), row.indent, row.table) if cells else None
