"""The sums that a calculation linkbase can say of this report.

A calculation binds wherever its total and one of its parts are reported (Calculations 1.1 §4): in
a segment or a forecast, of which a release tells some lines only, it would find fault with figures
that nobody claimed to add up. Such a sum is kept as a proof; that is told.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.mentioned.prints import step
from crossfoot.model import Fact, Finding, Severity, SummedConcept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crossfoot.mentioned.prints import Facts
    from crossfoot.model import Period

_Book = dict[tuple[str, "Period", tuple[tuple[str, str], ...]], Fact]


def declared(
    sums: Iterable[SummedConcept], facts: Facts
) -> tuple[tuple[SummedConcept, ...], tuple[Finding, ...]]:
    """The sums that hold or are contradicted where all of them is told, and the others as told."""
    kept: list[SummedConcept] = []
    findings: list[Finding] = []
    book: _Book = {(f.concept, f.period, f.members): f for f in facts.values()}
    seen: set[tuple[str, str]] = set()
    for each in sums:
        partial = next(_partial(each, book), None)
        if partial:
            findings.append(_finding(each, partial))
        elif (each.statement, each.total) not in seen:
            seen.add((each.statement, each.total))
            kept.append(each)
    return tuple(kept), tuple(findings)


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
        f"{each.total} is the sum of {parts}, which is proved where all are printed, but no arc of "
        f"the calculation linkbase, since for {members} only some of them are",
        "nothing; an arc would call the figures of segments or forecasts wrong",
        partial.prints[0].figure.place,
        (partial.id,),
    )
