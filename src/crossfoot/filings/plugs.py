"""How much a sum is off: by the last digit of a figure, which rounded rows are, or by more.

A report in which a total misses its parts by a unit may say what its release prints; one in which
it misses them by more is wrong. Calculations 1.1 calls either an inconsistency.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from crossfoot.model import Severity
from crossfoot.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.filings.judgement import Objection
    from crossfoot.model import Fact
    from crossfoot.validation.reading import Reading

_SUMS: Final = ("calc11e:", "rules.sum")
_MEMBERS: Final = ("rules.members", "rules.segments")
_PLUG: Final = Decimal("1.5")
"""Units of the coarsest figure's last digit by which rows are adjusted so that they add up."""


def weighed(objection: Objection, reading: Reading) -> Objection:
    """An error, or a doubt where the sum is off by no more than a plug."""
    if objection.code not in _MEMBERS and not objection.code.startswith(_SUMS):
        return objection
    named = [fact for name in objection.facts for fact in reading.facts if fact.id == name]
    if not named:
        return objection
    summed = _over_members(named) if objection.code in _MEMBERS else _units_off(named[0], reading)
    off = [each for each in summed if each]
    if not off or max(off) > _PLUG:
        return replace(objection, severity=Severity.ERROR)
    return replace(
        objection,
        severity=Severity.WARNING,
        next_step="look whether the release prints it so: rounded rows may miss by a unit",
    )


def _over_members(facts: list[Fact]) -> Iterator[Decimal]:
    """By how many units the whole misses its members."""
    whole, *parts = facts
    residual = whole.value - sum(part.value for part in parts)
    yield abs(residual).scaleb(min(fact.decimals for fact in facts))


def _units_off(total: Fact, reading: Reading) -> Iterator[Decimal]:
    """By how many units of its coarsest figure each declared sum of a fact is off."""
    facts = {(str(fact.concept), fact.period, fact.members): fact for fact in reading.facts}
    roles = dict.fromkeys(arc.role for arc in reading.arcs if arc.total == total.concept)
    for role in roles:
        arcs = [it for it in reading.arcs if (it.role, it.total) == (role, total.concept)]
        parts = [(facts.get((it.part, total.period, total.members)), it.weight) for it in arcs]
        known = [(part, weight) for part, weight in parts if part is not None]
        if known:
            residual = total.value - sum(part.value * weight for part, weight in known)
            coarsest = min(total.decimals, *(part.decimals for part, _ in known))
            yield abs(residual).scaleb(coarsest)
