from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.model import Duration, Instant
from crossfoot.periods import Span, dates_in, period, span_in


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("As of March 31, 2017 and June 30, 2017", ["2017-03-31", "2017-06-30"]),
        ("30 June 2017", ["2017-06-30"]),
        ("Dec. 30, 2023", ["2023-12-30"]),
        ("Sept 28, 2024", ["2024-09-28"]),
        ("6/30/2017", ["2017-06-30"]),
        ("2017-06-30", ["2017-06-30"]),
        ("June 31, 2017", []),
        ("March 2017", []),
    ],
)
def test_full_dates_are_found(text: str, dates: list[str]) -> None:
    assert [dated.on.isoformat() for dated in dates_in(text)] == dates


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Three Months Ended", Span(3, "month")),
        ("For the six months ended June 30, 2017", Span(6, "month")),
        ("13 weeks ended", Span(13, "week")),
        ("Fifty-Two Weeks Ended", Span(52, "week")),
        ("Year Ended", Span(12, "month")),
        ("Quarters ended", Span(3, "month")),
        ("Three Fiscal Quarters Ended", Span(9, "month")),
        ("Two Quarters Ended", Span(6, "month")),
        ("As of June 30, 2017", None),
        ("Cumulative Forty-Eight Months Ended", None),
    ],
)
def test_spans_are_read(text: str, span: Span | None) -> None:
    assert span_in(text) == span


def test_a_quarter_that_ends_with_the_month_begins_with_one() -> None:
    assert period(Span(3, "month"), dt.date(2017, 6, 30)) == Duration(
        dt.date(2017, 4, 1), dt.date(2017, 6, 30)
    )


def test_a_quarter_that_ends_inside_a_month_has_thirteen_weeks() -> None:
    assert period(Span(3, "month"), dt.date(2024, 9, 28)) == Duration(
        dt.date(2024, 6, 30), dt.date(2024, 9, 28)
    )


def test_no_span_is_an_instant() -> None:
    assert period(None, dt.date(2017, 6, 30)) == Instant(dt.date(2017, 6, 30))


@given(st.dates(dt.date(2001, 1, 1), dt.date(2100, 1, 1)), st.sampled_from([3, 6, 9, 12]))
def test_a_period_of_months_has_about_as_many_days(on: dt.date, months: int) -> None:
    found = period(Span(months, "month"), on)
    assert isinstance(found, Duration)
    days = (found.last - found.first).days + 1
    assert abs(days - months * 30.4) < 6


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)))
def test_a_printed_date_is_read_back(on: dt.date) -> None:
    printed = f"as of {on:%B} {on.day}, {on.year}"
    assert [dated.on for dated in dates_in(printed)] == [on]
