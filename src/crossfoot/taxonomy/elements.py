"""The elements of the core schema, where they are found, and their labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.taxonomy.linkbases import line_items, table
from crossfoot.taxonomy.views import LABEL_ROLES, Element, Label, Labelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crossfoot.taxonomy.model import Axis, Concept, StatementView, Taxonomy

TYPES: Mapping[str, str] = {
    "monetary": "xbrli:monetaryItemType",
    "per-share": "dtr:perShareItemType",
    "shares": "xbrli:sharesItemType",
    "percent": "dtr:percentItemType",
    "pure": "xbrli:pureItemType",
    "integer": "xbrli:integerItemType",
    "decimal": "xbrli:decimalItemType",
    "string": "xbrli:stringItemType",
    "date": "xbrli:dateItemType",
    "year": "xbrli:gYearItemType",
    "boolean": "xbrli:booleanItemType",
    "text-block": "dtr:textBlockItemType",
    "domain": "dtr:domainItemType",
}
_GROUPS = {"Table": "xbrldt:hypercubeItem", "Axis": "xbrldt:dimensionItem"}


def role_uri(taxonomy: Taxonomy, name: str) -> str:
    """URI of a role of the core taxonomy."""
    return f"{taxonomy.namespace}/role/{name}"


def href(taxonomy: Taxonomy, name: str) -> str:
    """Where a linkbase of the core finds an element."""
    return f"crossfoot.xsd#{taxonomy.prefix}_{name}"


def elements(taxonomy: Taxonomy) -> tuple[Element, ...]:
    """Every element of the core schema: concepts, then what is abstract, each by name."""
    concepts = [_concept(taxonomy, taxonomy.concepts[name]) for name in sorted(taxonomy.concepts)]
    return (*concepts, *(_abstract(taxonomy, n) for n in sorted(abstract_labels(taxonomy, "en"))))


def _concept(taxonomy: Taxonomy, concept: Concept) -> Element:
    return Element(
        concept.name,
        f"{taxonomy.prefix}_{concept.name}",
        TYPES[concept.item_type],
        "xbrli:item",
        concept.period,
        concept.balance or "",
    )


def _abstract(taxonomy: Taxonomy, name: str) -> Element:
    group = next((g for end, g in _GROUPS.items() if name.endswith(end)), "xbrli:item")
    domain = name.endswith(("Domain", "Member"))
    return Element(
        name,
        f"{taxonomy.prefix}_{name}",
        TYPES["domain" if domain else "string"],
        group,
        "duration",
        abstract=True,
    )


def abstract_labels(taxonomy: Taxonomy, language: str) -> dict[str, str]:
    """Label of every element that is no concept: headers, tables, axes, domains, members."""
    found: dict[str, str] = {}
    for view in taxonomy.statements:
        found |= _of_statement(view, language)
    for axis in taxonomy.axes.values():
        found |= _of_axis(axis, language)
    return found


def _of_statement(view: StatementView, language: str) -> dict[str, str]:
    headers = {row.name: row.labels for row in view.rows if row.header and row.labels}
    title = view.definition.rpartition(" - ")[2]
    words = {"en": (" [table]", " [line items]"), "ja": ("［表］", "［表示科目］")}[language]
    named = {table(view): title + words[0], line_items(view): title + words[1]}
    return {name: labels[language] for name, labels in headers.items()} | named


def _of_axis(axis: Axis, language: str) -> dict[str, str]:
    members = {member.name: member.labels[language] for member in axis.members}
    return {axis.name: axis.labels[language], axis.domain: axis.domain_labels[language]} | members


def labelled(taxonomy: Taxonomy, language: str) -> tuple[Labelled, ...]:
    """Every element with its labels: the standard one, then those of rows with another role."""
    standard = {name: c.labels[language] for name, c in taxonomy.concepts.items()}
    standard |= abstract_labels(taxonomy, language)
    others: dict[str, list[Label]] = {}
    for name, label in _row_labels(taxonomy, language):
        if label not in others.setdefault(name, []):
            others[name].append(label)
    return tuple(
        Labelled(
            name, href(taxonomy, name), (Label("label", standard[name]), *others.get(name, ()))
        )
        for name in sorted(standard)
    )


def _row_labels(taxonomy: Taxonomy, language: str) -> Iterator[tuple[str, Label]]:
    for view in taxonomy.statements:
        for row in view.rows:
            if not row.header and row.labels:
                yield row.name, Label(LABEL_ROLES[row.label_role], row.labels[language])
