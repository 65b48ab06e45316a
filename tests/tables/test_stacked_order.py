"""Text of pages read by columns whose parts come in another order: made ones, trap by trap."""

from __future__ import annotations

from itertools import chain

from tests.tables.test_stacked import (
    BOTH,
    CAPTIONS,
    NEW,
    OLD,
    ROWS,
    TOP,
    shown,
    statements,
)

TITLE = ["Acme Inc.", "Consolidated Statements of Income", "(In millions)"]
LONGER = ["2,100", "(1,250)", "850", "(190)", "(130)", "530", "(25)", "505", "(110)", "395"]
EARLIER = ["1,900", "(1,020)", "880", "(170)", "(140)", "570", "(35)", "535", "(85)", "450"]


def heads(*groups: list[str]) -> list[str]:
    """The periods of the columns of the only statement."""
    (found,) = statements(*groups)
    return [str(column.period) for column in found.columns]


def alternating(*columns: list[str]) -> list[str]:
    return list(chain.from_iterable(zip(*columns, strict=True)))


def test_dates_in_numbers() -> None:
    top = [*TITLE, "12 Weeks Ended", "9/3/2022 9/4/2021"]
    assert heads(top, CAPTIONS, NEW, OLD) == ["2022-06-12..2022-09-03", "2021-06-13..2021-09-04"]


def test_a_day_that_is_said_above_the_part_of_the_year() -> None:
    top = [*TITLE, "For the Periods Ended June 30,", "2nd Quarter", "2024", "2023"]
    assert heads(top, CAPTIONS, NEW, OLD) == ["2024-04-01..2024-06-30", "2023-04-01..2023-06-30"]


def test_a_head_over_several_lines() -> None:
    top = [*TITLE, "Three Months Ended", "September", "30,", "2024"]
    found = heads(top, CAPTIONS, ["September", "30,", "2023"], NEW, OLD)
    assert found == ["2024-07-01..2024-09-30", "2023-07-01..2023-09-30"]


def test_the_first_column_among_its_captions() -> None:
    """A reader of columns takes what stands close to the captions for one column with them."""
    beside = alternating(CAPTIONS, NEW)
    assert shown([*TOP, *beside], ["June 30,"], OLD) == ROWS


def test_two_columns_among_their_captions() -> None:
    beside = list(chain.from_iterable([c, n, o] for c, (n, o) in zip(CAPTIONS, BOTH, strict=True)))
    spans = ["Three Months Ended June 30,", "2024", "2023"]
    longer = ["Six Months Ended June 30,", "2024", "2023"]
    found = shown([*TITLE, *spans, *beside], longer, LONGER, EARLIER)
    rows = zip(ROWS, LONGER, EARLIER, strict=True)
    assert found == [f"{row} {longer} {earlier}" for row, longer, earlier in rows]


def test_a_caption_below_its_figure_and_one_around_it() -> None:
    """Figures with parentheses stand higher than their captions, and amid those of two lines."""
    beside = alternating(CAPTIONS, NEW)
    at = beside.index("Interest expense")
    beside[at : at + 2] = ["(10)", "Interest expense"]
    at = beside.index("Income before taxes")
    beside[at : at + 2] = ["Income before", "240", "taxes"]
    assert shown([*TOP, *beside], ["June 30,"], OLD) == ROWS


def test_the_columns_of_each_span_one_below_the_other() -> None:
    quarter = ["Three Months Ended June 30,", "2024", "2023", *alternating(NEW, OLD)]
    half = ["Six Months Ended June 30,", "2024", "2023", *alternating(LONGER, EARLIER)]
    rows = zip(ROWS, LONGER, EARLIER, strict=True)
    found = shown(TITLE, CAPTIONS, quarter, half)
    assert found == [f"{row} {longer} {earlier}" for row, longer, earlier in rows]


