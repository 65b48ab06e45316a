"""Figures that are told of several products at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossfoot.model import ProofKind
from tests.stages import read

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.pipeline import Conversion

STATEMENTS = """
Acme Widgets Inc. (NYSE: ACME)
The first quarter ("1Q17" from April 1, 2017 to June 30, 2017; "1Q16" the year before).

{}

Consolidated Statements of Income
Three Months Ended
Three Months Ended
June 30, 2017
June 30, 2016
In thousands of U.S. dollars
Revenues:
Point of sale systems
51,234
48,123
Repair services
30,000
30,000
ATM business
10,000
10,000
Total revenues
91,234
88,123
"""


def said(sentence: str, folder: Path) -> Conversion:
    done = read(STATEMENTS.format(sentence), folder)
    assert done.report is not None
    return done


def orders(done: Conversion) -> dict[str, str]:
    assert done.report is not None
    return {
        fact.members[0][1]: f"{fact.value:f}"
        for fact in done.report.facts
        if fact.concept == "OrdersReceived"
    }


BOTH = "Orders received for point of sale systems and repair services were USD{} thousand for 1Q17."
EACH = (
    "Orders received for point of sale systems were USD2,000 thousand for 1Q17. "
    "Orders received for repair services were USD3,000 thousand for 1Q17."
)


def test_several_members_are_one_member_more(tmp_path: Path) -> None:
    done = said(f"{BOTH.format('5,000')} {EACH}", tmp_path)
    assert orders(done) == {
        "PointOfSaleSystemsAndRepairServicesMember": "5000000",
        "PointOfSaleSystemsMember": "2000000",
        "RepairServicesMember": "3000000",
    }
    assert done.report is not None
    (proof,) = [p for p in done.report.proofs if p.kind is ProofKind.MEMBERS and len(p.terms) == 3]
    assert proof.proved
    labels = {member.name: member.label for member in done.report.extension.members}
    assert labels["PointOfSaleSystemsAndRepairServicesMember"] == (
        "point of sale systems and repair services"
    )


def test_parts_that_do_not_give_the_whole_are_told(tmp_path: Path) -> None:
    done = said(f"{BOTH.format('5,300')} {EACH}", tmp_path)
    (finding,) = [f for f in done.findings if f.code == "proofs.members-fail"]
    assert "5,300" in finding.message
    assert "2,000" in finding.message


@pytest.mark.parametrize("other", ["repair", "repair services and spare parts"])
def test_what_says_more_or_less_than_known_members_stays_open(other: str, tmp_path: Path) -> None:
    assert not orders(said(BOTH.replace("repair services", other).format("5,000"), tmp_path))


def test_a_word_that_a_blank_has_torn_is_known(tmp_path: Path) -> None:
    done = said("AT M business revenues were USD10 million (USD10 million for 1Q16).", tmp_path)
    assert done.report is not None
    fact = done.report.by_id()["Revenues.D2017-04-01_2017-06-30.ATMBusinessMember"]  # type: ignore[index]
    assert len(fact.prints) == 2
