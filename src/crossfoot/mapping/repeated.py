"""Lines of notes that print a statement's line again: they are what that line is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crossfoot.model import FootedStatement, Place, Tagged


def section_of(statement: FootedStatement, sections: Mapping[Place, str | None]) -> str | None:
    """The section of the statement in which the lines stand that a note prints again."""
    places = (line.repeats for line in statement.lines if line.repeats)
    return next((sections[place] for place in places if sections.get(place)), None)


def repeated(
    statement: FootedStatement, tags: Sequence[Tagged | None], known: Mapping[Place, Tagged | None]
) -> tuple[Tagged | None, ...]:
    """The concepts, for lines printed again those of the lines that they repeat.

    Nothing else in the note can be the same.
    """
    again = {
        index: known.get(line.repeats) for index, line in enumerate(statement.lines) if line.repeats
    }
    taken = {(tag.concept, tag.members) for tag in again.values() if tag}
    return tuple(
        again[index] if index in again else tag if tag and _key(tag) not in taken else None
        for index, tag in enumerate(tags)
    )


def _key(tag: Tagged) -> tuple[str, tuple[tuple[str, str], ...]]:
    return tag.concept, tag.members
