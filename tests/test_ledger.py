from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot import pipeline
from crossfoot.asides import asides
from crossfoot.ledger import account
from crossfoot.model import (
    Cell,
    Document,
    Entity,
    Fate,
    Figure,
    Gauge,
    Mention,
    Paragraph,
    Place,
    Report,
)

if TYPE_CHECKING:
    from pathlib import Path

NOTHING = Report(Entity("s", "i", "n"), (), ())
TOKEN = re.compile(r"\d[\d,.]*")


FIGURE = Figure("1", Decimal(1), 0, Place(9, 9, 9))


def parse(text: str) -> Document:
    lines = enumerate(text.split("\n"), 1)
    return Document(
        "d", "text", tuple(Paragraph((Cell(line, Place(1, at, 1)),)) for at, line in lines)
    )


def fates(text: str) -> list[tuple[str, str]]:
    ledger, _ = account(parse(text), NOTHING)
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
        ("Gross margin 40", [("40", "open")]),
        ("a decrease of 15 may follow", [("15", "open")]),
        ("the H100 and 12 marketing partners", [("100", "open"), ("12", "open")]),
        ("in Q3 and in Q1'25", [("3", "date"), ("1", "date"), ("25", "date")]),
        ("at 04:36 on 08 August", [("04", "date"), ("36", "date"), ("08", "date")]),
        ("(Note1) The notes of 2019, 750 in all", [
            ("1", "reference"), ("2019,", "date"), ("750", "open")]),
        ("Call (408) 555-0100", [
            ("408", "reference"), ("555", "reference"), ("0100", "reference")]),
        ("It was 3.5 more, by 3.", [("3.5", "open"), ("3.", "open")]),
        ("Exhibit 99.1", [("99.1", "reference")]),
        ("see pages 17 through 21, and 12 others", [
            ("17", "reference"), ("21,", "reference"), ("12", "open")]),
        ("a webcast at 2 p.m. or 1:45pm", [("2", "date"), ("1", "date"), ("45", "date")]),
        ("12 Weeks Ended", [("12", "date")]),
        ("Shares used (000's): 444,403", [("000", "caption"), ("444,403", "open")]),
        ("under Item 1A", [("1", "reference")]),
        ("A. Person, 555/555-0100", [
            ("555", "reference"), ("555", "reference"), ("0100", "reference")]),
    ],
)  # fmt: skip
def test_the_fate_of_what_is_no_fact(text: str, found: list[tuple[str, str]]) -> None:
    assert fates(text) == found


def test_a_footnote_has_a_mark_and_a_text() -> None:
    mark, note = "It ended on June 30, 2017).1", "1 Unless it is said otherwise."
    assert fates(f"{mark}\n{note}")[2:] == [("1", "reference"), ("1", "reference")]
    assert fates(mark)[2:] == [("1", "open")]
    assert fates(note) == [("1", "open")]


@pytest.mark.parametrize(
    ("caption", "fate"),
    [
        ("Lines (100Mbps)", "caption"),
        ("Notes, net of $100", "open"),
        ("Gains, net of tax of $(58)", "open"),
        ("Notes, less 1,804", "open"),
        ("100 shares", "open"),
    ],
)
def test_a_number_in_a_caption_is_part_of_it_unless_it_is_a_sum(caption: str, fate: str) -> None:
    said = Mention(FIGURE, caption, (), Gauge.VALUE, None)
    document = parse(caption)
    known = asides(document, (), (said,))
    ledger, _ = account(document, NOTHING, (), known)
    assert [str(entry.fate) for entry in ledger.entries] == [fate]


def test_a_dash_that_was_read_as_a_figure_has_a_row_of_its_own() -> None:
    document = parse("Goods\n-\nTo be paid: -")
    dash = Figure("-", Decimal(0), 0, Place(1, 2, 1), dash=True)
    ledger, findings = account(document, NOTHING, (dash,))
    assert [(e.place.line, e.printed, str(e.fate)) for e in ledger.entries] == [(2, "-", "open")]
    assert [finding.code for finding in findings] == ["ledger.open"]


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
