"""Forms of an exchange: captions first, then row after row a period and its figures.

The first row says the units, a cell for each figure; later rows have none. A row may be printed in
two parts, the actual figures first and then those that are forecast.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crossfoot.model import Figure, Gauge, Mention
from crossfoot.patterns import regex
from crossfoot.spelling import unnumbered
from crossfoot.tables.headed import Doubt, runs_on
from crossfoot.tables.torn import Sort, Token, UnitCell, basis
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.tables.calendar import Calendar

_CHANGE = regex(
    r"%[^()]*?\b(?P<basis>YoY|Y/Y|QoQ|Q/Q|year[- ]over[- ]year|year[- ]on[- ]year)?\s*"
    r"(?:changes?|increases?|growth|compared)",
    re.IGNORECASE,
)
_MEMBER = regex(
    r"(?:[1-4]Q|Q[1-4]|(?:[1-4](?:st|nd|rd|th)|first|second|third|fourth)[- ]quarter|interim"
    r"|(?:fiscal )?year|half[- ]year)[- ]?end|total|annual|full year",
    re.IGNORECASE,
)
_PER_SHARE = regex(r"\bper (?:common )?(?:shares?|ads)\b", re.IGNORECASE)
_NUMBERED = regex(r"\s*(?:\d{1,2}[.)]|[ivx]{1,4}[.)]|\([a-z0-9]\))\s", re.IGNORECASE)
_TITLE = regex(rf"{_NUMBERED.pattern}|.*[):]\s*\Z", re.IGNORECASE)
_MOST_TITLES = 2


class Slot(Value):
    """One figure's column: its caption, its unit, and whether it is the change of that caption."""

    caption: str
    unit: UnitCell
    change: bool = False
    member: str = ""


class FormRow(Value):
    """A period with the figures printed for it."""

    label: Token
    figures: tuple[Figure, ...]


def form(
    captions: Sequence[Token], remarks: str, body: Sequence[Token], calendar: Calendar
) -> tuple[tuple[Mention, ...], tuple[Doubt, ...]]:
    """The mentions of a form; `body` begins with the first row's label."""
    units = tuple(token.unit for token in body if token.unit)
    said = _CHANGE.search(remarks)
    columns = _columns(captions, units, of_change=said is not None)
    if isinstance(columns, str):
        return (), (Doubt("tables.unread-form", columns, body[0]),)
    slots, titles = columns
    looks_back = basis(said["basis"] or "") if said else ""
    found: list[Mention] = []
    doubts: list[Doubt] = []
    rows = tuple(_rows(body))
    ahead = any(token.forecast for token in titles)
    headings = tuple(unnumbered(token.text.strip()).rstrip(":") for token in titles)
    for row, first in _placed(rows, len(slots)):
        if first is None:
            message = (
                f"{len(row.figures)} figures for '{row.label.text}' are no row of {len(slots)}"
            )
            doubts.append(Doubt("tables.ragged-row", message, row.label))
            continue
        forecast = _is_forecast(row, rows, calendar) or ahead
        for slot, figure in zip(slots[first:], row.figures, strict=False):
            period = row.label.period
            before = calendar.before(period, looks_back) if slot.change and period else None
            told = _mention(slot, figure, headings)
            found.append(replace(told, period=period, compared=before, forecast=forecast))
    return tuple(found), tuple(doubts)


def _rows(body: Sequence[Token]) -> Iterator[FormRow]:
    label: Token | None = None
    figures: list[Figure] = []
    for token in body:
        if token.sort is Sort.PERIOD:
            if label:
                yield FormRow(label, tuple(figures))
            label, figures = token, []
        figures += token.figures
    if label:
        yield FormRow(label, tuple(figures))


def _placed(rows: Sequence[FormRow], width: int) -> Iterator[tuple[FormRow, int | None]]:
    """Each row with the column of its first figure; None where that cannot be told.

    Two short rows of one period are one row: what has happened first, the forecast last.
    """
    for index, row in enumerate(rows):
        before = rows[index - 1] if index else None
        after = rows[index + 1] if index + 1 < len(rows) else None
        alone = not any(r and r.label.period == row.label.period for r in (before, after))
        if (len(row.figures) == width and alone) or (after and _halves(row, after, width)):
            yield row, 0
        elif before and _halves(before, row, width):
            yield row, len(before.figures)
        else:
            yield row, None


def _halves(first: FormRow, last: FormRow, width: int) -> bool:
    return (
        first.label.period == last.label.period
        and not first.label.forecast
        and last.label.forecast
        and len(first.figures) + len(last.figures) == width
    )


