"""Rows of tables as they are printed, and what one column of a row says of the others.

A row two columns of which are prints of one concept is that concept in its other columns too,
where these measure periods that no statement prints. What names a measure outside of GAAP never
is a concept of the statements, though it may have the same value.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from crossfoot.facts import fact_id
from crossfoot.mentioned.families import Row
from crossfoot.mentioned.prints import as_print, unit_of
from crossfoot.model import Fact, Gauge, Instant
from crossfoot.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.mentioned.prints import Facts, Setting
    from crossfoot.model import FactId, Mention, Place

_MEASURE: Final = regex(
    r"non-?gaap|\badjusted\b|free cash flow|\bebitda?\b|\bexclud|\bexcl\b|\bcore\b|\bnet debt\b|"
    r"\bnormali[sz]ed\b|\bunderlying\b|\bbefore\b.*\bitems\b|\bconstant[- ]currency\b",
    re.IGNORECASE,
)
_FEWEST: Final = 2


def is_measure(caption: str) -> bool:
    """Whether a caption names a measure outside of GAAP."""
    return _MEASURE.search(caption) is not None


def printed_rows(mentions: Sequence[Mention]) -> Iterator[Row]:
    """The rows of grids: one caption may stand in several."""
    told = (m for m in mentions if m.guarded and m.gauge is Gauge.VALUE and m.period)
    for _, run in groupby(told, key=lambda m: (m.figure.place.page, m.figure.place.line)):
        row = list(run)
        values = {(m.period, m.forecast): m for m in row if m.period}
        if len(values) == len(row):
            yield Row(row[0].caption, row[0].headings, values)


def by_place(facts: Facts) -> dict[Place, Fact]:
    """Where each fact is printed."""
    return {printed.figure.place: fact for fact in facts.values() for printed in fact.prints}


def extended(mentions: Sequence[Mention], facts: Facts, setting: Setting) -> dict[FactId, Fact]:
    """The figures in other columns of rows that repeat facts, as facts of their periods."""
    places = by_place(facts)
    found: dict[FactId, Fact] = {}
    twice: set[FactId] = set()
    for row in printed_rows(mentions):
        for fact in _others(row, places, facts, setting):
            known = found.setdefault(fact.id, fact)
            if known.value != fact.value:
                twice.add(fact.id)
    return {name: fact for name, fact in found.items() if name not in twice}


def _others(
    row: Row, places: Mapping[Place, Fact], facts: Facts, setting: Setting
) -> Iterator[Fact]:
    if is_measure(row.caption):
        return
    known = {when: fact for when, m in row.values.items() if (fact := places.get(m.figure.place))}
    names = {(fact.concept, fact.members) for fact in known.values()}
    values = {fact.value for fact in known.values() if fact.value}
    if len(names) != 1 or len(values) < _FEWEST:
        return
    signs = {as_print(row.values[when]).value * fact.value > 0 for when, fact in known.items()}
    like = next(iter(known.values()))
    for when, mention in row.values.items():
        alike = isinstance(when[0], Instant) is isinstance(like.period, Instant)
        ident = fact_id(like.concept, when[0], like.members)
        fits = alike and unit_of(mention, setting, None) == like.unit and not mention.figure.dash
        if when not in known and ident not in facts and fits and len(signs) == 1:
            printed = as_print(mention)
            turned = like.value * as_print(row.values[next(iter(known))]).value < 0
            yield Fact(
                id=ident,
                concept=like.concept,
                period=when[0],
                unit=like.unit,
                value=-printed.value if turned else printed.value,
                decimals=printed.decimals,
                members=like.members,
                prints=(printed,),
                caption=row.caption,
                rung="mention",
            )
