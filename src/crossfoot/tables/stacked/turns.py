"""In which order the columns of a reading stand, where their heads were read out of turn.

A head that is taller than its neighbour begins above it; one may be printed when all figures are.
What all statements of a release have in common then tells which column is which.
"""

from __future__ import annotations

import re
from itertools import permutations
from typing import TYPE_CHECKING, Final

from crossfoot.patterns import regex
from crossfoot.periods import dates_in
from crossfoot.tables.stacked.solving import values
from crossfoot.value import replace

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from crossfoot.tables.stacked.heads import Head
    from crossfoot.tables.stacked.reading import Reading

_MOST_PERMUTED: Final = 6
"""Heads that are tried in every order."""
_CASH: Final = regex(r"(?:total )?cash\b.*", re.IGNORECASE)
_AT_END: Final = regex(r"(?:total )?cash\b.*\bend of\b.*", re.IGNORECASE)


def in_turn(found: Sequence[Reading]) -> Iterator[Reading]:
    """The readings, each with its heads in the order of its columns; else without rows."""
    sure = [each for each in found if each.solved and not _is_unsure(each)]
    orders = {_order(each.heads) for each in sure} - {None}
    ends = {max(days) for each in sure if (days := dates(each.heads))}
    held = {day: value for each in sure for day, value in _cash_at_end(each)}
    for each in found:
        if each.solved is None or not _is_unsure(each):
            yield each
        elif each.jumbled:
            yield _with_common_end(each, ends)
        elif len(each.heads) == 2:  # noqa: PLR2004
            yield _in_common_order(each, orders)
        else:
            yield _with_the_cash(each, held)


def dates(heads: Sequence[Head]) -> list[dt.date]:
    """The dates of heads, of each the first; none where one has none."""
    found = [dated[0].on for head in heads if (dated := dates_in(head.text))]
    return found if len(found) == len(heads) else []


def may_be_out_of_turn(heads: Sequence[Head]) -> bool:
    """Whether the first of two dates takes more lines: it begins above the other.

    Where two years share a day, the second has a line of its own.
    """
    return len(heads) == 2 and heads[0].lines > heads[1].lines > 1  # noqa: PLR2004


def _is_unsure(reading: Reading) -> bool:
    late = len(set(dates(reading.heads))) == len(reading.heads) and _is_late(reading)
    return reading.jumbled or may_be_out_of_turn(reading.heads) or late


def _is_late(reading: Reading) -> bool:
    """Whether a head is printed below so many figures that they cannot be of the columns before."""
    printed = [cell.place for line in reading.region.lines for cell in line.parts]
    places = sorted(head.place for head in reading.heads)
    each = len(printed) / max(1, len(places))
    return any(
        sum(figure < place for figure in printed) > each * (before + 1 / 2)
        for before, place in enumerate(places)
        if before
    )


def _order(heads: Sequence[Head]) -> bool | None:
    """Whether the newest date comes first; None where that is not told."""
    found = dates(heads)
    return found[0] > found[1] if len(found) > 1 and found[0] != found[1] else None


def _in_common_order(reading: Reading, orders: set[bool | None]) -> Reading:
    """The reading with two dates in the order of the other statements."""
    found = dates(reading.heads)
    if len(orders) != 1 or not found:
        return replace(reading, solved=None)
    newest_first = found[0] > found[1]
    return reading if {newest_first} == orders else replace(reading, heads=reading.heads[::-1])


def _with_common_end(reading: Reading, ends: set[dt.date]) -> Reading:
    """The reading with the days dealt to the years in the one way that ends as the others do."""
    if len(reading.heads) > _MOST_PERMUTED:
        return replace(reading, solved=None)
    days, years = zip(*(_parted_date(head.text) for head in reading.heads), strict=True)
    ways = []
    for order in sorted({*permutations(days)}):
        texts = [f"{day}, {year}" for day, year in zip(order, years, strict=True)]
        heads = tuple(replace(h, text=t) for h, t in zip(reading.heads, texts, strict=True))
        found = dates(heads)
        if len(set(found)) == len(heads) and {max(found)} == ends:
            ways.append(heads)
    return replace(reading, heads=ways[0]) if len(ways) == 1 else replace(reading, solved=None)


def _parted_date(text: str) -> tuple[str, str]:
    """What stands before the year, with the span, and the year."""
    day, _, year = text.rpartition(", ")
    return day, year


def _cash_at_end(reading: Reading) -> Iterator[tuple[dt.date, Decimal]]:
    """The day each column ends on, and the cash that cash flows end with."""
    for said, row in _rows(reading):
        if _AT_END.fullmatch(said):
            days = zip(dates(reading.heads), row, strict=False)
            yield from ((day, value) for day, value in days if value is not None)


def _with_the_cash(reading: Reading, held: dict[dt.date, Decimal]) -> Reading:
    """The balance sheet with its heads in the one order in which it has the cash of its days."""
    cash = next((row for said, row in _rows(reading) if _CASH.fullmatch(said)), ())
    ways = []
    for heads in permutations(reading.heads) if len(reading.heads) <= _MOST_PERMUTED else ():
        told = zip(dates(heads), cash, strict=False)
        known = [held[day] == value for day, value in told if day in held]
        ways += [heads] if known and all(known) else []
    return replace(reading, heads=ways[0]) if len(ways) == 1 else replace(reading, solved=None)


def _rows(reading: Reading) -> Iterator[tuple[str, tuple[Decimal | None, ...]]]:
    if reading.solved:
        rows = values(reading.solved.rows, reading.solved.periods)
        yield from zip(reading.captions, rows, strict=True)
