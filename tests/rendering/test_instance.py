"""The instance, read back by a plain reader that shares nothing with the renderer."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from xml.parsers.expat import ExpatError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from crossfoot.model import (
    ConceptName,
    Duration,
    Entity,
    Extension,
    Fact,
    FactId,
    Instant,
    Money,
    OwnMeasure,
    Report,
    Unit,
)
from crossfoot.rendering import instance
from crossfoot.rendering.text import xml_text
from crossfoot.value import replace
from crossfoot.wellformed import checked
from tests.rendering import samples
from tests.rendering.plain import MEMBER, XBRLI, read, read_cover


def rendered(report: Report) -> bytes:
    return b"".join(instance.chunks(report, samples.taxonomy(), samples.NAMESPACE))


def test_a_plain_reader_finds_the_same_facts() -> None:
    assert read(rendered(samples.report())) == samples.facts()


def test_what_is_no_number_has_neither_unit_nor_decimals_and_a_text_its_language() -> None:
    xml = rendered(samples.report())
    assert [(it.id, it.period, it.text, it.language) for it in read_cover(xml)] == [
        (it.id, it.period, it.text, it.language) for it in samples.cover()
    ]
    cover = [it for it in etree.fromstring(xml) if it.get("contextRef") and not it.get("unitRef")]
    assert len(cover) == len(samples.cover())
    assert not any(it.get("decimals") for it in cover)


def test_contexts_and_units_are_few_and_all_in_use() -> None:
    root = etree.fromstring(rendered(samples.report()))
    for name, reference in (("context", "contextRef"), ("unit", "unitRef")):
        declared = [element.get("id") for element in root.iter(XBRLI + name)]
        assert len(declared) == len(set(declared))
        assert set(declared) == {fact.get(reference) for fact in root if fact.get(reference)}


def test_ids_say_what_they_stand_for() -> None:
    root = etree.fromstring(rendered(samples.report()))
    contexts = [element.get("id") for element in root.iter(XBRLI + "context")]
    assert "D2017-04-01_2017-06-30" in contexts
    assert "I2017-06-30" in contexts
    assert "D2017-04-01_2017-06-30_SystemsMember" in contexts
    units = [element.get("id") for element in root.iter(XBRLI + "unit")]
    assert units == ["JPY", "JPY_per_share", "pure", "shares"]


def test_members_of_two_axes_may_have_one_name() -> None:
    facts = tuple(
        samples.fact("Revenues", samples.NEW, 1, members=((axis, "OtherMember"),))
        for axis in ("ProductAxis", "SegmentAxis")
    )
    facts = tuple(replace(fact, id=FactId(f"f{n}")) for n, fact in enumerate(facts))
    assert read(rendered(Report(samples.ENTITY, facts, ()))) == facts


def test_the_order_of_members_makes_no_second_context() -> None:
    members = (("AAxis", "AMember"), ("BAxis", "BMember"))
    facts = (
        samples.fact("Revenues", samples.NEW, 1, members=members),
        samples.fact("Assets", samples.NEW, 1, members=members[::-1]),
    )
    root = etree.fromstring(rendered(Report(samples.ENTITY, facts, ())))
    assert len(list(root.iter(XBRLI + "context"))) == 1


def test_what_is_coined_stands_in_the_namespace_of_the_issuer() -> None:
    root = etree.fromstring(rendered(samples.report()))
    members = {member.text for member in root.iter(MEMBER)}
    assert {"i:SystemsOperationMember", "core:SystemsMember"} <= members
    assert root.nsmap["i"] == samples.NAMESPACE


def test_broken_xml_does_not_leave() -> None:
    with pytest.raises(ExpatError):
        list(checked([b"<a><b></a>"]))
    with pytest.raises(ExpatError):
        list(checked([b"<a>"]))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert rendered(samples.report()) == rendered(samples.report())


DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1))
PERIODS = st.one_of(
    st.builds(Instant, DAYS),
    st.tuples(DAYS, DAYS).map(sorted).map(lambda days: Duration(*days)),
)
UNITS = st.one_of(
    st.sampled_from(Unit),
    st.builds(Money, st.sampled_from(["JPY", "USD"]), st.booleans()),
    st.sampled_from([OwnMeasure("contract"), OwnMeasure("Gbps"), OwnMeasure("widget")]),
)
VALUES = st.decimals(allow_nan=False, allow_infinity=False, places=4) | st.sampled_from(
    [Decimal("1E+40"), Decimal("-1E-40"), Decimal("-0"), Decimal("0E+3")]
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    aspects = draw(st.lists(st.tuples(PERIODS, UNITS, VALUES, st.integers(-12, 12)), min_size=1))
    facts = tuple(
        Fact(FactId(f"f{n}"), ConceptName("Revenues"), period, unit, value, decimals)
        for n, (period, unit, value, decimals) in enumerate(aspects)
    )
    return Report(Entity(draw(st.text()), draw(st.text()), ""), facts, (), Extension())


@given(reports())
@settings(max_examples=60, deadline=None)
def test_whatever_the_facts_and_the_entity_they_come_back(report: Report) -> None:
    xml = rendered(report)
    assert read(xml) == report.facts
    name = next(etree.fromstring(xml).iter(f"{XBRLI}identifier"))
    # XML 1.0 §2.11 and §3.3.3: line ends, and white space in attributes, are normalised
    assert "".join((name.text or "").split()) == "".join(xml_text(report.entity.identifier).split())
    assert len((name.get("scheme") or "").split()) == len(xml_text(report.entity.scheme).split())


@pytest.mark.parametrize("text", ['<&">', "a\x00b\x1f", "שלום", "\ud800", "\U0001f600", "]]>"])
def test_no_text_breaks_the_file(text: str) -> None:
    report = replace(samples.report(), entity=Entity(text, text, text))
    identifier = next(etree.fromstring(rendered(report)).iter(f"{XBRLI}identifier"))
    assert identifier.text == identifier.get("scheme") == xml_text(text)
