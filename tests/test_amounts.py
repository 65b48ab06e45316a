from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.amounts import currency_in, figure, scale_in, show, trailing_figures
from crossfoot.model import Place

HERE = Place(1, 1, 1)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1,234", "1234"),
        ("(1,234)", "-1234"),
        ("△1,234", "-1234"),
        ("▲ 5", None),
        ("−1,234", "-1234"),
        ("$ 12.5", "12.5"),
        ("$(1,234)", "-1234"),
        ("$ (1,234)", "-1234"),
        ("JPY 12", "12"),
        (".05", "0.05"),
        ("１，２３４", "1234"),
        ("(0.5)%", "-0.5"),
        ("13.2%", "13.2"),
        ("0", "0"),
        ("(0)", "0"),
        ("-", "0"),
        ("—", "0"),
        ("$ —", "0"),
        ("1,23", None),
        ("12,34,567", None),
        ("1.2.3", None),
        ("2017).1", None),
        ("(1,234", None),
        ("- (43,000)", None),
        ("– 878", None),
        ("12 months", None),
        ("", None),
    ],
)
def test_a_cell_is_one_number_or_none(printed: str, value: str | None) -> None:
    read = figure(printed, HERE)
    assert (read.value if read else None) == (Decimal(value) if value else None)


def test_a_damaged_thousands_group_is_not_read() -> None:
    assert figure("27,383,69", HERE) is None
    assert figure("27,3836,92", HERE) is None


def test_the_place_of_a_figure_is_that_of_its_first_digit() -> None:
    read = figure("  $ (1,234)", Place(2, 3, 10))
    assert read is not None
    assert read.place == Place(2, 3, 15)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2, allow_nan=False))
def test_what_is_shown_is_read_back(value: Decimal) -> None:
    plain = figure(show(value), HERE)
    grouped = figure(f"({-value:,})" if value < 0 else f"{value:,}", HERE)
    assert plain is not None
    assert grouped is not None
    assert plain.value == value == grouped.value
    assert plain.places == 2


def test_a_caption_is_told_from_the_figures_behind_it() -> None:
    caption, figures = trailing_figures("Senior notes due $ 1,500 $ (1,400) —", HERE)
    assert caption == "Senior notes due"
    assert [f.value for f in figures] == [1500, -1400, 0]


def test_a_dash_beside_a_number_is_a_figure_of_its_own() -> None:
    caption, figures = trailing_figures("Other investing - (3,000)", HERE)
    assert caption == "Other investing"
    assert [f.value for f in figures] == [0, -3000]


@pytest.mark.parametrize(
    ("text", "scale", "currency"),
    [
        ("Thousands of JPY", 3, "JPY"),
        ("JPY millions", 6, "JPY"),
        ("(in millions, except per share data)", 6, None),
        ("In billions of U.S. dollars", 9, "USD"),
        ("$mm", 6, "USD"),
        ("Total revenues", None, None),
    ],
)
def test_a_unit_line_names_scale_and_currency(
    text: str, scale: int | None, currency: str | None
) -> None:
    assert scale_in(text) == scale
    assert currency_in(text) == currency
