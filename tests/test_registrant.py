"""The company's name, rung by rung."""

from __future__ import annotations

import pytest

from crossfoot.registrant import company_name
from tests.cover.made import document


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("Company name: Acme Widgets Inc. Exchange listed: none",), "Acme Widgets Inc."),
        (("Rival Corp. fell.", "Acme (NYSE: ACME) today announced it."), "Acme"),
        (("NAGOYA, May 1, 2025 - Acme & Sons, Ltd. (“Acme”) (NYSE: ACME) said",),
         "Acme & Sons, Ltd."),
        (("Acme Reports Results", "Acme Mills Inc. today announced them"), "Acme Mills Inc."),
        (("First-Quarter reported sales rose.", "Acme Inc. reported them."), "Acme Inc."),
        (("First-Quarter reported sales rose.", "Acme Mills Reports Results"), "Acme Mills"),
        (("BOSTON – The Acme Company today reported income.",), "The Acme Company"),
        (("eMake Inc. (Nasdaq: EMK), which makes things for many, today announced",),
         "eMake Inc."),
        (("Acme® today announced results.", "Acme Corporation", "Income"), "Acme Corporation"),
        (("The Company today reported.", "Acme, Inc.", "Balance Sheets", "Acme, Inc.",
          "Statements of Income"), "Acme, Inc."),
        (("Big Bank Corp. lent.", "Acme Widgets Inc.", "Acme Widgets Inc. and others"),
         "Acme Widgets Inc."),
        (("2024", "Balance sheet", "2024", "Statements of income"), ""),
        (("The Company is ours.", "nobody at all"), ""),
    ],
)  # fmt: skip
def test_who_the_company_is(lines: tuple[str, ...], name: str) -> None:
    assert company_name(document(*lines)) == name


def test_a_company_of_the_small_print_is_not_the_registrant() -> None:
    long = ("and so on " * 500).strip()
    assert company_name(document(long, "Deposit Insurance Corp. insures.")) == ""
