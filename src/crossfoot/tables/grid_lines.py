"""The rows of a statement as lines: captions with their depth, figures one a column, headers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from crossfoot.model import Caption, Column, Figure, Line, Part
from crossfoot.tables.grid_heads import is_unit, own_share_scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossfoot.tables.grid_rows import Bands, Row

_RUNS_ON: Final = re.compile(r"(?:\b(?:of|and|for|to|in|on|by|with|the|from|or|at|net)|[,–—-])$")
_GOES_ON: Final = re.compile(r"[a-z(&]")
_LIST_MARK: Final = re.compile(r"\([a-z0-9]{1,3}\)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row with its figures dealt out over the columns that are kept."""

    caption: Caption
    figures: tuple[Figure | None, ...]
    bare: bool

    @property
    def text(self) -> str:
        return self.caption.text


def parts(
    rows: Sequence[Row], columns_at: Bands, columns: Sequence[Column | None]
) -> tuple[Part, ...]:
    """Captions without figures, which are headers, and lines, in reading order."""
    depths = _depths(rows)
    entries: list[_Entry] = []
    for row in rows:
        entry = _entry(row, columns_at, columns, depths)
        if entry is None:
            continue
        joined = _joined(entries[-1], entry) if entries else None
        if joined:
            entries[-1] = joined
        else:
            entries.append(entry)
    return _under_headers(entries)


def _depths(rows: Sequence[Row]) -> dict[tuple[int, int], int]:
    """Depths from 0: further to the right in the grid or in its cell is deeper."""
    seen = sorted({_left(row) for row in rows if row.captions})
    return {left: depth for depth, left in enumerate(seen)}


def _left(row: Row) -> tuple[int, int]:
    return row.captions[0].position, row.paragraph.indent


def _entry(
    row: Row,
    columns_at: Bands,
    columns: Sequence[Column | None],
    depths: dict[tuple[int, int], int],
) -> _Entry | None:
    """The row, unless it is a unit line, all percentages, or says nothing in the kept columns."""
    if not row.figures:
        if not row.captions or is_unit(row.text) and not row.text.endswith(":"):
            return None
        return _Entry(Caption(row.captions, depths[_left(row)]), (), bare=False)
    dealt: list[Figure | None] = [None] * len(columns)
    for cell, read in row.figures:
        at = columns_at.at(cell)
        if at is not None and dealt[at] is None and not read.percent:
            dealt[at] = read
    figures = tuple(f for f, column in zip(dealt, columns, strict=True) if column)
    if not any(figures) or "non-gaap" in row.caption.casefold():
        return None
    if not row.captions:
        return _Entry(Caption(row.paragraph.cells[:1]), figures, bare=True)
    return _Entry(Caption(row.captions, depths[_left(row)]), figures, bare=False)


def _joined(first: _Entry, second: _Entry) -> _Entry | None:
    """One entry of two rows when a caption runs on from the one into the other."""
    if second.bare or first.bare or first.text.endswith(":"):
        return None
    runs_on = _RUNS_ON.search(first.text) or first.text.count("(") > first.text.count(")")
    goes_on = _GOES_ON.match(second.text) and not _LIST_MARK.match(second.text)
    if first.figures and second.figures:
        return None
    if not goes_on and not (runs_on and not first.figures):
        return None
    caption = Caption((*first.caption.cells, *second.caption.cells), first.caption.depth)
    return _Entry(caption, first.figures or second.figures, bare=False)


def _under_headers(entries: Sequence[_Entry]) -> tuple[Part, ...]:
    """Entries as parts; figures without a caption are the total of the innermost open header."""
    found: list[Part] = []
    headers: list[Caption] = []
    for entry in entries:
        if entry.bare:
            named = headers.pop() if headers else None
            if named:
                found.append(_line(replace(entry, caption=named), headers))
            continue
        caption = entry.caption
        headers = [h for h in headers if h.depth < caption.depth or _holds(h, entry)]
        if entry.figures:
            found.append(_line(entry, headers))
        else:
            headers = [h for h in headers if h.depth < caption.depth]
            headers.append(caption)
            found.append(caption)
    return tuple(found)


def _holds(header: Caption, entry: _Entry) -> bool:
    """Whether a header may hold a line that is indented no further: where no depth is shown."""
    return bool(entry.figures) and header.depth == entry.caption.depth


def _line(entry: _Entry, headers: Sequence[Caption]) -> Line:
    path = tuple(header.text for header in headers)
    scale = own_share_scale((entry.text, *reversed(path)))
    return Line(entry.caption, entry.figures, path, (), scale)
