"""The engine sees no sums that are not there: a column's figures, permuted over its captions."""

from __future__ import annotations

import random
from statistics import median
from typing import TYPE_CHECKING

import pytest

from crossfoot import footing, pipeline, taxonomy
from crossfoot.accuracy import Form, Release, releases
from crossfoot.captions import vocabulary
from crossfoot.model import Group, Line
from crossfoot.value import replace
from tests.conftest import EXAMPLE, REAL_RELEASES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossfoot.captions import Vocabulary
    from crossfoot.model import Statement

FOLDER = REAL_RELEASES / "dev"
SEEDS, COLUMN = 20, 1


def sample() -> list[Release]:
    real = releases(FOLDER, list(Form), unmeasured=True) if FOLDER.is_dir() else []
    return [Release("example", Form.TEXT, EXAMPLE, EXAMPLE, ()), *real]


@pytest.mark.real
@pytest.mark.parametrize("release", sample(), ids=lambda it: f"{it.slug}-{it.form}")
def test_a_permuted_column_has_two_sums_at_most(release: Release) -> None:
    statements = pipeline.run(release.source, until="statements").statements
    words = vocabulary(taxonomy.load())
    found = [_sums([_permuted(it, seed) for it in statements], words) for seed in range(SEEDS)]
    assert median(found) <= 2, found
    if sum(len(it.parts) for it in statements) > 60:
        assert _sums(statements, words) > 2, "the column as printed has sums"


def _permuted(statement: Statement, seed: int) -> Statement:
    parts = list(statement.parts)
    held = {n: it.figures for n, it in enumerate(parts) if isinstance(it, Group | Line)}
    there = [n for n, figures in held.items() if len(figures) > COLUMN and figures[COLUMN]]
    figures = [held[n][COLUMN] for n in there]
    random.Random(seed).shuffle(figures)  # noqa: S311 - a test's choice, not a secret
    for n, figure in zip(there, figures, strict=True):
        part = parts[n]
        assert isinstance(part, Group | Line)
        row = (*part.figures[:COLUMN], figure, *part.figures[COLUMN + 1 :])
        parts[n] = replace(part, figures=row)
    return replace(statement, parts=tuple(parts))


def _sums(statements: Sequence[Statement], words: Vocabulary) -> int:
    footed, _ = footing.resolve(statements, words)
    residuals = (it.residuals for each in footed for it in each.sums)
    return sum(len(each) > COLUMN and each[COLUMN] == 0 for each in residuals)
