"""How a concept changed: two concepts more for each that people flag, never typed by hand.

The period of a change says what it compares. A figure of a period is compared with the same
period of the year before, and so is its change's period; with `ComparisonAxis` it is compared
with the period just before. A balance is compared with an earlier one, and the change's period
spans from the day after the earlier date to the later date.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from crossfoot.taxonomy.model import Concept, Row, StatementView, Taxonomy

if TYPE_CHECKING:
    from collections.abc import Iterable

KIND = "changes"
_RELATIVE, _DIFFERENCE = "RelativeChange", "Difference"


def names(base: str) -> tuple[str, str]:
    """The concepts of a concept's relative change and of its change in amount."""
    return base + _RELATIVE, base + _DIFFERENCE


def base_of(name: str) -> str:
    """The concept whose change a name says that it is, by its ending; empty if none."""
    for suffix in (_RELATIVE, _DIFFERENCE):
        if name.endswith(suffix):
            return name.removesuffix(suffix)
    return ""


def completed(taxonomy: Taxonomy) -> Taxonomy:
    """With the changes that its concepts have, their rows, and the views of both."""
    based = [concept for concept in taxonomy.concepts.values() if concept.changes]
    made = [change for concept in based for change in (_relative(concept), _difference(concept))]
    return replace(
        taxonomy,
        concepts={**taxonomy.concepts, **{change.name: change for change in made}},
        statements=tuple(_with_rows(view, made) for view in taxonomy.statements),
        changes={concept.name: names(concept.name) for concept in based},
        ratios={c.name: c.ratio for c in taxonomy.concepts.values() if c.ratio},
    )


def written(taxonomy: Taxonomy) -> Taxonomy:
    """What people wrote of it: the inverse of `completed`."""
    made = {name for pair in taxonomy.changes.values() for name in pair}
    return replace(
        taxonomy,
        concepts={name: c for name, c in taxonomy.concepts.items() if name not in made},
        statements=tuple(
            replace(view, rows=tuple(row for row in view.rows if row.name not in made))
            for view in taxonomy.statements
        ),
        changes={},
        ratios={},
    )


def _with_rows(view: StatementView, made: Iterable[Concept]) -> StatementView:
    if view.kind != KIND:
        return view
    return replace(view, rows=(*view.rows, *(Row(change.name, 1) for change in made)))


def _relative(base: Concept) -> Concept:
    return _change(
        base,
        names(base.name)[0],
        {"en": f"{base.labels['en']}, relative change", "ja": f"{base.labels['ja']}、増減率"},
        f"Change of “{base.labels['en']}” as a fraction of its earlier value; above zero when it "
        "grew.",
    )


def _difference(base: Concept) -> Concept:
    difference = _change(
        base,
        names(base.name)[1],
        {"en": f"{base.labels['en']}, change in amount", "ja": f"{base.labels['ja']}、増減額"},
        f"Later value of “{base.labels['en']}” less the earlier one; above zero when it grew, "
        "below zero when it shrank, on whichever side of the books it stands.",
    )
    return replace(difference, item_type=base.item_type, unit=base.unit)


def _change(base: Concept, name: str, labels: dict[str, str], documentation: str) -> Concept:
    """A fraction without balance: growth of a cost is no credit."""
    return Concept(
        name=name,
        item_type="percent",
        period="duration",
        balance=None,
        labels=labels,
        documentation=documentation,
        statements=(KIND,),
        sections=(),
        printed_as=(),
        within=(),
        parts={},
        breakdown=base.breakdown,
        nonnegative=False,
        alignment=None,
    )
