"""The reading of a report that was not yet written, for a judgement without Arelle."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.rendering.footnotes import footnotes
from crossfoot.validation.reading import Arc, MemberTree, Reading, Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crossfoot.model import Extension, Report
    from crossfoot.taxonomy.model import Axis, Taxonomy

_ITEM_TYPES: Mapping[str, str] = {
    "monetary": "monetaryItemType",
    "per-share": "perShareItemType",
    "shares": "sharesItemType",
    "percent": "percentItemType",
    "pure": "pureItemType",
    "string": "stringItemType",
    "date": "dateItemType",
    "year": "gYearItemType",
    "boolean": "booleanItemType",
    "integer": "integerItemType",
    "decimal": "decimalItemType",
}


def reading_of(report: Report, taxonomy: Taxonomy) -> Reading:
    """What Arelle would read, had the report been rendered."""
    return Reading(
        facts=report.facts,
        said=tuple(
            Said(it.id, it.concept, it.period, it.text, it.language, it.members)
            for it in report.cover
        ),
        arcs=tuple(_arcs(report.extension)),
        trees=tuple(_tree(axis, report.extension) for axis in taxonomy.axes.values()),
        item_types=_item_types(report.extension, taxonomy),
        footnotes=tuple((it.fact, it.text) for it in footnotes(report)),
    )


def _item_types(extension: Extension, taxonomy: Taxonomy) -> Mapping[str, str]:
    core = {name: concept.item_type for name, concept in taxonomy.concepts.items()}
    own = {concept.name: concept.item_type for concept in extension.concepts}
    return {name: _ITEM_TYPES.get(kind, "") for name, kind in {**core, **own}.items()}


def _arcs(extension: Extension) -> Iterator[Arc]:
    for entry in extension.sums:
        for part, weight in entry.parts:
            yield Arc(str(entry.statement), entry.total, part, Decimal(weight))


def _tree(axis: Axis, extension: Extension) -> MemberTree:
    children: defaultdict[str, list[str]] = defaultdict(list)
    for member in axis.members:
        children[member.parent or axis.domain].append(member.name)
    for coined in extension.members:
        if coined.axis == axis.name:
            children[coined.parent or axis.domain].append(coined.name)
            children[coined.name] += coined.parts
    ordered = {parent: tuple(names) for parent, names in children.items() if names}
    return MemberTree(axis.name, axis.domain, ordered)
