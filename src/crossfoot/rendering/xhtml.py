"""What an element of HTML may be in XHTML 1.1, which inline XBRL 1.1 demands.

A block never stands within a line: what holds a block becomes `div`. Nothing runs, nothing is
fetched; attributes that only say how a thing looks become style.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from crossfoot.patterns import regex
from crossfoot.rendering.text import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_LEFT_OUT: Final = frozenset(
    {
        *("script", "noscript", "style", "head", "meta", "link", "base"),
        *("img", "input", "area", "col", "colgroup", "embed", "frame", "param", "source", "track"),
    }
)
"""What runs, or has no text of its own; all else keeps its text, as a browser that cannot show
the thing itself would."""
_BLOCKS: Final = frozenset(
    {
        *("p", "div", "hr", "li", "ul", "ol", "dl", "dd", "dt", "center", "blockquote", "pre"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "table", "caption", "section", "article", "header"),
        *("footer", "main", "nav", "aside", "figure", "address", "form", "fieldset", "body"),
        *("thead", "tbody", "tfoot", "tr", "td", "th", "html"),
    }
)
_LINE_TAGS: Final = frozenset({"b", "strong", "i", "em", "sup", "sub", "small", "big", "code"})
_LINES: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Blocks that hold lines only."""
_SECTIONS: Final = frozenset({"thead", "tbody", "tfoot"})
_SAID: Final = {
    "b": "font-weight:bold",
    "strong": "font-weight:bold",
    "i": "font-style:italic",
    "em": "font-style:italic",
    "u": "text-decoration:underline",
    "center": "text-align:center",
    "blockquote": "margin:1em 2.5em",
    "pre": "white-space:pre-wrap;font-family:monospace",
    "li": "display:list-item;margin-left:2em",
}
"""What a tag says of its looks, where it cannot stay."""
_LOOKS: Final = {
    "align": "text-align:{}",
    "valign": "vertical-align:{}",
    "bgcolor": "background-color:{}",
    "color": "color:{}",
    "face": "font-family:{}",
}
_PLAIN_VALUE: Final = regex(r"[#\w ,'.%-]+")
_LENGTH: Final = regex(r"\d+(?:\.\d+)?(?:%|px|pt)?")
_SPAN: Final = regex(r"[1-9]\d{0,2}")
_FETCHES: Final = regex(r"url\s*\(|@import|expression\s*\(|javascript:|[<\\]", re.IGNORECASE)
_LINK: Final = regex(r"(?:https?|mailto):[^\s\"'<>\\^`{|}]+")


def own_style(sheets: Iterable[str]) -> str:
    """Style sheets as they are, without those that would fetch something."""
    return xml_text("\n".join(each for each in sheets if not _FETCHES.search(each)))


class Shape:
    """What each element of a page becomes; a page is looked through once."""

    def __init__(self, root: Any) -> None:  # noqa: ANN401 - lxml's
        self._elements = list(root.iter())  # an element is itself only as long as it is kept
        self._holding: set[Any] = set()
        for element in self._elements:
            if element.tag in _BLOCKS:
                self._holding.update(element.iterancestors())
        self._grids = {each for each in self._elements if each.tag == "table" and _is_grid(each)}

    def written_as(self, element: Any) -> str | None:  # noqa: ANN401
        """The tag that an element gets, None where it is left out."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _LEFT_OUT:
            return None
        if tag in ("br", "hr"):
            return str(tag)
        if tag in ("table", "tr", "td", "th"):
            return str(tag) if self._table_of(element) in self._grids else "div"
        return self._flowing(element)

    def _flowing(self, element: Any) -> str:  # noqa: ANN401
        """The tag of what stands outside of a table's frame."""
        tag = str(element.tag)
        holds_block = element in self._holding
        if tag in _LINES and not holds_block:
            return tag
        if tag in _BLOCKS or holds_block:
            return "div"
        if tag == "a" and _LINK.fullmatch(element.get("href", "")) and not _within_link(element):
            return "a"
        return tag if tag in _LINE_TAGS else "span"

    @staticmethod
    def _table_of(element: Any) -> Any:  # noqa: ANN401
        if element.tag == "table":
            return element
        return next((above for above in element.iterancestors() if above.tag == "table"), None)


def _within_link(element: Any) -> bool:  # noqa: ANN401
    return any(above.tag == "a" for above in element.iterancestors())


def _is_grid(table: Any) -> bool:  # noqa: ANN401
    """Whether a table is made of rows of cells, and of nothing that may not stand among them."""
    parts = [each for each in table if isinstance(each.tag, str)]
    rows = [row for part in parts for row in (part if part.tag in _SECTIONS else (part,))]
    sections = [part for part in parts if part.tag in _SECTIONS]
    rows = [row for row in rows if isinstance(row.tag, str) and row.tag not in ("col", "colgroup")]
    bare = all(_is_bare(each) for each in (table, *sections))
    return bare and any(len(row) for row in rows) and all(_is_row(row) for row in rows)


def _is_row(element: Any) -> bool:  # noqa: ANN401
    cells = [each for each in element if isinstance(each.tag, str)]
    return element.tag == "tr" and _is_bare(element) and all(c.tag in ("td", "th") for c in cells)


def _is_bare(element: Any) -> bool:  # noqa: ANN401
    """Whether no text stands among an element's children."""
    texts = (element.text, *(child.tail for child in element))
    return not any(text and text.strip() for text in texts)


def content_of(table: Any) -> Iterator[tuple[str, Sequence[Any]]]:  # noqa: ANN401
    """The sections of a table with rows that have cells; rows of no section make one."""
    loose: list[Any] = []
    first = True
    for child in table:
        if child.tag == "tr":
            loose.append(child)
        elif child.tag in _SECTIONS:
            if loose:
                yield from _section("tbody", loose)
                loose, first = [], False
            yield from _section("thead" if first and child.tag == "thead" else "tbody", list(child))
            first = False
    yield from _section("tbody", loose)


def _section(name: str, rows: Sequence[Any]) -> Iterator[tuple[str, Sequence[Any]]]:
    full = [row for row in rows if isinstance(row.tag, str) and len(row)]
    if full:
        yield name, full


def attributes(element: Any, name: str) -> Mapping[str, str]:  # noqa: ANN401
    """What stays of an element's attributes under its new name, in a fixed order."""
    told: dict[str, str] = {}
    if name == "a":
        told["href"] = element.get("href")
    if name in ("td", "th"):
        for key in ("colspan", "rowspan"):
            if _SPAN.fullmatch(element.get(key, "")):
                told[key] = element.get(key)
    if element.get("class"):
        told["class"] = " ".join(xml_text(element.get("class")).split())
    style = ";".join(_looks(element, name))
    if style:
        told["style"] = style
    return told


def _looks(element: Any, name: str) -> Iterator[str]:  # noqa: ANN401
    if element.tag != name and element.tag in _SAID:
        yield _SAID[element.tag]
    for key, style in _LOOKS.items():
        value = element.get(key, "").strip()
        if value and _PLAIN_VALUE.fullmatch(value):
            yield style.format(value)
    width = element.get("width", "").strip()
    if _LENGTH.fullmatch(width):
        yield f"width:{width}" if width[-1] in "%xt" else f"width:{width}px"
    if element.get("hidden") is not None:
        yield "display:none"
    if element.get("nowrap") is not None:
        yield "white-space:nowrap"
    style = xml_text(element.get("style", ""))
    yield from (
        each.strip() for each in style.split(";") if each.strip() and not _FETCHES.search(each)
    )
