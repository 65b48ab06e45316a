"""The arithmetic of the statements: who belongs to which caption, and what adds up to what."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.footing import colons, pairing, sums, unnamed
from crossfoot.footing.headers import under_headers
from crossfoot.model import Finding, FootedStatement, Severity, StatementKind
from crossfoot.moments import moment
from crossfoot.spelling import normalise, says_result
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossfoot.captions import Vocabulary
    from crossfoot.footing.pairing import Row
    from crossfoot.model import Group, Line, Statement


_PROMISES = ("total", "net cash", "gross profit", "operating income", "income before", "net ")


def resolve(
    statements: Sequence[Statement], vocabulary: Vocabulary
) -> tuple[tuple[FootedStatement, ...], tuple[Finding, ...]]:
    """Each statement with its figures under their captions, and the sums they form."""
    readings = [_read(statement, vocabulary) for statement in statements]
    footed = [reading.footed for reading in readings]
    if sums.is_rounded((each.lines, each.sums) for each in footed):
        footed = [
            _foot(statement, reading.rows, vocabulary, rounded=True)
            for statement, reading in zip(statements, readings, strict=True)
        ]
    findings = [finding for reading in readings for finding in reading.told]
    for reading, each in zip(readings, footed, strict=True):
        findings += _orphans(reading.rows)
        findings += _open_pairings(each)
        findings += _without_sum(each, vocabulary)
    return tuple(footed), tuple(findings)


class _Reading(Value):
    """A statement's rows, totals without a caption named after what they add up, and its sums.

    `totals` are lines that say that they are totals.
    """

    rows: tuple[Row, ...]
    told: tuple[Finding, ...]
    footed: FootedStatement
    totals: frozenset[int]

    @property
    def is_whole(self) -> bool:
        """Whether all figures have their caption, and all totals their sum in every column."""
        held = {each.total for each in self.footed.sums if not any(each.residuals)}
        return not self.doubts and self.totals <= held

    @property
    def doubts(self) -> int:
        """Figures without a caption of their own, or with several."""
        loose = sum(bool(row.group and (row.rivals or not row.caption)) for row in self.rows)
        return loose + len(self.told)

    @property
    def worth(self) -> colons.Worth:
        held = [(each.total, each.residuals.count(Decimal(0))) for each in self.footed.sums]
        named = sum(columns for total, columns in held if total in self.totals)
        return named, sum(columns for _, columns in held), -self.doubts


def _read(statement: Statement, vocabulary: Vocabulary) -> _Reading:
    """The statement read, with the captions as lines that have figures in spite of a colon."""
    reading = _read_with(statement, vocabulary, frozenset())
    choices = colons.doubtful(statement, vocabulary)
    is_loose = any(vocabulary.is_total(text, statement.kind) for text in choices)
    if not choices or (reading.is_whole and not is_loose):
        return reading
    tried = {frozenset[str](): reading}

    def worth(lines: frozenset[str]) -> colons.Worth:
        if lines not in tried:
            tried[lines] = _read_with(statement, vocabulary, lines)
        return tried[lines].worth

    return tried[colons.lines(choices, worth)]


def _read_with(statement: Statement, vocabulary: Vocabulary, lines: frozenset[str]) -> _Reading:
    rows, told = unnamed.named(pairing.rows(statement, vocabulary, lines))
    footed = _foot(statement, rows, vocabulary)
    return _Reading(rows, told, footed, _totals(footed.lines, footed.kind, vocabulary))


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
        and not _is_left(bare[max(index - 1, 0)])
    )
    found = sums.find(bare, statement.kind, totals, leaves, rounded=rounded)
    lines = under_headers(rows, bare, found)
    return FootedStatement(
        statement.kind, statement.title, statement.place, statement.columns, lines, found
    )


def _is_left(above: Line) -> bool:
    """Whether a line says that it is taken off what stands above it: a rest comes next."""
    return above.caption.text.casefold().startswith("less")


def _totals(lines: Sequence[Line], kind: StatementKind, vocabulary: Vocabulary) -> frozenset[int]:
    return frozenset(
        index
        for index, line in enumerate(lines)
        if vocabulary.is_total(line.caption.text, kind) or _is_closing(line, kind)
    )


def _is_closing(line: Line, kind: StatementKind) -> bool:
    """Whether it is what a cash flow statement ends with: the opening balance and what moved."""
    return kind is StatementKind.CASH_FLOW and moment(line.caption.text)[1] == "closing"


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
