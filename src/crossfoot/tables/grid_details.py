"""Tables of notes that tell a line of a statement in detail, or of more periods.

Such a table is believed where it prints the statement's own figures: a row has the words of a line
and its figures, in every period that both print. What adds up to that row, in every column, is its
detail; figures of the row in other periods are the line's. All else in notes may be of a segment,
of a kind of debt, of a plan, and is left alone.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from crossfoot.model import Column, Duration, Instant, Line, Statement, StatementKind
from crossfoot.patterns import regex
from crossfoot.periods import period
from crossfoot.tables.grid_heads import datings
from crossfoot.tables.grid_kinds import is_foreign
from crossfoot.tables.grid_lines import parts
from crossfoot.tables.grid_rows import bands, headings, side_texts
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.model import Period, Place
    from crossfoot.tables.grid_heads import Dating
    from crossfoot.tables.grid_pieces import Piece

_TELLING: Final = 100
"""A smaller figure is in two tables by chance."""
_FEWEST: Final = 2
_SLACK: Final = 9
"""Days by which the first day of so many weeks may miss the true one."""
_ONE_BY_MEMBERS: Final = regex(
    r"\b(?:revenues?|sales|operating (?:income|profit|loss|earnings)|gross|assets)\b", re.IGNORECASE
)
"""What is broken down by products, places and segments, which are no lines of their own."""
_WORD: Final = regex(r"[a-z]{3,}")
_EMPTY: Final = frozenset({"total", "net", "and", "the", "for", "from", "other"})
_PROPER: Final = regex(r"(?:[A-Z][\w.&'’-]*\s*)+[®™]?")


class _Detail(Value):
    """A table's lines and columns, and the statement that they are measured by."""

    lines: tuple[Line, ...]
    columns: tuple[Column, ...]
    of: Statement


def details(cut: Sequence[Piece], statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The lines of notes that statements vouch for, as more statements of their kind."""
    taken = {
        figure.place
        for statement in statements
        for part in statement.parts
        if isinstance(part, Line)
        for figure in part.figures
        if figure
    }
    found: list[Statement] = []
    for piece in cut:
        free = all(read.place not in taken for row in piece.body for _, read in row.figures)
        if free and piece.heads and not any(map(is_foreign, piece.titles)):
            best = max(_readings(piece, statements), key=_length, default=None)
            found += (best,) if best else ()
    return tuple(found)


def _length(statement: Statement) -> int:
    return len(statement.parts)


def _readings(piece: Piece, statements: Sequence[Statement]) -> Iterator[Statement]:
    """The piece as details of each of the statements."""
    at = bands(piece.body, piece.heads)
    told = datings(headings(piece.heads, at), (*piece.titles, *side_texts(piece.heads, at)))
    known = tuple(dict.fromkeys(c.period for each in statements for c in each.columns))
    for statement in statements:
        over = [_column(dating, statement, known) for dating in told]
        columns = tuple(column for column in over if column)
        shared = {column.period for column in statement.columns}
        periods = {column.period for column in columns}
        if len(periods) < len(columns) or periods.isdisjoint(shared):
            continue
        lines = tuple(p for p in parts(piece.body, at, over) if isinstance(p, Line))
        kept = tuple(_kept(_Detail(lines, columns, statement)))
        if kept:
            title = piece.titles[-1] if piece.titles else ""
            yield Statement(statement.kind, title, kept[0].caption.place, columns, kept)


def _column(dating: Dating, statement: Statement, known: Sequence[Period]) -> Column | None:
    """The statement's own column of that time, or one like it of another as long as others are."""
    when = _when(dating, statement)
    if when is None:
        return None
    when = next((each for each in known if _same(each, when)), when)
    for column in statement.columns:
        if column.period == when:
            return column
    if when not in known and _months(when) not in map(_months, known):
        return None
    return replace(statement.columns[0], period=when, heading=dating.heading)


def _when(dating: Dating, statement: Statement) -> Period | None:
    if dating.on is None:
        return None
    if statement.kind is StatementKind.BALANCE_SHEET:
        return Instant(dating.on)
    return period(dating.span, dating.on) if dating.span else None


def _months(when: Period) -> int:
    """How many months a period is long, 0 for a moment."""
    days = (when.last - when.first).days + 1 if isinstance(when, Duration) else 0
    return round(12 * days / 365)


def _same(one: Period, other: Period) -> bool:
    """Equal, or spans of about the same days: weeks begin where the statement says."""
    if isinstance(one, Duration) and isinstance(other, Duration):
        return one.last == other.last and abs((one.first - other.first).days) <= _SLACK
    return one == other


def _kept(detail: _Detail) -> Iterator[Line]:
    """The lines that the statement vouches for, and those that add up to one of them."""
    known = [each for each in detail.of.parts if isinstance(each, Line)]
    parts_of: dict[int, tuple[int, ...]] = {}
    loose: list[int] = []
    kept: set[int] = set()
    repeats: dict[int, Place] = {}
    for index, line in enumerate(detail.lines):
        terms = _terms(detail, loose, index)
        parts_of[index] = terms
        loose = [*loose[: len(loose) - len(terms)], index]
        own = next((each for each in known if _vouches(detail, each, line)), None)
        if own:
            kept.add(index)
            repeats[index] = own.caption.place
            if not _ONE_BY_MEMBERS.search(line.caption.text):
                kept.update(_below(index, parts_of, detail))
    for index in sorted(kept):
        yield replace(detail.lines[index], repeats=repeats.get(index))


def _terms(detail: _Detail, loose: Sequence[int], index: int) -> tuple[int, ...]:
    """The fewest lines right above that add up to a line in every column, two at least."""
    total = detail.lines[index].figures
    sums = [Decimal(0)] * len(total)
    for count, term in enumerate(reversed(loose), start=1):
        for at, figure in enumerate(detail.lines[term].figures):
            sums[at] += figure.value if figure else 0
        same = all(f is not None and f.value == s for f, s in zip(total, sums, strict=True))
        if count >= _FEWEST and same and any(sums):
            return tuple(loose[-count:])
    return ()


def _below(index: int, parts_of: Mapping[int, tuple[int, ...]], detail: _Detail) -> Iterator[int]:
    """The parts of a total and theirs, unless they are names: of places, products, segments."""
    terms = parts_of[index]
    named = [bool(_PROPER.fullmatch(detail.lines[term].caption.text)) for term in terms]
    if sum(named) < _FEWEST:
        for term in terms:
            yield term
            yield from _below(term, parts_of, detail)


def _vouches(detail: _Detail, known: Line, line: Line) -> bool:
    """Whether a line of the statement has the words of another, and its figures where both do."""
    ours, theirs = _words(line), _words(known)
    if not (ours and theirs and (ours <= theirs or theirs <= ours)):
        return False
    pairs = [
        (figure, known.figures[at])
        for figure, column in zip(line.figures, detail.columns, strict=True)
        for at, own in enumerate(detail.of.columns)
        if own.period == column.period
    ]
    agree = all(one and other and one.value == other.value for one, other in pairs)
    telling = sum(bool(one and abs(one.value) >= _TELLING) for one, _ in pairs)
    return agree and (telling >= _FEWEST or (telling == 1 and ours == theirs))


def _words(line: Line) -> frozenset[str]:
    found = _WORD.findall(line.caption.text.casefold())
    return frozenset(word.removesuffix("s") for word in found) - _EMPTY
