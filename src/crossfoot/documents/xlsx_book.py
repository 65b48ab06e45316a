"""The package of a workbook: its parts within bounds, its sheets in order, shared texts, styles."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import IO, TYPE_CHECKING, Any, Final

from lxml import etree

from crossfoot.documents.encoding import readable
from crossfoot.documents.number_formats import BUILT_IN, GENERAL
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_UNPACKED: Final = 60_000_000
"""Bytes of one part; a sheet with more has more rows than are read."""
MOST_TEXTS: Final = 500_000
_LONGEST_TEXT: Final = 32_767
"""Characters that a cell may hold."""

_CONTENT: Final = "[Content_Types].xml"
_FORMS: Final = (
    ("sheet.macroEnabled", "a workbook with macros (.xlsm)"),
    ("template.macroEnabled", "a workbook with macros (.xltm)"),
    ("sheet.binary", "a binary workbook (.xlsb)"),
    ("wordprocessingml", "a Word document"),
    ("ms-word", "a Word document"),
    ("presentationml", "a PowerPoint document"),
    ("ms-powerpoint", "a PowerPoint document"),
)


class Broken(Exception):  # noqa: N818  # it says what the file is
    """A workbook that cannot be read; its text goes on after the file's name."""

    def __init__(self, said: str, reason: str = "bad-shape") -> None:
        super().__init__(said)
        self.reason = reason


class Style(Value):
    """How a cell is shown."""

    code: str = GENERAL
    bold: bool = False
    indent: int = 0
    across: bool = False


class Part(Value):
    """A sheet as the workbook lists it; `kind` is the last word of its type."""

    name: str
    path: str
    kind: str
    hidden: bool


class Book(Value):
    """The workbook without its cells."""

    archive: Any
    parts: tuple[Part, ...]
    texts: tuple[str, ...]
    styles: tuple[Style, ...]
    since_1904: bool

    def beside(self, part: Part) -> tuple[str, ...]:
        """The kinds of what a sheet refers to: drawings, comments, tables."""
        return tuple(kind for kind, _ in _targets(self.archive, part.path).values())

    def elements(self, part: Part, *names: str) -> Iterator[Any]:
        """The elements of a sheet with these names, each as soon as it is whole."""
        return _elements(self.archive, part.path, names)


