"""Column heads of a grid: what stands above a column, over however many rows, as its period.

A head gives a span ("Three Months Ended"), a date or a part of one; what it lacks (the span, or
the day of a bare year) the lines above the table may say for all columns. A column whose heads
give neither a date nor a year is no period: a change, a share of revenue, a note, an adjustment.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from crossfoot.amounts import CURRENCY_CODE, currency_in
from crossfoot.model import Column, Duration, Instant, StatementKind
from crossfoot.patterns import regex
from crossfoot.periods import MonthDay, Span, dates_in, period, says_moment
from crossfoot.tables.grid_calendar import (
    YEAR_TO_DATE,
    Known,
    Quarter,
    head_span,
    label_year,
    newest,
    quarter_in,
)
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from crossfoot.model import Period
    from crossfoot.tables.grid_scales import Scales

_T = TypeVar("_T")
_NO_PERIOD: Final = regex(
    r"\bchanges?\b|\bchg\b|%|\bpercent|\bvs\.?(?!\w)|\bvariance\b|increase|decrease|\badjust|"
    r"non-?gaap|constant[- ]currency|\bnotes?\b|pro[- ]forma|\bbasis points\b|favou?rable|"
    r"\bas previously|\bforecast\b|\boutlook\b|\bguidance\b|\bestimated?\b|convenience|"
    r"\bcumulative\b|\b[qy](?:uarter)?[/-](?:over-)?[qy]|\bgrowth\b|\bexcluding\b|\bimpact\b",
    re.IGNORECASE,
)
_MONTH_DAY: Final = regex(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?!\d)(?!,?\s+\d{4})|"
    r"\b\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b",
    re.IGNORECASE,
)
_MONTH_ALONE: Final = regex(
    r"(?:(?:as of|at|on) )?(?:Jan|Febr?|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
    r"(?:uary|ch|il|ust|ember|ober)?\.?",
    re.IGNORECASE,
)
"""What a narrow column leaves of a date in its first row."""
_DAY_ALONE: Final = regex(r"\d{1,2},")
"""And in its second."""
_YEAR: Final = regex(r"\b(?:19|20)\d{2}\b")
_MONTHS: Final = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_SHORT: Final = regex(
    rf"\b(?P<day>\d{{1,2}}/\d{{1,2}}|\d{{1,2}}[- ]{_MONTHS})"
    r"(?P<mark>[-/ ])['’]?(?P<year>(?:20)?\d{2})\b(?![/,.\d])",
    re.IGNORECASE,
)
_ONE_DAY: Final = regex(
    rf"\b(?P<day>{_MONTHS}\.? \d{{1,2}}),? "
    r"(?P<years>20\d\d(?:,? (?:and|vs\.?|&) 20\d\d\b|, 20\d\d\b)+)",
    re.IGNORECASE,
)
_NOTHING: Final = Known()
_WHOLE: Final = regex(r"\b(?:total|consolidated|combined|reported|gaap|company|group)\b")
_LESS: Final = regex(r"\b(?:before|without|less|ex|non)\b")
_HEAD_WORD: Final = regex(r"[a-z]+[$]|[a-z]{2,}|[$€£¥]")
_PERIOD_WORDS: Final = frozenset(
    {
        *("unaudited", "audited", "ended", "end", "ending", "as", "of", "at", "the", "for", "and"),
        *("month", "months", "week", "weeks", "quarter", "quarters", "qtr", "year", "years"),
        *("half", "period", "periods", "fiscal", "full", "to", "date", "ytd", "fy", "note"),
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
        *("twelve", "thirteen", "twenty", "thirty", "forty", "fifty", "in", "actual", "restated"),
        *("first", "second", "third", "fourth", "st", "nd", "rd", "th"),
    }
)
_WEEK: Final = 7
_WEEKS_OF_YEAR: Final = 52
_SMALL_SHIFT: Final = 9
"""Days by which the first day of so many weeks may miss the true one: a 53rd week and a day."""


def is_head(text: str) -> bool:
    """Whether a cell may stand over a column of a statement: a span, a date, a piece of one."""
    plain = text.strip(" *()")
    return bool(
        _YEAR.search(plain)
        or _MONTH_DAY.search(plain)
        or _SHORT.search(plain)
        or _MONTH_ALONE.fullmatch(plain)
        or _DAY_ALONE.fullmatch(plain)
        or head_span(plain)
        or _NO_PERIOD.search(plain)
        or re.search(
            r"\bunaudited|\baudited|\bas (?:of|at)\b|\bended\b|\bended?\b", plain, re.IGNORECASE
        )
    )


def is_year(text: str) -> bool:
    """Whether a cell is a year alone: a head that reads like a figure."""
    return (
        re.fullmatch(
            r"(?:fiscal |FY ?)?(?:19|20)\d{2}\s*(?:\(\w\)|\*|\(\d\))?", text, re.IGNORECASE
        )
        is not None
    )


class Dating(Value):
    """When a column is, as far as it says: a span, an end, or none."""

    heading: str
    span: Span | None = None
    on: dt.date | None = None


def datings(
    headings: Sequence[str], scope: Sequence[str], known: Known = _NOTHING
) -> tuple[Dating, ...]:
    """Each column's heading read, with what is said for all: above the table, and elsewhere."""
    named = [quarter_in(heading) for heading in headings]
    if len(set(filter(None, named))) > 1:
        scope = ()  # what is said above of one quarter does not hold for the others
    quarters = [n or _quarters_passed(h) for n, h in zip(named, headings, strict=True)]
    years = [_label_year(heading) for heading in headings]
    number = _one(quarters) or _one(map(quarter_in, scope))
    last = newest((year, quarter or number) for year, quarter in zip(years, quarters, strict=True))
    year_of = _years_of(years, scope)
    found: list[Dating] = []
    for heading, year, quarter in zip(headings, years, quarters, strict=True):
        dating = dated(heading, scope, year_of)
        if dating.on is None and dating.span and year and last and _may_date(heading):
            wanted = Quarter(year, quarter or last.number)
            dating = replace(dating, on=known.end_of(wanted, last))
        if dating.span == YEAR_TO_DATE:
            span = known.since_year_began(dating.on, number) if dating.on else None
            dating = replace(dating, span=span, on=dating.on if span else None)
        found.append(_as_left_of(found, dating))
    return tuple(found)


