"""Concepts of the issuer's own, adopted: other words, another sign, and the same concept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossfoot import pipeline
from crossfoot.model import Alteration, CoinedConcept, PrintedLine, StatementKind
from crossfoot.profile import Adopted, Profile
from crossfoot.value import replace

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.pipeline import Conversion

TEXT = """
Example Corp.
Consolidated Statements of Income
Three Months Ended March 31, 2024 | Three Months Ended March 31, 2025
Thousands of JPY | Thousands of JPY
Revenues | 1,000 | 1,200
Cost of revenues | (400) | (500)
Gross profit | 600 | 700
Operating expenses:
Selling, general and administrative | (100) | (120)
Gain on meteorite trading | 17 | 23
Research and development | (50) | (60)
Total operating expenses | (133) | (157)
Operating income | 467 | 543
"""
LOSS = {"Gain on": "Loss on", "trading": "trades", "17": "(17)", "23": "(23)", "(133)": "(167)",
        "(157)": "(203)", "467": "433", "543": "497"}  # fmt: skip
GAIN = CoinedConcept(
    "GainOnMeteoriteTrading",
    "Gain on meteorite trading",
    "monetary",
    "duration",
    "credit",
    "OperatingExpenses",
)
KNOWN = Adopted("2024-12-31", "before", concepts=(replace(GAIN, adopted=True),))


def read(folder: Path, changed: dict[str, str], adopted: Adopted) -> Conversion:
    text = TEXT
    for before, now in changed.items():
        assert before in text
        text = text.replace(before, now)
    source = folder / "release.txt"
    source.write_text(text.strip().replace(" | ", "\n").replace("\n", "\n\n"), encoding="utf-8")
    return pipeline.run(source, Profile(adopted=adopted))


def values(done: Conversion, name: str) -> list[int]:
    assert done.report is not None
    return [int(fact.value) for fact in done.report.facts if fact.concept == name]


def test_it_is_coined_with_the_sign_of_what_it_does(tmp_path: Path) -> None:
    done = read(tmp_path, {}, Adopted())
    assert done.report is not None
    assert done.report.extension.concepts == (GAIN,)
    assert values(done, GAIN.name) == [17_000, 23_000]


def test_other_words_and_another_sign_are_the_same_concept(tmp_path: Path) -> None:
    done = read(tmp_path, LOSS, KNOWN)
    assert done.report is not None
    (concept,) = done.report.extension.concepts
    assert (concept.name, concept.balance) == (GAIN.name, "credit")
    assert concept.captions == ("Loss on meteorite trades",)
    assert values(done, GAIN.name) == [-17_000, -23_000]
    assert [f.code for f in done.findings if f.code.startswith("mapping.")] == [
        "mapping.changed-caption"
    ]


def test_under_another_total_only_the_same_words_will_do(tmp_path: Path) -> None:
    elsewhere = replace(KNOWN, concepts=(replace(KNOWN.concepts[0], anchor="CostOfRevenue"),))
    assert values(read(tmp_path, {}, elsewhere), GAIN.name) == [17_000, 23_000]
    assert values(read(tmp_path, LOSS, elsewhere), GAIN.name) == []


def test_a_name_of_another_kind_is_not_used_again(tmp_path: Path) -> None:
    other = replace(KNOWN, concepts=(replace(KNOWN.concepts[0], item_type="shares"),))
    done = read(tmp_path, {}, other)
    assert values(done, GAIN.name) == []
    assert values(done, "GainOnMeteoriteTradingItem") == [17_000, 23_000]


def test_an_adopted_name_stays_where_no_line_has_it(tmp_path: Path) -> None:
    done = read(tmp_path, {"Gain on meteorite trading": "Rent of the moon"}, KNOWN)
    assert done.report is not None
    assert [c.name for c in done.report.extension.concepts] == [GAIN.name, "RentOfTheMoon"]


@pytest.mark.parametrize(
    ("under", "name"),
    [("OperatingExpenses", "ResearchAndDevelopmentExpense"), ("CostOfRevenue", "")],
)
def test_a_line_of_the_core_in_other_words(tmp_path: Path, under: str, name: str) -> None:
    line = PrintedLine(
        StatementKind.INCOME, "Research and development", "ResearchAndDevelopmentExpense",
        under=under,
    )  # fmt: skip
    words = {"Research and development": "Researching, developing"}
    done = read(tmp_path, words, replace(KNOWN, lines=(line,)))
    said = {tag.rung: tag.concept for each in done.tagged for tag in each.tags if tag}
    assert said.get("adopted", "") == name
    assert done.changes is not None
    renamed = [c for c in done.changes if c.alteration is Alteration.CAPTION]
    assert len(renamed) == bool(name)