def opened(raw: bytes) -> Book | str:
    """The workbook; or what the archive is instead."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Broken("is a ZIP archive that is damaged or cut off") from error
    if _CONTENT not in names:
        open_document = "content.xml" in names and "mimetype" in names
        return "an OpenDocument workbook or text" if open_document else "a ZIP archive"
    content = _part(archive, _CONTENT).decode("utf-8", "replace")
    form = next((form for mark, form in _FORMS if mark in content), None)
    if form or "spreadsheetml" not in content:
        return form or "an Office document"
    if any(info.flag_bits & 1 for info in archive.infolist()):
        return "an encrypted archive"
    top = next(
        (path for kind, path in _targets(archive, "").values() if kind == "officeDocument"),
        "xl/workbook.xml",
    )
    return _book(archive, top)


def _book(archive: zipfile.ZipFile, top: str) -> Book:
    root = _tree(archive, top)
    targets = _targets(archive, top)
    properties = root.find("{*}workbookPr")
    since = properties is not None and properties.get("date1904") in ("1", "true")
    parts: list[Part] = []
    for sheet in root.iter("{*}sheet"):
        reference = next((v for k, v in sheet.items() if k.endswith("}id")), "")
        kind, path = targets.get(reference, ("", ""))
        hidden = sheet.get("state", "visible") != "visible"
        parts.append(Part(readable(sheet.get("name", "")), path, kind, hidden))
    shared = dict(targets.values())
    texts = tuple(_texts(archive, shared["sharedStrings"])) if "sharedStrings" in shared else ()
    styles = _styles(_tree(archive, shared["styles"])) if "styles" in shared else ()
    return Book(archive, tuple(parts), texts, styles, since)


# ── parts ────────────────────────────────────────────────────────────────────────────────


class _Bounded(io.RawIOBase):
    """A part that ends with an exception when it unpacks to more than any release holds."""

    def __init__(self, inner: IO[bytes]) -> None:
        super().__init__()
        self._inner = inner
        self._left = MOST_UNPACKED

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        want = self._left + 1 if size < 0 else min(size, self._left + 1)
        raw = self._inner.read(want)
        self._left -= len(raw)
        if self._left < 0:
            said = f"unpacks to over {MOST_UNPACKED // 1_000_000} MB, more than any release"
            raise Broken(said, "too-large")
        return raw


_FAULTS: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, NotImplementedError,
    OSError, ValueError, etree.XMLSyntaxError,
)  # fmt: skip


def _part(archive: zipfile.ZipFile, path: str) -> bytes:
    try:
        with archive.open(path) as inner:
            return _Bounded(inner).read()
    except _FAULTS as error:
        raise Broken(f"has no part {path} that can be read") from error


def _tree(archive: zipfile.ZipFile, path: str) -> Any:  # noqa: ANN401  # lxml's elements
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(_part(archive, path), parser)
    except etree.XMLSyntaxError as error:
        raise Broken(f"has a part {path} that is no XML") from error


def _elements(archive: zipfile.ZipFile, path: str, names: tuple[str, ...]) -> Iterator[Any]:
    try:
        with archive.open(path) as inner:
            wanted = tuple(f"{{*}}{name}" for name in names)
            found = etree.iterparse(
                _Bounded(inner), tag=wanted, resolve_entities=False, no_network=True,
                remove_comments=True,
            )  # fmt: skip
            for _, element in found:
                yield element
                element.clear()
                parent = element.getparent()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
    except _FAULTS as error:
        raise Broken(f"has a part {path} that cannot be read") from error


def _targets(archive: zipfile.ZipFile, path: str) -> Mapping[str, tuple[str, str]]:
    """What a part refers to: id → the last word of its type, and its path in the archive."""
    folder, name = posixpath.split(path)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in archive.NameToInfo:
        return {}
    found: dict[str, tuple[str, str]] = {}
    for each in _tree(archive, listed).iter("{*}Relationship"):
        if each.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
            kind = each.get("Type", "").rpartition("/")[2]
            found[each.get("Id", "")] = (kind, target.lstrip("/"))
    return found


# ── texts and styles ─────────────────────────────────────────────────────────────────────


def _texts(archive: zipfile.ZipFile, path: str) -> Iterator[str]:
    for number, item in enumerate(_elements(archive, path, ("si",))):
        if number >= MOST_TEXTS:
            raise Broken(f"has over {MOST_TEXTS:,} texts, more than any release", "not-a-release")
        yield text_of(item)


def text_of(item: Any) -> str:  # noqa: ANN401
    """The text of an item with its runs; a raised mark stays apart from the digit before it."""
    said: list[str] = []
    for child in item:
        if _local(child) == "t":
            said.append(child.text or "")
        elif _local(child) == "r":
            text = "".join(each.text or "" for each in child.iterchildren("{*}t"))
            raised = child.find("{*}rPr/{*}vertAlign")
            said.append(f" {text}" if raised is not None and text[:1].isalnum() else text)
    return readable("".join(said)[:_LONGEST_TEXT])


def _local(element: Any) -> str:  # noqa: ANN401
    return str(element.tag).rpartition("}")[2]


def _styles(root: Any) -> tuple[Style, ...]:  # noqa: ANN401
    codes = dict(BUILT_IN)
    for each in root.iterfind("{*}numFmts/{*}numFmt"):
        codes[number_in(each.get("numFmtId"))] = each.get("formatCode") or GENERAL
    fonts = [font.find("{*}b") for font in root.iterfind("{*}fonts/{*}font")]
    bold = [b is not None and b.get("val", "1") not in ("0", "false") for b in fonts]
    found: list[Style] = []
    for xf in root.iterfind("{*}cellXfs/{*}xf"):
        font = number_in(xf.get("fontId"))
        aligned = xf.find("{*}alignment")
        get = aligned.get if aligned is not None else {}.get
        found.append(
            Style(
                codes.get(number_in(xf.get("numFmtId")), GENERAL),
                font < len(bold) and bold[font],
                number_in(get("indent")),
                get("horizontal") == "centerContinuous",
            )
        )
    return tuple(found)


def number_in(written: str | None) -> int:
    """A count that an attribute holds; 0 where it holds none."""
    fits = written is not None and written.isascii() and written.isdigit() and len(written) < 10  # noqa: PLR2004
    return int(written) if fits and written else 0
