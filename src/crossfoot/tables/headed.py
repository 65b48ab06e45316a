"""Summaries with a head a column and then row after row: caption, figures, caption, figures.

Units stand under the heads, between the first caption and its figures, or before each figure.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from crossfoot.model import Cell, Figure, Finding, Instant, Period, Severity
from crossfoot.patterns import regex
from crossfoot.tables import heads
from crossfoot.tables.torn import Sort, Token, UnitCell
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from crossfoot.tables.calendar import Calendar

_MOST_PLACES = 3
"""Of further tables with the same fault so many are named."""
_CONTINUES = regex(r"[a-z(&,]")
_CONNECTIVE = regex(r"(?:\b(?:of|and|for|to|in|on|by|with|the|from|or|per|including)|[,–—&-])$")


class Measured(Value):
    """What a column measures: a period, or with `compared` how two periods differ."""

    period: Period
    compared: Period | None = None
    change: bool = False
    percent: bool = False
    forecast: bool = False


class Row(Value):
    """A caption with its figures and the units that were printed with it, one a column."""

    cells: tuple[Cell, ...]
    figures: tuple[Figure, ...]
    nouns: tuple[str, ...]
    units: tuple[UnitCell | None, ...]
    header: str = ""
    under: bool = False
    """Whether a caption without figures and without a colon stands right above."""

    @property
    def text(self) -> str:
        return " ".join(cell.text.strip() for cell in self.cells)


class Doubt(Value):
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
            group = [] if found and found[-1].change else group
            group.append(Measured(token.period, forecast=token.forecast))
            found.append(group[-1])
            continue
        change = _change(token, group, calendar)
        if change is None:
            return None
        found.append(change)
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


def _end(period: Period) -> dt.date:
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
        cells, above = _caption(captions)
        header = above or header
        own = [token.unit for token in values if token.sort is Sort.UNIT and token.unit]
        figures = [token for token in values if token.figures]
        current = _dealt(own, columns) if own else current
        read = tuple(figure for token in figures for figure in token.figures)
        if current is None:
            return tuple(found), (*doubts, _unequal(values, len(columns)))
        if not cells or len(read) != len(columns):
            doubts += (_ragged(captions, values, len(columns)),) if read else ()
            continue
        nouns = tuple(token.noun for token in figures for _ in token.figures)
        under = bool(above) and not above.rstrip().endswith(":")
        found.append(Row(cells, read, nouns, current, header, under))
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


def _caption(captions: Sequence[Token]) -> tuple[tuple[Cell, ...], str]:
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
    return cells, above[-1] if above else ""


def runs_on(left: str, right: str) -> bool:
    """Whether a caption plainly goes on in the next cell."""
    unbalanced = left.count("(") > left.count(")")
    if left.rstrip().endswith(":") or left.strip() == right.strip():
        return False
    return unbalanced or bool(_CONTINUES.match(right.strip()) or _CONNECTIVE.search(left.rstrip()))


def _ragged(captions: Sequence[Token], values: Sequence[Token], width: int) -> Doubt:
    named = f"under '{captions[-1].text}' " if captions else ""
    count = sum(len(token.figures) for token in values)
    message = f"{count} figures {named}are no row of {width} columns with one unit each"
    return Doubt("tables.ragged-row", message, next(t for t in values if t.figures))


def shifted(body: Sequence[Token], found: Sequence[Row], ragged: int, *, followed: bool) -> str:
    """Why captions and figures may be out of step, if they may.

    A caption without figures amid the rows may be a header, or the first row of one, printed below
    its figures; and figures may stand above their captions all along.
    """
    first = next(
        (token.sort for token in body if token.figures or token.sort is Sort.CAPTION), None
    )
    inside = [row.text for row in found[1:] if row.under]
    if inside:
        return f"a caption without figures stands above '{inside[0]}'"
    if first is Sort.FIGURE and followed:
        return "figures stand above its first caption, and a caption below its last figures"
    return "most of its figures form no rows" if ragged > len(found) else ""


def _unequal(values: Sequence[Token], width: int) -> Doubt:
    message = f"its units are not one for each of {width} columns; nothing from here on is read"
    return Doubt("tables.unread-units", message, values[0])


def _dealt(
    units: Sequence[UnitCell], columns: Sequence[Measured]
) -> tuple[UnitCell | None, ...] | None:
    """A unit for each column: as many as columns, as columns without change, one, or none."""
    plain = [column for column in columns if not column.change]
    if len(units) == len(columns):
        return tuple(units) if _in_place(units, columns) else None
    if len(units) in (0, 1) or _is_pair(units, columns):
        money = next((unit for unit in units if not unit.percent), None)
        percent = next((unit for unit in units if unit.percent), None)
        if len(plain) < len(columns) and percent and not money:
            return None
        return tuple(percent if column.change else money or percent for column in columns)
    if len(units) == len(plain) and not any(unit.percent for unit in units):
        left = iter(units)
        return tuple(None if column.change else next(left) for column in columns)
    whole, rest = divmod(len(units), len(columns))
    repeated = tuple(units[: len(columns)])
    return repeated if whole and not rest and repeated * whole == tuple(units) else None


def _in_place(units: Sequence[UnitCell], columns: Sequence[Measured]) -> bool:
    """Percents stand at changes first: no value is in percent beside a change in money."""
    pairs = list(zip(units, columns, strict=True))
    absolute = any(column.change and not unit.percent for unit, column in pairs)
    return not absolute or not any(unit.percent and not column.change for unit, column in pairs)


def _is_pair(units: Sequence[UnitCell], columns: Sequence[Measured]) -> bool:
    """One unit for all values, and the percent of their one change."""
    percents = [unit.percent for unit in units]
    return percents == [False, True] and [c.change for c in columns].count(True) == 1


def findings(doubts: Sequence[Doubt]) -> tuple[Finding, ...]:
    """What a person is told of figures that are not read: of each cause once, with its places."""
    causes: dict[tuple[str, str], list[Doubt]] = {}
    for doubt in doubts:
        causes.setdefault((doubt.code, doubt.message), []).append(doubt)
    return tuple(_finding(same) for same in causes.values())


def _finding(same: Sequence[Doubt]) -> Finding:
    first, *others = same
    places = "; ".join(str(each.token.place) for each in others[:_MOST_PLACES])
    more = f" and {len(others) - _MOST_PLACES} more" if len(others) > _MOST_PLACES else ""
    return Finding(
        Severity.WARNING,
        first.code,
        first.message + (f"; so it is at {places}{more}" if others else ""),
        "restore the table in the source, or give it as parsed JSON",
        first.token.place,
    )
