"""What the statements' own sums prove of their facts: each once, with what rounding allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.model import (
    CoinedConcept,
    Fact,
    FactId,
    Finding,
    Proof,
    ProofKind,
    ProofTerm,
    Report,
    Severity,
    StatementKind,
    Sum,
    SummedConcept,
    TaggedStatement,
)
from crossfoot.signs import Sign, balance_of, is_shared_out, weight_in
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from crossfoot.taxonomy.model import Taxonomy


class Setting(Value):
    """What is known while facts are made."""

    taxonomy: Taxonomy
    coined: Mapping[str, CoinedConcept]
    currency: str


_SEVERAL, _ONE_IN = 2, 20
"""So many sums, and one in so many, miss by a little where figures are rounded one by one."""

Placed = Mapping[tuple[int, int, int], FactId]
"""(statement, line, column) → the fact that the figure there is."""


class Footing(Value):
    """One sum of one statement in one column, as a proof among facts.

    `shared` says that it only tells to whom its total belongs.
    """

    kind: StatementKind
    proof: Proof
    shared: bool = False


def footings_of(
    statements: Sequence[TaggedStatement], placed: Placed, facts: Sequence[Fact], setting: Setting
) -> tuple[Footing, ...]:
    """The sums of the statements as proofs; those that miss by a rounding have its tolerance."""
    return _tolerant(tuple(_footings(statements, placed, facts, setting)), facts)


def _footings(
    statements: Sequence[TaggedStatement], placed: Placed, facts: Sequence[Fact], setting: Setting
) -> Iterator[Footing]:
    """Every sum of every statement, once: a statement printed twice proves nothing twice."""
    by_id = {fact.id: fact for fact in facts}
    seen: set[tuple[ProofTerm, ...]] = set()
    for number, tagged in enumerate(statements):
        for found in tagged.footed.sums:
            for column, residual in enumerate(found.residuals):
                ids = _ids(found, number, column, placed)
                if residual is None or ids is None:
                    continue
                shared = is_shared_out(tagged.footed, found)
                own = [by_id[each] for each in ids]
                proof = _sum_proof(tagged.footed.kind, own, setting, shared=shared)
                if proof.terms not in seen:
                    seen.add(proof.terms)
                    yield Footing(tagged.footed.kind, proof, shared)


def _tolerant(footings: Sequence[Footing], facts: Sequence[Fact]) -> tuple[Footing, ...]:
    """The sums with what rounding allows, where the release rounds figure by figure."""
    by_id = {fact.id: fact for fact in facts}
    near = [each for each in footings if 0 < abs(each.proof.residual) <= _slack(each.proof, by_id)]
    exact = sum(each.proof.residual == 0 for each in footings)
    if len(near) < _SEVERAL or len(near) * _ONE_IN < exact + len(near):
        return tuple(footings)
    return tuple(
        replace(each, proof=replace(each.proof, tolerance=_slack(each.proof, by_id)))
        if each in near
        else each
        for each in footings
    )


def _slack(proof: Proof, by_id: Mapping[FactId, Fact]) -> Decimal:
    """What the rounding of a total and of its parts may add up to, in whole last digits."""
    decimals = [by_id[term.fact].decimals for term in proof.terms]
    steps = sum((Decimal(1).scaleb(-each) for each in decimals), Decimal(0)) / 2
    finest = Decimal(1).scaleb(-max(decimals))
    return steps // finest * finest


def _ids(found: Sum, number: int, column: int, placed: Placed) -> list[FactId] | None:
    """The facts of a sum, the total first; None when one of its lines has become none."""
    lines = (found.total, *(term.line for term in found.terms))
    ids = [placed.get((number, line, column)) for line in lines]
    present = [each for each in ids if each is not None]
    return present if len(present) == len(ids) else None


def _sum_proof(
    kind: StatementKind, facts: Sequence[Fact], setting: Setting, *, shared: bool
) -> Proof:
    """The total less its weighted parts, or less those among whom it is `shared` out."""
    total, *parts = facts
    terms = [ProofTerm(total.id, Decimal(1))]
    residual = total.value
    for position, part in enumerate(parts):
        sign = 1 if shared else _weight(kind, position, total, part, setting)
        terms.append(ProofTerm(part.id, Decimal(-sign)))
        residual -= sign * part.value
    return Proof("", ProofKind.SUM, kind, total.period, tuple(terms), residual)


def _weight(kind: StatementKind, position: int, total: Fact, part: Fact, setting: Setting) -> Sign:
    balances = (balance_of(f.concept, setting.taxonomy, setting.coined) for f in (total, part))
    return weight_in(kind, position, *balances)


def calculations(footings: Sequence[Footing], facts: Sequence[Fact]) -> Iterator[SummedConcept]:
    """The sums among facts of one context, which a calculation linkbase can say.

    It cannot say that what others have of the income, a debit, is added (XBRL 2.1 §5.1.1.2).
    """
    by_id = {fact.id: fact for fact in facts}
    for footing in footings:
        if not footing.shared and _in_one_context(footing.proof, by_id):
            yield _calculation(footing, by_id)


def _in_one_context(proof: Proof, by_id: Mapping[FactId, Fact]) -> bool:
    facts = [by_id[term.fact] for term in proof.terms]
    same = len({(fact.period, fact.members) for fact in facts}) == 1 and not facts[0].members
    return same and len({fact.concept for fact in facts}) == len(facts)


def _calculation(footing: Footing, by_id: Mapping[FactId, Fact]) -> SummedConcept:
    total, *parts = footing.proof.terms
    weighted = tuple((by_id[term.fact].concept, _opposite(term.weight)) for term in parts)
    return SummedConcept(footing.kind, by_id[total.fact].concept, weighted)


def _opposite(weight: Decimal) -> Sign:
    return 1 if weight < 0 else -1


def failures(report: Report) -> Iterator[Finding]:
    """What does not add up, and what does but for rounding."""
    facts = report.by_id()
    for proof in report.proofs:
        if not proof.proved:
            total = facts[proof.terms[0].fact]
            yield _failure(proof, total, facts)
        elif proof.residual and proof.kind is ProofKind.SUM:
            yield _rounding(proof, facts)


def _rounding(proof: Proof, facts: Mapping[FactId, Fact]) -> Finding:
    total = facts[proof.terms[0].fact]
    return Finding(
        Severity.INFO,
        "proofs.rounded",
        f"'{total.caption}' {total.prints[0].figure.text} ({proof.period}) misses the sum of its "
        f"{len(proof.terms) - 1} parts by {proof.residual:,f}, as rounding may",
        "nothing, if the original says the same: other sums of this release miss as little",
        total.prints[0].figure.place,
        tuple(term.fact for term in proof.terms),
    )


def _failure(proof: Proof, total: Fact, facts: Mapping[FactId, Fact]) -> Finding:
    """An error where exact figures fail.

    Who prints a column makes it foot; balances of two dates and what moved between them are each
    rounded alone, so what their rounding could explain is a doubt, no more.
    """
    captions = ", ".join(f"'{facts[term.fact].caption}'" for term in proof.terms[1:])
    exact = proof.kind in (ProofKind.SUM, ProofKind.BALANCE)
    beyond = _in_one_context(proof, facts) or abs(proof.residual) > _slack(proof, facts)
    return Finding(
        Severity.ERROR if exact and beyond else Severity.WARNING,
        f"proofs.{proof.kind}-fails",
        f"'{total.caption}' {total.prints[0].figure.text} ({proof.period}) is off by "
        f"{proof.residual:,f} against {captions}",
        "check these figures against the original; one of them was altered or misread",
        total.prints[0].figure.place,
        tuple(term.fact for term in proof.terms),
    )
