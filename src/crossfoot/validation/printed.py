"""Facts against the footnotes that say how they are printed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot import amounts
from crossfoot.model import Place
from crossfoot.patterns import regex
from crossfoot.rendering.footnotes import SCALES, TURNED
from crossfoot.validation.book import Book, Breach, describe

if TYPE_CHECKING:
    from collections.abc import Iterator

_PRINT = regex(r"“([^”]+)”([a-z ]*)(" + TURNED + ")?")
_POWERS = {words: power for power, words in SCALES.items()}
_NOWHERE = Place(1, 1, 1)
_HALF = Decimal("0.5")


def otherwise(book: Book) -> Iterator[Breach]:
    """A fact that has another value than its footnote says is printed."""
    facts = {fact.id: fact for fact in book.reading.facts}
    for ident, text in book.reading.footnotes:
        fact = facts.get(ident)
        if fact and any(abs(said - fact.value) > half for said, half in _prints(text)):
            yield Breach(f"{describe(fact)} is {fact.value:f}, but: {text}", (ident,))


def _prints(text: str) -> Iterator[tuple[Decimal, Decimal]]:
    """The values that a footnote quotes, and half a unit of the last digit of each."""
    for printed, words, turned in _PRINT.findall(text):
        figure = amounts.figure(printed, _NOWHERE)
        if figure and words in _POWERS:
            power = _POWERS[words]
            value = -figure.value if turned else figure.value
            yield value.scaleb(power), _HALF.scaleb(power - figure.places)
