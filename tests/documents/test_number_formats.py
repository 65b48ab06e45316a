"""Number formats: what a spreadsheet program shows, by its documentation."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.documents.number_formats import date_shown, shown

ACCOUNTS = '_($* #,##0_);_($* (#,##0);_($* "-"??_);_(@_)'


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("1234567.891", "General", "1234567.891"),
        ("0.30000000000000004", "General", "0.3"),
        ("1234.5", "0", "1235"),
        ("1234567.891", "#,##0", "1,234,568"),
        ("-1234", "#,##0", "-1,234"),
        ("-1234", "#,##0_);(#,##0)", "(1,234)"),
        ("-1234", "#,##0_);[Red](#,##0)", "(1,234)"),
        ("1234", ACCOUNTS, "$1,234"),
        ("-1234", ACCOUNTS, "$(1,234)"),
        ("0", ACCOUNTS, "$-"),
        ("0", "#,##0", "0"),
        ("0", "#,###", ""),
        ("5", ";;;", ""),
        ("0.058", "0.0%", "5.8%"),
        ("-0.058", "0.0%;(0.0%)", "(5.8%)"),
        ("0.635", '"$"0.00', "$0.64"),
        ("1.0049999999999999", "0.00", "1.01"),
        ("1234.5", "[$¥-411]#,##0", "¥1,235"),
        ("1234.5", "[$USD] #,##0.0", "USD 1,234.5"),
        ("1234.5", '#,##0.0" units"', "1,234.5 units"),
        ("12.5", "0.0##", "12.5"),
        ("12", "0.0##", "12.0"),
        ("-0.2", "#,##0", "0"),
        ("1500", "[>=1000]#,##0;0.00", "1,500"),
        ("15", "[>=1000]#,##0;0.00", "15.00"),
        ("0.5", "# ?/?", "0.5"),
        ("12345", "0.00E+00", "12345"),
    ],
)
def test_a_number_is_shown_as_its_format_says(value: str, code: str, expected: str) -> None:
    assert shown(Decimal(value), code).text == expected


@pytest.mark.parametrize(
    ("value", "code", "text", "scale"),
    [
        ("1234567.891", "#,##0,", "1,235", 3),
        ("412386000", "#,##0,_);(#,##0,)", "412,386", 3),
        ("-1482000", "#,##0,_);(#,##0,)", "(1,482)", 3),
        ("412386000", "0.0,,", "412.4", 6),
        ("412386", "#,##0", "412,386", 0),
    ],
)
def test_trailing_commas_leave_thousands_out(value: str, code: str, text: str, scale: int) -> None:
    found = shown(Decimal(value), code)
    assert (found.text, found.scale) == (text, scale)


@pytest.mark.parametrize(
    ("value", "code", "since_1904", "expected"),
    [
        ("45507", "m/d/yyyy", False, "August 3, 2024"),
        ("45507", "mmm d, yyyy", False, "August 3, 2024"),
        ("45507", "mmm-yy", False, "August 2024"),
        ("45535", "mmm-yy", False, "August 31, 2024"),
        ("45507", "yyyy", False, "2024"),
        ("44045", "m/d/yyyy", True, "August 3, 2024"),
        ("1", "m/d/yyyy", False, "January 1, 1900"),
        ("61", "m/d/yyyy", False, "March 1, 1900"),
        ("99999999", "m/d/yyyy", False, None),
    ],
)
def test_dates_are_written_out(
    value: str,
    code: str,
    since_1904: bool,  # noqa: FBT001
    expected: str | None,
) -> None:
    assert date_shown(Decimal(value), code, since_1904=since_1904) == expected


@given(st.integers(-(10**14), 10**14))
def test_whole_numbers_lose_nothing(value: int) -> None:
    text = shown(Decimal(value), "#,##0_);(#,##0)").text
    assert text == (f"({-value:,})" if value < 0 else f"{value:,}")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3), st.text(max_size=20))
def test_no_format_fails(value: Decimal, code: str) -> None:
    shown(value, code)
