"""The release's own calendar: which days "1Q17", "FY2017" or "third quarter of fiscal 2024" mean.

A label is looked up in this order: what the text defines ("1Q17" from … to …), what its own dates
say, then by shifting from a definition. How fiscal years are numbered is learned and never assumed:
without a definition only a year that is a calendar year has a number.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from crossfoot.model import Duration, Instant, Period, StatementKind
from crossfoot.patterns import regex
from crossfoot.periods import dates_in, period, span_in
from crossfoot.tables.labels import MONTHS, Kind, Label, labels_in, read_label
from crossfoot.value import Value, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from crossfoot.model import Document, Statement

__all__ = ["Calendar", "Label", "calendar"]

_OPENED = regex(r"\(\s*[\"“”'‘]?\Z")
_INSIDE = regex(r"[\"”'’]?(?P<rest>[^()]{0,80})\)")
_AFTER = regex(r"\s*\((?P<rest>[^()]{8,80})\)")
_ENDED = regex(
    r",?\s+(?:that |which )?(?:period )?(?:ended|ending|ends)(?: on)?\s+(?P<rest>.{8,24})",
    re.IGNORECASE,
)
_TITLE_LINES = 12
_BEFORE = 140
_GAP = regex(r"\s*,?\s*\Z")
_YEAR_TO = regex(
    r"\byears? (?:to|through|until|that ends on|that ended on|end(?:ed|ing|s)(?: on)?)\s*\Z",
    re.IGNORECASE,
)
_YEAR_PHRASE = regex(
    r"\byears? (?:to|(?:that )?end(?:ed|ing|s)(?: on)?)\s+(?P<date>[A-Z0-9].{9,18}?\d{4}\b)",
    re.IGNORECASE,
)
_SPAN_ENDED = regex(
    r"\b(?:[a-z]+(?:-[a-z]+)?|\d{1,2})[ -](?:months?|weeks?|quarter) ended "
    r"(?P<date>[A-Z][a-z]+ \d{1,2}, \d{4})",
    re.IGNORECASE,
)
_THROUGH = regex(r"\b(?:to|through|until)\b|[-–—~]", re.IGNORECASE)
_INTERIM = regex(r"\binterim\b|\bhalf\b", re.IGNORECASE)
_AT_END = regex(r"[ -]?end\Z", re.IGNORECASE)
_NEAR = 10
"""Days by which a 52-week period may lie beside the months it stands for."""


class Calendar(Value):
    """What the release says of its periods; `current` is the quarter that it reports.

    `year_first` is the first day of a fiscal year, `year_label` that year's number, if it has one.
    """

    current: Duration | None = None
    current_instant: Instant | None = None
    year_first: dt.date | None = None
    year_label: int | None = None
    defined: Mapping[Label, Period] = field(default_factory=dict)
    printed: tuple[Period, ...] = ()

    def period_of(self, text: str) -> Period | None:
        """The days that a label means, None when the release does not say."""
        stripped = text.strip(" \t\"“”'‘’().:,")
        return self._labelled(stripped) or self._dated(stripped)

    def said_in(self, text: str) -> Period | None:
        """The one period that a title names among other words."""
        labels = {label: self._meant(label) for label, _, _ in labels_in(text)}
        if labels:
            return next(iter(labels.values())) if len(labels) == 1 else None
        return self._dated(text)

    def before(self, now: Period, basis: str) -> Period | None:
        """The same period a year, or the one a quarter before; None where that is not known."""
        months = {"year": -12, "quarter": -3}.get(basis)
        if months is None:
            return None
        match now:
            case Instant(on):
                return Instant(_month_end(on, months)) if _ends_month(on) else None
            case Duration(first, last):
                back = Duration(_shifted(first, months), _month_end(last, months))
                if _whole_months(now):
                    return back
                near = [p for p in self.printed if isinstance(p, Duration) and _beside(p, back)]
                return near[0] if len(near) == 1 else None

    def lies_ahead(self, period: Period) -> bool:
        """Whether a period ends after the moment that the release reports."""
        last = period.on if isinstance(period, Instant) else period.last
        return self.current_instant is not None and last > self.current_instant.on

    def _labelled(self, text: str) -> Period | None:
        bare = _AT_END.sub("", text)
        label = read_label(bare)
        meant = self._meant(label) if label else None
        at_end = bare != text
        return meant.closing if at_end and isinstance(meant, Duration) else meant

    def _meant(self, label: Label) -> Period | None:
        if label in self.defined:
            return self.defined[label]
        if self.year_first is None or self.year_label is None:
            return None
        months = 12 * (label.year - self.year_label) + MONTHS[label.kind] * (label.number - 1)
        first = _shifted(self.year_first, months)
        return self._known(Duration(first, _before(_shifted(first, MONTHS[label.kind]))))

    def _known(self, roughly: Duration) -> Duration | None:
        """The period itself where it is made of whole months, else the column beside it."""
        if all(map(_whole_months, self.printed)):
            return roughly
        near = [p for p in self.printed if isinstance(p, Duration) and _beside(p, roughly)]
        return near[0] if len(near) == 1 else None

    def _dated(self, text: str) -> Period | None:
        dates = dates_in(text)
        if not dates or len(dates) > len(("first", "last")):
            return None
        if len(dates) > 1:
            first, last = dates
            joined = _THROUGH.search(text[first.end : last.start]) and first.on < last.on
            return Duration(first.on, last.on) if joined else None
        span = span_in(text)
        if span is None and _INTERIM.search(text):
            return self.since_year_first(dates[0].on)
        return period(span, dates[0].on)

    def since_year_first(self, last: dt.date) -> Duration | None:
        """The first half of the fiscal year, when that day is its last one."""
        if self.year_first is None or not all(map(_whole_months, self.printed)):
            return None
        first = _shifted(dt.date(last.year, self.year_first.month, 1), 0)
        first = first if first <= last else _shifted(first, -12)
        return Duration(first, last) if _before(_shifted(first, 6)) == last else None


def calendar(document: Document, statements: Sequence[Statement]) -> Calendar:
    """The calendar that a release's definitions, titles and column heads speak of."""
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    printed = tuple(dict.fromkeys(c.period for s in statements for c in s.columns))
    current = _current(printed)
    defined = dict(_agreed((*_definitions(text), *_title(document, current, printed))))
    current = current or _current(tuple(defined.values()))
    if current and not any(s.kind is StatementKind.INCOME for s in statements):
        current = _shorter(text, current) or current
    first, number = _frame(defined, text, printed)
    return Calendar(
        current,
        _instant(statements, current),
        first,
        number,
        defined,
        (*printed, *defined.values()),
    )


