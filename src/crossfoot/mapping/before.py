"""What the release before tells of a line that nothing else names: the same line, other words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossfoot.mapping.breakdown import member_label
from crossfoot.mapping.resemblance import paired
from crossfoot.model import ConceptName, Finding, Severity, Tagged
from crossfoot.spelling import normalise, unnumbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crossfoot.knowledge import Knowledge
    from crossfoot.model import FootedStatement, Line, PrintedLine
    from crossfoot.taxonomy.model import Taxonomy

RUNG = "adopted"
Tags = Sequence["Tagged | None"]


def by_release_before(
    statement: FootedStatement, tags: Tags, taxonomy: Taxonomy, own: Knowledge
) -> tuple[Tagged | None, ...]:
    """The tags, with those of lines whose caption only differs a little from an adopted one.

    A concept that another line of the statement has already is given to nobody; nor is one that
    added up to another total then.
    """
    before = {
        line.name: line
        for line in own.adopted.lines
        if line.statement is statement.kind and not line.members and line.name in taxonomy.concepts
    }
    loose = [index for index, tag in enumerate(tags) if tag is None]
    if not before or not loose:
        return tuple(tags)
    captions = [unnumbered(statement.lines[index].caption.text) for index in loose]
    known = {name: (line.caption,) for name, line in before.items()}
    taken = {tag.concept for tag in tags if tag}
    names = dict(zip(loose, paired(captions, known, own.company, taken), strict=True))
    return tuple(
        tag or _named(before.get(names.get(index) or ""), statement, index, tags)
        for index, tag in enumerate(tags)
    )


def _named(
    line: PrintedLine | None, statement: FootedStatement, index: int, tags: Tags
) -> Tagged | None:
    over = next((s for s in statement.sums if any(t.line == index for t in s.terms)), None)
    total = tags[over.total] if over else None
    if line is None or (line.under and total and total.concept != line.under.partition(" ")[0]):
        return None
    return Tagged(ConceptName(line.name), RUNG)


def changed_captions(statement: FootedStatement, tags: Tags, own: Knowledge) -> Iterator[Finding]:
    """A finding for each line that was taken for an earlier one by likeness alone."""
    known: dict[str, tuple[str, ...]] = {}
    known |= {line.name: (line.caption,) for line in reversed(own.adopted.lines) if line.name}
    known |= {m.name: (m.label, *m.captions) for m in own.adopted.members}
    known |= {c.name: (c.label, *c.captions) for c in own.adopted.concepts}
    for line, tag in zip(statement.lines, tags, strict=True):
        name = _adopted_name(tag, known)
        label = member_label(line) if tag and tag.members else unnumbered(line.caption.text)
        spellings = {normalise(unnumbered(text), own.company) for text in known.get(name, ())}
        if spellings and normalise(label, own.company) not in spellings:
            yield _changed(line, name, known[name][0])


def _adopted_name(tag: Tagged | None, known: Mapping[str, tuple[str, ...]]) -> str:
    """The name that an earlier release gave the line: its member's, or its concept's."""
    if tag is None:
        return ""
    if tag.rung == RUNG:
        return tag.concept
    names = (*(member for _, member in tag.members), tag.concept if tag.rung == "part" else "")
    return next((name for name in names if name in known), "")


def _changed(line: Line, name: str, before: str) -> Finding:
    return Finding(
        Severity.INFO,
        "mapping.changed-caption",
        f"'{line.caption.text}' is taken for '{before}' of the release before: {name}",
        "if it is another line, give its caption a name of its own in the profile",
        line.caption.place,
    )
