"""Names that the issuer's own lines get: one name is one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.stages import read, report_of

if TYPE_CHECKING:
    from pathlib import Path

RELEASE = """Acme Widgets Inc.
Condensed Consolidated Balance Sheets
As of June 30, 2024
As of December 31, 2023
Gadget deposits
1,500
1,210
Cash
8,400
8,777
Total assets
9,900
9,987
Condensed Consolidated Statements of Cash Flows
Six Months Ended June 30, 2024
Six Months Ended June 30, 2023
Cash flows from operating activities:
Net income
12,345
23,456
Changes in operating assets and liabilities:
Gadget deposits
(290)
310
Net cash provided by operating activities
12,055
23,766
Cash flows from investing activities:
Purchase of an orchard
(7,001)
(8,002)
Net cash used in investing activities
(7,001)
(8,002)
"""


def test_a_balance_and_the_cash_that_its_change_moved_are_two_concepts(tmp_path: Path) -> None:
    report, _ = report_of(RELEASE, tmp_path)
    said = {
        (fact.concept, str(fact.period)): fact.value
        for fact in report.facts
        if fact.caption == "Gadget deposits"
    }
    assert {(name, str(value)) for (name, _), value in said.items()} == {
        ("GadgetDeposits", "1500"),
        ("GadgetDeposits", "1210"),
        ("CashFlowFromChangeInGadgetDeposits", "-290"),
        ("CashFlowFromChangeInGadgetDeposits", "310"),
    }


def test_the_only_line_of_a_section_is_a_part_of_its_total(tmp_path: Path) -> None:
    report, codes = report_of(RELEASE, tmp_path)
    said = {f.concept: str(f.value) for f in report.facts if f.caption == "Purchase of an orchard"}
    assert said == {"PurchaseOfAnOrchard": "8002"}
    assert "proofs.sum-fails" not in codes


def test_a_line_with_parts_keeps_the_one_name_that_its_caption_has(tmp_path: Path) -> None:
    parts = "Raw materials\n800\n610\nFinished goods\n700\n600\nInventories\n1,500\n1,210\n"
    text = RELEASE.replace("Gadget deposits\n1,500\n1,210\n", parts)
    report, _ = report_of(text, tmp_path)
    assert {f.concept for f in report.facts if f.caption == "Inventories"} == {"InventoryNet"}


SHARES = """Acme Widgets Inc.
Condensed Consolidated Statements of Income
Three Months Ended June 30, 2024
Three Months Ended June 30, 2023
(In thousands)
Net income
12,345
23,456
Weighted average shares of common stock outstanding - basic
4,180
4,288
Dilutive effect of gadget incentive plans
20
27
Weighted average shares of common stock outstanding - diluted
4,200
4,315
"""


def test_only_money_has_a_balance(tmp_path: Path) -> None:
    """XBRL 2.1 §5.1.1.2: a count of shares is no debit and no credit, part of a sum as it is."""
    report, _ = report_of(SHARES, tmp_path)
    (coined,) = report.extension.concepts
    assert (coined.name, coined.item_type, coined.balance) == (
        "DilutiveEffectOfGadgetIncentivePlans",
        "shares",
        None,
    )


CASH = """Acme Widgets Inc.
Condensed Consolidated Statements of Cash Flows
Six Months Ended June 30, 2024
Six Months Ended June 30, 2023
(In millions)
Net cash provided by operating activities
22,113
19,228
Net cash used in investing activities
(10,330)
(8,401)
Net increase in cash and cash equivalents
11,783
10,827
Cash and cash equivalents at beginning of period
31,539
29,640
Cash and cash equivalents at end of period
43,323
40,467
"""


def test_what_rounding_could_explain_of_a_roll_forward_is_a_doubt_and_no_error(
    tmp_path: Path,
) -> None:
    done = read(CASH, tmp_path)
    failing = [f for f in done.findings if f.code == "proofs.sum-fails"]
    assert [(f.severity, "1,000,000" in f.message) for f in failing] == [("warning", True)]
    worse = read(CASH.replace("43,323", "43,333"), tmp_path)
    failing = [f for f in worse.findings if f.code == "proofs.sum-fails"]
    assert [(f.severity, "11,000,000" in f.message) for f in failing] == [("error", True)]


def test_a_caption_in_parentheses_names_a_concept_and_a_piece_of_one_does_not(
    tmp_path: Path,
) -> None:
    for caption, names in (
        ("(Profits) losses on orchards", ["ProfitsLossesOnOrchards"]),
        ("(including orchards)", []),
    ):
        release = RELEASE.replace("Purchase of an orchard", caption)
        report, _ = report_of(release, tmp_path)
        found = {fact.concept for fact in report.facts if fact.caption == caption}
        assert sorted(found) == names
