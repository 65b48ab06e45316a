"""In words of one sentence: why a fact has its concept, and what kind of identity a proof is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import ProofKind

if TYPE_CHECKING:
    from collections.abc import Mapping

RUNGS: Mapping[str, str] = {
    "activity": "It is the net cash of the activity that it stands under.",
    "adopted": "The profile keeps this name from a release before.",
    "balance": "It stands where the two sides of the balance sheet are equal.",
    "breakdown": "It is a part of a total that the statement breaks down.",
    "caption": "Its caption is one under which the concept is known.",
    "change": "It says by how much of itself a fact has changed.",
    "difference": "It says by what amount a fact has changed.",
    "equity": "It is the total of equity, by the lines that add up to it.",
    "header": "The header that it stands under names it.",
    "inside-caption": "It is printed inside a caption that says what it is.",
    "likeness": "Its caption is most like those under which the concept is known.",
    "mention": "Its caption names it, and its table or another fact agrees.",
    "opening": "It is the line that the statement of cash flows begins with.",
    "part": "It is a part of a total, and the issuer's own.",
    "precedent": "Other issuers have named this caption so.",
    "profile": "The profile names it so.",
    "ratio": "It is the share that one fact is of another.",
    "reconciled": "It is reconciled to a figure of the statements.",
    "section": "It is the total of the section that it closes.",
}
"""Step of the mapping ladder → what decided."""

PROOFS: Mapping[ProofKind, str] = {
    ProofKind.SUM: "Sum of its lines",
    ProofKind.REPEAT: "Printed again",
    ProofKind.BALANCE: "Both sides of the balance sheet",
    ProofKind.ROLL_FORWARD: "Roll-forward from the opening balance",
    ProofKind.PER_SHARE: "Per share, times shares",
    ProofKind.RATIO: "Share of another fact, recomputed",
    ProofKind.MEMBERS: "Sum of its members",
    ProofKind.SEGMENT_TOTAL: "Segments, less eliminations",
    ProofKind.CHANGE: "Change in percent, recomputed",
    ProofKind.DIFFERENCE: "Change in amount, recomputed",
    ProofKind.TARGET_PER_SHARE: "Target per share, times shares",
    ProofKind.TIE_OUT: "The same value elsewhere",
    ProofKind.DIVIDENDS: "Dividends per share",
}
"""Kind of identity → its name on a page."""
