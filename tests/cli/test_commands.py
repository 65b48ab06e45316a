"""The commands alone, over a pipeline that gives what the test says."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from crossfoot import cli, pipeline
from crossfoot.delivery import MARKS
from crossfoot.model import (
    ConceptName,
    Entity,
    Fact,
    FactId,
    Finding,
    Instant,
    Money,
    Package,
    Proof,
    ProofKind,
    ProofTerm,
    Report,
    Severity,
)
from crossfoot.pipeline import Conversion
from crossfoot.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

DAY = Instant(date(2017, 6, 30))
FACTS = tuple(
    Fact(FactId(name), ConceptName(name), DAY, Money("JPY"), Decimal(1), 0) for name in "abc"
)
TERMS = (ProofTerm(FactId("a"), Decimal(1)), ProofTerm(FactId("b"), Decimal(-1)))
PROOF = Proof("p", ProofKind.SUM, "balance-sheet", DAY, TERMS, Decimal(0))
REPORT = Report(Entity("urn:x", "1", "X"), FACTS, (PROOF,))
PACKAGE = Package(dict.fromkeys(MARKS, (b"",)))


def finding(severity: Severity, code: str = "facts.doubt") -> Finding:
    return Finding(severity, code, "it is odd", "look at it")


def run(
    monkeypatch: pytest.MonkeyPatch, folder: Path, conversion: Conversion, *options: str
) -> tuple[int, list[tuple[Profile, bool]]]:
    """The exit status, and what the pipeline was asked for."""
    asked: list[tuple[Profile, bool]] = []

    def convert(_: Path, profile: Profile, *, arelle: bool, forms: Collection[str]) -> Conversion:
        assert forms
        asked.append((profile, arelle))
        return conversion

    monkeypatch.setattr(pipeline, "convert", convert)
    monkeypatch.setattr(sys, "argv", ["crossfoot", "convert", "release.txt", *options])
    monkeypatch.chdir(folder)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert isinstance(ended.value.code, int)
    return ended.value.code, asked


@pytest.mark.parametrize(
    ("severities", "options", "code"),
    [
        ((), ("--strict",), 0),
        ((Severity.INFO,), ("--strict",), 0),
        ((Severity.WARNING,), (), 0),
        ((Severity.WARNING,), ("--strict",), 1),
        ((Severity.ERROR,), (), 1),
    ],
)
def test_the_exit_status_follows_the_findings(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    severities: tuple[Severity, ...],
    options: tuple[str, ...],
    code: int,
) -> None:
    findings = tuple(map(finding, severities))
    done = Conversion(findings, report=REPORT, package=PACKAGE)
    assert run(monkeypatch, tmp_path, done, *options)[0] == code
    assert {path.name for path in (tmp_path / "release-xbrl").iterdir()} == MARKS


def test_the_end_says_what_is_proved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    findings = (finding(Severity.WARNING), finding(Severity.ERROR, "arelle.xbrl"))
    done = Conversion(findings, report=REPORT, package=PACKAGE)
    run(monkeypatch, tmp_path, done, "--out", "here")
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "error arelle.xbrl: it is odd — look at it"
    assert told[1] == "warning facts.doubt: it is odd — look at it"
    assert told[-1] == (
        "invalid: 2 of 3 facts are proved, no identity fails, Arelle has 1 objection → here"
    )


def test_a_source_without_facts_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, tmp_path, Conversion((finding(Severity.ERROR),)))[0] == 2
    assert capsys.readouterr().out == ""
    assert list(tmp_path.iterdir()) == []


def test_a_profile_beside_the_source_is_taken_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "profile.toml").write_text("[company]\ncurrency = 'EUR'")
    done = Conversion(report=REPORT, package=PACKAGE)
    code, asked = run(monkeypatch, tmp_path, done, "--no-arelle")
    assert code == 0
    assert asked == [(Profile(currency="EUR", source="profile.toml"), False)]
    assert "profile: profile.toml" in capsys.readouterr().err


def test_no_work_is_done_for_a_folder_that_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").write_text("mine")
    assert run(monkeypatch, tmp_path, Conversion(), "--out", "out") == (2, [])


def test_the_package_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "crossfoot", "--version"]
    said = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    assert said.stdout.startswith("crossfoot ")
