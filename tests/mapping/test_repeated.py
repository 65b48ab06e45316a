"""A line of a note that prints a statement's line again is what that line is, sign and all."""

from __future__ import annotations

from crossfoot.mapping.repeated import repeated, section_of
from crossfoot.model import ConceptName, FootedStatement, Place, StatementKind, Tagged
from crossfoot.value import replace
from tests.mapping.test_likeness import line

HERE, THERE = Place(1, 1, 1), Place(1, 9, 1)


def note(*lines: tuple[str, bool]) -> FootedStatement:
    made = tuple(replace(line(text, "9"), repeats=HERE if again else None) for text, again in lines)
    return FootedStatement(StatementKind.CASH_FLOW, "", THERE, (), made, ())


def test_it_has_the_concept_of_the_line_and_nothing_else_has() -> None:
    own, other = (Tagged(ConceptName(name), "caption") for name in ("DebtCurrent", "Assets"))
    found = note(("Debt", True), ("Debt, net", False), ("Bonds", False))
    assert repeated(found, [other, own, other], {HERE: own}) == (own, None, other)
    assert repeated(found, [other, own, other], {HERE: None}) == (None, own, other)


def test_the_note_stands_in_the_section_of_the_line() -> None:
    found = note(("Proceeds", False), ("Total", True))
    assert section_of(found, {HERE: "financing"}) == "financing"
    assert section_of(note(("Proceeds", False)), {HERE: "financing"}) is None
