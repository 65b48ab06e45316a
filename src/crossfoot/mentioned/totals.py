"""Sums that only summaries print, proved among the facts that their rows have become."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from crossfoot.mentioned.members import ITEMS, SEGMENTS, BrokenDown
from crossfoot.mentioned.prints import FORECAST, fact_of, names_of, step
from crossfoot.model import Proof, ProofKind, ProofTerm, StatementKind, SummedConcept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.mentioned.families import Family, Row, When
    from crossfoot.mentioned.prints import Facts, Setting
    from crossfoot.model import ConceptName, Fact


def member_sums(parts: BrokenDown, facts: Facts, setting: Setting) -> Iterator[Proof]:
    """What breaks a whole down adds up to it, as far as the figures are rounded."""
    for family in parts.families:
        for when in family.whole.values if len(family.parts) > 1 else ():
            known = _told(family, when, facts, setting)
            if known and (proof := sum_proof(known)).proved:
                yield proof


def member_arcs(parts: BrokenDown, facts: Facts, setting: Setting) -> Iterator[SummedConcept]:
    """Sums of several concepts with the same members: what a segment earns, and from whom."""
    for family in parts.families:
        told = [_told(family, when, facts, setting) for when in family.whole.values]
        proofs = [sum_proof(known) for known in told if known]
        if len(family.parts) > 1 and proofs and all(proof.proved for proof in proofs):
            for known in told:
                concepts = [fact.concept for fact in known]
                if known and known[0].members and len({(f.period, f.members) for f in known}) == 1:
                    yield _plain_sum(concepts)


def _told(family: Family, when: When, facts: Facts, setting: Setting) -> tuple[Fact, ...]:
    """The facts of whole and parts at a time, if all of them have become different ones."""
    rows = (family.whole, *family.parts)
    known = {fact.id: fact for row in rows if (fact := _fact(row, when, facts, setting))}
    return tuple(known.values()) if len(known) == len(rows) else ()


def _plain_sum(concepts: Sequence[ConceptName]) -> SummedConcept:
    parts: tuple[tuple[str, Literal[1, -1]], ...] = tuple((part, 1) for part in concepts[1:])
    return SummedConcept(StatementKind.OTHER, concepts[0], parts)


def _fact(row: Row, when: When, facts: Facts, setting: Setting) -> Fact | None:
    """The fact that a row has become at a time."""
    mention = row.values.get(when)
    if mention is None or row.key not in setting.rows:
        return None
    name = names_of(mention, setting)[0]
    return fact_of(name, mention, facts, setting)


def sum_proof(facts: Sequence[Fact]) -> Proof:
    """The first fact less the others, within half a unit of the last digit of each."""
    whole, *parts = facts
    terms = (ProofTerm(whole.id, Decimal(1)), *(ProofTerm(p.id, Decimal(-1)) for p in parts))
    residual = whole.value - sum((part.value for part in parts), Decimal(0))
    exact = len({fact.decimals for fact in facts}) == 1 and residual == 0
    slack = sum((step(fact.prints[0]) for fact in facts), Decimal(0)) / 2
    kind = _kind(parts)
    return Proof("", kind, "", whole.period, terms, residual, Decimal(0) if exact else slack)


def _kind(parts: Sequence[Fact]) -> ProofKind:
    axes = {axis for part in parts for axis, _ in part.members if (axis, _) != FORECAST}
    if axes & {SEGMENTS, ITEMS}:
        return ProofKind.SEGMENTS
    return ProofKind.MEMBERS if axes else ProofKind.SUM
