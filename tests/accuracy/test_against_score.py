"""Our measure gives what the scorer of record gives, document by document."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from crossfoot import pipeline
from crossfoot.accuracy import Form, releases
from crossfoot.accuracy.running import measured
from crossfoot.rendering import oim_json
from crossfoot.taxonomy import load
from tests.conftest import REAL_RELEASES

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.accuracy import Release

SCORER = REAL_RELEASES / "score.py"
SAMPLE = ("aapl-8k-20250731", "intc-8k-20240125", "nvda-8k-20240221")


def sample() -> list[Release]:
    folder = REAL_RELEASES / "dev"
    if not (SCORER.is_file() and folder.is_dir()):
        return []
    return [each for each in releases(folder, [Form.HTML]) if each.slug in SAMPLE]


@pytest.mark.real
@pytest.mark.parametrize("release", sample(), ids=lambda each: each.slug)
def test_our_figures_are_those_of_the_scorer(release: Release, tmp_path: Path) -> None:
    done = pipeline.run(release.source)
    assert done.report
    report = tmp_path / "report.json"
    report.write_bytes(b"".join(oim_json.chunks(done.report, load(), "https://example.com/own")))
    command = [str(SCORER), str(report), str(release.gold[0]), str(release.printed), "--json"]
    said = subprocess.run([sys.executable, *command], capture_output=True, check=True)  # noqa: S603
    theirs = json.loads(said.stdout)
    ours = measured(release).score
    assert {
        "facts": ours.facts,
        "reach": ours.reach,
        "found": ours.found,
        "tagged": ours.tagged,
        "tagged~": ours.tagged_alike,
        "checked": ours.checked,
        "sign": ours.sign,
        "wrong": ours.wrong,
    } == {name: count for name, count in theirs.items() if "share" not in name}
