"""The review page: the release as read, every number coloured by its fate, and each fact's why.

One file without a network: what a person asks it, its script answers from what is written into it.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING

from crossfoot.amounts import TOKEN
from crossfoot.model import Fate, Place
from crossfoot.rendering.grid import grid
from crossfoot.rendering.pages import blocks
from crossfoot.rendering.tags import DASH
from crossfoot.rendering.text import xml_text
from crossfoot.rendering.told import stored, verdicts
from crossfoot.templating import markup, stream
from crossfoot.value import Value, as_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.documents.pictures import Picture
    from crossfoot.model import LedgerEntry
    from crossfoot.rendering.pages import Piece
    from crossfoot.rendering.shown import Shown
    from crossfoot.rendering.told import Verdicts
    from crossfoot.taxonomy.model import Taxonomy

_TEMPLATE = "review/review.html.jinja2"
_SIDES = ("left", "top", "width", "height")


class Number(Value):
    """A printed number of the ledger, at its place in a line: what `entries` say of it."""

    start: int
    end: int
    entries: tuple[int, ...]


def chunks(shown: Shown, taxonomy: Taxonomy) -> Iterator[bytes]:
    """The page, streamed."""
    return stream(_TEMPLATE, _view(shown, taxonomy))


def _view(shown: Shown, taxonomy: Taxonomy) -> Mapping[str, object]:
    found = verdicts(shown)
    release = _Release(shown, found)
    numbers = _numbers(shown.ledger.entries)
    page = () if shown.pictures else blocks(shown.document, shown.statements)
    return {
        "title": xml_text(shown.report.entity.name or shown.document.name),
        "source": xml_text(shown.document.name),
        "shares": _shares(shown.ledger.entries),
        "counts": release.counts(),
        "numbered": True,
        "blocks": (grid(block, lambda pieces: release.content(pieces, numbers)) for block in page),
        "sheets": (
            release.sheet(at, picture, numbers) for at, picture in enumerate(shown.pictures, 1)
        ),
        "stored": markup(_harmless(as_json(stored(shown, taxonomy, found)))),
    }


def _harmless(json: str) -> str:
    """JSON that no HTML parser takes for the end of a script."""
    return json.replace("<", "\\u003c").replace("&", "\\u0026")


def _shares(entries: Sequence[LedgerEntry]) -> list[tuple[str, int, str]]:
    """Fate, how many numbers have it, and which part of all that is, in percent."""
    counted = Counter(entry.fate for entry in entries)
    whole = max(len(entries), 1)
    return [
        (str(fate), counted[fate], f"{counted[fate] * 100 / whole:.2f}")
        for fate in Fate
        if counted[fate]
    ]


def _numbers(entries: Sequence[LedgerEntry]) -> Mapping[tuple[int, int], Sequence[Number]]:
    """Line → its numbers from left to right; what prints two facts is one number."""
    found: dict[Place, Number] = {}
    for index, entry in enumerate(entries):
        place, earlier = entry.place, found.get(entry.place)
        match = TOKEN.search(entry.printed)
        dash = None if match else DASH.search(entry.printed)  # a currency may stand before it
        start = place.column + (dash.start() if dash else 0)
        end = start + (len(match[0].rstrip(".,")) if match else 1)
        found[place] = Number(start, end, (*(earlier.entries if earlier else ()), index))
    lines: dict[tuple[int, int], list[Number]] = {}
    for place in sorted(found):
        lines.setdefault(place.printed_line, []).append(found[place])
    return lines


class _Release:
    """The release with its numbers as buttons."""

    def __init__(self, shown: Shown, found: Verdicts) -> None:
        self._shown = shown
        self._found = found

    def counts(self) -> Mapping[str, object]:
        """How many facts there are, proved and contradicted, and how many numbers are open."""
        open_ = sum(entry.fate is Fate.OPEN for entry in self._shown.ledger.entries)
        facts = len(self._shown.report.facts)
        proved = facts - len(self._found.loose)
        share = Decimal(100 * proved) / max(facts, 1)
        return {
            "facts": facts,
            "proved": proved,
            "share": f"{share:.2f}",
            "rest": f"{100 - share:.2f}",
            "open": open_,
            "contradicted": sum(fact.id in self._found.said for fact in self._shown.report.facts),
        }

    def content(
        self, pieces: Sequence[Piece], numbers: Mapping[tuple[int, int], Sequence[Number]]
    ) -> str:
        """The text of a cell, its numbers as buttons."""
        said = (
            "".join(self._pressed(piece, numbers.get(piece.place.printed_line, ())))
            for piece in pieces
        )
        return markup(" ".join(said))

    def sheet(
        self, page: int, picture: Picture, numbers: Mapping[tuple[int, int], Sequence[Number]]
    ) -> Mapping[str, object]:
        """A page as it looks, its numbers as buttons over it, and its text."""
        printed = [each for each in self._shown.document.paragraphs if each.place.page == page]
        buttons = (
            self._over(picture, Place(page, each.place.line, number.start), number)
            for each in printed
            for number in numbers.get(each.place.printed_line, ())
        )
        return {
            "page": page,
            "size": f"{picture.width} / {picture.height}",
            "png": b64encode(picture.png).decode(),
            "buttons": markup("".join(buttons)),
            "text": [xml_text(each.text) for each in printed],
        }

    def _over(self, picture: Picture, place: Place, number: Number) -> str:
        """A number's button where the picture shows it; below the picture if it does not."""
        text = xml_text(self._shown.ledger.entries[number.entries[0]].printed)
        spot = picture.spot(place, number.end - number.start)
        if spot is None:
            return self._button(number, text)
        sides = zip(_SIDES, (spot.left, spot.top, spot.width, spot.height), strict=True)
        style = ";".join(f"{side}:{Decimal(part).scaleb(-2)}%" for side, part in sides)
        return self._button(number, text, style)

    def _pressed(self, piece: Piece, numbers: Sequence[Number]) -> Iterator[str]:
        at, first, text = 0, piece.place.column, xml_text(piece.text)  # character for character
        for number in numbers:
            start, end = number.start - first, number.end - first
            if at <= start and end <= len(text):
                yield escape(text[at:start], quote=False)
                yield self._button(number, text[start:end])
                at = end
        yield escape(text[at:], quote=False)

    def _button(self, number: Number, text: str, style: str = "") -> str:
        entries = [self._shown.ledger.entries[index] for index in number.entries]
        told = " ".join(map(str, number.entries))
        kinds = " ".join(sorted({self._kind(entry) for entry in entries}))
        shown = escape(text, quote=False)
        if style:
            kinds, shown = f"over {kinds}", f'<span class="said">{shown}</span>'
        where = f' style="{style}"' if style else ""
        head = f'<button type="button" tabindex="-1" class="n {kinds}" data-e="{told}"{where}>'
        return f"{head}{shown}</button>"

    def _kind(self, entry: LedgerEntry) -> str:
        if entry.fact and entry.fact in self._found.said:
            return f"{entry.fate} contradicted"
        return f"{entry.fate} unproved" if entry.fact in self._found.loose else str(entry.fate)
