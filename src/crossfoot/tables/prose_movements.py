"""Clauses of change: comparatives, movements and what they lead to."""

from __future__ import annotations

import re
from typing import Literal

from crossfoot.model import Gauge, Period
from crossfoot.patterns import regex
from crossfoot.tables.prose_atoms import BEFORE, MONEY, PERCENT, TIMES
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
from crossfoot.tables.prose_subjects import Subject, quarter_before, year_before
from crossfoot.value import replace

_UP = (
    r"up|increased|rose|risen|grew|grown|gained|improved|above|an? (?:\w+ )?(?:increase|rise|gain)"
)
_DOWN = (
    r"down|decreased|declined|fell|fallen|dropped|reduced|below"
    r"|an? (?:\w+ )?(?:decrease|decline|drop|reduction)"
)
MOVE = rf"(?P<move>{_UP}|{_DOWN})"
_FALLING = regex(rf"(?:{_DOWN})$")
_COMPARED = regex(
    rf"[\s,]*(?:\(\s*)?(?:(?:up |down )?from|compared (?:to|with)|versus|vs\.?|against"
    rf"|from the (?:balance|level) (?:as of|as at|at) (?P<when>[{TIMES}]) of)"
    rf"(?: an? {TURN} of)?\s*"
    rf"|[\s,]*\(\s*(?:an? (?P<turned>income|profit|gain|loss|expense|use|inflow|outflow) of"
    rf"|(?P<named>[^()]+) of)?\s*"
)


def comparative(spot: Spot, known: Known) -> Step | None:
    """The same thing in another period: "(A for 1Q16)", "from A", "compared to A in 1Q16"."""
    match = _COMPARED.fullmatch(spot.before)
    value = known.value
    if match is None or value is None or value.atom.kind != spot.atom.kind:
        return None
    period = _period_compared(spot, match, known)
    if period is None or period == (value.period or known.period):
        return None
    turn = match["turn"] or match["turned"]
    reading = replace(
        value, atom=spot.atom, period=period, compared=None, role="comparative", base=""
    )
    if turn:
        reading = replace(reading, sign=turned(turn, reading.caption))
    if flow := spot.suffix["flow"]:
        reading = replace(reading, sign=-1 if flow.strip() == "used" else 1)
    if match["named"]:
        return _other_in_parentheses(spot, known, match, reading)
    if not may_follow(spot.rest):
        return None
    return Step(reading, replace(known, last=reading), spot.suffix.end())


def _other_in_parentheses(
    spot: Spot, known: Known, match: re.Match[str], reading: Reading
) -> Step | None:
    """Read "(net cash used in … of A for 1Q16)": the same measure under the name it had then."""
    name = spot.subject(match["named"], match.start("named"))
    if name is None or not _alike(name.caption, reading.caption):
        return None
    reading = replace(reading, caption=name.caption, sign=name.sign)
    return Step(reading, replace(known, last=reading), spot.suffix.end())


def _alike(one: str, other: str) -> bool:
    """Whether two captions share their last two words."""
    return one.casefold().split()[-2:] == other.casefold().split()[-2:]


def _period_compared(spot: Spot, match: re.Match[str], known: Known) -> Period | None:
    said, period = spot.when()
    if said:
        return period or (year_before(known.period, known.printed) if spot.suffix["bare"] else None)
    if match["when"]:
        at = spot.at + match.start("when")
        return next(a.period for a in spot.drawn.atoms if a.at == at)
    last = known.last
    return last.compared if last and last.role == "difference" else None


_MOVED_ON = regex(
    rf"[\s,]*(?:\(\s*)?(?:and |or |representing |which {IS} )?(?:having )?{MOVE}(?: of)?(?: by)?\s*"
)
_AGAIN = regex(r",?(?: and)?(?: by)?\s*")
_MOVED_NEW = regex(
    rf"(?P<name>.+?),? (?:(?:also|further) )?(?:(?:has|have|having) )?(?:also )?{MOVE}(?: by)?\s*"
)
_MOVED_NOUN = regex(
    rf"(?:.*\b(?:{IS}|to|of|by) )?(?P<move>an? (?:increase|rise|decrease|decline|drop|reduction))"
    rf" in (?P<name>.+?)(?: (?:by|of))?\s*"
)
_COMPARED_NOUN = regex(rf"(?P<name>.+) {IS} (?P<move>above|below) [{BEFORE}] by\s*")
_GROWTH = regex(
    r"(?:.* with )?(?:strong |solid |healthy )?(?:(?P<basis>year|quarter)[- ]over[- ]"
    r"(?:year|quarter) )?"
    r"(?P<name>\w+) growth of\s*"
)
PRONOUN = regex(r"(?:they|it|these|this|those)", re.IGNORECASE)


