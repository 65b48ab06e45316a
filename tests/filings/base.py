"""A sound filing for the rule book, small enough to be read, and one mistake for each rule."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.filings.filed import (
    Filed,
    FiledArc,
    FiledConcept,
    FiledContext,
    FiledFact,
    FiledLabel,
    FiledLinkbase,
    FiledPage,
    FiledRole,
    FiledSchema,
    FiledUnit,
)
from crossfoot.model import ConceptName, Duration, Fact, FactId, Instant, Money, Unit
from crossfoot.validation.reading import Reading, Said

if TYPE_CHECKING:
    from crossfoot.model import Measure, Period

OWN = "http://made.example/gauges/2024-12-31"
CORE = "http://taxonomy.example/2024"
XBRLI = "http://www.xbrl.org/2003/instance"
DTR = "http://www.xbrl.org/dtr/type/2024-01-31"
ROLE = "http://made.example/gauges/role/Income"
DEFAULTS = "http://made.example/gauges/role/Defaults"
ANCHORS = "http://made.example/gauges/role/Anchors"
PARENT_CHILD = "http://www.xbrl.org/2003/arcrole/parent-child"
SUMMATION = "https://xbrl.org/2023/arcrole/summation-item"
DIMENSIONAL = "http://xbrl.org/int/dim/arcrole/"
WIDER = "http://www.esma.europa.eu/xbrl/esef/arcrole/wider-narrower"
LABEL = "http://www.xbrl.org/2003/role/label"
TOTAL = "http://www.xbrl.org/2003/role/totalLabel"
TR5 = "http://www.xbrl.org/inlineXBRL/transformation/2022-02-16"

YEAR = Duration(dt.date(2024, 1, 1), dt.date(2024, 12, 31))
QUARTER = Duration(dt.date(2024, 10, 1), dt.date(2024, 12, 31))
LAST = Instant(dt.date(2024, 12, 31))


def own(name: str) -> str:
    return f"{{{OWN}}}{name}"


def core(name: str) -> str:
    return f"{{{CORE}}}{name}"


def concept(name: str, kind: str = "monetaryItemType", **more: object) -> FiledConcept:
    """A concept of the issuer's, sound unless told otherwise."""
    space = DTR if kind in ("domainItemType", "percentItemType", "perShareItemType") else XBRLI
    told: dict[str, object] = {
        "prefix": "made",
        "id": f"made_{name}",
        "kind": f"{{{space}}}{kind}",
        "base": f"{{{XBRLI}}}{'stringItemType' if kind == 'domainItemType' else kind}",
        "period": "duration",
        "balance": "credit" if kind == "monetaryItemType" else "",
        "nillable": True,
        "numeric": kind not in ("domainItemType", "stringItemType"),
        "own": True,
        "labels": (FiledLabel(LABEL, "en", f"{name}, as labelled"),),
        **more,
    }
    return FiledConcept(own(name), **told)  # type: ignore[arg-type]


def known(name: str, kind: str = "monetaryItemType", **more: object) -> FiledConcept:
    """A concept of the taxonomy's."""
    made = concept(name, kind, own=False, prefix="core", id=f"core_{name}", **more)
    return FiledConcept(
        core(name),
        **{field: getattr(made, field) for field in made.__struct_fields__ if field != "name"},
    )


def arc(network: str, kind: str, source: str, target: str, order: int, **more: object) -> FiledArc:
    told: dict[str, object] = {"role": ROLE, "order": Decimal(order), "own": True, **more}
    role = str(told.pop("role"))
    return FiledArc(network, role, kind, source, target, **told)  # type: ignore[arg-type]


def adds(total: str, part: str, order: int, weight: int = 1, **more: object) -> FiledArc:
    return arc("calculation", SUMMATION, total, part, order, weight=Decimal(weight), **more)


def shows(parent: str, child: str, order: int, **more: object) -> FiledArc:
    return arc("presentation", PARENT_CHILD, parent, child, order, **more)


def joins(kind: str, source: str, target: str, order: int = 1, **more: object) -> FiledArc:
    kind = WIDER if kind == "wider-narrower" else DIMENSIONAL + kind
    return arc("definition", kind, source, target, order, **more)


HEAD, LINES = own("IncomeAbstract"), own("IncomeLineItems")
GROSS, SALES, COST = core("GrossProfit"), core("Revenues"), core("CostOfRevenue")
GAUGES, AXIS, TABLE = own("GaugesRepaired"), own("ShopAxis"), own("IncomeTable")
DOMAIN, MEMBER = own("ShopDomain"), own("NorthMember")

