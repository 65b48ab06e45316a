"""Cards: a caption, its amount with a scale word, and how it changed, below a title with a period.

Several cards may have been printed side by side and come in one cell; such captions are told apart
only where the release prints each of them alone as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossfoot.model import Gauge, Mention
from crossfoot.tables.headed import Doubt
from crossfoot.tables.torn import Amount, Sort, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Period
    from crossfoot.tables.calendar import Calendar

_MOST_SIDE_BY_SIDE = 4


@dataclass(frozen=True, slots=True)
class _Card:
    """Cells of one or more cards side by side; `first` is the index of their caption."""

    first: int
    captions: tuple[Token, ...]
    amounts: tuple[Amount, ...]
    moves: tuple[Amount, ...]
    cell: Token


def cards(
    tokens: Sequence[Token], names: frozenset[str], calendar: Calendar
) -> tuple[tuple[Mention, ...], tuple[Doubt, ...]]:
    """The mentions of all cards in a stretch; `names` are the captions that stand alone."""
    found: list[Mention] = []
    doubts: list[Doubt] = []
    title: Token | None = None
    for card in _cards(tokens):
        above = card.captions[:-1]
        title = above[-1] if above else title
        split = _split(card, names)
        period = calendar.said_in(title.text) if title else None
        doubt = _doubt(card, split, period)
        if doubt or period is None or title is None:
            doubts += (doubt,) if doubt else ()
        else:
            found += _told(card, split, title, period, calendar)
    return tuple(found), tuple(doubts)


def _cards(tokens: Sequence[Token]) -> Iterator[_Card]:
    at = 0
    while at < len(tokens):
        start = at
        captions, at = _run(tokens, at, Sort.CAPTION)
        amounts, at = _run(tokens, at, Sort.CARD)
        moves, at = _run(tokens, at, Sort.MOVE)
        if amounts:
            yield _Card(start, captions, _amounts(amounts), _amounts(moves), amounts[0])
        at += at == start


def _run(tokens: Sequence[Token], at: int, sort: Sort) -> tuple[tuple[Token, ...], int]:
    end = at
    while end < len(tokens) and tokens[end].sort is sort:
        end += 1
    return tuple(tokens[at:end]), end


def _amounts(tokens: Sequence[Token]) -> tuple[Amount, ...]:
    return tuple(amount for token in tokens for amount in token.amounts)


def _split(card: _Card, names: frozenset[str]) -> tuple[str, ...]:
    """A caption for each amount; empty when it cannot be told where one ends."""
    if not card.captions:
        return ()
    text = card.captions[-1].text
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


def _doubt(card: _Card, split: Sequence[str], period: Period | None) -> Doubt | None:
    said = " ".join(amount.figure.text for amount in card.amounts)
    if not split:
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
