"""Summaries whose depth is known: a row may be the total of the deeper rows printed below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.footing import sums
from crossfoot.model import FootedStatement, Line, Sum, Term
from crossfoot.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from crossfoot.model import Statement

_FEWEST_ADDENDS = 2


def foot(statement: Statement) -> FootedStatement:
    """A statement of whole lines with the sums above its rows and, at its top level, below them."""
    lines = tuple(part for part in statement.parts if isinstance(part, Line))
    above = tuple(_above(lines))
    top = [index for index, line in enumerate(lines) if not line.caption.depth]
    below = (
        replace(found, total=top[found.total], terms=_moved(found.terms, top))
        for found in sums.find([lines[index] for index in top], statement.kind)
    )
    return FootedStatement(
        statement.kind,
        statement.title,
        statement.place,
        statement.columns,
        lines,
        (*above, *below),
    )


def _moved(terms: Sequence[Term], at: Sequence[int]) -> tuple[Term, ...]:
    return tuple(replace(term, line=at[term.line]) for term in terms)


def _above(lines: Sequence[Line]) -> Iterator[Sum]:
    """Each row with two or more rows right under it; one alone is an "of which"."""
    for total, line in enumerate(lines):
        children = tuple(_children(total, lines))
        if len(children) >= _FEWEST_ADDENDS:
            residuals = tuple(_residual(column, line, children, lines) for column in _columns(line))
            if 0 in residuals:
                yield Sum(total, tuple(Term(child, 1) for child in children), residuals)


def _columns(line: Line) -> range:
    return range(len(line.figures))


def _children(parent: int, lines: Sequence[Line]) -> Iterator[int]:
    depth = lines[parent].caption.depth
    for index in range(parent + 1, len(lines)):
        if lines[index].caption.depth <= depth:
            return
        if lines[index].caption.depth == depth + 1:
            yield index


def _residual(
    column: int, total: Line, children: Sequence[int], lines: Sequence[Line]
) -> Decimal | None:
    figures = [total.figures[column], *(lines[child].figures[column] for child in children)]
    values = [figure.value for figure in figures if figure]
    return values[0] - sum(values[1:]) if len(values) == len(figures) else None
