"""One spelling for all the ways to print a caption.

Compared are captions without case, punctuation, dashes, the company's own name, footnote marks,
units in parentheses, and what a caption says beside its name ("net of allowance of …").
"""

from __future__ import annotations

import re
from functools import lru_cache

from crossfoot.patterns import regex

_TAIL = regex(
    r",?\s*\bnet of (?:allowances?|accumulated|reserves?|tax\b.*\d).*"
    r"|[,;]?\s*less(?: accumulated| allowances?).*"
    r"|[-,;–—:]*\s*(?:shares )?\b(?:authorized|issued)\b.*\d.*"
    r"|[-,;–—(]*\s*[$¥]?\s*\d[\d,.]*\s*(?:par value|stated value"
    r"|(?:(?:thousand|million|billion) )?shares).*"
    r"|,?\s*(?:\$[\d.]+ )?(?:no |without )?par value.*"
    r"|\s*\([^()]*\d[^()]*\bshares\b[^()]*\)|\s*\(includ(?:es|ing)\b[^()]*\d[^()]*\)",
    re.IGNORECASE | re.DOTALL,
)
_UNIT = regex(
    r"\((?:in )?(?:shares?|adss?|jpy|usd|yen|(?:u\.?s\.? |whole )?dollars|%|percent|unaudited"
    r"|(?:thousands|millions)"
    r"(?: of \w+)?|note[s]? [\d, and]+|\d{1,2}|[a-z])\)",
    re.IGNORECASE,
)
_SIDE = regex(
    r"\(loss(?:es)?\)|\(losses\) gains|\(benefit\)|\(expenses?\)|\(income\)", re.IGNORECASE
)
_DEDUCTION = regex(r"^\s*less\s*[:-]?\s+")
_MARK = regex(r"\*+\d*|[†‡§]+|(?<=[a-z)])\d$")
_NUMBERING = regex(r"^(?:\d{1,2}[.)]|[ivx]{1,4}[.)]|\([a-z0-9]\))\s+", re.IGNORECASE)
_SIMPLE = regex(r"[A-Za-z ,'-]+")
_FORMS = ("inc", "corp", "corporation", "company", "co", "ltd", "limited", "plc", "llc")
_OWNED = tuple(f"{form}s" for form in _FORMS)  # "the Company's" without its apostrophe
_SPECIAL = frozenset({"less", "par", "issued", "authorized", "shares", *_FORMS, *_OWNED})
"""What a caption of plain words may hold that needs the full treatment."""

_BESIDE = regex("net of|less|authorized|issued|value|shares|includ", re.IGNORECASE)
"""What every tail has a word of: most captions have none, and are asked once for all of them."""

_WORD = regex(r"[^\w%&]+")
_FORM = regex(r"\b(?:Inc|Corp|Corporation|Company|Co|Ltd|Limited|plc|PLC|LLC|N\.V|S\.A)\b")
_COMPANY = regex(
    r"\b(?!Total\b|TOTAL\b)(?:[A-Z][\w&.'-]*\s+){0,5}(?:Inc|Corp|Corporation|Company|Co|Ltd|Limited|plc|PLC|LLC|N\.V|S\.A)\b\.?,?"
)


def unnumbered(text: str) -> str:
    """The caption without a list number that a converter glued on."""
    return _NUMBERING.sub("", text)


def base(text: str) -> str:
    """The caption without what it says beside its name, as printed."""
    named = _UNIT.sub("", text) if "(" in text else text
    return (_TAIL.sub("", named) if _BESIDE.search(named) else named).strip(" ,;:-–—")


@lru_cache(maxsize=8192)
def normalise(text: str, company: str = "") -> str:
    """The spelling under which a caption is known."""
    if _SIMPLE.fullmatch(text) and not (company and company in text):
        words = text.casefold().replace("'", "").replace("-", " ").replace(",", " ").split()
        spelled = " ".join(words)
        if _SPECIAL.isdisjoint(words) and "net of" not in spelled:
            return spelled
    bare = base(unnumbered(text)) or text
    if "(" in bare:
        bare = _SIDE.sub(" ", bare)
    bare = _MARK.sub("", _without_company(bare, company).replace("’", "'"))
    return in_words(_DEDUCTION.sub("", bare.casefold())) or text.casefold().strip()


def in_words(text: str) -> str:
    """A text's words alone, in lower case."""
    bare = text.casefold().replace("&", " and ").replace("'", "")
    return " ".join(_WORD.sub(" ", bare).split())


_RESULTS = (
    *("operating profit", "operating earnings", "operating loss"),
    *("income before", "earnings before", "profit before", "loss before", "income loss before"),
    *("income from", "earnings from", "profit from", "loss from", "income loss from"),
    *("income after", "earnings after", "profit after", "loss after", "income loss after"),
)


def says_result(text: str) -> bool:
    """Whether a line is by its caption what is left of those above it, whatever its concept."""
    return normalise(text).startswith(_RESULTS)


def is_bare_total(text: str) -> bool:
    """Whether a caption says "total" and not of what."""
    return normalise(text) in {"total", "totals", "subtotal", "sub total"}


def _without_company(text: str, company: str) -> str:
    if company:
        text = re.sub(rf"\b{re.escape(company)}", "company", text, flags=re.IGNORECASE)
    return text if text.isupper() or not _FORM.search(text) else _COMPANY.sub("company", text)
