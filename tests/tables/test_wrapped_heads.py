"""A head that a narrow column wrapped after its month is a head in both of its rows."""

from __future__ import annotations

from crossfoot.tables.grid_heads import is_head


def test_a_day_alone_is_the_second_row_of_a_date() -> None:
    assert is_head("Three Months Ended June")
    assert is_head("30,")
    assert not is_head("30")
    assert not is_head("1,030")