def test_a_longer_span_that_is_read_first_has_the_larger_figures() -> None:
    """Its head takes two lines and begins above the other."""
    top = [*TITLE, "Six Months", "Ended", "June 30,"]
    spans = ["Three Months Ended", "June 30,", "2024"]
    found = heads(top, spans, ["2023"], ["2024"], ["2023"], CAPTIONS, NEW, OLD, LONGER, EARLIER)
    assert found == [
        "2024-04-01..2024-06-30",
        "2023-04-01..2023-06-30",
        "2024-01-01..2024-06-30",
        "2023-01-01..2023-06-30",
    ]


SHEET = ["Acme Inc.", "Consolidated Balance Sheets", "(In millions)"]
ASSETS = ["Cash", "Receivables", "Inventories", "Total current assets", "Goodwill", "Total assets"]
OWED = ["Payables", "Long-term debt", "Total liabilities", "Common stock", "Retained earnings"]
EQUITY = ["Total stockholders' equity", "Total liabilities and stockholders' equity"]
NOW = ["120", "230", "150", "500", "400", "900"]
THEN = ["110", "210", "140", "460", "420", "880"]
NOW_OWED = ["180", "320", "500", "90", "310", "400", "900"]
THEN_OWED = ["170", "350", "520", "80", "280", "360", "880"]


def test_dates_that_are_read_out_of_turn_follow_the_other_statements() -> None:
    """The head of a narrow column takes more lines, begins above the first, and is read first."""
    heads = [*SHEET, "December", "31,", "2023"], ["June 30,", "2024"]
    sheet = (*heads, [*ASSETS, *OWED, *EQUITY], NOW, THEN, NOW_OWED, THEN_OWED)
    found = statements(TOP, CAPTIONS, NEW, OLD, *sheet)
    assert [str(column.period) for column in found[1].columns] == ["2024-06-30", "2023-12-31"]


def test_a_plain_caption_has_no_figures_that_others_add_up_to() -> None:
    """A header that is printed as a caption, and a subtotal that has none."""
    captions = ["Cash", "Inventories", "Raw materials", "Finished goods"]
    captions += [*ASSETS[3:], *OWED, *EQUITY]
    now = ["350", "60", "90", "150", *NOW[3:], *NOW_OWED]
    then = ["320", "50", "90", "140", *THEN[3:], *THEN_OWED]
    rows = shown([*SHEET, "June 30, 2024", "December 31, 2023"], captions, now, then)
    assert "Total assets: 900 880" in rows
    assert "Finished goods: 150 140" not in rows
    assert "Inventories: 60 50" not in rows


def test_captions_around_a_total_without_a_sum_are_left_out() -> None:
    """One caption is missing: which of the others moved cannot be told."""
    captions = [each for each in (*ASSETS, *OWED, *EQUITY) if each != "Payables"]
    figures = [*NOW, *NOW_OWED], [*THEN, *THEN_OWED]
    found = shown([*SHEET, "June 30, 2024", "December 31, 2023"], captions, *figures)
    assert "Total current assets: 500 460" in found
    assert "Total stockholders' equity: 400 360" in found
    told = [row.partition(":")[0] for row in found]
    assert "Total liabilities" not in told
    assert "Long-term debt" not in told


def test_earnings_per_share_are_earnings_divided_by_shares() -> None:
    """Figures of basic and diluted shares that are read down instead of across are none."""
    captions = [*CAPTIONS, "Basic earnings per share", "Diluted earnings per share"]
    captions += ["Weighted-average shares outstanding", "Basic", "Diluted"]
    new = [*NEW, "1.90", "1.73", "100", "110"]
    old = [*OLD, "2.24", "2.14", "105", "110"]
    right = shown(TOP, captions, new, old)
    assert "Basic earnings per share: 1.90 2.24" in right
    assert "Diluted earnings per share: 1.73 2.14" in right
    down = [*NEW, "1.90", "2.24", "100", "110"], [*OLD, "1.73", "2.14", "105", "110"]
    mixed = shown(TOP, captions, *down)
    assert not any(" earnings per share" in row for row in mixed)


