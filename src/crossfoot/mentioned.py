"""Figures outside of the statements: repeats of facts, new facts, changes, or left open.

A print is a repeat when the fact that its caption names has its value, as far as the rounding of
the print tells. Where the named fact has another value, the print contradicts it: by a unit or two
it was adjusted so that rounded rows add up, by more it is another measure under the same caption.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.facts import fact_id
from crossfoot.mapping.naming import Named
from crossfoot.model import (
    ConceptName,
    Duration,
    Fact,
    FactId,
    Finding,
    Gauge,
    Instant,
    Measure,
    Mention,
    Money,
    Period,
    Print,
    Proof,
    ProofKind,
    ProofTerm,
    Report,
    Severity,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.mapping.naming import Naming
    from crossfoot.taxonomy.model import Concept, Taxonomy

_FORECAST = ("StatementScenarioAxis", "ScenarioForecastMember")
"""A result carries no member: it is the axis' default."""

_PLUG = Decimal("1.5")
"""A rounded print may differ by so many of its units because rows were made to add up."""

_KINSHIP = Decimal("0.5")
"""The share of words that two captions must have in common to speak of one thing."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known while mentions are settled."""

    taxonomy: Taxonomy
    naming: Naming
    currency: str
    twice: frozenset[Spot] = frozenset()

    def ambiguous(self, mention: Mention) -> bool:
        """Whether one name has several values at one time: what tells them apart is unknown."""
        return _spot(mention, self) in self.twice


Facts = dict[FactId, Fact]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """A fact, new or with one print more, and what is to be said of it."""

    fact: Fact
    proofs: tuple[Proof, ...] = ()
    findings: tuple[Finding, ...] = ()


def settle(
    report: Report, mentions: Sequence[Mention], setting: Setting
) -> tuple[Report, tuple[Finding, ...]]:
    """The report with what the mentions add to it: prints, facts, proofs.

    Values come before changes and ratios, which are recomputed from them.
    """
    mentions = tuple(_with_places(mentions))
    setting = replace(setting, twice=_said_twice(mentions, setting))
    facts: Facts = {fact.id: fact for fact in report.facts}
    proofs: list[Proof] = list(report.proofs)
    findings: list[Finding] = []
    for mention in sorted(mentions, key=lambda mention: mention.gauge is not Gauge.VALUE):
        outcome = _settled(mention, facts, setting)
        if outcome:
            facts[outcome.fact.id] = outcome.fact
            proofs += outcome.proofs
            findings += outcome.findings
    for proof in tuple(_margins(facts)):
        if proof.proved:
            proofs.append(proof)
        elif abs(proof.residual) <= 2 * _PLUG * proof.tolerance:
            findings.append(_failed_margin(proof, facts))
        else:  # the margin of something else: what it belongs to was not understood
            del facts[proof.terms[0].fact]
    numbered = tuple(replace(proof, id=f"p{n:04d}") for n, proof in enumerate(_once(proofs), 1))
    return replace(report, facts=tuple(facts.values()), proofs=numbered), tuple(findings)


