"""A statement's runs of figures as rows, under the captions that they fit best."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from crossfoot.tables.stacked import doubts, gaps, judging, matching, printed, sides, totals
from crossfoot.tables.stacked.bands import banded
from crossfoot.tables.stacked.cells import Line, value
from crossfoot.tables.stacked.dealing import Deal, Run, deals
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from decimal import Decimal

    from crossfoot.model import Cell, Place

_WIDEST: Final = 7
_WEIGHED: Final = 24
_MATCHED: Final = 6
_TOTAL: Final = 8
"""What a row that adds up in all columns speaks for a deal."""
_ODD: Final = 8
"""What it speaks against a deal that figures of different sorts share a row."""
_UNUSED: Final = 4
_FEWEST_ROWS: Final = 3
_MORE_COLUMNS: Final = 2
"""So many more columns than periods are tried out of turn."""
_TORN: Final = 5
"""One figure of so many is a good part."""
_MOST_SWAPS: Final = 3
_SWAP_GAIN: Final = 8
"""What two blocks of captions must fit better by, if they change places."""
_BARE_ROWS: Final = 3
"""So many rows may have no caption."""
_CENTS: Final = 2
_FEWEST_PROVED: Final = 2
"""So many rows with words of totals must add up."""


class Solved(Value):
    """Rows of figures, each with its captions: those of the region, by their numbers.

    `periods` are the columns that are periods, `order` is that of the region's captions, by which
    they are numbered.
    """

    rows: tuple[tuple[Cell, ...], ...]
    periods: tuple[int, ...]
    order: tuple[int, ...]
    captions: tuple[tuple[int, ...], ...]
    headers: frozenset[int]


class _Choice(Value):
    score: int
    left: int
    deal: Deal
    periods: tuple[int, ...]
    totals: frozenset[int]
    signs: tuple[matching.RowSigns, ...] = ()

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        return tuple(zip(*self.deal.columns, strict=True))


def solve(lines: Sequence[Line], count: int, fewest: int = _FEWEST_PROVED) -> Solved | None:
    """The best reading of a region with so many periods.

    None where no columns come out alike long, or where fewer rows than `fewest` with words of
    totals add up.
    """
    headings = printed.headings(lines)
    best = _best_choice(lines, headings, count)
    if best is None:
        return None
    best = _righted(_turned(best, lines), lines)
    order = _reordered(headings, best)
    told = [headings[at] for at in order]
    own = judging.captions(told)
    rows = doubts.Rows(tuple(values(best.rows, best.periods)), best.signs, best.totals)
    in_turn = not (best.left or best.deal.cost)
    sure = doubts.sure(rows, in_turn=in_turn)
    matched = tuple(
        each if at in sure and not (sign.group >= 0 and _may_be_half(told, each)) else ()
        for at, (each, sign) in enumerate(
            zip(matching.match(own, best.signs), best.signs, strict=True)
        )
    )
    matched = doubts.agreed(doubts.divided(matched, told, rows), told, rows)
    proved = sum(
        judging.is_total(" ".join(told[each].text for each in matched[at]))
        for at in best.totals
        if matched[at]
    )
    if proved < fewest:
        return None
    by_columns = all(sign.group < 0 for sign in best.signs)
    headers = judging.headers(told) | (_between(matched) if by_columns else frozenset())
    return Solved(best.rows, best.periods, order, matched, headers)


def _between(matched: Sequence[tuple[int, ...]]) -> frozenset[int]:
    """The captions without figures between those of a row and of the next: headers."""
    return frozenset(
        at
        for above, below in pairwise(matched)
        if above and below
        for at in range(above[-1] + 1, below[0])
    )


def _turned(best: _Choice, lines: Sequence[Line]) -> _Choice:
    """The deal with rows that add up to nothing read as columns, where so a total adds up."""
    cells = [list(row) for row in best.rows]
    found = best.totals
    for first in sorted({0, *(at + 1 for at in best.totals)}):
        for end in range(len(cells), first + 1, -1):
            if found & set(range(first, end)):
                continue
            tried = [*cells[:first], *_read_down(cells[first:end]), *cells[end:]]
            totals_so = totals.totals(values(tried, best.periods))
            if totals_so > found:
                cells, found = tried, totals_so
                break
    if found == best.totals:
        return best
    deal = replace(best.deal, columns=tuple(zip(*cells, strict=True)))
    turned = replace(best, deal=deal, totals=found)
    return replace(turned, signs=_signs(turned, lines))


def _righted(best: _Choice, lines: Sequence[Line]) -> _Choice:
    """The deal with rows of figures of different sorts in the order that arithmetic gives them."""
    if len(best.deal.columns) == len(best.periods):
        return best
    rows = list(best.rows)
    for at, row in enumerate(rows):
        if _is_odd([row[each] for each in best.periods]):
            rows[at] = sides.righted(row, best.deal.columns) or row
    if rows == list(best.rows):
        return best
    right = replace(best, deal=replace(best.deal, columns=tuple(zip(*rows, strict=True))))
    return replace(right, signs=_signs(right, lines))


def _read_down(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """The same figures in the order of the text, a column after the other."""
    flat = sorted((cell for row in rows for cell in row), key=lambda cell: cell.place)
    return [flat[at :: len(rows)] for at in range(len(rows))]


def _may_be_half(told: Sequence[judging.Heading], captions: Sequence[int]) -> bool:
    """Whether a line beside a caption may be the rest of it: both in capitals, and no header."""
    if not captions:
        return False
    own = told[captions[0]]
    beside = (at for at in (captions[0] - 1, captions[-1] + 1) if 0 <= at < len(told))
    return own.text.isupper() and any(
        told[at].text.isupper()
        and told[at].group == own.group
        and not judging.is_header(told[at].text)
        for at in beside
    )


def _best_choice(
    lines: Sequence[Line], headings: Sequence[judging.Heading], count: int
) -> _Choice | None:
    """The deal that promises most together with the captions: in bands, else out of turn."""
    most_rows = len(headings) + _BARE_ROWS
    ways = list(printed.ways_to_run(lines))
    across: list[Sequence[Run]] = [[(cell,) for run in ways[-1] for cell in run]]
    torn = [runs for runs in ways if _is_torn(runs)]
    tries: tuple[Callable[[], list[_Choice]], ...] = (
        lambda: [each for runs in ways for each in _in_bands(runs, most_rows, count)],
        lambda: _beside_captions(lines, most_rows, count),
        lambda: [each for runs in (*ways, *across) for each in _in_parts(runs, most_rows, count)],
        lambda: [
            each
            for runs in across[: len(torn)]
            for each in _in_bands(runs, most_rows, count)
            if _proves_itself(each)
        ],
        lambda: [each for runs in torn for each in _out_of_turn(runs, most_rows, count)],
        lambda: [] if torn else _in_bands(printed.padded(lines), most_rows, count),
        lambda: [] if torn else _without_sides(lines, most_rows, count),
    )
    best: _Choice | None = None
    own = judging.captions(headings)
    for choices in tries:
        before = best
        for choice in choices():
            signs = _signs(choice, lines)
            score = choice.score + matching.score(own, signs)
            if best is None or score > best.score:
                best = replace(choice, score=score, signs=signs)
        better = best is not before
        if best and better and _proves_itself(best) and not _missing(best, headings):
            break
    return best


def _without_sides(lines: Sequence[Line], most_rows: int, count: int) -> list[_Choice]:
    """Rows printed one by one that lack figures: those of the periods, in turn or not."""
    cells = gaps.of_periods(printed.rows_between_captions(lines))
    runs = [(cell,) for cell in cells]
    in_turn = _in_bands(runs, most_rows, count)
    return [*in_turn, *_out_of_turn(runs, most_rows, count)]


def _in_parts(runs: Sequence[Run], most_rows: int, count: int) -> list[_Choice]:
    """The columns of each span as a table of its own, one below the other."""
    every = [
        parts
        for spans in range(2, count // 2 + 1)
        if count % spans == 0
        for deal in banded(runs, count // spans, spans * most_rows)
        if (parts := _side_by_side(deal, spans)) and _is_table(parts)
    ]
    return _best(every, runs, count)


def _side_by_side(deal: Deal, parts: int) -> Deal | None:
    """A deal cut into so many parts of as many rows, each right of the one before."""
    rows, rest = divmod(len(deal.columns[0]), parts)
    if rest:
        return None
    columns = (
        column[part * rows : (part + 1) * rows] for part in range(parts) for column in deal.columns
    )
    return replace(deal, columns=tuple(columns))


def _beside_captions(lines: Sequence[Line], most_rows: int, count: int) -> list[_Choice]:
    """The first columns read with the captions, the others below these in bands.

    A reader of columns takes what stands close to the captions for one column with them.
    """
    beside, rest = printed.beside_and_rest(lines)
    if _WIDEST * sum(len(line.parts) for line in rest) < len(beside) or not beside:
        return []  # what is left below is the end of a row
    found: list[_Choice] = []
    for runs in printed.ways_to_run(rest):
        every = [
            _together(own, others)
            for first in range(1, _WIDEST)
            if (own := _strided(beside, first, most_rows))
            for width in range(max(count - first, 1), _WIDEST + 1 - first)
            for others in banded(runs, width, len(own[0]))
            if 2 * len(others.columns[0]) > len(own[0])
        ]
        found += _best(every, [beside, *runs], count)
    return found


def _together(own: Sequence[Run], others: Deal) -> Deal:
    """Two deals side by side, as far down as the second goes."""
    rows = len(others.columns[0])
    columns = (*(column[:rows] for column in own), *others.columns)
    return Deal(columns, others.runs + len(own), others.cost)


def _strided(beside: Run, width: int, most_rows: int) -> tuple[Run, ...]:
    """Figures printed row by row as so many columns; none if they do not come out even."""
    rows, rest = divmod(len(beside), width)
    if rest or not _FEWEST_ROWS <= rows <= most_rows:
        return ()
    return tuple(beside[at::width] for at in range(width))


def _is_torn(runs: Sequence[Run]) -> bool:
    """Whether a good part of the figures is printed below each other."""
    return _TORN * sum(len(run) for run in runs if len(run) > 1) > sum(map(len, runs))


def _missing(best: _Choice, headings: Sequence[judging.Heading]) -> bool:
    """Whether a row has the caption of a total, but nothing adds up to it."""
    matched = matching.match(judging.captions(headings), best.signs)
    return any(
        own
        and at not in best.totals
        and not best.signs[at].has_cents
        and judging.is_total(" ".join(headings[each].text for each in own))
        for at, own in enumerate(matched)
    )


def _proves_itself(choice: _Choice) -> bool:
    """Whether hardly a figure is left, and enough adds up."""
    rows = len(choice.deal.columns[0])
    return choice.left * 20 <= rows and len(choice.totals) >= max(_FEWEST_PROVED, rows // 8)


def _reordered(headings: Sequence[judging.Heading], best: _Choice) -> tuple[int, ...]:
    """The captions in the order that fits best: blocks of them may have changed places."""
    blocks = _blocks(headings)
    if any(row.group >= 0 for row in best.signs):  # captions stand by their rows
        return tuple(range(len(headings)))
    score = _score_of(headings, blocks, best)
    for _ in range(_MOST_SWAPS):
        tried = [
            [*blocks[:at], blocks[at + 1], blocks[at], *blocks[at + 2 :]]
            for at in range(len(blocks) - 1)
        ]
        ranked = [(_score_of(headings, each, best), each) for each in tried]
        found, swapped = max(ranked, default=(score, blocks))
        if found - score < _SWAP_GAIN:
            break
        score, blocks = found, swapped
    return tuple(at for block in blocks for at in block)


def _blocks(headings: Sequence[judging.Heading]) -> list[tuple[int, ...]]:
    """The captions that are printed together, by their numbers."""
    found: list[list[int]] = []
    for at, heading in enumerate(headings):
        if heading.begins or not found:
            found.append([])
        found[-1].append(at)
    return [tuple(block) for block in found]


def _score_of(
    headings: Sequence[judging.Heading], blocks: Sequence[tuple[int, ...]], best: _Choice
) -> int:
    told = [headings[at] for block in blocks for at in block]
    return matching.score(judging.captions(told), best.signs)


def _out_of_turn(runs: Sequence[Run], most_rows: int, count: int) -> list[_Choice]:
    widths = range(count, min(_WIDEST, count + _MORE_COLUMNS) + 1)
    every = (deal for width in widths for deal in deals(runs, width, most_rows))
    return _best(every, runs, count)


def _in_bands(runs: Sequence[Run], most_rows: int, count: int) -> list[_Choice]:
    every = [
        deal
        for width in range(count, _WIDEST + 1)
        for deal in banded(runs, width, most_rows)
        if _is_table(deal)
    ]
    return _best(every, runs, count)


def _best(found: Iterable[Deal], runs: Sequence[Run], count: int) -> list[_Choice]:
    """The deals that promise most, weighed by what adds up in them."""
    whole = sum(map(len, runs))
    near = sorted(filter(_is_table, found), key=lambda deal: -_promise(deal, whole))
    weighed = (_weighed(deal, whole, count) for deal in near[:_WEIGHED])
    return sorted(filter(None, weighed), key=lambda choice: -choice.score)[:_MATCHED]


def _is_table(deal: Deal) -> bool:
    return len(deal.columns[0]) >= _FEWEST_ROWS


def _promise(deal: Deal, all_figures: int) -> int:
    used = len(deal.columns) * len(deal.columns[0])
    return -deal.cost - _UNUSED * (all_figures - used) - (10 if len(deal.columns) == 1 else 0)


def _weighed(deal: Deal, all_figures: int, count: int) -> _Choice | None:
    periods = _periods(deal, count)
    if len(periods) < count:
        return None
    found = totals.totals(values(list(zip(*deal.columns, strict=True)), periods))
    counted = _TOTAL * len(found) if count > 1 else 0
    left = all_figures - len(deal.columns) * len(deal.columns[0])
    odd = sum(_is_odd([row[at] for at in periods]) for row in zip(*deal.columns, strict=True))
    score = _promise(deal, all_figures) + counted - _ODD * odd
    return _Choice(score, left, deal, periods, found)


def values(
    rows: Sequence[Sequence[Cell]], periods: Sequence[int]
) -> list[tuple[Decimal | None, ...]]:
    """What each row says in the columns that are periods."""
    return [
        tuple(figure.value if (figure := value(row[at])) else None for at in periods)
        for row in rows
    ]


def _is_odd(row: Sequence[Cell]) -> bool:
    """Whether figures of different sorts share a row: cents and none, percent signs, a gap."""
    if any(not cell.text or "%" in cell.text for cell in row):
        return True
    read = [figure for cell in row if (figure := value(cell)) and not figure.dash]
    return len({figure.places == _CENTS for figure in read}) > 1


def _periods(deal: Deal, count: int) -> tuple[int, ...]:
    """Which columns are the periods; none if another one is not shown to be no period."""
    if len(deal.columns) == count:
        return tuple(range(count))
    money = sides.periods(deal.columns)
    return money if len(money) == count else ()


def _signs(choice: _Choice, lines: Sequence[Line]) -> tuple[matching.RowSigns, ...]:
    groups = printed.groups(lines)
    at_line = {cell.place: at for at, line in enumerate(lines) for cell in line.parts}
    one_by_one = _is_row_by_row(choice, at_line) or _is_beside(choice, at_line, groups)
    found: list[matching.RowSigns] = []
    taken: set[int] = set()
    runs = printed.run_numbers(lines)
    before: tuple[Cell, ...] = ()
    for at, row in enumerate(choice.rows):
        line = at_line[row[0].place]
        group = groups[line] if one_by_one else -1
        read = [figure for cell in row if (figure := value(cell)) and not figure.dash]
        cents = any(figure.places == _CENTS for figure in read)
        first = group not in taken
        taken.add(group)
        joined = not one_by_one and _joined(before, row, runs)
        before = row
        found.append(
            matching.RowSigns(
                is_total=at in choice.totals,
                has_cents=cents,
                is_nil=not read,
                group=group,
                first=first,
                joined=joined,
                band=-1 if one_by_one else _band(row, groups, at_line),
                parted=not one_by_one and _parted(choice, at, runs),
            )
        )
    return tuple(found)


def _band(row: Sequence[Cell], groups: Sequence[int], at_line: dict[Place, int]) -> int:
    """The group of captions below which all figures of a row are printed; -1 if there is none."""
    found = {groups[at_line[cell.place]] for cell in row if cell.place in at_line}
    return found.pop() if len(found) == 1 else -1


def _parted(choice: _Choice, at: int, runs: dict[Place, int]) -> bool:
    """Whether a row is parted from the one above in each column, and no total is the reason."""
    if not at or {at - 1, at} & choice.totals:
        return False
    pairs = zip(choice.rows[at - 1], choice.rows[at], strict=True)
    return all(runs[one.place] != runs[other.place] for one, other in pairs)


def _joined(above: Sequence[Cell], row: Sequence[Cell], runs: dict[Place, int]) -> bool:
    """Whether in all columns the figures of two rows are printed right below each other."""
    pairs = zip(above, row, strict=False)
    return bool(above) and all(runs[one.place] == runs[other.place] for one, other in pairs)


def _is_beside(choice: _Choice, at_line: dict[Place, int], groups: Sequence[int]) -> bool:
    """Whether the first figures of most rows have captions of their own right above them."""
    firsts = {groups[at_line[row[0].place]] for row in choice.rows}
    return 2 * len(firsts) > len(choice.rows)


def _is_row_by_row(choice: _Choice, at_line: dict[Place, int]) -> bool:
    """Whether most rows are printed from the left to the right before the next one is."""
    rows = [[at_line[cell.place] for cell in row] for row in choice.rows]
    if len(choice.deal.columns) == 1:
        return False
    after = sum(max(above) < min(below) for above, below in pairwise(rows))
    return 2 * after > len(rows)
