"""The example cast anew: other figures, scales, currencies, orders, captions, and parts left out.

What a figure of the result is, is known from what persons read in the example (`golden`) and from
the sheet that the figures were printed from (`quarter`); the program is not asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tests import golden, quarter, scramble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from decimal import Decimal

    from tests.quarter import Sheet, Spec

TABLES = {
    "highlights": (7, 26),
    "targets of the year": (27, 42),
    "targets of the half year": (43, 62),
    "operating results": (73, 238),
    "segments": (239, 296),
    "network services": (315, 434),
    "contracts": (435, 558),
    "ebitda": (651, 718),
    "capital expenditures": (719, 746),
    "segment note": (1769, 1864),
    "results in the exchange's form": (1891, 1960),
    "dividends": (2019, 2070),
    "targets in the exchange's form": (2071, 2144),
}
"""First and last line of each in the example, the empty line after it included."""

STATEMENTS = {
    "balance sheet": (763, 1060),
    "income": (1061, 1358),
    "comprehensive income": (1359, 1416),
    "cash flow": (1417, 1760),
}
"""Likewise; the per-share figures stand in that of income."""

TWO_PERIODS = ("operating results", "segments", "network services", "contracts", "ebitda",
               "capital expenditures", "segment note")  # fmt: skip
"""Tables with the period before and this one side by side; they may change places too."""

ROWS = (
    ((97,), (105,), (113,), (121,)),
    ((137,), (145,), (153,), (161,)),
    ((177,), (185,), (193,), (201,)),
    ((257,), (263,)),
    ((281,), (287,)),
    ((339,), (347,), (355, 363)),
    ((453,), (461,), (469,), (477,), (485,), (493, 501)),
    ((737,), (743,)),
    ((1781, 1787, 1793), (1799, 1805, 1811)),
    ((1841,), (1847,)),
)
"""Rows of tables that may stand in any order, each with the rows that are part of it."""

SENTENCES = (*range(65, 70), *range(303, 314), *range(559, 644))

INSIDE = {"791": 787, "815": 813, "839": 837, "883": 879, "1003": 1009, "1033": 1031}
"""Rows whose caption prints figures itself, and the line where it does in the example."""


@dataclass(frozen=True)
class Node:
    """A row of a statement in order, or a header with what stands under it; `row` names it."""

    caption: str
    row: str = ""
    under: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Block:
    """A part of the release: prose, a table, a statement; `nodes` where its rows are in order."""

    name: str
    lines: tuple[tuple[int, str], ...]
    nodes: tuple[Node, ...] = ()
    newest_first: bool = False


@dataclass(frozen=True)
class Draft:
    """A release to be printed.

    `powers`: line → power of ten and decimal places of the figures on it, where they are others
    than in the example. `nobody`: rows under captions that nobody knows.
    """

    sheet: Sheet
    blocks: tuple[Block, ...]
    powers: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    nobody: frozenset[str] = frozenset()
    words: Callable[[str], str] = str
    currency: str = "JPY"

    def block(self, name: str) -> Block:
        return next(block for block in self.blocks if block.name == name)

    def with_block(self, block: Block) -> Draft:
        blocks = (block if each.name == block.name else each for each in self.blocks)
        return replace(self, blocks=tuple(blocks))


# ── the example as a draft ───────────────────────────────────────────────────────────────


def as_scraped(sheet: Sheet) -> Draft:
    """In the disorder of the example."""
    blocks, at = [], 1
    for name, (first, last) in sorted((TABLES | STATEMENTS).items(), key=lambda part: part[1]):
        blocks += [_block(sheet, f"before {name}", at, first - 1), _block(sheet, name, first, last)]
        at = last + 1
    blocks.append(_block(sheet, "the end", at, sheet.lines[-1][0]))
    return Draft(sheet, tuple(block for block in blocks if block.lines))


def _block(sheet: Sheet, name: str, first: int, last: int) -> Block:
    return Block(name, tuple((n, text) for n, text in sheet.lines if first <= n <= last))


def in_order(sheet: Sheet) -> Draft:
    """With the statements as a person typed them, each caption before its figures."""
    draft = as_scraped(sheet)
    typed = scramble.read_clean((golden.FOLDER / "clean.txt").read_text(encoding="utf-8"))
    rows = iter(sorted((name for name in sheet.rows if _in_statement(sheet, name)), key=int))
    parts: dict[str, list[Node]] = defaultdict(list)
    for statement in typed.statements:
        heads = [cell for line in statement.heads for cell in line]
        opening = Node("\n\n".join([*statement.title, *heads, *statement.units]))
        parts[_BLOCKS[statement.kind]] += [opening, *_nodes(list(statement.rows), 0, rows)]
    for name, nodes in parts.items():
        draft = draft.with_block(Block(name, (), tuple(nodes)))
    return draft


_BLOCKS = {
    "balance-sheet": "balance sheet",
    "income": "income",
    "per-share": "income",
    "comprehensive-income": "comprehensive income",
    "cash-flow": "cash flow",
}


def _in_statement(sheet: Sheet, row: str) -> bool:
    return row.isdigit() and quarter.statement_cell(sheet, int(row)) is not None


def _nodes(typed: list[scramble.Row], depth: int, rows: Iterator[str]) -> list[Node]:
    """The rows at this depth, each with the deeper ones after it; takes them off the list."""
    nodes: list[Node] = []
    while typed and typed[0].depth >= depth:
        row = typed.pop(0)
        name = next(rows) if row.figures else ""
        nodes.append(Node(row.caption, name, tuple(_nodes(typed, row.depth + 1, rows))))
    return nodes


# ── printing ─────────────────────────────────────────────────────────────────────────────


class Line(NamedTuple):
    """A line as printed, its number in the example (0: none), and where its figures stand."""

    number: int
    text: str
    figures: tuple[tuple[int, int], ...] = ()


def printed(draft: Draft) -> list[Line]:
    lines = (line for block in draft.blocks for line in _lines(block))
    return [_line(draft, number, text) for number, text in lines]


def _lines(block: Block) -> Iterator[tuple[int, str]]:
    yield from block.lines
    for node in block.nodes:
        yield from _node_lines(node, newest_first=block.newest_first)


def _node_lines(node: Node, *, newest_first: bool) -> Iterator[tuple[int, str]]:
    for text in node.caption.split("\n\n"):
        yield from ((INSIDE.get(node.row, 0), text), (0, ""))
    if node.row:
        cells = (int(node.row), int(node.row) + 2)
        for line in reversed(cells) if newest_first else cells:
            yield from ((line, "1"), (0, ""))
    for each in node.under:
        yield from _node_lines(each, newest_first=newest_first)


def _line(draft: Draft, number: int, text: str) -> Line:
    sheet = draft.sheet
    if cell := quarter.statement_cell(sheet, number):
        row = sheet.rows[cell[1]]
        power, places = draft.powers.get(number, (row.scale, row.places))
        shown = quarter.shown(quarter.rounded(sheet.cell(*cell).scaleb(-power), places))
        return Line(number, shown, ((0, len(shown)),))
    pieces, spots, at = [], [], 0
    found = list(quarter.figures_in(text)) if number in sheet.specs else []
    for (start, end), spec in zip(found, sheet.specs.get(number, ()), strict=True):
        pieces.append(draft.words(text[at:start]))
        first = sum(map(len, pieces))
        pieces.append(_figure(draft, number, spec, text, (start, end)))
        spots.append((first, sum(map(len, pieces))))
        at = end
    return Line(number, "".join([*pieces, draft.words(text[at:])]), tuple(spots))


def _figure(draft: Draft, number: int, spec: Spec, text: str, spot: tuple[int, int]) -> str:
    if spec.kind == "=":
        return text[slice(*spot)]
    in_words = text.strip() != text[slice(*spot)] and not text.endswith("Gbps")
    if number in draft.powers and spec.kind in ("m", "k", "b"):
        power, places = draft.powers[number]
        value = quarter.rounded(draft.sheet.value(spec.terms).scaleb(-power), places)
    else:
        value = quarter.stated(draft.sheet, spec)
    return quarter.shown(value, in_words=in_words)


# ── what the figures are ─────────────────────────────────────────────────────────────────


class Told(NamedTuple):
    """What a printed figure is: the aspects of a fact, and its value in units."""

    concept: str
    period: str
    unit: str
    members: golden.Members
    value: Decimal


Meaning = tuple[golden.Figure, int]
"""The figure of the example that says the same, and the sign of its fact against its sum."""


@lru_cache(maxsize=1)
def _meanings() -> tuple[dict[tuple[int, int], Meaning], dict[tuple[str, str], Meaning]]:
    """By line of the example and order on it, and by what else prints the same."""
    sheet = quarter.read()
    by_place: dict[tuple[int, int], Meaning] = {}
    by_spec: dict[tuple[str, str], Meaning] = {}
    for figure in (*golden.of_statements(), *golden.of_tables(), *golden.of_operations()):
        if figure.line not in INSIDE.values():
            spec = _spec(sheet, figure.line, figure.nth - 1)
            base = 0 if spec.kind == "=" else quarter.stated(sheet, spec)
            meaning = (figure, -1 if base * figure.value < 0 else 1)
            by_place.setdefault((figure.line, figure.nth - 1), meaning)
            by_spec.setdefault(_key(spec), meaning)
    return by_place, by_spec


def _spec(sheet: Sheet, number: int, nth: int) -> Spec:
    cell = quarter.statement_cell(sheet, number)
    return quarter.Spec("k", ((1, *cell),)) if cell else sheet.specs[number][nth]


def _key(spec: Spec) -> tuple[str, str]:
    kind = spec.kind if spec.kind in ("c", "r", "e", "=") else "value"
    return kind, f"{spec.terms}/{spec.over}"


def told(draft: Draft, line: Line, nth: int) -> Told | None:
    """What a figure is, where a person has read it; the order on the line counts from 0."""
    by_place, by_spec = _meanings()
    spec = _spec(draft.sheet, line.number, nth)
    meaning = by_place.get((line.number, nth))
    if meaning is None and spec.kind != "=":
        meaning = by_spec.get(_key(spec))
    if meaning is None:
        return None
    figure, sign = meaning
    match spec.kind:
        case "=":
            value = figure.value
        case "c" | "r":
            value = quarter.stated(draft.sheet, spec).scaleb(-2)
        case "e":
            value = quarter.stated(draft.sheet, spec)
        case _:
            value = sign * draft.sheet.value(spec.terms)
    return _told(draft, figure, value)


BY_ITSELF = {601: "InterestExpenseDebt"}
"""What a sentence names where the line of a statement that it repeats is not there."""


def told_inside(draft: Draft, number: int) -> list[Told]:
    """What the figures inside a caption are, in any order."""
    inside = (figure for figure in golden.of_statements() if figure.line == number)
    return [_told(draft, figure, figure.value) for figure in inside]


def _told(draft: Draft, figure: golden.Figure, value: Decimal) -> Told:
    unit = figure.unit.replace("JPY", draft.currency)
    return Told(figure.concept, figure.period, unit, figure.members, value)


# ── figures ──────────────────────────────────────────────────────────────────────────────


def drawn(seed: int) -> Sheet:
    """The example with other figures, by seed."""
    return quarter.drawn(quarter.read(), seed)


def times(sheet: Sheet, factor: int) -> Sheet:
    """Every amount so many times as large; counts stay, and what is per share follows."""
    return _changed(sheet, (3, 6), lambda value: value * factor)


def whole_millions(sheet: Sheet) -> Sheet:
    """The same to the million: what adds up in thousands adds up in millions too."""
    return _changed(sheet, (3,), lambda value: quarter.rounded(value.scaleb(-3), 0).scaleb(3))


def _changed(sheet: Sheet, scales: tuple[int, ...], change: Callable[[Decimal], Decimal]) -> Sheet:
    """The rows of these scales changed, and what follows from them."""
    rows = {}
    for name, row in sheet.rows.items():
        a, b = (c if c is None or row.scale not in scales else change(c) for c in row.cells)
        rows[name] = replace(row, cells=(a, b))
    return quarter.settled(replace(sheet, rows=rows))


# ── changes ──────────────────────────────────────────────────────────────────────────────

_UNITS = {0: "JPY", 3: "thousands", 6: "millions", 9: "billions"}
_UNIT = re.compile(r"(?m)^(?:JPY(?: \w+illions| thousands)?|(Thousands|Millions) of JPY)$")


def scaled(draft: Draft, name: str, power: int, places: int = 0) -> Draft:
    """A table or statement in another power of ten, its figures with so many decimal places."""
    block = draft.block(name)
    numbers = [n for n, _ in _lines(block) if _is_amount(draft.sheet, n)]
    unit = _UNITS[power]

    def renamed(match: re.Match[str]) -> str:
        if not power:
            return unit
        return f"{unit.capitalize()} of JPY" if match[1] else f"JPY {unit}"

    made = _with_text(block, lambda text: _UNIT.sub(renamed, text))
    powers = {**draft.powers, **dict.fromkeys(numbers, (power, places))}
    return replace(draft.with_block(made), powers=powers)


def _is_amount(sheet: Sheet, number: int) -> bool:
    """Whether the line's figure is one in the unit that stands over the columns."""
    if cell := quarter.statement_cell(sheet, number):
        return sheet.rows[cell[1]].scale > 0
    return [spec.kind for spec in sheet.specs.get(number, ())] in (["m"], ["k"])


