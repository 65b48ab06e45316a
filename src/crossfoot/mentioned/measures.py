"""Rows of a table of some measure under a caption that the statements have for another one.

Purchases of equipment in a table of capital expenditure need not be those of the cash flows.
Where such a row adds up with the others of its table, and these agree with the statements, it is a
measure of its own: a concept of the core that goes by that caption too, else the issuer's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.mapping.breakdown import camel
from crossfoot.mapping.naming import Named
from crossfoot.mentioned.families import Family, Row, adds_up
from crossfoot.mentioned.prints import as_print, fact_of, measure_over, near, off_by_a_plug
from crossfoot.model import CoinedConcept, ConceptName
from crossfoot.spelling import base, unnumbered
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.mentioned.prints import Facts, RowKey, Setting
    from crossfoot.taxonomy.model import Concept, Taxonomy


class OtherMeasure(Value):
    """What a row is, and what its caption says in the statements; `coined` where nobody knew it."""

    own: Named
    stated: Named
    measure: str
    coined: CoinedConcept | None = None


def other_measures(
    families: Sequence[Family], facts: Facts, setting: Setting
) -> dict[RowKey, OtherMeasure]:
    """The rows of all tables of measures that are not what their captions say elsewhere."""
    found: dict[RowKey, OtherMeasure] = {}
    for family in families:
        rows = (family.whole, *family.parts)
        measure = next((m for row in rows if (m := measure_over(row.first, setting))), None)
        if measure is None or not adds_up(family.whole, family.parts):
            continue
        if any(_agrees(row, facts, setting) for row in rows):
            for row in family.parts:
                for each in _other(row, measure, facts, setting):
                    found.setdefault(row.key, each)
    return found


def _agrees(row: Row, facts: Facts, setting: Setting) -> bool:
    """Whether the row repeats facts, once at least as exactly as it can: its columns are known."""
    for name in setting.naming.names(row.caption, row.headings):
        pairs = [(fact_of(name, m, facts, setting), as_print(m)) for m in row.values.values()]
        known = [(fact, printed) for fact, printed in pairs if fact]
        if len(known) == len(pairs) and any(near(*pair) for pair in known):
            return all(near(*pair) or off_by_a_plug(*pair) for pair in known)
    return False


def _other(row: Row, measure: Concept, facts: Facts, setting: Setting) -> Iterator[OtherMeasure]:
    names = [name for name in setting.naming.names(row.caption, row.headings) if name.exact]
    stated = next((name for name in names if _differs(name, row, facts, setting)), None)
    if stated is None or _agrees(row, facts, setting):
        return
    free = (name for name in names if name.concept in measure.parts)
    own = next((name for name in free if not _has_facts(name, row, facts, setting)), None)
    if own:
        yield OtherMeasure(own, stated, measure.name)
        return
    core = setting.taxonomy.concepts[stated.concept]
    label = base(unnumbered(row.caption))
    name = f"{camel(label)}In{measure.name}"
    coined = CoinedConcept(name, label, core.item_type, core.period, core.balance, None)
    yield OtherMeasure(Named(ConceptName(name), exact=True), stated, measure.name, coined)


def _differs(name: Named, row: Row, facts: Facts, setting: Setting) -> bool:
    """Whether the facts of that name are there, and none of them is what the row prints."""
    for mention in row.values.values():
        fact, printed = fact_of(name, mention, facts, setting), as_print(mention)
        if fact is None or near(fact, printed) or off_by_a_plug(fact, printed):
            return False
    return True


def _has_facts(name: Named, row: Row, facts: Facts, setting: Setting) -> bool:
    return any(fact_of(name, mention, facts, setting) for mention in row.values.values())


def with_measures(taxonomy: Taxonomy, found: Mapping[RowKey, OtherMeasure]) -> Taxonomy:
    """The taxonomy that knows the coined measures, each like the concept it was taken for."""
    coined = {
        each.coined.name: replace(
            taxonomy.concepts[each.stated.concept],
            name=each.coined.name,
            printed_as=(),
            summarised_as=(),
            parts={},
            alignment=None,
        )
        for each in found.values()
        if each.coined
    }
    return replace(taxonomy, concepts={**taxonomy.concepts, **coined}) if coined else taxonomy


def instead(found: Mapping[RowKey, OtherMeasure]) -> dict[tuple[str, str], str]:
    """For a measure and a part that it usually has: the coined part that it has here."""
    return {
        (each.measure, each.stated.concept): each.own.concept
        for each in found.values()
        if each.coined
    }
