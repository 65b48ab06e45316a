"""A reader of instances that shares nothing with the renderer, nor with Arelle."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from lxml import etree

from crossfoot.model import ConceptName, Duration, Fact, FactId, Instant, Money, OwnMeasure, Unit
from crossfoot.validation.reading import Said

if TYPE_CHECKING:
    from lxml.etree import _Element

    from crossfoot.model import Measure, Period

XBRLI = "{http://www.xbrl.org/2003/instance}"
LINK = "{http://www.xbrl.org/2003/linkbase}"
XLINK = "{http://www.w3.org/1999/xlink}"
MEMBER = "{http://xbrl.org/2006/xbrldi}explicitMember"

ById = dict[str, "_Element"]


def read(xml: bytes) -> tuple[Fact, ...]:
    root = etree.fromstring(xml)
    contexts, units = _by_id(root, "context"), _by_id(root, "unit")
    return tuple(_fact(it, contexts, units) for it in root if it.get("unitRef"))


def read_cover(xml: bytes) -> tuple[Said, ...]:
    """Facts that are no numbers."""
    root = etree.fromstring(xml)
    contexts = _by_id(root, "context")
    return tuple(
        _said(it, contexts) for it in root if it.get("contextRef") and not it.get("unitRef")
    )


def read_footnotes(xml: bytes) -> tuple[tuple[FactId, str], ...]:
    """Each footnote with the fact that it hangs on."""
    root = etree.fromstring(xml)
    ends = {it.get(f"{XLINK}label"): it for it in root.iter(f"{LINK}loc", f"{LINK}footnote")}
    return tuple(
        (
            FactId(ends[arc.get(f"{XLINK}from")].get(f"{XLINK}href", "").removeprefix("#")),
            ends[arc.get(f"{XLINK}to")].text or "",
        )
        for arc in root.iter(f"{LINK}footnoteArc")
    )


def _said(element: _Element, contexts: ById) -> Said:
    context = contexts[element.get("contextRef", "")]
    members = [(_local(it.get("dimension")), _local(it.text)) for it in context.iter(MEMBER)]
    return Said(
        FactId(element.get("id", "")),
        etree.QName(element).localname,
        _period(context),
        element.text or "",
        element.get("{http://www.w3.org/XML/1998/namespace}lang"),
        tuple(sorted(members)),
    )


def _by_id(root: _Element, name: str) -> ById:
    elements = list(root.iter(XBRLI + name))
    found = {element.get("id", ""): element for element in elements}
    assert len(found) == len(elements)
    return found


def _fact(element: _Element, contexts: ById, units: ById) -> Fact:
    context = contexts[element.get("contextRef", "")]
    members = [(_local(it.get("dimension")), _local(it.text)) for it in context.iter(MEMBER)]
    return Fact(
        FactId(element.get("id", "")),
        ConceptName(etree.QName(element).localname),
        _period(context),
        _unit(units[element.get("unitRef", "")]),
        Decimal(element.text or ""),
        int(element.get("decimals", "")),
        tuple(sorted(members)),
    )


def _local(name: str | None) -> str:
    return (name or "").partition(":")[2]


def _period(context: _Element) -> Period:
    days = [dt.date.fromisoformat(day.text or "") for day in context[-1]]
    return Duration(*days) if len(days) == 2 else Instant(*days)


def _unit(unit: _Element) -> Measure:
    measures = [measure.text or "" for measure in unit.iter(XBRLI + "measure")]
    if measures[0].startswith("iso4217:"):
        return Money(_local(measures[0]), per_share=len(measures) == 2)
    if measures[0].startswith("xbrli:"):
        return Unit(measures[0])
    return OwnMeasure(_local(measures[0]))
