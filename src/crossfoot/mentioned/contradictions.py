"""Where a release contradicts itself: both places, both values, the difference, the likely cause.

One finding for each contradiction, however often it is printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import Finding, Severity
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from crossfoot.model import Fact, FactId, Print, Proof

PLUGGED = "likely adjusted so that rounded rows add up"


class Contradiction(Value):
    """A print that says another value than the fact which it is a print of."""

    fact: Fact
    printed: Print
    caption: str
    cause: str = PLUGGED


def told(contradictions: Sequence[Contradiction]) -> Iterator[Finding]:
    """A finding for each fact and value printed instead, in printed order."""
    groups: dict[tuple[FactId, Decimal], list[Contradiction]] = {}
    for each in sorted(contradictions, key=lambda each: each.printed.figure.place):
        groups.setdefault((each.fact.id, abs(each.printed.value)), []).append(each)
    for group in groups.values():
        yield _finding(group)


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
