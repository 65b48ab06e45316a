"""Sums: those that the schemas declare, those of the members of an axis, those of accounting."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from crossfoot.model import Unit
from crossfoot.validation.book import (
    Book,
    Breach,
    Equation,
    describe,
    equation,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.model import Fact
    from crossfoot.validation.reading import Arc, MemberTree

_EQUITY = "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest"
_COMPREHENSIVE = "ComprehensiveIncomeNetOfTaxIncludingPortionAttributableToNoncontrollingInterest"

IDENTITIES: tuple[tuple[str, Mapping[str, int]], ...] = (
    ("LiabilitiesAndStockholdersEquity", {"Liabilities": 1, _EQUITY: 1}),
    (_EQUITY, {"StockholdersEquity": 1, "MinorityInterest": 1}),
    (
        "NetIncomeLoss",
        {"ProfitLoss": 1, "NetIncomeLossAttributableToNoncontrollingInterest": -1},
    ),
    (
        "ComprehensiveIncomeNetOfTax",
        {
            _COMPREHENSIVE: 1,
            "ComprehensiveIncomeNetOfTaxAttributableToNoncontrollingInterest": -1,
        },
    ),
)
"""Totals that accounting itself defines, for files that declare no sum of them."""


_ONE = Decimal(1)
_MANY = 5
_MOST = Decimal("0.8")


def is_exact(book: Book) -> bool:
    """Whether the file's declared sums, but for a few, add up to the last digit.

    Figures that were rounded one by one leave residuals in a good part of their sums.
    """
    residuals = [entry.residual == 0 for entry in _equations(book) if entry.alike]
    exact = sum(residuals)
    return exact >= _MANY and exact >= _MOST * len(residuals)


def failing(book: Book) -> Iterator[Breach]:
    """Sums that rounding does not explain, or that fail where all figures are exact."""
    exact = is_exact(book)
    for entry in _equations(book):
        if abs(entry.residual) > entry.slack or (entry.residual and exact and entry.alike):
            yield entry.breach()


def rounded(book: Book) -> Iterator[Breach]:
    """Sums that are off by no more than rounding, among figures that are not exact."""
    exact = is_exact(book)
    for entry in _equations(book):
        if 0 < abs(entry.residual) <= entry.slack and not (exact and entry.alike):
            yield entry.breach()


def mixed_precision(book: Book) -> Iterator[Breach]:
    """Sums of figures of different precision."""
    return (entry.breach() for entry in _equations(book) if not entry.alike)


def unbalanced(book: Book) -> Iterator[Breach]:
    """Assets other than liabilities and equity; these are printed alike, so not even rounded."""
    for on in book.instants():
        sides = [
            (book.get("Assets", on), 1),
            (book.get("LiabilitiesAndStockholdersEquity", on), -1),
        ]
        entry = equation("The balance", sides)
        if entry and entry.residual and (entry.alike or abs(entry.residual) > entry.slack):
            yield entry.breach()


def total_missing(book: Book) -> Iterator[Breach]:
    """All parts of a declared sum, but no total, where another column has one."""
    for arcs in book.sums.values():
        elsewhere = {fact.members for fact in book.of(arcs[0].total)}
        for fact in book.of(arcs[0].part):
            parts = _parts(book, arcs, fact)
            total = book.get(arcs[0].total, fact.period, fact.members)
            if total is None and None not in parts and fact.members in elsewhere:
                text = f"{arcs[0].total} is missing beside its parts, {describe(fact)} among them."
                yield Breach(text, tuple(part.id for part in parts if part))


@lru_cache(maxsize=1)
def _equations(book: Book) -> tuple[Equation, ...]:
    """Totals and their parts as far as reported (Calculations 1.1 §4), then the identities."""
    return tuple(_found(book))


def _found(book: Book) -> Iterator[Equation]:
    declared = book.sums
    for arcs in declared.values():
        for total in book.of(arcs[0].total):
            parts = zip(_parts(book, arcs, total), arcs, strict=True)
            terms = tuple((part, -arc.weight) for part, arc in parts if part)
            if terms:
                yield Equation("The sum", ((total, _ONE), *terms))
    totals = {total for _, total in declared}
    for name, parts_of in IDENTITIES:
        if name not in totals:
            yield from _identity(book, name, parts_of)


def _identity(book: Book, name: str, parts: Mapping[str, int]) -> Iterator[Equation]:
    for total in book.of(name):
        terms = [
            (book.get(part, total.period, total.members), -weight) for part, weight in parts.items()
        ]
        yield from _known(equation("The sum", [(total, 1), *terms]))


def _known(entry: Equation | None) -> Iterator[Equation]:
    if entry:
        yield entry


def _parts(book: Book, arcs: tuple[Arc, ...], beside: Fact) -> list[Fact | None]:
    return [book.get(arc.part, beside.period, beside.members) for arc in arcs]


# ── members ──────────────────────────────────────────────────────────────────────────────


def members_failing(book: Book) -> Iterator[Breach]:
    """Members that add up in another column, but not in this one."""
    for entries in _member_sums(book):
        if any(_holds(entry) for entry in entries):
            exact = any(entry.residual == 0 for entry in entries) and _finest(book, entries)
            yield from (
                entry.breach()
                for entry in entries
                if not _holds(entry) or (exact and entry.residual and entry.alike)
            )


def _finest(book: Book, entries: Sequence[Equation]) -> bool:
    """Whether the figures are as fine as any money in the file: coarser ones were rounded."""
    finest = book.finest
    return all(fact.decimals >= finest for entry in entries for fact, _ in entry.terms)


def members_partial(book: Book) -> Iterator[Breach]:
    """Members that add up in no column: perhaps the release prints only some of them."""
    for entries in _member_sums(book):
        if not any(_holds(entry) for entry in entries):
            yield from (entry.breach() for entry in entries)


def members_rounded(book: Book) -> Iterator[Breach]:
    """Members that add up, but for what rounding explains."""
    for entries in _member_sums(book):
        if any(_holds(entry) for entry in entries):
            yield from (e.breach() for e in entries if 0 < abs(e.residual) <= e.slack)


def _holds(entry: Equation) -> bool:
    return abs(entry.residual) <= entry.slack


def _member_sums(book: Book) -> Iterator[list[Equation]]:
    """For each concept and parent member: one equation a column, members' facts to the parent's."""
    for tree in book.reading.trees:
        concepts = _broken_down(book, tree.axis)
        told = {member for members in concepts.values() for member in members}
        for parent, children in tree.children.items():
            known = tuple(child for child in children if child in told)
            for concept, members in concepts.items() if len(known) > 1 else ():
                both = len(members.intersection(known)) > 1
                entries = list(_split(book, tree, parent, known, concept)) if both else []
                if entries:
                    yield entries


def _broken_down(book: Book, axis: str) -> Mapping[str, set[str]]:
    """The members of the axis that facts of each concept have; shares of a whole do not add up."""
    return _by_axis(book).get(axis, {})


@lru_cache(maxsize=1)
def _by_axis(book: Book) -> Mapping[str, Mapping[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = {}
    for fact in book.reading.facts:
        if fact.members and fact.unit is not Unit.PURE:
            for axis, member in fact.members:
                found.setdefault(axis, {}).setdefault(fact.concept, set()).add(member)
    return found


def _split(
    book: Book, tree: MemberTree, parent: str, children: tuple[str, ...], concept: str
) -> Iterator[Equation]:
    """The totals are the facts of the parent, or without a member when it is the domain."""
    for total in book.of(concept):
        own = dict(total.members)
        if own.get(tree.axis, tree.domain) != parent:
            continue
        others = {axis: member for axis, member in own.items() if axis != tree.axis}
        keys = [tuple(sorted({**others, tree.axis: child}.items())) for child in children]
        parts = [part for key in keys if (part := book.get(concept, total.period, key))]
        if len(parts) > 1:
            terms = [(total, 1), *((part, -1) for part in parts)]
            yield from _known(equation("The sum of members", terms))


# ── segments ─────────────────────────────────────────────────────────────────────────────

_SEGMENTS, _ITEMS = "StatementBusinessSegmentsAxis", "ConsolidationItemsAxis"


def segments_failing(book: Book) -> Iterator[Breach]:
    """Segments, less what is taken off between them, that do not give the consolidated figure."""
    for concept in _broken_down(book, _ITEMS):
        entries = [entry for total in book.of(concept) for entry in _of_segments(book, total)]
        if any(_holds(entry) for entry in entries):
            exact = any(entry.residual == 0 for entry in entries) and _finest(book, entries)
            yield from (
                entry.breach()
                for entry in entries
                if not _holds(entry) or (exact and entry.residual and entry.alike)
            )


def segments_partial(book: Book) -> Iterator[Breach]:
    """Segments that give the consolidated figure in no column."""
    for concept in _broken_down(book, _ITEMS):
        entries = [entry for total in book.of(concept) for entry in _of_segments(book, total)]
        if not any(_holds(entry) for entry in entries):
            yield from (entry.breach() for entry in entries)


def _of_segments(book: Book, total: Fact) -> Iterator[Equation]:
    if total.members:
        return
    axes = {_SEGMENTS, _ITEMS}
    parts = [
        fact
        for fact in book.of(total.concept)
        if fact.period == total.period and fact.members and set(dict(fact.members)) <= axes
        if _SEGMENTS in dict(fact.members) or dict(fact.members)[_ITEMS] != _OPERATING
    ]
    if len(parts) > 1:
        terms = [(total, 1), *((part, -1) for part in parts)]
        yield from _known(equation("The sum of segments", terms))


_OPERATING = "OperatingSegmentsMember"
