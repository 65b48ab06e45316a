"""What is printed where: one reader a format, chosen by what the bytes are, not by the name.

A reader is a module with `claims(head, name)` and `read(raw, name)`; to add a format, write one
and name it in `READERS`. Exactly one reader may claim a file.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, Protocol

from crossfoot.documents import foreign, html, markdown, parsed, pdf, separated, text, xlsx
from crossfoot.documents.refusal import refusal

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.documents.pictures import Picture
    from crossfoot.model import Document, Finding

    Reading = tuple[Document | None, tuple[Finding, ...]]


class Reader(Protocol):
    """The port: what a module must offer to be a reader of some format."""

    def claims(self, head: bytes, name: str) -> bool: ...
    def read(self, raw: bytes, name: str) -> Reading: ...


READERS: Final[tuple[Reader, ...]] = (text, parsed, html, pdf, xlsx, separated, markdown)

HEAD_BYTES: Final = 262_144
"""A Markdown release may have pages of prose before its first table."""
LARGEST_BYTES: Final = 32_000_000
"""Larger files are refused unread: the largest releases, PDFs with pictures, have half."""


def read(path: Path) -> Reading:
    """The document in a file, or none and the finding that says why."""
    try:
        raw, problem = _bytes(path)
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        problem = refusal(
            "unreadable",
            f"{path} cannot be read: {reason}",
            "check the file's permissions",
        )
        return None, (problem,)
    if problem is not None:
        return None, (problem,)
    # A name need not be text on every file system; what is written must be.
    return _read_as_claimed(raw, os.fsencode(path.name).decode("utf-8", "replace"))


def markup(path: Path) -> str | None:
    """The own text of a file that `read` read as HTML; None where it is no longer so."""
    try:
        raw, problem = _bytes(path)
    except OSError:
        return None
    return html.markup(raw) if problem is None and html.claims(raw, path.name) else None


def page_pictures(path: Path) -> tuple[Picture, ...]:
    """The pages of a file that `read` read as PDF, as they look; none where they are too many."""
    try:
        raw, problem = _bytes(path)
    except OSError:
        return ()
    if problem is not None or not pdf.claims(raw, path.name):
        return ()
    from crossfoot.documents import pdf_pictures  # noqa: PLC0415 - it loads pypdfium2

    return pdf_pictures.pictures(raw)


def _bytes(path: Path) -> tuple[bytes, Finding | None]:
    if not path.exists():
        return b"", refusal("missing", f"{path} does not exist", "check the path")
    if path.is_dir():
        return b"", refusal("folder", f"{path} is a folder", "name one file in it")
    if not path.is_file():
        return b"", refusal("unreadable", f"{path} is no ordinary file", "save it to a file")
    with path.open("rb") as file:
        raw = file.read(LARGEST_BYTES + 1)
    if len(raw) > LARGEST_BYTES:
        return b"", refusal(
            "too-large",
            f"{path} has over {LARGEST_BYTES // 1_000_000} MB, more than any earnings release",
            "cut the release out of it and convert that",
        )
    if not raw:
        return b"", refusal("empty", f"{path} is empty", "check that it was saved whole")
    return raw, None


def _read_as_claimed(raw: bytes, name: str) -> Reading:
    head = raw[:HEAD_BYTES]
    claimants = [reader for reader in READERS if reader.claims(head, name)]
    if len(claimants) == 1:
        return claimants[0].read(raw, name)
    if claimants:
        raise ValueError(f"several readers claim {name}: {claimants}")
    form, advice = foreign.recognised(head) or ("of an unknown form", "save it as text")
    return None, (refusal("unsupported", f"{name} is {form}, which is not read", advice),)