def _as_left_of(left: Sequence[Dating], dating: Dating) -> Dating:
    """A column whose group's head is a cell too short: it is the same days of another year."""
    year = _year_in(dating.heading)
    if (dating.span and dating.on) or year is None:
        return dating
    if not _may_date(dating.heading) or says_moment(dating.heading):
        return dating
    for other in reversed(left):
        if dating.span not in (None, other.span):
            continue
        on = _day_of_year(other, dating, int(year))
        if on:
            return replace(dating, span=other.span, on=on)
    return dating


def _day_of_year(other: Dating, dating: Dating, year: int) -> dt.date | None:
    """The day of a column, if it is about that of another column with a span, in its own year."""
    if other.span is None or other.on is None or other.on.year == year:
        return None
    same = MonthDay(other.on.month, other.on.day).in_year(year)
    on = dating.on or (same if is_year(dating.heading) else None)
    return on if on and same and abs((on - same).days) <= _SMALL_SHIFT else None


def _quarters_passed(heading: str) -> int | None:
    """How many quarters a span is long that may have begun with the year: half a year and more."""
    span = head_span(heading)
    passed = {6: 2, 9: 3, 12: 4}
    return passed.get(span.count) if span and span.unit == "month" else None


def _label_year(heading: str) -> int | None:
    said = _year_in(heading)
    return int(said) if said else label_year(heading)


def _may_date(heading: str) -> bool:
    return not _NO_PERIOD.search(heading)


def dated(
    heading: str, scope: Sequence[str], year_of: Callable[[dt.date], int] | None = None
) -> Dating:
    """A column's heading read, with what the lines above the table say for all columns.

    `year_of` is the year that a heading calls one by that ends on a day.
    """
    year_of = year_of or _fiscal_year
    if _NO_PERIOD.search(heading):
        return Dating(heading)
    own = head_span(heading)
    on = _date_in(heading)
    if on is None and _YEAR.search(heading):
        year = _year_in(heading)
        on = _date_in(f"{_day_in(heading) or _one(map(_day_in, scope))}, {year}")
        said = (day for text in scope for day in _dates_in(text))
        on = on or _one(day for day in said if str(year_of(day)) == year)
    elif on is None and own and not label_year(heading):
        on = _one(_date_in(text) for text in scope)
    return Dating(heading, own or _one(head_span(text) for text in scope), on)


def _years_of(years: Iterable[int | None], scope: Sequence[str]) -> Callable[[dt.date], int]:
    """Whether heads call years by the days that end them, which are said above, or by most of them.

    "2023" over a balance sheet may be January 1, 2023, and over earnings the year before that.
    """
    said = {day for text in scope for day in _dates_in(text)}
    fiscal, plain = {_fiscal_year(day) for day in said}, {day.year for day in said}
    asked = {year for year in years if year}
    return _calendar_year if asked <= plain and not asked <= fiscal else _fiscal_year


def _calendar_year(day: dt.date) -> int:
    return day.year


def _fiscal_year(day: dt.date) -> int:
    """The year that most of one lies in that ends on a day: one of weeks may end in January."""
    return day.year - 1 if day.month == 1 and day.day <= _SMALL_SHIFT else day.year


