"""Releases made from the example: other figures that add up as its own do, other dates and lines.

`sums.txt` tells what the statements add up to, `figures.txt` what every other figure is a print
of. A made release is printed from figures drawn by a seed; what it says is known without reading.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

FOLDER = Path(__file__).parent / "releases" / "iij-1q17"
STATEMENTS = range(763, 1760)
MISPRINTS = frozenset(
    {*(185, 577, 293, 295, 311, 411, 599, 687, 617, 709, 667, 669), *(351, 359, 367, 375, 399)}
)
"""Where the example rounds otherwise: contradictions, and changes of figures it does not print."""
NEW = 10_000
_EXAMPLE = Path(__file__).parents[1] / "examples" / "iij-1q17" / "release.txt"
_WHOLE = re.compile(r"\s*(\(?\d[\d,.]*\)?|-)(Gbps)?\s*")
_INSIDE = re.compile(
    r"(?<=JPY)\d[\d,]*(?:\.\d+)?|\d+(?:\.\d+)?(?=%)|\d[\d,]*(?= ATMs| shares\b)|(?<=JPY)[\d,]+"
)
_TERM = re.compile(r"([+-]?)([ab]?)(\d+[a-z]?|new\w+)")
_SUM_ROW = re.compile(r" *(\d+) (?:  ([+-]) )?")
_YEAR = re.compile(r"(?<![\d,])20(16|17|18)(?![\d,]*\d)|(?<=[1-4][QH])1[67](?!\d)")

Cells = tuple[Decimal | None, Decimal | None]
Terms = tuple[tuple[int, str, str], ...]
"""Signed cells: sign, column (a, b, or empty for both in turn) and row."""


@dataclass(frozen=True)
class Row:
    """The figures of a row in both columns, in ten to the power of `scale`."""

    scale: int
    cells: Cells
    places: int = 0


@dataclass(frozen=True)
class Spec:
    """What a figure is a print of."""

    kind: str
    terms: Terms = ()
    over: Terms = ()

    @property
    def cell(self) -> tuple[str, str] | None:
        """The one cell that it repeats, if it is no more than that."""
        alone = len(self.terms) == 1 and self.kind in ("b", "m", "k", "t")
        return self.terms[0][1:] if alone else None


@dataclass(frozen=True)
class Sheet:
    """A release as figures: rows by name, what is derived from what, and who prints what where."""

    rows: Mapping[str, Row]
    formulas: Mapping[str, tuple[Terms, Terms]]
    """Row → the terms of its columns a and b; none where the column is given."""
    specs: Mapping[int, tuple[Spec, ...]]
    lines: tuple[tuple[int, str], ...]
    """The text, each line with its number in the example; what is new is numbered from `NEW`."""
    own: frozenset[str] = frozenset()

    def cell(self, column: str, row: str) -> Decimal:
        """In units."""
        value = self.rows[row].cells[0 if column == "a" else 1]
        assert value is not None, (column, row)
        return value.scaleb(self.rows[row].scale)

    def value(self, terms: Terms, column: str = "") -> Decimal:
        total = (sign * self.cell(column or own, row) for sign, own, row in terms)
        return sum(total, Decimal(0))


# ── reading ──────────────────────────────────────────────────────────────────────────────


def number(printed: str) -> Decimal:
    digits = Decimal(re.sub(r"[^\d.]", "", printed) or "0")
    return -digits if printed.strip().startswith("(") else digits


def read() -> Sheet:
    """The example as it is."""
    text = _EXAMPLE.read_text(encoding="utf-8").split("\n")
    told = (FOLDER / "figures.txt").read_text(encoding="utf-8").splitlines()
    rows = _statement_rows(text)
    formulas: dict[str, tuple[Terms, Terms]] = dict(_sums())
    specs: dict[int, tuple[Spec, ...]] = {}
    own = set()
    for line in told:
        if line.startswith("own "):
            name, row, formula = _own(line)
            rows[name] = row
            own.add(name)
            if formula:
                formulas[name] = (formula, formula)
        elif line and not line.startswith("#"):
            specs |= _specs(line)
    return Sheet(rows, formulas, specs, tuple(enumerate(text, 1)), frozenset(own))


def _statement_rows(text: Sequence[str]) -> dict[str, Row]:
    """Two figures a row, named by the line of the first."""
    lines = [n for n in STATEMENTS if text[n - 1] and _WHOLE.fullmatch(text[n - 1])]
    pairs = zip(lines[::2], lines[1::2], strict=True)
    return {str(a): _row(text[a - 1], text[b - 1], a) for a, b in pairs}


def _row(a: str, b: str, line: int) -> Row:
    per_share = "." in a
    scale = 0 if 1309 <= line <= 1357 else 3
    return Row(scale, (number(a), number(b)), 2 if per_share else 0)


def _own(line: str) -> tuple[str, Row, Terms]:
    head, _, formula = line.removeprefix("own ").partition(" = ")
    name, scale, *cells = (part.strip() for part in head.split("|"))
    a, b = (None if cell == "-" else number(cell) for cell in cells)
    places = 1 if "." in cells[0] else 0
    return name, Row(int(scale), (a, b), places), _terms(formula) if formula else ()


def _terms(text: str) -> Terms:
    found = _TERM.findall(text.replace(" ", ""))
    return tuple((-1 if sign == "-" else 1, column, row) for sign, column, row in found)


def _specs(line: str) -> dict[int, tuple[Spec, ...]]:
    where, _, what = line.partition("|")
    specs = [_spec(each) for each in what.split()]
    lines = [int(n) for n in where.split()]
    if len(lines) == 1:
        return {lines[0]: tuple(specs)}
    return {n: (spec,) for n, spec in zip(lines, specs, strict=True)}


def _spec(text: str) -> Spec:
    kind, _, rest = text.partition(":")
    above, _, below = rest.partition("/")
    return Spec(kind, _terms(above), _terms(below))


def _sums() -> Iterator[tuple[str, tuple[Terms, Terms]]]:
    """Sums of the statements, then what ties them to each other."""
    text = (FOLDER / "sums.txt").read_text(encoding="utf-8").partition("\nREPEATED")[0]
    for block in text.split("\n\n"):
        found = [match for row in block.splitlines() if (match := _SUM_ROW.match(row))]
        terms = tuple((-1 if part[2] == "-" else 1, "", part[1]) for part in found[1:])
        if len(terms) > 1:  # the balance is kept by the payables instead
            yield found[0][1], (terms, terms)
    for row, a, b in _TIES:
        yield row, (_terms(a), _terms(b))


_TIES = (
    ("1375", "a1285", "b1285"),
    ("1437", "a1285", "b1285"),
    ("1477", "-a1243", "-b1243"),
    ("1483", "-a1249", "-b1249"),
    ("1407", "a1291", "b1291"),
    ("1723", "", "a779"),
    ("779", "", "b1729"),
    ("1021", "", "a1021+b1297+b1693"),
    ("1027", "", "a1027+b1381+b1389+b1395"),
    ("919", "a889-a1051-a997+a919", "b889-b1051-b997+b919"),
    ("1757", "", "b925"),
)
"""Row, column a, column b: what another row tells; the payables make the balance."""


# ── printing ─────────────────────────────────────────────────────────────────────────────


def rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


_PLACES = {"b": (9, 1), "m": (6, 0), "k": (3, 0), "n": (0, 0), "n1": (0, 1)}


def stated(sheet: Sheet, spec: Spec) -> Decimal:
    """The value that a print says, rounded as it is printed, in the print's own unit."""
    if spec.kind == "c":
        before, now = (sheet.value(spec.terms, column) for column in "ab")
        return rounded((now / before - 1) * 100, 1)
    if spec.kind == "r":
        return rounded(sheet.value(spec.terms) / sheet.value(spec.over) * 100, 1)
    if spec.kind == "e":
        return rounded(sheet.value(spec.terms) / sheet.value(spec.over), 2)
    if spec.kind == "t":
        return sheet.value(spec.terms)
    scale, places = _PLACES[spec.kind]
    return rounded(sheet.value(spec.terms).scaleb(-scale), places)


