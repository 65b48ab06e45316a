"""Each rule of the book holds for a sound filing, and fails for one with its mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossfoot.filings.filed import Filed, FiledArc, FiledConcept, FiledLabel, FiledLinkbase
from crossfoot.filings.filed import FiledContext as Context
from crossfoot.filings.filed import FiledFact as Written
from crossfoot.filings.filed import FiledRole as Role
from crossfoot.filings.filed import FiledUnit as FUnit
from crossfoot.filings.rulebook import ELSEWHERE, LEFT_OUT, PROFILES, RULES, Rule, check
from crossfoot.filings.rulebook.view import Profile, view
from crossfoot.model import FactId, Severity
from crossfoot.validation import rules
from crossfoot.validation.reading import Reading, Said
from crossfoot.value import replace
from tests.filings import base as b

if TYPE_CHECKING:
    from collections.abc import Callable

PLAIN = Profile("plain")
Filing = tuple[Filed, Reading]


def _filed(**more: object) -> Filing:
    return replace(b.FILED, **more), b.READING


def _facts(*more: object, **types: str) -> Filing:
    told = {**b.READING.item_types, **types}
    reading = replace(b.READING, facts=(*b.READING.facts, *more), item_types=told)
    return b.FILED, reading


def _said(name: str, text: str, **more: object) -> Filing:
    others = tuple(it for it in b.READING.said if it.concept != name)
    told = replace(Said(FactId("x"), name, b.YEAR, text, None, ()), **more)
    return b.FILED, replace(b.READING, said=(*others, told))


def _contexts(*more: Context) -> Filing:
    return _filed(contexts=(*b.FILED.contexts, *more))


def _context(**more: object) -> Filing:
    first, *others = b.FILED.contexts
    return _filed(contexts=(replace(first, **more), *others))


def _unit(*over: str, name: str = "other", used: bool = True) -> Filing:
    return _filed(units=(*b.FILED.units, FUnit(name, over, used=used)))


def _written(**more: object) -> Filing:
    first, *others = b.FILED.facts
    return _filed(facts=(replace(first, **more), *others))


def _concept(name: str, **more: object) -> Filing:
    """The issuer's concept of that name, changed."""
    return _filed(
        concepts=tuple(
            replace(it, **more) if it.name.endswith(f"}}{name}") else it for it in b.CONCEPTS
        )
    )


def _more(*concepts: FiledConcept) -> Filing:
    return _filed(concepts=(*b.CONCEPTS, *concepts))


def _schema(**more: object) -> Filing:
    return _filed(schemas=(replace(b.FILED.schemas[0], **more),))


def _role(**more: object) -> Filing:
    return _filed(roles=(replace(b.FILED.roles[0], **more),))


def _arcs(*more: FiledArc) -> Filing:
    return _filed(arcs=(*b.ARCS, *more))


def _without(network: str, target: str) -> Filing:
    return _filed(arcs=tuple(it for it in b.ARCS if (it.network, it.target) != (network, target)))


def _page(**more: object) -> Filing:
    page = b.FILED.page
    assert page is not None
    return _filed(page=replace(page, **more))


def _label(*labels: FiledLabel) -> Filing:
    return _concept("GaugesRepaired", labels=(*b.CONCEPTS[6].labels, *labels))


