"""Tables outside of the statements, out of text that was read by columns."""

from __future__ import annotations

import pytest

from crossfoot.documents import text
from crossfoot.tables import stacked

SENTENCE = (
    "The following table shows what the Company has in store as of June 30, 2024 (in millions):"
)
DATES = ["June 30,", "2024"], ["December 31,", "2023"]
CAPTIONS = ["Raw materials", "Finished goods", "Total inventories"]
NOW, THEN = ["120", "230", "350"], ["110", "210", "320"]


def rows(*groups: list[str]) -> list[str]:
    """The rows of all tables."""
    raw = "\n\n".join("\n".join(group) for group in groups)
    document, _ = text.read(raw.encode(), "release.txt")
    assert document is not None
    found = stacked.regrid(document).document.paragraphs
    return [" | ".join(cell.text for cell in each.cells) for each in found if each.table]


def test_a_table_that_adds_up_is_read() -> None:
    found = rows([SENTENCE], ["Inventories"], *DATES, CAPTIONS, NOW, THEN, ["Nothing else."])
    assert found == [
        "June 30, 2024 | December 31, 2023",
        "Raw materials | 120 | 110",
        "Finished goods | 230 | 210",
        "Total inventories | 350 | 320",
    ]


@pytest.mark.parametrize(
    ("captions", "now"),
    [
        (CAPTIONS, ["120", "230", "351"]),
        (["Raw materials", "Finished goods", "Inventories"], NOW),
        ([*CAPTIONS, "Goodwill"], [*NOW, "40"]),
        (["Finished goods", "Total inventories"], NOW),
    ],
    ids=["no sum", "no total in words", "a line in no sum", "a caption too few"],
)
def test_what_does_not_add_up_is_left(captions: list[str], now: list[str]) -> None:
    then = [*THEN, "40"][: len(now)]
    assert rows([SENTENCE], ["Inventories"], *DATES, captions, now, then) == []


def test_the_title_of_the_next_table_ends_one() -> None:
    other = ["Debt"], *DATES, ["Notes", "Loans", "Total debt"], ["5", "7", "12"], ["6", "8", "14"]
    found = rows([SENTENCE], ["Inventories"], *DATES, CAPTIONS, NOW, THEN, *other)
    assert found[3:] == [
        "Total inventories | 350 | 320",
        "June 30, 2024 | December 31, 2023",
        "Notes | 5 | 6",
        "Loans | 7 | 8",
        "Total debt | 12 | 14",
    ]
