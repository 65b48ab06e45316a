"""Statements of equity: what brings each component from its opening to its closing balance.

In a matrix the components stand side by side, one roll-forward below the other, each between two
balances. Stacked, a section a component, every column is a roll-forward of its own. Both are read
as the same value. What is not framed by two dated balances, or by a period that a head tells, is
not read.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal

from crossfoot.model import (
    Caption,
    Column,
    Document,
    Duration,
    Figure,
    Instant,
    Line,
    Period,
    Place,
    Statement,
    StatementKind,
)
from crossfoot.patterns import regex
from crossfoot.periods import dates_in, period
from crossfoot.tables.grid_heads import dated
from crossfoot.tables.grid_kinds import is_matrix, title_kinds
from crossfoot.tables.grid_lines import parts
from crossfoot.tables.grid_pieces import Piece, pieces
from crossfoot.tables.grid_rows import bands, headings, side_texts
from crossfoot.tables.grid_scales import Scales, scales_in
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Sort = Literal["opening", "change", "closing"]

_BALANCE: Final = regex(
    r"^(?:total\b.*\bequity\b\W*)?(?:(?:beginning|opening|ending|closing)\s+)?balances?\b|"
    r"^(?:beginning|end(?:ing)?) of (?:the )?(?:period|year|quarter)\b|"
    r"\b(?:beginning|ending|opening|closing) balances?\s*$",
    re.IGNORECASE,
)
_SHARES: Final = regex(
    r"\bnumber of shares\b|\bshares (?:outstanding|issued)\b|\bshares\s*(?:\(|$)", re.IGNORECASE
)
_AMOUNT: Final = regex(r"\b(?:amounts?|values?|par value)\s*$|[$¥€£]\s*$", re.IGNORECASE)
_FIRST_OF_YEAR: Final = regex(r"\b(?:January|Jan\.?) 1\b", re.IGNORECASE)


class Component(Value):
    """A column of the matrix or a section of the stack: what its heading says, what it counts."""

    heading: str
    shares: bool = False


class RollRow(Value):
    """A balance or a change; its figures stand one a component."""

    sort: Sort
    caption: Caption
    figures: tuple[Figure | None, ...]


class Roll(Value):
    """From an opening balance to the next closing one, which are its first and last rows."""

    title: str
    place: Place
    period: Duration
    components: tuple[Component, ...]
    rows: tuple[RollRow, ...]
    scale: int = 0
    currency: str | None = None
    share_scale: int | None = None


def rolls(document: Document, statements: Sequence[Statement]) -> tuple[Roll, ...]:
    """All roll-forwards of equity: `statements` are those recognised, stacked ones among them."""
    stacked = [roll for each in statements for roll in _stacked(each)]
    if not any(paragraph.table for paragraph in document.paragraphs):
        return tuple(stacked)
    return (*stacked, *_matrices(document, statements))


def is_balance(caption: str) -> bool:
    """Whether a row is a balance between two roll-forwards."""
    return _BALANCE.search(caption) is not None


# ── side by side ─────────────────────────────────────────────────────────────────────────


class _Head(Value):
    """What a matrix prints over its columns; a piece without heads of its own goes on with it."""

    title: str
    components: tuple[Component, ...]
    scales: Scales


def _matrices(document: Document, statements: Sequence[Statement]) -> Iterator[Roll]:
    before: _Head | None = None
    common = next((s.columns[0] for s in statements), None)
    for piece in pieces(document.paragraphs):
        columns_at = bands(piece.body, piece.heads)
        over = headings(piece.heads, columns_at)
        titled = any(StatementKind.EQUITY in title_kinds(text) for text in piece.titles)
        if is_matrix(over) and (titled or _has_balances(piece)):
            before = _Head(_title(piece), _components(over), _scales(piece, common))
        elif before is None or is_matrix(over) or len(over) != len(before.components):
            before = None
            continue
        if not _has_balances(piece):
            continue
        shown = Column(Instant(dt.date.min))
        lines = parts(piece.body, columns_at, [shown] * len(over))
        scope = (*side_texts(piece.heads, columns_at), *over, *reversed(piece.titles))
        yield from _framed(before, [part for part in lines if isinstance(part, Line)], scope)


def _has_balances(piece: Piece) -> bool:
    return sum(is_balance(row.caption) for row in piece.body if row.figures) > 1


def _title(piece: Piece) -> str:
    said = (t for t in reversed(piece.titles) if StatementKind.EQUITY in title_kinds(t))
    return next(said, "Statement of equity")


def _components(over: Sequence[str]) -> tuple[Component, ...]:
    """Headings as components; a column of shares stands beside one of amounts, or says so."""
    bare = [_AMOUNT.sub("", text).strip() for text in over]
    return tuple(
        Component(text, shares=_counts_shares(text, bare[:at] + bare[at + 1 :]))
        for at, text in enumerate(bare)
    )


def _counts_shares(text: str, others: Sequence[str]) -> bool:
    match = _SHARES.search(text)
    if match is None:
        return False
    alone = not text[: match.start()].strip() or not match[0].casefold().startswith("shares")
    return alone or text[: match.start()].strip() in others or "outstanding" in text.casefold()


def _scales(piece: Piece, common: Column | None) -> Scales:
    heads = [cell.text for row in piece.heads for cell in row.paragraph.cells]
    own = scales_in([*heads, *reversed(piece.titles)])
    if own:
        return own
    return Scales(common.scale, common.share_scale, common.currency) if common else _UNSCALED


_UNSCALED: Final = Scales(0, None, None)


def _framed(head: _Head, lines: Sequence[Line], scope: Sequence[str]) -> Iterator[Roll]:
    """The lines from one balance to the next, again and again."""
    opening: Line | None = None
    changes: list[Line] = []
    for line in lines:
        if not is_balance(line.caption.text):
            changes.append(line)
            continue
        when = _between(opening, line, scope) if opening and changes else None
        if opening and when:
            yield _roll(head, when, (opening, *changes, line))
        opening, changes = line, []


def _roll(head: _Head, when: Duration, lines: Sequence[Line]) -> Roll:
    sorts: list[Sort] = ["opening", *(["change"] * (len(lines) - 2)), "closing"]  # type: ignore[list-item]
    return Roll(
        head.title,
        lines[0].caption.place,
        when,
        head.components,
        tuple(
            RollRow(sort, line.caption, line.figures)
            for sort, line in zip(sorts, lines, strict=True)
        ),
        head.scales.money,
        head.scales.currency,
        head.scales.shares,
    )


def _between(opening: Line, closing: Line, scope: Sequence[str]) -> Duration | None:
    """The period from the day after the one balance to the other, else the one that heads tell."""
    first, last = (_day(line.caption.text) for line in (opening, closing))
    if first and last:
        starts = first if _FIRST_OF_YEAR.search(opening.caption.text) else first + dt.timedelta(1)
        return Duration(starts, last) if starts < last else None
    told = _told((*reversed(closing.header), *scope))
    agrees = told and last in (None, told.last) and first in (None, told.opening.on)
    return told if agrees else None


def _day(text: str) -> dt.date | None:
    days = {each.on for each in dates_in(text)}
    return days.pop() if len(days) == 1 else None


def _told(texts: Sequence[str]) -> Duration | None:
    """The period of the nearest text that tells one."""
    for text in texts:
        said = dated(text, ())
        if said.span and said.on:
            when: Period = period(said.span, said.on)
            return when if isinstance(when, Duration) else None
    return None


# ── a section a component ────────────────────────────────────────────────────────────────


class _Section(Value):
    """A component's lines, the first and the last of them its balances."""

    heading: str
    lines: tuple[Line, ...]


