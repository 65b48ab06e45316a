"""A sample of the changed filings, by seed: each is judged, in time, and nothing breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossfoot.filings.child import Child
from crossfoot.filings.judgement import Verdict
from tests.fuzz.running import delivered, is_sound, run

if TYPE_CHECKING:
    from pathlib import Path

FILINGS, OF_THEM = 300, 100
"""All, and the sample of them."""
FOUND: tuple[int, ...] = (45,)
"""Seeds that once broke the judge: a weight that is no number."""

pytestmark = pytest.mark.arelle


def test_changed_filings_are_judged(tmp_path: Path, whole: bool) -> None:  # noqa: FBT001
    sound = delivered(tmp_path)
    with Child() as child:
        found = [
            run(sound, seed, child) for seed in (*FOUND, *range(FILINGS if whole else OF_THEM))
        ]
    assert [(it.name, it.seed) for it in found if not is_sound(it)] == []
    assert {it.judgement.verdict for it in found} >= {Verdict.INVALID, Verdict.UNJUDGED}
    assert max(it.seconds for it in found) < 30
