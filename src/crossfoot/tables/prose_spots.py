"""A figure in its sentence: the words around it, what is known there, what a clause says of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from crossfoot.model import Gauge, Period
from crossfoot.patterns import regex
from crossfoot.tables.prose_atoms import BEFORE, PERCENT, TIMES, UNKNOWN, Atom, Drawn
from crossfoot.tables.prose_subjects import Subject, subject
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Callable

IS = r"(?:was|were|is|are)"
TURN = r"(?P<turn>income|profit|gain|loss|expense|use|inflow|outflow|net inflow|net outflow)"
_JOINED = regex(r"[,)]+ (?:(?:and|while|but|whereas) )?| (?:and|while|but|whereas) ")
_STRONG = regex(r"[;:] (?:and |while |but )?|, (?:while|and) (?=[^,;]*$)")
_SUFFIX = regex(
    rf"(?:(?P<unit> (?:per|a) (?:(?:diluted|basic|common|ordinary) )*(?:share|ADS|ADR|unit)\b)?"
    rf"(?P<basis>,? (?:YoY|QoQ|(?:year|quarter)[- ](?:over|on)[- ](?:year|quarter)"
    rf"|sequentially|year to year"
    rf"|(?:from|versus) the (?:previous|prior|preceding) quarter"
    rf"|(?:in total|on balance|in all|of (?:them|it)\b)|over the same (?:time|period)))?"
    rf"(?P<flow> (?:provided|used))?"
    rf"(?:,? (?P<since>for|in|as of|as at|at|on|during|since|from)(?: the)? (?P<when>[{TIMES}])"
    rf"|,? (?P<bare>[{BEFORE}]))?"
    rf"(?P<close>\.?\))?(?=[\s,.;:)\"”]|$))?",
    re.IGNORECASE,
)
_MAY_FOLLOW = regex(
    r"[\s.,;:)\"”]*$|[,;:.)\"”]|[\s,]*(?:and|while|but|from|to|compared|versus|against|because|under"
    r"|due|mainly|primarily|partly|largely|driven|reflecting|as|with|by|since|which|including"
    r"|in the quarter"
    rf"|\((?![{PERCENT}]))(?:\s|(?<=\()|$)|\s+(?:increased|decreased|grew|rose|fell|declined)\b",
)
_ELLIPTICAL = regex(
    r"(?:gross|operating|profit|net|EBITDA|[\w ]*)\b(?:margin|ratio|margin ratio|margin rate)$"
    r"|gross profit$|remainder\b.*",
    re.IGNORECASE,
)
_BARE_RATIO = regex(r"(?:ratio|rate|percentage)", re.IGNORECASE)
RATIO = regex(r"\b(?:ratio|margin|rate|share of|percentage|yield|return)\b", re.IGNORECASE)


class Reading(Value):
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
    bound: Literal["", "minimum", "maximum"] = ""


class Known(Value):
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
    printed: tuple[Period, ...] = ()


class Spot(Value):
    """A figure with the words before it, back to the last figure, and after it, to the next."""

    drawn: Drawn
    atom: Atom
    before: str
    at: int
    after: str
    first: bool
    suffix: re.Match[str]

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


class Step(Value):
    """A figure read: what it says, what is known then, and how many words after it were used."""

    reading: Reading
    known: Known
    used: int


def suffix(after: str) -> re.Match[str]:
    """The words behind a figure that belong to it: unit, basis, period, closing parenthesis."""
    match = _SUFFIX.match(after)
    if match is None:
        raise AssertionError(after)  # the whole pattern is optional
    return match


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


def first_clause(
    spot: Spot, known: Known, reader: Callable[[Spot, Known, str, int], Step | None]
) -> Step | None:
    """What a reader makes of the first clause that it can read."""
    for words, offset in _clauses(spot, known):
        if step := reader(spot, known, words, offset):
            return step
    return None


def value_of(spot: Spot, known: Known, named: Subject, *, free: bool = False) -> Step | None:
    """The figure as the value of a thing; `free` when the words after it are read already."""
    said, when = spot.when()
    if (said and when is None) or not (free or may_follow(spot.rest)):
        return None
    if spot.atom.kind == PERCENT or (named.period is None and UNKNOWN in spot.before):
        return None
    period = when or named.period or known.period
    unit = spot.suffix["unit"] or ""
    caption = named.caption if unit.strip() in {"", named.caption} else f"{named.caption}{unit}"
    per_share = bool(unit) or PER_SHARE.search(caption) is not None
    reading = Reading(
        spot.atom, caption, Gauge.VALUE, period, sign=named.sign, per_share=per_share,
        topics=known.above,
    )  # fmt: skip
    known = replace(
        known, last=reading, value=reading, subject=replace(named, caption=caption),
        period=named.period or known.period, parts="", likewise=False,
    )  # fmt: skip
    return Step(reading, known, spot.suffix.end())


PER_SHARE = regex(r"\bper (?:\w+ )?(?:share|ADS|ADR)\b|\bEPS\b")


def about(known: Known, named: Subject) -> Known:
    """What is known once a thing is named: it is the topic unless it only makes sense under one."""
    if _BARE_RATIO.fullmatch(named.caption) and known.value:
        return replace(known, above=(known.topic, known.value.caption))
    if _ELLIPTICAL.fullmatch(named.caption):
        return replace(known, above=(known.topic,))
    return replace(
        known, topic=named.caption, above=(), period=named.period or known.period, parts=""
    )


def turned(turn: str, caption: str) -> Literal[1, -1]:
    """-1 for a loss, an expense or a use, unless the caption says as much itself."""
    if not turn.endswith(("loss", "expense", "use", "outflow")):
        return 1
    return 1 if re.search(r"\b(?:paid|expenses?|costs?|loss)\b", caption) else -1


def may_follow(rest: str) -> bool:
    """Whether the words behind a figure leave it as it was said."""
    return _MAY_FOLLOW.match(rest) is not None
