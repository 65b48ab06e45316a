"""The engine for more machines, on a cluster of two workers of this one."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crossfoot.batch import on_ray, season
from crossfoot.batch.tasks import Terms, Verdict
from crossfoot.lake.store import opened
from tests.batch.killing import differences, undisturbed
from tests.batch.made import release
from tests.batch.variations import variations, written

if TYPE_CHECKING:
    from crossfoot.batch.tasks import Receipt

pytestmark = [
    pytest.mark.arelle,
    # Ray opens pipes and files of its own, and leaves some of them open.
    pytest.mark.filterwarnings("ignore"),
]
RELEASES = 8


def test_a_cluster_with_a_worker_killed_gives_what_one_process_gives(tmp_path: Path) -> None:
    manifest = written(tmp_path / "season", RELEASES)
    undisturbed(manifest, tmp_path / "here")
    store, _ = opened(str(tmp_path / "there"), create=True)
    assert store is not None
    season.clean(store)
    from crossfoot.batch.sources import manifest as read  # noqa: PLC0415

    terms = Terms()
    plan = season.plan(read(manifest).assignments, season.done(store), terms)
    told: list[Receipt] = []

    def add(receipt: Receipt) -> None:
        told.append(receipt)
        if len(told) == 2:
            assert _kill_an_actor()

    refused = season.run(
        plan.tasks, store, lambda tasks: on_ray.run(tasks, store=store, terms=terms, workers=2), add
    )
    assert refused is None
    assert len(told) == RELEASES
    assert Verdict.STOPPED not in {receipt.verdict for receipt in told}
    assert differences(tmp_path / "here", tmp_path / "there") == []


def _kill_an_actor() -> bool:
    """As if its machine had gone: the actor and what it has started."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if path.read_bytes().startswith(b"ray::Seat"):
                os.kill(int(path.parent.name), signal.SIGKILL)
                return True
    return False


def test_ray_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crossfoot.batch.on_ray.find_spec", lambda _: None)
    missing = on_ray.missing()
    assert missing is not None
    assert missing.code == "batch.no-ray"


def test_variations_are_all_different(tmp_path: Path) -> None:
    told = [release(tmp_path, name, text) for name, text in variations(8)]
    plan = season.plan(told, season.Done({}, {}), Terms())
    assert (len(plan.tasks), plan.repeated) == (8, 0)
