"""What a report has of the facts that were filed, and what it says wrongly.

Compared are facts without members, in money, shares and money per share, and a duration by its
length in months and its last day: a release that says "three months ended" prints no first day.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.accuracy.alike import alike
from crossfoot.accuracy.gold import GoldFact, Span, span
from crossfoot.model import Duration, Fact, Instant, Unit
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Score(Value):
    """Counts of one document, or of many; shares are theirs to compute.

    `reach` filed facts are printed. `found` are those with a fact of their value and period,
    `tagged` with their concept as well, `tagged_alike` with it or one that is used alike.
    `checked` facts of the report have a filed fact of their concept and period; of those `sign`
    have the opposite sign and `wrong` another value: false facts.
    """

    reach: int = 0
    found: int = 0
    tagged: int = 0
    tagged_alike: int = 0
    checked: int = 0
    sign: int = 0
    wrong: int = 0
    facts: int = 0
    statement_facts: int = 0
    proved: int = 0
    numbers: int = 0
    open: int = 0

    @property
    def false(self) -> int:
        return self.sign + self.wrong


def total(scores: Iterable[Score]) -> Score:
    """The counts of all together."""
    counted = list(scores)
    names = Score.__struct_fields__
    return Score(*(sum(getattr(score, name) for score in counted) for name in names))


class Said(Value):
    """What a report says, in the measure's terms: a fact without members, in units."""

    concept: str
    span: Span
    value: Decimal
    decimals: int | None


class Amiss(Value):
    """A filed fact that the report lacks or names otherwise, or a false one that it has."""

    kind: str
    concept: str
    span: Span
    value: Decimal
    instead: tuple[str, ...] = ()

    def __str__(self) -> str:
        instead = ", ".join(self.instead)
        when = f"{self.span.months}m {self.span.last}"
        return f"{self.kind}: {self.concept} {when} {self.value:f}" + f" ({instead})" * bool(
            instead
        )


def said(facts: Iterable[Fact]) -> tuple[Said, ...]:
    """Each concept, period and value once."""
    known = {
        (fact.concept, _span(fact), fact.value): fact.decimals
        for fact in facts
        if not fact.members and fact.unit is not Unit.PURE
    }
    return tuple(Said(*key, decimals) for key, decimals in known.items())


def _span(fact: Fact) -> Span:
    match fact.period:
        case Instant(on):
            return span(None, on)
        case Duration(first, last):
            return span(first, last)


def compare(
    have: Sequence[Said], gold: Sequence[GoldFact], reach: Sequence[GoldFact]
) -> tuple[Score, tuple[Amiss, ...]]:
    """The score of one report, and what it lacks or says wrongly; `reach` is part of `gold`."""
    concepts: defaultdict[tuple[Span, Decimal], set[str]] = defaultdict(set)
    for each in have:
        concepts[each.span, abs(each.value)].add(each.concept)
    named = [concepts.get((fact.span, abs(fact.value)), set()) for fact in reach]
    hits = list(zip(reach, named, strict=True))
    verdicts = list(_judged(have, gold))
    score = Score(
        reach=len(reach),
        found=sum(map(bool, named)),
        tagged=sum(fact.concept in names for fact, names in hits),
        tagged_alike=sum(_is_among(fact.concept, names) for fact, names in hits),
        checked=len(verdicts),
        sign=sum(verdict.kind == "sign" for verdict in verdicts if verdict),
        wrong=sum(verdict.kind == "wrong" for verdict in verdicts if verdict),
        facts=len(have),
    )
    missed = (
        Amiss("otherwise" if names else "missing", f.concept, f.span, f.value, tuple(sorted(names)))
        for f, names in hits
        if not _is_among(f.concept, names)
    )
    return score, (*missed, *(verdict for verdict in verdicts if verdict))


def _is_among(concept: str, names: Iterable[str]) -> bool:
    return alike(concept) in map(alike, names)


def _judged(have: Iterable[Said], gold: Iterable[GoldFact]) -> Iterator[Amiss | None]:
    """For each fact of which the filing speaks: what is amiss, None if nothing is."""
    filed: defaultdict[tuple[str, Span], list[GoldFact]] = defaultdict(list)
    for fact in gold:
        filed[fact.concept, fact.span].append(fact)
    for each in have:
        rivals = filed.get((each.concept, each.span))
        if rivals:
            yield _amiss(each, rivals)


def _amiss(each: Said, filed: Sequence[GoldFact]) -> Amiss | None:
    if any(_near(each.value, each.decimals, fact) for fact in filed):
        return None
    turned = any(_near(-each.value, each.decimals, fact) for fact in filed)
    values = tuple(sorted({f"{fact.value:f}" for fact in filed}))
    return Amiss("sign" if turned else "wrong", each.concept, each.span, each.value, values)


def _near(value: Decimal, decimals: int | None, fact: GoldFact) -> bool:
    """Equal within half a step of the coarser of two roundings."""
    steps = [Decimal(1).scaleb(-d) for d in (decimals, fact.decimals) if d is not None]
    return abs(value - fact.value) <= max(steps, default=Decimal(0)) / 2
