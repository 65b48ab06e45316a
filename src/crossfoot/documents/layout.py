"""Text in layout form: what stood under each other on the page still does, held by blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from crossfoot.documents import columns
from crossfoot.documents.geometry import PrintedLine, Word
from crossfoot.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from crossfoot.model import Paragraph

_WORD: Final = regex(r"\S+")

_CHARACTER: Final = 48
_EM: Final = 100
"""A character is about half as wide as it is high: two blanks part cells, one parts words."""


def paragraphs(pages: Iterable[Sequence[str]]) -> Iterator[Paragraph]:
    """The lines of each page as paragraphs, tables numbered through."""
    yield from columns.paragraphs([list(_lines(page)) for page in pages])


def _lines(page: Sequence[str]) -> Iterator[PrintedLine]:
    for number, text in enumerate(page, start=1):
        found = list(_WORD.finditer(text))
        words = (Word(m[0], m.start() * _CHARACTER, m.end() * _CHARACTER) for m in found)
        if found:
            yield PrintedLine(tuple(words), tuple(m.start() for m in found), number, _EM)
