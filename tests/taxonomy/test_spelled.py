from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.captions import vocabulary
from crossfoot.model import StatementKind
from crossfoot.taxonomy import spelled

if TYPE_CHECKING:
    from crossfoot.taxonomy.model import Taxonomy


def test_the_captions_compiled_are_those_spelled_for_no_company(taxonomy: Taxonomy) -> None:
    assert taxonomy.captions == spelled.captions(taxonomy)
    assert not spelled.mentions(taxonomy, "Acme Widgets")


def test_a_company_whose_name_is_in_a_caption_has_spellings_of_its_own(taxonomy: Taxonomy) -> None:
    words = vocabulary(taxonomy, "Goodwill")
    assert spelled.mentions(taxonomy, "Goodwill")
    assert words.known("Goodwill", StatementKind.BALANCE_SHEET)[:1] == ("Goodwill",)
    assert "goodwill" not in words.concepts[StatementKind.BALANCE_SHEET]


def test_a_profile_adds_captions_and_leaves_the_others(taxonomy: Taxonomy) -> None:
    own = {"income": {"Widgets, net": "Revenues", "Cost of sales": "OperatingExpenses"}}
    words = vocabulary(taxonomy, "", own)
    assert words.known("Widgets net", StatementKind.INCOME)[0] == "Revenues"
    assert words.known("Cost of sales", StatementKind.INCOME)[0] == "OperatingExpenses"
    assert words.known("Net income", StatementKind.INCOME)
