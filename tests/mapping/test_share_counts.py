"""A count of shares is told from earnings per share by the header over it."""

from __future__ import annotations

import pytest

from crossfoot.mapping.fitting import COUNTS


@pytest.mark.parametrize(
    "header",
    [
        "Shares used in computing earnings per share:",
        "Weighted-average shares used in computation of earnings per share:",
        "Weighted average shares used in net income per share computation:",
        "Shares used in calculation (000's):",
        "WEIGHTED-AVERAGE NUMBER OF COMMON SHARES OUTSTANDING (M’s)",
    ],
)
def test_headers_over_counts(header: str) -> None:
    assert COUNTS.search(header)


@pytest.mark.parametrize(
    "header", ["Earnings per share:", "Net income per common share", "Net income per share:"]
)
def test_headers_over_amounts_per_share(header: str) -> None:
    assert not COUNTS.search(header)
