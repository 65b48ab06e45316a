"""A release cut off anywhere: what is left says what it said in the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stages import read

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.model import Place, Report

_TWELFTHS = 12


@pytest.fixture(scope="module")
def whole(example: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Place, set[str]]:
    report = read(example.read_text(encoding="utf-8"), tmp_path_factory.mktemp("whole")).report
    assert report is not None
    return _said(report)


def _said(report: Report) -> dict[Place, set[str]]:
    """Of each figure of the statements, of what and of when it is."""
    said: dict[Place, set[str]] = {}
    for fact in report.facts:
        if fact.rung not in ("mention", "change", "difference", "ratio"):
            place = fact.prints[0].figure.place
            said.setdefault(place, set()).add(f"{fact.concept} {fact.period} {fact.value}")
    return said


@pytest.mark.parametrize("twelfth", range(5, _TWELFTHS))
def test_what_is_left_says_what_it_said(
    twelfth: int, example: Path, whole: dict[Place, set[str]], tmp_path: Path
) -> None:
    lines = example.read_text(encoding="utf-8").split("\n")
    done = read("\n".join(lines[: len(lines) * twelfth // _TWELFTHS]), tmp_path)
    assert done.report is not None
    said = _said(done.report)
    assert {place: said[place] - told for place, told in whole.items() if place in said} == {
        place: set[str]() for place in whole if place in said
    }
    assert len(said) > 20 * (twelfth - 4)
