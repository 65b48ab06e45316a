"""The command as a shell sees it, and inputs of all kinds to run it on."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COMMAND = (sys.executable, "-c", "from crossfoot.__main__ import main; main()")


@dataclass(frozen=True, slots=True)
class Run:
    code: int
    out: str
    err: str

    @property
    def said(self) -> list[str]:
        """The one kind of line that bad input gives."""
        return self.err.splitlines()


def crossfoot(*arguments: object, cwd: Path, environment: Mapping[str, str] | None = None) -> Run:
    done = subprocess.run(  # noqa: S603  # our own command
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        env=os.environ | (environment or {}),
        capture_output=True,
        check=False,
        timeout=120,
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""A child counts what its parent held when it began: a small process has to start it."""


def peak(*arguments: object, cwd: Path) -> int:
    """The peak of the resident set of one command, in KB."""
    done = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-c", _PEAK, *COMMAND, *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        check=True,
        timeout=120,
    )
    return int(done.stdout)


def files(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
