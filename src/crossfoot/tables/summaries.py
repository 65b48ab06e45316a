"""Every table that is no statement: cards, lists, forms, and summaries with a head a column.

A stretch of cells between sentences is cut where column heads begin. What cannot be read for sure
gives a finding and no mention.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.spelling import unnumbered
from crossfoot.tables.cards import cards, spelled
from crossfoot.tables.forms import form
from crossfoot.tables.gauges import grid, mentions_of, statement, wrong
from crossfoot.tables.headed import Doubt, findings, measured, rows, shifted
from crossfoot.tables.lists import lists
from crossfoot.tables.torn import Sort, Token, stretches
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Document, Finding, Mention, Place, Statement
    from crossfoot.tables.calendar import Calendar

_HEADS = (Sort.PERIOD, Sort.PIECE, Sort.CHANGE, Sort.UNIT)
_MOST_TITLES = 2


class Summaries(Value):
    """What all tables of a release say, besides its statements."""

    mentions: tuple[Mention, ...] = ()
    tables: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()


class Section(Value):
    """A run of column heads with the cells before it that no other table owns, and its body."""

    titles: tuple[Token, ...]
    heads: tuple[Token, ...]
    body: tuple[Token, ...]
    after: tuple[Token, ...] = ()
    """Titles printed after the table."""
    followed: bool = False
    """Whether captions stand below its last figures."""


def summaries(document: Document, taken: frozenset[Place], calendar: Calendar) -> Summaries:
    """All tables whose figures are not `taken`, in reading order."""
    told: list[Mention] = []
    tables: list[Statement] = []
    doubts: list[Doubt] = []
    parts = tuple(stretches(document, taken, calendar))
    names = frozenset(
        spelled(token.text) for run in parts for token in run if token.sort is Sort.CAPTION
    )
    for run in parts:
        for some, doubtful in (cards(run, names, calendar), lists(run, calendar)):
            told += some
            doubts += doubtful
        for section in _sections(run):
            some, table, doubtful = _section(section, calendar)
            told += some
            tables += (table,) if table else ()
            doubts += doubtful
    told.sort(key=lambda mention: mention.figure.place)
    return Summaries(tuple(told), tuple(tables), findings(doubts))


def mentions(
    document: Document, taken: frozenset[Place], calendar: Calendar
) -> tuple[tuple[Mention, ...], tuple[Finding, ...]]:
    """The figures that tables outside of the statements print, in reading order."""
    found = summaries(document, taken, calendar)
    return found.mentions, found.findings


def tables_of(
    document: Document, taken: frozenset[Place], calendar: Calendar
) -> tuple[Statement, ...]:
    """The summaries with a head a column as statements of kind other, with depths."""
    return summaries(document, taken, calendar).tables


# ── cutting ──────────────────────────────────────────────────────────────────────────────


def _sections(run: Sequence[Token]) -> Iterator[Section]:
    """A section for each run of heads; rows of a form stay with their first."""
    starts = tuple(_starts(run))
    before: Section | None = None
    loose = run[: starts[0][0]] if starts else ()
    titles = _titles_in(loose)
    for index, (start, end) in enumerate(starts):
        until = starts[index + 1][0] if index + 1 < len(starts) else len(run)
        body, tail = _without_tail(run[end:until])
        after, following = _dealt(tail, titles, last=index + 1 == len(starts))
        followed = any(token.sort is Sort.CAPTION for token in tail)
        section = Section(_placed(titles, before), tuple(run[start:end]), body, after, followed)
        yield section
        before, titles = section, following


def _starts(run: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where heads begin and end: cells with a period among them, then units right below."""
    at = 0
    while at < len(run):
        if run[at].sort not in (Sort.PERIOD, Sort.PIECE, Sort.CHANGE):
            at += 1
            continue
        end = at
        while end < len(run) and run[end].sort in _HEADS:
            end += 1
        if not _is_form(run, at, end):
            yield at, end
            at = end
            continue
        last = end
        while last < len(run) and (run[last].sort in _HEADS or run[last].sort is Sort.FIGURE):
            last += 1
        yield at, last
        at = last