# ── definitions ──────────────────────────────────────────────────────────────────────────

Definition = tuple[Label, Period]


def _definitions(text: str) -> Iterator[Definition]:
    for label, start, end in labels_in(text):
        before = text[max(start - _BEFORE, 0) : start]
        yield from _defined(label, before, text[end : end + _BEFORE])


def _defined(label: Label, before: str, after: str) -> Iterator[Definition]:
    """Label in parentheses after or around its dates, dates in parentheses, or "ended" a date."""
    opened = _OPENED.search(before)
    inside = _INSIDE.match(after) if opened else _AFTER.match(after)
    if inside:
        dates = dates_in(inside["rest"])
        if len(dates) == len(("first", "last")) and dates[0].on < dates[1].on:
            yield from _fitting(label, Duration(dates[0].on, dates[1].on))
        elif opened and not inside["rest"].strip():
            yield from _said_before(label, before[: opened.start()])
    elif ended := _ENDED.match(after):
        said = [dated.on for dated in dates_in(ended["rest"]) if not dated.start]
        yield from (pair for on in said for pair in _fitting(label, _ending(label.kind, on)))


def _said_before(label: Label, before: str) -> Iterator[Definition]:
    """A date right before, and its span: the fiscal year ending March 31, 2018 (FY2017)."""
    dates = dates_in(before)
    if not dates or not _GAP.match(before, dates[-1].end):
        return
    lead = before[: dates[-1].start]
    if label.kind == "year" and _YEAR_TO.search(lead):
        yield from _fitting(label, _ending("year", dates[-1].on))
        return
    span = span_in(lead[-40:] + before[dates[-1].start :])
    if span:
        yield from _fitting(label, period(span, dates[-1].on))


def _ending(kind: Kind, on: dt.date) -> Period:
    words = {"quarter": "three months ended", "half": "six months ended", "year": "year ended"}
    return period(span_in(words[kind]), on)


def _fitting(label: Label, meant: Period) -> Iterator[Definition]:
    """The definition, if the period is as long as the label says."""
    if isinstance(meant, Duration):
        days = (meant.last - meant.first).days + 1
        if abs(days * 12 - MONTHS[label.kind] * 365) <= _NEAR * 12:
            yield label, meant


def _agreed(found: Iterable[Definition]) -> Iterator[Definition]:
    """Each label once; one that is defined in two ways is not defined."""
    meanings: dict[Label, set[Period]] = {}
    for label, meant in found:
        meanings.setdefault(label, set()).add(meant)
    return ((label, meant.pop()) for label, meant in meanings.items() if len(meant) == 1)


