"""The sign of a fact: from what its line does to the total it adds up to, not from parentheses.

A part of the same balance as its total enters with weight +1, of the other balance with -1
(XBRL 2.1 §5.1.1.2, Table 6). Where the total has no balance it is a movement of cash, and cash
coming in counts as a debit. What the printed figure contributes, divided by that weight, is the
value of the fact.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from crossfoot.model import CoinedConcept, FootedStatement, StatementKind, Sum, Tagged
from crossfoot.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from crossfoot.taxonomy.model import Concept, Taxonomy

Sign = Literal[1, -1]
Balance = str | None


def balance_of(name: str, taxonomy: Taxonomy, coined: Mapping[str, CoinedConcept]) -> Balance:
    """The balance attribute of a core or a coined concept."""
    if name in coined:
        return coined[name].balance
    return taxonomy.concepts[name].balance


def weight(total: Balance, part: Balance) -> Sign:
    """The weight of a part in its total (XBRL 2.1 §5.1.1.2)."""
    if part is None:
        return 1
    return 1 if part == (total or "debit") else -1


def orientations(
    statement: FootedStatement,
    tags: Sequence[Tagged | None],
    taxonomy: Taxonomy,
    coined: Mapping[str, CoinedConcept],
    given: Mapping[int, Sign] | None = None,
) -> tuple[Sign, ...]:
    """For each line, the sign between its printed figures and the facts they are.

    Totals are settled before their parts; a line in no sum is taken as printed, but for those
    that are printed in parentheses and can never be negative, and for what income is adjusted by.
    `given` are the signs of lines that another statement has already settled.
    """
    given = given or {}
    adjusting = _adjusting(statement, tags, taxonomy)
    balances = [balance_of(tag.concept, taxonomy, coined) if tag else None for tag in tags]
    signs = dict(given)
    named = [found for found in statement.sums if tags[found.total]]
    for found in sorted(named, key=lambda found: -found.total):
        signs.setdefault(found.total, _loose(statement, found.total, tags, taxonomy))
        shared = is_shared_out(statement, found)
        for position, term in enumerate(found.terms):
            part = weight_in(statement.kind, position, balances[found.total], balances[term.line])
            part = 1 if shared else part
            if term.line not in given:
                signs[term.line] = _product(signs[found.total], term.sign, part)
    return tuple(
        signs.get(index)
        or (weight(None, balances[index]) if index in adjusting else None)
        or _loose(statement, index, tags, taxonomy)
        for index in range(len(statement.lines))
    )


def is_shared_out(statement: FootedStatement, found: Sum) -> bool:
    """Whether a sum only says to whom its total belongs: no part is taken off the others.

    What others have of the income is a debit, and so would be negative where it is printed below
    the income that it is a part of.
    """
    terms = [statement.lines[term.line].caption.text for term in found.terms]
    return len(terms) > 1 and all(map(_BELONGS.search, terms))


def belied(
    statement: FootedStatement,
    tags: Sequence[Tagged | None],
    signs: Sequence[Sign],
    taxonomy: Taxonomy,
) -> int | None:
    """The first line that can never be negative, is not printed so, and would have to be.

    No release says that; its figures have got beside the captions of other lines.
    """
    for index, (line, tag) in enumerate(zip(statement.lines, tags, strict=True)):
        concept = taxonomy.concepts.get(tag.concept) if tag else None
        values = [figure.value for figure in line.figures if figure and figure.value]
        if concept and concept.nonnegative and signs[index] < 0 and values and min(values) > 0:
            return index
    return None


def _adjusting(
    statement: FootedStatement, tags: Sequence[Tagged | None], taxonomy: Taxonomy
) -> frozenset[int]:
    """The lines by which a cash flow adjusts income: each is printed as what it does to cash."""
    if statement.kind is not StatementKind.CASH_FLOW:
        return frozenset()
    concepts = [taxonomy.concepts.get(tag.concept) if tag else None for tag in tags]
    # A statement that is cut off, or whose total nobody knows, adjusts up to the next activity.
    end = next((i for i, each in enumerate(concepts) if each and _ends_operating(each)), len(tags))
    return frozenset(
        index
        for index, concept in enumerate(concepts[1:end], 1)
        if concept and not concept.nonnegative and not concept.parts
    )


def _ends_operating(concept: Concept) -> bool:
    """Whether a concept is the total of operating activities, or of no part of them."""
    outside = bool(concept.sections) and "operating" not in concept.sections
    return outside or concept.name.startswith("NetCashProvidedByUsedInOperatingActivities")


def weight_in(kind: StatementKind, position: int, total: Balance, part: Balance) -> Sign:
    """The weight of the term at a position.

    A cash flow starts from income, which adds to it; elsewhere a total without a balance takes
    its parts as printed.
    """
    cash = kind is StatementKind.CASH_FLOW
    starts = cash and position == 0 and total is None and part == "credit"
    return 1 if starts or (total is None and not cash) else weight(total, part)


def _product(*signs: Sign) -> Sign:
    return -1 if sum(sign < 0 for sign in signs) % 2 else 1


def _loose(
    statement: FootedStatement, line: int, tags: Sequence[Tagged | None], taxonomy: Taxonomy
) -> Sign:
    tag = tags[line]
    concept = taxonomy.concepts.get(tag.concept) if tag else None
    if concept is None:
        return 1
    cash = statement.kind is StatementKind.CASH_FLOW
    said = None if cash else balance_said(statement.lines[line].caption.text)
    if said and concept.balance:
        return 1 if said == concept.balance else -1
    figures = [figure.value for figure in statement.lines[line].figures if figure]
    if _is_taken_off(statement, line, concept):
        return -1
    return alone(concept, figures, cash=cash)


def _is_taken_off(statement: FootedStatement, line: int, concept: Concept) -> bool:
    """Whether a line is printed as what it does to income, and is itself the contrary.

    So are "Less: …" and a cost in parentheses, and other comprehensive income that is a debit.
    """
    caption = statement.lines[line].caption.text
    values = [figure.value for figure in statement.lines[line].figures if figure]
    if _LESS.match(caption):
        return _all_below(values)
    if statement.kind is StatementKind.INCOME and _is_plain_cost(concept):
        return _all_below(values)
    comprehensive = statement.kind is StatementKind.COMPREHENSIVE_INCOME
    own = concept.statements[:1] == (StatementKind.COMPREHENSIVE_INCOME,)
    return comprehensive and own and concept.balance == "debit" and not _OTHERS.search(caption)


def _all_below(values: Sequence[Decimal]) -> bool:
    return all(value <= 0 for value in values) and any(values)


def _is_plain_cost(concept: Concept) -> bool:
    """A cost that has no other side: taxes may be a benefit, what is other may be earned."""
    return concept.balance == "debit" and not _TWO_SIDED.search(concept.name)


_BOTH_WAYS: Final = regex(r"PaymentsForProceedsFrom")
_TWO_SIDED: Final = regex(r"Benefit|Gain|Income|Revenue|Other|Net(?![a-z])")
_LESS: Final = regex(r"\W*less\b", re.IGNORECASE)


def balance_said(caption: str) -> Balance:
    """What a figure without parentheses is by its caption: `Other (income) expense` is a debit.

    Others' share of the income is taken off it, though it is called income.
    """
    if _OTHERS.search(caption):
        return None
    return next((balance for balance, words in _SAID if words.search(caption)), None)


_BELONGS: Final = regex(r"\battributable to\b", re.IGNORECASE)
_OTHERS: Final = regex(r"attributable|non-?controlling|minority", re.IGNORECASE)
_IN: Final = r"(?:income|gains?|benefit)"
_OUT: Final = r"(?:expenses?|loss(?:es)?|provision|charges?)"
_SAID: Final = (
    ("debit", regex(rf"\({_IN}\)[ /,]*(?:and |or )?{_OUT}\b", re.IGNORECASE)),
    ("credit", regex(rf"\b{_IN}[ /,]*(?:and |or )?\({_OUT}\)", re.IGNORECASE)),
)


def alone(concept: Concept, figures: Sequence[Decimal], *, cash: bool) -> Sign:
    """The sign of figures that stand in no sum, `cash` where they tell what cash came and went.

    What is paid or received is printed as what it does to cash, and is a payment.
    Parentheses around what can never be negative only say that it is taken off.
    """
    if cash and _BOTH_WAYS.match(concept.name):
        return -1
    below = _all_below(figures)
    outflow = cash and concept.balance == "credit"
    return -1 if below and (concept.nonnegative or outflow) else 1
