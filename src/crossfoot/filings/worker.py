"""The process in which a filing is judged, so that it can be stopped: `python -m` this module.

Questions come in on standard input and answers go out on standard output, pickled, one after the
other. Nothing is asked of a network, and no file is opened but those of the filing, its packages,
the program and a folder for what is temporary: an audit hook of Python's stops whoever tries.
"""

from __future__ import annotations

import os
import pickle
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crossfoot.filings.asked import Question

LENGTH = 8
"""Bytes before an answer that say how long it is."""
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
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.stdout.fileno())
    os.dup2(silence, sys.stderr.fileno())
    from crossfoot.filings.engines import Engines  # noqa: PLC0415 - it loads Arelle

    guard, engines = Guard(), Engines()
    sys.addaudithook(guard)
    while (question := _asked()) is not None:
        guard.filing = [question.root, *question.paths, *question.packages]
        _say(answers, engines.answered(question))


def _asked() -> Question | None:
    try:
        question: Question = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    except EOFError:
        return None
    return question


def _say(answers: Any, told: bytes) -> None:  # noqa: ANN401 - a binary stream
    answers.write(len(told).to_bytes(LENGTH, "big") + told)
    answers.flush()


if __name__ == "__main__":
    main()
