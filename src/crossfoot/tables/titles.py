"""Which printed lines are titles of statements, and which end one."""

from __future__ import annotations

import re
from functools import lru_cache

from crossfoot.model import StatementKind
from crossfoot.patterns import regex

_OF = r"statements? of (?:[\w'’]+ )*?"
_KINDS = (
    (StatementKind.COMPREHENSIVE_INCOME, rf"{_OF}comprehensive (?:income|loss|earnings)"),
    (StatementKind.CASH_FLOW, rf"(?:{_OF}|consolidated )cash flows?"),
    (StatementKind.EQUITY, rf"{_OF}equity"),
    (StatementKind.BALANCE_SHEET, rf"balance sheets?|{_OF}(?:financial )?(?:position|condition)"),
    (StatementKind.INCOME, rf"{_OF}(?:income|operations|earnings|loss|profit)|income statements?"),
)  # fmt: skip
_PATTERNS = tuple((kind, regex(rf"\b(?:{text})\b", re.IGNORECASE)) for kind, text in _KINDS)
_COMBINED = regex(
    rf"\b{_OF}(?:income|operations|earnings|loss)(?: \(loss\))? and (?:[\w'’]+ )*?comprehensive",
    re.IGNORECASE,
)
_HINT = regex(r"statement|balance sheet|cash flow", re.IGNORECASE)
_LONGEST_TITLE = 140
_SHORTEST_SENTENCE = 4
_SENTENCE = regex(r"[a-z)\"'][.!?](?:\s|$)")


@lru_cache(maxsize=8192)
def statement_kinds(text: str) -> tuple[StatementKind, ...]:
    """The kinds of statement that a line announces, in the order it names them."""
    if (
        len(text) > _LONGEST_TITLE
        or not _HINT.search(text)
        or text.rstrip().endswith(":")
        or is_prose(text)
    ):
        return ()
    if _COMBINED.search(text):
        return (StatementKind.INCOME, StatementKind.COMPREHENSIVE_INCOME)
    found: list[tuple[int, StatementKind]] = []
    rest = text
    for kind, pattern in _PATTERNS:
        if match := pattern.search(rest):
            found.append((match.start(), kind))
            rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
    return tuple(kind for _, kind in sorted(found))


@lru_cache(maxsize=4096)
def is_prose(text: str) -> bool:
    """Whether a line is a sentence and no caption: it ends as one, or has one inside."""
    stripped = text.strip()
    if stripped.startswith("(") and stripped.endswith(")"):
        return False
    words = stripped.split()
    return (
        len(words) >= _SHORTEST_SENTENCE
        and _SENTENCE.search(stripped) is not None
        and _SENTENCE.search(_without_abbreviations(stripped)) is not None
    )


def _without_abbreviations(text: str) -> str:
    return re.sub(r"\b(?:Inc|Corp|Co|Ltd|No|St|vs|etc|U\.S|J\.P|Jr|resp)\.", "", text)