def _is_forecast(row: FormRow, rows: Sequence[FormRow], calendar: Calendar) -> bool:
    """A period to come is a forecast, but not its part that stands beside one marked as such."""
    if row.label.forecast:
        return True
    marked = any(r.label.forecast and r.label.period == row.label.period for r in rows)
    return not marked and row.label.period is not None and calendar.lies_ahead(row.label.period)


# ── columns ──────────────────────────────────────────────────────────────────────────────


def _columns(
    captions: Sequence[Token], units: Sequence[UnitCell], *, of_change: bool
) -> tuple[tuple[Slot, ...], tuple[Token, ...]] | str:
    """A slot for each unit cell and the titles above, or why that cannot be told."""
    if not units:
        return "its first row has no units"
    joined = _joined(captions)
    members = _members(joined)
    if members:
        return _by_member(joined, members, units)
    changes = [of_change and _is_change(units, at) for at in range(len(units))]
    count = changes.count(False)
    if count > len(joined):
        return f"{count} captions are needed and {len(joined)} stand above"
    titles, own = joined[: len(joined) - count], joined[len(joined) - count :]
    if doubt := _no_caption(own, titles):
        return doubt
    if titles and not _TITLE.match(titles[-1][0].text):
        return f"whether '{titles[-1][0].text}' is a title or a caption cannot be told"
    slots: list[Slot] = []
    names = iter(own)
    for unit, change in zip(units, changes, strict=True):
        caption = slots[-1].caption if change else _text(next(names))
        slots.append(Slot(caption, unit, change))
    return tuple(slots), _titles(titles)


def _no_caption(own: Sequence[tuple[Token, ...]], titles: Sequence[tuple[Token, ...]]) -> str:
    """Why what stands where captions should may be a title; a glued number needs one above it."""
    if not own:
        return "no caption stands above its columns"
    first = own[0][0].text
    if _NUMBERED.match(first) and not titles:
        return f"'{first}' may be a title or a caption"
    names = [_text(cells) for cells in own]
    if len(set(names)) < len(names):
        return f"two of its columns are called {max(names, key=names.count)}"
    remarks = (cells[0].text for cells in own if _CHANGE.search(cells[0].text))
    return next((f"'{remark}' is a title, and a caption is missing" for remark in remarks), "")


def _is_change(units: Sequence[UnitCell], at: int) -> bool:
    """Whether a percent cell follows one of a thing itself."""
    return units[at].percent and at > 0 and not units[at - 1].percent


def _joined(captions: Sequence[Token]) -> list[tuple[Token, ...]]:
    """Captions, each with the cells that it was broken over."""
    found: list[tuple[Token, ...]] = []
    for token in captions:
        if found and runs_on(found[-1][-1].text, token.text) and not _TITLE.match(token.text):
            found[-1] = (*found[-1], token)
        else:
            found.append((token,))
    return found


def _text(cells: Sequence[Token]) -> str:
    return unnumbered(" ".join(token.text.strip() for token in cells))


def _members(captions: Sequence[Sequence[Token]]) -> tuple[str, ...]:
    """The labels that end a run of captions and are neither caption nor period."""
    found: list[str] = []
    for cells in reversed(captions):
        if not _MEMBER.fullmatch(_text(cells)):
            break
        found.insert(0, _text(cells))
    return tuple(found)


def _by_member(
    captions: Sequence[tuple[Token, ...]], members: Sequence[str], units: Sequence[UnitCell]
) -> tuple[tuple[Slot, ...], tuple[Token, ...]] | str:
    above = captions[: len(captions) - len(members)]
    if len(members) != len(units):
        return f"{len(members)} columns have {len(units)} units"
    if doubt := _no_caption(above[-1:], above[:-1]):
        return doubt
    caption = _text(above[-1])
    slots = (
        Slot(caption, unit, member=member) for unit, member in zip(units, members, strict=True)
    )
    return tuple(slots), _titles(above[:-1])


def _titles(titles: Sequence[tuple[Token, ...]]) -> tuple[Token, ...]:
    return tuple(cells[0] for cells in titles[-_MOST_TITLES:])


# ── figures ──────────────────────────────────────────────────────────────────────────────


def _mention(slot: Slot, figure: Figure, headings: tuple[str, ...]) -> Mention:
    """A figure in its column, its row's period still to be said."""
    gauge = Gauge.CHANGE if slot.change else Gauge.RATIO if slot.unit.percent else Gauge.VALUE
    return Mention(
        figure,
        slot.caption,
        headings,
        gauge,
        None,
        scale=slot.unit.scale,
        currency=slot.unit.currency,
        per_share=gauge is Gauge.VALUE and bool(_PER_SHARE.search(slot.caption)),
        noun=slot.unit.noun,
        member=slot.member,
    )
