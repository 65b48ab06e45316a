"""A block of a page as the template prints it: parts, rows and cells, whatever stands in them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from crossfoot.rendering.pages import Block, Piece, Row

    Content = Callable[[Sequence[Piece]], str]
    """The markup of what stands in one cell."""


class GridCell(Value):
    """A cell with its tag, what it heads, its classes and the columns that it covers."""

    name: str
    scope: str
    kind: str
    span: int
    content: str


class GridRow(Value):
    """A row of a table, and the line that it is printed in."""

    line: int
    cells: list[GridCell]


class Part(Value):
    """The head or the body of a table."""

    name: str
    rows: list[GridRow]


class Grid(Value):
    """A table, or a paragraph, which has `content` and no parts; `line` is its first line."""

    line: int
    parts: list[Part]
    content: str = ""


def grid(block: Block, content: Content) -> Grid:
    """The block with the markup of its cells."""
    first = _line(block.rows[0])
    if not block.width:
        return Grid(first, [], content(block.rows[0].pieces))
    parts = [
        Part(
            "thead" if head else "tbody",
            [GridRow(_line(row), list(_cells(row, block.width, content))) for row in rows],
        )
        for head, rows in groupby(block.rows, lambda row: row.head)
    ]
    return Grid(first, parts)


def _line(row: Row) -> int:
    return row.pieces[0].place.line


def _cells(row: Row, width: int, content: Content) -> Iterator[GridCell]:
    """The row's cells, empty ones where the grid has none; its caption heads it."""
    at = 0
    for position, group in groupby(row.pieces, lambda piece: piece.position):
        pieces = tuple(group)
        if position > at:
            yield GridCell("td", "", "", position - at, "")
        at = position + max(piece.span for piece in pieces)
        if len(pieces) == len(row.pieces) and position == 0:
            at = width  # a line that says one thing has the room of all columns
        yield _filled(row, pieces, at - position, content(pieces))
    if at < width:
        yield GridCell("td", "", "", width - at, "")


def _filled(row: Row, pieces: Sequence[Piece], span: int, content: str) -> GridCell:
    strong = ("strong",) if all(piece.strong for piece in pieces) else ()
    if row.head:
        return GridCell("th", "col", " ".join(strong), span, content)
    if pieces[0].position == 0:
        depth = (f"depth{row.depth}",) if row.depth else ()
        return GridCell("th", "row", " ".join((*depth, *strong)), span, content)
    return GridCell("td", "", " ".join(("figure", *strong)), span, content)
