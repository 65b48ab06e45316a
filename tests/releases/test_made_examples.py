"""The made releases of `examples`: their facts are those that were made up, nothing beside them."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from crossfoot import pipeline
from crossfoot.model import Fate
from tests.documents import made_release

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
RELEASES = ("harborline-2q24/release.htm", "tamarack-3q24/release.pdf")
OTHER_FORMS = tuple(f"harborline-2q24/release.{form}" for form in ("xlsx", "csv", "md", "txt"))
SENTENCES = range(3, 8)
_BLANKS = re.compile(r" {2,}")


class Said(NamedTuple):
    concept: str
    period: str
    unit: str
    value: Decimal
    decimals: int


def made(release: str) -> set[Said]:
    golden = HERE / Path(release).parent / "statements.txt"
    rows = (line for line in golden.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {_said(row) for row in rows}


def _said(row: str) -> Said:
    concept, period, unit, value, decimals, _ = _BLANKS.split(row, 5)
    return Said(concept, period, unit, Decimal(value.replace(",", "")), int(decimals))


@pytest.mark.parametrize("release", [*RELEASES, *OTHER_FORMS])
def test_every_fact_of_the_statements_is_the_one_made_up(release: str) -> None:
    report = pipeline.run(EXAMPLES / release).report
    assert report
    units = {"iso4217:USD": "USD", "iso4217:USD/xbrli:shares": "USD/shares"}
    units["xbrli:shares"] = "shares"
    given = {
        Said(f.concept, str(f.period), units.get(str(f.unit), ""), f.value, f.decimals)
        for f in report.facts
        if f.rung not in ("mention", "change", "difference", "ratio")
    }
    assert given == made(release)


def told(release: str) -> tuple[set[object], list[str], list[object]]:
    """All that is said of a release but where it is printed and with which currency signs."""
    done = pipeline.run(EXAMPLES / release)
    assert done.report
    facts: set[object] = {
        (f.id, f.concept, f.period, f.unit, f.value, f.decimals, f.rung, f.caption, len(f.prints))
        for f in done.report.facts
    }
    digits = [re.sub(r"[^\d.,]", "", entry.printed) for entry in done.ledger.entries]
    fates: list[object] = [
        (printed, entry.fate, entry.fact)
        for printed, entry in zip(digits, done.ledger.entries, strict=True)
        if entry.fact
    ]
    return facts, [finding.code for finding in done.findings], fates


@pytest.mark.parametrize("release", OTHER_FORMS)
def test_every_form_of_a_release_says_the_same(release: str) -> None:
    facts, findings, fates = told(release)
    same, found, entries = told(RELEASES[0])
    assert facts == same
    assert fates == entries
    if not release.endswith("txt"):  # which breaks its sentences over lines
        assert findings == found


NUMBERS = (Fate.FACT, Fate.REPEAT, Fate.DERIVED, Fate.OPEN)


@pytest.mark.parametrize("release", RELEASES)
def test_every_figure_of_the_sentences_is_what_was_made_up_or_open(release: str) -> None:
    golden = (HERE / Path(release).parent / "prose.txt").read_text(encoding="utf-8").splitlines()
    rows = [_BLANKS.split(row) for row in golden if row[:1] != "#"]
    done = pipeline.run(EXAMPLES / release)
    assert done.report
    facts = done.report.by_id()
    entries = [each for each in done.ledger.entries if each.place.page == 1]
    found = [e for e in entries if e.place.line in SENTENCES and e.fate in NUMBERS]
    assert [entry.printed for entry in found] == [printed for printed, *_ in rows]
    for (_, concept, *said), entry in zip(rows, found, strict=True):
        if entry.fact:
            fact = facts[entry.fact]
            unit = re.sub("iso4217:|xbrli:", "", str(fact.unit))
            told = [fact.concept, str(fact.period), unit, f"{fact.value:,f}"]
            assert told == [concept, *said]


def test_the_pdf_is_the_one_that_is_made() -> None:
    committed = (EXAMPLES / "tamarack-3q24" / "release.pdf").read_bytes()
    assert committed == made_release.release()


def test_no_number_of_the_pdf_is_left_open() -> None:
    done = pipeline.run(EXAMPLES / "tamarack-3q24" / "release.pdf")
    assert [entry for entry in done.ledger.entries if entry.fate is Fate.OPEN] == []
