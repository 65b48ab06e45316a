"""The hand-made golden agrees with the release that it was read from, and adds up."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from tests.scramble import read_clean

FOLDER = Path(__file__).parent / "iij-1q17"
_COLUMNS = re.compile(r" {2,}")
_FIGURE = re.compile(r"\(?\d[\d,.]*\)?|-")


@dataclass(frozen=True, slots=True)
class Golden:
    concept: str
    period: str
    unit: str
    value: Decimal
    decimals: int
    lines: tuple[int, ...]


def _golden(row: str) -> Golden:
    concept, period, unit, value, decimals, lines, _ = _COLUMNS.split(row, 6)
    numbers = tuple(int(line) for line in lines.split(","))
    return Golden(concept, period, unit, _number(value), int(decimals), numbers)


def _number(printed: str) -> Decimal:
    digits = Decimal(printed.strip("()").replace(",", ""))
    return -digits if printed.startswith("(") else digits


@pytest.fixture(scope="module")
def golden() -> list[Golden]:
    lines = (FOLDER / "statements.txt").read_text(encoding="utf-8").splitlines()
    return [_golden(line) for line in lines if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def printed(example: Path) -> list[str]:
    return example.read_text(encoding="utf-8").split("\n")


def test_there_are_300_figures_in_290_facts(golden: list[Golden]) -> None:
    assert len(golden) == 290
    assert len({(fact.concept, fact.period) for fact in golden}) == 290
    assert sum(len(fact.lines) for fact in golden) == 300


def test_each_figure_is_printed_on_its_line(golden: list[Golden], printed: list[str]) -> None:
    for fact in golden:
        scale = 1000 if fact.decimals == -3 else 1
        shown = f"{abs(fact.value / scale):,}" if fact.value else "-"
        for line in fact.lines:
            assert shown in printed[line - 1], (fact, printed[line - 1])


def test_no_figure_of_the_statements_is_left_out(golden: list[Golden], printed: list[str]) -> None:
    statements = range(763, 1760)
    figures = {n for n in statements if _FIGURE.fullmatch(printed[n - 1])}
    taken = Counter(line for fact in golden for line in fact.lines)
    in_captions = {787: 2, 813: 2, 837: 2, 879: 2, 1009: 4, 1031: 2}
    assert taken == Counter(figures) + Counter(in_captions)


def test_the_clean_text_prints_the_same_figures(printed: list[str]) -> None:
    release = read_clean((FOLDER / "clean.txt").read_text(encoding="utf-8"))
    rows = [row for statement in release.statements for row in statement.rows if row.figures]
    figures = [figure for row in rows for figure in row.figures]
    assert figures == [line for line in printed[762:1759] if _FIGURE.fullmatch(line)]
    assert sum(row.alone for row in rows) == 4


Signed = tuple[int, tuple[Decimal, ...]]
"""The sign that a row enters its sum with, the total's -1, and the row's figures."""


def _sums() -> list[list[Signed]]:
    sums, _ = (FOLDER / "sums.txt").read_text(encoding="utf-8").split("\nREPEATED")
    blocks = [block.splitlines() for block in sums.split("\n\n")[1:]]
    return [[_signed(line) for line in block] for block in blocks if len(block) > 1]


def _signed(line: str) -> Signed:
    figures = tuple(_number(figure) for figure in _COLUMNS.split(line)[-2:])
    # columns: five of line number, then the total's caption, or two blanks and the sign
    return (1 if line[8] == "+" and line[6] == " " else -1), figures


def test_the_50_sums_add_up() -> None:
    sums = _sums()
    assert sum(len(rows[0][1]) for rows in sums) == 50
    for rows in sums:
        for column in (0, 1):
            # the total enters with -1, so that the whole comes to nothing
            assert sum(sign * figures[column] for sign, figures in rows) == 0, rows[0]
