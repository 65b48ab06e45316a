"""Reader of tables that somebody parsed already: the JSON of `crossfoot show document --json`.

`{"name", "form", "paragraphs": [{"cells": [{"text", "place": {"page", "line", "column"},
"position", "span", "strong"}], "indent", "table"}]}`. Only `paragraphs`, `cells` and `text`
must be there: a paragraph without places is numbered as a line, its cells a blank apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from crossfoot.documents import foreign
from crossfoot.documents.refusal import refusal

if TYPE_CHECKING:
    from crossfoot.model import Document, Finding

_BOM: Final = b"\xef\xbb\xbf"


def claims(head: bytes, name: str) -> bool:  # noqa: ARG001  # the port asks with the name
    """What begins with a brace and is nothing else: no release does."""
    return head.removeprefix(_BOM).lstrip().startswith(b"{") and not foreign.recognised(head)


def read(raw: bytes, name: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document as it was parsed, or the first place where its shape is wrong."""
    # pydantic takes a third of the CPU of a run that does not need it.
    from crossfoot.documents.parsed_shape import document_from  # noqa: PLC0415

    document, fault = document_from(raw.removeprefix(_BOM), name)
    if document is None:
        return None, (refusal("bad-shape", f"{name}: {fault}", _ADVICE),)
    if not document.paragraphs:
        return None, (refusal("empty", f"{name} holds no text", _ADVICE),)
    return document, ()


_ADVICE: Final = "compare it with what `crossfoot show document --json` writes"
