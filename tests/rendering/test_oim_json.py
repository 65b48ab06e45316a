"""xBRL-JSON: the traps of OIM 1.0, one a test. That it loads is tested with validation."""

from __future__ import annotations

import json
from typing import Any

from crossfoot.rendering import oim_json
from tests.rendering import samples


def rendered() -> dict[str, Any]:
    chunks = oim_json.chunks(samples.report(), samples.taxonomy(), samples.NAMESPACE)
    report: dict[str, Any] = json.loads(b"".join(chunks))
    return report


def fact(name: str) -> dict[str, Any]:
    return next(fact for ident, fact in rendered()["facts"].items() if name in ident)


def test_every_fact_is_there_with_its_id_and_value() -> None:
    numbers = {it.id: (format(it.value, "f"), it.decimals) for it in samples.facts()}
    texts = {it.id: (it.text, None) for it in samples.cover()}
    found = rendered()["facts"].items()
    assert {ident: (fact["value"], fact.get("decimals")) for ident, fact in found} == {
        **texts,
        **numbers,
    }


def test_only_a_text_has_a_language_and_it_has_no_unit() -> None:
    name, flag = fact("EntityRegistrantName"), fact("AuditedFlag")
    assert name["dimensions"]["language"] == "ja"
    assert not {"unit", "decimals"} & {*name, *name["dimensions"]}
    assert "language" not in flag["dimensions"]
    assert flag["dimensions"]["period"] == "2017-04-01T00:00:00/2017-07-01T00:00:00"


def test_a_pure_unit_is_left_out() -> None:
    assert "unit" not in fact("EquityRatio")["dimensions"]
    assert fact("EarningsPerShare")["dimensions"]["unit"] == "iso4217:JPY/xbrli:shares"


def test_a_period_ends_at_the_next_midnight() -> None:
    assert fact("EquityRatio")["dimensions"]["period"] == "2017-07-01T00:00:00"
    during = "2016-04-01T00:00:00/2016-07-01T00:00:00"
    assert fact("NetIncomeLoss.D2016")["dimensions"]["period"] == during


def test_members_and_entity_are_qualified() -> None:
    dimensions = fact("SystemsOperationMember")["dimensions"]
    assert dimensions["core:ProductOrServiceAxis"] == "i:SystemsOperationMember"
    assert dimensions["entity"] == "entity:37740"
    assert rendered()["documentInfo"]["namespaces"]["entity"] == samples.ENTITY.scheme


def test_the_taxonomy_is_named_relatively() -> None:
    assert rendered()["documentInfo"]["taxonomy"] == ["extension/extension.xsd"]
