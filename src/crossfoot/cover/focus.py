"""The fiscal period and year in focus, by the company's own count.

The head names the quarter. The year is one that the release prints beside that quarter, and it
must be one that the period's end allows: a fiscal year is called by the year in which it ends,
or, when that is early in the year, by the one before.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from crossfoot.cover.printed import HEAD
from crossfoot.patterns import regex
from crossfoot.periods import dates_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.cover.printed import Printed, Quote

_ORDINALS = {"fi": 1, "1s": 1, "se": 2, "2n": 2, "th": 3, "3r": 3, "fo": 4, "4t": 4}
# All are of the text in small letters
_QUARTER = regex(
    r"\b(?:(?P<word>first|second|third|fourth|1st|2nd|3rd|4th)[-\s]+(?:fiscal\s+)?quarter\b"
    r"|q(?P<after>[1-4])(?!\d)|(?P<before>[1-4])q(?=\d\d|\W|fy))"
)
_AND_YEAR = regex(
    r"\W*(?:results?\W+)?(?:20\d\d\W+)?(?:and|&)\W+(?:the\W+)?(?:full|fiscal|annual|twelve|year)"
)
_YEAR_AFTER = regex(
    r"(?:\s*\([^)]{0,30}\))?[\s,]*(?:results\s+)?(?:(?:of|for|in)\s+)?(?:the\s+)?"
    r"(?:(?:fiscal|financial)\s*(?:year\s*)?|fy\s?)?['’]?(?P<year>20\d\d|\d\d)(?![\d,.%]*\d|%)"
)
_FISCAL_AFTER = regex(r"[^.;\n]{0,60}?\bfiscal\s+(?:year\s+)?(?P<year>20\d\d)\b")
_YEAR_BEFORE = regex(r"\b(?P<year>20\d\d)[ -]+$")
_FISCAL = regex(
    r"\b(?:(?:full|fiscal|financial)[-\s]+(?:year\s+)?|fy\s?)['’]?(?P<year>20\d\d|\d\d)\b"
    r"(?![,.]\d|%)"
)
Kinds = tuple[tuple[str, re.Pattern[str]], ...]
_YEAR: Kinds = (("FY", regex(r"\b(?:(?:full|fiscal)[- ]year|annual results|year ended)\b")),)
_PARTS: Kinds = (
    ("M9", regex(r"\bnine[- ]months?\b")),
    ("H1", regex(r"\b(?:first[- ]half|half[- ]year|six[- ]months?)\b")),
)
_QUARTERS = {"Q1": 1, "Q2": 2, "Q3": 3, "Q4": 4, "H1": 2, "M9": 3, "FY": 4}
_LAST, _BESIDE = 4, 80
_QUARTER_DAYS = 91
_WEEKS = 24
"""Days by which quarters of twelve or of sixteen weeks are off."""
_LATE = 7
"""From this month on, a fiscal year is called by the year in which it ends."""


class Focus(NamedTuple):
    """What is said of the fiscal period and year, and how many days of the year have passed."""

    period: Quote | None
    year: Quote | None
    days: int | None


def focus(text: Printed, end: dt.date, days: int) -> Focus:
    """What the release says of the period up to `end`.

    `days` of the fiscal year have passed, as the statements tell: a quarter that does not fit
    them is another one, such as the next, unless `end` stands beside it.
    """
    period = _period(text, end, days)
    if period is None:
        return Focus(None, None, None)
    quarters = _QUARTERS[period.text]
    return Focus(period, _year(text, quarters, end), _QUARTER_DAYS * quarters)


Accepts = Callable[[tuple[int, int]], bool]
"""Told the number of a quarter, and the offset where it has been named."""


def _period(text: Printed, end: dt.date, days: int) -> Quote | None:
    """The quarter of the head; the year; a quarter named anywhere; a part of the year.

    Statements of a quarter alone do not tell which one it is: then the first named is taken.
    """
    return (
        _quarter(text, HEAD, lambda it: _fits(it[0], days) or _ended(text, it[1], end))
        or _otherwise(text, days, _YEAR)
        or _quarter(text, len(text.text), lambda it: _fits(it[0], days))
        or _otherwise(text, days, _PARTS)
        or (_quarter(text, HEAD, lambda _: True) if _fits(1, days) else None)
    )


def _fits(quarters: int, days: int) -> bool:
    return abs(days - _QUARTER_DAYS * quarters) <= _WEEKS


def _ended(text: Printed, at: int, end: dt.date) -> bool:
    """Whether the day follows, as in "third quarter ended September 30, 2017"."""
    following = text.text[at : at + _BESIDE]
    return "ended" in following and any(dated.on == end for dated in dates_in(following))


def _quarter(text: Printed, last: int, accepts: Accepts) -> Quote | None:
    """The first quarter accepted up to an offset; the year where it is named beside the fourth."""
    for match in _QUARTER.finditer(text.lowered, 0, last):
        number = _number(match)
        if accepts((number, match.end())):
            whole = _AND_YEAR.match(text.lowered, match.end()) if number == _LAST else None
            name = "FY" if whole else f"Q{number}"
            return text.quote(name, match.start(), whole.end() if whole else match.end())
    return None


def _number(match: re.Match[str]) -> int:
    word = match["word"]
    return _ORDINALS[word[:2]] if word else int(match["after"] or match["before"])


def _otherwise(text: Printed, days: int, kinds: Kinds) -> Quote | None:
    for name, pattern in kinds:
        match = pattern.search(text.lowered, 0, HEAD) if _fits(_QUARTERS[name], days) else None
        if match:
            return text.quote(name, match.start(), match.end())
    return None


def _year(text: Printed, quarters: int, end: dt.date) -> Quote | None:
    """The latest year allowed that is printed beside the quarter, else as a fiscal one."""
    allowed = _allowed(quarters, end)
    label = _latest(_beside(text.lowered[:HEAD], quarters), allowed)
    if label is None or label[0] != max(allowed):
        label = _latest(_beside(text.lowered, quarters), allowed)
    label = label or _latest(_fiscal(text.lowered), allowed)
    return text.quote(str(label[0]), label[1], label[2]) if label else None


def _latest(labels: Iterator[Label], allowed: set[int]) -> Label | None:
    """The first print of the latest year."""
    found = [label for label in labels if label[0] in allowed]
    return max(found, key=lambda label: (label[0], -label[1]), default=None)


def _allowed(quarters: int, end: dt.date) -> set[int]:
    # A year of weeks may end some days into the next month
    near = end - dt.timedelta(days=7)
    months = near.year * 12 + near.month - 1 + 3 * (4 - quarters)
    year, month = divmod(months, 12)
    return {year} if month + 1 >= _LATE else {year, year - 1}


Label = tuple[int, int, int]
"""A year and the stretch of text that says it."""


def _beside(text: str, quarters: int) -> Iterator[Label]:
    for match in _QUARTER.finditer(text):
        if _number(match) != quarters:
            continue
        before = _YEAR_BEFORE.search(text, max(0, match.start() - 8), match.start())
        if before:
            yield int(before["year"]), before.start(), match.end()
        for pattern in (_YEAR_AFTER, _FISCAL_AFTER):
            if after := pattern.match(text, match.end()):
                yield _full(after["year"]), match.start(), after.end()


def _fiscal(text: str) -> Iterator[Label]:
    for match in _FISCAL.finditer(text):
        yield _full(match["year"]), match.start(), match.end()


def _full(year: str) -> int:
    return int(year) if len(year) > 2 else 2000 + int(year)  # noqa: PLR2004 (two digits)
