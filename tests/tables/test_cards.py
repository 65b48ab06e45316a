from __future__ import annotations

import pytest

from tests.tables.told import document, read, told

OPENING = '"Results" for the three months ended June 30, 2017 ("1Q17") were good, we think.'
CARDS = """
Highlights for 1Q17
Net sales
EUR41.0 million
(up 13.2% YoY)
Operating profit
EUR1.1 million
(down 4.0% YoY)
"""
SIDE_BY_SIDE = """
Targets for 1H17
Net sales Operating profit
EUR90.0 million EUR2.5 million
(up 10.0% YoY)
(up 1.0% YoY)
"""
LIST = """
Shares
Shares in issue:
As of June 30, 2017: 5,000 shares
1. As of March 31, 2017: 4,000 shares
"""


def said(text: str) -> list[str]:
    found = read(document(OPENING + text))
    assert not found.findings
    return [told(mention) for mention in found.mentions]


def codes(text: str) -> set[str]:
    return {finding.code for finding in read(document(OPENING + text)).findings}


def test_a_card_is_a_caption_an_amount_and_its_change() -> None:
    assert said(CARDS) == [
        "41.0 | Net sales | Highlights for 1Q17 | value 1Q17 e6 EUR",
        "13.2% | Net sales | Highlights for 1Q17 | change 1Q17 over 1Q16",
        "1.1 | Operating profit | Highlights for 1Q17 | value 1Q17 e6 EUR",
        "4.0% | Operating profit | Highlights for 1Q17 | minus change 1Q17 over 1Q16",
    ]


def test_cards_in_one_cell_are_told_apart_by_captions_that_stand_alone() -> None:
    assert said(CARDS + SIDE_BY_SIDE)[4:] == [
        "90.0 | Net sales | Targets for 1H17 | value 1H17 e6 EUR forecast",
        "2.5 | Operating profit | Targets for 1H17 | value 1H17 e6 EUR forecast",
        "10.0% | Net sales | Targets for 1H17 | change 1H17 over 1H16 forecast",
        "1.0% | Operating profit | Targets for 1H17 | change 1H17 over 1H16 forecast",
    ]
    assert codes(SIDE_BY_SIDE) == {"tables.unread-card"}


@pytest.mark.parametrize(
    "lost", ["Highlights for 1Q17", "EUR41.0 million", "Net sales\nEUR41.0 million"]
)
def test_what_a_card_lacks_is_not_taken_from_its_neighbours(lost: str) -> None:
    assert codes(CARDS.replace(lost + "\n", "")) == {"tables.unread-card"}


def test_a_title_that_is_lost_leaves_two_sets_under_one_title() -> None:
    text = CARDS + SIDE_BY_SIDE.replace("Targets for 1H17\n", "")
    found = read(document(OPENING + text))
    assert not found.mentions
    assert {finding.code for finding in found.findings} == {"tables.unread-card"}


def test_a_list_has_its_title_above_or_in_its_first_item() -> None:
    expected = [
        "5,000 | Shares in issue | Shares | value June17 shares",
        "4,000 | Shares in issue | Shares | value March17 shares",
    ]
    assert said(LIST) == expected
    assert said(LIST.replace("issue:\nAs", "issue: As")) == expected


def test_items_of_two_lists_under_one_title_are_in_doubt() -> None:
    text = LIST + "As of June 30, 2017: 70 shares\n"
    assert codes(text) == {"tables.unread-list"}
