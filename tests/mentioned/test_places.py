"""Tables of places: members of an axis of their own, known by name or because the title says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.mentioned.made import release, table
from tests.mentioned.test_segments import NOW, facts
from tests.stages import read

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.pipeline import Conversion

KNOWN = (("U.S.", "50,123", "51,234"), ("Outside the U.S.", "38,000", "40,000"))
COINED = (("Japan", "50,123", "51,234"), ("Freedonia", "38,000", "40,000"))
THINGS = (("Gears", "50,123", "51,234"), ("Japan", "38,000", "40,000"))


def members(done: Conversion) -> set[tuple[str, str]]:
    assert done.report is not None
    return {member for fact in done.report.facts for member in fact.members}


@pytest.mark.parametrize(
    ("title", "rows", "axis", "names"),
    [
        ("Revenues by where they arise", KNOWN, "StatementGeographicalAxis", {"US", "NonUs"}),
        ("Revenues by geography", COINED, "StatementGeographicalAxis", {"Japan", "Freedonia"}),
        ("Revenues by product", THINGS, "ProductOrServiceAxis", {"Gears", "Japan"}),
    ],
)
def test_places_have_an_axis_of_their_own(
    title: str,
    rows: tuple[tuple[str, str, str], ...],
    axis: str,
    names: set[str],
    tmp_path: Path,
) -> None:
    done = read(release(table(title, *rows, ("Total revenues", "88,123", "91,234"))), tmp_path)
    assert members(done) == {(axis, f"{name}Member") for name in names}
    values = {value for name, value in facts(done).items() if NOW in name}
    assert values == {"51234000", "40000000"}
