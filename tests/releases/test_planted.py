"""Ten contradictions planted in the example: all are found, with their cause, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
