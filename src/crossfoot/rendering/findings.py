"""findings.json: what a person should know, as `schemas/findings.schema.json` describes it.

It is written last, since validation adds to the findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.rendering.lists import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from crossfoot.model import Finding, Place


def chunks(findings: Iterable[Finding]) -> Iterator[bytes]:
    """The list as given: errors are not moved to the front."""
    return listed("findings", (_finding(finding) for finding in findings))


def _finding(finding: Finding) -> Mapping[str, object]:
    return {
        "severity": str(finding.severity),
        "code": finding.code,
        "message": finding.message,
        "place": _place(finding.place),
        "next_step": finding.next_step,
        "facts": list(finding.facts),
    }


def _place(place: Place | None) -> Mapping[str, int] | None:
    if place is None:
        return None
    return {"page": place.page, "line": place.line, "column": place.told_column}