def _with_text(block: Block, change: Callable[[str], str]) -> Block:
    def changed(node: Node) -> Node:
        return replace(node, caption=change(node.caption), under=tuple(map(changed, node.under)))

    lines = tuple((n, change(text)) for n, text in block.lines)
    return replace(block, lines=lines, nodes=tuple(map(changed, block.nodes)))


def in_currency(draft: Draft, code: str, amount: str, heading: str) -> Draft:
    """Another currency: before amounts, and in the heads of columns."""

    def words(text: str) -> str:
        text = re.sub(r"(?<=of )JPY|^JPY(?=$| [tmb])", heading, text)
        return re.sub(r"JPY ?(?=\d|$)", amount, text).replace("JPY", heading)

    return replace(draft, words=words, currency=code)


_HEADS = (
    ("1Q16", "1Q17"),
    ("June 30, 2016", "June 30, 2017"),
    ("As of March 31, 2017", "As of June 30, 2017"),
    ("as of June 30, 2016", "as of June 30, 2017"),
    ("Three Months Ended June 30, 2016", "Three Months Ended June 30, 2017"),
)


def newest_first(draft: Draft, name: str) -> Draft:
    """The columns of a table or statement the other way round; changes stay at the end."""
    block = draft.block(name)
    lines = list(block.lines)
    place = {n: at for at, (n, _) in enumerate(lines)}
    for number, other in _pairs(draft.sheet, block):
        at, to = place[number], place[other]
        lines[at], lines[to] = lines[to], lines[at]
    heads = {f"{a}\n\n{b}": f"{b}\n\n{a}" for a, b in _HEADS}

    def turned(text: str) -> str:
        for before, now in heads.items():
            text = re.sub(rf"(?m)^{re.escape(before)}$", now, text)
        return text

    made = replace(block, lines=tuple(lines), newest_first=True)
    nodes = tuple(replace(n, caption=turned(n.caption)) for n in made.nodes)
    return draft.with_block(replace(made, nodes=nodes))


