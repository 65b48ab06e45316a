"""Releases of a made company, printed in any of many layouts, and what they print.

The figures are drawn and add up; the captions are those that everybody prints. A layout is how a
printer of exhibits sets them: cells, heads, titles, pages.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Amounts = list[Decimal]
Row = tuple[int, str, Amounts | None]
"""Depth, caption, one amount a column; a header has none."""

Column = tuple[int, dt.date]
"""Quarters, 0 for a moment, and the last day."""

Printed = tuple[str, str, Decimal]
"""Kind of statement, period, figure as printed."""

INCOME, BALANCE, CASH = "income", "balance-sheet", "cash-flow"
TITLES = {
    INCOME: "Condensed Consolidated Statements of Operations",
    BALANCE: "Condensed Consolidated Balance Sheets",
    CASH: "Condensed Consolidated Statements of Cash Flows",
}
MONTHS = {1: "Three Months Ended", 2: "Six Months Ended", 3: "Nine Months Ended"}
WEEKS = {1: "13 Weeks Ended", 2: "26 Weeks Ended", 3: "39 Weeks Ended"}
COMPANY = "Acme, Inc."


@dataclass(frozen=True, slots=True)
class Layout:
    cells: Literal["one", "sign apart", "closing apart", "spacers", "joined"]
    title: Literal["above", "in rows", "in one cell"]
    unit: Literal["under the title", "beside the heads", "in the title"]
    heads: Literal["stacked", "dated", "in one", "short"]
    indent: Literal["padding", "blanks", "none"]
    quarter: Literal[1, 2, 3]
    oldest_first: bool
    weeks: bool
    quarter_before: bool
    change: bool
    pages: bool
    one_table: bool
    nested: bool
    narrow_heads: bool
    minus: bool


WIDTH = {"one": 1, "sign apart": 2, "closing apart": 3, "spacers": 3, "joined": 4}


# ── figures that add up ──────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Book:
    """Draws amounts, one for each of so many columns."""

    chance: random.Random
    columns: int

    def draw(self, low: int, high: int) -> Amounts:
        return [Decimal(self.chance.randint(low, high)) for _ in range(self.columns)]

    def income(self) -> Iterator[Row]:
        products, services = self.draw(30_000, 60_000), self.draw(12_000, 25_000)
        costs, research, selling = (self.draw(low, 3 * low) for low in (9_000, 2_000, 3_000))
        revenue, expenses = added(products, services), added(research, selling)
        gross = added(revenue, negative(costs))
        operating = added(gross, negative(expenses))
        other = negative(self.draw(10, 300))
        before = added(operating, other)
        taxes = [Decimal(int(each) // 5) for each in before]
        shares = self.draw(2_000, 2_100)
        net = added(before, negative(taxes))
        each = [(a / b).quantize(Decimal("0.01")) for a, b in zip(net, shares, strict=True)]
        yield 0, "Revenue:", None
        yield 1, "Products", products
        yield 1, "Services", services
        yield 2, "Total revenue", revenue
        yield 0, "Cost of revenue", costs
        yield 0, "Gross profit", gross
        yield 0, "Operating expenses:", None
        yield 1, "Research and development", research
        yield 1, "Selling, general and administrative", selling
        yield 2, "Total operating expenses", expenses
        yield 0, "Operating income", operating
        yield 0, "Other income (expense), net", other
        yield 0, "Income before income taxes", before
        yield 0, "Provision for income taxes", taxes
        yield 0, "Net income", net
        yield 0, "Diluted earnings per share", each
        yield 0, "Weighted-average diluted shares outstanding", shares

    def balance(self) -> Iterator[Row]:
        cash, due, stock = (self.draw(low, 2 * low) for low in (5_000, 4_000, 2_000))
        plant, goodwill = self.draw(9_000, 30_000), self.draw(5_000, 9_000)
        owed, accrued, debt = (self.draw(low, 2 * low) for low in (3_000, 2_000, 1_000))
        paid, bought = self.draw(9_000, 15_000), negative(self.draw(2_000, 4_000))
        current = added(cash, due, stock)
        assets, short = added(current, plant, goodwill), added(owed, accrued)
        liabilities = added(short, debt)
        equity = added(assets, negative(liabilities))
        yield 0, "ASSETS", None
        yield 0, "Current assets:", None
        yield 1, "Cash and cash equivalents", cash
        yield 1, "Accounts receivable, net", due
        yield 1, "Inventories", stock
        yield 2, "Total current assets", current
        yield 0, "Property and equipment, net", plant
        yield 0, "Goodwill", goodwill
        yield 0, "Total assets", assets
        yield 0, "LIABILITIES AND SHAREHOLDERS’ EQUITY", None
        yield 0, "Current liabilities:", None
        yield 1, "Accounts payable", owed
        yield 1, "Accrued liabilities", accrued
        yield 2, "Total current liabilities", short
        yield 0, "Long-term debt", debt
        yield 0, "Total liabilities", liabilities
        yield 0, "Common stock and additional paid-in capital", paid
        yield 0, "Treasury stock, at cost", bought
        yield 0, "Retained earnings", added(equity, negative(paid), negative(bought))
        yield 0, "Total shareholders’ equity", equity
        yield 0, "Total liabilities and shareholders’ equity", assets

    def cash(self) -> Iterator[Row]:
        income, wear = self.draw(4_000, 9_000), self.draw(2_000, 3_000)
        due = negative(self.draw(100, 900))
        plant, bought = negative(self.draw(2_000, 4_000)), [Decimal(0)] * self.columns
        dividends, borrowed = negative(self.draw(500, 900)), self.draw(1_000, 3_000)
        operating, investing = added(income, wear, due), added(plant, bought)
        financing = added(dividends, borrowed)
        change, first = added(operating, investing, financing), self.draw(9_000, 15_000)
        yield 0, "Cash flows from operating activities:", None
        yield 1, "Net income", income
        yield 1, "Adjustments to reconcile net income to net cash:", None
        yield 2, "Depreciation and amortization", wear
        yield 2, "Accounts receivable", due
        yield 3, "Net cash provided by operating activities", operating
        yield 0, "Cash flows from investing activities:", None
        yield 1, "Purchases of property and equipment", plant
        yield 1, "Acquisitions, net of cash acquired", bought
        yield 3, "Net cash used in investing activities", investing
        yield 0, "Cash flows from financing activities:", None
        yield 1, "Dividends paid", dividends
        yield 1, "Proceeds from issuance of debt", borrowed
        yield 3, "Net cash provided by financing activities", financing
        yield 0, "Net change in cash and cash equivalents", change
        yield 0, "Cash and cash equivalents at beginning of period", first
        yield 0, "Cash and cash equivalents at end of period", added(first, change)


def added(*amounts: Amounts) -> Amounts:
    return [sum(column, Decimal(0)) for column in zip(*amounts, strict=True)]


def negative(amounts: Amounts) -> Amounts:
    return [-amount for amount in amounts]


# ── days ─────────────────────────────────────────────────────────────────────────────────

ENDS = {
    False: {0: dt.date(2023, 12, 31), 1: dt.date(2024, 3, 31), 2: dt.date(2024, 6, 30),
            3: dt.date(2024, 9, 30)},
    True: {0: dt.date(2023, 12, 30), 1: dt.date(2024, 3, 30), 2: dt.date(2024, 6, 29),
           3: dt.date(2024, 9, 28)},
}  # fmt: skip
"""The last days of a year of months and of one of weeks, by quarter; 0 is the year before's."""


