"""Who is known by which caption in this release: the taxonomy's captions, and a profile's."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from crossfoot.model import ConceptName, StatementKind
from crossfoot.spelling import normalise
from crossfoot.taxonomy import spelled
from crossfoot.value import Value, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossfoot.taxonomy.model import Taxonomy


class Vocabulary(Value, eq=False):
    """What is known of captions, by statement kind: concepts, and headers without figures.

    What it was asked before it remembers: each reading of a torn statement asks again.
    """

    concepts: Mapping[str, Mapping[str, tuple[ConceptName, ...]]] = field(default_factory=dict)
    headers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    company: str = ""
    totals: frozenset[str] = frozenset()

    @lru_cache(maxsize=4096)  # noqa: B019  # bounded, and a run has one vocabulary
    def known(self, text: str, kind: StatementKind) -> tuple[ConceptName, ...]:
        """The concepts printed under this caption in such a statement, best known first."""
        spelling = normalise(text, self.company)
        found: dict[ConceptName, None] = {}
        for near in NEIGHBOURS[kind]:
            found |= dict.fromkeys(self.concepts.get(near, {}).get(spelling, ()))
        return tuple(found)

    def is_total(self, text: str, kind: StatementKind) -> bool:
        """Whether others add up to the line: it says so, or its concept is one of totals."""
        if normalise(text, self.company).startswith("total"):
            return True
        return any(name in self.totals for name in self.known(text, kind)[:1])

    def is_often_empty(self, text: str, kind: StatementKind) -> bool:
        """Whether the line is mostly printed for completeness, without a figure."""
        return not _OFTEN_EMPTY.isdisjoint(self.known(text, kind))

    @lru_cache(maxsize=4096)  # noqa: B019  # as above
    def is_header(self, text: str, kind: StatementKind) -> bool:
        spelling = normalise(text, self.company)
        if self.is_often_empty(text, kind):
            return True
        return any(spelling in self.headers.get(near, ()) for near in NEIGHBOURS[kind])


_OFTEN_EMPTY = frozenset({ConceptName("CommitmentsAndContingencies")})
"""Lines that companies print for completeness, mostly without a figure."""

NEIGHBOURS: Mapping[StatementKind, tuple[StatementKind, ...]] = {
    StatementKind.BALANCE_SHEET: (StatementKind.BALANCE_SHEET,),
    StatementKind.INCOME: (
        StatementKind.INCOME,
        StatementKind.PER_SHARE,
        StatementKind.COMPREHENSIVE_INCOME,
    ),
    StatementKind.PER_SHARE: (StatementKind.PER_SHARE, StatementKind.INCOME),
    StatementKind.COMPREHENSIVE_INCOME: (
        StatementKind.COMPREHENSIVE_INCOME,
        StatementKind.INCOME,
        StatementKind.PER_SHARE,
    ),
    StatementKind.CASH_FLOW: (StatementKind.CASH_FLOW,),
    StatementKind.EQUITY: (StatementKind.EQUITY,),
    StatementKind.OTHER: (),
}
"""A statement and those whose lines it may carry too, since companies print them in one."""


def vocabulary(
    taxonomy: Taxonomy, company: str = "", own: Mapping[str, Mapping[str, str]] | None = None
) -> Vocabulary:
    """The taxonomy's captions; `own` are a profile's (kind → caption → concept), and win."""
    known = taxonomy.captions
    if known is None or (company and spelled.mentions(taxonomy, company)):
        known = spelled.captions(taxonomy, company)
    concepts = dict(known.concepts)
    for kind, captions in (own or {}).items():
        named = {normalise(text, company): (ConceptName(name),) for text, name in captions.items()}
        concepts[kind] = {**concepts.get(kind, {}), **named}
    headers = {kind: frozenset(spellings) for kind, spellings in known.headers.items()}
    totals = frozenset(c.name for c in taxonomy.concepts.values() if c.parts)
    return Vocabulary(concepts, headers, company, totals)
