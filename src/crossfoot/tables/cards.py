"""Cards: a caption, its amount with a scale word, and how it changed, below a title with a period.

Several cards may have been printed side by side and come in one cell; such captions are told apart
only where the release prints each of them alone as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import Gauge, Mention
from crossfoot.tables.headed import Doubt
from crossfoot.tables.torn import Amount, Sort, Token
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Period
    from crossfoot.tables.calendar import Calendar

_MOST_SIDE_BY_SIDE = 4


class _Card(Value):
    """Cells of one or more cards side by side, under their captions, the title first if it is."""

    captions: tuple[Token, ...]
    amounts: tuple[Amount, ...]
    moves: tuple[Amount, ...]
    cell: Token


class _Titled(Value):
    """The cards below one title; `period` is None where the title names none that is known."""

    title: Token | None
    period: Period | None
    cards: tuple[_Card, ...]


def cards(
    tokens: Sequence[Token], names: frozenset[str], calendar: Calendar
) -> tuple[tuple[Mention, ...], tuple[Doubt, ...]]:
    """The mentions of all cards in a stretch; `names` are the captions that stand alone."""
    found: list[Mention] = []
    doubts: list[Doubt] = []
    for part in _titled(tokens, calendar):
        splits = [_split(card, names, calendar) for card in part.cards]
        twice = len({spelled(c) for split in splits for c in split}) < sum(map(len, splits))
        for card, split in zip(part.cards, splits, strict=True):
            doubt = _doubt(card, split, part.period, twice=twice)
            doubts += (doubt,) if doubt else ()
            if not doubt and part.title and part.period:
                found += _told(card, split, part.title, part.period, calendar)
    return tuple(found), tuple(doubts)


def _titled(tokens: Sequence[Token], calendar: Calendar) -> Iterator[_Titled]:
    """The cards of a stretch by title: a line above a caption, or one that names a period."""
    part = _Titled(None, None, ())
    for card in _cards(tokens):
        above = card.captions[:-1] or [c for c in card.captions if calendar.said_in(c.text)]
        if above:
            if part.cards:
                yield part
            part = _Titled(above[-1], calendar.said_in(above[-1].text), ())
        part = _Titled(part.title, part.period, (*part.cards, card))
    if part.cards:
        yield part


def _cards(tokens: Sequence[Token]) -> Iterator[_Card]:
    at = 0
    while at < len(tokens):
        start = at
        captions, at = _run(tokens, at, Sort.CAPTION)
        amounts, at = _run(tokens, at, Sort.CARD)
        moves, at = _run(tokens, at, Sort.MOVE)
        if amounts or moves:
            yield _Card(captions, _amounts(amounts), _amounts(moves), (*amounts, *moves)[0])
        at += at == start


def _run(tokens: Sequence[Token], at: int, sort: Sort) -> tuple[tuple[Token, ...], int]:
    end = at
    while end < len(tokens) and tokens[end].sort is sort:
        end += 1
    return tuple(tokens[at:end]), end


def _amounts(tokens: Sequence[Token]) -> tuple[Amount, ...]:
    return tuple(amount for token in tokens for amount in token.amounts)


def _split(card: _Card, names: frozenset[str], calendar: Calendar) -> tuple[str, ...]:
    """A caption for each amount; empty when it cannot be told where one ends."""
    text = card.captions[-1].text if card.captions else ""
    if not text or calendar.said_in(text):
        return ()
    if len(card.amounts) == 1:
        return (text,)
    ways = tuple(_ways(text.split(), len(card.amounts), names))
    return ways[0] if len(ways) == 1 else ()


def _ways(words: Sequence[str], count: int, names: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """The ways to cut words into so many captions that stand alone elsewhere."""
    if count == 1:
        if spelled(" ".join(words)) in names:
            yield (" ".join(words),)
        return
    if count > _MOST_SIDE_BY_SIDE:
        return
    for cut in range(1, len(words) - count + 2):
        head = " ".join(words[:cut])
        if spelled(head) in names:
            yield from ((head, *rest) for rest in _ways(words[cut:], count - 1, names))


def spelled(text: str) -> str:
    """A caption without regard to case and blanks."""
    return " ".join(text.casefold().split())


def _doubt(
    card: _Card, split: Sequence[str], period: Period | None, *, twice: bool
) -> Doubt | None:
    said = " ".join(amount.figure.text for amount in (*card.amounts, *card.moves))
    if not card.amounts:
        message = f"no amount stands above the change of {said}"
    elif twice:
        message = f"one title stands above {said} and above others under the same captions"
    elif not split:
        message = f"which captions {said} belong to cannot be told"
    elif len(card.moves) not in (0, len(card.amounts)):
        message = f"{len(card.moves)} changes stand beside {len(card.amounts)} amounts ({said})"
    elif period is None:
        message = f"the title above {said} names no period that the release explains"
    else:
        return None
    return Doubt("tables.unread-card", message, card.cell)


def _told(
    card: _Card, captions: Sequence[str], title: Token, period: Period, calendar: Calendar
) -> Iterator[Mention]:
    ahead = title.forecast or calendar.lies_ahead(period)
    for index, (caption, amount) in enumerate(zip(captions, card.amounts, strict=True)):
        yield value(amount, caption, (title.text,), period, forecast=ahead)
        if card.moves:
            moved = card.moves[index]
            yield change(moved, caption, (title.text,), period, calendar, forecast=ahead)


def value(
    amount: Amount, caption: str, headings: tuple[str, ...], period: Period, *, forecast: bool
) -> Mention:
    """An amount as a mention."""
    return Mention(
        amount.figure,
        caption,
        headings,
        Gauge.VALUE,
        period,
        scale=amount.scale,
        currency=amount.currency,
        noun=amount.noun,
        forecast=forecast,
    )


def change(  # noqa: PLR0913 - a change is of something, then and before
    moved: Amount,
    caption: str,
    headings: tuple[str, ...],
    period: Period,
    calendar: Calendar,
    *,
    forecast: bool,
) -> Mention:
    """A relative change as a mention; what it looks back to is only known when it says so."""
    return Mention(
        moved.figure,
        caption,
        headings,
        Gauge.CHANGE,
        period,
        compared=calendar.before(period, moved.basis),
        forecast=forecast,
        sign=-1 if moved.down else 1,
    )
