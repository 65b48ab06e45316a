"""Tables of the example as a reader would type them, and mentions in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import Caption, Cell, Document, Paragraph, Place
from crossfoot.tables import scraped
from crossfoot.tables.calendar import Calendar, calendar
from crossfoot.tables.summaries import Summaries, summaries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossfoot.model import Mention, Statement

PERIODS = {
    "1Q15": "2015-04-01..2015-06-30",
    "1Q16": "2016-04-01..2016-06-30",
    "1Q17": "2017-04-01..2017-06-30",
    "1H16": "2016-04-01..2016-09-30",
    "1H17": "2017-04-01..2017-09-30",
    "FY2016": "2016-04-01..2017-03-31",
    "FY2017": "2017-04-01..2018-03-31",
    "June16": "2016-06-30",
    "March17": "2017-03-31",
    "June17": "2017-06-30",
}
_STEP = 2


def document(text: str) -> Document:
    """A paragraph for each line that is not blank."""
    paragraphs = tuple(
        Paragraph((Cell(line.strip(), Place(1, number, 1)),))
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip()
    )
    return Document("release.txt", "text", paragraphs)


def taken(statements: Sequence[Statement]) -> frozenset[Place]:
    """Where the figures of statements stand."""
    return frozenset(
        figure.place
        for statement in statements
        for part in statement.parts
        if not isinstance(part, Caption)
        for figure in part.figures
        if figure
    )


def read(release: Document) -> Summaries:
    """The tables of a release beside its statements, by its own calendar."""
    statements, _ = scraped.statements(release)
    return summaries(release, taken(statements), calendar(release, statements))


def calendar_of(text: str) -> Calendar:
    release = document(text)
    return calendar(release, scraped.statements(release)[0])


def lines(title: str, columns: str, rows: str) -> list[str]:
    """What a table says, a line a figure; `rows` are indented under the row they break down."""
    cells = [column.strip() for column in columns.split("|")]
    path: list[str] = []
    found: list[str] = []
    for row in rows.strip("\n").splitlines():
        caption, _, figures = row.strip().rpartition(": ")
        depth = (len(row) - len(row.lstrip())) // _STEP
        path = [*path[:depth], caption]
        headings = " > ".join([*([title] if title else []), *path[:depth]])
        printed = figures.split()
        assert len(printed) == len(cells), row
        found += [
            f"{f} | {caption} | {headings} | {c}" for f, c in zip(printed, cells, strict=True)
        ]
    return found


def told(mention: Mention) -> str:
    """A mention in the words of `lines`."""
    names = {days: name for name, days in PERIODS.items()}
    minus = "minus " if mention.sign < 0 else ""
    said = [
        f"{minus}{mention.gauge.value}",
        names[str(mention.period)],
        f"over {names[str(mention.compared)]}" if mention.compared else "",
        f"e{mention.scale}" if mention.scale else "",
        (mention.currency or mention.noun) + ("/share" if mention.per_share else ""),
        f"[{mention.member}]" if mention.member else "",
        "forecast" if mention.forecast else "",
    ]
    headings = " > ".join(mention.headings)
    words = " ".join(word for word in said if word)
    return f"{mention.figure.text} | {mention.caption} | {headings} | {words}"
