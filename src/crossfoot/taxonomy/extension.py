"""An issuer's own schema: what it prints that no other company would, and its own sums.

It stands beside the core in a delivered folder (`taxonomy/`, `extension/`) and joins the core's
own link roles, so that the core's closed hypercubes admit what was coined.
"""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

from crossfoot.languages import language_of
from crossfoot.model import StatementKind
from crossfoot.patterns import regex
from crossfoot.taxonomy import changes
from crossfoot.taxonomy import linkbases as lb
from crossfoot.taxonomy.anchoring import anchored
from crossfoot.taxonomy.asserted import asserted
from crossfoot.taxonomy.elements import TYPES, abstract_labels, role_uri
from crossfoot.taxonomy.imports import IMPORTS
from crossfoot.taxonomy.printing import RUN_NOTICE, printed
from crossfoot.taxonomy.views import (
    Arc,
    Element,
    Import,
    Label,
    Labelled,
    Linkbase,
    LinkbaseRef,
    Role,
    Schema,
)
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from crossfoot.model import CoinedConcept, CoinedMember, Entity, Extension, SummedConcept
    from crossfoot.taxonomy.model import StatementView, Taxonomy

PREFIX = "i"
SCHEMA = "extension.xsd"
ANCHORING = "extension-anchoring.xml"
_CORE = "../taxonomy/crossfoot.xsd"
_AFTER_CORE = 1000  # the core's own arcs count from 1, and siblings need orders of their own
_NAME = regex(r"[^a-z0-9]+")

Arcs = dict[str, list[Arc]]


def entity_slug(entity: Entity) -> str:
    """The issuer as two steps of an address: its scheme and its identifier."""
    scheme = _NAME.sub("-", entity.scheme.casefold().partition("://")[2] or entity.scheme)
    return f"{scheme.strip('-')}/{_NAME.sub('-', entity.identifier.casefold()).strip('-')}"


def namespace(
    taxonomy: Taxonomy, entity_slug: str, version: str, authority: str | None = None
) -> str:
    """Target namespace of the issuer's schema; `version` is a date (EFM 6.07.04).

    `authority` is the issuer's own, where its profile names one; else ours speaks for it.
    """
    return f"{authority or taxonomy.authority}issuer/{entity_slug}/{version}"


def compile_extension(
    extension: Extension,
    taxonomy: Taxonomy,
    entity_slug: str,
    version: str,
    authority: str | None = None,
) -> dict[str, bytes]:
    """Path of a delivered folder (`extension/…`) → bytes; a report refers to `SCHEMA` in it."""
    home = namespace(taxonomy, entity_slug, version, authority)
    anchors = anchored(extension, taxonomy)
    role = _anchoring_role(home)
    linkbases = {
        **_relations(extension, taxonomy),
        **(_anchors(role, anchors, _href(extension, taxonomy)) if anchors else {}),
        **_labelled(extension, taxonomy),
    }
    schema = Schema(
        PREFIX,
        home,
        (role,) if anchors else (),
        tuple(linkbases),
        (*IMPORTS, Import(taxonomy.namespace, _CORE)),
        _elements(extension),
    )
    files = {
        **{ref.href: file for ref, file in linkbases.items()},
        SCHEMA: printed("schema.xsd.j2", schema=schema, notice=RUN_NOTICE),
        **asserted(extension, taxonomy, PREFIX, home),
    }
    return {f"extension/{path}": files[path] for path in sorted(files)}


def _relations(extension: Extension, taxonomy: Taxonomy) -> dict[LinkbaseRef, bytes]:
    """The linkbases of lines, members and sums, those that hold anything."""
    views = {
        "presentation": _presented(extension, taxonomy),
        "definition": _joined(extension, taxonomy),
        "calculation": _summed(extension, taxonomy),
    }
    linkbases = {kind: _linkbase(kind, view, extension, taxonomy) for kind, view in views.items()}
    return {
        LinkbaseRef(kind, f"extension-{kind[:3]}.xml"): _links(linkbase)
        for kind, linkbase in linkbases.items()
        if linkbase.links
    }


def _anchors(
    role: Role, anchors: tuple[tuple[str, str], ...], href: Callable[[str], str]
) -> dict[LinkbaseRef, bytes]:
    return {LinkbaseRef("definition", ANCHORING): _links(_anchoring(role, anchors, href))}


def _links(linkbase: Linkbase) -> bytes:
    return printed("links.xml.j2", linkbase=linkbase, notice=RUN_NOTICE)


