"""Forecasts and results, as against the day on which the reported period ends."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from crossfoot.model import Duration
from crossfoot.validation.book import Book, Breach, describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.model import Fact

_SCENARIO, _SCHEDULE = "StatementScenarioAxis", "DividendScheduleAxis"


def of_the_past(book: Book) -> Iterator[Breach]:
    """A forecast of a period that was over when the report was made."""
    day = _last_day(book)
    for fact in book.reading.facts if day else ():
        if _SCENARIO in dict(fact.members) and day and _end(fact) <= day:
            text = f"{describe(fact)} is a forecast, but the period was over on {day}."
            yield Breach(text, (fact.id,))


def of_the_future(book: Book) -> Iterator[Breach]:
    """A result of a period that was not over yet; a part of a year's dividend may be one."""
    day = _last_day(book)
    for fact in book.reading.facts if day else ():
        if day and _end(fact) > day and not {_SCENARIO, _SCHEDULE} & dict(fact.members).keys():
            text = f"{describe(fact)} is no forecast, but the period was not over on {day}."
            yield Breach(text, (fact.id,))


def _last_day(book: Book) -> dt.date | None:
    """The last day of the period that the report is about, as it says itself."""
    said = next((it for it in book.reading.said if it.concept == "DocumentPeriodEndDate"), None)
    try:
        return dt.date.fromisoformat(said.text) if said else None
    except ValueError:
        return None  # no date at all: who reads the file says so


def _end(fact: Fact) -> dt.date:
    return fact.period.last if isinstance(fact.period, Duration) else fact.period.on
