"""Which part of its statement a line stands in: told by the next total below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import StatementKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crossfoot.model import Sum

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
        ("NetCashProvidedByUsedInOperatingActivitiesContinuingOperations", "operating"),
        ("NetCashProvidedByUsedInInvestingActivities", "investing"),
        ("NetCashProvidedByUsedInInvestingActivitiesContinuingOperations", "investing"),
        ("NetCashProvidedByUsedInFinancingActivities", "financing"),
        ("NetCashProvidedByUsedInFinancingActivitiesContinuingOperations", "financing"),
    ),
}
"""The total that closes each section, for the statements whose captions recur by section."""

_CLASSIFIED: Mapping[str, frozenset[str]] = {
    "Assets": frozenset({"AssetsCurrent", "AssetsNoncurrent"}),
    "Liabilities": frozenset({"LiabilitiesCurrent", "LiabilitiesNoncurrent"}),
}
"""Only where current lines have a total of their own are the others known to be noncurrent."""

_AFTER: Mapping[StatementKind, str] = {StatementKind.CASH_FLOW: "supplemental"}


_OF_CASH = frozenset(
    {
        *("net", "total", "cash", "flow", "flows", "inflow", "outflow", "inflows", "outflows"),
        *("provided", "used", "generated", "from", "by", "in", "for", "to", "of", "the"),
        *("and", "activities", "operations", "continuing", "company"),
    }
)
_SAYS_CASH = frozenset({"cash", "total"})


def activity_total(spelled: str) -> str | None:
    """The net cash that a caption says, when it says nothing but an activity and cash going by."""
    words = spelled.split()
    named = [word for word in words if word in ("operating", "investing", "financing")]
    if spelled.endswith("operations") and not named:
        named = ["operating"]
    rest = set(words) - set(named)
    if len(named) != 1 or not rest <= _OF_CASH or rest.isdisjoint(_SAYS_CASH):
        return None
    going_on = "ContinuingOperations" if "continuing" in rest else ""
    return f"NetCashProvidedByUsedIn{named[0].capitalize()}Activities{going_on}"


def sections(
    kind: StatementKind,
    concepts: Sequence[str | None],
    equity: Sequence[bool] = (),
    sums: Sequence[Sum] = (),
) -> tuple[str | None, ...]:
    """The section of each line, given the concepts of those lines that are totals.

    It is closed by the next total below, unless that does not add the line up and another does:
    where noncurrent lines come first, the total of all assets closes them.

    `equity` says of lines that they are of equity by their caption: what stands above the first
    of them is owed, where no total of liabilities closes it. A balance sheet that tells no current
    lines apart has the sections "assets" and "liabilities".
    """
    closing = dict(_BEFORE.get(kind, ()))
    for whole, classified in _CLASSIFIED.items():
        if whole in closing and classified.isdisjoint(concepts):
            closing[whole] = whole.lower()
    current = _AFTER.get(kind)
    found: list[str | None] = []
    parts = parts_of(sums)
    totals = [index for index, concept in enumerate(concepts) if concept in closing]
    last = None
    for index in range(len(concepts) - 1, -1, -1):
        concept = concepts[index]
        if concept in closing:
            current, last = closing[concept], index
        other = _adding_up(index, last, totals, parts)
        found.append(closing[concepts[other] or ""] if other is not None else current)
    owed = "liabilities-noncurrent" if "LiabilitiesCurrent" in concepts else "liabilities"
    return _above_equity(tuple(reversed(found)), equity, owed)


def parts_of(sums: Sequence[Sum]) -> dict[int, frozenset[int]]:
    """Total → the lines that it adds up, through its subtotals."""
    parts: dict[int, frozenset[int]] = {}
    for found in sums:
        own = [term.line for term in found.terms]
        parts[found.total] = frozenset(own).union(*(parts.get(line, ()) for line in own))
    return parts


def _adding_up(
    line: int, last: int | None, totals: Sequence[int], parts: Mapping[int, frozenset[int]]
) -> int | None:
    """The smallest total that adds a line up, where the last one is found not to."""
    if last is None or last == line or last not in parts or line in parts[last]:
        return None
    over = [total for total in totals if line in parts.get(total, ())]
    return min(over, key=lambda total: len(parts[total]), default=None)


def _above_equity(
    found: tuple[str | None, ...], equity: Sequence[bool], owed: str
) -> tuple[str | None, ...]:
    """The lines between the last total before equity and the first line of it are owed."""
    if "equity" not in found or True not in equity:
        return found
    first = next((i for i, own in enumerate(equity) if own and found[i] == "equity"), 0)
    return tuple(
        owed if section == "equity" and index < first else section
        for index, section in enumerate(found)
    )


def under_headers(
    kind: StatementKind, found: Sequence[str | None], headed: Sequence[str | None]
) -> tuple[str | None, ...]:
    """The sections, with those that headers open where the total that closes one is not known.

    What stands under the header of operations is none of investing, though their total comes next;
    nor is it supplemental, though the statement is cut off before any total.
    """
    order = [section for _, section in _BEFORE.get(kind, ())]
    after = _AFTER.get(kind)
    cash = kind is StatementKind.CASH_FLOW
    return tuple(
        header
        if header in order
        and (header not in found if section == after else cash and _earlier(header, section, order))
        else section
        for section, header in zip(found, headed, strict=True)
    )


def _earlier(header: str, section: str | None, order: Sequence[str]) -> bool:
    return section in order and order.index(header) < order.index(section)


def total_of(kind: StatementKind, section: str | None) -> str | None:
    """The total that closes a section, where one alone does."""
    closing = [concept for concept, own in _BEFORE.get(kind, ()) if own == section]
    return closing[0] if closing and section in _CLOSED_BY_ONE else None


_CLOSED_BY_ONE = frozenset(
    {"assets-current", "liabilities-current", "operating", "investing", "financing"}
)


def stands_in(section: str | None, allowed: Sequence[str]) -> bool:
    """Whether a section is one of those allowed, or holds one of them."""
    if section is None or not allowed:
        return True
    return any(each == section or each.startswith(f"{section}-") for each in allowed)


def anchors(kind: StatementKind) -> frozenset[str]:
    """The totals that tell the sections of such a statement."""
    return frozenset(concept for concept, _ in _BEFORE.get(kind, ()))
