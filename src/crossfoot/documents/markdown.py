"""Reader of Markdown: pipe tables as tables, headings and the rest as printed lines.

Marks (`#`, `**`, escapes, links, entities) fall away; a cell's column is where it begins in the
file's line. A table is a run of lines with pipes under a row of dashes, or, without one, three
lines and more that begin and end with a pipe.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from crossfoot.documents import foreign, html, parsed, pdf, xlsx
from crossfoot.documents.encoding import decoded
from crossfoot.documents.refusal import refusal
from crossfoot.model import Document, Place

if TYPE_CHECKING:
    from crossfoot.model import Finding

MOST_LINES: Final = 40_000
"""The longest annual reports have 30,000."""

_RULE_BYTES: Final = re.compile(rb"^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t:-]*\r?$", re.MULTILINE)
_FENCED_ROWS: Final = re.compile(rb"(?:^[ \t]*\|[^\n]*\|[ \t]*\r?\n){3}", re.MULTILINE)


def claims(head: bytes, name: str) -> bool:
    """What has a row of dashes and pipes, or lines that begin and end with a pipe."""
    others = any(reader.claims(head, name) for reader in (parsed, html, pdf, xlsx))
    if others or foreign.recognised(head):
        return False
    plain = head.replace(b"\0", b"")
    return b"|" in plain and bool(_RULE_BYTES.search(plain) or _FENCED_ROWS.search(plain))


def read(raw: bytes, name: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document, with a paragraph for each line that says something."""
    text = decoded(raw)
    if text is None:
        problem = f"{name} is no text in UTF-8, UTF-16 or Shift-JIS"
        return None, (refusal("undecodable", problem, "if it is text, save it as UTF-8"),)
    # Other forms need none of these.
    from crossfoot.documents.markdown_lines import paragraphs as paragraphs_of  # noqa: PLC0415

    lines = re.split(r"\r\n|[\n\r\f]", text)
    if len(lines) > MOST_LINES:
        return None, (_too_long(name),)
    paragraphs = tuple(paragraphs_of(lines))
    if not paragraphs:
        return None, (refusal("empty", f"{name} holds no text", "check that it was saved whole"),)
    return Document(name, "markdown", paragraphs), ()


def _too_long(name: str) -> Finding:
    return refusal(
        "not-a-release",
        f"{name} has over {MOST_LINES:,} lines",
        "cut the release out of it and convert that",
        Place(1, MOST_LINES + 1, 1),
    )
