"""Reconciliations: from a figure of the statements, step by step, to a measure outside of GAAP.

The first row repeats a fact, the steps add up with it to the measure in every column: that tells
what the steps are, whatever their captions say elsewhere. Measure and steps are concepts of their
own, so that none of them is ever taken for what the statements print under a like caption.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from crossfoot.facts import fact_id
from crossfoot.mapping.breakdown import camel, can_name
from crossfoot.mentioned.families import Row, adds_up
from crossfoot.mentioned.prints import as_print, step, unit_of
from crossfoot.mentioned.rows import by_place, is_measure, printed_rows
from crossfoot.model import (
    CoinedConcept,
    ConceptName,
    Duration,
    Fact,
    FactId,
    Mention,
    Proof,
    ProofKind,
    ProofTerm,
)
from crossfoot.spelling import base, unnumbered
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.mentioned.families import When
    from crossfoot.mentioned.prints import Facts, Setting
    from crossfoot.model import Place

_MOST_STEPS: Final = 14
_FEWEST: Final = 2


class Reconciled(Value):
    """What the reconciliations of a release add: facts, their concepts, the sums that hold."""

    facts: dict[FactId, Fact]
    concepts: tuple[CoinedConcept, ...]
    proofs: tuple[Proof, ...]


def reconciled(mentions: Sequence[Mention], facts: Facts, setting: Setting) -> Reconciled:
    """Each measure that rows right above it give, the first of which is a fact already."""
    book = _Book(setting, dict(facts), {}, {}, by_place(facts))
    proofs: list[Proof] = []
    found = tuple(printed_rows(mentions))
    for end, total in enumerate(found):
        if is_measure(total.caption) and not book.is_known(total):
            for start in range(end - _FEWEST, max(end - _MOST_STEPS, -1), -1):
                steps = found[start:end]
                if book.is_known(steps[0]) and _gives(total, steps):
                    proofs += book.told(total, steps)
                    break
    return Reconciled(book.fresh, tuple(book.coined.values()), tuple(proofs))


def _gives(total: Row, steps: Sequence[Row]) -> bool:
    """Whether the steps add up; captions are all different, columns all the same."""
    columns = total.values.keys()
    captions = {row.caption for row in (*steps, total)}
    same = all(row.values.keys() == columns for row in steps)
    return same and len(captions) == len(steps) + 1 and adds_up(total, steps)


class _Book(Value):
    """Facts known so far, those made, and where each is printed, while one release is read."""

    setting: Setting
    facts: Facts
    fresh: Facts
    coined: dict[str, CoinedConcept]
    prints: dict[Place, Fact]

    def is_known(self, row: Row) -> bool:
        """Whether all figures of a row are prints of facts of one concept without members."""
        known = [self.prints.get(m.figure.place) for m in row.values.values()]
        names = {(fact.concept, fact.members) for fact in known if fact}
        return all(known) and len(names) == 1 and not next(iter(names))[1]

    def told(self, total: Row, steps: Sequence[Row]) -> Iterator[Proof]:
        """The facts of measure and steps, and for each column the sum of them."""
        first = self.prints[steps[0].first.figure.place]
        whole = self._name(total, "", first)
        names = {
            row.caption: "" if self.is_known(row) else self._name(row, f"To{whole}", first)
            for row in steps
        }
        if not whole or any(not name for row, name in names.items() if not self._known(row, steps)):
            return
        made: dict[Place, Fact] = {}
        for row, name in ((total, whole), *((row, names[row.caption]) for row in steps)):
            for mention in row.values.values() if name else ():
                made[mention.figure.place] = self._fact(mention, name, row)
        clash = any(
            known is not None and known.value != fact.value
            for fact in made.values()
            for known in (self.facts.get(fact.id),)
        )
        if clash or len({fact.id for fact in made.values()}) < len(made):
            return
        for place, fact in made.items():
            kept = self.facts.get(fact.id)
            own = replace(kept, prints=(*kept.prints, *fact.prints)) if kept else fact
            self.facts[own.id] = self.fresh[own.id] = self.prints[place] = own
        for name, row in ((whole, total), *((names[row.caption], row) for row in steps)):
            if name and name not in self.setting.taxonomy.concepts:
                self.coined.setdefault(name, self._concept(name, row, first))
        for when in total.values:
            yield self._proof(when, total, steps)

    def _known(self, caption: str, steps: Sequence[Row]) -> bool:
        return any(row.caption == caption and self.is_known(row) for row in steps)

    def _name(self, row: Row, tail: str, first: Fact) -> str:
        """A name of its own: a known measure of the core, else from the caption."""
        label = _label(row)
        if not can_name(label):
            return ""
        if not tail:
            for known in self.setting.naming.known(label):
                concept = self.setting.taxonomy.concepts[known]
                alike = (concept.item_type, concept.period) == (_item(row), _period_type(first))
                if concept.alignment is None and alike:
                    return known
        name = f"{camel(label)}{tail}"
        name += "" if _item(row) == "monetary" or tail else _item(row).title().replace("-", "")
        taken = name in self.setting.taxonomy.concepts
        return f"NonGAAP{name}" if taken else name

    def _concept(self, name: str, row: Row, first: Fact) -> CoinedConcept:
        return CoinedConcept(name, _label(row), _item(row), _period_type(first), None, None)

    def _fact(self, mention: Mention, name: str, row: Row) -> Fact:
        printed = as_print(mention)
        if mention.period is None:
            raise ValueError("a row has a period in every column")
        return Fact(
            id=fact_id(name, mention.period, ()),
            concept=ConceptName(name),
            period=mention.period,
            unit=unit_of(mention, self.setting),
            value=printed.value,
            decimals=printed.decimals,
            prints=(printed,),
            caption=row.caption,
            rung="reconciled",
        )

    def _proof(self, when: When, total: Row, steps: Sequence[Row]) -> Proof:
        """The measure less its steps, each with the sign that its print has."""
        terms: list[ProofTerm] = []
        residual, slack = Decimal(0), Decimal(0)
        for row in (total, *steps):
            printed = as_print(row.values[when])
            fact = self.prints[row.values[when].figure.place]
            turned = printed.value * fact.value < 0
            weight = Decimal(1 if (row is total) != turned else -1)
            terms.append(ProofTerm(fact.id, weight))
            residual += weight * fact.value
            slack += step(printed) / 2
        period = self.prints[total.values[when].figure.place].period
        slack = slack if residual else Decimal(0)
        return Proof("", ProofKind.SUM, "", period, tuple(terms), residual, slack)


def _label(row: Row) -> str:
    return base(unnumbered(row.caption))


def _item(row: Row) -> str:
    mention = row.first
    if mention.noun == "shares":
        return "shares"
    return "per-share" if mention.per_share else "monetary"


def _period_type(first: Fact) -> Literal["instant", "duration"]:
    return "duration" if isinstance(first.period, Duration) else "instant"


__all__ = ["Reconciled", "reconciled"]
