"""Regions read: each with its periods and its rows; two together where their figures got mixed."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from crossfoot.tables.stacked import spans, turns
from crossfoot.tables.stacked.cells import Sort
from crossfoot.tables.stacked.heads import Head, Told, heads, told
from crossfoot.tables.stacked.regions import FIGURES_OF_ONE, Region
from crossfoot.tables.stacked.solving import Solved, solve
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.tables.stacked.cells import Line


class Reading(Value):
    """A statement's region, the heads of its periods, and its rows; none where that failed."""

    region: Region
    heads: tuple[Head, ...] = ()
    solved: Solved | None = None
    jumbled: bool = False
    """Whether a day among the heads may be another's."""

    @property
    def captions(self) -> tuple[str, ...]:
        """What each row is called; nothing where it has no caption."""
        if self.solved is None:
            return ()
        printed = [line.cell.text for line in self.region.lines if line.sort is Sort.CAPTION]
        told = [printed[at] for at in self.solved.order]
        return tuple(" ".join(told[at] for at in own) for own in self.solved.captions)


def readings(regions: Sequence[Region], *, in_rows: bool = False) -> Iterator[Reading]:
    """The regions in order, read one by one; one that fails, with the one before.

    `in_rows` says that rows are printed one by one: heads between them are of what follows.
    """
    yield from turns.in_turn(list(_readings(regions, in_rows=in_rows)))


def _readings(regions: Sequence[Region], *, in_rows: bool) -> Iterator[Reading]:
    before: Reading | None = None
    spare: tuple[Head, ...] = ()
    for region in regions:
        own = _until_other_table(region) if in_rows else region
        said = _told(own)
        reading = _read(own, said, spare)
        both = _both(before, reading) if before and reading.solved is None else None
        if before:
            yield both[0] if both else before
        before, spare = both[1] if both else reading, said.spare
    if before:
        yield before


def _told(region: Region) -> Told:
    return told([line for line in region.lines if line.sort is Sort.HEAD])


def _read(region: Region, said: Told, spare: tuple[Head, ...]) -> Reading:
    """The region read as a whole; or up to where heads of another table begin."""
    whole = _read_whole(region, said, spare)
    first = region if whole.solved else _until_other_table(region)
    if first is region:
        return whole
    part = _read_whole(first, _told(first), spare)
    return part if part.solved else whole


def _until_other_table(region: Region) -> Region:
    """The region up to heads with a span below a good many figures; heads printed again go on."""
    kept: list[Line] = []
    figures = 0
    for are_heads, run in groupby(region.lines, key=lambda line: line.sort is Sort.HEAD):
        lines = list(run)
        if are_heads and figures:
            again, first = told(lines), told([each for each in kept if each.sort is Sort.HEAD])
            if again.dates and _texts(again) == _texts(first):
                continue
            if figures >= FIGURES_OF_ONE and (again.spans or len(again.dates) > 1):
                return replace(region, lines=tuple(kept))
        figures += sum(line.sort is Sort.FIGURES for line in lines)
        kept += lines
    return replace(region, lines=tuple(kept)) if len(kept) < len(region.lines) else region


def _texts(said: Told) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return said.spans, tuple(date.text for date in said.dates)


def _read_whole(region: Region, said: Told, spare: tuple[Head, ...]) -> Reading:
    """The region read with its heads; or those of its last span only, or what others left."""
    tries = (heads(said), heads(said.last), () if said.dates else spare)
    for over in dict.fromkeys(each for each in tries if each):
        solved = solve(region.lines, len(over))
        if solved:
            return Reading(region, spans.in_turn(over, solved), solved, said.jumbled)
    return Reading(region, tries[0] or tries[2], None, said.jumbled)


def _both(first: Reading, second: Reading) -> tuple[Reading, Reading] | None:
    """Two regions as one table of as many periods, if that gives more rows."""
    if not first.heads or len(first.heads) != len(second.heads):
        return None
    joined = (*first.region.lines, *second.region.lines)
    solved = solve(joined, len(first.heads))
    if solved is None or (first.solved and len(solved.rows) <= len(first.solved.rows)):
        return None
    count = sum(line.sort is Sort.CAPTION for line in first.region.lines)
    above, below = _parted(solved, count)
    return replace(first, solved=above), replace(second, solved=below)


def _parted(solved: Solved, count: int) -> tuple[Solved, Solved]:
    """Rows of two regions: a row without a caption belongs where the one above it does."""
    parts: list[list[int]] = [[], []]
    at = 0
    for row, own in enumerate(solved.captions):
        if own:
            at = int(solved.order[own[0]] >= count)
        parts[at].append(row)
    return _part(solved, parts[0], range(count)), _part(
        solved, parts[1], range(count, len(solved.order))
    )


def _part(solved: Solved, rows: Sequence[int], captions: range) -> Solved:
    kept = [at for at, which in enumerate(solved.order) if which in captions]
    place = {at: new for new, at in enumerate(kept)}
    return replace(
        solved,
        rows=tuple(solved.rows[row] for row in rows),
        order=tuple(solved.order[at] - captions.start for at in kept),
        captions=tuple(
            tuple(place[at] for at in solved.captions[row] if at in place) for row in rows
        ),
        headers=frozenset(place[at] for at in solved.headers if at in place),
    )
