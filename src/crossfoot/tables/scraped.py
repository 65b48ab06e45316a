"""Statements out of text whose table cells came apart: one cell a paragraph, in doubtful order.

A statement begins at its title and ends at the next title, at prose, or at heads for other
periods. Heads that a page break repeats, and units printed among the figures, are no part of it.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise, takewhile
from typing import TYPE_CHECKING

from crossfoot.amounts import figure, trailing_figures
from crossfoot.model import (
    Caption,
    Column,
    Document,
    Figure,
    Finding,
    Group,
    Instant,
    Line,
    Paragraph,
    Part,
    Severity,
    Statement,
    StatementKind,
)
from crossfoot.patterns import regex
from crossfoot.tables.grid_scales import scales_in
from crossfoot.tables.heads import Head, columns, is_years, read_head, years_below
from crossfoot.tables.titles import is_prose, statement_kinds
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class Mark(Value):
    """What a paragraph is, as far as it can be told on its own."""

    paragraph: Paragraph
    kinds: tuple[StatementKind, ...] = ()
    head: Head | None = None
    caption: str = ""
    figures: tuple[Figure, ...] = ()
    prose: bool = False


class Block(Value):
    """The marks of one statement, its heads included, under its title."""

    kind: StatementKind
    title: Paragraph
    marks: tuple[Mark, ...]


_SIGN = regex(r"[$¥€£()%]|US\$|\((?:un)?audited\)", re.IGNORECASE)
"""What in a paragraph of its own says nothing that the figures or the title do not."""

_LONGEST_CAPTION = 2_000
_LONGEST_STATEMENT = 2_000
"""Characters of a caption, and captions and rows of a statement; no release comes near."""

_NAME_LINES = 2
"""Lines that may stand between column heads and a title printed after them."""


def statements(document: Document) -> tuple[tuple[Statement, ...], tuple[Finding, ...]]:
    """The statements in reading order; what looks like one and is not is a finding."""
    marks = _with_years([_mark(p) for p in document.paragraphs if not _SIGN.fullmatch(p.text)])
    found: list[Statement] = []
    findings: list[Finding] = []
    for block in _with_own_heads(_blocks(marks)):
        for piece in _by_columns(block):
            statement, doubts = _statement(piece)
            findings += doubts
            if statement:
                found.append(statement)
    return tuple(found), tuple(findings)


def _with_years(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks with bare years read as heads where the lines above named their days.

    Days and years come in turns, so many lines of days and then so many of years: "June 30,",
    "March 31,", "2024", "2024" are two columns, "June 30,", "2024", "2023" too.
    """
    found = list(marks)
    at = 0
    while at < len(marks):
        days = _run(marks, at, _names_days)
        years = _run(marks, at + days, _is_years) if days else 0
        if years:
            above = [head for mark in marks[at : at + days] if (head := mark.head)]
            below = marks[at + days : at + days + years]
            heads = years_below(above, [mark.paragraph.text for mark in below])
            for index, head in enumerate(heads, at + days):
                found[index] = Mark(marks[index].paragraph, head=head)
        at += days + years or 1
    return tuple(found)


def _run(marks: Sequence[Mark], start: int, fits: Callable[[Mark], bool]) -> int:
    end = start
    while end < len(marks) and fits(marks[end]):
        end += 1
    return end - start


def _names_days(mark: Mark) -> bool:
    return mark.head is not None and bool(mark.head.month_days)


def _is_years(mark: Mark) -> bool:
    return is_years(mark.paragraph.text)


def _mark(paragraph: Paragraph) -> Mark:
    text = paragraph.text
    if len(text) > _LONGEST_CAPTION:
        return Mark(paragraph, prose=True)
    if single := figure(text, paragraph.place):
        return Mark(paragraph, figures=(single,))
    if kinds := statement_kinds(text):
        return Mark(paragraph, kinds=kinds)
    if head := read_head(text):
        return Mark(paragraph, head=head)
    if is_prose(text):
        return Mark(paragraph, prose=True)
    caption, figures = trailing_figures(text, paragraph.place)
    return Mark(paragraph, caption=caption, figures=figures)


def _blocks(marks: Sequence[Mark]) -> Iterator[Block]:
    """What stands before the first title, then a block for each title."""
    starts = [index for index, mark in enumerate(marks) if mark.kinds]
    if starts:
        yield Block(StatementKind.OTHER, marks[0].paragraph, tuple(marks[: starts[0]]))
    for start, end in pairwise([*starts, len(marks)]):
        yield Block(marks[start].kinds[0], marks[start].paragraph, tuple(marks[start + 1 : end]))


