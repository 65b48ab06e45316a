"""Totals printed without a caption: what the lines right above add up to, exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import Caption, Cell, Finding, Severity
from crossfoot.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from crossfoot.footing.pairing import Row
    from crossfoot.model import Figure, Group

_MOST_PARTS = 20
_LEAST = 100
"""In a single column, so large a figure at least: smaller ones are sums by chance."""


def named(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """The rows, each figures-only row that is the sum of those above it with a caption of its own.

    It says "Total" of the header above those lines, and is placed at the row's first figure.
    """
    found: list[Row] = []
    findings: list[Finding] = []
    for row in rows:
        parts = _parts(found, row.group) if row.group and not row.caption else ()
        if row.group and parts:
            above = found[-len(parts) - 1] if len(found) > len(parts) else None
            findings.append(_unnamed(row.group, parts))
            found.append(replace(row, caption=_total(row.group, above), rivals=()))
        else:
            found.append(row)
    return tuple(found), tuple(findings)


def _total(group: Group, above: Row | None) -> Caption:
    header = above.caption.text if above and above.caption and not above.group else ""
    said = f"Total {header.strip(' :').lower()}".strip()
    return Caption((Cell(said, _first(group).place),))


def _first(group: Group) -> Figure:
    return next(figure for figure in group.figures if figure)


def _parts(above: Sequence[Row], group: Group) -> tuple[Row, ...]:
    """The fewest rows right above the group that add up to it in every column."""
    total = [figure.value if figure else None for figure in group.figures]
    if not _tells(total):
        return ()
    left = total
    parts: list[Row] = []
    for row in _run(above):
        if row.group is None:
            return ()
        left = list(_less(left, row.group.figures))
        parts.append(row)
        if len(parts) > 1 and all(value in (None, 0) for value in left):
            return tuple(reversed(parts))
    return ()


def _run(above: Sequence[Row]) -> Iterator[Row]:
    """The rows with figures right above, nearest first, as far as the nearest header."""
    for row in reversed(above[-_MOST_PARTS:]):
        if row.group is None:
            return
        yield row


def _tells(total: Sequence[Decimal | None]) -> bool:
    said = [abs(value) for value in total if value]
    return len(said) > 1 or any(value >= _LEAST for value in said)


def _less(
    left: Sequence[Decimal | None], figures: Sequence[Figure | None]
) -> Iterator[Decimal | None]:
    """Column by column; a missing figure takes nothing off, an absent total stays absent."""
    for value, figure in zip(left, figures, strict=True):
        yield value if value is None or figure is None else value - figure.value


def _unnamed(group: Group, parts: Sequence[Row]) -> Finding:
    figures = ", ".join(figure.text for figure in group.figures if figure)
    first = parts[0].caption.text if parts[0].caption else ""
    last = parts[-1].caption.text if parts[-1].caption else ""
    return Finding(
        Severity.INFO,
        "footing.unnamed-total",
        f"{figures} stand without a caption and are the sum of '{first}' to '{last}'",
        "nothing; they were taken as the total of these lines",
        _first(group).place,
    )