def shown(value: Decimal, *, in_words: bool = False) -> str:
    """As the example prints it: parentheses below zero, a dash for nothing."""
    if in_words:
        return f"{abs(value):,}"
    if value == 0 and value.as_tuple().exponent == 0:
        return "-"
    return f"({-value:,})" if value < 0 else f"{value:,}"


def line_printed(sheet: Sheet, line: int, text: str) -> str:
    """The line with the figures of the sheet; its words stay."""
    if cell := statement_cell(sheet, line):
        return _cell_printed(sheet.rows[cell[1]], "ab".index(cell[0]))
    if line not in sheet.specs:
        return text
    specs = sheet.specs[line]
    words = not _WHOLE.fullmatch(text)
    found = list(figures_in(text))
    for (start, end), spec in reversed(list(zip(found, specs, strict=True))):
        if spec.kind != "=":
            text = text[:start] + shown(stated(sheet, spec), in_words=words) + text[end:]
    return text


def figures_in(text: str) -> Iterator[tuple[int, int]]:
    """Where figures stand on a line: the one that is the line, else those inside its words."""
    if match := _WHOLE.fullmatch(text):
        yield match.span(1)
    else:
        yield from (each.span() for each in _INSIDE.finditer(text))


def statement_cell(sheet: Sheet, line: int) -> tuple[str, str] | None:
    """Column and row of the figure that a statement prints on a line."""
    if line not in STATEMENTS and line < NEW:
        return None
    rows = ((column, str(line - back)) for column, back in (("a", 0), ("b", 2)))
    return next((cell for cell in rows if cell[1] in sheet.rows and line not in sheet.specs), None)


