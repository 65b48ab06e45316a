"""xBRL-JSON (OIM 1.0): the same facts with the same ids.

Traps that shape it: a pure unit is omitted, values are plain decimal strings, `canonicalValues`
is not declared, a period ends at the next day's midnight, each scheme has a prefix.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from crossfoot.model import Duration, Instant, Money, Unit
from crossfoot.rendering.instance import ENTRY
from crossfoot.rendering.names import names
from crossfoot.rendering.text import decimal_text, xml_text
from crossfoot.value import as_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from crossfoot.model import CoverFact, Fact, Measure, Period, Report
    from crossfoot.rendering.names import Names
    from crossfoot.taxonomy.model import Taxonomy

_ENTITY_PREFIX = "entity"


def chunks(report: Report, taxonomy: Taxonomy, namespace: str) -> Iterator[bytes]:
    """The JSON report, one chunk a fact; `namespace` is that of the issuer's extension."""
    qualified = names(taxonomy, report.extension, namespace)
    entity = f"{_ENTITY_PREFIX}:{xml_text(report.entity.identifier)}"
    yield f'{{\n"documentInfo": {as_json(_document(report, qualified))},\n"facts": {{'.encode()
    separator = "\n"
    for said in report.cover:
        yield f"{separator}{as_json(said.id)}: {as_json(_said(said, entity, qualified))}".encode()
        separator = ",\n"
    for fact in report.facts:
        yield f"{separator}{as_json(fact.id)}: {as_json(_fact(fact, entity, qualified))}".encode()
        separator = ",\n"
    yield b"\n}\n}\n"


def _document(report: Report, qualified: Names) -> Mapping[str, object]:
    namespaces = {
        _ENTITY_PREFIX: xml_text(report.entity.scheme),
        "iso4217": "http://www.xbrl.org/2003/iso4217",
        "xbrl": "https://xbrl.org/2021",
        "xbrli": "http://www.xbrl.org/2003/instance",
        **dict(qualified.namespaces()),
    }
    return {
        "documentType": "https://xbrl.org/2021/xbrl-json",
        "namespaces": dict(sorted(namespaces.items())),
        "taxonomy": [ENTRY],
    }


def _fact(fact: Fact, entity: str, qualified: Names) -> Mapping[str, object]:
    unit = {} if fact.unit is Unit.PURE else {"unit": _unit(fact.unit, qualified)}
    dimensions = {
        "concept": qualified.qualify(fact.concept),
        "entity": entity,
        "period": _period(fact.period),
        **unit,
        **_members(fact.members, qualified),
    }
    return {
        "value": decimal_text(fact.value),
        "decimals": fact.decimals,
        "dimensions": dimensions,
    }


def _said(said: CoverFact, entity: str, qualified: Names) -> Mapping[str, object]:
    """A fact without unit and decimals; only texts have a language (OIM 1.0 §5.4)."""
    language = {"language": said.language} if said.language else {}
    dimensions = {
        "concept": qualified.qualify(said.concept),
        "entity": entity,
        "period": _period(said.period),
        **language,
        **_members(said.members, qualified),
    }
    return {"value": xml_text(said.text), "dimensions": dimensions}


def _members(members: Iterable[tuple[str, str]], qualified: Names) -> Mapping[str, str]:
    told = {qualified.qualify(axis): qualified.qualify(name) for axis, name in members}
    return dict(sorted(told.items()))


def _unit(unit: Measure, qualified: Names) -> str:
    per = f"/{Unit.SHARES}" if isinstance(unit, Money) and unit.per_share else ""
    return qualified.measure(unit) + per


def _period(period: Period) -> str:
    match period:
        case Instant(on):
            return _midnight(on + dt.timedelta(days=1))
        case Duration(first, last):
            return f"{_midnight(first)}/{_midnight(last + dt.timedelta(days=1))}"


def _midnight(day: dt.date) -> str:
    return f"{day}T00:00:00"
