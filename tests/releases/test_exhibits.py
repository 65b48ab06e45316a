"""The made exhibit cast anew: the same facts come out, or the doubt is reported."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from crossfoot.model import Fate
from tests import exhibits
from tests.casting import NOBODYS
from tests.exhibits import BALANCE, CASH, GROUPS, INCOME, Exhibit, Said
from tests.findings import lines_named
from tests.stages import read

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.model import Fact
    from crossfoot.pipeline import Conversion

Change = Callable[[Exhibit, random.Random], Exhibit]

ORDERS = {
    INCOME: ((1, 0, 3, 2), (2, 3, 0, 1), (3, 2, 1, 0)),
    BALANCE: ((0, 2, 1), (1, 0, 2), (2, 1, 0), (2, 0, 1)),
    CASH: ((1, 0),),
}
CURRENCIES = (
    ("EUR", "€", "euros"),
    ("GBP", "£", "pounds sterling"),
    ("CAD", "C$", "Canadian dollars"),
)
SYNONYMS = (
    (INCOME, 1, "Cost of goods sold"),
    (INCOME, 8, "Earnings before income taxes"),
    (INCOME, 9, "Provision for income taxes"),
    (BALANCE, 2, "Cash and equivalents"),
    (BALANCE, 4, "Merchandise inventories"),
    (BALANCE, 7, "Property, plant and equipment, net"),
    (CASH, 14, "Capital expenditures"),
    (CASH, 19, "Payment of dividends"),
)


def said(fact: Fact) -> Said:
    unit = re.sub("iso4217:|xbrli:", "", str(fact.unit))
    return Said(fact.concept, str(fact.period), unit, fact.value)


def is_told(fact: Fact, known: set[Said]) -> bool:
    """Whether a fact was made up, as far as the rounding of its print tells."""
    now, half = said(fact), Decimal("0.5").scaleb(-fact.decimals)
    return not fact.members and any(
        now[:3] == each[:3] and abs(now.value - each.value) <= half for each in known
    )


def misread(exhibit: Exhibit, done: Conversion) -> set[Said]:
    """Facts that nobody made up and that no finding names."""
    assert done.report is not None
    named = {line for finding in done.findings for line in lines_named(finding)}
    known = exhibits.told(exhibit)
    return {
        said(fact)
        for fact in done.report.facts
        if not is_told(fact, known)
        if named.isdisjoint(each.figure.place.line for each in fact.prints)
    }


def check(exhibit: Exhibit, folder: Path) -> int:
    """How many facts there are; none is wrong, and what is open is reported."""
    done = read(exhibits.printed(exhibit), folder, "release.htm")
    assert misread(exhibit, done) == set()
    loose = any(entry.fate is Fate.OPEN for entry in done.ledger.entries)
    assert loose == any(finding.code == "ledger.open" for finding in done.findings)
    assert done.report is not None
    return len(done.report.facts)


def columns(exhibit: Exhibit, draw: random.Random) -> Exhibit:
    number = draw.choice(list(ORDERS))
    return exhibits.columns_moved(exhibit, number, draw.choice(ORDERS[number]))


def rows(exhibit: Exhibit, draw: random.Random) -> Exhibit:
    number = draw.choice(list(GROUPS))
    group = draw.choice(GROUPS[number])
    return exhibits.rows_moved(exhibit, number, group, draw.sample(group, len(group)))


def scale(exhibit: Exhibit, draw: random.Random) -> Exhibit:
    return exhibits.scaled(exhibit, draw.choice((INCOME, BALANCE, CASH)), draw.choice((0, 6)))


def currency(exhibit: Exhibit, draw: random.Random) -> Exhibit:
    return exhibits.in_currency(exhibit, *draw.choice(CURRENCIES))


def synonyms(exhibit: Exhibit, draw: random.Random) -> Exhibit:
    for number, row, text in draw.sample(SYNONYMS, 3):
        exhibit = exhibits.recaptioned(exhibit, number, row, text)
    return exhibit


def captions_of_nobody(exhibit: Exhibit, draw: random.Random) -> Exhibit:
    number = draw.choice(list(GROUPS))
    row = draw.choice([at for group in GROUPS[number] for at in group])
    return exhibits.recaptioned(exhibit, number, row, draw.choice(NOBODYS))


def colons(exhibit: Exhibit, draw: random.Random) -> Exhibit:
    number = draw.choice(list(GROUPS))
    row = draw.choice([at for group in GROUPS[number] for at in (*group, group.stop)])
    return exhibits.recaptioned(exhibit, number, row, "{}:")


def row_gone(exhibit: Exhibit, draw: random.Random) -> Exhibit:
    number = draw.choice(list(GROUPS))
    return exhibits.without_row(
        exhibit, number, draw.choice([at for group in GROUPS[number] for at in group])
    )


def prose_gone(exhibit: Exhibit, _: random.Random) -> Exhibit:
    return exhibits.without_prose(exhibit)


CHANGES: tuple[Change, ...] = (
    columns, rows, scale, currency, synonyms, captions_of_nobody, colons, row_gone, prose_gone,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("change", CHANGES)
def test_one_change(change: Change, seed: int, tmp_path: Path) -> None:
    draw = random.Random(seed)  # noqa: S311 - a test's choice
    assert check(change(exhibits.read(), draw), tmp_path) >= 150


@pytest.mark.parametrize("seed", range(12))
def test_several_changes(seed: int, tmp_path: Path) -> None:
    draw = random.Random(seed)  # noqa: S311 - a test's choice
    exhibit = exhibits.read()
    for change in draw.sample(CHANGES, 3):
        exhibit = change(exhibit, draw)
    check(exhibit, tmp_path)


@pytest.mark.parametrize("number", [INCOME, BALANCE, CASH])
def test_a_statement_gone(number: int, tmp_path: Path) -> None:
    assert check(exhibits.without_table(exhibits.read(), number), tmp_path) >= 80


def test_the_exhibit_is_what_it_is_cast_from(tmp_path: Path) -> None:
    exhibit = exhibits.read()
    assert exhibits.printed(exhibit) == exhibits.SOURCE.read_text(encoding="utf-8").rstrip("\n")
    assert check(exhibit, tmp_path) >= 170


def test_a_wrong_fact_is_seen(tmp_path: Path) -> None:
    done = read(exhibits.printed(exhibits.read()), tmp_path, "release.htm")
    other = exhibits.in_currency(exhibits.read(), "EUR", "€", "euros")
    assert len(misread(other, done)) > 150
