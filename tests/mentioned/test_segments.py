"""Tables of segments and of products: members named from captions, proved by their sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossfoot.model import Fate, ProofKind
from tests.mentioned.made import release, table
from tests.stages import read

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.pipeline import Conversion

NOW = "D2017-04-01_2017-06-30"
SEGMENTS = table(
    "Segment information: Revenues",
    ("Gears", "50,000", "51,000"),
    ("Springs", "40,000", "42,234"),
    ("Elimination", "(1,877)", "(2,000)"),
    ("Consolidated total", "88,123", "91,234"),
)


def facts(done: Conversion) -> dict[str, str]:
    assert done.report is not None
    return {fact.id: f"{fact.value:f}" for fact in done.report.facts if fact.rung == "mention"}


def test_segments_and_what_is_taken_off_between_them(tmp_path: Path) -> None:
    done = read(release(SEGMENTS), tmp_path)
    assert {name: value for name, value in facts(done).items() if NOW in name} == {
        f"Revenues.{NOW}.OperatingSegmentsMember.GearsSegmentMember": "51000000",
        f"Revenues.{NOW}.OperatingSegmentsMember.SpringsSegmentMember": "42234000",
        f"Revenues.{NOW}.IntersegmentEliminationMember": "-2000000",
    }
    assert done.report is not None
    proofs = [p for p in done.report.proofs if p.kind is ProofKind.SEGMENT_TOTAL]
    assert [(str(p.residual), len(p.terms)) for p in proofs] == [("0", 4), ("0", 4)]
    assert [m.name for m in done.report.extension.members] == [
        "GearsSegmentMember",
        "SpringsSegmentMember",
    ]


def test_a_segment_is_the_same_under_an_abbreviation_and_in_millions(tmp_path: Path) -> None:
    rounded = table(
        "Segment results",
        ("Total revenues", "88", "91"),
        ("Gears", "50", "51"),
        ("Springs", "40", "42"),
        ("Elimination", "(2)", "(2)"),
        heads="1Q16\n1Q17\nUSD millions\nUSD millions\n",
    )
    done = read(release(SEGMENTS, rounded), tmp_path)
    assert len(facts(done)) == 6
    assert done.report is not None
    prints = {len(fact.prints) for fact in done.report.facts if fact.rung == "mention"}
    assert prints == {2}


def test_what_does_not_add_up_is_no_table_of_segments(tmp_path: Path) -> None:
    wrong = SEGMENTS.replace("51,000", "61,000")
    done = read(release(wrong), tmp_path)
    assert facts(done) == {}
    assert any(entry.fate is Fate.OPEN for entry in done.ledger.entries)


def test_a_calculation_is_no_breakdown(tmp_path: Path) -> None:
    """Revenues less costs are income, and no member of anything."""
    bridge = table(
        "From revenues to income",
        ("Total revenues", "88,123", "91,234"),
        ("Everything spent", "(79,111)", "(81,222)"),
        ("Operating income", "9,012", "10,012"),
    )
    done = read(release(bridge), tmp_path)
    assert done.report is not None
    assert done.report.extension.members == ()


@pytest.mark.parametrize("title", ["Revenues by product", "Revenues"])
def test_products_of_revenues(title: str, tmp_path: Path) -> None:
    products = table(
        title,
        ("Gears", "50,000", "51,000"),
        ("Springs", "38,123", "40,234"),
        ("Total revenues", "88,123", "91,234"),
    )
    done = read(release(products), tmp_path)
    assert {name for name in facts(done) if NOW in name} == {
        f"Revenues.{NOW}.GearsMember",
        f"Revenues.{NOW}.SpringsMember",
    }


def test_others_are_told_apart_by_what_they_are_part_of(tmp_path: Path) -> None:
    products = table(
        "Revenues",
        ("Gears", "50,000", "51,000"),
        ("Steel", "30,000", "31,000"),
        ("Others", "20,000", "20,000"),
        ("Springs", "38,123", "40,234"),
        ("Coils", "30,123", "30,234"),
        ("Others", "8,000", "10,000"),
        ("Total revenues", "88,123", "91,234"),
    )
    names = facts(read(release(products), tmp_path))
    assert f"Revenues.{NOW}.GearsOthersMember" in names
    assert f"Revenues.{NOW}.SpringsOthersMember" in names


@pytest.mark.parametrize("over", ["Gears:", "Springs of all sizes:"])
def test_what_stands_under_the_header_of_a_part_is_not_the_companys(
    over: str, tmp_path: Path
) -> None:
    rows = ("Gross profit", "20,000", "21,000")
    plain = table("Breakdown", rows)
    assert f"GrossProfit.{NOW}" in facts(read(release(plain), tmp_path))
    parted = plain.replace("Gross profit", f"{over}\nGross profit")
    assert facts(read(release(parted), tmp_path)) == {}
