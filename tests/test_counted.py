"""Tables of counts, whatever they count: read in full, and never otherwise than they say."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from crossfoot import pipeline
from crossfoot.mentioned.counted import measure_name
from crossfoot.model import Fate, ProofKind
from crossfoot.value import Value
from tests.stages import read, saying
from tests.test_mentioned import OPENING, STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from crossfoot.pipeline import Conversion

HEADS = ("As of June 30, 2016", "As of June 30, 2017", "YoY Change")
QUARTERS = ("1Q16", "1Q17", "YoY Change")
BEFORE = "We count what there is at the end of each quarter, in all places where we are.\n"
AFTER = "All of these were counted by the people who are in charge, and by nobody else.\n"

Row = tuple[str, str, str, str]


class Table(Value):
    """A table of a release whose cells stand one a line."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def cells(self) -> list[str]:
        return [self.title, *self.heads, *(cell for row in self.rows for cell in row)]


def release(cells: Sequence[str]) -> str:
    table = "\n\n".join(cells)
    return f"{OPENING}\n{BEFORE}\n{table}\n\n{AFTER}{STATEMENTS}"


MOBILE: tuple[Row, ...] = (
    ("Mobile*1", "1,200", "1,357", "157"),
    ("Prepaid", "300", "310", "10"),
    ("Monthly plans", "893", "1,040", "147"),
    ("of which family plans", "211", "289", "78"),
    ("Others", "7", "7", "-"),
)
FIXED: tuple[Row, ...] = (("hi-ho", "801", "784", "(17)"),)
TOTAL: tuple[Row, ...] = (("Total", "2,001", "2,141", "140"),)
CAPACITY: tuple[Row, ...] = (("Total contracted bandwidth*2", "2.5Gbps", "3.1Gbps", "0.6Gbps"),)
SUBSCRIBERS = Table(
    "Number of subscribers*1", HEADS, (*MOBILE, *FIXED, *TOTAL, *CAPACITY)
)  # the bandwidth is no subscriber


def facts(done: Conversion) -> set[str]:
    """What the facts of the table say, in words."""
    assert done.report is not None
    own = ("Subscribers", "ContractedBandwidth")
    said = (fact for fact in done.report.facts if fact.concept.startswith(own))
    return {" ".join(map(str, saying(fact))) for fact in said}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Conversion:
    return read(release(SUBSCRIBERS.cells), tmp_path_factory.mktemp("whole"))


def test_a_table_of_counts_is_read_in_full(whole: Conversion) -> None:
    before, now, year = "I2016-06-30", "I2017-06-30", "D2016-07-01_2017-06-30"
    assert facts(whole) >= {
        f"Subscribers.{before} 2001 0 subscriber",
        f"Subscribers.{now} 2141 0 subscriber",
        f"SubscribersDifference.{year} 140 0 subscriber",
        f"Subscribers.{now}.MobileMember 1357 0 subscriber",
        f"Subscribers.{now}.PrepaidMember 310 0 subscriber",
        f"Subscribers.{now}.MonthlyPlansMember 1040 0 subscriber",
        f"Subscribers.{now}.MobileOthersMember 7 0 subscriber",
        f"Subscribers.{now}.HiHoMember 784 0 subscriber",
        f"SubscribersDifference.{year}.HiHoMember -17 0 subscriber",
        f"ContractedBandwidth.{now} 3.1 1 Gbps",
        f"ContractedBandwidthDifference.{year} 0.6 1 Gbps",
    }


def test_its_parts_prove_its_totals(whole: Conversion) -> None:
    assert whole.report is not None
    names = whole.report.by_id()
    proved = [
        names[proof.terms[0].fact].id
        for proof in whole.report.proofs
        if proof.kind in (ProofKind.MEMBERS, ProofKind.SUM) and proof.proved
        if names[proof.terms[0].fact].concept == "Subscribers"
    ]
    wholes = ("", ".MobileMember")
    assert sorted(proved) == sorted(
        f"Subscribers.{when}{member}"
        for when in ("I2016-06-30", "I2017-06-30")
        for member in wholes
    )


# ── the table under change ───────────────────────────────────────────────────────────────


def dropped() -> Iterator[list[str]]:
    """The table without one of its cells, each in turn."""
    cells = SUBSCRIBERS.cells
    for at in range(len(cells)):
        yield cells[:at] + cells[at + 1 :]


@pytest.mark.parametrize("cells", list(dropped()), ids=range(len(SUBSCRIBERS.cells)))
def test_without_a_cell_it_says_nothing_else(
    cells: list[str], whole: Conversion, tmp_path: Path
) -> None:
    done = read(release(cells), tmp_path)
    assert facts(done) <= facts(whole), "a wrong fact"
    loose = [entry for entry in done.ledger.entries if entry.fate is Fate.OPEN]
    assert loose or facts(done) == facts(whole) or len(cells) == len(SUBSCRIBERS.cells) - 1


def shuffled(seed: int) -> Table:
    """Its parts, and the parts of these, in another order; an "of which" stays with its own."""
    chance = random.Random(seed)  # noqa: S311 - a test's choice
    mobile, (prepaid, *monthly), others = MOBILE[0], MOBILE[1:4], MOBILE[4]
    parts = [[prepaid], monthly, [others]]
    chance.shuffle(parts)
    blocks = [[mobile, *(row for part in parts for row in part)], list(FIXED)]
    chance.shuffle(blocks)
    rows = (*(row for block in blocks for row in block), *TOTAL)
    if seed % 2:
        return Table(SUBSCRIBERS.title, SUBSCRIBERS.heads, (*CAPACITY, *rows))
    return Table(SUBSCRIBERS.title, SUBSCRIBERS.heads, (*rows, *CAPACITY))


