"""A release's text taken through the stages, without files being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot import pipeline

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.model import Fact, Report


def report_of(text: str, folder: Path, name: str = "release.txt") -> tuple[Report, set[str]]:
    """The report of a text, and the codes of the findings above info."""
    done = read(text, folder, name)
    assert done.report is not None
    return done.report, {f.code for f in done.findings if f.severity != "info"}


def read(text: str, folder: Path, name: str = "release.txt") -> pipeline.Conversion:
    source = folder / name
    source.write_text(text, encoding="utf-8")
    return pipeline.run(source)


def saying(fact: Fact) -> tuple[str, str, int, str]:
    """What a fact says, apart from where it is printed."""
    return fact.id, str(fact.value), fact.decimals, str(fact.unit)
