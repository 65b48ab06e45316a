"""Every table of the example, figure by figure, as a reader sees it on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossfoot import documents
from crossfoot.footing.nested import foot
from tests.tables.told import lines, read, told

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.tables.summaries import Summaries

RESULTS = (
    "Consolidated Financial Results for the Three Months Ended June 30, 2017"
    " (April 1, 2017 to June 30, 2017)"
    " > Consolidated Results of Operations (% shown is YoY change)"
)
TARGETS = (
    "Target of Consolidated Financial Results for the Fiscal Year Ending March 31, 2018"
    " > (April 1, 2017 through March 31, 2018) (% shown is YoYchange)"
)
CONTRACTS = "Contracts and Subscription"

TABLES = {
    "highlights": (
        (7, 25),
        lines(
            "Highlights of Financial Results for 1Q17",
            "value 1Q17 e9 JPY | change 1Q17 over 1Q16",
            """
Revenues: 41.0 13.2%
Operating Income: 1.1 34.4%
Net Income attributable to IIJ: 0.7 33.4%
""",
        ),
    ),
    "targets for the year": (
        (27, 41),
        lines(
            "Financial Targets for FY2017",
            "value FY2017 e9 JPY forecast | change FY2017 over FY2016 forecast",
            """
Revenues: 176.0 11.5%
Operating Income: 6.5 26.6%
Net Income attributable to IIJ: 4.0 26.3%
""",
        ),
    ),
    "targets for the half": (
        (43, 61),
        [
            *lines(
                "Financial Targets for 1H17",
                "value 1H17 e9 JPY forecast | change 1H17 over 1H16 forecast",
                """
Revenues: 82.4 11.2%
Operating Income: 2.0 2.7%
""",
            ),
            *lines(
                "Financial Targets for 1H17",
                "value 1H17 e9 JPY forecast | minus change 1H17 over 1H16 forecast",
                "Net Income attributable to IIJ: 1.1 0.7%",
            ),
        ],
    ),
    "operating results": (
        (73, 237),
        lines(
            "1Q17 Financial Results Summary Operating Results Summary",
            "value 1Q16 e6 JPY | value 1Q17 e6 JPY | change 1Q17 over 1Q16",
            """
Total revenues: 36,179 40,964 13.2
  Network services: 22,075 25,686 16.4
  Systems integration (SI): 12,366 13,599 10.0
  Equipment sales: 730 676 (7.4)
  ATM operation business: 1,008 1,003 (0.5)
Total costs: 30,397 34,434 13.3
  Network services: 18,030 21,066 16.8
  Systems integration (SI): 11,094 12,163 9.6
  Equipment sales: 665 604 (9.2)
  ATM operation business: 608 601 (1.3)
Total gross margin: 5,782 6,530 12.9
  Network services: 4,045 4,619 14.2
  Systems integration (SI): 1,272 1,436 12.9
  Equipment sales: 65 72 11.2
  ATM operation business: 400 402 0.6
SG&A expenses and R&D: 4,946 5,406 9.3
Operating income: 836 1,124 34.4
Income before income tax expense: 994 1,163 17.0
Net income attributable to IIJ: 529 706 33.4
""",
        ),
    ),
    "segment results": (
        (239, 295),
        lines(
            "Segment Results Summary",
            "value 1Q16 e6 JPY | value 1Q17 e6 JPY",
            """
Total revenues: 36,179 40,964
  Network services and SI business: 35,264 40,052
  ATM operation business: 1,008 1,003
  Elimination: (93) (91)
Operating income: 836 1,124
  Network service and SI business: 514 804
  ATM operation business: 356 367
  Elimination: (34) (47)
""",
        ),
    ),
    "network services": (
        (315, 431),
        lines(
            "Network Services Revenues Breakdown",
            "value 1Q16 e6 JPY | value 1Q17 e6 JPY | change 1Q17 over 1Q16",
            """
Internet connectivity services (Enterprise): 5,048 6,524 29.2
  IP service*1: 2,401 2,490 3.7
  IIJ FiberAccess/F and IIJ DSL/F: 761 753 (1.0)
  IIJ Mobile service (Enterprise): 1,829 3,225 76.4
    IIJ Mobile MVNO Platform Service: 1,123 2,359 110.0
  Others: 57 56 (2.8)
Internet connectivity services (Consumer): 4,996 6,155 23.2
  IIJ: 4,430 5,697 28.6
    IIJmio Mobile Service: 3,864 5,013 29.8
  hi-ho: 566 458 (19.1)
WAN services: 6,729 6,970 3.6
Outsourcing services: 5,302 6,037 13.9
Total network services: 22,075 25,686 16.4
""",
        ),
    ),
    "contracts": (
        (435, 545),
        lines(
            "Number of Contracts and Subscription for Connectivity Services*1",
            f"value June16 {CONTRACTS} | value June17 {CONTRACTS}"
            f" | difference June17 over June16 {CONTRACTS}",
            """
