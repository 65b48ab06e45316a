"""The clauses in which a figure is stated, as a ladder: the first that fits reads the figure.

1. comparative: "(A for 1Q16)", "from A for 1Q16", "compared to A in 1Q16", "(a use of A …)"
2. movement: "up A", "increased by A", "an increase in X of A", "X is above last year's by A"
3. target: "… to A" after a movement
4. after: "of which A were X"
5. parts: "consisted of A in X and B in Y", "made up of X, A, and Y, B"
6. stated: "X was A", "X provided net cash of A", "they left a gross margin of A"
7. alternative: "A, or B per diluted share"
8. likewise: "X gave A and Y B"
9. nominal: "there were X of A", "because of X of A"
10. count: "1,083 ATMs were in service"

A clause must fit all the words between one figure and the next; what no clause fits stays open,
and then the subject is lost until the sentence names a new one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from crossfoot.model import Gauge, Period
from crossfoot.tables.prose_atoms import (
    BEFORE,
    COUNT,
    FIGURES,
    MONEY,
    PERCENT,
    PERIOD,
    TIMES,
    UNKNOWN,
    Atom,
    Drawn,
)
from crossfoot.tables.prose_subjects import (
    Subject,
    quarter_before,
    subject,
    year_before,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_UP = (
    r"up|increased|rose|risen|grew|grown|gained|improved|above|an? (?:\w+ )?(?:increase|rise|gain)"
)
_DOWN = (
    r"down|decreased|declined|fell|fallen|dropped|reduced|below"
    r"|an? (?:\w+ )?(?:decrease|decline|drop|reduction)"
)
_MOVE = rf"(?P<move>{_UP}|{_DOWN})"
_FALLING = re.compile(rf"(?:{_DOWN})$")
_IS = r"(?:was|were|is|are)"
_STATED = (
    rf"(?:,? ?which )?{_IS}(?: (?:equal to|at))?|amounted to|totall?ed|came (?:to|in at)|stood at|reached"
    r"|equall?ed|made up|there (?:remained|was|were)"
    r"|(?:has |have )?(?:increased|decreased|grew|rose|fell|declined|improved) to"
)
_TURN = r"(?P<turn>income|profit|gain|loss|expense|use|inflow|outflow|net inflow|net outflow)"
_JOINED = re.compile(r"[,)]+ (?:(?:and|while|but|whereas) )?| (?:and|while|but|whereas) ")
_STRONG = re.compile(r"[;:] (?:and |while |but )?|, (?:while|and) (?=[^,;]*$)")
_SUFFIX = re.compile(
    rf"(?:(?P<unit> (?:per|a) (?:(?:diluted|basic|common|ordinary) )*(?:share|ADS|ADR|unit)\b)?"
    rf"(?P<basis>,? (?:YoY|QoQ|(?:year|quarter)[- ](?:over|on)[- ](?:year|quarter)|sequentially"
    rf"|(?:in total|on balance|in all|of (?:them|it)\b)|over the same (?:time|period)))?"
    rf"(?P<flow> (?:provided|used))?"
    rf"(?:,? (?P<since>for|in|as of|as at|at|on|during|since|from)(?: the)? (?P<when>[{TIMES}])"
    rf"|,? (?P<bare>[{BEFORE}]))?"
    rf"(?P<close>\.?\))?(?=[\s,.;:)\"”]|$))?",
    re.IGNORECASE,
)
_MAY_FOLLOW = re.compile(
    r"[\s.,;:)\"”]*$|[,;:.)\"”]|[\s,]*(?:and|while|but|from|to|compared|versus|against|because|under"
    r"|due|mainly|primarily|partly|largely|driven|reflecting|as|with|by|since|which|including|in"
    rf"|\((?![{PERCENT}]))(?:\s|(?<=\()|$)|\s+(?:increased|decreased|grew|rose|fell|declined)\b",
)
_ELLIPTICAL = re.compile(
    r"(?:gross|operating|profit|net|EBITDA|[\w ]*)\b(?:margin|ratio|margin ratio|margin rate)$"
    r"|gross profit$|remainder\b.*",
    re.IGNORECASE,
)
_BARE_RATIO = re.compile(r"(?:ratio|rate|percentage)", re.IGNORECASE)
_RATIO = re.compile(r"\b(?:ratio|margin|rate|share of|percentage|yield|return)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clause says of a figure; without a period it holds for the sentence's."""

    atom: Atom
    caption: str
    gauge: Gauge = Gauge.VALUE
    period: Period | None = None
    compared: Period | None = None
    sign: Literal[1, -1] = 1
    per_share: bool = False
    topics: tuple[str, ...] = ()
    base: str = ""
    role: str = "value"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known where a figure stands: what was said before it, in sentence and paragraph.

    `topic` is the last thing named in full, `period` the last said to hold, `compared` the one
    that it is compared with; `said` are the words a likewise clause repeats.
    """

    subject: Subject | None = None
    topic: str = ""
    above: tuple[str, ...] = ()
    period: Period | None = None
    compared: Period | None = None
    last: Reading | None = None
    value: Reading | None = None
    move: Literal[1, -1] = 1
    parts: str = ""
    passive: str = ""
    likewise: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure with the words before it, back to the last figure, and after it, to the next."""

    drawn: Drawn
    atom: Atom
    before: str
    at: int
    after: str
    first: bool
    suffix: re.Match[str] = field(compare=False)

    @property
    def rest(self) -> str:
        return self.after[self.suffix.end() :]

    def subject(self, words: str, offset: int) -> Subject | None:
        """Words of `before` that begin at `offset` as a subject."""
        return subject(words, self.drawn, self.at + offset)

    def when(self) -> tuple[bool, Period | None]:
        """Whether the words after the figure say a period, and which; None if nobody knows."""
        if not self.suffix["when"]:
            return self.suffix["bare"] is not None, None
        at = self.atom.at + 1 + self.suffix.start("when")
        return True, next(a.period for a in self.drawn.atoms if a.at == at)


