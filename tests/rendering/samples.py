"""A small report with its taxonomy: every kind of fact once, and all of its identities hold."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from crossfoot.facts import fact_id
from crossfoot.model import (
    CoinedMember,
    ConceptName,
    CoverFact,
    Duration,
    Entity,
    Extension,
    Fact,
    Instant,
    Money,
    Place,
    Report,
    StatementKind,
    SummedConcept,
    Unit,
)
from crossfoot.taxonomy.model import Axis, Concept, Member, Taxonomy

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from crossfoot.model import Measure, Period
    from crossfoot.taxonomy.model import Balance, ItemType, PeriodType

NAMESPACE = "https://issuer.example/2017-06-30"
ENTITY = Entity("http://www.tse.or.jp/sicc", "37740", "Example & Sons")
AXIS = "ProductOrServiceAxis"
DOMAIN = "ProductsAndServicesDomain"

JPY = Money("JPY")
PER_SHARE = Money("JPY", per_share=True)

OLD = Instant(dt.date(2017, 3, 31))
NEW = Instant(dt.date(2017, 6, 30))
BEFORE = Instant(dt.date(2016, 3, 31))
PRIOR = Instant(dt.date(2016, 6, 30))
LAST_YEAR = Duration(dt.date(2016, 4, 1), dt.date(2016, 6, 30))
THIS_YEAR = Duration(dt.date(2017, 4, 1), dt.date(2017, 6, 30))

Declared = tuple["ItemType", "PeriodType", "Balance | None"]

_DEBIT: tuple[ItemType, PeriodType, Balance] = ("monetary", "instant", "debit")
_CREDIT: tuple[ItemType, PeriodType, Balance] = ("monetary", "instant", "credit")
_INCOME: tuple[ItemType, PeriodType, Balance] = ("monetary", "duration", "credit")
_EXPENSE: tuple[ItemType, PeriodType, Balance] = ("monetary", "duration", "debit")

CONCEPTS: Mapping[str, Declared] = {
    "CashAndCashEquivalentsAtCarryingValue": _DEBIT,
    "OtherAssets": _DEBIT,
    "Assets": _DEBIT,
    "Liabilities": _CREDIT,
    "RetainedEarningsAccumulatedDeficit": _CREDIT,
    "AccumulatedOtherComprehensiveIncomeLossNetOfTax": _CREDIT,
    "StockholdersEquity": _CREDIT,
    "MinorityInterest": _CREDIT,
    "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest": _CREDIT,
    "LiabilitiesAndStockholdersEquity": _CREDIT,
    "Revenues": _INCOME,
    "CostsAndExpenses": _EXPENSE,
    "ProfitLoss": _INCOME,
    "NetIncomeLossAttributableToNoncontrollingInterest": _EXPENSE,
    "NetIncomeLoss": _INCOME,
    "OtherComprehensiveIncomeLossNetOfTax": _INCOME,
    "PaymentsOfDividends": ("monetary", "duration", "credit"),
    "NetCashProvidedByUsedInOperatingActivities": ("monetary", "duration", None),
    "NetCashProvidedByUsedInFinancingActivities": ("monetary", "duration", None),
    "CashAndCashEquivalentsPeriodIncreaseDecrease": ("monetary", "duration", None),
    "EarningsPerShareBasic": ("per-share", "duration", None),
    "EarningsPerShareDiluted": ("per-share", "duration", None),
    "WeightedAverageNumberOfSharesOutstandingBasic": ("shares", "duration", None),
    "WeightedAverageNumberOfDilutedSharesOutstanding": ("shares", "duration", None),
    "EquityRatio": ("percent", "instant", None),
    "EntityRegistrantName": ("string", "duration", None),
    "DocumentPeriodEndDate": ("date", "duration", None),
    "DocumentFiscalYearFocus": ("year", "duration", None),
    "AuditedFlag": ("boolean", "duration", None),
}

SUMS: Mapping[str, Mapping[str, Literal[1, -1]]] = {
    "Assets": {"CashAndCashEquivalentsAtCarryingValue": 1, "OtherAssets": 1},
    "StockholdersEquity": {
        "RetainedEarningsAccumulatedDeficit": 1,
        "AccumulatedOtherComprehensiveIncomeLossNetOfTax": 1,
    },
    "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest": {
        "StockholdersEquity": 1,
        "MinorityInterest": 1,
    },
    "LiabilitiesAndStockholdersEquity": {
        "Liabilities": 1,
        "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest": 1,
    },
    "ProfitLoss": {"Revenues": 1, "CostsAndExpenses": -1},
    "NetIncomeLoss": {
        "ProfitLoss": 1,
        "NetIncomeLossAttributableToNoncontrollingInterest": -1,
    },
    "CashAndCashEquivalentsPeriodIncreaseDecrease": {
        "NetCashProvidedByUsedInOperatingActivities": 1,
        "NetCashProvidedByUsedInFinancingActivities": 1,
    },
}

_BALANCES: Mapping[str, tuple[int, int]] = {
    "CashAndCashEquivalentsAtCarryingValue": (21_958_591, 20_508_225),
    "OtherAssets": (5_000_000, 7_000_000),
    "Assets": (26_958_591, 27_508_225),
    "Liabilities": (19_308_617, 19_231_201),
    "RetainedEarningsAccumulatedDeficit": (4_511_945, 4_609_672),
    "AccumulatedOtherComprehensiveIncomeLossNetOfTax": (2_499_700, 3_034_042),
    "StockholdersEquity": (7_011_645, 7_643_714),
    "MinorityInterest": (638_329, 633_310),
    "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest": (
        7_649_974,
        8_277_024,
    ),
    "LiabilitiesAndStockholdersEquity": (26_958_591, 27_508_225),
}

_FLOWS: Mapping[str, tuple[int, int]] = {
    "Revenues": (36_179_251, 40_963_905),
    "CostsAndExpenses": (35_608_535, 40_216_080),
    "ProfitLoss": (570_716, 747_825),
    "NetIncomeLossAttributableToNoncontrollingInterest": (41_457, 41_781),
    "NetIncomeLoss": (529_259, 706_044),
    "OtherComprehensiveIncomeLossNetOfTax": (-101_203, 534_342),
    "PaymentsOfDividends": (505_480, 608_317),
    "NetCashProvidedByUsedInOperatingActivities": (-117_449, 3_237_385),
    "NetCashProvidedByUsedInFinancingActivities": (-947_155, -4_687_751),
    "CashAndCashEquivalentsPeriodIncreaseDecrease": (-1_064_604, -1_450_366),
}

_PER_SHARE: Mapping[str, tuple[str, str]] = {
    "EarningsPerShareBasic": ("11.52", "15.67"),
    "EarningsPerShareDiluted": ("11.49", "15.62"),
}

_SHARES: Mapping[str, tuple[int, int]] = {
    "WeightedAverageNumberOfSharesOutstandingBasic": (45_952_691, 45_062_838),
    "WeightedAverageNumberOfDilutedSharesOutstanding": (46_059_998, 45_202_227),
}

_PARTS: Mapping[str, tuple[int, int]] = {
    "ServiceMember": (22_075_151, 25_685_684),
    "SystemsMember": (14_104_100, 15_278_221),
    "SystemsConstructionMember": (5_416_161, 6_118_908),
    "SystemsOperationMember": (8_687_939, 9_159_313),
}


def fact(  # noqa: PLR0913, PLR0917 - the aspects of a fact
    name: str,
    period: Period,
    value: Decimal | int | str,
    decimals: int = -3,
    unit: Measure = JPY,
    members: tuple[tuple[str, str], ...] = (),
) -> Fact:
    return Fact(
        fact_id(name, period, members),
        ConceptName(name),
        period,
        unit,
        Decimal(value),
        decimals,
        members,
    )


def facts() -> tuple[Fact, ...]:
    instants, durations = (OLD, NEW), (LAST_YEAR, THIS_YEAR)
    return (
        *(
            fact(name, period, value * 1000)
            for name, values in _BALANCES.items()
            for period, value in zip(instants, values, strict=True)
        ),
        fact("CashAndCashEquivalentsAtCarryingValue", BEFORE, 19_569_095_000),
        fact("CashAndCashEquivalentsAtCarryingValue", PRIOR, 18_504_491_000),
        *(
            fact(name, period, value * 1000)
            for name, values in _FLOWS.items()
            for period, value in zip(durations, values, strict=True)
        ),
        *(
            fact(name, period, value, 2, PER_SHARE)
            for name, texts in _PER_SHARE.items()
            for period, value in zip(durations, texts, strict=True)
        ),
        *(
            fact(name, period, value, 0, Unit.SHARES)
            for name, values in _SHARES.items()
            for period, value in zip(durations, values, strict=True)
        ),
        *(
            fact("Revenues", period, value * 1000, members=((AXIS, member),))
            for member, values in _PARTS.items()
            for period, value in zip(durations, values, strict=True)
        ),
        fact("EquityRatio", NEW, "0.278", 3, Unit.PURE),
    )


def extension() -> Extension:
    return Extension(
        members=(
            CoinedMember(AXIS, "SystemsConstructionMember", 'Systems "A" & <B>', "SystemsMember"),
            CoinedMember(AXIS, "SystemsOperationMember", "Systems, operation", "SystemsMember"),
        ),
        sums=tuple(
            SummedConcept(StatementKind.OTHER, total, tuple(parts.items()))
            for total, parts in SUMS.items()
        ),
    )


def said(name: str, text: str, language: str | None = None) -> CoverFact:
    ident = fact_id(name, THIS_YEAR, ())
    return CoverFact(ident, ConceptName(name), THIS_YEAR, text, text, Place(1, 1, 1), language)


def cover() -> tuple[CoverFact, ...]:
    return (
        said("EntityRegistrantName", 'Example & "Sons" <株式会社>', "ja"),
        said("DocumentPeriodEndDate", "2017-06-30"),
        said("DocumentFiscalYearFocus", "2017"),
        said("AuditedFlag", "false"),
    )


def report() -> Report:
    return Report(ENTITY, facts(), (), extension(), cover())


def taxonomy() -> Taxonomy:
    """The value of the core schema that `write_schemas` writes."""
    concepts = {
        name: Concept(
            name=name, item_type=item_type, period=period, balance=balance,
            labels={"en": name}, documentation="", statements=(), sections=(), printed_as=(),
            within=(), parts=dict(SUMS.get(name, {})), breakdown=None, nonnegative=False,
            alignment=None,
        )
        for name, (item_type, period, balance) in CONCEPTS.items()
    }  # fmt: skip
    members = tuple(
        Member(name, {"en": name}, (), None) for name in ("ServiceMember", "SystemsMember")
    )
    axes = {AXIS: Axis(AXIS, DOMAIN, {"en": AXIS}, {"en": DOMAIN}, members)}
    return Taxonomy("https://core.example/", "core", "2026-01-01", concepts, axes, ())


# ── the schemas ──────────────────────────────────────────────────────────────────────────

_TYPES = {
    "monetary": "xbrli:monetaryItemType",
    "shares": "xbrli:sharesItemType",
    "per-share": "dtr:perShareItemType",
    "percent": "dtr:percentItemType",
    "domain": "dtr:domainItemType",
    "date": "xbrli:dateItemType",
    "year": "xbrli:gYearItemType",
    "boolean": "xbrli:booleanItemType",
}
_XMLNS = (
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"'
    ' xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:dtr="http://www.xbrl.org/dtr/type/2024-01-31" xmlns:xbrldt="http://xbrl.org/2005/xbrldt"'
)
_IMPORTS = "".join(
    f'<xs:import namespace="{namespace}" schemaLocation="{location}"/>'
    for namespace, location in (
        (
            "http://www.xbrl.org/2003/instance",
            "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd",
        ),
        (
            "http://www.xbrl.org/dtr/type/2024-01-31",
            "https://www.xbrl.org/dtr/type/2024-01-31/types.xsd",
        ),
        ("http://xbrl.org/2005/xbrldt", "http://www.xbrl.org/2005/xbrldt-2005.xsd"),
    )
)
_ROLE = "https://core.example/role/all"
_XDT = "http://xbrl.org/int/dim/arcrole/"
_SUMMATION = "https://xbrl.org/2023/arcrole/summation-item"


def write_schemas(folder: Path) -> None:
    """The core under `taxonomy/` and the issuer's schema under `extension/`."""
    (folder / "taxonomy").mkdir(parents=True)
    (folder / "extension").mkdir()
    core = "".join(_element("core", *row) for row in _core_elements())
    own = "".join(
        _element("i", member.name, "domain", "duration", None, "xbrli:item")
        for member in extension().members
    )
    (folder / "taxonomy/crossfoot.xsd").write_text(
        _schema(taxonomy().namespace, "core", "", "crossfoot-def.xml", core)
    )
    (folder / "taxonomy/crossfoot-def.xml").write_text(_linkbase(_definition()))
    imported = (
        f'<xs:import namespace="{taxonomy().namespace}"'
        ' schemaLocation="../taxonomy/crossfoot.xsd"/>'
    )
    (folder / "extension/extension.xsd").write_text(
        _schema(NAMESPACE, "i", imported, "extension-link.xml", own)
    )
    (folder / "extension/extension-link.xml").write_text(
        _linkbase(_calculation() + _own_members(), "../taxonomy/crossfoot.xsd")
    )


