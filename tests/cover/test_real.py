"""Covers of real releases, which are not part of the project; a person read what they say."""

from __future__ import annotations

import pytest

from crossfoot import pipeline
from tests.conftest import REAL_RELEASES
from tests.cover.test_cover import IIJ, told

US = {"ReportingCurrency": "USD", "ConsolidatedFlag": "true", "AuditedFlag": "false"}
PRESS = {"DocumentType": "Press release"}
GAAP = {"AccountingStandard": "US GAAP"}


def dated(end: str, year: str, period: str, published: str = "") -> dict[str, str]:
    said = {
        "DocumentPeriodEndDate": end,
        "DocumentFiscalYearFocus": year,
        "DocumentFiscalPeriodFocus": period,
    }
    return {**said, "PublicationDate": published} if published else said


def listed(exchange: str, symbol: str) -> dict[str, str]:
    return {"SecurityExchangeName": exchange, "TradingSymbol": symbol}


def named(name: str) -> dict[str, str]:
    return {"EntityRegistrantName": name}


COVERS = {
    "aapl-8k-20240801": {
        **named("Apple Inc."), **PRESS, **US, **dated("2024-06-29", "2024", "Q3")},
    "amzn-8k-20241031": {
        **named("Amazon.com, Inc."), **US, **listed("NASDAQ", "AMZN"),
        **dated("2024-09-30", "2024", "Q3", "2024-10-31")},
    "cost-8k-20231214": {
        **named("Costco Wholesale Corporation"), **PRESS, **US, **listed("NASDAQ", "COST"),
        **dated("2023-11-26", "2024", "Q1", "2023-12-14")},
    "dis-8k-20251113": {
        **named("The Walt Disney Company"), **PRESS, **US,
        **dated("2025-09-27", "2025", "FY", "2025-11-13")},
    "ibm-8k-20240724": {
        **named("IBM"), **PRESS, **US, **GAAP, **listed("NYSE", "IBM"),
        **dated("2024-06-30", "2024", "Q2", "2024-07-24")},
    "intc-8k-20241031": {
        **named("Intel Corporation"), **PRESS, **US, **GAAP, **listed("NASDAQ", "INTC"),
        **dated("2024-09-28", "2024", "Q3")},
    "nflx-8k-20240123": {
        **named("Netflix, Inc."), **US, **dated("2023-12-31", "2023", "Q4", "2024-01-23")},
    "nvda-8k-20250528": {
        **named("NVIDIA Corporation"), **PRESS, **US, **listed("NASDAQ", "NVDA"),
        **dated("2025-04-27", "2026", "Q1", "2025-05-28")},
}  # fmt: skip


@pytest.mark.parametrize("slug", COVERS)
def test_a_cover_says_this_and_nothing_else(slug: str) -> None:
    path = REAL_RELEASES / "dev" / slug / "ex-991.htm"
    if not path.is_file():
        pytest.skip(f"no real release at {path}")
    report = pipeline.run(path, until="facts").report
    assert report is not None
    assert told(report.cover) == COVERS[slug]


def test_the_real_release_says_the_same_as_the_example() -> None:
    path = REAL_RELEASES / "iij-1q17.txt"
    if not path.is_file():
        pytest.skip(f"no real release at {path}")
    report = pipeline.run(path, until="facts").report
    assert report is not None
    assert told(report.cover) == IIJ
