"""What holds for any single fact, and for the facts of one table side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from crossfoot.facts import fact_id
from crossfoot.model import Duration, Money, OwnMeasure, Unit
from crossfoot.validation.book import Book, Breach, describe, half_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crossfoot.model import Fact, FactId, Measure, Period
    from crossfoot.validation.book import Members

Column = tuple["Period", "Members"]


def duplicates(book: Book) -> Iterator[Breach]:
    """Facts with the same aspects whose values rounding does not reconcile (OIM 1.0 §4.1)."""
    groups: defaultdict[object, list[Fact]] = defaultdict(list)
    for fact in book.reading.facts:
        groups[fact.concept, fact.period, fact.members, fact.unit].append(fact)
    for group in groups.values():
        if len(group) > 1 and not _consistent(group):
            text = f"{describe(group[0])} is reported with different values."
            yield Breach(text, tuple(fact.id for fact in group))


def _consistent(group: list[Fact]) -> bool:
    """Whether rounding intervals overlap; those that only touch are one unit apart."""
    low = max(fact.value - half_unit(fact) for fact in group)
    high = min(fact.value + half_unit(fact) for fact in group)
    return low < high or len({fact.value for fact in group}) == 1


def digits_below_decimals(book: Book) -> Iterator[Breach]:
    """Digits that the fact itself calls unknown (EFM 6.5.37)."""
    for fact in book.reading.facts:
        if fact.value % (2 * half_unit(fact)):
            text = f"{describe(fact)} has digits below its decimals ({fact.decimals})."
            yield Breach(text, (fact.id,))


def currencies(book: Book) -> Iterator[Breach]:
    """A second currency, but for figures that the first has too (a convenience translation)."""
    money = [fact for fact in book.reading.facts if isinstance(fact.unit, Money)]
    count = Counter(_currency(fact) for fact in money)
    main = max(count, key=lambda code: (count[code], code), default="")
    twins = {_aspects(fact) for fact in money if _currency(fact) == main}
    for fact in money:
        if _currency(fact) != main and _aspects(fact) not in twins:
            text = f"{describe(fact)} is in {_currency(fact)}, the report in {main}."
            yield Breach(text, (fact.id,))


def _currency(fact: Fact) -> str:
    return fact.unit.currency if isinstance(fact.unit, Money) else ""


def _aspects(fact: Fact) -> tuple[str, Period, Members]:
    return fact.concept, fact.period, fact.members


def ids(book: Book) -> Iterator[Breach]:
    """A fact that is not what its id says, in a file whose ids say what the facts are.

    It sees what no arithmetic can: two members of one sum that took each other's figures.
    """
    other = [fact for fact in book.reading.facts if not _says(fact.id, fact)]
    if len(other) * 2 < len(book.reading.facts):
        for fact in other:
            yield Breach(f"{describe(fact)} is named {fact.id}.", (fact.id,))


def _says(ident: FactId, fact: Fact) -> bool:
    """Whether the id names concept, period and members, these in any order."""
    said, due = ident.split("."), fact_id(fact.concept, fact.period, fact.members).split(".")
    return said[:2] == due[:2] and sorted(said[2:]) == sorted(due[2:])


def units(book: Book) -> Iterator[Breach]:
    """A unit that the concept's item type does not take (XBRL 2.1 §4.8.2, units registry)."""
    for fact in book.reading.facts:
        wanted = _WANTED.get(book.reading.item_types.get(fact.concept, ""), "")
        if wanted and _kind(fact.unit) not in wanted.split(" or "):
            text = f"{describe(fact)} is in {fact.unit}, but takes {wanted}."
            yield Breach(text, (fact.id,))


def mixed_units(book: Book) -> Iterator[Breach]:
    """A concept whose facts are mostly counted in another unit."""
    for concept, facts in book.by_concept.items():
        kinds = Counter(str(fact.unit) for fact in facts if not isinstance(fact.unit, Money))
        if len(kinds) > 1:
            usual = kinds.most_common(1)[0][0]
            for fact in facts:
                if str(fact.unit) != usual and not isinstance(fact.unit, Money):
                    text = f"{describe(fact)} is in {fact.unit}, {concept} else in {usual}."
                    yield Breach(text, (fact.id,))


_WANTED: Mapping[str, str] = {
    "monetaryItemType": "money",
    "perShareItemType": "money per share",
    "sharesItemType": "shares",
    "percentItemType": "a pure number",
    "pureItemType": "a pure number",
    "integerItemType": "a measure of its own or a pure number",
    "decimalItemType": "a measure of its own or a pure number",
}


def _kind(unit: Measure) -> str:
    match unit:
        case Money(per_share=True):
            return "money per share"
        case Money():
            return "money"
        case Unit.SHARES:
            return "shares"
        case Unit.PURE:
            return "a pure number"
        case OwnMeasure():
            return "a measure of its own"


# ── columns ──────────────────────────────────────────────────────────────────────────────


def uneven(book: Book) -> Iterator[Breach]:
    """A figure that one column of a table has and the column beside it lacks."""
    for fact, lacking in _uneven(book):
        yield Breach(f"{describe(fact)} is not reported for {lacking}.", (fact.id,))


def exchanged(book: Book) -> Iterator[Breach]:
    """One concept, two columns, and in each another member without its like in the other."""
    lone: defaultdict[object, list[tuple[Fact, Period]]] = defaultdict(list)
    for fact, lacking in _uneven(book):
        if fact.members:
            lone[fact.concept].append((fact, lacking))
    for entries in lone.values():
        for fact, lacking in entries:
            if any(other.period == lacking for other, _ in entries):
                text = f"{describe(fact)} has no like for {lacking}, where another member has."
                yield Breach(text, (fact.id,))


def _uneven(book: Book) -> Iterator[tuple[Fact, Period]]:
    beside = _beside(book)
    for fact in book.reading.facts:
        for period in beside.get(fact.period, ()):
            if book.get(fact.concept, period, fact.members) is None:
                yield fact, period


def _beside(book: Book) -> Mapping[Period, tuple[Period, ...]]:
    """For each period those that report most of the same: the other columns of its tables."""
    lines: defaultdict[Period, set[tuple[str, Members]]] = defaultdict(set)
    for concept, period, members in book.facts:
        lines[period].add((concept, members))
    return {
        period: tuple(
            other
            for other in sorted(lines, key=str)
            if other != period
            and isinstance(other, Duration) == isinstance(period, Duration)
            and len(mine & lines[other]) * 10 > _MOST_TENTHS * max(len(mine), len(lines[other]))
        )
        for period, mine in lines.items()
    }


_MOST_TENTHS = 7
