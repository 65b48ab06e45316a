"""A season on this machine: `python -m tests.benchmarks.season [--releases DIR] [--count 1000]`.

Throughput, CPU and memory of the batch, by stage; what it spares against the command for one
release; what a second worker brings; what the lake answers in on a million facts.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import duckdb
import typer

from tests.batch.questions import QUESTIONS
from tests.batch.variations import written
from tests.benchmarks.processes import BIN, verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

OF_ONE_SHOT: Final = 1 / 3
"""CPU of a release in a batch, of that of the command for one; most."""
SECOND_WORKER: Final = 1.7
"""Throughput of two workers, of that of one; least."""
FLAT: Final = 1.15
"""Peak memory of the second half of a run, of that of the first; most."""
ANSWER: Final = 1.0
"""Seconds for a question to a million facts, asked the second time; most."""
FACTS: Final = 1_000_000
_SAMPLE, _ROUNDS, _SMALL = 40, 3, 300


class Run:
    """A run of the batch: its summary, its receipts, its CPU and its time."""

    def __init__(self, manifest: Path, lake: Path, workers: int) -> None:
        command = [str(BIN / "crossfoot"), "batch", "--manifest", str(manifest), "--json",
                   "--out", str(lake), "--workers", str(workers)]  # fmt: skip
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        before, start = os.times(), time.monotonic()
        done = subprocess.run(command, capture_output=True, check=False, env=environment)  # noqa: S603
        self.seconds = time.monotonic() - start
        after = os.times()
        self.cpu = after.children_user + after.children_system
        self.cpu -= before.children_user + before.children_system
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        self.receipts: list[dict[str, Any]] = lines[:-1]
        self.summary: dict[str, Any] = lines[-1]["summary"]


def main(
    count: int = 1000,
    releases: Annotated[Path | None, typer.Option(help="Releases that are at hand.")] = None,
) -> None:
    """Print what a season costs, and whether it is within bounds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        manifest = written(folder / "season", count, releases)
        whole = Run(manifest, folder / "lake", 2)
        _tell(whole)
        fine = [
            verdict("CPU of a release, of the one-shot command's", _spared(whole, manifest),
                    OF_ONE_SHOT),
            verdict("peak memory, second half of first", _growth(whole), FLAT),
            verdict("1.7 over the throughput of 2 workers / 1", _scaling(folder, releases), 1),
            *(verdict(f"seconds: {question}", seconds, ANSWER)
              for question, seconds in _answers(folder / "lake")),
        ]  # fmt: skip
    sys.exit(not all(fine))


def _tell(run: Run) -> None:
    done = run.summary["converted"]
    typer.echo(f"{done:,} releases, {run.summary['facts']:,} facts in {run.seconds:.0f} s: "
               f"{60 * done / run.seconds:.0f} a minute")  # fmt: skip
    typer.echo(f"CPU {1000 * run.cpu / done:.0f} ms a release, all processes counted")
    judges = run.summary["judges"]
    typer.echo(f"judged warm: {judges.get('warm', 0)} of {done - judges.get('none', 0)}")
    typer.echo(f"peak memory of a worker {run.summary['peak_bytes'] / 1e6:.0f} MB")
    stages = run.summary["stages_us"]
    in_all = sum(stages.values())
    for stage, used in sorted(stages.items(), key=lambda each: -each[1]):
        typer.echo(f"  {stage:<12}{100 * used / in_all:5.1f} %")


def _spared(run: Run, manifest: Path) -> float:
    """CPU in the batch, all of it shared out, over that of `convert` on the same releases."""
    sources = [row["path"] for row in csv.DictReader(manifest.open(encoding="utf-8"))]
    sources = [str(manifest.parent / source) for source in sources]
    sample = sources[:: max(1, len(sources) // _SAMPLE)]
    told = {each["source"]: each["cpu_ms"] for each in run.receipts}
    among_workers = sum(told.values())
    share = 1000 * run.cpu / among_workers
    alone = sum(_one_shot(source, manifest.parent) for source in sample)
    return float(sum(told[source] for source in sample) * share / 1000 / alone)


def _one_shot(source: str, folder: Path) -> float:
    """CPU seconds of the command on one release."""
    command = [str(BIN / "crossfoot"), "convert", source, "--forms", "xbrl,json",
               "--out", str(folder / "alone")]  # fmt: skip
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = os.times()
    subprocess.run(command, capture_output=True, check=False, env=environment)  # noqa: S603
    after = os.times()
    return (after.children_user + after.children_system) - (
        before.children_user + before.children_system
    )


def _growth(run: Run) -> float:
    """Of the workers' peaks, which only grow."""
    peaks = [each["peak_bytes"] for each in run.receipts]
    half = len(peaks) // 2
    return float(max(peaks[half:]) / max(peaks[:half]))


def _scaling(folder: Path, releases: Path | None) -> float:
    """What must be at most 1: the bound over the ratio of the best times."""
    manifest = written(folder / "small", _SMALL, releases)
    rounds = [
        [Run(manifest, folder / f"lake-{number}-{workers}", workers).seconds for workers in (1, 2)]
        for number in range(_ROUNDS)
    ]
    one, two = (min(times) for times in zip(*rounds, strict=True))
    ratio = float(one / two)
    typer.echo(f"2 workers do {ratio:.2f} times what 1 does")
    return SECOND_WORKER / ratio


def _answers(lake: Path) -> Sequence[tuple[str, float]]:
    """Each question on a lake that was filled up to a million facts."""
    filled(lake)
    times: list[tuple[str, float]] = []
    with duckdb.connect(lake / "lake.duckdb", read_only=True) as database:
        database.execute(f"SET file_search_path = '{lake}'")
        for name, question in QUESTIONS.items():
            database.execute(question).fetchall()
            start = time.monotonic()
            rows = database.execute(question).fetchall()
            times.append((f"{name} ({len(rows):,} rows)", time.monotonic() - start))
    return times


def filled(lake: Path) -> None:
    """Other companies' releases, copied from those that are there, until there are enough facts."""
    with duckdb.connect() as database:
        (have,) = database.execute(
            f"SELECT count(*) FROM read_parquet('{lake}/facts/*/*.parquet')"  # noqa: S608
        ).fetchone() or (0,)
        for number in range(1, FACTS // max(have, 1) + 1):
            for table in ("facts", "proofs", "findings", "numbers", "receipts"):
                database.execute(_copied(lake, table, number))


def _copied(lake: Path, table: str, number: int) -> str:
    """Everything once more, by companies whose identifiers end in the number."""
    changed = {
        "facts": f", identifier || '-{number}' AS identifier, company || ' {number}' AS company, "
        f"md5(key || '-{number}')::UUID AS key, md5(series || '-{number}')::UUID AS series",
        "receipts": f", content || '-{number}' AS content",
    }.get(table, "")
    return (
        f"COPY (SELECT * REPLACE (release || '-{number}' AS release{changed}) "  # noqa: S608
        f"FROM read_parquet('{lake}/{table}/*/part-*.parquet', hive_partitioning = false)) "
        f"TO '{lake}/{table}/month=undated/copy-{number}.parquet' "
        "(FORMAT parquet, COMPRESSION zstd)"
    )


if __name__ == "__main__":
    typer.run(main)
