"""Balances at the beginning and the end of a period: which of them a caption speaks of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from crossfoot.patterns import regex

if TYPE_CHECKING:
    from crossfoot.model import FootedStatement

_MOMENT = regex(
    r"[,;:\s–—-]*\b(?:at\s+|as of\s+)?(?:the\s+)?(?P<which>beginning|end|opening|closing|ending)\s*"
    r"(?:balances?|of\s+(?:the\s+|each\s+)?(?:\w+[- ])?(?:period|year|quarter|months?))?\s*"
    r"(?=$|\(includ[^()]*\)\s*$)|"
    r"^(?P<first>opening|beginning|closing|ending)\s+(?:balance of\s+)?",
    re.IGNORECASE,
)
_BALANCE_OF = regex(r"^(?:total\s+)?balances? of\s+", re.IGNORECASE)
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


def moments(statement: FootedStatement) -> tuple[Moment | None, ...]:
    """Which end of its period each line speaks of, as far as it does.

    What a closing balance adds up is the opening one, whatever its caption says.
    """
    said = [moment(line.caption.text)[1] for line in statement.lines]
    opening = {
        term.line
        for found in statement.sums
        if said[found.total] == "closing" and not any(found.residuals)
        for term in found.terms
        if term.sign > 0
    }
    return tuple(
        "opening" if which == "closing" and index in opening else which
        for index, which in enumerate(said)
    )
