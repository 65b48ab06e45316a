"""An issuer's own HTML as XHTML 1.1 with marks: its text character by character, no scripts.

The reader's lines and the page's text nodes hold the same words in the same order; by these each
place of a line finds its character in the page. What the two do not share is not marked.
"""

from __future__ import annotations

from bisect import bisect_left
from html import escape
from typing import TYPE_CHECKING, Any, Final

from crossfoot.documents.html_tree import UNSEEN, hides, seen, tree
from crossfoot.patterns import regex
from crossfoot.rendering.marked import around, plain
from crossfoot.rendering.xhtml import Shape, attributes, content_of, own_style
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from crossfoot.model import Document, Place
    from crossfoot.rendering.tags import Mark

_WORD: Final = regex(rf"\d[\d,.{UNSEEN}]*|[^\W\d](?:[{UNSEEN}]*[^\W\d])*|[-−–—―‐‑﹣－]")
"""The reader's lines are without the characters that no eye sees; a page may have them in words."""
_TOGETHER: Final = 3
"""Words that must follow each other before two texts are taken to go on alike."""
_DEEPEST: Final = 240
_FARTHEST: Final = 400
"""Words that one text may have and the other not, at one place."""


class Spot(Value):
    """A character of the page: the number of its text node, and its offset there."""

    node: int
    offset: int


class Exhibit:
    """The page, and where in it each word of the reader's lines stands."""

    def __init__(self, markup: str, document: Document) -> None:
        self._root = tree(markup)
        self._texts: list[str] = []
        self._numbers: dict[tuple[int, bool], int] = {}
        self._elements: list[Any] = []
        self._depth = 0
        words = list(self._words())
        self._spots = _aligned(list(_lines(document)), words)

    def shows(self, place: Place, text: str) -> bool:
        """Whether these characters stand in the page, in one piece, where the line has them."""
        spot = self._spots.get(place)
        return spot is not None and self._texts[spot.node].startswith(text, spot.offset)

    def body(self, lines: Mapping[tuple[int, int], Sequence[Mark]]) -> str:
        """The page's body as XHTML, with its marks."""
        marks: dict[int, list[tuple[int, Mark]]] = {}
        for place, spot in self._spots.items():
            for mark in lines.get(place.printed_line, ()):
                if mark.start == place.column:
                    marks.setdefault(spot.node, []).append((spot.offset, mark))
        body = self._root.find("body")
        root = self._root if body is None else body
        return "".join(_Writer(Shape(self._root), self._numbers, marks).inside(root))

    @property
    def is_readable(self) -> bool:
        """Whether XML readers open it: they refuse to go deeper than 256 elements."""
        return self._depth <= _DEEPEST

    @property
    def style(self) -> str:
        """The page's own style sheets, as far as they fetch nothing."""
        return own_style(["".join(each.itertext()) for each in self._root.iter("style")])

    def _words(self) -> Iterator[tuple[str, Spot]]:
        """Each word that is shown, in the order of the page."""
        stack = [(self._root, False, 1)]
        while stack:
            element, is_tail, depth = stack.pop()
            self._depth = max(self._depth, depth)
            yield from self._in(element, is_tail=is_tail)
            if is_tail or not isinstance(element.tag, str) or hides(element):
                continue
            for child in reversed(element):
                stack.append((child, True, depth))
                stack.append((child, False, depth + 1))

    def _in(self, element: Any, *, is_tail: bool) -> Iterator[tuple[str, Spot]]:  # noqa: ANN401
        text = element.tail if is_tail else element.text
        shown = is_tail or (isinstance(element.tag, str) and not hides(element))
        if not text or not shown:
            return
        number = len(self._texts)
        self._texts.append(text)
        self._elements.append(element)  # kept, so that its id stays its own
        self._numbers[id(element), is_tail] = number
        for match in _WORD.finditer(text):
            yield seen(match[0]), Spot(number, match.start())