def _pairs(sheet: Sheet, block: Block) -> Iterator[tuple[int, int]]:
    """Heads, and figures of a row, of the column before and of this one."""
    texts = dict(block.lines)
    for number, text in block.lines:
        for other in (number + 2, number + 4):
            if (text, texts.get(other)) in _HEADS or _beside(sheet, number, other):
                yield number, other
                break


_NIL = {(1811, 1813)}
"""Dashes of a row that no sheet has."""


def _beside(sheet: Sheet, number: int, other: int) -> bool:
    a, b = (quarter.statement_cell(sheet, n) for n in (number, other))
    if a and b:
        return (a[0], b[0], a[1]) == ("a", "b", b[1])
    one, two = sheet.specs.get(number, ()), sheet.specs.get(other, ())
    if (number, other) in _NIL:
        return True
    if len(one) != 1 or len(two) != 1 or {t[1] for t in one[0].terms} != {"a"}:
        return False
    return two[0].terms == tuple((sign, "b", row) for sign, _, row in one[0].terms)


def moved(draft: Draft, names: Iterable[str], order: Iterable[str]) -> Draft:
    """The blocks of these names in the places that they take up together, in another order."""
    wanted = iter(order)
    there = set(names)
    blocks = (draft.block(next(wanted)) if b.name in there else b for b in draft.blocks)
    return replace(draft, blocks=tuple(blocks))


