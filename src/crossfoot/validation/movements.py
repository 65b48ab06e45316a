"""Roll-forwards: the opening balance and the period's movements are the closing balance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import Duration
from crossfoot.validation.book import Book, Breach, describe, equation
from crossfoot.validation.sums import is_exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.validation.book import Equation

CASH: tuple[tuple[str, str], ...] = (
    ("CashAndCashEquivalentsAtCarryingValue", "CashAndCashEquivalentsPeriodIncreaseDecrease"),
    (
        "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents",
        (
            "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents"
            "PeriodIncreaseDecreaseIncludingExchangeRateEffect"
        ),
    ),
)
_INTANGIBLES = (
    "FiniteLivedIntangibleAssetsNet",
    "Goodwill",
    "IntangibleAssetsNetExcludingGoodwill",
)
_EARNINGS = "RetainedEarningsAccumulatedDeficit"
_ACCUMULATED = "AccumulatedOtherComprehensiveIncomeLossNetOfTax"


def cash(book: Book) -> Iterator[Breach]:
    """Opening cash and its change are the closing cash."""
    for stock, flow in CASH:
        for during in book.durations():
            yield from _off(book, _rolled(book, stock, during, {flow: 1}))


def cash_incomplete(book: Book) -> Iterator[Breach]:
    """A change in cash with only one of the balances between which it lies."""
    for stock, flow in CASH:
        for during in book.durations():
            change = book.get(flow, during)
            ends = [book.get(stock, on) for on in (during.opening, during.closing)]
            if change and ends.count(None) == 1:
                lacking = during.opening if ends[0] is None else during.closing
                yield Breach(f"{describe(change)} has no {stock} at {lacking}.", (change.id,))


def retained_earnings(book: Book) -> Iterator[Breach]:
    """Retained earnings move by the parent's income less dividends."""
    for during in book.durations():
        paid = "PaymentsOfDividends"
        dividends = {paid: -1} if book.get(paid, during) else {}
        moves = {"NetIncomeLoss": 1, **dividends}
        yield from _off(book, _rolled(book, _EARNINGS, during, moves))


def other_comprehensive_income(book: Book) -> Iterator[Breach]:
    """Accumulated OCI moves by what the parent's comprehensive income exceeds its net income."""
    movements = {"ComprehensiveIncomeNetOfTax": 1, "NetIncomeLoss": -1}
    for during in book.durations():
        yield from _off(book, _rolled(book, _ACCUMULATED, during, movements))


def not_yet_paid(book: Book) -> Iterator[Breach]:
    """Equipment that is not paid yet, beside another amount owed to others than suppliers."""
    for bought in book.of("CapitalExpendituresIncurredButNotYetPaid"):
        if isinstance(bought.period, Duration):
            owed = book.get("AccountsPayableOtherCurrent", bought.period.closing)
            if owed and owed.value != bought.value:
                text = f"{describe(bought)} is not all of {describe(owed)}."
                yield Breach(text, (bought.id, owed.id))


def intangibles(book: Book) -> Iterator[Breach]:
    """What is amortized and what is not are goodwill and the other intangible assets."""
    for loose in book.of("IntangibleAssetsNotAmortizedIncludingGoodwill"):
        others = [book.get(name, loose.period, loose.members) for name in _INTANGIBLES]
        terms = [(loose, 1), *zip(others, (1, -1, -1), strict=True)]
        entry = equation("The sum of intangible assets", terms)
        if entry and abs(entry.residual) > entry.slack:
            yield entry.breach()
        if others.count(None) == len(others):
            text = f"{describe(loose)} has no other intangible assets beside it."
            yield Breach(text, (loose.id,))


def _rolled(book: Book, stock: str, during: Duration, movements: dict[str, int]) -> Equation | None:
    ends = [(book.get(stock, during.closing), 1), (book.get(stock, during.opening), -1)]
    moves = [(book.get(flow, during), -weight) for flow, weight in movements.items()]
    return equation("The roll-forward", [*ends, *moves])


def _off(book: Book, entry: Equation | None) -> Iterator[Breach]:
    """Rounding may explain it, unless the file's figures are exact."""
    if entry is None or not entry.residual:
        return
    if abs(entry.residual) > entry.slack or (entry.alike and is_exact(book)):
        yield entry.breach()