def _stacked(statement: Statement) -> Iterator[Roll]:
    if statement.kind is not StatementKind.EQUITY:
        return
    lines = [part for part in statement.parts if isinstance(part, Line)]
    by_header = groupby(lines, key=lambda line: line.header[-1] if line.header else "")
    runs = [_Section(heading, tuple(run)) for heading, run in by_header]
    sections = [run for run in runs if run.heading and _is_framed(run)]
    totals = [line for run in runs if not run.heading for line in run.lines]
    totals = [line for line in totals if is_balance(line.caption.text)]
    if not sections or len(totals) not in (0, 2):
        return
    for at, column in enumerate(statement.columns):
        if isinstance(column.period, Duration):
            yield _stack(statement, at, sections, totals)


def _as_duration(when: Period) -> Duration:
    if not isinstance(when, Duration):
        raise TypeError("only what lasts rolls forward")
    return when


def _is_framed(run: _Section) -> bool:
    ends = (run.lines[0], run.lines[-1])
    inner = run.lines[1:-1]
    return (
        len(inner) > 0
        and all(is_balance(line.caption.text) for line in ends)
        and not any(is_balance(line.caption.text) for line in inner)
    )


def _stack(
    statement: Statement, at: int, sections: Sequence[_Section], totals: Sequence[Line]
) -> Roll:
    column = statement.columns[at]
    width = len(sections) + 1
    frame = [
        tuple(section.lines[end].figures[at] for section in sections)
        + ((totals[end].figures[at],) if totals else (None,))
        for end in (0, -1)
    ]
    outer = totals or (sections[0].lines[0], sections[-1].lines[-1])
    rows = [RollRow("opening", outer[0].caption, frame[0])]
    for place, section in enumerate(sections):
        for line in section.lines[1:-1]:
            figures: list[Figure | None] = [None] * width
            figures[place] = line.figures[at]
            rows.append(RollRow("change", line.caption, tuple(figures)))
    rows.append(RollRow("closing", outer[-1].caption, frame[1]))
    named = (*(Component(section.heading.strip(" :")) for section in sections), Component("Total"))
    return Roll(
        statement.title,
        statement.place,
        _as_duration(column.period),
        named,
        tuple(rows),
        column.scale,
        column.currency,
        column.share_scale,
    )
