"""The words of a PDF's pages with their boxes, by pypdfium2."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import pypdfium2
from pypdfium2 import raw as pdfium

from crossfoot.documents import ligatures
from crossfoot.documents.geometry import Box, Word
from crossfoot.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD: Final = regex(r"\S+")
_UNKNOWN: Final = regex("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd-\uffff]")
"""Control characters and private ones say nothing; U+FFFE is how the library writes no code."""
_NO_CODE: Final = regex("[\ufffe\uffff]")
_PLAIN: Final = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": "-", "\u200b": None}
)


class Closed(Exception):  # noqa: N818  # it is no error of ours
    """The file does not open: it wants a password, or its structure is broken."""

    def __init__(self, *, locked: bool) -> None:
        super().__init__()
        self.locked = locked


def pages(raw: bytes) -> Iterator[list[Box]]:
    """The words of each page, in the order in which the file draws them.

    Raises `Closed` where there is nothing to read.
    """
    with opened(raw) as document:
        for number in range(len(document)):
            yield words(document, number)


@contextmanager
def opened(raw: bytes) -> Iterator[Any]:
    """The library's document; raises `Closed` where there is none."""
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise Closed(locked="password" in str(error).casefold()) from error
    try:
        yield document
    finally:
        document.close()


def unknown(text: str) -> int:
    """How many characters of a word say nothing."""
    return 0 if text.isascii() and text.isprintable() else len(_UNKNOWN.findall(text))


def words(document: Any, number: int) -> list[Box]:  # noqa: ANN401  # foreign
    """The words of one page, counted from 0, in the order in which the file draws them."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:  # one broken page leaves the others to be read
        return []
    text_page = page.get_textpage()
    try:
        return list(_boxes(text_page, text_page.get_text_range()))
    finally:
        text_page.close()
        page.close()


def _boxes(text_page: Any, text: str) -> Iterator[Box]:  # noqa: ANN401
    """The words with their boxes: those of the first and the last character are enough."""
    first, last = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    box = pdfium.FPDFText_GetLooseCharBox
    for begin, end, word in _spelled(text_page, text):
        box(text_page, begin, first)
        box(text_page, end - 1, last)
        printed = Word(word, round(100 * first.left), round(100 * last.right))
        yield Box(printed, round(100 * first.bottom), round(100 * first.top))


def _spelled(text_page: Any, text: str) -> Iterator[tuple[int, int, str]]:  # noqa: ANN401
    """Where each word begins and ends, and how it reads.

    The library joins a word that is broken at the end of a line, and writes its hyphen like an
    unknown character: here the two halves stay where they are printed.
    """
    for match in _WORD.finditer(text):
        begin, word = match.start(), match[0]
        for at in [gap.start() for gap in _NO_CODE.finditer(text, begin, match.end())]:
            if pdfium.FPDFText_IsHyphen(text_page, at) > 0:
                yield begin, at + 1, _legible(text[begin:at] + "-")
                begin, word = at + 1, text[at + 1 : match.end()]
        if word:
            yield begin, match.end(), _legible(word)


def _legible(text: str) -> str:
    """A word with its ligatures as letters, those without a code included where they are sure."""
    if text.isascii() and text.isprintable():
        return text
    plain = _UNKNOWN.sub(ligatures.LOST, text).translate(_PLAIN)
    return ligatures.mended(plain) if ligatures.LOST in plain else plain
