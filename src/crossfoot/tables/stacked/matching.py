"""Captions matched to rows: both are in order, some captions are headers, some rows have none.

The match is the best of all by what speaks for each pair: a total's words at a row that adds up,
words of shares at figures with cents, a caption right above its figures. A row that would fit
another caption nearly as well is left without one.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.tables.stacked.judging import Candidate, Captions, Score

_IMPOSSIBLE: Final = -10_000
_BETWEEN_COST: Final = 4
"""What it costs that a header is between rows whose figures are printed right below each other."""
_PARTED_WORTH: Final = 4
"""What it is worth that a header stands where rows are parted for no other reason."""
_BARE_COST: Final = 8
_BARE_TOTAL_COST: Final = 4
_BESIDE: Final = 8
"""What it is worth that a caption stands above its figures, where rows are printed one by one."""
_APART_COST: Final = 4
_OTHER_BAND_COST: Final = 3
"""What it costs that a caption and columns that are printed one by one are not in one band."""
_NEAREST: Final = 6
"""And right above them."""
_MOVED_COST: Final = 5
_FURTHEST: Final = 3
"""Captions that one may have got behind or before."""
_TOGETHER: Final = 2
"""Captions that may have moved together."""
_SLACK: Final = 6
"""So many more rows than captions, or captions left out, are looked at."""
_UNSAID_COST: Final = 13
"""What speaks against a plain caption at figures that others add up to: subtotals have none, under
a header that is printed like a caption."""
_DOUBT: Final = 3
"""A row is left without a caption if another one fits as well but for so much."""


class RowSigns(Value):
    """What is known of a row without its caption.

    Where rows are printed one by one, `group` is that of the captions printed right above its
    figures; -1 where columns are printed one by one.
    """

    is_total: bool
    has_cents: bool
    is_nil: bool
    group: int
    first: bool
    """Whether no other row is printed between it and those captions."""
    joined: bool
    """Whether its figures are printed right below those of the row before: no header is between."""
    band: int = -1
    """Where columns are printed one by one, the group of captions below which all figures of the
    row are; -1 where they are not in one."""
    parted: bool = False
    """Whether in each column something parts it from the row before, and neither is a total."""


Own = tuple[int, int]
"""The first of the captions of a row, and how many there are."""

_Node = tuple[int, int]
"""So many captions and so many rows are done with."""


class _Step(NamedTuple):
    """From a node to the next: what it is worth, and which of the next rows get which captions."""

    to: _Node
    worth: Score
    owned: tuple[Own, ...]


_Lattice = dict[_Node, tuple[_Step, ...]]


def score(own: Captions, rows: Sequence[RowSigns]) -> Score:
    """How well the captions match the rows at best, all of them in order."""
    return _forward(_lattice(own, rows, moved=False))[len(own.skips), len(rows)]


def match(own: Captions, rows: Sequence[RowSigns]) -> tuple[tuple[int, ...], ...]:
    """For each row its captions in the best match, if no other caption comes near; else none."""
    lattice = _lattice(own, rows, moved=True)
    before, after = _forward(lattice), _backward(lattice, (len(own.skips), len(rows)))
    ways: list[dict[Own, Score]] = [{} for _ in rows]
    for node, steps in lattice.items():
        for step in steps:
            whole = before.get(node, _IMPOSSIBLE) + step.worth + after.get(step.to, _IMPOSSIBLE)
            for at, each in enumerate(step.owned, start=node[1]):
                ways[at][each] = max(ways[at].get(each, _IMPOSSIBLE), whole)
    return tuple(_sure(each) for each in ways)


def _sure(ways: dict[Own, Score]) -> tuple[int, ...]:
    ranked = sorted(((worth, own) for own, worth in ways.items()), reverse=True)
    if not ranked:
        return ()
    best, (first, count) = ranked[0]
    rival = max(
        (worth for worth, other in ranked if sum(other) != first + count), default=_IMPOSSIBLE
    )
    return tuple(range(first, first + count)) if best - rival > _DOUBT else ()


def _forward(lattice: _Lattice) -> dict[_Node, Score]:
    """The best score from the beginning to each node."""
    best: dict[_Node, Score] = {(0, 0): 0}
    for node, steps in lattice.items():
        so_far = best.get(node, _IMPOSSIBLE)
        for step in steps:
            best[step.to] = max(best.get(step.to, _IMPOSSIBLE), so_far + step.worth)
    return best


def _backward(lattice: _Lattice, end: _Node) -> dict[_Node, Score]:
    """The best score from each node to the end."""
    best: dict[_Node, Score] = {end: 0}
    for node, steps in reversed(lattice.items()):
        onward = (step.worth + best.get(step.to, _IMPOSSIBLE) for step in steps)
        best[node] = max(best.get(node, _IMPOSSIBLE), max(onward, default=_IMPOSSIBLE))
    return best


def _lattice(own: Captions, rows: Sequence[RowSigns], *, moved: bool) -> _Lattice:
    """All nodes worth a look, in order, with the steps from each."""
    last, end = len(own.skips), len(rows)
    return {
        (upto, at): tuple(_steps(own, rows, (upto, at), moved=moved))
        for upto in range(last + 1)
        for at in range(max(0, upto - last + end - _SLACK), min(end, upto + _SLACK) + 1)
    }


def _steps(own: Captions, rows: Sequence[RowSigns], node: _Node, *, moved: bool) -> Iterator[_Step]:
    upto, at = node
    below = at == len(rows)
    if upto < len(own.skips):
        between = _BETWEEN_COST if not below and rows[at].joined else 0
        cost = own.skip_cost(upto, below=below)
        if not below and rows[at].parted and own.stands_among_rows(upto):
            cost -= _PARTED_WORTH
        yield _Step((upto + 1, at), -cost - between, ())
    if below:
        return
    bare = _BARE_TOTAL_COST if rows[at].is_total else _BARE_COST
    yield _Step((upto, at + 1), -bare, (_NONE,))
    if upto < len(own.skips):
        for count, each in enumerate(own.candidates[upto], start=1):
            yield _Step((upto + count, at + 1), _pair(each, rows[at]), ((upto, count),))
        if moved and rows[at].group >= 0:
            yield from _moved(own, rows, node)


_NONE: Final = (0, 0)


def _moved(own: Captions, rows: Sequence[RowSigns], node: _Node) -> Iterator[_Step]:
    """The next captions, one or two of which got behind or before those next to them."""
    upto, at = node
    most = min(_FURTHEST + _TOGETHER, len(own.skips) - upto, len(rows) - at)
    lines = list(takewhile(bool, own.candidates[upto : upto + most]))
    most = min(most, len(lines))  # a header over several lines has not moved
    for length in range(2, most + 1):
        for order in sorted({*_orders(length)}):
            pairs = zip(order, rows[at : at + length], strict=True)
            worth = sum(_pair(own.candidates[upto + which][0], row) for which, row in pairs)
            owned = tuple((upto + which, 1) for which in order)
            yield _Step((upto + length, at + length), worth - _MOVED_COST, owned)


def _orders(length: int) -> Iterator[tuple[int, ...]]:
    """So many captions with the first or last of them, or two, at the other end."""
    each = tuple(range(length))
    for few in range(1, _TOGETHER + 1):
        if few < length <= few + _FURTHEST:
            yield (*each[-few:], *each[:-few])
            yield (*each[few:], *each[:few])


def _pair(each: Candidate, row: RowSigns) -> Score:
    """What speaks for a row having this caption."""
    worth = each.base
    if row.is_total:
        worth += 5 if each.is_total else -_UNSAID_COST if each.is_plain else -3
    elif each.is_total:
        worth -= 2
    if row.has_cents:
        worth += -6 if each.per_share is False else 3
    elif each.per_share and not row.is_nil:
        worth -= 6
    if row.band >= 0 and row.band not in each.groups:
        worth -= _OTHER_BAND_COST
    if row.group >= 0:
        beside = row.group in each.groups
        late = each.under and not row.first and each.groups[0] == row.group + 1
        worth += _BESIDE if beside else _BESIDE // 2 if late else -_APART_COST
        worth += _NEAREST if beside and each.nearest and row.first else 0
    return worth
