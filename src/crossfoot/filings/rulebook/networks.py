"""Rules on presentation, calculation and definition: what stands where, and what it adds up to."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from crossfoot.filings.filed import local
from crossfoot.validation.book import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from crossfoot.filings.filed import FiledArc
    from crossfoot.filings.rulebook.view import View

_CALCULATIONS_1_1: Final = "https://xbrl.org/2023/arcrole/summation-item"
_INVESTING: Final = ("InvestingActivities",)


def _own(view: View, network: str) -> Iterator[FiledArc]:
    return (arc for arc in view.arcs[network] if arc.own)


def _by_parent(arcs: Iterable[FiledArc]) -> Mapping[tuple[str, str, str], list[FiledArc]]:
    groups: defaultdict[tuple[str, str, str], list[FiledArc]] = defaultdict(list)
    for arc in arcs:
        groups[arc.role, arc.kind, arc.source].append(arc)
    return groups


# ── presentation ─────────────────────────────────────────────────────────────────────────


def orders(view: View) -> Iterator[Breach]:
    """Each arc says its order; no two siblings say the same."""
    for (role, _, parent), arcs in _by_parent(_own(view, "presentation")).items():
        counted = Counter(arc.order for arc in arcs)
        if None in counted or max(counted.values()) > 1:
            yield Breach(f"What stands under {local(parent)} in {role} is in no order.", ())


def presented(view: View) -> Iterator[Breach]:
    """Each concept that is used, and each axis and member, is presented."""
    shown = {name for arc in view.arcs["presentation"] for name in (arc.source, arc.target)}
    if not shown:
        return  # a filing without presentation at all is that of another kind of taxonomy
    used = {fact.concept for fact in view.filed.facts}
    for context in view.filed.contexts:
        used.update(name for axis in context.dimensions for name in axis if name.startswith("{"))
    defaults = {arc.target for arc in view.kinds("dimension-default")}
    for name in sorted((used & view.concepts.keys()) - shown - defaults):
        yield Breach(f"{local(name)} is used and nowhere presented.", ())


def twice_under_one(view: View) -> Iterator[Breach]:
    """What stands twice under one parent has two labels: at the beginning, at the end."""
    for (role, _, parent), arcs in _by_parent(_own(view, "presentation")).items():
        counted = Counter((arc.target, arc.preferred) for arc in arcs)
        for (child, _), number in counted.items():
            if number > 1:
                yield Breach(f"{local(child)} stands twice under {local(parent)} in {role}.", ())


def one_root(view: View) -> Iterator[Breach]:
    """A role's tree has one root."""
    roles: defaultdict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for arc in view.arcs["presentation"]:
        sources, targets = roles[arc.role]
        sources.add(arc.source)
        targets.add(arc.target)
    touched = {arc.role for arc in _own(view, "presentation")}
    for role, (sources, targets) in roles.items():
        roots = sources - targets
        if len(roots) > 1 and role in touched:
            names = ", ".join(sorted(map(local, roots))[:3])
            yield Breach(f"{role} has {len(roots)} roots: {names}.", ())


# ── calculation ──────────────────────────────────────────────────────────────────────────


def weights(view: View) -> Iterator[Breach]:
    """What is added is added once or taken off once."""
    for arc in _own(view, "calculation"):
        if arc.weight is None or abs(arc.weight) != 1:
            yield Breach(f"{_said(arc)} is weighted by {arc.weight}.", ())


def _said(arc: FiledArc) -> str:
    return f"{local(arc.target)} in {local(arc.source)}"


def same_periods(view: View) -> Iterator[Breach]:
    """A total and its parts are of one kind of period."""
    for arc in _own(view, "calculation"):
        ends = [view.concepts.get(name) for name in (arc.source, arc.target)]
        kinds = {end.period for end in ends if end is not None and end.period}
        if len(kinds) > 1:
            yield Breach(f"{_said(arc)}: an instant in a duration.", ())


def cycles(view: View) -> Iterator[Breach]:
    """Nothing is a part of itself."""
    below: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for arc in view.arcs["calculation"]:
        below[arc.role, arc.source].add(arc.target)
    for role, start in sorted(below):
        if start in _reached(role, start, below):
            yield Breach(f"{local(start)} adds up to itself in {role}.", ())


def _reached(role: str, start: str, below: Mapping[tuple[str, str], set[str]]) -> set[str]:
    waiting, seen = [*below.get((role, start), ())], set[str]()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(below.get((role, name), ()))
    return seen


def presented_together(view: View) -> Iterator[Breach]:
    """A total and its part are presented in one role."""
    roles: defaultdict[str, set[str]] = defaultdict(set)
    for arc in view.arcs["presentation"]:
        roles[arc.source].add(arc.role)
        roles[arc.target].add(arc.role)
    for arc in _own(view, "calculation"):
        both = [roles.get(name) for name in (arc.source, arc.target)]
        if both[0] and both[1] and not both[0] & both[1]:
            yield Breach(f"{_said(arc)} are nowhere presented together.", ())


def signs(view: View) -> Iterator[Breach]:
    """A credit is taken off a debit, and added to a credit."""
    for arc in _own(view, "calculation"):
        total, part = (view.concepts.get(name) for name in (arc.source, arc.target))
        if not (total and part and total.balance and part.balance and arc.weight is not None):
            continue
        if (arc.weight > 0) != (total.balance == part.balance):
            said = (
                f"{_said(arc)} is weighted by {arc.weight}, a {part.balance} in a {total.balance}"
            )
            yield Breach(f"{said}.", ())


