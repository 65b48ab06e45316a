"""The source as a page: tables and paragraphs, each piece of text still knowing its place.

Where the source keeps its rows they are shown as they are. Where its cells came apart, the rows of
a statement are shown as `footing` has put them together, and every other cell as a line.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from crossfoot.amounts import figure
from crossfoot.patterns import regex
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Cell, Document, FootedStatement, Line, Paragraph, Place

_YEAR = regex(r"(?:19|20)\d\d")
_DEEPEST = 6
"""Steps of indentation that a page shows."""


class Piece(Value):
    """A cell of a page: `text` as printed from `place` on; `position` and `span` in its grid."""

    text: str
    place: Place
    position: int = 0
    span: int = 1
    strong: bool = False

    @property
    def is_figure(self) -> bool:
        """Whether it holds a number alone, which is no year."""
        return not _YEAR.fullmatch(self.text) and figure(self.text, self.place) is not None


class Row(Value):
    """A line of a page; `depth` is its indentation in steps, `head` that it heads columns."""

    pieces: tuple[Piece, ...]
    depth: int = 0
    head: bool = False


class Block(Value):
    """A table of `width` grid columns, or a paragraph, which has none."""

    rows: tuple[Row, ...]
    width: int = 0


def blocks(document: Document, statements: Sequence[FootedStatement]) -> Iterator[Block]:
    """Everything that is printed, once, in reading order."""
    torn = _torn(document, statements)
    starts = [statement.start for statement in torn]

    def region(paragraph: Paragraph) -> int:
        """Which torn statement a line lies in, from 1; none is 0."""
        number = bisect_right(starts, paragraph.place)
        return number if number and paragraph.place <= torn[number - 1].end else 0

    for (number, table), group in groupby(
        document.paragraphs, lambda each: (region(each), each.table)
    ):
        if number:
            yield _restored(torn[number - 1].statement, tuple(group))
        elif table:
            yield _table(tuple(group))
        else:
            for paragraph in group:
                yield Block((Row(tuple(map(_piece, paragraph.cells))),))


def _piece(cell: Cell) -> Piece:
    return Piece(cell.text, cell.place, cell.position, cell.span, cell.strong)


# ── rows that the source keeps ───────────────────────────────────────────────────────────


def _table(paragraphs: Sequence[Paragraph]) -> Block:
    depths = _depths([paragraph.indent for paragraph in paragraphs])
    rows = [
        Row(_placed([_piece(cell) for cell in paragraph.cells]), depth)
        for paragraph, depth in zip(paragraphs, depths, strict=True)
    ]
    width = max(piece.position + piece.span for row in rows for piece in row.pieces)
    return Block(_headed(rows), width)


def _placed(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """From left to right, none over another: what shares a grid column moves on."""
    placed: list[Piece] = []
    end = 0
    for piece in pieces:
        start = max(piece.position, end)
        span = max(piece.position + piece.span - start, 1)
        placed.append(replace(piece, position=start, span=span))
        end = start + span
    return tuple(placed)


def _depths(indents: Sequence[int]) -> Sequence[int]:
    """Steps of indentation: how many lesser indents the table has."""
    order = {indent: rank for rank, indent in enumerate(sorted(set(indents)))}
    return [min(order[indent], _DEEPEST) for indent in indents]


def _headed(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows before the first figure head the columns, unless no figure follows."""
    first = next((at for at, row in enumerate(rows) if any(p.is_figure for p in row.pieces)), 0)
    return tuple(replace(row, head=at < first) for at, row in enumerate(rows))


# ── rows that footing has put together ───────────────────────────────────────────────────


class _Torn(Value):
    """A statement whose rows came apart, and the first and the last place of its lines."""

    statement: FootedStatement
    start: Place
    end: Place


def _torn(document: Document, statements: Sequence[FootedStatement]) -> Sequence[_Torn]:
    """The statements outside of tables, in reading order, none within another."""
    rows = {paragraph.place.printed_line for paragraph in document.paragraphs if paragraph.table}
    found: list[_Torn] = []
    for statement in statements:
        places = sorted(place for line in statement.lines for place in _places(line))
        if places and not any(place.printed_line in rows for place in places):
            found.append(_Torn(statement, places[0], places[-1]))
    found.sort(key=lambda each: each.start)
    apart: list[_Torn] = []
    for each in found:
        if not apart or apart[-1].end < each.start:
            apart.append(each)
    return apart


def _places(line: Line) -> Iterator[Place]:
    yield from (cell.place for cell in line.caption.cells)
    yield from (each.place for each in line.figures if each)


def _restored(statement: FootedStatement, paragraphs: Sequence[Paragraph]) -> Block:
    """The statement's lines, captions before figures; what else is printed between, in its turn."""
    cells = _Cells([cell for paragraph in paragraphs for cell in paragraph.cells])
    width = 1 + len(statement.columns)
    rows: list[Row] = []
    for line in statement.lines:
        pieces = _line_pieces(line, cells)
        if pieces:
            rows.append(Row(pieces, min(line.caption.depth, _DEEPEST)))
    rows += [Row((replace(_piece(cell), position=0, span=width),)) for cell in cells.left()]
    rows.sort(key=lambda row: row.pieces[0].place)
    return Block(_headed(rows), width)


def _line_pieces(line: Line, cells: _Cells) -> tuple[Piece, ...]:
    """The line's cells, its caption's in the first column; nothing where another line has those."""
    captions = [cell for part in line.caption.cells if (cell := cells.take(part.place))]
    if not captions:
        return ()
    figures = [
        replace(_piece(cell), position=at, span=1)
        for at, each in enumerate(line.figures, 1)
        if each and (cell := cells.take(each.place))
    ]
    return (*(replace(_piece(cell), position=0, span=1) for cell in captions), *figures)


class _Cells:
    """The cells of a stretch of a page, of which each is shown once."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self._cells = sorted(cells, key=lambda cell: cell.place)
        self._starts = [cell.place for cell in self._cells]
        self._taken: set[Place] = set()

    def take(self, place: Place) -> Cell | None:
        """The cell that a place lies in, unless it is taken."""
        at = bisect_right(self._starts, place) - 1
        if at < 0 or self._starts[at] in self._taken:
            return None
        cell = self._cells[at]
        if cell.place.printed_line != place.printed_line:
            return None
        self._taken.add(cell.place)
        return cell

    def left(self) -> Iterator[Cell]:
        """Those that were not taken, in reading order."""
        return (cell for cell in self._cells if cell.place not in self._taken)