def _core_elements() -> list[tuple[str, str, str, str | None, str]]:
    item = [(name, *declared, "xbrli:item") for name, declared in CONCEPTS.items()]
    return [
        *item,
        *(
            (name, "domain", "duration", None, "xbrli:item")
            for name in (DOMAIN, "ServiceMember", "SystemsMember", "LineItems")
        ),
        (AXIS, "", "duration", None, "xbrldt:dimensionItem"),
        ("Table", "", "duration", None, "xbrldt:hypercubeItem"),
    ]


def _element(  # noqa: PLR0913, PLR0917 - the attributes of an element
    prefix: str, name: str, item_type: str, period: str, balance: str | None, group: str
) -> str:
    abstract = ' abstract="true"' if item_type in {"", "domain"} else ""
    side = f' xbrli:balance="{balance}"' if balance else ""
    return (
        f'<xs:element id="{prefix}_{name}" name="{name}" nillable="true"'
        f' substitutionGroup="{group}"'
        f' type="{_TYPES.get(item_type, "xbrli:stringItemType")}"{abstract}{side}'
        f' xbrli:periodType="{period}"/>\n'
    )


def _schema(namespace: str, prefix: str, imports: str, linkbase: str, body: str) -> str:
    role = (
        f'<link:roleType roleURI="{_ROLE}" id="all"><link:definition>All</link:definition>'
        "<link:usedOn>link:calculationLink</link:usedOn>"
        "<link:usedOn>link:definitionLink</link:usedOn></link:roleType>"
        if prefix == "core"
        else ""
    )
    return (
        f'<xs:schema {_XMLNS} targetNamespace="{namespace}" xmlns:{prefix}="{namespace}"'
        ' elementFormDefault="qualified"><xs:annotation><xs:appinfo>'
        f'{role}<link:linkbaseRef xlink:type="simple" xlink:href="{linkbase}"'
        ' xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>'
        f"</xs:appinfo></xs:annotation>{_IMPORTS}{imports}\n{body}</xs:schema>"
    )