def calculations_1_1(view: View) -> Iterator[Breach]:
    """Sums are declared in one way, which is that of Calculations 1.1."""
    kinds = {arc.kind for arc in _own(view, "calculation")}
    if kinds - {_CALCULATIONS_1_1}:
        yield Breach("Sums are declared by the arcrole of XBRL 2.1, which no rounding knows.", ())


def left_out_of_sums(view: View) -> Iterator[Breach]:
    """A monetary line of one's own stands in a sum, where its statement has sums."""
    summed = {arc.role for arc in view.arcs["calculation"]}
    inside = {name for arc in view.arcs["calculation"] for name in (arc.source, arc.target)}
    for arc in _own(view, "presentation"):
        concept = view.concepts.get(arc.target)
        money = concept is not None and local(concept.base) == "monetaryItemType"
        if concept and concept.own and money and arc.role in summed and arc.target not in inside:
            yield Breach(f"{local(arc.target)} is presented in {arc.role} and in no sum.", ())


def operating_in_investing(view: View) -> Iterator[Breach]:
    """What operations tie up is no part of what investing takes."""
    for arc in view.arcs["calculation"]:
        inside = any(word in local(arc.source) for word in _INVESTING)
        if inside and local(arc.target).startswith("IncreaseDecreaseIn"):
            yield Breach(f"{_said(arc)}: an operating item under investing.", ())


# ── definition ───────────────────────────────────────────────────────────────────────────


def domains(view: View) -> Iterator[Breach]:
    """A domain is of the domain item type."""
    for arc in view.kinds("dimension-domain"):
        concept = view.concepts.get(arc.target)
        if concept is not None and local(concept.kind) != "domainItemType":
            yield Breach(f"{local(arc.target)} is a domain, but a {local(concept.kind)}.", ())


def tangled(view: View) -> Iterator[Breach]:
    """A member stands once in a domain of a role."""
    heads: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for arc in view.kinds("domain-member"):
        heads[arc.role, arc.target].add(arc.source)
    lines = {arc.source for arc in view.kinds("all", "notAll")}
    for (role, member), above in sorted(heads.items()):
        if len(above) > 1 and not above & lines:
            yield Breach(f"{local(member)} stands under {len(above)} members in {role}.", ())


def tables(view: View) -> Iterator[Breach]:
    """Tables are closed and say what is allowed; every line stands in one."""
    for arc in view.kinds("notAll"):
        yield Breach(f"{local(arc.source)} has a table of what is not allowed.", ())
    for arc in view.kinds("all"):
        if not arc.closed:
            yield Breach(f"The table of {local(arc.source)} in {arc.role} is open.", ())
    lines = _lines(view)
    if lines:
        for concept in view.own:
            loose = concept.nature == "item" and not concept.abstract and concept.name not in lines
            if loose and local(concept.kind) != "domainItemType":
                yield Breach(f"{local(concept.name)} stands in no table.", ())


def _lines(view: View) -> set[str]:
    """All that stands under what has a table."""
    below: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for arc in view.kinds("domain-member"):
        below[arc.role, arc.source].add(arc.target)
    found: set[str] = set()
    for arc in view.kinds("all"):
        found |= {arc.source} | _reached(arc.role, arc.source, below)
    return found


def defaults(view: View) -> Iterator[Breach]:
    """Each axis has a default, in one role."""
    axes = {arc.source for arc in view.kinds("dimension-domain")}
    known = list(view.kinds("dimension-default"))
    for axis in sorted(axes - {arc.source for arc in known}):
        yield Breach(f"{local(axis)} has no default member.", ())
    roles = {arc.role for arc in known if arc.own}
    if len(roles) > 1:
        yield Breach(f"Defaults stand in {len(roles)} roles.", ())


def changed_defaults(view: View) -> Iterator[Breach]:
    """The default of an axis of the taxonomy stays what it is."""
    for arc in view.kinds("dimension-default"):
        axis = view.concepts.get(arc.source)
        if arc.own and axis is not None and not axis.own:
            yield Breach(f"{local(arc.source)} gets {local(arc.target)} as its default.", ())


def usable(view: View) -> Iterator[Breach]:
    """No member is made unusable."""
    for arc in view.kinds("domain-member"):
        if arc.own and arc.usable is False:
            yield Breach(f"{local(arc.target)} is not usable under {local(arc.source)}.", ())


def anchored(view: View) -> Iterator[Breach]:
    """Each line of one's own is a part of a wider one of the taxonomy's, or the other way round."""
    anchors = list(view.kinds("wider-narrower"))
    joined = {name for arc in anchors for name in (arc.source, arc.target)}
    for concept in view.own:
        line = concept.nature == "item" and not concept.abstract
        if line and local(concept.kind) != "domainItemType" and concept.name not in joined:
            yield Breach(f"{local(concept.name)} is anchored to no wider concept.", ())


def anchors_apart(view: View) -> Iterator[Breach]:
    """Anchors stand in a role of their own, and hold lines only."""
    anchors = list(view.kinds("wider-narrower"))
    others = {arc.role for arc in view.arcs["definition"] if arc not in anchors}
    for arc in anchors:
        ends = [view.concepts.get(name) for name in (arc.source, arc.target)]
        lines = all(end is None or (end.nature == "item" and not end.abstract) for end in ends)
        member = any(end is not None and local(end.kind) == "domainItemType" for end in ends)
        if arc.role in others or not lines or member:
            yield Breach(f"{_said(arc)}: an anchor among other arcs, or of what is no line.", ())
