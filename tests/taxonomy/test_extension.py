"""An issuer's schema: it opens beside the core, and the core's closed cubes admit its members."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from crossfoot.model import (
    CoinedConcept,
    CoinedMember,
    Entity,
    Extension,
    StatementKind,
    SummedConcept,
)
from crossfoot.taxonomy import delivered
from crossfoot.taxonomy.anchoring import anchored, list_unanchored, unanchored
from crossfoot.taxonomy.extension import compile_extension, entity_slug, namespace
from crossfoot.value import replace
from tests.taxonomy import referee
from tests.taxonomy.referee import ReadArc

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.taxonomy.model import Taxonomy

SLUG = "www-tse-or-jp-sicc/12340"
VERSION = "2017-06-30"
PRODUCT = "ProductOrServiceAxis"
_TO = "{http://www.w3.org/1999/xlink}to"
EXTENSION = Extension(
    members=(
        CoinedMember(PRODUCT, "CloudServicesMember", "Cloud services"),
        CoinedMember(PRODUCT, "StorageServicesMember", "Storage <services>", "CloudServicesMember",
                     labels=(("ja", "ストレージ"),)),
        CoinedMember("StatementBusinessSegmentsAxis", "BankingMember", "Banking"),
    ),
    concepts=(
        CoinedConcept("RoyaltyIncome", "Royalty income", "monetary", "duration", "credit",
                      "NonoperatingIncomeExpense"),
        CoinedConcept("Goodwill2", "Goodwill", "monetary", "instant", "debit", None),
        CoinedConcept("Kabu", "株式", "shares", "instant", None, "CommonStockValue"),
        CoinedConcept("RackSpace", "Rack space", "decimal", "instant", None, None),
        CoinedConcept("RackSpaceDifference", "Rack space, change", "decimal", "duration", None,
                      None),
    ),
    sums=(
        SummedConcept(StatementKind.INCOME, "GrossProfit",
                      (("Revenues", 1), ("CostOfRevenue", -1))),
        SummedConcept(StatementKind.INCOME, "GrossProfit", (("OperatingIncomeLoss", 1),)),
        SummedConcept(StatementKind.INCOME, "NonoperatingIncomeExpense",
                      (("RoyaltyIncome", 1), ("ShareBasedCompensation", -1))),
        SummedConcept(StatementKind.BALANCE_SHEET, "Assets",
                      (("AssetsCurrent", 1), ("Goodwill2", 1))),
    ),
)  # fmt: skip

REPORT = """<?xml version="1.0" encoding="UTF-8"?>
<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance"
  xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
  xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:xbrldi="http://xbrl.org/2006/xbrldi"
  xmlns:cf="{core}" xmlns:i="{own}">
  <link:schemaRef xlink:type="simple" xlink:href="extension/extension.xsd"/>
  <xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="http://x.example">1</xbrli:identifier>
    <xbrli:segment><xbrldi:explicitMember dimension="cf:{axis}">{member}</xbrldi:explicitMember>
    </xbrli:segment></xbrli:entity>
    <xbrli:period><xbrli:startDate>2017-04-01</xbrli:startDate><xbrli:endDate>2017-06-30</xbrli:endDate>
    </xbrli:period></xbrli:context>
  <xbrli:unit id="JPY"><xbrli:measure>iso4217:JPY</xbrli:measure></xbrli:unit>
  <cf:Revenues contextRef="c" unitRef="JPY" decimals="-3">1000</cf:Revenues>
</xbrli:xbrl>
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, taxonomy: Taxonomy) -> Path:
    folder = tmp_path_factory.mktemp("delivered")
    for name, content in (
        delivered() | compile_extension(EXTENSION, taxonomy, SLUG, VERSION)
    ).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def read(folder: Path, taxonomy: Taxonomy) -> referee.Read:
    return referee.read(folder / "extension" / "extension.xsd", namespace(taxonomy, SLUG, VERSION))


def test_an_entity_has_an_address() -> None:
    assert entity_slug(Entity("http://www.tse.or.jp/sicc", "12340", "Example Inc.")) == SLUG
    assert entity_slug(Entity("tickers", "BRK.B", "Example Inc.")) == "tickers/brk-b"


def test_the_same_extension_gives_the_same_bytes(taxonomy: Taxonomy) -> None:
    made = compile_extension(EXTENSION, taxonomy, SLUG, VERSION)
    assert list(made) == sorted(made)
    assert list(compile_extension(EXTENSION, taxonomy, SLUG, VERSION).items()) == list(made.items())


@pytest.mark.arelle
def test_it_opens_beside_the_core_without_a_message(read: referee.Read) -> None:
    assert read.messages == ()
    assert read.concepts == {
        "RoyaltyIncome": ("monetaryItemType", "credit", "duration", False, True),
        "Goodwill2": ("monetaryItemType", "debit", "instant", False, True),
        "Kabu": ("sharesItemType", "", "instant", False, True),
        "RackSpace": ("decimalItemType", "", "instant", False, True),
        "RackSpaceDifference": ("decimalItemType", "", "duration", False, True),
        "BankingMember": ("domainItemType", "", "duration", True, True),
        "CloudServicesMember": ("domainItemType", "", "duration", True, True),
        "StorageServicesMember": ("domainItemType", "", "duration", True, True),
    }


