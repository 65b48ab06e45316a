"""A run that is killed again and again: `python -m tests.batch.killing [--kills 50] [--seed 1]`.

A season is converted once without a disturbance; then into another lake by runs that are killed at
random moments, the parent alone or with all its workers, as if the power had gone. In the end both
must hold the same: reports byte for byte, tables row for row, time stamps apart.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

import duckdb
import typer

from crossfoot.lake import schema
from tests.batch.variations import written

if TYPE_CHECKING:
    from collections.abc import Iterator

_OF_ITS_RUN: Final = ("finished", "cpu", "stages", "peak")
"""What a receipt tells of the run, and not of the release."""
_SOONEST, _LATEST = 0.3, 4.5
"""Seconds after which a run is killed; it needs two to warm up."""


def batch(manifest: Path, lake: Path, *more: str) -> list[str]:
    program = str(Path(sys.executable).parent / "crossfoot")
    return [
        program,
        "batch",
        "--manifest",
        str(manifest),
        "--out",
        str(lake),
        "--wait",
        "60",
        *more,
    ]


def undisturbed(manifest: Path, lake: Path, *more: str) -> str:
    """What it says at its end."""
    done = subprocess.run(batch(manifest, lake, *more), capture_output=True, check=False)  # noqa: S603
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout.decode()


def killed(manifest: Path, lake: Path, draw: random.Random, *more: str) -> bool:
    """Whether the run was still going on when it was killed."""
    process = subprocess.Popen(  # noqa: S603
        batch(manifest, lake, *more), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(draw.uniform(_SOONEST, _LATEST))
    running = process.poll() is None
    others = list(_below(process.pid)) if draw.random() < 0.5 else []
    process.kill()
    for pid in others:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    process.wait()
    return running


def _below(pid: int) -> Iterator[int]:
    """The processes that it has started, and those that they have."""
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text("ascii").split():
                yield int(child)
                yield from _below(int(child))


def contents(lake: Path) -> dict[str, str]:
    """The hash of each file of each report."""
    files = sorted(path for path in (lake / "reports").rglob("*") if path.is_file())
    return {str(path.relative_to(lake)): sha256(path.read_bytes()).hexdigest() for path in files}


def table(lake: Path, name: str) -> list[tuple[object, ...]]:
    """All rows of a table, sorted, without what tells of the run."""
    kept = [it.name for it in schema.RECEIPTS.columns if it.name in _OF_ITS_RUN]
    less = f" EXCLUDE ({', '.join(kept)})" if name == schema.RECEIPTS.name else ""
    with duckdb.connect() as database:
        rows = database.execute(
            f"SELECT *{less} FROM read_parquet('{lake}/{name}/month=*/*.parquet')"  # noqa: S608
        ).fetchall()
    return sorted(rows, key=repr)


def left_over(lake: Path) -> list[str]:
    """What has no place in a lake that is done: something torn, or something that waits."""
    torn = [path for path in lake.rglob("*") if path.name.startswith((".", "tmp"))]
    waiting = [path for path in (lake / "waiting").rglob("*") if path.is_file()]
    return sorted({str(path.relative_to(lake)) for path in (*torn, *waiting)})


def differences(one: Path, other: Path) -> list[str]:
    """Where two lakes differ."""
    told = [] if contents(one) == contents(other) else ["reports"]
    told += [
        each.name for each in schema.TABLES if table(one, each.name) != table(other, each.name)
    ]
    return [*told, *left_over(other)]


def main(kills: int = 50, seed: int = 1, releases: int = 300) -> None:
    """Kill, resume, compare."""
    draw = random.Random(seed)  # noqa: S311
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        manifest = written(folder / "season", releases)
        typer.echo(undisturbed(manifest, folder / "whole"))
        hit = sum(killed(manifest, folder / "killed", draw) for _ in range(kills))
        done = len(list((folder / "killed" / "reports").glob("*/*")))
        typer.echo(
            f"{hit} of {kills} kills came while the run went on; then there were {done} reports"
        )
        typer.echo(undisturbed(manifest, folder / "killed"))
        found = differences(folder / "whole", folder / "killed")
        rows = {each.name: len(table(folder / "killed", each.name)) for each in schema.TABLES}
    typer.echo(f"rows: {rows}\ndifferences: {found or 'none'}")
    sys.exit(bool(found))


if __name__ == "__main__":
    typer.run(main)
