"""Which lines add up to which: found by enumeration, the values being known.

Lines are read downwards and kept on a stack; a line that is the sum of the last few of them takes
their place. So each total has one decomposition, and no identity is a combination of others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Literal

from crossfoot.model import Figure, Line, Sum, Term

Sign = Literal[1, -1]
Values = tuple[Decimal | None, ...]

_MOST_SIGNED_TERMS = 7
"""Beyond this many terms a sum with mixed signs may hold by chance."""

_TELLING_DIGITS = 5
"""A sum that holds in one column only must be of a number with so many digits."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """The last `len(signs)` lines of the stack with these signs, and where they add up."""

    signs: tuple[Sign, ...]
    residuals: tuple[Decimal | None, ...]

    @property
    def held(self) -> int:
        return sum(residual == 0 for residual in self.residuals)


def find(lines: Sequence[Line]) -> tuple[Sum, ...]:
    """The sums of one statement, totals in the order of their lines."""
    values = [_values(line.figures) for line in lines]
    stack: list[int] = []
    sums: list[Sum] = []
    for index, line_values in enumerate(values):
        best = _best([values[at] for at in stack], line_values)
        if best:
            terms = stack[len(stack) - len(best.signs) :]
            del stack[len(stack) - len(best.signs) :]
            paired = zip(terms, best.signs, strict=True)
            sums.append(Sum(index, tuple(Term(at, sign) for at, sign in paired), best.residuals))
        stack.append(index)
    return tuple(sums)


def _values(figures: Sequence[Figure | None]) -> Values:
    return tuple(figure.value if figure else None for figure in figures)


def _best(stack: Sequence[Values], total: Values) -> _Candidate | None:
    """The decomposition that holds in the most columns, plain before signed, short before long."""
    if not any(total):
        return None
    plain = max(_telling(_plain(stack, total), total), key=_rank, default=None)
    if plain and plain.held == len(total):
        return plain
    signed = max(_telling(_signed(stack, total), total), key=_rank, default=None)
    return max((c for c in (plain, signed) if c), key=lambda c: c.held, default=None)


def _rank(candidate: _Candidate) -> tuple[int, int]:
    return candidate.held, -len(candidate.signs)


def _plain(stack: Sequence[Values], total: Values) -> Iterator[_Candidate]:
    added: Values = tuple(Decimal(0) for _ in total)
    for size, values in enumerate(reversed(stack), 1):
        added = _add(added, values, 1)
        if size > 1:
            yield _Candidate((1,) * size, _less(total, added))


def _signed(stack: Sequence[Values], total: Values) -> Iterator[_Candidate]:
    """The last few lines with every mixture of signs, the first of them positive."""
    for size in range(2, min(_MOST_SIGNED_TERMS, len(stack)) + 1):
        window = stack[-size:]
        for tail in product((1, -1), repeat=size - 1):
            if -1 in tail:
                yield _Candidate((1, *tail), _less(total, _added(window, (1, *tail))))


def _added(window: Sequence[Values], signs: Sequence[Sign]) -> Values:
    added: Values = tuple(Decimal(0) for _ in window[0])
    for values, sign in zip(window, signs, strict=True):
        added = _add(added, values, sign)
    return added


def _add(left: Values, right: Values, sign: Sign) -> Values:
    """Column by column; a column in which a figure is missing has no sum from there on."""
    pairs = zip(left, right, strict=True)
    return tuple(None if a is None or b is None else a + sign * b for a, b in pairs)


def _less(total: Values, added: Values) -> Values:
    return _add(total, added, -1)


def _telling(candidates: Iterator[_Candidate], total: Values) -> Iterator[_Candidate]:
    """Those that hold in every column, or in one whose figure is too long for chance."""
    for candidate in candidates:
        held = [
            value
            for value, residual in zip(total, candidate.residuals, strict=True)
            if residual == 0 and value
        ]
        if len(held) > 1 and candidate.held == len(total):
            yield candidate
        elif any(len(value.as_tuple().digits) >= _TELLING_DIGITS for value in held):
            yield candidate
