"""Sums that only summaries print, proved among the facts that their rows have become."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from crossfoot.mentioned.families import adds_up
from crossfoot.mentioned.members import ITEMS, SEGMENTS, BrokenDown
from crossfoot.mentioned.prints import FORECAST, as_print, fact_at, fact_of, names_of, step
from crossfoot.model import Gauge, Proof, ProofKind, ProofTerm, StatementKind, SummedConcept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from crossfoot.mentioned.families import Family, Row, When
    from crossfoot.mentioned.prints import Facts, Setting
    from crossfoot.model import ConceptName, Fact, FactId, Mention, Period


def member_sums(parts: BrokenDown, facts: Facts, setting: Setting) -> Iterator[Proof]:
    """What breaks a whole down adds up to it, as far as the figures are rounded."""
    for family in parts.families:
        for when in family.whole.values if len(family.parts) > 1 else ():
            known = _told(family, when, facts, setting)
            if known and (proof := sum_proof(known)).proved:
                yield proof


def headed_sums(mentions: Sequence[Mention], facts: Facts, setting: Setting) -> Iterator[Proof]:
    """What a sentence says something is made up of: "Other investments consisted of …"."""
    by_place = {print_.figure.place: fact for fact in facts.values() for print_ in fact.prints}
    groups: dict[tuple[tuple[str, ...], Period], dict[FactId, Fact]] = {}
    for mention in mentions:
        fact = by_place.get(mention.figure.place)
        if fact and mention.gauge is Gauge.VALUE and mention.period and mention.headings:
            groups.setdefault((mention.headings, mention.period), {})[fact.id] = fact
    for (headings, period), parts in groups.items():
        for name in setting.naming.names(headings[-1], headings[:-1]) if len(parts) > 1 else ():
            whole = fact_at(name, period, facts, setting)
            if whole and whole.id not in parts and _alike(whole, parts.values()):
                proof = sum_proof((whole, *parts.values()))
                if proof.proved:
                    yield proof


def printed_sums(parts: BrokenDown, facts: Facts) -> Iterator[Proof]:
    """Steps of a calculation that add up as they are printed, rounded row by row."""
    by_place = {print_.figure.place: fact for fact in facts.values() for print_ in fact.prints}
    for family in parts.families:
        rows = (family.whole, *family.parts)
        members = any(part.key in parts.rows for part in family.parts)
        if members or not adds_up(family.whole, family.parts):
            continue
        for when in family.whole.values:
            said = [row.values[when] for row in rows]
            known = [by_place.get(mention.figure.place) for mention in said]
            told = [fact for fact in known if fact]
            if len({fact.id for fact in told}) == len(rows):
                yield _as_printed(said, told)


def _as_printed(said: Sequence[Mention], told: Sequence[Fact]) -> Proof:
    """The facts with the signs that the rows have, each within half a unit of its print."""
    prints = [as_print(mention) for mention in said]
    terms = []
    for index, (printed, fact) in enumerate(zip(prints, told, strict=True)):
        turned = printed.value * fact.value < 0
        terms.append(ProofTerm(fact.id, Decimal(-1 if (index > 0) != turned else 1)))
    pairs = zip(terms, told, strict=True)
    residual = sum((term.weight * fact.value for term, fact in pairs), Decimal(0))
    slack = sum((step(printed) for printed in prints), Decimal(0)) / 2
    return Proof("", ProofKind.SUM, "", told[0].period, tuple(terms), residual, slack)


def _alike(whole: Fact, parts: Iterable[Fact]) -> bool:
    return all((part.unit, part.members) == (whole.unit, whole.members) for part in parts)


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
        return ProofKind.SEGMENT_TOTAL
    return ProofKind.MEMBERS if axes else ProofKind.SUM
