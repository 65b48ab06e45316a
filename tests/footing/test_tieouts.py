"""Ties between statements: what counts as one, and what is no identity at all."""

from __future__ import annotations

from datetime import date

from crossfoot.footing.tieouts import prove
from crossfoot.model import Duration, Instant, ProofKind
from tests.rendering.samples import fact

ENDS = (date(2022, 12, 31), date(2023, 12, 31), date(2024, 12, 31))
YEARS = (
    Duration(date(2023, 1, 1), date(2023, 12, 31)),
    Duration(date(2024, 1, 1), date(2024, 12, 31)),
)
EARNINGS, INCOME = "RetainedEarningsAccumulatedDeficit", "NetIncomeLoss"


def _rolls(kept: tuple[int, int, int], earned: tuple[int, int]) -> list[bool]:
    facts = [fact(EARNINGS, Instant(on), value) for on, value in zip(ENDS, kept, strict=True)]
    facts += [fact(INCOME, year, value) for year, value in zip(YEARS, earned, strict=True)]
    return [p.proved for p in prove(facts) if p.kind is ProofKind.ROLL_FORWARD]


def test_retained_earnings_roll_forward_by_income() -> None:
    assert _rolls((100, 130, 170), (30, 40)) == [True, True]


def test_a_year_that_does_not_roll_is_told_beside_one_that_does() -> None:
    assert _rolls((100, 130, 170), (30, 41)) == [True, False]


def test_where_no_year_rolls_other_things_move_the_balance_and_nothing_is_claimed() -> None:
    assert _rolls((100, 90, 80), (30, 40)) == []
