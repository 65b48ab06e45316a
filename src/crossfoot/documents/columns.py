"""Printed lines to paragraphs: tables found by their figures, and set on a grid.

Figures whose right edges are in line are a column. What stands left of all columns is the
caption, at position 0; column k (from 0) is position 2k + 1, and between two of them stands, at
an even position, what is in no column. A head takes the columns over which it is centred.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING, Final

from crossfoot.documents.geometry import Piece, PrintedLine, pieces, without
from crossfoot.documents.heads import ColumnEdge, Columns, Placed, heads_over
from crossfoot.documents.running import running, unnumbered
from crossfoot.model import Cell, Paragraph, Place
from crossfoot.patterns import regex
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEAD: Final = regex(
    r"\b(?:19|20)\d\d\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d|"
    r"\bended\b|\bmonths\b|\bweeks\b|\bquarters?\b|\baudited|\bunaudited",
    re.IGNORECASE,
)
_SENTENCE: Final = regex(r"[a-z)\"'][.;]$|[a-z]{2}[.;] [A-Z]")
_DOTS: Final = regex(r"(?:\s?[.·…_]){3,}\s*$")

_MOST_RUNNING: Final = 2
"""Lines of a page's head, and of its foot."""
_IN_LINE: Final = 80
"""Hundredths of an em: right edges no further apart are one column."""
_AT_EDGE: Final = 40
"""A figure that a text ends with is a cell if its edge is no further from a column's."""
_MOST_BETWEEN: Final = 7
"""Lines without figures that one table has in it, one after the other."""
_FULL: Final = 6
"""Where a column has so many figures, one figure alone is none."""
_PROSE_WORDS: Final = 12
"""A line of so many words, with no gap between them, is no caption."""


class Printed(Value):
    """A line with its pieces."""

    page: int
    line: PrintedLine
    pieces: tuple[Piece, ...]

    @property
    def figures(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.is_figure and not piece.is_year]

    @property
    def is_row(self) -> bool:
        """Whether it is surely of a table: more figures than a page has numbers."""
        return len(self.figures) > 1

    @property
    def is_prose(self) -> bool:
        text = self.pieces[0].text
        if len(self.pieces) > 1:
            return False
        words = text.count(" ") + 1
        return words >= _PROSE_WORDS or (words > 4 and _SENTENCE.search(text) is not None)  # noqa: PLR2004

    @property
    def is_over_columns(self) -> bool:
        """Whether the line may stand over columns: pieces apart, one of which is of a period.

        What begins with a small letter goes on with a caption.
        """
        alone = len(self.pieces) == 1
        if self.figures or (alone and (self.is_prose or self.pieces[0].text[0].islower())):
            return False
        return any(_HEAD.search(piece.text) for piece in self.pieces)


def paragraphs(pages: Sequence[Sequence[PrintedLine]]) -> Iterator[Paragraph]:
    """The lines of all pages as paragraphs; tables are numbered from 1, a page ends one.

    Title and heads at the foot of a page stand with the rows that begin the next.
    """
    printed = [
        [Printed(number, line, pieces(line)) for line in lines]
        for number, lines in enumerate(pages, start=1)
    ]
    edges = ((at, each.line.text) for at, page in enumerate(printed) for each in _at_edge(page))
    heads = running(edges)
    parts = [_parts(page, heads) for page in printed]
    table = 0
    carried: Sequence[Printed] = ()
    for (above, own, below), following in zip_longest(parts, parts[1:]):
        yield from map(_loose, above)
        body = [*carried, *own]
        count = _carried(body, following[1]) if following else 0
        carried = body[len(body) - count :]
        for paragraph in _page(body[: len(body) - count], table):
            table = max(table, paragraph.table)
            yield paragraph
        yield from map(_loose, below)


def _parts(
    page: Sequence[Printed], heads: frozenset[str]
) -> tuple[Sequence[Printed], Sequence[Printed], Sequence[Printed]]:
    """A page's running head, what stands between, and its foot."""
    above = _leading(page[:_MOST_RUNNING], heads)
    below = len(page) - _leading(page[max(above, len(page) - _MOST_RUNNING) :][::-1], heads)
    return page[:above], page[above:below], page[below:]


