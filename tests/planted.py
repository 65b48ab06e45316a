"""Contradictions planted in the example: prints that say other than the figures they are made of.

Of three causes: a rounding plug, the same caption for another measure, a caption that says more
than its figure. Which, is drawn by a seed; where they stand, is told.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from tests import quarter
from tests.quarter import rounded, shown, stated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.quarter import Sheet


class Cause(StrEnum):
    PLUG = "rounding plug"
    MEASURE = "another measure"
    CAPTION = "caption says more"


@dataclass(frozen=True)
class Planted:
    """One contradiction: the lines where it may be named, and what is printed instead.

    `figures` are (line, order of the figure on it, text), `caption` is (line, before, now).
    """

    cause: Cause
    lines: tuple[int, ...]
    figures: tuple[tuple[int, int, str], ...] = ()
    caption: tuple[int, str, str] | None = None


PLUGS: tuple[tuple[int, int], ...] = (
    *((n, 0) for n in (89, 91, 97, 99, 105, 107, 113, 115, 121, 123, 129, 131, 137, 139, 145)),
    *((n, 0) for n in (147, 153, 155, 161, 163, 209, 211, 217, 219, 225, 227, 233, 235)),
    *((n, 0) for n in (169, 171, 177, 179, 187, 193, 195, 201, 203)),
    *((n, 0) for n in (251, 253, 257, 259, 263, 265, 275, 277, 281, 283, 287, 289)),
    *((n, 0) for n in (327, 331, 379, 381, 413, 419, 421, 427, 429)),
    *((n, 0) for n in (673, 675, 679, 681, 685, 691, 693, 697, 699, 703, 705, 711, 715, 717)),
    *((n, 0) for n in (1921, 1925, 1929, 1933, 1939, 1943, 1947, 1951)),
    *((n, 0) for n in (2001, 2003, 2005, 2011, 2013, 2015)),
    *((n, at) for n in (303, 305, 307, 309, 313, 559, 567, 573) for at in (0, 2)),
    *((n, at) for n in (585, 587, 589, 591) for at in (0, 2)),
    *((n, at) for n in (595, 605, 613, 619) for at in (0, 2)),
    *((n, at) for n in (609, 611, 637) for at in (0, 1)),
    *((561, at) for at in (0, 2, 3, 5)),
    *((625, at) for at in (0, 2)),
    *((627, at) for at in (0, 2, 4, 6, 8, 13, 15, 17)),
    *((629, at) for at in (0, 2, 5, 10)),
    *((639, at) for at in (0, 1, 2, 3)),
    *((641, at) for at in range(6)),
    *((643, at) for at in range(6)),
)  # fmt: skip
"""Repeats in millions of what the statements print in thousands: line, order on it."""

MEASURES: tuple[tuple[tuple[int, int], tuple[int, int] | None, tuple[int, int]], ...] = (
    ((227, 0), (229, 0), (225, 0)),
    ((235, 0), (237, 0), (233, 0)),
    ((1925, 0), (1927, 0), (1943, 0)),
    ((1929, 0), (1931, 0), (1947, 0)),
    ((2003, 0), None, (2013, 0)),
    ((587, 0), (587, 1), (587, 2)),
    ((589, 0), (589, 1), (589, 2)),
    ((591, 0), (591, 1), (591, 2)),
    ((609, 0), None, (609, 1)),
)
"""Figures that stand in no sum of their own table: now, its change, before."""

CAPTIONS: tuple[tuple[tuple[int, str, str], tuple[int, ...]], ...] = (
    ((207, "SG&A expenses and R&D", "Total costs and expenses"), (209, 211)),
    ((231, "Net income attributable to IIJ", "Net income"), (233, 235)),
    ((573, "Cost of revenues", "Total costs and expenses"), (573,)),
    ((627, "current assets stood", "total assets stood"), (627,)),
    ((629, "current liabilities stood", "total liabilities stood"), (629,)),
    ((631, "the equity of IIJ's shareholders", "total equity"), (631,)),
    ((1955, "income attributable to IIJ", "income"), (1957,)),
    ((1985, "Total equity", "Total liabilities and equity"), (2003, 2013)),
    ((2161, "(inclusive of treasury stock)", "(net of treasury stock)"), (2161, 2163)),
)
"""Captions of a whole over figures of a part: line, before, now; the figures' lines."""

