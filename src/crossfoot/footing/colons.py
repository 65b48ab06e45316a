"""Captions that end in a colon: mostly headers of what follows, at times lines with figures.

Which they are, the arithmetic says: "Total assets:" is a line where more adds up when it is one.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from crossfoot.footing.prices import ends_in_colon
from crossfoot.model import Caption, Group

if TYPE_CHECKING:
    from collections.abc import Callable

    from crossfoot.captions import Vocabulary
    from crossfoot.model import Statement

_MOST = 24
"""So many captions at most are tried one by one."""

Worth = tuple[int, int, int]
"""What speaks for a reading: columns in which sums hold of lines that say that they are totals,
those of any lines, and fewer figures in doubt."""


def doubtful(statement: Statement, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Captions with a colon right before figures, but for those that are headers only."""
    kind = statement.kind
    found = (
        part.text
        for part, following in pairwise(statement.parts)
        if isinstance(part, Caption) and isinstance(following, Group) and ends_in_colon(part.text)
    )
    return tuple(
        text
        for text in dict.fromkeys(found)
        if vocabulary.known(text, kind) or not vocabulary.is_header(text, kind)
    )


def lines(choices: tuple[str, ...], worth: Callable[[frozenset[str]], Worth]) -> frozenset[str]:
    """Which of these captions are lines; `worth` tells what a choice of them is worth.

    All of them are tried, then each for itself, as long as it gets better.
    """
    best: frozenset[str] = frozenset()
    most = worth(best)
    ways = [frozenset(choices), *(frozenset({each}) for each in choices[:_MOST])]
    changed = True
    while changed:
        changed = False
        for way in ways:
            found = worth(best ^ way)
            if found > most:
                best, most, changed = best ^ way, found, True
    return best
