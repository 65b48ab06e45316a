"""The balance that a closing one adds up is the opening one, whatever its caption says."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tests.mapping.test_closed_headers import exhibit
from tests.stages import report_of

if TYPE_CHECKING:
    from pathlib import Path


def test_two_captions_of_the_end_are_told_apart_by_what_they_add_up(tmp_path: Path) -> None:
    text = exhibit(
        (
            ("Net income", "412", "371"),
            ("Depreciation and amortization", "91", "88"),
            ("Net cash provided by operating activities", "503", "459"),
            ("Purchases of property and equipment", "(120)", "(110)"),
            ("Net cash used in investing activities", "(120)", "(110)"),
            ("Dividends paid", "(80)", "(70)"),
            ("Net cash used in financing activities", "(80)", "(70)"),
            ("Net increase in cash and cash equivalents", "303", "279"),
            ("Cash and cash equivalents at end of period", "1,204", "925"),
            ("Cash and cash equivalents, end of period", "1,507", "1,204"),
        ),
        "In millions",
    ).replace("Statements of Income", "Statements of Cash Flows")
    report, _ = report_of(text, tmp_path, "release.htm")
    cash = {
        fact.period.on: fact.value
        for fact in report.facts
        if fact.concept.startswith("Cash") and hasattr(fact.period, "on")
    }
    assert cash[dt.date(2025, 6, 30)] == 1_507_000_000
    assert cash[dt.date(2025, 3, 31)] == 1_204_000_000
