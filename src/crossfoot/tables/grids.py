"""Summaries with a head a column and then row after row: caption, figures, caption, figures.

Units stand under the heads, between the first caption and its figures, or before each figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from crossfoot.footing import sums
from crossfoot.model import (
    Caption,
    Cell,
    Column,
    Figure,
    Finding,
    FootedStatement,
    Gauge,
    Instant,
    Line,
    Mention,
    Period,
    Severity,
    StatementKind,
    Sum,
)
from crossfoot.tables import heads
from crossfoot.tables.nesting import Nest, nest
from crossfoot.tables.torn import Sort, Token, UnitCell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.tables.calendar import Calendar

_COUNTED = re.compile(
    r"\bnumber of (?:the )?(?P<noun>[a-z][a-z ]*?)(?= for\b| of\b| in\b|\W|$)", re.I
)
_PER_SHARE = re.compile(r"\bper (?:common )?(?:shares?|ads|ordinary share)\b", re.IGNORECASE)
_MARK = re.compile(r"\*\d*$")
_CONTINUES = re.compile(r"[a-z(&,]")
_CONNECTIVE = re.compile(
    r"(?:\b(?:of|and|for|to|in|on|by|with|the|from|or|per|including)|[,–—&-])$"
)


@dataclass(frozen=True, slots=True)
class Table:
    """What came of a table: its figures, its lines with their sums, and what is in doubt."""

    mentions: tuple[Mention, ...] = ()
    footed: FootedStatement | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """What a column measures: a period, or with `compared` how two periods differ."""

    period: Period
    compared: Period | None = None
    change: bool = False
    percent: bool = False
    forecast: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A caption with its figures and the units that were printed with it, one a column."""

    cells: tuple[Cell, ...]
    figures: tuple[Figure, ...]
    nouns: tuple[str, ...]
    units: tuple[UnitCell | None, ...]
    header: str = ""

    @property
    def text(self) -> str:
        return " ".join(cell.text.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a table or some rows of it are not read."""

    code: str
    message: str
    token: Token


# ── columns ──────────────────────────────────────────────────────────────────────────────


def measured(run: Sequence[Token], calendar: Calendar) -> tuple[Measured, ...] | None:
    """The columns that a run of heads names, in printed order; None when one cannot be told."""
    if any(token.sort is Sort.PIECE for token in run):
        return _in_pieces(run)
    cells = [token for token in run if token.sort in (Sort.PERIOD, Sort.CHANGE)]
    found: list[Measured] = []
    group: list[Measured] = []
    for token in cells:
        if token.sort is Sort.PERIOD and token.period:
            group.append(Measured(token.period, forecast=token.forecast))
            found.append(group[-1])
            continue
        change = _change(token, group, calendar)
        if change is None:
            return None
        found.append(change)
        group = group if cells[-1] is token else []
    return tuple(found)


def _in_pieces(run: Sequence[Token]) -> tuple[Measured, ...] | None:
    if any(token.sort is Sort.CHANGE for token in run):
        return None
    pieces = [token.head for token in run if token.head]
    return tuple(Measured(column.period) for column in heads.columns(pieces)) or None


def _change(token: Token, group: Sequence[Measured], calendar: Calendar) -> Measured | None:
    """The later of two columns against the earlier; what the head says must be true of them."""
    if len(group) != len(("now", "before")):
        return None
    before, now = sorted((column.period for column in group), key=_end)
    known = calendar.before(now, token.basis) if token.basis else None
    if type(before) is not type(now) or (known and known != before):
        return None
    return Measured(now, before, change=True, percent=token.unit is not None)


def _end(period: Period) -> object:
    return period.on if isinstance(period, Instant) else period.last


# ── rows ─────────────────────────────────────────────────────────────────────────────────


def rows(
    body: Sequence[Token], columns: Sequence[Measured], units: Sequence[UnitCell]
) -> tuple[tuple[Row, ...], tuple[Doubt, ...]]:
    """The rows of a table's body. A run of figures that is no row of it is in doubt."""
    found: list[Row] = []
    doubts: list[Doubt] = []
    current = _dealt(units, columns)
    header = ""
    for captions, values in _pieces(body):
        cells, above = _caption(captions, first=not found)
        header = above or header
        own = [token.unit for token in values if token.sort is Sort.UNIT and token.unit]
        figures = [token for token in values if token.figures]
        current = _dealt(own, columns) if own else current
        read = tuple(figure for token in figures for figure in token.figures)
        if not cells or len(read) != len(columns) or current is None:
            doubts += (_ragged(captions, values, len(columns)),) if read else ()
            continue
        nouns = tuple(token.noun for token in figures for _ in token.figures)
        found.append(Row(cells, read, nouns, current, header))
    return tuple(found), tuple(doubts)


def _pieces(body: Sequence[Token]) -> Iterator[tuple[list[Token], list[Token]]]:
    """Captions, and the units and figures up to the next caption."""
    captions: list[Token] = []
    for words, run in groupby(body, key=lambda token: token.sort is Sort.CAPTION):
        if words:
            captions = list(run)
            continue
        rest = [token for token in run if token.sort is not Sort.REMARK]
        loose = [token for token in rest if token.sort is not Sort.ROW]
        if loose:
            yield captions, loose
            captions = []
        for row in (token for token in rest if token.sort is Sort.ROW):
            yield [*captions, row], [row]
            captions = []


def _caption(captions: Sequence[Token], *, first: bool) -> tuple[tuple[Cell, ...], str]:
    """The cells of the last caption, joined where it was broken, and the header above it."""
    if not captions:
        return (), ""
    start = len(captions) - 1
    while start and runs_on(captions[start - 1].text, captions[start].text):
        start -= 1
    above = [token.text for token in captions[:start]]
    cells = tuple(
        replace(token.paragraph.cells[0], text=token.text.strip()) for token in captions[start:]
    )
    return cells, above[-1] if above and not first else (above[-1] if above else "")


def runs_on(left: str, right: str) -> bool:
    """Whether a caption plainly goes on in the next cell."""
    unbalanced = left.count("(") > left.count(")")
    if left.rstrip().endswith(":"):
        return False
    return unbalanced or bool(_CONTINUES.match(right.strip()) or _CONNECTIVE.search(left.rstrip()))


def _ragged(captions: Sequence[Token], values: Sequence[Token], width: int) -> Doubt:
    named = f"under '{captions[-1].text}' " if captions else ""
    count = sum(len(token.figures) for token in values)
    message = f"{count} figures {named}are no row of {width} columns with one unit each"
    return Doubt("tables.ragged-row", message, next(t for t in values if t.figures))


def _dealt(
    units: Sequence[UnitCell], columns: Sequence[Measured]
) -> tuple[UnitCell | None, ...] | None:
    """A unit for each column: as many as columns, as columns without change, one, or none."""
    plain = [column for column in columns if not column.change]
    if len(units) == len(columns):
        return tuple(units)
    if len(units) in (0, 1):
        one = units[0] if units else None
        return tuple(None if column.change else one for column in columns)
    if len(units) == len(plain):
        left = iter(units)
        return tuple(None if column.change else next(left) for column in columns)
    whole, rest = divmod(len(units), len(columns))
    repeated = tuple(units[: len(columns)])
    return repeated if whole and not rest and repeated * whole == tuple(units) else None


# ── reading ──────────────────────────────────────────────────────────────────────────────


def read(
    titles: Sequence[str],
    columns: Sequence[Measured],
    found: Sequence[Row],
    calendar: Calendar,
    *,
    forecast: bool,
) -> tuple[tuple[Mention, ...], FootedStatement | None, tuple[str, ...]]:
    """The mentions of a table, its lines with sums, and what is wrong with it, if anything is."""
    noun = _noun(titles)
    gauges = _gauges(columns, found)
    wrong: list[str] = []
    if None in gauges:
        wrong.append(
            "whether its changes are relative or absolute does not follow from its figures"
        )
    if not noun and any(_unitless(row, columns) for row in found):
        wrong.append("it names no unit")
    if wrong or not found:
        return (), None, tuple(wrong)
    tree = nest([row.text for row in found], [_values(row, columns) for row in found])
    told: list[Mention] = []
    for index, row in enumerate(found):
        over = tuple(found[above].text for above in tree.path(index))
        headings = (*titles, *((row.header,) if row.header else ()), *over)
        for at, column in enumerate(columns):
            told.append(
                _mention(
                    row, at, column, gauges[at] or Gauge.VALUE, headings, noun, calendar, forecast
                )
            )
    return tuple(told), _footed(titles, columns, found, tree), ()


def _mention(  # noqa: PLR0913 - a mention has that many sides
    row: Row,
    at: int,
    column: Measured,
    gauge: Gauge,
    headings: tuple[str, ...],
    noun: str,
    calendar: Calendar,
    forecast: bool,  # noqa: FBT001
) -> Mention:
    unit = row.units[at]
    relative = gauge in (Gauge.CHANGE, Gauge.RATIO)
    if unit is None and gauge is Gauge.DIFFERENCE:
        unit = next((u for u in row.units if u), None)
    glued = row.nouns[at]
    return Mention(
        figure=row.figures[at],
        caption=row.text,
        headings=headings,
        gauge=gauge,
        period=column.period,
        scale=0 if relative or glued or unit is None else unit.scale,
        currency=None if relative or glued or unit is None else unit.currency,
        per_share=bool(_PER_SHARE.search(row.text)) and not relative,
        noun="" if relative else glued or (unit.noun if unit else noun),
        compared=column.compared,
        forecast=forecast or column.forecast or calendar.lies_ahead(column.period),
    )


def _noun(titles: Sequence[str]) -> str:
    """What "Number of …" counts."""
    match = _COUNTED.search(_MARK.sub("", titles[-1])) if titles else None
    return match["noun"].strip() if match else ""


def _unitless(row: Row, columns: Sequence[Measured]) -> bool:
    return any(
        row.units[at] is None and not row.nouns[at] and not figure.percent
        for at, (column, figure) in enumerate(zip(columns, row.figures, strict=True))
        if not column.change
    )


def _values(row: Row, columns: Sequence[Measured]) -> tuple[Decimal | None, ...]:
    """The figures that can be added up: none of those in a unit of their own."""
    return tuple(
        None if any(row.nouns) else figure.value
        for column, figure in zip(columns, row.figures, strict=True)
        if not column.change
    )


def _gauges(columns: Sequence[Measured], found: Sequence[Row]) -> tuple[Gauge | None, ...]:
    return tuple(_gauge(at, columns, found) for at in range(len(columns)))


def _gauge(at: int, columns: Sequence[Measured], found: Sequence[Row]) -> Gauge | None:
    """What a column gauges; an unmarked change is what the figures beside it make it."""
    column = columns[at]
    units = {row.units[at] for row in found}
    percent = any(unit and unit.percent for unit in units)
    if not column.change:
        return Gauge.RATIO if percent else Gauge.VALUE
    if percent or column.percent or any(row.figures[at].percent for row in found):
        return Gauge.CHANGE
    if any(units):
        return Gauge.DIFFERENCE
    checks = [_compared(at, columns, row) for row in found]
    if all(difference for difference, _ in checks):
        return Gauge.DIFFERENCE
    return Gauge.CHANGE if all(relative for _, relative in checks) else None


def _compared(at: int, columns: Sequence[Measured], row: Row) -> tuple[bool, bool]:
    """Whether a change is the difference of the two figures, and whether their ratio less one."""
    now = _figure(columns, row, columns[at].period)
    before = _figure(columns, row, columns[at].compared)
    if now is None or before is None:
        return False, False
    said = row.figures[at]
    step = Decimal(1).scaleb(-said.places)
    difference = abs(now.value - before.value - said.value) <= step
    if not before.value:
        return difference, False
    exact = (now.value / before.value - 1) * 100
    slack = step + 100 * (1 + abs(now.value / before.value)) / abs(before.value)
    return difference, abs(exact - said.value) <= slack


def _figure(columns: Sequence[Measured], row: Row, period: Period | None) -> Figure | None:
    for column, figure in zip(columns, row.figures, strict=True):
        if not column.change and column.period == period:
            return figure
    return None


def _footed(
    titles: Sequence[str], columns: Sequence[Measured], found: Sequence[Row], tree: Nest
) -> FootedStatement | None:
    """The table as a statement of its periods, with the sums found above and below their rows."""
    kept = [at for at, column in enumerate(columns) if not column.change]
    whole = [index for index, row in enumerate(found) if not any(row.nouns)]
    if not kept or len({_scales(found[index], kept) for index in whole}) != 1:
        return None
    lines = tuple(_line(found[i], kept, tuple(found[a].text for a in tree.path(i))) for i in whole)
    moved = {index: at for at, index in enumerate(whole)}
    above = tuple(
        replace(
            s, total=moved[s.total], terms=tuple(replace(t, line=moved[t.line]) for t in s.terms)
        )
        for s in tree.sums
    )
    below = _sums_below(
        lines, [None if (p := tree.parents[i]) is None else moved[p] for i in whole]
    )
    units = [found[whole[0]].units[at] for at in kept]
    return FootedStatement(
        StatementKind.OTHER,
        titles[-1] if titles else "",
        lines[0].caption.place,
        tuple(
            Column(columns[at].period, unit.scale if unit else 0, unit.currency if unit else None)
            for at, unit in zip(kept, units, strict=True)
        ),
        lines,
        (*above, *below),
    )


def _sums_below(lines: Sequence[Line], parents: Sequence[int | None]) -> Iterator[Sum]:
    """The totals printed after rows of the same depth."""
    for parent in dict.fromkeys(parents):
        level = [index for index, above in enumerate(parents) if above == parent]
        for s in sums.find([lines[index] for index in level], StatementKind.OTHER):
            terms = tuple(replace(term, line=level[term.line]) for term in s.terms)
            if parent is None:
                yield Sum(level[s.total], terms, s.residuals)


def _scales(row: Row, kept: Sequence[int]) -> tuple[UnitCell | None, ...]:
    return tuple(row.units[at] for at in kept)


def _line(row: Row, kept: Sequence[int], over: tuple[str, ...]) -> Line:
    return Line(Caption(row.cells), tuple(row.figures[at] for at in kept), over)


def finding(doubt: Doubt) -> Finding:
    """What a person is told of figures that are not read."""
    return Finding(
        Severity.WARNING,
        doubt.code,
        doubt.message,
        "restore the table in the source, or give it as parsed JSON",
        doubt.token.place,
    )
