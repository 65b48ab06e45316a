"""Two judges of what was rendered: our own rules and Arelle, both on the file alone."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from crossfoot.model import Finding, Severity
from crossfoot.shipped import TAXONOMY
from crossfoot.validation import rules, verdict
from crossfoot.validation.own import reading_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crossfoot.model import Package, Report
    from crossfoot.taxonomy.model import Taxonomy
    from crossfoot.validation.reading import Reading

ENTRY = "report.xbrl"
_JUDGED = (ENTRY, "extension/", "taxonomy/")

__all__ = ["ENTRY", "validate"]


def validate(
    package: Package,
    report: Report,
    taxonomy: Taxonomy,
    *,
    arelle: bool = True,
    found: Iterable[Finding] = (),
) -> tuple[Finding, ...]:
    """What the judges find; `found` are earlier findings, whose contradictions explain errors."""
    try:
        reading = _judged(package) if arelle else reading_of(report, taxonomy)
    except OSError as error:
        return (_no_room(error),)
    return verdict.findings(reading, rules.check(reading), report.by_id(), found)


def _no_room(error: OSError) -> Finding:
    return Finding(
        Severity.ERROR,
        "validation.no-room",
        f"Arelle needs a temporary folder: {(error.strerror or 'it cannot be written').lower()}",
        "make room on the disk, or name another folder in TMPDIR",
    )


def _judged(package: Package) -> Reading:
    from crossfoot.validation.arelle import judge  # noqa: PLC0415 - it takes half a second

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, chunks in package:
            if path.startswith(_JUDGED):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(b"".join(chunks))
        return judge(folder, ENTRY, TAXONOMY / "generated" / "taxonomy")
