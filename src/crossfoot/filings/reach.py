"""Which files a filing reaches, and that none of them lies outside of what was given."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urldefrag, urlsplit

from crossfoot.filings.known import core, digest
from crossfoot.filings.safety import Scan, refusal, scan_xml
from crossfoot.value import DecodeError, decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.model import Finding

_CHUNK: Final = 1 << 16


def check_folder(entry: Path, root: Path) -> tuple[Finding, ...]:
    """Whether a file, and those within `root` that it reaches, may be read."""
    for _, refused in _reached(entry, root):
        if refused:
            return (refused,)
    return ()


def within(entry: Path, root: Path) -> tuple[Path, ...]:
    """A file of XML and those that it reaches within `root`, itself first."""
    return tuple(path for path, _ in _reached(entry, root))


def within_json(entry: Path, root: Path) -> tuple[Path, ...]:
    """A report in JSON, or the metadata of one in CSV, and the files of its taxonomies."""
    schemas = (_target(entry.resolve(), each, root)[0] for each in _references(_told(entry)))
    found = [entry.resolve()]
    for schema in schemas:
        if schema is not None and schema.suffix == ".xsd":
            found += (path for path, _ in _reached(schema, root))
    return tuple(dict.fromkeys(found))


def _told(entry: Path) -> object:
    try:
        return decoded(entry.read_bytes())
    except (DecodeError, RecursionError, UnicodeDecodeError, OSError):
        return None  # what is wrong with it, others say


def _reached(entry: Path, root: Path) -> Iterator[tuple[Path, Finding | None]]:
    """Each file that is reached, and why it may not be read, if so."""
    waiting, seen = [entry.resolve()], set[Path]()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        try:
            scan = _scanned(path)
        except OSError:
            continue  # what is missing, the reader tells
        yield path, scan.refused
        for reference in scan.references:
            target, refused = _target(path, reference, root)
            if refused:
                yield path, refused
            elif target is not None:
                waiting.append(target)


def _scanned(path: Path) -> Scan:
    """A copy of a file of the core refers to what the core's own refers to, and is as safe."""
    twin = core().get(digest(path))
    return _of_core(twin) if twin is not None else scan_xml(path.name, _chunks(path))


@cache  # what is shipped does not change while a process lives
def _of_core(path: Path) -> Scan:
    return scan_xml(path.name, _chunks(path))


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _target(path: Path, reference: str, root: Path) -> tuple[Path | None, Finding | None]:
    """The local file that a reference reaches; or why it may not reach it.

    What no system has a file of that name for is missing, which the reader tells.
    """
    address = unquote(urldefrag(reference.strip())[0])
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if not address or parts.scheme.lower() in ("http", "https"):
        return None, None
    escapes = parts.scheme or address.startswith(("/", "\\")) or "\0" in address
    target = None if escapes else path.parent / address.replace("\\", "/")
    try:
        reached = target.resolve() if target is not None else None
        if reached is not None and reached.is_relative_to(root):
            return (reached if reached.is_file() else None), None
    except (OSError, RuntimeError, ValueError):
        return None, None
    said = f"{path.name} refers to {address!r}, which is outside of {root}"
    return None, refusal("outside", said, "put what it needs there, or say --within")


def check_json(entry: Path, root: Path) -> tuple[Finding, ...]:
    """Whether a report in JSON, or the metadata of one in CSV, may be read."""
    try:
        told = decoded(entry.read_bytes())
    except (DecodeError, RecursionError, UnicodeDecodeError, OSError) as error:
        said = f"{entry.name} is not well-formed JSON: {error}"
        return (refusal("not-well-formed", said, "mend it with the tool that wrote it"),)
    for reference in _references(told):
        path, refused = _target(entry.resolve(), reference, root)
        if refused:
            return (refused,)
        if path is not None and path.suffix == ".xsd":
            found = check_folder(path, root)
            if found:
                return found
    return ()


def _references(told: object) -> Iterator[str]:
    """The taxonomies that a report names, the metadata that it extends, and its tables."""
    heads = told.get("documentInfo") if isinstance(told, dict) else None
    for key in ("taxonomy", "extends"):
        named = heads.get(key) if isinstance(heads, dict) else None
        yield from (each for each in (named or ()) if isinstance(each, str))
    tables = told.get("tables") if isinstance(told, dict) else None
    for table in tables.values() if isinstance(tables, dict) else ():
        url = table.get("url") if isinstance(table, dict) else None
        if isinstance(url, str):
            yield url
