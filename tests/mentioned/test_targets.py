"""What a company aims at: a member of its own, shares tied to it, no arc that it would break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import ProofKind
from tests.mentioned.made import release
from tests.stages import read

if TYPE_CHECKING:
    from pathlib import Path

TARGETS = """1. Targets for the Fiscal Year Ending March 31, 2018 (% shown is YoY change)
Total revenues
Operating income
Net income
Fiscal Year Ending March 31, 2018
USD thousands
%
USD thousands
%
USD thousands
%
400,000
5.0
44,000
(3.0)
30,000
1.5
"""
YEAR = "D2017-04-01_2018-03-31.ScenarioForecastMember"


def test_targets_have_a_member_and_results_none(tmp_path: Path) -> None:
    done = read(release(TARGETS), tmp_path)
    assert done.report is not None
    aimed = {fact.id: f"{fact.value:f}" for fact in done.report.facts if YEAR in fact.id}
    assert aimed == {
        f"Revenues.{YEAR}": "400000000",
        f"RevenuesRelativeChange.{YEAR}": "0.050",
        f"OperatingIncomeLoss.{YEAR}": "44000000",
        f"OperatingIncomeLossRelativeChange.{YEAR}": "-0.030",
        f"ProfitLoss.{YEAR}": "30000000",
        f"ProfitLossRelativeChange.{YEAR}": "0.015",
    }
    members = {m for fact in done.report.facts if fact.id not in aimed for m in fact.members}
    assert members == set()


def test_a_sum_of_which_a_target_has_only_some_lines_is_asserted_and_no_arc(tmp_path: Path) -> None:
    done = read(release(TARGETS), tmp_path)
    assert done.report is not None
    totals = {each.total for each in done.report.extension.sums}
    assert "OperatingIncomeLoss" not in totals
    asserted = [each.total for each in done.report.extension.asserted]
    assert asserted == ["OperatingIncomeLoss", "ProfitLoss"]
    said = [f for f in done.findings if f.code == "facts.sum-not-declared"]
    assert [f.message.split()[0] for f in said] == ["OperatingIncomeLoss", "ProfitLoss"]
    assert {f.severity for f in said} == {"info"}
    assert all("ScenarioForecastMember" in f.message for f in said)
    kept = [p for p in done.report.proofs if p.kind is ProofKind.SUM and p.proved]
    assert any(p.terms[0].fact.startswith("OperatingIncomeLoss.") for p in kept)


def test_without_targets_the_sum_is_an_arc(tmp_path: Path) -> None:
    done = read(release(), tmp_path)
    assert done.report is not None
    assert "OperatingIncomeLoss" in {each.total for each in done.report.extension.sums}
    assert done.report.extension.asserted == ()