def _cell_printed(row: Row, column: int) -> str:
    value = row.cells[column]
    assert value is not None
    return shown(rounded(value, row.places))


def printed(sheet: Sheet) -> str:
    return "\n".join(line_printed(sheet, n, text) for n, text in sheet.lines)


# ── drawing ──────────────────────────────────────────────────────────────────────────────

_KEPT = frozenset({"1693", "1033", "1311", "1319", "1325", "1331", "845", "2163", "903", "961"})
_PER_SHARE = {"1337": "1311", "1343": "1319", "1349": "1325", "1355": "1331"}
_ROUND = {"2105": 100, "2109": 100, "2117": 100, "2125": 500, "2129": 100, "2137": 100}


def drawn(sheet: Sheet, seed: int) -> Sheet:
    """Other figures of the same signs: every leaf grows a little differently, totals follow."""
    for attempt in range(1000):
        draw = random.Random(f"{seed}.{attempt}")  # noqa: S311 - a seed for tests, no secret
        made = settled(replace(sheet, rows=_scaled(sheet, draw)))
        if _says_the_same(sheet, made):
            return made
    raise AssertionError("no figures fit the words of the example")


def _scaled(sheet: Sheet, draw: random.Random) -> dict[str, Row]:
    whole = Decimal(draw.randrange(9000, 12500)).scaleb(-4)
    rows = {}
    for name, row in sheet.rows.items():
        own = whole * Decimal(draw.randrange(9950, 10050)).scaleb(-4)
        a, b = (
            value if value is None or name in _KEPT else _grown(name, value, own, row.places)
            for value in row.cells
        )
        rows[name] = replace(row, cells=(a, b))
    return rows


def _grown(name: str, value: Decimal, factor: Decimal, places: int) -> Decimal:
    if name in _ROUND:
        return rounded(value * factor / _ROUND[name], 0) * _ROUND[name]
    return rounded(value * factor, places)


def settled(sheet: Sheet) -> Sheet:
    """The sheet with all that is derived computed anew, until nothing moves any more."""
    rows = dict(sheet.rows)
    made = replace(sheet, rows=rows)
    for _ in range(60):
        before = dict(rows)
        for name, formulas in sheet.formulas.items():
            if name in rows:
                rows[name] = _computed(made, name, formulas)
        for name, shares in _PER_SHARE.items():
            rows[name] = _per_share(made, name, shares)
        if rows == before:
            return made
    raise AssertionError("the figures do not settle")


def _computed(sheet: Sheet, name: str, formulas: tuple[Terms, Terms]) -> Row:
    row = sheet.rows[name]
    cells = []
    for column, terms, value in zip("ab", formulas, row.cells, strict=True):
        known = tuple(term for term in terms if term[2] in sheet.rows)
        if value is None or not known:
            cells.append(value)
        elif row.scale == 6:  # what only millions are printed of is the rest of rounded parts
            parts = (
                sign * rounded(sheet.cell(own or column, part).scaleb(-6), 0)
                for sign, own, part in known
            )
            cells.append(sum(parts, Decimal(0)))
        else:
            total = sum((s * sheet.cell(own or column, part) for s, own, part in known), Decimal(0))
            cells.append(total.scaleb(-row.scale))
    return replace(row, cells=(cells[0], cells[1]))


def _per_share(sheet: Sheet, name: str, shares: str) -> Row:
    values = (sheet.cell(column, "1297") / sheet.cell(column, shares) for column in "ab")
    a, b = (rounded(value, 2) for value in values)
    return replace(sheet.rows[name], cells=(a, b))