def _with_own_heads(blocks: Iterator[Block]) -> Iterator[Block]:
    """A title that stands after its column heads takes them back from the block before.

    A block without figures is a title that another one continues ("Statements of Income and").
    """
    loose: tuple[Mark, ...] = ()
    waiting: Block | None = None
    for block in blocks:
        body, tail = _split_tail(block.marks)
        own = Block(block.kind, block.title, (*loose, *body))
        whole = Block(waiting.kind, waiting.title, (*waiting.marks, *own.marks)) if waiting else own
        unfinished = _is_continued(block.title.text) and not _has_figures(whole.marks)
        waiting, loose = (whole if unfinished else None), tail
        if not unfinished and whole.kind is not StatementKind.OTHER:
            yield whole


def _is_continued(title: str) -> bool:
    return title.rstrip().lower().endswith((" and", ",", "&"))


def _has_figures(marks: Sequence[Mark]) -> bool:
    return any(mark.figures for mark in marks)


def _split_tail(marks: Sequence[Mark]) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """The marks of a block, and the heads at its end, which are those of the next title.

    Between them and that title the company's name may stand; it is dropped.
    """
    end = len(marks)
    while end and marks[end - 1].caption and len(marks) - end < _NAME_LINES:
        end -= 1
    start = end
    while start and marks[start - 1].head:
        start -= 1
    return (tuple(marks[:start]), tuple(marks[start:end])) if start < end else (tuple(marks), ())


def _by_columns(block: Block) -> Iterator[Block]:
    """The block cut where heads for other periods begin; repeated heads are dropped later.

    A piece for other periods has captions of the first; else another table has begun, as it has
    under heads of another scale.
    """
    first: Block | None = None
    for piece in _pieces(block):
        if first is None and _has_figures(piece.marks):
            first = piece
        elif first and not _is_kin(piece.marks, first.marks):
            return
        yield piece


def _is_kin(marks: Sequence[Mark], first: Sequence[Mark]) -> bool:
    """Whether marks are of the same periods in whatever order, or mostly of the same captions."""
    here, there = ({head.period for head in columns(_heads(each))} for each in (marks, first))
    said, known = ({mark.caption.casefold() for mark in each} - {""} for each in (marks, first))
    return here == there or 2 * len(said & known) >= len(said)


def _heads(marks: Sequence[Mark]) -> list[Head]:
    return [mark.head for mark in marks if mark.head]


def _pieces(block: Block) -> Iterator[Block]:
    piece: list[Mark] = []
    current: tuple[Column, ...] = ()
    marks = _until_other_scale(tuple(_until_prose(block.marks)))
    for is_head, run in groupby(marks, key=lambda mark: mark.head is not None):
        marks = list(run)
        heads = columns([mark.head for mark in marks if mark.head]) if is_head else ()
        if heads and current and _periods(heads) != _periods(current) and _has_figures(piece):
            yield Block(block.kind, block.title, tuple(piece))
            piece = []
        current = heads or current
        piece += marks
    yield Block(block.kind, block.title, tuple(piece))


def _periods(heads: Sequence[Column]) -> tuple[object, ...]:
    return tuple(column.period for column in heads)


def _until_prose(marks: Sequence[Mark]) -> Iterator[Mark]:
    """A sentence ends a statement; under a title without heads it makes the title a heading."""
    return takewhile(lambda mark: not mark.prose, marks)


def _until_other_scale(marks: Sequence[Mark]) -> Sequence[Mark]:
    """Thousands do not go on in millions; figures as they are may stand among either."""
    scale, figures = 0, False
    for index, mark in enumerate(marks):
        figures = figures or bool(mark.figures)
        if mark.head and mark.head.unit and mark.head.scale:
            if figures and scale and mark.head.scale != scale:
                return marks[:index]
            scale = mark.head.scale
    return marks


def _statement(block: Block) -> tuple[Statement | None, tuple[Finding, ...]]:
    heads = columns([mark.head for mark in block.marks if mark.head])
    first = next((mark.figures[0] for mark in block.marks if mark.figures), None)
    if first is None:
        return None, ()
    if not heads or is_years(first.text):
        return None, (_undated(block),)  # a year among the figures is a head that was not read
    heads = _with_share_scale(columns(_first_heads(block.marks)) or heads, block.marks)
    if len(block.marks) > _LONGEST_STATEMENT:
        return None, (_too_long(block),)
    if block.kind in _FLOWS and any(isinstance(head.period, Instant) for head in heads):
        return None, (_no_span(block),)
    parts, doubts = _parts(block.marks, len(heads))
    if not any(mark.head and mark.head.unit for mark in block.marks):
        doubts = (*doubts, _unscaled(block))
        if _is_rounded(block):
            return None, doubts
    doubts = (*doubts, *_scope_differs(block, heads))
    place = block.title.place
    return Statement(block.kind, block.title.text, place, heads, parts), doubts


