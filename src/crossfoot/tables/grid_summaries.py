"""Figures of tables that stand in a grid and are no statement: segments, measures, highlights.

Each row is a caption with a figure a column; a column measures a period, or how two of them
differ. Where parts of the company are headers with the same rows below each of them, these are
turned round: the part becomes the row, what is told of it the header. What a table says is not
believed for its caption alone: see `Mention.guarded`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from crossfoot.amounts import figure
from crossfoot.model import (
    Cell,
    Figure,
    Gauge,
    Mention,
    Place,
    Statement,
)
from crossfoot.patterns import regex
from crossfoot.spelling import normalise, unnumbered
from crossfoot.tables.grid_heads import dated
from crossfoot.tables.grid_measured import NOT_AS_REPORTED, Measured, a_year_before, measured
from crossfoot.tables.grid_pieces import Piece, pieces
from crossfoot.tables.grid_rows import Bands, Row, bands, headings, side_texts
from crossfoot.tables.grid_scales import Scales, is_unit, scales_in
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Document
    from crossfoot.tables.grid_calendar import Known

_LEADS_TO: Final = regex(r"reconcil|adjustments?\b", re.IGNORECASE)
"""A header over the steps to a measure, which are none themselves."""

_BARE: Final = regex(r"(?:non-)?gaap|as (?:reported|adjusted)", re.IGNORECASE)
_AROUND: Final = " -–—:"
_TRAILING: Final = regex(r"\bTTM\b|\btrailing\b|\bLTM\b|\brolling\b", re.IGNORECASE)
_GROWTH: Final = regex(
    r"^(?:y/y|yoy|year[- ]over[- ]year)\s+(?=.*\bgrowth$)|"
    r"[\s,–—-]*(?:\by/y|\byoy|\byear[- ]over[- ]year|\byty|\bq/q)?\s*(?:net\s+)?%?\s*"
    r"\b(?:growth|change)\b(?:\s*\(decline\))?\s*%?\s*(?:\by/y\b)?\s*$",
    re.IGNORECASE,
)
_MEASURE: Final = regex(
    r"\b(?:revenues?|sales|income|profit|earnings|loss|expenses?|costs?|cash|margin|ebitda?|assets|"
    r"depreciation|capital|growth|mix|expenditures|subscribers|memberships?)\b|%",
    re.IGNORECASE,
)
_PERCENTS: Final = regex(r"\bgrowth\b|\bmix\b|\bmargins?\b|\bpercent|%", re.IGNORECASE)
_BROKEN_DOWN: Final = regex(r"\bby (?:\w+ )?\w+$", re.IGNORECASE)
_PER_SHARE: Final = regex(r"\bper (?:\w+ )?(?:\w+ )?shares?\b|\beps\b|\bper ads\b", re.IGNORECASE)
_SHARE_COUNT: Final = regex(
    r"^(?:number of |total )?(?:\w+ )?shares\b(?! repurchase)|"
    r"\bshares (?:used|outstanding|issued)\b|\baverage\b.*\bshares\b|\bshares\s*\(",
    re.IGNORECASE,
)
_CENTS: Final = 2
_OWN_SCALE: Final = regex(
    r"\(\s*(?:in )?[$€£]?\s*(?P<many>b|bn|m|mm|billions?|millions?)\s*\)", re.IGNORECASE
)
_AS_GAAP: Final = regex(r"^(?:u\.?s\.? )?gaap\s+|\s*\((?:u\.?s\.? )?gaap\)$", re.IGNORECASE)
_MOVE: Final = regex(
    r"(?P<way>up|down|increased?|decreased?)\s+(?P<number>[\d,]+(?:\.\d+)?\s?%)", re.IGNORECASE
)
_WORD: Final = regex(r"[^\W\d_]{2}")
_MOST_TITLES: Final = 2
_LONGEST_TITLE: Final = 90
_FEWEST: Final = 2


class _Head(Value):
    """What the heads of a table say: which table, what its columns measure, in which unit."""

    table: int
    measured: tuple[Measured | None, ...]
    scales: Scales | None


class _Line(Value):
    """A row with the headers above it, the nearest last; figures with their columns."""

    caption: str
    headers: tuple[str, ...]
    figures: tuple[tuple[int, Figure, int], ...]
    """Column, figure, and -1 where words turn it round."""


class _Table(Value):
    """A piece of a grid that is ready to be told."""

    titles: tuple[str, ...]
    measured: tuple[Measured | None, ...]
    lines: tuple[_Line, ...]
    scales: Scales


def mentions(
    document: Document, statements: Sequence[Statement], taken: frozenset[Place], known: Known
) -> tuple[Mention, ...]:
    """The figures of all tables that are not `taken`, in reading order."""
    told: list[Mention] = []
    before: _Head | None = None
    for piece in pieces(document.paragraphs):
        head = _head(piece, before, statements, known)
        before = head
        if all(read.place in taken for row in piece.body for _, read in row.figures):
            continue
        table = _table(piece, head, statements) if head else None
        if table:
            told += _with_witnesses(tuple(_told(_turned(table))), taken)
    return tuple(told)


def _with_witnesses(told: Sequence[Mention], taken: frozenset[Place]) -> Iterator[Mention]:
    """The figures that are not taken; among values also those that are, which others add up to."""
    free = any(m.gauge is Gauge.VALUE and m.figure.place not in taken for m in told)
    for mention in told:
        witness = free and mention.gauge is Gauge.VALUE
        if witness or mention.figure.place not in taken:
            yield mention


# ── reading ──────────────────────────────────────────────────────────────────────────────


def _head(
    piece: Piece, before: _Head | None, statements: Sequence[Statement], known: Known
) -> _Head | None:
    """What the columns measure; a piece whose heads date nothing goes on with those before it."""
    heads = [row for row in piece.heads if not _is_title(row)]
    columns_at = bands(piece.body, heads)
    over = headings(heads, columns_at)
    table = piece.body[0].paragraph.table
    scope = (*piece.titles, *side_texts(heads, columns_at))
    found = measured(over, scope, (statements, known)) if heads else ()
    if any(found):
        return _Head(table, found, _scales(piece, statements))
    same = before and before.table == table and len(before.measured) == len(columns_at.firsts)
    return before if same else None


def _is_title(row: Row) -> bool:
    """Whether a row over the columns is one text that tells no period: the name of the table."""
    cells = [cell for cell in row.paragraph.cells if cell.text.strip()]
    if len(cells) != 1 or not _WORD.search(cells[0].text) or is_unit(cells[0].text):
        return False
    said = dated(cells[0].text, ())
    return not (said.on or said.span or re.search(r"\b(?:19|20)\d\d\b", cells[0].text))


def _table(piece: Piece, head: _Head, statements: Sequence[Statement]) -> _Table | None:
    scales = _scales(piece, ()) or head.scales or _scales(piece, statements)
    if scales is None or not any(head.measured):
        return None
    columns_at = bands(piece.body, piece.heads)
    return _Table(_titles(piece), head.measured, tuple(_lines(piece.body, columns_at)), scales)


def _titles(piece: Piece) -> tuple[str, ...]:
    named = (row.text for row in piece.heads if _is_title(row))
    said = [
        text.strip(" .:")
        for text in map(unnumbered, (*piece.titles, *named))
        if len(text) <= _LONGEST_TITLE and _WORD.search(text) and not is_unit(text)
        if not text.startswith("(")
    ]
    return tuple(said[-_MOST_TITLES:])


def _scales(piece: Piece, statements: Sequence[Statement]) -> Scales | None:
    """The unit that the table says; else that of all statements, where they agree."""
    heads = [cell.text for row in piece.heads for cell in row.paragraph.cells]
    first = [row.text for row in piece.body[:3] if not row.figures]
    own = scales_in([*heads, *reversed(piece.titles), *first])
    if own:
        return own
    said = {(c.scale, c.currency, c.share_scale) for each in statements for c in each.columns}
    if len({scale for scale, _, _ in said}) != 1:
        return None
    scale, currency, shares = min(said, key=str)
    return Scales(scale, shares, currency)


def _lines(rows: Sequence[Row], columns_at: Bands) -> Iterator[_Line]:
    """Rows with figures, each under the headers that are still open above it."""
    open_: list[tuple[tuple[int, int], str]] = []
    for row in rows:
        cells = row.captions or _words_among(row)
        depth = (cells[0].position, row.paragraph.indent) if cells else (0, row.paragraph.indent)
        text = " ".join(cell.text for cell in cells).strip()
        figures = tuple(_figures(row, columns_at))
        if figures:
            if cells and row.captions:
                open_ = [each for each in open_ if each[0] <= depth]
            yield _Line(text or "Total", tuple(header for _, header in open_), figures)
        elif text and not is_unit(text):
            if row.captions:
                open_ = [each for each in open_ if each[0] < depth]
            open_ = [*open_, (depth, unnumbered(text).rstrip(" :"))]


def _words_among(row: Row) -> tuple[Cell, ...]:
    """A caption that stands between the figures, or right of them."""
    worded = [cell for cell in row.others if _WORD.search(cell.text) and not _MOVE.match(cell.text)]
    return (worded[0],) if len(worded) == 1 else ()


def _figures(row: Row, columns_at: Bands) -> Iterator[tuple[int, Figure, int]]:
    seen: set[int] = set()
    for cell, read in row.figures:
        at = columns_at.at(cell)
        if at is not None and at not in seen:
            seen.add(at)
            yield at, read, 1
    for cell in row.others:
        at, match = columns_at.at(cell), _MOVE.fullmatch(cell.text.strip())
        if at is None or match is None or at in seen:
            continue
        start = cell.text.index(match["number"])
        place = Place(cell.place.page, cell.place.line, cell.place.column + start)
        read_ = figure(match["number"], place)
        if read_:
            yield at, read_, -1 if match["way"][0] in "dD" else 1


# ── turned round ─────────────────────────────────────────────────────────────────────────


def _turned(table: _Table) -> _Table:
    """Parts of the company as rows, where each is a header over rows of the same captions."""
    blocks: dict[str, list[_Line]] = {}
    for line in table.lines:
        if line.headers:
            blocks.setdefault(line.headers[-1], []).append(line)
    said: dict[str, set[str]] = {}
    for header, lines in blocks.items():
        for line in lines:
            said.setdefault(_spelled(line.caption), set()).add(header)
    shared = {caption for caption, under in said.items() if len(under) >= _FEWEST}
    names = {_spelled(header) for header in blocks}
    parts = {
        header
        for header, lines in blocks.items()
        if sum(_spelled(line.caption) in shared for line in lines) >= _FEWEST
        if not _MEASURE.search(header) and any(_MEASURE.search(line.caption) for line in lines)
        if names.isdisjoint(_spelled(line.caption) for line in lines)
    }
    if len(parts) < _FEWEST:
        return table
    turned = [
        _Line(line.headers[-1], (*line.headers[:-1], _spelled(line.caption)), line.figures)
        if line.headers and line.headers[-1] in parts and _spelled(line.caption) in shared
        else line
        for line in table.lines
    ]
    return replace(table, lines=tuple(turned))


def _spelled(caption: str) -> str:
    return normalise(caption)


# ── telling ──────────────────────────────────────────────────────────────────────────────


def _told(table: _Table) -> Iterator[Mention]:
    above = ""
    for printed in table.lines:
        line = _named(printed)
        over = line.headers[-1] if line.headers else ""
        growth = _GROWTH.search(line.caption)
        if _TRAILING.search(line.caption):
            continue
        if _PERCENTS.search(over):
            what = _GROWTH.sub("", over).strip(_AROUND) or over
            under = replace(line, headers=(*line.headers[:-1], what))
            yield from _grown(under, table) if _GROWTH.search(over) else ()
        elif growth and any(read.percent for _, read, _ in line.figures):
            caption = _GROWTH.sub("", line.caption).strip(_AROUND) or above
            if caption and not NOT_AS_REPORTED.search(caption):
                yield from _grown(replace(line, caption=caption), table)
        else:
            above = line.caption
            yield from _row(line, table)


def _named(line: _Line) -> _Line:
    """The line with what its header adds to a caption that says little, or another measure."""
    over = line.headers[-1] if line.headers else ""
    if over and _BARE.fullmatch(line.caption):
        return replace(line, caption=f"{line.caption} {over}")
    if NOT_AS_REPORTED.search(over) and not _LEADS_TO.search(over):
        return replace(line, caption=f"{line.caption}, {over}")
    return line


def _grown(line: _Line, table: _Table) -> Iterator[Mention]:
    """A row of growth: each column's figure compared with that of the year before."""
    periods = [each.period for each in table.measured if each and each.before is None]
    for at, read, sign in line.figures:
        now = table.measured[at]
        before = a_year_before(now.period, periods) if now and now.before is None else None
        if now and before:
            yield _mention(line, table, (read, sign), Measured(now.period, before))


