"""Two judges of what was rendered: our own rules and Arelle, both on the file alone.

Arelle judges a temporary copy that refers to the rules of the core taxonomy as well, so that one
run does both; what is delivered refers to the issuer's schema only.
"""

from __future__ import annotations

import re
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
RULES = "taxonomy/crossfoot-rules.xsd"
OWN_RULES = "extension/extension-rules.xsd"
"""Where the report has sums that arcs cannot say; it refers to the core's rules itself."""
_JUDGED = (ENTRY, "extension/", "taxonomy/")
_REFERENCE = re.compile(rb'(<link:schemaRef [^>]*xlink:href=")[^"]*("/>)')

__all__ = ["ENTRY", "validate", "with_rules"]


def validate(
    package: Package,
    report: Report,
    taxonomy: Taxonomy,
    *,
    arelle: bool = True,
    found: Iterable[Finding] = (),
) -> tuple[int, tuple[Finding, ...]]:
    """How many assertions of the rules hold, and what the judges find.

    `found` are earlier findings, whose contradictions explain errors.
    """
    try:
        reading = _judged(package) if arelle else reading_of(report, taxonomy)
    except OSError as error:
        return 0, (_no_room(error),)
    told = verdict.findings(reading, rules.check(reading), report.by_id(), found, report.cover)
    return reading.satisfied, told


def with_rules(report: bytes, entry: str = RULES) -> bytes:
    """The report with a second schemaRef, to the rules: one that is imported raises errors.

    On the same line, so that the lines that Arelle names are those of the report.
    """
    second = rb"\g<0>\g<1>" + entry.encode() + rb"\g<2>"
    ruled, references = _REFERENCE.subn(second, report, count=1)
    if not references:
        raise ValueError("the report refers to no schema")
    return ruled


def _no_room(error: OSError) -> Finding:
    return Finding(
        Severity.ERROR,
        "validation.no-room",
        f"Arelle needs a temporary folder: {(error.strerror or 'it cannot be written').lower()}",
        "make room on the disk, or name another folder in TMPDIR",
    )


def _judged(package: Package) -> Reading:
    from crossfoot.validation.arelle import judge  # noqa: PLC0415 - it takes half a second

    entry = OWN_RULES if OWN_RULES in package.files else RULES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, chunks in package:
            if path.startswith(_JUDGED):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                content = b"".join(chunks)
                (folder / path).write_bytes(
                    with_rules(content, entry) if path == ENTRY else content
                )
        return judge(folder, ENTRY, TAXONOMY / "generated" / "taxonomy")