def rows_moved(draft: Draft, rows: tuple[tuple[int, ...], ...], order: Iterable[int]) -> Draft:
    """Rows of a table (one of `ROWS`) in another order, each with those that are part of it."""
    block = next(b for b in draft.blocks if any(n == rows[0][0] for n, _ in b.lines))
    numbers = [n for n, _ in block.lines]
    starts = [numbers.index(row[0] - 2) for row in rows]
    last = rows[-1][-1]
    columns = next(k for k in (3, 2) if all(last + 2 * i in draft.sheet.specs for i in range(k)))
    ends = [*starts[1:], numbers.index(last) + 2 * columns]
    parts = [block.lines[a:b] for a, b in zip(starts, ends, strict=True)]
    mixed = tuple(line for at in order for line in parts[at])
    lines = (*block.lines[: starts[0]], *mixed, *block.lines[ends[-1] :])
    return draft.with_block(replace(block, lines=lines))


def shuffled(draft: Draft, name: str, mix: Callable[[list[Node]], list[Node]]) -> Draft:
    """Rows of a statement in order that add to the same total, neighbours mixed up."""
    block = draft.block(name)
    return draft.with_block(replace(block, nodes=_mixed(draft.sheet, block.nodes, mix)))


def _mixed(
    sheet: Sheet, nodes: tuple[Node, ...], mix: Callable[[list[Node]], list[Node]]
) -> tuple[Node, ...]:
    """Runs of neighbours that are terms of one total; a header moves with its rows and total."""
    made: list[Node] = []
    run: list[Node] = []
    for node in (*nodes, Node("")):
        if run and _total_of(sheet, node) != _total_of(sheet, run[0]):
            made += mix(run)
            run = []
        if _total_of(sheet, node):
            run.append(replace(node, under=_mixed(sheet, node.under, mix)))
        elif node.caption:
            made.append(replace(node, under=_mixed(sheet, node.under, mix)))
    return tuple(made)


