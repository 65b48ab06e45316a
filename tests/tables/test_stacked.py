"""Statements out of text that prints one column after the other: made ones, trap by trap."""

from __future__ import annotations

from itertools import chain, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossfoot import tables
from crossfoot.documents import text
from crossfoot.model import Caption, Line, Statement

HEADS = "Three Months Ended June 30,"
CAPTIONS = [
    "Sales",
    "Cost of sales",
    "Gross profit",
    "Selling expenses",
    "Research expenses",
    "Operating income",
    "Interest expense",
    "Income before taxes",
    "Income taxes",
    "Net income",
]
NEW = ["1,000", "(600)", "400", "(90)", "(60)", "250", "(10)", "240", "(50)", "190"]
OLD = ["950", "(500)", "450", "(80)", "(75)", "295", "(20)", "275", "(40)", "235"]
BOTH = list(zip(NEW, OLD, strict=True))


def statements(*groups: list[str]) -> tuple[Statement, ...]:
    """What is recognised in groups of lines with a blank line between them."""
    raw = "\n\n".join("\n".join(group) for group in groups)
    document, findings = text.read(raw.encode(), "release.txt")
    assert document is not None, findings
    assert document.form == "columns"
    return tables.recognise(document)[0]


def shown(*groups: list[str]) -> list[str]:
    """The rows of the only statement, header and figures."""
    (found,) = statements(*groups)
    return [shown_part(part) for part in found.parts]


def shown_part(part: object) -> str:
    if isinstance(part, Caption):
        return f"[{part.text}]"
    assert isinstance(part, Line)
    figures = " ".join(figure.text if figure else "." for figure in part.figures)
    return f"{part.caption.text}: {figures}"


TOP = ["Acme Inc.", "Consolidated Statements of Income", "(In millions)", HEADS, "2024", "2023"]
ROWS = [f"{c}: {n} {o}" for c, (n, o) in zip(CAPTIONS, BOTH, strict=True)]


def test_a_column_after_the_other() -> None:
    assert shown(TOP, CAPTIONS, NEW, OLD) == ROWS


def test_the_columns_have_the_periods_of_their_heads() -> None:
    (found,) = statements(TOP, CAPTIONS, NEW, OLD)
    assert [str(column.period) for column in found.columns] == [
        "2024-04-01..2024-06-30",
        "2023-04-01..2023-06-30",
    ]
    assert {column.scale for column in found.columns} == {6}


def test_each_figure_has_its_place_in_the_text() -> None:
    (found,) = statements(TOP, CAPTIONS, NEW, OLD)
    last = found.parts[-1]
    assert isinstance(last, Line)
    assert [figure.place.line for figure in last.figures if figure] == [28, 39]


def test_bands_of_rows() -> None:
    bands = chain.from_iterable(
        (NEW[first:end], OLD[first:end]) for first, end in ((0, 3), (3, 6), (6, 10))
    )
    assert shown(TOP, CAPTIONS, *bands) == ROWS


def test_currency_signs_and_heads_between() -> None:
    groups = [["$"], NEW[:3], ["$", "$"], OLD[:3], ["June 30,"], NEW[3:], OLD[3:]]
    assert shown(TOP, CAPTIONS, *groups) == ROWS


@settings(deadline=None, max_examples=25)
@given(st.sets(st.integers(1, 9), max_size=5), st.sets(st.integers(1, 9), max_size=5))
def test_columns_torn_anywhere(new_cuts: set[int], old_cuts: set[int]) -> None:
    torn = [*pieces(NEW, new_cuts), *pieces(OLD, old_cuts)]
    found = statements(TOP, CAPTIONS, *torn)
    lines = {shown_part(part) for each in found for part in each.parts}
    assert lines <= set(ROWS) | {f"[{caption}]" for caption in CAPTIONS}


def pieces(column: list[str], cuts: set[int]) -> list[list[str]]:
    edges = [0, *sorted(cuts), len(column)]
    return [column[first:end] for first, end in pairwise(edges)]


def test_a_part_of_the_first_column_that_comes_late() -> None:
    late = [NEW[:3], OLD[:3], NEW[3:6], OLD[3:6], OLD[6:], NEW[6:]]
    assert shown(TOP, CAPTIONS, *late) == ROWS


