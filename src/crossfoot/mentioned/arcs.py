"""The sums that a calculation linkbase can say of this report, and those that a formula must.

A calculation binds wherever its total and one of its parts are reported (Calculations 1.1 §4): in
a segment or a forecast, of which a release tells some lines only, it would find fault with figures
that nobody claimed to add up. A value assertion binds where all of its facts are reported (Formula
1.0, variables without fallback), and says such a sum; that is told.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.mentioned.prints import step
from crossfoot.model import Fact, Finding, Severity, SummedConcept
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crossfoot.mentioned.prints import Facts
    from crossfoot.model import Period

_Book = dict[tuple[str, "Period", tuple[tuple[str, str], ...]], Fact]


class Declared(Value):
    """`arcs` go into the calculation linkbase; what they cannot say is `asserted`."""

    arcs: tuple[SummedConcept, ...]
    asserted: tuple[SummedConcept, ...]


def declared(sums: Iterable[SummedConcept], facts: Facts) -> tuple[Declared, tuple[Finding, ...]]:
    """Every sum, each where it binds the facts that it was found in and no others."""
    arcs: list[SummedConcept] = []
    asserted: list[SummedConcept] = []
    findings: list[Finding] = []
    book: _Book = {(f.concept, f.period, f.members): f for f in facts.values()}
    first: dict[tuple[str, str], SummedConcept] = {}
    for each in dict.fromkeys(sums):
        partial = next(_partial(each, book), None)
        if partial:
            findings.append(_finding(each, partial))
        # Arcs of a second sum would be added to those of the first (Calculations 1.1 §3).
        if partial or first.setdefault((each.statement, each.total), each) is not each:
            asserted.append(each)
        else:
            arcs.append(each)
    return Declared(tuple(arcs), tuple(asserted)), tuple(findings)


def _partial(each: SummedConcept, book: _Book) -> Iterator[Fact]:
    """Totals with a member whose parts are told in part, and do not give them."""
    for (concept, period, members), total in book.items():
        if concept != each.total or not members:
            continue
        parts = [(book.get((part, period, members)), weight) for part, weight in each.parts]
        known = [(part, weight) for part, weight in parts if part]
        if not known or len(known) == len(parts):
            continue
        left = total.value - sum((weight * part.value for part, weight in known), Decimal(0))
        slack = sum((step(f.prints[0]) for f in (total, *(part for part, _ in known))), Decimal(0))
        if abs(left) > slack / 2:
            yield total


def _finding(each: SummedConcept, partial: Fact) -> Finding:
    members = ", ".join(member for _, member in partial.members)
    parts = ", ".join(part for part, _ in each.parts)
    return Finding(
        Severity.INFO,
        "facts.sum-not-declared",
        f"{each.total} is the sum of {parts}, said by a value assertion and not by arcs of the "
        f"calculation linkbase, since for {members} only some of them are printed",
        "nothing; arcs would call the figures of segments or forecasts wrong",
        partial.prints[0].figure.place,
        (partial.id,),
    )
