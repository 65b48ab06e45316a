"""The finding with which a reader turns a file down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import Finding, Severity

if TYPE_CHECKING:
    from crossfoot.model import Place


def refusal(reason: str, message: str, next_step: str, place: Place | None = None) -> Finding:
    """An error `documents.<reason>`: there is no document to go on with."""
    return Finding(Severity.ERROR, f"documents.{reason}", message, next_step, place)
