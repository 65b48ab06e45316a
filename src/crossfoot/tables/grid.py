"""Statements out of tables whose cells stand in a grid: a row is a line, its pairing is certain.

A table is cut where a title or new heads stand between its rows. A piece is a statement when a
title above it or in it says so, or its captions do, and when its heads date its columns; a piece
without heads of its own goes on with the statement before it. What reconciles GAAP with something
else, or breaks a total down by segment, is no statement, whatever its captions are.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from crossfoot.model import (
    Column,
    Document,
    Finding,
    Instant,
    Line,
    Paragraph,
    Part,
    Severity,
    Statement,
    StatementKind,
)
from crossfoot.patterns import regex
from crossfoot.periods import dates_in
from crossfoot.tables.grid_calendar import Known, is_part_of_year
from crossfoot.tables.grid_details import details
from crossfoot.tables.grid_heads import columns, datings, in_weeks, with_first_day
from crossfoot.tables.grid_kinds import (
    is_complete,
    is_foreign,
    is_matrix,
    is_other,
    kind_of,
    title_kinds,
)
from crossfoot.tables.grid_lines import parts
from crossfoot.tables.grid_pieces import Piece, pieces
from crossfoot.tables.grid_rows import (
    bands,
    headings,
    side_texts,
)
from crossfoot.tables.grid_scales import Scales, is_unit, scales_in, unwrapped
from crossfoot.tables.grid_shares import share_scale
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

_LONGEST_DATE: Final = 24
_SURELY_UNITS: Final = 10_000_000
"""A statement with longer figures is printed in whole units of its currency."""
_ENDED: Final = regex(r"\bended (?:on )?(?=[A-Z0-9])")
_UNIT_LINE: Final = regex(
    r"\(?(?:(?:all |the )?(?:amounts|figures|dollars|tabular)\b|in\b|(?:u\.?s\.? )?dollars\b|"
    r"(?:millions|thousands|billions)\b|[$€£¥])[^.;]{0,60}",
    re.IGNORECASE,
)
"""How a line begins that says nothing but a unit."""
_PRIMARY: Final = (StatementKind.BALANCE_SHEET, StatementKind.INCOME, StatementKind.CASH_FLOW)
_FEW_AMONG: Final = 8
"""One in so many captions of a statement's last part may be of another measure: it is left out."""
_FEWEST_LINES: Final = 8
"""What a weak title announces is a statement only if it is as long as the shortest of them."""


class _Found(Value):
    """A recognised statement, and what the next piece may go on with.

    `over` are all columns of its table, with none for those that are no periods.
    """

    statement: Statement
    scales: Scales | None
    table: int
    titles: tuple[str, ...]
    over: tuple[Column | None, ...]


def statements(document: Document) -> tuple[tuple[Statement, ...], tuple[Finding, ...]]:
    """The statements in reading order; what has the title of one and no dates is a finding.

    A kind that is not found is sought once more under titles that say less ("Selected Financial
    Data"), as companies print that keep the full statements for their filing.
    """
    cut = tuple(pieces(document.paragraphs))
    found, findings = _read_all(cut, Known(), frozenset())
    known = Known()
    if findings or any(map(_names_parts_of_year, cut)):  # undated, as "Twelve Months 2022" alone
        known = known_days([each.statement for each in found], cut, document)
        found, findings = _read_all(cut, known, frozenset())
    lacking = frozenset(_PRIMARY) - {each.statement.kind for each in found}
    if lacking and found:
        found, findings = _read_all(cut, known, lacking)
    scaled, unscaled = _scaled(found, document)
    primary = _with_first_days(scaled)
    return (*primary, *details(cut, primary)), (*findings, *unscaled)


