"""Balances at the beginning and the end of a period: which of them a caption speaks of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

_MOMENT = re.compile(
    r"[,;:\s–—-]*\b(?:at\s+|as of\s+)?(?:the\s+)?(?P<which>beginning|end|opening|closing|ending)\s*"
    r"(?:balances?|of\s+(?:the\s+|each\s+)?(?:\w+[- ])?(?:period|year|quarter|months?))?\s*"
    r"(?=$|\(includ[^()]*\)\s*$)|"
    r"^(?P<first>opening|beginning|closing|ending)\s+(?:balance of\s+)?",
    re.IGNORECASE,
)
_BALANCE_OF = re.compile(r"^(?:total\s+)?balances? of\s+", re.IGNORECASE)
Moment = Literal["opening", "closing"]


@lru_cache(maxsize=4096)
def moment(text: str) -> tuple[str, Moment | None]:
    """The caption without "beginning of period" or the like, and which end it speaks of."""
    match = _MOMENT.search(text)
    if not match:
        return text, None
    word = (match["which"] or match["first"]).lower()
    rest = (text[: match.start()] + text[match.end() :]).strip(" ,;:-–—")
    rest = _BALANCE_OF.sub("", rest)
    return rest, "opening" if word in ("beginning", "opening") else "closing"
