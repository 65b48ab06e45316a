"""Text with its marks as XHTML: the one place where inline elements are written."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from crossfoot.rendering.text import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Place
    from crossfoot.rendering.tags import Mark, Tag


def marked(text: str, place: Place, marks: Sequence[Mark]) -> str:
    """A piece of a line as XHTML; `marks` are those of the whole line, in order."""
    return "".join(_parts(text, place.column, marks))


def _parts(text: str, first: int, marks: Sequence[Mark]) -> Iterator[str]:
    at = 0
    for mark in marks:
        start, end = mark.start - first, mark.end - first
        if at <= start and end <= len(text):
            yield plain(text[at:start])
            yield around(plain(text[start:end]), mark)
            at = end
    yield plain(text[at:])


def plain(text: str) -> str:
    """Text without markup."""
    return escape(xml_text(text), quote=False)


def around(content: str, mark: Mark) -> str:
    """Marked content, an element for each fact; what contradicts leads to its finding."""
    if mark.contradiction:
        return f'<a class="contradiction" href="#contradiction-{mark.contradiction}">{content}</a>'
    for tag in reversed(mark.tags):
        content = element(tag, content)
    return content


def element(tag: Tag, content: str) -> str:
    """`ix:nonFraction` where there is a unit, else `ix:nonNumeric`; `content` is markup."""
    name = "ix:nonFraction" if tag.unit else "ix:nonNumeric"
    told = {
        "id": tag.id,
        "name": tag.name,
        "contextRef": tag.context,
        "unitRef": tag.unit,
        "decimals": tag.decimals,
        "scale": tag.scale,
        "sign": "-" if tag.negative else "",
        "format": tag.format,
        "xml:lang": tag.language,
    }
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in told.items() if value)
    return f"<{name}{attributes}>{content}</{name}>"
