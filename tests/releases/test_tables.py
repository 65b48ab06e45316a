"""Every figure of the tables outside of the statements leads to the fact that a person read."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from crossfoot import pipeline
from crossfoot.model import Fact, Fate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.pipeline import Conversion

GOLDEN = Path(__file__).parent / "iij-1q17" / "tables.txt"
_PERIODS = {
    "1Q16": "2016-04-01..2016-06-30",
    "1Q17": "2017-04-01..2017-06-30",
    "1H17": "2017-04-01..2017-09-30",
    "FY16": "2016-04-01..2017-03-31",
    "FY17": "2017-04-01..2018-03-31",
}
_SEGMENTS = ("ConsolidationItemsAxis", "OperatingSegmentsMember")
_MEMBERS: dict[str, tuple[tuple[str, str], ...]] = {
    "Forecast": (("StatementScenarioAxis", "ScenarioForecastMember"),),
    "Elimination": (("ConsolidationItemsAxis", "IntersegmentEliminationMember"),),
    "NetworkSegment": (
        _SEGMENTS,
        (
            "StatementBusinessSegmentsAxis",
            "NetworkServiceAndSystemsIntegrationBusinessSegmentMember",
        ),
    ),
    "ATMSegment": (
        _SEGMENTS,
        ("StatementBusinessSegmentsAxis", "ATMOperationBusinessSegmentMember"),
    ),
}


class Expected(NamedTuple):
    """One printed figure: where it stands, and the fact that it is."""

    line: int
    nth: int
    concept: str
    period: str
    unit: str
    members: tuple[tuple[str, str], ...]
    value: Decimal
    printed: Decimal
    half: Decimal


def expected() -> Iterator[Expected]:
    columns: list[list[str]] = []
    for text in GOLDEN.read_text(encoding="utf-8").splitlines():
        if text.startswith("=="):
            columns = [part.split() for part in text.split("|")[1:]]
        elif text and not text.startswith("#"):
            lines, concept, members, *figures = (part.strip() for part in text.split("|"))
            for place, figure, column in zip(lines.split(","), figures, columns, strict=False):
                yield figure_of(place, figure, column, (concept, members))


def figure_of(place: str, figure: str, column: list[str], row: tuple[str, str]) -> Expected:
    line, _, nth = place.partition("#")
    concept, members = row
    period, unit, scale = (*column, "e-2")[:3] if column[1] == "%" else column
    printed, _, exact = figure.replace(",", "").partition("=")
    power = int(scale.removeprefix("e"))
    places = len(printed.partition(".")[2])
    return Expected(
        int(line),
        int(nth or 1),
        concept + ("RelativeChange" if unit == "%" else ""),
        _PERIODS.get(period, period),
        "pure" if unit == "%" else unit,
        tuple(sorted(pair for name in members.split(", ") if name for pair in members_of(name))),
        Decimal(exact or printed).scaleb(power),
        Decimal(printed).scaleb(power),
        Decimal("0.5").scaleb(power - places),
    )


def members_of(name: str) -> tuple[tuple[str, str], ...]:
    axis = "DividendScheduleAxis" if name.endswith("Dividend") else "ProductOrServiceAxis"
    return _MEMBERS.get(name, ((axis, f"{name}Member"),))


def check(done: Conversion) -> None:
    assert done.report is not None
    facts = done.report.by_id()
    found: dict[int, list[tuple[Fact, Fate]]] = {}
    for entry in done.ledger.entries:
        if entry.fact:
            found.setdefault(entry.place.line, []).append((facts[entry.fact], entry.fate))
    wrong = [each for each in expected() if not is_told(each, found.get(each.line, []))]
    assert not wrong


def is_told(each: Expected, found: list[tuple[Fact, Fate]]) -> bool:
    """Whether the figure leads to its fact, which rounds to the print or contradicts it."""
    if len(found) < each.nth:
        return False
    fact, fate = found[each.nth - 1]
    unit = re.sub(r"iso4217:|xbrli:", "", str(fact.unit))
    same = (fact.concept, str(fact.period), unit, fact.members) == each[2:6]
    return same and fate is not Fate.OPEN and abs(fact.value - each.value) <= each.half


def test_the_golden_names_each_figure_once() -> None:
    places = [(each.line, each.nth) for each in expected()]
    assert len(places) == len(set(places)) == 244


def test_the_golden_is_what_the_example_prints(example: Path) -> None:
    lines = example.read_text(encoding="utf-8").split("\n")
    for each in expected():
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
    first = next(expected())
    assert done.report is not None
    (fact,) = [f for f in done.report.facts if f.id == "Revenues.D2017-04-01_2017-06-30"]
    assert is_told(first, [(fact, Fate.REPEAT)])
    assert not is_told(first._replace(period="2016-04-01..2016-06-30"), [(fact, Fate.REPEAT)])
    assert not is_told(first._replace(value=Decimal(0)), [(fact, Fate.REPEAT)])
