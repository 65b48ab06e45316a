"""Ten contradictions planted in the example: all are found, with their cause, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests import exhibits
from tests.findings import lines_named
from tests.planted import ITS_OWN, Cause, planted
from tests.stages import read

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.model import Finding
    from tests.planted import Planted

SAID = {
    Cause.PLUG: "rounded rows",
    Cause.MEASURE: "another measure",
    Cause.CAPTION: "says more than its figure",
}


def about(finding: Finding, each: Planted) -> bool:
    return not lines_named(finding).isdisjoint(each.lines)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_planted_is_found_and_nothing_else(seed: int, tmp_path: Path) -> None:
    text, hidden = planted(seed)
    done = read(text, tmp_path)
    told = [f for f in done.findings if f.severity != "info" and f.code != "ledger.open"]
    assert {finding.code for finding in told} == {"facts.contradiction"}
    for each in hidden:
        causes = [SAID[each.cause] in finding.message for finding in told if about(finding, each)]
        assert any(causes), each
    for finding in told:
        known = any(about(finding, each) for each in hidden)
        assert known or lines_named(finding) & ITS_OWN, finding


def test_each_seed_plants_ten_of_all_causes_on_lines_of_their_own() -> None:
    for seed in range(40):
        _, hidden = planted(seed)
        assert len(hidden) == 10
        assert {each.cause for each in hidden} == set(Cause)
        lines = [line for each in hidden for line in set(each.lines)]
        assert len(lines) == len(set(lines))
        assert not set(lines) & ITS_OWN


@pytest.mark.parametrize(
    ("before", "now", "cause"),
    [
        ("$412.4", "$412.5", Cause.PLUG),
        ("$160.7", "$160.8", Cause.PLUG),
        ("$0.63", "$0.64", Cause.PLUG),
        ("$412.4", "$372.1", Cause.MEASURE),
        ("$390.0", "$431.6", Cause.MEASURE),
        ("$21.7", "$27.9", Cause.MEASURE),
        ("<li>Gross profit was", "<li>Net sales were", Cause.CAPTION),
        ("<li>Net income was", "<li>Income before income taxes was", Cause.CAPTION),
    ],
)
def test_one_in_the_exhibit_is_found_and_nothing_else(
    before: str, now: str, cause: Cause, tmp_path: Path
) -> None:
    text = exhibits.SOURCE.read_text(encoding="utf-8")
    changed = text.replace(before, now, 1)
    assert changed != text
    done = read(changed, tmp_path, "release.htm")
    told = [f for f in done.findings if f.severity != "info" and f.code != "ledger.open"]
    assert [finding.code for finding in told] == ["facts.contradiction"]
    assert SAID[cause] in told[0].message
    assert re.sub(r"[^\d.]", "", now) in told[0].message
