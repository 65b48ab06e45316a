"""The rules entry point: Arelle judges by it what a report with it as its schema says."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from crossfoot import shipped
from crossfoot.taxonomy import rules, source
from tests.taxonomy import referee
from tests.taxonomy.conftest import HOME

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from crossfoot.taxonomy.model import Taxonomy

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance"
  xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
  xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:cf="{core}">
  <link:schemaRef xlink:type="simple" xlink:href="taxonomy/crossfoot-rules.xsd"/>
  {contexts}
  <xbrli:unit id="JPY"><xbrli:measure>iso4217:JPY</xbrli:measure></xbrli:unit>
  <xbrli:unit id="shares"><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unit>
  {facts}
</xbrli:xbrl>
"""
_CONTEXT = """<xbrli:context id="{id}"><xbrli:entity><xbrli:identifier scheme="http://x.example">1</xbrli:identifier>
  </xbrli:entity><xbrli:period>{period}</xbrli:period></xbrli:context>"""
_PERIODS = {
    "opening": "<xbrli:instant>2017-03-31</xbrli:instant>",
    "closing": "<xbrli:instant>2017-06-30</xbrli:instant>",
    "period": "<xbrli:startDate>2017-04-01</xbrli:startDate>"
    "<xbrli:endDate>2017-06-30</xbrli:endDate>",
}
CASH = "CashAndCashEquivalentsAtCarryingValue"
EQUITY = "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest"
RESTRICTED = "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents"
RESTRICTED_CHANGE = f"{RESTRICTED}PeriodIncreaseDecreaseIncludingExchangeRateEffect"
ALL = "ComprehensiveIncomeNetOfTaxIncludingPortionAttributableToNoncontrollingInterest"

