"""Which lines of a text belong to a statement.

Those from its title to the next, to prose, or to a table that is no statement; over pages, without
what each page repeats at its edges.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from crossfoot.patterns import regex
from crossfoot.tables.grid_kinds import is_other
from crossfoot.tables.stacked.cells import Line, Sort
from crossfoot.tables.stacked.judging import is_total
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NUMBERS: Final = regex(r"\d+")
_REFERS: Final = regex(r"(?:see|the) (?:accompanying|notes)\b", re.IGNORECASE)
_OWN_HEADER: Final = regex(
    r"adjustments|supplement\w* (?:disclosures?|schedule|cash[- ]flow|non-?cash)", re.IGNORECASE
)
"""How headers within a statement begin that could be titles of something else."""
_PAGE_NUMBER: Final = regex(r"\d{1,3}")
_EDGE: Final = 3
"""Lines at the top and at the foot of a page that may be the same on many pages."""
FIGURES_OF_ONE: Final = 12
"""Lines of figures above a unit line that make it another table's."""
_OFTEN: Final = 3
"""On so many pages a line is furniture."""


class Region(Value):
    """A table's title, and the lines that may be its own, in the order of the text."""

    title: Line | None
    lines: tuple[Line, ...]

    @property
    def all_lines(self) -> tuple[Line, ...]:
        """With the title."""
        return (self.title, *self.lines) if self.title else self.lines


def regions(lines: Sequence[Line]) -> Iterator[Region]:
    """The statements in reading order."""
    title: Line | None = None
    own: list[Line] = []
    announcers = _announcers(lines)
    for page in pages(lines):
        if title and _begins_anew(page) and any(line.sort is Sort.FIGURES for line in own):
            yield Region(title, tuple(own))
            title, own = None, []
        for line, below in _with_next(page):
            announces = line.cell.text in announcers
            ends = announces or _ends(line, below, own)
            if line.sort is Sort.TITLE or (title and ends and _has_begun(own)):
                if title:
                    yield Region(title, tuple(own))
                title, own = (line if line.sort is Sort.TITLE else None), []
            elif title:
                own.append(line)
    if title:
        yield Region(title, tuple(own))


def _with_next(page: Sequence[Line]) -> Iterator[tuple[Line, Line | None]]:
    yield from pairwise(page)
    yield from ((line, None) for line in page[-1:])


def _has_begun(own: Sequence[Line]) -> bool:
    """Whether figures were printed: without any, what seems to end a statement is put between."""
    figures = any(line.sort is Sort.FIGURES for line in own)
    return figures or not any(line.sort is Sort.CAPTION for line in own)


def _announcers(lines: Sequence[Line]) -> frozenset[str]:
    """What stands right above titles again and again: the company's name."""
    counts = Counter(
        above.cell.text
        for above, line in pairwise(lines)
        if line.sort is Sort.TITLE and above.sort is Sort.CAPTION and not is_total(above.cell.text)
    )
    return frozenset(text for text, count in counts.items() if count > 1)


def pages(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each page without its furniture."""
    pages = [list(page) for _, page in groupby(lines, key=lambda line: line.cell.place.page)]
    seen: defaultdict[str, int] = defaultdict(int)
    for page in pages:
        for wording in {_wording(line) for line in _edges(page)}:
            seen[wording] += 1
    numbers = _page_numbers(pages)
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        yield [
            line
            for line in page
            if not (id(line) in edges and seen[_wording(line)] >= _OFTEN and _is_words(line))
            and id(line) not in numbers
            and not _REFERS.match(line.cell.text)
        ]


def _page_numbers(pages: Sequence[Sequence[Line]]) -> frozenset[int]:
    """The numbers at the edges of pages that count them, wherever the counting begins."""
    ends = (line for page in pages for line in (page[0], *page[1:][-_EDGE:]))
    numbered = [
        (line, int(line.cell.text) - line.cell.place.page)
        for line in ends
        if line.begins and _PAGE_NUMBER.fullmatch(line.cell.text)
    ]
    offsets = Counter(o for o, _ in {(o, line.cell.place.page) for line, o in numbered})
    return frozenset(id(line) for line, offset in numbered if offsets[offset] > 1)


def _is_words(line: Line) -> bool:
    return line.sort in (Sort.CAPTION, Sort.PROSE)


def _edges(page: Sequence[Line]) -> Sequence[Line]:
    return [*page[:_EDGE], *page[-_EDGE:]] if len(page) > 2 * _EDGE else page


def _wording(line: Line) -> str:
    return _NUMBERS.sub("#", line.cell.text)


def _begins_anew(page: Sequence[Line]) -> bool:
    """Whether a page begins with a table of its own: heads before any figure, and no title."""
    for line in page:
        if line.sort in (Sort.FIGURES, Sort.TITLE):
            return False
        if line.sort is Sort.HEAD and "(" not in line.cell.text:
            return True
    return False


def _is_again(line: Line, own: Sequence[Line]) -> bool:
    """Whether a unit is printed once more right below heads, as on a new page."""
    below = bool(own) and own[-1].sort in (Sort.HEAD, Sort.UNIT)
    return below and any(each.cell.text == line.cell.text for each in own)


def _ends(line: Line, below: Line | None, own: Sequence[Line]) -> bool:
    """Prose, the unit of another table below the figures, or a title of something else.

    What has figures right below it is a caption, whatever it says.
    """
    if line.sort is Sort.PROSE:
        return True
    if line.sort is Sort.UNIT and not _is_again(line, own):
        return sum(each.sort is Sort.FIGURES for each in own) >= FIGURES_OF_ONE
    text = line.cell.text
    titled = line.sort is Sort.CAPTION and line.begins and not _OWN_HEADER.match(text)
    has_figures = below is not None and below.sort in (Sort.FIGURES, Sort.CURRENCY)
    return titled and not has_figures and is_other(text)
