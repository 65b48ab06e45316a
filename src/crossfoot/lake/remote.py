"""A lake behind a URI: S3, GCS, HDFS and whatever else fsspec reaches.

An object comes whole or not at all there; a folder does not, so a release counts once its rows
wait, which are written last. A lock is an object too: it outlives a run that was killed.
"""

from __future__ import annotations

import os
import socket
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from crossfoot.lake import layout
from crossfoot.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crossfoot.model import Package


class Remote:
    """A lake under a URI."""

    def __init__(self, root: str) -> None:
        import fsspec  # noqa: PLC0415 - an extra

        self.root = root.rstrip("/")
        self.system: Any
        self.system, path = fsspec.core.url_to_fs(self.root)
        self._path = str(path).rstrip("/")

    def deliver(self, package: Package, name: str) -> Finding | None:
        for file, chunks in package:
            refused = self.write(f"{name}/{file}", b"".join(chunks))
            if refused:
                return refused
        return None

    def write(self, name: str, content: bytes) -> Finding | None:
        try:
            self.system.makedirs(str(PurePosixPath(self._at(name)).parent), exist_ok=True)
            self.system.pipe_file(self._at(name), content)
        except OSError as error:
            return self._unwritable(name, error)
        return None

    def adopt(self, path: Path, name: str) -> Finding | None:
        return self.write(name, path.read_bytes())

    def names(self, under: str) -> tuple[str, ...]:
        try:
            found = self.system.find(self._at(under))
        except FileNotFoundError:
            return ()
        return tuple(sorted(str(each)[len(self._path) + 1 :] for each in found))

    def head(self, name: str) -> bytes:
        with self.system.open(self._at(name), "rb") as file:
            return bytes(file.readline())

    def remove(self, names: Iterable[str]) -> None:
        for name in names:
            self.system.rm_file(self._at(name))

    def near(self, names: Iterable[str], scratch: Path) -> tuple[Path, ...]:
        told = []
        for name in names:
            path = scratch / PurePosixPath(name).name
            self.system.get_file(self._at(name), str(path))
            told.append(path)
        return tuple(told)

    def sweep(self) -> None:
        """Nothing is ever half there."""

    @contextmanager
    def held(self) -> Iterator[tuple[int, Finding | None]]:
        if self.system.exists(self._at(layout.LOCK)):
            holder = self.head(layout.LOCK).decode(errors="replace").strip()
            yield -1, self._taken(holder)
            return
        self.write(layout.LOCK, f"process {os.getpid()} on {socket.gethostname()}\n".encode())
        try:
            yield -1, None
        finally:
            self.remove((layout.LOCK,))

    def is_lake(self) -> bool:
        """Whether a run has begun here before."""
        return bool(self.system.exists(self._at(layout.VIEWS)))

    def _at(self, name: str) -> str:
        return f"{self._path}/{name}"

    def _taken(self, holder: str) -> Finding:
        return Finding(
            Severity.ERROR,
            "lake.taken",
            f"another run writes to this lake ({holder})",
            f"let it end; if it was killed, remove {self.root}/{layout.LOCK}",
        )

    def _unwritable(self, name: str, error: OSError) -> Finding:
        said = f"{self.root}/{name} cannot be written: {error}"
        return Finding(Severity.ERROR, "delivery.unwritable", said, "name another lake with --out")
