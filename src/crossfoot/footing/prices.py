"""What it costs to read a caption as a header, as a line, or as a piece of a longer caption.

The prices rank readings; only their order and rough distance matter. A total without figures is
the least likely of all, a header with figures next, and a caption nobody knows costs little.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from crossfoot.model import Caption, Group, Part, Statement, StatementKind
from crossfoot.patterns import regex
from crossfoot.spelling import is_bare_total, normalise
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.captions import Vocabulary

_NEVER = 1200
_KNOWN_LINE_EMPTY = 600
_TOTAL_EMPTY = 800
_CAPTION_EMPTY = 300
_CAPITALS_EMPTY = 150
_EITHER_EMPTY = 50
_EITHER_FILLED = 100
_HEADER_FILLED = 500
_COLON_FILLED = 1500
_JOIN_KNOWN = 30
_JOIN_EVIDENT = 20
_JOIN_UNFOUNDED = 350
_JOIN_DOUBTFUL = 150
_TWO_LINES_AS_ONE = 600
_FRAGMENT_ALONE = 300
_CONNECTIVES = frozenset(
    (
        *("of", "and", "for", "to", "in", "on", "by", "with", "the", "from", "or", "at", "than"),
        *("a", "an", "including", "under", "into", "per", "jpy", "usd", "eur"),
    )
)
_BETWEEN_WORDS = regex(r"\W")
_DANGLING = (",", "–", "—", "-", "$", "¥", "€", "£")
_CONTINUES = regex(r"(?:[a-z(&,]|at \w+ \d|resp|\d[\d,]{4,}\s)")


class Prices(Value):
    """What a reading costs, for captions of one statement.

    `lines` are captions that end in a colon and have figures all the same.
    """

    vocabulary: Vocabulary
    kind: StatementKind
    totalled: frozenset[str]
    lines: frozenset[str] = frozenset()

    def is_header(self, text: str) -> bool:
        return (
            self._announces(text)
            or self.vocabulary.is_header(text, self.kind)
            or normalise(text, self.vocabulary.company) in self.totalled
        )

    def is_line(self, text: str) -> bool:
        return bool(self.vocabulary.known(text, self.kind))

    def empty(self, text: str) -> int:
        """A caption without figures."""
        if self.is_header(text):
            return self._empty_header(text)
        if normalise(text, self.vocabulary.company).startswith("total"):
            return _TOTAL_EMPTY
        if self.is_line(text):
            return _KNOWN_LINE_EMPTY
        return _CAPITALS_EMPTY if text.isupper() else _CAPTION_EMPTY

    def _empty_header(self, text: str) -> int:
        """What may be either costs something; what is often printed for completeness, little."""
        if not self.is_line(text) or self._announces(text):
            return 0
        return _EITHER_EMPTY if self.vocabulary.is_often_empty(text, self.kind) else _CAPTION_EMPTY

    def filled(self, text: str) -> int:
        """A caption with figures."""
        if self._announces(text):
            return _COLON_FILLED
        if self.is_header(text):
            return _EITHER_FILLED if self.is_line(text) else _HEADER_FILLED
        return 0

    def _announces(self, text: str) -> bool:
        """Whether a colon says that lines follow."""
        return ends_in_colon(text) and text not in self.lines

    def joined(self, texts: Sequence[str]) -> int:
        """Several captions read as one."""
        if len(texts) == 1:
            return self._alone(texts[0])
        if any(map(ends_in_colon, texts[:-1])):
            return _NEVER
        if self._named_jointly(texts):
            return _JOIN_KNOWN
        if self._total_above_header(texts) and self.is_line(" ".join(texts)):
            return _JOIN_DOUBTFUL
        seams = sum(_seam(left, right) for left, right in pairwise(texts))
        return seams + (_TWO_LINES_AS_ONE if all(map(self.is_line, texts)) else 0)

    def runs_on(self, texts: Sequence[str]) -> bool:
        """Whether pieces that mean nothing apart make a known name together."""
        return len(texts) > 1 and not ends_in_colon(texts[0]) and self._named_jointly(texts)

    def _total_above_header(self, texts: Sequence[str]) -> bool:
        """A bare total and the header of what comes next read like one name and are two."""
        return is_bare_total(texts[0]) and self.is_header(" ".join(texts[1:]))

    def continues(self, texts: Sequence[str]) -> bool:
        """Whether every seam between the pieces shows that a sentence runs on."""
        whole = not any(map(ends_in_colon, texts[:-1]))
        return whole and all(_seam(left, right) == _JOIN_EVIDENT for left, right in pairwise(texts))

    def _named_jointly(self, texts: Sequence[str]) -> bool:
        """Whether only together they are a known name, each piece adding to it."""
        if all(map(self.is_line, texts)) or self._total_above_header(texts):
            return False
        company = self.vocabulary.company
        names = [normalise(" ".join(texts[:size]), company) for size in range(1, len(texts) + 1)]
        return len(set(names)) == len(names) and self.is_line(" ".join(texts))

    def _alone(self, text: str) -> int:
        stray = _CONTINUES.match(text) is not None or _runs_on(text)
        return _FRAGMENT_ALONE if stray and not self.is_line(text) else 0


def _seam(left: str, right: str) -> int:
    unbalanced = left.count("(") > left.count(")")
    if unbalanced or _CONTINUES.match(right) or _runs_on(left):
        return _JOIN_EVIDENT
    return _JOIN_UNFOUNDED


def _runs_on(text: str) -> bool:
    """Whether a caption ends in a word or mark after which more must come."""
    end = text.rstrip()
    if end.endswith(_DANGLING):
        return True
    return _BETWEEN_WORDS.split(end)[-1].casefold() in _CONNECTIVES


def ends_in_colon(text: str) -> bool:
    """Whether a caption is printed as if others followed under it."""
    return text.rstrip().endswith(":")


def of(statement: Statement, vocabulary: Vocabulary, lines: frozenset[str] = frozenset()) -> Prices:
    """The prices for one statement, whose "Total …" captions tell what else is a header."""
    return Prices(vocabulary, statement.kind, _totalled(statement, vocabulary), lines)


def _totalled(statement: Statement, vocabulary: Vocabulary) -> frozenset[str]:
    """The names that some "Total …" caption of the statement adds up."""
    spellings = (normalise(text, vocabulary.company) for text in _texts(statement.parts))
    return frozenset(text.removeprefix("total ") for text in spellings if text.startswith("total "))


def _texts(parts: Sequence[Part]) -> Iterator[str]:
    return (
        part.text if isinstance(part, Caption) else part.caption.text
        for part in parts
        if not isinstance(part, Group)
    )
