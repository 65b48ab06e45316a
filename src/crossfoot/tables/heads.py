"""Column heads: periods, scales and currencies, also when each head is a paragraph of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from crossfoot.amounts import currency_in, figure, scale_in
from crossfoot.model import Column, Paragraph, Place
from crossfoot.periods import Dated, Span, dates_in, period, says_moment, span_in

_T = TypeVar("_T")
_UNIT_LINE = re.compile(
    r"\(?\s*(?:amounts? |figures? |expressed |all )*(?:are )?(?:in |stated in )?"
    r"(?:(?:thousands?|millions?|billions?|mn|mm)(?: of)?|(?:jpy|usd|eur|gbp|yen|u\.?s\.? dollars?|dollars?|[$¥€£]))"
    r"(?:[ -]*(?:of )?(?:jpy|usd|eur|gbp|japanese yen|yen|u\.?s\.? dollars?|dollars?|thousands?|millions?|billions?))?"
    r"(?:[,;]? (?:except|unless|other than|but)\b.*)?\s*\)?",
    re.IGNORECASE,
)
_HEAD_WORDS = re.compile(
    r"\b(?:as of|as at|at|for|the|and|ended|ending|months?|weeks?|quarters?|years?|fiscal|period|"
    r"three|six|nine|twelve|thirteen|unaudited|audited|note|first|second|third|fourth|full)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """What one head cell says: a span, dates, a scale, a currency; None where it is silent."""

    span: Span | None
    dates: tuple[Dated, ...]
    scale: int | None
    currency: str | None
    unit: bool
    text: str
    scope: bool


def read_head(text: str) -> Head | None:
    """The line as a column head, or None when it says anything else."""
    stripped = text.strip()
    if figure(stripped, Place(1, 1, 1)) is not None:
        return None
    if is_unit_line(stripped):
        return Head(None, (), scale_in(stripped) or 0, currency_in(stripped), True, stripped, False)
    dates, span = dates_in(stripped), span_in(stripped)
    if not (dates or span) or not _only_period_words(stripped, dates):
        return None
    scope = stripped.startswith("(") or len(dates) > 1
    return Head(span, dates, None, None, False, stripped, scope)


def is_unit_line(text: str) -> bool:
    """Whether a line names nothing but a unit ("Thousands of JPY", "(in millions)")."""
    return _UNIT_LINE.fullmatch(text.strip()) is not None


def _only_period_words(text: str, dates: Sequence[Dated]) -> bool:
    rest = text
    for dated in reversed(dates):
        rest = rest[: dated.start] + rest[dated.end :]
    return not re.search(r"[A-Za-z]{2,}", _HEAD_WORDS.sub(" ", rest)) and not re.search(r"\d{3,}", rest)


def columns(heads: Sequence[Head]) -> tuple[Column, ...]:
    """The columns that a run of heads describes, in printed order; empty when it has no date."""
    own = [head for head in heads if not head.scope]
    return _columns(own, heads) or _columns(_unfolded(heads), heads)


def _unfolded(heads: Sequence[Head]) -> list[Head]:
    """A scope line for two dates as one head a date."""
    return [
        Head(head.span, (dated,), None, None, False, head.text, False)
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
            period=period(head.span or _spread(spans, index, len(dated)) or _scope_span(head, heads), date.on),
            scale=_scale(_spread(units, index, len(dated))),
            currency=_currency(_spread(units, index, len(dated))),
            heading=head.text,
        )
        for index, (head, date) in enumerate(dated)
    )


def _scale(unit: Head | None) -> int:
    return (unit.scale or 0) if unit else 0


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
    if count % len(values):
        return values[0] if len(values) == 1 else values[min(index, len(values) - 1)]
    return values[index // (count // len(values))]


def head_of(paragraph: Paragraph) -> Head | None:
    return read_head(paragraph.text)
