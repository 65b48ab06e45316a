"""Tables cut into pieces that may be statements: at titles, at new heads, at notes to a figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from crossfoot.documents.running import running, unnumbered
from crossfoot.patterns import regex
from crossfoot.tables.grid_heads import dated
from crossfoot.tables.grid_kinds import is_other, title_kinds
from crossfoot.tables.grid_rows import Row, is_head_row, read_row
from crossfoot.tables.grid_scales import is_unit
from crossfoot.tables.titles import is_prose
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Paragraph

_MOST_ABOVE: Final = 10
_LONGEST_LINE: Final = 250
_NEAR: Final = 5
_PAGE: Final = regex(r"(?:page\s*)?[-–—]?\s*\d{1,3}\s*[-–—]?|.{0,30}/\s*page\s*\d+", re.IGNORECASE)
_MARK: Final = regex(r"\(\w\)|[*†‡]+|[¹²³]")
_OTHER_MEASURES: Final = regex(
    r"non-?gaap|\badjusted\b|free cash flow|\bebitda\b|pro[- ]forma|constant[- ]currency",
    re.IGNORECASE,
)
_MARK_AT_END: Final = regex(rf"({_MARK.pattern})\s*$")


class Piece(Value):
    """A part of a table that may be a statement: what stands above it, its heads, its rows.

    A `note` explains a figure of the statement above it, and is none. `follows` says that nothing
    but a page number is printed between it and the table before.
    """

    above: tuple[Paragraph, ...]
    heads: tuple[Row, ...]
    body: tuple[Row, ...]
    note: bool = False
    follows: bool = False

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(paragraph.text for paragraph in self.above)


def pieces(paragraphs: Sequence[Paragraph]) -> Iterator[Piece]:
    """Each table, cut at the titles, heads and notes inside of it, with the lines above it."""
    above: list[Paragraph] = []
    rows: list[Paragraph] = []
    follows = False
    heads = _running_heads(paragraphs)
    for paragraph in paragraphs:
        if rows and paragraph.table != rows[0].table:
            yield from _cut(above, rows, follows=follows)
            above, rows, follows = [], [], True
        if paragraph.table:
            rows.append(paragraph)
        elif _is_prose(paragraph):
            above, follows = [], False
        elif not (_PAGE.fullmatch(paragraph.text) or unnumbered(paragraph.text) in heads):
            above, follows = [*above, paragraph][-_MOST_ABOVE:], False
    if rows:
        yield from _cut(above, rows, follows=follows)


def _running_heads(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """The running heads among what stands outside of tables, but for titles."""
    loose = [(p.place.page, p.text) for p in paragraphs if not p.table]
    if not loose or loose[-1][0] == 1:
        return frozenset()
    found = running(loose)
    return frozenset(t for t in found if not (title_kinds(t) or is_other(t) or is_unit(t)))


def _is_prose(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if len(text) > _LONGEST_LINE:
        return True
    return is_prose(text) and not (is_unit(text) or title_kinds(text))


def _cut(
    above: Sequence[Paragraph], paragraphs: Sequence[Paragraph], *, follows: bool
) -> Iterator[Piece]:
    over = list(above)
    heads: list[Row] = []
    body: list[Row] = []
    note = False
    rows = [read_row(paragraph) for paragraph in paragraphs]
    for index, row in enumerate(rows):
        opens = _opens(row, rows[index + 1 :])
        explains = _explains(row, body)
        if (opens or explains) and _has_figures(body):
            yield Piece(tuple(over), tuple(heads), tuple(body), note, follows)
            over, heads, body, follows = [], [], [], False
            note = explains
        if not body and heads and _is_title(row, heads, rows[index + 1 :]):
            over += [each.paragraph for each in (*heads, row)]
            heads = []
        elif not body and (is_head_row(row) or (heads and _is_among_heads(row, rows[index + 1 :]))):
            heads.append(row)
        elif not row.figures and not body and (not heads or title_kinds(row.text)):
            over.append(row.paragraph)
        else:
            if follows and not (heads or body):
                body = _begun(rows[:index])
                over = over[: len(over) - len(body)]
            body.append(row)
    if body:
        yield Piece(tuple(over), tuple(heads), tuple(body), note, follows)


def _is_title(row: Row, heads: Sequence[Row], following: Sequence[Row]) -> bool:
    """Whether a row is one more title, and what looked like heads above it are titles too.

    None of them stands beside another cell or has a date, and the heads of columns are still to
    come.
    """
    if row.figures or is_head_row(row) or is_unit(row.text):
        return False
    if any(len(each.paragraph.cells) > 1 or dated(each.text, ()).on for each in (row, *heads)):
        return False
    near = following[:_NEAR]
    first = next((i for i, each in enumerate(near) if each.figures), len(near))
    return any(is_head_row(each) and len(each.paragraph.cells) > 1 for each in near[:first])


def _is_among_heads(row: Row, following: Sequence[Row]) -> bool:
    """Whether a row is a unit, or the middle of what is said beside heads over several rows."""
    if row.figures:
        return False
    begins = row.text[:1].islower() or row.text.endswith(",")
    return is_unit(row.text) or (begins and any(map(is_head_row, following[:1])))


def _begun(rows: Sequence[Row]) -> list[Row]:
    """Headers, and a caption's first lines, above the figures that go on from the page before."""
    kept: list[Row] = []
    for row in reversed(rows):
        if title_kinds(row.text) or is_other(row.text) or is_unit(row.text):
            break
        kept.insert(0, row)
    return kept


def _has_figures(rows: Sequence[Row]) -> bool:
    return any(row.figures for row in rows)


def _explains(row: Row, before: Sequence[Row]) -> bool:
    """Whether a row without figures takes up a mark of a caption above it, or other measures."""
    if row.figures:
        return False
    mark = _MARK.match(row.text)
    if not mark:
        return _OTHER_MEASURES.search(row.text) is not None and not _adjusts(row.text)
    ends = (_MARK_AT_END.search(each.caption) for each in before if each.figures)
    return any(end and end[1] == mark[0] for end in ends)


def _adjusts(text: str) -> bool:
    """Whether a header speaks of what leads from income to cash, which a statement prints."""
    return text.casefold().startswith(("adjustment", "adjusted for", "adjusted to"))


def _opens(row: Row, following: Sequence[Row]) -> bool:
    """Whether a new piece begins at a row: at heads, or at a title that heads follow."""
    if row.figures:
        return False
    if is_head_row(row):
        return _dates_columns(row)
    near = following[:_NEAR]
    heads = next((i for i, each in enumerate(near) if is_head_row(each)), None)
    figures = next((i for i, each in enumerate(near) if each.figures), len(near))
    return bool(title_kinds(row.text)) and heads is not None and heads < figures


def _dates_columns(row: Row) -> bool:
    cells = [cell for cell in row.paragraph.cells if cell.position > 0]
    return bool(cells) and all(dated(c.text, ()).on or dated(c.text, ()).span for c in cells)
