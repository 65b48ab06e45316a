"""Values outside of the statements: repeats, contradictions, or facts of their own."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.facts import fact_id
from crossfoot.model import (
    Duration,
    Fact,
    Instant,
    Mention,
    Money,
    OwnMeasure,
    Print,
    Unit,
)
from crossfoot.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.mapping.naming import Named, Words
    from crossfoot.taxonomy.model import Concept

from crossfoot.mentioned.contradictions import Clash, Contradiction
from crossfoot.mentioned.prints import (
    Facts,
    Outcome,
    Setting,
    as_print,
    as_signed,
    closing,
    fact_of,
    names_of,
    near,
    off_by_a_plug,
    repeat,
    unit_of,
    without_time,
)
from crossfoot.signs import alone

_LESS = re.compile(r"\W*less\b", re.IGNORECASE)

_BOUND = "IncreaseDecreaseIn"
"""Begins the names of what a cash flow adjusts for: of assets the increase, which binds cash."""

_KINSHIP = Decimal("0.5")
"""The share of words that two captions must have in common to speak of one thing."""


def value(mention: Mention, facts: Facts, setting: Setting) -> Outcome | None:
    """A repeat where name or kinship and value agree, else a contradiction or a new fact."""
    names = names_of(mention, setting)
    printed = as_print(mention)
    named = [fact for name in names if (fact := fact_of(name, mention, facts, setting))]
    same = next((fact for fact in named if near(fact, printed)), None)
    broken_down = (mention.headings, mention.caption) in setting.rows
    if same is None and not (mention.member or broken_down):
        same = _alike(mention, printed, facts, setting)
    if same:
        return repeat(same, printed)
    plugged = next((fact for fact in named if off_by_a_plug(fact, printed)), None)
    if plugged:
        return _contradiction(plugged, printed, mention)
    if named:
        return _another(names, named, mention, printed, setting)
    doubtful = not broken_down and setting.ambiguous(mention)
    doubtful = doubtful or not _sign_is_clear(mention, printed)
    return None if doubtful else _new(names, mention, printed, setting)


def _another(
    names: Sequence[Named],
    named: Sequence[Fact],
    mention: Mention,
    printed: Print,
    setting: Setting,
) -> Outcome | None:
    """What a table of a measure prints under a caption that the statements have for another one.

    Purchases of equipment in a table of capital expenditure need not be those of the cash flows.
    """
    if not _measure_over(mention, setting):
        return None
    taken = {fact.concept for fact in named}
    rest = [name for name in names if name.concept not in taken]
    outcome = _new(rest, mention, printed, setting)
    clash = outcome and Clash(outcome.fact, named[0], mention.caption)
    return Outcome(outcome.fact, (), (clash,)) if outcome and clash else None


def _new(
    names: Sequence[Named], mention: Mention, printed: Print, setting: Setting
) -> Outcome | None:
    """A fact that no statement prints, when its name is known and fits time and unit."""
    measure = _measure_over(mention, setting)
    broken_down = (mention.headings, mention.caption) in setting.rows
    for name in names:
        if measure and name.concept not in (measure.name, *measure.parts):
            continue
        concept = setting.taxonomy.concepts.get(name.concept)
        if name.exact and concept and mention.period and _fits(concept, mention, setting):
            signed = _signed(concept, printed.value)
            fact = Fact(
                id=fact_id(name.concept, mention.period, name.members),
                concept=name.concept,
                period=mention.period,
                unit=unit_of(mention, setting, concept),
                value=printed.value if broken_down else signed,
                decimals=printed.decimals,
                members=name.members,
                prints=(printed,),
                caption=mention.caption,
                rung="mention",
            )
            return Outcome(fact)
    return None


def _measure_over(mention: Mention, setting: Setting) -> Concept | None:
    """The non-GAAP measure that a heading names: what adds up to it may itself be adjusted."""
    for heading in reversed(mention.headings):
        for name in setting.naming.known(heading):
            concept = setting.taxonomy.concepts[name]
            if concept.parts and concept.alignment is None:
                return concept
    return None


def _signed(concept: Concept, value: Decimal) -> Decimal:
    if concept.name.startswith(_BOUND) and concept.balance == "credit":
        return -value + 0  # what binds cash is printed as the cash that it takes
    cash = concept.statements[:1] == ("cash-flow",)
    return alone(concept, (value,), cash=cash) * value + 0


def _sign_is_clear(mention: Mention, printed: Print) -> bool:
    """A loss, or a profit taken off? "Less: net income of others (42)" may say either."""
    return printed.value >= 0 or not _LESS.match(mention.caption)


def _fits(concept: Concept, mention: Mention, setting: Setting) -> bool:
    """Whether a concept is of the mention's kind of time and of its unit."""
    timed = isinstance(mention.period, Instant if concept.period == "instant" else Duration)
    match unit_of(mention, setting, concept):
        case Money(_, per_share):
            return timed and concept.item_type == ("per-share" if per_share else "monetary")
        case Unit.SHARES:
            return timed and concept.item_type == "shares"
        case OwnMeasure(name):
            whole = as_print(mention).value % 1 == 0
            return timed and concept.unit == name and (whole or concept.item_type == "decimal")
        case _:
            return False


def _alike(mention: Mention, printed: Print, facts: Facts, setting: Setting) -> Fact | None:
    """The one fact of that time, unit and value whose caption shares most words with it."""
    caption = without_time(mention.caption)
    said = setting.naming.words(" ".join((*mention.headings[-1:], caption)))
    own = setting.naming.words(caption)
    moments = (mention.period, *closing(mention.period))
    scored = [
        (len(own & theirs) / len(own | theirs), len(said & theirs), fact)
        for fact in facts.values()
        if fact.period in moments and fact.value and near(fact, printed)
        if _in_unit(fact, mention, setting)
        for theirs in _captions(fact, setting)
        if own & theirs
    ]
    scored.sort(key=lambda entry: (-entry[0], -entry[1], entry[2].id))
    if not scored or scored[0][0] < _KINSHIP:
        return None
    tied = {entry[2].id for entry in scored if entry[:2] == scored[0][:2]}
    return scored[0][2] if len(tied) == 1 else None


def _in_unit(fact: Fact, mention: Mention, setting: Setting) -> bool:
    return fact.unit == unit_of(mention, setting, setting.taxonomy.concepts.get(fact.concept))


def _captions(fact: Fact, setting: Setting) -> Iterator[Words]:
    """The words of the fact's caption, and of those that others print its concept under."""
    yield setting.naming.words(fact.caption)
    concept = setting.taxonomy.concepts.get(fact.concept)
    if concept and not fact.members:
        for text in concept.captions("other") if "other" in concept.statements else ():
            yield setting.naming.words(text)


def _contradiction(fact: Fact, printed: Print, mention: Mention) -> Outcome:
    """The print lives on beside the fact, and in a finding."""
    said = as_signed(fact, printed)
    told = Contradiction(fact, printed, mention.caption)
    return Outcome(replace(fact, prints=(*fact.prints, said)), (), (told,))
