"""Where the shares are listed, under which symbol or code; the taxonomy knows the exchanges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from crossfoot.entity import CODE
from crossfoot.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from crossfoot.cover.printed import Printed, Quote
    from crossfoot.taxonomy.model import Axis

_TICKER = r"(?P<ticker>[A-Z]{1,5}(?:\.[A-Z])?)\b"
_AFTER = (
    # Nasdaq Global Select Market: COST; NYSE symbol: JPM
    regex(
        r"(?i:\s+(?:Global|Select|Capital|Market))*(?i:\s+(?:ticker\s+)?symbol)?"
        rf"\s*[:：]\s*[\"“]?{_TICKER}"
    ),
    # New York Stock Exchange under the symbol "ACME"
    regex(rf"(?i:[^.;\n]{{0,60}}\bsymbols?)\W{{1,4}}{_TICKER}"),
)
_ROW = regex(rf"\b{_TICKER}\s+(?i:the\s+)?$")
"""Before an exchange, in the table that the cover of a form has under "Trading symbol"."""

_LABEL = regex(r"\b(?:exchanges?\s+listed|exchange\s+listings?)\s*[:：]\s*$", re.IGNORECASE)
_BEFORE = 40
_TOKYO = "tse"


class Listing(NamedTuple):
    """The member of an exchange, and what is printed of it: its name, a symbol, a code."""

    member: str
    exchange: Quote | None
    symbol: Quote | None = None
    code: Quote | None = None

    @property
    def place(self) -> Quote:
        """Its first print, by which listings are in order."""
        quotes = (self.exchange, self.symbol, self.code)
        return min((it for it in quotes if it), key=lambda quote: quote.place)


def listings(text: Printed, exchanges: Axis) -> tuple[Listing, ...]:
    """One for each exchange, in the order in which they are printed."""
    names = {
        name.lower(): (member.name, member.printed_as[0])
        for member in exchanges.members
        for name in member.printed_as
    }
    found: dict[str, Listing] = {}
    for new in (*_symbols(text, names), *_code(text, names)):
        old = found.get(new.member, new)
        found[new.member] = Listing(
            new.member,
            old.exchange or new.exchange,
            old.symbol or new.symbol,
            old.code or new.code,
        )
    return tuple(sorted(found.values(), key=lambda listing: listing.place.place))


def _symbols(text: Printed, names: Mapping[str, tuple[str, str]]) -> Iterator[Listing]:
    """Exchanges with a symbol beside them, or in a form's own place for them."""
    has_table = "trading symbol" in text.lowered
    for start, end in _exchanges(text.lowered, names):
        member, name = names[text.lowered[start:end]]
        symbols = [pattern.match(text.text, end) for pattern in _AFTER]
        if has_table:
            symbols.append(_ROW.search(text.text, max(0, start - _BEFORE), start))
        symbol = next((match for match in symbols if match), None)
        if symbol:
            ticker = text.quote(symbol["ticker"], *symbol.span("ticker"))
            yield Listing(member, text.quote(name, start, end), ticker)
        elif _LABEL.search(text.text, max(0, start - _BEFORE), start):
            yield Listing(member, text.quote(name, start, end))


def _exchanges(lowered: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where each name stands as a word, in reading order."""
    found = []
    for name in names:
        start = lowered.find(name)
        while start >= 0:
            end = start + len(name)
            if not lowered[start - 1 : start].isalnum() and not lowered[end : end + 1].isalnum():
                found.append((start, end))
            start = lowered.find(name, end)
    return iter(sorted(found))


def _code(text: Printed, names: Mapping[str, tuple[str, str]]) -> Iterator[Listing]:
    """A code of four characters is one of Tokyo, whether the exchange is named or not."""
    if match := CODE.search(text.text):
        member, name = names[_TOKYO]
        said = text.quote(name, *match.span("exchange")) if match["exchange"] else None
        yield Listing(member, said, code=text.quote(match["code"], *match.span("code")))
