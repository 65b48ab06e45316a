"""Output folders: written whole or not at all, and only over what crossfoot wrote before."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from functools import cache
from itertools import count
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from crossfoot.model import Finding, Severity, Shipped

if TYPE_CHECKING:
    from crossfoot.model import Chunks, Package

NAMES: Final = frozenset(
    {
        "report.xbrl",
        "report.json",
        "report-csv",
        "report.xhtml",
        "report.xbri",
        "report.xbr",
        "review.html",
        "viewer",
        "taxonomy",
        "taxonomy.zip",
        "extension",
        "ledger.csv",
        "lines.csv",
        "changes.csv",
        "proofs.json",
        "findings.json",
    }
)
"""All that may stand at the top of an output folder."""

MARKS: Final = frozenset({"ledger.csv", "proofs.json", "findings.json"})
"""A folder with these, and nothing beside `NAMES`, is one that crossfoot wrote."""

_SUFFIXES: Final = frozenset(
    {".xbrl", ".json", ".csv", ".zip", ".xsd", ".xml", ".xhtml", ".xbri", ".xbr", ".html", ".js"}
)
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def refusal(folder: Path) -> Finding | None:
    """Why nothing may be written there, or none; asked before the work and again after it."""
    try:
        return _refusal(folder, Path(os.path.realpath(folder)))
    except OSError as error:
        return unwritable(folder, error)


def deliver(package: Package, folder: Path) -> Finding | None:
    """Write the package as that folder; a finding when it could not be, and then no trace."""
    refused = refusal(folder)
    if refused is not None:
        return refused
    # A link to a folder stays a link: what it points to is replaced.
    target = Path(os.path.realpath(folder))
    try:
        _deliver(package, target)
    except OSError as error:
        return unwritable(folder, error)
    return None


def keep(package: Package, folder: Path, shared: Path) -> Finding | None:
    """Write the package as that folder, unless it is there: its name says what is in it.

    What is part of the program is linked to one copy of it under `shared`.
    """
    try:
        if not folder.is_dir():
            folder.parent.mkdir(parents=True, exist_ok=True)
            _keep(package, folder, shared)
    except OSError as error:
        return unwritable(folder, error)
    return None


def _keep(package: Package, target: Path, shared: Path) -> None:
    partial = _new_folder_beside(target)
    try:
        for name, chunks in package:
            path = partial / _checked(name)
            if not isinstance(chunks, Shipped) or not _linked(chunks.path, path, shared):
                _write(path, chunks)
        _settle(partial)
        _rename_new(partial, target)
        _settle(target.parent)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _rename_new(partial: Path, target: Path) -> None:
    """As a rename, but another that came first stays: it holds the same."""
    try:
        partial.rename(target)
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
            raise


def _linked(source: Path, path: Path, shared: Path) -> bool:
    """Whether the file could be linked to a copy that many reports have in common."""
    copy = shared / _shared_name(source)
    path.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(2):
        try:
            os.link(copy, path)
        except OSError as error:
            if error.errno not in (errno.ENOENT, errno.EMLINK):
                return False  # this file system has no links
            # There is none yet, or it has as many links as it may have.
            copy.parent.mkdir(parents=True, exist_ok=True)
            if written(copy, source.read_bytes()) is not None:
                return False
        else:
            return True
    return False


@cache  # what is shipped does not change while a process lives
def _shared_name(source: Path) -> str:
    from hashlib import sha256  # noqa: PLC0415 - one that writes no lake need not wait for it

    return f"{sha256(source.read_bytes()).hexdigest()[:16]}{source.suffix}"


def written(path: Path, content: bytes) -> Finding | None:
    """Write one file, whole or not at all; a finding when it could not be."""
    target = Path(os.path.realpath(path))
    partial = target.parent / f".{target.name}.{os.getpid()}"
    try:
        with partial.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
        _settle(target.parent)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        return unwritable(path, error)
    return None


def moved(path: Path, target: Path) -> None:
    """Give a file of the same disk another name, once all of it is on the disk; may raise."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
    path.replace(target)
    _settle(target.parent)


def _refusal(folder: Path, target: Path) -> Finding | None:
    if not target.parent.is_dir():
        return _error("unwritable", f"{folder.parent} is no folder", "create it first")
    if not os.access(target.parent, os.W_OK | os.X_OK):
        return _error("unwritable", f"{folder.parent} may not be written to", _ELSEWHERE)
    return _occupied(folder, target) if target.exists() else None


def _occupied(folder: Path, target: Path) -> Finding | None:
    if not target.is_dir():
        return _error("occupied", f"{folder} is a file", _ELSEWHERE)
    if Path.cwd().is_relative_to(target):
        return _error("occupied", f"{folder} is the current folder", _ELSEWHERE)
    if not _is_replaceable(target):
        return _error("occupied", f"{folder} holds what crossfoot did not write", _ELSEWHERE)
    return None


def _is_replaceable(folder: Path) -> bool:
    names = {path.name for path in folder.iterdir()}
    if not names:
        return True
    return names >= MARKS and names <= NAMES and all(map(_is_written, folder.rglob("*")))


def _is_written(path: Path) -> bool:
    return not path.is_symlink() and (path.is_dir() or path.suffix in _SUFFIXES)


def _deliver(package: Package, target: Path) -> None:
    partial = _new_folder_beside(target)
    try:
        for name, chunks in package:
            _write(partial / _checked(name), chunks)
        _settle(partial)
        _swap(partial, target)
        _settle(target.parent)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _new_folder_beside(target: Path) -> Path:
    """On the same disk, for the rename; not by `tempfile`, whose folders are private."""
    for number in count():
        folder = target.parent / f".{target.name}.{os.getpid()}.{number}"
        with suppress(FileExistsError):
            folder.mkdir()
            return folder
    raise AssertionError("numbers do not end")


def _checked(name: str) -> PurePosixPath:
    """A name that leaves the folder, or makes it unrecognisable, is a bug of a renderer."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or path.parts[0] not in NAMES:
        raise ValueError(f"{name} is no name in an output folder")
    if path.suffix not in _SUFFIXES:
        raise ValueError(f"{name} is of no kind that an output folder holds")
    return path


def _write(path: Path, chunks: Chunks) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.writelines(chunks)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Have the disk know the folder's entries; only POSIX can be told."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _swap(written: Path, target: Path) -> None:
    """Put the written folder in the target's place; the old one returns if that fails."""
    if not target.exists():
        written.rename(target)
        return
    aside = _new_folder_beside(target)
    aside.rmdir()
    target.rename(aside)
    try:
        written.rename(target)
    except BaseException:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def unwritable(folder: Path, error: OSError) -> Finding:
    """Why a file or folder could not be written."""
    if error.errno in _FULL:
        return _error("disk-full", f"no room to write {folder}", "make room, or use --out")
    reason = (error.strerror or "it cannot be written").lower()
    return _error("unwritable", f"{folder} cannot be written: {reason}", _ELSEWHERE)


_ELSEWHERE: Final = "name another folder with --out"


def _error(reason: str, message: str, next_step: str) -> Finding:
    return Finding(Severity.ERROR, f"delivery.{reason}", message, next_step)
