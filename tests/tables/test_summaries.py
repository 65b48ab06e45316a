"""Summaries under change: other captions, scales and orders give the same facts, or a doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossfoot import documents
from crossfoot.tables import scraped
from crossfoot.tables.calendar import calendar
from crossfoot.tables.summaries import summaries
from crossfoot.value import replace
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


def test_heads_may_come_in_pieces() -> None:
    text = OPENING + cells(
        "\nSales | Three Months Ended | June 30, 2016 | June 30, 2017 | JPY millions",
        "Widgets | 90 | 100",
    )
    assert said(text) == [
        "90 | Widgets | Sales | value 1Q16 e6 JPY",
        "100 | Widgets | Sales | value 1Q17 e6 JPY",
    ]


def test_each_change_looks_at_the_columns_before_it() -> None:
    text = OPENING + cells(
        "\nSales | 1Q16 | 1Q17 | YoY Change | 1H16 | 1H17 | YoY Change",
        "JPY millions | JPY millions | % | JPY millions | JPY millions | %",
        "Widgets | 90 | 100 | 11.1 | 190 | 200 | 5.3",
    )
    assert said(text)[5] == "5.3 | Widgets | Sales | change 1H17 over 1H16 forecast"


def test_two_changes_look_at_the_same_columns() -> None:
    text = OPENING + cells(
        "\nNumber of shops | 1Q16 | 1Q17 | Change | % Change", "All | 90 | 100 | 10 | 11.1"
    )
    assert said(text)[2:] == [
        "10 | All | Number of shops | difference 1Q17 over 1Q16 shops",
        "11.1 | All | Number of shops | change 1Q17 over 1Q16",
    ]


def test_a_change_in_pieces_of_heads_is_in_doubt() -> None:
    text = OPENING + cells(
        "\nSales | Three Months Ended | June 30, 2016 | June 30, 2017 | Change | JPY millions",
        "Widgets | 90 | 100 | 10",
    )
    assert codes(text) == {"tables.unread-heads"}


def test_a_row_may_stand_in_one_line_under_a_header() -> None:
    text = OPENING + "\nSales\n1Q16\n1Q17\nJPY millions\nBy place:\nNorth 60 70\nSouth 30 40\n"
    assert said(text) == [
        "60 | North | Sales > By place: | value 1Q16 e6 JPY",
        "70 | North | Sales > By place: | value 1Q17 e6 JPY",
        "30 | South | Sales > By place: | value 1Q16 e6 JPY",
        "40 | South | Sales > By place: | value 1Q17 e6 JPY",
    ]


def test_a_broken_caption_is_joined() -> None:
    rows = ROWS.replace("South", "South and\nthe islands")
    assert {line.split(" | ")[1] for line in said(summary(rows))} == {
        "Widgets",
        "North",
        "South and the islands",
    }


def test_a_caption_may_say_its_unit() -> None:
    rows = cells(ROWS, "Margin (%) | 12.5 | 13.0 | 4.0", "Staff (Persons) | 10 | 20 | 100.0")
    assert said(summary(rows))[-6:-4] == [
        "12.5 | Margin (%) | Sales by Region | ratio 1Q16",
        "13.0 | Margin (%) | Sales by Region | ratio 1Q17",
    ]
    assert said(summary(rows))[-3] == "10 | Staff (Persons) | Sales by Region | value 1Q16 Persons"


def test_one_unit_of_money_and_one_percent_are_enough() -> None:
    assert said(summary(ROWS).replace("JPY millions\nJPY", "JPY")) == said(summary(ROWS))


def test_rows_that_add_up_to_nothing_above_them_stand_under_the_title() -> None:
    alone = cells("90 | 100 | 11.1", "North | 65 | 70 | 7.7", "South | 30 | 30 | 0.0")
    assert all(line.split(" | ")[2] == "Sales by Region" for line in said(summary(alone)))


def test_a_result_below_what_it_is_left_of_is_no_part_of_it() -> None:
    text = OPENING + cells(
        "\nResults | 1Q16 | 1Q17 | JPY millions",
        "Gross margin | 900 | 1,000 | Overhead | 700 | 750 | Operating income | 200 | 250",
    )
    assert all(line.split(" | ")[2] == "Results" for line in said(text))


# ── the example with tables moved, lost, or in another scale ─────────────────────────────

BLOCKS = (
    (315, 431),
    (435, 553),
    (651, 717),
    (719, 745),
    (1771, 1827),
    (2019, 2067),
    (2071, 2141),
)
"""Tables with their titles that nothing before or after is needed for."""


def _text(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _all(printed: list[str]) -> list[str]:
    found = read(document("\n".join(printed)))
    assert not found.findings
    return sorted(map(told, found.mentions))


@pytest.mark.parametrize(("first", "last"), BLOCKS[:4])
def test_a_table_elsewhere_says_the_same(example: Path, first: int, last: int) -> None:
    printed = _text(example)
    block = printed[first - 1 : last]
    rest = printed[: first - 1] + printed[last:]
    at = next(i for i, line in enumerate(rest) if line.startswith("There is no geographic"))
    moved = [
        *rest[: at + 1],
        "",
        *block,
        "",
        "These are all that there are, we believe.",
        *rest[at + 1 :],
    ]
    assert _all(moved) == _all(printed)


@pytest.mark.parametrize(("first", "last"), BLOCKS)
def test_a_table_that_is_gone_takes_nothing_with_it(example: Path, first: int, last: int) -> None:
    printed = _text(example)
    rest = [*printed[: first - 1], *[""] * (last - first + 1), *printed[last:]]
    inside = read(document("\n".join(printed))).mentions
    kept = sorted(told(m) for m in inside if not first <= m.figure.place.line <= last)
    assert _all(rest) == kept


def test_another_scale_in_all_units_is_another_scale_in_all_figures(example: Path) -> None:
    printed = _text(example)
    scaled = [line.replace("JPY millions", "Thousands of USD") for line in printed]
    before, after = (read(document("\n".join(lines))).mentions for lines in (printed, scaled))
    units = {(m.scale, m.currency) for m in before}, {(m.scale, m.currency) for m in after}
    assert (6, "JPY") in units[0]
    assert (3, "USD") in units[1]
    assert [m.figure for m in before] == [m.figure for m in after]
    assert [m.caption for m in before] == [m.caption for m in after]


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


def test_a_cause_is_said_once_with_all_its_places() -> None:
    text = summary(ROWS, heads="4Q16 1Q17")
    again = text.replace("Widgets", "Gadgets").removeprefix(OPENING)
    found = read(document(f"{text}\nA sentence that ends the first table.\n{again}")).findings
    assert [finding.code for finding in found] == ["tables.unread-heads"]
    assert "; so it is at " in found[0].message
