"""Heads that name a part of a fiscal year instead of its days, and what tells those days.

"Second Quarter", "First Half", "Year-to-Date", "Q2 FY24" say no last day. It is that of the
balance sheet for the newest of them, where the months since the last fiscal year's end agree with
the quarter that is named; the others lie so many quarters before it. What does not agree, or in a
year of weeks is not printed anywhere, stays undated.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from crossfoot.patterns import regex
from crossfoot.periods import Span, span_in
from crossfoot.tables.labels import labels_in
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable

YEAR_TO_DATE: Final = Span(0, "month")
"""From the first day of the fiscal year on, however long that is."""

_NTH: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_QUARTER: Final = regex(
    r"\b(?:(?P<word>first|second|third|fourth)|(?P<digit>[1-4])(?:st|nd|rd|th))"
    r"[- ]+(?:fiscal[- ]+)?(?:quarter|qtr)\b|"
    r"\bQ(?P<after>[1-4])\b|\b(?P<before>[1-4])Q(?![A-Za-z])",
    re.IGNORECASE,
)
_TO_DATE: Final = regex(r"\byear[- ]+to[- ]+date\b|\bYTD\b", re.IGNORECASE)
_HALF: Final = regex(r"\b(?:first|1st)[- ]+half\b|\bhalf[- ]+years?\b", re.IGNORECASE)
_YEAR: Final = regex(r"\b(?:full|fiscal)[- ]+years?\b", re.IGNORECASE)
_BEFORE_LENGTHS: Final = ((_TO_DATE, YEAR_TO_DATE), (_HALF, Span(6, "month")))
_AFTER_LENGTHS: Final = ((_YEAR, Span(12, "month")), (_QUARTER, Span(3, "month")))
_NAMED: Final = regex(r"quarter|qtr|half|year|\bytd|[1-4]q|q[1-4]|\bfy", re.IGNORECASE)
_NEAR: Final = 9
"""Days by which a quarter of weeks ends beside the day three months before the next one's end."""


def is_part_of_year(text: str) -> bool:
    """Whether a head names a part of a year by more than its length: cheap, and seldom so."""
    return _NAMED.search(text) is not None and head_span(text) is not None


def head_span(text: str) -> Span | None:
    """The length that a head speaks of, in words of its own too."""
    if not _NAMED.search(text):
        return span_in(text)
    return (
        _first(text, _BEFORE_LENGTHS)
        or span_in(text)
        or _first(text, _AFTER_LENGTHS)
        or _labelled(text)
    )


def _first(text: str, lengths: Iterable[tuple[re.Pattern[str], Span]]) -> Span | None:
    return next((span for pattern, span in lengths if pattern.search(text)), None)


def _labelled(text: str) -> Span | None:
    kinds = {label.kind for label, _, _ in labels_in(text)}
    months = {"quarter": 3, "half": 6, "year": 12}
    return Span(months[kinds.pop()], "month") if len(kinds) == 1 else None


class Quarter(Value, order=True):
    """A quarter of a fiscal year by the numbers that a head gives it."""

    year: int
    number: int

    def since(self, other: Quarter) -> int:
        """How many quarters it comes after the other."""
        return 4 * (self.year - other.year) + self.number - other.number


def quarter_in(text: str) -> int | None:
    """Which quarter of its year a head names."""
    match = _QUARTER.search(text)
    if match:
        word = match["word"]
        return (
            _NTH[word.lower()] if word else int(match["digit"] or match["after"] or match["before"])
        )
    return next((label.number for label, _, _ in labels_in(text) if label.kind == "quarter"), None)


def label_year(text: str) -> int | None:
    """The year in a label with two digits: that of "2Q24" and "Q2 FY24"."""
    years = {label.year for label, _, _ in labels_in(text)}
    return years.pop() if len(years) == 1 else None


class Known(Value):
    """The days that the rest of the release prints: `moments` of its balance sheets, `ends` all."""

    moments: tuple[dt.date, ...] = ()
    ends: tuple[dt.date, ...] = ()

    def end_of(self, wanted: Quarter, newest: Quarter) -> dt.date | None:
        """The last day of a quarter, the newest one in the same heads being the current one."""
        last = max(self.moments, default=None) or self._of_calendar_year(newest)
        if (
            last is None
            or newest < wanted
            or (self.moments and not self._agrees(last, newest.number))
        ):
            return None
        roughly = _months_before(last, 3 * newest.since(wanted))
        if _ends_month(last):
            return roughly
        near = {end for end in self.ends if abs((end - roughly).days) <= _NEAR}
        return near.pop() if len(near) == 1 else None

    def _of_calendar_year(self, quarter: Quarter) -> dt.date | None:
        """The day among those printed on which that quarter of a calendar year ended."""
        first = dt.date(quarter.year, 3 * quarter.number, 1)
        days = {
            end for end in self.ends if _NEAR > (end - _months_before(first, -1)).days >= -_NEAR
        }
        return days.pop() if len(days) == 1 else None

    def _agrees(self, last: dt.date, number: int) -> bool:
        """Whether that many quarters have passed since a fiscal year ended."""
        passed = {_months_between(moment, last) for moment in self.moments if moment < last}
        return 3 * number in passed if passed & {3, 6, 9, 12} else last.month == 3 * number

    def since_year_began(self, last: dt.date, number: int | None) -> Span | None:
        """The span from the first day of the fiscal year to a day."""
        if number:
            return Span(3 * number, "month")
        years = sorted(moment for moment in self.moments if moment < max(self.moments))
        passed = [_months_between(moment, max(self.moments)) for moment in years]
        months = [count for count in passed if count in (3, 6, 9, 12)]
        same = self.moments and abs(_day_of_year(max(self.moments)) - _day_of_year(last)) <= _NEAR
        return Span(months[-1], "month") if months and same else None


def newest(headings: Iterable[tuple[int | None, int | None]]) -> Quarter | None:
    """The latest of the quarters that heads name, given as year and number."""
    return max((Quarter(y, n) for y, n in headings if y and n), default=None)


def _months_between(first: dt.date, last: dt.date) -> int:
    """Whole months, with the days by which weeks miss them."""
    return round((last - first).days * 12 / 365) if last > first else 0


def _day_of_year(day: dt.date) -> int:
    return day.timetuple().tm_yday


def _months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months before, and a month's last day for a month's last day."""
    count = day.year * 12 + day.month - 1 - months
    first = dt.date(count // 12, count % 12 + 1, 1)
    following = dt.date((count + 1) // 12, (count + 1) % 12 + 1, 1)
    last = (following - dt.timedelta(days=1)).day
    return first.replace(day=last if _ends_month(day) else min(day.day, last))


def _ends_month(day: dt.date) -> bool:
    return (day + dt.timedelta(days=1)).day == 1
