"""The rows of a statement as lines: captions with their depth, figures one a column, headers."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from crossfoot.model import Caption, Column, Figure, Line, Part
from crossfoot.patterns import regex
from crossfoot.tables.grid_scales import own_share_scale
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossfoot.tables.grid_rows import Bands, Row

_RUNS_ON: Final = regex(r"(?:\b(?:of|and|for|to|in|on|by|with|the|from|or|at|net|per)|[,;–—-])$")
_DANGLES: Final = regex(r"\b(?:of|and|for|to|in|by|with|the|from|or|per)$")
"""How a caption ends that has its figures already and must go on in the next row."""
_GOES_ON: Final = regex(r"[a-z&]|\((?![A-Z][a-z]+\) [a-z])")
"""How a line begins that goes on with a caption; "(Gains) losses" begins one."""
_SHARES: Final = regex(r"\d{1,3}(?:,\d{3})+(?: and \d{1,3}(?:,\d{3})+)?,? shares\b")
"""How a line begins that goes on to tell the shares of a class, a caption's or a header's."""
_UNIT_LINE: Final = regex(
    r"\(?(?:unaudited[,;] )?(?:dollars |amounts |figures |shares |u\.?s\.? )*\$? ?"
    r"(?:in |are in )(?:thousand|million|billion)|"
    r"\(?(?:thousand|million|billion)s of [a-z. ]*dollars",
    re.IGNORECASE,
)
_WORD: Final = regex(r"[a-z]+")
_EMPTY_WORDS: Final = frozenset({"cash", "flows", "flow", "from", "by", "the", "of", "and", "for"})
_LIST_MARK: Final = regex(r"\([a-z0-9]{1,3}\)\s", re.IGNORECASE)


class _Entry(Value):
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
        around = _around(entries[-2:], entry)
        if around:
            entries[-2:] = [around]
        elif joined:
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
        if not row.captions or _UNIT_LINE.match(row.text):
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
    counts = not first.figures and _SHARES.match(second.text)
    if second.bare or first.bare or (first.text.endswith(":") and not counts):
        return None
    runs_on = _RUNS_ON.search(first.text) or first.text.count("(") > first.text.count(")")
    goes_on = _GOES_ON.match(second.text) and not _LIST_MARK.match(second.text)
    if first.figures and second.figures:
        return None
    dangles = first.figures and not second.text.endswith(":") and _DANGLES.search(first.text)
    if not goes_on and not counts and not dangles and not (runs_on and not first.figures):
        return None
    caption = Caption((*first.caption.cells, *second.caption.cells), first.caption.depth)
    return _Entry(caption, first.figures or second.figures, bare=False)


def _around(above: Sequence[_Entry], entry: _Entry) -> _Entry | None:
    """One entry of a caption's two lines and the figures that are centred between them."""
    if len(above) < 2 or entry.figures or above[0].figures or not above[1].bare:  # noqa: PLR2004
        return None
    first, figures = above
    goes_on = _GOES_ON.match(entry.text) and not _LIST_MARK.match(entry.text)
    if first.text.endswith(":") or not (goes_on or _RUNS_ON.search(first.text)):
        return None
    caption = Caption((*first.caption.cells, *entry.caption.cells), first.caption.depth)
    return _Entry(caption, figures.figures, bare=False)


def _under_headers(entries: Sequence[_Entry]) -> tuple[Part, ...]:
    """Entries as parts, each line under the headers that are still open above it."""
    found: list[Part] = []
    headers: list[Caption] = []
    indented: list[Caption] = []
    for index, entry in enumerate(entries):
        if entry.bare:
            named = _named_by_header(entry, found)
            if named:
                headers = headers[: headers.index(named)] if named in headers else headers
                found.append(_line(replace(entry, caption=named), headers))
        elif entry.figures:
            headers = [h for h in headers if _holds(h, entry.caption.depth, indented)]
            indented += (h for h in headers if h.depth < entry.caption.depth)
            found.append(_line(entry, _over(headers, entry)))
            headers = _closed(headers, entry, is_first=isinstance(found[-2:][0], Caption))
        else:
            headers = _open(headers, entry, entries[index:])
            headers.append(entry.caption)
            found.append(entry.caption)
    return tuple(found)


def _over(headers: Sequence[Caption], entry: _Entry) -> Sequence[Caption]:
    """The headers of a line; a total stands right under the one it names, and not deeper."""
    if not _is_total(entry):
        return headers
    words = [_words(entry.text)]
    return next((headers[: at + 1] for at, h in enumerate(headers) if _totalled(h, words)), headers)


def _holds(header: Caption, depth: int, indented: Sequence[Caption]) -> bool:
    """Whether a line of this depth may stand under a header, whose own lines may be indented."""
    return header.depth < depth or (header.depth == depth and header not in indented)


def _open(headers: Sequence[Caption], entry: _Entry, following: Sequence[_Entry]) -> list[Caption]:
    """The headers in which another one stands: less deep ones, and those with a total to come."""
    totals = [_words(each.text) for each in following if each.figures and _is_total(each)]
    return [
        header
        for header in headers
        if header.depth < entry.caption.depth
        or (header.depth == entry.caption.depth and _totalled(header, totals))
    ]


def _totalled(header: Caption, totals: Sequence[set[str]]) -> bool:
    words = _words(header.text)
    return bool(words) and any(words <= total for total in totals)


def _is_total(entry: _Entry) -> bool:
    return entry.text.casefold().startswith(("total", "net cash"))


def _closed(headers: Sequence[Caption], entry: _Entry, *, is_first: bool) -> list[Caption]:
    """What stays open after a total: not the header that it names, nor what stands in that."""
    if not _is_total(entry):
        return list(headers)
    words = _words(entry.text)
    for index, header in enumerate(headers):
        if _totalled(header, [words]):
            return list(headers[:index])
    return list(headers[:-1]) if words == {"total"} and not is_first else list(headers)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold())) - _EMPTY_WORDS


def _named_by_header(entry: _Entry, found: Sequence[Part]) -> Caption | None:
    """The last header, if all lines under it add up to these figures: they are its total."""
    lines: list[Line] = []
    for part in reversed(found):
        if isinstance(part, Caption):
            return part if len(lines) > 1 and _add_up(entry.figures, lines) else None
        if isinstance(part, Line):
            lines.append(part)
    return None


def _add_up(total: Sequence[Figure | None], lines: Sequence[Line]) -> bool:
    sums = [
        sum((line.figures[at].value for line in lines if line.figures[at]), Decimal(0))  # type: ignore[union-attr]
        for at in range(len(total))
    ]
    return all(t is None or t.value == s for t, s in zip(total, sums, strict=True))


def _line(entry: _Entry, headers: Sequence[Caption]) -> Line:
    path = tuple(header.text for header in headers)
    scale = own_share_scale((entry.text, *reversed(path)))
    return Line(entry.caption, entry.figures, path, (), scale)