Facts = dict[tuple[str, str], tuple[int, str]]
GOOD: Facts = {
    ("Assets", "closing"): (136_499_691_000, "-3"),
    ("LiabilitiesAndStockholdersEquity", "closing"): (136_499_691_000, "-3"),
    (EQUITY, "closing"): (68_022_000_000, "-6"),
    ("StockholdersEquity", "closing"): (67_389_000_000, "-6"),
    ("MinorityInterest", "closing"): (633_310_000, "-3"),
    (CASH, "opening"): (21_958_591_000, "-3"),
    (CASH, "closing"): (20_508_225_000, "-3"),
    ("CashAndCashEquivalentsPeriodIncreaseDecrease", "period"): (-1_450_366_000, "-3"),
    (RESTRICTED, "opening"): (22_000_000_000, "-6"),
    (RESTRICTED, "closing"): (20_549_000_000, "-6"),
    (RESTRICTED_CHANGE, "period"): (-1_450_366_000, "-3"),
    ("ProfitLoss", "period"): (747_825_000, "INF"),
    ("NetIncomeLoss", "period"): (706_044_000, "INF"),
    ("NetIncomeLossAttributableToNoncontrollingInterest", "period"): (41_781_000, "INF"),
    ("OtherComprehensiveIncomeLossNetOfTax", "period"): (534_542_000, "-3"),
    (ALL, "period"): (1_282_367_000, "-3"),
    ("ComprehensiveIncomeNetOfTax", "period"): (1_240_586_000, "-3"),
    ("ComprehensiveIncomeNetOfTaxAttributableToNoncontrollingInterest", "period"):
        (41_781_000, "-3"),
    ("WeightedAverageNumberOfSharesOutstandingBasic", "period"): (45_062_838, "0"),
    ("WeightedAverageNumberOfDilutedSharesOutstanding", "period"): (45_202_227, "0"),
    ("WeightedAverageNumberOfAdsEquivalentsBasic", "period"): (90_125_676, "0"),
    ("WeightedAverageNumberOfAdsEquivalentsDiluted", "period"): (90_404_454, "0"),
}  # fmt: skip
WRONG = {
    "AssetsAreLiabilitiesAndEquity": {("Assets", "closing"): (136_499_693_000, "-3")},
    "EquityIsThatOfParentAndOthers": {("StockholdersEquity", "closing"): (67_387_000_000, "-6")},
    "CashRollsForward": {(CASH, "opening"): (21_958_593_000, "-3")},
    "CashAndRestrictedCashRollForward": {(RESTRICTED, "opening"): (22_002_000_000, "-6")},
    "NetIncomeIsThatOfParentAndOthers": {("NetIncomeLoss", "period"): (706_044_001, "INF")},
    "ComprehensiveIncomeIsThatOfParentAndOthers": {
        ("ComprehensiveIncomeNetOfTax", "period"): (1_240_588_000, "-3")
    },
    "ComprehensiveIncomeBeginsWithNetIncome": {
        ("OtherComprehensiveIncomeLossNetOfTax", "period"): (534_544_000, "-3")
    },
    "BasicSharesAreNotAboveDilutedOnes": {
        ("WeightedAverageNumberOfSharesOutstandingBasic", "period"): (45_202_229, "0")
    },
    "BasicAdsAreNotAboveDilutedOnes": {
        ("WeightedAverageNumberOfAdsEquivalentsBasic", "period"): (90_404_456, "0")
    },
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ruled")
    shutil.copytree(HOME, folder / "taxonomy")
    return folder


def _judged(
    folder: Path, taxonomy: Taxonomy, facts: Mapping[tuple[str, str], tuple[int, str]]
) -> tuple[tuple[str, ...], dict[str, tuple[int, int]]]:
    contexts = "\n".join(_CONTEXT.format(id=i, period=p) for i, p in _PERIODS.items())
    lines = (
        f'<cf:{name} contextRef="{at}" unitRef="{"shares" if "Number" in name else "JPY"}" '
        f'decimals="{decimals}">{value}</cf:{name}>'
        for (name, at), (value, decimals) in facts.items()
    )
    report = folder / "report.xbrl"
    text = _HEAD.format(core=taxonomy.namespace, contexts=contexts, facts="\n".join(lines))
    report.write_text(text, encoding="utf-8")
    return referee.judged(report)


def test_a_rule_of_an_unknown_concept_is_refused(tmp_path: Path, taxonomy: Taxonomy) -> None:
    text = (shipped.TAXONOMY / rules.FILE).read_text(encoding="utf-8")
    (tmp_path / rules.FILE).write_text(text.replace('"Assets"', '"Asets"'), encoding="utf-8")
    with pytest.raises(source.SourceError, match=r"there is no concept Asets"):
        rules.read(tmp_path, taxonomy)


@pytest.mark.arelle
def test_true_statements_satisfy_every_rule_once(folder: Path, taxonomy: Taxonomy) -> None:
    messages, counts = _judged(folder, taxonomy, GOOD)
    assert messages == ()
    assert counts == dict.fromkeys(rules.read(shipped.TAXONOMY, taxonomy), (1, 0))


@pytest.mark.arelle
def test_a_false_figure_is_told_by_its_rule(folder: Path, taxonomy: Taxonomy) -> None:
    false = {key: fact for facts in WRONG.values() for key, fact in facts.items()}
    messages, counts = _judged(folder, taxonomy, {**GOOD, **false})
    said = rules.read(shipped.TAXONOMY, taxonomy)
    told = sorted(message for message in messages if message.startswith("message:"))
    assert told == sorted(f"message:{name}: {rule.message}" for name, rule in said.items())
    assert counts == dict.fromkeys(said, (0, 1))


@pytest.mark.arelle
def test_without_one_of_its_facts_a_rule_is_silent(folder: Path, taxonomy: Taxonomy) -> None:
    facts = {key: fact for key, fact in GOOD.items() if key[0] != "MinorityInterest"}
    messages, counts = _judged(folder, taxonomy, facts)
    assert messages == ()
    assert counts["EquityIsThatOfParentAndOthers"] == (0, 0)


def test_every_rule_has_a_case_that_breaks_it(taxonomy: Taxonomy) -> None:
    assert WRONG.keys() == rules.read(shipped.TAXONOMY, taxonomy).keys()
