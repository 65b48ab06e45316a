"""A sample of what `python -m tests.batch.killing` does in full."""

from __future__ import annotations

import os
import random
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from crossfoot.batch import season
from crossfoot.lake import duck
from crossfoot.lake.store import opened
from tests.batch.killing import contents, differences, killed, left_over, undisturbed
from tests.batch.variations import written

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.arelle
KILLS, RELEASES = 5, 24


def test_a_run_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    draw = random.Random(7)  # noqa: S311
    manifest = written(tmp_path / "season", RELEASES)
    undisturbed(manifest, tmp_path / "whole")
    hit = sum(killed(manifest, tmp_path / "killed", draw) for _ in range(KILLS))
    assert hit >= KILLS - 2
    undisturbed(manifest, tmp_path / "killed")
    assert len(contents(tmp_path / "whole")) > RELEASES
    assert differences(tmp_path / "whole", tmp_path / "killed") == []


def test_a_difference_would_be_seen(tmp_path: Path) -> None:
    manifest = written(tmp_path / "season", 2)
    for name in ("one", "other"):
        undisturbed(manifest, tmp_path / name, "--no-arelle")
    assert differences(tmp_path / "one", tmp_path / "other") == []
    next((tmp_path / "other" / "reports").rglob("ledger.csv")).write_text("")
    next((tmp_path / "other" / "facts").rglob("part-*[1-9a-f].parquet")).unlink()
    (tmp_path / "other" / "waiting" / ".torn").write_text("")
    told = differences(tmp_path / "one", tmp_path / "other")
    assert told == ["reports", "facts", "waiting/.torn"]


def test_what_was_being_written_when_the_power_went_is_taken_away(tmp_path: Path) -> None:
    dying = get_context("fork").Process(target=_dies_while_it_writes, args=(str(tmp_path),))
    dying.start()
    dying.join()
    assert len(left_over(tmp_path)) == 1
    store, _ = opened(str(tmp_path), create=True)
    assert store is not None
    assert season.clean(store) is None
    assert left_over(tmp_path) == []


def _dies_while_it_writes(root: str) -> None:
    store, _ = opened(root, create=True)
    assert store is not None
    with pytest.MonkeyPatch.context() as patch, store.held():
        patch.setattr(duck, "_created", lambda _store, _scratch: os._exit(9))
        season.clean(store)
