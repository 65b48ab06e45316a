"""Trees of the taxonomy → extended links: presentation, definition, calculation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.taxonomy.views import LABEL_ROLES, Arc, Link, Locator, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from crossfoot.taxonomy.model import Axis, Row, StatementView, Taxonomy

PARENT_CHILD = "http://www.xbrl.org/2003/arcrole/parent-child"
# Calculation 1.1: releases print the same figures in thousands and millions, and 1.0 alarms.
SUMMATION = "https://xbrl.org/2023/arcrole/summation-item"
# Anchors: from the wider concept of the core to the narrower one of the issuer.
WIDER_NARROWER = "http://www.esma.europa.eu/xbrl/esef/arcrole/wider-narrower"
_DIMENSION = "http://xbrl.org/int/dim/arcrole/"
ALL, HYPERCUBE_DIMENSION, DIMENSION_DOMAIN, DOMAIN_MEMBER, DIMENSION_DEFAULT = (
    _DIMENSION + name
    for name in (
        "all", "hypercube-dimension", "dimension-domain", "domain-member", "dimension-default",
    )
)  # fmt: skip
_LABEL_ROLE = "http://www.xbrl.org/2003/role/"

SUMMATION_REF = Role(SUMMATION, "https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item")

WIDER_NARROWER_REF = Role(
    WIDER_NARROWER,
    "http://www.xbrl.org/lrr/arcrole/esma-arcrole-2018-11-21.xsd#wider-narrower",
)


def dimension_refs(arcroles: Iterable[str]) -> tuple[Role, ...]:
    """The declarations of dimensional arcroles."""
    home = "http://www.xbrl.org/2005/xbrldt-2005.xsd#"
    return tuple(Role(arcrole, home + arcrole.rpartition("/")[2]) for arcrole in arcroles)


def table(view: StatementView) -> str:
    """Name of the statement's hypercube."""
    return f"{view.role}Table"


def line_items(view: StatementView) -> str:
    """Name of the abstract head of the statement's lines."""
    return f"{view.role}LineItems"


def link(role: str, arcs: Iterable[Arc], href: Callable[[str], str]) -> Link:
    """An extended link with a locator for each end of its arcs.

    A locator's label is the element's name, or name_something where two arcs between the same
    two elements would else be duplicates (XLink).
    """
    arcs = tuple(arcs)
    labels = dict.fromkeys(label for arc in arcs for label in (arc.start, arc.end))
    return Link(
        role, tuple(Locator(label, href(label.partition("_")[0])) for label in labels), arcs
    )


def presentation(view: StatementView, axes: Mapping[str, Axis]) -> list[Arc]:
    """Heading → table with its axes, and line items with the rows by their depth."""
    head = view.rows[0].name
    arcs = [_child(head, table(view), 1), _child(head, line_items(view), 2)]
    for order, name in enumerate(view.axes, 1):
        axis = axes[name]
        arcs += [_child(table(view), name, order), _child(name, axis.domain, 1)]
        arcs += [
            _child(member.parent or axis.domain, member.name, place)
            for place, member in enumerate(axis.members, 1)
        ]
    return arcs + rows(view)


def rows(view: StatementView) -> list[Arc]:
    """The statement's rows, each under the nearest shallower one above it."""
    above = {0: line_items(view)}
    arcs = []
    for order, row in enumerate(view.rows[1:], 1):
        arcs.append(_row(above[row.depth - 1], row, order))
        above[row.depth] = row.name
    return arcs


def _row(parent: str, row: Row, order: int) -> Arc:
    if row.label_role == "standard":
        return _child(parent, row.name, order)
    role = LABEL_ROLES[row.label_role]
    preferred = (("preferredLabel", _LABEL_ROLE + role),)
    return Arc(PARENT_CHILD, parent, f"{row.name}_{role}", order, preferred)


def _child(parent: str, name: str, order: int) -> Arc:
    return Arc(PARENT_CHILD, parent, name, order)


def definition(view: StatementView, axes: Mapping[str, Axis]) -> list[Arc]:
    """Closed hypercube over all lines of the statement, in the segment (as us-gaap has it)."""
    closed = (("xbrldt:closed", "true"), ("xbrldt:contextElement", "segment"))
    arcs = [Arc(ALL, line_items(view), table(view), 1, closed)]
    for order, name in enumerate(view.axes, 1):
        arcs.append(Arc(HYPERCUBE_DIMENSION, table(view), name, order))
        arcs += _members(axes[name])
    lines = dict.fromkeys(row.name for row in view.rows if not row.header)
    arcs += [
        Arc(DOMAIN_MEMBER, line_items(view), name, order) for order, name in enumerate(lines, 1)
    ]
    return arcs


def _members(axis: Axis) -> list[Arc]:
    return [Arc(DIMENSION_DOMAIN, axis.name, axis.domain, 1)] + [
        Arc(DOMAIN_MEMBER, member.parent or axis.domain, member.name, order)
        for order, member in enumerate(axis.members, 1)
    ]


def defaults(axes: Mapping[str, Axis]) -> list[Arc]:
    """Every axis' domain is its default, said once in a role of its own."""
    return [Arc(DIMENSION_DEFAULT, axis.name, axis.domain, 1) for axis in axes.values()]


def calculation(view: StatementView, taxonomy: Taxonomy) -> list[Arc]:
    """The usual sums whose total has its home in this statement."""
    arcs = []
    for name in dict.fromkeys(row.name for row in view.rows if not row.header):
        total = taxonomy.concepts[name]
        if total.statements[0] == view.kind:
            arcs += [
                summation(name, part, weight, order)
                for order, (part, weight) in enumerate(total.parts.items(), 1)
            ]
    return arcs


def summation(total: str, part: str, weight: int, order: int) -> Arc:
    """`part` enters `total` with `weight`, 1 or -1."""
    return Arc(SUMMATION, total, part, order, (("weight", str(weight)),))
