"""Taxonomy → its XML: schemas, linkbases, taxonomy package. Same taxonomy, same bytes.

A report imports `crossfoot.xsd`; `crossfoot-full.xsd` adds what validation does not need or may
not see (documentation, references, the usual sums).
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from crossfoot.taxonomy import linkbases as lb
from crossfoot.taxonomy.elements import elements, href, labelled, role_uri
from crossfoot.taxonomy.imports import IMPORTS, REFERENCE_PARTS
from crossfoot.taxonomy.printing import printed
from crossfoot.taxonomy.views import (
    Entry,
    Import,
    Label,
    Labelled,
    Linkbase,
    LinkbaseRef,
    PackageView,
    Reference,
    Role,
    Schema,
    Title,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossfoot.taxonomy.model import Alignment, Concept, Taxonomy

ENTRY, FULL, RULES = "crossfoot.xsd", "crossfoot-full.xsd", "crossfoot-rules.xsd"
_STATEMENT_LINKS = ("link:presentationLink", "link:calculationLink", "link:definitionLink")
_KINDS = {
    "exact": "the same as the us-gaap element",
    "narrower": "a part of what the us-gaap element means",
    "wider": "more than the us-gaap element means",
    "derived": "computed from what the us-gaap element means",
}


def compile_taxonomy(taxonomy: Taxonomy) -> dict[str, bytes]:
    """Path under `taxonomy/` of a delivered folder → bytes, without the package zip."""
    files = {
        ENTRY: printed("schema.xsd.j2", schema=_entry(taxonomy)),
        FULL: printed("schema.xsd.j2", schema=_full(taxonomy)),
        "crossfoot-pre.xml": printed("links.xml.j2", linkbase=_presentation(taxonomy)),
        "crossfoot-def.xml": printed("links.xml.j2", linkbase=_definition(taxonomy)),
        "crossfoot-cal.xml": printed("links.xml.j2", linkbase=_calculation(taxonomy)),
        "crossfoot-doc-en.xml": _labels("en", _documentation(taxonomy)),
        "crossfoot-ref.xml": _references(taxonomy),
        "META-INF/taxonomyPackage.xml": printed("package.xml.j2", package=_package(taxonomy)),
        "META-INF/catalog.xml": printed("catalog.xml.j2", package=_package(taxonomy)),
    }
    for language in ("en", "ja"):
        files[f"crossfoot-lab-{language}.xml"] = _labels(language, labelled(taxonomy, language))
    return dict(sorted(files.items()))


def zipped(taxonomy: Taxonomy, files: Mapping[str, bytes]) -> bytes:
    """The taxonomy package: one top folder, entries sorted, all of the same fixed time."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as package:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{taxonomy.prefix}-{taxonomy.version}/{path}")
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            entry.create_system = 3
            package.writestr(entry, content, compresslevel=9)
    return archive.getvalue()


def statement_roles(taxonomy: Taxonomy) -> tuple[Role, ...]:
    """One link role a statement."""
    return tuple(
        Role(role_uri(taxonomy, view.role), f"{ENTRY}#{view.role}", view.role, view.definition,
             _STATEMENT_LINKS)
        for view in taxonomy.statements
    )  # fmt: skip


def _defaults_role(taxonomy: Taxonomy) -> Role:
    uri = role_uri(taxonomy, "AxisDefaults")
    definition = "0099 - Schedule - Defaults of axes"
    return Role(uri, f"{ENTRY}#AxisDefaults", "AxisDefaults", definition, _STATEMENT_LINKS[2:])


def _alignment_roles(taxonomy: Taxonomy) -> tuple[Role, ...]:
    return tuple(
        Role(role_uri(taxonomy, f"alignment-{kind}"), f"{FULL}#alignment-{kind}",
             f"alignment-{kind}", f"Alignment: {meaning}", ("link:reference",))
        for kind, meaning in _KINDS.items()
    )  # fmt: skip


def _entry(taxonomy: Taxonomy) -> Schema:
    return Schema(
        taxonomy.prefix,
        taxonomy.namespace,
        (*statement_roles(taxonomy), _defaults_role(taxonomy)),
        (
            LinkbaseRef("label", "crossfoot-lab-en.xml"),
            LinkbaseRef("label", "crossfoot-lab-ja.xml"),
            LinkbaseRef("presentation", "crossfoot-pre.xml"),
            LinkbaseRef("definition", "crossfoot-def.xml"),
        ),
        IMPORTS,
        elements(taxonomy),
    )


