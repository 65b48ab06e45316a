"""Statements out of text whose tables were read column by column, as many PDFs are.

Such a text prints captions, then the figures of one column below each other, then the next; in
bands, with `$` and heads between. Dealt to columns and matched to captions, each statement becomes
rows of a grid, and is read like any other grid. What fits no way for sure is left where it was.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from crossfoot.model import Cell, Document, Paragraph
from crossfoot.patterns import regex
from crossfoot.tables.stacked import judging, notes
from crossfoot.tables.stacked.cells import Sort, lines, value
from crossfoot.tables.stacked.reading import Reading, readings
from crossfoot.tables.stacked.regions import Region, regions
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Place
    from crossfoot.tables.stacked.heads import Head
    from crossfoot.tables.stacked.solving import Solved


class Regridded(Value):
    """A document with tables, and where figures of these statements stand that no row took."""

    document: Document
    left: tuple[Place, ...]


def regrid(document: Document) -> Regridded:
    """The document with each statement that could be put together as a table."""
    printed = list(lines(document.paragraphs))
    found = list(readings(list(regions(printed)), in_rows=document.form == "text"))
    taken = frozenset(line.cell.place for each in found for line in each.region.all_lines)
    found = sorted(
        (*found, *notes.readings(printed, taken)),
        key=lambda each: each.region.all_lines[0].cell.place,
    )
    tables = {
        line.cell.place: (number, reading)
        for number, reading in enumerate(found, start=1)
        if reading.solved
        for line in reading.region.all_lines
    }
    paragraphs: list[Paragraph] = []
    left: list[Place] = []
    done = 0
    for paragraph in document.paragraphs:
        if paragraph.place not in tables:
            paragraphs.append(paragraph)
            continue
        number, reading = tables[paragraph.place]
        if number > done:
            rows = list(_table(reading, number))
            left += _left(reading.region, rows)
            paragraphs += [*_above(reading.region), *rows]
            done = number
    return Regridded(Document(document.name, document.form, tuple(paragraphs)), tuple(left))


def _left(region: Region, rows: Sequence[Paragraph]) -> Iterator[Place]:
    """The figures of a region that stand in no row with a caption."""
    captioned = (row for row in rows if not row.cells[0].position)
    taken = {cell.place for row in captioned for cell in row.cells}
    for line in region.lines:
        yield from (cell.place for cell in line.parts if cell.place not in taken)


def _above(region: Region) -> Iterator[Paragraph]:
    """The title and the unit, said once: what stands right above a table is looked at."""
    if region.title:
        yield Paragraph((region.title.cell,))
    printed = [line.cell for line in region.lines if line.sort is Sort.UNIT]
    units = {cell.text: cell for cell in reversed(printed)}
    yield from (Paragraph((cell,)) for cell in reversed(units.values()))


def _table(reading: Reading, number: int) -> Iterator[Paragraph]:
    if reading.solved is None:
        return
    placed = zip(reading.heads, reading.solved.periods, strict=True)
    yield Paragraph(tuple(_head(head, at) for head, at in placed), 0, number)
    yield from _rows(reading.region, reading.solved, number)


def _head(head: Head, at: int) -> Cell:
    return Cell(head.text, head.place, 2 * at + 1)


def _rows(region: Region, solved: Solved, number: int) -> Iterator[Paragraph]:
    printed = [line.cell for line in region.lines if line.sort is Sort.CAPTION]
    captions = [printed[at] for at in solved.order]
    usual = _usual_places(solved)
    told, over = 0, ""
    for row, own in zip(solved.rows, solved.captions, strict=True):
        for at in range(told, own[0] if own else told):
            if at in solved.headers:
                over = captions[at].text
                yield Paragraph((captions[at],), 0, number)
        told = max(told, own[-1] + 1) if own else told
        figures = [Cell(row[at].text, row[at].place, 2 * at + 1) for at in solved.periods]
        text = " ".join(captions[at].text for at in own)
        counted = judging.counts_shares(text)
        apiece = not text or _APIECE.search(f"{over} {text}") is not None
        late = _late_header(captions, solved, own) if own else None
        if late and _says_too_little(text, over, figures):
            over = late.text
            yield Paragraph((late,), 0, number)
        if not (
            _is_out_of_place(figures, usual, counted=counted, apiece=apiece)
            or _says_too_little(text, over, figures)
        ):
            yield Paragraph((*(captions[at] for at in own), *figures), 0, number)


def _late_header(captions: Sequence[Cell], solved: Solved, own: Sequence[int]) -> Cell | None:
    """The header of numbers of shares that was printed below the captions that it stands over."""
    below = range(own[-1] + 1, min(own[-1] + _FURTHEST, len(captions) - 1) + 1)
    headers = (captions[at] for at in below if at in solved.headers)
    return next((each for each in headers if _SHARES.search(each.text)), None)


def _usual_places(solved: Solved) -> int:
    """The decimal places of most figures of the periods."""
    counts = Counter(
        read.places
        for row in solved.rows
        for at in solved.periods
        if (read := value(row[at])) and not read.dash
    )
    return counts.most_common(1)[0][0] if counts else 0


def _is_out_of_place(figures: Sequence[Cell], usual: int, *, counted: bool, apiece: bool) -> bool:
    """Whether others got among the figures of the periods: shares, or one for two periods.

    Shares are `counted` in whatever decimal places; cents are in all columns of a row or in none,
    and where others have none, in rows of what is earned `apiece`.
    """
    read = [value(cell) for cell in figures]
    if usual == 0 and not apiece and any(each and each.places == _CENTS for each in read):
        return True
    if any("%" in cell.text or not cell.text for cell in figures):
        return True
    if usual != _CENTS and len({r.places == _CENTS for r in read if r and not r.dash}) > 1:
        return True
    return not counted and any(
        each and not each.dash and each.places not in (usual, _CENTS) for each in read
    )


def _says_too_little(caption: str, over: str, figures: Sequence[Cell]) -> bool:
    """Whether a row may be of shares or of earnings per share: the header over it is missing."""
    if not _BASIC.fullmatch(caption) or _SHARES.search(over):
        return False
    return not any((read := value(cell)) and read.places for cell in figures)


_CENTS: Final = 2
_APIECE: Final = regex(r"\b(?:per|each|basic|diluted|dividends?|eps)\b", re.IGNORECASE)
_FURTHEST: Final = 2
"""So many captions below the first of its own."""
_BASIC: Final = regex(r"(?:basic|diluted)\b.{0,20}", re.IGNORECASE)
_SHARES: Final = regex(r"\bshares\b", re.IGNORECASE)
