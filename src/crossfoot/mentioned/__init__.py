"""Figures outside of the statements: repeats of facts, new facts, changes, or left open.

A print is a repeat when the fact that its caption names has its value, as far as the rounding of
the print tells. Where the named fact has another value, the print contradicts it: by a unit or two
it was adjusted so that rounded rows add up, by more it is another measure under the same caption.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.mapping.naming import Named
from crossfoot.mentioned.arcs import declared, found_sums
from crossfoot.mentioned.changes import change, difference
from crossfoot.mentioned.combined import combined, combined_sums, failed
from crossfoot.mentioned.contradictions import in_captions, sum_contradiction, told
from crossfoot.mentioned.counted import counted, used_concepts, with_concepts
from crossfoot.mentioned.definitions import defined, is_plugged
from crossfoot.mentioned.disputed import disputed
from crossfoot.mentioned.families import rows_of
from crossfoot.mentioned.measures import instead, other_measures, with_measures
from crossfoot.mentioned.members import broken_down, with_members
from crossfoot.mentioned.prints import FORECAST, Setting, as_print, spot_of, step
from crossfoot.mentioned.ratios import ratio
from crossfoot.mentioned.reconciled import reconciled
from crossfoot.mentioned.rows import by_place, extended
from crossfoot.mentioned.ties import ties
from crossfoot.mentioned.totals import headed_sums, member_arcs, member_sums, printed_sums
from crossfoot.mentioned.unsaid import unsaid
from crossfoot.mentioned.values import value
from crossfoot.model import Finding, Gauge, Mention, Print, Proof, ProofKind, ProofTerm, Report
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from crossfoot.mentioned.contradictions import Told
    from crossfoot.mentioned.counted import Counted
    from crossfoot.mentioned.measures import OtherMeasure
    from crossfoot.mentioned.members import BrokenDown
    from crossfoot.mentioned.prints import Facts, Outcome, RowKey, Spot
    from crossfoot.model import CoinedMember, Extension, SummedConcept

__all__ = ["Setting", "settle"]


class _Understood(Value):
    """What the rows of all tables are, and the setting that knows it."""

    setting: Setting
    parts: BrokenDown
    several: tuple[CoinedMember, ...]
    counts: Counted
    measures: dict[RowKey, OtherMeasure]

    @property
    def members(self) -> tuple[CoinedMember, ...]:
        return (*self.parts.members, *self.several)


def settle(
    report: Report, mentions: Sequence[Mention], setting: Setting
) -> tuple[Report, tuple[Finding, ...]]:
    """The report with what the mentions add to it: prints, facts, proofs.

    Values come before changes and ratios, which are recomputed from them, and the more precise
    print before the rounded one, which repeats it.
    """
    mentions = tuple(_with_places(mentions))
    facts: Facts = {fact.id: fact for fact in report.facts}
    known = _understood(mentions, facts, report.extension, setting)
    proofs, contradictions = _placed(mentions, facts, known)
    measured = reconciled(mentions, facts, known.setting)
    facts |= measured.facts
    proofs += measured.proofs
    findings = list(told(contradictions))
    sums: list[SummedConcept] = []
    for each in tuple(defined(facts, known.setting.taxonomy, instead(known.measures))):
        proofs += (proof for proof in each.proofs if proof.proved)
        findings += _missed(each.proofs, facts)
        sums.append(each.summed)
    sums += member_arcs(known.parts, facts, known.setting)
    proofs = [*report.proofs, *_without_lost(proofs, facts)]
    proofs += _added_up(mentions, facts, known, report)
    for proof in combined_sums(known.several, _all_members(report, known), facts):
        proofs += (proof,) if proof.proved else ()
        findings += () if proof.proved else (failed(proof, facts),)
    findings += disputed([m for m in mentions if not m.guarded], facts, proofs, known.setting)
    said, more = declared((*report.extension.sums, *sums), facts)
    numbered = tuple(replace(proof, id=f"p{n:04d}") for n, proof in enumerate(_once(proofs), 1))
    extension = _extended(report.extension, known, facts)
    own = (*extension.concepts, *measured.concepts)
    found = found_sums(proofs, said, facts, known.setting.taxonomy)
    arcs, asserted = (*said.arcs, *found.arcs), (*said.asserted, *found.asserted)
    extension = replace(extension, sums=arcs, asserted=asserted, concepts=own)
    settled = replace(report, facts=tuple(facts.values()), proofs=numbered, extension=extension)
    return settled, (*findings, *more)


def _understood(
    mentions: Sequence[Mention], facts: Facts, extension: Extension, setting: Setting
) -> _Understood:
    """Counts, parts of wholes, several members at once, other measures: each knows the former."""
    adopted = tuple(member for member in extension.members if member.adopted)
    counts = counted(rows_of(mentions), setting)
    setting = replace(setting, taxonomy=with_concepts(setting.taxonomy, counts.concepts))
    parts = broken_down(mentions, facts, setting, adopted, counts.rows)
    naming = with_members(setting.naming, parts.members)
    setting = replace(setting, naming=naming, rows=parts.rows)
    several = combined(mentions, setting)
    coined = (*parts.members, *several)
    setting = replace(setting, naming=with_members(setting.naming, coined))
    measures = other_measures(parts.families, facts, setting)
    taxonomy = with_measures(setting.taxonomy, measures)
    setting = replace(setting, taxonomy=taxonomy, measures=measures)
    setting = replace(setting, twice=_said_twice(mentions, setting))
    return _Understood(setting, parts, several, counts, measures)


def _placed(
    mentions: Sequence[Mention], facts: Facts, known: _Understood
) -> tuple[list[Proof], list[Told]]:
    """Every mention as a fact or a print of one, where it can be; `facts` grows by them."""
    proofs: list[Proof] = []
    contradictions: list[Told] = list(in_captions(facts.values()))
    stated = frozenset(by_place(facts))
    for turn in (_values, _the_rest):
        later = turn is _the_rest
        facts |= extended(mentions, facts, known.setting) if later else {}
        aliases = _aliases(mentions, facts) if later else {}
        setting = replace(known.setting, aliases=aliases, repeats_only=not later)
        for mention in turn(mentions, facts):
            if mention.guarded and mention.figure.place in stated:
                continue  # a row of a statement, which others add up to
            outcome = _settled(mention, facts, setting)
            if outcome:
                facts[outcome.fact.id] = outcome.fact
                proofs += outcome.proofs
                contradictions += outcome.contradictions
    return proofs, contradictions


def _missed(proofs: Sequence[Proof], facts: Facts) -> Iterator[Finding]:
    """Totals that miss their parts: by a plug they contradict them, by more they are not meant."""
    for proof in proofs:
        if proof.proved:
            continue
        if is_plugged(proof):
            yield sum_contradiction(proof, facts)
        elif facts[proof.terms[0].fact].rung == "mention":
            del facts[proof.terms[0].fact]


def _without_lost(proofs: Sequence[Proof], facts: Facts) -> Iterator[Proof]:
    """The proofs whose facts are left; what was recomputed from one that is gone, goes too."""
    for proof in proofs:
        if all(term.fact in facts for term in proof.terms):
            yield proof
        elif proof.kind in (ProofKind.CHANGE, ProofKind.DIFFERENCE, ProofKind.RATIO):
            facts.pop(proof.terms[0].fact, None)


def _added_up(
    mentions: Sequence[Mention], facts: Facts, known: _Understood, report: Report
) -> list[Proof]:
    return [
        *member_sums(known.parts, facts, known.setting),
        *ties(facts, report.proofs),
        *headed_sums(mentions, facts, known.setting),
        *printed_sums(known.parts, facts),
        *unsaid(facts, known.setting.taxonomy, _all_members(report, known)),
    ]


def _all_members(report: Report, known: _Understood) -> tuple[CoinedMember, ...]:
    return (*report.extension.members, *known.parts.members)


def _extended(extension: Extension, known: _Understood, facts: Facts) -> Extension:
    """The extension with the members and concepts that were coined and are used."""
    used = {fact.concept for fact in facts.values()}
    own = used_concepts(known.counts.concepts, known.setting.taxonomy, facts)
    own += tuple(m.coined for m in known.measures.values() if m.coined and m.own.concept in used)
    extension = _with_used(extension, known.members, facts)
    return replace(extension, concepts=(*extension.concepts, *own))


def _with_used(extension: Extension, coined: Sequence[CoinedMember], facts: Facts) -> Extension:
    """The extension with those of the coined members that facts have, or stand above one."""
    used = {name for fact in facts.values() for _, name in fact.members}
    above = {member.name: member.parent for member in coined}
    for name in tuple(used):
        while name := above.get(name) or "":
            used.add(name)
    learned = {member.name: member for member in coined if member.adopted}
    known = tuple(learned.get(member.name, member) for member in extension.members)
    used -= {member.name for member in known}
    fresh = tuple(member for member in coined if member.name in used)
    return replace(extension, members=_with_parts((*known, *fresh), coined))


def _with_parts(
    members: Sequence[CoinedMember], coined: Sequence[CoinedMember]
) -> tuple[CoinedMember, ...]:
    """The members that stand for several say for which, where the extension holds all of these."""
    names = {member.name for member in members}
    parts = {member.name: member.parts for member in coined if names.issuperset(member.parts)}
    return tuple(replace(member, parts=parts.get(member.name, ())) for member in members)


def _values(mentions: Sequence[Mention], _: Facts) -> Iterator[Mention]:
    """Values, the most precise first."""
    yield from sorted(
        (mention for mention in mentions if mention.gauge is Gauge.VALUE),
        key=lambda mention: -as_print(mention).decimals,
    )


def _the_rest(mentions: Sequence[Mention], facts: Facts) -> Iterator[Mention]:
    """Values that repeat nothing, now that others of their captions do; what is derived."""
    taken = {printed.figure.place for fact in facts.values() for printed in fact.prints}
    yield from (m for m in _values(mentions, facts) if m.figure.place not in taken)
    yield from (mention for mention in mentions if mention.gauge is not Gauge.VALUE)


def _aliases(mentions: Sequence[Mention], facts: Facts) -> dict[RowKey, Named]:
    """What captions name whose figures have become facts of one concept, whatever they say."""
    by_place = {printed.figure.place: fact for fact in facts.values() for printed in fact.prints}
    found: dict[RowKey, set[Named]] = {}
    for mention in mentions:
        fact = by_place.get(mention.figure.place)
        if fact and mention.gauge is Gauge.VALUE and not mention.member:
            members = tuple(pair for pair in fact.members if pair != FORECAST)
            name = Named(fact.concept, members)
            found.setdefault((mention.headings, mention.caption), set()).add(name)
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1}


def _with_places(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A dash stands for 0 with the decimal places of its row, else of what stands around it."""
    places: dict[tuple[tuple[str, ...], Gauge, int], int] = {}
    for mention in mentions:
        if not mention.figure.dash:
            for around in _around(mention):
                places[around] = max(places.get(around, 0), mention.figure.places)
    for mention in mentions:
        if mention.figure.dash:
            known = next((places[around] for around in _around(mention) if around in places), 0)
            yield replace(mention, figure=replace(mention.figure, places=known))
        else:
            yield mention


