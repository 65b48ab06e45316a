"""Captions that contradict the rows they were matched to, by the order that all statements have.

Current assets come before all assets, costs after revenues, and what one activity brought in cash
is no part of what another did. Where captions stand otherwise, some of them have moved.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from crossfoot.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.tables.stacked.totals import Row

_EQUITY: Final = r"(?:\w+holders[’']?s?[’']?|owners[’']?|members[’']?)?\s?(?:equity|deficit)"
_SALES: Final = r"(?:net )?(?:operating )?(?:revenues?|sales)"
_ENDS: Final = r"(?: \((?:loss|deficit|benefit)\))?"
_RESULT: Final = rf"net (?:income|earnings){_ENDS}"
_PARTS_OF_EQUITY: Final = (
    r"retained earnings|accumulated (?:deficit|other comp)|(?:additional )?paid-in capital|"
    r"treasury (?:stock|shares)|common (?:stock|shares)"
)

_SHEET: Final = (
    r"total current assets",
    r"total assets",
    r"total current liabilities",
    r"other (?:non-?current|long-term) (?:liabilities|obligations)",
    r"total liabilities",
    rf"(?:{_PARTS_OF_EQUITY}).*",
    rf"total {_EQUITY}{_ENDS}",
    r"total liabilities(?: and|, | &).*(?:equity|deficit).*",
)
_INCOME: Final = (
    rf"(?:total )?{_SALES}(?:, net)?",
    r"cost of (?:sales|revenues?|goods sold|products sold)\b.*",
    r"gross (?:profit|margin)",
    rf"(?:operating (?:income|profit){_ENDS}|(?:income|profit){_ENDS} from operations)",
    r"(?:total )?(?:other|non-?operating) (?:income|expense)\b.*",
    rf"(?:income|earnings|profit){_ENDS} before\b.*",
    rf"(?:benefit|provision){_ENDS} for income taxes|income tax(?:es)?(?: expense{_ENDS})?",
    _RESULT,
)
_FLOWS: Final = (
    _RESULT,
    r"net cash\b.*\boperat(?:ing activities|ions)\b.*",
    r"net cash\b.*\b(?:investing|financing) activities\b.*",
    r"net (?:increase|decrease|change)\b.* cash\b.*",
    r".*\bcash\b.*\bend of.*",
)
"""For each statement, what stands in which order, whoever prints it."""
_ORDERS: Final = tuple(
    tuple(regex(each, re.IGNORECASE) for each in order) for order in (_SHEET, _INCOME, _FLOWS)
)
_OF_ACTIVITY: Final = regex(
    r"net cash\b.*\b(operating|investing|financing) activities", re.IGNORECASE
)
_FIRST_ACTIVITY: Final = "operating"
_NEVER_FIRST: Final = regex(
    r"net cash\b|total other comprehensive\b|total liabilities and\b", re.IGNORECASE
)
_LIABILITIES: Final = regex(r"total (?:current |non-?current )?liabilities", re.IGNORECASE)
_PART_OF_EQUITY: Final = regex(_PARTS_OF_EQUITY, re.IGNORECASE)
_NET_INCOME: Final = regex(_RESULT, re.IGNORECASE)


def contradicted(
    said: Sequence[str], values: Sequence[Row], sums: Mapping[int, Sequence[int]]
) -> frozenset[int]:
    """The rows whose captions, `said` of each, stand out of order or have parts of another total.

    `values` are what the rows say in their columns; `sums` has the terms of those that add up.
    """
    sheet, income, flows = _ORDERS
    orders = (sheet, flows if any(map(_OF_ACTIVITY.match, said)) else income)
    out_of_order = (at for order in orders for at in _out_of_order(said, order))
    first = {0} if said and _NEVER_FIRST.match(said[0]) else set()
    return frozenset(
        (
            *first,
            *out_of_order,
            *_too_small(said, values),
            *_of_other_activities(said, sums),
            *_of_equity(said, sums),
        )
    )


def _out_of_order(said: Sequence[str], order: Sequence[re.Pattern[str]]) -> Iterator[int]:
    """The rows that are not in each of the longest runs in order: one of two may have moved."""
    placed = [(at, rank) for at, text in enumerate(said) if (rank := _rank(text, order)) >= 0]
    ranks = [rank for _, rank in placed]
    if all(above <= below for above, below in pairwise(ranks)):
        return
    upto = _longest(ranks)
    onward = _longest([-rank for rank in reversed(ranks)])[::-1]
    longest = max(upto)
    kept = [length for length, rest in zip(upto, onward, strict=True) if length + rest > longest]
    for (at, _), length, rest in zip(placed, upto, onward, strict=True):
        if length + rest <= longest or kept.count(length) > 1:
            yield at


def _rank(text: str, order: Sequence[re.Pattern[str]]) -> int:
    return next((rank for rank, each in enumerate(order) if each.fullmatch(text)), -1)


def _longest(ranks: Sequence[int]) -> list[int]:
    """How long the longest run in order is that ends with each."""
    found: list[int] = []
    for at, rank in enumerate(ranks):
        shorter = (found[above] for above in range(at) if ranks[above] <= rank)
        found.append(1 + max(shorter, default=0))
    return found


def _of_other_activities(said: Sequence[str], sums: Mapping[int, Sequence[int]]) -> Iterator[int]:
    """Net cash of an activity that has that of another among its terms, or begins too late.

    Operating activities come first: no other sum ends where theirs begins, and net income is the
    first of their terms. If one of the others is wrong, so is the next: they have the same words.
    """
    matches = ((at, _OF_ACTIVITY.match(text)) for at, text in enumerate(said))
    nets = {at: match[1].casefold() for at, match in matches if match}
    summed = {at: sums[at] for at in nets if sums.get(at)}
    wrong = {at for at, terms in summed.items() if not nets.keys().isdisjoint(terms)}
    for at, terms in summed.items():
        if nets[at] == _FIRST_ACTIVITY:
            wrong |= {at} if sums.get(terms[0] - 1) else set()
            yield from (each for each in terms[1:] if _NET_INCOME.fullmatch(said[each]))
    if any(nets[at] != _FIRST_ACTIVITY for at in wrong):
        wrong |= {at for at, activity in nets.items() if activity != _FIRST_ACTIVITY}
    yield from wrong


def _too_small(said: Sequence[str], values: Sequence[Row]) -> Iterator[int]:
    """Totals of a side of the balance sheet that are less than what of it is current."""
    rows = {text.casefold(): at for at, text in enumerate(said)}
    for side in ("assets", "liabilities"):
        part, whole = rows.get(f"total current {side}"), rows.get(f"total {side}")
        if part is not None and whole is not None and part < whole:
            columns = zip(values[part], values[whole], strict=True)
            if any(own is not None and all_ is not None and own > all_ for own, all_ in columns):
                yield whole


def _of_equity(said: Sequence[str], sums: Mapping[int, Sequence[int]]) -> Iterator[int]:
    """Totals of liabilities that parts of equity add up to."""
    for at, terms in sums.items():
        if _LIABILITIES.fullmatch(said[at]) and any(
            _PART_OF_EQUITY.search(said[term]) for term in terms
        ):
            yield at
