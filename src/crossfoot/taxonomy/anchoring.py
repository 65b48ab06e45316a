"""Which coined concepts have a wider one in the core, and which have none.

Anchors join concepts of one type and one period type; members and abstracts have none. What has
no wider concept is listed, not forced under one that does not fit (ESEF annex IV, 9).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.model import CoinedConcept, Extension
    from crossfoot.taxonomy.model import Taxonomy


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


def list_unanchored(extension: Extension, taxonomy: Taxonomy) -> Iterator[Finding]:
    """One finding that names them, if there are any."""
    loose = unanchored(extension, taxonomy)
    if loose:
        yield Finding(
            Severity.INFO,
            "extension.unanchored",
            f"{len(loose)} concepts of the issuer's own have no wider one in the core: "
            + ", ".join(loose),
            "nothing; if the core has a wider one, name it as `anchor` in an adopted profile",
        )


def _fits(concept: CoinedConcept, taxonomy: Taxonomy) -> bool:
    wider = taxonomy.concepts.get(concept.anchor or "")
    if wider is None:
        return False
    return (wider.item_type, wider.period) == (concept.item_type, concept.period)
