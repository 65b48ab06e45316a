"""What tables count: subscribers, stores, vehicles produced, whatever their titles say.

Where no concept of the core counts it, it becomes one of the issuer's own, named from the title or
from the row's caption and counted in a measure of its own. In a table whose title counts
something a total is the count itself, and each row beside it that of a part.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crossfoot.mapping.breakdown import camel
from crossfoot.mentioned.prints import counts
from crossfoot.model import CoinedConcept, ConceptName, Instant
from crossfoot.patterns import regex
from crossfoot.spelling import base, is_bare_total, unnumbered
from crossfoot.taxonomy.changes import changes_of
from crossfoot.taxonomy.model import Concept
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crossfoot.mentioned.families import Row
    from crossfoot.mentioned.prints import Facts, RowKey, Setting
    from crossfoot.taxonomy.model import ItemType, PeriodType, Taxonomy

AXIS = "ProductOrServiceAxis"
_NUMBER_OF = regex(r"\b(?:number|no\.|count) of\b", re.IGNORECASE)
_MARK = regex(r"\s*(?:\*+\d*|[†‡§]+)$")
_MOVES = regex(
    r"\b(?:beginning|opening|end|ending|closing|opened|closed|added|additions?|acquired|sold"
    r"|disposed|disposals|churn\w*|net|gross|increase|decrease|change|growth|average|per)\b",
    re.IGNORECASE,
)
"""A row that tells how a count moved, or that divides it, is no part of it."""

_SYMBOL = regex(r"[KMGT]bps")
_REGISTERED = regex(r"[kKMGT]?(?:Wh?|B)")
"""Units of the registry, which only its own item types take: a measure of ours would be wrong."""

_THINGS = regex(r"^(.*?s)\b(?! and\b| or\b).*")
"""Up to the first plural that no other one follows."""

_WORD = regex(r"[A-Za-z]+")


class OwnCount(Value):
    """A coined concept, the unit that it is counted in, and what that is called in the release."""

    concept: CoinedConcept
    unit: str
    noun: str


class Counted(Value):
    """Rows that are counts, and whether each is one of all or of a part; what was coined."""

    rows: Mapping[RowKey, tuple[ConceptName, bool]]
    concepts: tuple[OwnCount, ...] = ()


def counted(rows: Mapping[RowKey, Row], setting: Setting) -> Counted:
    """The counts in tables, but for rows that stand below others, which break these down."""
    found: dict[RowKey, tuple[ConceptName, bool]] = {}
    coined: dict[str, OwnCount] = {}
    for key, row in rows.items():
        if row.first.noun in ("", "shares") or _is_below(row, rows):
            continue
        title = _title(row, setting)
        known = _known(title or row.caption, row, setting)
        if known is None and (title or _counts_itself(row, setting)):
            own = _coined(title or row.caption, row, setting)
            known = ConceptName(coined.setdefault(own.concept.name, own).concept.name)
        if known and not (title and _MOVES.search(row.caption)):
            found[key] = (known, not title or _is_total(row, title, setting))
    return Counted(found, tuple(coined.values()))


def _is_below(row: Row, rows: Mapping[RowKey, Row]) -> bool:
    return bool(row.headings) and (row.headings[:-1], row.headings[-1]) in rows


def _title(row: Row, setting: Setting) -> str:
    """The heading that counts what the row counts, the nearest first."""
    said = setting.naming.words(row.first.noun)
    for heading in reversed(row.headings):
        if _NUMBER_OF.search(heading) and said <= setting.naming.words(heading):
            return heading
    return ""


def _known(text: str, row: Row, setting: Setting) -> ConceptName | None:
    """The concept of the core that a title or caption names and that counts just this."""
    for name in setting.naming.known(text):
        concept = setting.taxonomy.concepts[name]
        if concept.unit and counts(concept, row.first.noun, setting):
            return name
    return None


def _counts_itself(row: Row, setting: Setting) -> bool:
    """Whether a caption that nobody knows says what it counts, and not only its unit."""
    noun, caption = row.first.noun, row.caption
    if any(name.exact for name in setting.naming.names(caption, row.headings)):
        return False
    if _REGISTERED.fullmatch(noun):
        return False
    says = _NUMBER_OF.search(caption) or caption.rstrip().endswith(f"({noun})")
    return bool(says or _SYMBOL.fullmatch(noun)) and caption.casefold() != noun.casefold()


def _is_total(row: Row, title: str, setting: Setting) -> bool:
    said = setting.naming.words(row.caption)
    return is_bare_total(row.caption) or said <= setting.naming.words(title)


# ── coining ──────────────────────────────────────────────────────────────────────────────


def _coined(text: str, row: Row, setting: Setting) -> OwnCount:
    """Named as printed; below the concept of the core that counts the same kind of thing."""
    noun = row.first.noun
    label = base(_MARK.sub("", unnumbered(text)).strip(" :").removesuffix(f"({noun})"))
    values = (mention.figure.value.scaleb(mention.scale) for mention in row.values.values())
    item_type: ItemType = "integer" if all(value % 1 == 0 for value in values) else "decimal"
    period: PeriodType = "instant" if isinstance(row.first.period, Instant) else "duration"
    said, taxonomy = setting.naming.words(noun), setting.taxonomy
    wider = next(
        (
            concept
            for concept in taxonomy.concepts.values()
            if (concept.item_type, concept.period) == (item_type, period)
            and concept.unit
            and setting.naming.words(concept.unit) <= said
        ),
        None,
    )
    name = camel(label) + ("Item" if camel(label) in taxonomy.concepts else "")
    anchor = wider.name if wider else None
    unit = (wider.unit if wider else None) or measure_name(noun)
    return OwnCount(CoinedConcept(name, label, item_type, period, None, anchor), unit, noun)


def measure_name(noun: str) -> str:
    """The singular of what is counted, as a name: of "Vehicles Produced" that is vehicle."""
    if _SYMBOL.fullmatch(noun):
        return noun
    first, *others = (_singular(word) for word in _WORD.findall(_THINGS.sub(r"\1", noun)))
    plain = first if first[1:] != first[1:].lower() else first.lower()
    return plain + "".join(word[:1].upper() + word[1:] for word in others)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def with_concepts(taxonomy: Taxonomy, coined: Sequence[OwnCount]) -> Taxonomy:
    """The taxonomy that knows the coined counts, and how each of them changes."""
    if not coined:
        return taxonomy
    made = [_concept(own) for own in coined]
    pairs = {concept.name: changes_of(concept) for concept in made}
    concepts = {concept.name: concept for concept in made}
    concepts |= {change.name: change for pair in pairs.values() for change in pair}
    changes = {name: (relative.name, amount.name) for name, (relative, amount) in pairs.items()}
    return replace(
        taxonomy,
        concepts={**taxonomy.concepts, **concepts},
        changes={**taxonomy.changes, **changes},
    )


def _concept(own: OwnCount) -> Concept:
    coined = own.concept
    return Concept(
        name=coined.name,
        item_type="integer" if coined.item_type == "integer" else "decimal",
        period=coined.period,
        balance=None,
        labels={"en": coined.label, "ja": coined.label},
        documentation="",
        statements=("other",),
        sections=(),
        printed_as=(coined.label, own.noun),
        within=(),
        parts={},
        breakdown=AXIS,
        nonnegative=True,
        alignment=None,
        changes=True,
        unit=own.unit,
    )


def used_concepts(
    coined: Sequence[OwnCount], taxonomy: Taxonomy, facts: Facts
) -> tuple[CoinedConcept, ...]:
    """Those of the coined counts that facts have, and their changes."""
    used = {fact.concept for fact in facts.values()}
    found: list[CoinedConcept] = []
    for own in coined:
        found += (own.concept,) if own.concept.name in used else ()
        for name in taxonomy.changes[own.concept.name]:
            if name in used:
                change = taxonomy.concepts[name]
                label, kind = change.labels["en"], change.item_type
                found.append(CoinedConcept(name, label, kind, "duration", None, None))
    return tuple(found)


__all__ = ["Counted", "counted", "measure_name", "used_concepts", "with_concepts"]
