"""The end of the period that a release reports on, and the day on which it was published.

The statements tell the period, the text where it is printed. A date is that of publication when
it stands alone on a line or in a dateline, and is later than the period's end.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from crossfoot.cover.printed import Quote
from crossfoot.model import Duration, Period
from crossfoot.patterns import regex
from crossfoot.periods import dates_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from crossfoot.cover.printed import Printed
    from crossfoot.model import Statement
    from crossfoot.periods import Dated

_LATEST = dt.timedelta(days=250)
"""After which nobody announces results any more."""

_AFTER = regex(r"\s*(?:\)?\s*[-–—―]|/\w|\((?:[A-Z]+ ?)+\)|\. \. \.)")
_BEFORE = regex(r"(?:[,.(–—―-]|\)\s*[-–—―]*|^)\s*$")
_ALONE = regex(r"\W*(?:for\s+immediate\s+release|released?(?:\s+on)?|dated?)?\W*", re.IGNORECASE)
_PUBLISHED = regex(r"\bpublished\b[^.\n]{0,40}\bon\s+$", re.IGNORECASE)


def year_to_date(statements: Sequence[Statement], end: dt.date) -> int:
    """Days of the fiscal year up to `end`, as the columns of the statements tell; 0 if they do not.

    Two or three quarters are told from twelve months that are given beside them; without these
    it is the longest period, a year at most.
    """
    days = [(end - first).days + 1 for first, last in _durations(statements) if last == end]
    between = [it for it in days if _HALF <= it <= _NINE_MONTHS]
    return max(between or [it for it in days if it <= _YEAR], default=0)


def period_end(
    text: Printed, head: Sequence[Dated], statements: Sequence[Statement]
) -> dt.date | None:
    """The last day of the latest period that a statement has a column of.

    What ends after the day of the dateline is a forecast. `head` are the dates of the text's head.
    """
    days = {last for _, last in _durations(statements)}
    lines = (it.on for it in head if _is_dateline(text, it.start, it.end))
    published = next(lines, None)
    over = {day for day in days if published is None or day < published}
    return max(over or days, default=None)


def document_period(
    statements: Sequence[Statement], end: dt.date, days: int | None
) -> Duration | None:
    """The period from the start of the fiscal year to `end`, about so many days of it.

    Where a statement has no such column, or nothing is known of its length, the longest one of
    a year at most: the context that a cover demands (EFM 6.5.20).
    """
    found = sorted(first for first, last in _durations(statements) if last == end)
    lengths = {first: (end - first).days + 1 for first in found}
    near = [first for first in found if days and abs(lengths[first] - days) <= _WEEKS]
    within = near or [first for first in found if lengths[first] <= _YEAR]
    return Duration(within[0], end) if within else None


_WEEKS = 24
_HALF, _NINE_MONTHS, _YEAR = 150, 300, 373


def _durations(statements: Iterable[Statement]) -> list[tuple[dt.date, dt.date]]:
    periods: Iterable[Period] = (
        column.period for statement in statements for column in statement.columns
    )
    return [(it.first, it.last) for it in periods if isinstance(it, Duration)]


def quoted(
    text: Printed, head: Sequence[Dated], on: dt.date, statements: Sequence[Statement]
) -> Quote | None:
    """Where a day is first printed in full, else the head of a column that ends on it.

    `head` are the dates of the text's head.
    """
    for dated in head:
        if dated.on == on:
            return text.quote(on.isoformat(), dated.start, dated.end)
    start = 0
    for line in text.text.split("\n"):
        for dated in dates_in(line):
            if dated.on == on:
                return text.quote(on.isoformat(), start + dated.start, start + dated.end)
        start += len(line) + 1
    for statement in statements:
        for column in statement.columns:
            if isinstance(column.period, Duration) and column.period.last == on and column.heading:
                return Quote(on.isoformat(), column.heading, statement.place)
    return None


def publication(text: Printed, head: Sequence[Dated], end: dt.date | None) -> Quote | None:
    """The first date that reads like one of publication, in the head or after "published on"."""
    for dated in head:
        if _fits(dated.on, end) and _announces(text, dated.start, dated.end):
            return text.quote(dated.on.isoformat(), dated.start, dated.end)
    for match in re.finditer(r"\bpublished\b[^\n]{0,80}", text.text):
        for dated in dates_in(match[0]):
            if _PUBLISHED.search(match[0][: dated.start]) and _fits(dated.on, end):
                at = match.start()
                return text.quote(dated.on.isoformat(), at + dated.start, at + dated.end)
    return None


def _fits(on: dt.date, end: dt.date | None) -> bool:
    return end is None or end < on <= end + _LATEST


def _announces(text: Printed, start: int, end: int) -> bool:
    """Whether the date is alone in its cell, or ends a dateline."""
    first, last = text.cell(start)
    alone = _ALONE.fullmatch(text.text, first, start) and not text.text[end:last].strip()
    return bool(alone) or _is_dateline(text, start, end)


def _is_dateline(text: Printed, start: int, end: int) -> bool:
    """Whether a dash or the name of a wire follows the date, and no word stands before it."""
    first, last = text.cell(start)
    before, after = text.text[first:start], text.text[end:last]
    return bool(before.strip() and _AFTER.match(after) and _BEFORE.search(before))
