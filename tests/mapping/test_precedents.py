"""What other companies named a line so captioned, and what it is never named for all that."""

from __future__ import annotations

from decimal import Decimal

import pytest

from crossfoot import taxonomy as taxonomies
from crossfoot.captions import vocabulary
from crossfoot.mapping.precedents import EXACT, Asked, Shelf, precedents, settled, telling
from crossfoot.model import ConceptName, StatementKind
from crossfoot.taxonomy.learned import LearnedCaption

SHEET, FLOW = StatementKind.BALANCE_SHEET, StatementKind.CASH_FLOW


def learned(
    kind: StatementKind, section: str, caption: str, concept: str, companies: int = 1
) -> LearnedCaption:
    return LearnedCaption(kind.value, section, caption, concept, concept, companies)


def shelf(*rows: LearnedCaption) -> Shelf:
    known = taxonomies.load()
    return Shelf(lambda: precedents(rows, vocabulary(known), known))


def asked(kind: StatementKind, section: str | None, caption: str) -> Asked:
    return Asked(kind, section, caption, lambda _: True)


def test_an_equal_caption_of_the_same_section_wins() -> None:
    ranked = shelf(
        learned(FLOW, "investing", "wild geese", "GeeseBought", 3),
        learned(FLOW, "financing", "wild geese", "GeeseOwed", 5),
    ).ranked(asked(FLOW, "investing", "wild geese"))
    assert ranked[0].concept == "GeeseBought"
    assert ranked[0].likeness == EXACT
    assert ranked[0].score > Decimal("0.9")


def test_more_companies_weigh_more_than_one() -> None:
    rows = (
        learned(SHEET, "assets-current", "wild geese", "GeeseAtCost", 1),
        learned(SHEET, "assets-current", "wild geese", "GeeseAtMarket", 9),
    )
    ranked = shelf(*rows).ranked(asked(SHEET, "assets-current", "wild geese"))
    assert [each.concept for each in ranked[:2]] == ["GeeseAtMarket", "GeeseAtCost"]


def test_names_used_alike_are_weighed_together() -> None:
    rows = (
        learned(SHEET, "equity", "wild geese", "GeeseOne", 4),
        LearnedCaption(SHEET.value, "equity", "wild geese", "GeeseTwo", "GeeseOne", 4),
        learned(SHEET, "equity", "wild geese", "Ducks", 6),
    )
    ranked = shelf(*rows).ranked(asked(SHEET, "equity", "wild geese"))
    assert ranked[0].concept == "GeeseOne"


def test_a_like_caption_is_less_sure_than_an_equal_one() -> None:
    known = shelf(learned(SHEET, "assets-current", "wild geese of the north", "Geese", 2))
    (like, *_) = known.ranked(asked(SHEET, "assets-current", "wild geese of the south"))
    (equal, *_) = known.ranked(asked(SHEET, "assets-current", "wild geese of the north"))
    assert like.concept == equal.concept == "Geese"
    assert like.surety < equal.surety


@pytest.mark.parametrize(
    ("one", "opposite"),
    [("short term geese", "long term geese"), ("operating geese", "finance geese")],
)
def test_opposite_words_keep_captions_apart(one: str, opposite: str) -> None:
    known = shelf(learned(SHEET, "assets-current", one, "Geese", 2))
    (same, *_) = known.ranked(asked(SHEET, "assets-current", one))
    other = known.ranked(asked(SHEET, "assets-current", opposite))
    assert all(each.likeness < same.likeness // 2 for each in other if each.concept == "Geese")


def test_the_surest_line_chooses_first_and_no_name_is_given_twice() -> None:
    known = shelf(learned(SHEET, "assets-current", "wild geese", "Geese", 3))
    lines = {
        0: asked(SHEET, "assets-current", "wild geese, tame"),
        1: asked(SHEET, "assets-current", "wild geese"),
    }
    found = settled(lines, known, ())
    assert found[1][0].concept == "Geese"
    assert 0 not in found or found[0][0].concept != "Geese"


def test_a_name_that_is_taken_is_not_given_again() -> None:
    known = shelf(learned(SHEET, "assets-current", "wild geese", "Geese", 3))
    found = settled(
        {0: asked(SHEET, "assets-current", "wild geese")}, known, [ConceptName("Geese")], 1
    )
    assert found == {}


def test_the_companys_own_name_is_told_by_its_place() -> None:
    known = shelf()
    assert known.anonymous("Net income attributable to Zyxcorp") == (
        "Net income attributable to company"
    )
    for said in ("Total Zyxcorp shareholders' equity", "Total Zyxcorp Shareholders' Equity"):
        assert known.anonymous(said).casefold() == "total company shareholders' equity"
    assert known.anonymous("Zyxcorp share of equity") == "company share of equity"
    assert known.anonymous("Cash dividends to Zyxcorp shareholders") == (
        "Cash dividends to company shareholders"
    )
    for said in ("Total Current assets", "Zyxgeese bought", "Proceeds from Sales of Assets"):
        assert known.anonymous(said) == said


def test_numbers_tell_nothing_but_a_caption_of_numbers_alone() -> None:
    assert telling("shares of 2023") == frozenset({"share"})
    assert telling("2023") == frozenset({"2023"})


def test_what_is_other_is_little_like_what_has_the_name() -> None:
    known = shelf(learned(SHEET, "assets-noncurrent", "wild geese of the north", "Geese", 4))
    (own, *_) = known.ranked(asked(SHEET, "assets-noncurrent", "grey wild geese of the north"))
    (other, *_) = known.ranked(asked(SHEET, "assets-noncurrent", "other wild geese of the north"))
    assert other.likeness * 3 < own.likeness * 2
