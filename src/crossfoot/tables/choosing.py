"""Two readings of one text: rows in order, or captions and figures that are to be paired.

In order is the better reading of a statement where it leaves out no figure among those it reads.
Where rows came apart it does, and the other reading holds what is to be paired.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import Caption, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Place


def chosen(
    ordered: Sequence[Statement], loose: Sequence[Statement], left: Sequence[Place]
) -> tuple[Statement, ...]:
    """Of each statement the better reading, in the order of the text.

    `left` are the figures that the reading in order found no row for.
    """
    read = frozenset(at for each in loose for at in _places(each))
    ends = [*(each.place for each in ordered), None][1:]
    kept = [
        each
        for each, end in zip(ordered, ends, strict=True)
        if not any(at in read and each.place < at and not (end and end < at) for at in left)
        and _leaves_none(each, read)
    ]
    spans = [_span(each) for each in kept]
    others = [each for each in loose if not any(_meet(_span(each), span) for span in spans)]
    return tuple(sorted((*kept, *others), key=lambda each: each.place))


def _leaves_none(statement: Statement, read: frozenset[Place]) -> bool:
    own = frozenset(_places(statement))
    return not any(statement.place < at <= max(own) and at not in own for at in read)


def _span(statement: Statement) -> tuple[Place, Place]:
    places = list(_places(statement))
    return (min(places), max(places)) if places else (statement.place, statement.place)


def _meet(one: tuple[Place, Place], other: tuple[Place, Place]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _places(statement: Statement) -> Iterator[Place]:
    for part in statement.parts:
        if not isinstance(part, Caption):
            yield from (figure.place for figure in part.figures if figure)
