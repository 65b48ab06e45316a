"""Figures in measures of our own and of the issuer's: the same in both forms, and no word of it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from crossfoot import rendering, taxonomy
from crossfoot.facts import fact_id
from crossfoot.model import (
    CoinedConcept,
    ConceptName,
    Duration,
    Entity,
    Extension,
    Fact,
    Instant,
    Ledger,
    Measure,
    Money,
    OwnMeasure,
    Report,
    Unit,
)
from crossfoot.validation import rules
from crossfoot.validation.arelle import judge
from crossfoot.validation.book import open_book
from crossfoot.validation.own import reading_of
from crossfoot.validation.shape import units
from crossfoot.value import replace

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.model import Finding, Period

NEW = Instant(dt.date(2017, 6, 30))
YEAR = Duration(dt.date(2016, 7, 1), dt.date(2017, 6, 30))
COINED = (
    CoinedConcept("VehiclesProduced", "Vehicles produced", "integer", "duration", None, None),
    CoinedConcept("RackSpace", "Rack space", "decimal", "instant", None, None),
)


def stated(name: str, period: Period, unit: Measure, value: str, decimals: int) -> Fact:
    return Fact(
        fact_id(name, period, ()), ConceptName(name), period, unit, Decimal(value), decimals
    )


FACTS = (
    stated("NumberOfContractsAndSubscriptions", NEW, OwnMeasure("contract"), "450", 0),
    stated("NumberOfContractsAndSubscriptionsDifference", YEAR, OwnMeasure("contract"), "-17", 0),
    stated("ContractedBandwidth", NEW, OwnMeasure("Gbps"), "2882.6", 1),
    stated("NumberOfAutomatedTellerMachines", NEW, OwnMeasure("ATM"), "1083", 0),
    stated("VehiclesProduced", YEAR, OwnMeasure("vehicle"), "433371", 0),
    stated("RackSpace", NEW, OwnMeasure("squareMetre"), "12.5", 1),
    stated("Assets", NEW, Money("JPY"), "136499691000", -3),
)
REPORT = Report(Entity("http://x.example", "1", "X"), FACTS, (), Extension((), COINED))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("measures") / "release-xbrl"
    for name, chunks in rendering.render(REPORT, Ledger(()), taxonomy.load()):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"".join(chunks))
    return folder


@pytest.mark.arelle
@pytest.mark.parametrize("form", ["report.xbrl", "report.json"])
def test_both_forms_come_back_without_a_message(folder: Path, form: str) -> None:
    read = judge(folder, form)
    assert read.messages == ()
    assert read.unread == ()
    assert set(read.facts) == set(FACTS)


@pytest.mark.arelle
def test_our_own_rules_judge_file_and_report_alike(folder: Path) -> None:
    def told(findings: tuple[Finding, ...]) -> set[str]:
        return {f"{finding.code} {finding.message}" for finding in findings}

    theirs, ours = judge(folder, "report.xbrl"), reading_of(REPORT, taxonomy.load())
    assert told(rules.check(theirs)) == told(rules.check(ours))


def test_a_measure_of_the_core_is_not_the_issuer_s(folder: Path) -> None:
    text = (folder / "report.xbrl").read_text(encoding="utf-8")
    for measure in ("cf:contract", "cf:Gbps", "cf:ATM", "i:vehicle", "i:squareMetre"):
        assert f"<xbrli:measure>{measure}</xbrli:measure>" in text


@pytest.mark.parametrize("unit", [Money("JPY"), Unit.SHARES])
def test_a_count_in_money_or_shares_breaks_a_rule(unit: Measure) -> None:
    wrong = replace(REPORT, facts=(replace(FACTS[0], unit=unit), *FACTS[1:]))
    book = open_book(reading_of(wrong, taxonomy.load()))
    assert [breach.facts for breach in units(book)] == [(FACTS[0].id,)]
