"""What the columns of a table measure that is no statement: periods, or how two of them differ."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from crossfoot.model import Column, Duration, Instant, Statement, StatementKind
from crossfoot.patterns import regex
from crossfoot.tables.grid_heads import columns, datings, in_weeks, with_first_day
from crossfoot.tables.grid_scales import Scales
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from crossfoot.model import Period
    from crossfoot.tables.grid_calendar import Known

_CHANGE: Final = regex(
    r"\bchanges?\b|\bchg\b|\bvs\.?(?!\w)|\bvariance\b|\bincrease\b|\bdecrease\b|\bgrowth\b|"
    r"\b[qy](?:ea)?r?/[qy](?:ea)?r?\b|\byty\b|% ?(?:inc|dec)",
    re.IGNORECASE,
)
NOT_AS_REPORTED: Final = regex(
    r"non-?gaap|\badjust|constant[- ]currency|\bexclud|\bexcl\b|pro[- ]forma|\bforecast|\boutlook|"
    r"\bguidance|\bimpacts?\b|\bneutral\b|\bestimate|\bconvenience|\bitems\b",
    re.IGNORECASE,
)
_BY_YEAR: Final = regex(r"\by/y\b|\byoy\b|\byear|\byty\b|\byr/yr\b", re.IGNORECASE)
_BY_QUARTER: Final = regex(r"\bq/q\b|\bqoq\b|\bquarter[- ]over", re.IGNORECASE)
_NEAR: Final = 9
"""Days by which the first day of a period may miss that of the same column of a statement."""
_FEWEST: Final = 2


class Measured(Value):
    """What a column measures: a period, or how it differs from the one before."""

    period: Period
    before: Period | None = None
    percent: bool = False
    """Whether the head says that figures are percentages."""


def measured(
    over: Sequence[str], scope: Sequence[str], told: tuple[Sequence[Statement], Known]
) -> tuple[Measured | None, ...]:
    """For each column what it measures, None for notes, adjustments and forecasts.

    `told` are the statements and the days that the release prints.
    """
    statements, known = told
    plain = ["" if _CHANGE.search(h) or NOT_AS_REPORTED.search(h) else h for h in over]
    dating = [
        each if text else replace(each, on=None)
        for each, text in zip(datings(plain, scope, known), plain, strict=True)
    ]
    lasting = any(each.span for each in dating)
    kind = StatementKind.OTHER if lasting else StatementKind.BALANCE_SHEET
    found = columns(dating, kind, Scales(0, None, None))
    days = _moments(statements)
    weeks = in_weeks([c for each in statements for c in each.columns])
    periods = [_true(c, days, weeks=weeks) if c else None for c in found]
    return tuple(
        Measured(period) if period else _compared(at, over, periods)
        for at, period in enumerate(periods)
    )


def _moments(statements: Sequence[Statement]) -> tuple[dt.date, ...]:
    periods = [c.period for each in statements for c in each.columns]
    return tuple(dict.fromkeys(p.on if isinstance(p, Instant) else p.last for p in periods))


def _true(column: Column, days: Sequence[dt.date], *, weeks: bool) -> Period:
    return with_first_day(column, days).period if weeks else column.period


def _compared(at: int, over: Sequence[str], periods: Sequence[Period | None]) -> Measured | None:
    """A change looks at the column that its words name, else at the two right before it."""
    if not _CHANGE.search(over[at]) or NOT_AS_REPORTED.search(over[at]):
        return None
    left = [period for period in periods[:at] if period]
    if len(left) < _FEWEST:
        return None
    newest = max(left[-2:], key=_end) if not _BY_YEAR.search(over[at]) else max(left, key=_end)
    if _BY_YEAR.search(over[at]) and (before := a_year_before(newest, left)):
        return Measured(newest, before, "%" in over[at])
    pair = sorted(left[-2:], key=_end)
    same = type(pair[0]) is type(pair[1]) and pair[0] != pair[1]
    plain = not (_BY_YEAR.search(over[at]) or _BY_QUARTER.search(over[at]))
    return Measured(pair[1], pair[0], "%" in over[at]) if same and plain else None


def a_year_before(now: Period, among: Sequence[Period]) -> Period | None:
    """The period among others that lies a year before, if there is one."""
    near = [
        each
        for each in among
        if type(each) is type(now) and abs((_end(now) - _end(each)).days - 365) <= _NEAR
        if abs(_length(now) - _length(each)) <= _NEAR
    ]
    return near[0] if near else None


def _end(period: Period) -> dt.date:
    return period.on if isinstance(period, Instant) else period.last


def _length(period: Period) -> int:
    return (period.last - period.first).days if isinstance(period, Duration) else 0
