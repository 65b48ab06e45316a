"""Every figure of the tables outside of the statements leads to the fact that a person read."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from crossfoot import pipeline
from crossfoot.model import Fact, Fate
from tests import golden

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.pipeline import Conversion
    from tests.golden import Figure


def check(done: Conversion) -> None:
    assert done.report is not None
    facts = done.report.by_id()
    found: dict[int, list[tuple[Fact, Fate]]] = {}
    for entry in done.ledger.entries:
        if entry.fact:
            found.setdefault(entry.place.line, []).append((facts[entry.fact], entry.fate))
    wrong = [each for each in golden.of_tables() if not is_told(each, found.get(each.line, []))]
    assert not wrong


def is_told(each: Figure, found: list[tuple[Fact, Fate]]) -> bool:
    """Whether the figure leads to its fact, which rounds to the print or contradicts it."""
    if len(found) < each.nth:
        return False
    fact, fate = found[each.nth - 1]
    unit = re.sub(r"iso4217:|xbrli:", "", str(fact.unit))
    same = (fact.concept, str(fact.period), unit, fact.members) == each[2:6]
    return same and fate is not Fate.OPEN and abs(fact.value - each.value) <= each.half


def test_the_golden_names_each_figure_once() -> None:
    places = [(each.line, each.nth) for each in golden.of_tables()]
    assert len(places) == len(set(places)) == 244


def test_the_golden_is_what_the_example_prints(example: Path) -> None:
    lines = example.read_text(encoding="utf-8").split("\n")
    for each in golden.of_tables():
        line = lines[each.line - 1]
        digits = [number.replace(",", "").rstrip(".") for number in re.findall(r"\d[\d,.]*", line)]
        scaled = [f"{abs(each.printed.scaleb(-power)):f}" for power in (-2, 0, 3, 6, 9)]
        assert any(figure in digits for figure in scaled) or line.strip() == "-", each


@pytest.fixture(scope="module")
def done(example: Path) -> Conversion:
    return pipeline.run(example)


def test_the_example_is_read_to_the_last_figure(done: Conversion) -> None:
    check(done)


@pytest.mark.real
def test_the_release_itself_is_read_to_the_last_figure(real_release: Path) -> None:
    check(pipeline.run(real_release))


def test_a_figure_that_leads_elsewhere_is_seen(done: Conversion) -> None:
    """The check itself can fail: for a figure taken for that of another column."""
    first = next(golden.of_tables())
    assert done.report is not None
    (fact,) = [f for f in done.report.facts if f.id == "Revenues.D2017-04-01_2017-06-30"]
    assert is_told(first, [(fact, Fate.REPEAT)])
    assert not is_told(first._replace(period="2016-04-01..2016-06-30"), [(fact, Fate.REPEAT)])
    assert not is_told(first._replace(value=Decimal(0)), [(fact, Fate.REPEAT)])
