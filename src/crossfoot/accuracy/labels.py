"""Printed captions with the names that issuers gave them, as a table: statement after statement.

Columns: ticker, form, period_end, statement (IS, BS, CF, CI, or note), row_label, concept, dims,
extension (1: the issuer's own element). The rows of a statement stand in the order of the print;
neither values nor sections are recorded, so sections are told by the captions of totals.
"""

from __future__ import annotations

import csv
from itertools import groupby
from typing import TYPE_CHECKING, Final

from crossfoot.mapping.sections import activity_total, anchors, sections
from crossfoot.model import StatementKind
from crossfoot.patterns import regex
from crossfoot.spelling import normalise
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from crossfoot.captions import Vocabulary
    from crossfoot.taxonomy.model import Taxonomy

_KINDS: Final = {
    "IS": StatementKind.INCOME,
    "BS": StatementKind.BALANCE_SHEET,
    "CF": StatementKind.CASH_FLOW,
    "CI": StatementKind.COMPREHENSIVE_INCOME,
}
_EQUITY: Final = "StatementEquityComponentsAxis"
_PER_SHARE: Final = regex(r"Per(?:Basic|Diluted|BasicAndDiluted)?Share(?!Based)")
_SHARES: Final = regex(
    r"(?:Common|Stock|Equity|Preferred|Dilutive|Incremental)\w*Shares?"
    r"(?:Issued|Authorized|Outstanding|Acquired|$)|NumberOf|SharesAttributable|DilutedShares|"
    r"PeriodShares|StockShares"
)


class LabelledLine(Value):
    """A printed line and the name that its issuer gave it; none for the issuer's own element."""

    caption: str
    section: str | None
    concept: str | None


class LabelledStatement(Value):
    """One printed statement of one company; `year` is the one in which its last period ends."""

    company: str
    kind: StatementKind
    lines: tuple[LabelledLine, ...]
    form: str = ""
    year: int = 0


Row = dict[str, str]


def read(path: Path, taxonomy: Taxonomy, vocabulary: Vocabulary) -> tuple[LabelledStatement, ...]:
    """The primary statements of a table, without what is a member's and without equity's."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["statement"] in _KINDS]
    return tuple(_statements(rows, taxonomy, vocabulary))


def _statements(
    rows: Sequence[Row], taxonomy: Taxonomy, vocabulary: Vocabulary
) -> Iterator[LabelledStatement]:
    for (company, form, end, kind), group in groupby(rows, key=_printed_in):
        whole = list(group)
        if 3 * sum(_EQUITY in row["dims"] for row in whole) > len(whole):
            continue  # a statement of equity: its columns are members
        lines = [row for row in _main(whole) if not row["dims"]]
        found = _sections(_KINDS[kind], lines, taxonomy, vocabulary)
        labelled = tuple(
            LabelledLine(row["row_label"], section, _name(row))
            for row, section in zip(lines, found, strict=True)
        )
        year = int(end[:4] or 0)
        yield LabelledStatement(company, _KINDS[kind], labelled, f"{form} {end}", year)


def _printed_in(row: Row) -> tuple[str, str, str, str]:
    return row["ticker"], row["form"], row["period_end"], row["statement"]


def _main(rows: Sequence[Row]) -> Iterator[Row]:
    """Of facts in one caption the last: figures inside the caption come before the line's own."""
    for _, same in groupby(
        (row for row in rows if not row["dims"]), key=lambda row: row["row_label"]
    ):
        *_, last = same
        yield last


def _name(row: Row) -> str | None:
    return None if row["extension"] == "1" else row["concept"].partition(":")[2]


def _sections(
    kind: StatementKind, rows: Sequence[Row], taxonomy: Taxonomy, vocabulary: Vocabulary
) -> tuple[str | None, ...]:
    known = [vocabulary.known(row["row_label"], kind) for row in rows]
    closing = anchors(kind)
    cash = kind is StatementKind.CASH_FLOW
    totals = [
        next((name for name in names if name in closing), None)
        or (activity_total(normalise(row["row_label"])) if cash else None)
        for row, names in zip(rows, known, strict=True)
    ]
    equity = [
        bool(names) and all(taxonomy.concepts[n].sections == ("equity",) for n in names)
        for names in known
    ]
    return sections(kind, totals, equity if kind is StatementKind.BALANCE_SHEET else ())


def measure(name: str, item_types: Mapping[str, str]) -> str:
    """Whether a line is money, shares or money per share, which its print would show."""
    known = item_types.get(name)
    if known:
        return known
    if _PER_SHARE.search(name):
        return "per-share"
    return "shares" if _SHARES.search(name) else "monetary"
