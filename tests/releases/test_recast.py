"""The example cast anew: the same facts come out, or the doubt is reported."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossfoot.model import Fate
from tests import casting, quarter, recast
from tests.findings import lines_named
from tests.stages import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from crossfoot.model import Fact, LedgerEntry
    from crossfoot.pipeline import Conversion
    from tests.casting import Change
    from tests.recast import Draft, Line, Told


class Wrong(NamedTuple):
    """A printed figure that was taken for something else."""

    number: int
    printed: str
    expected: object
    said: object


def misread(draft: Draft, done: Conversion) -> list[Wrong]:
    """Figures that lead to a wrong fact while no finding names their line."""
    assert done.report is not None
    facts = done.report.by_id()
    lines = recast.printed(draft)
    doubted = facts_doubted(done)
    coined = {member.name for member in done.report.extension.members}
    own = {concept.name for concept in done.report.extension.concepts}
    wrong, names = [], Names(coined)
    for entry in done.ledger.entries:
        line = lines[entry.place.line - 1]
        if not entry.fact or entry.fact in doubted:
            continue
        fact = facts[entry.fact]
        expected = list(meant(draft, line, entry))
        loose = is_of_nobody(draft, line) and fact.concept in own
        if not loose and not any(is_said(fact, each, names) for each in expected):
            wrong.append(Wrong(line.number, entry.printed, expected, said(fact)))
    return wrong


def facts_doubted(done: Conversion) -> set[str]:
    """The facts that a finding names, by a line that prints one or by the caption over that."""
    assert done.report is not None
    named = {line for finding in done.findings for line in lines_named(finding)}
    captions = {
        figure.place.line: line.caption.place.line
        for statement in done.footed
        for line in statement.lines
        for figure in line.figures
        if figure
    }
    return {
        fact.id
        for fact in done.report.facts
        for each in fact.prints
        if not named.isdisjoint({each.figure.place.line, captions.get(each.figure.place.line)})
    }


class Names:
    """Which member of the issuer's own stands for which that a person read: always the same."""

    def __init__(self, coined: set[str]) -> None:
        self._coined = coined
        self._names: dict[str, str] = {}

    def agree(self, now: str, then: str) -> bool:
        if now != then and now not in self._coined:
            return False
        return self._names.setdefault(now, then) == then


def meant(draft: Draft, line: Line, entry: LedgerEntry) -> Iterator[Told | None]:
    if line.number in recast.INSIDE.values() and not line.figures:
        yield from recast.told_inside(draft, line.number)
    for nth, (first, last) in enumerate(line.figures):
        if first <= entry.place.column - 1 < last:
            yield (told := recast.told(draft, line, nth))
            if told and line.number in recast.BY_ITSELF:
                yield told._replace(concept=recast.BY_ITSELF[line.number])


def said(fact: Fact) -> Told:
    unit = re.sub(r"iso4217:|xbrli:", "", str(fact.unit))
    return recast.Told(fact.concept, str(fact.period), unit, fact.members, fact.value)


def is_of_nobody(draft: Draft, line: Line) -> bool:
    cell = quarter.statement_cell(draft.sheet, line.number)
    return cell is not None and cell[1] in draft.nobody


def is_said(fact: Fact, expected: Told | None, names: Names) -> bool:
    if expected is None:
        return True
    half = Decimal("0.5").scaleb(-fact.decimals)
    now = said(fact)
    if now[:3] != expected[:3] or abs(now.value - expected.value) > half:
        return False
    if [axis for axis, _ in now.members] != [axis for axis, _ in expected.members]:
        return False
    pairs = zip(now.members, expected.members, strict=True)
    return all(names.agree(member, other) for (_, member), (_, other) in pairs)


def check(draft: Draft, folder: Path) -> int:
    """How many figures lead to a fact; none to a wrong one, and what is open is reported."""
    done = read("\n".join(line.text for line in recast.printed(draft)), folder)
    assert misread(draft, done) == []
    loose = any(entry.fate is Fate.OPEN for entry in done.ledger.entries)
    assert loose == any(finding.code == "ledger.open" for finding in done.findings)
    return sum(entry.fact is not None for entry in done.ledger.entries)


CHANGES = [
    *((each, False) for each in casting.ANYWHERE),
    *((each, True) for each in casting.IN_ORDER),
]


@pytest.mark.parametrize("seed", [pytest.param(0, marks=pytest.mark.whole), 1, 2])
@pytest.mark.parametrize(("change", "ordered"), CHANGES, ids=lambda p: getattr(p, "__name__", ""))
def test_one_change(change: Change, ordered: bool, seed: int, tmp_path: Path) -> None:  # noqa: FBT001
    draw = random.Random(seed)  # noqa: S311 - a test's choice
    sheet = recast.drawn(seed)
    draft = recast.in_order(sheet) if ordered or seed == 2 else recast.as_scraped(sheet)
    made = change(draft, draw)
    figures = sum(len(line.figures) for line in recast.printed(made))
    assert check(made, tmp_path) >= figures * 0.85


@given(
    st.booleans(),
    st.integers(0, 5),
    st.lists(st.sampled_from(casting.ANYWHERE + casting.IN_ORDER), min_size=2, max_size=4),
    st.randoms(use_true_random=False),
)
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_several_changes(
    tmp_path: Path,
    ordered: bool,  # noqa: FBT001
    seed: int,
    changes: list[Change],
    draw: random.Random,
) -> None:
    sheet = recast.drawn(seed)
    draft = recast.in_order(sheet) if ordered else recast.as_scraped(sheet)
    for change in changes:
        if ordered or change in casting.ANYWHERE:
            draft = change(draft, draw)
    check(draft, tmp_path)


def test_the_example_is_what_it_is_cast_from(example: Path, tmp_path: Path) -> None:
    text = example.read_text(encoding="utf-8").split("\n")
    draft = recast.as_scraped(quarter.read())
    lines = recast.printed(draft)
    assert len(lines) == len(text)
    other = {line.number for line, t in zip(lines, text, strict=True) if line.text != t}
    assert other == quarter.MISPRINTS
    assert check(draft, tmp_path) == 780
    known = [recast.told(draft, line, n) for line in lines for n in range(len(line.figures))]
    assert sum(each is not None for each in known) == 700


def test_a_figure_that_leads_elsewhere_is_seen(tmp_path: Path) -> None:
    """The check itself can fail: of what the figures are, a thing each time is another."""
    draft = recast.as_scraped(recast.drawn(1))
    done = read("\n".join(line.text for line in recast.printed(draft)), tmp_path)
    assert misread(draft, done) == []
    assert len(misread(recast.newest_first(draft, "ebitda"), done)) >= 16
    other = recast.as_scraped(recast.drawn(2))
    assert len(misread(other, done)) > 500
