"""The facts that an issuer filed, as a table: those that a release could be asked for."""

from __future__ import annotations

import csv
import datetime as dt
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from crossfoot.patterns import regex
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_DAYS_A_MONTH: Final = Decimal("30.4")
_PREFIX: Final = "us-gaap:"
_MEASURED: Final = regex(r"shares|[A-Z]{3}(?:/shares)?")
"""Money, shares, money per share; not rates, weeks or counts of countries."""


class Span(Value, order=True):
    """A period as a release tells it: how many months, 0 for an instant, and its last day."""

    months: int
    last: dt.date


def span(first: dt.date | None, last: dt.date) -> Span:
    """The span from one day to another; weeks count as the months that they come nearest to."""
    days = (last - first).days + 1 if first else 0
    return Span(round(days / _DAYS_A_MONTH), last)


class GoldFact(Value):
    """A filed fact without dimensions, in units; `label` is the caption of its row."""

    concept: str
    span: Span
    value: Decimal
    unit: str
    decimals: int | None
    label: str


def gold_facts(path: Path) -> Iterator[GoldFact]:
    """The facts of a table with concept, value, unit, decimals, start, end, dims, row_label."""
    with path.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            fact = _fact(row)
            if fact:
                yield fact


def _fact(row: Mapping[str, str]) -> GoldFact | None:
    measured = row["concept"].startswith(_PREFIX) and _MEASURED.fullmatch(row["unit"])
    if row["dims"] or not measured:
        return None
    try:
        value = Decimal(row["value"])
    except InvalidOperation:
        return None
    first = dt.date.fromisoformat(row["start"]) if row["start"] else None
    when = span(first, dt.date.fromisoformat(row["end"]))
    concept, decimals = row["concept"].removeprefix(_PREFIX), _decimals(row["decimals"])
    return GoldFact(concept, when, value, row["unit"], decimals, row["row_label"])


def _decimals(written: str) -> int | None:
    return None if written in ("", "INF") else int(written)
