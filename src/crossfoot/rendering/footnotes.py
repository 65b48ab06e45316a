"""How facts are printed that no identity proves to the last digit: a footnote says it.

What adds up exactly needs no such word. Of what is proved within rounding, by being printed
again, or not at all, the digits that arithmetic leaves open are told, and where they stand.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.model import ProofKind
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crossfoot.model import Fact, FactId, Print, Report

SCALES: Mapping[int, str] = {
    -2: " in hundredths",
    0: "",
    2: " in hundreds",
    3: " in thousands",
    4: " in ten thousands",
    6: " in millions",
    8: " in hundred millions",
    9: " in billions",
    12: " in trillions",
}
"""Power of ten → the words for it."""

TURNED = ", its sign turned"


class Footnote(Value):
    """What is said of a fact, in English."""

    fact: FactId
    text: str


def footnotes(report: Report) -> Iterator[Footnote]:
    """In the order of the facts."""
    settled = {
        term.fact
        for proof in report.proofs
        if proof.proved and proof.kind is not ProofKind.REPEAT and not proof.tolerance
        for term in proof.terms
    }
    for fact in report.facts:
        said = [] if fact.id in settled else [_said(printed, fact) for printed in _prints(fact)]
        if said and all(said):
            yield Footnote(fact.id, f"Printed as {'; again as '.join(said)}.")


def _prints(fact: Fact) -> tuple[Print, ...]:
    """The print that the value was taken from, and the first of another precision that agrees."""
    again = (
        printed
        for printed in fact.prints[1:]
        if printed.decimals != fact.decimals
        and abs(abs(printed.value) - abs(fact.value)) <= Decimal(1).scaleb(-printed.decimals) / 2
    )
    first = next(again, None)
    return (*fact.prints[:1], first) if first else fact.prints[:1]


def _said(printed: Print, fact: Fact) -> str:
    """The figure with its scale and place; nothing where its scale has no name."""
    figure = printed.figure
    scale = SCALES.get(figure.places - printed.decimals)
    turned = TURNED if fact.value * figure.value < 0 else ""
    return "" if scale is None else f"“{figure.text}”{scale}{turned}, {figure.place}"