def _with_places(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A dash stands for 0 with the decimal places of the figures beside it."""
    places: dict[tuple[str, tuple[str, ...], Gauge], int] = {}
    for mention in mentions:
        row = (mention.caption, mention.headings, mention.gauge)
        places[row] = max(places.get(row, 0), mention.figure.places)
    for mention in mentions:
        row = (mention.caption, mention.headings, mention.gauge)
        figure = mention.figure
        same = not figure.dash or figure.places == places[row]
        yield mention if same else replace(mention, figure=replace(figure, places=places[row]))


Spot = tuple[str, Period]


def _spot(mention: Mention, setting: Setting) -> Spot | None:
    """The new fact that a mention would make first, as far as names go."""
    if mention.period is None or mention.gauge is not Gauge.VALUE:
        return None
    for name in _names(mention, setting):
        if name.exact:
            return f"{name.concept} {name.members}", mention.period
    return None


def _said_twice(mentions: Sequence[Mention], setting: Setting) -> frozenset[Spot]:
    """Names that stand for several things: their prints at one time do not agree."""
    prints: dict[Spot, list[Print]] = {}
    for mention in mentions:
        if spot := _spot(mention, setting):
            prints.setdefault(spot, []).append(_print(mention))
    return frozenset(spot for spot, said in prints.items() if not _all_agree(said))


def _all_agree(prints: Sequence[Print]) -> bool:
    finest = max(prints, key=lambda printed: printed.decimals)
    return all(abs(abs(printed.value) - abs(finest.value)) <= _step(printed) for printed in prints)


def _once(proofs: Sequence[Proof]) -> Iterator[Proof]:
    """Each identity once; a repeat is one for each print."""
    seen: set[tuple[ProofKind, tuple[ProofTerm, ...]]] = set()
    for proof in proofs:
        if proof.kind is ProofKind.REPEAT or (proof.kind, proof.terms) not in seen:
            seen.add((proof.kind, proof.terms))
            yield proof


def _settled(mention: Mention, facts: Facts, setting: Setting) -> _Outcome | None:
    if mention.period is None or mention.noun not in ("", "shares"):
        return None
    if mention.forecast and mention.gauge is Gauge.VALUE:
        return None  # a target without its costs would break the sums that results obey
    if mention.member and setting.naming.member(mention.member) is None:
        return None
    match mention.gauge:
        case Gauge.VALUE:
            return _value(mention, facts, setting)
        case Gauge.CHANGE:
            return _change(mention, facts, setting)
        case Gauge.DIFFERENCE:
            return _difference(mention, facts, setting)
        case Gauge.RATIO:
            return _ratio(mention, facts, setting)


# ── values ───────────────────────────────────────────────────────────────────────────────


def _names(mention: Mention, setting: Setting) -> tuple[Named, ...]:
    """What caption and headings name, with the members that row and time add."""
    added = setting.naming.member(mention.member) or () if mention.member else ()
    if mention.forecast:
        added = (*added, _FORECAST)
    return tuple(
        replace(name, members=tuple(sorted((*name.members, *added))))
        for name in setting.naming.names(mention.caption, mention.headings)
    )


def _value(mention: Mention, facts: Facts, setting: Setting) -> _Outcome | None:
    names = _names(mention, setting)
    printed = _print(mention)
    named = [fact for name in names if (fact := _fact_of(name, mention, facts, setting))]
    same = next((fact for fact in named if _near(fact, printed)), None)
    if same is None and not mention.member:
        same = _alike(mention, printed, facts, setting)
    if same:
        return _repeat(same, printed)
    plugged = next((fact for fact in named if _off_by_a_plug(fact, printed)), None)
    if plugged:
        return _contradiction(plugged, printed, mention)
    doubtful = bool(named) or setting.ambiguous(mention)
    return None if doubtful else _new(names, mention, printed, setting)


def _new(
    names: Sequence[Named], mention: Mention, printed: Print, setting: Setting
) -> _Outcome | None:
    """A fact that no statement prints, when its name is known and fits time and unit."""
    for name in names:
        concept = setting.taxonomy.concepts.get(name.concept)
        if name.exact and concept and mention.period and _fits(concept, mention, setting):
            fact = Fact(
                id=fact_id(name.concept, mention.period, name.members),
                concept=name.concept,
                period=mention.period,
                unit=_unit(mention, setting),
                value=_as_cash(concept, printed.value),
                decimals=printed.decimals,
                members=name.members,
                prints=(printed,),
                caption=mention.caption,
                rung="mention",
            )
            return _Outcome(fact)
    return None


def _as_cash(concept: Concept, value: Decimal) -> Decimal:
    """Cash that goes out makes a credit element of the cash flow positive (see `signs`)."""
    outflow = concept.balance == "credit" and concept.statements[:1] == ("cash-flow",)
    return -value if outflow and value < 0 else value


def _fits(concept: Concept, mention: Mention, setting: Setting) -> bool:
    """Whether a concept is of the mention's kind of time and of its unit."""
    timed = isinstance(mention.period, Instant if concept.period == "instant" else Duration)
    match _unit(mention, setting):
        case Money(_, per_share):
            return timed and concept.item_type == ("per-share" if per_share else "monetary")
        case Unit.SHARES:
            return timed and concept.item_type == "shares"
        case _:
            return False


def _print(mention: Mention) -> Print:
    value = (mention.sign * mention.figure.value).scaleb(mention.scale) + 0
    value = value.quantize(Decimal(1)) if mention.scale >= mention.figure.places else value
    return Print(mention.figure, value, mention.figure.places - mention.scale)


def _fact_of(name: Named, mention: Mention, facts: Facts, setting: Setting) -> Fact | None:
    """The fact that a name says, at the mention's time and in its unit."""
    concept = setting.taxonomy.concepts.get(name.concept)
    if concept is None or mention.period is None:
        return None
    period = _period_for(concept.period, mention.period)
    fact = facts.get(fact_id(name.concept, period, name.members)) if period else None
    return fact if fact and fact.unit == _unit(mention, setting) else None


def _period_for(period_type: str, period: Period) -> Period | None:
    """A balance said of a period is that at its end; a flow is of no moment."""
    if period_type == "instant":
        return period if isinstance(period, Instant) else period.closing
    return period if isinstance(period, Duration) else None


def _unit(mention: Mention, setting: Setting) -> Measure:
    if mention.noun == "shares":
        return Unit.SHARES
    if mention.figure.percent or mention.gauge in (Gauge.CHANGE, Gauge.RATIO):
        return Unit.PURE
    return Money(mention.currency or setting.currency, mention.per_share)


def _near(fact: Fact, printed: Print) -> bool:
    """Whether the fact rounds to the print; a deduction may be printed with the other sign."""
    half = Decimal(1).scaleb(-printed.decimals) / 2
    slack = half if fact.decimals > printed.decimals else Decimal(0)
    return abs(abs(fact.value) - abs(printed.value)) <= slack


def _off_by_a_plug(fact: Fact, printed: Print) -> bool:
    unit = Decimal(1).scaleb(-printed.decimals)
    coarser = fact.decimals > printed.decimals
    return coarser and abs(abs(fact.value) - abs(printed.value)) <= _PLUG * unit


def _alike(mention: Mention, printed: Print, facts: Facts, setting: Setting) -> Fact | None:
    """The one fact of that time, unit and value whose caption shares most words with it."""
    said = setting.naming.words(" ".join((*mention.headings[-1:], mention.caption)))
    own = setting.naming.words(mention.caption)
    unit = _unit(mention, setting)
    moments = (mention.period, *_closing(mention.period))
    scored = [
        (len(own & theirs) / len(own | theirs), len(said & theirs), fact)
        for fact in facts.values()
        if fact.period in moments and fact.unit == unit and fact.value and _near(fact, printed)
        if own & (theirs := setting.naming.words(fact.caption))
    ]
    scored.sort(key=lambda entry: (-entry[0], -entry[1], entry[2].id))
    if not scored or scored[0][0] < _KINSHIP:
        return None
    tied = [entry for entry in scored if entry[:2] == scored[0][:2]]
    return scored[0][2] if len(tied) == 1 else None


def _closing(period: Period | None) -> tuple[Period, ...]:
    return (period.closing,) if isinstance(period, Duration) else ()


def _repeat(fact: Fact, printed: Print) -> _Outcome:
    terms = (ProofTerm(fact.id, Decimal(1)), ProofTerm(fact.id, Decimal(-1)))
    signed = printed if printed.value == fact.value else _as_signed(fact, printed)
    proof = Proof("", ProofKind.REPEAT, "", fact.period, terms, Decimal(0))
    return _Outcome(replace(fact, prints=(*fact.prints, signed)), (proof,))


def _as_signed(fact: Fact, printed: Print) -> Print:
    """The print with the fact's sign: what is deducted is often printed without one."""
    same = (fact.value < 0) == (printed.value < 0)
    return printed if same else replace(printed, value=-printed.value)


def _contradiction(fact: Fact, printed: Print, mention: Mention) -> _Outcome:
    first = fact.prints[0].figure
    finding = Finding(
        Severity.WARNING,
        "facts.contradiction",
        f"'{mention.caption}' {printed.figure.text} ({fact.period}) says {printed.value:,f}, but "
        f"'{fact.caption}' {first.text} at {first.place} says {fact.value:,f}: "
        f"{abs(printed.value) - abs(fact.value):+,f}, likely adjusted so that rounded rows add up",
        "the report holds the more precise print; ask the issuer if the other one matters",
        printed.figure.place,
        (fact.id,),
    )
    return _Outcome(replace(fact, prints=(*fact.prints, _as_signed(fact, printed))), (), (finding,))


# ── margins ──────────────────────────────────────────────────────────────────────────────


def _margins(facts: Facts) -> Iterator[Proof]:
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
                slack = sum((_step(f.prints[0]) for f in (margin, revenue, cost)), Decimal(0)) / 2
                yield Proof("", ProofKind.SUM, "", margin.period, terms, residual, slack)


def _failed_margin(proof: Proof, facts: Facts) -> Finding:
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


# ── changes ──────────────────────────────────────────────────────────────────────────────


def _change(mention: Mention, facts: Facts, setting: Setting) -> _Outcome | None:
    """A relative change, recomputed from the two facts that it compares."""
    if mention.compared is None:
        return None
    printed = replace(
        _print(mention),
        value=(mention.sign * mention.figure.value).scaleb(-2),
        decimals=mention.figure.places + 2,
    )
    names = _names(mention, setting)
    for name in names:
        now, before = (
            _at(name, period, facts, setting) for period in (mention.period, mention.compared)
        )
        pair = setting.taxonomy.changes.get(name.concept)
        if now and before and before.value and pair:
            return _recomputed(pair[0], now, before, printed, facts)
    return _change_alone(names, mention, printed, facts, setting)


def _change_alone(
    names: Sequence[Named], mention: Mention, printed: Print, facts: Facts, setting: Setting
) -> _Outcome | None:
    """A change whose earlier figure the release does not print at all: taken as it stands."""
    for name in names:
        pair = setting.taxonomy.changes.get(name.concept)
        concept = setting.taxonomy.concepts.get(name.concept)
        plain = replace(name, members=tuple(m for m in name.members if m != _FORECAST))
        known = _at(plain, mention.compared, facts, setting)
        if not (pair and concept and name.exact and mention.period) or known:
            continue
        if concept.period != "duration" or not isinstance(mention.period, Duration):
            continue
        ident = fact_id(pair[0], mention.period, _compared_with(mention, name.members))
        if ident in facts:
            same = facts[ident].value == printed.value
            return _repeat(facts[ident], printed) if same else None
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
        return _Outcome(fact)
    return None


def _compared_with(
    mention: Mention, members: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """A comparison with the period just before says so; the year before is the default."""
    now, before = mention.period, mention.compared
    if isinstance(now, Duration) and isinstance(before, Duration) and before.closing == now.opening:
        return tuple(sorted((*members, ("ComparisonAxis", "PreviousPeriodMember"))))
    return members


def _at(name: Named, period: Period | None, facts: Facts, setting: Setting) -> Fact | None:
    concept = setting.taxonomy.concepts.get(name.concept)
    when = _period_for(concept.period, period) if concept and period else None
    return facts.get(fact_id(name.concept, when, name.members)) if when else None


def _recomputed(
    concept: str, now: Fact, before: Fact, printed: Print, facts: Facts
) -> _Outcome | None:
    """The change as a fact, when it is what the facts give, as far as rounding tells."""
    exact = now.value / before.value - 1
    slack = Decimal(1).scaleb(-printed.decimals) / 2 + _rounding(now, before)
    if abs(exact - printed.value) > slack:
        return None
    period = _compared_span(now.period, before.period)
    ident = fact_id(concept, period, now.members)
    known = facts.get(ident)
    if known:
        return _repeat(known, printed) if known.value == printed.value else None
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
    return _Outcome(fact, (_proof_of_change(fact, now, before),))


def _rounding(now: Fact, before: Fact) -> Decimal:
    """How far the rounding of both figures may move their quotient."""
    halves = [Decimal(1).scaleb(-fact.decimals) / 2 for fact in (now, before)]
    return (halves[0] + halves[1] * abs(now.value / before.value)) / abs(before.value)


def _compared_span(now: Period, before: Period) -> Period:
    """A flow's own period; for balances the days from the one date to the other."""
    if isinstance(now, Instant) and isinstance(before, Instant):
        return Duration(before.on + dt.timedelta(days=1), now.on)
    return now


def _proof_of_change(fact: Fact, now: Fact, before: Fact) -> Proof:
    """(1 + change) x before = now, within the rounding of the printed change."""
    residual = before.value * (1 + fact.value) - now.value
    step = Decimal(1).scaleb(-fact.decimals) / 2
    slack = abs(before.value) * (step + _rounding(now, before))
    terms = (
        ProofTerm(fact.id, before.value),
        ProofTerm(before.id, Decimal(1)),
        ProofTerm(now.id, Decimal(-1)),
    )
    return Proof("", ProofKind.RATIO, "", fact.period, terms, residual, slack)


def _difference(mention: Mention, facts: Facts, setting: Setting) -> _Outcome | None:
    """A change in amount, recomputed from the two facts that it lies between."""
    printed = _print(mention)
    for name in setting.naming.names(mention.caption, mention.headings):
        now, before = (
            _at(name, period, facts, setting) for period in (mention.period, mention.compared)
        )
        pair = setting.taxonomy.changes.get(name.concept)
        if now and before and pair and now.value != before.value:
            exact = now.value - before.value
            slack = (_step(printed) + _step(now.prints[0]) + _step(before.prints[0])) / 2
            if abs(abs(exact) - abs(printed.value)) <= slack:
                value = abs(printed.value) if exact > 0 else -abs(printed.value)
                return _derived(pair[1], now, before, replace(printed, value=value), facts)
    return None


def _step(printed: Print) -> Decimal:
    return Decimal(1).scaleb(-printed.decimals)


def _derived(
    concept: str, now: Fact, before: Fact, printed: Print, facts: Facts
) -> _Outcome | None:
    """What lies between two facts as a fact of its own, or one print more of it."""
    period = _compared_span(now.period, before.period)
    ident = fact_id(concept, period, now.members)
    if ident in facts:
        return _repeat(facts[ident], printed) if _near(facts[ident], printed) else None
    fact = Fact(
        id=ident,
        concept=ConceptName(concept),
        period=period,
        unit=now.unit,
        value=printed.value,
        decimals=printed.decimals,
        members=now.members,
        prints=(printed,),
        caption=now.caption,
        rung="difference",
    )
    terms = (
        ProofTerm(fact.id, Decimal(1)),
        ProofTerm(now.id, Decimal(-1)),
        ProofTerm(before.id, Decimal(1)),
    )
    residual = printed.value - now.value + before.value
    slack = (_step(printed) + _step(now.prints[0]) + _step(before.prints[0])) / 2
    return _Outcome(fact, (Proof("", ProofKind.RATIO, "", period, terms, residual, slack),))


# ── ratios ───────────────────────────────────────────────────────────────────────────────


def _ratio(mention: Mention, facts: Facts, setting: Setting) -> _Outcome | None:
    """A share of something, known by its name and by being the quotient of two facts."""
    printed = replace(
        _print(mention),
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
                _at(Named(ConceptName(each), own), mention.period, facts, setting)
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
) -> _Outcome | None:
    slack = _step(printed) / 2 + _rounding(part, whole)
    if abs(part.value / whole.value - printed.value) > slack:
        return None
    ident = fact_id(concept, part.period, part.members)
    if ident in facts:
        return _repeat(facts[ident], printed) if facts[ident].value == printed.value else None
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
    return _Outcome(fact, (Proof("", ProofKind.RATIO, "", part.period, terms, residual, allowed),))
