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

from crossfoot.mentioned.contradictions import Clash, Contradiction, Overstated, says_outstanding
from crossfoot.mentioned.prints import (
    Facts,
    Outcome,
    Setting,
    as_print,
    as_signed,
    closing,
    fact_of,
    measure_over,
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

_KINSHIP, _CLOSE_KINSHIP = Decimal("0.5"), Decimal("0.66")
"""The share of words that two captions must have in common to speak of one thing."""


def value(mention: Mention, facts: Facts, setting: Setting) -> Outcome | None:
    """A repeat where name or kinship and value agree, else a contradiction or a new fact."""
    outcome = _value(mention, facts, setting)
    other = setting.measures.get((mention.headings, mention.caption))
    if outcome and other and not outcome.proofs:
        stated = fact_of(other.stated, mention, facts, setting)
        clash = Clash(outcome.fact, stated, mention.caption) if stated else None
        return replace(outcome, contradictions=(clash,) if clash else ())
    if outcome and (held := _held_of_outstanding(outcome.fact, mention, facts)):
        told = Overstated(outcome.fact, held, outcome.fact.prints[-1], mention.caption)
        return replace(outcome, contradictions=(*outcome.contradictions, told))
    return outcome


def _held_of_outstanding(fact: Fact, mention: Mention, facts: Facts) -> Fact | None:
    """The shares in treasury, where a caption calls shares outstanding that are but issued."""
    if fact.concept != "CommonStockSharesIssued" or not says_outstanding(mention.caption):
        return None
    held = facts.get(fact_id("TreasuryStockShares", fact.period, fact.members))
    return held if held and held.value else None


def _value(mention: Mention, facts: Facts, setting: Setting) -> Outcome | None:
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
    if plugged is None and not (named or mention.member or broken_down):
        plugged = _alike(mention, printed, facts, setting, plugged=True)
    if plugged:
        return _contradiction(plugged, printed, mention)
    if issued := _merely_issued(names, mention, printed, facts):
        return repeat(issued, printed)
    if setting.repeats_only:
        return None
    doubtful = bool(named) or (not broken_down and setting.ambiguous(mention))
    doubtful = doubtful or not _sign_is_clear(mention, printed)
    return None if doubtful else _new(names, mention, printed, setting)


def _merely_issued(
    names: Sequence[Named], mention: Mention, printed: Print, facts: Facts
) -> Fact | None:
    """The shares issued, where shares are called outstanding that are as many."""
    if mention.period and any(name.concept == "CommonStockSharesOutstanding" for name in names):
        issued = facts.get(fact_id("CommonStockSharesIssued", mention.period, ()))
        held = facts.get(fact_id("TreasuryStockShares", mention.period, ()))
        return issued if issued and held and held.value and near(issued, printed) else None
    return None


def _new(
    names: Sequence[Named], mention: Mention, printed: Print, setting: Setting
) -> Outcome | None:
    """A fact that no statement prints, when its name is known and fits time and unit."""
    key = mention.headings, mention.caption
    measure = None if key in setting.measures else measure_over(mention, setting)
    broken_down = key in setting.rows
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


def _alike(
    mention: Mention, printed: Print, facts: Facts, setting: Setting, *, plugged: bool = False
) -> Fact | None:
    """The one fact of that time, unit and value whose caption shares most words with it.

    When `plugged`, the one whose value was adjusted by a unit; its caption must be closer then.
    """
    agrees = off_by_a_plug if plugged else near
    caption = without_time(mention.caption)
    said = setting.naming.words(" ".join((*mention.headings[-1:], caption)))
    own = setting.naming.words(caption)
    moments = (mention.period, *closing(mention.period))
    scored = [
        (len(own & theirs) / len(own | theirs), len(said & theirs), fact)
        for fact in facts.values()
        if fact.period in moments and fact.value and agrees(fact, printed)
        if _in_unit(fact, mention, setting)
        for theirs in _captions(fact, setting)
        if own & theirs
    ]
    scored.sort(key=lambda entry: (-entry[0], -entry[1], entry[2].id))
    if not scored or scored[0][0] < (_CLOSE_KINSHIP if plugged else _KINSHIP):
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
