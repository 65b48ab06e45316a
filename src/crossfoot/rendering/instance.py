"""XBRL 2.1 instance: the view of a report that `templates/instance` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import Duration, Instant, Money, Unit
from crossfoot.rendering.footnotes import footnotes
from crossfoot.rendering.names import context_key, in_use, names
from crossfoot.rendering.text import decimal_text, xml_text
from crossfoot.templating import stream
from crossfoot.wellformed import checked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crossfoot.model import Measure, Period, Report
    from crossfoot.rendering.names import ContextKey, InUse, Names
    from crossfoot.taxonomy.model import Taxonomy

ENTRY = "extension/extension.xsd"
"""The schema that a report refers to, relative to the report."""

_TEMPLATE = "instance/report.xbrl.jinja2"

PASSES = 3
"""How often the facts are looked through: a report may make them as they are asked for."""

FactRow = tuple[str, str, str, str, int, str]
CoverRow = tuple[str, str, str, str | None, str]


def chunks(
    report: Report, taxonomy: Taxonomy, namespace: str, entry: str = ENTRY
) -> Iterator[bytes]:
    """The instance, streamed; `namespace` is that of the issuer's extension.

    `entry` is the place of its schema, absolute or relative to the instance.
    """
    return checked(stream(_TEMPLATE, view(report, taxonomy, namespace, entry)))


def view(
    report: Report, taxonomy: Taxonomy, namespace: str, entry: str = ENTRY
) -> Mapping[str, object]:
    """Everything that the template prints, as strings."""
    qualified = names(taxonomy, report.extension, namespace)
    used = in_use(report, qualified)
    return {
        **resources(report, qualified, used),
        "entry": entry,
        "cover": _cover(report, qualified, used),
        "facts": _facts(report, used),
        "footnotes": [
            (it.fact, number, xml_text(it.text)) for number, it in enumerate(footnotes(report), 1)
        ],
    }


def resources(report: Report, qualified: Names, used: InUse) -> Mapping[str, object]:
    """The namespaces, contexts and units of all facts, as any XML form prints them."""
    return {
        "namespaces": qualified.namespaces(),
        "scheme": xml_text(report.entity.scheme),
        "identifier": xml_text(report.entity.identifier),
        "contexts": [_context(key, ident, qualified) for key, ident in used.contexts.items()],
        "units": [_unit(unit, ident, qualified) for unit, ident in used.units.items()],
    }


def _context(key: ContextKey, ident: str, qualified: Names) -> Mapping[str, object]:
    period, members = key
    return {
        "id": ident,
        "members": [(qualified.qualify(axis), qualified.qualify(name)) for axis, name in members],
        **_period(period),
    }


def _period(period: Period) -> Mapping[str, str | None]:
    match period:
        case Instant(on):
            return {"instant": str(on), "first": None, "last": None}
        case Duration(first, last):
            return {"instant": None, "first": str(first), "last": str(last)}


def _unit(unit: Measure, ident: str, qualified: Names) -> Mapping[str, str | None]:
    """A measure, and the measure that it is per."""
    per = str(Unit.SHARES) if isinstance(unit, Money) and unit.per_share else None
    return {"id": ident, "measure": qualified.measure(unit), "per": per}


def _cover(report: Report, qualified: Names, used: InUse) -> Iterator[CoverRow]:
    """One row a fact: tag, id, context, language, text."""
    for fact in report.cover:
        context = used.contexts[context_key(fact)]
        text = xml_text(fact.text)
        yield qualified.qualify(fact.concept), fact.id, context, fact.language, text


def _facts(report: Report, used: InUse) -> Iterator[FactRow]:
    """One row a fact: tag, id, context, unit, decimals, value."""
    for fact in report.facts:
        yield (
            used.tags[fact.concept],
            fact.id,
            used.contexts[context_key(fact)],
            used.units[fact.unit],
            fact.decimals,
            decimal_text(fact.value),
        )
