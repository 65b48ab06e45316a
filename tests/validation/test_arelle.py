"""Arelle reads back what was written, says what is wrong with it, and prints nothing."""

from __future__ import annotations

import shutil
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from crossfoot.validation.arelle import judge
from crossfoot.validation.own import reading_of
from crossfoot.validation.reading import Level, Reading
from tests.rendering import samples

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.arelle

CASH = 'decimals="-3">20508225000<'


@pytest.fixture
def altered(folder: Path, tmp_path: Path) -> Altered:
    return Altered(folder, tmp_path / "altered")


class Altered:
    """A copy of the sample in which one piece of a file is another."""

    def __init__(self, folder: Path, copy: Path) -> None:
        self.folder = shutil.copytree(folder, copy)

    def read(self, old: str, new: str, file: str = "report.xbrl") -> Reading:
        text = (self.folder / file).read_text("utf-8")
        assert old in text
        (self.folder / file).write_text(text.replace(old, new, 1), "utf-8")
        return judge(self.folder, "report.xbrl")


def codes(reading: Reading) -> set[str]:
    return {message.code for message in reading.messages}


def test_the_sample_is_valid_and_comes_back_aspect_by_aspect(reading: Reading) -> None:
    assert reading.messages == ()
    assert reading.unread == ()
    assert reading.facts == samples.facts()
    assert [(it.id, it.text, it.language) for it in reading.said] == [
        (it.id, it.text, it.language) for it in samples.cover()
    ]


def test_the_json_form_has_the_same_facts(folder: Path) -> None:
    read = judge(folder, "report.json")
    assert read.messages == ()
    assert set(read.facts) == set(samples.facts())
    assert {(it.id, it.text, it.language) for it in read.said} == {
        (it.id, it.text, it.language) for it in samples.cover()
    }


def test_the_arithmetic_of_the_schemas_is_ours(reading: Reading) -> None:
    expected = reading_of(samples.report(), samples.taxonomy())
    mine, theirs = (
        {(arc.total, arc.part, arc.weight) for arc in entry.arcs} for entry in (expected, reading)
    )
    assert mine == theirs
    assert reading.trees == expected.trees
    types = {name: expected.item_types[name] for name in reading.item_types}
    assert dict(reading.item_types) == types


def test_schemas_proved_before_are_spared_and_the_rest_is_not(folder: Path) -> None:
    assert judge(folder, "report.xbrl", folder / "taxonomy") == judge(folder, "report.xbrl")


def test_a_false_sum_is_an_inconsistency_that_names_its_facts(altered: Altered) -> None:
    (message,) = altered.read(CASH, CASH.replace("20508", "20608")).messages
    assert message.code == "calc11e:inconsistentCalculationUsingRounding"
    assert message.level is Level.INCONSISTENCY
    assert message.facts[0] == "Assets.I2017-06-30"
    assert "CashAndCashEquivalentsAtCarryingValue.I2017-06-30" in message.facts


def test_a_second_value_is_a_warning(altered: Altered) -> None:
    twin = (
        '<core:OtherAssets id="twin" contextRef="I2017-06-30" unitRef="JPY"'
        ' decimals="-3">7000000000</core:OtherAssets></xbrli:xbrl>'
    )
    assert "arelle:duplicateFacts" in codes(altered.read("</xbrli:xbrl>", twin))


def test_a_member_of_no_hypercube_is_an_error(altered: Altered) -> None:
    read = altered.read(">core:ServiceMember<", ">core:LineItems<")
    assert "xbrldie:PrimaryItemDimensionallyInvalidError" in codes(read)
    assert {message.level for message in read.messages} == {Level.ERROR}


def test_money_in_a_unit_of_shares_is_an_error(altered: Altered) -> None:
    read = altered.read(f'unitRef="JPY" {CASH}', f'unitRef="shares" {CASH}')
    assert any(code.startswith("xbrl.4.8.2") for code in codes(read))


def test_a_missing_schema_is_an_error_without_the_folder_s_path(altered: Altered) -> None:
    read = altered.read('href="extension/', 'href="elsewhere/')
    assert "xbrl:schemaImportMissing" in codes(read)
    assert not any(str(altered.folder) in message.text for message in read.messages)


def test_an_extension_that_is_not_valid_is_an_error(altered: Altered) -> None:
    read = altered.read('weight="1"', 'weight="-1"', "extension/extension-link.xml")
    assert "xbrl.5.1.1.2:balanceCalcWeightIllegalNegative" in codes(read)


def test_an_altered_core_is_not_trusted(folder: Path, altered: Altered) -> None:
    schema = altered.folder / "taxonomy/crossfoot.xsd"
    schema.write_text(schema.read_text("utf-8").replace(' xbrli:periodType="instant"', "", 1))
    read = judge(altered.folder, "report.xbrl", folder / "taxonomy")
    assert any(message.level is Level.ERROR for message in read.messages)


def test_a_doctype_is_refused(altered: Altered) -> None:
    assert codes(altered.read("<xbrli:xbrl ", "<!DOCTYPE x><xbrli:xbrl ")) == {"xml.doctype"}


@pytest.mark.parametrize("text", ["", "no XML", "<xbrli:xbrl", "\x00"])
def test_what_is_no_instance_is_an_error(altered: Altered, text: str) -> None:
    (altered.folder / "report.xbrl").write_text(text)
    read = judge(altered.folder, "report.xbrl")
    assert any(message.level is Level.ERROR for message in read.messages)
    assert read.facts == ()


def test_what_our_values_do_not_hold_is_named(altered: Altered) -> None:
    exact = altered.read(CASH, CASH.replace('"-3"', '"INF"'))
    assert exact.unread == ()
    assert {fact.value for fact in exact.facts if fact.decimals > 9} == {Decimal(20508225000)}
    nil = altered.read(
        ' decimals="0">45952691<',
        ' xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><',
    )
    assert [name.partition(".")[0] for name in nil.unread] == [
        "WeightedAverageNumberOfSharesOutstandingBasic"
    ]


def test_nothing_is_printed(altered: Altered, capfd: pytest.CaptureFixture[str]) -> None:
    altered.read('href="extension/', 'href="elsewhere/')
    (altered.folder / "report.xbrl").write_text("no XML")
    judge(altered.folder, "report.xbrl")
    assert capfd.readouterr() == ("", "")
