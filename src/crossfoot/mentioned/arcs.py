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
from crossfoot.value import Value, replace

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
    ways: dict[tuple[str, str], dict[SummedConcept, None]] = {}
    for each in sums:
        ways.setdefault((each.statement, each.total), {})[each] = None
    for alternatives in ways.values():
        best = min(_with_union(tuple(alternatives)), key=lambda way: len(tuple(_missed(way, book))))
        partial = next((it.total for it in _missed(best, book) if not it.whole), None)
        if partial:
            findings.append(_finding(best, partial))
            asserted.append(best)
        else:
            arcs.append(best)
        # Arcs of a second sum would be added to those of the first (Calculations 1.1 §3).
        others = (way for way in alternatives if not set(way.parts) <= set(best.parts))
        asserted += (way for way in others if not any(it.whole for it in _missed(way, book)))
    return Declared(tuple(arcs), tuple(asserted)), tuple(findings)


def _with_union(ways: tuple[SummedConcept, ...]) -> tuple[SummedConcept, ...]:
    """The ways to a total, and all their parts as one: a quarter may lack a line of the year."""
    parts = dict.fromkeys(part for way in ways for part in way.parts)
    if len(ways) == 1 or len({name for name, _ in parts}) < len(parts):
        return ways
    return (*ways, replace(ways[0], parts=tuple(parts)))


class _Miss(Value):
    """A total that its reported parts do not give, and whether all of them are reported."""

    total: Fact
    whole: bool


def _missed(each: SummedConcept, book: _Book) -> Iterator[_Miss]:
    for (concept, period, members), total in book.items():
        if concept != each.total:
            continue
        parts = [(book.get((part, period, members)), weight) for part, weight in each.parts]
        known = [(part, weight) for part, weight in parts if part]
        if not known:
            continue
        left = total.value - sum((weight * part.value for part, weight in known), Decimal(0))
        slack = sum((step(f.prints[0]) for f in (total, *(part for part, _ in known))), Decimal(0))
        if abs(left) > slack / 2:
            yield _Miss(total, len(known) == len(parts))


def _finding(each: SummedConcept, partial: Fact) -> Finding:
    where = ", ".join(member for _, member in partial.members) or str(partial.period)
    parts = ", ".join(part for part, _ in each.parts)
    return Finding(
        Severity.INFO,
        "facts.sum-not-declared",
        f"{each.total} is the sum of {parts}, said by a value assertion and not by arcs of the "
        f"calculation linkbase, since for {where} only some of them are printed",
        "nothing; arcs would call figures wrong that are not claimed to add up",
        partial.prints[0].figure.place,
        (partial.id,),
    )
