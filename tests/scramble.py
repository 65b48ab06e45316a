"""Scrambles clean statements in the ways in which text taken from a PDF is scrambled.

A test reads a statement that a person typed, scrambles it by seed with the patterns it names,
and knows which rows were touched. With no pattern the text is plain: a cell a paragraph, each
caption before its figures.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

DASHES = ("-", "–", "—")
LONG_CAPTION = 6  # words; a converter breaks captions that did not fit on one line

_FIGURE = re.compile(r"\d[\d,.]*")
_WHOLE = -1  # in place of a row: the pattern touches the statement as a whole


class Pattern(StrEnum):
    """What a converter does to a table. The order is that in which patterns pick their rows."""

    LIFTED_OVER_HEADER = "figures of a first row before the header that stands above it"
    LIFTED_FIRST = "figures of a first row between the header and its caption"
    LIFTED_OTHER = "figures of a later row directly after those of the row before"
    UNITS_AFTER_CAPTION = "units between the first caption and its figures"
    UNITS_BETWEEN_FIGURES = "a unit before each figure of the first row"
    REPEATED_HEADS = "column heads again in the middle of the statement"
    LATE_TITLE = "title after the column heads"
    SWAPPED_COLUMNS = "columns in the other order"
    SPLIT_CAPTION = "caption broken over two paragraphs"
    PACKED_FIGURES = "all figures of a row in one paragraph"
    PACKED_ROW = "caption and figures of a row in one paragraph"
    LIST_NUMBERS = "numbers of a list glued onto captions"
    OTHER_DASHES = "another sign for nil"


LIFTS = {Pattern.LIFTED_OVER_HEADER, Pattern.LIFTED_FIRST, Pattern.LIFTED_OTHER}
_UNITS = {Pattern.UNITS_AFTER_CAPTION, Pattern.UNITS_BETWEEN_FIGURES}
_PACKS = {Pattern.PACKED_FIGURES, Pattern.PACKED_ROW}
_PAIRINGS = LIFTS | _UNITS | _PACKS

_SHARE = {
    Pattern.LIFTED_OVER_HEADER: 0.6,
    Pattern.LIFTED_FIRST: 0.6,
    Pattern.LIFTED_OTHER: 0.15,
    Pattern.UNITS_AFTER_CAPTION: 0.5,
    Pattern.UNITS_BETWEEN_FIGURES: 0.5,
    Pattern.REPEATED_HEADS: 0.04,
    Pattern.LATE_TITLE: 0.5,
    Pattern.SWAPPED_COLUMNS: 0.5,
    Pattern.SPLIT_CAPTION: 0.5,
    Pattern.PACKED_FIGURES: 0.1,
    Pattern.PACKED_ROW: 0.1,
    Pattern.LIST_NUMBERS: 0.15,
    Pattern.OTHER_DASHES: 0.8,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A caption and its figures as printed; a header has none. `alone`: in no identity."""

    caption: str
    figures: tuple[str, ...]
    depth: int
    alone: bool = False


@dataclass(frozen=True, slots=True)
class CleanStatement:
    kind: str
    title: tuple[str, ...]
    heads: tuple[tuple[str, ...], ...]
    units: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class CleanRelease:
    opening: tuple[str, ...]
    statements: tuple[CleanStatement, ...]


@dataclass(frozen=True, slots=True)
class Touch:
    """A pattern at work. `row` is the row's index, or none when it is the whole statement.

    `alone` says that no identity can tell where the row's figures belong.
    """

    pattern: Pattern
    statement: str
    row: int | None
    caption: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Scrambled:
    text: str
    touches: tuple[Touch, ...]

    @property
    def counts(self) -> Counter[Pattern]:
        return Counter(touch.pattern for touch in self.touches)


# ── reading the typed text ───────────────────────────────────────────────────────────────


