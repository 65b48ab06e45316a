"""Which rows and captions of a reading are left out, because arithmetic does not hold them.

Whoever reads a page by columns may lose a caption or a row, and all others move by one. Sums,
earnings per share and the words of totals tell where that happened, and how far it reaches.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise, permutations
from typing import TYPE_CHECKING, Final

from crossfoot.tables.stacked import anchors, judging, totals
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from crossfoot.tables.stacked.matching import RowSigns
    from crossfoot.tables.stacked.totals import Row

_CENT: Final = Decimal("0.01")
_SHIFTS: Final = (0, 3, -3)
"""By how many powers of ten money and shares are printed differently."""
_FEWEST_SHARES: Final = 100


class Rows(Value):
    """The rows of a reading: what each says in its periods, its signs, and which are totals."""

    values: tuple[Row, ...]
    signs: tuple[RowSigns, ...]
    totals: frozenset[int]


def divided(
    matched: Sequence[tuple[int, ...]], told: Sequence[judging.Heading], rows: Rows
) -> tuple[tuple[int, ...], ...]:
    """The captions without those of shares and earnings per share of which no row gives the other.

    Nothing is asked where one of the two is not printed.
    """
    shares = judging.counts_shares(" ".join(each.text for each in told))
    if not shares or not any(each.has_cents for each in rows.signs):
        return tuple(matched)
    known = _per_share(rows.values, range(len(rows.values)))
    said = [" ".join(told[each].text for each in own) for own in matched]
    return tuple(
        own if at in known or not _is_of_shares(said[at], rows.signs[at]) else ()
        for at, own in enumerate(matched)
    )


def _is_of_shares(text: str, signs: RowSigns) -> bool:
    """Whether a row is of earnings per share, or of the shares that they are counted on."""
    counts = not (signs.has_cents or signs.is_nil) and judging.counts_shares(text)
    return counts or judging.is_earned(text)


def agreed(
    matched: Sequence[tuple[int, ...]], told: Sequence[judging.Heading], rows: Rows
) -> tuple[tuple[int, ...], ...]:
    """The captions without those around a total that is contradicted.

    Nothing adds up to it, or its figures are those of total assets, and no liabilities are said,
    or it stands where no statement has it: a caption or a row is missing, and which of the others
    moved, up to the next sum, cannot be told. Where a sum has no caption, those printed by other
    figures than their own are doubted.
    """
    said = [" ".join(told[each].text for each in own) for own in matched]
    wrong = {at for at, text in enumerate(said) if at > 1 and _lacks_sum(text, at, rows)}
    wrong |= _unlike_assets(said, rows)
    wrong |= anchors.contradicted(said, rows.values, totals.summed(rows.values))
    held = [
        at
        for at, text in enumerate(said)
        if at in rows.totals and at not in wrong and judging.is_total(text)
    ]
    kept = list(matched)
    for above, below in pairwise([-1, *held, len(matched)]):
        between = range(above + 1, below)
        bare = any(at in rows.totals and not matched[at] for at in between)
        for at in between:
            if any(each in wrong for each in between) or (
                bare and _is_apart(matched[at], told, rows.signs[at])
            ):
                kept[at] = ()
    return _without_bare(kept, rows)


def _without_bare(matched: Sequence[tuple[int, ...]], rows: Rows) -> tuple[tuple[int, ...], ...]:
    """The captions without those of rows printed together, of which a sum above others has none.

    They are printed above all of these rows: which of them is the sum's cannot be told.
    """
    bare = {
        rows.signs[at].group
        for at in rows.totals
        if not matched[at]
        and any(
            own and rows.signs[below].group == rows.signs[at].group
            for below, own in enumerate(matched[at + 1 :], start=at + 1)
        )
    } - {-1}
    return tuple(
        () if sign.group in bare else own for own, sign in zip(matched, rows.signs, strict=True)
    )


def _is_apart(own: Sequence[int], told: Sequence[judging.Heading], signs: RowSigns) -> bool:
    """Whether captions that stand by other figures are given to a row, among rows one by one."""
    if not own or signs.group < 0:
        return False
    first, last = told[own[0]], told[own[-1]]
    return not first.group <= signs.group <= last.group


def _lacks_sum(text: str, at: int, rows: Rows) -> bool:
    """Whether a caption says that it is a total, and neither several lines nor one are it."""
    signs = rows.signs[at]
    if at in rows.totals or signs.has_cents or signs.is_nil or not judging.is_surely_total(text):
        return False
    above, own = rows.values[at - 1 : at + 1]
    return above != own


def _unlike_assets(said: Sequence[str], rows: Rows) -> set[int]:
    """The rows below total assets that repeat their figures under a caption without liabilities."""
    values = rows.values
    assets = next((at for at, text in enumerate(said) if text.casefold() == "total assets"), None)
    if assets is None:
        return set()
    below = range(assets + 1, len(said))
    return {
        at
        for at in below
        if said[at] and values[at] == values[assets] and "liabilit" not in said[at].casefold()
    }


def sure(rows: Rows, *, in_turn: bool) -> frozenset[int]:
    """The rows of which it is sure that their figures belong together.

    All, if every figure was dealt `in_turn`; else those that are totals or their terms, and the
    shares and earnings per share that a row of earnings gives.
    """
    if in_turn:
        return frozenset(range(len(rows.values)))
    sums = totals.summed(rows.values)
    added = frozenset(sums).union(*sums.values())
    return added | _per_share(rows.values, added)


def _per_share(
    rows: Sequence[tuple[Decimal | None, ...]], earnings: Iterable[int]
) -> frozenset[int]:
    """The rows of shares and of earnings per share of which the second are the earnings' part."""
    found: set[int] = set()
    for own, shares in permutations(range(len(rows)), 2):
        if any(_is_quotient(rows[at], rows[shares], rows[own]) for at in earnings):
            found |= {own, shares}
    return frozenset(found)


def _is_quotient(
    whole: Sequence[Decimal | None], by: Sequence[Decimal | None], each: Sequence[Decimal | None]
) -> bool:
    """Whether cents are one row divided by another, in every column, in some powers of ten."""
    told = [
        (w, b, e)
        for w, b, e in zip(whole, by, each, strict=True)
        if w and b and e and abs(e) < _FEWEST_SHARES <= b
    ]
    return len(told) == len(each) and any(
        all(_is_cent(w.scaleb(shift) / b - e, e) for w, b, e in told) for shift in _SHIFTS
    )


def _is_cent(off: Decimal, each: Decimal) -> bool:
    return abs(off) <= _CENT + abs(each) / 100
