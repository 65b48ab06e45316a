"""Which headers a line stands under, when the print shows no depth: a total closes its header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.patterns import regex
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crossfoot.footing.pairing import Row
    from crossfoot.model import Line, Sum

_WORDS = regex(r"[a-z]+")


class _Header(Value):
    """A header and the index of the first line printed under it."""

    text: str
    first: int


def under_headers(
    rows: Sequence[Row], lines: Sequence[Line], sums: Sequence[Sum]
) -> tuple[Line, ...]:
    """The lines with their headers, outermost first; those that a print shows by depth stay.

    But not beyond the total that names them: "Interest:" ends with "Interest, net".
    """
    totals = {found.total: found for found in sums}
    if any(line.header for line in lines):
        return _named_closed(lines, totals)
    placed: list[Line] = []
    open_headers: list[_Header] = []
    for row in rows:
        index = len(placed)
        if row.caption and not row.group:
            open_headers = [*_replaced(open_headers, index), _Header(row.caption.text, index)]
        elif row.caption:
            path = tuple(header.text for header in open_headers)
            placed.append(replace(lines[index], header=path))
            if index in totals:
                first = _first_leaf(index, totals)
                open_headers = _closed(open_headers, first, placed[-1].caption.text)
    return tuple(placed)


def _named_closed(lines: Sequence[Line], totals: Mapping[int, Sum]) -> tuple[Line, ...]:
    """The lines, each without the headers whose totals stand above it."""
    placed: list[Line] = []
    first: dict[tuple[str, ...], int] = {}
    done: set[tuple[str, ...]] = set()
    before: tuple[str, ...] = ()
    for index, line in enumerate(lines):
        path = line.header
        for size in range(1, len(path) + 1):
            if before[:size] != path[:size]:  # printed anew
                first[path[:size]] = index
                done.discard(path[:size])
        closed = next((size for size in range(1, len(path) + 1) if path[:size] in done), None)
        placed.append(line if closed is None else replace(line, header=path[: closed - 1]))
        if index in totals:
            leaf, caption = _first_leaf(index, totals), line.caption.text
            done |= {
                path[:size]
                for size in range(1, len(path) + 1)
                if first[path[:size]] == leaf and _names(caption, path[size - 1])
            }
        before = path
    return tuple(placed)


def _replaced(open_headers: Sequence[_Header], index: int) -> list[_Header]:
    """Headers printed in a row are nested; one that follows lines takes the last run's place."""
    if not open_headers or open_headers[-1].first == index:
        return list(open_headers)
    return [header for header in open_headers if header.first != open_headers[-1].first]


def _first_leaf(total: int, totals: Mapping[int, Sum]) -> int:
    """The first line that a total adds up, through its subtotals."""
    found = totals.get(total)
    return (
        min((_first_leaf(term.line, totals) for term in found.terms), default=total)
        if found
        else total
    )


def _closed(open_headers: Sequence[_Header], first: int, total: str) -> list[_Header]:
    """What stays open after a total: all headers opened since its first line are done.

    Of the headers that stand right above that first line, the total closes from the one it
    names; a bare "Total" closes the innermost.
    """
    above = [header for header in open_headers if header.first == first]
    kept = [header for header in open_headers if header.first < first]
    named = next(
        (at for at, header in enumerate(above) if _names(total, header.text)), len(above) - 1
    )
    return [*kept, *above[: max(named, 0)]]


def _names(total: str, header: str) -> bool:
    """Whether every word of a header is in the caption of its total."""
    words = set(_WORDS.findall(header.lower()))
    return bool(words) and words <= set(_WORDS.findall(total.lower()))
