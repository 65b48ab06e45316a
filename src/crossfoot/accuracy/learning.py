"""What companies named their lines, counted: `crossfoot taxonomy learn`.

What only one company says is kept where every word of it is used by several, since it then tells
of a way to say things and not of a company; it weighs as what one company says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from crossfoot.accuracy.alike import alike
from crossfoot.mapping.precedents import telling
from crossfoot.moments import moment
from crossfoot.spelling import normalise
from crossfoot.taxonomy.learned import LearnedCaption

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crossfoot.accuracy.labels import LabelledStatement

_SEVERAL: Final = 3
Key = tuple[str, str, str, str]


def learn(statements: Iterable[LabelledStatement]) -> tuple[LearnedCaption, ...]:
    """A row for each statement, section, caption and name, with how many companies say so."""
    said: defaultdict[Key, set[str]] = defaultdict(set)
    for statement in statements:
        for line in statement.lines:
            if line.concept:
                text = spelled(line.caption)
                section = line.section or ""
                key = (statement.kind.value, section, text, line.concept)
                said[key].add(statement.company)
    generic = _generic(said)
    sayers: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for (kind, _, text, _), companies in said.items():
        sayers[kind, text] |= companies
    return tuple(
        LearnedCaption(kind, section, text, name, alike(name), len(companies))
        for (kind, section, text, name), companies in sorted(said.items())
        if len(sayers[kind, text]) > 1 or telling(text) <= generic
    )


def spelled(caption: str) -> str:
    """A caption as precedents are compared, without the end of a period that it speaks of."""
    return normalise(moment(caption)[0])


def _generic(said: dict[Key, set[str]]) -> frozenset[str]:
    """Words that several companies use."""
    users: defaultdict[str, set[str]] = defaultdict(set)
    for (_, _, text, _), companies in said.items():
        for word in telling(text):
            users[word] |= companies
    count = Counter({word: len(companies) for word, companies in users.items()})
    return frozenset(word for word, companies in count.items() if companies >= _SEVERAL)
