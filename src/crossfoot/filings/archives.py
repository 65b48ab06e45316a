"""Archives: refused where they swell, lead out, link, or hold what is not safe to read."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urldefrag

from crossfoot.filings.safety import refusal, scan_xml
from crossfoot.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


LARGEST_PART: Final = 400_000_000
LARGEST_WHOLE: Final = 1_000_000_000
MOST_PARTS: Final = 20_000
STEEPEST: Final = 200
"""Times by which a part of an archive may be larger than it is packed."""
_SMALL: Final = 10_000_000
_CHUNK: Final = 1 << 16
_LINK_MODE: Final = 0o120000
_TYPE_BITS: Final = 0o170000
_ENCRYPTED: Final = 1


def check_archive(path: Path) -> tuple[Finding, ...]:
    """Whether an archive may be opened: sizes and names first, then the XML inside."""
    if not path.is_file():
        said = f"{path} is no file"
        return (Finding(Severity.ERROR, "input.unreadable", said, "name another file"),)
    try:
        with zipfile.ZipFile(path) as archive:
            refused = _names_refused(path.name, archive.infolist())
            if refused:
                return (refused,)
            return tuple(_parts_refused(archive))[:1]
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, OSError) as error:
        said = f"{path.name} is a damaged archive: {error}"
        return (refusal("bad-archive", said, "pack it again"),)
    except (RuntimeError, EOFError, ValueError, zlib.error) as error:
        said = f"{path.name} cannot be unpacked: {error}"
        return (refusal("bad-archive", said, "pack it again"),)


def _names_refused(name: str, parts: list[zipfile.ZipInfo]) -> Finding | None:
    """What the archive's own list says of it, before anything is unpacked."""
    if len(parts) > MOST_PARTS:
        return refusal("bomb", f"{name} has {len(parts):,} parts", "no package has so many")
    seen: set[str] = set()
    whole = 0
    for part in parts:
        whole += part.file_size
        steep = part.file_size > _SMALL and part.file_size > STEEPEST * max(part.compress_size, 1)
        if steep or part.file_size > LARGEST_PART or whole > LARGEST_WHOLE:
            said = f"{name} swells to more than {min(whole, LARGEST_WHOLE):,} bytes"
            return refusal("bomb", said, "pack what it needs only")
        refused = _part_refused(name, part, seen)
        if refused:
            return refused
        seen.add(part.filename)
    return None


def _part_refused(name: str, part: zipfile.ZipInfo, seen: set[str]) -> Finding | None:
    named = f"{name} holds {part.filename!r}"
    if _leads_out(part.filename):
        return refusal("traversal", f"{named}, which leads out of it", "pack it with plain names")
    if (part.external_attr >> 16) & _TYPE_BITS == _LINK_MODE:
        return refusal("link", f"{named}, a link to another file", "pack the file itself")
    if part.flag_bits & _ENCRYPTED:
        return refusal("encrypted", f"{name} is encrypted", "pack it without a password")
    if part.filename in seen:
        return refusal("twice", f"{named} twice", "pack each file once")
    return None


def _leads_out(name: str) -> bool:
    pure = PurePosixPath(name.replace("\\", "/"))
    drive = len(name) > 1 and name[1] == ":"
    return pure.is_absolute() or drive or ".." in pure.parts or "\\" in name or "\0" in name


def _parts_refused(archive: zipfile.ZipFile) -> Iterator[Finding]:
    for part in archive.infolist():
        if not part.filename.lower().endswith((".xml", ".xsd", ".xbrl", ".xhtml", ".html", ".htm")):
            continue
        with archive.open(part) as file:
            scan = scan_xml(part.filename, iter(lambda: file.read(_CHUNK), b""))
        if scan.refused:
            yield scan.refused
        for reference in scan.references:
            if _leads_out_of(part.filename, reference):
                said = f"{part.filename} refers to {reference!r}, which is outside of the package"
                yield refusal("outside", said, "put what it needs into the package")


def _leads_out_of(part: str, reference: str) -> bool:
    address = unquote(urldefrag(reference.strip())[0])
    scheme = address.partition(":")[0].lower() if ":" in address else ""
    if not address or scheme in ("http", "https"):
        return False
    if scheme or address.startswith(("/", "\\")) or "\0" in address:
        return True
    depth = len(PurePosixPath(part).parts) - 1
    for step in address.replace("\\", "/").split("/"):
        depth += {"..": -1, ".": 0, "": 0}.get(step, 1)
        if depth < 0:
            return True
    return False
