"""Which lines add up to which: found by enumeration, the values being known.

Lines are read downwards and kept on a stack; a line that is the sum of the last few of them takes
their place. So each total has one decomposition, and no identity is a combination of others.

Some issuers round every figure for itself; their totals miss the sum of their parts by a few of
the last digit. Where a release does so (`is_rounded`), a sum may miss by what rounding allows.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Literal

from crossfoot.model import Figure, Line, StatementKind, Sum, Term
from crossfoot.patterns import regex
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Sign = Literal[1, -1]
Values = tuple[int | None, ...]
"""A line's figures in the statement's smallest printed step: whole numbers add up faster."""

_MOST_SIGNED_TERMS = 7
"""Beyond this many terms a sum with mixed signs may hold by chance."""

_MOST_DEDUCTED = 20
"""So many lines at most stand between revenues and what is left of them."""

_TELLING = 10_000
_TELLING_DIGITS = 4
"""A sum that holds in one column only must be of a long number that is not round."""

_MORE_DIGITS = 2
"""And longer by these where signs are mixed: of the mixtures of seven lines one in 100 fits."""

_LEAST = 100
"""A line that is known to be a total needs a number of three digits only."""

_LONG = 1000
"""Sums of figures this long come near a total in two columns once in some 100,000 times."""

_SEVERAL, _ONE_IN = 2, 20
"""So many sums, and one in so many, miss by a little where figures are rounded one by one."""

_DEEPEST = 200
"""So many lines at most add up to a total."""

_DEDUCTED = regex(
    r"\bless\b|treasury|allowance|accumulated|discount|deficit|unearned|\bcost\b", re.IGNORECASE
)


class _Candidate(Value):
    """The last `len(signs)` lines of the stack with these signs, and where they add up."""

    signs: tuple[Sign, ...]
    residuals: Values

    @property
    def held(self) -> int:
        return sum(residual == 0 for residual in self.residuals)

    @property
    def near(self) -> int:
        """Columns in which it holds but for rounding."""
        slack = slack_of(len(self.signs))
        return sum(residual is not None and abs(residual) <= slack for residual in self.residuals)


class _Addend(Value):
    """A line on the stack; in a balance sheet only some lines are ever deducted."""

    line: int
    values: Values
    deductible: bool


def find(
    lines: Sequence[Line],
    kind: StatementKind,
    totals: frozenset[int] = frozenset(),
    leaves: frozenset[int] = frozenset(),
    *,
    rounded: bool = False,
) -> tuple[Sum, ...]:
    """The sums of one statement, totals in the order of their lines.

    `totals` are lines that are known to be totals: less evidence is asked of them. `leaves` are
    known not to be: they are never the difference of others. With `rounded`, a total may miss
    the sum of its parts by what their rounding explains.
    """
    places = max((f.places for line in lines for f in line.figures if f), default=0)
    stack: list[_Addend] = []
    sums: list[Sum] = []
    rows = [tuple(_whole(figure, places) for figure in line.figures) for line in lines]
    for index, (line, values) in enumerate(zip(lines, rows, strict=True)):
        least = _LEAST if index in totals else _TELLING
        ask = _Question(values, least, index not in leaves, rows[index + 1 : index + 2], rounded)
        best = _best(stack[-_DEEPEST:], ask)
        if index in totals and not best:
            best = _only_part(stack, values, totals.union(each.total for each in sums))
        if best:
            terms = stack[len(stack) - len(best.signs) :]
            del stack[len(stack) - len(best.signs) :]
            sums.append(_sum(index, terms, best, places))
        stack.append(_Addend(index, values, _deductible(line, kind)))
    return tuple(sums)


def _only_part(
    stack: Sequence[_Addend], total: Values, totals: frozenset[int]
) -> _Candidate | None:
    """The line right above as all that a total adds up: a section with a single line."""
    if not stack or stack[-1].line in totals or stack[-1].values != total or not any(total):
        return None
    return _Candidate((1,), tuple(None if value is None else 0 for value in total))


def _whole(figure: Figure | None, places: int) -> int | None:
    return int(figure.value.scaleb(places)) if figure else None


def _deductible(line: Line, kind: StatementKind) -> bool:
    return kind is not StatementKind.BALANCE_SHEET or bool(_DEDUCTED.search(line.caption.text))


def _sum(total: int, terms: Sequence[_Addend], found: _Candidate, places: int) -> Sum:
    paired = zip(terms, found.signs, strict=True)
    residuals = tuple(None if r is None else Decimal(r).scaleb(-places) for r in found.residuals)
    return Sum(total, tuple(Term(addend.line, sign) for addend, sign in paired), residuals)


class _Question(Value):
    """A line that others may add up to, and how much evidence is asked.

    `following` is the next line: what ends a breakdown is no rest of the total repeated after it.
    """

    total: Values
    least: int
    signed: bool
    following: Sequence[Values]
    rounded: bool


def _best(stack: Sequence[_Addend], ask: _Question) -> _Candidate | None:
    """The decomposition that holds in the most columns, plain before signed, short before long."""
    if not any(ask.total):
        return None
    plain = max(_telling(_plain(stack, ask), ask), key=_rank(ask), default=None)
    if not ask.signed or (plain and plain.held == len(ask.total)):
        return plain
    mixed = max(_telling(_signed(stack, ask), ask), key=_rank(ask), default=None)
    return max((c for c in (plain, mixed) if c), key=_holding(ask), default=None)


def _holding(ask: _Question) -> Callable[[_Candidate], int]:
    return (lambda each: each.near) if ask.rounded else (lambda each: each.held)


def _rank(ask: _Question) -> Callable[[_Candidate], tuple[int, int, int]]:
    holding = _holding(ask)
    return lambda each: (holding(each), each.held, -len(each.signs))


def _plain(stack: Sequence[_Addend], ask: _Question) -> Iterator[_Candidate]:
    """The last few lines as printed, in each number in which some column agrees."""
    left = ask.total
    for size, addend in enumerate(reversed(stack), 1):
        left = _less(left, addend.values)
        if size > 1 and (0 in left or (ask.rounded and _all_near(left, size))):
            plus: Sign = 1
            yield _Candidate((plus,) * size, left)


def _all_near(left: Values, size: int) -> bool:
    slack = slack_of(size)
    return all(residual is not None and abs(residual) <= slack for residual in left)


def slack_of(size: int) -> int:
    """By how many of the last digit so many rounded parts may miss their rounded total."""
    return (size + 1) // 2


def _signed(stack: Sequence[_Addend], ask: _Question) -> Iterator[_Candidate]:
    """The last few lines with every mixture of signs, the first of them positive."""
    for size in range(2, min(_MOST_SIGNED_TERMS, len(stack)) + 1):
        window = stack[-size:]
        if window[0].values in ask.following:
            continue
        choices: list[tuple[Sign, ...]] = [(1, -1) if a.deductible else (1,) for a in window[1:]]
        for tail in product(*choices):
            if -1 in tail:
                left = ask.total
                for addend, sign in zip(window, (1, *tail), strict=True):
                    left = _less(left, addend.values, sign)
                if 0 in left:
                    yield _Candidate((1, *tail), left)
    yield from _all_deducted(stack, ask)


def _all_deducted(stack: Sequence[_Addend], ask: _Question) -> Iterator[_Candidate]:
    """More lines than may be tried with any signs: the first of them less all the others."""
    for size in range(_MOST_SIGNED_TERMS + 1, min(_MOST_DEDUCTED, len(stack)) + 1):
        first, *rest = stack[-size:]
        if first.values in ask.following or not all(addend.deductible for addend in rest):
            continue
        left = _less(ask.total, first.values)
        for addend in rest:
            left = _less(left, addend.values, -1)
        if 0 in left:
            minus: Sign = -1
            yield _Candidate((1, *(minus,) * len(rest)), left)


def _less(left: Values, right: Values, sign: Sign = 1) -> Values:
    """Column by column; a column in which a figure is missing has no sum from there on."""
    pairs = zip(left, right, strict=True)
    return tuple(None if a is None or b is None else a - sign * b for a, b in pairs)


def _telling(candidates: Iterator[_Candidate], ask: _Question) -> Iterator[_Candidate]:
    """Those that hold in every column, or in one whose figure is too long for chance."""
    for candidate in candidates:
        pairs = zip(ask.total, candidate.residuals, strict=True)
        held = [abs(value) for value, residual in pairs if residual == 0 and value]
        whole = len(held) > 1 and candidate.held == len(ask.total)
        near = ask.rounded and candidate.near == len(ask.total) and _are_long(ask.total)
        digits = _TELLING_DIGITS + (_MORE_DIGITS if -1 in candidate.signs else 0)
        if whole or near or any(_is_telling(value, ask.least, digits) for value in held):
            yield candidate


def _are_long(total: Values) -> bool:
    """Whether figures are too long, and enough, to come near a sum by chance."""
    return len(total) > 1 and all(value and abs(value) >= _LONG for value in total)


def _is_telling(value: int, least: int, digits: int) -> bool:
    if least < _TELLING:
        return value >= least
    return value >= _TELLING and len(str(value).rstrip("0")) >= digits


def is_rounded(found: Iterable[tuple[Sequence[Line], Sequence[Sum]]]) -> bool:
    """Whether a release rounds figure by figure: some of its sums miss by what that explains."""
    exact = near = 0
    for lines, sums in found:
        for each in sums:
            places = max((f.places for f in lines[each.total].figures if f), default=0)
            slack = Decimal(slack_of(len(each.terms))).scaleb(-places)
            exact += each.residuals.count(Decimal(0))
            near += sum(r is not None and 0 < abs(r) <= slack for r in each.residuals)
    return near >= _SEVERAL and near * _ONE_IN >= exact + near
