"""Processes that are measured: CPU is user and system time, memory the peak resident set."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

import typer

BIN: Final = Path(sys.executable).parent
REFUSED: Final = 2
"""The exit status of a source that cannot be converted, which costs something too."""


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds and peak megabytes of one process."""

    cpu: float
    peak: float


def once(command: list[str], folder: Path) -> Cost:
    # An ordinary machine keeps the bytecode of what it imports.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(  # noqa: S603  # our own commands
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1, REFUSED):
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    # Linux counts the peak in KB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1_000_000)


def measured(commands: dict[str, list[str]], folder: Path, runs: int) -> dict[str, Cost]:
    """The medians; the commands take turns, so that a busy minute falls on all of them."""
    rounds = [{name: once(it, folder) for name, it in commands.items()} for _ in range(runs)]
    return {
        name: Cost(median(r[name].cpu for r in rounds), max(r[name].peak for r in rounds))
        for name in commands
    }


def verdict(name: str, value: float, bound: float) -> bool:
    typer.echo(f"{name:<52}{value:8.2f}{bound:8.2f}  {'ok' if value <= bound else 'TOO MUCH'}")
    return value <= bound
