"""The clauses in which a figure is stated, as a ladder: the first that fits reads the figure.

1. comparative: "(A for 1Q16)", "from A for 1Q16", "compared to A in 1Q16", "(a use of A …)"
2. movement: "up A", "increased by A", "an increase in X of A", "X is above last year's by A"
3. target: "… to A" after a movement
4. after: "of which A were X"
5. parts: "consisted of A in X and B in Y", "made up of X, A, and Y, B"
6. stated: "X was A", "X provided net cash of A", "they left a gross margin of A"
7. alternative: "A, or B per diluted share"
8. likewise: "X gave A and Y B"
9. nominal: "there were X of A", "because of X of A"
10. count: "1,083 ATMs were in service"

A clause must fit all the words between one figure and the next; what no clause fits stays open,
and then the subject is lost until the sentence names a new one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.tables import prose_movements, prose_parts, prose_statements

if TYPE_CHECKING:
    from collections.abc import Callable

    from crossfoot.tables.prose_spots import Known, Spot, Step

_LADDER: tuple[Callable[[Spot, Known], Step | None], ...] = (
    prose_movements.comparative,
    prose_movements.movement,
    prose_movements.target,
    prose_parts.after,
    prose_parts.parts,
    prose_statements.stated,
    prose_statements.alternative,
    prose_statements.likewise,
    prose_statements.nominal,
    prose_statements.count,
)


def read(spot: Spot, known: Known) -> Step | None:
    """The figure as the first clause that fits reads it."""
    for clause in _LADDER:
        step = clause(spot, known)
        if step is not None:
            return step
    return None
