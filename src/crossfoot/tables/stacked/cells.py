"""What each line of a text is whose tables were read column by column: figures, heads, captions."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from crossfoot.amounts import CURRENCY_CODE, CURRENCY_NAME, figure, trailing_figures
from crossfoot.model import Cell, Place
from crossfoot.patterns import regex
from crossfoot.tables.grid_kinds import title_kinds
from crossfoot.tables.grid_scales import is_unit
from crossfoot.tables.titles import is_prose
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Figure, Paragraph

_FIGURE: Final = regex(
    r"(?:[$¥€£]\s*)?\(?\s*(?:[$¥€£]\s*)?(?:\d[\d,]*(?:\.\d+)?|\.\d+)\s?%?\s?\)?\s?%?"
    r"|(?:[$¥€£]\s*)?[-−–—](?:\s?%)?(?=\s|$)|n/?m\b|n/a\b",
    re.IGNORECASE,
)
_CURRENCY: Final = regex(r"[\s$¥€£%]*")
_YEAR: Final = regex(r"(?:19|20)\d\d")
PART_OF_YEAR: Final = (
    r"(?:first|second|third|fourth|[1-4](?:st|nd|rd|th))[- ]+(?:fiscal[- ]+)?(?:quarter|qtr\.?)|"
    r"(?:first|1st)[- ]+half|full[- ]+year|year[- ]+to[- ]+date|ytd|"
    r"q[1-4](?:[- ]?(?:fy)?[ ]?['’]?(?:20)?\d\d)?|[1-4]q[- ]?(?:fy)?[ ]?['’]?(?:20)?\d\d"
)
"""How heads name a quarter and what has passed of a year by more than its length."""
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
MONTH_ALONE: Final = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
"""What a narrow column leaves of a date in its first line; in the second is the day."""
DAY_ALONE: Final = r"\d{1,2},"
_DAY: Final = regex(DAY_ALONE)
_HEAD: Final = regex(
    rf"(?:{_MONTH}\s+\d{{1,2}},?|{MONTH_ALONE}|(?<!\S){DAY_ALONE}|\d{{1,2}}/\d{{1,2}}/(?:20)?\d\d|(?:19|20)\d\d|"
    rf"(?:\w+|fifty-\w+|twenty-\w+|thirty-\w+)[ -]+(?:months?|weeks?|mos\.?|wks\.?)"
    rf"(?: period)?(?: (?:ended|ending))?|{PART_OF_YEAR}|"
    r"(?:for )?(?:the )?(?:fiscal )?(?:quarters?|years?|periods?) (?:ended|ending)|"
    r"as (?:of|at)|at(?= )|\(?(?:un)?audited\)?|"
    r"(?:%|\$|percent|amount)? ?"
    r"(?:incr?(?:ease)?\.?|decr?(?:ease)?\.?|\(decr?(?:ease)?\.?\)|changes?|chg\.?)|"
    r"actual|percent(?:age)?|amount|gaap|to sales|yoy|[/,*%$&]|\(\w\)|and|vs\.?|excluding|"
    r"currency|translation|\s)+",
    re.IGNORECASE,
)
_INCORPORATED: Final = regex(r"inc\.", re.IGNORECASE)
"""The end of a company's name; of an increase as a head more is said."""
_UNIT: Final = regex(
    r"\(|(?:in|(?:thousand|million|billion)s?(?: of)?|dollars?|amounts?|figures|u\.?s\.?|unaudited|"
    rf"[$¥€£]|all|expressed|stated|{CURRENCY_CODE}|{CURRENCY_NAME})\b",
    re.IGNORECASE,
)
"""How a line begins that says the unit of a table, and is no caption with one."""
_LONGEST_CAPTION: Final = 130
_LONGEST_OF_STOCK: Final = 400
"""The caption of a class of stock says its par value and how many shares there are, and when."""
_STOCK: Final = regex(
    r"par value|shares? (?:authorized|issued|outstanding)|stock[- –—]+authorized|"
    r"\bissued and outstanding|\btreasury (?:stock|shares)|\bnet of allowances? (?:for|of)\b",
    re.IGNORECASE,
)
_LONGEST_HEAD: Final = 70
_SENTENCE_WORDS: Final = 9
_FEWEST_IN_ROW: Final = 2
_SIGN_APART: Final = regex(r"[$¥€£]\s+\(?\d[\d,.]*\s?\)?$")


