"""`crossfoot validate` on what we deliver, in every form, and on what somebody has changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crossfoot import convert, deliver
from crossfoot.cli_validate import ENGINES, FORMS, LAYERS, PROFILES
from crossfoot.filings import telling
from crossfoot.filings.asked import Layer
from crossfoot.filings.kinds import Kind, kind_of
from crossfoot.filings.rulebook import PROFILES as KNOWN
from tests.cli.running import crossfoot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RELEASE = Path(__file__).parents[2] / "examples" / "harborline-2q24" / "release.htm"
REPORTS = {
    "report.xbrl": Kind.INSTANCE,
    "report.xhtml": Kind.INLINE,
    "report.json": Kind.JSON,
    "report-csv/report.json": Kind.CSV,
    "report.xbri": Kind.REPORT_PACKAGE,
    "report.xbr": Kind.REPORT_PACKAGE,
    "taxonomy.zip": Kind.TAXONOMY_PACKAGE,
    "extension/extension.xsd": Kind.SCHEMA,
}

pytestmark = pytest.mark.arelle


@pytest.fixture(scope="module")
def delivered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("delivered") / "out"
    package = convert(RELEASE, arelle=False).package
    assert package
    assert deliver(package, folder) is None
    return folder


def judged(arguments: Sequence[str | Path]) -> tuple[int, list[Mapping[str, object]]]:
    done = crossfoot("validate", *arguments, "--as", "json", cwd=Path.cwd())
    told: list[Mapping[str, object]] = json.loads(done.out)["judgements"]
    return done.code, told


def codes(judgement: Mapping[str, object]) -> set[str]:
    found = judgement["findings"]
    assert isinstance(found, list)
    return {it["code"] for it in found if it["severity"] != "info"}


def test_what_the_command_offers_is_what_there_is() -> None:
    assert tuple(map(str, Layer)) == LAYERS
    assert tuple(KNOWN) == PROFILES
    assert telling.FORMS == FORMS
    assert ENGINES[0] == "auto"


def test_every_form_that_we_deliver_is_valid(delivered: Path) -> None:
    """But the extension alone, whose core stands beside it."""
    files = [delivered / name for name in REPORTS if not name.startswith("extension")]
    status, told = judged(files)
    assert status == 0
    assert {it["verdict"] for it in told} == {"valid"}
    assert [it["kind"] for it in told] == [
        REPORTS[f.relative_to(delivered).as_posix()] for f in files
    ]


@pytest.mark.parametrize("name", REPORTS)
def test_a_kind_is_known_by_what_is_inside(name: str, delivered: Path, tmp_path: Path) -> None:
    copy = tmp_path / "misnamed.bin"
    shutil.copyfile(delivered / name, copy)
    assert kind_of(copy) is REPORTS[name]


@pytest.fixture
def changed(delivered: Path, tmp_path: Path) -> Path:
    """The report with a digit changed."""
    folder = tmp_path / "out"
    shutil.copytree(delivered, folder)
    path = folder / "report.xbrl"
    text = path.read_text("utf-8")
    start = text.index("<cf:Assets id=")
    at = text.index(">", start) + 1
    path.write_text(f"{text[:at]}{9 - int(text[at])}{text[at + 1 :]}", "utf-8")
    return path


def test_a_wrong_digit_is_invalid_and_each_layer_can_be_left_out(changed: Path) -> None:
    status, (told,) = judged([changed])
    assert (status, told["verdict"]) == (1, "invalid")
    assert "calc11e:inconsistentCalculationUsingRounding" in codes(told)
    assert "message:AssetsAreLiabilitiesAndEquity" in codes(told)
    without = [it for layer in ("calculations", "formula", "arithmetic", "rules") for it in
               ("--without", layer)]  # fmt: skip
    status, (told,) = judged([changed, *without])
    assert (status, told["verdict"], codes(told)) == (0, "valid", set())


def test_one_cause_is_told_once_though_two_layers_see_it(changed: Path) -> None:
    _, (told,) = judged([changed])
    assert "rules.sum" not in codes(told)
    _, (alone,) = judged([changed, "--without", "calculations"])
    assert "rules.sum" in codes(alone)


def test_the_release_tells_what_was_printed_and_where(changed: Path) -> None:
    _, (told,) = judged([changed, "--source", RELEASE])
    assert "source.otherwise" in codes(told)
    found = told["findings"]
    assert isinstance(found, list)
    (said,) = [it for it in found if it["code"] == "source.otherwise"]
    assert said["place"].startswith("line ")
    assert said["facts"][0].startswith("Assets.")


def test_an_honest_report_is_what_its_release_says(delivered: Path) -> None:
    status, (told,) = judged([delivered / "report.xbrl", "--source", RELEASE])
    assert (status, told["verdict"]) == (0, "valid")


def test_sums_as_xbrl_2_1_has_them_can_be_asked_for(changed: Path) -> None:
    status, (told,) = judged([changed, "--calculations-1.0", "--without", "arithmetic",
                              "--without", "formula"])  # fmt: skip
    assert status == 0
    layers = told["layers"]
    assert isinstance(layers, list)
    assert "calculations-1.0" in layers
    assert "calculations" not in layers


def test_a_missing_taxonomy_is_one_line_and_no_verdict(delivered: Path, tmp_path: Path) -> None:
    copy = tmp_path / "report.xbrl"
    shutil.copyfile(delivered / "report.xbrl", copy)
    status, (told,) = judged([copy])
    assert (status, told["verdict"]) == (3, "could not be judged")
    assert codes(told) == {"taxonomy.missing"}
    found = told["findings"]
    assert isinstance(found, list)
    assert len(found) == 1


def test_pages_may_be_judged_as_one_set(delivered: Path) -> None:
    page = delivered / "report.xhtml"
    status, told = judged([page, page, "--set"])
    assert status in (0, 1)
    assert len(told) == 1


def test_a_manual_that_binds_makes_doubts_errors(delivered: Path) -> None:
    status, (told,) = judged([delivered / "report.xbrl", "--profile", "edgar"])
    assert status == 1
    assert "EFM.6.05.01" in codes(told)


def test_a_package_that_is_not_there_is_said(delivered: Path, tmp_path: Path) -> None:
    package = ("--taxonomy-package", tmp_path / "none.zip")
    status, (told,) = judged([delivered / "report.xbrl", *package])
    assert (status, codes(told)) == (3, {"input.unreadable"})


def test_a_package_brings_the_taxonomy_that_is_named_by_its_address(
    delivered: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "report.xbrl"
    text = (delivered / "report.xbrl").read_text("utf-8")
    address = "https://crossfoot.example/taxonomy/2026-01-31/crossfoot.xsd"
    copy.write_text(text.replace("extension/extension.xsd", address), "utf-8")
    status, (told,) = judged([copy])
    assert (status, codes(told)) == (3, {"taxonomy.missing"})
    found = told["findings"]
    assert isinstance(found, list)
    assert address in found[0]["message"]
    assert "cache" not in found[0]["message"]
    status, (told,) = judged([copy, "--taxonomy-package", delivered / "taxonomy.zip"])
    assert (status, told["verdict"]) == (0, "valid")


@pytest.mark.parametrize(
    "wrong",
    [
        ("--profile", "nobody"),
        ("--as", "song"),
        ("--without", "x"),
        ("--engine", "cold"),
        ("--source", "none.htm"),
    ],
)
def test_what_there_is_not_is_usage(wrong: tuple[str, str], delivered: Path) -> None:
    done = crossfoot("validate", delivered / "report.xbrl", *wrong, cwd=Path.cwd())
    assert done.code == 2
    assert wrong[1] in done.err


@pytest.mark.parametrize("form", FORMS)
def test_a_verdict_goes_into_a_file_whole(form: str, delivered: Path, tmp_path: Path) -> None:
    target, path = tmp_path / "verdict", delivered / "report.xbrl"
    done = crossfoot("validate", path, "--as", form, "--out", target, cwd=tmp_path)
    assert (done.code, done.out.split(" → ")[0]) == (0, "valid")
    assert target.read_bytes()
    assert [it.name for it in tmp_path.iterdir()] == ["verdict"]


def test_a_verdict_that_cannot_be_written_is_said(delivered: Path, tmp_path: Path) -> None:
    target = tmp_path / "none" / "verdict"
    done = crossfoot("validate", delivered / "report.xbrl", "--out", target, cwd=tmp_path)
    assert done.code == 2
    assert "delivery.unwritable" in done.err
