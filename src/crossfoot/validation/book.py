"""The facts of a reading, to be looked up, and the arithmetic among them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.model import Duration, Fact, FactId, Instant, Money, Period
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crossfoot.validation.reading import Arc, Reading

Members = tuple[tuple[str, str], ...]
Key = tuple[str, Period, Members]

_HALF = Decimal("0.5")


class Breach(Value):
    """A rule that does not hold: what to say, and the facts that stand in it, culprit first."""

    text: str
    facts: tuple[FactId, ...]


class Amount(Value):
    """What is told of a concept: a fact, or the weighted parts of what is not told itself."""

    name: str
    terms: tuple[tuple[Fact, Decimal], ...]

    @classmethod
    def of(cls, fact: Fact) -> Amount:
        return cls(describe(fact), ((fact, Decimal(1)),))

    def __str__(self) -> str:
        return self.name

    @property
    def value(self) -> Decimal:
        return sum((fact.value * weight for fact, weight in self.terms), Decimal(0))

    @property
    def half(self) -> Decimal:
        """How far the true value may lie from the rounded one, in units."""
        return sum((half_unit(fact) for fact, _ in self.terms), Decimal(0))

    @property
    def facts(self) -> tuple[FactId, ...]:
        return tuple(fact.id for fact, _ in self.terms)


class Equation(Value):
    """The weighted facts should add up to 0; the first is the total."""

    name: str
    terms: tuple[tuple[Fact, Decimal], ...]

    @property
    def residual(self) -> Decimal:
        return sum((fact.value * weight for fact, weight in self.terms), Decimal(0))

    @property
    def slack(self) -> Decimal:
        """What rounding allows: half a unit of each figure (Calculations 1.1, round to nearest)."""
        return sum((abs(weight) * half_unit(fact) for fact, weight in self.terms), Decimal(0))

    @property
    def alike(self) -> bool:
        """Whether all figures have one precision, so that they may add up to the last digit."""
        return len({fact.decimals for fact, _ in self.terms}) == 1

    def breach(self) -> Breach:
        total = self.terms[0][0]
        text = f"{self.name} of {describe(total)} is off by {self.residual:,f}."
        return Breach(text, tuple(fact.id for fact, _ in self.terms))


class Book(Value, eq=False):
    """A reading with its facts by concept, period and members; of duplicates the first.

    What several rules ask of it is found out once; that is why a book equals none but itself.

    `sums` are the declared arcs of each (role, total), `made_of` those of totals that no fact has.
    """

    reading: Reading
    facts: Mapping[Key, Fact]
    by_concept: Mapping[str, Sequence[Fact]]
    sums: Mapping[tuple[str, str], tuple[Arc, ...]]
    made_of: Mapping[str, tuple[Arc, ...]]
    finest: int = 0
    """The most decimals of any money in the file that is not per share."""

    def get(self, concept: str, period: Period, members: Members = ()) -> Fact | None:
        return self.facts.get((concept, period, members))

    def of(self, concept: str) -> Sequence[Fact]:
        return self.by_concept.get(concept, ())

    def durations(self) -> list[Duration]:
        return sorted({key[1] for key in self.facts if isinstance(key[1], Duration)})

    def instants(self) -> list[Instant]:
        return sorted({key[1] for key in self.facts if isinstance(key[1], Instant)})

    def amount(self, concept: str, period: Period, members: Members = ()) -> Amount | None:
        """The fact, else what its declared parts add up to where all of them are reported."""
        told = self.get(concept, period, members)
        if told:
            return Amount.of(told)
        arcs = self.made_of.get(concept, ())
        parts = [(self.get(arc.part, period, members), arc.weight) for arc in arcs]
        known = tuple((part, weight) for part, weight in parts if part)
        return Amount(concept, known) if known and len(known) == len(parts) else None


def open_book(reading: Reading) -> Book:
    """The reading, indexed."""
    facts: dict[Key, Fact] = {}
    for fact in reading.facts:
        facts.setdefault((fact.concept, fact.period, fact.members), fact)
    by_concept: dict[str, list[Fact]] = {}
    for (concept, _, _), fact in facts.items():
        by_concept.setdefault(concept, []).append(fact)
    sums: dict[tuple[str, str], tuple[Arc, ...]] = {}
    for arc in reading.arcs:
        sums[arc.role, arc.total] = (*sums.get((arc.role, arc.total), ()), arc)
    made_of = {total: arcs for (_, total), arcs in sums.items() if total not in by_concept}
    money = (f for f in reading.facts if isinstance(f.unit, Money) and not f.unit.per_share)
    finest = max((fact.decimals for fact in money), default=0)
    return Book(reading, facts, by_concept, sums, made_of, finest)


def half_unit(fact: Fact) -> Decimal:
    """How far the true value may lie from the rounded one, in units."""
    return _HALF.scaleb(-fact.decimals)


def describe(fact: Fact) -> str:
    """Concept, members and period, for a message."""
    members = "".join(f" [{member}]" for _, member in fact.members)
    return f"{fact.concept}{members} {fact.period}"


def equation(name: str, terms: Sequence[tuple[Fact | None, Decimal | int]]) -> Equation | None:
    """The equation, or `None` when one of its facts is not reported."""
    known = tuple((fact, Decimal(weight)) for fact, weight in terms if fact is not None)
    return Equation(name, known) if len(known) == len(terms) else None
