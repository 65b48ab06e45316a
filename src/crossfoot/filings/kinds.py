"""What kind of filing a file is, by what is in it; its name decides nothing.

Only the first bytes are looked at, or the names in an archive: whether the whole is sound, others
find out.
"""

from __future__ import annotations

import zipfile
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from crossfoot.patterns import regex

if TYPE_CHECKING:
    from pathlib import Path

_LOOKED_AT: Final = 65_536
_XML: Final = regex(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>)?(?:\s|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>"
    rb"|<\?.*?\?>)*<([\w.-]+:)?([\w.-]+)",
    16,  # re.DOTALL; the module itself is loaded when a pattern is asked
)
_DOCUMENT_TYPE: Final = regex(rb'"documentType"\s*:\s*"([^"]*)"')
_INLINE: Final = (b"http://www.xbrl.org/2013/inlineXBRL", b"http://www.xbrl.org/2008/inlineXBRL")
_ROOTS: Final = {b"xbrl": "instance", b"html": "inline", b"schema": "schema"}


class Kind(StrEnum):
    """A form of a report, or of a taxonomy."""

    INSTANCE = "instance"
    INLINE = "inline"
    JSON = "xbrl-json"
    CSV = "xbrl-csv"
    REPORT_PACKAGE = "report-package"
    TAXONOMY_PACKAGE = "taxonomy-package"
    SCHEMA = "schema"


def kind_of(path: Path) -> Kind | None:
    """The kind, None where it is none that can be judged; `OSError` where it cannot be read."""
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT)
    if start.startswith(b"PK"):
        return _of_archive(path)
    start = _as_ascii(start)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _of_json(start)
    return _of_xml(start)


def _as_ascii(start: bytes) -> bytes:
    """UTF-16 without its zeros, so that names in it can be read."""
    return start.replace(b"\0", b"")[2:] if start[:2] in (b"\xff\xfe", b"\xfe\xff") else start


def _of_xml(start: bytes) -> Kind | None:
    match = _XML.match(start)
    kind = _ROOTS.get(match[2]) if match else None
    if kind == "inline":
        return Kind.INLINE if any(uri in start for uri in _INLINE) else None
    return Kind(kind) if kind else None


def _of_json(start: bytes) -> Kind | None:
    match = _DOCUMENT_TYPE.search(start)
    told = match[1].decode("ascii", "replace") if match else ""
    if "/xbrl-csv" in told:
        return Kind.CSV
    return Kind.JSON if "/xbrl-json" in told else None


def _of_archive(path: Path) -> Kind | None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return None
    if any(name.endswith("META-INF/reportPackage.json") for name in names):
        return Kind.REPORT_PACKAGE
    if any("/reports/" in name for name in names):
        return Kind.REPORT_PACKAGE
    taxonomy = any(name.endswith("META-INF/taxonomyPackage.xml") for name in names)
    return Kind.TAXONOMY_PACKAGE if taxonomy else None
