"""A release says the same as a PDF, as text in reading order, and as text that keeps its layout.

Each form is read in a way of its own, so where two give a fact otherwise one of them is wrong. No
filing is needed to see it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from crossfoot import convert
from tests.conftest import REAL_RELEASES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from crossfoot.model import Fact

RELEASES = sorted(path.parent for path in REAL_RELEASES.glob("dev/*/doc.pdf"))
TEXTS = "doc.reading-order.txt", "doc.layout.txt"

pytestmark = pytest.mark.real


def facts(source: Path) -> Iterator[tuple[tuple[str, str, str], Fact]]:
    report = convert(source, arelle=False).report
    for fact in report.facts if report else ():
        yield (fact.concept, str(fact.period), str(fact.members)), fact


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name)
def test_no_fact_of_a_text_is_another_in_the_pdf(release: Path) -> None:
    printed = defaultdict(set)
    for aspects, fact in facts(release / "doc.pdf"):
        printed[aspects].add(fact.value)
    told = [each for name in TEXTS for each in facts(release / name)]
    others = [(key, fact.value) for key, fact in told if key in printed]
    assert [(key, value) for key, value in others if value not in printed[key]] == []
