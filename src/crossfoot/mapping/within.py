"""Figures inside captions: allowances, accumulated depreciation, share counts.

"… of JPY 10 thousand and JPY 12 thousand at March 31 and June 30, respectively": as many figures
as dates are dealt out in order; one figure speaks for all dates. Dates belong to the figures that
stand before them: "… $5 as of March 31, 2017 and $7 as of June 30, 2017" is one date a figure. In
"7 shares issued (5 as of March 31, 2017)" the first figure speaks for the columns that are left.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crossfoot.amounts import CURRENCY, CURRENCY_CODE, figure, plain, scale_in
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
from crossfoot.patterns import regex
from crossfoot.periods import Dated, dates_in
from crossfoot.spelling import unnumbered
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.taxonomy.model import Concept, Taxonomy

_AMOUNT = regex(
    rf"(?:(?<![\w.,])|(?<={CURRENCY_CODE}))"
    r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w]|,\d|\.\d)"
)
_LINK = regex(rf"[\s,]*(?:and|or)?\s*{CURRENCY}?\s*", re.IGNORECASE)
_SCALE_WORD = regex(r"\s*(thousands?|millions?|billions?)\b", re.IGNORECASE)
_MORE = regex(rf"(?:\W|\b(?:and|or|as|of|at|respectively)\b|{CURRENCY}(?!\w))*", re.IGNORECASE)
"""What may stand between two figures that say the same of two dates."""

_LISTED = regex(r"\s*(?:,|and|,\s*and|or)?\s*", re.IGNORECASE)
_COUNTED = regex(
    r"\s*shares ((?:authorized|issued|outstanding|held|repurchased)(?: and outstanding)?)\b",
    re.IGNORECASE,
)
_OPENS = regex(r"\([^)]*$")
_YEAR = regex(r"\b(?:19|20)\d\d\b")
_SIGN = regex(rf"(?<![a-z]){CURRENCY}\s*$", re.IGNORECASE)
_OF_SHARES = regex(r" of (?:common|preferred) stock$", re.IGNORECASE)
_CLAUSE = regex(r"[;(]|(?<!\d),(?!\d)|,(?=\s)")


class _Amount(Value):
    """A number in a caption with the text around it."""

    start: int
    end: int
    figure: Figure
    scale: int | None


class _Series(Value):
    """Amounts that are listed together, for one thing at several dates.

    `dates` are those that the text names next, listed together; without any, all of the caption's;
    none where the next ones stand in parentheses that open after the amounts.
    """

    amounts: tuple[_Amount, ...]
    before: str
    after: str
    dates: tuple[Dated, ...]


_ISSUED = "CommonStockSharesIssued"
_OUTSTANDING = ConceptName("CommonStockSharesOutstanding")
_BOTH = regex(r"\bissued and outstanding\b", re.IGNORECASE)
_KEPT = frozenset({"TreasuryStockValue", "TreasuryStockCommonValue"})


def inner_figures(
    caption: Caption,
    columns: Sequence[Column],
    carrier: str,
    taxonomy: Taxonomy,
    printed: frozenset[str] = frozenset(),
) -> tuple[InnerFigure, ...]:
    """The figures in a caption that some concept is known to be printed as, in there.

    "Issued and outstanding" counts both at once, where by `printed`, the concepts of the release,
    the company keeps no shares of its own.
    """
    candidates = [c for c in taxonomy.concepts.values() if carrier in c.within]
    if not candidates:
        return ()
    text = caption.text
    dates = dates_in(text)
    found: list[InnerFigure] = []
    named = tuple(_named_series(_series(caption, text, dates), candidates))
    for concept, series in named:
        others = [each for name, each in named if name is concept and each is not series]
        dealt = list(_dealt(series, _columns(series, others, columns), columns, concept))
        found += dealt
        if _counts_both(series, concept) and printed and _KEPT.isdisjoint(printed):
            both = Tagged(concept=_OUTSTANDING, rung="inside-caption")
            found += [replace(each, tagged=both) for each in dealt]
    return tuple(found)


def _counts_both(series: _Series, concept: Concept) -> bool:
    return concept.name == _ISSUED and _BOTH.search(f"{series.before} {series.after}") is not None


def _named_series(
    all_series: Iterator[_Series], candidates: Sequence[Concept]
) -> Iterator[tuple[Concept, _Series]]:
    concept: Concept | None = None
    for series in all_series:
        goes_on = _MORE.fullmatch(_without_dates(series.before))
        concept = _concept(series, candidates) or (concept if goes_on else None)
        if concept:
            yield concept, series


def _columns(
    series: _Series, others: Sequence[_Series], columns: Sequence[Column]
) -> Sequence[int]:
    """The columns that amounts speak for: of their dates, else all that others leave."""
    own = _columns_of(series, columns)
    told = [_columns_of(other, columns) for other in others]
    if own or not others:
        return own or range(len(columns))
    if not all(told):
        return ()
    return [at for at in range(len(columns)) if not any(at in each for each in told)]


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
        if own and _OPENS.search(text[tail : own[0].start]):
            own = ()
        elif not own:
            own = tuple(dates)
        yield _Series(tuple(run), text[start : run[0].start], text[tail:end], own)
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
        if read and not _YEAR.fullmatch(match[0]):
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
    candidates = [concept for concept in candidates if _fits(series, concept)]
    before = _CLAUSE.split(series.before)[-1]
    after = _CLAUSE.split(series.after)[0]
    return (
        _said_at_once(after, candidates)
        or _named(before, candidates)
        or _named(after, candidates)
        or _named(series.before, candidates)
    )


def _fits(series: _Series, concept: Concept) -> bool:
    """No count has a currency sign before it, and a value per share has one."""
    signed = _SIGN.search(series.before) is not None
    if concept.item_type == "per-share":
        return signed and all(amount.scale is None for amount in series.amounts)
    return not (concept.item_type == "shares" and signed)


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
        for phrase in _phrases(printed)
        if f" {phrase} " in spelled
    ]
    return max(matches, key=lambda match: match[:2])[2] if matches else None


def _phrases(printed: str) -> tuple[str, ...]:
    """A caption, and what is left of it in the caption of the very shares that it names."""
    _, comma, rest = printed.partition(", ")
    short = rest if comma else _OF_SHARES.sub("", printed)
    return tuple(dict.fromkeys((_spelled(printed), _spelled(short))))


def _spelled(text: str) -> str:
    return " ".join(word.removesuffix("s") for word in re.findall(r"[a-z]+", text.lower()))


def _dealt(
    series: _Series, at: Sequence[int], columns: Sequence[Column], concept: Concept
) -> Iterator[InnerFigure]:
    tagged = Tagged(concept=ConceptName(concept.name), rung="inside-caption")
    for index, amount in enumerate(series.amounts):
        taken = (at[index],) if len(series.amounts) == len(at) else tuple(at)
        if at and len(series.amounts) in (1, len(at)):
            scale = amount.scale if amount.scale is not None else _own_scale(concept, columns)
            yield InnerFigure(amount.figure, taken, scale, tagged)


def _columns_of(series: _Series, columns: Sequence[Column]) -> list[int]:
    """The columns that the dates name, in the dates' order; else the one of the year named next."""
    moments = {column.period: index for index, column in enumerate(columns)}
    named = [moments[Instant(d.on)] for d in series.dates if Instant(d.on) in moments]
    if named:
        return list(dict.fromkeys(named))
    years = set(map(int, _YEAR.findall(series.after)))
    ends = [c.period.on if isinstance(c.period, Instant) else c.period.last for c in columns]
    of_year = [at for at, end in enumerate(ends) if end.year in years]
    return of_year if len(of_year) == 1 else []


def _own_scale(concept: Concept, columns: Sequence[Column]) -> int:
    """Money without a scale word is in the column's scale, share counts in what is said of them."""
    if concept.item_type == "shares":
        return columns[0].share_scale or 0
    return columns[0].scale if concept.item_type == "monetary" else 0
