"""Forms that no reader takes yet, known by their first bytes, and what a person can do."""

from __future__ import annotations

import re
from typing import Final

from crossfoot.documents import html

_TO_TEXT: Final = "save its text as a .txt file and convert that"
_RECOGNISE: Final = "run text recognition on it and convert the text"
_UNPACK: Final = "unpack it and convert the release inside"

_SIGNATURES: Final[tuple[tuple[bytes, str, str], ...]] = (
    (rb"\x89PNG\r\n\x1a\n", "a PNG image", _RECOGNISE),
    (rb"\xff\xd8\xff", "a JPEG image", _RECOGNISE),
    (rb"GIF8[79]a", "a GIF image", _RECOGNISE),
    (rb"II\*\x00|MM\x00\*", "a TIFF image", _RECOGNISE),
    (rb"BM.{4}\x00{4}", "a BMP image", _RECOGNISE),
    (rb"RIFF.{4}WEBP", "a WebP image", _RECOGNISE),
    (rb"\x1f\x8b", "a gzip archive", _UNPACK),
    (rb"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (rb"\{\\rtf", "an RTF document", _TO_TEXT),
    (rb"\x7fELF|MZ.{58}", "a program", "name the release instead"),
)
_ANY: Final = re.compile(b"|".join(b"(%b)" % each for each, *_ in _SIGNATURES), re.DOTALL)
_MARKUP: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|document>|!--)", re.IGNORECASE)


def recognised(head: bytes) -> tuple[str, str] | None:
    """The form, as in "it is …", and the advice; none for what no signature knows."""
    if match := _ANY.match(head):
        _, form, advice = _SIGNATURES[(match.lastindex or 1) - 1]
        return form, advice
    if _MARKUP.match(head) and not html.claims(head, ""):
        return "an XML file", _TO_TEXT
    return None
