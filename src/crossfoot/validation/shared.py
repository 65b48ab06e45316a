"""What is told of several members at once, and of parts that have no figure of their own."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain, combinations
from typing import TYPE_CHECKING

from crossfoot.model import Unit
from crossfoot.validation.book import Book, Breach, Equation, describe, half_unit
from crossfoot.validation.comparisons import RELATIVE, split, year_ago

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.model import Fact
    from crossfoot.validation.reading import MemberTree

Leaves = frozenset[str]
_MOST_PARTS = 12


# ── several members at once ──────────────────────────────────────────────────────────────


def failing(book: Book) -> Iterator[Breach]:
    """What is told of several members, where those told apart do not give it."""
    return (each.breach() for each in _several(book) if abs(each.residual) > each.slack)


def rounded(book: Book) -> Iterator[Breach]:
    """The same, off by no more than rounding."""
    return (each.breach() for each in _several(book) if 0 < abs(each.residual) <= each.slack)


def _several(book: Book) -> Iterator[Equation]:
    """Members whose parts have other places in the tree too, and what shares these out."""
    for tree in book.reading.trees:
        leaves = _leaves(tree)
        for member in _second_places(tree):
            for total in book.reading.facts:
                if (tree.axis, member) in total.members and total.unit is not Unit.PURE:
                    parts = _apart(book, total, tree.axis, leaves)
                    if parts:
                        terms = ((total, Decimal(1)), *((part, Decimal(-1)) for part in parts))
                        yield Equation("The sum of members", terms)


def _second_places(tree: MemberTree) -> Iterator[str]:
    """The members all of whose children stand under another one as well."""
    above: dict[str, int] = {}
    for child in chain.from_iterable(tree.children.values()):
        above[child] = above.get(child, 0) + 1
    for parent, children in tree.children.items():
        if parent != tree.domain and all(above[child] > 1 for child in children):
            yield parent


def _leaves(tree: MemberTree) -> Mapping[str, Leaves]:
    """For each member those without children that lie in it."""
    known: dict[str, Leaves] = {}

    def of(name: str) -> Leaves:
        if name not in known:
            known[name] = frozenset((name,))  # a circle, which no tree has, ends here
            children = tree.children.get(name)
            if children:
                known[name] = frozenset[str]().union(*map(of, children))
        return known[name]

    for parent in tree.children:
        of(parent)
    return known


def _apart(book: Book, total: Fact, axis: str, leaves: Mapping[str, Leaves]) -> tuple[Fact, ...]:
    own = dict(total.members)[axis]
    others = [pair for pair in total.members if pair[0] != axis]
    known = []
    for fact in book.of(total.concept):
        member = dict(fact.members).get(axis, "")
        same = [pair for pair in fact.members if pair[0] != axis] == others
        if same and (fact.period, fact.unit) == (total.period, total.unit) and member:
            lies_in = leaves.get(member, frozenset((member,)))
            if lies_in < leaves[own]:
                known.append((lies_in, fact))
    return _shared_out(leaves[own], sorted(known, key=lambda entry: -len(entry[0])))


def _shared_out(whole: Leaves, known: Sequence[tuple[Leaves, Fact]]) -> tuple[Fact, ...]:
    for index, (own, fact) in enumerate(known):
        if own == whole:
            return (fact,)
        if own < whole:
            rest = _shared_out(whole - own, known[index + 1 :])
            if rest:
                return (fact, *rest)
    return ()


# ── shares and growth of what has no figure ──────────────────────────────────────────────


def unsaid(book: Book) -> Iterator[Breach]:
    """A share and a growth of something untold, which no choice of the whole's parts has."""
    for share in book.reading.facts:
        for part, whole in split(share):
            if not book.of(part) and not share.members and book.of(whole):
                growth = book.get(part + RELATIVE, share.period)
                if growth is None:
                    if book.of(part + RELATIVE):
                        text = f"{describe(share)} has no growth beside it."
                        yield Breach(text, (share.id,))
                elif not _is_found(book, share, growth, whole):
                    text = f"{describe(share)} and its growth are those of no parts of {whole}."
                    yield Breach(text, (share.id, growth.id))


def _is_found(book: Book, share: Fact, growth: Fact, whole: str) -> bool:
    total = book.get(whole, share.period)
    if total is None or total.value <= 0:
        return False
    pairs = [(fact, before) for fact in _parts(book, total) if (before := year_ago(book, fact))]
    sizes = range(1, len(pairs[:_MOST_PARTS]))
    for choice in chain.from_iterable(combinations(pairs[:_MOST_PARTS], n) for n in sizes):
        now = sum((fact.value for fact, _ in choice), Decimal(0))
        if abs(now - share.value * total.value) <= half_unit(share) * total.value:
            ago = sum((fact.value for _, fact in choice), Decimal(0))
            if ago > 0 and abs(now / ago - 1 - growth.value) <= half_unit(growth):
                return True
    return False


def _parts(book: Book, total: Fact) -> Iterator[Fact]:
    """The lines that break the whole down as precisely as it is told itself."""
    for fact in book.of(total.concept):
        like = len(fact.members) == 1 and fact.period == total.period
        if like and fact.decimals >= total.decimals:
            yield fact
