"""Rows of summaries that add up: which rows are the parts of which, as arithmetic shows.

A whole stands above its parts, which then carry it in their headings, or right below them, where
it is the first of a run of rows that the rows before it give in every column.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.mentioned.prints import RowKey, as_print, step
from crossfoot.model import Gauge, Mention
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.model import Period

When = tuple["Period", bool]
"""A period, and whether it is a forecast of it."""

_FEWEST = 2


class Row(Value):
    """A caption with its values, one a period."""

    caption: str
    headings: tuple[str, ...]
    values: Mapping[When, Mention]

    @property
    def key(self) -> RowKey:
        return self.headings, self.caption

    @property
    def first(self) -> Mention:
        return next(iter(self.values.values()))

    @property
    def decimals(self) -> int:
        return max(as_print(mention).decimals for mention in self.values.values())


class Family(Value):
    """A whole and its parts in printed order."""

    whole: Row
    parts: tuple[Row, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The titles and rows that the parts stand under."""
        return self.parts[0].headings


def rows_of(mentions: Sequence[Mention]) -> dict[RowKey, Row]:
    """Rows in printed order; a name with two values at one time is no row."""
    values: dict[RowKey, dict[When, Mention]] = {}
    torn: set[RowKey] = set()
    for mention in mentions:
        if mention.gauge is not Gauge.VALUE or mention.period is None:
            continue
        if mention.member or mention.bound:
            continue
        key = mention.headings, mention.caption
        own = values.setdefault(key, {})
        known = own.setdefault((mention.period, mention.forecast), mention)
        if as_print(known).value != as_print(mention).value:
            torn.add(key)
    found = [Row(key[1], key[0], own) for key, own in values.items() if key not in torn]
    found.sort(key=lambda row: row.first.figure.place)
    return {row.key: row for row in found}


def families(rows: Mapping[RowKey, Row]) -> tuple[Family, ...]:
    """All families, in the order of their first parts."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows.values():
        groups.setdefault(row.headings, []).append(row)
    found: list[Family] = []
    for headings, group in groups.items():
        above = rows.get((headings[:-1], headings[-1])) if headings else None
        if above:
            found.append(Family(above, tuple(group)))
        found += _totalled(group)
    return tuple(found)


def _totalled(rows: Sequence[Row]) -> Iterator[Family]:
    """Runs of rows that the row below them adds up; a total may be a part of the next one."""
    start = 0
    for index in range(_FEWEST, len(rows)):
        parts = rows[start:index]
        if len(parts) >= _FEWEST and adds_up(rows[index], parts):
            yield Family(rows[index], tuple(parts))
            start = index


def adds_up(whole: Row, parts: Sequence[Row]) -> bool:
    """Whether the parts give the whole at every time, but for what rounding explains.

    At one time to the last digit, or at all of them to one unit of it.
    """
    residuals = [_residual(when, whole, parts) for when in whole.values]
    if len(residuals) < _FEWEST or any(left is None for left in residuals):
        return False
    unit = step(as_print(whole.first))
    slack = unit * (len(parts) + 1) / 2 if 0 in residuals else unit
    return all(abs(left) <= slack for left in residuals if left is not None)


def _residual(when: When, whole: Row, parts: Sequence[Row]) -> Decimal | None:
    """The whole less its parts; None where a part is not printed or in another unit."""
    said = whole.values[when]
    terms = [part.values.get(when) for part in parts]
    known = [term for term in terms if term and _unit(term) == _unit(said)]
    if len(known) < len(terms):
        return None
    return as_print(said).value - sum((as_print(term).value for term in known), Decimal(0))


def _unit(mention: Mention) -> tuple[int, str | None, bool, str, bool]:
    figure = mention.figure
    return mention.scale, mention.currency, mention.per_share, mention.noun, figure.percent
