"""Figures inside captions: allowances, accumulated depreciation, share counts.

"… of JPY 10 thousand and JPY 12 thousand at March 31 and June 30, respectively": as many figures
as dates are dealt out in order; one figure speaks for all dates.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crossfoot.amounts import figure, plain, scale_in
from crossfoot.captions import unnumbered
from crossfoot.model import (
    Caption,
    Cell,
    Column,
    ConceptName,
    Figure,
    InnerFigure,
    Instant,
    Place,
    Tagged,
)
from crossfoot.periods import Dated, dates_in
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.taxonomy.model import Concept, Taxonomy

_AMOUNT = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w]|,\d|\.\d)")
_LINK = re.compile(r"[\s,]*(?:and|or)?\s*(?:JPY|US\$|[$¥€£])?\s*", re.IGNORECASE)
_SCALE_WORD = re.compile(r"\s*(thousands?|millions?|billions?)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;(]|(?<!\d),(?!\d)|,(?=\s)")


class _Amount(Value):
    """A number in a caption with the text around it."""

    start: int
    end: int
    figure: Figure
    scale: int | None


class _Series(Value):
    """Amounts that are listed together, for one thing at several dates."""

    amounts: tuple[_Amount, ...]
    before: str
    after: str


def inner_figures(
    caption: Caption, columns: Sequence[Column], carrier: str, taxonomy: Taxonomy
) -> tuple[InnerFigure, ...]:
    """The figures in a caption that some concept is known to be printed as, in there."""
    candidates = [c for c in taxonomy.concepts.values() if carrier in c.within]
    if not candidates:
        return ()
    text = caption.text
    dates = dates_in(text)
    found: list[InnerFigure] = []
    for series in _series(caption, text, dates):
        concept = _concept(series, candidates)
        if concept:
            found += _dealt(series, dates, columns, concept)
    return tuple(found)


def _series(caption: Caption, text: str, dates: Sequence[Dated]) -> Iterator[_Series]:
    amounts = [a for a in _amounts(caption, text) if not _in_date(a, dates)]
    run: list[_Amount] = []
    start = 0
    for index, amount in enumerate(amounts):
        run.append(amount)
        following = amounts[index + 1] if index + 1 < len(amounts) else None
        tail = _tail(text, amount)
        if following and _LINK.fullmatch(text[tail : following.start]):
            continue
        end = following.start if following else len(text)
        yield _Series(tuple(run), text[start : run[0].start], text[tail:end])
        run, start = [], tail


def _tail(text: str, amount: _Amount) -> int:
    word = _SCALE_WORD.match(text, amount.end)
    return word.end() if word else amount.end


def _amounts(caption: Caption, text: str) -> Iterator[_Amount]:
    skipped = len(text) - len(unnumbered(text))
    for match in _AMOUNT.finditer(plain(text), skipped):
        read = figure(match[0], _place(caption, match.start()))
        if read:
            word = _SCALE_WORD.match(text, match.end())
            yield _Amount(match.start(), match.end(), read, scale_in(word[0]) if word else None)


def _in_date(amount: _Amount, dates: Sequence[Dated]) -> bool:
    return any(dated.start <= amount.start < dated.end for dated in dates)


def _place(caption: Caption, offset: int) -> Place:
    """Where a character of the joined caption is printed."""
    for cell in caption.cells:
        if offset <= len(cell.text):
            return _shifted(cell, offset)
        offset -= len(cell.text) + 1
    raise ValueError(offset)


def _shifted(cell: Cell, offset: int) -> Place:
    return Place(cell.place.page, cell.place.line, cell.place.column + offset)


def _concept(series: _Series, candidates: Sequence[Concept]) -> Concept | None:
    """The concept named in the clause before the amounts, else in the clause after them."""
    before = _CLAUSE.split(series.before)[-1]
    after = _CLAUSE.split(series.after)[0]
    return (
        _named(before, candidates) or _named(after, candidates) or _named(series.before, candidates)
    )


def _named(text: str, candidates: Sequence[Concept]) -> Concept | None:
    spelled = f" {_spelled(text)} "
    matches = [
        (len(phrase), concept.name, concept)
        for concept in candidates
        for printed in concept.printed_as
        if f" {(phrase := _spelled(printed))} " in spelled
    ]
    return max(matches, key=lambda match: match[:2])[2] if matches else None


def _spelled(text: str) -> str:
    return " ".join(re.findall(r"[a-z]+", text.lower()))


def _dealt(
    series: _Series, dates: Sequence[Dated], columns: Sequence[Column], concept: Concept
) -> Iterator[InnerFigure]:
    tagged = Tagged(concept=ConceptName(concept.name), rung="inside-caption")
    at = _columns_of(dates, columns)
    for index, amount in enumerate(series.amounts):
        taken = (at[index],) if len(series.amounts) == len(at) else tuple(at)
        if len(series.amounts) in (1, len(at)):
            scale = amount.scale if amount.scale is not None else _own_scale(concept, columns)
            yield InnerFigure(amount.figure, taken, scale, tagged)


def _columns_of(dates: Sequence[Dated], columns: Sequence[Column]) -> list[int]:
    """The columns that the dates name, in the dates' order; without dates, all columns."""
    moments = {column.period: index for index, column in enumerate(columns)}
    named = [moments[Instant(dated.on)] for dated in dates if Instant(dated.on) in moments]
    return list(dict.fromkeys(named)) or list(range(len(columns)))


def _own_scale(concept: Concept, columns: Sequence[Column]) -> int:
    """Money without a scale word is in the column's scale, share counts in what is said of them."""
    if concept.item_type == "shares":
        return columns[0].share_scale or 0
    return columns[0].scale if concept.item_type == "monetary" else 0
