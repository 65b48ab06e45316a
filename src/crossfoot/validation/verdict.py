"""From what Arelle logged and our rules found to findings that name the printed place.

An error is what Arelle logs at INCONSISTENCY or above, unless a contradiction that the release
itself prints explains it. One cause makes one finding, whoever noticed it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import FactId, Finding, Severity
from crossfoot.validation.reading import ASSERTION, Level
from crossfoot.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from crossfoot.model import CoverFact, Fact
    from crossfoot.validation.reading import Message, Reading, Said

_LONGEST = 300

_WORDS: tuple[tuple[str, str, str], ...] = (
    ("calc11e:", "a total is not the sum of its parts", "rules.sum"),
    ("oime:disallowedDuplicateFacts", "one fact is reported twice", "rules.duplicate"),
    ("arelle:duplicateFacts", "one fact is reported twice", "rules.duplicate"),
    ("utre:", "a unit does not fit its concept", "rules.unit"),
    ("xbrl.4.8.", "a unit does not fit its concept", "rules.unit"),
    ("xbrldie:", "a member does not fit its concept", ""),
    (ASSERTION, "the figures break a rule of accounting", ""),
    ("xbrl:schemaImportMissing", "a concept is in no schema of the report", ""),
    ("IOerror", "a file that the report refers to is missing", ""),
)
"""Start of Arelle's code, what it means, and the rule of ours that sees the same."""

_OTHERWISE = ("", "the file breaks a rule of XBRL", "")


def findings(
    reading: Reading,
    own: Sequence[Finding],
    facts: Mapping[FactId, Fact],
    known: Iterable[Finding] = (),
    cover: Sequence[CoverFact] = (),
) -> tuple[Finding, ...]:
    """All that the judges say.

    `facts` and `cover` are the report's, `known` is what was found before.
    """
    known = tuple(known)
    contradicted = {
        fact: entry
        for entry in known
        if entry.code.endswith(".contradiction")
        for fact in entry.facts[:1]
    }
    groups = _grouped(reading)
    theirs = [_finding(group, own) for group in groups]
    causes = [
        (_rule(group[0]), set(finding.facts)) for group, finding in zip(groups, theirs, strict=True)
    ]
    failed = [set(entry.facts) for entry in known if entry.code.startswith("proofs.")]
    failed += [set(entry.facts) for entry in theirs if _is_assertion(entry)]
    ours = [
        entry for entry in own if set(entry.facts) not in failed and not _same_cause(entry, causes)
    ]
    told = (*theirs, *_lost(reading, facts, cover), *ours)
    return tuple(_placed(_explained(finding, contradicted), facts) for finding in told)


def _grouped(reading: Reading) -> list[list[Message]]:
    """Messages of one cause: one code about one context, or about one total."""
    by_id = {fact.id: fact for fact in reading.facts}
    groups: dict[object, list[Message]] = {}
    for message in reading.messages:
        first = next((by_id[name] for name in message.facts if name in by_id), None)
        context = (first.period, first.members) if first else None
        alone = message.code.startswith(("calc11e:", ASSERTION))
        total = first.id if first and alone else None
        groups.setdefault((message.level, message.code, context, total), []).append(message)
    return list(groups.values())


def _finding(group: list[Message], own: Sequence[Finding]) -> Finding:
    """One finding for the group, as severe as ours of the same cause."""
    first = group[0]
    names = tuple(dict.fromkeys(name for message in group for name in message.facts))
    more = f" (and {len(group) - 1} more like it)" if len(group) > 1 else ""
    text = " ".join(first.text.split())[:_LONGEST]
    severity = Severity.ERROR if first.level >= Level.INCONSISTENCY else Severity.WARNING
    if any(_same_cause(entry, [(_rule(first), set(names))]) for entry in own):
        severity = Severity.ERROR
    return Finding(
        severity,
        f"arelle.{first.code}",
        f"Arelle says that {_meaning(first)[1]}{more}: {text}",
        "compare the figures with the release",
        facts=names,
    )


def _is_assertion(finding: Finding) -> bool:
    return finding.code.startswith(f"arelle.{ASSERTION}")


def _meaning(message: Message) -> tuple[str, str, str]:
    return next((row for row in _WORDS if message.code.startswith(row[0])), _OTHERWISE)


def _rule(message: Message) -> str:
    return _meaning(message)[2]


def _same_cause(entry: Finding, causes: Iterable[tuple[str, set[FactId]]]) -> bool:
    """Whether Arelle sees what our rule sees, at the fact that our rule puts first."""
    return any(entry.code == rule and set(entry.facts[:1]) <= names for rule, names in causes)


def _lost(
    reading: Reading, facts: Mapping[FactId, Fact], cover: Sequence[CoverFact]
) -> list[Finding]:
    """Facts that the reader does not find as they were written."""
    found = {fact.id: _aspects(fact) for fact in reading.facts}
    lost = [name for name, fact in facts.items() if found.get(name) != _aspects(fact)]
    texts = {fact.id: _words(fact) for fact in reading.said}
    lost += [fact.id for fact in cover if texts.get(fact.id) != _words(fact)]
    if not lost:
        return []
    text = f"{len(lost)} facts are not read as they were written, first {lost[0]}."
    step = "report this with the source file: it is a mistake of the program"
    return [Finding(Severity.ERROR, "validation.lost-facts", text, step, facts=tuple(lost))]


def _aspects(fact: Fact) -> tuple[object, ...]:
    members = tuple(sorted(fact.members))
    return fact.concept, fact.period, fact.unit, members, fact.value, fact.decimals


def _words(fact: Said | CoverFact) -> tuple[object, ...]:
    return fact.concept, fact.period, tuple(sorted(fact.members)), fact.text, fact.language


def _explained(finding: Finding, contradicted: Mapping[FactId, Finding]) -> Finding:
    """Told as information, and joined to what tells of it, when the release contradicts itself."""
    told = next((contradicted[fact] for fact in finding.facts if fact in contradicted), None)
    if finding.severity is not Severity.ERROR or told is None:
        return finding
    where = f" at {told.place}" if told.place else ""
    text = f"{finding.message} The release contradicts itself here: see {told.code}{where}."
    return replace(finding, severity=Severity.INFO, message=text)


def _placed(finding: Finding, facts: Mapping[FactId, Fact]) -> Finding:
    """With the caption and figure as printed, and where that is."""
    for name in finding.facts:
        fact = facts.get(name)
        if fact and fact.prints:
            figure = fact.prints[0].figure
            text = f"'{fact.caption}' {figure.text}: {finding.message}"
            if _is_assertion(finding):
                text += "".join(_beside(facts[it]) for it in finding.facts if it != name)
            return replace(finding, message=text, place=finding.place or figure.place)
    return finding


def _beside(fact: Fact) -> str:
    """Another fact of the same identity; accounting names it, so a person need not search."""
    if not fact.prints:
        return f" [{fact.id}]"
    figure = fact.prints[0].figure
    return f" ['{fact.caption}' {figure.text} at {figure.place}]"
