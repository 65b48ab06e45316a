"""proofs.json: every identity, as `schemas/proofs.schema.json` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import Duration, Instant
from crossfoot.rendering.lists import listed
from crossfoot.rendering.text import decimal_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crossfoot.model import Period, Proof


def chunks(proofs: tuple[Proof, ...]) -> Iterator[bytes]:
    """One entry an identity, proved or not, in the order of the report."""
    return listed("proofs", (_proof(proof) for proof in proofs))


def _proof(proof: Proof) -> Mapping[str, object]:
    terms = [{"fact": term.fact, "weight": decimal_text(term.weight)} for term in proof.terms]
    return {
        "id": proof.id,
        "kind": str(proof.kind),
        "statement": proof.statement,
        "period": _period(proof.period),
        "terms": terms,
        "residual": decimal_text(proof.residual),
        "tolerance": decimal_text(proof.tolerance),
        "proved": proof.proved,
    }


def _period(period: Period) -> Mapping[str, str]:
    match period:
        case Instant(on):
            return {"instant": str(on)}
        case Duration(first, last):
            return {"first": str(first), "last": str(last)}
