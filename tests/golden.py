"""What persons read in the example: which fact each of its figures is."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "releases" / "iij-1q17"
Members = tuple[tuple[str, str], ...]


class Figure(NamedTuple):
    """One printed figure: where it stands, and the fact that it is, in units."""

    line: int
    nth: int
    concept: str
    period: str
    unit: str
    members: Members
    value: Decimal
    printed: Decimal
    half: Decimal


def rows(name: str) -> Iterator[str]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


# ── the tables outside of the statements ─────────────────────────────────────────────────

_PERIODS = {
    "1Q16": "2016-04-01..2016-06-30",
    "1Q17": "2017-04-01..2017-06-30",
    "1H17": "2017-04-01..2017-09-30",
    "FY16": "2016-04-01..2017-03-31",
    "FY17": "2017-04-01..2018-03-31",
}
_SEGMENTS = ("ConsolidationItemsAxis", "OperatingSegmentsMember")
_MEMBERS: dict[str, Members] = {
    "Forecast": (("StatementScenarioAxis", "ScenarioForecastMember"),),
    "Elimination": (("ConsolidationItemsAxis", "IntersegmentEliminationMember"),),
    "NetworkSegment": (
        _SEGMENTS,
        (
            "StatementBusinessSegmentsAxis",
            "NetworkServiceAndSystemsIntegrationBusinessSegmentMember",
        ),
    ),
    "ATMSegment": (
        _SEGMENTS,
        ("StatementBusinessSegmentsAxis", "ATMOperationBusinessSegmentMember"),
    ),
}


def of_tables() -> Iterator[Figure]:
    columns: list[list[str]] = []
    for text in rows("tables.txt"):
        if text.startswith("=="):
            columns = [part.split() for part in text.split("|")[1:]]
        else:
            lines, concept, members, *figures = (part.strip() for part in text.split("|"))
            for place, figure, column in zip(lines.split(","), figures, columns, strict=False):
                yield _figure(place, figure, column, (concept, members))


def _figure(place: str, figure: str, column: list[str], row: tuple[str, str]) -> Figure:
    line, _, nth = place.partition("#")
    concept, members = row
    period, unit, scale = (*column, "e-2")[:3] if column[1] == "%" else column
    printed, _, exact = figure.replace(",", "").partition("=")
    power = int(scale.removeprefix("e"))
    places = len(printed.partition(".")[2])
    return Figure(
        int(line),
        int(nth or 1),
        concept + ("RelativeChange" if unit == "%" else ""),
        _PERIODS.get(period, period),
        "pure" if unit == "%" else unit,
        tuple(sorted(pair for name in members.split(", ") if name for pair in _members(name))),
        Decimal(exact or printed).scaleb(power),
        Decimal(printed).scaleb(power),
        Decimal("0.5").scaleb(power - places),
    )


def _members(name: str) -> Members:
    axis = "DividendScheduleAxis" if name.endswith("Dividend") else "ProductOrServiceAxis"
    return _MEMBERS.get(name, ((axis, f"{name}Member"),))


# ── the statements, and the operating figures ────────────────────────────────────────────

_BLANKS = re.compile(r" {2,}")


def of_statements() -> Iterator[Figure]:
    """A figure inside a caption has no order: it is the first of its line, as all there are."""
    for row in rows("statements.txt"):
        concept, period, unit, value, decimals, lines, _ = _BLANKS.split(row, 6)
        name, _, dimensions = concept.partition(" [")
        members = [pair.split("=") for pair in dimensions.rstrip("]").split(", ") if pair]
        number, half = Decimal(value.replace(",", "")), Decimal("0.5").scaleb(-int(decimals))
        for line in lines.split(","):
            said = (name, period, unit, tuple((axis, member) for axis, member in members))
            yield Figure(int(line), 1, *said, number, number, half)


def of_operations() -> Iterator[Figure]:
    """Contracts and bandwidth, of the tables that the example prints too."""
    for row in rows("operating.txt"):
        concept, member, period, unit, value, decimals, line, _ = _BLANKS.split(row, 7)
        members = () if member == "-" else (("ProductOrServiceAxis", member),)
        digits = Decimal(value.strip("()").replace(",", ""))
        number = -digits if value.startswith("(") else digits
        if int(line) <= LAST_COMMON_LINE and int(line) != RECURRING:
            half = Decimal("0.5").scaleb(-int(decimals))
            said = (concept, period, unit, members)
            yield Figure(int(line), 1, *said, number, number, half)


LAST_COMMON_LINE = 553
RECURRING = 67
