"""From a page to facts: a made-up company's statements, each fact in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossfoot import pipeline

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<html><body>
<p>Acme Widgets, Inc.</p><p><b>Consolidated Statements of Operations</b></p>
<p>($ in millions, except per share data)</p>
<table>
<tr><td></td><td colspan="3">Three Months Ended March 31,</td><td></td></tr>
<tr><td></td><td colspan="2">2025</td><td>2024</td><td>% Change</td></tr>
<tr><td>Net sales</td><td>$</td><td>1,250</td><td>1,100</td><td>14</td></tr>
<tr><td>Cost of sales</td><td></td><td>750</td><td>660</td><td>14</td></tr>
<tr><td><b>Gross profit</b></td><td></td><td>500</td><td>440</td><td>14</td></tr>
<tr><td>Interest expense</td><td></td><td>(20</td><td>(18</td><td>11</td></tr>
<tr><td>Other income (expense), net</td><td></td><td>4</td><td>(2)</td><td>n/m</td></tr>
<tr><td>Total other income (expense), net</td><td></td><td>(16)</td><td>(20)</td><td></td></tr>
<tr><td>Income before income taxes</td><td></td><td>484</td><td>420</td><td>15</td></tr>
<tr><td>Income tax expense</td><td></td><td>84</td><td>70</td><td>20</td></tr>
<tr><td>Net income</td><td>$</td><td>400</td><td>350</td><td>14</td></tr>
<tr><td>Earnings per share:</td></tr>
<tr><td>&nbsp;&nbsp;Basic</td><td>$</td><td>2.00</td><td>1.75</td><td>14</td></tr>
<tr><td>Weighted average shares outstanding:</td></tr>
<tr><td>&nbsp;&nbsp;Basic</td><td></td><td>200.0</td><td>200.0</td><td>0</td></tr>
</table>
<p>Consolidated Statements of Cash Flows</p><p>(In millions)</p>
<table>
<tr><td></td><td>Three Months Ended</td><td>Three Months Ended</td></tr>
<tr><td></td><td>March 31, 2025</td><td>March 31, 2024</td></tr>
<tr><td>Net income</td><td>400</td><td>350</td></tr>
<tr><td>Depreciation</td><td>90</td><td>85</td></tr>
<tr><td>Net cash provided by (used for) operating activities</td><td>490</td><td>435</td></tr>
<tr><td>Capital expenditures</td><td>(120)</td><td>(95)</td></tr>
<tr><td>Sundry purchases</td><td>(11)</td><td>(7)</td></tr>
<tr><td>Net cash used in investing activities</td><td>(131)</td><td>(102)</td></tr>
<tr><td>Repurchases of common stock</td><td>(363)</td><td>(303)</td></tr>
<tr><td>Dividends paid</td><td>(55)</td><td>(51)</td></tr>
<tr><td>Net cash used in financing activities</td><td>(418)</td><td>(354)</td></tr>
<tr><td>Shift of the funds and balances</td><td>(59)</td><td>(21)</td></tr>
<tr><td>Cash and cash equivalents, beginning of period</td><td>700</td><td>650</td></tr>
<tr><td>Cash and cash equivalents, end of period</td><td>641</td><td>629</td></tr>
</table></body></html>"""


@pytest.fixture(name="said", scope="module")
def _said(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    path: Path = tmp_path_factory.mktemp("acme") / "ex99.htm"
    path.write_text(PAGE.replace("(20<", "(20)<").replace("(18<", "(18)<"))
    report = pipeline.run(path).report
    assert report is not None
    return [
        f"{fact.concept} {fact.period} {fact.value:f} {str(fact.unit).rpartition(':')[2]}"
        for fact in report.facts
    ]


QUARTER = "2025-01-01..2025-03-31"


@pytest.mark.parametrize(
    "fact",
    [
        f"GrossProfit {QUARTER} 500000000 USD",
        f"NonoperatingIncomeExpense {QUARTER} -16000000 USD",
        f"InterestExpense {QUARTER} 20000000 USD",
        f"EarningsPerShareBasic {QUARTER} 2.00 shares",
        f"NetCashProvidedByUsedInOperatingActivities {QUARTER} 490000000 USD",
        f"NetCashProvidedByUsedInInvestingActivities {QUARTER} -131000000 USD",
        f"PaymentsToAcquirePropertyPlantAndEquipment {QUARTER} 120000000 USD",
        f"PaymentsForRepurchaseOfCommonStock {QUARTER} 363000000 USD",
        "CashAndCashEquivalentsAtCarryingValue 2024-12-31 700000000 USD",
        "CashAndCashEquivalentsAtCarryingValue 2025-03-31 641000000 USD",
    ],
)
def test_the_statements_say(said: list[str], fact: str) -> None:
    assert fact in said


def test_a_count_of_shares_is_no_earnings_per_share(said: list[str]) -> None:
    per_share = [each for each in said if each.startswith("EarningsPerShareBasic ")]
    assert sorted(per_share) == [
        "EarningsPerShareBasic 2024-01-01..2024-03-31 1.75 shares",
        f"EarningsPerShareBasic {QUARTER} 2.00 shares",
    ]


def test_no_figure_of_the_change_column_is_a_fact(said: list[str]) -> None:
    assert not any(each.split()[-2] in ("14000000", "11000000.00", "15000000") for each in said)


def test_a_part_is_not_called_what_its_total_is(said: list[str]) -> None:
    assert not any(
        each.startswith("NonoperatingIncomeExpense") and "4000000 " in each for each in said
    )
