"""The pages of a PDF as pictures, drawn by pypdfium2 in sixteen greys."""

from __future__ import annotations

import struct
import zlib
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

import pypdfium2

from crossfoot.documents.geometry import rows
from crossfoot.documents.pdf_words import Closed, opened, words
from crossfoot.documents.pictures import Picture, Strip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.documents.geometry import Box

MOST_PAGES: Final = 60
"""More would make a page that no browser likes to open."""

_DOTS_AN_INCH: Final = 108
_POINTS_AN_INCH: Final = 72
_MOST_DOTS: Final = 2_400
"""Of a side: a poster need not be as sharp as a page."""
_HIGH: Final = bytes(grey & 0xF0 for grey in range(256))
_LOW: Final = bytes(grey >> 4 for grey in range(256))


def pictures(raw: bytes) -> tuple[Picture, ...]:
    """A picture a page; none of a file that has too many pages, or does not open."""
    try:
        with opened(raw) as document:
            if len(document) > MOST_PAGES:
                return ()
            return tuple(_picture(document, number) for number in range(len(document)))
    except (Closed, pypdfium2.PdfiumError):
        return ()


def _picture(document: Any, number: int) -> Picture:  # noqa: ANN401  # foreign
    strips = tuple(_strip(row) for row in rows(words(document, number)))
    page = document[number]
    width, height = page.get_size()
    scale = min(_DOTS_AN_INCH / _POINTS_AN_INCH, _MOST_DOTS / max(width, height, 1))
    bitmap = page.render(scale=scale, grayscale=True)
    png = _png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
    page.close()
    return Picture(png, max(round(100 * width), 1), max(round(100 * height), 1), strips)


def _strip(row: list[Box]) -> Strip:
    sizes = [len(box.word.text) for box in row]
    offsets = tuple(accumulate((size + 1 for size in sizes), initial=0))[:-1]
    boxes = ((len(box.word.text), box.word.left, box.word.right) for box in row)
    low, high = min(box.low for box in row), max(box.high for box in row)
    return Strip(offsets, tuple(boxes), low, high)


def _png(greys: bytes, width: int, height: int, stride: int) -> bytes:
    """A picture of a byte a dot as PNG (ISO 15948) with four bits a dot."""
    lines = b"".join(b"\0" + line for line in _packed(greys, width, height, stride))
    head = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, content)
        for kind, content in ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    )


def _packed(greys: bytes, width: int, height: int, stride: int) -> Iterator[bytes]:
    """Two dots a byte, the left one in the upper half; a last one alone gets a white neighbour."""
    for at in range(height):
        line = greys[at * stride : at * stride + width] + b"\xff" * (width % 2)
        left = int.from_bytes(line[0::2].translate(_HIGH))
        right = int.from_bytes(line[1::2].translate(_LOW))
        yield (left | right).to_bytes(len(line) // 2)


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))