def _linkbase(links: str, core: str = "crossfoot.xsd") -> str:
    arcroles = "".join(
        f'<link:arcroleRef arcroleURI="{uri}" xlink:type="simple" xlink:href="{href}"/>'
        for uri, href in (
            (_SUMMATION, "https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item"),
            *(
                (_XDT + name, f"http://www.xbrl.org/2005/xbrldt-2005.xsd#{name}")
                for name in (
                    "all", "hypercube-dimension", "dimension-domain", "domain-member",
                    "dimension-default",
                )
            ),
        )
    )  # fmt: skip
    return (
        f'<link:linkbase {_XMLNS}><link:roleRef roleURI="{_ROLE}" xlink:type="simple"'
        f' xlink:href="{core}#all"/>{arcroles}{links}</link:linkbase>'
    )


def _locator(label: str, href: str) -> str:
    return f'<link:loc xlink:type="locator" xlink:label="{label}" xlink:href="{href}"/>'


def _link(kind: str, locators: str, arcs: str) -> str:
    return (
        f'<link:{kind}Link xlink:type="extended" xlink:role="{_ROLE}">{locators}{arcs}'
        f"</link:{kind}Link>\n"
    )


def _arc(kind: str, arcrole: str, ends: tuple[str, str], more: str = "") -> str:
    return (
        f'<link:{kind}Arc xlink:type="arc" xlink:arcrole="{arcrole}" xlink:from="{ends[0]}"'
        f' xlink:to="{ends[1]}" {more}/>'
    )


