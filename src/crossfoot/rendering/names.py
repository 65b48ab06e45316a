"""Qualified names, context ids and unit ids: the same for every form of one report."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from crossfoot.model import Duration, Instant, Money, OwnMeasure, Unit
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from crossfoot.model import CoverFact, Extension, Fact, Measure, Period, Report
    from crossfoot.taxonomy.model import Taxonomy

EXTENSION_PREFIX = "i"

Members = tuple[tuple[str, str], ...]
ContextKey = tuple["Period", Members]


class Names(Value):
    """Which namespace a local name lives in: the issuer's own when coined, else the core's.

    `measures` are the units that the core counts in; any other own measure is the issuer's.
    """

    prefix: str
    namespace: str
    own_namespace: str
    coined: frozenset[str]
    measures: frozenset[str] = frozenset()

    def qualify(self, name: str) -> str:
        return f"{EXTENSION_PREFIX if name in self.coined else self.prefix}:{name}"

    def measure(self, unit: Measure) -> str:
        """What a unit measures, without what it is per."""
        match unit:
            case Money(currency):
                return f"iso4217:{currency}"
            case OwnMeasure(name):
                return f"{self.prefix if name in self.measures else EXTENSION_PREFIX}:{name}"
            case Unit():
                return str(unit)

    def namespaces(self) -> tuple[tuple[str, str], ...]:
        """Prefixes in use, sorted; the own one only when something is coined."""
        own = ((EXTENSION_PREFIX, self.own_namespace),) if self.coined else ()
        return tuple(sorted(((self.prefix, self.namespace), *own)))


def names(taxonomy: Taxonomy, extension: Extension, namespace: str) -> Names:
    """The names of a report whose extension has that namespace."""
    members = (member.name for member in extension.members)
    concepts = (concept.name for concept in extension.concepts)
    measures = frozenset(c.unit for c in taxonomy.concepts.values() if c.unit)
    coined = frozenset((*members, *concepts))
    return Names(taxonomy.prefix, taxonomy.namespace, namespace, coined, measures)


def context_key(fact: Fact | CoverFact) -> ContextKey:
    """What makes two contexts equal (XBRL 2.1 §4.10), members sorted by axis."""
    members = fact.members
    return fact.period, tuple(sorted(members)) if len(members) > 1 else members


class InUse(Value):
    """What the facts of a report use, each with its id or its qualified name, in a fixed order."""

    contexts: Mapping[ContextKey, str]
    units: Mapping[Measure, str]
    tags: Mapping[str, str]


def in_use(report: Report, qualified: Names) -> InUse:
    """One look through the facts, which may be made as they are asked for."""
    contexts: dict[ContextKey, None] = dict.fromkeys(map(context_key, report.cover))
    units: dict[Measure, None] = {}
    concepts: dict[str, None] = {}
    for fact in report.facts:
        contexts[context_key(fact)] = None
        units[fact.unit] = None
        concepts[fact.concept] = None
    return InUse(
        _context_ids(contexts),
        {unit: unit_id(unit) for unit in sorted(units, key=unit_id)},
        {name: qualified.qualify(name) for name in concepts},
    )


def _context_ids(keys: Iterable[ContextKey]) -> dict[ContextKey, str]:
    """An id for every context: period and members, and the axes where these collide."""
    short = {key: _context_id(key, with_axes=False) for key in keys}
    count = Counter(short.values())
    return {
        key: ident if count[ident] == 1 else _context_id(key, with_axes=True)
        for key, ident in sorted(short.items(), key=lambda entry: (entry[1], entry[0][1]))
    }


def _context_id(key: ContextKey, *, with_axes: bool) -> str:
    period, members = key
    parts = [f"{axis}.{member}" if with_axes else member for axis, member in members]
    return "_".join([_period_id(period), *parts])


def _period_id(period: Period) -> str:
    match period:
        case Instant(on):
            return f"I{on}"
        case Duration(first, last):
            return f"D{first}_{last}"


def unit_id(unit: Measure) -> str:
    """`JPY`, `JPY_per_share`, `shares`, `pure` or the name of an own measure."""
    match unit:
        case Money(currency, per_share):
            return f"{currency}_per_share" if per_share else currency
        case OwnMeasure(name):
            return name
        case Unit():
            return unit.partition(":")[2]