Internet connectivity services (Enterprise): 616,356 1,005,410 389,054
  IP service (1Gbps-): 376 450 74
  IP service (100Mbps-999Mbps): 540 598 58
  IP service (-99Mbps): 659 642 (17)
  IIJ Data center connectivity service: 264 240 (24)
  IIJ FiberAccess/F and IIJ DSL/F: 73,111 71,390 (1,721)
  IIJ Mobile service (Enterprise): 540,326 931,049 390,723
    IIJ Mobile MVNO Platform Service: 333,375 639,659 306,284
  Others: 1,080 1,041 (39)
Internet connectivity services (Consumer): 1,283,614 1,453,068 169,454
  IIJ: 1,141,236 1,322,313 181,077
    IIJmio Mobile Service: 810,753 965,692 154,939
  hi-ho: 142,378 130,755 (11,623)
""",
        ),
    ),
    "bandwidth": (
        (547, 553),
        lines(
            "Number of Contracts and Subscription for Connectivity Services*1",
            "value June16 Gbps | value June17 Gbps | difference June17 over June16 Gbps",
            "Total contracted bandwidth*2: 2,239.0 2,882.6 643.6",
        ),
    ),
    "adjusted EBITDA": (
        (651, 717),
        lines(
            "1Q17 Reconciliation of Non-GAAP Financial Measures > Adjusted EBITDA",
            "value 1Q16 e6 JPY | value 1Q17 e6 JPY",
            """
Adjusted EBITDA: 3,448 4,103
Depreciation and Amortization: (2,612) (2,979)
Operating Income: 836 1,124
Other Income: 158 39
Income Tax Expense: 440 451
Equity in Net Income of Equity Method Investees: 17 36
Net income: 571 748
Less: Net income attributable to noncontrolling interests: (42) (42)
Net Income attributable to IIJ: 529 706
""",
        ),
    ),
    "capital expenditures": (
        (719, 745),
        lines(
            "CAPEX",
            "value 1Q16 e6 JPY | value 1Q17 e6 JPY",
            """
CAPEX, including capital leases: 4,688 5,340
  Acquisition of Assets by Entering into Capital Leases: 1,891 2,268
  Purchase of Property and Equipment: 2,797 3,072
""",
        ),
    ),
    "segment revenues, titled below": (
        (1769, 1827),
        lines(
            "Segment Information (Unaudited) > Business Segments: Revenues:",
            "value 1Q16 e3 JPY | value 1Q17 e3 JPY",
            """
Network service and systems integration business: 35,263,867 40,051,731
  Customers: 35,171,156 39,960,913
  Intersegment: 92,711 90,818
ATM operation business: 1,008,095 1,002,992
  Customers: 1,008,095 1,002,992
  Intersegment: - -
Elimination: (92,711) (90,818)
Consolidated total: 36,179,251 40,963,905
""",
        ),
    ),
    "segment profit": (
        (1829, 1861),
        lines(
            "Segment Information (Unaudited) > Segment profit or loss:",
            "value 1Q16 e3 JPY | value 1Q17 e3 JPY",
            """
Network service and systems integration business: 513,553 804,025
ATM operation business: 356,232 366,832
Elimination: (33,466) (46,466)
Consolidated operating income: 836,319 1,124,391
""",
        ),
    ),
    "results in the exchange's form": (
        (1891, 1953),
        [
            *lines(
                RESULTS,
                "value 1Q17 e6 JPY | change 1Q17 over 1Q16",
                """
Total revenues: 40,964 13.2
Operating income: 1,124 34.4
Income before income tax expense: 1,163 17.0
Net income attributable to IIJ: 706 33.4
""",
            ),
            *lines(
                RESULTS,
                "value 1Q16 e6 JPY | change 1Q16 over 1Q15",
                """
Total revenues: 36,179 15.0
Operating income: 836 (26.7)
Income before income tax expense: 994 (22.2)
Net income attributable to IIJ: 529 (26.6)
""",
            ),
        ],
    ),
    "comprehensive income": (
        (1955, 1957),
        [
            f"{said[0]} | Total comprehensive income attributable to IIJ |  | {said[1]}"
            for said in (
                ("1,241", "value 1Q17 e6 JPY"),
                ("189.8%", "change 1Q17 over 1Q16"),
                ("428", "value 1Q16 e6 JPY"),
                ("45.6%", "minus change 1Q16 over 1Q15"),
            )
        ],
    ),
    "per share": (
        (1961, 1979),
        [
            "15.67 | Basic net income attributable to IIJ per share |  | value 1Q17 JPY/share",
            "15.62 | Diluted net income attributable to IIJ per share |  | value 1Q17 JPY/share",
            "11.52 | Basic net income attributable to IIJ per share |  | value 1Q16 JPY/share",
            "11.49 | Diluted net income attributable to IIJ per share |  | value 1Q16 JPY/share",
        ],
    ),
    "financial position": (
        (1981, 2017),
        [
            line
            for day, values, ratio in (
                ("June17", ("136,500", "68,022", "67,389"), "49.4"),
                ("March17", ("137,395", "67,380", "66,742"), "48.6"),
            )
            for line in (
                *lines(
                    "Consolidated Financial Position",
                    f"value {day} e6 JPY",
                    f"""
