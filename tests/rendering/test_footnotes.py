"""What footnotes say of facts that no identity settles, and what is found where it is not so."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from crossfoot import amounts
from crossfoot.model import Fact, Place, Print, Proof, ProofKind, ProofTerm, Severity, Unit
from crossfoot.rendering import instance
from crossfoot.rendering.footnotes import footnotes
from crossfoot.validation import rules
from crossfoot.validation.own import reading_of
from crossfoot.value import replace
from tests.rendering import plain, samples

if TYPE_CHECKING:
    from crossfoot.model import Report


def printed(fact: Fact, *figures: tuple[str, int]) -> Fact:
    """The fact with its prints: the text of each, and its power of ten."""
    prints = []
    for line, (text, power) in enumerate(figures, 3):
        figure = amounts.figure(text, Place(1, line, 5))
        assert figure
        value = figure.value.scaleb(power)
        prints.append(Print(figure, value, figure.places - power))
    return replace(fact, prints=tuple(prints))


def loss() -> Fact:
    return printed(samples.fact("NetIncomeLoss", samples.THIS_YEAR, -706_044_000), ("(706,044)", 3))


def test_a_footnote_quotes_the_figure_with_its_scale_and_place() -> None:
    facts = (
        loss(),
        printed(samples.fact("Tax", samples.NEW, 5_000), ("(5)", 3)),
        printed(samples.fact("Share", samples.NEW, "0.486", 3, Unit.PURE), ("48.6%", -2)),
        printed(samples.fact("Sales", samples.NEW, 82_400_000_000, -6), ("82,400", 6), ("82.4", 9)),
        printed(samples.fact("Rent", samples.NEW, 38_216_000), ("38,216", 3), ("39", 6)),
        samples.fact("Wages", samples.NEW, 9_000),
    )
    found = {it.fact.partition(".")[0]: it.text for it in footnotes(_report(*facts))}
    assert found == {
        "NetIncomeLoss": "Printed as “(706,044)” in thousands, line 3, column 6.",
        "Tax": "Printed as “(5)” in thousands, its sign turned, line 3, column 6.",
        "Share": "Printed as “48.6%” in hundredths, line 3, column 5.",
        "Sales": "Printed as “82,400” in millions, line 3, column 5; "
        "again as “82.4” in billions, line 4, column 5.",
        "Rent": "Printed as “38,216” in thousands, line 3, column 5.",  # 39 contradicts it
    }


def test_what_adds_up_exactly_needs_no_footnote() -> None:
    terms = (ProofTerm(loss().id, Decimal(1)),)
    exact = Proof("p1", ProofKind.SUM, "", samples.THIS_YEAR, terms, Decimal(0))
    assert list(footnotes(_report(loss(), proofs=(exact,)))) == []
    rough = replace(exact, tolerance=Decimal(1500))
    again = replace(exact, kind=ProofKind.REPEAT)
    assert len(list(footnotes(_report(loss(), proofs=(rough, again))))) == 1


def test_the_instance_carries_them_and_a_reader_finds_them() -> None:
    report = _report(loss())
    xml = b"".join(instance.chunks(report, samples.taxonomy(), samples.NAMESPACE))
    assert plain.read_footnotes(xml) == reading_of(report, samples.taxonomy()).footnotes
    assert plain.read_footnotes(xml)[0][0] == loss().id
    bare = b"".join(instance.chunks(_report(), samples.taxonomy(), samples.NAMESPACE))
    assert b"footnote" not in bare


@pytest.mark.parametrize(
    ("value", "is_said"),
    [(-706_044_000, False), (706_044_000, True), (-706_045_000, True), (-706_044, True)],
)
def test_a_fact_that_is_not_as_its_footnote_says_is_told(value: int, *, is_said: bool) -> None:
    reading = reading_of(_report(loss()), samples.taxonomy())
    changed = replace(reading, facts=(replace(loss(), value=Decimal(value)),))
    found = {it.code: it.severity for it in rules.check(changed)}
    assert (found.get("rules.printed") is Severity.WARNING) == is_said


def _report(*facts: Fact, proofs: tuple[Proof, ...] = ()) -> Report:
    return replace(samples.report(), facts=facts, proofs=proofs)
