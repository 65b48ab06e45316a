"""The sums that a calculation linkbase can say of this report, and those that a formula must.

A calculation binds wherever its total and one of its parts are reported (Calculations 1.1 §4): in
a segment or a forecast, of which a release tells some lines only, it would find fault with figures
that nobody claimed to add up. A value assertion binds where all of its facts are reported (Formula
1.0, variables without fallback), and says such a sum; that is told.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from crossfoot.mentioned.prints import step
from crossfoot.model import Fact, Finding, ProofKind, Severity, StatementKind, SummedConcept
from crossfoot.taxonomy.changes import base_of
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from crossfoot.mentioned.prints import Facts
    from crossfoot.model import Period, Proof
    from crossfoot.taxonomy.model import Taxonomy

_Book = dict[tuple[str, "Period", tuple[tuple[str, str], ...]], Fact]


class Declared(Value):
    """`arcs` go into the calculation linkbase; what they cannot say is `asserted`."""

    arcs: tuple[SummedConcept, ...]
    asserted: tuple[SummedConcept, ...]


def declared(sums: Iterable[SummedConcept], facts: Facts) -> tuple[Declared, tuple[Finding, ...]]:
    """Every sum, each where it binds the facts that it was found in and no others."""
    arcs: list[SummedConcept] = []
    asserted: list[SummedConcept] = []
    findings: list[Finding] = []
    book: _Book = {(f.concept, f.period, f.members): f for f in facts.values()}
    ways: dict[tuple[str, str], dict[SummedConcept, None]] = {}
    for each in sums:
        ways.setdefault((each.statement, each.total), {})[each] = None
    for alternatives in ways.values():
        best = min(_with_union(tuple(alternatives)), key=lambda way: len(tuple(_missed(way, book))))
        partial = next((it.total for it in _missed(best, book) if not it.whole), None)
        if partial:
            findings.append(_finding(best, partial))
            asserted.append(best)
        else:
            arcs.append(best)
        # Arcs of a second sum would be added to those of the first (Calculations 1.1 §3).
        others = (way for way in alternatives if not set(way.parts) <= set(best.parts))
        asserted += (way for way in others if not any(it.whole for it in _missed(way, book)))
    return Declared(tuple(arcs), tuple(asserted)), tuple(findings)


def _with_union(ways: tuple[SummedConcept, ...]) -> tuple[SummedConcept, ...]:
    """The ways to a total, and all their parts as one: a quarter may lack a line of the year."""
    parts = dict.fromkeys(part for way in ways for part in way.parts)
    if len(ways) == 1 or len({name for name, _ in parts}) < len(parts):
        return ways
    return (*ways, replace(ways[0], parts=tuple(parts)))


class _Miss(Value):
    """A total that its reported parts do not give, and whether all of them are reported."""

    total: Fact
    whole: bool


def _missed(each: SummedConcept, book: _Book) -> Iterator[_Miss]:
    for (concept, period, members), total in book.items():
        if concept != each.total:
            continue
        parts = [(book.get((part, period, members)), weight) for part, weight in each.parts]
        known = [(part, weight) for part, weight in parts if part]
        if not known:
            continue
        left = total.value - sum((weight * part.value for part, weight in known), Decimal(0))
        slack = sum((step(f.prints[0]) for f in (total, *(part for part, _ in known))), Decimal(0))
        if abs(left) > slack / 2:
            yield _Miss(total, len(known) == len(parts))


def _finding(each: SummedConcept, partial: Fact) -> Finding:
    where = ", ".join(member for _, member in partial.members) or str(partial.period)
    parts = ", ".join(part for part, _ in each.parts)
    return Finding(
        Severity.INFO,
        "facts.sum-not-declared",
        f"{each.total} is the sum of {parts}, said by a value assertion and not by arcs of the "
        f"calculation linkbase, since for {where} only some of them are printed",
        "nothing; arcs would call figures wrong that are not claimed to add up",
        partial.prints[0].figure.place,
        (partial.id,),
    )


# ── what proofs add ──────────────────────────────────────────────────────────────────────


def found_sums(
    proofs: Sequence[Proof], said: Declared, facts: Facts, taxonomy: Taxonomy
) -> Declared:
    """Sums of one context that only summaries and sentences tell, so that the report says them.

    What has the issuer's own steps in it, as reconciliations have, is asserted.
    """
    arcs: list[SummedConcept] = []
    asserted: list[SummedConcept] = []
    known = (*said.arcs, *said.asserted)
    totals = {each.total for each in known if each.statement is StatementKind.OTHER}
    told = {(each.total, frozenset(each.parts)) for each in known}
    book: _Book = {(f.concept, f.period, f.members): f for f in facts.values()}
    for proof in proofs:
        each = _said_by(proof, facts, taxonomy) if proof.proved and not proof.statement else None
        if each is None or each.total in totals or (each.total, frozenset(each.parts)) in told:
            continue
        if _is_lawful(each, taxonomy) and all(_holds(each, f, book) for f in facts.values()):
            totals.add(each.total)
            arcs.append(each)
        elif not any(miss.whole for miss in _missed(each, book)):
            totals.add(each.total)
            asserted.append(each)
    return Declared(tuple(arcs), tuple(asserted))


def _said_by(proof: Proof, facts: Facts, taxonomy: Taxonomy) -> SummedConcept | None:
    terms = [(facts[term.fact], term.weight) for term in proof.terms]
    total, names = terms[0][0].concept, [fact.concept for fact, _ in terms]
    if proof.kind is ProofKind.SUM and len({(f.period, f.members) for f, _ in terms}) == 1:
        plain = len(set(names)) == len(names) and all(abs(weight) == 1 for _, weight in terms)
        return _summed(total, {f.concept: -weight for f, weight in terms[1:]}) if plain else None
    if proof.kind is ProofKind.DIFFERENCE and len(terms) > 3:  # noqa: PLR2004 - now and before
        concept = taxonomy.concepts.get(base_of(total))
        if concept and set(names[1:]) == set(concept.parts):
            return _summed(concept.name, concept.parts)
    return None


def _summed(total: str, parts: Mapping[str, Decimal | int]) -> SummedConcept:
    weights: dict[str, Literal[1, -1]] = {n: 1 if by > 0 else -1 for n, by in parts.items()}
    return SummedConcept(StatementKind.OTHER, total, tuple(weights.items()))


def _is_lawful(each: SummedConcept, taxonomy: Taxonomy) -> bool:
    """Whether the weights agree with the balances (XBRL 2.1 §5.1.1.2); of own concepts unknown."""
    concepts = taxonomy.concepts
    if each.total not in concepts or any(part not in concepts for part, _ in each.parts):
        return False
    total = concepts[each.total].balance
    return all(
        total is None or not (other := concepts[part].balance) or (total == other) == (weight > 0)
        for part, weight in each.parts
    )


def _holds(each: SummedConcept, total: Fact, book: _Book) -> bool:
    """Whether a calculation finds no fault here, be it that all its parts are told or some."""
    if total.concept != each.total:
        return True
    parts = [(book.get((part, total.period, total.members)), weight) for part, weight in each.parts]
    known = [(part, weight) for part, weight in parts if part]
    left = total.value - sum((weight * part.value for part, weight in known), Decimal(0))
    facts = (total, *(part for part, _ in known))
    slack = sum((step(fact.prints[0]) for fact in facts), Decimal(0)) / 2
    alike = len({fact.decimals for fact in facts}) == 1
    return not known or left == 0 or (abs(left) <= slack and not alike)
