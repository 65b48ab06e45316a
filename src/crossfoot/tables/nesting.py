"""Which rows of a summary break down which: a row printed before the rows that it adds up.

Such a table shows no depth, so arithmetic must: a row is the parent of the next rows when they add
up to it in every column, in at least one of them to the last digit. A row among them that is not
needed for the sum and never larger than the one before it is an "of which" of that one.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.patterns import regex
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Values = tuple[Decimal | None, ...]
_RESULT = regex(
    r"\b(?:income|profit|loss|margin|ebitda|earnings|result|balance|net|total)\b", re.IGNORECASE
)
"""What the last row of a calculation is called; such a row breaks nothing down."""

_MOST_ADDENDS = 14
_MOST_SKIPPED = 3
_TELLING = 100
_VERY_TELLING = 500


class Nest(Value):
    """For each row the row that it stands under, if any."""

    parents: tuple[int | None, ...]

    def path(self, row: int) -> tuple[int, ...]:
        """The rows above a row, outermost first."""
        parent = self.parents[row]
        return () if parent is None else (*self.path(parent), parent)


class _Family(Value):
    """Addends of a row, the "of which" rows with the row they belong to, and what is left over."""

    addends: tuple[int, ...]
    within: tuple[tuple[int, int], ...]
    residuals: Values
    end: int

    @property
    def rank(self) -> tuple[int, int]:
        return sum(left == 0 for left in self.residuals), -len(self.addends) - len(self.within)


def nest(captions: Sequence[str], rows: Sequence[Values]) -> Nest:
    """The parents of rows; `rows` are the figures in printed scale, one a column."""
    rows = _in_last_digits(rows)
    ends = [row + 1 for row in range(len(rows))]
    lifts = _lifts(rows)
    parents: list[int | None] = [None] * len(rows)
    for row in reversed(range(len(rows))):
        family = max(
            _families(row, _Table(captions, rows, ends, lifts)), key=lambda f: f.rank, default=None
        )
        if family is None:
            continue
        ends[row] = family.end
        for child in family.addends:
            parents[child] = row
        for child, above in family.within:
            parents[child] = above
    return Nest(tuple(parents))


def _in_last_digits(rows: Sequence[Values]) -> Sequence[Values]:
    """The figures counted in units of the last digit that most are printed with: 1.095 is 1095."""
    places = [_places(value) for row in rows for value in row if value]
    shift = max(places, key=places.count, default=0)
    if not shift:
        return rows
    return [tuple(None if v is None else v.scaleb(shift) for v in row) for row in rows]


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


class _Table(Value):
    """Rows, where each ends with all that is under it, and what deductions from it on add up to."""

    captions: Sequence[str]
    rows: Sequence[Values]
    ends: Sequence[int]
    lifts: Sequence[tuple[Decimal, ...]]


def _lifts(rows: Sequence[Values]) -> list[tuple[Decimal, ...]]:
    """For each row the negative figures from it to the end, added up column by column."""
    left = (Decimal(0),) * (len(rows[0]) if rows else 0)
    found: list[tuple[Decimal, ...]] = [left]
    for row in reversed(rows):
        left = tuple(a - min(b or Decimal(0), Decimal(0)) for a, b in zip(left, row, strict=True))
        found.insert(0, left)
    return found


def _families(row: int, table: _Table) -> Iterator[_Family]:
    if not any(table.rows[row]):
        return
    waiting = [_Family((), (), table.rows[row], row + 1)]
    while waiting:
        family = waiting.pop()
        if len(family.addends) > 1 and _holds(table.rows[row], family, table.captions):
            yield family
        elif family.end < len(table.rows) and len(family.addends) < _MOST_ADDENDS:
            waiting += _longer(family, table)


def _longer(family: _Family, table: _Table) -> Iterator[_Family]:
    """With the next row as an addend, and where it may be one, as an "of which" of the last."""
    at, rows = family.end, table.rows
    pairs = zip(family.residuals, rows[at], strict=True)
    left = tuple(None if a is None or b is None else a - b for a, b in pairs)
    last = family.addends[-1] if family.addends else None
    if last is not None and len(family.within) < _MOST_SKIPPED and _part(rows[at], rows[last]):
        within = (*family.within, (at, last))
        yield _Family(family.addends, within, family.residuals, table.ends[at])
    if _within_reach(left, table.lifts[at + 1]):
        yield _Family((*family.addends, at), family.within, left, table.ends[at])


def _within_reach(left: Values, lifts: Sequence[Decimal]) -> bool:
    """Whether what is left over can still come to nothing: only deductions make it grow."""
    known = [(r, lift) for r, lift in zip(left, lifts, strict=True) if r is not None]
    return bool(known) and all(r + lift >= -_MOST_ADDENDS for r, lift in known)


def _part(part: Values, whole: Values) -> bool:
    return all(
        a is not None and b is not None and 0 <= abs(a) <= abs(b) and a * b >= 0
        for a, b in zip(part, whole, strict=True)
    ) and any(part)


def _holds(total: Values, family: _Family, captions: Sequence[str]) -> bool:
    """Exact in one column, elsewhere off by no more than rounded addends can be.

    Large figures may be off by one in all columns.
    """
    if _RESULT.search(captions[family.addends[-1]]) or _open(family):
        return False
    slack = Decimal(len(family.addends) + 1) / 2
    pairs = [(t, r) for t, r in zip(total, family.residuals, strict=True) if t is not None]
    if any(r is None for _, r in pairs) or len(pairs) < 2:  # noqa: PLR2004 - one may be chance
        return False
    exact = [abs(t) for t, r in pairs if r == 0]
    if len(exact) == len(pairs):
        return True
    left = [abs(r) for _, r in pairs if r is not None]
    near = all(r <= slack for r in left) and any(t >= _TELLING for t in exact)
    large = all(abs(t) >= _VERY_TELLING for t, _ in pairs)
    return near or (large and all(r <= 1 for r in left))


def _open(family: _Family) -> bool:
    """Whether the last row taken is an "of which": the family then ended before it."""
    return bool(family.within) and family.within[-1][0] > family.addends[-1]
