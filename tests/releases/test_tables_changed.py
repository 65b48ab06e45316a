"""Tables of the example dropped, moved and re-scaled: the same facts come out, or less of them.

What is no longer told for sure stands open in the ledger, which is reported. A figure that leads to
another concept, time or value than before would be a wrong fact.
"""

from __future__ import annotations

import itertools
import random
import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import pytest

from crossfoot import pipeline
from crossfoot.model import Fate
from tests.recast import TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.model import Fact
    from crossfoot.pipeline import Conversion

Line = tuple[int, str]
"""A line of the example: its number there, and its text, which a test may have changed."""


class Said(NamedTuple):
    """What a printed figure was taken for; members may be named otherwise without their table."""

    concept: str
    period: str
    axes: tuple[str, ...]
    value: Decimal
    decimals: int


def said(fact: Fact) -> Said:
    axes = tuple(axis for axis, _ in fact.members)
    return Said(fact.concept, str(fact.period), axes, fact.value, fact.decimals)


def told(done: Conversion, numbers: list[int]) -> dict[tuple[int, int], Said]:
    """(line of the example, column) → what the figure there is."""
    assert done.report is not None
    facts = done.report.by_id()
    return {
        (numbers[entry.place.line - 1], entry.place.column): said(facts[entry.fact])
        for entry in done.ledger.entries
        if entry.fact
    }


@pytest.fixture(scope="module")
def lines(example: Path) -> list[Line]:
    return list(enumerate(example.read_text(encoding="utf-8").split("\n"), 1))


@pytest.fixture(scope="module")
def before(example: Path, lines: list[Line]) -> dict[tuple[int, int], Said]:
    return told(pipeline.run(example), [number for number, _ in lines])


def check(changed: list[Line], before: dict[tuple[int, int], Said], folder: Path) -> int:
    """How many figures still lead to a fact; none to another one than before."""
    source = folder / "release.txt"
    source.write_text("\n".join(text for _, text in changed), encoding="utf-8")
    done = pipeline.run(source)
    after = told(done, [number for number, _ in changed])
    wrong = {
        place: (before.get(place), now)
        for place, now in after.items()
        if not is_right(now, before.get(place))
    }
    assert wrong == {}
    loose = any(entry.fate is Fate.OPEN for entry in done.ledger.entries)
    assert loose == any(finding.code == "ledger.open" for finding in done.findings)
    return len(after)


def is_right(now: Said, then: Said | None) -> bool:
    if then is None or now[:3] != then[:3]:
        return False
    half = Decimal("0.5").scaleb(-min(now.decimals, then.decimals))
    return abs(now.value - then.value) <= 3 * half  # a plug may be the only print that is left


def without(lines: list[Line], name: str) -> list[Line]:
    first, last = TABLES[name]
    return [line for line in lines if not first <= line[0] <= last]


@pytest.mark.parametrize("name", TABLES)
def test_a_release_without_a_table(
    name: str, lines: list[Line], before: dict[tuple[int, int], Said], tmp_path: Path
) -> None:
    first, last = TABLES[name]
    lost = sum(first <= line <= last for line, _ in before)
    kept = check(without(lines, name), before, tmp_path)
    assert kept >= len(before) - lost - 60


@pytest.mark.parametrize("seed", range(4))
def test_a_release_without_several_tables(
    seed: int, lines: list[Line], before: dict[tuple[int, int], Said], tmp_path: Path
) -> None:
    for name in random.Random(seed).sample(sorted(TABLES), 4):  # noqa: S311 - a test's choice
        lines = without(lines, name)
    check(lines, before, tmp_path)


@pytest.mark.parametrize(
    ("one", "other"),
    list(
        itertools.pairwise(
            ["operating results", "segments", "network services", "contracts", "ebitda",
             "capital expenditures", "segment note"]
        )
    ),
)  # fmt: skip
def test_tables_that_took_each_others_place(
    one: str, other: str, lines: list[Line], before: dict[tuple[int, int], Said], tmp_path: Path
) -> None:
    (first, last), (start, end) = TABLES[one], TABLES[other]
    moved = [
        *lines[: first - 1],
        *lines[start - 1 : end],
        *lines[last : start - 1],
        *lines[first - 1 : last],
        *lines[end:],
    ]
    assert sorted(moved) == lines
    kept = check(moved, before, tmp_path)
    assert kept >= len(before) - 30


@pytest.mark.parametrize("name", ["ebitda", "capital expenditures", "segments"])
def test_a_table_in_thousands(
    name: str, lines: list[Line], before: dict[tuple[int, int], Said], tmp_path: Path
) -> None:
    first, last = TABLES[name]
    changed = [
        (number, in_thousands(text) if first <= number <= last else text) for number, text in lines
    ]
    check(changed, before, tmp_path)


def in_thousands(text: str) -> str:
    """The cell with its unit a thousand times smaller, its figure a thousand times larger."""
    if re.fullmatch(r"\(?\d[\d,]*\)?", text):
        return re.sub(r"(\d)(?=\)?$)", r"\1,000", text)
    return "JPY thousands" if text == "JPY millions" else text
