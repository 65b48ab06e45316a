"""From a document to its statements: which block is which, what its columns measure."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from crossfoot.amounts import figure
from crossfoot.model import (
    Caption,
    Document,
    Finding,
    Group,
    Instant,
    Mention,
    Place,
    Severity,
    Statement,
    StatementKind,
)
from crossfoot.tables import choosing, prose, scraped, summaries
from crossfoot.tables.calendar import calendar
from crossfoot.tables.titles import statement_kinds

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from crossfoot.tables.equity import Roll

Mentions = tuple[tuple[Mention, ...], tuple[Finding, ...]]

_LONGEST_ROW = 5
"""Figures that one row may have; more of them in a run are a column."""

_FEW = 20
"""One line in so many may be parted otherwise than all others by chance."""

_EXPECTED = (
    (StatementKind.BALANCE_SHEET, "balance sheet"),
    (StatementKind.INCOME, "income statement"),
    (StatementKind.CASH_FLOW, "cash flow statement"),
)


def recognise(document: Document) -> tuple[tuple[Statement, ...], tuple[Finding, ...]]:
    """The statements of a document in reading order.

    No statement at all is an error: there is nothing to convert. A missing one of the three
    that a release usually prints is a warning.
    """
    in_tables = any(paragraph.table for paragraph in document.paragraphs)
    if in_tables:
        statements, findings = _in_grids(document)
    elif document.form == "columns":
        statements, findings = _in_columns(document)
    else:
        statements, findings = _in_cells(document)
    if not statements:
        return (), (*findings, _nothing(document))
    return statements, (*findings, *_missing(statements), *_unlike_ends(statements))


def _in_grids(document: Document) -> tuple[tuple[Statement, ...], tuple[Finding, ...]]:
    from crossfoot.tables import grid  # noqa: PLC0415 - a text has none: its import would be wasted

    return grid.statements(document)


def _in_cells(document: Document) -> tuple[tuple[Statement, ...], tuple[Finding, ...]]:
    """Of a text with one cell a paragraph: rows in order as a grid, others to be paired later."""
    loose, doubts = scraped.statements(document)
    if any(_is_lifted(statement) for statement in loose):
        return loose, doubts
    from crossfoot.tables import stacked  # noqa: PLC0415 - as above

    regridded = stacked.regrid(document)
    ordered, findings = _in_grids(regridded.document)
    if ordered and _in_blocks(document):
        return ordered, findings  # read by blocks: what is no row now can be paired with nothing
    return choosing.chosen(ordered, loose, regridded.left), (*findings, *doubts)


def _in_blocks(document: Document) -> bool:
    """Whether blank lines part some lines and not others, as they do blocks of a page.

    A list of cells has a blank line between all of them, or between none.
    """
    apart = [
        below.place.line > above.place.line + 1
        for above, below in pairwise(document.paragraphs)
        if above.place.page == below.place.page
    ]
    return len(apart) < _FEW * sum(apart) < (_FEW - 1) * len(apart)


def _is_lifted(statement: Statement) -> bool:
    """Whether figures stand right below a header, above the caption of their row."""
    return any(
        isinstance(above, Caption) and above.text.endswith(":") and isinstance(below, Group)
        for above, below in pairwise(statement.parts)
    )


def _in_columns(document: Document) -> tuple[tuple[Statement, ...], tuple[Finding, ...]]:
    """Of a text whose columns cannot be told and whose rows stand one by one, the rows."""
    from crossfoot.tables import stacked  # noqa: PLC0415 - likewise

    statements, findings = _in_grids(stacked.regrid(document).document)
    if statements or _longest_run(document) > _LONGEST_ROW:
        return statements, findings
    return scraped.statements(document)


def rolls(document: Document, statements: tuple[Statement, ...]) -> tuple[Roll, ...]:
    """The roll-forwards of equity, whose columns or sections are its components."""
    announced = any(_says_equity(paragraph.text) for paragraph in document.paragraphs)
    if not announced and all(each.kind is not StatementKind.EQUITY for each in statements):
        return ()
    from crossfoot.tables import equity  # noqa: PLC0415 - few releases have one

    return equity.rolls(document, statements)


def _says_equity(text: str) -> bool:
    return StatementKind.EQUITY in statement_kinds(text)


def _longest_run(document: Document) -> int:
    """How many figures stand right below each other, with nothing between."""
    longest, run, below = 0, 0, (0, 0)
    for each in document.paragraphs:
        place = each.place
        shown = figure(each.text, place) is not None
        run = (run + 1 if (place.page, place.line) == below else 1) if shown else 0
        longest, below = max(longest, run), (place.page, place.line + 1)
    return longest


def mentions(
    document: Document, statements: tuple[Statement, ...], taken: frozenset[Place]
) -> Mentions:
    """The figures outside of the statements, with what is said of them.

    `taken` are the places of figures that are facts already, those inside captions included.
    """
    days = calendar(document, statements)
    taken |= frozenset(_figures(statements))
    listed = _in_tables(document, statements, taken)
    taken |= frozenset(mention.figure.place for mention in listed)
    said, doubts = summaries.mentions(document, taken, days)
    taken |= frozenset(mention.figure.place for mention in said)
    more, others = prose.mentions(document, taken, days)
    return (*listed, *said, *more), (*doubts, *others)


def _in_tables(
    document: Document, statements: tuple[Statement, ...], taken: frozenset[Place]
) -> tuple[Mention, ...]:
    """The figures of tables whose cells stand in a grid."""
    if not any(paragraph.table for paragraph in document.paragraphs):
        return ()
    from crossfoot.tables import grid, grid_summaries  # noqa: PLC0415 - as above

    known = grid.known_days(statements, (), document)
    return grid_summaries.mentions(document, statements, taken, known)


def _figures(statements: tuple[Statement, ...]) -> Iterator[Place]:
    """Where the figures of the statements are printed."""
    for statement in statements:
        for part in statement.parts:
            if not isinstance(part, Caption):
                yield from (figure.place for figure in part.figures if figure)


def _nothing(document: Document) -> Finding:
    return Finding(
        Severity.ERROR,
        "tables.no-statement",
        f"no financial statement was found in {document.name}",
        "give what prints the statements, with their titles and column heads; a release of "
        "highlights alone often has them in the next exhibit",
    )


def _unlike_ends(statements: tuple[Statement, ...]) -> Iterator[Finding]:
    """The statements of a release end on one day; where two do not, a head was misread or lost."""
    ends = [(statement, _last_day(statement)) for statement in statements]
    first = next(iter(ends), None)
    for statement, day in ends:
        if first and day != first[1]:
            yield Finding(
                Severity.WARNING,
                "tables.ends-differ",
                f"'{statement.title}' ends on {day}, '{first[0].title}' on {first[1]}",
                "compare the column heads of both with the original; one of them may be wrong",
                statement.place,
            )


def _last_day(statement: Statement) -> dt.date:
    """The latest day that a column measures or measures up to."""
    periods = (column.period for column in statement.columns)
    return max(each.on if isinstance(each, Instant) else each.last for each in periods)


def _missing(statements: tuple[Statement, ...]) -> tuple[Finding, ...]:
    found = {statement.kind for statement in statements}
    return tuple(
        Finding(
            Severity.WARNING,
            "tables.missing-statement",
            f"no {name} was found",
            "check that the source is complete, and that the statement has its title",
        )
        for kind, name in _EXPECTED
        if kind not in found
    )