def movement(spot: Spot, known: Known) -> Step | None:
    """A change: "up A", "increased by A", "an increase in X of A"."""
    if match := _MOVED_ON.fullmatch(spot.before):
        return _moved(spot, known, known.subject, match["move"])
    if known.last and known.last.role == "change" and _AGAIN.fullmatch(spot.before):
        move = "up" if known.move > 0 else "down"
        return _moved(spot, known, known.subject, move) if spot.atom.kind == PERCENT else None
    return first_clause(spot, known, _movement_new)


def _movement_new(spot: Spot, known: Known, words: str, offset: int) -> Step | None:
    for pattern in (_COMPARED_NOUN, _MOVED_NOUN, _MOVED_NEW, _GROWTH):
        if match := pattern.fullmatch(words):
            return _moved_new(spot, known, match, offset)
    return None


def _moved_new(spot: Spot, known: Known, match: re.Match[str], offset: int) -> Step | None:
    pronoun = PRONOUN.fullmatch(match["name"])
    named = known.subject if pronoun else spot.subject(match["name"], offset + match.start("name"))
    groups = match.groupdict()
    move = groups.get("move") or "up"
    if named is not None and not pronoun:
        known = about(known, named)
    above = BEFORE in match[0]
    if match.re is _GROWTH and not groups.get("basis"):
        return None
    basis = f"{groups['basis']} over" if groups.get("basis") else ""
    return _moved(spot, known, named, move, "year over" if above else basis)


def _moved(
    spot: Spot, known: Known, named: Subject | None, move: str, basis: str = ""
) -> Step | None:
    if named is None or _is_ratio(named, known) or not may_follow(spot.rest):
        return None
    said, when = spot.when()
    since = when if said and (spot.suffix["since"] or "").casefold() in {"since", "from"} else None
    basis = basis or (spot.suffix["basis"] or "").strip(" ,")
    if spot.suffix["when"] == BEFORE and since is None:
        since = year_before(named.period or known.period, known.printed)
    if said and since is None:
        return None
    percent = spot.atom.kind == PERCENT
    down: Literal[1, -1] = -1 if _FALLING.match(move) else 1
    reading = Reading(
        spot.atom,
        named.caption,
        Gauge.CHANGE if percent else Gauge.DIFFERENCE,
        named.period or known.period,
        since
        or _basis(basis, named.period or known.period, known.printed)
        or _over_same(basis, known),
        down,
        topics=known.above,
        role="change" if percent else "difference",
    )
    if known.value and known.value.caption == named.caption:
        reading = replace(reading, per_share=known.value.per_share)
    return Step(
        reading,
        replace(
            known,
            last=reading,
            subject=named,
            move=down,
            compared=reading.compared or known.compared,
        ),
        spot.suffix.end(),
    )


def _is_ratio(named: Subject, known: Known) -> bool:
    """Whether a thing is a ratio, whose changes are points; a margin in money is none."""
    money = known.value and known.value.caption == named.caption and known.value.atom.kind == MONEY
    return not money and RATIO.search(named.caption) is not None


def _basis(basis: str, period: Period | None, printed: tuple[Period, ...]) -> Period | None:
    lowered = basis.casefold()
    if lowered.startswith(("yoy", "year")):
        return year_before(period, printed)
    if lowered.startswith(("qoq", "quarter", "sequential", "from the p", "versus the p")):
        return quarter_before(period)
    return None


def _over_same(basis: str, known: Known) -> Period | None:
    same = basis.casefold().startswith("over the same")
    return known.compared if same else None


_TO = regex(r"[\s,]*to\s*")


def target(spot: Spot, known: Known) -> Step | None:
    """Where a change led to: "… to A"."""
    last = known.last
    if last is None or last.role not in {"difference", "change"} or not _TO.fullmatch(spot.before):
        return None
    if spot.atom.kind == PERCENT or known.subject is None or not may_follow(spot.rest):
        return None
    return value_of(spot, known, known.subject)
