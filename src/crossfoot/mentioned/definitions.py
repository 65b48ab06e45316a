"""Totals that only summaries and prose print, and what their parts give.

Which parts those are is told by the taxonomy, and by accounting itself for what splits in two.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from crossfoot.mentioned.prints import PLUG, step
from crossfoot.model import Proof, ProofKind, ProofTerm, StatementKind, SummedConcept
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.mentioned.prints import Facts
    from crossfoot.model import Fact, Period
    from crossfoot.taxonomy.model import Taxonomy

Parts = dict[str, Literal[1, -1]]
_Contexts = dict[tuple["Period", tuple[tuple[str, str], ...]], dict[str, "Fact"]]

_SPLITS: tuple[tuple[str, Parts], ...] = (
    ("Assets", {"AssetsCurrent": 1, "AssetsNoncurrent": 1}),
    ("Liabilities", {"LiabilitiesCurrent": 1, "LiabilitiesNoncurrent": 1}),
    ("OperatingIncomeLoss", {"GrossProfit": 1, "OperatingExpenses": -1}),
    (
        "OperatingIncomeLoss",
        {"GrossProfit": 1, "SellingGeneralAdministrativeAndResearchExpense": -1},
    ),
)
"""Totals of statements whose parts may stand elsewhere."""


class Defined(Value):
    """A sum that the facts of at least one context form, and its proofs, one a context."""

    summed: SummedConcept
    proofs: tuple[Proof, ...]


def defined(
    facts: Facts, taxonomy: Taxonomy, instead: Mapping[tuple[str, str], str]
) -> Iterator[Defined]:
    """The sums in which at least one figure stands outside of the statements.

    `instead` tells for (total, part) the issuer's own concept that stands for that part.
    """
    contexts = _contexts(facts)
    for total, usual in (*_SPLITS, *_of_the_taxonomy(facts, taxonomy)):
        parts = {instead.get((total, part), part): weight for part, weight in usual.items()}
        proofs = [
            _proof(book[total], [(book[part], weight) for part, weight in parts.items()])
            for book in contexts.values()
            if total in book and all(part in book for part in parts)
            if any(book[name].rung == "mention" for name in (total, *parts))
        ]
        if proofs:
            summed = SummedConcept(StatementKind.OTHER, total, tuple(parts.items()))
            yield Defined(summed, tuple(proofs))


def _contexts(facts: Facts) -> _Contexts:
    found: _Contexts = {}
    for fact in facts.values():
        found.setdefault((fact.period, fact.members), {})[fact.concept] = fact
    return found


def _of_the_taxonomy(facts: Facts, taxonomy: Taxonomy) -> Iterator[tuple[str, Parts]]:
    """The usual sums of totals that no statement prints."""
    totals = dict.fromkeys(f.concept for f in facts.values() if f.rung == "mention")
    for name in totals:
        parts = taxonomy.concepts[name].parts if name in taxonomy.concepts else {}
        if parts:
            yield name, {part: 1 if weight > 0 else -1 for part, weight in parts.items()}


def _proof(total: Fact, parts: Sequence[tuple[Fact, int]]) -> Proof:
    """The total less its weighted parts, within half a unit of the last digit of each."""
    terms = [ProofTerm(total.id, Decimal(1))]
    residual, slack = total.value, step(total.prints[0]) / 2
    for part, weight in parts:
        terms.append(ProofTerm(part.id, Decimal(-weight)))
        residual -= weight * part.value
        slack += step(part.prints[0]) / 2
    return Proof("", ProofKind.SUM, "", total.period, tuple(terms), residual, slack)


def is_plugged(proof: Proof) -> bool:
    """Whether a sum misses by so little that rounded rows explain it."""
    return abs(proof.residual) <= 2 * PLUG * proof.tolerance
