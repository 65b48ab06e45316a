"""How a concept changed: two concepts more for each that people flag, never typed by hand.

The period of a change says what it compares. A figure of a period is compared with the same
period of the year before, and so is its change's period; with `ComparisonAxis` it is compared
with the period just before. A balance is compared with an earlier one, and the change's period
spans from the day after the earlier date to the later date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.taxonomy.model import Concept, Row, StatementView, Taxonomy
from crossfoot.value import replace

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


def changes_of(concept: Concept) -> tuple[Concept, Concept]:
    """The concepts of its relative change and of its change in amount."""
    return _relative(concept), _difference(concept)


def completed(taxonomy: Taxonomy) -> Taxonomy:
    """With the changes that its concepts have, their rows, and the views of both."""
    based = [concept for concept in taxonomy.concepts.values() if concept.changes]
    made = [change for concept in based for change in changes_of(concept)]
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
    """A fraction without balance: growth of a cost is no credit."""
    english = base.labels["en"]
    return Concept(
        base.name + _RELATIVE, "percent", "duration", None,
        {"en": english + ", relative change", "ja": base.labels["ja"] + "、増減率"},
        f"Change of “{english}” as a fraction of its earlier value; above zero when it grew, "
        "below zero when it shrank.",
        (KIND,), (), (), (), {}, base.breakdown, False, None,  # noqa: FBT003 (not nonnegative)
    )  # fmt: skip


def _difference(base: Concept) -> Concept:
    english = base.labels["en"]
    return Concept(
        base.name + _DIFFERENCE, base.item_type, "duration", None,
        {"en": english + ", change in amount", "ja": base.labels["ja"] + "、増減額"},
        f"Later value of “{english}” less the earlier one; above zero when it grew, below zero "
        "when it shrank, on whichever side of the books it stands.",
        (KIND,), (), (), (), {}, base.breakdown, False, None,  # noqa: FBT003 (not nonnegative)
        unit=base.unit,
    )  # fmt: skip
