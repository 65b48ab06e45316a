"""Shares of something, known by name and by being the quotient of two facts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.facts import fact_id
from crossfoot.mapping.naming import Named
from crossfoot.mentioned.prints import (
    Facts,
    Outcome,
    Setting,
    as_print,
    fact_at,
    names_of,
    repeat,
    rounding,
    step,
)
from crossfoot.model import (
    ConceptName,
    Duration,
    Fact,
    Instant,
    Mention,
    Print,
    Proof,
    ProofKind,
    ProofTerm,
    Unit,
)
from crossfoot.patterns import regex
from crossfoot.value import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossfoot.model import Period
    from crossfoot.taxonomy.model import Concept

_WITH_DIGITS = regex(r"\S*\d\S*")
"""The period in what a share is of: "1Q17 total revenue"."""


def ratio(mention: Mention, facts: Facts, setting: Setting) -> Outcome | None:
    """A share of something, known by its name and by being the quotient of two facts."""
    printed = replace(
        as_print(mention),
        value=mention.figure.value.scaleb(-2),
        decimals=mention.figure.places + 2,
    )
    names = names_of(mention, setting)
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
    return _alone(names, mention, printed, facts, setting)


def _alone(
    names: Sequence[Named], mention: Mention, printed: Print, facts: Facts, setting: Setting
) -> Outcome | None:
    """A share of what the text itself names, when the release prints no figure of the part."""
    whole = setting.naming.names(_WITH_DIGITS.sub("", mention.base), ()) if mention.base else ()
    for concept, (dividend, divisor) in setting.taxonomy.ratios.items():
        part = next((name for name in names if name.exact and name.concept == dividend), None)
        over = any(name.exact and name.concept == divisor for name in whole)
        if not (part and over) or fact_at(part, mention.period, facts, setting):
            continue
        period = _period_for(setting.taxonomy.concepts[concept], mention.period)
        if period:
            name = Named(ConceptName(concept), part.members)
            return _stated(name, period, mention.caption, printed, facts)
    return None


def _period_for(concept: Concept, period: Period | None) -> Period | None:
    timed = isinstance(period, Instant if concept.period == "instant" else Duration)
    return period if timed else None


def _stated(
    name: Named, period: Period, caption: str, printed: Print, facts: Facts
) -> Outcome | None:
    """The ratio as printed, or one print more of it."""
    ident = fact_id(name.concept, period, name.members)
    if ident in facts:
        return repeat(facts[ident], printed) if facts[ident].value == printed.value else None
    fact = Fact(
        id=ident,
        concept=name.concept,
        period=period,
        unit=Unit.PURE,
        value=printed.value,
        decimals=printed.decimals,
        members=name.members,
        prints=(printed,),
        caption=caption,
        rung="ratio",
    )
    return Outcome(fact)


def _quotient(
    concept: str, part: Fact, whole: Fact, printed: Print, facts: Facts
) -> Outcome | None:
    slack = step(printed) / 2 + rounding(part, whole)
    if abs(part.value / whole.value - printed.value) > slack:
        return None
    name = Named(ConceptName(concept), part.members)
    outcome = _stated(name, part.period, part.caption, printed, facts)
    if outcome is None or outcome.proofs:  # it contradicts the fact, or is one print more of it
        return outcome
    terms = (
        ProofTerm(outcome.fact.id, whole.value),
        ProofTerm(part.id, Decimal(-1)),
        ProofTerm(whole.id, Decimal(0)),
    )
    residual = printed.value * whole.value - part.value
    allowed = abs(whole.value) * slack
    proof = Proof("", ProofKind.RATIO, "", part.period, terms, residual, allowed)
    return replace(outcome, proofs=(proof,))
