"""What the command costs beside Arelle: `python -m tests.benchmarks`, a minute, no part of pytest.

CPU is user and system time of the whole process, the median of five runs; memory is the peak of
the resident set. Ratios to Arelle, measured in the same run, are the same on every machine.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Final

import typer

from tests.benchmarks.processes import BIN, measured, once, verdict
from tests.conftest import EXAMPLE, REAL_RELEASE

RUNS: Final = 5
SOURCE: Final = max(filter(Path.is_file, (EXAMPLE, REAL_RELEASE)), key=lambda p: p.stat().st_size)
"""The larger of the example and the real release, where there is one."""

WITH_ARELLE: Final = 1.4
WITHOUT_ARELLE: Final = 0.6
PEAK_MB: Final = 160


def main() -> None:
    arelle, crossfoot = str(BIN / "arelleCmdLine"), str(BIN / "crossfoot")
    convert = [crossfoot, "convert", str(SOURCE), "--forms", "xbrl,json"]
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
            RUNS,
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
