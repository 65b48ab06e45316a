"""One caption, two measures: lines of two statements that one concept cannot both be.

"Cash at the end of the period" of the cash flows may include what is restricted, which the balance
sheet's does not; what a company adds back to its income may be less than what it took off. Where no
figure of the two lines agrees for a period that both print, the line in the statement that is not
the concept's own gives the concept up. A single period may be a misprint and is left to a finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import ConceptName, Duration, StatementKind, Tagged
from crossfoot.moments import moment, moments
from crossfoot.value import replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from crossfoot.model import Column, FootedStatement, Period
    from crossfoot.taxonomy.model import Taxonomy

    Tags = Sequence[Tagged | None]
    Amounts = Mapping[Period, Decimal]

_SEVERAL = 2
_CASH = ConceptName("CashAndCashEquivalentsAtCarryingValue")
_CASH_WITH_RESTRICTED = ConceptName("CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents")


def told_apart(
    statements: Sequence[FootedStatement], tags: Sequence[Tags], taxonomy: Taxonomy
) -> tuple[tuple[Tags, frozenset[ConceptName]], ...]:
    """The tags of each statement without the concepts that it gives up, and those concepts."""
    known = [_amounts(*each) for each in zip(statements, tags, strict=True)]
    found: list[tuple[Tags, frozenset[ConceptName]]] = []
    for statement, own, here in zip(statements, tags, known, strict=True):
        others = [
            amounts
            for other, amounts in zip(statements, known, strict=True)
            if {other.kind, statement.kind} in _COMPARED
        ]
        given_up = frozenset(
            name
            for name in here
            if name not in _RESULTS and _home(name, taxonomy) not in ("", statement.kind)
            if any(name in other and _differ(here[name], other[name]) for other in others)
        )
        found.append((tuple(_without(tag, given_up) for tag in own), given_up))
    return tuple(found)


_RESULTS = frozenset({"ProfitLoss", "NetIncomeLoss", "IncomeLossFromContinuingOperations"})
"""What every statement that prints it has to agree on."""

_COMPARED = (
    {StatementKind.CASH_FLOW, StatementKind.INCOME},
    {StatementKind.CASH_FLOW, StatementKind.BALANCE_SHEET},
)


def once_each(
    statement: FootedStatement, tags: Tags, taxonomy: Taxonomy
) -> tuple[Tagged | None, ...]:
    """The tags without concepts that two lines of the statement have, but no figure in common.

    A concept of totals stays with the line that others add up to, any other with the first.
    """
    having: dict[ConceptName, list[int]] = {}
    for index, (line, tag) in enumerate(zip(statement.lines, tags, strict=True)):
        if tag and not tag.members and tag.rung != "profile" and not line.rivals:
            having.setdefault(tag.concept, []).append(index)
    lost = {
        index
        for name, indices in having.items()
        if len(indices) > 1
        for index in indices
        if index != (best := _best(statement, name, indices, taxonomy))
        if _is_another(statement, index, best)
    }
    return tuple(None if index in lost else tag for index, tag in enumerate(tags))


def _best(
    statement: FootedStatement, name: ConceptName, indices: Sequence[int], taxonomy: Taxonomy
) -> int:
    concept = taxonomy.concepts.get(name)
    adding = {found.total for found in statement.sums}
    wanted = bool(concept and (concept.parts or concept.breakdown)) or "Net" in name
    return next((index for index in indices if wanted and index in adding), indices[0])


def _is_another(statement: FootedStatement, index: int, best: int) -> bool:
    """Whether two lines speak of the same moments, and print nothing alike for them."""
    lines = statement.lines[index], statement.lines[best]
    said = moments(statement)
    if said[index] != said[best]:
        return False
    pairs = [pair for pair in zip(lines[0].figures, lines[1].figures, strict=True) if all(pair)]
    values = [tuple(abs(figure.value) for figure in pair if figure) for pair in pairs]
    return bool(values) and all(one != other for one, other in values)


def _home(name: str, taxonomy: Taxonomy) -> str:
    """The statement that a concept belongs to first."""
    concept = taxonomy.concepts.get(name)
    return concept.statements[0] if concept else ""


def _without(tag: Tagged | None, given_up: frozenset[ConceptName]) -> Tagged | None:
    if tag is None or tag.concept not in given_up or tag.rung == "profile":
        return tag
    return replace(tag, concept=_CASH_WITH_RESTRICTED) if tag.concept == _CASH else None


def _differ(one: Amounts, other: Amounts) -> bool:
    shared = one.keys() & other.keys()
    return len(shared) >= _SEVERAL and all(one[each] != other[each] for each in shared)


def _amounts(statement: FootedStatement, tags: Tags) -> dict[ConceptName, dict[Period, Decimal]]:
    """Concept → period → the amount printed for it, without its sign and in units."""
    found: dict[ConceptName, dict[Period, Decimal]] = {}
    for line, tag in zip(statement.lines, tags, strict=True):
        if tag is None or tag.members or line.rivals:
            continue
        which = moment(line.caption.text)[1]
        for column, figure in zip(statement.columns, line.figures, strict=True):
            if figure and not figure.dash:
                amount = abs(figure.value).scaleb(column.scale)
                found.setdefault(tag.concept, {})[_period(column, which)] = amount
    return found


def _period(column: Column, which: str | None) -> Period:
    if which is None or not isinstance(column.period, Duration):
        return column.period
    return column.period.opening if which == "opening" else column.period.closing
