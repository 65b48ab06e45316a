"""Ties between statements: repeats, the balance, roll-forwards, per-share recomputations.

Each function is one kind of tie; it looks for facts by concept and says what they must satisfy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from crossfoot.model import Duration, Fact, Instant, Period, Proof, ProofKind, ProofTerm
from crossfoot.value import Value

_SHARES, _ADS = "WeightedAverageNumberOfSharesOutstanding", "WeightedAverageNumberOfAdsEquivalents"
_RATES = (
    ("EarningsPerShareBasic", f"{_SHARES}Basic"),
    ("EarningsPerShareDiluted", "WeightedAverageNumberOfDilutedSharesOutstanding"),
    ("NetIncomePerAdsEquivalentBasic", f"{_ADS}Basic"),
    ("NetIncomePerAdsEquivalentDiluted", f"{_ADS}Diluted"),
)
"""What is printed per share or ADS, and the count that it is per."""


class _Book(Value):
    """The facts without members, to be looked up by concept and period."""

    facts: dict[tuple[str, Period], Fact]

    def get(self, concept: str, period: Period) -> Fact | None:
        return self.facts.get((concept, period))

    def durations(self) -> list[Duration]:
        return sorted({period for _, period in self.facts if isinstance(period, Duration)})

    def instants(self) -> list[Instant]:
        return sorted({period for _, period in self.facts if isinstance(period, Instant)})


Tie = Callable[[_Book], Iterator[Proof]]


def prove(facts: Sequence[Fact]) -> tuple[Proof, ...]:
    """All ties that the facts allow to be checked."""
    book = _Book({(fact.concept, fact.period): fact for fact in facts if not fact.members})
    rolled = (proof for tie in ROLLS for proof in _confirmed(tuple(tie(book))))
    return (*repeats(facts), *balance(book), *rolled, *per_share(book))


def _confirmed(rolls: tuple[Proof, ...]) -> tuple[Proof, ...]:
    """All of them if one holds; else the release moves the balance by what it does not print."""
    return rolls if any(roll.proved for roll in rolls) else ()


def repeats(facts: Sequence[Fact]) -> Iterator[Proof]:
    """A fact printed on two statements at the same precision ties them together."""
    for fact in facts:
        for _ in fact.prints[1:]:
            terms = (ProofTerm(fact.id, Decimal(1)), ProofTerm(fact.id, Decimal(-1)))
            yield Proof("", ProofKind.REPEAT, "", fact.period, terms, Decimal(0))


def balance(book: _Book) -> Iterator[Proof]:
    """Assets are liabilities and equity."""
    for on in book.instants():
        assets, claims = (
            book.get("Assets", on),
            book.get("LiabilitiesAndStockholdersEquity", on),
        )
        if assets and claims:
            yield _identity(ProofKind.BALANCE, on, [(assets, 1), (claims, -1)])


def retained_earnings(book: _Book) -> Iterator[Proof]:
    """Opening retained earnings, plus the parent's income, less dividends, are the closing ones."""
    for during in book.durations():
        opening = book.get("RetainedEarningsAccumulatedDeficit", during.opening)
        closing = book.get("RetainedEarningsAccumulatedDeficit", during.closing)
        income = book.get("NetIncomeLoss", during)
        if opening and closing and income:
            dividends = book.get("PaymentsOfDividends", during)
            moves = [(closing, 1), (opening, -1), (income, -1)]
            moves += [(dividends, 1)] if dividends else []
            yield _rolled(during, moves)


def other_comprehensive_income(book: _Book) -> Iterator[Proof]:
    """Opening accumulated OCI plus the parent's OCI of the period is the closing one."""
    concept = "AccumulatedOtherComprehensiveIncomeLossNetOfTax"
    for during in book.durations():
        opening, closing = book.get(concept, during.opening), book.get(concept, during.closing)
        whole = book.get("ComprehensiveIncomeNetOfTax", during)
        income = book.get("NetIncomeLoss", during)
        if opening and closing and whole and income:
            yield _rolled(during, [(closing, 1), (opening, -1), (whole, -1), (income, 1)])


def per_share(book: _Book) -> Iterator[Proof]:
    """Income over weighted shares is what is printed per share, as far as rounding tells."""
    for during in book.durations():
        for rate, shares in _RATES:
            each, whole, count = (book.get(n, during) for n in (rate, "NetIncomeLoss", shares))
            if each and whole and count and count.value:
                yield _quotient(during, each, whole, count)


def _quotient(during: Duration, each: Fact, whole: Fact, count: Fact) -> Proof:
    """Rate times shares is the income, as far as the rounding of all three leaves open."""
    slack = _half(each) * count.value + _half(whole) + abs(each.value) * _half(count)
    residual = each.value * count.value - whole.value
    terms = (
        ProofTerm(each.id, count.value),
        ProofTerm(whole.id, Decimal(-1)),
        ProofTerm(count.id, Decimal(0)),
    )
    return Proof("", ProofKind.PER_SHARE, "per-share", during, terms, residual, slack)


def _half(fact: Fact) -> Decimal:
    return Decimal(1).scaleb(-fact.decimals) / 2


def _rolled(during: Duration, moves: list[tuple[Fact, int]]) -> Proof:
    return _identity(ProofKind.ROLL_FORWARD, during, moves)


def _identity(kind: ProofKind, period: Period, moves: list[tuple[Fact, int]]) -> Proof:
    residual = sum((sign * fact.value for fact, sign in moves), Decimal(0))
    terms = tuple(ProofTerm(fact.id, Decimal(sign)) for fact, sign in moves)
    return Proof("", kind, "", period, terms, residual)


ROLLS: tuple[Tie, ...] = (retained_earnings, other_comprehensive_income)
