"""Rules on what figures mean, by the names of their concepts (DQC; our names mirror us-gaap's)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from crossfoot.model import Duration, Instant
from crossfoot.validation.book import Breach, describe, half_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.filings.rulebook.view import View
    from crossfoot.model import Fact

_SOLD: Final = frozenset({"ProductOrServiceAxis", "StatementGeographicalAxis"})
"""Axes along which a part is as the whole; along others it may be an elimination or a change."""

_ORDERED: Final = (
    ("CommonStockSharesOutstanding", "CommonStockSharesIssued"),
    ("CommonStockSharesIssued", "CommonStockSharesAuthorized"),
    ("PreferredStockSharesOutstanding", "PreferredStockSharesIssued"),
    ("PreferredStockSharesIssued", "PreferredStockSharesAuthorized"),
)
_BEFORE_TAX: Final = (
    "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest",
    "IncomeLossFromContinuingOperationsBeforeIncomeTaxesMinorityInterestAndIncomeLossFromEquityMethodInvestments",
)
_FOCUS: Final = {"Q1": 1, "Q2": 2, "Q3": 3, "FY": 4}
_QUARTER: Final = 91
_SLACK: Final = 16
_HALF_TAX: Final = 2


@cache
def nonnegative() -> frozenset[str]:
    """Names of us-gaap whose values are not below zero (DQC_0015, taxonomy of 2025)."""
    text = files("crossfoot.filings.rulebook").joinpath("nonnegative.txt").read_text("ascii")
    return frozenset(text.split())


def negative(view: View) -> Iterator[Breach]:
    """What cannot be below zero is not."""
    for fact in view.reading.facts:
        if fact.value >= 0 or fact.concept not in nonnegative():
            continue
        if _SOLD.issuperset(axis for axis, _ in fact.members):
            yield Breach(f"{describe(fact)} is below zero.", (fact.id,))


def lesser_above_greater(view: View) -> Iterator[Breach]:
    """Shares outstanding are issued, and shares issued are authorized."""
    for less, more in _ORDERED:
        for fact in view.book.of(less):
            other = view.book.get(more, fact.period, fact.members)
            if other is not None and fact.value - half_unit(fact) > other.value + half_unit(other):
                yield Breach(f"{describe(fact)} is above {more}.", (fact.id, other.id))


def tax_sign(view: View) -> Iterator[Breach]:
    """Tax of more than half of what is earned, on the other side of zero, is doubtful."""
    for tax in view.book.of("IncomeTaxExpenseBenefit"):
        for name in _BEFORE_TAX:
            income = view.book.get(name, tax.period, tax.members)
            if income is not None and _is_odd(tax, income):
                yield Breach(f"{describe(tax)} is no tax on {name}.", (tax.id, income.id))


def _is_odd(tax: Fact, income: Fact) -> bool:
    """A benefit on a profit may be, but not one of half of it."""
    opposite = (tax.value < 0) != (income.value < 0)
    return (
        bool(tax.value and income.value)
        and opposite
        and (abs(tax.value) * _HALF_TAX > abs(income.value))
    )


def focus(view: View) -> Iterator[Breach]:
    """The period of the cover is as long as the quarter that it names, since the year began."""
    for said in view.reading.said:
        quarters = _FOCUS.get(said.text) if said.concept == "DocumentFiscalPeriodFocus" else None
        if quarters and isinstance(said.period, Duration):
            days = (said.period.last - said.period.first).days + 1
            if not any(abs(days - _QUARTER * each) <= _SLACK for each in {1, quarters}):
                yield Breach(f"The cover names {said.text}, but its period has {days} days.",
                             (said.id,))  # fmt: skip


def shorter_above_longer(view: View) -> Iterator[Breach]:
    """What is never below zero is no more in a quarter than in the months that hold it."""
    for name in sorted(view.book.by_concept.keys() & nonnegative()):
        facts = [fact for fact in view.book.of(name) if isinstance(fact.period, Duration)]
        for short in facts:
            for long in facts:
                if _holds(long, short) and _exceeds(short, long):
                    yield Breach(f"{describe(short)} is above {long.period}.", (short.id, long.id))


def _holds(long: Fact, short: Fact) -> bool:
    outer, inner = long.period, short.period
    if not (isinstance(outer, Duration) and isinstance(inner, Duration)) or outer == inner:
        return False
    alike = (long.members, long.unit) == (short.members, short.unit)
    return alike and outer.first <= inner.first and inner.last <= outer.last


def _exceeds(short: Fact, long: Fact) -> bool:
    flow = not any(word in short.concept for word in ("PerShare", "Average", "Ratio", "Rate"))
    return flow and short.value - half_unit(short) > long.value + half_unit(long)


def instants_after(view: View) -> Iterator[Breach]:
    """No balance is of a day after the period that the cover names, but on the cover itself."""
    days = [it.period for it in view.reading.said if it.concept == "DocumentPeriodEndDate"]
    last = next((day.last for day in days if isinstance(day, Duration)), None)
    for fact in view.reading.facts if last else ():
        if isinstance(fact.period, Instant) and last and fact.period.on > last:
            forecast = any("Forecast" in member for _, member in fact.members)
            if not fact.concept.startswith(("Entity", "Dividend")) and not forecast:
                yield Breach(f"{describe(fact)} is of a day after {last}.", (fact.id,))
