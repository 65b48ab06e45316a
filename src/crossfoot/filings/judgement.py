"""The one verdict on a filing, and what it rests on."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from crossfoot.model import Severity
from crossfoot.value import Value

if TYPE_CHECKING:
    from crossfoot.filings.asked import Layer
    from crossfoot.filings.kinds import Kind
    from crossfoot.model import FactId, Place


class Verdict(StrEnum):
    """The words that every command uses."""

    VALID = "valid"
    DOUBTS = "valid with doubts"
    INVALID = "invalid"
    UNJUDGED = "could not be judged"


STATUS = {Verdict.VALID: 0, Verdict.DOUBTS: 0, Verdict.INVALID: 1, Verdict.UNJUDGED: 3}
"""The exit status that goes with each."""


class Objection(Value):
    """One cause, said once: `count` times found, first at `facts` and `place`.

    `source` is who demands it: a specification, a filing manual, arithmetic.
    """

    layer: Layer
    severity: Severity
    code: str
    message: str
    next_step: str
    source: str = ""
    facts: tuple[FactId, ...] = ()
    place: Place | None = None
    count: int = 1


class Judgement(Value):
    """What was judged, by whom, how it came out and why.

    `layers` are those that were looked at, `facts` how many there are; `held` counts assertions
    of formulas that hold. `unread` says why nothing could be judged.
    """

    path: str
    kind: Kind | None
    verdict: Verdict
    objections: tuple[Objection, ...] = ()
    layers: tuple[Layer, ...] = ()
    facts: int = 0
    held: int = 0
    engine: str = ""
    note: str = ""
    profile: str = ""

    def counted(self, severity: Severity) -> int:
        """How many causes of that weight there are."""
        return sum(each.severity is severity for each in self.objections)


UNJUDGEABLE = frozenset(
    {
        *("input.unreadable", "input.unknown", "judging.stopped", "taxonomy.missing"),
        *("safety.doctype", "safety.depth", "safety.attributes", "safety.length", "safety.pattern"),
        *("safety.outside", "safety.bomb", "safety.traversal", "safety.link", "safety.encrypted"),
        *("safety.twice", "safety.bad-archive", "safety.memory", "safety.time"),
    }
)
"""Findings after which nobody knows whether the rest is right."""


def verdict_of(objections: tuple[Objection, ...]) -> Verdict:
    """One word for all that was found; what is told as information changes nothing."""
    if any(each.code in UNJUDGEABLE for each in objections):
        return Verdict.UNJUDGED
    severities = {each.severity for each in objections}
    if Severity.ERROR in severities:
        return Verdict.INVALID
    return Verdict.DOUBTS if Severity.WARNING in severities else Verdict.VALID
