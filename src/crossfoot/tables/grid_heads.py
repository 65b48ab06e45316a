"""Column heads of a grid: what stands above a column, over however many rows, as its period.

A head gives a span ("Three Months Ended"), a date or a part of one; what it lacks (the span, or
the day of a bare year) the lines above the table may say for all columns. A column whose heads
give neither a date nor a year is no period: a change, a share of revenue, a note, an adjustment.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from crossfoot.amounts import currency_in, scale_in
from crossfoot.model import Column, Duration, Instant, StatementKind
from crossfoot.periods import Span, dates_in, period, span_in
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

_T = TypeVar("_T")
_NO_PERIOD: Final = re.compile(
    r"\bchanges?\b|\bchg\b|%|\bpercent|\bvs\.?(?!\w)|\bvariance\b|increase|decrease|\badjust|"
    r"non-?gaap|constant[- ]currency|\bnotes?\b|pro[- ]forma|\bbasis points\b|favou?rable|"
    r"\bas previously|\bforecast\b|\boutlook\b|\bguidance\b|\bestimated?\b|convenience|"
    r"\b[qy](?:uarter)?[/-](?:over-)?[qy]|\bgrowth\b|\bexcluding\b|\bimpact\b",
    re.IGNORECASE,
)
_MONTH_DAY: Final = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?!\d)(?!,?\s+\d{4})",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d{2}\b")
_YEAR_ALONE: Final = re.compile(r"(?:fiscal |FY ?)?(?:19|20)\d{2}\s*(?:\(\w\)|\*)?", re.IGNORECASE)
_OF_A_PERIOD: Final = re.compile(r"\b(?:un)?audited|\bas (?:of|at)\b|\bended\b", re.IGNORECASE)
_SHARES_IN: Final = re.compile(
    r"\bshares?\b(?! (?:data|amounts?|information))[^.;]{0,60}?\b(thousand|million|billion)",
    re.IGNORECASE,
)
_PER_SHARE: Final = re.compile(
    r"\bper[- ](?:common |ordinary |diluted )?(?:share|unit|ads)", re.IGNORECASE
)
_EXCEPT: Final = re.compile(r"\b(?:except|excluding|other than|unless)\b", re.IGNORECASE)
_MONEY_ONLY: Final = re.compile(r"\b(?:dollars|yen|euros?)\b|[$€£¥]", re.IGNORECASE)
_MANY: Final = r"(?:thousands|millions|billions|trillions)"
_MONEY: Final = r"(?:u\.?s\.? )?(?:dollars|yen|euros?|pounds|francs|usd|jpy|eur|gbp|[$€£¥])"
_UNIT_WORDS: Final = re.compile(
    rf"\bin {_MANY}\b|\b{_MANY} of {_MONEY}|{_MONEY}[ -](?:in )?(?:{_MANY}|000)|"
    rf"\(\s*(?:{_MONEY})?\s*(?:{_MANY}|000['’]?s?)(?: omitted)?\s*[,)]|^{_MANY}(?: of {_MONEY})?$",
    re.IGNORECASE,
)
_WEEK: Final = 7
_WEEKS_OF_YEAR: Final = 52
_SMALL_SHIFT: Final = 9
"""Days by which the first day of so many weeks may miss the true one: a 53rd week and a day."""


class Scales(Value):
    """What a unit line says: the powers of ten of money and of share counts, and the currency."""

    money: int
    shares: int | None
    currency: str | None


def is_unit(text: str) -> bool:
    """Whether a short text names a scale, as a unit line does."""
    return len(text) < 200 and _UNIT_WORDS.search(text) is not None  # noqa: PLR2004


def scales_in(texts: Iterable[str]) -> Scales | None:
    """The unit that the first of the texts with one names."""
    for text in texts:
        money = 3 if "000" in text else scale_in(_EXCEPT.split(text)[0])
        if is_unit(text) and money is not None:
            return Scales(money, _share_scale(text, money), currency_in(text))
    return None


def _share_scale(text: str, money: int) -> int | None:
    """The power of ten of share counts; None where nothing is said of them."""
    bare = _PER_SHARE.sub(" ", text)
    if match := _SHARES_IN.search(bare):
        return scale_in(match[1])
    excepted = _EXCEPT.split(bare)[1:]
    if excepted and re.search(r"\bshares?\b", " ".join(excepted), re.IGNORECASE):
        return 0
    return None if _MONEY_ONLY.search(_EXCEPT.split(text)[0]) else money


def own_share_scale(texts: Iterable[str]) -> int | None:
    """The power of ten that a caption of share counts, or a header over it, names itself."""
    for text in texts:
        if not re.search(r"\bshares?\b|\bunits\b|\bdilut|\bbasic\b", text, re.IGNORECASE):
            continue
        if re.search(r"\(\s*(?:in )?(?:000|m)['’]?s?\s*(?:omitted)?\)", text, re.IGNORECASE):
            return 3 if "000" in text else 6
        if match := re.search(r"(?<!\d )\b(thousand|million|billion)s\b", text, re.IGNORECASE):
            return scale_in(match[1])
    return None


def is_head(text: str) -> bool:
    """Whether a cell may stand over a column of a statement: a span, a date, a piece of one."""
    plain = text.strip(" *()")
    return bool(
        _YEAR.search(plain)
        or _MONTH_DAY.search(plain)
        or span_in(plain)
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


def dated(heading: str, scope: Sequence[str]) -> Dating:
    """A column's heading read, with what the lines above the table say for all columns."""
    if _NO_PERIOD.search(heading):
        return Dating(heading)
    own = span_in(heading)
    on = _date_in(heading)
    if on is None and _YEAR.search(heading):
        on = _date_in(f"{_day_in(heading) or _one(map(_day_in, scope))}, {_year_in(heading)}")
    elif on is None and own:
        on = _one(_date_in(text) for text in scope)
    return Dating(heading, own or _one(span_in(text) for text in scope), on)


def _day_in(text: str) -> str | None:
    """The only day of a month that stands without its year."""
    return _one(_MONTH_DAY.findall(text))


def _year_in(text: str) -> str | None:
    return _one(_YEAR.findall(text))


def _date_in(text: str) -> dt.date | None:
    found = {each.on for each in dates_in(text)}
    return found.pop() if len(found) == 1 else None


def _one(values: Iterable[_T | None]) -> _T | None:
    """The only value, if there is but one."""
    found = list(dict.fromkeys(value for value in values if value))
    return found[0] if len(found) == 1 else None


def columns(
    datings: Sequence[Dating], kind: StatementKind, scales: Scales
) -> tuple[Column | None, ...]:
    """The columns that are periods, each in its place; a repeated period counts once."""
    found: list[Column | None] = []
    for dating in datings:
        column = _column(dating, kind, scales)
        same = column and any(each and each.period == column.period for each in found)
        found.append(None if same else column)
    return tuple(found)


def _column(dating: Dating, kind: StatementKind, scales: Scales) -> Column | None:
    if dating.on is None:
        return None
    moment = kind is StatementKind.BALANCE_SHEET
    if not moment and dating.span is None:
        return None
    when = Instant(dating.on) if moment else period(dating.span, dating.on)
    return Column(when, scales.money, scales.currency, dating.heading, scales.shares)


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
