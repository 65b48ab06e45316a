"""Which coined concepts have a wider one in the core, and what was coined, as rows of a table.

Anchors join concepts of one type and one period type; members and abstracts have none. What has
no wider concept is listed, not forced under one that does not fit (ESEF annex IV, 9).
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.model import CoinedConcept, Extension
    from crossfoot.taxonomy.model import Taxonomy

Row = tuple[str, str, str, str, str, str, str, str, str]
HEAD: Row = ("kind", "name", "label", "axis", "parent", "type", "period", "balance", "anchor")


def anchored(extension: Extension, taxonomy: Taxonomy) -> tuple[tuple[str, str], ...]:
    """(wider concept of the core, coined concept), in the order coined."""
    return tuple(
        (concept.anchor, concept.name)
        for concept in extension.concepts
        if concept.anchor and _fits(concept, taxonomy)
    )


def unanchored(extension: Extension, taxonomy: Taxonomy) -> tuple[str, ...]:
    """Coined concepts without a wider one in the core, in the order coined."""
    return tuple(c.name for c in extension.concepts if not _fits(c, taxonomy))


def _fits(concept: CoinedConcept, taxonomy: Taxonomy) -> bool:
    wider = taxonomy.concepts.get(concept.anchor or "")
    if wider is None:
        return False
    return (wider.item_type, wider.period) == (concept.item_type, concept.period)


def coined(extension: Extension) -> tuple[Row, ...]:
    """What was coined, members first, each in the order coined; columns as in `HEAD`."""
    return tuple(_rows(extension))


def _rows(extension: Extension) -> Iterator[Row]:
    for m in extension.members:
        yield ("member", m.name, m.label, m.axis, m.parent or "", "domain", "", "", "")
    for c in extension.concepts:
        yield ("concept", c.name, c.label, "", "", c.item_type, c.period, c.balance or "",
               c.anchor or "")  # fmt: skip


def coined_csv(extension: Extension) -> bytes:
    """`coined` as a file: a head and a line a row, UTF-8, ends of line as in RFC 4180."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows((HEAD, *coined(extension)))
    return text.getvalue().encode()
