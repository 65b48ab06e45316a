"""Atoms: the figures and periods of a passage, each drawn together to one character.

The grammar then reads a short text of words and atoms, and no digit can mislead it. What has
digits and is no figure (addresses, standards, form numbers, times of day) becomes an atom too.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from crossfoot.amounts import CURRENCY, CURRENCY_NAME, currency_in, decimal_places, scale_in
from crossfoot.model import Duration, Figure
from crossfoot.patterns import regex
from crossfoot.periods import dates_in, period, span_in
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.model import Period
    from crossfoot.tables.prose_text import Passage

MONEY, PERCENT, SHARES, COUNT = "\ue000", "\ue001", "\ue002", "\ue003"
PERIOD, BEFORE, UNKNOWN, OTHER = "\ue010", "\ue011", "\ue012", "\ue013"
FIGURES = MONEY + PERCENT + SHARES + COUNT
TIMES = PERIOD + BEFORE + UNKNOWN

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}, ?\d{{4}}|\d{{1,2}} {_MONTH} \d{{4}}|\d{{4}}-\d\d-\d\d)"
_NTH = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_SPAN = r"(?:[\w-]+[ -](?:months?|weeks?)|(?:fiscal |full )?(?:year|quarter))"
_NUMERAL = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![,.]?\d)"
_SCALE = r"thousand|million|billion|trillion"
_ATOM = regex(
    # Nothing begins with a blank or inside a word: asked once, not of each alternative.
    r"(?=\S)(?<![a-z](?=[a-z]))(?:"
    rf"(?P<other>https?://\S+|[^\s@]++@\S+|www\.\S+|\+\d[\d() -]+\d|\(0\d+\) ?\d[\d-]+"
    rf"|\b(?:Form|ASU|ASC|No\.|Note|Section|Rule|Chapter|Item|Page|page) ?[\dA-Z-]*\d[\w.-]*"
    rf"|\b\d{{4}}-\d\d\b(?!-\d)|\b\d{{1,2}}:\d\d\b|\*\d|\b{_MONTH} \d{{1,2}}\b(?!,? ?\d{{4}}))"
    rf"|(?P<dated>\b(?:(?:the )?{_SPAN} (?:period )?(?:that )?end(?:ed|ing|s)(?: on)? )?{_DATE})"
    rf"|(?P<ends>\b(?:the )?end of )?(?:\bthe )?"
    rf"(?P<label>\b(?:[1-4][QH]|[QH][1-4])['’ ]?(?:FY)?\d{{2,4}}\b|\bFY['’ -]?\d{{2,4}}\b"
    rf"|\b(?:{_NTH}[ -]quarter|{_NTH}[ -]half)(?: of)?(?: the)?(?: fiscal)?(?: year)? \d{{4}}\b"
    rf"|\b(?:fiscal|full)?[ -]?(?:year )?(?:19|20)\d\d\b(?![,.]\d|%))"
    rf"|(?P<before>\b(?:the )?(?:prior|previous|last)[- ](?:fiscal )?year(?:'s|’s)?"
    rf"(?! over)|\ba year (?:ago|earlier)\b)"
    rf"|(?P<currency>(?<![A-Za-z]){CURRENCY})[  ]?"
    rf"(?P<minus>[-−△▲(]?)(?P<money>{_NUMERAL})(?P<close>\)?)(?:[  -]?(?P<scale>{_SCALE}|mn|bn)\b)?"
    rf"|(?<![\w.,-])(?P<late>{_NUMERAL}) (?P<latescale>{_SCALE})? ?"
    rf"(?P<latecurrency>(?i:{CURRENCY_NAME}))\b"
    rf"|(?<![\d.,])(?P<percent>{_NUMERAL})"
    r"(?: ?%(?! ?pts?\b| ?points?\b)| percent\b(?!age)| per cent\b)"
    rf"|(?<![\w.,/-])(?P<shares>{_NUMERAL})(?: (?P<sharescale>{_SCALE}))?(?: [a-z]+)? shares\b"
    rf"|(?<![\w.,/-])(?P<count>{_NUMERAL})(?: (?P<countscale>{_SCALE}))? (?P<noun>[A-Za-z]+s)\b"
    rf"|(?P<digits>\d[\d,.]*))",
)
_NUMBERS = ("money", "late", "percent", "shares", "count")
_KINDS = {"money": MONEY, "late": MONEY, "percent": PERCENT, "shares": SHARES, "count": COUNT}
_UNCOUNTED = regex(
    r"(?:months?|weeks?|days?|years?|hours?|quarters?|minutes?|basis|times|points?|of|is|as|was|its|this|has|bps)$",
    re.IGNORECASE,
)


class Calendar(Protocol):
    """Which period a printed label ("1Q16", "FY2017") means in this release."""

    @property
    def current(self) -> Duration | None:
        """The period that the release reports."""

    @property
    def printed(self) -> tuple[Period, ...]:
        """The periods of its columns."""

    def period_of(self, text: str) -> Period | None:
        """The period that a label means."""

    def lies_ahead(self, period: Period) -> bool:
        """Whether a period is still to end."""


class Atom(Value):
    """One figure or period; `text` is as printed, `at` its place in the drawn-together text."""

    kind: str
    text: str
    at: int
    figure: Figure | None = None
    period: Period | None = None
    scale: int = 0
    currency: str | None = None
    noun: str = ""


class Drawn(Value):
    """A passage or sentence drawn together: its words, and the atoms that stand in them."""

    text: str
    atoms: tuple[Atom, ...]

    def printed(self, text: str, at: int) -> str:
        """A stretch of the text that begins at `at`, with its atoms as they were printed."""
        inside = {atom.at - at: atom.text for atom in self.atoms}
        return "".join(inside.get(index, letter) for index, letter in enumerate(text))


def draw(passage: Passage, calendar: Calendar) -> Drawn:
    """The passage with each figure and period drawn together to one character."""
    words: list[str] = []
    atoms: list[Atom] = []
    length = end = 0
    for match in _ATOM.finditer(passage.text):
        between = passage.text[end : match.start()]
        atom = _atom(match, length + len(between), passage, calendar)
        words += (between, atom.kind)
        atoms.append(atom)
        length += len(between) + 1
        end = match.start() + len(atom.text)
    return Drawn("".join((*words, passage.text[end:])), tuple(atoms))


def _atom(match: re.Match[str], at: int, passage: Passage, calendar: Calendar) -> Atom:
    name = next((n for n in _NUMBERS if match[n]), "")
    if name and not (name == "count" and _UNCOUNTED.fullmatch(match["noun"])):
        return _number(match, name, at, passage)
    text = match[0]
    if match["before"]:
        return Atom(BEFORE, text, at)
    if match["dated"]:
        dated = dates_in(text)
        if dated:
            return Atom(PERIOD, text, at, period=period(span_in(text), dated[0].on))
        return Atom(UNKNOWN, text, at)
    if match["label"]:
        meant = calendar.period_of(match["label"])
        if match["ends"] and isinstance(meant, Duration):
            meant = meant.closing
        return Atom(UNKNOWN if meant is None else PERIOD, text, at, period=meant)
    return Atom(OTHER, text, at)


def _number(match: re.Match[str], name: str, at: int, passage: Passage) -> Atom:
    number = match[name]
    negative = (
        name == "money" and bool(match["minus"]) and (match["minus"] != "(" or match["close"])
    )
    value = Decimal(number.replace(",", ""))
    figure = Figure(
        text=number + ("%" if name == "percent" else ""),
        value=-value if negative else value,
        places=decimal_places(number),
        place=passage.place(match.start(name)),
        percent=name == "percent",
    )
    text = match[0]
    if name == "money" and match["close"] and match["minus"] != "(":
        text = text[: match.end("money") - match.start()]  # the parenthesis closes another
    word = match["scale"] or match["latescale"] or match["sharescale"] or match["countscale"]
    currency = match["currency"] or match["latecurrency"]
    return Atom(
        _KINDS[name], text, at, figure,
        scale={"mn": 6, "bn": 9}.get(word or "", scale_in(word or "") or 0),
        currency=currency_in(currency) if currency else None,
        noun=match["noun"] or "",
    )  # fmt: skip


_STOP = regex(r"[.!?][)\"'”’]*\s+(?=[A-Z\"“(\ue000-\ue013])")
_ABBREVIATION = regex(r"\b(?:Inc|Corp|Co|Ltd|No|St|vs|U\.S|Jr|Mr|Ms|Dr|approx)\.$")


def sentences(drawn: Drawn) -> Iterator[Drawn]:
    """The sentences of a passage that state figures."""
    start = 0
    for stop in (*(m.end() for m in _STOP.finditer(drawn.text)), len(drawn.text)):
        if stop < len(drawn.text) and _ABBREVIATION.search(drawn.text[start:stop].rstrip()):
            continue
        text = drawn.text[start:stop]
        atoms = tuple(replace(a, at=a.at - start) for a in drawn.atoms if start <= a.at < stop)
        if text.strip():
            yield Drawn(text.rstrip(), atoms)
        start = stop
