"""Rules on facts as they are written: accuracy, language, what may be a fact at all."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.filings.filed import local
from crossfoot.model import Unit
from crossfoot.validation.book import Breach, describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.filings.filed import FiledFact
    from crossfoot.filings.rulebook.view import View

_WHOLE, _TENFOLD = Decimal(1), Decimal(10)


def precision(view: View) -> Iterator[Breach]:
    """Accuracy is said by decimals."""
    found = [fact.id for fact in view.filed.facts if fact.precision is not None]
    if found:
        yield Breach(f"{len(found)} facts say their precision, not their decimals.", tuple(found))


def members_as_facts(view: View) -> Iterator[Breach]:
    """A domain or member is never reported."""
    for fact in view.filed.facts:
        if _is_member(view, fact):
            yield Breach(f"{local(fact.concept)} is a member and no fact.", (fact.id,))


def _is_member(view: View, fact: FiledFact) -> bool:
    concept = view.concepts.get(fact.concept)
    return concept is not None and local(concept.kind) == "domainItemType"


def languages(view: View) -> Iterator[Breach]:
    """Texts say their language; English is among them."""
    silent, spoken = [], Counter[str]()
    for fact in view.filed.facts:
        concept = view.concepts.get(fact.concept)
        if concept is None or local(concept.base) not in (
            "stringItemType",
            "normalizedStringItemType",
        ):
            continue
        if fact.nil:
            continue
        if fact.language:
            spoken[fact.language.lower().partition("-")[0]] += 1
        else:
            silent.append(fact.id)
    if silent and view.filed.form not in ("xbrl-json", "xbrl-csv"):
        yield Breach(f"{len(silent)} texts do not say their language.", tuple(silent))
    if spoken and "en" not in spoken:
        yield Breach("No text is in English.", ())


def nil_with_decimals(view: View) -> Iterator[Breach]:
    """What has no value has no accuracy."""
    for fact in view.filed.facts:
        if fact.nil and (fact.decimals or fact.precision):
            yield Breach(f"{local(fact.concept)} is nil and says its decimals.", (fact.id,))


def percent_above_100(view: View) -> Iterator[Breach]:
    """A percentage is a fraction: 13.2 % is 0.132."""
    yield from _above(view, _WHOLE, "a share", ("Change", "Growth", "Increase"))


def percent_above_1000(view: View) -> Iterator[Breach]:
    """A percentage above 1,000 % is rather one that was not divided by 100."""
    yield from _above(view, _TENFOLD, "a percentage", ())


def _above(view: View, limit: Decimal, what: str, but: tuple[str, ...]) -> Iterator[Breach]:
    for fact in view.reading.facts:
        percent = view.reading.item_types.get(fact.concept) == "percentItemType"
        told = any(word in fact.concept for word in but)
        if percent and fact.unit is Unit.PURE and abs(fact.value) > limit and not told:
            text = f"{describe(fact)} is {fact.value:f}, which is much for {what} as a fraction."
            yield Breach(text, (fact.id,))
