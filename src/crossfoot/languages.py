"""In which of the taxonomy's languages a text is written."""

from __future__ import annotations

from typing import Literal


def language_of(text: str) -> Literal["en", "ja"]:
    """Japanese where there are kana or Chinese characters, else English."""
    return "en" if text.isascii() or not any(map(_is_japanese, text)) else "ja"


def _is_japanese(letter: str) -> bool:
    return "\u3040" <= letter <= "\u30ff" or "\u4e00" <= letter <= "\u9fff"
