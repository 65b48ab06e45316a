"""What holds for any single fact, and for the facts of one concept."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from crossfoot.facts import fact_id
from crossfoot.model import Money, OwnMeasure, Unit
from crossfoot.validation.book import Book, Breach, describe, half_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from crossfoot.model import Fact, FactId, Measure, Period
    from crossfoot.validation.book import Members


def duplicates(book: Book) -> Iterator[Breach]:
    """Facts with the same aspects whose values rounding does not reconcile (OIM 1.0 §4.1)."""
    for group in _groups(book):
        if not _consistent(group):
            text = f"{describe(group[0])} is reported with different values."
            yield Breach(text, tuple(fact.id for fact in group))


def repeats(book: Book) -> Iterator[Breach]:
    """Facts with the same aspects whose values agree: one of them is too many."""
    for group in _groups(book):
        if _consistent(group):
            text = f"{describe(group[0])} is reported more than once."
            yield Breach(text, tuple(fact.id for fact in group))


def _groups(book: Book) -> list[list[Fact]]:
    groups: defaultdict[object, list[Fact]] = defaultdict(list)
    for fact in book.reading.facts:
        groups[fact.concept, fact.period, fact.members, fact.unit].append(fact)
    return [group for group in groups.values() if len(group) > 1]


def _consistent(group: list[Fact]) -> bool:
    """Whether rounding intervals overlap; those that only touch are one unit apart."""
    low = max(fact.value - half_unit(fact) for fact in group)
    high = min(fact.value + half_unit(fact) for fact in group)
    return low < high or len({fact.value for fact in group}) == 1


def digits_below_decimals(book: Book) -> Iterator[Breach]:
    """Digits that the fact itself calls unknown (EFM 6.5.37)."""
    for fact in book.reading.facts:
        if _digits(fact.value) > fact.decimals:
            text = f"{describe(fact)} has digits below its decimals ({fact.decimals})."
            yield Breach(text, (fact.id,))


def _digits(value: Decimal) -> int:
    """Decimal places up to the last digit that is not zero; below zero for whole hundreds."""
    exponent = value.normalize().as_tuple().exponent
    return -exponent if value and isinstance(exponent, int) else -_NONE


_NONE = 1000
"""More than any figure has: of zero no digit is below anything."""


def currencies(book: Book) -> Iterator[Breach]:
    """A second currency in a row that has the first in another column."""
    for fact, main, beside in _foreign(book):
        if beside:
            text = f"{describe(fact)} is in {_currency(fact)}, the report in {main}."
            yield Breach(text, (fact.id,))


def currencies_alone(book: Book) -> Iterator[Breach]:
    """A second currency in a row of its own, as of a fine or a loan abroad."""
    for fact, main, beside in _foreign(book):
        if not beside:
            text = f"{describe(fact)} is in {_currency(fact)}, the report in {main}."
            yield Breach(text, (fact.id,))


def _foreign(book: Book) -> Iterator[tuple[Fact, str, bool]]:
    """Figures that the main currency has not too (a convenience translation).

    And whether it has others of their row, which is one of a sum or per share: a loan may be in
    one currency this year and in another the next.
    """
    money = [fact for fact in book.reading.facts if isinstance(fact.unit, Money)]
    count = Counter(_currency(fact) for fact in money)
    main = max(count, key=lambda code: (count[code], code), default="")
    twins = {_aspects(fact) for fact in money if _currency(fact) == main}
    summed = {name for arc in book.reading.arcs for name in (arc.total, arc.part)}
    rows = {(concept, members) for concept, _, members in twins}
    for fact in money:
        if _currency(fact) != main and _aspects(fact) not in twins:
            sure = fact.concept in summed or (isinstance(fact.unit, Money) and fact.unit.per_share)
            yield fact, main, sure and (fact.concept, fact.members) in rows


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
