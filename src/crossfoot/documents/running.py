"""Running heads: what stands at the top or the foot of page after page, but for its numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from crossfoot.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER: Final = regex(r"\d+")
_HEAD: Final = regex(
    r"\bended\b|\bmonths\b|\bweeks\b|\bas (?:of|at)\b|"
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b|"
    r"\b(?:19|20)\d\d\b.*\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""What stands over columns, on however many pages."""
_FEWEST: Final = 3
"""Pages that a running head stands on, at least."""


def running(lines: Iterable[tuple[int, str]]) -> frozenset[str]:
    """The texts, without numbers, that at least three pages have; `lines` are pages and texts."""
    pages: defaultdict[str, set[int]] = defaultdict(set)
    for page, text in lines:
        if not _HEAD.search(text):
            pages[unnumbered(text)].add(page)
    return frozenset(text for text, found in pages.items() if text and len(found) >= _FEWEST)


def unnumbered(text: str) -> str:
    """What a text says on every page."""
    return _NUMBER.sub("", text).strip()
