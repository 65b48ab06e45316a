"""A sample of the mutants, by seed: none of them goes unnoticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutation.score import score

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.arelle
@pytest.mark.parametrize("release", ["harborline-2q24/release.htm", "tamarack-3q24/release.pdf"])
def test_mistakes_are_noticed_from_the_file_alone_and_all_with_the_release(release: str) -> None:
    found = list(score([EXAMPLES / release], seed=7, count=2))
    assert len(found) >= 20
    assert [it for it in found if not it.ours and it.kind != "sibling"] == []
    assert [it for it in found if not it.source] == []
