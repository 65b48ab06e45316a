"""What releases say of themselves: read by a person from the IIJ release, and from heads of others.

The heads have the names, dates and forms of real releases; their sentences are made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossfoot import cover, pipeline, taxonomy
from crossfoot.entity import identify
from crossfoot.model import Entity, Fate
from crossfoot.profile import Profile
from tests.cover.made import SOMEBODY, document, statement

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from crossfoot.model import CoverFact, Document, Statement

KNOWN = taxonomy.load()
IIJ = {
    "EntityRegistrantName": "Internet Initiative Japan Inc.",
    "DocumentType": "Press release",
    "DocumentPeriodEndDate": "2017-06-30",
    "DocumentFiscalYearFocus": "2017",
    "DocumentFiscalPeriodFocus": "Q1",
    "PublicationDate": "2017-08-08",
    "SecurityExchangeName": "TSE",
    "StockExchangeCode": "3774",
    "TradingSymbol NasdaqMember": "IIJI",
    "SecurityExchangeName NasdaqMember": "NASDAQ",
    "ReportingCurrency": "JPY",
    "AccountingStandard": "US GAAP",
    "ConsolidatedFlag": "true",
    "AuditedFlag": "false",
}


def told(facts: tuple[CoverFact, ...]) -> Mapping[str, str]:
    return {" ".join((it.concept, *(name for _, name in it.members))): it.text for it in facts}


def read(
    made: Document, *statements: Statement, entity: Entity | None = None, currency: str = "USD"
) -> tuple[CoverFact, ...]:
    if entity is None:
        entity, _ = identify(made, Profile(), KNOWN.authority)
    return cover.read(made, statements, entity, currency, KNOWN)


def test_the_example_says_what_a_person_reads_in_it(example: Path) -> None:
    report = pipeline.run(example).report
    assert report is not None
    assert told(report.cover) == IIJ
    assert {str(fact.period) for fact in report.cover} == {"2017-04-01..2017-06-30"}
    texts = {fact.concept for fact in report.cover if fact.language == "en"}
    assert texts == {
        "EntityRegistrantName",
        "DocumentType",
        "DocumentFiscalPeriodFocus",
        "SecurityExchangeName",
        "StockExchangeCode",
        "TradingSymbol",
        "ReportingCurrency",
        "AccountingStandard",
    }
    assert len({fact.id for fact in report.cover}) == len(report.cover)


def test_every_quotation_stands_where_it_is_said_to(example: Path) -> None:
    done = pipeline.run(example)
    assert done.report is not None
    assert done.document is not None
    lines = {it.place.line: it.text for it in done.document.paragraphs}
    for fact in done.report.cover:
        start = fact.place.column - 1
        assert lines[fact.place.line][start : start + len(fact.printed)] == fact.printed


def test_a_number_that_is_quoted_stays_a_date_or_a_reference(example: Path) -> None:
    done = pipeline.run(example)
    assert done.report is not None
    quoted = [
        entry
        for fact in done.report.cover
        for entry in done.ledger.entries
        if (entry.place.page, entry.place.line) == (fact.place.page, fact.place.line)
        and fact.place.column <= entry.place.column < fact.place.column + len(fact.printed)
    ]
    numbers = {entry.printed.strip(",") for entry in quoted}
    assert numbers == {"30", "2017", "1", "17", "8", "3774"}
    assert {entry.fate for entry in quoted} <= {Fate.DATE, Fate.REFERENCE}
    assert all(entry.note for entry in quoted)


AMAZON = (
    document(
        "Exhibit 99.1",
        "AMAZON.COM ANNOUNCES THIRD QUARTER RESULTS",
        "SEATTLE—(BUSINESS WIRE) October 31, 2024—Amazon.com, Inc. (NASDAQ: AMZN) today announced "
        "figures of its third quarter ended September 30, 2024.",
        "Sales grew to $158.9 billion, from $143.1 billion in third quarter 2023.",
        "Fourth Quarter 2024 Guidance",
        "Consolidated Statements of Operations | (unaudited)",
        "Q3 2023 | Q3 2024",
    ),
    statement("2024-09-30", 92, 274, 366),
)
COSTCO = (
    document(
        "Press Release",
        "COSTCO WHOLESALE CORPORATION REPORTS FOURTH QUARTER AND FISCAL YEAR 2025 RESULTS",
        "ISSAQUAH, Wash., September 25, 2025 - Costco Wholesale Corporation (“Costco” or the "
        "“Company”) (Nasdaq: COST) today announced figures for the weeks ended August 31, 2025.",
        "CONSOLIDATED STATEMENTS OF INCOME",
        "(dollars in millions) (unaudited)",
    ),
    statement("2025-08-31", 112, 364),
)
NVIDIA = (
    document(
        "NVIDIA Announces Financial Results for First Quarter Fiscal 2026",
        "SANTA CLARA, Calif.—May 28, 2025―NVIDIA (NASDAQ: NVDA) today reported $44.1 billion for "
        "the first quarter ended April 27, 2025, up 12% from Q4.",
        "The outlook for the second quarter of fiscal 2026:",
        "NVIDIA Corporation",
        "Condensed Consolidated Statements of Income",
    ),
    statement("2025-04-27", 91),
)
DISNEY = (
    document(
        "FOR IMMEDIATE RELEASE",
        "August 7, 2024",
        "THE WALT DISNEY COMPANY REPORTS",
        "THIRD QUARTER AND NINE MONTHS EARNINGS FOR FISCAL 2024",
        "BURBANK, Calif. – The Walt Disney Company today reported on its quarter ended "
        "June 29, 2024, in $.",
    ),
    statement("2024-06-29", 91, 273),
)
NETFLIX = (
    document(
        "January 23, 2024",
        "Dear owners of Netflix, Inc.,",
        "For Q1 we plan to grow; $6.9B was free cash flow.",
        "(in millions) | Q4'22 | Q1'23 | Q4'23 | Q1'24 Forecast",
        "Netflix, Inc.",
        "Consolidated Statements of Operations",
        "December 31, 2023 | December 31, 2022",
    ),
    statement("2023-12-31", 92, 365),
)
EXXON = (
    document(
        "2Q 2025 Earnings Release",
        "FOR IMMEDIATE RELEASE | August 1, 2025",
        "ExxonMobil Announces Second-Quarter 2025 Results",
        "Exxon Mobil Corporation today announced what it earned: $7.1 billion (U.S. GAAP).",
        "June 30, 2025",
    ),
    statement("2025-06-30", 91, 181),
)
ULTA = (
    document(
        "March 9, 2023",
        "Ulta Beauty Announces Fourth Quarter",
        "Fiscal 2022 Results",
        "BOLINGBROOK, Ill.--(BUSINESS WIRE)-- Ulta Beauty, Inc. (NASDAQ: ULTA) today",
        "announced what it sold in the thirteen-week period ended January 28, 2023, in dollars.",
    ),
    statement("2023-01-28", 91, 364),
)
IBM = (
    document(
        "IBM RELEASES THIRD-QUARTER RESULTS",
        "ARMONK, N.Y., October 22, 2025 . . . IBM (NYSE: IBM) today announced third-quarter 2025 "
        "earnings. Software AG sold it a business in third-quarter 2024 for $1 billion.",
        "September 30, 2025",
    ),
    statement("2025-09-30", 92, 273),
)


@pytest.mark.parametrize(
    ("made", "name", "listed", "end", "focus", "published"),
    [
        (AMAZON, "Amazon.com, Inc.", "NASDAQ AMZN", "2024-09-30", "2024 Q3", "2024-10-31"),
        (COSTCO, "Costco Wholesale Corporation", "NASDAQ COST", "2025-08-31", "2025 FY",
         "2025-09-25"),
        (NVIDIA, "NVIDIA Corporation", "NASDAQ NVDA", "2025-04-27", "2026 Q1", "2025-05-28"),
        (DISNEY, "The Walt Disney Company", "", "2024-06-29", "2024 Q3", "2024-08-07"),
        (NETFLIX, "Netflix, Inc.", "", "2023-12-31", "2023 Q4", "2024-01-23"),
        (EXXON, "Exxon Mobil Corporation", "", "2025-06-30", "2025 Q2", "2025-08-01"),
        (ULTA, "Ulta Beauty, Inc.", "NASDAQ ULTA", "2023-01-28", "2022 Q4", "2023-03-09"),
        (IBM, "IBM", "NYSE IBM", "2025-09-30", "2025 Q3", "2025-10-22"),
    ],
)  # fmt: skip
def test_other_companies_say_it_in_their_own_forms(  # noqa: PLR0913, PLR0917
    made: tuple[Document, Statement],
    name: str,
    listed: str,
    end: str,
    focus: str,
    published: str,
) -> None:
    said = told(read(*made))
    exchange, _, symbol = listed.partition(" ")
    assert said["EntityRegistrantName"] == name
    assert said.get("SecurityExchangeName", "") == exchange
    assert said.get("TradingSymbol", "") == symbol
    assert said["DocumentPeriodEndDate"] == end
    assert f"{said['DocumentFiscalYearFocus']} {said['DocumentFiscalPeriodFocus']}" == focus
    assert said["PublicationDate"] == published
    assert said["ReportingCurrency"] == "USD"


def test_the_context_is_the_fiscal_year_so_far() -> None:
    spans = {
        "2023-12-31..2024-09-30": AMAZON,
        "2024-09-02..2025-08-31": COSTCO,
        "2023-10-01..2024-06-29": DISNEY,
        "2025-01-01..2025-06-30": EXXON,
    }
    for span, made in spans.items():
        first, last = span.split("..")
        periods = {fact.period for fact in read(*made)}
        assert [str(it.last) for it in periods] == [last]
        days = abs((next(iter(periods)).first.toordinal()) - _ordinal(first))
        assert days <= 1


def _ordinal(day: str) -> int:
    import datetime as dt  # noqa: PLC0415

    return dt.date.fromisoformat(day).toordinal()


QUARTER = statement("2025-03-31", 90)


def test_what_is_not_said_is_left_out() -> None:
    assert told(read(document("Income", "1,234"), QUARTER, entity=SOMEBODY)) == {}
    assert read(document("Acme Inc. reports, $1", "March 31, 2025"), entity=SOMEBODY) == ()


def test_a_year_that_the_period_does_not_allow_is_no_focus() -> None:
    prior = document("First quarter results", "more than in first quarter 2024", "March 31, 2025")
    said = told(read(prior, QUARTER))
    assert said["DocumentFiscalPeriodFocus"] == "Q1"
    assert "DocumentFiscalYearFocus" not in said


def test_a_column_of_a_forecast_is_not_the_period_reported_on() -> None:
    forecast = statement("2026-03-30", 365)
    lines = ("KOBE, May 9, 2025 - Acme Inc. (NYSE: ACME) today announced Q1 2025", "March 31, 2025")
    assert told(read(document(*lines), QUARTER, forecast))["DocumentPeriodEndDate"] == "2025-03-31"


def test_a_date_is_that_of_publication_only_where_it_stands_so() -> None:
    for line in (
        "A dividend is payable on May 15, 2025 to holders.",
        "quarter ended March 31, 2025 - and more",
        "January 15, 2025",
    ):
        assert "PublicationDate" not in told(read(document("Q1 2025", line), QUARTER))
    line = "It was published here on 28 April 2025 and is our own."
    assert told(read(document(line), QUARTER))["PublicationDate"] == "2025-04-28"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Acme Inc. NYSE symbol: ACME", {"TradingSymbol": "ACME", "SecurityExchangeName": "NYSE"}),
        (
            "listed on the New York Stock Exchange under the symbol “ACME”.",
            {"TradingSymbol": "ACME", "SecurityExchangeName": "NYSE"},
        ),
        ("Nasdaq Global Select Market: ACME", {"TradingSymbol": "ACME",
         "SecurityExchangeName": "NASDAQ"}),
        ("(NYSE American: ACME)", {"TradingSymbol": "ACME",
         "SecurityExchangeName": "NYSE American"}),
        ("(LSE: ACME)", {"TradingSymbol": "ACME", "SecurityExchangeName": "LSE"}),
        ("(TSE Prime: 4689)", {"StockExchangeCode": "4689", "SecurityExchangeName": "TSE"}),
        ("Stock code: 130A", {"StockExchangeCode": "130A"}),
        ("It rang the bell of the NYSE at noon: ACME", {}),
        ("Conference passcode: 3774", {}),
    ],
)  # fmt: skip
def test_listings(line: str, expected: dict[str, str]) -> None:
    said = told(read(document(line), QUARTER))
    kinds = ("TradingSymbol", "SecurityExchangeName", "StockExchangeCode")
    assert {kind: said[kind] for kind in kinds if kind in said} == expected


@pytest.mark.parametrize(
    ("lines", "concept", "expected"),
    [
        (("FORM 10-Q",), "DocumentType", "10-Q"),
        (("FORM 6-K/A",), "DocumentType", "6-K/A"),
        (("FORM 6-K/A",), "AmendmentFlag", "true"),
        (("See our Form 10-K.",), "DocumentType", None),
        (("News Release",), "DocumentType", "Press release"),
        (("News Release",), "AmendmentFlag", None),
        (("Figures under IFRS.",), "AccountingStandard", "IFRS"),
        (("[Japanese GAAP]", "IFRS will follow."), "AccountingStandard", "JP GAAP"),
        (
            ("IFRS differs.", "Statements are prepared in accordance with U.S. GAAP."),
            "AccountingStandard",
            "US GAAP",
        ),
        (("IFRS and U.S. GAAP differ.",), "AccountingStandard", None),
        (("GAAP EPS",), "AccountingStandard", None),
        (
            ("accounting principles generally accepted in the United States",),
            "AccountingStandard",
            "US GAAP",
        ),
        (("(Unaudited)",), "AuditedFlag", "false"),
        (("(Audited)",), "AuditedFlag", "true"),
        (("(Audited)", "(Unaudited)"), "AuditedFlag", "false"),
        (("auditors",), "AuditedFlag", None),
        (("Non-consolidated Financial Results",), "ConsolidatedFlag", "false"),
        (("CONSOLIDATED BALANCE SHEETS",), "ConsolidatedFlag", "true"),
        (("consolidated subsidiaries",), "ConsolidatedFlag", None),
        (("in thousands of yen",), "ReportingCurrency", None),
    ],
)
def test_the_nature_of_document_and_figures(
    lines: tuple[str, ...], concept: str, expected: str | None
) -> None:
    assert told(read(document(*lines), QUARTER)).get(concept) == expected


def test_a_form_of_nine_months_is_of_the_third_quarter_where_it_says_so() -> None:
    months = statement("2025-12-31", 275)
    assert _focus("Nine Months Ended December 31, 2025", months) == "M9"
    assert _focus("Nine Months Ended December 31, 2025 (3Q25)", months) == "Q3"
    assert _focus("Year ended December 31, 2025", statement("2025-12-31", 365)) == "FY"


def _focus(line: str, made: Statement) -> str:
    return told(read(document(line), made))["DocumentFiscalPeriodFocus"]


def test_a_japanese_text_says_so() -> None:
    name = Entity("https://crossfoot.example/name", "acme", "株式会社アクメ")
    facts = read(document("株式会社アクメ", "March 31, 2025"), QUARTER, entity=name)
    assert [fact.language for fact in facts if fact.concept == "EntityRegistrantName"] == ["ja"]