CONCEPTS = (
    concept("IncomeAbstract", "stringItemType", abstract=True),
    concept("IncomeLineItems", "stringItemType", abstract=True),
    concept("IncomeTable", "stringItemType", abstract=True, nature="hypercube"),
    concept("ShopAxis", "stringItemType", abstract=True, nature="dimension"),
    concept("ShopDomain", "domainItemType", abstract=True),
    concept("NorthMember", "domainItemType", abstract=True),
    concept("GaugesRepaired"),
    known("GrossProfit"),
    known("Revenues"),
    known("CostOfRevenue", balance="debit"),
    known("DocumentType", "stringItemType", balance=""),
)
ARCS = (
    shows(HEAD, TABLE, 1),
    shows(TABLE, AXIS, 1),
    shows(AXIS, DOMAIN, 1),
    shows(DOMAIN, MEMBER, 1),
    shows(HEAD, LINES, 2),
    shows(LINES, SALES, 1),
    shows(LINES, COST, 2),
    shows(LINES, GAUGES, 3),
    shows(LINES, GROSS, 4, preferred=TOTAL),
    shows(LINES, core("DocumentType"), 5),
    adds(GROSS, SALES, 1),
    adds(GROSS, COST, 2, -1),
    adds(GROSS, GAUGES, 3),
    joins("all", LINES, TABLE, closed=True),
    joins("hypercube-dimension", TABLE, AXIS),
    joins("dimension-domain", AXIS, DOMAIN),
    joins("domain-member", DOMAIN, MEMBER, usable=True),
    joins("domain-member", LINES, GAUGES, usable=True),
    joins("domain-member", LINES, SALES, 2, usable=True),
    joins("domain-member", LINES, COST, 3, usable=True),
    joins("domain-member", LINES, GROSS, 4, usable=True),
    joins("dimension-default", AXIS, DOMAIN, role=DEFAULTS),
    joins("wider-narrower", SALES, GAUGES, role=ANCHORS),
)


def fact(  # noqa: PLR0913, PLR0917 - as many as a fact has aspects
    name: str,
    value: int | str,
    period: Period = YEAR,
    unit: Measure = Money("USD"),  # noqa: B008 - a frozen value
    decimals: int = 0,
    members: tuple[tuple[str, str], ...] = (),
) -> Fact:
    spelled = f"{name}.{period}{''.join(member for _, member in members)}"
    return Fact(FactId(spelled), ConceptName(name), period, unit, Decimal(value), decimals, members)


FACTS = (
    fact("Revenues", 900),
    fact("Revenues", 300, QUARTER),
    fact("Revenues", 400, members=(("ShopAxis", "NorthMember"),)),
    fact("CostOfRevenue", 600),
    fact("GaugesRepaired", 50),
    fact("GrossProfit", 350),
)
SAID = (
    Said(FactId("day"), "DocumentPeriodEndDate", YEAR, "2024-12-31", None, ()),
    Said(FactId("focus"), "DocumentFiscalPeriodFocus", YEAR, "FY", None, ()),
    Said(FactId("type"), "DocumentType", YEAR, "8-K", "en", ()),
)
_WRITTEN = {YEAR: "year", QUARTER: "quarter", LAST: "last"}


def written(told: Fact) -> FiledFact:
    context = "north" if told.members else _WRITTEN[told.period]
    space = own if told.concept == "GaugesRepaired" else core
    return FiledFact(
        told.id, space(told.concept), context, "usd", str(told.decimals), text=str(told.value),
        format=f"{{{TR5}}}num-dot-decimal", shown=str(told.value),
    )  # fmt: skip


FILED = Filed(
    "inline",
    contexts=(
        FiledContext("year", "made:register", "12", ("2024-01-01", "2024-12-31")),
        FiledContext("quarter", "made:register", "12", ("2024-10-01", "2024-12-31")),
        FiledContext(
            "north", "made:register", "12", ("2024-01-01", "2024-12-31"), ((AXIS, MEMBER),),
            places=("segment",),
        ),
    ),
    units=(FiledUnit("usd", ("{http://www.xbrl.org/2003/iso4217}USD",)),),
    facts=(
        *map(written, FACTS),
        FiledFact(FactId("type"), core("DocumentType"), "year", language="en", text="8-K"),
    ),
    concepts=CONCEPTS,
    roles=(
        FiledRole(
            ROLE,
            "0001 - Statement - Income",
            ("calculationLink", "definitionLink", "presentationLink"),
            own=True,
        ),
    ),
    arcs=ARCS,
    schemas=(FiledSchema("made.xsd", OWN, "made"),),
    linkbases=(FiledLinkbase("made-cal.xml", ("calculationLink",)),),
    page=FiledPage("UTF-8", "text/html; charset=UTF-8", transforms=(TR5,)),
    base_names=("CostOfRevenue", "GrossProfit", "Revenues"),
    registered=("kWh", "USD"),
)  # fmt: skip
READING = Reading(
    FACTS,
    said=SAID,
    item_types={"Revenues": "monetaryItemType", "ShareOfNorth": "percentItemType"},
)
SHARES, PURE = Unit.SHARES, Unit.PURE