def test_rows_one_by_one() -> None:
    rows = chain.from_iterable(
        ([caption], [new], [old]) for caption, (new, old) in zip(CAPTIONS, BOTH, strict=True)
    )
    extra = [["x", "1", "2", "3", "4"]]  # what makes the text one of columns
    assert shown(*extra, TOP, *rows) == ROWS


def test_a_caption_that_got_behind_its_figures() -> None:
    singles = [[[c], [n], [o]] for c, (n, o) in zip(CAPTIONS, BOTH, strict=True)]
    (selling, *figures), research = singles[3], singles[4]
    singles[3], singles[4] = figures, [*research, selling]
    extra = [["x", "1", "2", "3", "4"]]
    assert set(shown(*extra, TOP, *chain.from_iterable(singles))) <= set(ROWS)


def test_headers_stand_over_their_rows() -> None:
    captions = [*CAPTIONS[:3], "Operating expenses:", *CAPTIONS[3:]]
    rows = [*ROWS[:3], "[Operating expenses:]", *ROWS[3:]]
    assert shown(TOP, captions, NEW[:3], OLD[:3], NEW[3:], OLD[3:]) == rows


def test_a_caption_over_two_lines() -> None:
    captions = [*CAPTIONS[:7], "Income before provision for", "income taxes", *CAPTIONS[8:]]
    assert shown(TOP, captions, NEW, OLD)[7] == (
        "Income before provision for income taxes: 240 275"
    )


def test_blocks_of_captions_that_changed_places() -> None:
    captions = [CAPTIONS[:3], CAPTIONS[6:], CAPTIONS[3:6]]
    assert set(shown(TOP, *captions, NEW, OLD)) <= set(ROWS)
    assert len(shown(TOP, *captions, NEW, OLD)) > 6


def test_shares_of_sales_are_no_period() -> None:
    shares = ["100.0%", "60.0%", "40.0%", "9.0%", "6.0%", "25.0%", "1.0%", "24.0%", "5.0%", "19.0%"]
    assert shown(TOP, CAPTIONS, NEW, shares, OLD, shares) == ROWS


def test_changes_are_no_period() -> None:
    changes = ["100", "(100)", "—", "(10)", "10", "—", "10", "10", "(10)", "—"]
    top = [*TOP, "Change"]
    assert shown(top, CAPTIONS, NEW, OLD, changes) == ROWS


def test_earnings_per_share_are_told_by_their_cents() -> None:
    captions = [*CAPTIONS, "Net income per share:", "Basic", "Diluted"]
    found = shown(TOP, captions, NEW, OLD, ["1.90", "1.80"], ["1.90", "1.70"])
    assert found[-2:] == ["Basic: 1.90 1.90", "Diluted: 1.80 1.70"]


def test_shares_below_earnings_per_share_are_not_mixed_up_with_them() -> None:
    captions = [*CAPTIONS, "Net income per share:", "Basic", "Diluted", "Shares used:", "Basic"]
    found = shown(TOP, [*captions, "Diluted"], NEW, OLD, ["1.90", "1.81"], ["2.33", "2.22"],
                  ["100", "105"], ["101", "106"])  # fmt: skip
    assert found[-5:] == [
        "Basic: 1.90 2.33",
        "Diluted: 1.81 2.22",
        "[Shares used:]",
        "Basic: 100 101",
        "Diluted: 105 106",
    ]


