"""A filing as rules look at it: what was written, what the figures mean, and indexes of both."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from crossfoot.validation.book import Book, Breach, open_book
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from crossfoot.filings.filed import Filed, FiledArc, FiledConcept, FiledContext
    from crossfoot.model import Severity
    from crossfoot.validation.reading import Reading


class Profile(Value):
    """Who reads the filing: `scheme` and `identifier` are patterns, `place` where members stand.

    `strict` says that what its manual forbids is an error; elsewhere it is a doubt.
    """

    name: str
    scheme: str = ""
    identifier: str = ""
    place: str = ""
    strict: bool = True
    official: bool = True
    """Whether the filing must use the names of a taxonomy that others keep."""


class View(Value, eq=False):
    """A filing, indexed once for all rules."""

    filed: Filed
    reading: Reading
    book: Book
    profile: Profile
    concepts: Mapping[str, FiledConcept]
    contexts: Mapping[str, FiledContext]
    arcs: Mapping[str, Sequence[FiledArc]]
    """By network."""

    @property
    def own(self) -> Iterator[FiledConcept]:
        """The concepts that the issuer declares."""
        return (concept for concept in self.filed.concepts if concept.own)

    def kinds(self, *kinds: str) -> Iterator[FiledArc]:
        """The definition arcs whose arcrole ends so."""
        return (arc for arc in self.arcs["definition"] if arc.kind.rpartition("/")[2] in kinds)


Breaches = "Callable[[View], Iterator[Breach]]"


class Rule(Value):
    """`number` is its place in the rule book, `code` its name in the manual it comes from.

    `also` are its names in others, `severity` how much it weighs where it binds, `profiles` who
    asks for it.
    """

    number: int
    code: str
    also: tuple[str, ...]
    severity: Severity
    text: str
    next_step: str
    breaches: Callable[[View], Iterator[Breach]]
    profiles: frozenset[str]


def view(filed: Filed, reading: Reading, profile: Profile) -> View:
    """The filing, indexed."""
    arcs: defaultdict[str, list[FiledArc]] = defaultdict(list)
    for arc in filed.arcs:
        arcs[arc.network].append(arc)
    return View(
        filed,
        reading,
        open_book(reading),
        profile,
        {concept.name: concept for concept in filed.concepts},
        {context.id: context for context in filed.contexts},
        arcs,
    )
