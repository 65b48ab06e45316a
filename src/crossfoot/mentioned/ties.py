"""Ties among facts that statements and other pages print: targets, dividends, intangibles.

Each function is one kind of tie, as in `footing.tieouts`; these need facts with members too.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.mentioned.members import SEGMENTS
from crossfoot.mentioned.prints import FORECAST, step
from crossfoot.model import Duration, Fact, Instant, Money, Proof, ProofKind, ProofTerm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from crossfoot.mentioned.prints import Facts
    from crossfoot.model import Period

SCHEDULE = "DividendScheduleAxis"
_ISSUED, _TREASURY = "CommonStockSharesIssued", "TreasuryStockShares"
_RATES = ("EarningsPerShareBasic", "EarningsPerShareDiluted")
_AVERAGE = "WeightedAverageNumberOfSharesOutstandingBasic"


def ties(facts: Facts, proofs: Sequence[Proof]) -> Iterator[Proof]:
    """All ties that hold; `proofs` are the sums of the statements."""
    for tie in TIES:
        yield from (proof for proof in tie(facts) if proof.proved)
    yield from operating_capital(facts, proofs)


def targets_per_share(facts: Facts) -> Iterator[Proof]:
    """Income that is aimed at, over the shares outstanding, is what is aimed at per share."""
    book = _book(facts)
    for rate in facts.values():
        if rate.concept not in _RATES or FORECAST not in rate.members:
            continue
        income = book.get(("NetIncomeLoss", rate.period, rate.members))
        if income:
            products = (_product(rate, shares, income) for shares in _outstanding(facts, rate))
            held = next((proof for proof in products if proof.proved), None)
            yield from (held,) if held else ()


def dividends_of_the_year(facts: Facts) -> Iterator[Proof]:
    """What is paid at the ends of quarters is the dividend of the year, forecast or not."""
    for whole in facts.values():
        if not _is_per_share(whole) or SCHEDULE in dict(whole.members):
            continue
        parts = [
            fact
            for fact in facts.values()
            if (fact.concept, fact.period) == (whole.concept, whole.period)
            if SCHEDULE in dict(fact.members) and set(_others(fact)) <= set(whole.members)
        ]
        if len(parts) > 1:
            terms = [(whole, Decimal(1)), *((part, Decimal(-1)) for part in parts)]
            yield _proof(ProofKind.DIVIDENDS, whole.period, terms, Decimal(0))


def dividends_paid(facts: Facts) -> Iterator[Proof]:
    """Dividends paid are a dividend decided on before, times the shares outstanding then."""
    rates = [
        f for f in facts.values() if _is_per_share(f) and f.value and FORECAST not in f.members
    ]
    for paid in facts.values():
        if paid.concept != "PaymentsOfDividends" or paid.members:
            continue
        products = (
            _product(rate, shares, paid, ProofKind.DIVIDENDS)
            for rate in rates
            for shares in _outstanding(facts, paid)
        )
        held = next((proof for proof in products if proof.proved), None)
        yield from (held,) if held else ()


def intangibles(facts: Facts) -> Iterator[Proof]:
    """What is amortized and what is not are goodwill and the other intangible assets."""
    book = _book(facts)
    for fact in facts.values():
        if fact.concept == "IntangibleAssetsNotAmortizedIncludingGoodwill":
            names = (
                "FiniteLivedIntangibleAssetsNet",
                "Goodwill",
                "IntangibleAssetsNetExcludingGoodwill",
            )
            others = [book.get((name, fact.period, fact.members)) for name in names]
            known = [other for other in others if other]
            if len(known) == len(names):
                weights = (Decimal(1), Decimal(1), Decimal(-1), Decimal(-1))
                terms = list(zip((fact, *known), weights, strict=True))
                yield _proof(ProofKind.SUM, fact.period, terms, _half(fact, *known))


def not_yet_paid(facts: Facts) -> Iterator[Proof]:
    """Equipment that is not paid yet may be all that is owed to others than suppliers."""
    book = _book(facts)
    for fact in facts.values():
        if fact.concept == "CapitalExpendituresIncurredButNotYetPaid" and not fact.members:
            owed = isinstance(fact.period, Duration) and book.get(
                ("AccountsPayableOtherCurrent", fact.period.closing, ())
            )
            if owed and fact.value and owed.value == fact.value:
                terms = [(fact, Decimal(1)), (owed, Decimal(-1))]
                yield _proof(ProofKind.TIE_OUT, fact.period, terms, Decimal(0))


def segments_of_one_product(facts: Facts) -> Iterator[Proof]:
    """A segment that is named as a product is sells nothing else."""
    named: dict[tuple[str, Period, str], Fact] = {}
    for fact in facts.values():
        if len(fact.members) == 1 and fact.members[0][0] != SEGMENTS:
            name = fact.members[0][1].removesuffix("Member")
            named[fact.concept, fact.period, name] = fact
    for fact in facts.values():
        name = dict(fact.members).get(SEGMENTS, "").removesuffix("SegmentMember")
        product = named.get((fact.concept, fact.period, name))
        if product and product.value == fact.value and product.decimals == fact.decimals:
            terms = [(fact, Decimal(1)), (product, Decimal(-1))]
            yield _proof(ProofKind.TIE_OUT, fact.period, terms, Decimal(0))


TIES: tuple[Callable[[Facts], Iterator[Proof]], ...] = (
    targets_per_share,
    dividends_of_the_year,
    dividends_paid,
    intangibles,
    not_yet_paid,
    segments_of_one_product,
)


_OPERATING = "NetCashProvidedByUsedInOperatingActivities"
_CAPITAL = "IncreaseDecreaseInOperatingCapital"
_FEWEST_LINES = 4


def operating_capital(facts: Facts, proofs: Sequence[Proof]) -> Iterator[Proof]:
    """What operating assets and liabilities bind is told by the last lines of their section.

    How many lines those are is the same in each column.
    """
    told = [fact for fact in facts.values() if fact.concept == _CAPITAL and not fact.members]
    lines = [(fact, _lines(fact, facts, proofs)) for fact in told]
    for size in range(_FEWEST_LINES, min((len(own) for _, own in lines), default=0) + 1):
        found = [_bound(fact, own[-size:]) for fact, own in lines]
        if all(proof.proved for proof in found):
            yield from found
            return


def _lines(fact: Fact, facts: Facts, proofs: Sequence[Proof]) -> list[tuple[Fact, Decimal]]:
    """The lines of the operating section at that time, each with its sign in cash."""
    for proof in proofs:
        total = facts[proof.terms[0].fact]
        if (proof.kind, total.concept, proof.period) == (ProofKind.SUM, _OPERATING, fact.period):
            return [(facts[term.fact], -term.weight) for term in proof.terms[1:]]
    return []


def _bound(fact: Fact, lines: Sequence[tuple[Fact, Decimal]]) -> Proof:
    terms = [(fact, Decimal(1)), *lines]
    return _proof(ProofKind.SUM, fact.period, terms, _half(*(each for each, _ in terms)))


# ── the shares ───────────────────────────────────────────────────────────────────────────

_Shares = tuple[tuple[Fact, int], ...]


def _outstanding(facts: Facts, of: Fact) -> Iterator[_Shares]:
    """Shares issued less those in treasury: at the opening, then at any other date; averages."""
    book = _book(facts)
    opening = of.period.opening if isinstance(of.period, Duration) else of.period
    dates = {fact.period for fact in facts.values() if fact.concept == _ISSUED}
    known = [on for on in dates if isinstance(on, Instant)]
    for on in sorted(known, key=lambda on: (on != opening, on)):
        issued = book.get((_ISSUED, on, ()))
        treasury = book.get((_TREASURY, on, ()))
        if issued:
            yield ((issued, 1), (treasury, -1)) if treasury else ((issued, 1),)
    for fact in facts.values():
        if fact.concept == _AVERAGE and not fact.members:
            yield ((fact, 1),)


def _product(
    rate: Fact, shares: _Shares, whole: Fact, kind: ProofKind = ProofKind.TARGET_PER_SHARE
) -> Proof:
    """Rate times shares is the whole, as far as the rounding of rate and whole leaves open."""
    count = sum((sign * fact.value for fact, sign in shares), Decimal(0))
    terms = [(whole, Decimal(-1)), *((fact, rate.value * sign) for fact, sign in shares)]
    terms.append((rate, Decimal(0)))
    exact = kind is ProofKind.DIVIDENDS  # a dividend is so much and no fraction more
    slack = _half(whole) + (Decimal(0) if exact else count * step(rate.prints[0]) / 2)
    return _proof(kind, whole.period, terms, slack)


# ── what all have in common ──────────────────────────────────────────────────────────────


def _book(facts: Facts) -> dict[tuple[str, Period, tuple[tuple[str, str], ...]], Fact]:
    return {(fact.concept, fact.period, fact.members): fact for fact in facts.values()}


def _is_per_share(fact: Fact) -> bool:
    """Whether a fact is a dividend per share."""
    per_share = isinstance(fact.unit, Money) and fact.unit.per_share
    return per_share and "Dividend" in fact.concept


def _others(fact: Fact) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in fact.members if pair[0] != SCHEDULE)


def _half(*facts: Fact) -> Decimal:
    return sum((step(fact.prints[0]) for fact in facts), Decimal(0)) / 2


def _proof(
    kind: ProofKind, period: Period, terms: Iterable[tuple[Fact, Decimal]], slack: Decimal
) -> Proof:
    """The weighted facts add up to nothing; a weight of 0 is that of a factor of the others."""
    weighted = tuple(ProofTerm(fact.id, weight) for fact, weight in terms)
    residual = sum((fact.value * weight for fact, weight in terms), Decimal(0))
    return Proof("", kind, "", period, weighted, residual, slack)
