"""Which filed facts a release prints, so that it may be asked for them.

A fact counts as printed when the year of its period is, and its value is at some scale. Short
numbers stand everywhere by chance: they count only in a row whose label shares words with that
of the filing, or with the concept's name. Percentages and bare years are no values.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from crossfoot.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from crossfoot.accuracy.gold import GoldFact

Words = frozenset[str]
Key = tuple[Decimal, bool]
"""A number without trailing zeros, and whether it was printed with decimal places."""

_HEAD: Final = 5000
_MARKUP: Final = regex(r"<(html|body|table|div|p)\b", re.IGNORECASE)
_UNSEEN: Final = regex(r"<(style|script)\b.*?</\1>", re.IGNORECASE | re.DOTALL)
_ROW: Final = regex(r"(<tr\b.*?</tr>)|</p>|</div>", re.IGNORECASE | re.DOTALL)
_TAG: Final = regex(r"<[^>]*>")
_NUMBER: Final = regex(r"\d[\d,]*(?:\.\d+)?|\.\d+")
_YEAR: Final = regex(r"(?:19|20)\d\d,?")
_PERCENT: Final = regex(r"\s*%")
_PERCENT_WITHIN: Final = 40
_WORD: Final = regex("[a-z]{3,}")
_HUMP: Final = regex(r"(?<=[a-z])(?=[A-Z])")
_EMPTY_WORDS: Final = frozenset({"and", "the", "for", "from"})
_STEM: Final = 6
_KINSHIP: Final = Decimal("0.17")
_SCALES: Final = (0, 3, 6, 9)
_SHORT, _LONG = 4, 5
"""Digits of a number that needs a label beside it, and of one that needs none."""


def words(text: str) -> Words:
    """The stems of the words that say something."""
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower())) - _EMPTY_WORDS


def _label(line: str) -> Words:
    """The words before the first number, or of the whole line if there are none."""
    return words(re.split(r"\d", line, maxsplit=1)[0]) or words(line)


def _akin(one: Words, other: Words) -> bool:
    return len(one & other) >= _KINSHIP * (len(one) + len(other)) > 0


class Printed:
    """The numbers of a document, each with the labels of the lines that it stands in."""

    def __init__(self, text: str) -> None:
        self._labels: defaultdict[Key, set[Words]] = defaultdict(set)
        self._years: set[int] = set()
        for line, labels in _labelled(text):
            self._take(line, labels)

    def _take(self, line: str, labels: Iterable[Words]) -> None:
        for match in _NUMBER.finditer(line):
            plain = match.group().replace(",", "")
            if _YEAR.fullmatch(match.group()):
                self._years.add(int(plain))
            elif not _PERCENT.match(line, match.end(), match.end() + _PERCENT_WITHIN):
                self._labels[Decimal(plain).normalize(), "." in plain].update(labels)

    def holds(self, fact: GoldFact, names: Iterable[Words]) -> bool:
        """Whether the fact is printed; `names` are the words it may be labelled with."""
        year = fact.span.last.year
        years = {year} if fact.span.months else {year, year + 1}
        if not fact.value or not years & self._years:
            return False
        per_share = "/" in fact.unit
        scales = (0,) if per_share else _SCALES
        return any(self._at(fact, scale, tuple(names), per_share=per_share) for scale in scales)

    def _at(self, fact: GoldFact, scale: int, names: Sequence[Words], *, per_share: bool) -> bool:
        value = abs(fact.value).scaleb(-scale).normalize()
        digits = len(value.as_tuple().digits)
        if not per_share and digits < _SHORT - 1 and value < 100:  # noqa: PLR2004 - two digits
            return False
        long = digits >= _LONG or (digits == _SHORT and value >= 10**_SHORT)
        for places in (True,) if per_share else (True, False):
            labels = self._labels.get((value, places), set())
            if labels and (long or any(_akin(x, name) for x in labels for name in names)):
                return True
            # A subtotal may have no label at all.
            if digits == _SHORT and frozenset() in labels:
                return True
        return False


def _labelled(text: str) -> Iterator[tuple[str, Iterable[Words]]]:
    """The printed lines; in plain text a label may stand far from its numbers: any will do."""
    if _MARKUP.search(text[:_HEAD]):
        for part in _ROW.split(_UNSEEN.sub(" ", text)):
            if part:
                line = html.unescape(_TAG.sub(" ", part))
                yield line, (_label(line),)
    else:
        lines = text.splitlines()
        everywhere = frozenset(_label(line) for line in lines)
        yield from ((line, everywhere) for line in lines)


def reachable(gold: Sequence[GoldFact], printed: Path) -> tuple[GoldFact, ...]:
    """The filed facts that a document prints, one of each concept, period and value."""
    numbers = Printed(printed.read_text(encoding="utf-8", errors="replace"))
    names: defaultdict[str, set[Words]] = defaultdict(set)
    for fact in gold:
        names[fact.concept] |= {words(fact.label), words(_HUMP.sub(" ", fact.concept))}
    # Where the same is filed in two units the later speaks for both.
    wanted = {(fact.concept, fact.span, fact.value): fact for fact in gold}
    return tuple(fact for fact in wanted.values() if numbers.holds(fact, names[fact.concept]))
