"""What the figures of a summary gauge: in which unit, a value, a change, a difference or a ratio.

A unit is taken from the figure itself, then from its caption, its column, and the table's title.
An unmarked change is what the figures beside it make it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.amounts import currency_in, scale_in
from crossfoot.model import (
    Caption,
    Column,
    Figure,
    Gauge,
    Line,
    Mention,
    Period,
    Statement,
    StatementKind,
)
from crossfoot.patterns import regex
from crossfoot.tables.heads import is_unit_line
from crossfoot.tables.nesting import Nest, nest
from crossfoot.tables.torn import NOUN_UNIT, UnitCell
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.tables.calendar import Calendar
    from crossfoot.tables.headed import Measured, Row

_COUNTED = regex(
    r"\bnumber of (?:the )?(?P<noun>[a-z][a-z ]*?)(?= for\b| of\b| in\b|[^\w ]|\s*$)", re.IGNORECASE
)
_PER_SHARE = regex(r"\bper (?:common )?(?:shares?|ads|ordinary share)\b", re.IGNORECASE)
_MARK = regex(r"\*\d*$")
_PARENTHESIS = regex(r"\((?P<unit>[^()]+)\)\s*(?:\*\d*)?$")
_PERCENT = UnitCell(percent=True)


class Grid(Value):
    """A table that is ready to be read; `noun` is what its title counts, `scale` in which power."""

    titles: tuple[str, ...]
    columns: tuple[Measured, ...]
    rows: tuple[Row, ...]
    noun: str = ""
    scale: int = 0


def grid(titles: tuple[str, ...], columns: tuple[Measured, ...], rows: tuple[Row, ...]) -> Grid:
    """The table with what its title counts: "Number of contracts"."""
    match = _COUNTED.search(_MARK.sub("", titles[-1])) if titles else None
    if match is None:
        return Grid(titles, columns, rows)
    said = _PARENTHESIS.search(titles[-1])
    unit = _unit_in(said["unit"]) if said else None
    return Grid(titles, columns, rows, _counted(match["noun"]), unit.scale if unit else 0)


def _counted(noun: str) -> str:
    """What is counted; of shares it is no matter which."""
    return "shares" if re.search(r"\bshares\b", noun) else noun.strip()


def wrong(table: Grid) -> tuple[str, ...]:
    """Why a table cannot be read, if it cannot."""
    doubts: list[str] = []
    if any(_gauge(at, table) is None for at in range(len(table.columns))):
        doubts.append(
            "whether its changes are relative or absolute does not follow from its figures"
        )
    if any(
        unit_of(row, at, table) is None
        for row in table.rows
        for at, column in enumerate(table.columns)
        if not column.change
    ):
        doubts.append("it names no unit")
    return tuple(doubts)


def mentions_of(table: Grid, calendar: Calendar, *, forecast: bool) -> tuple[Mention, ...]:
    """The mentions of a table, row by row."""
    tree = _tree(table)
    gauges = [_gauge(at, table) or Gauge.VALUE for at in range(len(table.columns))]
    ahead = [
        forecast or column.forecast or calendar.lies_ahead(column.period)
        for column in table.columns
    ]
    return tuple(
        _mention((row, at, table), _headings(index, table, tree), gauges[at], forecast=ahead[at])
        for index, row in enumerate(table.rows)
        for at in range(len(table.columns))
    )


def _tree(table: Grid) -> Nest:
    values = [_values(row, table) for row in table.rows]
    return nest([row.text for row in table.rows], values)


def _headings(index: int, table: Grid, tree: Nest) -> tuple[str, ...]:
    row = table.rows[index]
    over = tuple(table.rows[above].text for above in tree.path(index))
    return (*table.titles, *((row.header,) if row.header else ()), *over)


def _mention(
    cell: tuple[Row, int, Grid], headings: tuple[str, ...], gauge: Gauge, *, forecast: bool
) -> Mention:
    row, at, table = cell
    unit = unit_of(row, at, table) or UnitCell()
    if gauge is Gauge.VALUE and unit.percent:
        gauge = Gauge.RATIO
    if gauge in (Gauge.CHANGE, Gauge.RATIO):
        unit = _PERCENT
    per_share = not unit.percent and not unit.noun and bool(_PER_SHARE.search(row.text))
    return Mention(
        figure=row.figures[at],
        caption=row.text,
        headings=headings,
        gauge=gauge,
        period=table.columns[at].period,
        scale=0 if per_share else unit.scale,
        currency=unit.currency,
        per_share=per_share,
        noun=unit.noun,
        compared=table.columns[at].compared,
        forecast=forecast,
    )


# ── units ────────────────────────────────────────────────────────────────────────────────


def unit_of(row: Row, at: int, table: Grid) -> UnitCell | None:
    """The unit of a figure, None when nothing says it; a difference has that of its values."""
    said = _own_unit(row, at) or row.units[at]
    if said and table.noun and said == UnitCell(said.scale):
        return UnitCell(said.scale, noun=table.noun)
    if said:
        return said
    if table.noun:
        return UnitCell(table.scale, noun=table.noun)
    if table.columns[at].change:
        return next((unit for unit in row.units if unit), None)
    return None


def _own_unit(row: Row, at: int) -> UnitCell | None:
    """The unit that is glued to the figure, or that its caption says of its row."""
    if row.figures[at].percent:
        return _PERCENT
    if row.nouns[at]:
        return UnitCell(noun=row.nouns[at])
    said = _PARENTHESIS.search(row.text)
    if said and (unit := _unit_in(said["unit"])):
        return unit
    counted = _COUNTED.match(row.text)
    return UnitCell(noun=_counted(counted["noun"])) if counted else None


def _unit_in(text: str) -> UnitCell | None:
    if text.strip() in ("%", "percent"):
        return _PERCENT
    if match := NOUN_UNIT.fullmatch(f"({text.strip()})"):
        return UnitCell(noun=match["aside"])
    return UnitCell(scale_in(text) or 0, currency_in(text)) if is_unit_line(text) else None


def _values(row: Row, table: Grid) -> tuple[Decimal | None, ...]:
    """The figures that can be added up: none of those in a unit of their own."""
    return tuple(
        None if _own_unit(row, at) else row.figures[at].value
        for at, column in enumerate(table.columns)
        if not column.change
    )


# ── gauges ───────────────────────────────────────────────────────────────────────────────


def _gauge(at: int, table: Grid) -> Gauge | None:
    column = table.columns[at]
    units = {row.units[at] for row in table.rows}
    percent = any(unit and unit.percent for unit in units)
    if not column.change:
        return Gauge.RATIO if percent else Gauge.VALUE
    if percent or column.percent or all(row.figures[at].percent for row in table.rows):
        return Gauge.CHANGE
    if any(units):
        return Gauge.DIFFERENCE
    checks = [_compared(at, table.columns, row) for row in table.rows]
    absolute, relative = (all(check[way] for check in checks) for way in (0, 1))
    if absolute == relative:
        return None
    return Gauge.DIFFERENCE if absolute else Gauge.CHANGE


def _compared(at: int, columns: Sequence[Measured], row: Row) -> tuple[bool, bool]:
    """Whether a change is the difference of the two figures, and whether their ratio less one."""
    now = _figure(columns, row, columns[at].period)
    before = _figure(columns, row, columns[at].compared)
    if now is None or before is None:
        return False, False
    said = row.figures[at]
    half = Decimal(1).scaleb(-said.places) / 2
    difference = abs(now.value - before.value - said.value) <= 2 * half
    if not before.value:
        return difference, not now.value and not said.value
    exact = (now.value / before.value - 1) * 100
    slack = half + _rounding(now, before) if any(u and u.scale for u in row.units) else half
    return difference, abs(exact - said.value) <= slack


def _rounding(now: Figure, before: Figure) -> Decimal:
    """By how many percent the rounding of two scaled figures may move their change."""
    halves = [Decimal(1).scaleb(-figure.places) / 2 for figure in (now, before)]
    ratio = abs(now.value / before.value)
    return 100 * (halves[0] + halves[1] * ratio) / abs(before.value)


def _figure(columns: Sequence[Measured], row: Row, period: Period | None) -> Figure | None:
    for column, figure in zip(columns, row.figures, strict=True):
        if not column.change and column.period == period:
            return figure
    return None


# ── as a statement ───────────────────────────────────────────────────────────────────────


def statement(table: Grid) -> Statement | None:
    """The rows in the table's own unit as a statement, with the depth that arithmetic shows."""
    kept = [at for at, column in enumerate(table.columns) if not column.change]
    whole = [
        index for index, row in enumerate(table.rows) if not any(_own_unit(row, at) for at in kept)
    ]
    units = {tuple(table.rows[index].units[at] for at in kept) for index in whole}
    if not kept or len(units) != 1:
        return None
    return Statement(
        StatementKind.OTHER,
        table.titles[-1] if table.titles else "",
        table.rows[whole[0]].cells[0].place,
        tuple(_columns(table, kept, units.pop())),
        tuple(_lines(table, kept, whole)),
    )


def _columns(
    table: Grid, kept: Sequence[int], units: Sequence[UnitCell | None]
) -> Iterator[Column]:
    for at, unit in zip(kept, units, strict=True):
        period = table.columns[at].period
        yield Column(period, unit.scale, unit.currency) if unit else Column(period)


def _lines(table: Grid, kept: Sequence[int], whole: Sequence[int]) -> Iterator[Line]:
    tree = _tree(table)
    for index in whole:
        row = table.rows[index]
        header = _headings(index, table, tree)[len(table.titles) :]
        depth = len(tree.path(index))
        yield Line(Caption(row.cells, depth), tuple(row.figures[at] for at in kept), header)