def _says_the_same(before: Sheet, now: Sheet) -> bool:
    """Whether the words around the figures stay true: nothing changes its sign or comes to 0."""
    signs = [
        (stated(before, spec) > 0, stated(before, spec) < 0)
        == (stated(now, spec) > 0, stated(now, spec) < 0)
        for specs in now.specs.values()
        for spec in specs
        if spec.kind not in ("=", "t") and all(term[2] in before.rows for term in spec.terms)
    ]
    cells = [
        (a is None or b is None or (a > 0, a < 0) == (b > 0, b < 0))
        for name, row in now.rows.items()
        if name in before.rows
        for a, b in zip(before.rows[name].cells, row.cells, strict=True)
    ]
    return all(signs) and all(cells)


# ── another release ──────────────────────────────────────────────────────────────────────


def a_year_later(sheet: Sheet) -> Sheet:
    """Every date, year and label of a period a year on."""
    return _with_text(sheet, shifted)


def shifted(text: str) -> str:
    return text if _WHOLE.fullmatch(text) else _YEAR.sub(lambda m: str(int(m[0]) + 1), text)


def renamed(sheet: Sheet, before: str, now: str) -> Sheet:
    """Another caption, wherever it is printed."""
    made = _with_text(sheet, lambda text: re.sub(rf"\b{re.escape(before)}(?!\w)", now, text))
    assert made.lines != sheet.lines, before
    return made


def _with_text(sheet: Sheet, change: Callable[[str], str]) -> Sheet:
    return replace(sheet, lines=tuple((n, change(text)) for n, text in sheet.lines))


def without(sheet: Sheet, row: str, *blocks: range) -> Sheet:
    """Without a row, and without the lines that print it or speak of it."""
    gone = {n for block in blocks for n in block}
    rows = {name: each for name, each in sheet.rows.items() if name != row}
    lines = tuple((n, text) for n, text in sheet.lines if n not in gone)
    specs = {n: each for n, each in sheet.specs.items() if n not in gone}
    return replace(sheet, rows=rows, lines=lines, specs=specs)


def with_row(sheet: Sheet, total: str, after: int, caption: str, cells: tuple[int, int]) -> Sheet:
    """A row more of a statement, in thousands, right after a line; it adds to a total."""
    name = NEW + max((int(each) - NEW for each in sheet.rows if each.isdigit()), default=0)
    first = max(name + 10, NEW + 10)
    a, b = sheet.formulas[total]
    terms = ((1, "", str(first)),)
    row = Row(3, (Decimal(cells[0]), Decimal(cells[1])))
    made = replace(
        sheet,
        rows={**sheet.rows, str(first): row},
        formulas={**sheet.formulas, total: ((*a, *terms), (*b, *terms))},
    )
    return with_lines(made, after, [(first - 2, caption), (first, "1"), (first + 2, "1")])


def with_lines(
    sheet: Sheet, after: int, lines: Sequence[tuple[int, str]], specs: Sequence[str] = ()
) -> Sheet:
    """More paragraphs after a line; `specs` say what the last of them print."""
    at = next(i for i, (n, _) in enumerate(sheet.lines) if n == after) + 1
    paragraphs = [each for n, text in lines for each in ((n - 1, ""), (n, text))]
    made = (*sheet.lines[:at], *paragraphs, *sheet.lines[at:])
    printing = [n for n, _ in lines[len(lines) - len(specs) :]]
    told = {n: (_spec(spec),) for n, spec in zip(printing, specs, strict=True)}
    return replace(sheet, lines=made, specs={**sheet.specs, **told})


# ── what it says ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, order=True)
class Said:
    """A fact of the statements, as the golden file tells it."""

    concept: str
    period: str
    unit: str
    value: Decimal
    decimals: int


def said(
    sheet: Sheet, period: Callable[[str], str] = str
) -> Iterator[tuple[Said, tuple[int, ...]]]:
    """The facts of the golden file with the sheet's figures, and the lines that print each."""
    there = {n for n, _ in sheet.lines}
    for row in (FOLDER / "statements.txt").read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            concept, when, unit, value, decimals, where, _ = re.split(r" {2,}", row, maxsplit=6)
            lines = tuple(n for n in map(int, where.split(",")) if n in there)
            if lines:
                figure = _as_told(sheet, lines[0], Decimal(value.replace(",", "")))
                yield Said(concept, period(when), unit, figure, int(decimals)), lines


def _as_told(sheet: Sheet, line: int, value: Decimal) -> Decimal:
    """The value now, of the sign that the golden value has against its print."""
    cell = statement_cell(sheet, line)
    if cell is None:
        return value  # a figure inside a caption, which nothing changes
    before, now = _example().cell(*cell), sheet.cell(*cell)
    return now if (before < 0) == (value < 0) else -now


@lru_cache(maxsize=1)
def _example() -> Sheet:
    return read()
