"""What real releases have given once they keep giving: the floors only rise."""

from __future__ import annotations

from decimal import Decimal

import pytest

from crossfoot.accuracy import Form, Release, releases, run
from crossfoot.accuracy.measure import total
from tests.conftest import REAL_RELEASES

FOLDER = REAL_RELEASES / "dev"
FLOORS = {
    Form.HTML: (Decimal("0.984"), Decimal("0.935"), Decimal("0.003")),
    Form.PDF: (Decimal("0.815"), Decimal("0.715"), Decimal("0.019")),
    Form.TEXT: (Decimal("0.76"), Decimal("0.675"), Decimal("0.02")),
}
"""Of the filed facts that are printed, the shares found and named as filed or alike; and the most
that may be false of the facts checked."""


def measured(form: Form) -> list[Release]:
    return releases(FOLDER, [form]) if FOLDER.is_dir() else []


@pytest.mark.real
@pytest.mark.parametrize("form", FLOORS)
def test_releases_give_what_they_gave(form: Form) -> None:
    sample = measured(form)
    if not sample:
        pytest.skip(f"no releases with filed facts in {FOLDER}")
    outcomes = list(run(sample, workers=2))
    found, tagged, false = FLOORS[form]
    score = total(outcome.score for outcome in outcomes)
    assert not [outcome.crash for outcome in outcomes if outcome.crash]
    assert score.found >= found * score.reach
    assert score.tagged_alike >= tagged * score.reach
    assert score.false <= false * score.checked