def _around(mention: Mention) -> Iterator[tuple[tuple[str, ...], Gauge, int]]:
    """A mention's row, then what it stands under, ever further out; all in its own scale."""
    path = (*mention.headings, mention.caption)
    return ((path[:size], mention.gauge, mention.scale) for size in range(len(path), 0, -1))


def _said_twice(mentions: Sequence[Mention], setting: Setting) -> frozenset[Spot]:
    """Names that stand for several things: their prints at one time do not agree."""
    prints: dict[Spot, list[Print]] = {}
    for mention in mentions:
        if spot := spot_of(mention, setting):
            prints.setdefault(spot, []).append(as_print(mention))
    return frozenset(spot for spot, said in prints.items() if not _all_agree(said))


def _all_agree(prints: Sequence[Print]) -> bool:
    finest = max(prints, key=lambda printed: printed.decimals)
    return all(abs(abs(printed.value) - abs(finest.value)) <= step(printed) for printed in prints)


def _once(proofs: Sequence[Proof]) -> Iterator[Proof]:
    """Each identity once, whoever found it; a repeat is one for each print."""
    seen: set[frozenset[ProofTerm]] = set()
    for proof in proofs:
        terms = frozenset(proof.terms)
        if proof.kind is ProofKind.REPEAT or terms not in seen:
            seen.add(terms)
            yield proof


def _settled(mention: Mention, facts: Facts, setting: Setting) -> Outcome | None:
    if mention.period is None:
        return None
    if mention.member and setting.naming.member(mention.member) is None:
        return None
    return _GAUGES[mention.gauge](mention, facts, setting)


_GAUGES: dict[Gauge, Callable[[Mention, Facts, Setting], Outcome | None]] = {
    Gauge.VALUE: value,
    Gauge.CHANGE: change,
    Gauge.DIFFERENCE: difference,
    Gauge.RATIO: ratio,
}
