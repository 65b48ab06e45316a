"""The rules of the core taxonomy, judged on a copy: what breaks one is told, and its places."""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from crossfoot import pipeline, shipped
from crossfoot.model import Duration, FactId, Severity
from crossfoot.validation import ENTRY, OWN_RULES, RULES, with_rules
from crossfoot.validation.arelle import judge
from crossfoot.validation.reading import Level
from tests.mentioned.made import release
from tests.mentioned.test_targets import TARGETS
from tests.rendering import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from crossfoot.model import Fact, Period

REFERENCE = re.compile(rb'schemaRef [^>]*href="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Identity:
    """One evaluation of a rule: its facts in the order of the terms, and the terms."""

    rule: str
    exact: bool
    facts: tuple[Fact, ...]
    weights: tuple[int, ...]

    @property
    def residual(self) -> Decimal:
        return sum((w * f.value for w, f in zip(self.weights, self.facts, strict=True)), Decimal(0))

    @property
    def room(self) -> Decimal:
        return sum((Decimal(5).scaleb(-f.decimals - 1) for f in self.facts), Decimal(0))


@pytest.fixture(scope="module")
def folder(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example without the sums that it declares: only a rule can tell that one is wrong."""
    done = pipeline.convert(example, arelle=False)
    assert done.package is not None
    folder = tmp_path_factory.mktemp("delivered")
    for name, chunks in done.package:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"".join(chunks))
    schema = folder / "extension/extension.xsd"
    text = schema.read_text("utf-8")
    bare = re.sub(r"<link:linkbaseRef [^>]*extension-cal.xml[^>]*/>", "", text)
    assert bare != text
    schema.write_text(bare, "utf-8")
    return folder


def identities(xml: bytes) -> Iterator[Identity]:
    """What the rules say of a report, worked out from their source alone."""
    facts = {(f.concept, f.period, f.members): f for f in plain.read(xml)}
    rules: dict[str, Any] = tomllib.loads((shipped.TAXONOMY / "rules.toml").read_text("utf-8"))
    for name, rule in rules.items():
        first, *_ = terms = rule["terms"]
        for concept, period, members in list(facts):
            if concept == first["concept"]:
                keys = [(t["concept"], _at(period, t.get("at", "same")), members) for t in terms]
                if all(key in facts for key in keys):
                    found = tuple(facts[key] for key in keys)
                    weights = tuple(term["weight"] for term in terms)
                    yield Identity(name, rule["adds-up-to"] == "nothing", found, weights)


def _at(period: Period, at: str) -> Period:
    if at == "same" or not isinstance(period, Duration):
        return period
    return period.opening if at == "opening" else period.closing


def altered(xml: bytes, values: Mapping[FactId, Decimal]) -> bytes:
    root = etree.fromstring(xml)
    for fact in root:
        name = FactId(fact.get("id", ""))
        if name in values:
            fact.text = format(values[name], "f")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def told(
    folder: Path, xml: bytes, rules: str = RULES
) -> tuple[set[tuple[str, frozenset[str]]], int]:
    """The assertions that fail, with their facts, and how often one holds."""
    (folder / "judged.xbrl").write_bytes(with_rules(xml, rules))
    read = judge(folder, "judged.xbrl", shipped.TAXONOMY / "generated" / "taxonomy")
    assert {message.level for message in read.messages} <= {Level.ERROR}
    return {(it.code, frozenset(it.facts)) for it in read.messages}, read.satisfied


def test_the_copy_differs_in_one_reference_and_the_report_keeps_its_own(folder: Path) -> None:
    report = (folder / ENTRY).read_bytes()
    assert REFERENCE.findall(report) == [b"extension/extension.xsd"]
    copy = with_rules(report)
    assert REFERENCE.findall(copy) == [b"extension/extension.xsd", RULES.encode()]
    assert copy.count(b"\n") == report.count(b"\n")
    assert plain.read(copy) == plain.read(report)
    assert (folder / RULES).is_file()
    with pytest.raises(ValueError, match="no schema"):
        with_rules(b"<xbrl/>")


@pytest.mark.arelle
def test_the_release_satisfies_every_identity_that_it_prints(folder: Path) -> None:
    xml = (folder / ENTRY).read_bytes()
    found = list(identities(xml))
    assert {it.rule for it in found} >= {
        "AssetsAreLiabilitiesAndEquity",
        "EquityIsThatOfParentAndOthers",
        "CashRollsForward",
        "NetIncomeIsThatOfParentAndOthers",
        "ComprehensiveIncomeIsThatOfParentAndOthers",
        "BasicSharesAreNotAboveDilutedOnes",
    }
    assert told(folder, xml) == (set(), len(found))


@pytest.mark.arelle
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_figure_a_hair_too_far_is_told_with_all_facts_of_its_identity(
    folder: Path, seed: int
) -> None:
    """One term of each identity is moved, just beyond what the decimals leave open."""
    xml = (folder / ENTRY).read_bytes()
    chance = random.Random(seed)  # noqa: S311 - a test's choice, not a secret
    moved = dict(_moved(it, chance, Decimal(1)) for it in identities(xml))
    mutant = altered(xml, moved)
    expected = {
        (f"message:{it.rule}", frozenset(fact.id for fact in it.facts))
        for it in identities(mutant)
        if not _holds(it)
    }
    assert len(expected) >= len(moved) - 1
    assert told(folder, mutant)[0] == expected


@pytest.mark.arelle
def test_what_rounding_leaves_open_is_no_failure(folder: Path) -> None:
    xml = (folder / ENTRY).read_bytes()
    found = list(identities(xml))
    chance = random.Random(4)  # noqa: S311 - a test's choice, not a secret
    first = {fact.id: value for it in found for fact, value in [_first(it, chance)]}
    assert told(folder, altered(xml, first)) == (set(), len(found))


def _moved(it: Identity, chance: random.Random, by: Decimal) -> tuple[FactId, Decimal]:
    """A term and its value where the identity is off by its room and `by` units more."""
    at = chance.randrange(len(it.facts))
    fact, weight = it.facts[at], it.weights[at]
    return fact.id, fact.value + weight * (it.room + by - it.residual)


def _first(it: Identity, chance: random.Random) -> tuple[Fact, Decimal]:
    """The first term, which no two rules share, at the very edge of the room."""
    sign = chance.choice([1, -1]) if it.exact else 1
    return it.facts[0], it.facts[0].value + it.weights[0] * (sign * it.room - it.residual)


def _holds(it: Identity) -> bool:
    return (abs(it.residual) if it.exact else it.residual) <= it.room


@pytest.mark.arelle
def test_a_finding_names_the_facts_and_where_they_are_printed(
    example: Path, tmp_path: Path
) -> None:
    """The release with another opening balance of cash, wherever it prints it."""
    text = example.read_text("utf-8")
    source = tmp_path / "release.txt"
    source.write_text(text.replace("21,958,591", "21,958,691"), "utf-8")
    done = pipeline.convert(source)
    (finding,) = [it for it in done.findings if it.code == "arelle.message:CashRollsForward"]
    assert finding.severity is Severity.ERROR
    assert finding.place is not None
    assert len(finding.facts) == len(set(finding.facts)) == 3
    assert "21,958,691" in finding.message
    assert finding.message.count(" at line ") == 2
    assert "NET DECREASE IN CASH AND CASH EQUIVALENTS" in finding.message.upper()
    assert not [it for it in done.findings if it.code == "rules.cash"]


@pytest.mark.arelle
def test_a_sum_that_targets_have_in_part_is_judged_where_all_of_it_is_reported(
    tmp_path: Path,
) -> None:
    """Operating income is revenues less costs, of which the targets tell no costs."""
    source = tmp_path / "release.txt"
    source.write_text(release(TARGETS), "utf-8")
    done = pipeline.convert(source)
    assert done.package is not None
    assert not [it for it in done.findings if it.code.startswith("arelle.")]
    for name, chunks in done.package:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"".join(chunks))
    xml = (tmp_path / ENTRY).read_bytes()
    assert told(tmp_path, xml, OWN_RULES)[0] == set()
    period = "D2017-04-01_2017-06-30"
    mutant = altered(xml, {FactId(f"CostsAndExpenses.{period}"): Decimal(81_224_000)})
    expected = {
        f"{name}.{period}" for name in ("OperatingIncomeLoss", "Revenues", "CostsAndExpenses")
    }
    assert told(tmp_path, mutant, OWN_RULES)[0] == {
        ("message:OperatingIncomeLossAddsUp1", frozenset(expected))
    }