def _labelled(extension: Extension, taxonomy: Taxonomy) -> dict[LinkbaseRef, bytes]:
    """A label linkbase for each language."""
    return {
        LinkbaseRef("label", f"extension-lab-{language}.xml"): printed(
            "labels.xml.j2", language=language, concepts=labelled, notice=RUN_NOTICE
        )
        for language, labelled in _labels(extension, taxonomy).items()
    }


def _anchoring_role(namespace: str) -> Role:
    """A role of its own, that anchors are never among the members of a cube (ESEF.3.3.2)."""
    definition = "0098 - Schedule - Anchors in the core taxonomy"
    return Role(f"{namespace}/role/Anchoring", f"{SCHEMA}#Anchoring", "Anchoring", definition,
                ("link:definitionLink",))  # fmt: skip


def _anchoring(
    role: Role, anchors: tuple[tuple[str, str], ...], href: Callable[[str], str]
) -> Linkbase:
    arcs = [
        Arc(lb.WIDER_NARROWER, wider, narrower, order)
        for order, (wider, narrower) in enumerate(anchors, 1)
    ]
    link = lb.link(role.uri, arcs, href)
    return Linkbase("definition", (role,), (lb.WIDER_NARROWER_REF,), (link,))


def _elements(extension: Extension) -> tuple[Element, ...]:
    members = (
        Element(
            m.name, f"{PREFIX}_{m.name}", TYPES["domain"], "xbrli:item", "duration", abstract=True
        )
        for m in extension.members
    )
    concepts = (
        Element(c.name, f"{PREFIX}_{c.name}", TYPES[c.item_type], "xbrli:item", c.period,
                c.balance or "")
        for c in extension.concepts
    )  # fmt: skip
    return tuple(
        sorted((*concepts, *members), key=lambda element: (element.abstract, element.name))
    )


def _href(extension: Extension, taxonomy: Taxonomy) -> Callable[[str], str]:
    coined = {c.name for c in extension.concepts} | {m.name for m in extension.members}
    return lambda name: (
        f"{SCHEMA}#{PREFIX}_{name}" if name in coined else f"{_CORE}#{taxonomy.prefix}_{name}"
    )


def _linkbase(kind: str, arcs: Arcs, extension: Extension, taxonomy: Taxonomy) -> Linkbase:
    roles = {
        view.role: Role(role_uri(taxonomy, view.role), f"{_CORE}#{view.role}")
        for view in taxonomy.statements
        if arcs.get(view.role)
    }
    href = _href(extension, taxonomy)
    links = tuple(lb.link(role.uri, arcs[name], href) for name, role in roles.items())
    used = {arc.arcrole for found in arcs.values() for arc in found}
    known = {
        "definition": lb.dimension_refs((lb.DOMAIN_MEMBER,)),
        "calculation": (lb.SUMMATION_REF,),
    }
    return Linkbase(kind, tuple(roles.values()), known.get(kind, ()) if used else (), links)


# ── who stands where ─────────────────────────────────────────────────────────────────────


class _Newcomer(Value):
    """A line that a statement gets beside those of the core."""

    name: str
    above: str


def _newcomers(
    view: StatementView, extension: Extension, taxonomy: Taxonomy
) -> tuple[_Newcomer, ...]:
    """Coined concepts of the statement, and concepts of the core that its sums bring in."""
    rows = {row.name for row in view.rows}
    coined = {concept.name: concept for concept in extension.concepts}
    names = [name for name, c in coined.items() if view.kind in _homes(c, extension, taxonomy)]
    names += [
        name
        for total in extension.sums
        if total.statement == view.kind
        for name in (total.total, *(part for part, _ in total.parts))
        if name not in rows
    ]
    return tuple(_Newcomer(n, _above(view, coined.get(n))) for n in dict.fromkeys(names))


def _homes(concept: CoinedConcept, extension: Extension, taxonomy: Taxonomy) -> tuple[str, ...]:
    """That of changes; else the statements whose sums name it; else its anchor's.

    What has none of these is an operating figure of the issuer's own.
    """
    summed = tuple(total.statement.value for total in extension.sums if _names(total, concept.name))
    base = changes.base_of(concept.name)
    if base in taxonomy.concepts or any(base == coined.name for coined in extension.concepts):
        return (changes.KIND,)
    anchor = taxonomy.concepts.get(concept.anchor or "")
    return summed or (anchor.statements[:1] if anchor else (StatementKind.OTHER.value,))


def _names(total: SummedConcept, name: str) -> bool:
    return name == total.total or any(name == part for part, _ in total.parts)


