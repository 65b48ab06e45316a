"""The page as a tree, and its printed lines: a row for each, with the pieces that say something."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from crossfoot.documents.html_rows import Piece, Row, holds_figures, merged
from crossfoot.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BREAK: Final = "\u2028"
"""Stands in the tree where a printed line ends."""
_BOLD: Final = "\ue000"
"""Stands in the tree where bold print begins; a private character, so no document means it."""

_BLOCKS: Final = frozenset(
    {
        *("p", "div", "br", "hr", "li", "ul", "ol", "center", "blockquote", "pre", "dd", "dt"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "caption", "section", "article", "header", "footer"),
    }
)
_BOLD_TAGS: Final = frozenset({"b", "strong", "th"})
_HIDING: Final = regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ALWAYS_HIDDEN: Final = frozenset({"head", "script", "style", "noscript"})
_HEAVY_STYLE: Final = regex(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
UNSEEN: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Characters that take no room."""
_UNSEEN: Final = dict.fromkeys(map(ord, UNSEEN))
_NEVER_CLOSED: Final = regex(r"</?(?:font|span|b|i|u|a|em|strong|small)\b[^>]*>", re.IGNORECASE)
_BLOCK_TAG: Final = regex(r"</?(?:div|p|center|blockquote)\b[^>]*>", re.IGNORECASE)
_UNSPEAKABLE: Final = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML tree takes, but a page may hold all the same, as a character or by its number."""
_LENGTH: Final = regex(r"(-?\d*\.?\d+)(pt|px|em|in|%)?", re.IGNORECASE)
_PADDING: Final = regex(
    r"(padding-left|margin-left|text-indent|padding|margin)\s*:\s*([^;]+)", re.IGNORECASE
)
_POINTS: Final = {"px": 75, "em": 1000, "in": 7200, "%": 500}
"""Hundredths of a point; a point itself has 100."""
_WIDEST_SPAN: Final = 1000


def rows(text: str) -> Iterator[Row]:
    """The printed lines in reading order; none where nothing is markup or text."""
    root = tree(text)
    if root is not None:
        _prepare(root)
        yield from _rows(root)


def tree(text: str) -> Any:  # noqa: ANN401  # lxml's elements have no types
    """The page as a tree; where tags that nobody closed nest too deep, without such tags."""
    root, too_deep = _parsed(text)
    if too_deep:
        root, _ = _parsed(_NEVER_CLOSED.sub("", _BLOCK_TAG.sub("<br>", text)))
    return root


def _parsed(text: str) -> tuple[Any, bool]:
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # nothing in it is markup or text
        return None, False
    return root, any("depth" in entry.message for entry in parser.error_log)


def _prepare(root: Any) -> None:  # noqa: ANN401
    """The tree with line ends and bold print as characters, and without what is not shown."""
    hidden: list[Any] = []
    for element in root.iter():
        tag, style = element.tag, element.get("style")
        hides, bold = _style(style) if style else (False, False)
        if hides or tag in _ALWAYS_HIDDEN:
            hidden.append(element)
        elif bold or tag in _BOLD_TAGS:
            element.text = _BOLD + _speakable(element.text)
        if tag in _BLOCKS:
            element.text = _BREAK + _speakable(element.text)
            element.tail = _BREAK + _speakable(element.tail)
    hidden += root.xpath("//*[@hidden]")
    for element in hidden:
        _remove(element)
    for element in root.iter("pre"):
        _break_lines(element)
    for element in root.iter("sup"):
        if (element.text or " ")[0] in "(0123456789":
            element.text = " " + _speakable(element.text)


def hides(element: Any) -> bool:  # noqa: ANN401
    """Whether nothing in an element is shown."""
    style = element.get("style")
    hidden = element.tag in _ALWAYS_HIDDEN or element.get("hidden") is not None
    return hidden or bool(style and _style(style)[0])


@lru_cache(maxsize=4096)  # a page has few styles and thousands of elements
def _style(style: str) -> tuple[bool, bool]:
    """Whether a style hides, and whether it prints in bold."""
    return _HIDING.search(style) is not None, _HEAVY_STYLE.search(style) is not None


def _speakable(text: str | None) -> str:
    return _UNSPEAKABLE.sub(" ", text) if text else ""


def _remove(element: Any) -> None:  # noqa: ANN401
    """Take an element out and leave the text that follows it."""
    parent, tail = element.getparent(), element.tail
    if parent is None:
        return
    if tail:
        before = element.getprevious()
        if before is not None:
            before.tail = _speakable(before.tail) + _speakable(tail)
        else:
            parent.text = _speakable(parent.text) + _speakable(tail)
    parent.remove(element)


def _break_lines(pre: Any) -> None:  # noqa: ANN401
    for element in pre.iter():
        element.text = _speakable(element.text).replace("\n", _BREAK)
        if element is not pre:
            element.tail = _speakable(element.tail).replace("\n", _BREAK)


def _rows(root: Any) -> Iterator[Row]:  # noqa: ANN401
    """The printed lines in reading order; a table inside of a table makes the outer one layout."""
    around = {above for table in root.iter("table") for above in table.iterancestors()}
    waiting: list[Any] = [root]
    loose: list[str] = []
    tables = 0
    while waiting:
        current = waiting.pop()
        if isinstance(current, str):
            loose.append(current)
        elif current in around:
            loose.append(_edge(current))
            loose.append(current.text or "")
            for child in reversed(current):
                waiting.append(child.tail or "")
                waiting.append(child)
        elif current.tag == "table":
            yield from _lines(loose)
            loose = []
            rows = tuple(_table(current))
            tabulates = holds_figures(rows)
            tables += tabulates
            yield from (Row(r.pieces, r.indent, tables * tabulates) for r in rows)
        else:
            loose.extend(current.itertext())
    yield from _lines(loose)


def _edge(element: Any) -> str:  # noqa: ANN401
    """A layout table's cells and rows are lines of their own."""
    return _BREAK if element.tag in ("table", "tr", "td", "th") else ""