@pytest.mark.parametrize("seed", range(8))
def test_in_another_order_it_says_the_same(seed: int, whole: Conversion, tmp_path: Path) -> None:
    done = read(release(shuffled(seed).cells), tmp_path)
    assert facts(done) <= facts(whole), "a wrong fact"
    assert len(facts(done)) >= len(facts(whole)) - 3


def test_with_the_latest_date_first_it_says_the_same(whole: Conversion, tmp_path: Path) -> None:
    rows = tuple(
        (caption, now, before, change) for caption, before, now, change in SUBSCRIBERS.rows
    )
    table = Table(SUBSCRIBERS.title, (HEADS[1], HEADS[0], HEADS[2]), rows)
    assert facts(read(release(table.cells), tmp_path)) == facts(whole)


@pytest.mark.parametrize("units", [0, 3])
def test_in_thousands_it_says_the_same(units: int, whole: Conversion, tmp_path: Path) -> None:
    """Whether the title or the columns say so."""

    def thousands(shown: str) -> str:
        number = int(shown.strip("()-").replace(",", "") or 0) / 1000
        return "-" if shown == "-" else f"({number:.3f})" if "(" in shown else f"{number:.3f}"

    rows = tuple((row[0], *map(thousands, row[1:])) for row in SUBSCRIBERS.rows[:-1])
    title = "Number of subscribers" + ("" if units else " (thousands)")
    cells = [title, *HEADS, *["Thousands"] * units, *(cell for row in rows for cell in row)]
    said = {fact for fact in facts(whole) if fact.startswith("Subscribers")}
    assert facts(read(release(cells), tmp_path)) == said


# ── what nobody knows ────────────────────────────────────────────────────────────────────


VEHICLES = Table(
    "Number of Vehicles Produced",
    QUARTERS,
    (
        ("Model S", "1,200", "1,350", "12.5%"),
        ("Model T", "801", "790", "(1.4%)"),
        ("Total", "2,001", "2,140", "6.9%"),
    ),
)


def test_what_the_core_does_not_count_is_the_issuer_s_own(tmp_path: Path) -> None:
    done = read(release(VEHICLES.cells), tmp_path)
    assert done.report is not None
    own = {concept.name: concept for concept in done.report.extension.concepts}
    assert set(own) == {"NumberOfVehiclesProduced", "NumberOfVehiclesProducedRelativeChange"}
    made = own["NumberOfVehiclesProduced"]
    assert (made.item_type, made.period, made.anchor) == ("integer", "duration", None)
    said = {" ".join(map(str, saying(f))) for f in done.report.facts if f.concept in own}
    quarter = "D2017-04-01_2017-06-30"
    assert len(said) == 9
    assert f"NumberOfVehiclesProduced.{quarter} 2140 0 vehicle" in said
    assert f"NumberOfVehiclesProduced.{quarter}.ModelTMember 790 0 vehicle" in said
    change = f"NumberOfVehiclesProducedRelativeChange.{quarter}.ModelTMember"
    assert f"{change} -0.014 3 xbrli:pure" in said


@pytest.mark.arelle
def test_arelle_takes_what_was_coined(tmp_path: Path) -> None:
    source = tmp_path / "release.txt"
    cells = [*VEHICLES.cells, *SUBSCRIBERS.cells]
    source.write_text(release(cells), encoding="utf-8")
    done = pipeline.convert(source)
    assert not [f for f in done.findings if f.code.startswith(("arelle", "rules", "xbrl"))]


def test_an_own_count_is_below_the_core_s_where_both_count_one_thing(tmp_path: Path) -> None:
    table = Table("Number of corporate subscribers", HEADS, SUBSCRIBERS.rows[:7])
    done = read(release(table.cells), tmp_path)
    assert done.report is not None
    made = {c.name: c.anchor for c in done.report.extension.concepts}
    assert made == {
        "NumberOfCorporateSubscribers": "Subscribers",
        "NumberOfCorporateSubscribersDifference": None,
    }
    assert {str(f.unit) for f in done.report.facts if f.concept in made} == {"subscriber"}


def test_how_a_count_moved_is_no_part_of_it(tmp_path: Path) -> None:
    rows = (
        ("Beginning of period", "100", "108", "8.0%"),
        ("Opened", "10", "4", "(60.0%)"),
        ("Closed", "(2)", "(3)", "50.0%"),
        ("End of period", "108", "109", "0.9%"),
    )
    for title in ("Number of stores", "Number of kiosks"):
        done = read(release(Table(title, QUARTERS, rows).cells), tmp_path)
        assert done.report is not None
        assert not [f for f in done.report.facts if f.rung in ("mention", "change")]


@pytest.mark.parametrize(
    ("noun", "name"),
    [
        ("Vehicles Produced", "vehicle"),
        ("net new stores", "netNewStore"),
        ("Contracts and Subscription", "contractAndSubscription"),
        ("ATMs", "ATM"),
        ("Gbps", "Gbps"),
        ("countries", "country"),
    ],
)
def test_the_measure_of_what_is_counted(noun: str, name: str) -> None:
    assert measure_name(noun) == name
