from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.footing.sums import find, is_rounded
from crossfoot.model import Caption, Cell, Figure, Line, Place, StatementKind

if TYPE_CHECKING:
    from crossfoot.model import Sum

HERE = Place(1, 1, 1)
Rows = Mapping[str, tuple[int, ...]]


def lines(rows: Rows) -> list[Line]:
    return [
        Line(
            Caption((Cell(caption, HERE),)),
            tuple(Figure(str(v), Decimal(v), 0, HERE) for v in values),
        )
        for caption, values in rows.items()
    ]


def words(found: tuple[Sum, ...], rows: Rows) -> list[str]:
    names = list(rows)
    return [
        f"{names[each.total]} ="
        + "".join(f" {'+' if t.sign > 0 else '-'}{names[t.line]}" for t in each.terms)
        for each in found
    ]


def sums(rows: Rows, kind: StatementKind = StatementKind.INCOME) -> list[str]:
    return words(find(lines(rows), kind), rows)


def test_a_total_takes_the_place_of_its_parts() -> None:
    rows = {
        "a": (11111, 21111),
        "b": (22222, 12345),
        "ab": (33333, 33456),
        "c": (40000, 50001),
        "all": (73333, 83457),
    }
    assert sums(rows) == ["ab = +a +b", "all = +ab +c"]


def test_signs_are_found_where_the_print_has_none() -> None:
    rows = {"revenue": (91234, 95123), "costs": (81111, 80001), "income": (10123, 15122)}
    assert sums(rows) == ["income = +revenue -costs"]


def test_a_balance_sheet_deducts_only_what_says_so() -> None:
    kind = StatementKind.BALANCE_SHEET
    rows = {"total": (90000, 80000), "part": (60000, 50000), "rest": (30000, 30000)}
    assert sums(rows, kind) == []
    rows = {
        "capital": (90000, 80000),
        "treasury stock": (60000, 50000),
        "net": (30000, 30000),
    }
    assert sums(rows, kind) == ["net = +capital -treasury stock"]


def test_a_sum_that_fails_in_one_column_keeps_its_residual() -> None:
    rows = {"a": (11111, 21111), "b": (22222, 12345), "ab": (33333, 33457)}
    (found,) = find(lines(rows), StatementKind.INCOME)
    assert found.residuals == (Decimal(0), Decimal(1))


def test_a_small_number_in_one_column_is_no_evidence() -> None:
    rows = {"a": (1, 7), "b": (2, 9), "ab": (3, 99)}
    assert sums(rows) == []


def test_a_nil_total_is_no_evidence() -> None:
    assert sums({"a": (0, 0), "b": (0, 0), "ab": (0, 0)}) == []


@given(
    st.lists(st.integers(10_000, 10**9), min_size=2, max_size=12, unique=True),
    st.integers(1, 10**6),
)
def test_a_total_that_is_off_is_not_found(parts: list[int], off: int) -> None:
    """In no column: one that holds elsewhere is found, and its residual says so."""
    rows = {f"p{i}": (value, value + 7 * i) for i, value in enumerate(parts)}
    total = tuple(sum(values) for values in zip(*rows.values(), strict=True))
    exact = find(lines({**rows, "total": total}), StatementKind.BALANCE_SHEET)
    assert any(each.total == len(parts) and not any(each.residuals) for each in exact)
    wrong = find(
        lines({**rows, "total": (total[0] + off, total[1] - off)}), StatementKind.BALANCE_SHEET
    )
    assert not any(each.total == len(parts) and len(each.terms) == len(parts) for each in wrong)


@pytest.mark.parametrize("places", [0, 1])
def test_decimal_places_do_not_disturb(places: int) -> None:
    step = Decimal(1).scaleb(-places)
    rows = [
        Line(Caption((Cell(name, HERE),)), (Figure("", value * step, places, HERE),) * 2)
        for name, value in (("a", 123456), ("b", 100000), ("ab", 223456))
    ]
    (found,) = find(rows, StatementKind.INCOME)
    assert found.residuals == (Decimal(0), Decimal(0))


ROUNDED = {
    "a": (11111, 21111),
    "b": (22222, 12345),
    "c": (30303, 10001),
    "abc": (63637, 43458),
}
"""The total misses by one in the first column and by one, the other way, in the second."""


def test_where_figures_are_rounded_one_by_one_a_total_may_miss_a_little() -> None:
    assert find(lines(ROUNDED), StatementKind.INCOME) == ()
    (found,) = find(lines(ROUNDED), StatementKind.INCOME, rounded=True)
    assert (len(found.terms), found.residuals) == (3, (Decimal(1), Decimal(1)))


def test_more_than_rounding_explains_is_no_sum() -> None:
    far = {**ROUNDED, "abc": (63639, 43458)}
    assert find(lines(far), StatementKind.INCOME, rounded=True) == ()


@pytest.mark.parametrize(("misses", "rounded"), [((1, 0), False), ((1, -1), True), ((9, 9), False)])
def test_a_release_rounds_where_several_sums_miss_a_little(
    misses: tuple[int, int],
    rounded: bool,  # noqa: FBT001
) -> None:
    def footed(miss: int) -> tuple[list[Line], tuple[Sum, ...]]:
        read = lines({"a": (11111, 21111), "b": (22222, 12345), "ab": (33333 + miss, 33456)})
        return read, find(read, StatementKind.INCOME)

    assert is_rounded(footed(miss) for miss in misses) is rounded


def test_the_last_of_a_breakdown_is_no_rest_of_the_total_repeated_below_it() -> None:
    rows = {
        "by region": (90000, 80000),
        "phones": (50505, 40404),
        "services": (39495, 39596),
        "by product": (90000, 80000),
    }
    assert sums(rows) == ["by product = +phones +services"]


def test_what_is_left_after_many_deductions_is_found() -> None:
    costs = {f"cost {n}": (n**5 + 17 * n, n**4 + 13 * n) for n in range(1, 10)}
    paid = [sum(values) for values in zip(*costs.values(), strict=True)]
    rows = {"revenue": (190000, 80000), **costs, "income": (190000 - paid[0], 80000 - paid[1])}
    assert sums(rows) == ["income = +revenue" + "".join(f" -cost {n}" for n in range(1, 10))]


def test_the_only_line_above_a_total_is_its_part() -> None:
    rows = {"Net income": (5_000, 6_001), "Purchases": (0, -85), "Net cash used": (0, -85)}
    found = find(lines(rows), StatementKind.CASH_FLOW, totals=frozenset({2}))
    assert words(found, rows) == ["Net cash used = +Purchases"]
    assert find(lines(rows), StatementKind.CASH_FLOW) == ()
