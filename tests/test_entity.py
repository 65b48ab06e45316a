from __future__ import annotations

import pytest

from crossfoot.entity import identify, reporting_currency
from crossfoot.model import Cell, Document, Paragraph, Place
from crossfoot.profile import Profile
from crossfoot.registrant import company_name

AUTHORITY = "https://crossfoot.example/"


def document(*lines: str) -> Document:
    cells = (Cell(line, Place(1, number, 1)) for number, line in enumerate(lines, 1))
    return Document("acme.txt", "text", tuple(Paragraph((cell,)) for cell in cells))


@pytest.mark.parametrize(
    ("line", "scheme", "identifier", "codes"),
    [
        ('("Acme" TSE:3774)', "http://www.tse.or.jp/sicc", "37740", []),
        ("Stock code number: 7203", "http://www.tse.or.jp/sicc", "72030", []),
        ("(NASDAQ: ACME)", f"{AUTHORITY}ticker/nasdaq", "ACME", ["entity.ticker"]),
        ("(NYSE: BRK.B)", f"{AUTHORITY}ticker/nyse", "BRK.B", ["entity.ticker"]),
        ("Acme Widgets Inc.", f"{AUTHORITY}name", "acme-widgets-inc", ["entity.unidentified"]),
        ("nobody at all", f"{AUTHORITY}name", "acme", ["entity.unidentified"]),
    ],
)
def test_who_reports(line: str, scheme: str, identifier: str, codes: list[str]) -> None:
    entity, findings = identify(document(line), Profile(), AUTHORITY)
    assert (entity.scheme, entity.identifier) == (scheme, identifier)
    assert [finding.code for finding in findings] == codes


def test_a_profile_wins_and_no_central_index_key_is_made_up() -> None:
    profile = Profile(name="Acme", identifiers={"http://www.sec.gov/CIK": "0000000042"})
    entity, findings = identify(document("(NASDAQ: ACME) TSE:3774"), profile, AUTHORITY)
    assert (entity.scheme, entity.identifier, entity.name) == (
        "http://www.sec.gov/CIK",
        "0000000042",
        "Acme",
    )
    assert not findings
    guessed, _ = identify(document("(NASDAQ: ACME) CIK 42"), Profile(), AUTHORITY)
    assert "CIK" not in guessed.scheme


def test_the_company_is_the_one_named_most() -> None:
    lines = ("Big Bank Corp. advised.", "Acme Widgets Inc.", "Acme Widgets Inc. and others")
    assert company_name(document(*lines)) == "Acme Widgets Inc."


def test_a_release_without_a_currency_says_so() -> None:
    currency, findings = reporting_currency(document("1,234"), (), Profile())
    assert currency == "XXX"
    assert [finding.code for finding in findings] == ["entity.no-currency"]
    assert reporting_currency(document("It was JPY 5"), (), Profile()) == ("JPY", ())
    assert reporting_currency(document("It was JPY 5"), (), Profile(currency="EUR")) == ("EUR", ())
