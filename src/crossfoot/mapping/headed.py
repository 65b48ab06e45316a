"""What the header over a line says of the names that the line may have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol

from crossfoot.model import StatementKind
from crossfoot.patterns import regex
from crossfoot.spelling import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossfoot.captions import Vocabulary
    from crossfoot.model import FootedStatement, Line
    from crossfoot.taxonomy.model import Concept, Taxonomy


class Headed(Protocol):
    """A statement, and what is known of captions and concepts."""

    @property
    def statement(self) -> FootedStatement: ...
    @property
    def taxonomy(self) -> Taxonomy: ...
    @property
    def vocabulary(self) -> Vocabulary: ...


def opened(
    statement: FootedStatement, taxonomy: Taxonomy, vocabulary: Vocabulary
) -> tuple[str | None, ...]:
    """The section that the nearest header over each line opens, of those that open one."""
    sections = {
        normalise(text, vocabulary.company): row.section
        for view in taxonomy.statements
        if view.kind == statement.kind
        for row in view.rows
        if row.section
        for text in row.printed_as
    }
    paths = (
        [sections.get(normalise(header, vocabulary.company)) for header in reversed(line.header)]
        for line in statement.lines
    )
    return tuple(next(filter(None, path), None) for path in paths)


_HUMP: Final = regex(r"(?<=[a-z])(?=[A-Z])")
_WHOLE_COSTS: Final = frozenset(
    {"OperatingExpenses", "CostsAndExpenses", "NoninterestExpense", "BenefitsLossesAndExpenses"}
)
"""Headers over all costs of a kind of company: their lines are no parts of another line."""

_STEM: Final = 5
_UNTELLING: Final = frozenset({"expen", "cost", "costs", "incom", "other", "total"})


def fits_cost(setting: Headed, index: int, name: str) -> bool:
    """Whether a name says that the line is but a part of the one cost that its header names.

    "Depreciation and amortization" under "Selling, general and administrative expenses" is not
    that of the company, and "Other" there is no other cost. A part that repeats a word of its
    header ("Selling and marketing") has a name of its own.
    """
    line = setting.statement.lines[index]
    if setting.statement.kind is not StatementKind.INCOME or not line.header:
        return True
    named = setting.vocabulary.known(line.header[-1], setting.statement.kind)
    concept = setting.taxonomy.concepts.get(named[0]) if named else None
    if concept is None or not _is_plain_cost(concept):
        return True
    said = _words(line.caption.text) | _words(_HUMP.sub(" ", name))
    return not _words(line.header[-1]).isdisjoint(said)


def fits_revenue(setting: Headed, index: int, name: str) -> bool:
    """Whether a name may stand under a header of revenues: no cost does that does not say so."""
    line = setting.statement.lines[index]
    concept = setting.taxonomy.concepts.get(name)
    if concept is None or concept.balance != "debit" or SAYS_COST.search(line.caption.text):
        return True
    headers = (setting.vocabulary.known(each, setting.statement.kind) for each in line.header)
    return not any(_is_earned(setting.taxonomy, names[0]) for names in headers if names)


def _is_earned(taxonomy: Taxonomy, name: str) -> bool:
    """Whether a concept is one of income that is broken down, such as revenue."""
    concept = taxonomy.concepts.get(name)
    return bool(concept and concept.breakdown and concept.balance == "credit")


SAYS_COST: Final = regex(
    r"\b(?:costs?|expens\w+|charges?|loss(?:es)?|less|tax(?:es)?|provisions?|depreciation|"
    r"amorti[sz]ation|discounts?|returns|allowances?|deductions?|expenditures?|pa(?:id|yments?))\b",
    re.IGNORECASE,
)
"""What a caption says of what is taken off."""


def _is_plain_cost(concept: Concept) -> bool:
    cost = concept.item_type == "monetary" and concept.balance == "debit"
    whole = concept.parts or concept.breakdown or concept.name in _WHOLE_COSTS
    return cost and not whole


def tells_apart(lines: Sequence[Line], index: int, name: str) -> bool:
    """Whether a name fits a line that stands under several headers with the same caption.

    Only what a header alone says tells such lines apart, so the name has to say it too.
    """
    line = lines[index]
    caption = normalise(line.caption.text)
    others = [
        each
        for each in lines
        if each is not line and each.header != line.header
        if normalise(each.caption.text) == caption
    ]
    if not others or not line.header:
        return True
    own = _words(line.header[-1])
    for each in others:
        own -= _words(" ".join(each.header[-1:]))
    return not own or not own.isdisjoint(_words(_HUMP.sub(" ", name)))


def _words(text: str) -> set[str]:
    """The stems of the words that tell a line from another."""
    return {word[:_STEM] for word in normalise(text).split() if len(word) >= _STEM - 1} - _UNTELLING