@dataclass(frozen=True, slots=True)
class Step:
    """A figure read: what it says, what is known then, and how many words after it were used."""

    reading: Reading
    known: Known
    used: int


def suffix(after: str) -> re.Match[str] | None:
    """The words behind a figure that belong to it: unit, basis, period, closing parenthesis."""
    return _SUFFIX.match(after)


def read(spot: Spot, known: Known) -> Step | None:
    """The figure as the first clause that fits reads it."""
    for clause in _LADDER:
        step = clause(spot, known)
        if step is not None:
            return step
    return None


def _clauses(spot: Spot, known: Known) -> tuple[tuple[str, int], ...]:
    """The words of the clause that ends at the figure, and where they begin in `before`.

    Between figures a clause begins at once, or after the last comma where other words come first.
    """
    text = spot.before
    strong = [m.end() for m in _STRONG.finditer(text)]
    if spot.first:
        return ((text[(strong or [0])[-1] :], (strong or [0])[-1]),)
    starts = [strong[-1]] if strong else []
    joined = _JOINED.match(text)
    if not strong and known.last is not None and joined and joined.end():
        starts = [joined.end()]
    if known.last is not None and (comma := text.rfind(", ")) > 0:
        after = _JOINED.match(text, comma)
        starts.append(after.end() if after else comma)
    return tuple((text[start:], start) for start in dict.fromkeys(starts))


def _first(
    spot: Spot, known: Known, reader: Callable[[Spot, Known, str, int], Step | None]
) -> Step | None:
    """What a reader makes of the first clause that it can read."""
    for words, offset in _clauses(spot, known):
        if step := reader(spot, known, words, offset):
            return step
    return None


# ── the clauses ──────────────────────────────────────────────────────────────────────────

