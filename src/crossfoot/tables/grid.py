"""Statements out of tables whose cells stand in a grid: a row is a line, its pairing is certain.

A table is cut where a title or new heads stand between its rows. A piece is a statement when a
title above it or in it says so, or its captions do, and when its heads date its columns; a piece
without heads of its own goes on with the statement before it. What reconciles GAAP with something
else, or breaks a total down by segment, is no statement, whatever its captions are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from crossfoot.model import (
    Column,
    Document,
    Finding,
    Instant,
    Paragraph,
    Part,
    Severity,
    Statement,
    StatementKind,
)
from crossfoot.periods import dates_in
from crossfoot.tables.grid_calendar import Known, is_part_of_year
from crossfoot.tables.grid_heads import (
    Scales,
    columns,
    dated,
    datings,
    in_weeks,
    is_unit,
    scales_in,
    with_first_day,
)
from crossfoot.tables.grid_kinds import is_foreign, is_other, kind_of, title_kinds
from crossfoot.tables.grid_lines import parts
from crossfoot.tables.grid_rows import (
    Row,
    bands,
    headings,
    is_head_row,
    read_row,
    side_texts,
)
from crossfoot.tables.grid_shares import share_scale
from crossfoot.tables.titles import is_prose
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_ABOVE: Final = 10
_LONGEST_LINE: Final = 250
_LONGEST_DATE: Final = 24
_ENDED: Final = re.compile(r"\bended (?:on )?(?=[A-Z0-9])")
_PAGE: Final = re.compile(
    r"(?:page\s*)?[-–—]?\s*\d{1,3}\s*[-–—]?|.{0,30}/\s*page\s*\d+", re.IGNORECASE
)


class Piece(Value):
    """A part of a table that may be a statement: what stands above it, its heads, its rows."""

    above: tuple[Paragraph, ...]
    heads: tuple[Row, ...]
    body: tuple[Row, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(paragraph.text for paragraph in self.above)


class _Found(Value):
    """A recognised statement, and what the next piece may go on with."""

    statement: Statement
    scales: Scales
    table: int


def statements(document: Document) -> tuple[tuple[Statement, ...], tuple[Finding, ...]]:
    """The statements in reading order; what has the title of one and no dates is a finding."""
    pieces = tuple(_pieces(document.paragraphs))
    found, findings = _read_all(pieces, Known())
    if any(map(_names_parts_of_year, pieces)):
        known = _known([each.statement for each in found], document)
        found, findings = _read_all(pieces, known)
    return _with_first_days([each.statement for each in found]), findings


def _read_all(
    pieces: Sequence[Piece], known: Known
) -> tuple[tuple[_Found, ...], tuple[Finding, ...]]:
    found: list[_Found] = []
    findings: list[Finding] = []
    for piece in pieces:
        read = _read(piece, found, known)
        if isinstance(read, Finding):
            findings.append(read)
        elif read and _goes_on(read, found):
            found[-1] = _merged(found[-1], read)
        elif read:
            found.append(read)
    return tuple(found), tuple(findings)


def _names_parts_of_year(piece: Piece) -> bool:
    return any(is_part_of_year(cell.text) for row in piece.heads for cell in row.paragraph.cells)


def _known(found: Sequence[Statement], document: Document) -> Known:
    """The days that column heads print, and without any the last one that something ended on."""
    periods = [column.period for statement in found for column in statement.columns]
    moments = dict.fromkeys(p.on for p in periods if isinstance(p, Instant))
    ends = dict.fromkeys(p.on if isinstance(p, Instant) else p.last for p in periods)
    if not ends:
        texts = (p.text for p in document.paragraphs if not p.table)
        said = (
            dates_in(text[m.end() : m.end() + 24]) for text in texts for m in _ENDED.finditer(text)
        )
        ends = dict.fromkeys(dates[0].on for dates in said if dates)
    return Known(tuple(moments), tuple(ends))


def _pieces(paragraphs: Sequence[Paragraph]) -> Iterator[Piece]:
    """Each table, cut at the titles and heads inside of it, with the lines above it."""
    above: list[Paragraph] = []
    rows: list[Paragraph] = []
    for paragraph in paragraphs:
        if rows and paragraph.table != rows[0].table:
            yield from _cut(above, rows)
            above, rows = [], []
        if paragraph.table:
            rows.append(paragraph)
        elif _is_running_text(paragraph):
            above = []
        elif not _PAGE.fullmatch(paragraph.text):
            above = [*above, paragraph][-_MOST_ABOVE:]
    if rows:
        yield from _cut(above, rows)


def _is_running_text(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if len(text) > _LONGEST_LINE:
        return True
    return is_prose(text) and not (is_unit(text) or title_kinds(text))


def _cut(above: Sequence[Paragraph], paragraphs: Sequence[Paragraph]) -> Iterator[Piece]:
    over = list(above)
    heads: list[Row] = []
    body: list[Row] = []
    rows = [read_row(paragraph) for paragraph in paragraphs]
    for index, row in enumerate(rows):
        opens = _opens(row, rows[index + 1 :])
        if opens and _has_figures(body):
            yield Piece(tuple(over), tuple(heads), tuple(body))
            over, heads, body = [], [], []
        if is_head_row(row) and not _has_figures(body) and not body:
            heads.append(row)
        elif not row.figures and not body and (not heads or title_kinds(row.text)):
            over.append(row.paragraph)
        else:
            body.append(row)
    if body:
        yield Piece(tuple(over), tuple(heads), tuple(body))


def _has_figures(rows: Sequence[Row]) -> bool:
    return any(row.figures for row in rows)


def _opens(row: Row, following: Sequence[Row]) -> bool:
    """Whether a new piece begins at a row: at heads, or at a title that heads follow."""
    if row.figures:
        return False
    if is_head_row(row):
        return _dates_columns(row)
    near = following[:5]
    heads = next((i for i, each in enumerate(near) if is_head_row(each)), None)
    figures = next((i for i, each in enumerate(near) if each.figures), len(near))
    return bool(title_kinds(row.text)) and heads is not None and heads < figures


def _dates_columns(row: Row) -> bool:
    cells = [cell for cell in row.paragraph.cells if cell.position > 0]
    return bool(cells) and all(dated(c.text, ()).on or dated(c.text, ()).span for c in cells)


def _read(piece: Piece, before: Sequence[_Found], known: Known) -> _Found | Finding | None:
    captions = [row.caption for row in piece.body if row.figures]
    title, kind = _kind(piece, captions)
    unannounced = kind
    if kind is None:
        kind = _continued_kind(piece, captions, before)
    if kind is None:
        return None
    scales = _scales(piece, before)
    columns_at = bands(piece.body, piece.heads)
    scope = (*piece.titles, *side_texts(piece.heads, columns_at))
    told = datings(headings(piece.heads, columns_at), scope, known)
    over = columns(told, kind, scales or Scales(0, None, None))
    if not piece.heads and before and title is None:
        over = _columns_before(before[-1], len(over))
    if title is None and before and not _same_periods(over, before[-1]) and not unannounced:
        return None
    if not any(over):
        return _undated(title) if title else None
    lines = parts(piece.body, columns_at, over)
    kept = _with_share_scale([column for column in over if column], lines)
    shown = title or piece.body[0].paragraph
    statement = Statement(kind, _name(piece, title), shown.place, kept, lines)
    return _Found(statement, scales or Scales(0, None, None), piece.body[0].paragraph.table)


def _name(piece: Piece, title: Paragraph | None) -> str:
    """The title, or the line right above the table that says more than a unit or a date."""
    if title:
        return title.text
    said = (t for t in reversed(piece.titles) if not is_unit(t) and not t.startswith("("))
    return next(said, "")


def _with_share_scale(kept: Sequence[Column], lines: Sequence[Part]) -> tuple[Column, ...]:
    """The columns with the scale of share counts that the earnings per share tell, if they do."""
    told = share_scale(lines, kept)
    return tuple(kept) if told is None else tuple(replace(c, share_scale=told) for c in kept)


def _kind(piece: Piece, captions: Sequence[str]) -> tuple[Paragraph | None, StatementKind | None]:
    """The title and the kind that it and the captions agree on."""
    for paragraph in reversed(piece.above):
        kinds = title_kinds(paragraph.text)
        if kinds:
            return paragraph, kind_of(kinds, captions)
        if is_other(paragraph.text):
            return None, None
    return None, kind_of((), captions)


def _continued_kind(
    piece: Piece, captions: Sequence[str], before: Sequence[_Found]
) -> StatementKind | None:
    """The kind of the statement that a piece goes on with, which has no title of its own.

    It has no heads either, or stands in the same table; then only its headings are judged.
    """
    if not before:
        return None
    within = piece.body[0].paragraph.table == before[-1].table
    if piece.heads and not within:
        return None
    headings = [*piece.titles, *(row.text for row in piece.body if not row.figures)]
    judged = headings if within else [*headings, *captions]
    return None if any(map(is_foreign, judged)) else before[-1].statement.kind


def _scales(piece: Piece, before: Sequence[_Found]) -> Scales | None:
    heads = [cell.text for row in piece.heads for cell in row.paragraph.cells]
    first = [row.text for row in piece.body[:3] if not row.figures]
    own = scales_in([*heads, *reversed(piece.titles), *first])
    if own or not before:
        return own
    return before[-1].scales


def _columns_before(before: _Found, width: int) -> tuple[Column | None, ...]:
    own = before.statement.columns
    return own if len(own) == width else (None,) * width


def _same_periods(over: Sequence[Column | None], before: _Found) -> bool:
    periods = [column.period for column in over if column]
    return periods == [column.period for column in before.statement.columns]


def _goes_on(read: _Found, found: Sequence[_Found]) -> bool:
    """Whether a statement is the rest of the one before: same kind, same periods."""
    if not found:
        return False
    same = read.statement.kind == found[-1].statement.kind
    return same and _same_periods(read.statement.columns, found[-1])


def _merged(first: _Found, rest: _Found) -> _Found:
    whole: tuple[Part, ...] = (*first.statement.parts, *rest.statement.parts)
    return replace(first, statement=replace(first.statement, parts=whole))


def _with_first_days(found: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements with the true first days of their weeks: a balance sheet date ends a year."""
    every = [column for statement in found for column in statement.columns]
    if not in_weeks(every):
        return tuple(found)
    moments = dict.fromkeys(
        c.period.on if isinstance(c.period, Instant) else c.period.last for c in every
    )
    return tuple(
        replace(each, columns=tuple(with_first_day(c, moments) for c in each.columns))
        for each in found
    )


def _undated(title: Paragraph) -> Finding:
    return Finding(
        Severity.WARNING,
        "tables.undated-statement",
        f"'{title.text}' has figures but no column head with a date",
        "check that the column heads are part of the source",
        title.place,
    )