def _row(line: _Line, table: _Table) -> Iterator[Mention]:
    for at, read, sign in line.figures:
        told = table.measured[at]
        nothing = told and told.before and not read.value and not read.percent
        if told and not nothing:
            yield _mention(line, table, (read, sign), told)


def _mention(line: _Line, table: _Table, said: tuple[Figure, int], measured: Measured) -> Mention:
    read, sign = said
    caption = _AS_GAAP.sub("", line.caption).strip() or line.caption
    titles = (*table.titles, *line.headers)
    if line.headers and _BROKEN_DOWN.search(line.headers[-1]):
        titles = (*(each for each in table.titles if not _BROKEN_DOWN.search(each)), *line.headers)
    shares = bool(_SHARE_COUNT.search(caption))
    over = line.headers[-1] if line.headers else ""
    cents = bool(_PER_SHARE.search(over)) and read.places >= _CENTS
    per_share = not shares and (bool(_PER_SHARE.search(caption)) or cents)
    own = _OWN_SCALE.search(caption)
    scale = (9 if own["many"][0] in "bB" else 6) if own else table.scales.money
    scale = (table.scales.shares or 0) if shares else scale
    if own:
        caption = _OWN_SCALE.sub("", caption).strip()
    return Mention(
        figure=read,
        caption=caption,
        headings=titles,
        gauge=_gauge(read, measured),
        period=measured.period,
        scale=0 if per_share or read.percent else scale,
        currency=table.scales.currency,
        per_share=per_share,
        noun="shares" if shares else "",
        compared=measured.before,
        sign=-1 if sign < 0 else 1,
        guarded=True,
    )


def _gauge(read: Figure, measured: Measured) -> Gauge:
    if measured.before:
        return Gauge.CHANGE if read.percent or measured.percent else Gauge.DIFFERENCE
    return Gauge.RATIO if read.percent else Gauge.VALUE
