"""What is told of several members at once: a member of its own, and the sums that it stands in.

"Orders received for systems construction and equipment sales" is one figure of two products. It
and what is told of the others add up to the figure of all of them, when they share out the same
ones.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from crossfoot.mapping.naming import REST
from crossfoot.mentioned.contradictions import sum_contradiction
from crossfoot.mentioned.definitions import is_plugged
from crossfoot.mentioned.prints import names_of
from crossfoot.mentioned.totals import sum_proof
from crossfoot.model import CoinedMember, Finding, Gauge, Severity, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.mapping.naming import Naming, Words
    from crossfoot.mentioned.prints import Facts, Setting
    from crossfoot.model import Fact, FactId, Mention, Proof

_MOST = 3
_LINKS = frozenset({"and", "&", "plus"})

Leaves = frozenset[str]


def combined(mentions: Sequence[Mention], setting: Setting) -> tuple[CoinedMember, ...]:
    """A member for each caption that nobody knows, but that names several known ones."""
    found: dict[str, CoinedMember] = {}
    for mention in mentions:
        if mention.gauge is not Gauge.VALUE or _LINKS.isdisjoint(mention.caption.split()):
            continue
        if not any(name.exact for name in names_of(mention, setting)):
            for each in _named(mention.caption, setting.naming):
                found.setdefault(each.name, each)
    return tuple(found.values())


def _named(caption: str, naming: Naming) -> Iterator[CoinedMember]:
    said = naming.words(caption)
    for _, axis, spellings in naming.broken_down:
        for own in spellings:
            rest = said - own
            parts = _cover(rest, naming.members.get(axis, {})) if own and own < said else ()
            label = _label(caption, rest, naming) if parts else ""
            if label:
                name = "And".join(part.removesuffix("Member") for part in parts) + "Member"
                yield CoinedMember(axis, name, label, parts=parts)


def _cover(rest: Words, members: Mapping[Words, str]) -> tuple[str, ...]:
    """The fewest members that say these words and no other, where only one choice is."""
    known = [(w, name) for w, name in members.items() if w and w < rest and not w <= REST]
    for size in range(2, _MOST + 1):
        covers = [
            tuple(name for _, name in some)
            for some in combinations(known, size)
            if frozenset().union(*(w for w, _ in some)) == rest
        ]
        if covers:
            return covers[0] if len(covers) == 1 else ()
    return ()


def _label(caption: str, rest: Words, naming: Naming) -> str:
    """The shortest run of printed words that says the members."""
    printed = caption.split()
    for size in range(2, len(printed) + 1):
        for start in range(len(printed) - size + 1):
            run = " ".join(printed[start : start + size])
            if naming.words(run) == rest and not _LINKS.isdisjoint(run.split()):
                return run
    return ""


# ── sums ─────────────────────────────────────────────────────────────────────────────────


def combined_sums(
    several: Sequence[CoinedMember], members: Sequence[CoinedMember], facts: Facts
) -> Iterator[Proof]:
    """What is told of several members, less what is told of the same ones apart."""
    stand_for = _stand_for(several, members)
    for each in several:
        axis, name = each.axis, each.name
        for total in tuple(facts.values()):
            if (axis, name) in total.members and total.unit is not Unit.PURE:
                parts = _apart(total, axis, facts, stand_for)
                if parts:
                    yield sum_proof((total, *parts))


def _stand_for(
    several: Sequence[CoinedMember], members: Sequence[CoinedMember]
) -> Mapping[str, Leaves]:
    """For each member those without parts of their own that it stands for."""
    below: dict[str, list[str]] = {}
    for member in members:
        if member.parent:
            below.setdefault(member.parent, []).append(member.name)
    below |= {each.name: list(each.parts) for each in several}

    def leaves(name: str) -> Leaves:
        parts = below.get(name)
        return frozenset[str]().union(*map(leaves, parts)) if parts else frozenset((name,))

    return {name: leaves(name) for name in (*below, *(member.name for member in members))}


def _apart(
    total: Fact, axis: str, facts: Facts, stand_for: Mapping[str, Leaves]
) -> tuple[Fact, ...]:
    """Facts of the same kind and time that share out what the total stands for."""
    whole = stand_for[dict(total.members)[axis]]
    others = tuple(pair for pair in total.members if pair[0] != axis)
    known = [
        (own, fact)
        for fact in facts.values()
        if (fact.concept, fact.period, fact.unit) == (total.concept, total.period, total.unit)
        and tuple(pair for pair in fact.members if pair[0] != axis) == others
        if (own := stand_for.get(dict(fact.members).get(axis, ""), frozenset())) and own < whole
    ]
    return _shared_out(whole, sorted(known, key=lambda entry: -len(entry[0])))


def _shared_out(whole: Leaves, known: Sequence[tuple[Leaves, Fact]]) -> tuple[Fact, ...]:
    for index, (own, fact) in enumerate(known):
        if own == whole:
            return (fact,)
        if own < whole:
            rest = _shared_out(whole - own, known[index + 1 :])
            if rest:
                return (fact, *rest)
    return ()


def failed(proof: Proof, facts: dict[FactId, Fact]) -> Finding:
    """What to say of parts that do not give what is told of all of them."""
    if is_plugged(proof):
        return sum_contradiction(proof, facts)
    total, *parts = (facts[term.fact] for term in proof.terms)
    captions = ", ".join(f"'{part.caption}' {part.prints[0].figure.text}" for part in parts)
    return Finding(
        Severity.WARNING,
        "proofs.members-fail",
        f"'{total.caption}' {total.prints[0].figure.text} ({proof.period}) is off by "
        f"{proof.residual:,f} against {captions}",
        "check these figures against the original; one of them was altered or misread",
        total.prints[0].figure.place,
        tuple(term.fact for term in proof.terms),
    )
