"""Where a lake lives: the file system of this machine. Files come whole or not at all, to stay."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import AbstractContextManager, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from crossfoot import delivery
from crossfoot.lake import layout
from crossfoot.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crossfoot.model import Package


class Store(Protocol):
    """A place for files under relative names."""

    root: str

    def deliver(self, package: Package, name: str) -> Finding | None:
        """Keep a report as that folder; a finding when it could not be."""

    def write(self, name: str, content: bytes) -> Finding | None:
        """Keep a file, whole and to stay; a finding when it could not be."""

    def adopt(self, path: Path, name: str) -> Finding | None:
        """Keep a local file under that name; it need not be there any more then."""

    def names(self, under: str) -> tuple[str, ...]:
        """The files in a folder and its folders, sorted; none where it is not."""

    def head(self, name: str) -> bytes:
        """The first line of a file."""

    def remove(self, names: Iterable[str]) -> None:
        """Have these files no more."""

    def sweep(self) -> None:
        """Take away what a run that was killed had not finished; only the holder may."""

    def held(self) -> AbstractContextManager[tuple[int, Finding | None]]:
        """Hold the lake: a descriptor that workers share (-1 for none), or who has it."""

    def near(self, names: Iterable[str], scratch: Path) -> tuple[Path, ...]:
        """Files of this machine with the same content, in `scratch` if they must be copied."""


class Folder:
    """A lake in a folder of this machine."""

    def __init__(self, root: Path) -> None:
        self.root = str(root.resolve())
        self._root = Path(self.root)

    def deliver(self, package: Package, name: str) -> Finding | None:
        return delivery.keep(package, self._root / name, self._root / layout.SHARED)

    def write(self, name: str, content: bytes) -> Finding | None:
        path = self._root / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            return delivery.unwritable(path, error)
        return delivery.written(path, content)

    def adopt(self, path: Path, name: str) -> Finding | None:
        target = self._root / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            delivery.moved(path, target)
        except OSError as error:
            return delivery.unwritable(target, error)
        return None

    def names(self, under: str) -> tuple[str, ...]:
        found = (self._root / under).rglob("*")
        told = (path for path in found if not path.name.startswith(".") and path.is_file())
        return tuple(sorted(path.relative_to(self._root).as_posix() for path in told))

    def head(self, name: str) -> bytes:
        with (self._root / name).open("rb") as file:
            return file.readline()

    def remove(self, names: Iterable[str]) -> None:
        for name in names:
            with suppress(FileNotFoundError):
                (self._root / name).unlink()

    def near(self, names: Iterable[str], scratch: Path) -> tuple[Path, ...]:
        del scratch  # all is near already
        return tuple(self._root / name for name in names)

    def sweep(self) -> None:
        # What is not finished has a name that begins with a dot.
        for pattern in _UNFINISHED:
            for path in self._root.glob(pattern):
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    @contextmanager
    def held(self) -> Iterator[tuple[int, Finding | None]]:
        import fcntl  # noqa: PLC0415 - Windows has none

        handle = os.open(self._root / layout.LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):
                    raise
                yield handle, _taken(os.pread(handle, 100, 0).decode(errors="replace").strip())
                return
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"process {os.getpid()}\n".encode(), 0)
            yield handle, None
        finally:
            os.close(handle)


def opened(root: str, *, create: bool = False) -> tuple[Store | None, Finding | None]:
    """The lake of that path or URI, or why there is none."""
    if "://" in root and not root.startswith(_LOCAL):
        return _remote(root, create=create)
    path = Path(root.removeprefix(_LOCAL))
    try:
        if create:
            return _created(path)
    except OSError as error:
        return None, delivery.unwritable(path, error)
    if not (path / layout.VIEWS).is_file():
        return None, _none(root)
    return Folder(path), None


_LOCAL = "file://"
_UNFINISHED: Final = (
    f"{layout.REPORTS}/*/.*",
    f"{layout.WAITING}/*/.*",
    f"{layout.SHARED}/.*",
    f"{layout.SCRATCH}*",
)


def _remote(root: str, *, create: bool) -> tuple[Store | None, Finding | None]:
    if find_spec("fsspec") is None:
        said = "URIs need fsspec, which is not installed"
        return None, Finding(Severity.ERROR, "lake.none", said, "pip install 'crossfoot[ray]'")
    from crossfoot.lake.remote import Remote  # noqa: PLC0415 - an extra

    try:
        store = Remote(root)
        return (store, None) if create or store.is_lake() else (None, _none(root))
    except (OSError, ValueError, ImportError) as error:
        said = f"{root} cannot be reached: {error}"
        return None, Finding(Severity.ERROR, "lake.none", said, "mend the URI")


def _created(path: Path) -> tuple[Store | None, Finding | None]:
    """A new folder becomes a lake, an empty one too, another only if it is one."""
    path.mkdir(parents=True, exist_ok=True)
    names = {each.name for each in path.iterdir()}
    if names and names.isdisjoint((layout.LOCK, layout.VIEWS)):
        said = f"{path} holds what is no lake"
        return None, Finding(Severity.ERROR, "lake.occupied", said, "name a new folder with --out")
    return Folder(path), None


def _none(root: str) -> Finding:
    advice = "name the folder that `crossfoot batch --out` wrote"
    return Finding(Severity.ERROR, "lake.none", f"{root} is no lake", advice)


def _taken(holder: str) -> Finding:
    return Finding(
        Severity.ERROR,
        "lake.taken",
        f"another run writes to this lake ({holder or 'nobody knows which'})",
        "let it end, or wait for it with --wait SECONDS",
    )
