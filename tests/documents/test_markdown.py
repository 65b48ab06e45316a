"""Markdown: pipe tables as tables, the rest as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.documents import markdown

if TYPE_CHECKING:
    from crossfoot.model import Document

TABLE = "| Sales | $1,234 | $900 |\n| **Total** | (7) | — |\n"


def read(text: str) -> Document:
    document, findings = markdown.read(text.encode(), "release.md")
    assert document is not None, findings
    return document


def shown(text: str) -> list[str]:
    return [
        f"{paragraph.table}: " + " | ".join(f"{c.position} {c.text}" for c in paragraph.cells)
        for paragraph in read(text).paragraphs
    ]


def test_a_table_with_its_row_of_dashes() -> None:
    assert shown("| | 2024 | 2023 |\n|:--|--:|:-:|\n" + TABLE) == [
        "1: 1 2024 | 2 2023",
        "1: 0 Sales | 1 $1,234 | 2 $900",
        "1: 0 Total | 1 (7) | 2 —",
    ]


def test_a_table_without_head_and_one_without_outer_pipes() -> None:
    assert shown("|---|---|---|\n" + TABLE)[0] == "1: 0 Sales | 1 $1,234 | 2 $900"
    assert shown(TABLE + "| Sum | 1 | 2 |\n")[2] == "1: 0 Sum | 1 1 | 2 2"
    assert shown("a | 2024\n--- | ---\nSales | 1\nCosts | 2\n") == [
        "1: 0 a | 1 2024",
        "1: 0 Sales | 1 1",
        "1: 0 Costs | 1 2",
    ]


def test_marks_fall_away() -> None:
    assert shown(
        "# Acme Inc. #\n\n*(in thousands)*\n\nSales **rose** by [5%](x.htm) to \\$5.\n"
    ) == [
        "0: 0 Acme Inc.",
        "0: 0 (in thousands)",
        "0: 0 Sales rose by 5% to $5.",
    ]
    assert shown("- one\n* two\n---\n```\n") == ["0: 0 • one", "0: 0 • two"]


def test_escaped_pipes_part_nothing() -> None:
    text = "| a \\| b | 1 |\n|---|---|\n| c | 2 |\n| d | 3 |\n"
    assert shown(text)[0] == "1: 0 a | b | 1 1"


def test_bold_depth_and_places() -> None:
    rows = read("|---|---|\n| &nbsp;&nbsp;**Total** | **1,234** |\n| Cost | 2 |\n").paragraphs
    caption, figure = rows[0].cells
    assert (caption.text, caption.strong, rows[0].indent) == ("Total", True, 500)
    line = "| &nbsp;&nbsp;**Total** | **1,234** |"
    assert (figure.place.line, figure.place.column) == (2, line.index("1,234") + 1)


def test_signs_in_cells_of_their_own_go_to_their_figure() -> None:
    assert shown("|---|---|---|\n| Sales | $ | 1,234 |\n| Cost | | 2 |\n")[0] == (
        "1: 0 Sales | 1 $ 1,234"
    )


@pytest.mark.parametrize(
    ("head", "claimed"),
    [
        ("| a | b |\n|---|---|\n", True),
        ("x\n\n" * 9000 + "a | b\n:-- | --:\nc | d\n", True),
        ("| a | 1 |\r\n| b | 2 |\r\n| c | 3 |\r\n", True),
        ("Sales | rose\n", False),
        ("Total\n-----\n1,234\n-----\n", False),
        ("<table>\n|---|---|", False),
    ],
)
def test_what_is_claimed(head: str, claimed: bool) -> None:  # noqa: FBT001
    assert markdown.claims(head.encode(), "release") is claimed


WORDS = st.text("abcXYZ |\\*_", min_size=1, max_size=8).map(lambda t: f"w{t}w")
AMOUNTS = st.integers(0, 10**9).map(lambda n: f"{n:,}")


def escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in "|\\*_" else char for char in text)


@given(st.lists(st.tuples(WORDS, AMOUNTS, AMOUNTS), min_size=2, max_size=6))
def test_a_random_grid_comes_back(rows: list[tuple[str, str, str]]) -> None:
    lines = ["| | one | two |", "|---|---|---|"]
    lines += [f"| {escaped(word)} | {one} | {two} |" for word, one, two in rows]
    found = read("\n".join(lines)).paragraphs[1:]
    assert [tuple(c.text for c in p.cells) for p in found] == [
        (" ".join(word.split()), one, two) for word, one, two in rows
    ]


@given(st.text("|-:ab1\n\\*_# $", max_size=80))
def test_broken_marks_never_fail(text: str) -> None:
    document, findings = markdown.read(text.encode(), "broken.md")
    assert (document is None) == bool(findings)
