"""What an independent reader makes of a report, from the file alone."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from crossfoot.value import Value, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from crossfoot.model import Fact, FactId, Period


class Level(IntEnum):
    """Arelle's levels that matter; a calculation that fails is an inconsistency, not an error."""

    WARNING = 30
    INCONSISTENCY = 33
    ERROR = 40


ASSERTION = "message:"
"""What the code of an assertion's message begins with; the assertion's own id follows."""


class Message(Value):
    """One message of Arelle's log, with the ids of the facts that it is about."""

    level: Level
    code: str
    text: str
    facts: tuple[FactId, ...] = ()


class Arc(Value):
    """One addend of a calculation: `total` is the sum of weight x part in that link role."""

    role: str
    total: str
    part: str
    weight: Decimal


class MemberTree(Value):
    """The members of one axis: its domain, and the children of each member and of the domain."""

    axis: str
    domain: str
    children: Mapping[str, tuple[str, ...]]


class Said(Value):
    """A fact that is no number, with the text of its value; `language` in lower case."""

    id: FactId
    concept: str
    period: Period
    text: str
    language: str | None
    members: tuple[tuple[str, str], ...]


class Reading(Value):
    """The facts of a file by local names, the arithmetic that its schemas declare, the log.

    `item_types` gives the local name of each reported concept's base item type. `unread` are
    facts that our values do not hold: nil, other units. Facts carry no prints. `satisfied`
    counts the evaluations of assertions that hold, where the schemas have any. `footnotes` are
    the texts of those that hang on a fact.
    """

    facts: tuple[Fact, ...]
    messages: tuple[Message, ...] = ()
    arcs: tuple[Arc, ...] = ()
    trees: tuple[MemberTree, ...] = ()
    item_types: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[FactId, ...] = ()
    satisfied: int = 0
    said: tuple[Said, ...] = ()
    footnotes: tuple[tuple[FactId, str], ...] = ()
