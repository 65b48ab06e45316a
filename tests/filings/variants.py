# ruff: noqa: E501 - a pattern is not broken over lines
"""Good, bad and damaged variants of delivered reports, by a name: what is changed in which file."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

REPORT, PAGE = "report.xbrl", "report.xhtml"
JSON, CSV, TABLE = "report.json", "report-csv/report.json", "report-csv/balance-sheet.csv"
SCHEMA, SUMS = "extension/extension.xsd", "extension/extension-cal.xml"
DEFINITIONS, SHOWN = "extension/extension-def.xml", "extension/extension-pre.xml"
NAMES = "extension/extension-lab-en.xml"


class Variant(NamedTuple):
    """`file` of a delivered folder, changed; the folder's `entry` is judged."""

    entry: str
    file: str
    change: Callable[[str], str]


def first(pattern: str, text: str) -> Callable[[str], str]:
    """The first match replaced; it must be there."""

    def changed(before: str) -> str:
        after = re.sub(pattern, text, before, count=1, flags=re.DOTALL)
        assert after != before, pattern
        return after

    return changed


def nothing(text: str) -> str:
    return text


VALUE = r'(<cf:\w+ id="[^"]*" contextRef="D[^"]*" unitRef="[A-Z]+" decimals="[-\d]+">)(-?\d+)(<)'
FACT = r"(<cf:\w+ id=[^>]*unitRef=[^>]*>[^<]*</cf:\w+>)"
CONTEXT_END = r"(</xbrli:context>)"
_ELEMENT = '<xs:element name="{name}" id="i_{name}" {more}/></xs:schema>'
_ITEM = 'substitutionGroup="xbrli:item" nillable="true" xbrli:periodType="duration"'


def element(name: str, more: str) -> Callable[[str], str]:
    return first("</xs:schema>", _ELEMENT.format(name=name, more=more))


