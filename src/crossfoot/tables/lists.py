"""Lists whose items are a period, a colon and one amount: "As of June 30, 2017: 5,000 shares".

The thing itself is the title: in the item before its period, in an earlier one, or a line above.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crossfoot.amounts import CURRENCY
from crossfoot.model import Place
from crossfoot.patterns import regex
from crossfoot.spelling import unnumbered
from crossfoot.tables.cards import change, value
from crossfoot.tables.headed import Doubt
from crossfoot.tables.torn import Amount, Sort, Token, amounts_in, move_in, uncommented
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Mention, Period
    from crossfoot.tables.calendar import Calendar

_AMOUNT = (
    rf"(?:{CURRENCY}\s?)?\d[\d,]*(?:\.\d+)?"
    r"(?:\s(?:thousand|million|billion|trillion))?(?:\s(?:yen|shares))?"
)
_ITEM = regex(
    rf"(?:(?P<title>[^:]+?)\s*:\s*)?(?P<label>(?:As of|As at|At|For|In)\s[^:]+?)\s*:\s*"
    rf"(?P<amount>{_AMOUNT})(?P<move>\s*\((?:up|down)\s[^()]*\))?(?:[;,]\s*|\s+|\Z)",
    re.IGNORECASE,
)


def lists(
    tokens: Sequence[Token], calendar: Calendar
) -> tuple[tuple[Mention, ...], tuple[Doubt, ...]]:
    """The mentions of all list lines in a stretch."""
    found: list[tuple[Mention, Token]] = []
    doubts: list[Doubt] = []
    titles = Titles()
    for token in tokens:
        if token.sort is Sort.LISTED:
            told, titles = _line(token, titles, calendar)
            doubts += () if told else (_doubt(token),)
            found += ((mention, token) for mention in told)
        elif token.sort is Sort.CAPTION:
            titles = _titled(titles, token.text.strip())
        elif token.sort is not Sort.REMARK:
            titles = Titles()
    sure = [not _is_mixed(mention, [other for other, _ in found]) for mention, _ in found]
    unsure = dict.fromkeys(t for (_, t), good in zip(found, sure, strict=True) if not good)
    doubts += (_missing_title(token) for token in unsure)
    return tuple(m for (m, _), good in zip(found, sure, strict=True) if good), tuple(doubts)


def _is_mixed(mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether items of one title say a period twice, or moments beside durations."""
    alike = [
        other.period
        for other in others
        if (other.caption, other.gauge) == (mention.caption, mention.gauge)
    ]
    return alike.count(mention.period) > 1 or len({type(period) for period in alike}) > 1


def _missing_title(token: Token) -> Doubt:
    message = f"'{token.text}' stands under the title of other items, its own may be missing"
    return Doubt("tables.unread-list", message, token)


class Titles(Value):
    """What the items of a list are of, and the line above that."""

    heading: str = ""
    title: str = ""

    @property
    def headings(self) -> tuple[str, ...]:
        return (self.heading,) if self.heading and self.title != self.heading else ()


def _titled(titles: Titles, text: str) -> Titles:
    """A line with a colon is the title of a list, others stand above lists."""
    named = unnumbered(uncommented(text))
    if text.endswith(":"):
        return Titles(titles.heading, named.rstrip(": "))
    return Titles(named, named)


def _doubt(token: Token) -> Doubt:
    return Doubt("tables.unread-list", f"'{token.text}' is no list of periods and amounts", token)


def _line(token: Token, titles: Titles, calendar: Calendar) -> tuple[tuple[Mention, ...], Titles]:
    """What the items of a line say, nothing when one is no item; and the titles from there on."""
    text = token.text
    start = len(text) - len(unnumbered(text))
    told: list[Mention] = []
    known = ""
    while start < len(text):
        match = _ITEM.match(text, start)
        period = calendar.period_of(match["label"]) if match else None
        if match is None or period is None:
            return (), titles
        if match["title"]:
            titles = Titles(titles.heading, match["title"].strip())
        if not titles.title:
            return (), titles
        said, known = _item(match, token, known)
        told += _told(said, titles, period, calendar)
        start = match.end()
    return tuple(told), titles


def _item(
    match: re.Match[str], token: Token, known: str
) -> tuple[tuple[Amount, Amount | None], str]:
    """The amount and the change of an item; a change that does not say so looks back as before."""
    first = token.paragraph.cells[0]
    blank = len(first.text) - len(first.text.lstrip())
    column = first.place.column + blank
    at = Place(first.place.page, first.place.line, column + match.start("amount"))
    amount = next(amounts_in(match["amount"], at))
    if not match["move"]:
        return (amount, None), known
    moved = move_in(match["move"], Place(at.page, at.line, column + match.start("move")))
    if moved and not moved.basis:
        moved = replace(moved, basis=known)
    return (amount, moved), moved.basis if moved else known


def _told(
    said: tuple[Amount, Amount | None],
    titles: Titles,
    period: Period,
    calendar: Calendar,
) -> Iterator[Mention]:
    (amount, moved), caption, headings = said, titles.title, titles.headings
    ahead = calendar.lies_ahead(period)
    yield value(amount, caption, headings, period, forecast=ahead)
    if moved:
        yield change(moved, caption, headings, period, calendar, forecast=ahead)