def test_rows_that_lack_shares_and_rates_and_came_late() -> None:
    """The share and the rate of a row are told by arithmetic, wherever they got.

    Earnings per share came late too, and no row of shares says whose they are: they stay open.
    """
    new = ["1,000", "600", "400", "90", "60", "250", "10", "240", "50"]
    old = ["950", "500", "450", "80", "75", "295", "20", "275", "40"]
    rates = ["5.3", "20.0", "(11.1)", "12.5", "(20.0)", "(15.3)", "(50.0)", "(12.7)", "25.0"]
    rows = []
    for caption, n, o, rate in zip(CAPTIONS, new, old, rates, strict=False):
        share_of_new = f"{100 * int(n.replace(',', '')) / 1000:.1f}"
        share_of_old = f"{100 * int(o.replace(',', '')) / 950:.1f}"
        rows += [[caption], [n], [share_of_new], [o], [share_of_old], [rate]]
    late = [["19.0"], ["235"], ["24.7"], ["(19.1)"], ["2.35"], ["Net income"], ["190"]]
    late += [["Net income per share"], ["1.90"], ["(19.1)"]]
    extra = [["x", "1", "2", "3", "4"]]
    found = shown(*extra, TOP, *rows, *late)
    assert found[-2:] == ["Income taxes: 50 40", "Net income: 190 235"]
    assert found[:9] == [f"{c}: {n} {o}" for c, n, o in zip(CAPTIONS, new, old, strict=False)]


def test_the_number_of_a_page_and_what_each_page_repeats_are_no_rows() -> None:
    pages = [["Acme Inc. | Report"], ["More of it"], ["17"]]
    foot = [["Acme Inc. | Report"], ["18"]]
    found = statements(
        *pages,
        ["\fAcme Inc. | Report"],
        TOP,
        CAPTIONS,
        NEW,
        OLD,
        ["19"],
        ["\f" + foot[0][0]],
        ["20"],
    )
    assert [shown_part(part) for part in found[0].parts] == ROWS


def test_a_statement_goes_on_on_the_next_page() -> None:
    first = [TOP, CAPTIONS[:6], NEW[:6], OLD[:6], ["7"]]
    found = statements(*first, ["\f" + CAPTIONS[6], *CAPTIONS[7:]], NEW[6:], OLD[6:], ["8"])
    assert [shown_part(part) for each in found for part in each.parts] == ROWS


def test_spans_and_dates_make_columns() -> None:
    heads = [["Three Months Ended"], ["June 30,", "2024"], ["June 30,", "2023"]]
    heads += [["Six Months Ended"], ["June 30,", "2024"], ["June 30,", "2023"]]
    (found,) = statements(TOP[:3], CAPTIONS, *heads, NEW, OLD, NEW, OLD)
    assert [str(column.period) for column in found.columns] == [
        "2024-04-01..2024-06-30",
        "2023-04-01..2023-06-30",
        "2024-01-01..2024-06-30",
        "2023-01-01..2023-06-30",
    ]


def test_what_does_not_add_up_is_left_alone() -> None:
    strange = [f"{7 * number + 11}" for number in range(len(CAPTIONS))]
    assert statements(TOP, CAPTIONS, strange, strange[::-1]) == ()


def test_without_dates_there_is_no_statement() -> None:
    assert statements(TOP[:3], CAPTIONS, NEW, OLD) == ()


def test_another_table_on_the_page_is_not_taken_in() -> None:
    other = ["Reconciliation of non-GAAP measures", "Adjusted income"]
    assert shown(TOP, CAPTIONS, NEW, OLD, other, ["1", "2", "3"]) == ROWS


@pytest.mark.parametrize("lost", ["Gross profit", "Selling expenses"])
def test_no_figure_gets_a_caption_that_is_not_its_own(lost: str) -> None:
    captions = [caption for caption in CAPTIONS if caption != lost]
    found = statements(TOP, captions, NEW, OLD)
    assert {shown_part(part) for each in found for part in each.parts} <= set(ROWS)


def test_a_header_that_does_not_say_so_stands_where_rows_are_parted() -> None:
    """Of captions of which one has no figures, it is that where each column is parted."""
    captions = ["Fees", "Rent", "Wages", "Administration", "Travel", "Other", "Total expenses"]
    new = ["1,000", "100", "200", "70", "30", "400", "600"]
    old = ["900", "120", "180", "60", "40", "400", "500"]
    bands = ((0, 3), (3, 6), (6, 7))
    printed = chain.from_iterable((new[first:end], old[first:end]) for first, end in bands)
    found = shown(TOP, [*captions, "Income before taxes"], *printed)
    assert found == [
        "Fees: 1,000 900",
        "Rent: 100 120",
        "Wages: 200 180",
        "[Administration]",
        "Travel: 70 60",
        "Other: 30 40",
        "Total expenses: 400 400",
        "Income before taxes: 600 500",
    ]
