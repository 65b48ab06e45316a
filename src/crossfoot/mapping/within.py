"""Figures inside captions: allowances, accumulated depreciation, share counts.

"… of JPY 10 thousand and JPY 12 thousand at March 31 and June 30, respectively": as many figures
as dates are dealt out in order; one figure speaks for all dates. Dates belong to the figures that
stand before them: "… $5 as of March 31, 2017 and $7 as of June 30, 2017" is one date a figure.
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
_MORE = re.compile(r"(?:\W|\b(?:and|or|as|of|at|respectively|JPY|US)\b)*", re.IGNORECASE)
"""What may stand between two figures that say the same of two dates."""

_LISTED = re.compile(r"\s*(?:,|and|,\s*and|or)?\s*", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s*shares ((?:authorized|issued|outstanding|held|repurchased)(?: and outstanding)?)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;(]|(?<!\d),(?!\d)|,(?=\s)")


class _Amount(Value):
    """A number in a caption with the text around it."""

    start: int
    end: int
    figure: Figure
    scale: int | None


class _Series(Value):
    """Amounts that are listed together, for one thing at several dates.

    `dates` are those that the text names next, listed together; without any, all of the caption's.
    """

    amounts: tuple[_Amount, ...]
    before: str
    after: str
    dates: tuple[Dated, ...]


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
    concept: Concept | None = None
    for series in _series(caption, text, dates):
        goes_on = _MORE.fullmatch(_without_dates(series.before))
        concept = _concept(series, candidates) or (concept if goes_on else None)
        if concept:
            found += _dealt(series, columns, concept)
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
        own = tuple(_listed_next(text, tail, dates))
        yield _Series(tuple(run), text[start : run[0].start], text[tail:end], own or tuple(dates))
        run, start = [], tail


def _listed_next(text: str, start: int, dates: Sequence[Dated]) -> Iterator[Dated]:
    """The dates that come next in the text, as far as they are listed together."""
    end: int | None = None
    for dated in dates:
        if dated.start >= start and (end is None or _LISTED.fullmatch(text[end : dated.start])):
            yield dated
            end = dated.end
        elif end is not None:
            return


def _without_dates(text: str) -> str:
    for dated in reversed(dates_in(text)):
        text = text[: dated.start] + text[dated.end :]
    return text


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
        _said_at_once(after, candidates)
        or _named(before, candidates)
        or _named(after, candidates)
        or _named(series.before, candidates)
    )


def _said_at_once(after: str, candidates: Sequence[Concept]) -> Concept | None:
    """What the words right after a count say that it counts ("9 shares issued and …")."""
    counted = _COUNTED.match(after)
    return _named(counted[1], candidates) if counted else None


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
    return " ".join(word.removesuffix("s") for word in re.findall(r"[a-z]+", text.lower()))


def _dealt(series: _Series, columns: Sequence[Column], concept: Concept) -> Iterator[InnerFigure]:
    tagged = Tagged(concept=ConceptName(concept.name), rung="inside-caption")
    at = _columns_of(series.dates, columns)
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
