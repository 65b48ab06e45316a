"""Clauses of parts: what a thing was made up of, and what of it was something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.patterns import regex
from crossfoot.tables.prose_atoms import FIGURES
from crossfoot.tables.prose_spots import IS, Known, Spot, Step, about, first_clause, value_of
from crossfoot.tables.prose_subjects import Subject, subject
from crossfoot.value import replace

if TYPE_CHECKING:
    import re

_OF_WHICH = regex(r"(?:[\s,)]*(?:of which|of whom)|Of (?:this|these|that|it|them))\s*")
_WERE = regex(
    rf" (?:{IS}|belongs? to|relates? to|came from) (?P<name>[^,;.()]+?)(?= \(|[,;.]|$| and $)"
)


def after(spot: Spot, known: Known) -> Step | None:
    """A part that is named behind its figure: "of which A were X"."""
    match = _WERE.match(spot.rest)
    if match is None or not _OF_WHICH.fullmatch(spot.before) or not known.topic:
        return None
    at = spot.atom.at + 1 + spot.suffix.end() + match.start("name")
    named = subject(match["name"], spot.drawn, at)
    if named is None:
        return None
    step = value_of(spot, replace(known, above=(known.topic,)), named, free=True)
    return step and replace(step, used=step.used + match.end())


_CONSIST = r"(?:consists? of|consisted of|comprised|(?:was|were|is|are) (?:made up|composed) of)"
_CONSISTED = regex(rf"(?P<name>.+?),? {_CONSIST}\s*")
_MADE_UP = regex(rf"(?P<name>.+?),? {_CONSIST} (?P<part>.+?),\s*")
_BREAKDOWN = regex(rf"[Tt]he (?:major |main )?breakdown of (?P<name>.+?) {IS}\s*")
_AND = regex(r",?(?: and)?\s*")
_PART = regex(r",?(?: and)? (?P<part>.+?),\s*")
_IN = regex(rf" in (?P<part>[^;.{FIGURES}]+?)(?=,|;|\.|$| and $)")


def parts(spot: Spot, known: Known) -> Step | None:
    """What a thing is made up of: "consisted of A in X and B in Y"."""
    if known.parts == "in" and _AND.fullmatch(spot.before):
        return _part_behind(spot, known)
    if known.parts == "before" and (match := _PART.fullmatch(spot.before)):
        return _part_before(spot, known, match, 0)
    return first_clause(spot, known, _parts_new)


def _parts_new(spot: Spot, known: Known, words: str, offset: int) -> Step | None:
    match = _CONSISTED.fullmatch(words) or _BREAKDOWN.fullmatch(words)
    behind = match is not None
    match = match or _MADE_UP.fullmatch(words)
    whole = spot.subject(match["name"], offset + match.start("name")) if match else None
    if match is None or whole is None:
        return None
    known = _of_whole(known, whole)
    return _part_behind(spot, known) if behind else _part_before(spot, known, match, offset)


def _of_whole(known: Known, whole: Subject) -> Known:
    known = about(known, whole)
    return replace(known, above=(whole.caption,), period=whole.period or known.period)


def _part_behind(spot: Spot, known: Known) -> Step | None:
    match = _IN.match(spot.rest)
    if match is None:
        return None
    at = spot.atom.at + 1 + spot.suffix.end() + match.start("part")
    named = subject(match["part"], spot.drawn, at)
    step = value_of(spot, known, named, free=True) if named else None
    return step and Step(
        step.reading, replace(step.known, parts="in", above=known.above), step.used + match.end()
    )


def _part_before(spot: Spot, known: Known, match: re.Match[str], offset: int) -> Step | None:
    named = spot.subject(match["part"], offset + match.start("part"))
    step = value_of(spot, known, named) if named else None
    return step and replace(step, known=replace(step.known, parts="before", above=known.above))