_COMPARED = re.compile(
    rf"[\s,]*(?:\(\s*)?(?:(?:up |down )?from|compared (?:to|with)|versus|vs\.?|against"
    rf"|from the (?:balance|level) (?:as of|as at|at) (?P<when>[{TIMES}]) of)"
    rf"(?: an? {_TURN} of)?\s*"
    rf"|[\s,]*\(\s*(?:an? (?P<turned>income|profit|gain|loss|expense|use|inflow|outflow) of"
    rf"|(?P<named>[^()]+) of)?\s*"
)


def _comparative(spot: Spot, known: Known) -> Step | None:
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
        reading = replace(reading, sign=_turned(turn, reading.caption))
    if flow := spot.suffix["flow"]:
        reading = replace(reading, sign=-1 if flow.strip() == "used" else 1)
    if match["named"]:
        return _other_in_parentheses(spot, known, match, reading)
    if not _may_follow(spot.rest):
        return None
    return Step(reading, replace(known, last=reading), spot.suffix.end())


def _other_in_parentheses(
    spot: Spot, known: Known, match: re.Match[str], reading: Reading
) -> Step | None:
    """ "(net cash used in … of A for 1Q16)": the same measure under the caption it had then."""
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
        return period or (year_before(known.period) if spot.suffix["bare"] else None)
    if match["when"]:
        at = spot.at + match.start("when")
        return next(a.period for a in spot.drawn.atoms if a.at == at)
    last = known.last
    return last.compared if last and last.role == "difference" else None


_MOVED_ON = re.compile(
    rf"[\s,]*(?:\(\s*)?(?:and |or |representing |which {_IS} )?(?:having )?{_MOVE}(?: of)?(?: by)?\s*"
)
_AGAIN = re.compile(r",?(?: and)?(?: by)?\s*")
_MOVED_NEW = re.compile(
    rf"(?P<name>.+?),? (?:(?:also|further) )?(?:(?:has|have|having) )?(?:also )?{_MOVE}(?: by)?\s*"
)
_MOVED_NOUN = re.compile(
    rf"(?:.*\b(?:{_IS}|to|of|by) )?(?P<move>an? (?:increase|rise|decrease|decline|drop|reduction))"
    rf" in (?P<name>.+?)(?: (?:by|of))?\s*"
)
_COMPARED_NOUN = re.compile(rf"(?P<name>.+) {_IS} (?P<move>above|below) [{BEFORE}] by\s*")
_GROWTH = re.compile(
    r"(?:.* with )?(?:strong |solid |healthy )?(?:(?P<basis>year|quarter)[- ]over[- ](?:year|quarter) )?"
    r"(?P<name>\w+) growth of\s*"
)
_PRONOUN = re.compile(r"(?:they|it|these|this|those)", re.IGNORECASE)


def _movement(spot: Spot, known: Known) -> Step | None:
    if match := _MOVED_ON.fullmatch(spot.before):
        return _moved(spot, known, known.subject, match["move"])
    if known.last and known.last.role == "change" and _AGAIN.fullmatch(spot.before):
        move = "up" if known.move > 0 else "down"
        return _moved(spot, known, known.subject, move) if spot.atom.kind == PERCENT else None
    return _first(spot, known, _movement_new)


def _movement_new(spot: Spot, known: Known, words: str, offset: int) -> Step | None:
    for pattern in (_COMPARED_NOUN, _MOVED_NOUN, _MOVED_NEW, _GROWTH):
        if match := pattern.fullmatch(words):
            return _moved_new(spot, known, match, offset)
    return None


def _moved_new(spot: Spot, known: Known, match: re.Match[str], offset: int) -> Step | None:
    pronoun = _PRONOUN.fullmatch(match["name"])
    named = known.subject if pronoun else spot.subject(match["name"], offset + match.start("name"))
    groups = match.groupdict()
    move = groups.get("move") or "up"
    if named is not None and not pronoun:
        known = _about(known, named)
    above = BEFORE in match[0]
    if match.re is _GROWTH and not groups.get("basis"):
        return None
    basis = f"{groups['basis']} over" if groups.get("basis") else ""
    return _moved(spot, known, named, move, "year over" if above else basis)


