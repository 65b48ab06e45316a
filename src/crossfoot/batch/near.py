"""Releases by path or URI, read where they are worked on: the only module that knows fsspec.

Paths of this machine need nothing that is not in Python; URIs (`s3://`, `gs://`, `hdfs://`, …) need
the extra `ray`, and what fsspec needs for that kind.
"""

from __future__ import annotations

import hashlib
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from crossfoot.batch.tasks import Stamp
from crossfoot.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

REMOTE: Final = "://"
_CHUNK: Final = 1 << 20


def is_remote(name: str) -> bool:
    """Whether it is a URI, and no path of this machine."""
    return REMOTE in name


def stamp(name: str) -> Stamp:
    """What the file's system tells without reading it; raises OSError where it is not."""
    if is_remote(name):
        told = _system(name).info(name)
        when = next(
            (told[key] for key in ("ETag", "mtime", "LastModified", "updated") if key in told), ""
        )
        return Stamp(int(told["size"] or 0), str(when))
    found = Path(name).stat()
    return Stamp(found.st_size, str(found.st_mtime_ns))


def digest(name: str) -> str:
    """SHA-256 of a file; raises OSError where it cannot be read."""
    if is_remote(name):
        with _system(name).open(name, "rb") as file:
            return _digest(file)
    with Path(name).open("rb") as file:
        return _digest(file)


def _digest(file: Any) -> str:  # noqa: ANN401 - a binary stream
    told = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        told.update(chunk)
    return told.hexdigest()


@contextmanager
def here(name: str) -> Iterator[Path]:
    """The file on this machine, for as long as it is needed; its name is kept."""
    if not is_remote(name):
        yield Path(name)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (PurePosixPath(name).name or "release")
        _system(name).get_file(name, str(path))
        yield path


def beside(name: str, sibling: str) -> str:
    """The file of that name in the same folder, empty where there is none."""
    other = f"{name.rpartition('/')[0]}/{sibling}" if "/" in name else sibling
    there = _system(other).exists(other) if is_remote(other) else Path(other).is_file()
    return other if there else ""


def found(pattern: str) -> list[str]:
    """The files that a URI with wildcards names, or that are in the folder that it names."""
    system = _system(pattern)
    scheme = pattern.partition(REMOTE)[0]
    told = system.glob(pattern) if "*" in pattern else system.find(pattern)
    return sorted(
        f"{scheme}{REMOTE}{path.lstrip('/') if scheme != 'file' else path}" for path in told
    )


def missing() -> Finding | None:
    """Why no URI can be read, if none can."""
    if find_spec("fsspec") is not None:
        return None
    said = "URIs need fsspec, which is not installed"
    return Finding(Severity.ERROR, "batch.no-fsspec", said, "pip install 'crossfoot[ray]'")


def _system(name: str) -> Any:  # noqa: ANN401 - fsspec has no types
    import fsspec  # noqa: PLC0415 - an extra

    return fsspec.core.url_to_fs(name)[0]
