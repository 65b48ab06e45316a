"""What is refused before any XBRL reader sees it: bombs, traps, and ways out of what was given.

XML is gone through by expat, which keeps nothing: no DOCTYPE (an entity can swell, open a file,
or, as Arelle reads it, vanish from a value), no depth, width or length that no filing has. Where
a file refers to, it may only refer within its own folder or to an address on the web, which is
looked up in what the standards and packages bring along and never fetched.
"""

from __future__ import annotations

import zipfile
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urldefrag, urlsplit
from xml.parsers import expat

from crossfoot.filings.known import core, digest
from crossfoot.model import Finding, Severity
from crossfoot.patterns import regex
from crossfoot.value import DecodeError, Value, decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST: Final = 500
MOST_ATTRIBUTES: Final = 500
LONGEST_TEXT: Final = 20_000_000
LONGEST_VALUE: Final = 1_000_000
LONGEST_PATTERN: Final = 1000
LARGEST_PART: Final = 400_000_000
LARGEST_WHOLE: Final = 1_000_000_000
MOST_PARTS: Final = 20_000
STEEPEST: Final = 200
"""Times by which a part of an archive may be larger than it is packed."""
_SMALL: Final = 10_000_000
_CHUNK: Final = 1 << 16

_HREFS: Final = frozenset({"http://www.w3.org/1999/xlink href", "schemaLocation", "href"})
_LOCATIONS: Final = "http://www.w3.org/2001/XMLSchema-instance schemaLocation"
_REFERRING: Final = frozenset(
    {
        *("schemaRef", "linkbaseRef", "roleRef", "arcroleRef", "loc", "import", "include"),
        *("redefine", "rewriteURI", "rewritePrefix"),
    }
)
_OPEN_COUNT: Final = regex(r"\{\d+,\d*\}")
_PATTERN: Final = "http://www.w3.org/2001/XMLSchema pattern"
_LINK_MODE: Final = 0o120000
_TYPE_BITS: Final = 0o170000
_ENCRYPTED: Final = 1


class Scan(Value):
    """What a file refers to, and why it may not be read any further, if so."""

    references: tuple[str, ...]
    refused: Finding | None = None


def _refusal(code: str, message: str, advice: str) -> Finding:
    return Finding(Severity.ERROR, f"safety.{code}", message, advice)


class _Refused(Exception):  # noqa: N818 - it stops a parser and goes no further
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


# ── XML ──────────────────────────────────────────────────────────────────────────────────


