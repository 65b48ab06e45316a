"""From a document to its statements: which block is which, what its columns measure."""

from __future__ import annotations

from crossfoot.model import Document, Finding, Severity, Statement, StatementKind
from crossfoot.tables import scraped

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
    statements, findings = scraped.statements(document)
    if not statements:
        return (), (*findings, _nothing(document))
    return statements, (*findings, *_missing(statements))


def _nothing(document: Document) -> Finding:
    return Finding(
        Severity.ERROR,
        "tables.no-statement",
        f"no financial statement was found in {document.name}",
        "give the release itself, with the titles and column heads of its statements",
    )


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