class _Writer:
    """Writes elements as XHTML; `marks` are those of each text node, by its number."""

    def __init__(
        self,
        shape: Shape,
        numbers: Mapping[tuple[int, bool], int],
        marks: Mapping[int, list[tuple[int, Mark]]],
    ) -> None:
        self._shape = shape
        self._numbers = numbers
        self._marks = marks

    def inside(self, element: Any) -> Iterator[str]:  # noqa: ANN401
        """What an element holds; pages nest deeper than Python may call itself."""
        waiting = self._held(element, "div")[::-1]
        while waiting:
            piece = waiting.pop()
            if isinstance(piece, str):
                yield piece
                continue
            name = self._shape.written_as(piece)
            if name in ("br", "hr"):
                yield f"<{name}/>"
            elif name is not None:
                told = "".join(f' {k}="{escape(v)}"' for k, v in attributes(piece, name).items())
                yield f"<{name}{told}>"
                waiting += (f"</{name}>", *self._held(piece, name)[::-1])

    def _held(self, element: Any, name: str) -> list[Any]:  # noqa: ANN401
        """What an element holds under its new name: markup, and elements yet to be written."""
        if name == "table":
            return [
                piece
                for part, rows in content_of(element)
                for piece in (f"<{part}>", *self._each(rows), f"</{part}>")
            ]
        if name == "tr":
            return [*self._each(element)]
        return [self._text(element, is_tail=False), *self._each(element)]

    def _each(self, elements: Iterable[Any]) -> Iterator[Any]:
        """Elements, and the text after each."""
        for element in elements:
            yield element
            yield self._text(element, is_tail=True)

    def _text(self, element: Any, *, is_tail: bool) -> str:  # noqa: ANN401
        text = (element.tail if is_tail else element.text) or ""
        number = self._numbers.get((id(element), is_tail))
        parts, at = [], 0
        for offset, mark in sorted(
            self._marks.get(number, ()) if number is not None else (), key=_at
        ):
            end = offset + mark.end - mark.start
            parts += [plain(text[at:offset]), around(plain(text[offset:end]), mark)]
            at = end
        return "".join((*parts, plain(text[at:])))


def _at(placed: tuple[int, Mark]) -> int:
    return placed[0]


def _lines(document: Document) -> Iterator[tuple[str, Place]]:
    """Each word of the reader's lines, with its place."""
    for paragraph in document.paragraphs:
        for cell in paragraph.cells:
            for match in _WORD.finditer(cell.text):
                yield match[0], cell.place.moved(match.start())


def _aligned(
    lines: Sequence[tuple[str, Place]], page: Sequence[tuple[str, Spot]]
) -> Mapping[Place, Spot]:
    """Place of a word → where it stands in the page, for all words that both have."""
    found: dict[Place, Spot] = {}
    mine, theirs = [word for word, _ in lines], [word for word, _ in page]
    starts: _Starts | None = None
    at, other = 0, 0
    while at < len(mine) and other < len(theirs):
        if mine[at] == theirs[other]:
            found[lines[at][1]] = page[other][1]
            at, other = at + 1, other + 1
        else:
            starts = starts or _starts(theirs)
            skipped, passed = _resumed(mine, starts, at, other)
            at, other = at + skipped, other + passed
    return found


_Starts = dict[tuple[str, ...], list[int]]
"""Words that follow each other → where they begin, in order."""


def _starts(words: Sequence[str]) -> _Starts:
    starts: _Starts = {}
    for at in range(len(words)):
        starts.setdefault(tuple(words[at : at + _TOGETHER]), []).append(at)
    return starts


def _resumed(mine: Sequence[str], starts: _Starts, at: int, other: int) -> tuple[int, int]:
    """How many words to leave on either side until both go on alike: as few as possible."""
    fewest, skipped, passed = _FARTHEST, 1, 1
    for left in range(min(_FARTHEST, len(mine) - at)):
        if left >= fewest:
            break
        there = starts.get(tuple(mine[at + left : at + left + _TOGETHER]), ())
        nearest = bisect_left(there, other)
        if nearest < len(there) and left + there[nearest] - other < fewest:
            skipped, passed = left, there[nearest] - other
            fewest = skipped + passed
    return skipped, passed
