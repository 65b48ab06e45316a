"""Margins that only a summary prints: revenue less its cost, as far as they are rounded."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.facts import fact_id
from crossfoot.model import (
    Finding,
    Proof,
    ProofKind,
    ProofTerm,
    Severity,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


from crossfoot.mentioned.prints import Facts, step


def margins(facts: Facts) -> Iterator[Proof]:
    """A margin that only a summary prints is revenue less its cost, as far as it is rounded."""
    for margin in tuple(facts.values()):
        if margin.concept == "GrossProfit" and margin.rung == "mention":
            revenue, cost = (
                facts.get(fact_id(name, margin.period, margin.members))
                for name in ("Revenues", "CostOfRevenue")
            )
            if revenue and cost:
                terms = (
                    ProofTerm(margin.id, Decimal(1)),
                    ProofTerm(revenue.id, Decimal(-1)),
                    ProofTerm(cost.id, Decimal(1)),
                )
                residual = margin.value - revenue.value + cost.value
                slack = sum((step(f.prints[0]) for f in (margin, revenue, cost)), Decimal(0)) / 2
                yield Proof("", ProofKind.SUM, "", margin.period, terms, residual, slack)


def failed_margin(proof: Proof, facts: Facts) -> Finding:
    """What to say of a margin that is not what its two figures give."""
    margin, revenue, cost = (facts[term.fact] for term in proof.terms)
    return Finding(
        Severity.WARNING,
        "facts.contradiction",
        f"'{margin.caption}' {margin.prints[0].figure.text} ({margin.period}) says "
        f"{margin.value:,f}, but '{revenue.caption}' {revenue.prints[0].figure.text} less "
        f"'{cost.caption}' {cost.prints[0].figure.text} at {cost.prints[0].figure.place} is "
        f"{revenue.value - cost.value:,f}: {proof.residual:+,f}, likely the difference of rounded "
        "rows",
        "the report holds the print, since nothing more precise is printed",
        margin.prints[0].figure.place,
        tuple(term.fact for term in proof.terms),
    )