SENTENCES = frozenset(range(559, 644)) | frozenset(range(303, 314))

ITS_OWN = quarter.MISPRINTS | {743, 745, 1587, 1589, 1009}
"""Where the example contradicts itself already."""


def planted(seed: int, count: int = 10) -> tuple[str, tuple[Planted, ...]]:
    """The example with so many contradictions more, of all three causes, on lines of their own."""
    draw = random.Random(seed)  # noqa: S311 - a seed for tests, no secret
    sheet = quarter.read()
    found: list[Planted] = []
    causes = list(Cause) + draw.choices(list(Cause), weights=(5, 2, 3), k=count - len(Cause))
    for cause in causes:
        # One row has one contradiction: the figures of a row are two lines apart.
        taken = {n + apart for each in found for n in each.lines for apart in (-2, 0, 2)}
        ways = (_candidates(each, sheet, draw) for each in (cause, Cause.PLUG))
        free = ([c for c in way if taken.isdisjoint(c.lines)] for way in ways)
        found.append(draw.choice(next(filter(None, free))))
    return _printed(sheet, found), tuple(found)


def _candidates(cause: Cause, sheet: Sheet, draw: random.Random) -> list[Planted]:
    match cause:
        case Cause.PLUG:
            return [_plug(sheet, *each, draw) for each in PLUGS]
        case Cause.MEASURE:
            return [_measure(sheet, each, draw) for each in MEASURES]
        case Cause.CAPTION:
            return [Planted(cause, (at[0], *lines), caption=at) for at, lines in CAPTIONS]


def _plug(sheet: Sheet, line: int, order: int, draw: random.Random) -> Planted:
    value = stated(sheet, sheet.specs[line][order]) + draw.choice((1, -1))
    return Planted(Cause.PLUG, (line,), ((line, order, _shown(line, value)),))


def _measure(
    sheet: Sheet,
    row: tuple[tuple[int, int], tuple[int, int] | None, tuple[int, int]],
    draw: random.Random,
) -> Planted:
    """Both figures by about as much off, and the change as these two have it."""
    (line, order), change, (line_before, order_before) = row
    factor = Decimal(draw.choice((draw.randrange(60, 85), draw.randrange(120, 160)))).scaleb(-2)
    now = rounded(stated(sheet, sheet.specs[line][order]) * factor, 0)
    before = rounded(stated(sheet, sheet.specs[line_before][order_before]) * factor, 0)
    figures = [(line, order, _shown(line, now))]
    figures.append((line_before, order_before, _shown(line_before, before)))
    if change:
        moved = rounded((now / before - 1) * 100, 1)
        figures.append((*change, _shown(change[0], moved)))
    lines = tuple(dict.fromkeys((line, line_before)))
    return Planted(Cause.MEASURE, lines, tuple(figures))


def _shown(line: int, value: Decimal) -> str:
    return shown(value, in_words=line in SENTENCES)


def _printed(sheet: Sheet, found: Sequence[Planted]) -> str:
    figures: dict[int, dict[int, str]] = {}
    for each in found:
        for line, order, text in each.figures:
            figures.setdefault(line, {})[order] = text
    captions = {each.caption[0]: each.caption[1:] for each in found if each.caption}
    return "\n".join(_line(n, text, figures, captions) for n, text in sheet.lines)


def _line(
    line: int,
    text: str,
    figures: Mapping[int, Mapping[int, str]],
    captions: Mapping[int, tuple[str, str]],
) -> str:
    if line in figures:
        spots = list(quarter.figures_in(text))
        for order, figure in sorted(figures[line].items(), reverse=True):
            start, end = spots[order]
            text = text[:start] + figure + text[end:]
    if line in captions:
        before, now = captions[line]
        assert before in text, (line, before)
        text = re.sub(re.escape(before), now, text, count=1)
    return text