def test_days_that_came_apart_go_to_the_years_with_which_all_statements_end_alike() -> None:
    """A month stands above the head beside it, its day below: in print December is on the right."""
    jumbled = ["December", "June 30,"], ["31,"], ["2024"], ["2023"]
    sheet = (SHEET, *jumbled, [*ASSETS, *OWED, *EQUITY], NOW, THEN, NOW_OWED, THEN_OWED)
    found = statements(TOP, CAPTIONS, NEW, OLD, *sheet)
    assert [str(column.period) for column in found[1].columns] == ["2024-06-30", "2023-12-31"]


def test_days_that_came_apart_are_no_heads_where_nothing_else_ends() -> None:
    jumbled = ["December", "June 30,"], ["31,"], ["2024"], ["2023"]
    sheet = (SHEET, *jumbled, [*ASSETS, *OWED, *EQUITY], NOW, THEN, NOW_OWED, THEN_OWED)
    assert statements(*sheet) == ()
    whole = ["June 30, 2024", "December 31, 2023"]
    assert statements(SHEET, whole, *sheet[5:]) != ()


def test_totals_that_changed_places_are_left_out_with_what_is_between() -> None:
    captions = list(CAPTIONS)
    captions[5], captions[7] = captions[7], captions[5]
    assert shown(TOP, CAPTIONS, NEW, OLD) == ROWS
    assert shown(TOP, captions, NEW, OLD) == [ROWS[0], ROWS[1], ROWS[2], ROWS[9]]


YEARS_AGO = ["100", "190", "130", "420", "410", "830"]
YEARS_AGO_OWED = ["160", "340", "500", "70", "260", "330", "830"]
FLOWS = ["Consolidated Statements of Cash Flows", "(In millions)", "Six Months Ended", "June 30,"]
FLOWED = ["Net income", "Depreciation", "Net cash provided by operating activities"]
FLOWED += ["Purchases of equipment", "Sales of equipment", "Net cash used in investing activities"]
FLOWED += ["Net change in cash", "Cash at beginning of year", "Cash at end of period"]
FLOWS_NOW = ["30", "20", "50", "(45)", "5", "(40)", "10", "110", "120"]
FLOWS_AGO = ["25", "20", "45", "(40)", "10", "(30)", "15", "85", "100"]


def late_heads(*flows: list[str]) -> list[str]:
    """The periods of a balance sheet, a head of which is printed when all figures are."""
    heads = ["June 30,", "2024"], ["June 30,", "2023"], ["December 31,", "2023"]
    columns = [*NOW, *NOW_OWED], [*THEN, *THEN_OWED], [*YEARS_AGO, *YEARS_AGO_OWED]
    sheet = (SHEET, *heads[:2], [*ASSETS, *OWED, *EQUITY], *columns, heads[2])
    found = statements(*sheet, *flows)
    return [str(column.period) for column in found[0].columns] if found else []


def test_a_head_below_all_figures_has_the_column_with_the_cash_of_its_day() -> None:
    flows = ([*FLOWS, "2024", "2023"], FLOWED, FLOWS_NOW, FLOWS_AGO)
    assert late_heads(*flows) == ["2024-06-30", "2023-12-31", "2023-06-30"]


def test_a_head_below_all_figures_has_no_column_where_no_cash_is_told() -> None:
    assert late_heads() == []


def test_rows_above_which_a_sum_has_no_caption_have_none() -> None:
    """One caption too few stands above three rows that are printed right below each other."""
    heads = [*SHEET, "June 30, 2024", "December 31, 2023"]
    figures = zip([*NOW, *NOW_OWED], [*THEN, *THEN_OWED], strict=True)
    rows = [[c, *each] for c, each in zip([*ASSETS, *OWED, *EQUITY], figures, strict=True)]
    assert "Inventories: 150 140" in shown(heads, *rows)
    three = [figure for _, *row in rows[2:5] for figure in row]
    found = shown(heads, *rows[:2], ["Inventories"], ["Goodwill", *three], *rows[5:])
    assert "Receivables: 230 210" in found
    assert not any(row.startswith(("Inventories", "Goodwill")) for row in found)


def test_a_companys_name_in_small_letters_goes_on_no_caption() -> None:
    captions = [*CAPTIONS[:-1], "Net income", "acme Inc."]
    assert shown(TOP, captions, NEW, OLD) == ROWS
