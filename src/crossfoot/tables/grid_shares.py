"""In which power of ten a statement counts shares, where earnings per share can tell.

Earnings divided by the printed number of shares give the printed earnings per share in one power
of ten only: the next one is a thousand times away.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from crossfoot.model import Line
from crossfoot.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Column, Figure, Part

_SCALES: Final = (0, 3, 6)
_CENTS: Final = 2
_EARNINGS: Final = regex(r"\bnet (?:income|earnings|loss|\(loss\)|profit)", re.IGNORECASE)
_AVERAGED: Final = regex(
    r"\bbasic\b|\bdilut|\bassuming dilution|\bweighted|\baverage", re.IGNORECASE
)
_FEWEST: Final = 100
"""Fewer shares than this, in any power of ten, are earnings per share."""
_NEAR: Final = Decimal("0.03")
"""Holders of other shares may take a part of the earnings, and cents are rounded."""


def share_scale(parts: Sequence[Part], columns: Sequence[Column]) -> int | None:
    """The power of ten of the counts of shares; None where no earnings per share tell it."""
    lines = [part for part in parts if isinstance(part, Line)]
    for at, column in enumerate(columns):
        found = {
            scale
            for scale in _SCALES
            if any(_agree(each, scale - column.scale) for each in _triples(lines, at))
        }
        if len(found) == 1:
            return found.pop()
    return None


_Triple = tuple[Decimal, Decimal, Decimal]


def _triples(lines: Sequence[Line], at: int) -> Iterator[_Triple]:
    """Earnings, shares and earnings per share that one column prints."""
    averaged = [line.figures[at] for line in lines if _AVERAGED.search(_said(line))]
    figures = [figure for figure in averaged if figure and figure.value]
    earnings = [
        figure.value
        for line in lines
        if _EARNINGS.search(line.caption.text) and (figure := line.figures[at])
    ]
    yield from (
        (earned, count.value, each.value)
        for earned in earnings
        for count in figures
        for each in figures
        if _counts(count) and each.places == _CENTS and abs(each.value) < abs(earned)
    )


def _said(line: Line) -> str:
    return f"{line.caption.text} {' '.join(line.header[-1:])}"


def _counts(figure: Figure) -> bool:
    return figure.places < _CENTS and figure.value >= _FEWEST


def _agree(triple: _Triple, shift: int) -> bool:
    earned, count, each = triple
    found = earned / count.scaleb(shift)
    return abs(found - each) <= _NEAR * abs(each) + Decimal("0.01")
