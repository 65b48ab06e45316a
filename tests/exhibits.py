"""The made exhibit of `examples/harborline-2q24` cast anew: columns, rows and units changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SOURCE = Path(__file__).parents[1] / "examples" / "harborline-2q24" / "release.htm"
GOLDEN = Path(__file__).parent / "releases" / "harborline-2q24"
INCOME, BALANCE, CASH = range(3)
_CELL = re.compile(r"<td[^>]*>.*?</td>")
_SPACER = '<td style="width:1%">&#160;</td>'
_NUMBER = re.compile(r"(?<=>)\(?[\d,.]+(?=<)")

GROUPS = {
    BALANCE: (range(2, 6), range(7, 11), range(14, 17), range(18, 21), range(23, 27)),
    INCOME: (range(3, 5), range(6, 8)),
    CASH: (range(3, 6), range(7, 12), range(14, 16), range(18, 22)),
}
"""Rows of a statement that add to one total and may change places."""


class Row(NamedTuple):
    """A caption's cell and, for each column, the cells of sign, number and closing sign."""

    caption: str
    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Table:
    """A statement: its title, its rows of heads (a cell each), and its rows of figures."""

    title: str
    heads: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Exhibit:
    """`currency` and its name, `money`, say what became of the amounts that were made up."""

    before: tuple[str, ...]
    tables: tuple[Table, ...]
    currency: str = "USD"
    money: str = "dollars"


def read() -> Exhibit:
    lines = SOURCE.read_text(encoding="utf-8").splitlines()
    starts = [at for at, line in enumerate(lines) if line.startswith("<table")]
    ends = [at for at, line in enumerate(lines) if line == "</table>"]
    tables = (_table(lines[a - 1], lines[a + 1 : b]) for a, b in zip(starts, ends, strict=True))
    return Exhibit(tuple(lines[: starts[0] - 1]), tuple(tables))


def _table(title: str, lines: Sequence[str]) -> Table:
    cells = [tuple(_CELL.findall(line)) for line in lines]
    heads = tuple(row[2::2] for row in cells if "colspan" in "".join(row))
    rows = (row for row in cells if "colspan" not in "".join(row))
    return Table(title, heads, tuple(Row(row[0], tuple(_groups(row[2:]))) for row in rows))


