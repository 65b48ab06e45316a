"""When the warm engine leaves a filing to the reference engine, and what it says then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossfoot.filings import warm
from crossfoot.filings.asked import USUAL, Layer, Question
from crossfoot.filings.kinds import Kind
from crossfoot.shipped import TAXONOMY
from tests.filings.hostile import instance

if TYPE_CHECKING:
    from pathlib import Path

CORE = TAXONOMY / "generated" / "taxonomy"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report that refers to a copy of the core."""
    for path in CORE.glob("*.x*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    entry = tmp_path / "report.xbrl"
    entry.write_bytes(instance(href="crossfoot.xsd"))
    return entry


def question(report: Path, **more: object) -> Question:
    told: dict[str, object] = {"kind": Kind.INSTANCE, "layers": USUAL, "packages": (), **more}
    return Question((str(report),), root=str(report.parent), warm=True, **told)  # type: ignore[arg-type]


def test_a_report_on_a_copy_of_the_core_is_fit(report: Path) -> None:
    assert warm.unfit(question(report)) == ""


def test_a_version_of_arelle_that_was_not_compared_is_left_to_the_reference(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warm, "COMPARED", frozenset())
    assert "not compared" in warm.unfit(question(report))


def test_a_core_that_differs_in_a_byte_is_another(report: Path) -> None:
    schema = report.parent / "crossfoot.xsd"
    schema.write_bytes(schema.read_bytes() + b"\n")
    assert "does not refer to the core" in warm.unfit(question(report))


@pytest.mark.parametrize(
    "more",
    [
        {"kind": Kind.REPORT_PACKAGE},
        {"packages": ("a.zip",)},
        {"layers": (USUAL - {Layer.CALCULATIONS}) | {Layer.CALCULATIONS_1_0}},
    ],
)
def test_what_was_not_compared_is_left_to_the_reference(
    more: dict[str, object], report: Path
) -> None:
    assert "only single reports" in warm.unfit(question(report, **more))


@pytest.mark.parametrize("href", ["none.xsd", "https://elsewhere.example/core.xsd"])
def test_a_report_on_something_else_is_left_to_the_reference(href: str, report: Path) -> None:
    report.write_bytes(instance(href=href))
    assert "does not refer to the core" in warm.unfit(question(report))
