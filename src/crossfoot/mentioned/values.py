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
from crossfoot.patterns import regex
from crossfoot.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.mapping.naming import Named, Words
    from crossfoot.taxonomy.model import Concept

from crossfoot.mapping.headed import SAYS_COST
from crossfoot.mentioned.contradictions import Clash, Contradiction, Overstated, says_outstanding
from crossfoot.mentioned.prints import (
    PLUG,
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
    step,
    unit_of,
    without_time,
)
from crossfoot.mentioned.rows import is_measure
from crossfoot.signs import alone

Kin = tuple[Fact | None, Fact | None]
"""A fact with the value of a print, else one that misses it by a plug."""

_LESS = regex(r"\W*less\b", re.IGNORECASE)

_BOUND = "IncreaseDecreaseIn"
"""Begins the names of what a cash flow adjusts for: of assets the increase, which binds cash."""

_TELLING = frozenset(
    {"attributable", "noncontrolling", "comprehensive", "basic", "diluted", "adjusted", "before"}
)
"""Words that make another thing of what shares all others with it."""

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
    apart = mention.guarded and is_measure(mention.caption)
    if apart:
        names = tuple(name for name in names if _is_outside(name, setting))
    printed = as_print(mention)
    named = [fact for name in names if (fact := fact_of(name, mention, facts, setting))]
    same = next((fact for fact in named if near(fact, printed)), None)
    plugged = next((fact for fact in named if off_by_a_plug(fact, printed)), None)
    broken_down = (mention.headings, mention.caption) in setting.rows
    if not (same or mention.member or broken_down or apart):
        same, kin = _kin(mention, printed, facts, setting)
        plugged = plugged if named else kin
    if same:
        return repeat(same, printed)
    if plugged and not mention.guarded:
        return _contradiction(plugged, printed, mention)
    if issued := _merely_issued(names, mention, printed, facts):
        return repeat(issued, printed)
    if setting.repeats_only:
        return None
    if longer := _of_another_span(names, mention, facts):
        told = next((fact for fact in longer if near(fact, printed)), None)
        return repeat(told, printed) if told else None
    doubtful = bool(named) or (not broken_down and setting.ambiguous(mention))
    doubtful = doubtful or not _sign_is_clear(mention, printed)
    return None if doubtful else _new(names, mention, printed, setting)


def _is_outside(name: Named, setting: Setting) -> bool:
    """Whether a name is that of a measure outside of GAAP."""
    concept = setting.taxonomy.concepts.get(name.concept)
    return concept is not None and concept.alignment is None


def _of_another_span(names: Sequence[Named], mention: Mention, facts: Facts) -> tuple[Fact, ...]:
    """Statement figures of spans that end on the same day: "capital expenditures increased".

    A sentence in the section of a quarter may speak of the year to date without saying so.
    """
    if not isinstance(mention.period, Duration):
        return ()
    told = {(name.concept, name.members) for name in names if name.exact}
    concepts = {concept for concept, _ in told}
    return tuple(
        fact
        for fact in (facts.values() if concepts else ())
        if fact.concept in concepts  # which most are not
        if (fact.concept, fact.members) in told and fact.rung != "mention"
        if isinstance(fact.period, Duration)
        if fact.period.last == mention.period.last and fact.period != mention.period
    )


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
    if mention.guarded and not broken_down:
        return None
    for name in names:
        if measure and name.concept not in (measure.name, *measure.parts):
            continue
        concept = setting.taxonomy.concepts.get(name.concept)
        if not name.members and _is_of_a_part(mention, setting):
            continue
        if _is_unsaid_cost(concept, mention) or _costs_where_earned(concept, mention, setting):
            continue
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


def _is_of_a_part(mention: Mention, setting: Setting) -> bool:
    """Whether a header of its own, such as a region's, says of what part of the company it is."""
    over = mention.headings[-1].rstrip() if mention.headings else ""
    return over.endswith(":") and not setting.naming.known(over)


def _is_unsaid_cost(concept: Concept | None, mention: Mention) -> bool:
    """Whether nothing calls a cost one: "operation and maintenance" may be what is sold."""
    if concept is None or concept.balance != "debit" or concept.statements[:1] != ("income",):
        return False
    return not any(map(SAYS_COST.search, (*mention.headings, mention.caption)))


def _costs_where_earned(concept: Concept | None, mention: Mention, setting: Setting) -> bool:
    """Whether a concept is a cost though the heading is one of revenues, and nothing says so."""
    if concept is None or concept.balance != "debit" or SAYS_COST.search(mention.caption):
        return False
    over = (setting.naming.known(heading)[:1] for heading in mention.headings[-1:])
    known = [setting.taxonomy.concepts[name] for names in over for name in names]
    return any(each.breakdown and each.balance == "credit" for each in known)


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


def _kin(mention: Mention, printed: Print, facts: Facts, setting: Setting) -> Kin:
    """The fact that has the value and the closest caption; else one that misses by a plug."""
    reach = PLUG * step(printed)
    least, most = abs(printed.value) - reach, abs(printed.value) + reach
    moments = (mention.period, *closing(mention.period))
    # Few facts have the value, so that is asked first: periods and units are slow to compare.
    valued = [
        f
        for f in facts.values()
        if -most <= f.value <= most and (f.value >= least or f.value <= -least)
    ]
    close = [f for f in valued if f.value and f.period in moments and _in_unit(f, mention, setting)]
    if not close:
        return None, None
    same = _alike(mention, [fact for fact in close if near(fact, printed)], setting, _KINSHIP)
    if same:
        return same, None
    off = [fact for fact in close if off_by_a_plug(fact, printed)]
    return None, _alike(mention, off, setting, _CLOSE_KINSHIP)


def _alike(
    mention: Mention, facts: Sequence[Fact], setting: Setting, least: Decimal
) -> Fact | None:
    """The one of the facts whose caption shares most words with the mention's."""
    caption = without_time(mention.caption) if facts else ""
    said = setting.naming.words(" ".join((*mention.headings[-1:], caption)))
    own = setting.naming.words(caption)
    scored = [
        (len(own & theirs) / len(own | theirs), len(said & theirs), fact)
        for fact in facts
        for theirs in _captions(fact, setting)
        if own & theirs and _TELLING.isdisjoint(own ^ theirs)
    ]
    scored.sort(key=lambda entry: (-entry[0], -entry[1], entry[2].id))
    if not scored or scored[0][0] < least:
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
