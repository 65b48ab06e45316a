"""Crossfoot turns an earnings release into XBRL that its own arithmetic proves.

    from pathlib import Path
    from crossfoot import convert

    conversion = convert(Path("release.txt"))
    for fact in conversion.report.facts:
        print(fact.concept, fact.period, fact.value, fact.unit)

The public names are imported when they are first asked for, so that a part costs no more than
it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crossfoot.delivery import deliver
    from crossfoot.filings.judgement import Judgement, Objection, Verdict
    from crossfoot.filings.judging import Terms, judge
    from crossfoot.model import (
        Document,
        Fact,
        Finding,
        Ledger,
        LedgerEntry,
        Package,
        Place,
        Proof,
        Report,
        Severity,
    )
    from crossfoot.pipeline import Conversion, convert, run
    from crossfoot.profile import Profile

_HOMES = {
    "deliver": "delivery",
    "Conversion": "pipeline",
    "convert": "pipeline",
    "run": "pipeline",
    "Profile": "profile",
    "Judgement": "filings.judgement",
    "Objection": "filings.judgement",
    "Verdict": "filings.judgement",
    "Terms": "filings.judging",
    "judge": "filings.judging",
}
"""Where the public names live that are not values of `model`."""

__all__ = [
    "Conversion",
    "Document",
    "Fact",
    "Finding",
    "Judgement",
    "Ledger",
    "LedgerEntry",
    "Objection",
    "Package",
    "Place",
    "Profile",
    "Proof",
    "Report",
    "Severity",
    "Terms",
    "Verdict",
    "convert",
    "deliver",
    "judge",
    "run",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'crossfoot' has no attribute {name!r}")
    return getattr(import_module(f"crossfoot.{_HOMES.get(name, 'model')}"), name)