def _carried(body: Sequence[Printed], following: Sequence[Printed]) -> int:
    """How many lines at the foot of a page are title and heads of a table on the next.

    That table begins the page and has no heads of its own.
    """
    blocks, others = list(_blocks(body)), list(_blocks(following))
    tail = body[blocks[-1][1] if blocks else 0 :]
    prose = max((at for at, each in enumerate(tail, start=1) if each.is_prose), default=0)
    tail = tail[prose:]
    if not others or len(tail) > _MOST_BETWEEN or not any(e.is_over_columns for e in tail):
        return 0
    rows = takewhile(lambda each: not each.figures, following)
    begins = others[0][0] == 0 and not any(each.is_over_columns for each in rows)
    return len(tail) if begins else 0


def _at_edge(page: Sequence[Printed]) -> Sequence[Printed]:
    """The lines at the top and at the foot of a page that are no rows of a table."""
    first, last = page[:_MOST_RUNNING], page[max(_MOST_RUNNING, len(page) - _MOST_RUNNING) :]
    return [each for each in (*first, *last) if not each.is_row]


def _leading(lines: Sequence[Printed], heads: frozenset[str]) -> int:
    """How many lines there are, one after the other, that are running heads."""
    own = (not each.is_row and unnumbered(each.line.text) in heads for each in lines)
    return sum(1 for _ in takewhile(bool, own))


def _page(printed: Sequence[Printed], table: int) -> Iterator[Paragraph]:
    done = 0
    for first, end in _blocks(printed):
        yield from map(_loose, printed[done:first])
        table += 1
        yield from _tabulated(printed[first:end], table)
        done = end
    yield from map(_loose, printed[done:])


def _loose(printed: Printed) -> Paragraph:
    cells = [_cell((piece, 0, 1), printed) for piece in printed.pieces]
    return Paragraph(tuple(cells), printed.line.words[0].left)


def _cell(placed: Placed, printed: Printed) -> Cell:
    piece, position, span = placed
    return Cell(piece.text, Place(printed.page, printed.line.number, piece.at + 1), position, span)


# ── which lines are a table ──────────────────────────────────────────────────────────────


def _blocks(printed: Sequence[Printed]) -> Iterator[tuple[int, int]]:
    """The tables as ranges of lines `[first, end)`, the heads and titles above included."""
    begun: int | None = None
    last = -1
    for index, each in enumerate(printed):
        if not _tabulates(each):
            continue
        between = printed[last + 1 : index]
        if begun is not None and _parted(between, _first_column(printed[last], each)):
            yield begun, last + 1
            begun = None
        if begun is None:
            begun = index - _above(between)
        last = index
    if begun is not None:
        yield begun, last + 1 + _goes_on(printed, last)


def _goes_on(printed: Sequence[Printed], last: int) -> int:
    """1 if the line below a table's last row is the rest of that row's caption, else 0."""
    below = printed[last + 1 : last + 2]
    caption = printed[last].pieces[0]
    if not below or caption.is_figure or len(below[0].pieces) > 1:
        return 0
    rest = below[0].pieces[0]
    begins = rest.text[0].islower() and abs(rest.left - caption.left) < 2 * printed[last].line.em
    return int(begins and rest.right <= _first_column(printed[last]))


def _tabulates(printed: Printed) -> bool:
    """A figure beside something else: alone it may be a page's number or a row's subtotal."""
    figures = printed.figures
    if len(printed.pieces) == 1:
        return bool(figures) and not printed.pieces[0].text.isdigit()
    return bool(figures)


def _first_column(*rows: Printed) -> int:
    return min(piece.lead for row in rows for piece in row.figures)


def _parted(between: Sequence[Printed], first_column: int) -> bool:
    """Whether lines without figures end one table and begin another.

    Prose that stops short of the columns is a caption over several lines.
    """
    if len(between) > _MOST_BETWEEN:
        return True
    if any(each.is_prose and each.pieces[0].right > first_column for each in between):
        return True
    return any(each.is_over_columns for each in between)


def _above(between: Sequence[Printed]) -> int:
    """How many of the lines right above a table's first figures belong to it."""
    count = 0
    for each in reversed(between):
        if each.is_prose or count > _MOST_BETWEEN:
            break
        count += 1
    return count


# ── the columns of a table ───────────────────────────────────────────────────────────────


