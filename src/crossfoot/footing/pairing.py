"""Which figures belong to which caption, where the source tore them apart.

Captions and figures keep their order; what is lost is who stands beside whom. Each reading has a
price: figures directly after their caption cost nothing, figures lifted above it a little, a
caption left without figures as much as it looks like a line rather than a header. The cheapest
reading is taken where its rivals are clearly dearer; elsewhere the pairing stays open and the
rivals are kept.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from heapq import heappop, heappush
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from crossfoot.footing import prices
from crossfoot.model import Caption, Group, Line, Place, Statement
from crossfoot.value import Value

if TYPE_CHECKING:
    from crossfoot.captions import Vocabulary
    from crossfoot.footing.prices import Prices

_CENT = 1
_LIFT = 100
_LIFT_AGAIN = 10
_SKIP = 50
_OUT_OF_ORDER = 400
_ORPHAN = 1200
_TORN_NAME = 300
_HOPELESS = 1500
MARGIN = 100
"""A reading is taken when the best other one costs more than this beyond it (in hundredths)."""

_WIDEST_JOIN = 3
_REACH = 4


class _Slot(NamedTuple):  # made by the thousand: a tuple costs a third of a dataclass
    """Captions `first` to `last` (inclusive) read as one caption."""

    first: int
    last: int


class _Torn(Value):
    """One run of captions and groups; positions are their places in the reading order.

    `groups_before[i]` is how many groups stand before position i.
    """

    captions: tuple[Caption, ...]
    groups: tuple[Group, ...]
    caption_at: tuple[int, ...]
    group_at: tuple[int, ...]
    groups_before: tuple[int, ...]


class Row(Value):
    """A caption with or without figures, in reading order; the rest as in `Line`."""

    caption: Caption | None
    group: Group | None
    rivals: tuple[Caption, ...] = ()
    share_scale: int | None = None
    header: tuple[str, ...] = ()
    repeats: Place | None = None

    def as_line(self) -> Line:
        """The row as a line; it must have both caption and figures."""
        if self.caption is None or self.group is None:
            raise ValueError(self)
        figures = self.group.figures
        return Line(self.caption, figures, self.header, self.rivals, self.share_scale, self.repeats)


def rows(
    statement: Statement, vocabulary: Vocabulary, lines: frozenset[str] = frozenset()
) -> tuple[Row, ...]:
    """The statement's rows: every caption and every group once, paired or alone.

    `lines` are captions that have figures though they end in a colon.
    """
    costs = prices.of(statement, vocabulary, lines)
    result: list[Row] = []
    run: list[Caption | Group] = []
    for part in statement.parts:
        if isinstance(part, Line):
            pieces = _broken_off(run, part.caption, costs)
            result += _pair(run[: len(run) - len(pieces)], costs)
            whole = _joined([*pieces, part.caption])
            group = Group(part.figures)
            told = (part.rivals, part.share_scale, part.header, part.repeats)
            result.append(Row(whole, group, *told))
            run = []
        else:
            run.append(part)
    return (*result, *_pair(run, costs))


def _broken_off(
    run: Sequence[Caption | Group], caption: Caption, costs: Prices
) -> tuple[Caption, ...]:
    """The captions right before a line that are the beginning of its own caption."""
    for size in range(min(_WIDEST_JOIN - 1, len(run)), 0, -1):
        pieces = tuple(part for part in run[-size:] if isinstance(part, Caption))
        texts = [*(piece.text for piece in pieces), caption.text]
        if len(pieces) == size and (costs.runs_on(texts) or costs.continues(texts)):
            return pieces
    return ()


def _joined(captions: Sequence[Caption]) -> Caption:
    return Caption(tuple(cell for caption in captions for cell in caption.cells), captions[0].depth)


def _pair(run: Sequence[Caption | Group], costs: Prices) -> Iterator[Row]:
    are_groups = [isinstance(part, Group) for part in run]
    torn = _Torn(
        tuple(part for part in run if isinstance(part, Caption)),
        tuple(part for part in run if isinstance(part, Group)),
        tuple(index for index, part in enumerate(run) if isinstance(part, Caption)),
        tuple(index for index, part in enumerate(run) if isinstance(part, Group)),
        tuple(accumulate(are_groups, initial=0)),
    )
    return _read(torn, costs)


_State = tuple[int, int, bool]
"""Captions read, groups taken, and whether the last group was lifted."""

_Costs = dict[_State, int]
_FAR = 1_000_000_000


class _Step(NamedTuple):
    """A slot and the group it takes (None: it stays empty), or an orphan group without a slot."""

    slot: _Slot | None
    group: int | None
    price: int
    state: _State


def _read(torn: _Torn, costs: Prices) -> Iterator[Row]:
    steps = _steps(torn, costs)
    behind = _behind(torn, steps)
    ahead = _ahead(torn, steps, behind)
    for step in _best_path(torn, steps, ahead):
        yield _row(torn, step, _rivals(torn, step, steps, behind, ahead))


_Steps = Callable[[_State], tuple[_Step, ...]]


def _steps(torn: _Torn, costs: Prices) -> _Steps:
    """The ways on from a state, each with its price."""
    slots = _slots(torn, costs)

    @cache
    def steps(state: _State) -> tuple[_Step, ...]:
        caption, taken, lifted = state
        found = _orphan(torn, state)
        if caption == len(torn.captions) or _adrift(torn, caption, taken):
            return tuple(found)
        most = _CENT if _trails(torn, caption, taken) else _FAR
        near = taken < len(torn.groups) and _is_near(torn, caption, taken)
        for slot, empty, filled in slots[caption]:
            end = slot.last + 1
            found.append(_Step(slot, None, min(empty, most), (end, taken, lifted)))
            way = _distance(torn, slot, taken, lifted=lifted) if near else None
            if way is not None:
                found.append(_Step(slot, taken, filled + way[0], (end, taken + 1, way[1])))
        return tuple(found)

    return steps


_Slots = tuple[tuple[_Slot, int, int], ...]
"""The slots that begin with one caption, each with its price when empty and when filled."""


def _slots(torn: _Torn, costs: Prices) -> tuple[_Slots, ...]:
    bound = _bound(torn, costs)
    texts = [caption.text for caption in torn.captions]

    def priced(first: int, end: int) -> tuple[_Slot, int, int]:
        torn_apart = any(start < end <= last or start < first <= last for start, last in bound)
        joined = costs.joined(texts[first:end]) + torn_apart * _TORN_NAME
        whole = " ".join(texts[first:end])
        return _Slot(first, end - 1), joined + costs.empty(whole), joined + costs.filled(whole)

    return tuple(
        tuple(
            priced(first, end)
            for end in range(first + 1, min(first + _WIDEST_JOIN, len(texts)) + 1)
            if _unbroken(torn, _Slot(first, end - 1))
        )
        for first in range(len(texts))
    )


def _bound(torn: _Torn, costs: Prices) -> tuple[tuple[int, int], ...]:
    """Runs of captions, first to last, that are one known name and should not be torn apart."""
    texts = [caption.text for caption in torn.captions]
    return tuple(
        (first, last)
        for first in range(len(texts))
        for last in range(first + 1, min(first + _WIDEST_JOIN, len(texts)))
        if _unbroken(torn, _Slot(first, last)) and costs.runs_on(texts[first : last + 1])
    )


def _adrift(torn: _Torn, caption: int, taken: int) -> bool:
    """Whether the next group lies so far behind the next caption that none will reach it."""
    if taken == len(torn.groups) or caption == len(torn.captions):
        return False
    return torn.group_at[taken] < torn.caption_at[caption] - _REACH - 1


def _trails(torn: _Torn, caption: int, taken: int) -> bool:
    """Whether a caption stands after all figures, where the statement may be over already."""
    if taken < len(torn.groups):
        return False
    return torn.caption_at[caption] > (torn.group_at[-1] if torn.group_at else -1)


def _orphan(torn: _Torn, state: _State) -> list[_Step]:
    """The next group left without a caption, once the captions near it are read."""
    caption, taken, lifted = state
    if taken == len(torn.groups):
        return []
    if caption == len(torn.captions) or torn.caption_at[caption] >= torn.group_at[taken] - _REACH:
        return [_Step(None, taken, _ORPHAN, (caption, taken + 1, lifted))]
    return []


def _is_near(torn: _Torn, caption: int, group: int) -> bool:
    """Whether a group may be that of a caption, or of a few captions from it on."""
    way = torn.group_at[group] - torn.caption_at[caption]
    return -_REACH - 1 <= way <= _REACH + _WIDEST_JOIN


def _distance(torn: _Torn, slot: _Slot, group: int, *, lifted: bool) -> tuple[int, bool] | None:
    """What the way from a caption to a group costs, and whether the group was lifted."""
    caption_at, group_at = torn.caption_at[slot.last], torn.group_at[group]
    after = group_at > caption_at
    low, high = (caption_at, group_at) if after else (group_at, torn.caption_at[slot.first])
    between = high - low - 1
    if between > _REACH:
        return None
    groups = torn.groups_before[high] - torn.groups_before[low + 1]
    captions = between - groups
    price = groups * _OUT_OF_ORDER + captions * (_OUT_OF_ORDER if after else _SKIP)
    return (price, False) if after else (price + (_LIFT_AGAIN if lifted else _LIFT), True)


def _unbroken(torn: _Torn, slot: _Slot) -> bool:
    """Whether the slot's captions stand in a row, with no figures between them."""
    return torn.caption_at[slot.last] - torn.caption_at[slot.first] == slot.last - slot.first


