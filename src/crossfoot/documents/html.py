"""Reader of HTML, such as a company's exhibit to a filing: a paragraph for each printed line.

Outside of tables a line ends where a block or `<br>` does. A table row is one line, with a cell
for each grid column that says something; spans are resolved here. `$`, `(`, `)` and `%` that
stand in cells of their own are put back to their figure. Tables that hold no figures only lay
text out: their rows are lines outside of tables. Everything is on page 1, lines are counted
through, a cell's column is its offset in the line's text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from crossfoot.documents.encoding import decoded, readable
from crossfoot.documents.refusal import refusal
from crossfoot.model import Document, Paragraph
from crossfoot.patterns import regex

if TYPE_CHECKING:
    from crossfoot.model import Finding

MOST_LINES: Final = 200_000
"""Lines with text; the longest annual reports have 30,000."""

_WRAPPER: Final = re.compile(rb"\s*<DOCUMENT>\s*<TYPE>EX-99", re.IGNORECASE)
_OPENING: Final = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s|<!--.*?-->|<\?[^>]*\?>)*"
    rb"<(?:!doctype\s+html|(?:html|head|title|meta|style|body|table|main|section|article|header|div|span|p|h[1-6]|ul|ol|font|center)\b)",
    re.IGNORECASE | re.DOTALL,
)
_HEAD: Final = 4096
_TEXT_TAG: Final = regex(r"<TEXT>", re.IGNORECASE)
_WRAPPER_END: Final = regex(r"</TEXT>\s*(?:</DOCUMENT>\s*)?$", re.IGNORECASE)


def claims(head: bytes, name: str) -> bool:  # noqa: ARG001  # the port asks with the name
    """What begins as HTML does, an exhibit's wrapper or XML's first line before it or not."""
    plain = head[:_HEAD].replace(b"\0", b"")
    return _WRAPPER.match(plain) is not None or _OPENING.match(plain) is not None


def read(raw: bytes, name: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document, with a paragraph for each printed line that is not blank."""
    # Other forms need none of these.
    from crossfoot.documents.html_rows import paragraph_of  # noqa: PLC0415
    from crossfoot.documents.html_tree import rows  # noqa: PLC0415

    paragraphs: list[Paragraph] = []
    for row in rows(markup(raw)):
        paragraph = paragraph_of(row, len(paragraphs) + 1)
        if paragraph is not None:
            paragraphs.append(paragraph)
        if len(paragraphs) > MOST_LINES:
            return None, (_too_long(name),)
    if not paragraphs:
        return None, (_empty(name),)
    return Document(name, "html", tuple(paragraphs)), ()


def markup(raw: bytes) -> str:
    """The page's own text, without the lines that an archive wraps it in."""
    text = decoded(raw)
    return _unwrapped(readable(raw.decode("cp1252", "replace")) if text is None else text)


def _empty(name: str) -> Finding:
    return refusal("empty", f"{name} holds no text", "check that it was saved whole")


def _too_long(name: str) -> Finding:
    return refusal(
        "not-a-release",
        f"{name} has over {MOST_LINES:,} lines",
        "cut the release out of it and convert that",
    )


def _unwrapped(text: str) -> str:
    """The document without the lines that an archive wraps it in."""
    if _WRAPPER.match(text[:200].encode("ascii", "replace")):
        start = _TEXT_TAG.search(text)
        text = text[start.end() :] if start else text
        text = _WRAPPER_END.sub("", text)
        if not re.search(r"<\w", text):
            return f"<pre>{text}</pre>"
    return text