def _tabulated(block: Sequence[Printed], table: int) -> Iterator[Paragraph]:
    edges = _columns(block)
    left = min(each.line.words[0].left for each in block)
    columns = Columns(tuple(edges), _end_of_captions(block, edges))
    walls: frozenset[int] = frozenset()
    for each in block:
        split = _split(each, edges)
        if split.figures:
            cells, walls = _row(split, edges), frozenset()
        else:
            cells = heads_over(split.pieces, columns, walls, each.line.em)
            walls |= {placed[1] // 2 for placed in cells if placed[2] > 1}
        row = tuple(_cell(placed, each) for placed in cells)
        yield Paragraph(row, each.line.words[0].left - left, table)


def _end_of_captions(block: Sequence[Printed], edges: Sequence[ColumnEdge]) -> int:
    rows = [each.pieces[0] for each in block if each.figures]
    captions = [p.right for p in rows if not p.is_figure and edges and p.left < edges[0].lead]
    return max(captions, default=0)


def _columns(block: Sequence[Printed]) -> list[ColumnEdge]:
    """The columns, from the left: right edges in line, or figures one above the other."""
    figures = sorted(
        ((piece.edge, piece, each.line.em) for each in block for piece in each.figures),
        key=lambda placed: placed[0],
    )
    found: list[ColumnEdge] = []
    before = 0
    for edge, piece, em in figures:
        if found and (edge - before) * 100 <= _IN_LINE * em:
            found[-1] = _widened(found[-1], piece)
        else:
            found.append(ColumnEdge(piece.lead, piece.left, edge, piece.right))
        before = edge
    return _kept(_merged(found, block), block)


def _kept(columns: list[ColumnEdge], block: Sequence[Printed]) -> list[ColumnEdge]:
    """The columns without those in which one figure stands by chance, while others are full."""
    counts = Counter(_column_of(piece, columns) for each in block for piece in each.figures)
    fullest = max(counts.values(), default=0)
    return [column for at, column in enumerate(columns) if counts[at] > 1 or fullest < _FULL]


def _widened(column: ColumnEdge, by: Piece | ColumnEdge) -> ColumnEdge:
    right, end = (by.right, by.end) if isinstance(by, ColumnEdge) else (by.edge, by.right)
    lead, left = min(column.lead, by.lead), min(column.left, by.left)
    return ColumnEdge(lead, left, right, max(column.end, end))


def _merged(columns: list[ColumnEdge], block: Sequence[Printed]) -> list[ColumnEdge]:
    """Neighbours that overlap and never have figures in the same row are one column."""
    filled = [{_column_of(piece, columns) for piece in each.figures} for each in block]
    for at in range(len(columns) - 1):
        one, other = columns[at], columns[at + 1]
        if other.left < one.right and not any({at, at + 1} <= row for row in filled):
            return _merged([*columns[:at], _widened(one, other), *columns[at + 2 :]], block)
    return columns


def _column_of(piece: Piece, columns: Sequence[ColumnEdge]) -> int:
    """The column whose right edge is the nearest."""
    return min(range(len(columns)), key=lambda at: abs(columns[at].right - piece.edge))


def _split(printed: Printed, columns: Sequence[ColumnEdge]) -> Printed:
    """The line with the figures at the end of a text, if they stand in columns, as cells."""
    found: list[Piece] = []
    for piece in printed.pieces:
        taken = _in_columns(piece, printed.line.em, columns)
        if taken:
            rest = without(piece, taken)
            found += [rest, *taken] if rest else taken
        else:
            found.append(piece)
    return Printed(printed.page, printed.line, tuple(found))


def _in_columns(piece: Piece, em: int, columns: Sequence[ColumnEdge]) -> list[Piece]:
    taken: list[Piece] = []
    for each in reversed(piece.numerals):
        nearest = min((abs(c.right - each.edge) for c in columns), default=em)
        if nearest * 100 > _AT_EDGE * em or each.is_year:
            break
        taken.insert(0, each)
    return taken


# ── rows on the grid ─────────────────────────────────────────────────────────────────────


def _row(printed: Printed, columns: Sequence[ColumnEdge]) -> list[Placed]:
    """Figures in their columns, the caption at 0, other texts where no figure of the row is."""
    found: list[Placed] = []
    figures = {id(p): _column_of(p, columns) for p in printed.figures}
    taken = set(figures.values())
    for piece in printed.pieces:
        if id(piece) in figures:
            found.append((piece, 2 * figures[id(piece)] + 1, 1))
        else:
            found.append((piece, _beside(piece, columns, taken), 1))
    return found


def _beside(piece: Piece, columns: Sequence[ColumnEdge], taken: set[int]) -> int:
    if not columns or piece.left < columns[0].lead:
        return 0
    at = _column_of(piece, columns)
    if at not in taken:
        return 2 * at + 1
    return 2 * sum(column.right < piece.right for column in columns)