def _behind(torn: _Torn, steps: _Steps) -> _Costs:
    """The least price of reaching each state from the start."""
    reached: _Costs = {(0, 0, False): 0}
    layers: list[list[_State]] = [[] for _ in range(len(torn.captions) + 1)]
    layers[0].append((0, 0, False))
    for layer in layers:
        bound = min((reached[state] for state in layer), default=0) + _HOPELESS
        while layer:
            state = heappop(layer)
            price = reached[state]
            if price > bound:
                continue
            for step in steps(state):
                known = reached.get(step.state)
                if known is None:
                    heappush(layers[step.state[0]], step.state)
                if known is None or price + step.price < known:
                    reached[step.state] = price + step.price
    return reached


def _ahead(torn: _Torn, steps: _Steps, behind: _Costs) -> _Costs:
    """The least price to the end, from each state that a reading near the cheapest may reach."""
    done = len(torn.captions), len(torn.groups)
    ends = [behind[state] for lifted in (False, True) if (state := (*done, lifted)) in behind]
    bound = min(ends, default=_FAR) + MARGIN
    rest: _Costs = {}
    for state in sorted((state for state, price in behind.items() if price <= bound), reverse=True):
        if state[:2] == done:
            rest[state] = 0
        else:
            rest[state] = min(
                [step.price + rest.get(step.state, _FAR) for step in steps(state)], default=_FAR
            )
    return rest


