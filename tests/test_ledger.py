from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot import pipeline
from crossfoot.ledger import account
from crossfoot.model import Cell, Document, Entity, Fate, Paragraph, Place, Report

if TYPE_CHECKING:
    from pathlib import Path

NOTHING = Report(Entity("s", "i", "n"), (), ())
TOKEN = re.compile(r"\d[\d,.]*")


def fates(text: str) -> list[tuple[str, str]]:
    document = Document("d", "text", (Paragraph((Cell(text, Place(1, 1, 1)),)),))
    ledger, _ = account(document, NOTHING)
    return [(entry.printed, str(entry.fate)) for entry in ledger.entries]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("As of June 30, 2017", [("30,", "date"), ("2017", "date")]),
        ("1Q17 and FY2017", [("1", "date"), ("17", "date"), ("2017", "date")]),
        ("TEL: (03) 5205", [("03", "reference"), ("5205", "reference")]),
        ("see https://example.com/2017/a1", [("2017", "reference"), ("1", "reference")]),
        ("  3. Treasury stock", [("3.", "reference")]),
        ("It was 12,345 or (17) more", [("12,345", "open"), ("(17)", "open")]),
    ],
)  # fmt: skip
def test_the_fate_of_what_is_no_fact(text: str, found: list[tuple[str, str]]) -> None:
    assert fates(text) == found


@given(st.text(alphabet="0123456789.,()- abcJune/", max_size=80))
def test_every_token_has_exactly_one_row(text: str) -> None:
    assert len(fates(text)) == len(TOKEN.findall(text))


def test_every_token_of_the_example_has_a_row(example: Path) -> None:
    text = example.read_text(encoding="utf-8")
    done = pipeline.run(example)
    assert done.report is not None
    assert done.document is not None
    printed = [
        (number, match.start() + 1)
        for number, line in enumerate(text.split("\n"), 1)
        for match in TOKEN.finditer(line)
    ]
    assert len(printed) == 1198
    rows = [(entry.place.line, entry.place.column) for entry in done.ledger.entries]
    assert sorted(set(rows)) == rows or sorted(rows) == rows
    assert set(printed) <= set(rows)
    ids = {fact.id for fact in done.report.facts}
    for entry in done.ledger.entries:
        named = entry.fate in (Fate.FACT, Fate.REPEAT, Fate.DERIVED)
        assert (entry.fact in ids) == named
    own = (Fate.FACT, Fate.DERIVED)
    first = {entry.fact for entry in done.ledger.entries if entry.fate in own}
    assert first == ids
