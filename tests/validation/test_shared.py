"""Figures of several members at once, and shares and growth of what has no figure of its own."""

from __future__ import annotations

from crossfoot.model import Fact, Severity, Unit
from crossfoot.validation import rules
from crossfoot.validation.reading import MemberTree, Reading
from tests.rendering import samples

THIS, LAST = samples.THIS_YEAR, samples.LAST_YEAR
AXIS, DOMAIN = samples.AXIS, samples.DOMAIN
TREE = MemberTree(
    AXIS,
    DOMAIN,
    {
        DOMAIN: ("Systems", "Goods", "Services", "SystemsAndGoods", "BuildingAndGoods"),
        "Systems": ("Building", "Running"),
        "SystemsAndGoods": ("Systems", "Goods"),
        "BuildingAndGoods": ("Building", "Goods"),
    },
)


def codes(*facts: Fact) -> dict[str, Severity]:
    return {it.code: it.severity for it in rules.check(Reading(facts, trees=(TREE,)))}


def orders(all_of_them: int, building_and_goods: int, running: int) -> list[Fact]:
    told = {
        "SystemsAndGoods": all_of_them,
        "BuildingAndGoods": building_and_goods,
        "Running": running,
    }
    return [
        samples.fact("Orders", THIS, value * 1000, members=((AXIS, name),))
        for name, value in told.items()
    ]


def test_what_is_told_of_several_members_is_what_shares_them_out() -> None:
    assert codes(*orders(900, 500, 400)) == {}
    assert codes(*orders(970, 500, 400)) == {"rules.members-together": Severity.WARNING}
    assert codes(*orders(901, 500, 400)) == {"rules.together-rounding": Severity.INFO}
    assert codes(*orders(970, 500, 400)[:2]) == {}  # nothing tells of those that are missing


def sales(share: str, growth: str, growth_in: object = THIS) -> list[Fact]:
    """Systems 600 (500), goods 300 (300), services 100 (200): sales 1,000 (1,000)."""
    lines = {"Systems": (500, 600), "Goods": (300, 300), "Services": (200, 100)}
    during = THIS if growth_in is THIS else LAST
    return [
        samples.fact("Sales", THIS, 1_000_000),
        samples.fact("Sales", LAST, 1_000_000),
        *(
            samples.fact("Sales", period, value * 1000, members=((AXIS, name),))
            for name, values in lines.items()
            for period, value in zip((LAST, THIS), values, strict=True)
        ),
        samples.fact("RecurringToSales", THIS, share, 3, Unit.PURE),
        samples.fact("RecurringRelativeChange", during, growth, 3, Unit.PURE),
    ]


def test_some_choice_of_parts_has_the_share_and_the_growth() -> None:
    told = {"rules.unsaid": Severity.INFO}
    assert codes(*sales("0.600", "0.200")) == {}  # systems alone
    assert codes(*sales("0.700", "0.000")) == {}  # systems and services
    assert codes(*sales("0.600", "0.900")) == told
    assert codes(*sales("0.850", "0.200")) == told
    assert "rules.unsaid" in codes(*sales("0.600", "0.200", LAST))