def _moved(
    spot: Spot, known: Known, named: Subject | None, move: str, basis: str = ""
) -> Step | None:
    if named is None or _is_ratio(named, known) or not _may_follow(spot.rest):
        return None
    said, when = spot.when()
    since = when if said and (spot.suffix["since"] or "").casefold() in {"since", "from"} else None
    basis = basis or (spot.suffix["basis"] or "").strip(" ,")
    if said and since is None and spot.suffix["bare"]:
        return None
    percent = spot.atom.kind == PERCENT
    down: Literal[1, -1] = -1 if _FALLING.match(move) else 1
    reading = Reading(
        spot.atom,
        named.caption,
        Gauge.CHANGE if percent else Gauge.DIFFERENCE,
        named.period or known.period,
        since or _basis(basis, named.period or known.period) or _over_same(basis, known),
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
    return not money and _RATIO.search(named.caption) is not None


def _basis(basis: str, period: Period | None) -> Period | None:
    lowered = basis.casefold()
    if lowered.startswith(("yoy", "year")):
        return year_before(period)
    if lowered.startswith(("qoq", "quarter", "sequential")):
        return quarter_before(period)
    return None


def _over_same(basis: str, known: Known) -> Period | None:
    same = basis.casefold().startswith("over the same")
    return known.compared if same else None


_TO = re.compile(r"[\s,]*to\s*")


def _target(spot: Spot, known: Known) -> Step | None:
    last = known.last
    if last is None or last.role not in {"difference", "change"} or not _TO.fullmatch(spot.before):
        return None
    if spot.atom.kind == PERCENT or known.subject is None or not _may_follow(spot.rest):
        return None
    return _value(spot, known, known.subject)


_OF_WHICH = re.compile(r"(?:[\s,)]*(?:of which|of whom)|Of (?:this|these|that|it|them))\s*")
_WERE = re.compile(
    rf" (?:{_IS}|belongs? to|relates? to|came from) (?P<name>[^,;.()]+?)(?= \(|[,;.]|$| and $)"
)


def _after(spot: Spot, known: Known) -> Step | None:
    match = _WERE.match(spot.rest)
    if match is None or not _OF_WHICH.fullmatch(spot.before) or not known.topic:
        return None
    at = spot.atom.at + 1 + spot.suffix.end() + match.start("name")
    named = subject(match["name"], spot.drawn, at)
    if named is None:
        return None
    step = _value(spot, replace(known, above=(known.topic,)), named, free=True)
    return step and replace(step, used=step.used + match.end())


_CONSIST = r"(?:consists? of|consisted of|comprised|(?:was|were|is|are) (?:made up|composed) of)"
_CONSISTED = re.compile(rf"(?P<name>.+?),? {_CONSIST}\s*")
_MADE_UP = re.compile(rf"(?P<name>.+?),? {_CONSIST} (?P<part>.+?),\s*")
_BREAKDOWN = re.compile(rf"[Tt]he (?:major |main )?breakdown of (?P<name>.+?) {_IS}\s*")
_AND = re.compile(r",?(?: and)?\s*")
_PART = re.compile(r",?(?: and)? (?P<part>.+?),\s*")
_IN = re.compile(rf" in (?P<part>[^;.{FIGURES}]+?)(?=,|;|\.|$| and $)")


def _parts(spot: Spot, known: Known) -> Step | None:
    if known.parts == "in" and _AND.fullmatch(spot.before):
        return _part_behind(spot, known)
    if known.parts == "before" and (match := _PART.fullmatch(spot.before)):
        return _part_before(spot, known, match, 0)
    return _first(spot, known, _parts_new)


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
    known = _about(known, whole)
    return replace(known, above=(whole.caption,), period=whole.period or known.period)


def _part_behind(spot: Spot, known: Known) -> Step | None:
    match = _IN.match(spot.rest)
    if match is None:
        return None
    at = spot.atom.at + 1 + spot.suffix.end() + match.start("part")
    named = subject(match["part"], spot.drawn, at)
    step = named and _value(spot, known, named, free=True)
    return step and Step(
        step.reading, replace(step.known, parts="in", above=known.above), step.used + match.end()
    )


def _part_before(spot: Spot, known: Known, match: re.Match[str], offset: int) -> Step | None:
    named = spot.subject(match["part"], offset + match.start("part"))
    step = named and _value(spot, known, named)
    return step and replace(step, known=replace(step.known, parts="before", above=known.above))


_VERB_OF_VALUE = re.compile(
    rf"(?P<name>.+?)(?: therefore| together| also| then)? (?:{_STATED})(?: an? {_TURN} of)?\s*"
)
_VERB_OF_BUSINESS = re.compile(
    rf"(?P<name>.+?)(?: together| also)? (?P<verb>brought|earned|took|cost|gave|had|sold for)"
    rf"(?: an? {_TURN} of)?\s*"
)
_CASH = re.compile(r"(?P<name>.+?) (?P<verb>(?:used|provided) (?:net )?cash) of\s*")
_PASSIVE = re.compile(
    rf"(?P<name>.+?) {_IS} (?P<verb>\w+ed|paid|bought|sold)(?P<down> down)? (?:by|for|with|at)\s*"
)
_PASSIVE_ON = re.compile(
    r" and (?P<verb>\w+ed|paid|bought|sold)(?:, [^,]+,)? (?:for|with|at|by)\s*"
)
_LEFT = re.compile(
    r"(?P<who>they|it|we|the company)(?: also)? (?:held|recorded|reported|generated|had|left|earned)"
    r" (?:an? )?(?P<name>.+) of\s*",
    re.IGNORECASE,
)
_BASE = re.compile(rf" of (?P<base>[^,;.(){FIGURES}]+?)(?=,|;|\.|\)|$| and $)")


def _stated(spot: Spot, known: Known) -> Step | None:
    if known.passive and (match := _PASSIVE_ON.fullmatch(spot.before)):
        done = Subject(f"{known.passive} {match['verb']}", known.period)
        return _value(spot, known, done)
    return _first(spot, known, _stated_new)


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
    known = _about(known, named) if ours else replace(known, above=(known.topic,))
    return _value(spot, known, named)


def _cash(spot: Spot, known: Known, match: re.Match[str], offset: int) -> Step | None:
    named = spot.subject(match["name"], offset)
    if named is None:
        return None
    used = match["verb"].startswith("used")
    whole = replace(named, caption=f"{named.caption} {match['verb']}", sign=-1 if used else 1)
    return _value(spot, _about(known, whole), whole)


def _passive(spot: Spot, known: Known, match: re.Match[str], offset: int) -> Step | None:
    named = spot.subject(match["name"], offset)
    if named is None or re.fullmatch(_MOVE, match["verb"]) or spot.atom.kind != MONEY:
        return None
    done = replace(named, caption=f"{named.caption} {match['verb']}{match['down'] or ''}")
    step = _value(spot, _about(known, named), done)
    return step and replace(step, known=replace(step.known, passive=named.caption))


def _business(spot: Spot, known: Known, match: re.Match[str], offset: int) -> Step | None:
    end = match.end("verb") if match["verb"] == "cost" else match.end("name")
    words = match.string[: end if match["verb"] != "sold for" else match.end("name") + 5]
    named = None if _PRONOUN.match(match["name"]) else spot.subject(words, offset)
    if named is None or spot.atom.kind != MONEY:
        return None
    if match["turn"]:
        named = _turning(named, match)
    part = (spot.suffix["basis"] or "").strip() in {"of them", "of it"}
    known = replace(known, above=(known.topic,)) if part else _about(known, named)
    step = _value(spot, known, named)
    return step and replace(step, known=replace(step.known, likewise=True))


def _turning(named: Subject, match: re.Match[str]) -> Subject:
    """ "took a net outflow of" turns the sign, and a flow is another thing than its subject."""
    caption = named.caption
    if match["turn"].endswith("flow"):
        caption += match.string[match.end("name") : match.end("turn")]
    return replace(named, caption=caption, sign=_turned(match["turn"], named.caption))


def _plainly(spot: Spot, known: Known, match: re.Match[str], offset: int) -> Step | None:
    base = _BASE.match(spot.rest) if spot.atom.kind == PERCENT else None
    if _PRONOUN.fullmatch(match["name"]):
        named = known.subject if base else None
    else:
        named = spot.subject(match["name"], offset)
    if named is None:
        return None
    if spot.atom.kind == PERCENT:
        return _share(spot, known, named, base)
    if match["turn"]:
        named = replace(named, sign=_turned(match["turn"], named.caption))
    if known.part and spot.first:
        return _value(spot, replace(known, above=(known.topic,)), named)
    return _value(spot, _about(known, named), named)


def _share(spot: Spot, known: Known, named: Subject, base: re.Match[str] | None) -> Step | None:
    """A percentage that is stated of a thing: its ratio, or its share of something."""
    if base is None and not (_RATIO.search(named.caption) and _may_follow(spot.rest)):
        return None
    known = _about(known, named)
    said, when = spot.when()
    period = when if said else (named.period or known.period)
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

_OR = re.compile(r"[\s,]*(?:or)\s*")


def _alternative(spot: Spot, known: Known) -> Step | None:
    value = known.value
    if value is None or known.last is not value or not _OR.fullmatch(spot.before):
        return None
    if not spot.suffix["unit"] or not _may_follow(spot.rest):
        return None
    named = replace(known.subject or Subject(value.caption), caption=value.caption)
    return _value(spot, known, named)


_LIKEWISE = re.compile(r"[\s,]*and (?P<name>[\w &'’-]+?)\s*")


def _likewise(spot: Spot, known: Known) -> Step | None:
    match = _LIKEWISE.fullmatch(spot.before)
    if match is None or not known.likewise or spot.atom.kind != MONEY:
        return None
    if re.search(r" (?:of|in|for|to|by|with|at)$", match["name"]):
        return None
    named = spot.subject(match["name"], match.start("name"))
    step = named and _value(spot, known, named)
    return step and replace(step, known=replace(step.known, likewise=True))


_AMONG = (
    r"(?:.*\b(?:there (?:was|were)|among them (?:was|were)|includ(?:ed|es|ing)|because of|due to"
    r"|driven by|offset by|declares?|declared) (?:an? )?)?"
)
_NOMINAL = re.compile(rf"{_AMONG}(?P<name>.+?,?)(?: an? {_TURN})? of\s*", re.IGNORECASE)
_PART_OF = re.compile(r"[\s,]*\((?:included in|part of) (?P<name>.+?) of\s*")
_AND_SAME = re.compile(r",\s*")
_FLOW_FROM = re.compile(r"(?: \([^()]*\))? from (?P<name>[^,;.()]+)(?=[,;.]|$)")


def _nominal(spot: Spot, known: Known) -> Step | None:
    if spot.atom.kind == PERCENT:
        return None
    if match := _PART_OF.fullmatch(spot.before):
        named = spot.subject(match["name"], match.start("name"))
        step = named and _value(spot, known, named)
        return step and replace(step, known=replace(step.known, parts="same"))
    if known.parts == "same" and _AND_SAME.fullmatch(spot.before):
        return _same_then(spot, known)
    return _first(spot, known, _nominal_new)


def _nominal_new(spot: Spot, known: Known, words: str, offset: int) -> Step | None:
    match = _NOMINAL.fullmatch(words)
    named = spot.subject(match["name"], offset + match.start("name")) if match else None
    if match is None or named is None:
        return None
    if match["turn"]:
        named = replace(named, sign=_turned(match["turn"], named.caption))
    if (origin := _FLOW_FROM.match(spot.drawn.text, spot.atom.at + 1)) and named.caption.endswith(
        "flow"
    ):
        named = replace(named, caption=f"{named.caption} from {origin['name']}")
    return _value(spot, _about(known, named), named)


def _same_then(spot: Spot, known: Known) -> Step | None:
    """ "(part of X of A, B for 1Q16)": the second is X in the period that it says."""
    said, period = spot.when()
    if not said or period is None or known.last is None:
        return None
    reading = replace(known.last, atom=spot.atom, period=period, role="comparative")
    return Step(reading, replace(known, last=reading, parts=""), spot.suffix.end())


_LEAVES = re.compile(rf" (?:has|have) been \w+|(?: {_IS}) [\w ]+")


def _count(spot: Spot, known: Known) -> Step | None:
    match = _LEAVES.match(spot.rest)
    if spot.atom.kind != COUNT or match is None or spot.before.strip():
        return None
    step = _value(spot, replace(known, above=(known.topic,)), Subject(spot.atom.noun), free=True)
    return step and replace(step, used=step.used + match.end())


_LADDER: tuple[Callable[[Spot, Known], Step | None], ...] = (
    _comparative,
    _movement,
    _target,
    _after,
    _parts,
    _stated,
    _alternative,
    _likewise,
    _nominal,
    _count,
)


# ── what the clauses share ───────────────────────────────────────────────────────────────


def _value(spot: Spot, known: Known, named: Subject, *, free: bool = False) -> Step | None:
    """The figure as the value of a thing; `free` when the words after it are read already."""
    said, when = spot.when()
    if (said and when is None) or not (free or _may_follow(spot.rest)):
        return None
    if spot.atom.kind == PERCENT or (named.period is None and UNKNOWN in spot.before):
        return None
    period = when or named.period or known.period
    unit = spot.suffix["unit"] or ""
    caption = named.caption if unit.strip() in {"", named.caption} else f"{named.caption}{unit}"
    per_share = bool(unit) or _PER_SHARE.search(caption) is not None
    reading = Reading(
        spot.atom, caption, Gauge.VALUE, period, sign=named.sign, per_share=per_share,
        topics=known.above,
    )  # fmt: skip
    known = replace(
        known, last=reading, value=reading, subject=replace(named, caption=caption),
        period=named.period or known.period, parts="", likewise=False,
    )  # fmt: skip
    return Step(reading, known, spot.suffix.end())


_PER_SHARE = re.compile(r"\bper (?:\w+ )?(?:share|ADS|ADR)\b|\bEPS\b")


def _about(known: Known, named: Subject) -> Known:
    """What is known once a thing is named: it is the topic unless it only makes sense under one."""
    if _BARE_RATIO.fullmatch(named.caption) and known.value:
        return replace(known, above=(known.topic, known.value.caption))
    if _ELLIPTICAL.fullmatch(named.caption):
        return replace(known, above=(known.topic,))
    return replace(
        known, topic=named.caption, above=(), period=named.period or known.period, parts=""
    )


def _turned(turn: str, caption: str) -> Literal[1, -1]:
    """-1 for a loss, an expense or a use, unless the caption says as much itself."""
    if not turn.endswith(("loss", "expense", "use", "outflow")):
        return 1
    return 1 if re.search(r"\b(?:paid|expenses?|costs?|loss)\b", caption) else -1


def _may_follow(rest: str) -> bool:
    return _MAY_FOLLOW.match(rest) is not None
