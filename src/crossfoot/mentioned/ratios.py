"""Shares of something, known by name and by being the quotient of two facts."""

from __future__ import annotations

from decimal import Decimal

from crossfoot.facts import fact_id
from crossfoot.mapping.naming import Named
from crossfoot.mentioned.prints import (
    Facts,
    Outcome,
    Setting,
    as_print,
    fact_at,
    repeat,
    rounding,
    step,
)
from crossfoot.model import (
    ConceptName,
    Fact,
    Mention,
    Print,
    Proof,
    ProofKind,
    ProofTerm,
    Unit,
)
from crossfoot.value import replace


def ratio(mention: Mention, facts: Facts, setting: Setting) -> Outcome | None:
    """A share of something, known by its name and by being the quotient of two facts."""
    printed = replace(
        as_print(mention),
        value=mention.figure.value.scaleb(-2),
        decimals=mention.figure.places + 2,
    )
    names = setting.naming.names(mention.caption, mention.headings)
    over = [
        name
        for size in range(len(mention.headings), 0, -1)
        for name in setting.naming.names(mention.headings[size - 1], mention.headings[: size - 1])
    ]
    named = {name.concept for name in (*names, *over)}
    members = tuple(dict.fromkeys(name.members for name in (*names, *over)))
    for concept, (dividend, divisor) in setting.taxonomy.ratios.items():
        if named.isdisjoint((ConceptName(concept), ConceptName(dividend))):
            continue
        for own in sorted(members, key=len, reverse=True):
            part, whole = (
                fact_at(Named(ConceptName(each), own), mention.period, facts, setting)
                for each in (dividend, divisor)
            )
            outcome = (
                part and whole and whole.value and _quotient(concept, part, whole, printed, facts)
            )
            if outcome:
                return outcome
    return None


def _quotient(
    concept: str, part: Fact, whole: Fact, printed: Print, facts: Facts
) -> Outcome | None:
    slack = step(printed) / 2 + rounding(part, whole)
    if abs(part.value / whole.value - printed.value) > slack:
        return None
    ident = fact_id(concept, part.period, part.members)
    if ident in facts:
        return repeat(facts[ident], printed) if facts[ident].value == printed.value else None
    fact = Fact(
        id=ident,
        concept=ConceptName(concept),
        period=part.period,
        unit=Unit.PURE,
        value=printed.value,
        decimals=printed.decimals,
        members=part.members,
        prints=(printed,),
        caption=part.caption,
        rung="ratio",
    )
    terms = (
        ProofTerm(fact.id, whole.value),
        ProofTerm(part.id, Decimal(-1)),
        ProofTerm(whole.id, Decimal(0)),
    )
    residual = printed.value * whole.value - part.value
    allowed = abs(whole.value) * slack
    return Outcome(fact, (Proof("", ProofKind.RATIO, "", part.period, terms, residual, allowed),))