def _is_form(run: Sequence[Token], start: int, end: int) -> bool:
    """One period, its units, then figures."""
    periods = [token for token in run[start:end] if token.sort is not Sort.UNIT]
    return len(periods) == 1 and end < len(run) and run[end].sort is Sort.FIGURE


def _without_tail(body: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The body, and what stands after its last figures."""
    last = max((at for at, token in enumerate(body) if token.figures), default=-1)
    return tuple(body[: last + 1]), tuple(body[last + 1 :])


def _titles_in(cells: Sequence[Token]) -> tuple[Token, ...]:
    """The cells right above heads, up to what belongs to another table."""
    kept: list[Token] = []
    for token in reversed(cells):
        if token.sort not in (Sort.CAPTION, Sort.REMARK, Sort.UNIT):
            break
        kept.insert(0, token)
    return tuple(kept)


def _dealt(
    tail: Sequence[Token], titles: Sequence[Token], *, last: bool
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The cells between two tables: titles after the first, and titles of the next.

    Of two lines with colons the first closes a table that had but the title of its section.
    """
    captions = [token for token in tail if token.sort is Sort.CAPTION]
    colons = [token.text.rstrip().endswith(":") for token in captions]
    titled = any(token.text.rstrip().endswith(":") for token in titles)
    if not last and colons == [True, True] and not titled:
        return (captions[0],), tuple(tail[tail.index(captions[1]) :])
    return (), tuple(tail)


def _placed(titles: Sequence[Token], before: Section | None) -> tuple[Token, ...]:
    """The titles; one that ends with a colon stands in the section of the table before."""
    captions = [token for token in titles if token.sort is Sort.CAPTION]
    if before and before.after and len(captions) == 1:
        section = [t for t in before.titles if t.sort is Sort.CAPTION and t not in before.after]
        return (*section[:1], *titles)
    return tuple(titles)


# ── reading ──────────────────────────────────────────────────────────────────────────────


def _section(
    section: Section, calendar: Calendar
) -> tuple[tuple[Mention, ...], Statement | None, tuple[Doubt, ...]]:
    if any(token.sort is Sort.FIGURE for token in section.heads):
        captions = [token for token in section.titles if token.sort is Sort.CAPTION]
        remarks = " ".join(token.text for token in section.titles)
        told, doubts = form(captions, remarks, section.heads, calendar)
        return told, None, doubts
    return _grid(section, calendar)


def _grid(
    section: Section, calendar: Calendar
) -> tuple[tuple[Mention, ...], Statement | None, tuple[Doubt, ...]]:
    if not any(token.figures for token in section.body):
        return (), None, ()
    columns = measured(section.heads, calendar)
    if not columns:
        message = "what the columns of this table measure cannot be told from their heads"
        return (), None, (Doubt("tables.unread-heads", message, section.heads[0]),)
    captions = [t for t in (*section.titles, *section.after) if t.sort is Sort.CAPTION]
    units = [t.unit for t in (*section.titles, *section.heads) if t.sort is Sort.UNIT and t.unit]
    found, doubts = rows(section.body, columns, units)
    ragged = [doubt for doubt in doubts if doubt.code == "tables.ragged-row"]
    if reason := shifted(section.body, found, len(ragged), followed=section.followed):
        return (), None, (_unread(section, reason),)
    titles = captions[-_MOST_TITLES:]
    headings = tuple(unnumbered(t.text.strip()) for t in titles)
    forecast = any(t.forecast for t in titles)
    table = grid(headings, columns, found)
    reasons = wrong(table)
    if reasons or not found:
        more = (_unread(section, reason) for reason in reasons)
        return (), None, (*doubts, *more)
    return mentions_of(table, calendar, forecast=forecast), statement(table), doubts


def _unread(section: Section, reason: str) -> Doubt:
    return Doubt("tables.unread-table", f"this table is not read: {reason}", section.heads[0])
