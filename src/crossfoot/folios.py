"""Page numbers: numbers at the head or the foot of pages that grow by one from page to page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from crossfoot.amounts import TOKEN
from crossfoot.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.model import Document, Paragraph

_FEWEST: Final = 3
"""Pages that are numbered, at least."""


def folios(document: Document) -> frozenset[Place]:
    """Where the page numbers of a document stand; none in one without pages."""
    numbers = list(_at_edges(document))
    if not numbers or numbers[-1][0].page < _FEWEST:
        return frozenset()
    ahead = Counter(number - place.page for place, number in numbers)
    steady, pages = ahead.most_common(1)[0]
    if pages < _FEWEST:
        return frozenset()
    return frozenset(place for place, number in numbers if number - place.page == steady)


def _at_edges(document: Document) -> Iterator[tuple[Place, int]]:
    """The whole numbers of the first and the last lines of pages."""
    before: Paragraph | None = None
    for paragraph in document.paragraphs:
        if before is None or before.place.page != paragraph.place.page:
            yield from _numbers(before) if before else ()
            yield from _numbers(paragraph)
        before = paragraph
    yield from _numbers(before) if before else ()


def _numbers(paragraph: Paragraph) -> Iterator[tuple[Place, int]]:
    for cell in paragraph.cells:
        for match in TOKEN.finditer(cell.text):
            if match[0].isdecimal():
                at = cell.place
                yield Place(at.page, at.line, at.column + match.start()), int(match[0])
