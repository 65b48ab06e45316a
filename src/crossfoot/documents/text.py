"""Reader of plain text: one printed line, one paragraph with one cell; in layout form, tables.

The form of the document says which: `text`, `layout`, or `columns`, where each column's figures
are printed right below each other.

Scraped tables leave a closing parenthesis, or a percent sign, in a line of its own: it goes back
to the figure that it closes, whose place it has.

Form feeds part pages; the lines of each page are counted from 1, blank ones too, so that in a
text without form feeds they are the file's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from crossfoot.documents import (
    foreign,
    html,
    ligatures,
    markdown,
    parsed,
    pdf,
    separated,
    xlsx,
)
from crossfoot.documents.encoding import decoded
from crossfoot.documents.refusal import refusal
from crossfoot.model import Cell, Document, Paragraph, Place
from crossfoot.patterns import regex
from crossfoot.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Finding

LONGEST_LINE: Final = 100_000
"""Characters; a whole release that lost its line breaks has 40,000."""

MOST_LINES: Final = 100_000
"""Lines that are not blank; an annual report has 20,000."""

_LINE_END: Final = regex(r"\r\n|\n|\r")
_ROW: Final = regex(
    r"^.*[\w)%][^\S\n]{2,}(?:[$¥€£][^\S\n]*)?\(?\d[\d,.]*\)?[^\S\n]?%?[^\S\n]*$", re.MULTILINE
)
"""A line that ends with a figure, blanks apart from what stands before it."""
_FEWEST_ROWS: Final = 5
_FIGURE: Final = regex(r"(?:[$¥€£] ?)?\(?\d[\d,]*(?:\.\d+)?\)?|[-–—]")
_FEWEST_RUNS: Final = 3
"""So many figures right below others are no chance."""
_UNCLOSED: Final = regex(r"[$¥€£]?\s*[(\[]\s*[$¥€£]?\s*[\d.,]*\d")
_CLOSING: Final = regex(r"[)\]]\s*%?|%\s*[)\]]")


def claims(head: bytes, name: str) -> bool:
    """Whatever no signature knows: only decoding the whole of it tells text from noise."""
    others = (parsed, html, pdf, xlsx, markdown, separated)
    claimed = any(reader.claims(head, name) for reader in others)
    return foreign.recognised(head) is None and not claimed


def read(raw: bytes, name: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document, with a paragraph for each line that is not blank."""
    text = decoded(raw)
    if text is None:
        return None, (_undecodable(name),)
    paragraphs: list[Paragraph] = []
    for place, line in _closed(_lines(text)):
        if len(line) > LONGEST_LINE or len(paragraphs) == MOST_LINES:
            return None, (_no_release(name, place),)
        paragraphs.append(Paragraph((Cell(line.strip(), place),), indent=place.column - 1))
    if not paragraphs:
        blank = f"{name} holds only blanks"
        return None, (refusal("empty", blank, "check that it was saved whole"),)
    form = "columns" if _in_columns(paragraphs) else "text"
    if _is_layout(text):
        from crossfoot.documents import layout  # noqa: PLC0415 - pages are measured for few texts

        form = "layout"
        paragraphs = list(layout.paragraphs(map(_LINE_END.split, text.split("\f"))))
    if ligatures.drops(text):
        paragraphs = [_mended(paragraph) for paragraph in paragraphs]
    return Document(name, form, tuple(paragraphs)), ()


def _is_layout(text: str) -> bool:
    """Whether figures stand in columns that blanks keep."""
    return sum(1 for _ in zip(_ROW.finditer(text), range(_FEWEST_ROWS), strict=False)) == (
        _FEWEST_ROWS
    )


def _in_columns(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether figures stand right below each other, a column at a time: no cell a paragraph."""
    runs, before = 0, None
    for paragraph in paragraphs:
        place = paragraph.place if _FIGURE.fullmatch(paragraph.cells[0].text) else None
        runs += place is not None and before == (place.page, place.line - 1)
        before = (place.page, place.line) if place else None
    return runs >= _FEWEST_RUNS


def _mended(paragraph: Paragraph) -> Paragraph:
    """The paragraph with the letters that whoever took it from a PDF lost."""
    cells = (replace(cell, text=ligatures.closed(cell.text)) for cell in paragraph.cells)
    return replace(paragraph, cells=tuple(cells))


def _lines(text: str) -> Iterator[tuple[Place, str]]:
    """The lines that are not blank, each with the place of its first character."""
    for page, page_text in enumerate(text.split("\f"), start=1):
        for number, line in enumerate(_LINE_END.split(page_text), start=1):
            blanks = len(line) - len(line.lstrip())
            if blanks < len(line):
                yield Place(page, number, blanks + 1), line


def _closed(lines: Iterator[tuple[Place, str]]) -> Iterator[tuple[Place, str]]:
    """The lines, each figure with an open parenthesis joined to the line that closes it."""
    held: tuple[Place, str] | None = None
    for place, line in lines:
        if held and _CLOSING.fullmatch(line.strip()):
            yield held[0], held[1].rstrip() + line.strip()
            held = None
            continue
        if held:
            yield held
        held = (place, line) if _UNCLOSED.fullmatch(line.strip()) else None
        if not held:
            yield place, line
    if held:
        yield held


def _undecodable(name: str) -> Finding:
    return refusal(
        "undecodable",
        f"{name} is no text in UTF-8, UTF-16 or Shift-JIS",
        "if it is text, save it as UTF-8",
    )


def _no_release(name: str, place: Place) -> Finding:
    return refusal(
        "not-a-release",
        f"{name} has lines over {LONGEST_LINE:,} characters or over {MOST_LINES:,} lines",
        "cut the release out of it and convert that",
        place,
    )