def _with_share_scale(heads: Sequence[Column], marks: Sequence[Mark]) -> tuple[Column, ...]:
    """The columns with the power of ten that the unit among the heads says of share counts."""
    said = scales_in(mark.paragraph.text for mark in marks if mark.head and mark.head.unit)
    if said is None or said.shares is None:
        return tuple(heads)
    return tuple(replace(head, share_scale=said.shares) for head in heads)


def _first_heads(marks: Sequence[Mark]) -> list[Head]:
    """The heads before the first figures, then those that a page break repeats are left out."""
    heads: list[Head] = []
    for mark in marks:
        if mark.figures and columns(heads):
            return heads
        if mark.head:
            heads.append(mark.head)
    return heads


def _undated(block: Block) -> Finding:
    return Finding(
        Severity.WARNING,
        "tables.undated-statement",
        f"'{block.title.text}' has figures but no column head with a date",
        "check that the column heads are part of the source",
        block.title.place,
    )


_FLOWS = (StatementKind.INCOME, StatementKind.COMPREHENSIVE_INCOME, StatementKind.CASH_FLOW)


def _no_span(block: Block) -> Finding:
    return Finding(
        Severity.WARNING,
        "tables.no-span",
        f"'{block.title.text}' was not read: its column heads name days, but not how long the "
        "periods are",
        "restore the line that says so, such as 'Three Months Ended'",
        block.title.place,
    )


def _scope_differs(block: Block, heads: Sequence[Column]) -> Iterator[Finding]:
    """The line under the title that says other days or spans than the column heads."""
    for mark in block.marks:
        if mark.head and mark.head.scope and mark.head.dates:
            scope = {column.period for column in columns([mark.head])}
            if scope != {head.period for head in heads}:
                yield Finding(
                    Severity.WARNING,
                    "tables.scope-differs",
                    f"'{mark.paragraph.text}' says other periods than the column heads: "
                    + ", ".join(str(head.period) for head in heads),
                    "find out which of the two is right; the column heads were taken",
                    mark.paragraph.place,
                )


def _too_long(block: Block) -> Finding:
    return Finding(
        Severity.WARNING,
        "tables.too-long",
        f"'{block.title.text}' has {len(block.marks):,} lines, more than any statement; it was "
        "not read",
        "check what follows the statement in the source",
        block.title.place,
    )


def _unscaled(block: Block) -> Finding:
    return Finding(
        Severity.WARNING,
        "tables.no-scale",
        f"'{block.title.text}' names no unit; its figures are taken as they stand",
        "restore the line that says in which currency and scale the statement is",
        block.title.place,
    )


def _is_rounded(block: Block) -> bool:
    """Whether figures have one decimal place, as no amount of money has that is not scaled."""
    read = [figure for mark in block.marks for figure in mark.figures]
    return any(figure.places == 1 and not figure.percent for figure in read)


def _parts(marks: Sequence[Mark], width: int) -> tuple[tuple[Part, ...], tuple[Finding, ...]]:
    parts: list[Part] = []
    loose: list[Figure] = []
    findings: list[Finding] = []
    for mark in marks:
        if mark.head:
            continue
        if mark.caption:
            groups, doubts = _groups(loose, width)
            parts += groups
            findings += doubts
            loose = []
            parts += _captioned(mark, width)
        if not mark.caption or len(mark.figures) not in (0, width):
            loose += mark.figures if not mark.caption else ()
    groups, doubts = _groups(loose, width)
    return (*parts, *groups), (*findings, *doubts)


def _captioned(mark: Mark, width: int) -> tuple[Part, ...]:
    cell = mark.paragraph.cells[0]
    if len(mark.figures) == width:
        own = type(cell)(mark.caption, cell.place, cell.position, cell.span, cell.strong)
        return (Line(Caption((own,)), mark.figures),)
    return (Caption((cell,)),)


def _groups(loose: Sequence[Figure], width: int) -> tuple[list[Group], tuple[Finding, ...]]:
    """Figures in a row as groups of one a column; none when they cannot be dealt out evenly."""
    if len(loose) % width:
        # The place is kept, or the caption above would take the figures of the next row.
        return [Group((None,) * width)], (_ragged(loose, width),)
    starts = range(0, len(loose), width)
    return [Group(tuple(loose[start : start + width])) for start in starts], ()


def _ragged(loose: Sequence[Figure], width: int) -> Finding:
    return Finding(
        Severity.WARNING,
        "tables.ragged-row",
        f"{len(loose)} figures in a row cannot be dealt out over {width} columns: "
        + ", ".join(figure.text for figure in loose),
        "restore the missing or surplus figure, or give the table as parsed JSON",
        loose[0].place,
    )
