"""Figures inside captions."""

from __future__ import annotations

import datetime as dt

from crossfoot import taxonomy
from crossfoot.mapping.within import inner_figures
from crossfoot.model import Caption, Cell, Column, Instant, Place

CORE = taxonomy.load()
COLUMNS = tuple(
    Column(Instant(on), 3, "JPY") for on in (dt.date(2017, 3, 31), dt.date(2017, 6, 30))
)


def inside(carrier: str, *cells: str) -> list[tuple[str, str, tuple[int, ...], int, int]]:
    caption = Caption(tuple(Cell(text, Place(1, 10 + n, 1)) for n, text in enumerate(cells)))
    return [
        (each.tagged.concept, each.figure.text, each.columns, each.scale, each.figure.place.line)
        for each in inner_figures(caption, COLUMNS, carrier, CORE)
    ]


def test_two_figures_for_two_dates() -> None:
    assert inside(
        "AccountsReceivableNetCurrent",
        "Accounts receivable, net of allowance for doubtful accounts of JPY 107 thousand and",
        "JPY 112 thousand at March 31, 2017 and June 30, 2017, respectively",
    ) == [
        ("AllowanceForDoubtfulAccountsReceivableCurrent", "107", (0,), 3, 10),
        ("AllowanceForDoubtfulAccountsReceivableCurrent", "112", (1,), 3, 11),
    ]


def test_dates_in_the_other_order_turn_the_figures() -> None:
    found = inside(
        "AccountsReceivableNetCurrent",
        "Accounts receivable, net of allowance of JPY 5 million and JPY 7 million at "
        "June 30, 2017 and March 31, 2017, respectively",
    )
    assert [(text, columns, scale) for _, text, columns, scale, _ in found] == [
        ("5", (1,), 6),
        ("7", (0,), 6),
    ]


def test_one_figure_speaks_for_all_dates() -> None:
    found = inside(
        "CommonStockValue",
        "8. Common-stock-authorized, 75,520,000 shares; issued and outstanding, 46,711,400 and "
        "46,713,800 shares at March 31, 2017 and June 30, 2017, respectively",
    )
    assert [each[:4] for each in found] == [
        ("CommonStockSharesAuthorized", "75,520,000", (0, 1), 0),
        ("CommonStockSharesIssued", "46,711,400", (0,), 0),
        ("CommonStockSharesIssued", "46,713,800", (1,), 0),
    ]


def test_three_figures_for_two_dates_are_left_alone() -> None:
    assert not inside(
        "AccountsReceivableNetCurrent",
        "Accounts receivable, net of allowance of JPY 1 thousand, JPY 2 thousand and "
        "JPY 3 thousand",
    )


def test_a_carrier_without_inner_concepts_has_none() -> None:
    assert not inside("InventoryNet", "Inventories, net of allowance of JPY 5 thousand")


def test_each_figure_has_the_date_that_follows_it() -> None:
    found = inside(
        "CommonStockValue",
        "Common stock, $0.001 par value, 25,000,000 shares authorized, 9,864,120 shares issued and "
        "9,236,987 shares outstanding as of June 30, 2017 and 9,222,157 shares outstanding as of "
        "March 31, 2017, respectively",
    )
    assert [each[:3] for each in found] == [
        ("CommonStockParOrStatedValuePerShare", "0.001", (1,)),
        ("CommonStockSharesAuthorized", "25,000,000", (1,)),
        ("CommonStockSharesIssued", "9,864,120", (1,)),
        ("CommonStockSharesOutstanding", "9,236,987", (1,)),
        ("CommonStockSharesOutstanding", "9,222,157", (0,)),
    ]


def test_a_second_figure_goes_on_with_what_the_first_says() -> None:
    found = inside(
        "AccountsReceivableNetCurrent",
        "Accounts receivable, net of allowances of $264 as of June 30, 2017 and $326 as of "
        "March 31, 2017, respectively",
    )
    assert [each[:3] for each in found] == [
        ("AllowanceForDoubtfulAccountsReceivableCurrent", "264", (1,)),
        ("AllowanceForDoubtfulAccountsReceivableCurrent", "326", (0,)),
    ]


def test_amounts_with_a_date_each_speak_for_it() -> None:
    found = inside(
        "TreasuryStockValue",
        "Common stock held in treasury (3,756 million shares at June 30, 2017, and "
        "3,666 million shares at March 31, 2017)",
    )
    assert [(text, columns, scale) for _, text, columns, scale, _ in found] == [
        ("3,756", (1,), 6),
        ("3,666", (0,), 6),
    ]


def test_an_amount_without_date_beside_a_dated_one_is_of_the_other_column() -> None:
    said = "Common stock, $0.001 par value, 10,000 shares authorized; 428 shares issued "
    for earlier in ("(417 issued as of March 31, 2017)", "(417 issued on March 31, 2017)"):
        assert [each[:3] for each in inside("CommonStockValue", said + earlier)] == [
            ("CommonStockParOrStatedValuePerShare", "0.001", (0, 1)),
            ("CommonStockSharesAuthorized", "10,000", (0, 1)),
            ("CommonStockSharesIssued", "428", (1,)),
            ("CommonStockSharesIssued", "417", (0,)),
        ]


def test_a_year_tells_a_column_only_where_one_has_it() -> None:
    said = "Common stock, 428 shares issued; 417 shares issued in 2017"
    assert not inside("CommonStockValue", said)


def test_values_per_share_have_a_currency_sign_and_counts_have_none() -> None:
    found = inside(
        "PreferredStockValue",
        "Preferred stock ($0.01 par value; 500 shares authorized; no shares issued)",
    )
    assert [each[:2] for each in found] == [
        ("PreferredStockParOrStatedValuePerShare", "0.01"),
        ("PreferredStockSharesAuthorized", "500"),
    ]
