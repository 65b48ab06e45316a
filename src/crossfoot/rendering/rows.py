"""CSV that leaves: UTF-8, a line a row; no spreadsheet may run what a release printed."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crossfoot.model import Place

_FORMULA = ("=", "+", "-", "@", "|", "%")


def written(rows: Iterable[Iterable[object]]) -> bytes:
    """Rows as bytes."""
    page = io.StringIO()
    csv.writer(page, lineterminator="\n").writerows(rows)
    return page.getvalue().encode(errors="replace")


def plain(text: str) -> str:
    """On one line; what begins like a formula gets an apostrophe."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(_FORMULA) else line


def unguarded(text: str) -> str:
    """What `plain` was given, read from a row."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def where(place: Place | None) -> tuple[object, ...]:
    """Page, line and column (of a sheet its own), empty where nothing is printed."""
    return (place.page, place.line, place.told_column) if place else ("", "", "")