def _total_of(sheet: Sheet, node: Node) -> str:
    """The total that a row or a header with a total of its own adds to; empty for none."""
    row = node.row
    if node.under and not row:
        row = node.under[-1].row
        if row not in sheet.formulas:
            return ""
    elif row in sheet.formulas and row not in _FREE:
        return ""
    totals = (
        name
        for name, (a, _) in sheet.formulas.items()
        if row and name.isdigit() and any(term[2] == row for term in a) and len(a) > 1
    )
    return next((t for t in totals if t not in _TIED), "")


_FREE = frozenset({"779", "919", "1021", "1027", "1477", "1483", "1407", "1757"})
"""Rows that are tied to other statements and yet no totals where they stand."""

_TIED = frozenset({"779", "919", "1021", "1027"})
"""Formulas that tie statements to each other and are no sums of neighbours."""


def recaptioned(draft: Draft, name: str, captions: Mapping[str, str]) -> Draft:
    """Rows of a statement in order under other captions."""

    def changed(node: Node) -> Node:
        caption = captions.get(node.row, node.caption) if node.row else node.caption
        return replace(node, caption=caption, under=tuple(map(changed, node.under)))

    block = draft.block(name)
    return draft.with_block(replace(block, nodes=tuple(map(changed, block.nodes))))


def without_block(draft: Draft, name: str) -> Draft:
    return replace(draft, blocks=tuple(block for block in draft.blocks if block.name != name))


def without_rows(draft: Draft, name: str, rows: Iterable[str]) -> Draft:
    """A statement in order without some rows; its totals are as if they were there."""
    gone = set(rows)

    def kept(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        return tuple(
            replace(n, under=kept(n.under)) for n in nodes if n.row not in gone or not n.row
        )

    block = draft.block(name)
    return draft.with_block(replace(block, nodes=kept(block.nodes)))


def without_lines(draft: Draft, numbers: Iterable[int]) -> Draft:
    """Without some paragraphs."""
    gone = set(numbers)
    blocks = (
        replace(b, lines=tuple(line for line in b.lines if line[0] not in gone or not line[0]))
        for b in draft.blocks
    )
    return replace(draft, blocks=tuple(blocks))


def rows_of(draft: Draft, name: str) -> Iterator[Node]:
    """The rows with figures of a statement in order."""

    def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
        for node in nodes:
            if node.row:
                yield node
            yield from walk(node.under)

    return walk(draft.block(name).nodes)