def _day_in(text: str) -> str | None:
    """The only day of a month that stands without its year."""
    return _one(_MONTH_DAY.findall(text))


def _year_in(text: str) -> str | None:
    return _one(_YEAR.findall(text))


def _date_in(text: str) -> dt.date | None:
    found = _dates_in(text)
    return found.pop() if len(found) == 1 else None


def _dates_in(text: str) -> set[dt.date]:
    return {each.on for each in dates_in(_SHORT.sub(_in_full, _ONE_DAY.sub(_of_each, text)))}


def _of_each(shared: re.Match[str]) -> str:
    """A day of several years ("June 30, 2025 and 2024") as a date each."""
    return ", ".join(f"{shared['day']}, {year}" for year in _YEAR.findall(shared["years"]))


def _in_full(short: re.Match[str]) -> str:
    """A date with two digits of its year or hyphens, such as 6/30/24 and 30-Jun-24."""
    day, mark = short["day"].replace("-", " "), short["mark"].replace("-", " ")
    return f"{day}{mark}20{short['year'][-2:]}"


def _one(values: Iterable[_T | None]) -> _T | None:
    """The only value, if there is but one."""
    found = list(dict.fromkeys(value for value in values if value))
    return found[0] if len(found) == 1 else None


def columns(
    datings: Sequence[Dating], kind: StatementKind, scales: Scales
) -> tuple[Column | None, ...]:
    """The columns that are periods of the whole company, each in its place, each period once."""
    found = [_column(dating, kind, scales) for dating in datings]
    periods = dict.fromkeys(column.period for column in found if column)
    kept = {_of_company(when, found) for when in periods}
    return tuple(column if at in kept else None for at, column in enumerate(found))


def _of_company(when: Period, found: Sequence[Column | None]) -> int | None:
    """Which of the columns of one period speaks for the company, if that is certain.

    Columns that say the same are one and its repeats. Others are parts of the company and the
    whole, or what is reported beside what is adjusted; or one currency beside another.
    """
    said = {
        at: _beside(column) for at, column in enumerate(found) if column and column.period == when
    }
    if len(set(said.values())) == 1:
        return next(iter(said))
    whole = [at for at, words in said.items() if not words] or [
        at for at, words in said.items() if _WHOLE.search(words) and not _LESS.search(words)
    ]
    if len(whole) == 1:
        return whole[0]
    if all(currency_in(words) for words in said.values()):
        often = [_beside(column) for column in found if column]
        return max(said, key=lambda at: often.count(said[at]))
    return None


def _beside(column: Column) -> str:
    """What a heading says beside its period."""
    rest = _YEAR.sub(" ", _MONTH_DAY.sub(" ", _SHORT.sub(" ", column.heading.casefold())))
    return " ".join(word for word in _HEAD_WORD.findall(rest) if word not in _PERIOD_WORDS)


def _column(dating: Dating, kind: StatementKind, scales: Scales) -> Column | None:
    if dating.on is None:
        return None
    moment = kind is StatementKind.BALANCE_SHEET
    if not moment and dating.span is None:
        return None
    when = Instant(dating.on) if moment else period(dating.span, dating.on)
    currency = scales.currency or _currency_head(dating.heading)
    return Column(when, scales.money, currency, dating.heading, scales.shares)


def _currency_head(heading: str) -> str | None:
    """The currency that a heading names by its code; a bare sign is that of any dollar."""
    code = re.search(rf"\b(?!USD){CURRENCY_CODE}\b|[A-Z]\$", heading)
    return currency_in(code[0]) if code else None


def in_weeks(all_columns: Sequence[Column]) -> bool:
    """Whether the periods of a release end on days of the week, not of the month."""
    return any(
        isinstance(c.period, Duration) and (c.period.last + timedelta(days=1)).day != 1
        for c in all_columns
    )


def with_first_day(column: Column, moments: Iterable[dt.date]) -> Column:
    """A column of weeks with its true first day.

    It is the day after one that the release prints, as in a balance sheet; else a year that ends
    on the last such weekday of a month began after the last one of that month the year before.
    """
    when = column.period
    if not isinstance(when, Duration):
        return column
    weeks = ((when.last - when.first).days + 4) // 7  # months that end with a month by chance
    opening = when.last - timedelta(days=7 * weeks)
    if weeks == _WEEKS_OF_YEAR and "week" not in column.heading.casefold():
        early = opening.month != when.last.month and opening.day <= _WEEK
        opening -= timedelta(days=_WEEK * early)
    for moment in moments:
        near = abs((moment - when.first).days) <= _SMALL_SHIFT
        if near and ((when.last - moment).days % _WEEK) == 0:
            opening = moment
    return replace(column, period=Duration(opening + timedelta(days=1), when.last))
