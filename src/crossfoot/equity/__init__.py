"""Statements of equity as facts: a component is a member, a balance an instant, a change a flow.

A figure becomes a fact where arithmetic holds it: its row adds up across the components to the
whole, or its column leads from the opening to the closing balance. What neither holds stays open,
and a finding names it. What another statement prints already is repeated, never contradicted.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.equity.naming import (
    PARENT,
    Book,
    Named,
    Part,
    balance_concept,
    concepts_of,
    effect,
    parts_of,
)
from crossfoot.facts import fact_id
from crossfoot.model import (
    Duration,
    Fact,
    FactId,
    Finding,
    Money,
    Print,
    Proof,
    ProofKind,
    ProofTerm,
    Report,
    Severity,
    Unit,
)
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.captions import Vocabulary
    from crossfoot.model import CoinedConcept, CoinedMember, ConceptName, Figure, Period
    from crossfoot.tables.equity import Roll
    from crossfoot.taxonomy.model import Taxonomy

__all__ = ["settle"]

_NOTHING = Decimal(0)
Spot = tuple[int, int]
"""A row and a component of a roll-forward."""


class _Setting(Value):
    """What is known while facts are made; `currency` is used where a statement names none."""

    taxonomy: Taxonomy
    currency: str


class _Rolled(Value):
    """A roll-forward with what its components and rows are, and which of its sums hold."""

    roll: Roll
    parts: tuple[Part, ...]
    names: tuple[Named | None, ...]
    rows: frozenset[int]
    columns: frozenset[int]

    def holds(self, row: int, at: int) -> bool:
        part = self.parts[at]
        across = row in self.rows and not part.shares and part.member != PARENT
        return part.known and (across or at in self.columns)


def settle(
    report: Report,
    rolls: Sequence[Roll],
    taxonomy: Taxonomy,
    vocabulary: Vocabulary,
    currency: str,
) -> tuple[Report, tuple[Finding, ...]]:
    """The report with the facts, proofs and own names that the roll-forwards add to it."""
    facts = report.by_id()
    members = {each.name: each for each in report.extension.members}
    concepts = {each.name: each for each in report.extension.concepts}
    proofs: list[Proof] = []
    findings: list[Finding] = []
    balance = balance_concept(rolls, Book(taxonomy, vocabulary, facts))
    for roll in rolls:
        parts, fresh = parts_of(roll.components, taxonomy, vocabulary.company)
        names, own = concepts_of(roll, parts, Book(taxonomy, vocabulary, facts, balance), concepts)
        rolled = _Rolled(
            roll, parts, names, _rows_that_add_up(roll, parts), _columns_that_roll(roll, parts)
        )
        placed = dict(_placed(rolled, facts, _Setting(taxonomy, currency)))
        if not placed:
            findings.append(_unproved(roll))
            continue
        proofs += _repeats(placed, facts)
        facts |= {fact.id: facts.get(fact.id, fact) for fact in placed.values()}
        facts |= {i: _with_print(facts[i], fact) for i, fact in _by_id(placed)}
        proofs += _across(rolled, placed)
        proofs += _forward(rolled, placed, taxonomy)
        findings += _left(rolled, placed)
        used = {name for fact in placed.values() for _, name in fact.members}
        members |= {each.name: each for each in fresh if each.name in used}
        stated = {fact.concept for fact in placed.values()}
        concepts |= {each.name: each for each in own if each.name in stated}
    return _with(report, facts, proofs, (members, concepts)), tuple(findings)


def _with(
    report: Report,
    facts: Mapping[FactId, Fact],
    proofs: Sequence[Proof],
    own: tuple[Mapping[str, CoinedMember], Mapping[str, CoinedConcept]],
) -> Report:
    members, concepts = (tuple(each.values()) for each in own)
    extension = replace(report.extension, members=members, concepts=concepts)
    whole = (*report.proofs, *proofs)
    numbered = tuple(replace(proof, id=f"p{n:04d}") for n, proof in enumerate(whole, 1))
    return replace(report, facts=tuple(facts.values()), proofs=numbered, extension=extension)


# ── arithmetic ───────────────────────────────────────────────────────────────────────────


def _value(figure: Figure | None) -> Decimal:
    return figure.value if figure else _NOTHING


def _rows_that_add_up(roll: Roll, parts: Sequence[Part]) -> frozenset[int]:
    """The rows whose components give the whole, where the whole is printed."""
    whole = next((at for at, part in enumerate(parts) if part == Part()), None)
    if whole is None:
        return frozenset()
    beside = [at for at, part in enumerate(parts) if _is_component(part)]
    return frozenset(
        index
        for index, row in enumerate(roll.rows)
        if row.figures[whole] and any(row.figures[at] for at in beside)
        if _value(row.figures[whole]) == sum((_value(row.figures[at]) for at in beside), _NOTHING)
    )


def _is_component(part: Part) -> bool:
    return part.member not in (None, PARENT) and not part.shares


def _columns_that_roll(roll: Roll, parts: Sequence[Part]) -> frozenset[int]:
    """The components whose changes lead from balance to balance, and the whole where it is so."""
    return frozenset(at for at, part in enumerate(parts) if _rolls(roll, at, whole=part == Part()))


def _rolls(roll: Roll, at: int, *, whole: bool) -> bool:
    """A stack prints the whole at both ends only: the changes of all components are its own."""
    changes = [row.figures[at] for row in roll.rows[1:-1]]
    if whole and not any(changes):
        changes = [figure for row in roll.rows[1:-1] for figure in row.figures]
    ends = roll.rows[0].figures[at], roll.rows[-1].figures[at]
    told = all(ends) or (any(ends) and any(changes))
    moved = sum(map(_value, changes), _NOTHING)
    return told and _value(ends[0]) + moved == _value(ends[1])


# ── facts ────────────────────────────────────────────────────────────────────────────────


def _placed(
    rolled: _Rolled, facts: Mapping[FactId, Fact], setting: _Setting
) -> Iterator[tuple[Spot, Fact]]:
    """The figures that arithmetic holds as facts, but none that is said otherwise elsewhere."""
    seen: set[FactId] = set()
    for index, row in enumerate(rolled.roll.rows):
        for at, figure in enumerate(row.figures):
            name = rolled.names[index]
            if figure is None or name is None or not rolled.holds(index, at):
                continue
            concept = name.shares if rolled.parts[at].shares else name.amount
            if concept is None:
                continue
            fact = _fact(rolled, (index, at), figure, concept, setting)
            known = facts.get(fact.id)
            agrees = known is None or (known.value, known.unit) == (fact.value, fact.unit)
            if agrees and fact.id not in seen:
                seen.add(fact.id)
                yield (index, at), fact


def _fact(
    rolled: _Rolled, spot: Spot, figure: Figure, concept: ConceptName, setting: _Setting
) -> Fact:
    roll, part = rolled.roll, rolled.parts[spot[1]]
    row = roll.rows[spot[0]]
    scale = (roll.share_scale or 0) if part.shares else roll.scale
    sign = 1 if row.sort != "change" else effect(concept, setting.taxonomy, shares=part.shares)
    value = (sign * figure.value).scaleb(scale) + 0
    value = value.quantize(Decimal(1)) if scale >= figure.places else value
    printed = Print(figure, value, figure.places - scale)
    when = _when(row.sort, roll.period)
    unit = Unit.SHARES if part.shares else Money(roll.currency or setting.currency)
    return Fact(
        id=fact_id(concept, when, part.members),
        concept=concept,
        period=when,
        unit=unit,
        value=value,
        decimals=printed.decimals,
        members=part.members,
        prints=(printed,),
        caption=row.caption.text,
        rung="equity",
    )


def _when(sort: str, period: Duration) -> Period:
    match sort:
        case "opening":
            return period.opening
        case "closing":
            return period.closing
        case _:
            return period


def _by_id(placed: Mapping[Spot, Fact]) -> list[tuple[FactId, Fact]]:
    return [(fact.id, fact) for fact in placed.values()]


def _with_print(fact: Fact, other: Fact) -> Fact:
    """The fact with the other's print, unless that is its own."""
    places = {printed.figure.place for printed in fact.prints}
    fresh = tuple(printed for printed in other.prints if printed.figure.place not in places)
    return replace(fact, prints=(*fact.prints, *fresh))