Total assets: {values[0]}
Total equity: {values[1]}
Total IIJ shareholders' equity: {values[2]}
""",
                ),
                *lines(
                    "Consolidated Financial Position",
                    f"ratio {day}",
                    f"Total IIJ shareholders' equity to total assets: {ratio}",
                ),
            )
        ],
    ),
    "dividends": (
        (2019, 2067),
        [
            "- | Dividend per Shares | Dividends | value FY2016 JPY/share [1Q-end]",
            "13.50 | Dividend per Shares | Dividends | value FY2016 JPY/share [2Q-end]",
            "- | Dividend per Shares | Dividends | value FY2016 JPY/share [3Q-end]",
            "13.50 | Dividend per Shares | Dividends | value FY2016 JPY/share [Year-end]",
            "27.00 | Dividend per Shares | Dividends | value FY2016 JPY/share [Total]",
            "- | Dividend per Shares | Dividends | value FY2017 JPY/share [1Q-end]",
            "13.50 | Dividend per Shares | Dividends | value FY2017 JPY/share [2Q-end] forecast",
            "- | Dividend per Shares | Dividends | value FY2017 JPY/share [3Q-end] forecast",
            "13.50 | Dividend per Shares | Dividends | value FY2017 JPY/share [Year-end] forecast",
            "27.00 | Dividend per Shares | Dividends | value FY2017 JPY/share [Total] forecast",
        ],
    ),
    "targets in the exchange's form": (
        (2071, 2141),
        [
            *lines(
                TARGETS,
                "value 1H17 e6 JPY forecast | change 1H17 over 1H16 forecast",
                """
Total Revenues: 82,400 11.2
Operating Income: 2,000 2.7
Income before Income Tax Expense (Benefit): 2,000 (5.0)
Net Income attributable to IIJ: 1,100 (0.7)
""",
            ),
            *lines(
                TARGETS,
                "value 1H17 JPY/share forecast",
                "Basic Net Income attributable to IIJ per Share: 24.41",
            ),
            *lines(
                TARGETS,
                "value FY2017 e6 JPY forecast | change FY2017 over FY2016 forecast",
                """
Total Revenues: 176,000 11.5
Operating Income: 6,500 26.6
Income before Income Tax Expense (Benefit): 6,500 19.8
Net Income attributable to IIJ: 4,000 26.3
""",
            ),
            *lines(
                TARGETS,
                "value FY2017 JPY/share forecast",
                "Basic Net Income attributable to IIJ per Share: 88.77",
            ),
        ],
    ),
    "shares": (
        (2159, 2173),
        [
            f"{figure} | {caption} | Number of shares outstanding (shares of common stock)"
            f" | value {period} shares"
            for caption, period, figure in (
                (
                    "The number of shares outstanding (inclusive of treasury stock)",
                    "June17",
                    "46,713,800",
                ),
                (
                    "The number of shares outstanding (inclusive of treasury stock)",
                    "March17",
                    "46,711,400",
                ),
                ("The number of treasury stock", "June17", "1,650,909"),
                ("The number of treasury stock", "March17", "1,650,909"),
                ("The weighted average number of shares outstanding", "1Q17", "45,062,838"),
                ("The weighted average number of shares outstanding", "1Q16", "45,952,691"),
            )
        ],
    ),
}


@pytest.fixture(scope="module")
def found(example: Path) -> Summaries:
    return _found(example)


def _found(path: Path) -> Summaries:
    release, _ = documents.read(path)
    assert release
    return read(release)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_read_as_printed(name: str, found: Summaries) -> None:
    (first, last), expected = TABLES[name]
    inside = [m for m in found.mentions if first <= m.figure.place.line <= last]
    # cards side by side print their changes apart from their amounts: the order is the paper's
    assert sorted(map(told, inside)) == sorted(expected)


def test_nothing_else_is_read_and_nothing_is_in_doubt(found: Summaries) -> None:
    assert len(found.mentions) == sum(len(expected) for _, expected in TABLES.values()) == 286
    assert not found.findings


def test_the_real_release_says_the_same(real_release: Path, found: Summaries) -> None:
    assert [told(m) for m in _found(real_release).mentions] == [told(m) for m in found.mentions]


def test_what_summaries_add_up_to(found: Summaries) -> None:
    said = [
        f"{table.lines[s.total].caption.text}"
        f" = {' '.join('+-'[t.sign < 0] + table.lines[t.line].caption.text for t in s.terms)}"
        f" ({' '.join(str(residual) for residual in s.residuals)})"
        for table in map(foot, found.tables)
        for s in table.sums
    ]
    assert len(said) == 20
    assert (
        "Total gross margin = +Network services +Systems integration (SI) +Equipment sales"
        " +ATM operation business (0 1)"
    ) in said
    assert "Operating Income = +Adjusted EBITDA +Depreciation and Amortization (0 0)" in said
    assert (
        "Consolidated total = +Network service and systems integration business"
        " +ATM operation business +Elimination (0 0)"
    ) in said
