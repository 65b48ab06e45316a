"""Where a release contradicts itself: both places, both values, the difference, the likely cause.

One finding for each contradiction, however often it is printed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crossfoot.model import Finding, Severity
from crossfoot.patterns import regex
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from crossfoot.model import Fact, FactId, Place, Print, Proof

PLUGGED = "likely adjusted so that rounded rows add up"


class Contradiction(Value):
    """A print that says another value than the fact which it is a print of."""

    fact: Fact
    printed: Print
    caption: str
    cause: str = PLUGGED


class Clash(Value):
    """Two measures under one caption: `fact` is the one that a summary prints."""

    fact: Fact
    other: Fact
    caption: str


class Overstated(Value):
    """Shares that a caption calls outstanding, of which the company holds some."""

    fact: Fact
    held: Fact
    printed: Print
    caption: str


Told = Contradiction | Clash | Overstated


def told(contradictions: Sequence[Told]) -> Iterator[Finding]:
    """A finding for each fact and value printed instead, and for each caption at fault."""
    plugged: dict[tuple[FactId, Decimal], list[Contradiction]] = {}
    clashes: dict[tuple[str, str], list[Clash]] = {}
    overstated: dict[str, list[Overstated]] = {}
    for each in sorted(contradictions, key=_place):
        match each:
            case Contradiction(fact=fact, printed=printed):
                plugged.setdefault((fact.id, abs(printed.value)), []).append(each)
            case Clash(fact=fact, other=other):
                clashes.setdefault((fact.concept, other.concept), []).append(each)
            case Overstated(caption=caption):
                overstated.setdefault(caption, []).append(each)
    yield from map(_finding, plugged.values())
    yield from map(_clash, clashes.values())
    yield from map(_overstated, overstated.values())


def _place(each: Told) -> Place:
    printed = each.fact.prints[0] if isinstance(each, Clash) else each.printed
    return printed.figure.place


def _finding(group: Sequence[Contradiction]) -> Finding:
    first, *others = group
    fact, printed = first.fact, first.printed
    better = fact.prints[0].figure
    again = "".join(f", again {o.printed.figure.text} at {o.printed.figure.place}" for o in others)
    return Finding(
        Severity.WARNING,
        "facts.contradiction",
        f"'{first.caption}' {printed.figure.text} ({fact.period}){again}, says "
        f"{printed.value:,f}, but '{fact.caption}' {better.text} at {better.place} says "
        f"{fact.value:,f}: {abs(printed.value) - abs(fact.value):+,f}, {first.cause}",
        "the report holds the more precise print; ask the issuer if the other one matters",
        printed.figure.place,
        (fact.id,),
    )


def _clash(group: Sequence[Clash]) -> Finding:
    """One caption is one contradiction, in however many columns."""
    first = group[0]
    differences = (
        f"{_said(each.fact)} but {_said(each.other)}: "
        f"{abs(each.fact.value) - abs(each.other.value):+,f}"
        for each in group
    )
    return Finding(
        Severity.WARNING,
        "facts.contradiction",
        f"'{first.caption}' is printed with figures of two measures, {'; '.join(differences)}, "
        "likely the same caption for another measure",
        f"the report holds both, as {first.fact.concept} and as {first.other.concept}",
        first.fact.prints[0].figure.place,
        tuple(fact.id for each in group for fact in (each.fact, each.other)),
    )


def _said(fact: Fact) -> str:
    figure = fact.prints[0].figure
    return f"{figure.text} at {figure.place} ({fact.period}) says {fact.value:,f}"


_OUTSTANDING = regex(r"\boutstanding\b", re.IGNORECASE)
_QUALIFIED = regex(r"\b(?:inclusive|including|includes?)\b[^;]*\btreasury\b", re.IGNORECASE)


def says_outstanding(caption: str) -> bool:
    """Whether a caption calls shares outstanding and does not say that treasury is included."""
    return bool(_OUTSTANDING.search(caption)) and not _QUALIFIED.search(caption)


def in_captions(facts: Iterable[Fact]) -> Iterator[Overstated]:
    """Shares "issued and outstanding" in the captions of statements."""
    book = {(str(fact.concept), fact.period): fact for fact in facts if not fact.members}
    for (concept, period), fact in book.items():
        if concept == "CommonStockSharesIssued" and says_outstanding(fact.caption):
            held = book.get(("TreasuryStockShares", period))
            if held and held.value:
                yield Overstated(fact, held, fact.prints[0], fact.caption)


def _overstated(group: Sequence[Overstated]) -> Finding:
    first = group[0]
    differences = (
        f"{each.printed.figure.text} at {each.printed.figure.place} ({each.fact.period}) says "
        f"{each.printed.value:,f}, but {_said(each.held)} held by the company, which leaves "
        f"{each.fact.value - each.held.value:,f} outstanding: {each.held.value:+,f}"
        for each in group
    )
    return Finding(
        Severity.WARNING,
        "facts.contradiction",
        f"'{first.caption[:120]}' calls shares outstanding that are not: "
        f"{'; '.join(differences)}, likely a caption that says more than its figure",
        "the report holds the printed figures as shares issued",
        first.printed.figure.place,
        tuple(fact.id for each in group for fact in (each.fact, each.held)),
    )


def sum_contradiction(proof: Proof, facts: dict[FactId, Fact]) -> Finding:
    """A total that only one place prints, which is not what its more precise parts give."""
    total, *parts = (facts[term.fact] for term in proof.terms)
    printed = total.prints[0]
    again = "".join(
        f", again {other.figure.text} at {other.figure.place}" for other in total.prints[1:]
    )
    given = ", ".join(
        f"{'less ' if term.weight > 0 else ''}'{part.caption}' {part.prints[0].figure.text} at "
        f"{part.prints[0].figure.place}"
        for term, part in zip(proof.terms[1:], parts, strict=True)
    )
    return Finding(
        Severity.WARNING,
        "facts.contradiction",
        f"'{total.caption}' {printed.figure.text} ({proof.period}){again}, says "
        f"{total.value:,f}, but {given} give {total.value - proof.residual:,f}: "
        f"{proof.residual:+,f}, {_cause(proof, total, parts)}",
        "the report holds the print, since nothing more precise is printed",
        printed.figure.place,
        tuple(term.fact for term in proof.terms),
    )


def _cause(proof: Proof, total: Fact, parts: Sequence[Fact]) -> str:
    """Whether the parts, rounded as the total is, give it."""
    unit = total.prints[0].decimals
    pairs = zip(proof.terms[1:], parts, strict=True)
    rounded = sum(-term.weight * round(part.value, unit) for term, part in pairs)
    if rounded != total.value:
        return PLUGGED
    taken_off = any(term.weight > 0 for term in proof.terms[1:])
    return f"likely the {'difference' if taken_off else 'sum'} of rounded rows"
