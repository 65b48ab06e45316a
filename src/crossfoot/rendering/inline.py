"""Inline XBRL 1.1: the release as a page that people read and XBRL software too.

Every figure is tagged where it stands. An HTML release keeps its own markup; of any other the
tables are set anew. Only what no printed text says as it is stands in the hidden section.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.rendering.grid import grid
from crossfoot.rendering.instance import ENTRY, resources
from crossfoot.rendering.marked import element, marked, plain
from crossfoot.rendering.names import in_use
from crossfoot.rendering.pages import blocks
from crossfoot.rendering.tags import tagging
from crossfoot.rendering.text import xml_text
from crossfoot.templating import markup, stream
from crossfoot.wellformed import checked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.rendering.exhibit import Exhibit
    from crossfoot.rendering.pages import Piece
    from crossfoot.rendering.shown import Shown
    from crossfoot.rendering.tags import Tagging

_TEMPLATE = "inline/report.xhtml.jinja2"
_LANGUAGE = "en"


def chunks(shown: Shown) -> Iterator[bytes]:
    """The page, streamed."""
    return checked(stream(_TEMPLATE, _view(shown)))


def _view(shown: Shown) -> Mapping[str, object]:
    report, document = shown.report, shown.document
    own = _exhibit(shown)
    able = (own.shows,) if own else ()
    used = in_use(report, shown.qualified)
    told = tagging(shown, used, *able)
    page = () if own else blocks(document, shown.statements)
    return {
        **resources(report, shown.qualified, used),
        "entry": ENTRY,
        "language": _LANGUAGE,
        "title": xml_text(report.entity.name or document.name),
        "hidden": [markup(element(each.tag, plain(each.text))) for each in told.hidden],
        "own": markup(own.body(told.lines)) if own else "",
        "own_style": markup(plain(own.style)) if own else "",
        "numbered": False,
        "blocks": (grid(block, lambda pieces: _content(pieces, told)) for block in page),
        "contradictions": [
            (number, xml_text(each.message)) for number, each in enumerate(told.contradictions, 1)
        ],
    }


def _exhibit(shown: Shown) -> Exhibit | None:
    """The issuer's own page, where the source is one that XML can hold."""
    if shown.markup is None:
        return None
    from crossfoot.rendering.exhibit import Exhibit  # noqa: PLC0415 - it loads lxml

    own = Exhibit(shown.markup, shown.document)
    return own if own.is_readable else None


def _content(pieces: Sequence[Piece], told: Tagging) -> str:
    said = (
        marked(piece.text, piece.place, told.lines.get(piece.place.printed_line, ()))
        for piece in pieces
    )
    return markup(" ".join(said))
