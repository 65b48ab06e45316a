"""Paragraphs outside of the statements, each for what it is: head, unit, figures, caption, prose.

A cell says little alone: whether a caption is a title or a row is for the readers of tables.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from crossfoot.amounts import CURRENCY, currency_in, figure, scale_in, trailing_figures
from crossfoot.model import Figure, Place
from crossfoot.patterns import regex
from crossfoot.periods import dates_in
from crossfoot.tables.heads import Head, is_unit_line, is_years, read_head
from crossfoot.tables.titles import is_prose
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.model import Document, Paragraph, Period
    from crossfoot.tables.calendar import Calendar

_NUMERAL = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SCALE = r"(?:thousand|million|billion|trillion)"
_BASIS = (
    "YoY|QoQ|Y/Y|Q/Q|year[- ]over[- ]year|year[- ]on[- ]year|quarter[- ]over[- ]quarter"
    "|quarter[- ]on[- ]quarter"
)
_AMOUNT = regex(
    rf"(?:(?P<currency>{CURRENCY})\s?)?(?P<number>{_NUMERAL})\s?(?P<scale>{_SCALE})?"
    r"(?:\s?(?P<noun>yen|shares))?(?![\w.,])"
)
_AMOUNTS = regex(rf"(?:{CURRENCY}\s?{_NUMERAL}\s{_SCALE}\s*)+")
_MOVE = regex(
    r"\(?(?P<way>up|down|increased?|decreased?)?\s*(?:by |of )?"
    rf"(?P<number>{_NUMERAL})\s?(?P<percent>%)\s*(?P<basis>{_BASIS})?\)?",
    re.IGNORECASE,
)
_MOVES = regex(rf"(?:\((?:up|down) {_NUMERAL}\s?%[^()\d]{{0,24}}\)\s*)+", re.IGNORECASE)
_CHANGE = regex(
    rf"(?:%\s*)?(?P<basis>{_BASIS})?\s*(?:%\s*)?"
    r"(?:changes?|growth|difference|variance|increase\s?/?\s?\(?decrease\)?)?\s*(?:\(%\)|%)?",
    re.IGNORECASE,
)
_GLUED = regex(rf"(?P<number>[(△▲-]?{_NUMERAL}\)?)\s?(?P<noun>[A-Za-z]{{1,12}})")
_NOUNS = (
    "shares|ADSs?|contracts|subscriptions|subscribers|units|persons|people|employees|stores"
    "|accounts|branches|customers|members|restaurants|users|vehicles|warehouses"
    "|[KMGT]bps|[KMGT]Wh?|times"
)
NOUN_UNIT = regex(rf"(?P<noun>{_NOUNS})|\((?P<aside>(?i:{_NOUNS}))\)")
"""With a capital and without parentheses it is rather a caption."""

_PERIOD_WORD = regex(
    r"\b(?:as of|as at|at|for|the|ended|ending|months?|weeks?|quarters?|years?|fiscal|period"
    r"|interim|half|full|one|two|three|six|nine|twelve|thirteen|first|second|third|fourth|unaudited|audited"
    r"|forecasts?|targets?|actual|results?|plan|revised|end|of|to|through)\b"
    r"|[-–—~()\s,.\d]",
    re.IGNORECASE,
)
_ASIDE = regex(r"\((?:forecasts?|targets?|plan|actual|results?|revised)\)", re.IGNORECASE)
_FORECAST = regex(r"\b(?:targets?|forecasts?|guidance|outlook|projections?)\b", re.IGNORECASE)
_LISTED = regex(
    rf"\b(?:As of|As at|At|For|In)\s[^:]+:\s*{CURRENCY}?\s?{_NUMERAL}\b",
    re.IGNORECASE,
)
_LETTERS = regex(r"[^\W\d_]{2}|\d|\b[A-Z]\.[A-Z]\.")
_DIGIT = regex(r"\d")
_NOTE = regex(r"\s*(?:\*\s?\d*\.?\s|※|\(Notes?\s?\d*\)\s?|Notes?\s?\d*[:.]\s)")
_LONGEST_CAPTION = 110


class Sort(Enum):
    """What a cell is."""

    CAPTION = auto()
    FIGURE = auto()
    ROW = auto()
    UNIT = auto()
    PERIOD = auto()
    PIECE = auto()
    CHANGE = auto()
    CARD = auto()
    MOVE = auto()
    LISTED = auto()
    REMARK = auto()
    END = auto()


class UnitCell(Value):
    """A unit that stands in a cell of its own: money and its power of ten, percent, or a noun."""

    scale: int = 0
    currency: str | None = None
    percent: bool = False
    noun: str = ""


class Amount(Value):
    """A figure with the unit that is printed with it; `sign` is -1 for "down"."""

    figure: Figure
    scale: int = 0
    currency: str | None = None
    noun: str = ""
    down: bool = False
    basis: str = ""


class Token(Value):
    """A cell and what it says, as far as it says it alone."""

    sort: Sort
    paragraph: Paragraph
    text: str
    figures: tuple[Figure, ...] = ()
    noun: str = ""
    unit: UnitCell | None = None
    period: Period | None = None
    forecast: bool = False
    head: Head | None = None
    amounts: tuple[Amount, ...] = ()
    basis: str = ""

    @property
    def place(self) -> Place:
        return self.paragraph.place


def stretches(
    document: Document, taken: frozenset[Place], calendar: Calendar
) -> Iterator[tuple[Token, ...]]:
    """The runs of cells between sentences and statements, each with at least one figure.

    The years over the columns of a statement are no figures to be read once more.
    """
    run: list[Token] = []
    lines = {(place.page, place.line) for place in taken}
    for paragraph in document.paragraphs:
        token = _token(paragraph, lines, calendar)
        if token.sort is not Sort.END:
            run.append(token)
            continue
        if _counts(run):
            yield tuple(run)
        run = []
    if _counts(run):
        yield tuple(run)


def _counts(run: list[Token]) -> bool:
    return any(
        (token.figures and not is_years(token.text)) or token.amounts or token.sort is Sort.LISTED
        for token in run
    )


def _token(paragraph: Paragraph, taken: set[tuple[int, int]], calendar: Calendar) -> Token:
    if paragraph.table or len(paragraph.cells) != 1:
        return Token(Sort.END, paragraph, paragraph.text)
    place, text = paragraph.place, paragraph.cells[0].text
    if (place.page, place.line) in taken:
        return Token(Sort.END, paragraph, text)
    shown = text.strip()
    place = Place(place.page, place.line, place.column + len(text) - len(text.lstrip()))
    if read := figure(shown, place):
        return Token(Sort.FIGURE, paragraph, shown, figures=(read,))
    return _unit(paragraph, shown) or _worded(paragraph, shown, place, calendar)


def _worded(paragraph: Paragraph, text: str, place: Place, calendar: Calendar) -> Token:
    if not _DIGIT.search(text):
        return _change(paragraph, text) or _piece(paragraph, text) or _words(paragraph, text)
    if len(text) > _LONGEST_CAPTION:
        return _listed(paragraph, text) or _words(paragraph, text)
    return (
        _amounts(paragraph, text, place)
        or _listed(paragraph, text)
        or _period(paragraph, text, calendar)
        or _piece(paragraph, text)
        or _words(paragraph, text, place)
    )


def _unit(paragraph: Paragraph, text: str) -> Token | None:
    if text in ("%", "(%)") or text.casefold() in ("percent", "(percent)"):
        return Token(Sort.UNIT, paragraph, text, unit=UnitCell(percent=True))
    if match := NOUN_UNIT.fullmatch(text):
        return Token(
            Sort.UNIT, paragraph, text, unit=UnitCell(noun=match["noun"] or match["aside"])
        )
    if is_unit_line(text) and not any(letter.isdigit() for letter in text):
        cell = UnitCell(scale_in(text) or 0, currency_in(text))
        return Token(Sort.UNIT, paragraph, text, unit=cell)
    return None


def _change(paragraph: Paragraph, text: str) -> Token | None:
    match = _CHANGE.fullmatch(text)
    if not match or not text:
        return None
    percent = UnitCell(percent=True) if "%" in text else None
    return Token(Sort.CHANGE, paragraph, text, basis=basis(match["basis"] or ""), unit=percent)


def basis(text: str) -> str:
    """What a change looks back to, year or quarter, by the words for it; or nothing."""
    lowered = text.lower()
    if not lowered:
        return ""
    return "year" if lowered.startswith("y") else "quarter"


def _piece(paragraph: Paragraph, text: str) -> Token | None:
    if text.startswith("(") or "end" not in text.lower():
        return None
    head = read_head(text)
    return Token(Sort.PIECE, paragraph, text, head=head) if head and not head.unit else None


def _period(paragraph: Paragraph, text: str, calendar: Calendar) -> Token | None:
    """A cell that names a period and nothing else."""
    if text.startswith("(") or len(text) > _LONGEST_CAPTION or not _only_period(text):
        return None
    said = re.sub(
        r"\((?:forecasts?|targets?|plan|actual|results?|revised)\)", "", text, flags=re.IGNORECASE
    )
    meant = calendar.period_of(said)
    if meant is None:
        return None
    forecast = _FORECAST.search(text) is not None
    head = read_head(text)
    return Token(Sort.PERIOD, paragraph, text, period=meant, forecast=forecast, head=head)


def _only_period(text: str) -> bool:
    rest = text
    for dated in reversed(dates_in(text)):
        rest = rest[: dated.start] + rest[dated.end :]
    rest = re.sub(r"\b(?:[1-4][QH]|[QH][1-4]|FY)(?=\W|\d|$)", " ", rest, flags=re.IGNORECASE)
    return not _PERIOD_WORD.sub("", rest).strip("'’\"")


def _amounts(paragraph: Paragraph, text: str, place: Place) -> Token | None:
    """Amounts, changes, several of them in a cell, and figures with a unit: "2,239.0Gbps"."""
    if _AMOUNTS.fullmatch(text):
        return Token(Sort.CARD, paragraph, text, amounts=tuple(amounts_in(text, place)))
    if _MOVES.fullmatch(text):
        moves = tuple(m for match in _MOVE.finditer(text) if (m := move(match, place)))
        return Token(Sort.MOVE, paragraph, text, amounts=moves)
    if match := _GLUED.fullmatch(text):
        read = figure(match["number"], place)
        if read and scale_in(match["noun"]) is None and currency_in(match["noun"]) is None:
            return Token(Sort.FIGURE, paragraph, text, figures=(read,), noun=match["noun"])
    return None


def amounts_in(text: str, place: Place) -> Iterator[Amount]:
    """The amounts of a text, each with its own currency, scale word and noun."""
    for match in _AMOUNT.finditer(text):
        start = match.start("number")
        read = figure(match["number"], Place(place.page, place.line, place.column + start))
        if read:
            noun = match["noun"] or ""
            currency = currency_in(match["currency"] or noun)
            noun = "" if currency else noun
            yield Amount(read, scale_in(match["scale"] or "") or 0, currency, noun)


def move(match: re.Match[str], place: Place) -> Amount | None:
    """A relative change in words."""
    start = match.start("number")
    text = match["number"] + match["percent"]
    read = figure(text, Place(place.page, place.line, place.column + start))
    if read is None:
        return None
    down = (match["way"] or "").lower().startswith("d")
    return Amount(read, down=down, basis=basis(match["basis"] or ""))


def _listed(paragraph: Paragraph, text: str) -> Token | None:
    if ":" not in text or not _LISTED.search(text) or is_prose(text):
        return None
    return Token(Sort.LISTED, paragraph, text)


def _words(paragraph: Paragraph, text: str, place: Place | None = None) -> Token:
    if is_prose(text) or (_NOTE.match(text) and not _is_bare_note(text)):
        return Token(Sort.END, paragraph, text)
    if _is_remark(text) or not _LETTERS.search(text):
        return Token(Sort.REMARK, paragraph, text)
    if place:
        caption, figures = trailing_figures(text, place)
        if len(figures) > 1 and caption:
            return Token(Sort.ROW, paragraph, caption, figures=figures)
    forecast = _FORECAST.search(text) is not None
    return Token(Sort.CAPTION, paragraph, text, forecast=forecast)


def _is_bare_note(text: str) -> bool:
    """Whether a note is only a caption: it names a thing and says nothing of it."""
    return ":" not in text and "." not in text and len(text) <= _LONGEST_CAPTION


def _is_remark(text: str) -> bool:
    """A line in parentheses, or one that leads over to a table."""
    if text.startswith("(") and text.endswith(")") and text.find(")") == len(text) - 1:
        return True
    return len(text) > _LONGEST_CAPTION or (text.endswith(":") and " the following " in text)


def uncommented(text: str) -> str:
    """A caption without "(Note1)" in front of it."""
    return _NOTE.sub("", text, count=1) if _NOTE.match(text) else text


def move_in(text: str, place: Place) -> Amount | None:
    """The relative change that a parenthesis states: "(down 45.6%)"."""
    stripped = text.strip()
    match = _MOVE.fullmatch(stripped)
    lead = len(text) - len(text.lstrip())
    at = Place(place.page, place.line, place.column + lead)
    return move(match, at) if match else None