INSTANCES: dict[str, Callable[[str], str]] = {
    "as delivered": nothing,
    "a value": first(VALUE, r"\g<1>\g<2>7\g<3>"),
    "a sign": first(VALUE, r"\g<1>-1\g<2>\g<3>"),
    "no number": first(VALUE, r"\g<1>much\g<3>"),
    "an empty value": first(VALUE, r"\g<1>\g<3>"),
    "an unknown concept": first(r"(?s)(<)cf:(\w+)( id=[^>]*unitRef[^>]*>[^<]*</)cf:\w+", r"\1cf:No\2\3cf:No\2"),
    "an abstract concept": first(
        r"<cf:(\w+)( id=[^>]*unitRef[^>]*>[^<]*</)cf:\w+", r"<cf:IncomeAbstract\2cf:IncomeAbstract"),
    "a member as a fact": first(
        r"<cf:(\w+)( id=[^>]*unitRef[^>]*>[^<]*</)cf:\w+", r"<cf:ProductMember\2cf:ProductMember"),
    "a missing context": first(r'contextRef="D[^"]*" unitRef', r'contextRef="none" unitRef'),
    "a missing unit": first(r'unitRef="[A-Z]+"', 'unitRef="none"'),
    "no unit": first(r' unitRef="[A-Z]+"', ""),
    "an instant for a duration": first(r'contextRef="D[^"]*" unitRef', r'contextRef="I2024" unitRef'),
    "no decimals": first(r' decimals="[-\d]+"', ""),
    "precision": first(r' decimals="[-\d]+"', ' precision="3"'),
    "decimals and precision": first(r' decimals="([-\d]+)"', r' decimals="\1" precision="3"'),
    "an unknown currency": first(r"iso4217:[A-Z]{3}", "iso4217:XXY"),
    "a unit of nothing": first(r"<xbrli:measure>[^<]*</xbrli:measure>", "<xbrli:measure>cf:gauge</xbrli:measure>"),
    "an id twice": first(r'( id=")([^"]*)("[^>]*unitRef.*?<cf:\w+ id=")([^"]*)"', r'\1\2\3\2"'),
    "a fact twice": first(FACT, r"\1\1"),
    "a fact again with an id of its own": first(
        r'(<cf:\w+ id=")([^"]*)("[^>]*unitRef=[^>]*>)([^<]*)(</cf:\w+>)', r"\1\2\3\4\5\1again\3\4\5"),
    "a fact again otherwise": first(
        r'(<cf:\w+ id=")([^"]*)("[^>]*unitRef=[^>]*>)([^<]*)(</cf:\w+>)', r"\1\2\3\4\5\1again\g<3>1\5"),
    "nil with a value": first(r'(<cf:\w+ id="[^"]*")([^>]*unitRef)',
                              r'\1 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"\2'),
    "a fact less": first(FACT, ""),
    "dates turned round": first(
        r"<xbrli:startDate>([^<]*)</xbrli:startDate>(\s*)<xbrli:endDate>([^<]*)<",
        r"<xbrli:startDate>\3</xbrli:startDate>\2<xbrli:endDate>\1<"),
    "no date": first(r"<xbrli:startDate>[^<]*<", "<xbrli:startDate>once<"),
    "no identifier": first(r"(?s)<xbrli:identifier.*?</xbrli:identifier>", ""),
    "an unused context": first(
        CONTEXT_END,
        r'\1<xbrli:context id="more"><xbrli:entity><xbrli:identifier scheme="urn:x">1</xbrli:identifier>'
        r"</xbrli:entity><xbrli:period><xbrli:instant>2020-01-01</xbrli:instant></xbrli:period>\1"),
    "a member that is none": first(
        r"(</xbrli:identifier>)",
        r'\1<xbrli:segment><xbrldi:explicitMember dimension="cf:RangeAxis">cf:NoMember'
        r"</xbrldi:explicitMember></xbrli:segment>"),
    "a member where none may be": first(
        r"(</xbrli:identifier>)",
        r'\1<xbrli:segment><xbrldi:explicitMember dimension="cf:StatementEquityComponentsAxis">'
        r"cf:ParentMember</xbrldi:explicitMember></xbrli:segment>"),
    "a default said": first(
        r"(</xbrli:identifier>)",
        r'\1<xbrli:segment><xbrldi:explicitMember dimension="cf:RangeAxis">cf:RangeMember'
        r"</xbrldi:explicitMember></xbrli:segment>"),
    "an axis that is none": first(
        r"(</xbrli:identifier>)",
        r'\1<xbrli:segment><xbrldi:explicitMember dimension="cf:Assets">cf:MinimumMember'
        r"</xbrldi:explicitMember></xbrli:segment>"),
    "a strange element": first("</xbrli:xbrl>", "<cf:Odd/></xbrli:xbrl>"),
    "a strange attribute": first(r'(<cf:\w+ id="[^"]*")', r'\1 odd="1"'),
    "a footnote on nothing": first(r'xlink:href="#[^"]*"', 'xlink:href="#nothing"'),
    "no schema": first(r"\s*<link:schemaRef[^>]*/>", ""),
    "an unknown schema": first(r'(schemaRef[^>]*href=")[^"]*"', r'\1nowhere.xsd"'),
    "the core alone": first(r'(schemaRef[^>]*href=")[^"]*"', r'\1taxonomy/crossfoot.xsd"'),
    "linkbases of its own": first(
        r"(<link:schemaRef[^>]*/>)",
        r'\1<link:linkbaseRef xlink:type="simple" xlink:href="taxonomy/crossfoot-cal.xml" '
        r'xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>'),
}  # fmt: skip
"""What is changed → how, in an instance."""