def end_before(day: dt.date, *, weeks: bool) -> dt.date:
    """The end of the same quarter a year before."""
    return day - dt.timedelta(days=364) if weeks else day.replace(year=day.year - 1)


def columns_of(layout: Layout, kind: str) -> list[Column]:
    ends = ENDS[layout.weeks]
    last = ends[layout.quarter]
    before = end_before(last, weeks=layout.weeks)
    if kind == BALANCE:
        return ordered([(0, last), (0, ends[0])], layout)
    to_date = ordered([(layout.quarter, last), (layout.quarter, before)], layout)
    if kind == CASH:
        return to_date
    quarters = ordered([(1, last), (1, before)], layout)
    if layout.quarter_before and layout.quarter > 1:
        quarters.insert(1, (1, ends[layout.quarter - 1]))
    return quarters + to_date * (layout.quarter > 1)


def ordered(columns: list[Column], layout: Layout) -> list[Column]:
    return columns[::-1] if layout.oldest_first else columns


def period_of(column: Column, layout: Layout) -> str:
    quarters, last = column
    if not quarters:
        return last.isoformat()
    if layout.weeks:
        first = last - dt.timedelta(days=91 * quarters - 1)
    else:
        first = dt.date(last.year, last.month - 3 * quarters + 1, 1)
    return f"{first}..{last}"


