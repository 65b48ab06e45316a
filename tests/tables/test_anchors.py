"""Captions that have no place where they were put, by what all statements have in common."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.tables.stacked.anchors import contradicted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SHEET = (
    "Cash",
    "Inventories",
    "Total current assets",
    "Total assets",
    "Accounts payable",
    "Total current liabilities",
    "Long-term debt",
    "Total liabilities",
    "Common stock",
    "Retained earnings",
    "Total stockholders' equity",
    "Total liabilities and stockholders' equity",
)
SUMS = {2: (0, 1), 7: (5, 6), 10: (8, 9), 11: (7, 10)}


def moved_in(said: Sequence[str], sums: Mapping[int, Sequence[int]]) -> frozenset[int]:
    return contradicted(said, [(Decimal(1),)] * len(said), sums)


def test_nothing_is_said_of_statements_in_order() -> None:
    assert moved_in(SHEET, SUMS) == frozenset()
    income = ["Net sales", "Cost of sales", "Gross profit", "Operating income", "Net income"]
    assert moved_in(income, {}) == frozenset()
    assert moved_in([*income, "Net income", "Comprehensive income"], {}) == frozenset()


def test_the_one_that_moved_is_told_where_others_hold() -> None:
    moved = list(SHEET)
    moved[2], moved[9] = "", "Total current assets"
    assert moved_in(moved, {}) == {9}


def test_of_two_that_changed_places_neither_holds() -> None:
    turned = list(SHEET)
    turned[5], turned[7] = turned[7], turned[5]
    assert moved_in(turned, {}) == {5, 7}


def test_equity_is_no_part_of_liabilities() -> None:
    moved = list(SHEET)
    moved[5], moved[7], moved[10], moved[11] = "", "", "Total current liabilities", ""
    assert moved_in(moved, SUMS) == {10}


def test_operating_activities_are_the_first_that_add_up() -> None:
    """The sum of the first block has no caption, or another; the second got its name."""
    said = ["Profit", "Depreciation", "", "Purchases", "Net cash provided by operating activities"]
    assert moved_in(said, {2: (0, 1), 4: (3, 3)}) == {4}
    first = ["Cash at beginning of year", *said[:2], said[4]]
    assert moved_in(first, {3: (1, 2)}) == frozenset()


def test_all_assets_are_no_less_than_the_current_ones() -> None:
    less = [(Decimal(9), Decimal(9)) if at == 2 else (Decimal(at), None) for at in range(12)]
    assert contradicted(SHEET, less, SUMS) == {3}
