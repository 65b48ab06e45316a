"""The arithmetic of the statements: who belongs to which caption, and what adds up to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.footing import pairing, sums, unnamed
from crossfoot.footing.headers import under_headers
from crossfoot.model import Finding, FootedStatement, Severity
from crossfoot.spelling import normalise, says_result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossfoot.captions import Vocabulary
    from crossfoot.footing.pairing import Row
    from crossfoot.model import Group, Line, Statement, StatementKind


_PROMISES = ("total", "net cash", "gross profit", "operating income", "income before", "net ")


def resolve(
    statements: Sequence[Statement], vocabulary: Vocabulary
) -> tuple[tuple[FootedStatement, ...], tuple[Finding, ...]]:
    """Each statement with its figures under their captions, and the sums they form."""
    paired, told = _paired(statements, vocabulary)
    footed = [_foot(statement, rows, vocabulary) for statement, rows in paired]
    if sums.is_rounded((each.lines, each.sums) for each in footed):
        footed = [_foot(statement, rows, vocabulary, rounded=True) for statement, rows in paired]
    findings = list(told)
    for (_, rows), each in zip(paired, footed, strict=True):
        findings += _orphans(rows)
        findings += _open_pairings(each)
        findings += _without_sum(each, vocabulary)
    return tuple(footed), tuple(findings)


def _paired(
    statements: Sequence[Statement], vocabulary: Vocabulary
) -> tuple[list[tuple[Statement, tuple[Row, ...]]], list[Finding]]:
    """Each statement's rows, totals without a caption named after what they add up."""
    paired: list[tuple[Statement, tuple[Row, ...]]] = []
    findings: list[Finding] = []
    for statement in statements:
        rows, told = unnamed.named(pairing.rows(statement, vocabulary))
        paired.append((statement, rows))
        findings += told
    return paired, findings


def _foot(
    statement: Statement, rows: Sequence[Row], vocabulary: Vocabulary, *, rounded: bool = False
) -> FootedStatement:
    bare = tuple(row.as_line() for row in rows if row.caption and row.group)
    totals = _totals(bare, statement.kind, vocabulary)
    leaves = frozenset(
        index
        for index, line in enumerate(bare)
        if index not in totals
        and vocabulary.known(line.caption.text, statement.kind)
        and not _speaks(line)
        and not says_result(line.caption.text)
    )
    found = sums.find(bare, statement.kind, totals, leaves, rounded=rounded)
    lines = under_headers(rows, bare, found)
    return FootedStatement(
        statement.kind, statement.title, statement.place, statement.columns, lines, found
    )


def _totals(lines: Sequence[Line], kind: StatementKind, vocabulary: Vocabulary) -> frozenset[int]:
    return frozenset(
        index for index, line in enumerate(lines) if vocabulary.is_total(line.caption.text, kind)
    )


def _without_sum(statement: FootedStatement, vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """Totals to which nothing adds up in any column: a figure near them may be wrong."""
    found = {each.total for each in statement.sums}
    terms = {term.line for each in statement.sums for term in each.terms}
    totals = _totals(statement.lines, statement.kind, vocabulary)
    return tuple(
        _no_sum(statement.lines[index])
        for index in sorted(totals - found)
        if index > 1 and _speaks(statement.lines[index]) and not {index - 1, index - 2} <= terms
    )


def _speaks(line: Line) -> bool:
    """Whether the caption itself promises that something adds up to it."""
    return normalise(line.caption.text).startswith(_PROMISES)


def _no_sum(line: Line) -> Finding:
    figures = ", ".join(figure.text for figure in line.figures if figure)
    return Finding(
        Severity.WARNING,
        "footing.no-sum",
        f"nothing that is printed adds up to '{line.caption.text}' {figures}",
        "compare it and the lines above it with the original",
        line.caption.place,
    )


def _orphans(rows: Sequence[Row]) -> tuple[Finding, ...]:
    return tuple(
        _orphan(row.group)
        for row in rows
        if row.group and not row.caption and any(row.group.figures)
    )


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
        if line.rivals and any(line.figures)
    )
