"""Aligned with us-gaap is a claim that can fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot import shipped
from crossfoot.taxonomy import alignment
from crossfoot.value import replace

if TYPE_CHECKING:
    from crossfoot.taxonomy.model import Concept, Taxonomy


def _complaints(taxonomy: Taxonomy, concept: Concept) -> tuple[str, ...]:
    changed = replace(taxonomy, concepts={**taxonomy.concepts, concept.name: concept})
    return alignment.complaints(changed, shipped.TAXONOMY)


def test_all_concepts_are_aligned_as_they_claim(taxonomy: Taxonomy) -> None:
    assert alignment.complaints(taxonomy, shipped.TAXONOMY) == ()


def test_every_line_of_a_statement_says_what_it_mirrors(taxonomy: Taxonomy) -> None:
    own = {c.name: c.statements[0] for c in taxonomy.concepts.values() if not c.alignment}
    assert set(own.values()) == {"other", "changes", "cover"}
    assert own.keys().isdisjoint(alignment.evidence(shipped.TAXONOMY))


def test_an_exact_mirror_has_the_elements_own_name(taxonomy: Taxonomy) -> None:
    for concept in taxonomy.concepts.values():
        if concept.alignment:
            same = concept.name == concept.alignment.element
            assert same == (concept.alignment.kind == "exact"), concept.name


def test_a_wrong_attribute_is_found(taxonomy: Taxonomy) -> None:
    goodwill = taxonomy.concepts["Goodwill"]
    assert _complaints(taxonomy, replace(goodwill, balance="credit")) == (
        "Goodwill: balance is credit, us-gaap has debit",
    )
    assert "period" in _complaints(taxonomy, replace(goodwill, period="duration"))[0]
    assert "type" in _complaints(taxonomy, replace(goodwill, item_type="shares"))[0]


def test_an_element_that_us_gaap_lacks_is_found(taxonomy: Taxonomy) -> None:
    goodwill = taxonomy.concepts["Goodwill"]
    assert goodwill.alignment
    unknown = replace(goodwill.alignment, element="Goodwil")
    assert "is not in" in _complaints(taxonomy, replace(goodwill, alignment=unknown))[0]
    young = replace(goodwill.alignment, years=(2025,))
    assert "the list has" in _complaints(taxonomy, replace(goodwill, alignment=young))[0]


def test_a_sum_that_us_gaap_lacks_needs_a_reason(taxonomy: Taxonomy) -> None:
    total = taxonomy.concepts["Assets"]
    swapped = {**total.parts, "AssetsCurrent": -1}
    assert "needs a deviation" in _complaints(taxonomy, replace(total, parts=swapped))[0]
    idle = {**total.deviations, "AssetsCurrent": "for no reason"}
    assert "needs no deviation" in _complaints(taxonomy, replace(total, deviations=idle))[0]
    stray = {**total.deviations, "Revenues": "no part of it"}
    assert "no part" in _complaints(taxonomy, replace(total, deviations=stray))[0]


def test_alignments_on_inferred_attributes_are_marked(taxonomy: Taxonomy) -> None:
    marked = {concept.name for concept in alignment.inferred(taxonomy)}
    assert len(marked) == 127
    assert "GainLossOnDispositionOfAssets1" in marked
    assert "Assets" not in marked
