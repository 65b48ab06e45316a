"""Contracts, bandwidth, orders and machines: every figure is the fact that a person reads in it."""

from __future__ import annotations

import random
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crossfoot import deliver, pipeline
from crossfoot.model import Fate, ProofKind
from crossfoot.unproved import unproved
from crossfoot.validation.arelle import judge
from crossfoot.value import Value
from tests.stages import read

if TYPE_CHECKING:
    from crossfoot.model import Proof, Report
    from crossfoot.pipeline import Conversion

GOLDEN = Path(__file__).parent / "iij-1q17" / "operating.txt"
_COLUMNS = re.compile(r" {2,}")
_LAST_COMMON_LINE = 553
_CONTRACTS = "NumberOfContractsAndSubscriptions"


class Golden(Value):
    concept: str
    members: tuple[str, ...]
    period: str
    unit: str
    value: Decimal
    decimals: int
    line: int
    caption: str


def _golden(row: str) -> Golden:
    concept, member, period, unit, value, decimals, line, caption = _COLUMNS.split(row, 7)
    members = () if member == "-" else (member,)
    return Golden(concept, members, period, unit, _number(value), int(decimals), int(line), caption)


def _number(shown: str) -> Decimal:
    digits = Decimal(shown.strip("()").replace(",", ""))
    return -digits if shown.startswith("(") else digits