ARCROLE = Role("http://made.example/arcrole/x", "", (), own=True, of_arcs=True)
LONG = "L" * 300
ISO = "{http://www.xbrl.org/2003/iso4217}"
SUM_1_0 = "http://www.xbrl.org/2003/arcrole/summation-item"
MISTAKES: dict[str, Callable[[], Filing]] = {
    "EFM.6.05.01": lambda: _context(scheme="made:other"),
    "EFM.6.05.03": lambda: _context(identifier="13"),
    "EFM.6.05.04": lambda: _context(places=("scenario",)),
    "EFM.6.05.05": lambda: _context(strange=True),
    "EFM.6.05.07": lambda: _contexts(replace(b.FILED.contexts[0], id="again")),
    "EFM.6.05.08": lambda: _context(used=False),
    "EFM.6.05.11": lambda: _unit(f"{ISO}USD", name="again"),
    "GFM.1.2.27": lambda: _unit(f"{ISO}EUR", used=False),
    "EFM.6.05.09": lambda: _contexts(
        Context("next", "made:register", "12", ("2024-12-31", "2025-03-31"))
    ),
    "EFM.6.05.17": lambda: _written(decimals=None, precision="3"),
    "EFM.6.05.38": lambda: _context(period=("forever",)),
    "EFM.6.05.25": lambda: _written(concept=b.MEMBER),
    "EFM.6.05.14": lambda: _filed(
        facts=(Written(FactId("t"), b.core("DocumentType"), "year", text="8-K"),)
    ),
    "EFM.6.05.19": lambda: _said("DocumentType", "8-K", period=b.QUARTER),
    "ESEF.2.1.2": lambda: _context(period=("2024-01-01T00:00:00", "2024-12-31")),
    "EFM.6.05.36": lambda: _unit(f"{{{b.OWN}}}{LONG}"),
    "ESEF.III.1.G1-7-1": lambda: _unit(f"{{{b.OWN}}}kWh"),
    "EFM.6.05.44": lambda: _filed(base_names=("ShopAxis",)),
    "XBRL.4.6.6": lambda: _written(nil=True),
    "ESEF.2.2.2": lambda: _facts(b.fact("ShareOfNorth", "44.4", unit=b.PURE)),
    "EFM.6.07.01": lambda: _schema(includes=1),
    "EFM.6.07.03": lambda: _schema(namespace="http://fasb.org/us-gaap/2024"),
    "EFM.6.07.07": lambda: _schema(prefix="ma_de"),
    "EFM.6.07.09": lambda: _role(uri="http://other.example/role/Income"),
    "EFM.6.07.12": lambda: _role(definition="Income"),
    "EFM.6.07.15": lambda: _filed(
        roles=(
            *b.FILED.roles,
            ARCROLE,
        )
    ),
    "EFM.6.07.16": lambda: _filed(base_names=("GaugesRepaired",)),
    "EFM.6.07.17": lambda: _concept("GaugesRepaired", id="GaugesRepaired"),
    "EFM.6.07.18": lambda: _concept("GaugesRepaired", nillable=False),
    "EFM.6.07.19": lambda: _concept("GaugesRepaired", fraction=True),
    "EFM.6.07.20": lambda: _concept("ShopAxis", typed_domain=True),
    "EFM.6.07.21": lambda: _concept("IncomeAbstract", period="instant"),
    "EFM.6.07.23": lambda: _concept("ShopAxis", nature="item"),
    "EFM.6.07.26": lambda: _concept("IncomeLineItems", abstract=False),
    "EFM.6.07.27": lambda: _concept("NorthMember", kind=f"{{{b.XBRLI}}}stringItemType"),
    "EFM.6.07.29": lambda: _more(b.concept(LONG)),
    "EFM.6.07.32": lambda: _more(b.concept("Words", "textBlockItemType", period="instant")),
    "EFM.6.08.05.LC3": lambda: _more(b.concept("Gauges2024")),
    "ESEF.IV.4.2": lambda: _concept("GaugesRepaired", balance=""),
    "ESEF.IV.11": lambda: _schema(types=("percentItemType",)),
    "FRTA.4.2.4": lambda: _schema(qualified=False),
    "ESEF.3.1.1": lambda: _filed(
        linkbases=(FiledLinkbase("both.xml", ("calculationLink", "labelLink")),)
    ),
    "XBRLUS.style.period": lambda: _more(
        b.concept("GaugesPerShare", "perShareItemType", period="instant")
    ),
    "EFM.6.10.01": lambda: _concept("GaugesRepaired", labels=()),
    "EFM.6.10.02": lambda: _label(FiledLabel(b.LABEL, "en", "Gauges once more")),
    "EFM.6.10.06": lambda: _label(FiledLabel(b.LABEL, "de", "zwei  Leerzeichen")),
    "GFM.1.5.10": lambda: _label(
        FiledLabel("http://www.xbrl.org/2003/role/periodStartLabel", "en", "At the start")
    ),
    "EFM.6.12.01": lambda: _arcs(b.shows(b.LINES, b.MEMBER, 1)),
    "EFM.6.12.03": lambda: _without("presentation", b.SALES),
    "EFM.6.12.05": lambda: _arcs(b.shows(b.LINES, b.SALES, 9)),
    "EFM.6.12.06": lambda: _arcs(b.shows(b.own("Apart"), b.own("Below"), 1)),
    "EFM.6.14.02": lambda: _arcs(b.adds(b.GROSS, b.MEMBER, 9, 2)),
    "EFM.6.14.03": lambda: _concept("GaugesRepaired", period="instant"),
    "EFM.6.14.04": lambda: _arcs(b.adds(b.SALES, b.GROSS, 1)),
    "EFM.6.14.05": lambda: _arcs(
        b.shows(b.HEAD, b.own("Elsewhere"), 1, role="http://made.example/role/Other"),
        b.adds(b.GROSS, b.own("Elsewhere"), 9),
    ),
    "XBRL.5.1.1.2": lambda: _concept("GaugesRepaired", balance="debit"),
    "ESEF.3.4.1": lambda: _arcs(replace(b.adds(b.SALES, b.GAUGES, 1), kind=SUM_1_0)),
    "EFM.6.16.03": lambda: _arcs(b.joins("dimension-domain", b.AXIS, b.GAUGES)),
    "EFM.6.16.04": lambda: _arcs(b.joins("domain-member", b.own("SouthMember"), b.MEMBER)),
    "ESEF.3.4.2": lambda: _arcs(b.joins("notAll", b.LINES, b.TABLE)),
    "ESEF.3.4.3": lambda: _arcs(b.joins("dimension-domain", b.own("DayAxis"), b.DOMAIN)),
    "GFM.1.8.11": lambda: _arcs(b.joins("domain-member", b.DOMAIN, b.own("S"), 2, usable=False)),
    "ESEF.3.3.1": lambda: _without("definition", b.GAUGES),
    "ESEF.3.3.2": lambda: _arcs(b.joins("wider-narrower", b.SALES, b.MEMBER, role=b.ANCHORS)),
    "EFM.5.02.05": lambda: _page(targets=1),
    "ESEF.2.4.1": lambda: _written(hidden=True),
    "ESEF.2.2.3": lambda: _page(
        transforms=("http://www.xbrl.org/inlineXBRL/transformation/2010-04-20",)
    ),
    "ESEF.2.2.8": lambda: _written(id=FactId("")),
    "ESEF.2.5.4": lambda: _written(unseen=True),
    "ESEF.2.4.2": lambda: _page(base=True),
    "GFM.1.10.3": lambda: _page(encoding="ISO-8859-1"),
    "DQC_0015": lambda: _facts(b.fact("AssetsCurrent", -5, b.LAST)),
    "DQC_0009": lambda: _facts(
        b.fact("CommonStockSharesOutstanding", 19, b.LAST, b.SHARES),
        b.fact("CommonStockSharesIssued", 8, b.LAST, b.SHARES),
    ),
    "DQC_0013": lambda: _facts(
        b.fact("IncomeTaxExpenseBenefit", -60),
        b.fact(
            "IncomeLossFromContinuingOperationsBeforeIncomeTaxes"
            "ExtraordinaryItemsNoncontrollingInterest",
            100,
        ),
    ),
    "DQC_0005": lambda: _said("DocumentPeriodEndDate", "2024-06-30"),
    "DQC_0005.balances": lambda: _facts(
        b.fact("Assets", 5, replace(b.LAST, on=b.LAST.on.replace(year=2025)))
    ),
    "DQC_0006": lambda: _said("DocumentFiscalPeriodFocus", "Q2"),
    "DQC_0041": lambda: (
        replace(
            b.FILED,
            concepts=tuple(
                replace(it, own=False) if it.name == b.AXIS else it for it in b.CONCEPTS
            ),
        ),
        b.READING,
    ),
    "DQC_0044": lambda: _arcs(
        b.adds(
            b.core("NetCashProvidedByUsedInInvestingActivities"),
            b.core("IncreaseDecreaseInInventories"),
            1,
            -1,
        )
    ),
    "DQC_0091": lambda: _facts(b.fact("ShareOfNorth", "44.4", unit=b.PURE)),
    "DQC_0099": lambda: _without("calculation", b.GAUGES),
    "DQC_0108": lambda: _facts(
        b.fact("PaymentsToAcquirePropertyPlantAndEquipment", 700, b.QUARTER),
        b.fact("PaymentsToAcquirePropertyPlantAndEquipment", 600),
    ),
}
"""Code of a rule → the sound filing with the mistake that it is about."""


