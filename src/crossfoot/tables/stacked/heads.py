"""Heads of columns that were read one after the other: which period each column is of."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from crossfoot.model import Cell, Place
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.tables.stacked.cells import Line

_MONTH_DAY: Final = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?!\d),?"
)
_PIECE: Final = re.compile(
    rf"(?P<day>{_MONTH_DAY})|(?P<year>\b(?:19|20)\d\d\b)|"
    r"(?P<span>\b[a-z0-9-]+[ -]+(?:months?|weeks?)(?: (?:ended|ending))?\b|"
    r"\b(?:fiscal )?(?:quarters?|years?) (?:ended|ending)\b|"
    r"\b(?:first|second|third|fourth) quarter\b|\bq[1-4]\b)",
    re.IGNORECASE,
)


class Head(Value):
    """A period as its head says it, and where the last piece of that is printed."""

    text: str
    place: Place


def heads(lines: Sequence[Line]) -> tuple[Head, ...]:
    """The heads of the columns that are periods, from the left: each span has all dates.

    Days wait for their years; a year without a day has that of the year before it.
    """
    spans: list[str] = []
    dates: list[Head] = []
    waiting: list[str] = []
    day = ""
    for cell, match in _pieces(lines):
        said = " ".join(match[0].split())
        if match["span"]:
            spans += [said] if said.casefold() not in map(str.casefold, spans) else []
        elif match["day"]:
            waiting.append(said)
        else:
            day = waiting.pop(0) if waiting else day
            place = cell.place
            at = Place(place.page, place.line, place.column + match.start())
            dates.append(Head(f"{day.rstrip(',')}, {said}" if day else said, at))
    return tuple(_crossed(spans, dates))


def _pieces(lines: Sequence[Line]) -> Iterator[tuple[Cell, re.Match[str]]]:
    for line in lines:
        for match in _PIECE.finditer(line.cell.text):
            yield line.cell, match


def _crossed(spans: Sequence[str], dates: Sequence[Head]) -> Iterator[Head]:
    """Each span over each date that is printed as often as there are spans, if any is."""
    counts = Counter(date.text for date in dates)
    often = max(counts.values(), default=0) >= len(spans)
    named = [d for d in dates if counts[d.text] >= len(spans)] if often else dates
    once = list({date.text: date for date in reversed(named)}.values())[::-1]
    if len(spans) < 2:  # noqa: PLR2004 - one span holds for all
        yield from (_over(spans[0] if spans else "", date) for date in once)
        return
    for span in spans:
        yield from (_over(span, date) for date in once)


def _over(span: str, date: Head) -> Head:
    return Head(f"{span} {date.text}".strip(), date.place)