def _definition() -> str:
    names = (*CONCEPTS, DOMAIN, "ServiceMember", "SystemsMember", "LineItems", AXIS, "Table")
    locators = "".join(_locator(name, f"crossfoot.xsd#core_{name}") for name in names)
    closed = 'xbrldt:closed="true" xbrldt:contextElement="segment"'
    arcs = [
        _arc("definition", _XDT + "all", ("LineItems", "Table"), closed),
        _arc("definition", _XDT + "hypercube-dimension", ("Table", AXIS)),
        _arc("definition", _XDT + "dimension-domain", (AXIS, DOMAIN)),
        _arc("definition", _XDT + "dimension-default", (AXIS, "default")),
        *(
            _arc("definition", _XDT + "domain-member", (DOMAIN, name), f'order="{order}"')
            for order, name in enumerate(("ServiceMember", "SystemsMember"), 1)
        ),
        *(_arc("definition", _XDT + "domain-member", ("LineItems", name)) for name in CONCEPTS),
    ]
    default = _locator("default", f"crossfoot.xsd#core_{DOMAIN}")
    return _link("definition", locators + default, "".join(arcs))


def _own_members() -> str:
    own = [member.name for member in extension().members]
    locators = "".join(_locator(name, f"extension.xsd#i_{name}") for name in own)
    parent = _locator("SystemsMember", "../taxonomy/crossfoot.xsd#core_SystemsMember")
    arcs = "".join(
        _arc("definition", _XDT + "domain-member", ("SystemsMember", name)) for name in own
    )
    return _link("definition", parent + locators, arcs)


def _calculation() -> str:
    locators = "".join(
        _locator(name, f"../taxonomy/crossfoot.xsd#core_{name}") for name in CONCEPTS
    )
    arcs = "".join(
        _arc("calculation", _SUMMATION, (total, part), f'weight="{weight}" order="{order}"')
        for total, parts in SUMS.items()
        for order, (part, weight) in enumerate(parts.items(), 1)
    )
    return _link("calculation", locators, arcs)