EXTENSIONS: dict[str, tuple[str, Callable[[str], str]]] = {
    "a weight turned round": (SUMS, first(r'weight="1"', 'weight="-1"')),
    "no weight": (SUMS, first(r' weight="1"', "")),
    "a weight of two": (SUMS, first(r'weight="1"', 'weight="2"')),
    "an arc to nothing": (SUMS, first(r'xlink:to="[^"]*"', 'xlink:to="Nothing"')),
    "a place that is none": (SUMS, first(r"#cf_(\w+)", r"#cf_No\1")),
    "a role that is none": (SUMS, first(r'xlink:role="https://crossfoot[^"]*"', 'xlink:role="http://x.example/role"')),
    "a sum of itself": (SUMS, first(
        r'(<link:calculationArc [^>]*from=")([^"]*)(" xlink:to=")([^"]*)("[^>]*/>)',
        r"\1\2\3\4\5\1\4\3\2\5")),
    "sums not well formed": (SUMS, lambda text: text[:-40]),
    "sums missing": (SCHEMA, first(r"extension-cal\.xml", "extension-none.xml")),
    "an element twice": (SCHEMA, first(r"(<xs:element [^>]*/>)", r"\1\1")),
    "an element more": (SCHEMA, element("More", f'type="xbrli:monetaryItemType" {_ITEM}')),
    "an element without a period": (SCHEMA, element(
        "More", 'type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" nillable="true"')),
    "an element of no type": (SCHEMA, element("More", f'type="xbrli:noItemType" {_ITEM}')),
    "a text with a balance": (SCHEMA, element(
        "More", f'type="xbrli:stringItemType" xbrli:balance="credit" {_ITEM}')),
    "a table that is not abstract": (SCHEMA, element(
        "MoreTable", 'type="xbrli:stringItemType" substitutionGroup="xbrldt:hypercubeItem" '
        'nillable="true" xbrli:periodType="duration"')),
    "no import": (SCHEMA, first(r'<xs:import namespace="https://crossfoot[^>]*/>', "")),
}  # fmt: skip
"""What is changed → in which file of the extension, and how."""


def variants() -> Iterator[tuple[str, Variant]]:
    """All of them for an instance, those of the extension, and a few of its inline page."""
    for name, change in INSTANCES.items():
        yield name, Variant(REPORT, REPORT, change)
    for name, (file, change) in EXTENSIONS.items():
        yield f"extension: {name}", Variant(REPORT, file, change)
    yield "page: as delivered", Variant(PAGE, PAGE, nothing)
    yield "page: a scale", Variant(PAGE, PAGE, first(r'scale="(\d)"', 'scale="9"'))
    yield "page: a sign", Variant(PAGE, PAGE, first(r"(<ix:nonFraction )", r'\1sign="-" '))
    yield "page: no format", Variant(PAGE, PAGE, first(r'format="ixt:\w[\w-]*"', 'format="ixt:no"'))
    yield "page: a context", Variant(PAGE, PAGE, first(r'contextRef="[^"]*"', 'contextRef="none"'))
    for entry in (JSON, CSV):
        yield f"{entry}: as delivered", Variant(entry, entry, nothing)
        yield (
            f"{entry}: no taxonomy",
            Variant(entry, entry, first(r'"[^"]*extension\.xsd"', '"none.xsd"')),
        )
        yield f"{entry}: an unknown prefix", Variant(entry, entry, first(r'"cf": "[^"]*",', ""))
    yield "json: a value", Variant(JSON, JSON, first(r'"value": "\d', '"value": "9'))
    yield "json: an unknown concept", Variant(JSON, JSON, first(r'"cf:(\w+)"', r'"cf:No\1"'))
    yield "json: a bad period", Variant(JSON, JSON, first(r'"period": "[^"]*"', '"period": "once"'))
    yield "json: a bad unit", Variant(JSON, JSON, first(r'"unit": "[^"]*"', '"unit": "cf:gauge"'))
    yield "csv: a value", Variant(CSV, TABLE, first(r",(\d{3})(\d+)", r",9\1\2"))
    yield "csv: an unknown concept", Variant(CSV, TABLE, first(r"cf:(\w+)", r"cf:No\1"))
    yield "page: cut", Variant(PAGE, PAGE, lambda text: text[: len(text) // 2])


def written(variant: Variant, delivered: Path, folder: Path) -> Path:
    """The variant in a folder of its own; what is not changed is shared."""
    shutil.copytree(delivered / "extension", folder / "extension")
    shutil.copytree(delivered / "taxonomy", folder / "taxonomy", copy_function=os.link)
    shutil.copytree(delivered / "report-csv", folder / "report-csv")
    for name in (REPORT, PAGE, JSON):
        shutil.copyfile(delivered / name, folder / name)
    path = folder / variant.file
    path.write_text(variant.change(path.read_text("utf-8")), "utf-8")
    return folder / variant.entry