# ── print ────────────────────────────────────────────────────────────────────────────────


def release(layout: Layout, seed: int) -> tuple[str, list[Printed]]:
    """The page, and every figure of its statements."""
    chance = random.Random(seed)  # noqa: S311 - a test's figures
    pages: list[tuple[str, list[str]]] = []
    printed: list[Printed] = []
    for kind in (INCOME, BALANCE, CASH):
        columns = columns_of(layout, kind)
        book = Book(chance, len(columns))
        rows = list({INCOME: book.income, BALANCE: book.balance, CASH: book.cash}[kind]())
        pages += printed_pages(layout, kind, columns, rows)
        printed += [
            (kind, period_of(column, layout), amounts[at])
            for _, _, amounts in rows
            if amounts
            for at, column in enumerate(columns)
        ]
    intro = f"<p>{COMPANY} reports results.</p><p>Sales grew by 5% to $54 billion, it said.</p>"
    return f"<html><body>{intro}{''.join(tables(layout, pages))}</body></html>", printed


def tables(layout: Layout, pages: Sequence[tuple[str, list[str]]]) -> Iterator[str]:
    if layout.one_table and layout.title != "above":
        yield f"<table>{''.join(row for _, rows in pages for row in rows)}</table>"
        return
    for number, (above, rows) in enumerate(pages, 1):
        table = f"<table>{''.join(rows)}</table>"
        inside = f"<table><tr><td>{above}{table}</td></tr></table>"
        yield (inside if layout.nested else above + table) + f"<p>{number}</p>"


def printed_pages(
    layout: Layout, kind: str, columns: Sequence[Column], rows: Sequence[Row]
) -> Iterator[tuple[str, list[str]]]:
    """The statement in one table, or in two with title and heads printed twice."""
    groups = grouped(columns)
    changes = layout.change and kind == INCOME
    heads = list(head_rows(layout, groups, changes=changes))
    body = [figure_row(layout, row, groups, changes=changes) for row in rows]
    half = len(body) // 2 if layout.pages else len(body)
    for part, mark in ((body[:half], ""), (body[half:], " (continued)")):
        if part:
            above, first = title_of(layout, kind, mark)
            yield above, [*first, *heads, *part]


def title_of(layout: Layout, kind: str, mark: str) -> tuple[str, list[str]]:
    unit = "(in millions, except per share data)"
    title = TITLES[kind] + mark + (f" {unit}" if layout.unit == "in the title" else "")
    lines = [COMPANY.upper(), title, *([unit] if layout.unit == "under the title" else [])]
    if layout.title == "above":
        return "".join(f"<p><b>{line}</b></p>" for line in lines), []
    if layout.title == "in rows":
        return "", [f"<tr><td colspan=20>{line}</td></tr>" for line in lines]
    return "", [f"<tr><td colspan=20>{'<br>'.join(lines)}</td></tr>"]


Group = list[Column]