def _title(
    document: Document, current: Duration | None, printed: Sequence[Period]
) -> Iterator[Definition]:
    """The quarter that the first lines name first is the one that the statements report.

    Others that they name are compared with it, or lie ahead.
    """
    texts = (p.text for p in document.paragraphs[:_TITLE_LINES])
    labels = (label for text in texts for label, _, _ in labels_in(text))
    first = next((label for label in labels if label.kind == "quarter"), None)
    if current and first and _since_start(first, current, printed):
        yield from _fitting(first, current)


def _since_start(label: Label, current: Duration, printed: Sequence[Period]) -> bool:
    """Whether the columns that run since the year's first day are as long as the label says."""
    longer = [p for p in printed if isinstance(p, Duration) and p.last == current.last]
    days = max((p.last - p.first).days + 1 for p in longer)
    quarters = round(days * 4 / 365)
    return quarters in (label.number, 1)


# ── the fiscal year ──────────────────────────────────────────────────────────────────────


def _frame(
    defined: Mapping[Label, Period], text: str, printed: Sequence[Period]
) -> tuple[dt.date | None, int | None]:
    """The first day of a fiscal year and the year's number; None for what is not said, or twice."""
    starts = {(_year_first(label, meant), label.year) for label, meant in defined.items()}
    if starts:
        first, number = min(starts, key=lambda start: start[1])
        agree = all(
            abs((_shifted(first, 12 * (year - number)) - other).days) <= _NEAR
            for other, year in starts
        )
        return (first, number) if agree else (None, None)
    days = sorted({*_years_in(text), *_years_of(printed)})
    months = {day.month for day in days}
    if len(months) != 1 or any(day.day != 1 for day in days):
        return None, None
    first = days[-1]
    return first, first.year if first.month == 1 else None


def _year_first(label: Label, meant: Period) -> dt.date:
    first = meant.first if isinstance(meant, Duration) else meant.on
    months = MONTHS[label.kind] * (label.number - 1)
    return _shifted(first, -months)


def _years_in(text: str) -> Iterator[dt.date]:
    for match in _YEAR_PHRASE.finditer(text):
        dates = dates_in(match["date"])
        if dates and _ends_month(dates[0].on):
            yield _shifted(_before(dates[0].on, -1), -12)


def _years_of(printed: Sequence[Period]) -> Iterator[dt.date]:
    """The first days of columns that run since the year began: half a year and longer."""
    for column in printed:
        if isinstance(column, Duration) and (column.last - column.first).days > MONTHS["half"] * 30:
            yield column.first


# ── now ──────────────────────────────────────────────────────────────────────────────────


def _current(printed: Sequence[Period]) -> Duration | None:
    """The shortest of the periods that end last."""
    durations = [p for p in printed if isinstance(p, Duration)]
    last = max((p.last for p in durations), default=None)
    return max((p for p in durations if p.last == last), key=lambda p: p.first, default=None)


def _shorter(text: str, current: Duration) -> Duration | None:
    """The quarter that a text speaks of, where all columns are of the year to date."""
    said = [
        period(span, dates[0].on)
        for match in _SPAN_ENDED.finditer(text)
        if (span := span_in(match[0])) and (dates := dates_in(match["date"]))
    ]
    ended = [each for each in said if isinstance(each, Duration) and each.last == current.last]
    shortest = max(ended, key=lambda each: each.first, default=current)
    return shortest if shortest.first > current.first else None


def _instant(statements: Sequence[Statement], current: Duration | None) -> Instant | None:
    moments = [
        column.period
        for statement in statements
        if statement.kind is StatementKind.BALANCE_SHEET
        for column in statement.columns
        if isinstance(column.period, Instant)
    ]
    return max(moments, default=current.closing if current else None)


def _shifted(day: dt.date, months: int) -> dt.date:
    """The same day of the month so many months later, or that month's last."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    following = dt.date(year + (month == 11), (month + 1) % 12 + 1, 1)  # noqa: PLR2004 - December
    return dt.date(year, month + 1, min(day.day, _before(following).day))


def _month_end(day: dt.date, months: int) -> dt.date:
    """The last day of the month so many months later, and the same day inside a month."""
    shifted = _shifted(day.replace(day=1), months)
    if not _ends_month(day):
        return _shifted(day, months)
    return _before(_shifted(shifted, 1))


def _before(day: dt.date, days: int = 1) -> dt.date:
    return day - dt.timedelta(days=days)


def _ends_month(on: dt.date) -> bool:
    return (on + dt.timedelta(days=1)).day == 1


def _whole_months(said: Period) -> bool:
    """Whether a period begins and ends with a month; in a 52-week year some do, but not all."""
    match said:
        case Instant(on):
            return _ends_month(on)
        case Duration(first, last):
            return first.day == 1 and _ends_month(last)


def _beside(one: Duration, other: Duration) -> bool:
    return (
        abs((one.first - other.first).days) <= _NEAR and abs((one.last - other.last).days) <= _NEAR
    )
