"""What nothing calls a cost makes no fact of one: "operation and maintenance" may be sold."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from crossfoot import taxonomy
from crossfoot.mentioned.values import _is_unsaid_cost
from crossfoot.model import Duration, Figure, Gauge, Mention, Place

COST = taxonomy.load().concepts["DirectOperatingCosts"]
QUARTER = Duration(dt.date(2025, 4, 1), dt.date(2025, 6, 30))


def said(caption: str, *headings: str) -> Mention:
    figure = Figure("211", Decimal(211), 0, Place(1, 1, 1))
    return Mention(figure, caption, headings, Gauge.VALUE, QUARTER)


def test_a_cost_is_one_by_its_caption_or_by_what_it_stands_under() -> None:
    assert _is_unsaid_cost(COST, said("Operation and maintenance"))
    assert _is_unsaid_cost(COST, said("Operation and maintenance", "Systems integration"))
    assert not _is_unsaid_cost(COST, said("Operation and maintenance expenses"))
    assert not _is_unsaid_cost(COST, said("Operation and maintenance", "Costs of the quarter"))
    assert not _is_unsaid_cost(taxonomy.load().concepts["Revenues"], said("Revenues"))
