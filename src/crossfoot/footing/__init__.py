"""The arithmetic of the statements: who belongs to which caption, and what adds up to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.footing import pairing, sums
from crossfoot.footing.headers import under_headers
from crossfoot.model import Finding, FootedStatement, Group, Severity, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossfoot.captions import Vocabulary
    from crossfoot.footing.pairing import Row


def resolve(
    statements: Sequence[Statement], vocabulary: Vocabulary
) -> tuple[tuple[FootedStatement, ...], tuple[Finding, ...]]:
    """Each statement with its figures under their captions, and the sums they form."""
    footed: list[FootedStatement] = []
    findings: list[Finding] = []
    for statement in statements:
        rows = pairing.rows(statement, vocabulary)
        findings += _orphans(rows)
        footed.append(_foot(statement, rows))
        findings += _open_pairings(footed[-1])
    return tuple(footed), tuple(findings)


def _foot(statement: Statement, rows: Sequence[Row]) -> FootedStatement:
    bare = tuple(row.as_line() for row in rows if row.caption and row.group)
    found = sums.find(bare, statement.kind)
    lines = under_headers(rows, bare, found)
    return FootedStatement(
        statement.kind, statement.title, statement.place, statement.columns, lines, found
    )


def _orphans(rows: Sequence[Row]) -> tuple[Finding, ...]:
    return tuple(_orphan(row.group) for row in rows if row.group and not row.caption)


def _orphan(group: Group) -> Finding:
    figures = [figure for figure in group.figures if figure]
    return Finding(
        Severity.WARNING,
        "footing.no-caption",
        "no caption is left for " + ", ".join(figure.text for figure in figures),
        "restore the caption of this row in the source",
        figures[0].place,
    )


def _open_pairings(statement: FootedStatement) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            Severity.WARNING,
            "footing.open-pairing",
            f"{', '.join(figure.text for figure in line.figures if figure)} may belong to "
            + " or ".join(f"'{caption.text}'" for caption in (line.caption, *line.rivals)),
            "put the figures beside their caption in the source",
            next(figure.place for figure in line.figures if figure),
        )
        for line in statement.lines
        if line.rivals
    )
