"""Changes and differences, recomputed from the two facts that they compare."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.facts import fact_id
from crossfoot.model import (
    ConceptName,
    Duration,
    Fact,
    Mention,
    Period,
    Print,
    Proof,
    ProofKind,
    ProofTerm,
    Unit,
)
from crossfoot.value import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossfoot.mapping.naming import Named

from crossfoot.mentioned.prints import (
    FORECAST,
    Facts,
    Outcome,
    Setting,
    as_print,
    compared_span,
    fact_at,
    names_of,
    near,
    repeat,
    rounding,
    step,
)

_YEAR = dt.timedelta(days=357)
"""The first day to the last of the shortest year, which has 52 weeks, and a bit of slack."""


def change(mention: Mention, facts: Facts, setting: Setting) -> Outcome | None:
    """A relative change, recomputed from the two facts that it compares."""
    if mention.compared is None:
        return None
    printed = replace(
        as_print(mention),
        value=(mention.sign * mention.figure.value).scaleb(-2),
        decimals=mention.figure.places + 2,
    )
    names = names_of(mention, setting)
    for name in names:
        now, before = (
            fact_at(name, period, facts, setting) for period in (mention.period, mention.compared)
        )
        pair = setting.taxonomy.changes.get(name.concept)
        if now and before and before.value and pair:
            return _recomputed(pair[0], now, before, printed, facts)
    if mention.guarded or setting.ambiguous(mention):
        return None
    return _change_alone(names, mention, printed, facts, setting)


def _change_alone(
    names: Sequence[Named], mention: Mention, printed: Print, facts: Facts, setting: Setting
) -> Outcome | None:
    """A change whose earlier figure the release does not print at all: taken as it stands."""
    for name in names:
        pair = setting.taxonomy.changes.get(name.concept)
        concept = setting.taxonomy.concepts.get(name.concept)
        plain = replace(name, members=tuple(m for m in name.members if m != FORECAST))
        known = fact_at(plain, mention.compared, facts, setting)
        if not (pair and concept and name.exact and mention.period) or known:
            continue
        if concept.period != "duration" or not isinstance(mention.period, Duration):
            continue
        ident = fact_id(pair[0], mention.period, _compared_with(mention, name.members))
        if ident in facts:
            same = facts[ident].value == printed.value
            return repeat(facts[ident], printed) if same else None
        fact = Fact(
            id=ident,
            concept=ConceptName(pair[0]),
            period=mention.period,
            unit=Unit.PURE,
            value=printed.value,
            decimals=printed.decimals,
            members=_compared_with(mention, name.members),
            prints=(printed,),
            caption=mention.caption,
            rung="change",
        )
        return Outcome(fact)
    return None


def _compared_with(
    mention: Mention, members: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """A comparison with the period just before says so; the year before is the default.

    Of a whole year the two are one.
    """
    now, before = mention.period, mention.compared
    if not isinstance(now, Duration) or not isinstance(before, Duration):
        return members
    if before.closing == now.opening and now.last - now.first < _YEAR:
        return tuple(sorted((*members, ("ComparisonAxis", "PreviousPeriodMember"))))
    return members


def _recomputed(
    concept: str, now: Fact, before: Fact, printed: Print, facts: Facts
) -> Outcome | None:
    """The change as a fact, when it is what the facts give, as far as rounding tells."""
    exact = now.value / before.value - 1
    slack = Decimal(1).scaleb(-printed.decimals) / 2 + rounding(now, before)
    if abs(exact - printed.value) > slack:
        return None
    period = compared_span(now.period, before.period)
    ident = fact_id(concept, period, now.members)
    known = facts.get(ident)
    if known:
        return repeat(known, printed) if known.value == printed.value else None
    fact = Fact(
        id=ident,
        concept=ConceptName(concept),
        period=period,
        unit=Unit.PURE,
        value=printed.value,
        decimals=printed.decimals,
        members=now.members,
        prints=(printed,),
        caption=now.caption,
        rung="change",
    )
    return Outcome(fact, (_proof_of_change(fact, now, before),))


def _proof_of_change(fact: Fact, now: Fact, before: Fact) -> Proof:
    """(1 + change) x before = now, within the rounding of the printed change."""
    residual = before.value * (1 + fact.value) - now.value
    step = Decimal(1).scaleb(-fact.decimals) / 2
    slack = abs(before.value) * (step + rounding(now, before))
    terms = (
        ProofTerm(fact.id, before.value),
        ProofTerm(before.id, Decimal(1)),
        ProofTerm(now.id, Decimal(-1)),
    )
    return Proof("", ProofKind.CHANGE, "", fact.period, terms, residual, slack)


def difference(mention: Mention, facts: Facts, setting: Setting) -> Outcome | None:
    """A change in amount, recomputed from the figures that it lies between."""
    printed = as_print(mention)
    for name in names_of(mention, setting):
        now, before = (
            _made_of(name, period, facts, setting) for period in (mention.period, mention.compared)
        )
        pair = setting.taxonomy.changes.get(name.concept)
        if now and before and pair:
            exact = _total(now) - _total(before)
            slack = sum(step(part.prints[0]) for part in (*now, *before)) + step(printed)
            if exact and abs(abs(exact) - abs(printed.value)) <= slack / 2:
                value = abs(printed.value) if exact > 0 else -abs(printed.value)
                said = replace(printed, value=value)
                return _derived(pair[1], now, before, said, (mention, facts))
    return None


def _made_of(
    name: Named, period: Period | None, facts: Facts, setting: Setting
) -> tuple[Fact, ...]:
    """The fact of that name, else the facts that add up to it, when all are there."""
    whole = fact_at(name, period, facts, setting)
    if whole:
        return (whole,)
    concept = setting.taxonomy.concepts.get(name.concept)
    parts = concept.parts if concept else {}
    if not parts or any(weight < 0 for weight in parts.values()):
        return ()
    found = [
        fact_at(replace(name, concept=ConceptName(part)), period, facts, setting) for part in parts
    ]
    known = tuple(fact for fact in found if fact)
    return known if len(known) == len(found) else ()


def _total(parts: Sequence[Fact]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))


def _derived(
    concept: str,
    now: Sequence[Fact],
    before: Sequence[Fact],
    printed: Print,
    told: tuple[Mention, Facts],
) -> Outcome | None:
    """What lies between two facts as a fact of its own, or one print more of it."""
    mention, facts = told
    first = now[0]
    period = compared_span(first.period, before[0].period)
    ident = fact_id(concept, period, first.members)
    if ident in facts:
        return repeat(facts[ident], printed) if near(facts[ident], printed) else None
    fact = Fact(
        id=ident,
        concept=ConceptName(concept),
        period=period,
        unit=first.unit,
        value=printed.value,
        decimals=printed.decimals,
        members=first.members,
        prints=(printed,),
        caption=first.caption if len(now) == 1 else mention.caption,
        rung="difference",
    )
    terms = (
        ProofTerm(fact.id, Decimal(1)),
        *(ProofTerm(part.id, Decimal(-1)) for part in now),
        *(ProofTerm(part.id, Decimal(1)) for part in before),
    )
    residual = printed.value - _total(now) + _total(before)
    slack = (step(printed) + sum(step(part.prints[0]) for part in (*now, *before))) / 2
    return Outcome(fact, (Proof("", ProofKind.DIFFERENCE, "", period, terms, residual, slack),))
