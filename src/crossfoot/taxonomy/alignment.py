"""Is a concept aligned with us-gaap? Judged against the rows of the element list we carry."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from crossfoot.patterns import regex
from crossfoot.value import Value

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.taxonomy.model import Concept, Taxonomy

FILE = "us-gaap-2017.csv"
_GUESSES = frozenset({"calc", "suffix", "instances2025"})
_DECLARED = frozenset({"xsd2009", "metalinks2024"})
_PARENT = regex(r"(\w+)\*(-?1)@")
_ITEM_TYPES = {
    "monetary": "monetaryItemType",
    "per-share": "perShareItemType",
    "shares": "sharesItemType",
    "percent": "percentItemType",
    "integer": "integerItemType",
}


class Element(Value):
    """One us-gaap element: its attributes, where the list has them from, its totals."""

    name: str
    years: tuple[int, ...]
    attributes: tuple[tuple[str, str, str], ...]
    totals: frozenset[tuple[str, int]]

    def attribute(self, which: str) -> str:
        return next(value for name, value, _ in self.attributes if name == which)

    def source(self, which: str) -> str:
        return next(source for name, _, source in self.attributes if name == which)

    def guessed(self, which: str) -> bool:
        """An empty balance is a declared absence where the type was declared, else unknown."""
        if which == "balance" and not self.attribute("balance"):
            monetary = self.attribute("type") in ("", "monetaryItemType")
            return monetary and self.source("type") not in _DECLARED
        unsaid = not self.attribute(which) and not self.attribute("type")
        return self.source(which) in _GUESSES or unsaid


def evidence(root: Path) -> dict[str, Element]:
    """Element name → its row; the lines before the head are the notice of its owner."""
    lines = (root / FILE).read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["name"]: _element(row) for row in rows}


def _element(row: dict[str, str]) -> Element:
    return Element(
        row["name"],
        tuple(int(year) for year in row["years"].split()),
        tuple((which, row[which], row[f"{which}_src"]) for which in ("type", "balance", "period")),
        frozenset((total, int(weight)) for total, weight in _PARENT.findall(row["totals"])),
    )


def complaints(taxonomy: Taxonomy, root: Path) -> tuple[str, ...]:
    """Why concepts are not aligned as they claim; empty when all are."""
    elements = evidence(root)
    found: list[str] = []
    for concept in taxonomy.concepts.values():
        found += _attributes(concept, elements)
        found += _sums(concept, taxonomy, elements)
    return tuple(found)


def _attributes(concept: Concept, elements: dict[str, Element]) -> list[str]:
    mirror = concept.alignment
    if mirror is None:
        return []
    element = elements.get(mirror.element)
    if element is None:
        return [f"{concept.name}: {mirror.element} is not in {FILE}"]
    if mirror.years != element.years:
        return [f"{concept.name}: the list has {mirror.element} in {element.years}"]
    return _differences(concept, element) if mirror.kind == "exact" else []


def _differences(concept: Concept, element: Element) -> list[str]:
    ours = {
        "type": _ITEM_TYPES[concept.item_type],
        "balance": concept.balance or "",
        "period": concept.period,
    }
    return [
        f"{concept.name}: {which} is {value or 'none'}, us-gaap has {element.attribute(which)}"
        for which, value in ours.items()
        if value != element.attribute(which)
        and not (not element.attribute(which) and element.guessed(which))
    ]


def _sums(concept: Concept, taxonomy: Taxonomy, elements: dict[str, Element]) -> list[str]:
    found = [
        f"{concept.name}: a deviation for {part}, which is no part of it"
        for part in concept.deviations
        if part not in concept.parts
    ]
    for part, weight in concept.parts.items():
        known = part in elements and _exact(taxonomy.concepts[part])
        same = known and (concept.name, weight) in elements[part].totals
        if known and _exact(concept) and same == (part in concept.deviations):
            found.append(f"{concept.name}: {part} x {weight} " + ("needs no" if same else "needs a")
                         + " deviation")  # fmt: skip
    return found


def _exact(concept: Concept) -> bool:
    return concept.alignment is not None and concept.alignment.kind == "exact"


def inferred(taxonomy: Taxonomy) -> tuple[Concept, ...]:
    """The exact alignments that rest on an attribute which the list only infers."""
    return tuple(
        concept
        for concept in taxonomy.concepts.values()
        if concept.alignment and concept.alignment.kind == "exact" and concept.alignment.inferred
    )