def scan_xml(name: str, chunks: Iterator[bytes]) -> Scan:
    """What an XML file refers to; refused where it is not well-formed or a trap."""
    watch = _Watch(name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = watch.start
    parser.EndElementHandler = watch.end
    parser.CharacterDataHandler = watch.text
    parser.StartDoctypeDeclHandler = watch.doctype
    parser.buffer_text = True
    try:
        for chunk in chunks:
            parser.Parse(chunk)
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes it by position
    except _Refused as refused:
        return Scan((), refused.finding)
    except (expat.ExpatError, ValueError, LookupError) as error:
        where = f"{name}: {error}"
        advice = "mend it with the tool that wrote it"
        return Scan((), _refusal("not-well-formed", f"not well-formed XML, {where}", advice))
    addresses = dict.fromkeys(urldefrag(each.strip())[0] for each in watch.references)
    return Scan(tuple(each for each in addresses if each))


class _Watch:
    def __init__(self, name: str) -> None:
        self.references: list[str] = []
        self._name = name
        self._depth = 0
        self._length = 0

    def doctype(self, *_: object) -> None:
        self._refuse(
            "doctype",
            "it has a DOCTYPE, whose entities could swell, open files or vanish from values",
            "take the DOCTYPE out; XBRL needs none",
        )

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._length = 0
        if self._depth > DEEPEST:
            self._refuse("depth", f"its elements nest deeper than {DEEPEST}", "flatten them")
        if len(attributes) > MOST_ATTRIBUTES:
            said = f"an element has {len(attributes):,} attributes"
            self._refuse("attributes", said, "no element of XBRL has so many")
        if any(len(value) > LONGEST_VALUE for value in attributes.values()):
            self._refuse("length", "an attribute is a million characters long", "shorten it")
        if tag == _PATTERN and len(attributes.get("value", "")) > LONGEST_PATTERN:
            self._refuse("pattern", "a type has a pattern of hostile length", "shorten it")
        if tag == _PATTERN and _is_nested_repeat(attributes.get("value", "")):
            said = "a type has a pattern whose repeats repeat, which can take for ever to match"
            self._refuse("pattern", said, "write the pattern without a repeat inside of one")
        if tag.rpartition(" ")[2] in _REFERRING:
            self.references += (attributes[key] for key in _HREFS & attributes.keys())
        if _LOCATIONS in attributes:
            self.references += attributes[_LOCATIONS].split()[1::2]

    def end(self, _: str) -> None:
        self._depth -= 1
        self._length = 0

    def text(self, text: str) -> None:
        self._length += len(text)
        if self._length > LONGEST_TEXT:
            said = f"a text is longer than {LONGEST_TEXT:,} characters"
            self._refuse("length", said, "split it")

    def _refuse(self, code: str, said: str, advice: str) -> None:
        raise _Refused(_refusal(code, f"{self._name}: {said}", advice))


def _is_nested_repeat(pattern: str) -> bool:
    """Whether a group repeats without end that ends in a repeat of its own: `(a+)+`, `(a+,?)+`."""
    endless = [False]
    at, last = 0, ""
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at, last = at + 2, ""
            continue
        count = _OPEN_COUNT.match(pattern, at)
        if char == "(":
            endless.append(False)
        elif char == ")" and len(endless) > 1:
            inside = endless.pop()
            repeats = pattern[at + 1 : at + 2] in ("*", "+") or _OPEN_COUNT.match(pattern, at + 1)
            if inside and repeats and last in _LOOSE:
                return True
            endless[-1] = endless[-1] or inside
        elif char in "*+" or count:
            endless[-1] = True
        at, last = at + (count.end() - at if count else 1), count[0][-1] if count else char
    return False


_LOOSE: Final = ("*", "+", "?", "}")


# ── files and what they refer to ─────────────────────────────────────────────────────────


def check_folder(entry: Path, root: Path) -> tuple[Finding, ...]:
    """Whether a file, and those within `root` that it reaches, may be read."""
    for _, refused in _reached(entry, root):
        if refused:
            return (refused,)
    return ()


def within(entry: Path, root: Path) -> tuple[Path, ...]:
    """A file and those that it reaches within `root`, itself first."""
    return tuple(path for path, _ in _reached(entry, root))


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
            elif target is not None and target.is_file():
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
    """The local file that a reference reaches; or why it may not reach it."""
    address = unquote(urldefrag(reference.strip())[0])
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if not address or parts.scheme.lower() in ("http", "https"):
        return None, None
    escapes = parts.scheme or address.startswith(("/", "\\")) or "\0" in address
    target = (path.parent / address.replace("\\", "/")) if not escapes else None
    if target is None or not target.resolve().is_relative_to(root):
        said = f"{path.name} refers to {address!r}, which is outside of {root}"
        return None, _refusal("outside", said, "put what it needs there, or say --within")
    return target.resolve(), None


def check_json(entry: Path, root: Path) -> tuple[Finding, ...]:
    """Whether a report in JSON, or the metadata of one in CSV, may be read."""
    try:
        told = decoded(entry.read_bytes())
    except (DecodeError, RecursionError, UnicodeDecodeError, OSError) as error:
        said = f"{entry.name} is not well-formed JSON: {error}"
        return (_refusal("not-well-formed", said, "mend it with the tool that wrote it"),)
    for reference in _references(told):
        path, refused = _target(entry.resolve(), reference, root)
        if refused:
            return (refused,)
        if path is not None and path.suffix == ".xsd" and path.is_file():
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


# ── archives ─────────────────────────────────────────────────────────────────────────────


def check_archive(path: Path) -> tuple[Finding, ...]:
    """Whether an archive may be opened: sizes and names first, then the XML inside."""
    try:
        with zipfile.ZipFile(path) as archive:
            refused = _names_refused(path.name, archive.infolist())
            if refused:
                return (refused,)
            return tuple(_parts_refused(archive))[:1]
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, OSError) as error:
        said = f"{path.name} is a damaged archive: {error}"
        return (_refusal("bad-archive", said, "pack it again"),)
    except (RuntimeError, EOFError, ValueError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        said = f"{path.name} cannot be unpacked: {error}"
        return (_refusal("bad-archive", said, "pack it again"),)


def _names_refused(name: str, parts: list[zipfile.ZipInfo]) -> Finding | None:
    """What the archive's own list says of it, before anything is unpacked."""
    if len(parts) > MOST_PARTS:
        return _refusal("bomb", f"{name} has {len(parts):,} parts", "no package has so many")
    seen: set[str] = set()
    whole = 0
    for part in parts:
        whole += part.file_size
        steep = part.file_size > _SMALL and part.file_size > STEEPEST * max(part.compress_size, 1)
        if steep or part.file_size > LARGEST_PART or whole > LARGEST_WHOLE:
            said = f"{name} swells to more than {min(whole, LARGEST_WHOLE):,} bytes"
            return _refusal("bomb", said, "pack what it needs only")
        refused = _part_refused(name, part, seen)
        if refused:
            return refused
        seen.add(part.filename)
    return None


def _part_refused(name: str, part: zipfile.ZipInfo, seen: set[str]) -> Finding | None:
    named = f"{name} holds {part.filename!r}"
    if _leads_out(part.filename):
        return _refusal("traversal", f"{named}, which leads out of it", "pack it with plain names")
    if (part.external_attr >> 16) & _TYPE_BITS == _LINK_MODE:
        return _refusal("link", f"{named}, a link to another file", "pack the file itself")
    if part.flag_bits & _ENCRYPTED:
        return _refusal("encrypted", f"{name} is encrypted", "pack it without a password")
    if part.filename in seen:
        return _refusal("twice", f"{named} twice", "pack each file once")
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
                yield _refusal("outside", said, "put what it needs into the package")


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
