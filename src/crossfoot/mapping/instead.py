"""What a caption names by itself, and what it turns out to name beside the rest of the release.

"Purchases of marketable securities" are of those available for sale where their sales are told
apart from what matured; what alone stands between operating income and income before taxes is all
that is not operating; and some names came into use, or went out of it, with a year. Which concepts
give way to which others, and when, is the taxonomy's to say (`instead`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.mapping.fitting import total_over
from crossfoot.model import ConceptName, Duration
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from crossfoot.model import FootedStatement, Tagged
    from crossfoot.taxonomy.model import Instead, Taxonomy

_LINE_AND_OTHER = 2


class Whole(Value):
    """One statement with the tags of its lines, and the concepts of all lines of the release."""

    statement: FootedStatement
    tags: Sequence[Tagged | None]
    printed: frozenset[str]


class Around(Value):
    """What is known around one line.

    `year` is the one in which the last column ends, `printed` the concepts of all lines of the
    release, `other` the concept that makes up a total with the line alone.
    `unsure`: what is not printed may be one of the lines that nobody knows; `unsure_of_totals`:
    it may, though it is a total.
    """

    year: int
    printed: frozenset[str]
    other: str | None = None
    unsure: bool = False
    unsure_of_totals: bool = False


def concepts_of(tags: Iterable[Tagged | None]) -> frozenset[str]:
    """The concepts that lines are tagged with."""
    return frozenset(tag.concept for tag in tags if tag)


def in_place(whole: Whole, taxonomy: Taxonomy) -> tuple[Tagged | None, ...]:
    """The tags, each with the concept that takes the place of its own here, if one does.

    What the profile says stays. No concept that another line has is taken.
    """
    taken = concepts_of(whole.tags)
    year = last_year(whole.statement)
    found: list[Tagged | None] = []
    for index, tag in enumerate(whole.tags):
        if tag and tag.rung != "profile" and not tag.members:
            unsure = _has_unnamed(whole, index)
            other = _other_term(whole, index)
            around = Around(year, whole.printed, other, unsure, unsure_of_totals=_unnamed(whole))
            concept = taking_place(tag.concept, around, taxonomy)
            found.append(replace(tag, concept=concept) if concept not in taken else tag)
        else:
            found.append(tag)
    return tuple(found)


def taking_place(name: ConceptName, around: Around, taxonomy: Taxonomy) -> ConceptName:
    """The concept that takes the place of another where such things are printed, or itself."""
    concept = taxonomy.concepts.get(name)
    said = concept.instead if concept else ()
    return next(
        (ConceptName(each.concept) for each in said if _holds(around, each, taxonomy)), name
    )


def _holds(around: Around, said: Instead, taxonomy: Taxonomy) -> bool:
    known = [taxonomy.concepts.get(name) for name in said.without]
    totals = all(concept and concept.parts for concept in known)
    unsure = around.unsure_of_totals if totals else around.unsure
    return (
        around.year >= said.since
        and (not said.beside or not around.printed.isdisjoint(said.beside))
        and around.printed.isdisjoint(said.without)
        and not (said.without and unsure)
        and (not said.added_to or around.other in said.added_to)
    )


def _unnamed(whole: Whole) -> bool:
    """Whether lines of the statement add up to one that nobody knows."""
    totals = {found.total for found in whole.statement.sums}
    return any(whole.tags[total] is None for total in totals)


def _has_unnamed(whole: Whole, index: int) -> bool:
    """Whether beside the line another adds to its total that nobody knows: it may be any."""
    over = total_over(whole.statement, index)
    return over is not None and any(whole.tags[term.line] is None for term in over.terms)


def last_year(statement: FootedStatement) -> int:
    """The year in which the last of the columns ends."""
    ends = (
        period.last if isinstance(period, Duration) else period.on
        for period in (column.period for column in statement.columns)
    )
    return max((end.year for end in ends), default=0)


def _other_term(whole: Whole, index: int) -> str | None:
    """The concept that makes up a total together with the line alone."""
    over = total_over(whole.statement, index)
    if over is None or len(over.terms) != _LINE_AND_OTHER:
        return None
    (other,) = (term.line for term in over.terms if term.line != index)
    tag = whole.tags[other]
    return tag.concept if tag else None