def _lines(texts: Sequence[str]) -> Iterator[Row]:
    for line in "".join(texts).split(_BREAK):
        text, strong = _plain(line)
        if text:
            yield Row((Piece(text, 0, 1, strong),), 0, 0)


def _plain(text: str) -> tuple[str, bool]:
    """The words with single blanks between them, and whether they begin in bold print."""
    strong = False
    if _BOLD in text:
        strong = text.lstrip().startswith(_BOLD)
        text = text.replace(_BOLD, "")
    if not text.isascii():
        text = seen(text.replace(_BREAK, " "))
    return " ".join(text.split()), strong


def seen(text: str) -> str:
    """The text without the characters that take no room."""
    return text if text.isascii() else text.translate(_UNSEEN)


def _table(table: Any) -> Iterator[Row]:  # noqa: ANN401
    """The rows that say something; a cell that spans rows takes its columns in all of them."""
    taken: dict[int, int] = {}
    for row in table.iter("tr"):
        pieces: list[Piece] = []
        indent, at = 0, 0
        below: dict[int, int] = {}
        for cell in row.iterchildren("td", "th"):
            while taken.get(at, 0):
                at += 1
            span, rows = _span(cell.get("colspan")), _span(cell.get("rowspan"))
            raw = "".join(cell.itertext()) if len(cell) else cell.text
            text, strong = _plain(raw) if raw else ("", False)
            if text:
                indent = indent if pieces else _indent(cell, raw)
                pieces.append(Piece(text, at, span, strong))
            if rows > 1:
                below |= dict.fromkeys(range(at, at + span), rows)
            at += span
        taken = {column: left - 1 for column, left in (taken | below).items() if left > 1}
        if pieces:
            yield Row(tuple(merged(pieces)), indent, 0)


def _span(written: str | None) -> int:
    if written is None:
        return 1
    digits = written.strip()
    return min(max(int(digits), 1), _WIDEST_SPAN) if digits.isdecimal() and digits.isascii() else 1


def _indent(cell: Any, raw: str) -> int:  # noqa: ANN401
    """How far the text stands to the right, in hundredths of a point."""
    text = raw.replace(_BOLD, "").lstrip(_BREAK + " \t\r\n")
    blanks = len(text) - len(text.lstrip("\u00a0\u2003 "))
    total = blanks * 250
    for element in cell.iter():
        style = element.get("style")
        if style:
            total += _padding(style)
        if len(element) != 1:
            break
    return max(total, 0)


@lru_cache(maxsize=4096)
def _padding(style: str) -> int:
    total = 0
    for name, value in _PADDING.findall(style):
        lengths = _LENGTH.findall(value)
        short = name.lower() in ("padding", "margin")
        if short and len(lengths) == 4:  # noqa: PLR2004 - top, right, bottom, left
            total += _points(*lengths[3])
        elif short and len(lengths) in (2, 3):
            total += _points(*lengths[1])
        elif not short and lengths:
            total += _points(*lengths[0])
    return total


def _points(number: str, unit: str) -> int:
    whole, _, part = number.partition(".")
    hundredths = int(f"{whole if whole not in ('', '-') else whole + '0'}{part:0<2.2}")
    return hundredths * _POINTS.get(unit.lower(), 100) // 100