def _scaled(found: Sequence[_Found], document: Document) -> tuple[list[Statement], list[Finding]]:
    """The statements in the scale that they say, or else that all others and all tables say.

    Where nobody says one, long figures are whole units; of short ones a person must judge.
    """
    said = {each.scales for each in found if each.scales} or _unit_lines(document)
    common = said.pop() if len({scales.money for scales in said}) == 1 else None
    scaled: list[Statement] = []
    findings: list[Finding] = []
    for each in found:
        if each.scales or _is_in_units(each.statement):
            scaled.append(each.statement)
        elif common:
            scaled.append(_in_scale(each.statement, common))
        else:
            scaled.append(each.statement)
            findings.append(_unscaled(each.statement))
    return scaled, findings


def _unit_lines(document: Document) -> set[Scales]:
    """What the unit lines of the release say, those over tables that are no statements included."""
    texts = (cell.text.strip() for paragraph in document.paragraphs for cell in paragraph.cells)
    lines = (text for text in texts if _UNIT_LINE.fullmatch(text))
    return {scales for text in lines if (scales := scales_in([text]))}


def _in_scale(statement: Statement, scales: Scales) -> Statement:
    """The statement in a scale that others say; what shares are in, its own arithmetic may tell."""
    over = tuple(
        replace(
            column,
            scale=scales.money,
            currency=column.currency or scales.currency,
            share_scale=scales.shares,
        )
        for column in statement.columns
    )
    lines = [part for part in statement.parts if isinstance(part, Line)]
    return replace(statement, columns=_with_share_scale(over, lines))


def _is_in_units(statement: Statement) -> bool:
    lines = [part for part in statement.parts if isinstance(part, Line)]
    return any(abs(f.value) >= _SURELY_UNITS for line in lines for f in line.figures if f)


def _read_all(
    cut: Sequence[Piece], known: Known, lacking: frozenset[StatementKind]
) -> tuple[tuple[_Found, ...], tuple[Finding, ...]]:
    found: list[_Found] = []
    findings: list[Finding] = []
    for at, piece in enumerate(cut, start=1):
        rest = takewhile(_hangs_on, cut[at:])
        below = [caption for following in rest for caption in _captions(following)]
        read = None if piece.note else _read(piece, found, known, lacking, below)
        if isinstance(read, Finding):
            findings.append(read)
        elif read and _goes_on(read, found):
            found[-1] = _merged(found[-1], read)
        elif read:
            found.append(read)
    return tuple(found), tuple(findings)


def _hangs_on(piece: Piece) -> bool:
    """Whether a piece can only be the rest of the one before: it has neither title nor heads."""
    return piece.follows and not (piece.heads or piece.above or piece.note)


def _captions(piece: Piece) -> list[str]:
    return [row.caption for row in piece.body if row.figures]


def _names_parts_of_year(piece: Piece) -> bool:
    return any(is_part_of_year(cell.text) for row in piece.heads for cell in row.paragraph.cells)


def known_days(found: Sequence[Statement], cut: Sequence[Piece], document: Document) -> Known:
    """The days of the statements' columns; without any, those of other heads and of the text."""
    periods = [column.period for statement in found for column in statement.columns]
    moments = dict.fromkeys(p.on for p in periods if isinstance(p, Instant))
    ends = dict.fromkeys(p.on if isinstance(p, Instant) else p.last for p in periods)
    if not ends:
        ends = dict.fromkeys((*_said_ends(document), *_head_ends(cut)))
    return Known(tuple(moments), tuple(ends))


def _said_ends(document: Document) -> Iterator[dt.date]:
    """The days on which running text says that something ended.

    Where a text prints its tables column by column, a date in a line of its own is a head.
    """
    for paragraph in document.paragraphs:
        if document.form == "columns":
            alone = dates_in(paragraph.text)[:1]
            yield from (each.on for each in alone if each.end - each.start == len(paragraph.text))
        for match in () if paragraph.table else _ENDED.finditer(paragraph.text):
            dates = dates_in(paragraph.text[match.end() : match.end() + _LONGEST_DATE])
            yield from (dated.on for dated in dates[:1])


def _head_ends(cut: Sequence[Piece]) -> Iterator[dt.date]:
    """The days that stand over columns of any table."""
    for piece in cut:
        for row in piece.heads:
            for cell in row.paragraph.cells:
                yield from (dated.on for dated in dates_in(cell.text))


