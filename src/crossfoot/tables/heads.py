"""Column heads: periods, scales and currencies, also when each head is a paragraph of its own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from crossfoot.amounts import CURRENCY, CURRENCY_NAME, currency_in, figure, scale_in
from crossfoot.model import Column, Place
from crossfoot.patterns import regex
from crossfoot.periods import (
    MONTH_DAY,
    Dated,
    MonthDay,
    Span,
    dates_in,
    month_days_in,
    period,
    says_moment,
    span_in,
)
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

_T = TypeVar("_T")
_YEAR = regex(r"(?:19|20)\d{2}")
_MONEY = rf"(?:{CURRENCY}|{CURRENCY_NAME})"
_MANY = r"(?:thousands?|millions?|billions?|mn|mm)"
_UNIT_LINE = regex(
    r"\(?\s*(?:unaudited[,;]? )?"
    r"(?:amounts? |figures? |expressed |all )*(?:are )?(?:in |stated in )?"
    # How many, of which money, or both: the one or the other must be there.
    rf"(?P<many>{_MANY}(?: of)?[ -]*)?(?:{_MONEY}(?:[ -]*(?:in )?{_MANY})?|(?(many)|(?!)))"
    r"(?:[,;]? (?:except|unless|other than|but)\b.*)?\s*\)?",
    re.IGNORECASE,
)
_GLUED = regex(r"[A-Z](?=[a-z])(?<=[a-z\d].)")
"""Where a line break between the words of a head got lost ("Months EndedJune 30, 2017")."""
_LONGEST = 300
"""Characters of a head at most: several periods, a unit and what it does not speak for."""
_ENDED = regex(r"\bend(?:ed|ing)\b", re.IGNORECASE)
_LISTED = regex(r"\b(?:and|to|through)\b", re.IGNORECASE)
_HEAD_WORDS = regex(
    r"\b(?:as of|as at|at|for|the|and|ended|ending|months?|weeks?|quarters?|years?|fiscal|period|"
    r"three|six|nine|twelve|thirteen|unaudited|audited|note|first|second|third|fourth|full)\b",
    re.IGNORECASE,
)


class Head(Value):
    """What one head cell says, as far as it says it.

    `unit` tells a line that names a unit, `scope` one that speaks for the whole statement;
    `month_days` are days whose years stand in a line of their own below.
    """

    text: str
    span: Span | None = None
    dates: tuple[Dated, ...] = ()
    scale: int = 0
    currency: str | None = None
    unit: bool = False
    scope: bool = False
    month_days: tuple[MonthDay, ...] = ()


def read_head(text: str) -> Head | None:
    """The line as a column head, or None when it says anything else."""
    if len(text) > _LONGEST:
        return None
    stripped = _GLUED.sub(r" \g<0>", text.strip())
    if figure(stripped, Place(1, 1, 1)) is not None:
        return None
    if is_unit_line(stripped):
        scale, currency = scale_in(stripped) or 0, currency_in(stripped)
        return Head(stripped, scale=scale, currency=currency, unit=True)
    dates, span = dates_in(stripped), span_in(stripped)
    days = month_days_in(stripped) if not dates else ()
    if days and _only_period_words(MONTH_DAY.sub(" ", stripped), ()):
        return Head(stripped, span, month_days=days)
    if not (dates or (span and _ENDED.search(stripped))) or not _only_period_words(stripped, dates):
        return None
    scope = stripped.startswith("(") or (len(dates) > 1 and bool(_LISTED.search(stripped)))
    return Head(stripped, span, dates, scope=scope)


@lru_cache(maxsize=8192)
def is_unit_line(text: str) -> bool:
    """Whether a line names nothing but a unit ("Thousands of JPY", "(in millions)")."""
    stripped = text.strip()
    worded = stripped.lower() != stripped.upper()  # a lone "$" belongs to a figure
    return worded and _UNIT_LINE.fullmatch(stripped) is not None


def _only_period_words(text: str, dates: Sequence[Dated]) -> bool:
    rest = text
    for dated in reversed(dates):
        rest = rest[: dated.start] + rest[dated.end :]
    return not re.search(r"[A-Za-z]{2,}", _HEAD_WORDS.sub(" ", rest)) and not re.search(
        r"\d{3,}", rest
    )


def is_years(text: str) -> bool:
    """Whether a line holds bare years and nothing else."""
    years = text.split()
    return bool(years) and all(_YEAR.fullmatch(year) for year in years)


def years_below(above: Sequence[Head], lines: Sequence[str]) -> tuple[Head, ...]:
    """The heads that lines of bare years make of the days named above them, one a line.

    Empty when the years cannot be dealt out evenly over the days, or are no dates with them.
    """
    days = [day for head in above for day in head.month_days]
    years = [[int(year) for year in line.split()] for line in lines]
    count = sum(map(len, years))
    if not days or count % len(days):
        return ()
    dealt = iter([day for day in days for _ in range(count // len(days))])
    dates = [[next(dealt).in_year(year) for year in row] for row in years]
    if any(on is None for row in dates for on in row):
        return ()
    return tuple(
        Head(line, dates=tuple(Dated(on, 0, 0) for on in row if on))
        for line, row in zip(lines, dates, strict=True)
    )


def columns(heads: Sequence[Head]) -> tuple[Column, ...]:
    """The columns that a run of heads describes, in printed order; empty when it has no date."""
    own = [head for head in heads if not head.scope]
    return _once(_columns(own, heads) or _columns(_unfolded(heads), heads))


def _once(found: tuple[Column, ...]) -> tuple[Column, ...]:
    """Columns without the repetition by a page break right after their first print."""
    half = len(found) // 2
    periods = [column.period for column in found]
    return _once(found[:half]) if half and periods[:half] == periods[half:] else found


def _unfolded(heads: Sequence[Head]) -> list[Head]:
    """A scope line for two dates as one head a date."""
    return [
        Head(head.text, head.span, (dated,))
        for head in heads
        if head.scope and not head.unit
        for dated in head.dates
    ]


def _columns(own: Sequence[Head], heads: Sequence[Head]) -> tuple[Column, ...]:
    dated = [(head, date) for head in own for date in head.dates]
    spans = [head.span for head in own if head.span and not head.dates]
    units = [head for head in heads if head.unit]
    return tuple(
        Column(
            period=period(
                head.span or _spread(spans, index, len(dated)) or _scope_span(head, heads),
                date.on,
            ),
            scale=_scale(_spread(units, index, len(dated))),
            currency=_currency(_spread(units, index, len(dated))),
            heading=head.text,
        )
        for index, (head, date) in enumerate(dated)
    )


def _scale(unit: Head | None) -> int:
    return unit.scale if unit else 0


def _currency(unit: Head | None) -> str | None:
    return unit.currency if unit else None


def _scope_span(head: Head, heads: Sequence[Head]) -> Span | None:
    """The span of the scope line under the title, for a bare date that says no "as of"."""
    if says_moment(head.text):
        return None
    return next((other.span for other in heads if other.scope and other.span), None)


def _spread(values: Sequence[_T], index: int, count: int) -> _T | None:
    """Which of the values speaks for a column: each spans the same number of them."""
    if not values:
        return None
    return values[0] if count % len(values) else values[index // (count // len(values))]
