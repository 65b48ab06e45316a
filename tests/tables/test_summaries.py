"""Summaries under change: other captions, scales and orders give the same facts, or a doubt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from crossfoot import documents
from crossfoot.tables import scraped
from crossfoot.tables.calendar import calendar
from crossfoot.tables.summaries import summaries
from tests.tables.told import document, read, taken, told

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.model import Mention

OPENING = '"Results" for the three months ended June 30, 2017 ("1Q17") were good, we think.'
SUMMARY = """
Sales by Region
{first}
{last}
YoY Change
Widgets
{unit}
{unit}
%
{rows}
"""


def summary(rows: str, unit: str = "JPY millions", heads: str = "1Q16 1Q17") -> str:
    first, last = heads.split()
    return OPENING + SUMMARY.format(first=first, last=last, unit=unit, rows=rows)


def cells(*rows: str) -> str:
    return "\n".join(rows).replace(" | ", "\n")


def said(text: str) -> list[str]:
    found = read(document(text))
    assert not found.findings
    return [told(mention) for mention in found.mentions]


def codes(text: str) -> set[str]:
    return {finding.code for finding in read(document(text)).findings}


ROWS = cells("90 | 100 | 11.1", "North | 60 | 70 | 16.7", "South | 30 | 30 | 0.0")


def test_units_may_stand_between_the_first_caption_and_its_figures() -> None:
    assert said(summary(ROWS))[:4] == [
        "90 | Widgets | Sales by Region | value 1Q16 e6 JPY",
        "100 | Widgets | Sales by Region | value 1Q17 e6 JPY",
        "11.1 | Widgets | Sales by Region | change 1Q17 over 1Q16",
        "60 | North | Sales by Region > Widgets | value 1Q16 e6 JPY",
    ]


@pytest.mark.parametrize(
    ("unit", "words"),
    [("Thousands of USD", "e3 USD"), ("EUR billions", "e9 EUR"), ("contracts", "contracts")],
)
def test_another_unit_changes_units_only(unit: str, words: str) -> None:
    expected = [line.replace("e6 JPY", words) for line in said(summary(ROWS))]
    assert said(summary(ROWS, unit=unit)) == expected


def test_other_captions_change_captions_only() -> None:
    other = ROWS.replace("North", "Toys (Retail)")
    expected = [line.replace("North", "Toys (Retail)") for line in said(summary(ROWS))]
    assert said(summary(other)) == expected


def test_newest_first_gives_the_same_figures() -> None:
    newest = cells("100 | 90 | 11.1", "North | 70 | 60 | 16.7", "South | 30 | 30 | 0.0")
    assert sorted(said(summary(newest, heads="1Q17 1Q16"))) == sorted(said(summary(ROWS)))


def test_a_change_without_unit_is_what_the_figures_make_it() -> None:
    text = (
        OPENING
        + """
Number of stores
1Q16
1Q17
Change
Widgets
90
100
10
Gadgets
50
40
(10)
"""
    )
    assert said(text)[2] == "10 | Widgets | Number of stores | difference 1Q17 over 1Q16 stores"
    assert codes(text.replace("(10)", "(20.0)")) == {"tables.unread-table"}
    relative = text.replace("\n10\n", "\n11.1\n").replace("(10)", "(20.0)")
    assert said(relative)[2] == "11.1 | Widgets | Number of stores | change 1Q17 over 1Q16"


def test_a_row_may_have_a_unit_of_its_own() -> None:
    rows = cells(ROWS, "Margin | 12.5% | 13.0% | 4.0", "Capacity | 2.5Gbps | 3.0Gbps | 20.0")
    assert said(summary(rows))[-6:] == [
        "12.5% | Margin | Sales by Region | ratio 1Q16",
        "13.0% | Margin | Sales by Region | ratio 1Q17",
        "4.0 | Margin | Sales by Region | change 1Q17 over 1Q16",
        "2.5 | Capacity | Sales by Region | value 1Q16 Gbps",
        "3.0 | Capacity | Sales by Region | value 1Q17 Gbps",
        "20.0 | Capacity | Sales by Region | change 1Q17 over 1Q16",
    ]


def test_a_figure_per_share_is_never_scaled() -> None:
    rows = cells(ROWS, "Earnings per share | 1.25 | 1.50 | 20.0")
    assert "value 1Q16 JPY/share" in said(summary(rows))[-3]


def test_a_row_that_lacks_a_figure_is_in_doubt() -> None:
    lost = cells("90 | 100 | 11.1", "North | 60 | 70", "South | 30 | 30 | 0.0")
    found = read(document(summary(lost)))
    assert {finding.code for finding in found.findings} == {"tables.ragged-row"}
    assert {mention.caption for mention in found.mentions} == {"Widgets", "South"}


def test_a_caption_without_figures_amid_the_rows_may_be_a_lifted_one() -> None:
    lifted = cells("90 | 100 | 11.1", "By place | 60 | 70 | 16.7", "North", "South | 30 | 30 | 0.0")
    assert codes(summary(lifted)) == {"tables.unread-table"}


def test_figures_above_all_their_captions_are_in_doubt() -> None:
    text = OPENING + cells(
        "\nRegions | 1Q16 | 1Q17 | JPY millions | 90 | 100", "All | 60 | 70", "North"
    )
    assert codes(text) == {"tables.unread-table"}


def test_without_any_unit_nothing_is_read() -> None:
    assert codes(summary(ROWS).replace("JPY millions\n", "").replace("%\n", "")) == {
        "tables.unread-table"
    }


def test_units_that_are_not_one_a_column_are_in_doubt() -> None:
    text = summary(ROWS).replace("JPY millions\nJPY millions\n%", "JPY millions\n%\nJPY millions")
    assert codes(text) == {"tables.unread-units"}


def test_a_change_over_periods_that_are_not_there_is_in_doubt() -> None:
    assert codes(summary(ROWS, heads="4Q16 1Q17")) == {"tables.unread-heads"}


# ── the example with a cell lost ─────────────────────────────────────────────────────────

TABLES = ((7, 61), (73, 295), (315, 553), (651, 745), (1769, 1861), (1891, 2141), (2159, 2173))
UNSEEN = {2059, 2161}
"""The word "forecast", where its part of a row comes to stand beside the other; and the line that
holds both a list's title and its first item: what is left reads like another title."""


def test_whatever_cell_is_lost_no_figure_is_read_wrongly_in_silence(example: Path) -> None:
    release, _ = documents.read(example)
    assert release
    statements, _ = scraped.statements(release)
    known, places = calendar(release, statements), taken(statements)
    whole = {m.figure.place: _alone(m) for m in summaries(release, places, known).mentions}
    wrong: list[int] = []
    for index, lost in enumerate(release.paragraphs):
        line = lost.place.line
        if not any(first <= line <= last for first, last in TABLES) or index % 9:
            continue
        rest = (*release.paragraphs[:index], *release.paragraphs[index + 1 :])
        found = summaries(replace(release, paragraphs=rest), places, known)
        read_now = {m.figure.place: _alone(m) for m in found.mentions}
        missing = {place for place in whole if place.line != line} - read_now.keys()
        false = any(whole.get(place) != said for place, said in read_now.items())
        if false or (missing and not found.findings):
            wrong.append(line)
    assert set(wrong) <= UNSEEN


def _alone(mention: Mention) -> str:
    """What is said of a figure, whatever it stands under."""
    return told(replace(mention, headings=()))