ROWS = [
    _golden(line)
    for line in GOLDEN.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
COMMON = [row for row in ROWS if row.line <= _LAST_COMMON_LINE and row.line != 67]


def check(done: Conversion, rows: list[Golden]) -> None:
    """Each row's figure leads to a fact of its own that says what the row says."""
    assert done.report is not None
    facts = done.report.by_id()
    for row in rows:
        fates = (Fate.FACT, Fate.DERIVED)
        entries = [e for e in done.ledger.entries if e.place.line == row.line and e.fate in fates]
        said = [facts[entry.fact] for entry in entries if entry.fact]
        mine = [
            fact
            for fact in said
            if (fact.concept, tuple(m for _, m in fact.members), str(fact.period))
            == (row.concept, row.members, row.period)
        ]
        assert len(mine) == 1, row
        unit = str(mine[0].unit).rpartition(":")[2]
        assert (unit, mine[0].value, mine[0].decimals) == (row.unit, row.value, row.decimals), row


def test_of_two_tables_and_three_paragraphs_there_are_64_facts() -> None:
    """13 rows and one of bandwidth with two dates and a change; 18 in prose, an ATM count, 3."""
    assert len(ROWS) == 14 * 3 + 18 + 1 + 3
    assert len({(row.concept, row.members, row.period) for row in ROWS}) == len(ROWS)


def test_each_figure_is_printed_on_its_line(example: Path) -> None:
    printed = example.read_text(encoding="utf-8").split("\n")
    for row in COMMON:
        assert f"{abs(row.value):,}" in printed[row.line - 1], row
        assert row.caption == printed[row.line - 3 - 2 * (COMMON.index(row) % 3)], row


def test_the_changes_are_what_lies_between_the_two_dates() -> None:
    by_key = {(row.concept, row.members, row.period): row.value for row in ROWS}
    for row in ROWS:
        base = row.concept.removesuffix("Difference")
        if base != row.concept:
            ends = [by_key[base, row.members, day] for day in ("2017-06-30", "2016-06-30")]
            assert ends[0] - ends[1] == row.value


def test_the_example_says_the_same(example: Path) -> None:
    check(pipeline.run(example), COMMON)


@pytest.fixture(scope="module")
def real(real_release: Path) -> Conversion:
    return pipeline.run(real_release)


@pytest.mark.real
def test_the_real_release_says_the_same(real: Conversion) -> None:
    check(real, ROWS)


def wholes(report: Report, concept: str) -> dict[str, list[int]]:
    """Members whose parts prove them, with how many parts, a proof a time."""
    facts = report.by_id()
    found: dict[str, list[int]] = {}
    for proof in report.proofs:
        first = facts[proof.terms[0].fact]
        if proof.kind is ProofKind.MEMBERS and proof.proved and first.concept == concept:
            found.setdefault(first.members[0][1], []).append(len(proof.terms) - 1)
    return found


def test_what_breaks_contracts_down_proves_them(example: Path) -> None:
    """Seven rows of enterprises, without the "of which" of one of them, and two of consumers."""
    report = pipeline.run(example).report
    assert report is not None
    assert wholes(report, _CONTRACTS) == {
        "InternetConnectivityServicesEnterpriseMember": [7, 7],
        "InternetConnectivityServicesConsumerMember": [2, 2],
    }


def test_each_change_is_recomputed(example: Path) -> None:
    report = pipeline.run(example).report
    assert report is not None

    def proves(proof: Proof) -> bool:
        first = report.by_id()[proof.terms[0].fact]
        return first.concept.endswith("Difference") and first.concept.startswith("NumberOf")

    assert sum(proves(proof) and proof.proved for proof in report.proofs) == 13


# ── the table of contracts under change ──────────────────────────────────────────────────

FIRST, LAST = 435, 553


def said(done: Conversion) -> set[str]:
    """What the facts of that table say, in words."""
    assert done.report is not None
    own = (_CONTRACTS, "ContractedBandwidth")
    return {
        f"{fact.id} {fact.value:f} {fact.unit}"
        for fact in done.report.facts
        if fact.concept.startswith(own)
    }


@pytest.fixture(scope="module")
def whole(example: Path) -> set[str]:
    return said(pipeline.run(example))


@pytest.mark.parametrize("seed", range(12))
def test_without_some_cells_it_says_nothing_else(
    seed: int, example: Path, whole: set[str], tmp_path: Path
) -> None:
    lines = example.read_text(encoding="utf-8").split("\n")
    chance = random.Random(seed)  # noqa: S311 - a test's choice
    for line in chance.sample(range(FIRST, LAST + 1, 2), 1 + seed % 3):
        lines[line - 1] = ""
    done = read("\n".join(lines), tmp_path)
    assert said(done) <= whole, "a wrong fact"
    shown = [e for e in done.ledger.entries if FIRST <= e.place.line <= LAST]
    assert any(e.fate is Fate.OPEN for e in shown) or len(said(done)) >= len(whole) - 3


@pytest.mark.parametrize("seed", range(4))
def test_with_a_figure_that_is_not_so_its_sum_or_change_is_open(
    seed: int, example: Path, whole: set[str], tmp_path: Path
) -> None:
    """One digit of one figure, at random: no fact but the one that was altered is another."""
    lines = example.read_text(encoding="utf-8").split("\n")
    chance = random.Random(seed)  # noqa: S311 - a test's choice
    altered = chance.choice([row for row in COMMON if abs(row.value) > 1000])
    shown = lines[altered.line - 1]
    at = chance.choice([i for i, letter in enumerate(shown) if letter.isdigit()])
    digit = chance.choice([d for d in "123456789" if d != shown[at]])
    lines[altered.line - 1] = shown[:at] + digit + shown[at + 1 :]
    done = read("\n".join(lines), tmp_path)
    assert len(said(done) - whole) <= 1
    assert any(e.fate is Fate.OPEN and FIRST <= e.place.line <= LAST for e in done.ledger.entries)


@pytest.fixture(scope="module")
def folder(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("delivered") / "release-xbrl"
    package = pipeline.convert(example, arelle=False).package
    assert package is not None
    assert deliver(package, folder) is None
    return folder


@pytest.mark.arelle
@pytest.mark.parametrize("form", ["report.xbrl", "report.json"])
def test_both_forms_come_back_with_their_own_measures(form: str, folder: Path) -> None:
    """Arelle objects to nothing but the three sums of which the release contradicts itself."""
    reading = judge(folder, form)
    assert {"contract", "Gbps", "ATM"} <= {str(fact.unit) for fact in reading.facts}
    assert reading.unread == ()
    assert {message.code.partition(":")[0] for message in reading.messages} == {"calc11e"}
    assert len(reading.messages) == 3


@pytest.mark.real
def test_orders_of_several_products_are_those_of_each(real: Conversion) -> None:
    assert real.report is not None
    for concept in ("OrdersReceived", "OrderBacklog"):
        found = wholes(real.report, concept)
        assert found == {"SystemsIntegrationAndEquipmentSalesMember": [2, 2]}


@pytest.mark.real
def test_only_what_stands_alone_is_not_proved(real: Conversion) -> None:
    assert real.report is not None
    own = {(row.concept, row.members, row.period) for row in ROWS}
    loose = [
        f"{fact.concept} {fact.value:f}"
        for fact in unproved(real.report)
        if (fact.concept, tuple(m for _, m in fact.members), str(fact.period)) in own
    ]
    assert sorted(loose) == [
        "NumberOfAutomatedTellerMachines 1083",
        "RecurringRevenuesRelativeChange 0.032",
    ]


@pytest.mark.real
def test_a_year_against_the_one_before_needs_no_member(real: Conversion) -> None:
    """Only a quarter is compared with two others: with the one before and that of last year."""
    assert real.report is not None
    named = [
        f for f in real.report.facts if ("ComparisonAxis", "PreviousPeriodMember") in f.members
    ]
    assert [fact.concept for fact in named] == ["RecurringRevenuesRelativeChange"]


# ── the ledger of the real text ──────────────────────────────────────────────────────────


@pytest.mark.real
def test_the_ledger_has_a_row_for_each_figure_and_number(real: Conversion) -> None:
    """1,198 numerals, 16 dashes that are values, 3 captions that print one figure for two dates."""
    entries = real.ledger.entries
    places = Counter((entry.place, entry.printed) for entry in entries)
    dashes = [entry for entry in entries if not any(c.isdigit() for c in entry.printed)]
    twice = [place.line for (place, _), times in places.items() if times == 2]
    assert len(entries) == 1217
    assert sorted(entry.place.line for entry in dashes) == [
        *(811, 1245, 1251, 1395, 1479, 1485, 1607, 1643, 1675, 1687),
        *(1811, 1813, 2045, 2049, 2057, 2063),
    ]
    assert sorted(twice) == [813, 1009, 1031]
    assert len(places) - len(dashes) == 1198


KINDS = {
    "date": 208, "period": 162, "year": 3, "month": 1, "time of day": 3,
    "list number": 16, "footnote mark": 8, "note": 3, "telephone number": 11, "web address": 13,
    "stock code": 2, "form": 1, "accounting standard": 2,
    "caption": 4,
}  # fmt: skip
"""Counted by hand: 437 numbers are no figures."""


@pytest.mark.real
def test_what_is_no_figure_is_said_to_be_what_it_is(real: Conversion, real_release: Path) -> None:
    lines = real_release.read_text(encoding="utf-8").split("\n")
    others = (Fate.DATE, Fate.REFERENCE, Fate.CAPTION)
    rows = [entry for entry in real.ledger.entries if entry.fate in others]
    assert Counter(row.note.partition(":")[0] for row in rows) == KINDS
    for row in rows:
        said = row.note.partition(": ")[2]
        line, column = lines[row.place.line - 1], row.place.column - 1
        starts = [match.start() for match in re.finditer(re.escape(said), line)]
        assert any(at <= column < at + len(said) for at in starts), row


@pytest.mark.real
def test_a_repeat_says_what_it_repeats_or_contradicts(real: Conversion) -> None:
    """Of the ten contradictions those in which a finer print is the fact."""
    repeats = [entry for entry in real.ledger.entries if entry.fate is Fate.REPEAT]
    assert all(re.search(r": (?:as|contradicts) \S+ at line \d+", row.note) for row in repeats)
    against = [row.place.line for row in repeats if ": contradicts " in row.note]
    assert against == [293, 295, 311, 411, 599, 617, 687, 709]


@pytest.mark.real
def test_of_the_real_release_780_figures_are_printed(real: Conversion) -> None:
    """None is open, and each leads to a fact; 137 printed changes and ratios are derived."""
    fates = Counter(entry.fate for entry in real.ledger.entries)
    assert sum(fates[fate] for fate in (Fate.FACT, Fate.REPEAT, Fate.DERIVED)) == 780
    assert fates[Fate.OPEN] == 0
    assert real.report is not None
    facts = real.report.by_id()
    assert all(entry.fact in facts for entry in real.ledger.entries if entry.fact)
