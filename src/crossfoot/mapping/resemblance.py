"""Captions of one company, a quarter apart: which of them are the same line under other words.

Equal spellings come first. What is left on both sides is compared by telling words, each of less
weight the more of the known captions have it: "WAN services" and "Cloud services" have nothing in
common but what all services have. A pair is taken only where both are each other's best.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import takewhile
from math import lcm
from typing import TYPE_CHECKING

from crossfoot.mapping.naming import abbreviated, words
from crossfoot.spelling import normalise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from crossfoot.mapping.naming import Words

    Weights = Mapping[str, int]

ENOUGH = Decimal("0.5")
"""The share of their words, by weight, that two captions of one line have in common."""

_SHORTEST_STEM = 4
_STEM_SHARE = 2, 3
_ENDINGS = frozenset({"", "d", "e", "s", "ed", "er", "es", "ion", "ing", "ings", "ment"})
_DIRECTIONS = frozenset({"gain", "loss", "losse", "increase", "decrease", "net"})
"""What changes with the figure, and not with the line."""


def paired(
    printed: Sequence[str],
    known: Mapping[str, Sequence[str]],
    company: str = "",
    taken: Collection[str] = (),
    *,
    likeness: bool = True,
) -> tuple[str | None, ...]:
    """For each printed caption the name, out of `known` (name → captions), that it is, or None.

    A name is given once to captions that resemble it, to equal ones as often as they are printed;
    those `taken` are given to nobody, but their words count as common. Without `likeness` only
    equal spellings count.
    """
    spelled = [normalise(text, company) for text in printed]
    names = {
        normalise(text, company): name
        for name, texts in known.items()
        for text in texts
        if name not in taken
    }
    equal = [names.get(spelling) for spelling in spelled]
    if not likeness:
        return tuple(equal)
    sets = {name: [_words(text, company) for text in texts] for name, texts in known.items()}
    free = {name: each for name, each in sets.items() if name not in equal and name not in taken}
    loose = _once({i: _words(t, company) for i, t in enumerate(printed) if equal[i] is None})
    alike = _best_pairs(tuple(loose), free, _weights(sets.values()))
    found = {loose[said]: name for said, name in alike.items()}
    return tuple(name or found.get(index) for index, name in enumerate(equal))


def _words(text: str, company: str) -> Words:
    said = words(normalise(abbreviated(text), company))
    return said - _DIRECTIONS or said


def _once(said: Mapping[int, Words]) -> dict[Words, int]:
    """Words → the one caption that has them and no others."""
    count = Counter(said.values())
    return {own: index for index, own in said.items() if own and count[own] == 1}


def _weights(known: Iterable[Sequence[Words]]) -> Weights:
    """Each word's weight: the less, the more of the known lines have it; an unknown one's is ""."""
    common = Counter(word for sets in known for word in frozenset[str]().union(*sets))
    whole = lcm(*common.values())  # so that weights are whole numbers, and sums of them exact
    return {"": whole, **{word: whole // count for word, count in common.items()}}


def _best_pairs(
    said: Sequence[Words], known: Mapping[str, Sequence[Words]], weights: Weights
) -> dict[Words, str]:
    scores = {
        (own, name): max((_likeness(own, theirs, weights) for theirs in sets), default=Decimal(0))
        for own in said
        for name, sets in known.items()
    }
    return {
        own: name
        for (own, name), score in scores.items()
        if score >= ENOUGH
        if all(score > other for pair, other in scores.items() if _shares_one(pair, (own, name)))
    }


def _shares_one(pair: tuple[Words, str], other: tuple[Words, str]) -> bool:
    return pair != other and (pair[0] == other[0] or pair[1] == other[1])


def _likeness(own: Words, theirs: Words, weights: Weights) -> Decimal:
    """Weight of the words that both have over that of all their words."""
    pairs = {word: twin for word in sorted(own) if (twin := _twin(word, theirs))}
    shared = sum(_weight(twin, weights) for twin in pairs.values())
    rest = (own - pairs.keys()) | (theirs - set(pairs.values()))
    whole = shared + sum(_weight(word, weights) for word in rest)
    return Decimal(shared) / Decimal(whole) if whole else Decimal(0)


def _weight(word: str, weights: Weights) -> int:
    return weights.get(word, weights[""])


def _twin(word: str, words: Words) -> str | None:
    """The same word, else the one with the same stem ("outsourcing", "outsourced")."""
    if word in words:
        return word
    return next((other for other in sorted(words) if _same_stem(word, other)), None)


def _same_stem(one: str, other: str) -> bool:
    pairs = zip(one, other, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    ends = one[shared:] in _ENDINGS and other[shared:] in _ENDINGS
    share, whole = _STEM_SHARE
    long = shared * whole >= share * max(len(one), len(other))
    return shared >= _SHORTEST_STEM and (ends or long)
