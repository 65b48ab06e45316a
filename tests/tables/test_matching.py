"""Captions matched to rows, by what is known of a row without its caption."""

from __future__ import annotations

from crossfoot.tables.stacked.judging import Heading, captions
from crossfoot.tables.stacked.matching import RowSigns, match


def headings(*bands: tuple[str, ...]) -> list[Heading]:
    return [
        Heading(text, group, alone=False, begins=False)
        for group, band in enumerate(bands)
        for text in band
    ]


def row(band: int) -> RowSigns:
    return RowSigns(
        is_total=False,
        has_cents=False,
        is_nil=False,
        group=-1,
        first=False,
        joined=False,
        band=band,
    )


def test_captions_go_with_the_columns_that_are_printed_below_them() -> None:
    """One of the first three captions stands over others, and none says so."""
    own = captions(headings(("Plant", "Land", "Machines"), ("Goodwill", "Patents")))
    assert match(own, [row(0), row(0), row(1), row(1)])[2] != (2,)
    assert match(own, [row(-1)] * 4)[2] == (2,)
