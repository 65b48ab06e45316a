"""What Arelle has loaded, as the values of `filed`: the second module that knows Arelle well."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from arelle import ModelDocument, XbrlConst
from arelle.ModelInstanceObject import ModelInlineFact
from arelle.ValidateUtr import loadUtr

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
from crossfoot.model import FactId
from crossfoot.patterns import regex
from crossfoot.validation.arelle import number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Element = Any
    Model = Any
    """What Arelle has are lxml's elements, which have no types."""

_XBRLI = "{http://www.xbrl.org/2003/instance}"
_XSD = "{http://www.w3.org/2001/XMLSchema}"
_LINK = "{http://www.xbrl.org/2003/linkbase}"
_LINK_TYPE = "{http://www.w3.org/1999/xlink}type"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_IX = ("{http://www.xbrl.org/2013/inlineXBRL}", "{http://www.xbrl.org/2008/inlineXBRL}")
_XSI_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"

_PROLOG = regex(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=[\"']([\w-]+)")
_NETWORKS = {
    "presentation": (XbrlConst.parentChild,),
    "calculation": XbrlConst.summationItems,
    "definition": (
        XbrlConst.all,
        XbrlConst.notAll,
        XbrlConst.hypercubeDimension,
        XbrlConst.dimensionDomain,
        XbrlConst.domainMember,
        XbrlConst.dimensionDefault,
        XbrlConst.widerNarrower,
    ),
}
_NATURES = (
    ("isHypercubeItem", "hypercube"),
    ("isDimensionItem", "dimension"),
    ("isTuple", "tuple"),
    ("isItem", "item"),
)


def filed_of(model: Model, form: str, is_own: Callable[[str], bool]) -> Filed:
    """All of a filing; `is_own` tells of a file's path whether it is the issuer's."""
    own = [each for each in model.urlDocs.values() if is_own(each.filepath)]
    documents = {each.filepath for each in own}
    arcs = tuple(_arcs(model, documents))
    facts = list(model.facts)
    shown = {id(fact): fact for fact in facts if isinstance(fact, ModelInlineFact)}
    schemas = [each for each in own if each.type == ModelDocument.Type.SCHEMA]
    return Filed(
        form,
        contexts=tuple(_contexts(model, facts)),
        units=tuple(_units(model, facts)),
        facts=tuple(_fact(each) for each in facts),
        concepts=tuple(_concepts(model, arcs, documents)),
        roles=tuple(_roles(model, documents)),
        arcs=arcs,
        schemas=tuple(_schema(each) for each in schemas),
        linkbases=tuple(
            FiledLinkbase(Path(each.filepath).name, tuple(_links(each.xmlRootElement)))
            for each in own
            if each.type == ModelDocument.Type.LINKBASE
        ),
        page=_page(model) if shown else None,
        namespaces=tuple(sorted(ns for ns in model.namespaceDocs if ns)),
        base_names=_base_names(model, documents) if schemas else (),
        registered=_registered(model),
    )


def _base_names(model: Model, own: set[str]) -> tuple[str, ...]:
    """What other taxonomies than the standards themselves call their concepts."""
    names = {
        str(each.qname.localName)
        for each in model.qnameConcepts.values()
        if each.isItem and each.modelDocument.filepath not in own and not _is_standard(each)
    }
    return tuple(sorted(names))


def _is_standard(concept: Element) -> bool:
    return str(concept.qname.namespaceURI).startswith("http://www.xbrl.org/")


def _registered(model: Model) -> tuple[str, ...]:
    """The units of the registry, where the filing has measures that no standard names."""
    names = {name for unit in model.units.values() for side in unit.measures for name in side}
    if all(str(name.namespaceURI).startswith("http://www.xbrl.org/") for name in names):
        return ()
    loadUtr(model)
    known = getattr(model.modelManager.disclosureSystem, "utrItemTypeEntries", {})
    return tuple(
        sorted({str(entry.unitId) for units in known.values() for entry in units.values()})
    )


# ── the instance ─────────────────────────────────────────────────────────────────────────


def _contexts(model: Model, facts: Iterable[Element]) -> Iterator[FiledContext]:
    used = {fact.contextID for fact in facts}
    for name, context in model.contexts.items():
        scheme, identifier = context.entityIdentifier
        places = tuple(kind for kind in ("segment", "scenario") if _place(context, kind))
        dimensions = [(axis.clarkNotation, _member(it)) for axis, it in context.qnameDims.items()]
        yield FiledContext(
            str(name),
            str(scheme or ""),
            str(identifier or ""),
            _period(context),
            tuple(sorted(dimensions)),
            typed=any(not each.isExplicit for each in context.qnameDims.values()),
            places=places,
            strange=any(context.nonDimValues(kind) for kind in places),
            used=name in used,
        )


def _place(context: Element, kind: str) -> bool:
    return bool(context.hasSegment if kind == "segment" else context.hasScenario)


def _member(value: Element) -> str:
    if value.isExplicit:
        return str(getattr(value.memberQname, "clarkNotation", ""))
    return f"'{getattr(value.typedMember, 'textValue', '')}'"


def _period(context: Element) -> tuple[str, ...]:
    period = context.period
    if period is None or context.isForeverPeriod:
        return ("forever",)
    return tuple((each.text or "").strip() for each in period if isinstance(each.tag, str))


def _units(model: Model, facts: Iterable[Element]) -> Iterator[FiledUnit]:
    used = {fact.unitID for fact in facts}
    for name, unit in model.units.items():
        over, under = (tuple(it.clarkNotation for it in side) for side in unit.measures)
        yield FiledUnit(str(name), over, under, used=name in used)


def _fact(fact: Element) -> FiledFact:
    inline = isinstance(fact, ModelInlineFact)
    return FiledFact(
        FactId(fact.id or ""),
        fact.qname.clarkNotation,
        fact.contextID or "",
        fact.unitID,
        fact.get("decimals"),
        fact.get("precision"),
        nil=fact.get(_XSI_NIL) in ("true", "1"),
        language=fact.xmlLang,
        text=str(fact.value),
        format=str(getattr(fact.format, "clarkNotation", "") or "") if inline else "",
        scale=(fact.get("scale") or "") if inline else "",
        shown=str(fact.textValue) if inline else "",
        hidden=inline and any(it.tag in _hidden_tags() for it in fact.iterancestors()),
        unseen=inline and any("display:none" in _style(it) for it in (fact, *fact.iterancestors())),
    )


def _hidden_tags() -> tuple[str, ...]:
    return tuple(f"{space}hidden" for space in _IX)


def _style(element: Element) -> str:
    return "".join((element.get("style") or "").split()).lower()


# ── the schemas ──────────────────────────────────────────────────────────────────────────


def _concepts(model: Model, arcs: Iterable[FiledArc], own: set[str]) -> Iterator[FiledConcept]:
    """Those that facts and contexts use, that the issuer declares, or its arcs join."""
    used = {fact.concept for fact in model.facts if fact.concept is not None}
    for context in model.contexts.values():
        for axis, value in context.qnameDims.items():
            names = (axis, value.memberQname) if value.isExplicit else (axis,)
            used |= {model.qnameConcepts.get(name) for name in names} - {None}
    joined = {name for arc in arcs if arc.own for name in (arc.source, arc.target)}
    reported = {concept.qname for concept in used}
    for concept in model.qnameConcepts.values():
        mine = concept.modelDocument.filepath in own
        if concept.qname in reported or mine or concept.qname.clarkNotation in joined:
            yield _concept(model, concept, own=mine)


def _concept(model: Model, concept: Element, *, own: bool) -> FiledConcept:
    nature = next((told for asked, told in _NATURES if getattr(concept, asked, False)), "")
    kind = getattr(concept.typeQname, "clarkNotation", "") or ""
    base = getattr(concept, "baseXbrliType", "") or ""
    return FiledConcept(
        concept.qname.clarkNotation,
        str(concept.qname.prefix or ""),
        str(concept.id or ""),
        kind,
        str(base),
        nature,
        str(concept.periodType or ""),
        str(concept.balance or ""),
        abstract=concept.isAbstract,
        nillable=concept.get("nillable") in ("true", "1"),
        numeric=concept.isNumeric,
        fraction=bool(getattr(concept, "isFraction", False)),
        typed_domain=bool(concept.get("{http://xbrl.org/2005/xbrldt}typedDomainRef")),
        own=own,
        labels=tuple(_labels(model, concept)),
    )


def _labels(model: Model, concept: Element) -> Iterator[FiledLabel]:
    for arc in model.relationshipSet(XbrlConst.conceptLabel).fromModelObject(concept):
        label = arc.toModelObject
        yield FiledLabel(str(label.role), str(label.xmlLang or ""), str(label.textValue))


def _roles(model: Model, own: set[str]) -> Iterator[FiledRole]:
    for types, of_arcs in ((model.roleTypes, False), (model.arcroleTypes, True)):
        for uri, declared in types.items():
            for each in declared:
                yield _role(uri, each, own=each.modelDocument.filepath in own, of_arcs=of_arcs)


def _role(uri: str, declared: Element, *, own: bool, of_arcs: bool) -> FiledRole:
    used_on = tuple(sorted(str(name.localName) for name in declared.usedOns))
    return FiledRole(str(uri), str(declared.definition or ""), used_on, own, of_arcs)


def _arcs(model: Model, own: set[str]) -> Iterator[FiledArc]:
    """All arcs of the networks that rules ask about, in the order of role, source and place."""
    for network, kinds in _NETWORKS.items():
        for kind in kinds:
            for arc in model.relationshipSet(kind).modelRelationships:
                ends = (arc.fromModelObject, arc.toModelObject)
                if all(getattr(end, "qname", None) is not None for end in ends):
                    yield _arc(network, kind, arc, own=arc.modelDocument.filepath in own)


def _arc(network: str, kind: str, arc: Element, *, own: bool) -> FiledArc:
    weighs, dimensional = network == "calculation", network == "definition"
    return FiledArc(
        network,
        str(arc.linkrole),
        kind,
        arc.fromModelObject.qname.clarkNotation,
        arc.toModelObject.qname.clarkNotation,
        number_of(arc.order) if arc.arcElement.get("order") else None,
        number_of(arc.weight) if weighs else None,
        str(arc.preferredLabel or "") if network == "presentation" else "",
        own,
        bool(arc.isClosed) if dimensional and kind in (XbrlConst.all, XbrlConst.notAll) else None,
        bool(arc.isUsable) if dimensional and kind == XbrlConst.domainMember else None,
    )


def _schema(document: Element) -> FiledSchema:
    root = document.xmlRootElement
    spaces = {uri: prefix for prefix, uri in root.nsmap.items()}
    return FiledSchema(
        Path(document.filepath).name,
        str(document.targetNamespace or ""),
        str(spaces.get(document.targetNamespace) or ""),
        qualified=root.get("elementFormDefault") == "qualified",
        includes=len(list(root.iter(f"{_XSD}include"))),
        documentation=len(list(root.iter(f"{_XSD}documentation"))),
        embedded=len(list(root.iter(f"{_LINK}linkbase"))),
        types=tuple(
            str(each.get("name"))
            for tag in ("complexType", "simpleType")
            for each in root.iter(f"{_XSD}{tag}")
            if each.get("name")
        ),
    )


def _links(root: Element) -> Iterator[str]:
    for each in root:
        if (
            isinstance(each.tag, str)
            and each.get("{http://www.w3.org/1999/xlink}type") == "extended"
        ):
            yield each.tag.rpartition("}")[2]


# ── the page ─────────────────────────────────────────────────────────────────────────────


def _page(model: Model) -> FiledPage:
    root = model.modelDocument.xmlRootElement
    elements = [each for each in root.iter() if isinstance(each.tag, str)]
    named = {each.tag for each in elements}
    metas = [each for each in elements if each.tag == f"{_XHTML}meta"]
    spaces = [each for each in elements if each.nsmap != root.nsmap]
    formats = [fact.format for fact in model.facts if getattr(fact, "format", None) is not None]
    return FiledPage(
        _encoding(Path(model.modelDocument.filepath)),
        "".join((meta.get("charset") or "") + (meta.get("content") or "") for meta in metas),
        base=f"{_XHTML}base" in named
        or any(
            each.get("{http://www.w3.org/XML/1998/namespace}base") is not None for each in elements
        ),
        local_namespaces=len(spaces),
        scripts=sum(each.tag == f"{_XHTML}script" for each in elements),
        targets=sum(each.get("target") is not None and _is_inline(each.tag) for each in elements),
        tuples=sum(each.tag in _both("tuple") for each in elements),
        fractions=sum(each.tag in _both("fraction") for each in elements),
        transforms=tuple(sorted({str(name.namespaceURI) for name in formats})),
    )


def _encoding(path: Path) -> str:
    """What the prolog says; Arelle has decoded the page before it parsed it."""
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        match = _PROLOG.match(file.read(200))
    return match[1].decode("ascii", "replace") if match else ""


def _is_inline(tag: str) -> bool:
    return tag.startswith(_IX)


def _both(name: str) -> tuple[str, ...]:
    return tuple(f"{space}{name}" for space in _IX)
