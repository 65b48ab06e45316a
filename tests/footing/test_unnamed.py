"""Totals that a release prints without a caption."""

from __future__ import annotations

from decimal import Decimal

from crossfoot.footing.pairing import Row
from crossfoot.footing.unnamed import named
from crossfoot.model import Caption, Cell, Figure, Group, Place


def row(line: int, caption: str, *values: int | None) -> Row:
    figures = tuple(
        None if value is None else Figure(f"{value}", Decimal(value), 0, Place(1, line, 9))
        for value in values
    )
    own = Caption((Cell(caption, Place(1, line, 1)),)) if caption else None
    return Row(own, Group(figures) if values else None)


def captions(*rows: Row) -> list[str]:
    found, _ = named(rows)
    return [each.caption.text if each.caption else "" for each in found]


def test_figures_that_sum_up_the_lines_above_are_their_total() -> None:
    rows = (
        row(1, "Revenue", 500, 400),
        row(2, "Operating expenses:"),
        row(3, "Research", 70, 60),
        row(4, "Administration", 16, 17),
        row(5, "", 86, 77),
    )
    assert captions(*rows)[-1] == "Total operating expenses"
    found, findings = named(rows)
    assert found[-1].caption
    assert found[-1].caption.place == Place(1, 5, 9)
    assert [finding.code for finding in findings] == ["footing.unnamed-total"]


def test_the_header_bounds_what_is_added_up() -> None:
    rows = (row(1, "Revenue", 500, 400), row(2, "Costs:"), row(3, "Rent", 70, 60))
    assert captions(*rows, row(4, "", 570, 460))[-1] == ""


def test_figures_that_miss_in_one_column_stay_without_a_caption() -> None:
    rows = (row(1, "Research", 70, 60), row(2, "Administration", 16, 17))
    assert captions(*rows, row(3, "", 86, 76))[-1] == ""


def test_a_missing_part_adds_nothing() -> None:
    rows = (row(1, "Research", 70, None), row(2, "Administration", 16, 17))
    assert captions(*rows, row(3, "", 86, 17))[-1] == "Total"


def test_one_small_column_is_chance() -> None:
    rows = (row(1, "Research", 7), row(2, "Administration", 1))
    assert captions(*rows, row(3, "", 8))[-1] == ""
