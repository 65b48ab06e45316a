"""A part of a release says nothing that the whole release does not say."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from crossfoot.mentioned.prints import PLUG
from tests.stages import read

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.model import Fact, FactId


def facts_of(lines: list[str], folder: Path) -> dict[FactId, Fact]:
    done = read("\n".join(lines), folder)
    assert done.report is not None
    return {fact.id: fact for fact in done.report.facts}


@pytest.fixture(scope="module")
def whole(example: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[FactId, Fact]:
    lines = example.read_text(encoding="utf-8").split("\n")
    return facts_of(lines, tmp_path_factory.mktemp("whole"))


@pytest.mark.parametrize("half", [0, 1])
def test_a_half_agrees_with_the_whole(
    half: int, example: Path, whole: dict[FactId, Fact], tmp_path: Path
) -> None:
    lines = example.read_text(encoding="utf-8").split("\n")
    middle = len(lines) // 2
    found = facts_of(lines[middle:] if half else lines[:middle], tmp_path)
    assert found
    shared = found.keys() & whole.keys()
    wrong = [
        (id_, found[id_].value, whole[id_].value)
        for id_ in sorted(shared)
        # Rows that the issuer made to add up are a unit or two off where nothing finer is printed.
        if abs(found[id_].value - whole[id_].value) > PLUG * Decimal(1).scaleb(-found[id_].decimals)
    ]
    assert wrong == []
