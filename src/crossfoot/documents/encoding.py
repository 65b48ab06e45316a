"""Bytes to text: byte order mark, UTF-16 without one, UTF-8, Shift-JIS; the first that fits.

Each rung is strict. Shift-JIS accepts much that was never Japanese, so its result must look it.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Final

from crossfoot.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL: Final = regex("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_ASCII: Final = regex("[\t-\r -~]")
_FOREIGN: Final = regex("[^\x00-\x7f]")
_JAPANESE: Final = regex("[\u3000-\u30ff\uff01-\uff5e△▲]")
_HALF_WIDTH: Final = regex("[\uff61-\uff9f]")

MOST_CONTROLS: Final = 200
"""One control character in so many is a scraper's slip; more is no text."""


def decoded(raw: bytes) -> str | None:
    """The text, control characters blanked (XML cannot hold them); none if it is no text."""
    for rung in _RUNGS:
        text = rung(raw)
        if text is not None:
            return readable(text) if _is_text(text) else None
    return None


def readable(text: str) -> str:
    """The same text, of the same length, without characters that no document can hold."""
    return _CONTROL.sub(" ", text)


def _is_text(text: str) -> bool:
    return len(_CONTROL.findall(text)) * MOST_CONTROLS <= len(text)


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _marked(raw: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding)
    return None


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: text holds no NUL, UTF-16 has one beside every ASCII letter."""
    if b"\0" not in raw:
        return None
    ends = (_strictly(raw, "utf-16-le"), _strictly(raw, "utf-16-be"))
    texts = [text for text in ends if text is not None and _is_text(text)]
    return max(texts, key=lambda text: len(_ASCII.findall(text)), default=None)


def _utf_8(raw: bytes) -> str | None:
    return _strictly(raw, "utf-8")


def _shift_jis(raw: bytes) -> str | None:
    text = _strictly(raw, "cp932")
    return text if text is not None and _looks_japanese(text) else None


def _looks_japanese(text: str) -> bool:
    """Kana and full-width signs stand in every Japanese text; chance gives ideographs."""
    foreign = len(_FOREIGN.findall(text))
    kana, half = len(_JAPANESE.findall(text)), len(_HALF_WIDTH.findall(text))
    return kana * 20 >= foreign and half * 5 <= foreign


_RUNGS: Final[tuple[Callable[[bytes], str | None], ...]] = (_marked, _wide, _utf_8, _shift_jis)
