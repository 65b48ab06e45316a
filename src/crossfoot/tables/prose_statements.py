"""Clauses of being: what a thing was, came to, consisted of, gave or took."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crossfoot.model import Gauge
from crossfoot.patterns import regex
from crossfoot.tables.prose_atoms import COUNT, FIGURES, MONEY, PERCENT
from crossfoot.tables.prose_movements import MOVE, PRONOUN
from crossfoot.tables.prose_spots import (
    IS,
    RATIO,
    TURN,
    Known,
    Reading,
    Spot,
    Step,
    about,
    first_clause,
    may_follow,
    turned,
    value_of,
)
from crossfoot.tables.prose_subjects import Subject
from crossfoot.value import replace

if TYPE_CHECKING:
    from collections.abc import Callable

_STATED = (
    rf"(?:,? ?which )?{IS}(?: (?:equal to|at))?|amounted to|totall?ed"
    r"|came (?:to|in at)|stood at|reached"
    r"|equall?ed|made up|there (?:remained|was|were)"
    r"|(?:has |have )?(?:increased|decreased|grew|rose|fell|declined|improved) to"
)
_VERB_OF_VALUE = regex(
    rf"(?P<name>.+?)(?: therefore| together| also| then)? (?:{_STATED})(?: an? {TURN} of)?\s*"
)
_VERB_OF_BUSINESS = regex(
    rf"(?P<name>.+?)(?: together| also)? (?P<verb>brought|earned|took|cost|gave|had|sold for)"
    rf"(?: an? {TURN} of)?\s*"
)
_CASH = regex(r"(?P<name>.+?) (?P<verb>(?:used|provided) (?:net )?cash) of\s*")
_PASSIVE = regex(
    rf"(?P<name>.+?) {IS} (?P<verb>\w+ed|paid|bought|sold)(?P<down> down)? (?:by|for|with|at)\s*"
)
_PASSIVE_ON = regex(r" and (?P<verb>\w+ed|paid|bought|sold)(?:, [^,]+,)? (?:for|with|at|by)\s*")
_LEFT = regex(
    r"(?P<who>they|it|we|the company)(?: also)?"
    r" (?:held|recorded|reported|posted|delivered|generated|had|left|earned)"
    r" (?:an? )?(?P<name>.+) of\s*",
    re.IGNORECASE,
)
_BASE = regex(rf" of (?P<base>[^,;.(){FIGURES}]+?)(?=,|;|\.|\)|$| and $)")


def stated(spot: Spot, known: Known) -> Step | None:
    """A thing and its figure around a verb: "X was A"."""
    if known.passive and (match := _PASSIVE_ON.fullmatch(spot.before)):
        done = Subject(f"{known.passive} {match['verb']}", known.period)
        return value_of(spot, known, done)
    return first_clause(spot, known, _stated_new)


def _stated_new(spot: Spot, known: Known, words: str, offset: int) -> Step | None:
    for pattern, reader in _STATEMENTS:
        if match := pattern.fullmatch(words):
            return reader(spot, known, match, offset)
    return None


def _left(spot: Spot, known: Known, match: re.Match[str], offset: int) -> Step | None:
    named = spot.subject(match["name"], offset + match.start("name"))
    ours = match["who"].casefold() in {"we", "the company"}
    if named is None or not (ours or known.topic):
        return None
    known = about(known, named) if ours else replace(known, above=(known.topic,))
    return value_of(spot, known, named)


def _cash(spot: Spot, known: Known, match: re.Match[str], offset: int) -> Step | None:
    named = spot.subject(match["name"], offset)
    if named is None:
        return None
    used = match["verb"].startswith("used")
    whole = replace(named, caption=f"{named.caption} {match['verb']}", sign=-1 if used else 1)
    return value_of(spot, about(known, whole), whole)


def _passive(spot: Spot, known: Known, match: re.Match[str], offset: int) -> Step | None:
    named = spot.subject(match["name"], offset)
    if named is None or re.fullmatch(MOVE, match["verb"]) or spot.atom.kind != MONEY:
        return None
    done = replace(named, caption=f"{named.caption} {match['verb']}{match['down'] or ''}")
    step = value_of(spot, about(known, named), done)
    return step and replace(step, known=replace(step.known, passive=named.caption))


def _business(spot: Spot, known: Known, match: re.Match[str], offset: int) -> Step | None:
    end = match.end("verb") if match["verb"] == "cost" else match.end("name")
    words = match.string[: end if match["verb"] != "sold for" else match.end("name") + 5]
    named = None if PRONOUN.fullmatch(match["name"]) else spot.subject(words, offset)
    if named is None or spot.atom.kind != MONEY:
        return None
    if match["turn"]:
        named = _turning(named, match)
    part = (spot.suffix["basis"] or "").strip() in {"of them", "of it"}
    if match["verb"] == "had" and not part:
        return None
    known = replace(known, above=(known.topic,)) if part else about(known, named)
    step = value_of(spot, known, named)
    return step and replace(step, known=replace(step.known, likewise=True))


def _turning(named: Subject, match: re.Match[str]) -> Subject:
    """Read "took a net outflow of", which turns the sign; a flow is no longer its subject."""
    caption = named.caption
    if match["turn"].endswith("flow"):
        caption += match.string[match.end("name") : match.end("turn")]
    return replace(named, caption=caption, sign=turned(match["turn"], named.caption))


def _plainly(spot: Spot, known: Known, match: re.Match[str], offset: int) -> Step | None:
    base = _BASE.match(spot.rest) if spot.atom.kind == PERCENT else None
    if PRONOUN.fullmatch(match["name"]):
        named = known.subject if base else None
    else:
        named = spot.subject(match["name"], offset)
    if named is None:
        return None
    if spot.atom.kind == PERCENT:
        return _share(spot, known, named, base)
    if match["turn"]:
        named = replace(named, sign=turned(match["turn"], named.caption))
    if known.part and spot.first:
        return value_of(spot, replace(known, above=(known.topic,)), named)
    return value_of(spot, about(known, named), named)


def _share(spot: Spot, known: Known, named: Subject, base: re.Match[str] | None) -> Step | None:
    """A percentage that is stated of a thing: its ratio, or its share of something."""
    if base is None and not (RATIO.search(named.caption) and may_follow(spot.rest)):
        return None
    known = about(known, named)
    said, when = spot.when()
    if said and when is None:
        return None
    period = when or named.period or known.period
    at = spot.atom.at + 1 + spot.suffix.end()
    whole = spot.drawn.printed(base["base"], at + base.start("base")) if base else ""
    reading = Reading(spot.atom, named.caption, Gauge.RATIO, period, topics=known.above, base=whole)
    used = spot.suffix.end() + (base.end() if base else 0)
    known = replace(known, last=reading, value=reading, subject=named, period=period)
    return Step(reading, known, used)


_STATEMENTS: tuple[
    tuple[re.Pattern[str], Callable[[Spot, Known, re.Match[str], int], Step | None]], ...
] = (
    (_LEFT, _left),
    (_CASH, _cash),
    (_PASSIVE, _passive),
    (_VERB_OF_VALUE, _plainly),
    (_VERB_OF_BUSINESS, _business),
)

_OR = regex(r", (?:or )?| or ")


def alternative(spot: Spot, known: Known) -> Step | None:
    """The same thing per share: "A, or B per diluted share"."""
    value = known.value
    last = known.last
    if value is None or last is None or not _OR.fullmatch(spot.before):
        return None
    if last is not value and last.role != "comparative":
        return None
    if not spot.suffix["unit"] or not may_follow(spot.rest):
        return None
    named = replace(known.subject or Subject(value.caption), caption=value.caption)
    step = value_of(spot, known, replace(named, period=last.period or known.period))
    return step and replace(step, known=replace(step.known, period=known.period, value=value))


_LIKEWISE = regex(r"[\s,]*and (?P<name>[\w &'’-]+?)\s*")


def likewise(spot: Spot, known: Known) -> Step | None:
    """A thing that the verb before holds for too: "X gave A and Y B"."""
    match = _LIKEWISE.fullmatch(spot.before)
    if match is None or not known.likewise or spot.atom.kind != MONEY:
        return None
    if re.search(r" (?:of|in|for|to|by|with|at)$", match["name"]):
        return None
    named = spot.subject(match["name"], match.start("name"))
    step = value_of(spot, known, named) if named else None
    return step and replace(step, known=replace(step.known, likewise=True))


_AMONG = (
    r"(?:.*\b(?:there (?:was|were)|among them (?:was|were)|includ(?:ed|es|ing)|because of|due to"
    r"|driven by|offset by|declares?|declared) (?:an? )?)?"
)
_NOMINAL = regex(rf"{_AMONG}(?P<name>.+?,?)(?: an? {TURN})? of\s*", re.IGNORECASE)
_PART_OF = regex(r"[\s,]*\((?:included in|part of) (?P<name>.+?) of\s*")
_AND_SAME = regex(r",\s*")
_FLOW_FROM = regex(r"(?: \([^()]*\))? from (?P<name>[^,;.()]+)(?=[,;.]|$)")


def nominal(spot: Spot, known: Known) -> Step | None:
    """A thing and its figure without a verb between: "X of A"."""
    if spot.atom.kind == PERCENT:
        return None
    if match := _PART_OF.fullmatch(spot.before):
        named = spot.subject(match["name"], match.start("name"))
        step = value_of(spot, known, named) if named else None
        return step and replace(step, known=replace(step.known, parts="same"))
    if known.parts == "same" and _AND_SAME.fullmatch(spot.before):
        return _same_then(spot, known)
    return first_clause(spot, known, _nominal_new)


def _nominal_new(spot: Spot, known: Known, words: str, offset: int) -> Step | None:
    match = _NOMINAL.fullmatch(words)
    named = spot.subject(match["name"], offset + match.start("name")) if match else None
    if match is None or named is None:
        return None
    if match["turn"]:
        named = replace(named, sign=turned(match["turn"], named.caption))
    if (origin := _FLOW_FROM.match(spot.drawn.text, spot.atom.at + 1)) and named.caption.endswith(
        "flow"
    ):
        named = replace(named, caption=f"{named.caption} from {origin['name']}")
    return value_of(spot, about(known, named), named)


def _same_then(spot: Spot, known: Known) -> Step | None:
    """Read "(part of X of A, B for 1Q16)": the second is X in the period that it says."""
    said, period = spot.when()
    if not said or period is None or known.last is None:
        return None
    reading = replace(known.last, atom=spot.atom, period=period, role="comparative")
    return Step(reading, replace(known, last=reading, parts=""), spot.suffix.end())


_LEAVES = regex(rf" (?:has|have) been \w+|(?: {IS}) [\w ]+")


def count(spot: Spot, known: Known) -> Step | None:
    """Things that are counted: "As of June 30, 5 shops were open"; without a date a note's mark."""
    match = _LEAVES.match(spot.rest)
    if spot.atom.kind != COUNT or match is None or spot.before.strip() or not spot.at:
        return None
    step = value_of(spot, replace(known, above=(known.topic,)), Subject(spot.atom.noun), free=True)
    return step and replace(step, used=step.used + match.end())
