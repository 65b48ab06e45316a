"""Tables of a made-up company that are no statement: segments, products, measures, highlights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossfoot import pipeline

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from crossfoot.pipeline import Conversion

INCOME = """<html><body><p>Acme Widgets, Inc.</p><p>Consolidated Statements of Operations</p>
<p>($ in millions, except per share data)</p>
<table><tr><td></td><td colspan="2">Three Months Ended March 31,</td></tr>
<tr><td></td><td>2025</td><td>2024</td></tr>
<tr><td>Net sales</td><td>$1,250</td><td>$1,100</td></tr>
<tr><td>Cost of sales</td><td>750</td><td>660</td></tr>
<tr><td>Gross profit</td><td>500</td><td>440</td></tr>
<tr><td>Operating expenses</td><td>100</td><td>90</td></tr>
<tr><td>Operating income</td><td>400</td><td>350</td></tr>
<tr><td>Income tax expense</td><td>84</td><td>70</td></tr>
<tr><td>Net income</td><td>$316</td><td>$280</td></tr>
<tr><td>Diluted earnings per share</td><td>$1.58</td><td>$1.40</td></tr></table>"""

HEADS = """<tr><td></td><td colspan="2">Three Months Ended March 31,</td><td></td></tr>
<tr><td></td><td>2025</td><td>2024</td><td>% Change</td></tr>"""

BLOCKS = f"""<p>Segment Information</p><p>(in millions)</p><table>{HEADS}
<tr><td>North</td></tr>
<tr><td>&nbsp;&nbsp;Net sales</td><td>800</td><td>720</td><td>11%</td></tr>
<tr><td>&nbsp;&nbsp;Operating income</td><td>310</td><td>260</td><td>19%</td></tr>
<tr><td>South</td></tr>
<tr><td>&nbsp;&nbsp;Net sales</td><td>450</td><td>380</td><td>18%</td></tr>
<tr><td>&nbsp;&nbsp;Operating income (loss)</td><td>90</td><td>90</td><td>—%</td></tr>
<tr><td>Consolidated</td></tr>
<tr><td>&nbsp;&nbsp;Net sales</td><td>1,250</td><td>1,100</td><td>14%</td></tr>
<tr><td>&nbsp;&nbsp;Operating income</td><td>400</td><td>350</td><td>14%</td></tr></table>"""

PRODUCTS = f"""<p>Net sales by product</p><p>(in millions)</p><table>{HEADS}
<tr><td>Big widgets</td><td>700</td><td>600</td><td>17%</td></tr>
<tr><td>Small widgets</td><td>550</td><td>500</td><td>10%</td></tr>
<tr><td>Total net sales</td><td>1,250</td><td>1,100</td><td>14%</td></tr></table>"""

MEASURES = """<p>Reconciliation of Non-GAAP Measures</p><p>(in millions)</p><table>
<tr><td></td><td colspan="3">Three Months Ended</td></tr>
<tr><td></td><td>March 31, 2025</td><td>December 31, 2024</td><td>March 31, 2024</td></tr>
<tr><td>GAAP operating income</td><td>400</td><td>390</td><td>350</td></tr>
<tr><td>&nbsp;&nbsp;Stock-based compensation</td><td>30</td><td>29</td><td>25</td></tr>
<tr><td>&nbsp;&nbsp;Restructuring charges</td><td>5</td><td>—</td><td>8</td></tr>
<tr><td>Non-GAAP operating income</td><td>435</td><td>419</td><td>383</td></tr>
<tr><td>Net income excluding odd items</td><td>316</td><td>301</td><td>280</td></tr></table>"""


@pytest.fixture(name="convert")
def _convert(tmp_path: Path) -> Callable[[str], Conversion]:
    def convert(page: str) -> Conversion:
        path = tmp_path / "ex99.htm"
        path.write_text(f"{INCOME}{page}</body></html>")
        return pipeline.run(path)

    return convert


def told(done: Conversion) -> dict[str, str]:
    """Value by what it is: concept, first day and last month, members."""
    assert done.report
    return {
        " ".join((fact.concept, str(fact.period), *(m for _, m in fact.members))): f"{fact.value:f}"
        for fact in done.report.facts
    }


NOW, BEFORE = "2025-01-01..2025-03-31", "2024-01-01..2024-03-31"
SALES = "RevenueFromContractWithCustomerExcludingAssessedTax"


def test_parts_that_head_blocks_of_rows_become_members(
    convert: Callable[[str], Conversion],
) -> None:
    done = convert(BLOCKS)
    said = told(done)
    north, south = ("OperatingSegmentsMember NorthSegmentMember",
                    "OperatingSegmentsMember SouthSegmentMember")  # fmt: skip
    assert said[f"{SALES} {NOW} {north}"] == "800000000"
    assert said[f"{SALES} {BEFORE} {south}"] == "380000000"
    assert said[f"OperatingIncomeLoss {NOW} {south}"] == "90000000"
    assert said[f"{SALES}RelativeChange {NOW} {north}"] == "0.11"
    assert said[f"{SALES} {NOW}"] == "1250000000"
    totals = [p for p in done.proofs if p.kind == "segment-total"]
    assert len(totals) == 2 * 2
    assert [e.printed for e in done.ledger.entries if e.fate == "open"] == []


def test_a_misprint_leaves_its_block_open(convert: Callable[[str], Conversion]) -> None:
    said = told(convert(BLOCKS.replace("<td>800</td>", "<td>880</td>")))
    assert not [name for name in said if name.startswith(SALES) and "Segment" in name]
    assert said[f"{SALES} {NOW}"] == "1250000000"


def test_products_that_add_up_become_members(convert: Callable[[str], Conversion]) -> None:
    done = convert(PRODUCTS)
    said = told(done)
    assert said[f"{SALES} {NOW} BigWidgetsMember"] == "700000000"
    assert said[f"{SALES} {BEFORE} SmallWidgetsMember"] == "500000000"
    assert sum(p.kind == "members" for p in done.proofs) == 2


def test_a_reconciliation_gives_measures_that_are_no_gaap_facts(
    convert: Callable[[str], Conversion],
) -> None:
    done = convert(MEASURES)
    said = told(done)
    quarter = "2024-10-01..2024-12-31"
    assert said[f"OperatingIncomeLoss {NOW}"] == "400000000"
    assert said[f"OperatingIncomeLoss {quarter}"] == "390000000"
    assert said[f"NonGAAPOperatingIncomeLoss {quarter}"] == "419000000"
    steps = {name: value for name, value in said.items() if "ToNonGAAPOperating" in name}
    assert sorted(steps.values(), key=int) == ["0", "5000000", "8000000", "25000000", "29000000",
                                               "30000000"]  # fmt: skip
    assert not any(name.startswith("ShareBasedCompensation ") for name in said)


def test_a_measure_with_the_value_of_net_income_is_not_net_income(
    convert: Callable[[str], Conversion],
) -> None:
    done = convert(MEASURES)
    assert done.report
    prints = {p.figure.place.line for f in done.report.facts for p in f.prints}
    odd = next(e for e in done.ledger.entries if e.printed == "301")
    assert odd.fate == "open"
    assert odd.place.line not in prints
