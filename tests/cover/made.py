"""Releases of a few lines, and statements with no more than the periods of their columns."""

from __future__ import annotations

import datetime as dt

from crossfoot.model import (
    Cell,
    Column,
    Document,
    Duration,
    Entity,
    Paragraph,
    Place,
    Statement,
    StatementKind,
)

SOMEBODY = Entity("https://crossfoot.example/name", "acme", "Acme Inc.")


def document(*lines: str) -> Document:
    """A line each; `|` parts the cells of a line."""
    return Document("release.txt", "text", tuple(_lines(lines)))


def _lines(lines: tuple[str, ...]) -> list[Paragraph]:
    made = []
    for number, line in enumerate(lines, 1):
        column, cells = 1, []
        for text in line.split("|"):
            cells.append(Cell(text.strip(), Place(1, number, column)))
            column += len(text) + 1
        made.append(Paragraph(tuple(cells)))
    return made


def statement(end: str, *days: int) -> Statement:
    """Columns of so many days up to a day, and the same a year before."""
    last = dt.date.fromisoformat(end)
    year = dt.timedelta(days=364)
    columns = tuple(
        Column(Duration(until - dt.timedelta(days=length - 1), until))
        for length in days
        for until in (last, last - year)
    )
    return Statement(StatementKind.INCOME, "Statements of income", Place(1, 99, 1), columns, ())