def read_clean(text: str) -> CleanRelease:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    starts = [index for index, line in enumerate(lines) if line.startswith("== ")]
    blocks = [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    return CleanRelease(tuple(lines[: starts[0]]), tuple(_statement(block) for block in blocks))


def _statement(block: list[str]) -> CleanStatement:
    rows = [line for line in block if not line.startswith(("=", ":"))]
    return CleanStatement(
        kind=block[0].removeprefix("== "),
        title=tuple(line[2:] for line in block if line.startswith("= ")),
        heads=tuple(_cells(line[2:]) for line in block if line.startswith(": ")),
        units=next((_cells(line[3:]) for line in block if line.startswith(":: ")), ()),
        rows=tuple(_row(line) for line in rows),
    )


def _row(line: str) -> Row:
    caption, *rest = _cells(line.strip())
    depth = (len(line) - len(line.lstrip())) // 2
    figures = tuple(cell for cell in rest if cell != "alone")
    return Row(caption, figures, depth, alone="alone" in rest)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(line.split(" | "))


# ── where a pattern may strike ───────────────────────────────────────────────────────────


def _first_rows(statement: CleanStatement) -> Iterator[int]:
    """Rows with figures directly below a header."""
    for index, (above, row) in enumerate(zip(statement.rows, statement.rows[1:], strict=False), 1):
        if row.figures and not above.figures:
            yield index


def _below_two_headers(statement: CleanStatement) -> Iterator[int]:
    return (i for i in _first_rows(statement) if i > 1 and not statement.rows[i - 2].figures)


def _later_rows(statement: CleanStatement) -> Iterator[int]:
    first = set(_first_rows(statement))
    return (i for i in _rows(statement) if i and i not in first)


def _rows(statement: CleanStatement) -> Iterator[int]:
    return (index for index, row in enumerate(statement.rows) if row.figures)


def _unit_row(statement: CleanStatement) -> Iterator[int]:
    return iter([next(_rows(statement))] if statement.units else [])


def _long_captions(statement: CleanStatement) -> Iterator[int]:
    rows = statement.rows
    return (i for i in _rows(statement) if len(rows[i].caption.split()) >= LONG_CAPTION)


def _rows_with_dash(statement: CleanStatement) -> Iterator[int]:
    return (i for i in _rows(statement) if "-" in statement.rows[i].figures)


_STRIKES: dict[Pattern, Callable[[CleanStatement], Iterable[int]]] = {
    Pattern.LIFTED_OVER_HEADER: _below_two_headers,
    Pattern.LIFTED_FIRST: _first_rows,
    Pattern.LIFTED_OTHER: _later_rows,
    Pattern.UNITS_AFTER_CAPTION: _unit_row,
    Pattern.UNITS_BETWEEN_FIGURES: _unit_row,
    Pattern.REPEATED_HEADS: lambda statement: range(1, len(statement.rows)),
    Pattern.LATE_TITLE: lambda statement: [_WHOLE] if statement.title else [],
    Pattern.SWAPPED_COLUMNS: lambda _: [_WHOLE],
    Pattern.SPLIT_CAPTION: _long_captions,
    Pattern.PACKED_FIGURES: _rows,
    Pattern.PACKED_ROW: _rows,
    Pattern.LIST_NUMBERS: _rows,
    Pattern.OTHER_DASHES: _rows_with_dash,
}

Plan = dict[int, set[Pattern]]
"""Of one statement: which patterns touch which row."""


def _free(plan: Plan, pattern: Pattern, row: int) -> bool:
    """Whether the patterns that are there already leave room for this one."""

    def struck(index: int, by: set[Pattern]) -> bool:
        return bool(plan.get(index, set()) & by)

    if pattern in LIFTS:
        # two rows lifted one after the other would leave the first one's caption between
        return not (struck(row, LIFTS) or struck(row - 1, LIFTS) or struck(row + 1, LIFTS))
    if pattern in _UNITS:
        return not struck(row, LIFTS | _UNITS)
    if pattern is Pattern.PACKED_FIGURES:
        return not struck(row, _UNITS | _PACKS)
    if pattern is Pattern.PACKED_ROW:
        return not struck(row, _PAIRINGS)
    if pattern is Pattern.REPEATED_HEADS:
        over_header = struck(row + 1, {Pattern.LIFTED_OVER_HEADER})
        return not (struck(row, LIFTS) or over_header)
    return True


def _plan(
    release: CleanRelease, draw: random.Random, patterns: Iterable[Pattern]
) -> tuple[Plan, ...]:
    plans: tuple[Plan, ...] = tuple({} for _ in release.statements)
    for pattern in sorted(set(patterns), key=list(Pattern).index):
        strikes = [
            (plan, row)
            for plan, statement in zip(plans, release.statements, strict=True)
            for row in _STRIKES[pattern](statement)
            if _free(plan, pattern, row)
        ]
        wanted = max(1, round(_SHARE[pattern] * len(strikes)))
        for plan, row in draw.sample(strikes, min(wanted, len(strikes))):
            if _free(plan, pattern, row):
                plan.setdefault(row, set()).add(pattern)
    return plans


# ── printing ─────────────────────────────────────────────────────────────────────────────


def scramble(release: CleanRelease, seed: int, patterns: Iterable[Pattern] = ()) -> Scrambled:
    """The release as scraped text, the same for the same seed; paragraphs part by a blank."""
    draw = random.Random(seed)  # noqa: S311 - a seed for tests, no secret
    plans = _plan(release, draw, patterns)
    paragraphs = list(release.opening)
    touches: list[Touch] = []
    for statement, plan in zip(release.statements, plans, strict=True):
        paragraphs += _printed(statement, plan, draw)
        touches += _touches(statement, plan)
    return Scrambled("\n\n".join(paragraphs) + "\n", tuple(touches))


def _touches(statement: CleanStatement, plan: Plan) -> Iterator[Touch]:
    for row in sorted(plan):
        for pattern in sorted(plan[row], key=list(Pattern).index):
            if row == _WHOLE:
                yield Touch(pattern, statement.kind, None, "", alone=False)
            else:
                at = statement.rows[row]
                yield Touch(pattern, statement.kind, row, at.caption, alone=at.alone)


def _printed(statement: CleanStatement, plan: Plan, draw: random.Random) -> Iterator[str]:
    whole = plan.get(_WHOLE, set())
    shown = _swapped(statement) if Pattern.SWAPPED_COLUMNS in whole else statement
    units_moved = any(struck & _UNITS for struck in plan.values())
    heads = [cell for line in shown.heads for cell in line]
    heads += [] if units_moved else shown.units
    late = Pattern.LATE_TITLE in whole
    yield from [*heads, *shown.title] if late else [*shown.title, *heads]
    number = 0
    for index in range(len(shown.rows)):
        struck = plan.get(index, set())
        if Pattern.REPEATED_HEADS in struck:
            yield from heads
        if Pattern.LIFTED_OVER_HEADER in plan.get(index + 1, set()):
            yield from _figures(shown.rows[index + 1], plan[index + 1], draw)
        number += Pattern.LIST_NUMBERS in struck
        yield from _row_printed(shown, index, struck, number, draw)


def _swapped(statement: CleanStatement) -> CleanStatement:
    return replace(
        statement,
        heads=tuple(line[::-1] for line in statement.heads),
        units=statement.units[::-1],
        rows=tuple(replace(row, figures=row.figures[::-1]) for row in statement.rows),
    )


def _row_printed(
    statement: CleanStatement,
    index: int,
    struck: set[Pattern],
    number: int,
    draw: random.Random,
) -> list[str]:
    row = statement.rows[index]
    caption = _caption(row, struck, number, draw)
    if Pattern.LIFTED_OVER_HEADER in struck:
        return caption
    figures = _figures(row, struck, draw)
    if struck & LIFTS:
        return [*figures, *caption]
    if Pattern.UNITS_AFTER_CAPTION in struck:
        return [*caption, *statement.units, *figures]
    if Pattern.UNITS_BETWEEN_FIGURES in struck:
        pairs = zip(statement.units, figures, strict=True)
        return [*caption, *(cell for pair in pairs for cell in pair)]
    if Pattern.PACKED_ROW in struck:
        return [*caption[:-1], " ".join([caption[-1], *figures])]
    return [*caption, *figures]


def _caption(row: Row, struck: set[Pattern], number: int, draw: random.Random) -> list[str]:
    numbered = f"  {number}. " if Pattern.LIST_NUMBERS in struck else ""
    if Pattern.SPLIT_CAPTION not in struck:
        return [numbered + row.caption]
    words = row.caption.split()
    cut = draw.randrange(1, len(words))
    return [numbered + " ".join(words[:cut]), " ".join(words[cut:])]


def _figures(row: Row, struck: set[Pattern], draw: random.Random) -> list[str]:
    figures = list(row.figures)
    if Pattern.OTHER_DASHES in struck:
        dash = draw.choice(DASHES[1:])
        figures = [dash if figure == "-" else figure for figure in figures]
    return [" ".join(figures)] if Pattern.PACKED_FIGURES in struck else figures


# ── spoiling ─────────────────────────────────────────────────────────────────────────────


def permute_column(release: CleanRelease, column: int, seed: int) -> CleanRelease:
    """One column's figures at random over the captions of their statement."""
    draw = random.Random(seed)  # noqa: S311 - a seed for tests, no secret
    permuted = (_permuted(statement, column, draw) for statement in release.statements)
    return replace(release, statements=tuple(permuted))


def _permuted(statement: CleanStatement, column: int, draw: random.Random) -> CleanStatement:
    figures = [row.figures[column] for row in statement.rows if row.figures]
    draw.shuffle(figures)
    drawn = iter(figures)

    def permuted(row: Row) -> Row:
        before, after = row.figures[:column], row.figures[column + 1 :]
        return replace(row, figures=(*before, next(drawn), *after)) if row.figures else row

    return replace(statement, rows=tuple(permuted(row) for row in statement.rows))


def alter_figure(text: str, line: int, *, figure: int = 0, by: int = 1) -> str:
    """Adds `by` to the last digit, modulo 10, of a figure on a line (lines from 1)."""
    lines = text.split("\n")
    printed = lines[line - 1]
    found = list(_FIGURE.finditer(printed))[figure]
    last = found.start() + len(found.group().rstrip(",.")) - 1
    digit = str((int(printed[last]) + by) % 10)
    lines[line - 1] = printed[:last] + digit + printed[last + 1 :]
    return "\n".join(lines)