def _above(view: StatementView, concept: CoinedConcept | None) -> str:
    """The heading under which the core presents the concept's anchor, else the line items."""
    heading = lb.line_items(view)
    for arc in lb.rows(view):
        if concept and arc.end == concept.anchor:
            heading = arc.start
    return heading


def _presented(extension: Extension, taxonomy: Taxonomy) -> Arcs:
    return {
        view.role: [
            Arc(lb.PARENT_CHILD, line.above, line.name, order)
            for order, line in enumerate(_newcomers(view, extension, taxonomy), _AFTER_CORE)
        ]
        + _members(lb.PARENT_CHILD, view, extension, taxonomy)
        for view in taxonomy.statements
    }


def _joined(extension: Extension, taxonomy: Taxonomy) -> Arcs:
    return {
        view.role: [
            Arc(lb.DOMAIN_MEMBER, lb.line_items(view), line.name, order)
            for order, line in enumerate(_newcomers(view, extension, taxonomy), _AFTER_CORE)
        ]
        + _members(lb.DOMAIN_MEMBER, view, extension, taxonomy)
        + _combined(view, extension)
        for view in taxonomy.statements
    }


def _combined(view: StatementView, extension: Extension) -> list[Arc]:
    """What a member of several stands for; presented they are beside it, where they belong."""
    return [
        Arc(lb.DOMAIN_MEMBER, member.name, part, order)
        for member in extension.members
        if member.axis in view.axes
        for order, part in enumerate(member.parts, 1)
    ]


def _members(
    arcrole: str, view: StatementView, extension: Extension, taxonomy: Taxonomy
) -> list[Arc]:
    return [
        Arc(arcrole, _parent(member, taxonomy), member.name, order)
        for order, member in enumerate(extension.members, _AFTER_CORE)
        if member.axis in view.axes
    ]


def _parent(member: CoinedMember, taxonomy: Taxonomy) -> str:
    return member.parent or taxonomy.axes[member.axis].domain


def _summed(extension: Extension, taxonomy: Taxonomy) -> Arcs:
    """The sums as printed, one a total: a second would be added to the first (Calc 1.1 §3)."""
    arcs: Arcs = {}
    for view in taxonomy.statements:
        first = {s.total: s for s in reversed(extension.sums) if s.statement == view.kind}
        sums = [s for s in extension.sums if first.get(s.total) is s]
        arcs[view.role] = [
            lb.summation(total.total, part, weight, order)
            for total in sums
            for order, (part, weight) in enumerate(total.parts, 1)
        ]
    return arcs


# ── labels ───────────────────────────────────────────────────────────────────────────────


_SIGNED = Label("documentation", "Signed as it is printed: a figure in parentheses is below zero.")
"""Where a concept has no balance, this says what its sign means (EFM 6.11.5)."""


def _labels(extension: Extension, taxonomy: Taxonomy) -> dict[str, tuple[Labelled, ...]]:
    """Language → the coined elements labelled in it; no label is used twice (EFM 6.10.04)."""
    taken = {concept.labels["en"] for concept in taxonomy.concepts.values()}
    taken |= set(abstract_labels(taxonomy, "en").values())
    href = _href(extension, taxonomy)
    unsigned = {c.name for c in extension.concepts if c.item_type == "monetary" and not c.balance}
    found: dict[str, tuple[Labelled, ...]] = {}
    concepts = [(c.name, text, "") for c in extension.concepts for text in _texts(c).items()]
    members = [(m.name, text, " [member]") for m in extension.members for text in _texts(m).items()]
    for name, (language, caption), suffix in sorted((*concepts, *members)):
        text = _unique(_tidy(caption), suffix, taken)
        taken.add(text)
        signed = (_SIGNED,) if name in unsigned and language == "en" else ()
        line = Labelled(name, href(name), (Label("label", text), *signed))
        found[language] = (*found.get(language, ()), line)
    return dict(sorted(found.items()))


def _texts(own: CoinedConcept | CoinedMember) -> dict[str, str]:
    """Language → label; the caption speaks Japanese when it is written so, else English."""
    return {language_of(own.label): own.label} | dict(own.labels)


def _tidy(caption: str) -> str:
    """One line, single spaces, no mark-up, short enough (EFM 6.10.06, 6.10.08)."""
    return " ".join(caption.replace("<", " ").split())[:480].strip()


def _unique(text: str, suffix: str, taken: set[str]) -> str:
    again = (f"{text} ({n}){suffix}" for n in count(2))
    return next(label for label in chain((f"{text}{suffix}",), again) if label not in taken)