def _groups(cells: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for at in range(0, len(cells), 4):
        yield tuple(cells[at : at + 3])


def printed(exhibit: Exhibit) -> str:
    lines = list(exhibit.before)
    for table in exhibit.tables:
        lines += [table.title, '<table style="border-collapse:collapse;width:100%">']
        blank = "<td>&#160;</td>"
        lines += [f"<tr>{blank}{blank}{blank.join(row)}</tr>" for row in table.heads]
        lines += [_row(row) for row in table.rows]
        lines.append("</table>")
    return "\n".join([*lines, "</body></html>"])


def _row(row: Row) -> str:
    return f"<tr>{row.caption}{''.join(_SPACER + ''.join(group) for group in row.groups)}</tr>"


# ── what the facts are ───────────────────────────────────────────────────────────────────


class Said(NamedTuple):
    concept: str
    period: str
    unit: str
    value: Decimal


def told(exhibit: Exhibit) -> set[Said]:
    """The facts that were made up, in the exhibit's amounts and currency."""
    rows = [*_rows("statements.txt"), *(row[1:] for row in _rows("prose.txt") if len(row) > 2)]
    return {_said(exhibit, *row[:4]) for row in rows}


def _rows(name: str) -> Iterator[list[str]]:
    for line in (GOLDEN / name).read_text(encoding="utf-8").splitlines():
        if line[:1] != "#":
            yield re.split(r" {2,}", line)


def _said(exhibit: Exhibit, concept: str, period: str, unit: str, value: str) -> Said:
    amount = Decimal(value.replace(",", ""))
    return Said(concept, period, unit.replace("USD", exhibit.currency), amount)


# ── changes ──────────────────────────────────────────────────────────────────────────────


def with_table(exhibit: Exhibit, number: int, table: Table) -> Exhibit:
    tables = (table if at == number else each for at, each in enumerate(exhibit.tables))
    return replace(exhibit, tables=tuple(tables))


def without_table(exhibit: Exhibit, number: int) -> Exhibit:
    return replace(exhibit, tables=exhibit.tables[:number] + exhibit.tables[number + 1 :])


def columns_moved(exhibit: Exhibit, number: int, order: Sequence[int]) -> Exhibit:
    """The columns of a table in another order; of two spans, whole spans or within each."""
    table = exhibit.tables[number]
    heads = []
    for row in table.heads:
        size = len(order) // len(row)
        heads.append(tuple(row[at // size] for at in order[::size]))
    rows = (Row(r.caption, tuple(r.groups[at] for at in order)) for r in table.rows)
    return with_table(exhibit, number, replace(table, heads=tuple(heads), rows=tuple(rows)))


def rows_moved(exhibit: Exhibit, number: int, rows: range, order: Sequence[int]) -> Exhibit:
    table = exhibit.tables[number]
    mixed = tuple(table.rows[at] for at in order)
    assert sorted(order) == list(rows)
    made = (*table.rows[: rows.start], *mixed, *table.rows[rows.stop :])
    return with_table(exhibit, number, replace(table, rows=made))


def without_row(exhibit: Exhibit, number: int, row: int) -> Exhibit:
    table = exhibit.tables[number]
    made = table.rows[:row] + table.rows[row + 1 :]
    return with_table(exhibit, number, replace(table, rows=made))


def recaptioned(exhibit: Exhibit, number: int, row: int, text: str) -> Exhibit:
    """A row under another caption; `{}` in it is the caption as it was."""
    table = exhibit.tables[number]
    old = table.rows[row]
    printed = re.sub(r"<[^>]*>|&#160;", "", old.caption)
    caption = old.caption.replace(printed, text.format(printed))
    made = (*table.rows[:row], Row(caption, old.groups), *table.rows[row + 1 :])
    return with_table(exhibit, number, replace(table, rows=made))


def scaled(exhibit: Exhibit, number: int, power: int) -> Exhibit:
    """A statement in units (0) or millions (6); what is per share stays."""
    table = exhibit.tables[number]
    unit = {0: f"in {exhibit.money}", 6: "in millions"}[power]

    def shown(match: re.Match[str]) -> str:
        digits = match[0].lstrip("(")
        if "." in digits:
            return match[0]
        value = Decimal(digits.replace(",", "")).scaleb(3 - power)
        return match[0][: -len(digits)] + f"{value:,f}"

    rows = tuple(
        Row(r.caption, tuple(tuple(_NUMBER.sub(shown, c) for c in g) for g in r.groups))
        for r in table.rows
    )
    title = table.title.replace("in thousands", unit)
    return with_table(exhibit, number, replace(table, title=title, rows=rows))


def in_currency(exhibit: Exhibit, code: str, sign: str, name: str) -> Exhibit:
    """Another currency: its sign before amounts, its name where a title says "dollars"."""

    def changed(text: str) -> str:
        return text.replace("$", sign)

    tables = (
        replace(
            t,
            title=t.title.replace("in dollars", f"in {name}"),
            rows=tuple(
                Row(r.caption, tuple(tuple(map(changed, g)) for g in r.groups)) for r in t.rows
            ),
        )
        for t in exhibit.tables
    )
    before = tuple(map(changed, exhibit.before))
    return replace(exhibit, before=before, tables=tuple(tables), currency=code, money=name)


def without_prose(exhibit: Exhibit) -> Exhibit:
    """The sentences that repeat figures are gone."""
    kept = (line for line in exhibit.before if not line.startswith("<li>"))
    return replace(exhibit, before=tuple(kept))