class Sort(Enum):
    """What a line is."""

    TITLE = auto()
    UNIT = auto()
    HEAD = auto()
    FIGURES = auto()
    CURRENCY = auto()
    CAPTION = auto()
    PROSE = auto()


class Line(Value):
    """A line of the text; `parts` are its figures, each a cell.

    `begins` is set where a blank line parts it from the one above.
    """

    sort: Sort
    cell: Cell
    parts: tuple[Cell, ...]
    begins: bool


def lines(paragraphs: Sequence[Paragraph]) -> Iterator[Line]:
    """Each paragraph as a line; what goes on below a unit in small letters is part of it."""
    before: Place | None = None
    unit = False
    for paragraph in paragraphs:
        cell = paragraph.cells[0]
        place = cell.place
        follows = before and before.page == place.page and before.line + 1 == place.line
        sort, parts = _sorted(cell)
        if unit and sort is Sort.CAPTION and cell.text[0].islower():
            sort = Sort.UNIT
        unit = sort is Sort.UNIT or (unit and sort is Sort.HEAD)
        row = _row(cell) if sort is Sort.CAPTION else None
        if row:
            yield Line(sort, row[0], (), begins=not follows)
            yield Line(Sort.FIGURES, row[1][0], row[1], begins=False)
        else:
            yield Line(sort, cell, parts, begins=not follows)
        before = place


def _row(cell: Cell) -> tuple[Cell, tuple[Cell, ...]] | None:
    """A caption and its figures that share a line.

    One figure alone may be part of the caption, but not where its currency sign stands apart, as
    the sign's own cell does in a table.
    """
    caption, figures = trailing_figures(cell.text, cell.place)
    fewest = 1 if _SIGN_APART.search(cell.text) else _FEWEST_IN_ROW
    if len(figures) < fewest or not caption:
        return None
    return replace(cell, text=caption), tuple(Cell(each.text, each.place) for each in figures)


def _sorted(cell: Cell) -> tuple[Sort, tuple[Cell, ...]]:
    if _CURRENCY.fullmatch(cell.text):
        return Sort.CURRENCY, ()
    parts = _figures(cell)
    return (Sort.FIGURES, parts) if parts else (_sort_of_words(cell.text), ())


def _sort_of_words(text: str) -> Sort:
    if title_kinds(text):
        return Sort.TITLE
    if len(text) <= _LONGEST_HEAD and _HEAD.fullmatch(text) and not _INCORPORATED.fullmatch(text):
        return Sort.HEAD
    if is_unit(text) and _UNIT.match(text):
        return Sort.UNIT
    words = text.count(" ") + 1
    longest = _LONGEST_OF_STOCK if _STOCK.search(text) else _LONGEST_CAPTION
    if len(text) > longest or (words >= _SENTENCE_WORDS and is_prose(text)):
        return Sort.PROSE
    return Sort.CAPTION


def _figures(cell: Cell) -> tuple[Cell, ...]:
    """The figures of a line that has nothing else; years alone are a head."""
    text = cell.text
    if _DAY.fullmatch(text) or all(map(_YEAR.fullmatch, text.split())):
        return ()
    if not _CURRENCY.fullmatch(_FIGURE.sub("", text)):
        return ()
    return tuple(
        Cell(match[0].strip(), _moved(cell.place, match.start()))
        for match in _FIGURE.finditer(text)
    )


def _moved(place: Place, by: int) -> Place:
    return Place(place.page, place.line, place.column + by)


def value(cell: Cell) -> Figure | None:
    """The figure in a cell, wherever it stands; none for one that says `n/m`."""
    return _value(cell.text)


@lru_cache(maxsize=16_384)
def _value(text: str) -> Figure | None:
    return figure(" ".join(text.split()), Place(1, 1, 1))
