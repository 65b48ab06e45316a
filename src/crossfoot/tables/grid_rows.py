"""The rows of a table: which cells are figures, in which grid columns, and which rows are heads."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from crossfoot.amounts import figure, plain
from crossfoot.patterns import regex
from crossfoot.tables.grid_heads import is_head, is_year
from crossfoot.tables.grid_scales import is_unit
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossfoot.model import Cell, Figure, Paragraph

_NUMERAL_AT_END: Final = regex(r"[\d)%\-−–—―‐‑﹣－*†‡]\s*$|[a-z]\)$|[\d)][a-z]$")
_WITH_MARK: Final = regex(
    r"(?P<figure>.*?[\d)%\-−–—])\s*(?:\(\w{1,2}\)|[*†‡]+|\s[a-z1-9]{1})+", re.IGNORECASE
)
_WORD: Final = regex(r"[^\W\d_].*[^\W\d_]")


_WIDE: Final = 3
"""A figure spans at most so many times what the middle one of all spans."""


class Row(Value):
    """A table row: the caption's cells, and the figures with the grid columns they take."""

    paragraph: Paragraph
    captions: tuple[Cell, ...]
    figures: tuple[tuple[Cell, Figure], ...]
    others: tuple[Cell, ...]

    @property
    def caption(self) -> str:
        return " ".join(cell.text for cell in self.captions)

    @property
    def text(self) -> str:
        return self.paragraph.text


def read_row(paragraph: Paragraph) -> Row:
    """The row's cells as captions and figures; a head's years are neither."""
    captions: list[Cell] = []
    figures: list[tuple[Cell, Figure]] = []
    others: list[Cell] = []
    for cell in paragraph.cells:
        read = read_figure(cell)
        if read is not None and not is_year(cell.text):
            figures.append((cell, read))
        elif read is None and not figures and _captions(captions, cell):
            captions.append(cell)
        else:
            others.append(cell)
    return Row(paragraph, tuple(captions), tuple(figures), tuple(others))


def _captions(before: Sequence[Cell], cell: Cell) -> bool:
    """Whether a cell is the caption, or more of one that was printed over several lines."""
    same_column = not before or before[-1].position == cell.position
    return same_column and (_WORD.search(cell.text) is not None or _closes(cell))


def _closes(cell: Cell) -> bool:
    """Whether a cell is the end of a caption in parentheses: "2024)"."""
    return cell.text.count(")") > cell.text.count("(")


def read_figure(cell: Cell) -> Figure | None:
    """The cell as a figure, its footnote mark left aside."""
    if not _NUMERAL_AT_END.search(cell.text) or _closes(cell):
        return None
    read = figure(cell.text, cell.place)
    if read is None and (match := _WITH_MARK.fullmatch(cell.text)):
        return figure(match["figure"], cell.place)
    return read


def is_head_row(row: Row) -> bool:
    """Whether a row stands over columns: it has no figures, and cells that speak of periods."""
    if row.figures:
        return False
    above = [cell for cell in row.paragraph.cells if not is_unit(cell.text)]
    if not above:
        return False
    side = [cell for cell in row.captions if cell is row.paragraph.cells[0] and cell.position == 0]
    over = [cell for cell in above if cell not in side]
    if not over:
        return False
    return any(is_head(cell.text) for cell in over) or len(over) > 1


class Bands(Value):
    """The grid columns in which figures stand, as ranges that do not touch: `[first, end)`."""

    firsts: tuple[int, ...]
    ends: tuple[int, ...]

    def at(self, cell: Cell) -> int | None:
        """The band that a cell overlaps most, if any."""
        first, end = cell.position, cell.position + cell.span
        near = max(bisect_right(self.firsts, first) - 1, 0)
        best, widest = None, 0
        for index in range(near, len(self.firsts)):
            if self.firsts[index] >= end:
                break
            overlap = min(end, self.ends[index]) - max(first, self.firsts[index])
            if overlap > widest:
                best, widest = index, overlap
        return best

    def under(self, cell: Cell) -> range:
        """The bands that a head stands over."""
        first, end = cell.position, cell.position + cell.span
        over = [
            index
            for index in range(len(self.firsts))
            if self.firsts[index] < end and self.ends[index] > first
        ]
        return range(over[0], over[-1] + 1) if over else range(0)

    def right_of(self, cell: Cell) -> int | None:
        """The first band that begins where a cell ends or after it."""
        end = cell.position + cell.span
        return next((at for at, first in enumerate(self.firsts) if first >= end), None)


def bands(rows: Sequence[Row], heads: Sequence[Row]) -> Bands:
    """The columns of a table's figures: what overlaps in two rows is one column.

    So are neighbours under the same heads in which no row has figures twice: their print is
    out of line. A figure that spans far more than the others says nothing of columns.
    """
    spans = sorted((cell.position, cell.span) for row in rows for cell, _ in row.figures)
    widest = _WIDE * sorted(span for _, span in spans)[len(spans) // 2] if spans else 0
    firsts: list[int] = []
    ends: list[int] = []
    for first, span in spans:
        if ends and first < ends[-1] and span <= widest:
            ends[-1] = max(ends[-1], first + span)
        elif span <= widest:
            firsts.append(first)
            ends.append(first + span)
    return _fused(Bands(tuple(firsts), tuple(ends)), rows, heads)


def _fused(columns: Bands, rows: Sequence[Row], heads: Sequence[Row]) -> Bands:
    over = headings(heads, columns)
    filled = [{columns.at(cell) for cell, _ in row.figures} for row in rows]
    for left in range(len(over) - 1):
        both = any({left, left + 1} <= each for each in filled)
        if over[left] and over[left] == over[left + 1] and not both:
            firsts = columns.firsts[: left + 1] + columns.firsts[left + 2 :]
            ends = columns.ends[:left] + columns.ends[left + 1 :]
            return _fused(Bands(firsts, ends), rows, heads)
    return columns


def headings(heads: Sequence[Row], columns: Bands) -> tuple[str, ...]:
    """For each column the heads that stand over it, outermost first, as one text.

    A head over no column at all, such as one over currency signs, is that of the column right of
    it, if that has none in the same row.
    """
    over: list[list[str]] = [[] for _ in columns.firsts]
    for row in heads:
        cells = [cell for cell in row.paragraph.cells if not is_unit(cell.text)]
        taken: set[int] = set()
        for cell in cells:
            taken.update(columns.under(cell))
            for index in columns.under(cell):
                over[index].append(plain(cell.text))
        for cell in cells:
            beside = columns.right_of(cell)
            free = beside is not None and beside not in taken
            if beside is not None and free and cell.position and not columns.under(cell):
                over[beside].append(plain(cell.text))
                taken.add(beside)
    return tuple(" ".join(texts) for texts in over)


def side_texts(heads: Sequence[Row], columns: Bands) -> tuple[str, ...]:
    """What the head rows say beside the columns or over all of them."""
    return tuple(
        cell.text
        for row in heads
        for cell in row.paragraph.cells
        if not columns.under(cell) or is_unit(cell.text) or cell.position == 0
    )
