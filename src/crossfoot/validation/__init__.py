"""Two judges of what was rendered: our own rules and Arelle, both on the file alone.

Arelle judges a temporary copy that refers to the rules of the core taxonomy as well, so that one
run does both; what is delivered refers to the issuer's schema only.
"""

from __future__ import annotations

import re
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from crossfoot.model import Finding, Package, Severity
from crossfoot.shipped import TAXONOMY
from crossfoot.validation import rules, verdict
from crossfoot.validation.own import reading_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from crossfoot.model import Report
    from crossfoot.taxonomy.model import Taxonomy
    from crossfoot.validation.reading import Reading

    Read = Callable[[Package, str], Reading]
    """Another Arelle: it is told the package and the schema of the rules to judge it by."""

ENTRY = "report.xbrl"
RULES = "taxonomy/crossfoot-rules.xsd"
OWN_RULES = "extension/extension-rules.xsd"
"""Where the report has sums that arcs cannot say; it refers to the core's rules itself."""
INLINE = "report.xhtml"
_REFERRED_TO = ("extension/", "taxonomy/")
_REFERENCE = re.compile(rb'(<link:schemaRef [^>]*xlink:href=")[^"]*("/>)')

__all__ = ["ENTRY", "missing_viewer", "unpack", "validate", "with_rules", "with_viewer"]


def validate(  # noqa: PLR0913 - each is another thing to know
    package: Package,
    report: Report,
    taxonomy: Taxonomy,
    *,
    arelle: bool = True,
    found: Iterable[Finding] = (),
    read: Read | None = None,
) -> tuple[int, tuple[Finding, ...]]:
    """How many assertions of the rules hold, and what the judges find.

    `found` are earlier findings, whose contradictions explain errors. `read` asks another Arelle
    than a new one.
    """
    try:
        reading = _read(package, read or _judged) if arelle else reading_of(report, taxonomy)
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


def _read(package: Package, read: Read) -> Reading:
    return read(package, OWN_RULES if OWN_RULES in package.files else RULES)


def _judged(package: Package, entry: str) -> Reading:
    from crossfoot.validation.arelle import judge  # noqa: PLC0415 - it takes half a second

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        unpack(package, ENTRY, folder)
        report = folder / ENTRY
        report.write_bytes(with_rules(report.read_bytes(), entry))
        return judge(folder, ENTRY, TAXONOMY / "generated" / "taxonomy")


def with_viewer(package: Package) -> tuple[Package, tuple[Finding, ...]]:
    """The package with Arelle's viewer of its inline page, or why there is none."""
    missing = missing_viewer()
    if missing is not None:
        return package, (missing,)
    from crossfoot.validation.arelle_viewer import viewer  # noqa: PLC0415 - it loads Arelle

    try:
        with tempfile.TemporaryDirectory() as name:
            unpack(package, INLINE, Path(name))
            shown = viewer(Path(name) / INLINE)
    except OSError as error:
        return package, (_no_room(error),)
    files = {f"viewer/{name}": (content,) for name, content in shown.items()}
    return Package({**package.files, **files}), ()


def unpack(package: Package, report: str, folder: Path) -> None:
    """Write one form of the report and the taxonomies that it refers to."""
    for path, chunks in package:
        if path == report or path.startswith(_REFERRED_TO):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(b"".join(chunks))


def missing_viewer() -> Finding | None:
    """Why there can be no viewer, if there can be none."""
    if find_spec("iXBRLViewerPlugin") is not None:
        return None
    return Finding(
        Severity.ERROR,
        "viewer.missing",
        "Arelle's viewer is not installed",
        "pip install 'crossfoot[viewer]', or leave --viewer out",
    )
