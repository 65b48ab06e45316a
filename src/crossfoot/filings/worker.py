"""The process in which a filing is judged, so that it can be stopped: `python -m` this module.

Nothing is asked of a network, and no file is opened but those of the filing, its packages,
the program and a folder for what is temporary: an audit hook of Python's stops whoever tries.
"""

from __future__ import annotations

import os
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossfoot.workers import serve

if TYPE_CHECKING:
    from collections.abc import Callable

    from crossfoot.filings.asked import Question

_NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.bind", "urllib.Request")
_READABLE = (
    "/usr/share/",
    "/usr/lib/",
    "/etc/mime.types",
    "/etc/localtime",
    "/dev/",
    "/proc/self/",
)


class Guard:
    """Tells which files may be opened; `allowed` grows by the files of each question."""

    def __init__(self) -> None:
        program = {
            sys.prefix, sys.base_prefix, str(Path(__file__).parents[2]),
            *sysconfig.get_paths().values(), *filter(None, sys.path),
        }  # fmt: skip
        self.allowed = [str(Path(each).resolve()) for each in program]
        self.allowed += [tempfile.gettempdir(), str(Path(__file__).parents[3])]
        self.filing: list[str] = []

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _NETWORK:
            raise PermissionError(f"no network: {event}")
        if event == "open" and isinstance(arguments[0], (str, bytes)):
            self._open(os.fsdecode(arguments[0]))

    def _open(self, name: str) -> None:
        path = os.path.realpath(name)
        within = any(path == each or path.startswith(f"{each}/") for each in self._places())
        if not within and not path.startswith(_READABLE):
            raise PermissionError(f"outside of what was given: {name}")

    def _places(self) -> list[str]:
        return [*self.allowed, *self.filing]


def main() -> None:
    """Answer until nobody asks any more."""
    serve(_guarded)


def _guarded() -> Callable[[Question], bytes]:
    from crossfoot.filings.engines import Engines  # noqa: PLC0415 - it loads Arelle

    guard, engines = Guard(), Engines()
    sys.addaudithook(guard)

    def answered(question: Question) -> bytes:
        guard.filing = [question.root, *question.paths, *question.packages]
        return engines.answered(question)

    return answered


if __name__ == "__main__":
    main()
