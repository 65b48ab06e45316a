"""The release as one text, with the way back from a stretch of it to the printed place."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from crossfoot.model import Place
from crossfoot.value import Value

if TYPE_CHECKING:
    from crossfoot.model import Cell, Document

HEAD = 4000
"""Characters in which a release says what it is about: titles, dateline, first sentences."""


class Quote(Value):
    """What is said, as text; and what is printed for it, where."""

    text: str
    printed: str
    place: Place


class Printed(Value):
    """`text` has a line for each printed one; `starts` are the offsets of its cells.

    `lowered` is the text in small letters, to see at once that a word is not in it.
    """

    text: str
    lowered: str
    starts: tuple[int, ...]
    cells: tuple[Cell, ...]

    @property
    def head(self) -> str:
        return self.text[:HEAD]

    def cell(self, at: int) -> tuple[int, int]:
        """From where to where the cell goes that an offset is in."""
        index = bisect_right(self.starts, at) - 1
        return self.starts[index], self.starts[index] + len(self.cells[index].text)

    def quote(self, text: str, start: int, end: int) -> Quote:
        """The stretch between two offsets, as what says `text`."""
        index = bisect_right(self.starts, start) - 1
        place = self.cells[index].place
        at = Place(place.page, place.line, place.column + start - self.starts[index])
        return Quote(text, " ".join(self.text[start:end].split()), at)


def printed(document: Document) -> Printed:
    """Cells of a line are parted by a space, lines by a line's end."""
    parts: list[str] = []
    starts: list[int] = []
    cells: list[Cell] = []
    at = 0
    for paragraph in document.paragraphs:
        end = len(paragraph.cells) - 1
        for index, cell in enumerate(paragraph.cells):
            starts.append(at)
            cells.append(cell)
            parts += (cell.text, "\n" if index == end else " ")
            at += len(cell.text) + 1
    text = "".join(parts)
    return Printed(text, _lowered(text), tuple(starts), tuple(cells))


def _lowered(text: str) -> str:
    """In small letters, each in its old place: a few letters become two."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(it.lower() if len(it.lower()) == 1 else it for it in text)