def found(rule: Rule, filing: Filing, profile: Profile = PLAIN) -> list[str]:
    return [it.text for it in rule.breaches(view(*filing, profile))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_sound_filing_keeps_the_rule(rule: Rule) -> None:
    assert found(rule, (b.FILED, b.READING)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_mistake_breaks_the_rule(rule: Rule) -> None:
    assert found(rule, MISTAKES[rule.code]())


def test_each_rule_has_its_mistake_and_each_mistake_its_rule() -> None:
    assert set(MISTAKES) == {rule.code for rule in RULES}


def test_all_86_rules_of_the_book_are_kept_or_left_out_for_a_reason() -> None:
    kept = {rule.number for rule in RULES} | ELSEWHERE.keys()
    assert len(kept) >= 60
    assert kept | LEFT_OUT.keys() == set(range(1, 87))
    assert not kept & LEFT_OUT.keys()
    codes = {rule.code for rule in rules.RULES}
    assert {code for _, code in ELSEWHERE.values()} <= codes


def test_a_profile_asks_for_its_own_scheme_and_place() -> None:
    scheme, place = RULES[0], RULES[2]
    assert found(scheme, (b.FILED, b.READING), PROFILES["edgar"])
    cik = _filed(
        contexts=tuple(
            replace(it, scheme="http://www.sec.gov/CIK", identifier="0000000012")
            for it in b.FILED.contexts
        )
    )
    assert not found(scheme, cik, PROFILES["edgar"])
    assert not found(place, (b.FILED, b.READING), PROFILES["edgar"])
    assert found(place, (b.FILED, b.READING), PROFILES["tse"])


def test_where_no_manual_binds_a_rule_is_one_step_lighter() -> None:
    filed, reading = _context(used=False)
    severities = {
        name: {it.severity for it in check(filed, reading, profile) if it.code == "EFM.6.05.08"}
        for name, profile in PROFILES.items()
    }
    assert severities["house"] == {Severity.WARNING}
    assert severities["edgar"] == severities["tse"] == {Severity.ERROR}


def test_many_breaches_of_a_rule_are_one_objection_with_a_count() -> None:
    filed, reading = _more(*(b.concept(f"Odd{n}2024") for n in range(5)))
    told = [it for it in check(filed, reading, PROFILES["house"]) if "LC3" in it.code]
    assert [it.count for it in told] == [5]
