"""Names for the lines that no caption of the taxonomy names: those of like lines elsewhere.

Hard filters come first: statement and section, unit, kind of period, the sign in which a payment
or a receipt adds to its total, and that a total is never named as a part nor a part as a total.
Then the lines choose together (`precedents.settled`): no name twice in a statement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.mapping.fitting import (
    Setting,
    fits_section,
    fits_unit,
    is_no_second_whole,
    is_total,
)
from crossfoot.mapping.headed import fits_cost, fits_revenue, tells_apart
from crossfoot.mapping.precedents import EXACT, Asked, Ranked, Shelf, settled
from crossfoot.model import ConceptName, Instant, Rival, StatementKind, Tagged
from crossfoot.moments import moment
from crossfoot.spelling import is_bare_total, normalise
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.captions import Vocabulary
    from crossfoot.model import FootedStatement, Line
    from crossfoot.taxonomy.model import Taxonomy

BAR = 1500
"""Measured with one company left out at a time: of the names above it nine in ten are those that
were filed, or near them (`accuracy/alike.py`); of those below it, three in four."""

_MOST_RIVALS = 5


class Before(Value):
    """What is known of a statement's lines before: sections, tags, and concepts given up."""

    sections: Sequence[str | None]
    tags: Sequence[Tagged | None]
    given_up: frozenset[ConceptName] = frozenset()


def by_likeness(
    statement: FootedStatement,
    before: Before,
    taxonomy: Taxonomy,
    vocabulary: Vocabulary,
    shelf: Shelf,
) -> Mapping[int, Tagged]:
    """A name for each untagged line that precedents speak for, by the line's index.

    No line gets a name that another one has, or that the statement has given up.
    """
    setting = Setting(statement, taxonomy, vocabulary, tuple(before.sections), {})
    open_lines = [i for i, tag in enumerate(before.tags) if tag is None and _can_ask(setting, i)]
    if not open_lines:
        return {}
    asked = {index: _asked(setting, index, shelf) for index in open_lines}
    taken = {tag.concept for tag in before.tags if tag and not tag.members} | before.given_up
    found = settled(asked, shelf, taken, BAR)
    return {index: _tagged(ranked) for index, ranked in found.items()}


def _can_ask(setting: Setting, index: int) -> bool:
    line = setting.statement.lines[index]
    return not is_bare_total(line.caption.text) and any(line.figures)


def _asked(setting: Setting, index: int, shelf: Shelf) -> Asked:
    line = setting.statement.lines[index]
    text, which = moment(line.caption.text)
    spelled = normalise(shelf.anonymous(text), setting.vocabulary.company)
    fits = _Fits(setting, index, moment=which is not None)
    return Asked(setting.statement.kind, setting.sections[index], spelled, fits)


class _Fits:
    """Whether a name may be that of one line at all."""

    def __init__(self, setting: Setting, index: int, *, moment: bool) -> None:
        self._setting, self._index, self._moment = setting, index, moment
        self._line: Line = setting.statement.lines[index]
        self._sums = {found.total for found in setting.statement.sums}
        self._sign = _sign_in_total(setting, index)

    def __call__(self, name: ConceptName) -> bool:
        concept = self._setting.taxonomy.concepts.get(name)
        return (
            concept is not None
            and self._fits_statement(concept.statements)
            and fits_unit(self._setting, name, self._index)
            and fits_section(self._setting, name, self._setting.sections[self._index])
            and self._fits_period(concept.period)
            and (self._index in self._sums) >= is_total(self._setting, name)
            and self._flows(concept.balance)
            and self._agrees(name)
            and is_no_second_whole(self._setting, name, self._index)
            and fits_cost(self._setting, self._index, name)
            and fits_revenue(self._setting, self._index, name)
            and tells_apart(self._setting.statement.lines, self._index, name)
        )

    def _agrees(self, name: str) -> bool:
        """Basic or diluted as the line says; a lease of no kind where it says none."""
        said = " ".join((*self._line.header[-1:], self._line.caption.text)).casefold()
        if "lease" in said and not any(word in said for word in ("operating", "financ", "capital")):
            return "OperatingLease" not in name and "FinanceLease" not in name
        if "dilut" in said:
            return "Basic" not in name
        return "basic" not in said or "Diluted" not in name

    def _fits_statement(self, statements: Sequence[str]) -> bool:
        """Other comprehensive income stands in an income statement only where it is spoken of."""
        if self._setting.statement.kind is not StatementKind.INCOME:
            return True
        elsewhere = set(statements) <= {"comprehensive-income", "other"}
        above = self._setting.statement.lines[: self._index + 1]
        return not elsewhere or any("comprehensive" in _said(line) for line in above)

    def _fits_period(self, period: str) -> bool:
        columns = self._setting.statement.columns
        instants = all(isinstance(column.period, Instant) for column in columns)
        return (period == "instant") == (instants or self._moment)

    def _flows(self, balance: str | None) -> bool:
        """Cash that came in adds to its total, cash that went out takes off."""
        section = self._setting.sections[self._index]
        if self._sign is None or section not in ("investing", "financing") or balance is None:
            return True
        return (balance == "debit") == (self._sign > 0)


def _said(line: Line) -> str:
    return " ".join((*line.header, line.caption.text)).casefold()


def _sign_in_total(setting: Setting, index: int) -> int | None:
    """What the line's figures do to the cash of its section, where all do the same."""
    if setting.statement.kind is not StatementKind.CASH_FLOW:
        return None
    term = next(
        (t for found in setting.statement.sums for t in found.terms if t.line == index), None
    )
    values = [f.value for f in setting.statement.lines[index].figures if f and f.value]
    signs = {1 if value > 0 else -1 for value in values}
    return signs.pop() * (term.sign if term else 1) if len(signs) == 1 else None


def _tagged(ranked: Sequence[Ranked]) -> Tagged:
    best, *rest = ranked
    rung = "precedent" if best.likeness == EXACT else "likeness"
    rivals = tuple(Rival(each.concept, rung, each.score) for each in rest[:_MOST_RIVALS])
    return Tagged(best.concept, rung, rivals=rivals)


def doubted(tags: Mapping[int, Tagged]) -> Iterator[tuple[int, Tagged]]:
    """The lines whose name rests on another caption's likeness."""
    return ((index, tag) for index, tag in sorted(tags.items()) if tag.rung == "likeness")
