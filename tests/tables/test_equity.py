"""A made-up company's statement of equity, side by side and stacked: its facts and its proofs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossfoot import pipeline

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from crossfoot.pipeline import Conversion

HEAD = """<html><body><p>Acme Widgets, Inc.</p><p>Consolidated Balance Sheets</p>
<p>(in millions)</p>
<table><tr><td></td><td>June 30, 2025</td><td>December 31, 2024</td></tr>
<tr><td>Cash and cash equivalents</td><td>1,158</td><td>1,015</td></tr>
<tr><td>Total assets</td><td>1,158</td><td>1,015</td></tr>
<tr><td>Accounts payable</td><td>100</td><td>90</td></tr>
<tr><td>Total liabilities</td><td>100</td><td>90</td></tr>
<tr><td>Total equity</td><td>1,058</td><td>925</td></tr>
<tr><td>Total liabilities and equity</td><td>1,158</td><td>1,015</td></tr></table>
<p>Consolidated Statements of Stockholders' Equity</p>
<p>(in millions, except number of shares, which are in thousands)</p>"""

MATRIX = """<table>
<tr><td></td><td colspan="2">Common stock</td><td>Additional paid-in capital</td>
<td>Retained earnings</td><td>Accumulated other comprehensive loss</td><td>Treasury stock</td>
<td>Total stockholders' equity</td><td>Noncontrolling interests</td><td>Total equity</td></tr>
<tr><td></td><td>Shares</td><td>Amount</td><td></td><td></td><td></td><td></td><td></td><td></td>
<td></td></tr>
<tr><td>Balance at December 31, 2024</td><td>5,000</td><td>$5</td><td>$400</td><td>$600</td>
<td>$(30)</td><td>$(70)</td><td>$905</td><td>$20</td><td>$925</td></tr>
<tr><td>Net income</td><td>—</td><td>—</td><td>—</td><td>90</td><td>—</td><td>—</td><td>90</td>
<td>2</td><td>92</td></tr>
<tr><td>Other comprehensive income</td><td></td><td></td><td></td><td></td><td>4</td><td></td>
<td>4</td><td></td><td>4</td></tr>
<tr><td>Cash dividends declared ($0.004 per share)</td><td></td><td></td><td></td><td>(20)</td>
<td></td><td></td><td>(20)</td><td></td><td>(20)</td></tr>
<tr><td>Stock-based compensation</td><td></td><td></td><td>11</td><td></td><td></td><td></td>
<td>11</td><td></td><td>11</td></tr>
<tr><td>Balance at March 31, 2025</td><td>5,000</td><td>5</td><td>411</td><td>670</td><td>(26)</td>
<td>(70)</td><td>990</td><td>22</td><td>1,012</td></tr>
<tr><td>Net income</td><td></td><td></td><td></td><td>80</td><td></td><td></td><td>80</td>
<td>1</td><td>81</td></tr>
<tr><td>Purchases of treasury stock</td><td></td><td></td><td></td><td></td><td></td><td>(40)</td>
<td>(40)</td><td></td><td>(40)</td></tr>
<tr><td>Exercise of stock options</td><td>12</td><td>1</td><td>6</td><td></td><td></td><td></td>
<td>7</td><td></td><td>7</td></tr>
<tr><td>Odd things of the founder</td><td></td><td></td><td>(2)</td><td></td><td></td><td></td>
<td>(2)</td><td></td><td>(2)</td></tr>
<tr><td>Balance at June 30, 2025</td><td>5,012</td><td>$6</td><td>$415</td><td>$750</td>
<td>$(26)</td><td>$(110)</td><td>$1,035</td><td>$23</td><td>$1,058</td></tr>
</table></body></html>"""

STACK = """<table>
<tr><td></td><td colspan="2">Six Months Ended June 30,</td></tr>
<tr><td></td><td>2025</td><td>2024</td></tr>
<tr><td>Total stockholders' equity, beginning balances</td><td>$925</td><td>800</td></tr>
<tr><td>Common stock and additional paid-in capital:</td></tr>
<tr><td>&nbsp;&nbsp;Beginning balances</td><td>425</td><td>390</td></tr>
<tr><td>&nbsp;&nbsp;&nbsp;Share-based compensation</td><td>18</td><td>15</td></tr>
<tr><td>&nbsp;&nbsp;Ending balances</td><td>443</td><td>405</td></tr>
<tr><td>Retained earnings:</td></tr>
<tr><td>&nbsp;&nbsp;Beginning balances</td><td>500</td><td>410</td></tr>
<tr><td>&nbsp;&nbsp;&nbsp;Net income</td><td>173</td><td>70</td></tr>
<tr><td>&nbsp;&nbsp;&nbsp;Common stock repurchased</td><td>(58)</td><td>(30)</td></tr>
<tr><td>&nbsp;&nbsp;Ending balances</td><td>615</td><td>450</td></tr>
<tr><td>Total stockholders' equity, ending balances</td><td>1,058</td><td>855</td></tr>
</table></body></html>"""

PER_SHARE = "0.004"
"""Inside of a caption: not read yet."""

BOTH = "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest"


@pytest.fixture(name="convert")
def _convert(tmp_path: Path) -> Callable[[str], Conversion]:
    def convert(page: str) -> Conversion:
        path = tmp_path / "ex99.htm"
        path.write_text(HEAD + page)
        return pipeline.run(path)

    return convert


def told(done: Conversion) -> set[str]:
    assert done.report
    return {
        " ".join((fact.concept, str(fact.period), f"{fact.value:f}", *(m for _, m in fact.members)))
        for fact in done.report.facts
        if fact.rung == "equity" or fact.concept == BOTH
    }


def open_numbers(done: Conversion) -> list[str]:
    return [entry.printed for entry in done.ledger.entries if entry.fate == "open"]


def test_a_matrix_is_read_as_members_with_instants_and_durations(
    convert: Callable[[str], Conversion],
) -> None:
    said = told(convert(MATRIX))
    quarter, next_quarter = "2025-01-01..2025-03-31", "2025-04-01..2025-06-30"
    assert {
        f"{BOTH} 2024-12-31 925000000",
        f"{BOTH} 2025-03-31 1012000000",
        f"{BOTH} 2025-03-31 990000000 ParentMember",
        f"{BOTH} 2025-06-30 -110000000 TreasuryStockMember",
        f"{BOTH} 2025-06-30 6000000 CommonStockMember",
        f"ProfitLoss {quarter} 92000000",
        f"ProfitLoss {quarter} 90000000 RetainedEarningsMember",
        f"ProfitLoss {quarter} 2000000 NoncontrollingInterestMember",
        (
            f"OtherComprehensiveIncomeLossNetOfTax {quarter} 4000000 "
            "AccumulatedOtherComprehensiveIncomeMember"
        ),
        f"DividendsCommonStockCash {quarter} 20000000 RetainedEarningsMember",
        f"TreasuryStockValueAcquiredCostMethod {next_quarter} 40000000 TreasuryStockMember",
        (
            f"StockIssuedDuringPeriodValueShareBasedCompensation {next_quarter} 6000000 "
            "AdditionalPaidInCapitalMember"
        ),
        "SharesOutstanding 2025-03-31 5000000 CommonStockMember",
        (
            f"StockIssuedDuringPeriodSharesShareBasedCompensation {next_quarter} 12000 "
            "CommonStockMember"
        ),
        f"OddThingsOfTheFounderInEquity {next_quarter} -2000000 AdditionalPaidInCapitalMember",
    } <= said


def test_every_row_foots_across_and_every_column_rolls_forward(
    convert: Callable[[str], Conversion],
) -> None:
    done = convert(MATRIX)
    proofs = [proof for proof in done.proofs if proof.statement == "equity"]
    assert all(proof.proved for proof in proofs)
    assert sum(proof.kind == "members" for proof in proofs) == 3 + 4 + 4
    # first quarter: paid-in, retained, other comprehensive, others, parent, whole; then shares,
    # amount, paid-in, retained, treasury, others, parent, whole
    assert sum(proof.kind == "roll-forward" for proof in proofs) == 6 + 8
    assert not any(finding.code == "equity.open" for finding in done.findings)
    assert open_numbers(done) == [PER_SHARE]


def test_a_misprint_leaves_open_only_what_neither_row_nor_column_holds(
    convert: Callable[[str], Conversion],
) -> None:
    done = convert(MATRIX.replace("<td>(40)</td><td></td><td>(40)</td>",
                                  "<td>(40)</td><td></td><td>(41)</td>"))  # fmt: skip
    assert open_numbers(done) == [PER_SHARE, "(41)"]
    assert any(finding.code == "equity.open" for finding in done.findings)


def test_a_stack_is_read_as_the_same_members(convert: Callable[[str], Conversion]) -> None:
    done = convert(STACK)
    half = "2025-01-01..2025-06-30"
    assert {
        f"{BOTH} 2024-06-30 855000000",
        f"NetIncomeLoss {half} 173000000 RetainedEarningsMember",
        f"StockRepurchasedDuringPeriodValue {half} 58000000 RetainedEarningsMember",
        f"{BOTH} 2023-12-31 390000000 CommonStockIncludingAdditionalPaidInCapitalMember",
    } <= told(done)
    assert open_numbers(done) == []
    kinds = [str(proof.kind) for proof in done.proofs if proof.statement == "equity"]
    assert kinds.count("members") == 2 * 2
    assert kinds.count("roll-forward") == 3 * 2
