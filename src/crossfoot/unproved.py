"""The facts that no identity proves, each with the reason why nothing could."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.model import Finding, ProofKind, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.model import Fact, Report

_SEVERAL = 2


def unproved(report: Report) -> tuple[Fact, ...]:
    """The facts in no proof that holds, and printed in one precision only."""
    holding = (p for p in report.proofs if p.proved and p.kind is not ProofKind.REPEAT)
    proved = {term.fact for proof in holding for term in proof.terms}
    return tuple(f for f in report.facts if f.id not in proved and not is_said_twice(f))


def is_said_twice(fact: Fact) -> bool:
    """Whether prints of different precision agree: the same digits printed again prove nothing."""
    return any(
        printed.decimals != fact.decimals
        and abs(printed.value - fact.value) <= Decimal(1).scaleb(-printed.decimals) / 2
        for printed in fact.prints[1:]
    )


def list_unproved(report: Report) -> Iterator[Finding]:
    """A finding for each reason, which names the facts that have it."""
    reasons: dict[str, list[Fact]] = {}
    for fact in unproved(report):
        reasons.setdefault(_reason(fact), []).append(fact)
    for reason, loose in reasons.items():
        yield Finding(
            Severity.INFO,
            "facts.unproved",
            f"{len(loose)} facts are unproved, because {reason}: " + "; ".join(map(_said, loose)),
            "compare them with the original",
            loose[0].prints[0].figure.place,
            tuple(fact.id for fact in loose),
        )


def _reason(fact: Fact) -> str:
    if fact.rung == "change":
        return "a figure that they compare is not printed"
    if fact.rung == "ratio":
        return "a figure that they divide is not printed"
    if len(fact.prints) >= _SEVERAL:
        return "they are printed again to the same digit only, and nothing printed adds up to them"
    return "they are printed once, and nothing printed adds up to them"


def _said(fact: Fact) -> str:
    caption = " ".join(fact.caption.split())[:60]
    return f"'{caption}' {fact.prints[0].figure.text} ({fact.period})"