def _read(
    piece: Piece,
    before: Sequence[_Found],
    known: Known,
    lacking: frozenset[StatementKind],
    below: Sequence[str],
) -> _Found | Finding | None:
    """The piece as a statement; `below` are the captions with which it goes on over a page."""
    captions = _captions(piece)
    title, kind = _kind(piece, [*captions, *below], lacking)
    unannounced = kind
    if kind is None:
        kind = _continued_kind(piece, captions, before)
    if kind is None:
        return None
    scales = _scales(piece, before)
    columns_at = bands(piece.body, piece.heads)
    scope = (*piece.titles, *side_texts(piece.heads, columns_at))
    heads_over = headings(piece.heads, columns_at)
    if kind is StatementKind.EQUITY and is_matrix(heads_over):
        return None  # its columns are components, not periods: see `tables/equity`
    told = datings(heads_over, scope, known)
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
    table = piece.body[0].paragraph.table
    return _Found(statement, scales, table, piece.titles, tuple(over))


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


def _kind(
    piece: Piece, captions: Sequence[str], lacking: frozenset[StatementKind]
) -> tuple[Paragraph | None, StatementKind | None]:
    """The title and the kind that it and the captions agree on."""
    for paragraph in reversed(piece.above):
        kinds = title_kinds(paragraph.text)
        if kinds:
            return paragraph, kind_of(kinds, captions)
        if is_other(paragraph.text):
            weak = _under_weak_title(paragraph.text, captions)
            return (paragraph, weak) if weak in lacking else (None, None)
    return None, kind_of((), captions)


def _under_weak_title(title: str, captions: Sequence[str]) -> StatementKind | None:
    long = len(captions) >= _FEWEST_LINES
    return kind_of((), captions) if long and not is_foreign(title) else None


def _continued_kind(
    piece: Piece, captions: Sequence[str], before: Sequence[_Found]
) -> StatementKind | None:
    """The kind of the statement that a piece goes on with, which has no title of its own.

    It has no heads either, or stands in the same table; then only its headings are judged. On a
    new page the heads may be printed again over what a statement still lacks.
    """
    if not before:
        return None
    within = piece.body[0].paragraph.table == before[-1].table
    if piece.heads and not within and not _on_new_page(piece, before[-1]):
        return None
    headings = [*piece.titles, *(row.text for row in piece.body if not row.figures)]
    others = 0 if within else _FEW_AMONG * sum(map(is_foreign, captions))
    other = any(map(is_foreign, headings)) or others > len(captions)
    return None if other else before[-1].statement.kind


def _on_new_page(piece: Piece, before: _Found) -> bool:
    if not (piece.follows or (piece.titles and {*piece.titles} <= {*before.titles})):
        return False
    lines = [part for part in before.statement.parts if isinstance(part, Line)]
    return not is_complete(before.statement.kind, [line.caption.text for line in lines])


def _scales(piece: Piece, before: Sequence[_Found]) -> Scales | None:
    heads = [cell.text for row in piece.heads for cell in row.paragraph.cells]
    first = [row.text for row in piece.body[:3] if not row.figures]
    own = scales_in([*heads, *reversed(unwrapped(piece.titles)), *first])
    if own or not before:
        return own
    return before[-1].scales


def _columns_before(before: _Found, width: int) -> tuple[Column | None, ...]:
    if len(before.over) == width:
        return before.over
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


def _unscaled(statement: Statement) -> Finding:
    return Finding(
        Severity.WARNING,
        "tables.unscaled-statement",
        f"nothing says in which unit '{statement.title}' is printed: taken as whole units",
        "check that the line with its unit (in thousands, in millions) is part of the source",
        statement.place,
    )


def _undated(title: Paragraph) -> Finding:
    return Finding(
        Severity.WARNING,
        "tables.undated-statement",
        f"'{title.text}' has figures but no column head with a date",
        "check that the column heads are part of the source",
        title.place,
    )
