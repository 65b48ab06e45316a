"""Lists whose items are a period, a colon and one amount: "As of June 30, 2017: 5,000 shares".

The thing itself is the title: in the item before its period, in an earlier one, or a line above.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from crossfoot.captions import unnumbered
from crossfoot.model import Place
from crossfoot.tables.cards import change, value
from crossfoot.tables.grids import Doubt
from crossfoot.tables.torn import Amount, Sort, Token, amounts_in, move_in, uncommented

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Mention, Period
    from crossfoot.tables.calendar import Calendar

_AMOUNT = (
    r"(?:(?:JPY|USD|EUR|GBP|CHF|CAD|CNY|US\$|[$¥€£])\s?)?\d[\d,]*(?:\.\d+)?"
    r"(?:\s(?:thousand|million|billion|trillion))?(?:\s(?:yen|shares))?"
)
_ITEM = re.compile(
    rf"(?:(?P<title>[^:]+?)\s*:\s*)?(?P<label>(?:As of|As at|At|For|In)\s[^:]+?)\s*:\s*"
    rf"(?P<amount>{_AMOUNT})(?P<move>\s*\((?:up|down)\s[^()]*\))?(?:[;,]\s*|\s+|\Z)",
    re.IGNORECASE,
)


def lists(
    tokens: Sequence[Token], calendar: Calendar
) -> tuple[tuple[Mention, ...], tuple[Doubt, ...]]:
    """The mentions of all list lines in a stretch."""
    found: list[Mention] = []
    doubts: list[Doubt] = []
    captions: list[str] = []
    for token in tokens:
        if token.sort is Sort.LISTED:
            told, titled = _line(token, captions, calendar)
            if told is None:
                doubts.append(_doubt(token))
            found += told or ()
            captions = [*captions[:-1], titled] if captions and titled else captions
        elif token.sort is Sort.CAPTION:
            named = unnumbered(uncommented(token.text.strip())).rstrip(": ")
            captions = [*captions[-1:], named] if token.text.rstrip().endswith(":") else [named]
    return tuple(found), tuple(doubts)


def _doubt(token: Token) -> Doubt:
    return Doubt("tables.unread-list", f"'{token.text}' is no list of periods and amounts", token)


def _line(
    token: Token, captions: Sequence[str], calendar: Calendar
) -> tuple[tuple[Mention, ...] | None, str]:
    """What the items of a line say, or None when one is no item; and the title that they share."""
    text = token.text
    start = len(text) - len(unnumbered(text))
    heads, title = tuple(captions[:-1]), captions[-1] if captions else ""
    told: list[Mention] = []
    known = ""
    while start < len(text):
        match = _ITEM.match(text, start)
        period = calendar.period_of(match["label"]) if match else None
        if match is None or period is None:
            return None, ""
        if match["title"]:
            heads, title = tuple(captions), match["title"].strip()
        if not title:
            return None, ""
        mentions, known = _item(match, token, known)
        told += _told(mentions, (title, heads), period, calendar)
        start = match.end()
    return tuple(told), title


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
    named: tuple[str, tuple[str, ...]],
    period: Period,
    calendar: Calendar,
) -> Iterator[Mention]:
    (amount, moved), (caption, headings) = said, named
    ahead = calendar.lies_ahead(period)
    yield value(amount, caption, headings, period, forecast=ahead)
    if moved:
        yield change(moved, caption, headings, period, calendar, forecast=ahead)
