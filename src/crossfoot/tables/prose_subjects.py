"""Subjects: from the words before a verb to a caption as printed, with the period they name.

A subject that holds a verb, a pronoun or a figure of its own is none: better open than wrong.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Literal

from crossfoot.model import Duration, Instant, Period
from crossfoot.patterns import regex
from crossfoot.tables.prose_atoms import BEFORE, OTHER, PERIOD, TIMES, UNKNOWN
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossfoot.tables.prose_atoms import Drawn

_LEAD = regex(
    rf"(?:(?:As of|As at|At|On|In|For|During|With|As of the end of) (?P<when>[{TIMES}]),? ?"
    r"|(?:As a result(?: of [^,]*)?|Therefore|However|Overall|In addition|In total|Moreover), "
    r"|Of (?:this|these|that|it|them), "
    r"|(?:For|In|During) the (?:(?:first|second|third|fourth) )?quarter, )*",
)
_NUMBERING = regex(r"[\s\"“•▪◦·*-]+")
_TRAILING = regex(
    rf",? (?:as of|as at|at|on|for|in|during) (?P<when>[{TIMES}]),?$"
    r"|,? (?:for|in|during) the (?:(?!prior|same|previous|last)\w+ )?quarter$"
)
_ASIDE = regex(r"^(?P<name>[^,]+), (?P<aside>[^,]+),$")
_RELATIVE = regex(r" that [^,]+,?$")
_NAMELY = regex(r"^[^,]*, namely (?P<name>[^,]+),$")
_PARENTHESES = regex(r" ?\([^()]*\)")
_LEADING = regex(r"^(?:(?:the|our|its|an?|balance of|amount of) )+", re.IGNORECASE)
_ADVERBS = regex(r" (?:therefore|together|also|thus|then|in total|in all|each|alone)$")
_NO_NAME = regex(
    r"\b(?:we|they|it|which|that|who|as|because|while|when|if|although|is|was|were|are|be|been"
    r"|has|have|had|do|does|did|increased?|decreased?|grew|rose|fell|declined|compared|than"
    r"|resulting|expect\w*|there|more|less|higher|lower|up|down|partially|offset|including"
    r"|excluding|not|driven|reflecting|versus|this|these|those|last|prior"
    r"|sequential(?:ly)?|growth|half|month|year-to-date|full[- ]year|reported|announced|said"
    r"|range|approximately|impacts?|benefit from|due)\b|posted|delivered|approved"
    r"|^(?:and|or|but|in|for|on|with|among|across|during|over|under|within|of|each|both|all)\b|[.;:!?]",
    re.IGNORECASE,
)
_NAMED_BY_PERIOD = regex(r"\bdividends?\b|\byear-end\b", re.IGNORECASE)
_LOSS = regex(
    r"^(?:(?:net|operating|pre-?tax|comprehensive|GAAP|non-GAAP|diluted|basic) )*"
    r"(?:loss\b(?! on)|cash used|(?:cash )?out ?flow)|\bcash used\b|\bused net cash\b",
    re.IGNORECASE,
)
_ELSEWHEN = regex(
    r"\b(?:full[- ]year|year-to-date|(?:first|second|last) half|(?:six|nine|twelve)[- ]months?"
    r"|for the (?:fiscal )?year\b|\d+[- ](?:weeks?|months?)|last year|trailing)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 16
_NOTHING_NAMED = regex(
    r"(?:expenses?|use|gains?|increase|decrease|growth|total|(?:in|out)flow"
    r"|net|results?|(?:the )?company|year|quarter|period)",
    re.IGNORECASE,
)


class Subject(Value):
    """A thing that figures are stated of; `sign` is -1 for a loss or cash that is used."""

    caption: str
    period: Period | None = None
    sign: Literal[1, -1] = 1


def lead(text: str, drawn: Drawn, at: int) -> tuple[int, Period | None, bool]:
    """How far a sentence's opening words reach, the period they say, and whether it is known."""
    start = len(match[0]) if (match := _NUMBERING.match(text)) else 0
    opening = _LEAD.match(text[start:])
    if opening is None or not opening[0]:
        return start, None, True
    length = start + len(opening[0])
    when = [a for a in drawn.atoms if at <= a.at < at + length and a.kind in TIMES]
    if not when:
        return length, None, True
    return length, when[-1].period, when[-1].kind == PERIOD


