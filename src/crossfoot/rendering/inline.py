"""Inline XBRL 1.1: the release as a page that people read and XBRL software too.

Every figure is tagged where it stands. An HTML release keeps its own markup; of any other the
tables are set anew. Only what no printed text says as it is stands in the hidden section.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from crossfoot.rendering.exhibit import Exhibit
from crossfoot.rendering.instance import ENTRY, resources
from crossfoot.rendering.marked import element, marked, plain
from crossfoot.rendering.pages import blocks
from crossfoot.rendering.tags import tagging
from crossfoot.rendering.text import xml_text
from crossfoot.templating import stream
from crossfoot.wellformed import checked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.rendering.pages import Block, Piece, Row
    from crossfoot.rendering.shown import Shown
    from crossfoot.rendering.tags import Tagging

_TEMPLATE = "inline/report.xhtml.jinja2"
_LANGUAGE = "en"


def chunks(shown: Shown) -> Iterator[bytes]:
    """The page, streamed."""
    return checked(stream(_TEMPLATE, _view(shown)))


def _view(shown: Shown) -> Mapping[str, object]:
    report, document = shown.report, shown.document
    own = Exhibit(shown.markup, document) if shown.markup else None
    able = (own.shows,) if own else ()
    told = tagging(report, document, shown.findings, shown.qualified, *able)
    page = () if own else blocks(document, shown.statements)
    return {
        **resources(report, shown.qualified),
        "entry": ENTRY,
        "language": _LANGUAGE,
        "title": xml_text(report.entity.name or document.name),
        "hidden": [Markup(element(each.tag, plain(each.text))) for each in told.hidden],
        "own": Markup(own.body(told.lines)) if own else "",
        "own_style": Markup(plain(own.style)) if own else "",
        "blocks": (_block(block, told) for block in page),
        "contradictions": [
            (number, xml_text(each.message)) for number, each in enumerate(told.contradictions, 1)
        ],
    }


def _block(block: Block, told: Tagging) -> Mapping[str, object]:
    if not block.width:
        return {"width": 0, "content": Markup(_content(block.rows[0].pieces, told))}
    return {"width": block.width, "parts": list(_parts(block, told))}


def _parts(block: Block, told: Tagging) -> Iterator[Mapping[str, object]]:
    for head, rows in groupby(block.rows, lambda row: row.head):
        yield {
            "name": "thead" if head else "tbody",
            "rows": [list(_cells(row, block.width, told)) for row in rows],
        }


def _cells(row: Row, width: int, told: Tagging) -> Iterator[Mapping[str, object]]:
    """The row's cells, empty ones where the grid has none; its caption heads it."""
    at = 0
    for position, group in groupby(row.pieces, lambda piece: piece.position):
        pieces = tuple(group)
        if position > at:
            yield _cell("td", "", "", position - at, "")
        span = max(piece.span for piece in pieces)
        last = width if len(row.pieces) == len(pieces) and not row.head else position + span
        yield _filled(row, pieces, max(last - position, span), told)
        at = max(last, position + span)
    if at < width:
        yield _cell("td", "", "", width - at, "")


def _filled(
    row: Row, pieces: Sequence[Piece], span: int, told: Tagging
) -> Mapping[str, object]:
    content = _content(pieces, told)
    strong = " strong" if all(piece.strong for piece in pieces) else ""
    if row.head:
        return _cell("th", "col", strong.strip(), span, content)
    if pieces[0].position == 0:
        depth = f"depth{row.depth}" if row.depth else ""
        return _cell("th", "row", f"{depth}{strong}".strip(), span, content)
    return _cell("td", "", f"figure{strong}", span, content)


def _cell(name: str, scope: str, kind: str, span: int, content: str) -> Mapping[str, object]:
    return {"name": name, "scope": scope, "kind": kind, "span": span, "content": Markup(content)}


def _content(pieces: Sequence[Piece], told: Tagging) -> str:
    return " ".join(
        marked(piece.text, piece.place, told.lines.get((piece.place.page, piece.place.line), ()))
        for piece in pieces
    )
