"""Pictures of a PDF's pages: decoded by a reader of our own, its ink is where the numbers are."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from crossfoot import pipeline
from crossfoot.documents import page_pictures
from crossfoot.documents.pictures import Picture, Spot, Strip
from crossfoot.model import Place

RELEASE = Path(__file__).parents[2] / "examples" / "tamarack-3q24" / "release.pdf"
DARK = 8
"""Of sixteen greys."""


def decoded(png: bytes) -> list[list[int]]:
    """The greys of a picture of four bits a dot, without filters (ISO 15948)."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    chunks, at = {}, 8
    while at < len(png):
        (size,) = struct.unpack_from(">I", png, at)
        kind, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        assert struct.unpack_from(">I", png, at + 8 + size)[0] == zlib.crc32(kind + content)
        chunks[kind] = content
        at += size + 12
    width, height, depth, colour = struct.unpack_from(">IIBB", chunks[b"IHDR"])
    assert (depth, colour) == (4, 0)
    raw, stride = zlib.decompress(chunks[b"IDAT"]), (width + 1) // 2 + 1
    assert len(raw) == height * stride
    rows = [raw[at : at + stride] for at in range(0, len(raw), stride)]
    assert not any(row[0] for row in rows)
    return [[dot for byte in row[1:] for dot in (byte >> 4, byte & 15)][:width] for row in rows]


def darkest(greys: list[list[int]], spot: Spot) -> int:
    height, width = len(greys), len(greys[0])
    rows = greys[spot.top * height // 10_000 : (spot.top + spot.height) * height // 10_000 + 1]
    left, right = spot.left * width // 10_000, (spot.left + spot.width) * width // 10_000 + 1
    return min(dot for row in rows for dot in row[left:right])


def test_every_number_of_the_ledger_stands_on_ink() -> None:
    pictures = page_pictures(RELEASE)
    pages = [decoded(picture.png) for picture in pictures]
    entries = pipeline.run(RELEASE).ledger.entries
    assert entries
    for entry in entries:
        spot = pictures[entry.place.page - 1].spot(entry.place, len(entry.printed))
        assert spot, entry
        assert darkest(pages[entry.place.page - 1], spot) < DARK, entry


def test_a_page_is_mostly_paper() -> None:
    for picture in page_pictures(RELEASE):
        dots = [dot for row in decoded(picture.png) for dot in row]
        assert sum(dot >= DARK for dot in dots) * 10 > 8 * len(dots)


def test_the_place_of_a_character_is_its_share_of_its_word() -> None:
    strip = Strip((0, 9), ((8, 1_000, 5_000), (4, 6_000, 8_000)), 40_000, 42_000)
    picture = Picture(b"", 10_000, 50_000, (strip,))
    assert picture.spot(Place(1, 1, 5), 2) == Spot(3_000, 1_600, 1_000, 400)
    assert picture.spot(Place(1, 1, 10), 4) == Spot(6_000, 1_600, 2_000, 400)
    assert picture.spot(Place(1, 1, 12), 90) == Spot(7_000, 1_600, 1_000, 400)
    assert picture.spot(Place(1, 2, 1), 1) is None


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 broken", b"no pdf"])
def test_what_is_no_pdf_has_no_pictures(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "release.pdf"
    path.write_bytes(content)
    assert page_pictures(path) == ()
    assert page_pictures(tmp_path / "absent.pdf") == ()
