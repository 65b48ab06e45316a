"""Rows of a table that add up to a fact of the statements which the table itself does not print."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.mapping.naming import Named
from crossfoot.mentioned.families import Family, Row
from crossfoot.mentioned.prints import as_print
from crossfoot.model import Fact, Mention, Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.mentioned.families import When
    from crossfoot.mentioned.prints import Facts

_FEWEST_PARTS, _FEWEST_TIMES = 2, 2


def unprinted(rows: Sequence[Row], facts: Facts) -> Iterator[tuple[Family, Named]]:
    """Runs of rows under one header, and the one fact that they add up to, at two times or more."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        if row.first.guarded and not row.first.per_share and not row.first.noun:
            groups.setdefault(row.headings, []).append(row)
    for group in groups.values():
        name = _sum_of(group, facts) if len(group) >= _FEWEST_PARTS else None
        if name:
            yield Family(_whole(group, name, facts), tuple(group)), name


def _sum_of(rows: Sequence[Row], facts: Facts) -> Named | None:
    """The only concept that has the sum of the rows wherever it has a value at all."""
    totals = {when: _total(rows, when) for when in rows[0].values}
    names: dict[Named, int] = {}
    for fact in facts.values():
        total = totals.get((fact.period, False))
        if not fact.members and total and total == fact.value and isinstance(fact.unit, Money):
            name = Named(fact.concept, (), exact=True)
            names[name] = names.get(name, 0) + 1
    told = [name for name, times in names.items() if times >= _FEWEST_TIMES]
    told = [name for name in told if names[name] == len(_times(name, rows, facts))]
    return told[0] if len(told) == 1 else None


def _total(rows: Sequence[Row], when: When) -> Decimal | None:
    own = [row.values.get(when) for row in rows]
    if not all(own) or len({each.figure.percent for each in own if each}) > 1:
        return None
    return sum((as_print(each).value for each in own if each), Decimal(0))


def _times(name: Named, rows: Sequence[Row], facts: Facts) -> list[Fact]:
    periods = {period for period, _ in rows[0].values}
    return [
        fact
        for fact in facts.values()
        if (fact.concept, fact.members) == (name.concept, ()) and fact.period in periods
    ]


def _whole(rows: Sequence[Row], name: Named, facts: Facts) -> Row:
    """The fact's own prints as the row that the table leaves out."""
    values: dict[When, Mention] = {}
    for fact in _times(name, rows, facts):
        printed = fact.prints[0]
        values[(fact.period, False)] = Mention(
            figure=printed.figure,
            caption=fact.caption,
            headings=(*rows[0].headings, "total"),
            gauge=rows[0].first.gauge,
            period=fact.period,
            scale=printed.figure.places - printed.decimals,
            currency=rows[0].first.currency,
            guarded=True,
        )
    first = next(iter(values.values()))
    return Row(first.caption, first.headings, values)
