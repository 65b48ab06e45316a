"""xBRL-JSON (OIM 1.0): the same facts with the same ids.

Traps that shape it: a pure unit is omitted, values are plain decimal strings, `canonicalValues`
is not declared, a period ends at the next day's midnight, each scheme has a prefix.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.rendering.instance import ENTRY
from crossfoot.rendering.names import names
from crossfoot.rendering.oim import entity_of, information, period_of, unit_of
from crossfoot.rendering.text import decimal_text, xml_text
from crossfoot.value import as_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from crossfoot.model import CoverFact, Fact, Report
    from crossfoot.rendering.names import Names
    from crossfoot.taxonomy.model import Taxonomy

_TYPE = "https://xbrl.org/2021/xbrl-json"


def chunks(report: Report, taxonomy: Taxonomy, namespace: str) -> Iterator[bytes]:
    """The JSON report, one chunk a fact; `namespace` is that of the issuer's extension."""
    qualified = names(taxonomy, report.extension, namespace)
    entity = entity_of(report)
    told = information(report, qualified, _TYPE, ENTRY)
    yield f'{{\n"documentInfo": {as_json(told)},\n"facts": {{'.encode()
    separator = "\n"
    for said in report.cover:
        yield f"{separator}{as_json(said.id)}: {as_json(_said(said, entity, qualified))}".encode()
        separator = ",\n"
    for fact in report.facts:
        yield f"{separator}{as_json(fact.id)}: {as_json(_fact(fact, entity, qualified))}".encode()
        separator = ",\n"
    yield b"\n}\n}\n"


def _fact(fact: Fact, entity: str, qualified: Names) -> Mapping[str, object]:
    unit = unit_of(fact.unit, qualified)
    dimensions = {
        "concept": qualified.qualify(fact.concept),
        "entity": entity,
        "period": period_of(fact.period),
        **({"unit": unit} if unit else {}),
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
        "period": period_of(said.period),
        **language,
        **_members(said.members, qualified),
    }
    return {"value": xml_text(said.text), "dimensions": dimensions}


def _members(members: Iterable[tuple[str, str]], qualified: Names) -> Mapping[str, str]:
    told = {qualified.qualify(axis): qualified.qualify(name) for axis, name in members}
    return dict(sorted(told.items()))
