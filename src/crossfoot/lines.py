"""The lines of a release without their figures, and what became of those of the release before."""

from __future__ import annotations

import re
from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from crossfoot.model import (
    Alteration,
    Finding,
    LineChange,
    PrintedLine,
    Severity,
    StatementKind,
)
from crossfoot.patterns import regex
from crossfoot.spelling import normalise, unnumbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Report, Tagged, TaggedStatement

_OF_ITS_TIME = regex(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|\d[\d,.]*(?:st|nd|rd|th|q)?|[1-4]q\d*|[12]h\d*|fy\d*)\b",
    re.IGNORECASE,
)
"""What a caption says of its quarter only: dates and figures."""

Key = tuple[str, str, tuple[str, ...]]


def printed_lines(statements: Sequence[TaggedStatement], report: Report) -> tuple[PrintedLine, ...]:
    """The lines of the statements, then the issuer's own names that only stand elsewhere."""
    lines = [line for statement in statements for line in _lines(statement)]
    said = {name for line in lines for name in (line.name, *line.members)}
    own = {member.name for member in report.extension.members}
    own |= {concept.name for concept in report.extension.concepts}
    lines += _elsewhere(report, own - said)
    # A statement that is printed twice has its lines once.
    unique = {(_key(line), line.caption, line.under): line for line in reversed(lines)}
    return tuple(line for line in lines if line is unique[_key(line), line.caption, line.under])


def _lines(tagged: TaggedStatement) -> Iterator[PrintedLine]:
    over = {term.line: each.total for each in tagged.footed.sums for term in each.terms}
    for index, (line, tag) in enumerate(zip(tagged.footed.lines, tagged.tags, strict=True)):
        yield PrintedLine(
            tagged.footed.kind,
            line.caption.text,
            tag.concept if tag else "",
            _members(tag),
            _spelled(tagged.tags[over[index]]) if index in over else "",
            tag.rung if tag else "",
            line.caption.place,
        )


def _members(tag: Tagged | None) -> tuple[str, ...]:
    return tuple(member for _, member in tag.members) if tag else ()


def _spelled(tag: Tagged | None) -> str:
    return " ".join((tag.concept, *_members(tag))) if tag else ""


def _elsewhere(report: Report, names: set[str]) -> Iterator[PrintedLine]:
    """For each of the names the print that is the first to need it."""
    told: set[str] = set()
    for fact in sorted(report.facts, key=lambda fact: fact.prints[0].figure.place):
        place = fact.prints[0].figure.place
        for name in (fact.concept, *(member for _, member in fact.members)):
            if name in names and name not in told:
                told.add(name)
                concept, members = (name, ()) if name == fact.concept else ("", (name,))
                yield PrintedLine(StatementKind.OTHER, fact.caption, concept, members, "",
                                  fact.rung, place)  # fmt: skip


# ── what changed ─────────────────────────────────────────────────────────────────────────


def altered(
    before: Sequence[PrintedLine], now: Sequence[PrintedLine], company: str = ""
) -> tuple[LineChange, ...]:
    """The differences, in the order of the lines now, lost ones last.

    Lines are the same when statement, concept and members are; captions are compared without
    the dates and figures in them.
    """
    pairs = _paired(before, now, company)
    changes = [change for pair in pairs if (change := _change(*pair, company))]
    return tuple(_joined(changes, company))


def _key(line: PrintedLine) -> Key:
    return line.statement, line.name, line.members


def _gist(line: PrintedLine, company: str) -> str:
    timeless = _OF_ITS_TIME.sub(" ", normalise(unnumbered(line.caption), company))
    return " ".join(timeless.split())


Pair = tuple[PrintedLine | None, PrintedLine | None]


def _paired(
    before: Sequence[PrintedLine], now: Sequence[PrintedLine], company: str
) -> Iterator[Pair]:
    """Lines of one name and statement, those of one caption first, the others in their order."""
    for key in dict.fromkeys(map(_key, (*now, *before))):
        old = [line for line in before if _key(line) == key]
        new = [line for line in now if _key(line) == key]
        for line in tuple(new):
            same = next((o for o in old if _gist(o, company) == _gist(line, company)), None)
            if same:
                old.remove(same)
                new.remove(line)
                yield same, line
        if key[1] or key[2]:
            yield from zip_longest(old, new)
        else:  # nobody knows what these are, so that only their captions could tell
            yield from ((line, None) for line in old)
            yield from ((None, line) for line in new)


def _change(old: PrintedLine | None, new: PrintedLine | None, company: str) -> LineChange | None:
    if old is None or new is None:
        return LineChange(Alteration.LOST if old else Alteration.NEW, old, new)
    if _gist(old, company) != _gist(new, company):
        return LineChange(Alteration.CAPTION, old, new)
    # Where no sum was found nothing is known of what the line adds up to.
    moved = old.under and new.under and old.under != new.under
    return LineChange(Alteration.PLACE, old, new) if moved else None


def _joined(changes: Sequence[LineChange], company: str) -> Iterator[LineChange]:
    """One change for a line that is lost in one place and new in another, or under other names."""
    lost = [change.before for change in changes if change.before and change.now is None]
    gone: list[PrintedLine] = []
    joined: list[LineChange] = []
    for change in changes:
        twin = _twin(change, [line for line in lost if line not in gone], company)
        if twin and change.now:
            gone.append(twin)
            same = (twin.name, twin.members) == (change.now.name, change.now.members)
            word = Alteration.PLACE if same else Alteration.NAME
            joined.append(LineChange(word, twin, change.now))
        else:
            joined.append(change)
    left = [change for change in joined if change.now or change.before not in gone]
    yield from sorted(left, key=lambda change: change.now is None)


def _twin(change: LineChange, lost: Sequence[PrintedLine], company: str) -> PrintedLine | None:
    """The one lost line with the caption of a new one, in its statement or of its name."""
    if change.alteration is not Alteration.NEW or change.now is None:
        return None
    said = _gist(change.now, company)
    alike = [line for line in lost if _gist(line, company) == said]
    near = [
        line
        for line in alike
        if line.statement == change.now.statement
        or (line.name, line.members) == (change.now.name, change.now.members)
    ]
    captions = Counter(_gist(line, company) for line in near)
    return near[0] if captions[said] == 1 else None


def summary(changes: Sequence[LineChange]) -> Iterator[Finding]:
    """One finding that counts them, if there are any."""
    counts = Counter(change.alteration for change in changes)
    if counts:
        counted = ", ".join(f"{counts[word]} {word}" for word in Alteration if counts[word])
        place = next((change.now.place for change in changes if change.now), None)
        yield Finding(
            Severity.INFO,
            "lines.changed",
            f"lines differ from those of the release before: {counted}",
            "read changes.csv, then take them over with `crossfoot profile adopt`",
            place,
        )
