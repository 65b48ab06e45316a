"""Reader of PDF: the characters of the text layer, as words on the page, then lines and tables.

A page is a page, a line one of its printed lines from the top, a column the offset in that line's
text. Nothing is guessed from pictures: a file without a text layer, or with one whose characters
say nothing (fonts without a Unicode map), is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from crossfoot.documents.refusal import refusal
from crossfoot.model import Document

if TYPE_CHECKING:
    from crossfoot.documents.geometry import PrintedLine
    from crossfoot.model import Finding

MOST_PAGES: Final = 400
"""An annual report has 200."""

_OPENING: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*%PDF-")
_MOST_UNKNOWN: Final = 10
"""One character in so many is unknown: ligatures without a code are one in a hundred."""
_RECOGNISE: Final = "run text recognition (OCR) on it and convert the text"


def claims(head: bytes, name: str) -> bool:  # noqa: ARG001  # the port asks with the name
    """What begins as PDF does, some blanks before it or not."""
    return _OPENING.match(head) is not None


def read(raw: bytes, name: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document, with a paragraph for each printed line; tables have a cell for each figure."""
    # Other forms need none of these.
    from crossfoot.documents import columns, geometry, pdf_words  # noqa: PLC0415

    pages: list[list[PrintedLine]] = []
    unknown = known = 0
    try:
        for number, boxes in enumerate(pdf_words.pages(raw), start=1):
            if number > MOST_PAGES:
                return None, (_too_long(name),)
            unknown += sum(pdf_words.unknown(box.word.text) for box in boxes)
            known += sum(len(box.word.text) for box in boxes)
            pages.append(list(geometry.lines(boxes)))
    except pdf_words.Closed as closed:
        return None, (_closed(name, locked=closed.locked),)
    if not any(pages):
        return None, (refusal("no-text", f"{name} is a PDF without text, a scan", _RECOGNISE),)
    if unknown * _MOST_UNKNOWN > known:
        return None, (_unreadable(name),)
    return Document(name, "pdf", tuple(columns.paragraphs(pages))), ()


def _unreadable(name: str) -> Finding:
    return refusal(
        "unreadable-text",
        f"{name} has a text layer whose characters mean nothing: its fonts have no Unicode map",
        _RECOGNISE,
    )


def _closed(name: str, *, locked: bool) -> Finding:
    if locked:
        return refusal("encrypted", f"{name} is locked with a password", "save it without one")
    return refusal("damaged", f"{name} is a damaged PDF", "fetch it again, or print it to a PDF")


def _too_long(name: str) -> Finding:
    return refusal(
        "not-a-release",
        f"{name} has over {MOST_PAGES} pages, more than any earnings release",
        "cut the release out of it and convert that",
    )
