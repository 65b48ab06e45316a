from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.spelling import base, is_bare_total, normalise, unnumbered


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("PREPAID EXPENSES-Current", "Prepaid expenses, current"),
        ("Less: Treasury stock", "treasury stock"),
        ("Selling, general & administrative", "Selling, general and administrative"),
        ("BASIC NET INCOME PER SHARE (JPY)", "Basic net income per share"),
        ("8. Total assets", "Total assets"),
        ("IP service*1", "IP service"),
        ("Operating income (loss)", "Operating income"),
        ("Common stock, $0.01 par value; 100 shares authorized", "Common stock"),
        ("Inventory (includes $514 at 2025 related to VIEs)", "Inventory"),
        (
            "Accounts receivable, net of allowance for doubtful accounts of JPY 10 thousand",
            "Accounts receivable",
        ),
        ("Total Acme Widgets Inc. shareholders' equity", "Total company shareholders' equity"),
        ("Shareholders’ equity", "Shareholders' equity"),
    ],
)
def test_ways_to_print_one_caption(printed: str, other: str) -> None:
    assert normalise(printed) == normalise(other)


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("Deferred income taxes-current", "Deferred income taxes-noncurrent"),
        ("Basic net income per share", "Diluted net income per share"),
        ("Total assets", "Total current assets"),
        ("Cash paid for interest", "Cash paid for income taxes"),
    ],
)
def test_captions_that_differ(printed: str, other: str) -> None:
    assert normalise(printed) != normalise(other)


def test_the_company_is_known_by_its_name_in_any_case() -> None:
    company = "Acme Widgets Inc."
    shouted = normalise("NET INCOME ATTRIBUTABLE TO ACME WIDGETS INC.", company)
    assert shouted == normalise("Net income attributable to company")


@given(st.text(alphabet="abcdefghij ,-'", min_size=1).filter(str.strip))
def test_the_short_way_spells_like_the_long_one(text: str) -> None:
    """A semicolon sends the text through all rules; it is no letter of any caption."""
    assert normalise(text).split() == normalise(f"{text};").split() or not normalise(text).strip()


@given(st.text(min_size=1, max_size=60))
def test_any_text_has_a_spelling(text: str) -> None:
    assert isinstance(normalise(text), str)


def test_what_stands_beside_the_name_is_cut() -> None:
    assert base("Treasury stock-1,650,909 shares held by the company") == "Treasury stock"
    assert unnumbered("(2) Goodwill") == "Goodwill"
    assert unnumbered("3M Company") == "3M Company"


def test_bare_totals() -> None:
    assert is_bare_total("TOTAL")
    assert is_bare_total("2. Total")
    assert not is_bare_total("Total equity")
