"""Captions and figures torn apart, put together again or left open."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from crossfoot.captions import Vocabulary
from crossfoot.footing import resolve
from crossfoot.footing.pairing import rows
from crossfoot.model import (
    Caption,
    Cell,
    Column,
    ConceptName,
    Figure,
    Group,
    Instant,
    Part,
    Place,
    Statement,
    StatementKind,
)

HERE = Place(1, 1, 1)
KNOWN = Vocabulary(
    {"balance-sheet": {text: (ConceptName(text),) for text in ("cash", "inventories", "goodwill")}},
    {"balance-sheet": frozenset({"assets"})},
)


def pairs(*printed: str | int, known: Vocabulary = KNOWN) -> list[tuple[str, int | None]]:
    """Texts are captions, numbers are groups; the answer says who got which."""
    parts: tuple[Part, ...] = tuple(
        Caption((Cell(text, HERE),))
        if isinstance(text, str)
        else Group((Figure(str(text), Decimal(text), 0, HERE),))
        for text in printed
    )
    column = Column(Instant(dt.date(2017, 6, 30)))
    statement = Statement(StatementKind.BALANCE_SHEET, "", HERE, (column,), parts)
    return [
        (
            (row.caption.text if row.caption else "")
            + "".join(f" | {rival.text}" for rival in row.rivals),
            int(row.group.figures[0].value) if row.group and row.group.figures[0] else None,
        )
        for row in rows(statement, known)
    ]


def test_figures_follow_their_caption() -> None:
    assert pairs("Cash", 1, "Inventories", 2) == [("Cash", 1), ("Inventories", 2)]


def test_a_first_row_lifted_under_its_header_comes_back() -> None:
    assert pairs("ASSETS", 1, "Cash", "Inventories", 2) == [
        ("ASSETS", None),
        ("Cash", 1),
        ("Inventories", 2),
    ]


def test_a_row_lifted_over_a_sub_header_comes_back() -> None:
    assert pairs("ASSETS", 1, "Current assets:", "Cash", "Inventories", 2) == [
        ("ASSETS", None),
        ("Current assets:", None),
        ("Cash", 1),
        ("Inventories", 2),
    ]


def test_a_caption_that_runs_on_is_one_caption() -> None:
    assert pairs("Goodwill, net of", "impairment", 3) == [("Goodwill, net of impairment", 3)]


def test_what_nothing_decides_stays_open_with_its_rivals() -> None:
    found = pairs("Widgets", 1, "Gadgets", "Gizmos", 2, known=Vocabulary())
    assert any(" | " in caption for caption, _ in found)


def test_figures_without_any_caption_are_reported_alone() -> None:
    assert ("", 2) in pairs("Cash", 1, 2, 3, "Goodwill") or ("", 3) in pairs(
        "Cash", 1, 2, 3, "Goodwill"
    )


def test_nothing_is_lost() -> None:
    found = pairs("Cash", 1, 2, 3, "Goodwill", "x", 9)
    assert sorted(value for _, value in found if value) == [1, 2, 3, 9]


def test_a_colon_after_a_caption_with_figures_announces_nothing() -> None:
    """Under "Assets:" stand the lines; "Total assets:" is one, since it adds up."""
    column = Column(Instant(dt.date(2017, 6, 30)))
    printed = ("Assets:", "Cash", 812, "Inventories", 344, "Total assets:", 1156, "Owed", 277)
    parts = tuple(
        Caption((Cell(text, HERE),))
        if isinstance(text, str)
        else Group((Figure(str(text), Decimal(text), 0, HERE),))
        for text in printed
    )
    statement = Statement(StatementKind.BALANCE_SHEET, "", HERE, (column,), parts)
    (footed,), _ = resolve([statement], KNOWN)
    lines = [
        (line.caption.text, int(figure.value))
        for line in footed.lines
        for figure in line.figures
        if figure
    ]
    assert lines == [("Cash", 812), ("Inventories", 344), ("Total assets:", 1156), ("Owed", 277)]
    assert [(found.total, len(found.terms)) for found in footed.sums] == [(2, 2)]
