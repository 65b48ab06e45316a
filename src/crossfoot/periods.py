"""Printed heads ↔ Instant | Duration.

A head says a span ("Three Months Ended", "13 weeks ended"), a date, or both. A span of months that
ends inside a month is a 52/53-week quarter: its weeks are 13, 26, 39 or 52.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from crossfoot.model import Duration, Instant, Period
from crossfoot.patterns import regex
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower()[:3]: number for number, name in enumerate(calendar.month_name) if name}
_MONTHS["sept"] = 9
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = regex(r"\d{4}")
_DATES = (
    regex(
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<year>\d{{4}})", re.IGNORECASE
    ),
    regex(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})", re.IGNORECASE),
    regex(r"\b(?P<year>\d{4})-(?P<monthnumber>\d{2})-(?P<day>\d{2})\b"),
    regex(r"\b(?P<monthnumber>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})\b"),
)
_WORDS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_NUMBERS = {word: number for number, word in enumerate(_WORDS, 1)} | {
    "twenty-four": 24, "twenty-six": 26, "thirty-six": 36, "thirty-nine": 39, "fifty-two": 52,
    "fifty-three": 53, "forty": 40,
}  # fmt: skip
_COUNT = (
    r"(?P<count>\d{1,2}|"
    + "|".join(sorted(_NUMBERS, key=len, reverse=True)).replace("-", "[- ]")
    + ")"
)
_SPAN = regex(
    rf"(?<![-\w]){_COUNT}[- ](?P<unit>month|week|wk|mo)s?(?:\.|'?\b)"
    r"(?:\s+period)?(?:\s+end(?:ed|ing))?",
    re.IGNORECASE,
)
_YEAR_SPAN = regex(
    r"\b(?:fiscal\s+|full\s+)?(?:years?|twelve months)\s+end(?:ed|ing)\b", re.IGNORECASE
)
_LENGTHS = ("month", "week", "quarter", "year", "mo.", "mos", "wk")
_QUARTER_SPAN = regex(
    r"(?:\b(?P<count>two|three|four|[2-4])[- ]+)?(?:fiscal[- ]+)?\bquarters?\s+end(?:ed|ing)\b",
    re.IGNORECASE,
)
_MOMENT = regex(r"\bas\s+(?:of|at)\b|\bat\b", re.IGNORECASE)


class Span(Value):
    """How long a period is, before its end is known."""

    count: int
    unit: Literal["month", "week"]


class Dated(Value):
    """A date and where in its text it was printed."""

    on: dt.date
    start: int
    end: int


class MonthDay(Value):
    """A day of the year whose year is printed elsewhere."""

    month: int
    day: int

    def in_year(self, year: int) -> dt.date | None:
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:  # such as February 29 in most years
            return None


MONTH_DAY = regex(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})\b,?(?!\s*,?\s*\d)", re.IGNORECASE)


def is_month(word: str) -> bool:
    """Whether a word names a month, in full or by its first letters."""
    return word.lower() in _MONTHS


@lru_cache(maxsize=4096)
def dates_in(text: str) -> tuple[Dated, ...]:
    """Every full date in the text, in reading order."""
    if not _YEAR.search(text):
        return ()
    found = sorted(
        (dated for pattern in _DATES for dated in _matches(pattern, text)),
        key=lambda dated: (dated.start, -dated.end),
    )
    kept: list[Dated] = []
    for dated in found:
        if not kept or dated.start >= kept[-1].end:
            kept.append(dated)
    return tuple(kept)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[Dated]:
    for match in pattern.finditer(text):
        parts = match.groupdict()
        month = parts.get("monthnumber") or str(_MONTHS[parts["month"].lower()])
        try:
            on = dt.date(int(parts["year"]), int(month), int(parts["day"]))
        except ValueError:  # such as June 31: not a date, whatever it is
            continue
        yield Dated(on, match.start(), match.end())


def span_in(text: str) -> Span | None:
    """The length that a head speaks of, if any: months, weeks, a quarter, a year."""
    lowered = text.lower()
    if not any(word in lowered for word in _LENGTHS):
        return None
    if match := _SPAN.search(text):
        count = match["count"].replace(" ", "-")
        unit: Literal["month", "week"] = (
            "week" if match["unit"].lower().startswith("w") else "month"
        )
        return Span(_counted(count), unit)
    if _YEAR_SPAN.search(text):
        return Span(12, "month")
    quarters = _QUARTER_SPAN.search(text)
    return Span(3 * _counted(quarters["count"] or "1"), "month") if quarters else None


def _counted(word: str) -> int:
    return _NUMBERS.get(word.lower()) or int(word)


def month_days_in(text: str) -> tuple[MonthDay, ...]:
    """Days of the year that a head names without a year ("June 30,"), in reading order."""
    if not any(map(str.isdecimal, text)):
        return ()
    return tuple(
        MonthDay(_MONTHS[match["month"].lower()], int(match["day"]))
        for match in MONTH_DAY.finditer(text)
    )


def says_moment(text: str) -> bool:
    """Whether a head speaks of a moment ("As of", "At")."""
    return _MOMENT.search(text) is not None


def period(span: Span | None, on: dt.date) -> Period:
    """The period that ends on a day: an instant without a span."""
    if span is None:
        return Instant(on)
    if span.unit == "week":
        return _weeks(span.count, on)
    if _ends_month(on):
        return Duration(_months_before(on, span.count), on)
    return _weeks(span.count * 52 // 12, on)


def _weeks(count: int, on: dt.date) -> Duration:
    return Duration(on - dt.timedelta(days=7 * count - 1), on)


def _ends_month(on: dt.date) -> bool:
    return (on + dt.timedelta(days=1)).day == 1


def _months_before(on: dt.date, count: int) -> dt.date:
    months = on.year * 12 + on.month - count
    return dt.date(months // 12, months % 12 + 1, 1)
