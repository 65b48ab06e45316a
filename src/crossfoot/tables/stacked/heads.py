"""Heads of columns that were read one after the other: which period each column is of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from crossfoot.model import Place
from crossfoot.patterns import regex
from crossfoot.tables.stacked.cells import DAY_ALONE, MONTH_ALONE, PART_OF_YEAR
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.tables.stacked.cells import Line

_MONTH_DAY: Final = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?!\d),?"
)
_PIECE: Final = regex(
    rf"(?P<day>{_MONTH_DAY})|(?P<date>\b\d{{1,2}}/\d{{1,2}}/(?:20)?\d\d\b|"
    r"\b(?:q[1-4][- ]?(?:fy)?[ ]?['’]?(?:20)?\d\d|[1-4]q[- ]?(?:fy)?[ ]?['’]?(?:20)?\d\d)\b)|"
    r"(?P<year>\b(?:19|20)\d\d\b)|"
    rf"(?P<month>\b{MONTH_ALONE}\b)|(?P<rest>(?<!\S){DAY_ALONE})|"
    r"(?P<span>\b[a-z0-9-]+[ -]+(?:months?\b|weeks?\b|mos\b\.?|wks\b\.?)(?: period)?"
    r"(?: (?:ended|ending))?|"
    rf"\b(?:fiscal )?(?:quarters?|years?) (?:ended|ending)|\b(?:{PART_OF_YEAR})\b)",
    re.IGNORECASE,
)


_MOST_LINES: Final = 4
"""A head is broken over no more lines."""


class Head(Value):
    """A period as its head says it, and where the last piece of that is printed.

    `lines` are how many lines its date takes, from the day to the year.
    """

    text: str
    place: Place
    lines: int = 1


class Told(Value):
    """What the heads of a region say: spans and dates, in the order of the text.

    `last_dates` are those that stand right below the last span. `jumbled` says that a month got
    apart from its day: which year is whose cannot be told.
    """

    spans: tuple[str, ...]
    dates: tuple[Head, ...]
    last_dates: tuple[Head, ...]
    jumbled: bool = False

    @property
    def last(self) -> Told:
        """What is said from the last span on."""
        return Told(self.spans[-1:], self.last_dates, self.last_dates, self.jumbled)

    @property
    def spare(self) -> tuple[Head, ...]:
        """The dates that are printed less often than those over which the spans are."""
        named = {date.text for date in _named(self)}
        used = Counter({text: max(len(self.spans), 1) for text in named})
        found: list[Head] = []
        for date in self.dates:
            used[date.text] -= 1
            found += [date] if used[date.text] < 0 else []
        return tuple(found)


def told(lines: Sequence[Line]) -> Told:
    """The spans and dates of head lines.

    Days wait for their years; a year without a day has that of the year before it, or the day
    that is said above the span.
    """
    spans: list[str] = []
    dates: list[Head] = []
    waiting: list[_Day] = []
    below: list[Head] = []
    day, right_below, jumbled = _Day("", 0), False, False
    for line, offset, match in _pieces(lines):
        said = " ".join(match[0].split())
        right_below &= not line.begins
        if match["span"]:
            spans += [said] if said.casefold() not in map(str.casefold, spans) else []
            day = waiting[-1] if waiting else day
            waiting, below, right_below = [], [], True
        elif match["day"] or match["month"]:
            waiting.append(_Day(said, line.cell.place.line, whole=bool(match["day"])))
        elif match["rest"]:
            jumbled |= not waiting or waiting[-1].whole
            waiting = _completed(waiting, said)
        else:
            waiting = [each for each in waiting if each.whole or len(waiting) > 1]
            own = waiting.pop(0) if waiting and not match["date"] else None
            jumbled |= own is not None and not own.whole
            day = _Day("", 0) if match["date"] else own or day
            dates.append(_date(said, day, line, offset, own=own is not None))
            below += dates[-1:] if right_below else []
    return Told(tuple(spans), tuple(dates), tuple(below), jumbled)


class _Day(NamedTuple):
    """A day as it is printed, or its month alone, and the number of its line."""

    text: str
    line: int
    whole: bool = True


def _completed(waiting: Sequence[_Day], rest: str) -> list[_Day]:
    """What waits, the first month without a day completed."""
    at = next((at for at, each in enumerate(waiting) if not each.whole), None)
    if at is None:
        return list(waiting)
    whole = _Day(f"{waiting[at].text} {rest}", waiting[at].line)
    return [*waiting[:at], whole, *waiting[at + 1 :]]


def _date(said: str, day: _Day, line: Line, offset: int, *, own: bool) -> Head:
    """A date of a year, or as it is said; a day that others share says nothing of its height."""
    place = line.cell.place
    at = Place(place.page, place.line, place.column + offset)
    lines = at.line - day.line + 1 if own and not line.begins else 1
    text = f"{day.text.rstrip(',')}, {said}" if day.text else said
    return Head(text, at, lines if 1 <= lines <= _MOST_LINES else 1)


def heads(said: Told) -> tuple[Head, ...]:
    """The heads of the columns that are periods, from the left.

    Dates go under the first span until one is printed again, and so on; where that comes out
    unlike the spans, each span has all its dates.
    """
    turns = _turns(said.dates)
    if len(said.spans) == len(turns) > 1:
        over = zip(said.spans, turns, strict=True)
        return tuple(_over(span, date) for span, dates in over for date in dates)
    once = tuple({date.text: date for date in _named(said)}.values())
    if len(said.spans) < 2:  # noqa: PLR2004 - one span holds for all
        return tuple(_over(said.spans[0] if said.spans else "", date) for date in once)
    return tuple(_over(span, date) for span in said.spans for date in once)


def _turns(dates: Sequence[Head]) -> list[list[Head]]:
    """The dates in turns, each of which begins where one of the turn before is printed again."""
    found: list[list[Head]] = [[]]
    for date in dates:
        if any(date.text == each.text for each in found[-1]):
            found.append([])
        found[-1].append(date)
    return found


def _named(said: Told) -> tuple[Head, ...]:
    """The dates that are printed as often as there are spans, if any is."""
    counts = Counter(date.text for date in said.dates)
    often = max(counts.values(), default=0) >= len(said.spans)
    return tuple(d for d in said.dates if not often or counts[d.text] >= len(said.spans))


def _pieces(lines: Sequence[Line]) -> Iterator[tuple[Line, int, re.Match[str]]]:
    """Spans, days and years, each with its line and where in it; they may run on into the next."""
    for block in _blocks(lines):
        text = " ".join(line.cell.text for line in block)
        starts = list(accumulate((len(line.cell.text) + 1 for line in block), initial=0))
        for match in _PIECE.finditer(text):
            at = bisect_right(starts, match.start()) - 1
            yield block[at], match.start() - starts[at], match


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The head lines that are printed one right below the other."""
    block: list[Line] = []
    for line in lines:
        if block and not _is_below(block[-1], line):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _is_below(above: Line, line: Line) -> bool:
    one, other = above.cell.place, line.cell.place
    return not line.begins and (one.page, one.line + 1) == (other.page, other.line)


def _over(span: str, date: Head) -> Head:
    return replace(date, text=f"{span} {date.text}".strip())