def _best_path(torn: _Torn, steps: _Steps, ahead: _Costs) -> Iterator[_Step]:
    state: _State = (0, 0, False)
    while state[:2] != (len(torn.captions), len(torn.groups)):
        step = min(steps(state), key=lambda step: step.price + ahead.get(step.state, _FAR))
        yield step
        state = step.state


def _rivals(
    torn: _Torn, taken: _Step, steps: _Steps, behind: _Costs, ahead: _Costs
) -> tuple[Caption, ...]:
    """Other captions that the group may as well belong to."""
    if taken.group is None:
        return ()
    bound = ahead[0, 0, False] + MARGIN
    close = {
        step.slot
        for state in _near(torn, taken.group)
        if (price := behind.get(state, _FAR)) <= bound
        for step in steps(state)
        if step.group == taken.group and step.slot and step.slot != taken.slot
        if price + step.price + ahead.get(step.state, _FAR) <= bound
    }
    return tuple(_caption(torn, slot) for slot in sorted(close))


def _near(torn: _Torn, group: int) -> Iterator[_State]:
    """The states from which a group may be taken."""
    at = torn.group_at[group]
    low = bisect_left(torn.caption_at, at - _REACH - _WIDEST_JOIN)
    for caption in range(
        low, min(bisect_right(torn.caption_at, at + _REACH + 1) + 1, len(torn.captions))
    ):
        yield caption, group, False
        yield caption, group, True


def _caption(torn: _Torn, slot: _Slot) -> Caption:
    return _joined(torn.captions[slot.first : slot.last + 1])


def _row(torn: _Torn, step: _Step, rivals: tuple[Caption, ...]) -> Row:
    caption = _caption(torn, step.slot) if step.slot else None
    group = torn.groups[step.group] if step.group is not None else None
    return Row(caption, group, rivals)
