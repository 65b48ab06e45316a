"""Figures outside of the statements: repeats, contradictions, changes, ratios, or open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossfoot import convert, pipeline
from crossfoot.model import Fate, ProofKind
from tests.stages import read

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.pipeline import Conversion

STATEMENTS = """
Acme Widgets Inc. (NYSE: ACME)
Consolidated Statements of Income
Three Months Ended
Three Months Ended
June 30, 2017
June 30, 2016
In thousands of U.S. dollars
Total revenues
91,234
88,123
Cost of revenues
60,111
59,001
Gross profit
31,123
29,122
Consolidated Balance Sheets
As of June 30, 2017
As of March 31, 2017
In thousands of U.S. dollars
Cash and cash equivalents
20,508
21,958
Inventories
3,115
2,798
Total assets
23,623
24,756
"""
OPENING = (
    'The first quarter ("1Q17" from April 1, 2017 to June 30, 2017; "1Q16" the year before).\n'
)


def said(sentence: str, folder: Path) -> Conversion:
    done = read(f"{OPENING}\n{sentence}\n{STATEMENTS}", folder)
    assert done.report is not None
    return done


def fates(done: Conversion) -> list[tuple[str, str, str | None]]:
    """Of the figures in the sentence, which stands on line 3."""
    return [
        (entry.printed, str(entry.fate), entry.fact)
        for entry in done.ledger.entries
        if entry.place.line == 3 and entry.fate not in (Fate.DATE, Fate.REFERENCE)
    ]


def test_a_rounded_print_is_a_repeat(tmp_path: Path) -> None:
    done = said("Total revenues were USD91 million (USD88 million for 1Q16).", tmp_path)
    assert fates(done) == [
        ("91", "repeat", "Revenues.D2017-04-01_2017-06-30"),
        ("88", "repeat", "Revenues.D2016-04-01_2016-06-30"),
    ]


def test_a_print_off_by_a_plug_contradicts_and_the_exact_fact_stays(tmp_path: Path) -> None:
    done = said("Total revenues were USD92 million.", tmp_path)
    (finding,) = [f for f in done.findings if f.code == "facts.contradiction"]
    assert "92" in finding.message
    assert "91,234" in finding.message
    assert done.report is not None
    fact = done.report.by_id()[finding.facts[0]]
    assert fact.value == 91_234_000


def test_a_print_far_off_stays_open(tmp_path: Path) -> None:
    done = said("Total revenues were USD57 million.", tmp_path)
    assert fates(done) == [("57", "open", None)]


def test_a_change_is_a_fact_and_recomputed(tmp_path: Path) -> None:
    done = said("Total revenues were USD91 million, up 3.5% YoY.", tmp_path)
    assert done.report is not None
    fact = done.report.by_id()["RevenuesRelativeChange.D2017-04-01_2017-06-30"]  # type: ignore[index]
    assert f"{fact.value:f}" == "0.035"
    assert any(p.kind is ProofKind.CHANGE and p.proved for p in done.report.proofs)
    assert ("3.5%", "derived", fact.id) in fates(done)


def test_a_change_that_the_figures_do_not_give_stays_open(tmp_path: Path) -> None:
    done = said("Total revenues were USD91 million, up 7.5% YoY.", tmp_path)
    assert ("7.5", "open", None) in fates(done) or ("7.5%", "open", None) in fates(done)


def test_a_difference_has_the_sign_of_what_moved(tmp_path: Path) -> None:
    sentence = (
        "As of June 30, 2017, the balance of cash and cash equivalents was USD21 million, "
        "decreased by USD1 million from the balance as of March 31, 2017 of USD22 million."
    )
    done = said(sentence, tmp_path)
    assert done.report is not None
    moved = [f for f in done.report.facts if f.rung == "difference"]
    assert [f"{fact.value:f}" for fact in moved] == ["-1000000"]


def test_the_contradictions_of_the_release_are_named(example: Path) -> None:
    done = pipeline.run(example)
    named = [f.message for f in done.findings if f.code == "facts.contradiction"]
    assert any("1,272" in message for message in named)
    assert any("6,729" in message for message in named)


@pytest.mark.real
def test_of_the_real_release_no_figure_is_left_open(real_release: Path) -> None:
    done = pipeline.run(real_release)
    assert len(done.mentions) == 480
    assert not [entry for entry in done.ledger.entries if entry.fate is Fate.OPEN]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Depreciation and amortization was USD(7) thousand for 1Q17.", "7000"),
        ("Others were USD7 thousand for 1Q17.", None),
        ("Changes in operating assets and liabilities were USD(7) thousand for 1Q17.", "7000"),
    ],
)
def test_what_only_a_sentence_says(sentence: str, value: str | None, tmp_path: Path) -> None:
    """Never negative what cannot be, no name for mere "others"; what binds cash takes it away."""
    done = said(sentence, tmp_path)
    assert done.report is not None
    new = [f"{fact.value:f}" for fact in done.report.facts if fact.rung == "mention"]
    assert new == ([value] if value else [])


def test_a_range_that_is_expected_is_a_fact_at_each_end(tmp_path: Path) -> None:
    sentence = "For 2Q17, the Company expects total revenues of USD95 million to USD99 million."
    done = said(sentence, tmp_path)
    second = "Revenues.D2017-07-01_2017-09-30"
    assert fates(done) == [
        ("95", "fact", f"{second}.MinimumMember.ScenarioForecastMember"),
        ("99", "fact", f"{second}.MaximumMember.ScenarioForecastMember"),
    ]
    assert done.report is not None
    values = [fact.value for fact in done.report.facts if fact.id.startswith(second)]
    assert values == [95_000_000, 99_000_000]


@pytest.mark.arelle
def test_arelle_finds_no_fault_with_a_range(tmp_path: Path) -> None:
    source = tmp_path / "release.txt"
    sentence = "For 2Q17, we expect total revenues between USD95 million and USD99 million."
    source.write_text(f"{OPENING}\n{sentence}\n{STATEMENTS}", "utf-8")
    done = convert(source)
    assert done.report is not None
    assert any("MaximumMember" in fact.id for fact in done.report.facts)
    assert not [it for it in done.findings if it.code.startswith(("xbrl", "xml", "formula"))]
