"""Rules on labels: every element has one, none says what another says, none is out of shape."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from crossfoot.filings.filed import local
from crossfoot.validation.book import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.filings.filed import FiledConcept
    from crossfoot.filings.rulebook.view import View

STANDARD: Final = "http://www.xbrl.org/2003/role/label"
_LONGEST: Final = 511
_LONG: Final = ("documentation", "commentaryGuidance", "definitionGuidance")
_NUMERIC: Final = ("negated", "total", "periodStart", "periodEnd")


def _is_english(language: str) -> bool:
    return language.lower().partition("-")[0] == "en"


def standard(view: View) -> Iterator[Breach]:
    """Every element in use has a standard label in English."""
    used = {fact.concept for fact in view.filed.facts}
    for concept in view.filed.concepts:
        told = any(it.role == STANDARD and _is_english(it.language) for it in concept.labels)
        if (concept.own or concept.name in used) and not told:
            yield Breach(f"{local(concept.name)} has no label in English.", ())


def once(view: View) -> Iterator[Breach]:
    """One label for each role and language; no standard label for two elements."""
    by_text: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for concept in view.filed.concepts:
        counted = Counter((it.role, it.language) for it in concept.labels)
        if concept.own and any(number > 1 for number in counted.values()):
            yield Breach(f"{local(concept.name)} has two labels of one role and language.", ())
        for label in concept.labels:
            if label.role == STANDARD:
                by_text[label.language, label.text.strip()].add(concept.name)
    own = {concept.name for concept in view.own}
    for (_, text), names in sorted(by_text.items()):
        if len(names) > 1 and names & own:
            both = " and ".join(sorted(map(local, names))[:3])
            yield Breach(f"{both} have one label: {text!r}.", ())


def shape(view: View) -> Iterator[Breach]:
    """At most 511 characters, no markup, no blanks around or doubled."""
    for concept in view.own:
        for label in concept.labels:
            long = len(label.text) > _LONGEST and not label.role.endswith(_LONG)
            loose = label.text != " ".join(label.text.split()) and not label.role.endswith(_LONG)
            if long or loose or "<" in label.text:
                yield Breach(f"{local(concept.name)} has a label out of shape.", ())


def roles(view: View) -> Iterator[Breach]:
    """Negated, total and period labels are for numbers, those of periods for instants."""
    for concept in view.own:
        for label in concept.labels:
            if _misfits(label.role.rpartition("/")[2], concept):
                what = label.role.rpartition("/")[2]
                yield Breach(f"{local(concept.name)} has a {what}, which does not fit it.", ())


def _misfits(role: str, concept: FiledConcept) -> bool:
    if not role.startswith(_NUMERIC):
        return False
    period = role.startswith(("periodStart", "periodEnd"))
    return not concept.numeric or (period and concept.period != "instant")
