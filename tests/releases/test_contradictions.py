"""What the release says twice and not alike: all of it is found, and nothing else is."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from crossfoot import pipeline
from crossfoot.model import Fact, Finding, Money, Print

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.pipeline import Conversion

GOLDEN = Path(__file__).parent / "iij-1q17" / "contradictions.txt"
TEN = 10


class Expected(NamedTuple):
    lines: list[int]
    says: str
    gives: str
    at: list[int]
    difference: str
    cause: str


def expected() -> Iterator[Expected]:
    for row in GOLDEN.read_text(encoding="utf-8").splitlines():
        if not row.startswith("#"):
            lines, says, gives, difference, cause = row.split(" | ")
            value, *places = re.findall(r"-?\d[\d,]*", gives.replace(", ", " "))
            at = [int(place) for place in places]
            thousand = "" if "shares" in row or lines == "1009" else ",000"
            yield Expected(
                [int(line) for line in lines.split(",")],
                says + thousand,
                value + thousand,
                at,
                difference + thousand,
                cause,
            )


def told(done: Conversion) -> list[Finding]:
    """All that fails a strict run."""
    return [finding for finding in done.findings if finding.severity != "info"]


def lines_of(finding: Finding) -> list[int]:
    found = [int(line) for line in re.findall(r"line (\d+)", finding.message)]
    return ([finding.place.line] if finding.place else []) + found


def check(done: Conversion) -> None:
    findings = told(done)
    assert [finding.code for finding in findings] == ["facts.contradiction"] * TEN
    for each in expected():
        (finding,) = [f for f in findings if f.place and f.place.line == each.lines[0]]
        assert set(each.lines) | set(each.at) <= set(lines_of(finding))
        for said in (each.says, each.gives, each.difference, each.cause):
            assert said in finding.message, (said, finding.message)


@pytest.fixture(scope="module")
def done(example: Path) -> Conversion:
    return pipeline.run(example)


def test_the_ten_of_the_example_are_found_and_nothing_else(done: Conversion) -> None:
    check(done)


@pytest.mark.real
def test_the_ten_of_the_release_are_found_and_nothing_else(real_release: Path) -> None:
    check(pipeline.run(real_release))


# ── planted ──────────────────────────────────────────────────────────────────────────────


class Planted(NamedTuple):
    text: str
    lines: list[int]


def rounded_prints(done: Conversion) -> list[tuple[Fact, Print]]:
    """Prints of money that a more precise one confirms, each of which may be adjusted."""
    assert done.report is not None
    return [
        (fact, printed)
        for fact in done.report.facts
        for printed in fact.prints[1:]
        if isinstance(fact.unit, Money) and printed.decimals < fact.decimals
        if 2 * abs(abs(printed.value) - abs(fact.value)) <= Decimal(1).scaleb(-printed.decimals)
    ]


def planted(text: str, done: Conversion, seed: int, count: int) -> Planted:
    """The text with figures adjusted by one, the way that leaves them nearest to the truth."""
    chance = random.Random(seed)  # noqa: S311 - a test's choice, not a secret
    lines = text.split("\n")
    changed: list[int] = []
    for fact, printed in chance.sample(rounded_prints(done), count):
        figure = printed.figure
        step = Decimal(1).scaleb(-printed.decimals)
        above = abs(printed.value) + step - abs(fact.value)
        up = above <= abs(fact.value) - abs(printed.value) + step
        number = re.search(r"[\d,.]+", figure.text)
        assert number
        unit = Decimal(1).scaleb(-figure.places)
        value = Decimal(number[0].replace(",", "")) + (unit if up else -unit)
        adjusted = f"{value:,.{figure.places}f}"
        line, at = lines[figure.place.line - 1], figure.place.column - 1
        if line[at : at + len(number[0])] == number[0] and len(adjusted) == len(number[0]):
            lines[figure.place.line - 1] = line[:at] + adjusted + line[at + len(number[0]) :]
            changed.append(figure.place.line)
    return Planted("\n".join(lines), changed)


def with_another_measure(text: str) -> Planted:
    """Depreciation that a measure outside of GAAP counts otherwise, in both columns."""
    lines = text.split("\n")
    for line, before, after in (
        (667, "3,448", "3,348"),
        (669, "4,103", "4,003"),
        (673, "(2,612)", "(2,512)"),
        (675, "(2,979)", "(2,879)"),
    ):
        assert lines[line - 1] == before
        lines[line - 1] = after
    return Planted("\n".join(lines), [673])


def with_a_bolder_caption(text: str) -> Planted:
    """Shares outstanding, without a word of those in treasury."""
    assert text.count(" (inclusive of treasury stock)") == 1
    return Planted(text.replace(" (inclusive of treasury stock)", ""), [2161])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_ten_more_of_all_causes_are_found_and_nothing_else(
    seed: int, example: Path, done: Conversion, tmp_path: Path
) -> None:
    first = planted(example.read_text(encoding="utf-8"), done, seed, TEN - 2)
    second = with_a_bolder_caption(first.text)
    lines = [*first.lines, *second.lines]
    text = second.text
    if not {667, 669, 673, 675}.intersection(lines):
        third = with_another_measure(text)
        text, lines = third.text, [*lines, *third.lines]
    source = tmp_path / "release.txt"
    source.write_text(text, encoding="utf-8")
    findings = told(pipeline.run(source))
    assert {finding.code for finding in findings} == {"facts.contradiction"}
    named = {line for finding in findings for line in lines_of(finding)}
    assert set(lines) <= named
    known = {line for each in expected() for line in each.lines}
    assert [f for f in findings if f.place and f.place.line not in known | set(lines)] == []
