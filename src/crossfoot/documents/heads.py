"""Heads of columns: which columns each stands over, by where it is centred."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from crossfoot.patterns import regex
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from crossfoot.documents.geometry import Piece

_MONTH_DAY: Final = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b(?!\d),?"
)
_MONTH_ALONE: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
"""What a narrow column leaves of a date in its first line; in the second is the day."""
_SPAN: Final = regex(
    r"\b(?:[a-z]+(?:-[a-z]+)?|\d{1,2}) (?:months?|weeks?|quarters?|years?) end(?:ed|ing)\b",
    re.IGNORECASE,
)
_DATE: Final = regex(
    rf"(?:{_MONTH_DAY} ?)?\b(?:19|20)\d\d\b|{_MONTH_DAY}|\b\d{{1,2}}/\d{{1,2}}/(?:20)?\d\d\b|"
    rf"\b(?:{_MONTH_ALONE})(?!\S)|(?<!\S)\d{{1,2}},(?!\S)|"
    r"(?:[%$] )?\bchange\b(?: %)?|(?<!\S)[%$](?!\S)",
    re.IGNORECASE,
)
"""A date, or what is printed beside dates over the columns that compare them."""

_NEAREST: Final = 5
"""By less than two of so many parts of a column a head is off the middle of its own; if it has one
more or less, by half a column."""

Placed = tuple["Piece", int, int]
"""A piece, its position on the grid, and how many positions it takes."""


class ColumnEdge(Value):
    """Where one column's figures stand.

    `lead` is where their currency signs begin, `right` is the edge of their last digits, `end` that
    of the parentheses and percent signs behind these.
    """

    lead: int
    left: int
    right: int
    end: int


class Columns(Value):
    """The columns of a table, and where the captions left of them end."""

    edges: tuple[ColumnEdge, ...]
    captions: int


def heads_over(
    pieces: Sequence[Piece], columns: Columns, walls: AbstractSet[int], em: int
) -> list[Placed]:
    """Pieces over the columns that they are centred on; what is over the captions is at 0.

    `walls` are the columns at which a head above begins: what is under it stays inside.
    """
    edges = columns.edges
    if not edges:
        return [(piece, 0, 1) for piece in pieces]
    apart = _one_each(pieces, edges) or [p for piece in pieces for p in _apart(piece, edges)]
    before = apart[0].left + apart[0].right <= 2 * edges[0].lead
    beside = before and apart[0].left < columns.captions
    over = [p for p in apart[beside:] if p.right > edges[0].lead]
    found: list[Placed] = [(p, 0, 1) for p in apart if p not in over]
    together = len(pieces) < len(apart)
    ranges = _in_equal_parts(over, edges, together=together) or spread(
        [(p.left, p.right) for p in over], edges, walls, em
    )
    for piece, taken in zip(over, ranges, strict=True):
        if taken:
            found.append((piece, 2 * taken[0] + 1, 2 * len(taken) - 1))
        else:
            found.append((piece, 2 * sum(c.right < piece.right for c in edges), 1))
    return found


def _one_each(pieces: Sequence[Piece], edges: Sequence[ColumnEdge]) -> list[Piece]:
    """The dates of a row, some of which are printed as one piece, if each column has one."""
    over = [piece for piece in pieces if piece.right > edges[0].lead]
    if len(over) == len(edges) or not all(map(_is_of_dates, over)):
        return []
    parts = [part for piece in over for part in _cut(piece, _starts(_DATE, piece))]
    if len(parts) != len(edges):
        return []
    beside = [piece for piece in pieces if piece not in over]
    placed = (
        replace(part, lead=edge.lead, left=edge.left, right=edge.right)
        for part, edge in zip(parts, edges, strict=True)
    )
    return [*beside, *placed]


def _is_of_dates(piece: Piece) -> bool:
    return not _DATE.sub("", piece.text).strip()


def _in_equal_parts(
    over: Sequence[Piece], edges: Sequence[ColumnEdge], *, together: bool
) -> list[range]:
    """As many columns for each span, where each stands near the middle of its own.

    Those that are printed `together`, as one piece, stand too close to be asked.
    """
    each, rest = divmod(len(edges), len(over) or 1)
    if rest or each < 2 or len(over) < 2:  # noqa: PLR2004
        return []
    if not all(_SPAN.fullmatch(piece.text) for piece in over):
        return []
    parts = [range(at * each, (at + 1) * each) for at in range(len(over))]
    owned = zip(over, parts, strict=True)
    near = (_is_near(piece, [edges[at] for at in own]) for piece, own in owned)
    return parts if together or all(near) else []


def _is_near(piece: Piece, own: Sequence[ColumnEdge]) -> bool:
    """Whether it is off the middle of columns by less than would be if one of them were not its."""
    twice = abs(piece.left + piece.right - own[0].lead - own[-1].right)
    return _NEAREST * twice * (len(own) - 1) < 4 * (own[-1].right - own[0].right)


def _apart(piece: Piece, columns: Sequence[ColumnEdge]) -> list[Piece]:
    """A head of several spans, or of dates over as many columns, that stand close, as one each."""
    under = sum(piece.left < column.right and piece.right > column.left for column in columns)
    starts = _starts(_SPAN, piece)
    if not (2 <= len(starts) <= under and starts[0] == 0):  # noqa: PLR2004
        starts = _starts(_DATE, piece)
        if len(starts) != under or under < 2 or not _is_of_dates(piece):  # noqa: PLR2004
            return [piece]
    return _cut(piece, starts)


def _starts(pattern: re.Pattern[str], piece: Piece) -> list[int]:
    return [match.start() for match in pattern.finditer(piece.text)]


def _cut(piece: Piece, starts: Sequence[int]) -> list[Piece]:
    ends = [*starts[1:], len(piece.text)]
    width = piece.right - piece.left
    return [
        replace(
            piece,
            text=piece.text[start:end].rstrip(),
            at=piece.at + start,
            lead=piece.left + width * start // len(piece.text),
            left=piece.left + width * start // len(piece.text),
            right=piece.left + width * len(piece.text[:end].rstrip()) // len(piece.text),
        )
        for start, end in zip(starts, ends, strict=True)
    ]


def spread(
    heads: Sequence[tuple[int, int]],
    columns: Sequence[ColumnEdge],
    walls: AbstractSet[int],
    em: int,
) -> list[range]:
    """For each head of a row the columns it stands over: the parting that centres them best.

    A head is its left and its right edge. Each wall that it crosses costs as much as two ems off
    its centre, each column without a head as much as a quarter, one more if a head covers it that
    is not its own; as much as a quarter each column that it has more or less than the head before.
    """
    known: dict[tuple[int, int, int], _Parting] = {}

    def parting(at: int, first: int, before: int) -> _Parting:
        """The least cost of setting the heads from `at` on over the columns from `first` on.

        `before` is how many columns the last head has, 0 if there is none.
        """
        if at == len(heads):
            return (len(columns) - first) * em // 4, []
        if (at, first, before) not in known:
            ways = choices(at, first, before)
            known[at, first, before] = min(ways, key=lambda choice: choice[0])
        return known[at, first, before]

    def choices(at: int, first: int, before: int) -> Iterator[_Parting]:
        cost, rest = parting(at + 1, first, before)
        yield cost + 2 * (columns[-1].right - columns[0].lead), [range(0), *rest]
        for begin in range(first, len(columns)):
            for end in range(begin + 1, len(columns) + 1):
                count = end - begin
                cost, rest = parting(at + 1, end, count)
                off = _off_centre(heads[at], columns[begin:end], em)
                off += em * _covered(heads[at], [*columns[:begin], *columns[end:]])
                crossed = sum(begin < wall < end for wall in walls)
                quarters = begin - first + (abs(count - before) if before else 0)
                extra = quarters * em // 4 + 2 * em * crossed
                yield cost + off + extra, [range(begin, end), *rest]

    return parting(0, 0, 0)[1]


_Parting = tuple[int, list[range]]


def _covered(head: tuple[int, int], others: Sequence[ColumnEdge]) -> int:
    return sum(head[0] <= column.left and column.right <= head[1] for column in others)


def _off_centre(head: tuple[int, int], over: Sequence[ColumnEdge], em: int) -> int:
    """How far a head is off the middle of its columns; over one, an edge may be in line."""
    left, right = over[0].lead, over[-1].right
    off = abs(head[0] + head[1] - left - (over[-1].end if len(over) > 1 else right)) // 2
    if len(over) > 1:
        return off
    return min(off, abs(head[1] - right) + em // 2, abs(head[0] - left) + em // 2)