# ── proofs ───────────────────────────────────────────────────────────────────────────────


def _repeats(placed: Mapping[Spot, Fact], facts: Mapping[FactId, Fact]) -> Iterator[Proof]:
    for fact in placed.values():
        if fact.id in facts:
            terms = (ProofTerm(fact.id, Decimal(1)), ProofTerm(fact.id, Decimal(-1)))
            yield Proof("", ProofKind.REPEAT, "equity", fact.period, terms, _NOTHING)


def _across(rolled: _Rolled, placed: Mapping[Spot, Fact]) -> Iterator[Proof]:
    """Rows: the whole less its components."""
    whole = next((at for at, part in enumerate(rolled.parts) if part == Part()), None)
    for index in sorted(rolled.rows):
        row = rolled.roll.rows[index]
        beside = [
            at
            for at, f in enumerate(row.figures)
            if f and f.value and _is_component(rolled.parts[at])
        ]
        spots = [(index, at) for at in (*([whole] if whole is not None else ()), *beside)]
        told = [placed[spot] for spot in spots if spot in placed]
        if beside and len(told) == len(spots):
            terms = (
                ProofTerm(told[0].id, Decimal(1)),
                *(ProofTerm(each.id, Decimal(-1)) for each in told[1:]),
            )
            yield Proof("", ProofKind.MEMBERS, "equity", told[0].period, terms, _NOTHING)


