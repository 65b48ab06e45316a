"""Lines without a known caption: what names them, and what never does."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from crossfoot import taxonomy as taxonomies
from crossfoot.captions import vocabulary
from crossfoot.knowledge import Knowledge
from crossfoot.mapping import assign
from crossfoot.mapping.precedents import Shelves
from crossfoot.model import (
    Caption,
    Cell,
    Column,
    Duration,
    Figure,
    FootedStatement,
    Instant,
    Line,
    Period,
    Place,
    StatementKind,
    Sum,
    Tagged,
    Term,
)
from crossfoot.taxonomy.learned import LearnedCaption

TAXONOMY = taxonomies.load()
WORDS = vocabulary(TAXONOMY)
YEAR = Duration(dt.date(2024, 1, 1), dt.date(2024, 12, 31))
DAY = Instant(dt.date(2024, 12, 31))
HERE = Place(1, 1, 1)


def line(text: str, value: str) -> Line:
    number = Decimal(value)
    figure = Figure(value, number, max(0, -int(number.as_tuple().exponent)), HERE)
    return Line(Caption((Cell(text, HERE),)), (figure,))


def tags(
    kind: StatementKind,
    period: Period,
    lines: list[Line],
    sums: tuple[Sum, ...] = (),
    *learned: LearnedCaption,
) -> tuple[Tagged | None, ...]:
    columns = (Column(period, 6, "USD"),)
    footed = FootedStatement(kind, "", HERE, columns, tuple(lines), sums)
    done, _ = assign([footed], TAXONOMY, WORDS, Knowledge(), Shelves(lambda: learned))
    return done.statements[0].tags


def named(found: tuple[Tagged | None, ...]) -> list[str | None]:
    return [tag.concept if tag and tag.rung in ("precedent", "likeness") else None for tag in found]


def row(kind: StatementKind, section: str, caption: str, concept: str) -> LearnedCaption:
    return LearnedCaption(kind.value, section, caption, concept, concept, 4)


FLOW, SHEET, INCOME = StatementKind.CASH_FLOW, StatementKind.BALANCE_SHEET, StatementKind.INCOME
BOUGHT = row(FLOW, "investing", "wild geese bought", "PaymentsToAcquireProductiveAssets")


def test_a_line_is_named_as_others_named_theirs() -> None:
    lines = [line("Wild geese bought", "-70"), line("Net cash used in investing activities", "-70")]
    assert named(tags(FLOW, YEAR, lines, (), BOUGHT))[0] == "PaymentsToAcquireProductiveAssets"


def test_without_precedents_it_is_not() -> None:
    lines = [line("Wild geese bought", "-70"), line("Net cash used in investing activities", "-70")]
    assert named(tags(FLOW, YEAR, lines))[0] is None


def test_a_payment_is_no_name_for_cash_that_came_in() -> None:
    lines = [line("Wild geese bought", "70"), line("Net cash used in investing activities", "70")]
    assert named(tags(FLOW, YEAR, lines, (), BOUGHT))[0] is None


def test_a_duration_is_no_name_for_a_balance() -> None:
    said = row(SHEET, "", "wild geese", "ResearchAndDevelopmentInProcess")
    assert named(tags(SHEET, DAY, [line("Wild geese", "70")], (), said)) == [None]


def test_a_part_is_never_named_as_a_total() -> None:
    said = row(SHEET, "", "wild geese", "Liabilities")
    lines = [line("Wild geese", "70"), line("Ducks", "30"), line("Poultry", "100")]
    poultry = Sum(2, (Term(0, 1), Term(1, 1)), (Decimal(0),))
    assert named(tags(SHEET, DAY, lines, (poultry,), said))[0] is None


def test_comprehensive_income_is_no_part_of_an_income_statement_without_it() -> None:
    said = row(
        StatementKind.COMPREHENSIVE_INCOME,
        "",
        "wild geese",
        "OtherComprehensiveIncomeOtherNetOfTax",
    )
    assert named(tags(INCOME, YEAR, [line("Wild geese", "70")], (), said)) == [None]
    lines = [line("Other comprehensive income", "1"), line("Wild geese", "70")]
    assert named(tags(INCOME, YEAR, lines, (), said))[1] == "OtherComprehensiveIncomeOtherNetOfTax"


def test_a_lease_of_no_kind_is_none_of_either() -> None:
    said = row(SHEET, "", "long term lease debts", "OperatingLeaseLiabilityNoncurrent")
    assert named(tags(SHEET, DAY, [line("Long-term lease debts", "70")], (), said)) == [None]


def test_equity_to_which_others_interests_add_up_is_that_of_all() -> None:
    lines = [
        line("Retained earnings", "90"),
        line("Noncontrolling interests", "10"),
        line("Total stockholders' equity", "100"),
    ]
    whole = Sum(2, (Term(0, 1), Term(1, 1)), (Decimal(0),))
    found = tags(SHEET, DAY, lines, (whole,))[2]
    assert found is not None
    assert found.concept == "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest"


def test_what_stands_above_equity_is_owed_where_no_total_says_so() -> None:
    lines = [
        line("Accounts payable", "5"),
        line("Total current liabilities", "5"),
        line("Other long-term liabilities", "7"),
        line("Common stock", "1"),
        line("Total stockholders' equity", "1"),
    ]
    found = tags(SHEET, DAY, lines)[2]
    assert found is not None
    assert found.concept == "OtherLiabilitiesNoncurrent"