def says_another_time(text: str) -> bool:
    """Whether words without a date speak of another period than the section's."""
    return _ELSEWHEN.search(text) is not None


def subject(words: str, drawn: Drawn, at: int) -> Subject | None:
    """The words that stand from `at` as a subject, or None when they are no plain name."""
    text = words.rstrip()
    start = at + len(text) - len(text.lstrip())
    text, named = _named(text.strip())
    start += named
    when: Period | None = None
    while match := _TRAILING.search(text):
        if _NAMED_BY_PERIOD.search(text):
            break
        if match["when"]:
            if match["when"] != PERIOD:
                return None
            when = next(a.period for a in drawn.atoms if a.at == start + match.start("when"))
        text = text[: match.start()]
    if text.startswith(PERIOD) and not _NAMED_BY_PERIOD.search(text):
        when = next(a.period for a in drawn.atoms if a.at == start)
        text, start = text[2:], start + 2
    if any(letter in text for letter in BEFORE + UNKNOWN + OTHER):
        return None
    if PERIOD in text and not _NAMED_BY_PERIOD.search(text):
        return None
    return _plain_name(text, drawn, start, when)


def _named(text: str) -> tuple[str, int]:
    """The name that a relative clause or an aside explains, and where in the text it begins."""
    if match := _NAMELY.match(text):
        return match["name"], match.start("name")
    if (match := _ASIDE.match(text)) and not match["name"].casefold().endswith("remainder"):
        return match["name"], 0
    return text, 0


def _plain_name(text: str, drawn: Drawn, at: int, when: Period | None) -> Subject | None:
    while _ADVERBS.search(text):
        text = _ADVERBS.sub("", text)
    shortened = _LEADING.sub("", text).rstrip(" ,")
    at += text.find(shortened)
    named = _RELATIVE.sub("", _PARENTHESES.sub("", shortened))
    if (
        _NO_NAME.search(named)
        or _NOTHING_NAMED.fullmatch(named)
        or not re.search(r"[A-Za-z]{2}", named)
    ):
        return None
    if len(named.split()) > _MOST_WORDS or named.count("(") != named.count(")"):
        return None
    caption = drawn.printed(shortened, at)
    return Subject(caption, when, -1 if _LOSS.search(caption) else 1)


def year_before(period: Period | None, printed: Sequence[Period] = ()) -> Period | None:
    """The same period a year before: by months, or the column that is printed for it."""
    if before := _months_before(period, 12):
        return before
    near = [other for other in printed if _year_apart(other, period)]
    return near[0] if len(near) == 1 else None


def _year_apart(one: Period, other: Period | None) -> bool:
    """Whether two periods of weeks lie 52 or 53 weeks apart, and are as long but for a week."""
    if not (isinstance(one, Duration) and isinstance(other, Duration)):
        return False
    apart = ((other.first - one.first).days, (other.last - one.last).days)
    return all(day in (364, 371) for day in apart)


def quarter_before(period: Period | None) -> Period | None:
    """The quarter before a quarter, or the moment three months before."""
    if isinstance(period, Duration) and not 80 < (period.last - period.first).days < 100:  # noqa: PLR2004
        return None
    return _months_before(period, 3)


def _months_before(period: Period | None, months: int) -> Period | None:
    match period:
        case Instant(on) if _ends_month(on):
            return Instant(_month_end(on, months))
        case Duration(first, last) if first.day == 1 and _ends_month(last):
            opening = _month_end(first - dt.timedelta(days=1), months)
            return Duration(opening + dt.timedelta(days=1), _month_end(last, months))
        case _:
            return None


def _ends_month(on: dt.date) -> bool:
    return (on + dt.timedelta(days=1)).day == 1


def _month_end(on: dt.date, months: int) -> dt.date:
    count = on.year * 12 + on.month - months  # of the month after, from 0
    return dt.date(count // 12, count % 12 + 1, 1) - dt.timedelta(days=1)