def _full(taxonomy: Taxonomy) -> Schema:
    return Schema(
        f"{taxonomy.prefix}-full",
        f"{taxonomy.namespace}/full",
        _alignment_roles(taxonomy),
        (
            LinkbaseRef("calculation", "crossfoot-cal.xml"),
            LinkbaseRef("label", "crossfoot-doc-en.xml"),
            LinkbaseRef("reference", "crossfoot-ref.xml"),
        ),
        (IMPORTS[0], REFERENCE_PARTS, Import(taxonomy.namespace, ENTRY)),
        (),
    )


def _presentation(taxonomy: Taxonomy) -> Linkbase:
    links = tuple(
        lb.link(role.uri, lb.presentation(view, taxonomy.axes), lambda n: href(taxonomy, n))
        for role, view in zip(statement_roles(taxonomy), taxonomy.statements, strict=True)
    )
    return Linkbase("presentation", statement_roles(taxonomy), (), links)


def _definition(taxonomy: Taxonomy) -> Linkbase:
    roles = statement_roles(taxonomy)
    default = _defaults_role(taxonomy)
    arcs = [lb.definition(view, taxonomy.axes) for view in taxonomy.statements]
    arcs.append(lb.defaults(taxonomy.axes))
    links = tuple(
        lb.link(role.uri, part, lambda n: href(taxonomy, n))
        for role, part in zip((*roles, default), arcs, strict=True)
    )
    arcroles = (lb.ALL, lb.HYPERCUBE_DIMENSION, lb.DIMENSION_DOMAIN, lb.DOMAIN_MEMBER,
                lb.DIMENSION_DEFAULT)  # fmt: skip
    return Linkbase("definition", (*roles, default), lb.dimension_refs(arcroles), links)


def _calculation(taxonomy: Taxonomy) -> Linkbase:
    found = [
        (role, arcs)
        for role, view in zip(statement_roles(taxonomy), taxonomy.statements, strict=True)
        if (arcs := lb.calculation(view, taxonomy))
    ]
    links = tuple(lb.link(role.uri, arcs, lambda n: href(taxonomy, n)) for role, arcs in found)
    return Linkbase("calculation", tuple(role for role, _ in found), (lb.SUMMATION_REF,), links)


def _labels(language: str, concepts: tuple[Labelled, ...]) -> bytes:
    return printed("labels.xml.j2", language=language, concepts=concepts)


def _documentation(taxonomy: Taxonomy) -> tuple[Labelled, ...]:
    return tuple(
        Labelled(c.name, href(taxonomy, c.name), (Label("documentation", c.documentation),))
        for c in taxonomy.concepts.values()
    )


def _references(taxonomy: Taxonomy) -> bytes:
    used = tuple(
        _reference(taxonomy, concept, concept.alignment)
        for concept in taxonomy.concepts.values()
        if concept.alignment
    )
    known = {reference.role for reference in used}
    roles = tuple(role for role in _alignment_roles(taxonomy) if role.uri in known)
    return printed("references.xml.j2", roles=roles, references=used)


def _reference(taxonomy: Taxonomy, concept: Concept, mirror: Alignment) -> Reference:
    # 2017 is the year that the taxonomy mirrors; younger elements name the year that has them.
    year = 2017 if 2017 in mirror.years else mirror.years[-1]  # noqa: PLR2004
    edition = f"{year}-01-31" if year < 2022 else str(year)  # noqa: PLR2004 (as FASB names them)
    note = f"inferred in the element list: {', '.join(mirror.inferred)}" if mirror.inferred else ""
    return Reference(
        concept.name,
        href(taxonomy, concept.name),
        role_uri(taxonomy, f"alignment-{mirror.kind}"),
        year,
        mirror.element,
        note,
        f"http://fasb.org/us-gaap/{edition}#us-gaap_{mirror.element}",
    )


def _package(taxonomy: Taxonomy) -> PackageView:
    base = f"{taxonomy.namespace}/"
    return PackageView(
        base,
        taxonomy.authority,
        taxonomy.version,
        tuple(Title(language, text) for language, text in taxonomy.title.items()),
        (
            Entry("For reports", "Elements, labels, presentation, definition.", base + ENTRY),
            Entry("Everything", "Also usual sums, documentation, references.", base + FULL),
            Entry("Rules", "Identities that every report must satisfy.", base + RULES),
        ),
    )
