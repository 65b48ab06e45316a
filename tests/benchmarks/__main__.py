"""What the command costs beside Arelle: `python -m tests.benchmarks`, a minute, no part of pytest.

CPU is user and system time of the whole process, the median of five runs; memory is the peak of
the resident set. Ratios to Arelle, measured in the same run, are the same on every machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

import typer

RUNS: Final = 5
EXAMPLE: Final = Path(__file__).parents[2] / "examples" / "iij-1q17" / "release.txt"
BIN: Final = Path(sys.executable).parent

WITH_ARELLE: Final = 1.4
WITHOUT_ARELLE: Final = 0.9  # the statements alone kept to 0.6
PEAK_MB: Final = 160


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
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    # Linux counts the peak in KB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1_000_000)


def measured(commands: dict[str, list[str]], folder: Path) -> dict[str, Cost]:
    """The medians; the commands take turns, so that a busy minute falls on all of them."""
    rounds = [{name: once(it, folder) for name, it in commands.items()} for _ in range(RUNS)]
    return {
        name: Cost(median(r[name].cpu for r in rounds), max(r[name].peak for r in rounds))
        for name in commands
    }


def verdict(name: str, value: float, bound: float) -> bool:
    typer.echo(f"{name:<52}{value:8.2f}{bound:8.2f}  {'ok' if value <= bound else 'TOO MUCH'}")
    return value <= bound


def main() -> None:
    arelle, convert = str(BIN / "arelleCmdLine"), [str(BIN / "crossfoot"), "convert", str(EXAMPLE)]
    flags = ["--validate", "--calc", "c11r", "--utr", "--workOffline"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        once([*convert, "--out", "out"], folder)  # what Arelle is to judge
        costs = measured(
            {
                "crossfoot convert": [*convert, "--out", "ours"],
                "arelleCmdLine --validate": [arelle, "-f", "out/report.xbrl", *flags],
                "crossfoot convert --no-arelle": [*convert, "--no-arelle", "--out", "bare"],
                "arelleCmdLine --version": [arelle, "--version"],
            },
            folder,
        )
    for command, cost in costs.items():
        typer.echo(f"{command:<52}{cost.cpu:6.2f} s CPU{cost.peak:6.0f} MB")
    whole, judge, bare, start = costs.values()
    typer.echo(f"\n{'':<52}{'is':>8}{'at most':>8}")
    held = (
        verdict("CPU of convert / of Arelle alone", whole.cpu / judge.cpu, WITH_ARELLE),
        verdict("CPU of --no-arelle / of Arelle's start", bare.cpu / start.cpu, WITHOUT_ARELLE),
        verdict("peak memory of convert, MB", whole.peak, PEAK_MB),
    )
    sys.exit(not all(held))


main()
