"""Which part of its statement a line stands in: told by the next total below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import StatementKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_BEFORE: Mapping[StatementKind, tuple[tuple[str, str], ...]] = {
    StatementKind.BALANCE_SHEET: (
        ("AssetsCurrent", "assets-current"),
        ("AssetsNoncurrent", "assets-noncurrent"),
        ("Assets", "assets-noncurrent"),
        ("LiabilitiesCurrent", "liabilities-current"),
        ("LiabilitiesNoncurrent", "liabilities-noncurrent"),
        ("Liabilities", "liabilities-noncurrent"),
        ("StockholdersEquity", "equity"),
        ("StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest", "equity"),
        ("LiabilitiesAndStockholdersEquity", "equity"),
    ),
    StatementKind.CASH_FLOW: (
        ("NetCashProvidedByUsedInOperatingActivities", "operating"),
        ("NetCashProvidedByUsedInInvestingActivities", "investing"),
        ("NetCashProvidedByUsedInFinancingActivities", "financing"),
    ),
}
"""The total that closes each section, for the statements whose captions recur by section."""

_CLASSIFIED: Mapping[str, frozenset[str]] = {
    "Assets": frozenset({"AssetsCurrent", "AssetsNoncurrent"}),
    "Liabilities": frozenset({"LiabilitiesCurrent", "LiabilitiesNoncurrent"}),
}
"""Only where current lines have a total of their own are the others known to be noncurrent."""

_AFTER: Mapping[StatementKind, str] = {StatementKind.CASH_FLOW: "supplemental"}


def sections(kind: StatementKind, concepts: Sequence[str | None]) -> tuple[str | None, ...]:
    """The section of each line, given the concepts of those lines that are totals."""
    closing = dict(_BEFORE.get(kind, ()))
    for whole, classified in _CLASSIFIED.items():
        if classified.isdisjoint(concepts):
            closing.pop(whole, None)
    current = _AFTER.get(kind)
    found: list[str | None] = []
    for concept in reversed(concepts):
        current = closing.get(concept or "", current)
        found.append(current)
    return tuple(reversed(found))


def anchors(kind: StatementKind) -> frozenset[str]:
    """The totals that tell the sections of such a statement."""
    return frozenset(concept for concept, _ in _BEFORE.get(kind, ()))