def grouped(columns: Sequence[Column]) -> list[Group]:
    """Neighbours of one length, which one head stands over."""
    groups: list[Group] = []
    for column in columns:
        if groups and groups[-1][0][0] == column[0]:
            groups[-1].append(column)
        else:
            groups.append([column])
    return groups


def head_rows(layout: Layout, groups: Sequence[Group], *, changes: bool) -> Iterator[str]:
    words = WEEKS if layout.weeks else MONTHS
    beside = "(in millions, except per share data)" if layout.unit == "beside the heads" else ""

    def row(beside: str, texts: Sequence[Sequence[str]], last: str = "") -> str:
        """A text for each column of each group, or one for the whole group."""
        cells = []
        for group, said in zip(groups, texts, strict=True):
            span = WIDTH[layout.cells] * (len(group) if len(said) == 1 else 1)
            cells += [head_cell(layout, text, span) for text in said]
            cells += [f"<td>{last}</td>"] * changes
        return f"<tr><td>{beside}</td>{''.join(cells)}</tr>"

    if layout.heads == "in one":
        one = [[f"{words.get(n, '')} {day_text(on)}, {on.year}" for n, on in g] for g in groups]
        yield row(beside, one, "% Change")
        return
    yield row(beside, [[words.get(group[0][0], "As of")] for group in groups])
    if layout.heads == "stacked":
        yield row("", [[f"{day_text(on)}," for _, on in group] for group in groups])
        yield row("", [[str(on.year) for _, on in group] for group in groups], "% Change")
    else:
        named = short_text if layout.heads == "short" else full_text
        yield row("", [[named(on) for _, on in group] for group in groups], "Change")


def short_text(on: dt.date) -> str:
    return f"{on:%b} {on.day}, {on.year}"


def day_text(on: dt.date) -> str:
    return f"{on:%B} {on.day}"


def full_text(on: dt.date) -> str:
    return f"{on:%B} {on.day},<br>{on.year}"


def head_cell(layout: Layout, text: str, span: int) -> str:
    """Narrow heads span a cell less than what they stand over, and an empty one follows."""
    narrow = layout.narrow_heads and span > 1
    return f"<td colspan={span - narrow}>{text}</td>" + "<td></td>" * narrow


def figure_row(layout: Layout, row: Row, groups: Sequence[Group], *, changes: bool) -> str:
    depth, caption, amounts = row
    cells = [caption_cell(layout, depth, caption)]
    left = list(amounts or ())
    for group in groups if amounts else ():
        for amount in left[: len(group)]:
            cells += figure_cells(layout, amount)
        del left[: len(group)]
        cells += ["<td>7%</td>"] * changes
    return f"<tr>{''.join(cells)}</tr>"


def caption_cell(layout: Layout, depth: int, caption: str) -> str:
    if layout.indent == "padding":
        return f'<td style="padding-left:{9 * depth}pt">{caption}</td>'
    blanks = "&nbsp;" * 3 * depth if layout.indent == "blanks" else ""
    return f"<td>{blanks}{caption}</td>"


def figure_cells(layout: Layout, amount: Decimal) -> list[str]:
    """As many cells for each figure as the layout has, signs in cells of their own or not."""
    below = amount < 0
    plain = f"{abs(amount):,}" if amount else "—"
    if layout.minus:
        return fitted(layout, f"-{plain}" if below else plain, "")
    return fitted(layout, f"({plain}" if below else plain, ")" if below else "")


def fitted(layout: Layout, figure: str, closing: str) -> list[str]:
    match layout.cells:
        case "one":
            texts = [f"${figure}{closing}"]
        case "sign apart":
            texts = ["$", figure + closing]
        case "closing apart":
            texts = ["$", figure, closing]
        case "spacers":
            texts = ["", figure + closing, "&nbsp;"]
        case "joined":
            return [f"<td colspan=2>{figure}</td>", f"<td>{closing}</td>", "<td></td>"]
    return [f"<td>{text}</td>" for text in texts]
