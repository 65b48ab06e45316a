"""Page numbers grow with the pages; other numbers at their edges do not."""

from __future__ import annotations

from crossfoot.folios import folios
from crossfoot.model import Cell, Document, Paragraph, Place


def document(*pages: list[str]) -> Document:
    return Document(
        "release.pdf",
        "pdf",
        tuple(
            Paragraph((Cell(text, Place(page, line, 1)),))
            for page, lines in enumerate(pages, start=1)
            for line, text in enumerate(lines, start=1)
        ),
    )


def test_numbers_that_grow_by_one_a_page_are_its_numbers() -> None:
    pages = [["Acme", f"1,00{n}", f"Form 8 | {n + 4}"] for n in range(4)]
    assert folios(document(*pages)) == {Place(page, 3, 10) for page in (1, 2, 3, 4)}


def test_two_pages_tell_nothing() -> None:
    assert folios(document(["Acme", "1"], ["Acme", "2"])) == frozenset()


def test_numbers_that_stay_or_jump_are_none() -> None:
    assert folios(document(["7", "a"], ["7", "b"], ["9", "c"])) == frozenset()
