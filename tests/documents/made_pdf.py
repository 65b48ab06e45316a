"""Makes small PDFs by hand: text at places on pages, in one font whose characters are all as wide.

No library, no clock: the same prints give the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SIZE: Final = 10
WIDTH: Final = 6
"""Points that a character of Courier takes at that size."""
HEAD: Final = b"%PDF-1.4\n"


@dataclass(frozen=True, slots=True)
class Print:
    """A text and where it begins, in points from the lower left corner."""

    x: int
    y: int
    text: str


def at(x: int, y: int, text: str) -> Print:
    return Print(x, y, text)


def ending(x: int, y: int, text: str) -> Print:
    """A text whose last digit ends at `x`: parentheses and percent signs hang over."""
    return Print(x - WIDTH * len(text.rstrip(")%")), y, text)


def centred(x: int, y: int, text: str) -> Print:
    return Print(x - WIDTH * len(text) // 2, y, text)


def made(
    *pages: Sequence[Print], codes: Mapping[str, int] | None = None, trailer: str = ""
) -> bytes:
    """A PDF of these pages; `codes` says what the font's map tells of a character, else itself.

    `trailer` is put into the trailer.
    """
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        _font(3 + 2 * len(pages) + 1 if codes else 0),
    ]
    for prints in pages:
        content = "\n".join(_shown(each) for each in prints)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {len(objects) + 2} 0 R >>"
        )
        objects.append(_stream(content))
    if codes:
        objects.append(_stream(_map(codes)))
    return _file(objects, trailer)


def _font(number_of_map: int) -> str:
    known = f"/ToUnicode {number_of_map} 0 R" if number_of_map else ""
    encoding = "/Encoding /WinAnsiEncoding"
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /Courier {encoding} {known} >>"


def _map(codes: Mapping[str, int]) -> str:
    """A ToUnicode map: printable ASCII is itself, but for the characters in `codes`."""
    all_codes = {chr(code): code for code in range(32, 127)} | dict(codes)
    lines = [f"<{ord(each):02x}> <{code:04x}>" for each, code in all_codes.items()]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "1 begincodespacerange <00> <ff> endcodespacerange",
            f"{len(lines)} beginbfchar",
            *lines,
            "endbfchar endcmap end end",
        ]
    )


def _stream(content: str) -> str:
    return f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream"


def _shown(each: Print) -> str:
    text = each.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F {SIZE} Tf 1 0 0 1 {each.x} {each.y} Tm ({text}) Tj ET"


def _file(objects: Sequence[str], trailer: str) -> bytes:
    whole = bytearray(HEAD)
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(whole))
        whole += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(whole)
    whole += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    whole += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    size = len(objects) + 1
    whole += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\n".encode()
    return bytes(whole) + f"startxref\n{start}\n%%EOF\n".encode()
