"""The example prints the figures of the real release in its disorder, and none of its prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_TOKEN = re.compile(r"\d[\d,.]*")
SHARED_BY_CHANCE = 7  # words in a row


def runs_of_words(line: str, length: int) -> set[tuple[str, ...]]:
    """Each run of words without a figure or an address among them: those are facts."""
    runs: set[tuple[str, ...]] = set()
    for part in re.split(r"\S*(?:\d|://)\S*", line.lower()):
        words = re.findall(r"[a-z][a-z'&-]*", part)
        runs |= {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}
    return runs


@pytest.mark.real
def test_the_figures_are_those_of_the_release(example: Path, real_release: Path) -> None:
    ours, theirs = (_TOKEN.findall(path.read_text("utf-8")) for path in (example, real_release))
    assert len(ours) == 1198
    assert ours == theirs


@pytest.mark.real
def test_no_sentence_is_that_of_the_release(example: Path, real_release: Path) -> None:
    ours, theirs = (path.read_text("utf-8").splitlines() for path in (example, real_release))
    assert len(ours) == len(theirs)
    reworded = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    assert len(reworded) == 63
    real = {run for _, line in reworded for run in runs_of_words(line, SHARED_BY_CHANCE + 1)}
    for line, _ in reworded:
        assert not runs_of_words(line, SHARED_BY_CHANCE + 1) & real, line
