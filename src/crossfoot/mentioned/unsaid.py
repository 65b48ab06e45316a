"""Shares and growth of what no place prints: told to be parts of a total by arithmetic alone.

"Recurring revenues, which were 85.1% of revenue, increased 13.3%": where one and only one choice of
the total's parts has that share and that growth, these are the parts meant.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import chain, combinations
from typing import TYPE_CHECKING

from crossfoot.facts import fact_id
from crossfoot.mentioned.prints import step
from crossfoot.model import Duration, Fact, Proof, ProofKind, ProofTerm
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.mentioned.prints import Facts
    from crossfoot.model import CoinedMember
    from crossfoot.taxonomy.model import Taxonomy

_MOST_PARTS = 12


class _Part(Value):
    """A part of the total, now and in the year before."""

    member: str
    now: Fact
    before: Fact


def unsaid(facts: Facts, taxonomy: Taxonomy, members: Sequence[CoinedMember]) -> Iterator[Proof]:
    """For each share that stands alone beside its growth: the proofs of both, where parts fit."""
    above = {member.name: member.parent for member in members}
    for share in tuple(facts.values()):
        pair = taxonomy.ratios.get(share.concept)
        if pair is None or share.members or not isinstance(share.period, Duration):
            continue
        whole = facts.get(fact_id(pair[1], share.period, ()))
        growth = _growth(pair[0], share, facts, taxonomy)
        if whole and growth and fact_id(pair[0], share.period, ()) not in facts:
            parts = _parts(whole, facts, taxonomy)[:_MOST_PARTS]
            fitting = [
                choice
                for choice in _choices(parts)
                if _fits(choice, share, growth, whole) and _is_apart(choice, parts, above)
            ]
            if len(fitting) == 1:
                yield _share_proof(fitting[0], share, whole)
                yield _growth_proof(fitting[0], growth)


def _growth(name: str, share: Fact, facts: Facts, taxonomy: Taxonomy) -> Fact | None:
    change = taxonomy.changes.get(name)
    return facts.get(fact_id(change[0], share.period, ())) if change else None


def _parts(whole: Fact, facts: Facts, taxonomy: Taxonomy) -> list[_Part]:
    """The lines of the statement that break the whole down, with their figures a year before."""
    concept = taxonomy.concepts.get(whole.concept)
    axis = concept.breakdown if concept else None
    found: list[_Part] = []
    for fact in facts.values():
        if (fact.concept, fact.period) == (whole.concept, whole.period) and len(fact.members) == 1:
            before = _year_before(fact, facts)
            if fact.members[0][0] == axis and fact.rung != "mention" and before:
                found.append(_Part(fact.members[0][1], fact, before))
    return found


def _year_before(fact: Fact, facts: Facts) -> Fact | None:
    if not isinstance(fact.period, Duration):
        return None
    first, last = fact.period.first, fact.period.last
    for other in facts.values():
        if (other.concept, other.members) == (fact.concept, fact.members):
            period = other.period
            if isinstance(period, Duration) and period.last.year == last.year - 1:
                same = (period.first.month, period.last.month) == (first.month, last.month)
                if same and period.first.year == first.year - 1:
                    return other
    return None


def _choices(parts: Sequence[_Part]) -> Iterator[tuple[_Part, ...]]:
    return chain.from_iterable(combinations(parts, size) for size in range(1, len(parts)))


def _is_apart(
    choice: Sequence[_Part], parts: Sequence[_Part], above: Mapping[str, str | None]
) -> bool:
    """Whether no part lies within another, and not all that make up another are chosen."""
    siblings: dict[str | None, set[str]] = {}
    for part in parts:
        siblings.setdefault(above.get(part.member), set()).add(part.member)
    names = {part.member for part in choice}
    nested = any(names & _over(part.member, above) for part in choice)
    return not nested and not any(over and own <= names for over, own in siblings.items())


def _over(name: str, above: Mapping[str, str | None]) -> set[str]:
    found: set[str] = set()
    parent = above.get(name)
    while parent and parent not in found:
        found.add(parent)
        parent = above.get(parent)
    return found


def _now(parts: Sequence[_Part]) -> Decimal:
    return sum((part.now.value for part in parts), Decimal(0))


def _before(parts: Sequence[_Part]) -> Decimal:
    return sum((part.before.value for part in parts), Decimal(0))


def _fits(parts: Sequence[_Part], share: Fact, growth: Fact, whole: Fact) -> bool:
    now = _now(parts)
    slack = step(share.prints[0]) / 2 * whole.value
    if abs(now - share.value * whole.value) > slack:
        return False
    before = _before(parts)
    return before > 0 and abs(now / before - 1 - growth.value) <= step(growth.prints[0]) / 2


def _share_proof(parts: Sequence[_Part], share: Fact, whole: Fact) -> Proof:
    """Share x whole = the parts; a weight of 0 is that of the whole, a factor of the first."""
    terms = (
        ProofTerm(share.id, whole.value),
        *(ProofTerm(part.now.id, Decimal(-1)) for part in parts),
        ProofTerm(whole.id, Decimal(0)),
    )
    residual = share.value * whole.value - _now(parts)
    slack = whole.value * step(share.prints[0]) / 2
    return Proof("", ProofKind.RATIO, "", share.period, terms, residual, slack)


def _growth_proof(parts: Sequence[_Part], growth: Fact) -> Proof:
    """(1 + growth) x the parts before = the parts now."""
    terms = (
        ProofTerm(growth.id, _before(parts)),
        *(ProofTerm(part.before.id, Decimal(1)) for part in parts),
        *(ProofTerm(part.now.id, Decimal(-1)) for part in parts),
    )
    residual = _before(parts) * (1 + growth.value) - _now(parts)
    slack = _before(parts) * step(growth.prints[0]) / 2
    return Proof("", ProofKind.CHANGE, "", growth.period, terms, residual, slack)