@pytest.mark.arelle
def test_labels_are_the_captions_and_none_is_used_twice(read: referee.Read) -> None:
    assert read.labels["RoyaltyIncome", "label", "en"] == "Royalty income"
    assert read.labels["Goodwill2", "label", "en"] == "Goodwill (2)"
    assert read.labels["Kabu", "label", "ja"] == "株式"
    assert read.labels["StorageServicesMember", "label", "en"] == "Storage services> [member]"
    assert read.labels["StorageServicesMember", "label", "ja"] == "ストレージ [member]"


@pytest.mark.arelle
def test_sums_are_those_printed_the_first_one_a_total(read: referee.Read) -> None:
    assert read.arcs["calculation"] == sorted(
        ReadArc(role, total, part, weight, "")
        for role, total, part, weight in (
            ("Income", "GrossProfit", "Revenues", 1),
            ("Income", "GrossProfit", "CostOfRevenue", -1),
            ("Income", "NonoperatingIncomeExpense", "RoyaltyIncome", 1),
            ("Income", "NonoperatingIncomeExpense", "ShareBasedCompensation", -1),
            ("BalanceSheet", "Assets", "AssetsCurrent", 1),
            ("BalanceSheet", "Assets", "Goodwill2", 1),
        )
    )


@pytest.mark.arelle
@pytest.mark.parametrize("kind", ["presentation", "member"])
def test_what_is_coined_joins_the_cores_own_roles(read: referee.Read, kind: str) -> None:
    arcs = {(arc.role, arc.start, arc.end) for arc in read.arcs[kind]}
    line = {"presentation": "NonoperatingIncomeExpenseAbstract", "member": "IncomeLineItems"}[kind]
    equity = "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterestAbstract"
    shares = {"presentation": equity, "member": "BalanceSheetLineItems"}[kind]
    assert {
        ("Income", "ProductsAndServicesDomain", "CloudServicesMember"),
        ("Income", "CloudServicesMember", "StorageServicesMember"),
        ("Income", line, "RoyaltyIncome"),
        ("Income", "IncomeLineItems", "ShareBasedCompensation"),
        ("BalanceSheet", "BalanceSheetLineItems", "Goodwill2"),
        ("BalanceSheet", shares, "Kabu"),
        ("OperatingFigures", "OperatingFiguresLineItems", "RackSpace"),
        ("Changes", "ChangesLineItems", "RackSpaceDifference"),
        ("Changes", "SegmentDomain", "BankingMember"),
        ("OperatingFigures", "SegmentDomain", "BankingMember"),
    } <= arcs


@pytest.mark.arelle
def test_anchors_run_from_the_core_in_a_role_of_their_own(read: referee.Read) -> None:
    assert read.arcs["anchor"] == [
        ReadArc("Anchoring", "NonoperatingIncomeExpense", "RoyaltyIncome", 0, "")
    ]
    others = {arc.role for kind, arcs in read.arcs.items() if kind != "anchor" for arc in arcs}
    assert "Anchoring" not in others


def test_what_has_no_wider_concept_is_listed(taxonomy: Taxonomy) -> None:
    assert unanchored(EXTENSION, taxonomy) == (
        "Goodwill2", "Kabu", "RackSpace", "RackSpaceDifference",
    )  # fmt: skip
    (listed,) = list_unanchored(EXTENSION, taxonomy)
    assert listed.code == "extension.unanchored"
    assert "4 concepts" in listed.message
    assert "RackSpaceDifference" in listed.message
    assert not list(list_unanchored(Extension(), taxonomy))


def test_an_anchor_has_its_own_type_and_period(taxonomy: Taxonomy) -> None:
    (royalty, *_) = EXTENSION.concepts
    assert anchored(Extension(concepts=(royalty,)), taxonomy)
    for other in (replace(royalty, period="instant"), replace(royalty, item_type="shares"),
                  replace(royalty, anchor="NoSuchConcept")):  # fmt: skip
        assert not anchored(Extension(concepts=(other,)), taxonomy)


@pytest.mark.arelle
def test_what_is_coined_is_presented_in_the_order_coined(folder: Path) -> None:
    shown = etree.parse(folder / "extension" / "extension-pre.xml").iter("{*}presentationArc")
    order = {arc.get(_TO): int(arc.get("order", "0")) for arc in shown}
    names = ["CloudServicesMember", "StorageServicesMember", "BankingMember"]
    assert sorted(names, key=lambda name: order[name]) == names


def _report(folder: Path, taxonomy: Taxonomy, member: str) -> tuple[str, ...]:
    own = namespace(taxonomy, SLUG, VERSION)
    text = REPORT.format(core=taxonomy.namespace, own=own, axis=PRODUCT, member=member)
    path = folder / "report.xbrl"
    path.write_text(text, encoding="utf-8")
    return referee.read(path, own).messages


@pytest.mark.arelle
def test_a_coined_member_is_admitted_and_another_is_not(folder: Path, taxonomy: Taxonomy) -> None:
    assert _report(folder, taxonomy, "i:StorageServicesMember") == ()
    assert _report(folder, taxonomy, "cf:ProductMember") == ()
    refused = _report(folder, taxonomy, "cf:MinimumMember")
    assert any("PrimaryItemDimensionallyInvalid" in message for message in refused)


@pytest.mark.arelle
def test_an_empty_extension_is_an_entry_point_too(tmp_path: Path, taxonomy: Taxonomy) -> None:
    files = compile_extension(Extension(), taxonomy, SLUG, VERSION)
    assert list(files) == ["extension/extension.xsd"]
    for name, content in (delivered() | files).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    read = referee.read(tmp_path / "extension" / "extension.xsd", taxonomy.namespace)
    assert read.messages == ()
    assert taxonomy.concepts.keys() <= read.concepts.keys()