def _forward(rolled: _Rolled, placed: Mapping[Spot, Fact], taxonomy: Taxonomy) -> Iterator[Proof]:
    """Columns: the closing balance less the opening one and what changed it."""
    roll = rolled.roll
    last = len(roll.rows) - 1
    for at in sorted(rolled.columns):
        part = rolled.parts[at]
        own = any(row.figures[at] for row in roll.rows[1:-1])
        wide = range(len(rolled.parts)) if not own and part == Part() else (at,)
        spots = [
            (index, each)
            for index in range(1, last)
            for each in wide
            if (f := roll.rows[index].figures[each]) and f.value
        ]
        if not spots or any(spot not in placed for spot in (*spots, *_ends(roll, at))):
            continue
        terms = [
            ProofTerm(placed[spot].id, Decimal(1 if spot[0] == last else -1))
            for spot in _ends(roll, at)
        ]
        terms += [
            ProofTerm(
                placed[spot].id,
                Decimal(-effect(placed[spot].concept, taxonomy, shares=part.shares)),
            )
            for spot in spots
        ]
        yield Proof("", ProofKind.ROLL_FORWARD, "equity", roll.period, tuple(terms), _NOTHING)


def _ends(roll: Roll, at: int) -> list[Spot]:
    last = len(roll.rows) - 1
    return [(index, at) for index in (last, 0) if _value(roll.rows[index].figures[at])]


# ── findings ─────────────────────────────────────────────────────────────────────────────


def _unproved(roll: Roll) -> Finding:
    return Finding(
        Severity.WARNING,
        "equity.unproved",
        f"no row of '{roll.title}' over {roll.period} adds up and no column rolls forward",
        "check its columns and rows against the original; its figures are open",
        roll.place,
    )


def _left(rolled: _Rolled, placed: Mapping[Spot, Fact]) -> Iterator[Finding]:
    """Figures that arithmetic does not hold, or that contradict another statement."""
    rows = rolled.roll.rows
    loose = [
        figure
        for index, row in enumerate(rows)
        for at, figure in enumerate(row.figures)
        if figure and not figure.dash and (index, at) not in placed
    ]
    if loose:
        first = ", ".join(figure.text for figure in loose[:5])
        yield Finding(
            Severity.WARNING,
            "equity.open",
            f"{len(loose)} figures of '{rolled.roll.title}' over {rolled.roll.period} are open, "
            f"first {first}: neither row nor column proves them, or their name is not known",
            "check them against the original",
            loose[0].place,
        )
