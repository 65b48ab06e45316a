"""Per-share figures recomputed, and American depositary shares as multiples of shares."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.model import Duration
from crossfoot.validation.book import Book, Breach, describe, half_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.model import Fact

_INCOME = "NetIncomeLoss"
_EARNINGS: tuple[tuple[str, str], ...] = (
    ("EarningsPerShareBasic", "WeightedAverageNumberOfSharesOutstandingBasic"),
    ("EarningsPerShareDiluted", "WeightedAverageNumberOfDilutedSharesOutstanding"),
    ("NetIncomePerAdsEquivalentBasic", "WeightedAverageNumberOfAdsEquivalentsBasic"),
    ("NetIncomePerAdsEquivalentDiluted", "WeightedAverageNumberOfAdsEquivalentsDiluted"),
)
_COUNTS: tuple[tuple[str, str], ...] = (
    (_EARNINGS[0][1], _EARNINGS[2][1]),
    (_EARNINGS[1][1], _EARNINGS[3][1]),
)
_RATES: tuple[tuple[str, str], ...] = (
    (_EARNINGS[0][0], _EARNINGS[2][0]),
    (_EARNINGS[1][0], _EARNINGS[3][0]),
)

Triple = tuple["Fact", "Fact", "Fact"]


def earnings_failing(book: Book) -> Iterator[Breach]:
    """Earnings a share that are not income over shares, where another column's are."""
    triples = list(_triples(book))
    if any(_recomputes(*triple) for triple in triples):
        yield from (_breach(triple) for triple in triples if not _recomputes(*triple))


def earnings_otherwise(book: Book) -> Iterator[Breach]:
    """Earnings a share that are income over shares in no column: perhaps not all income counts."""
    triples = list(_triples(book))
    if not any(_recomputes(*triple) for triple in triples):
        yield from (_breach(triple) for triple in triples)


def _triples(book: Book) -> Iterator[Triple]:
    for rate, count in _EARNINGS:
        for earned in book.of(rate):
            income, shares = book.get(_INCOME, earned.period), book.get(count, earned.period)
            if income and shares and not earned.members:
                yield earned, income, shares


def _recomputes(rate: Fact, income: Fact, shares: Fact) -> bool:
    """Rate x shares = income, each within half a unit: no division, so exact."""
    width = (
        abs(shares.value) * half_unit(rate)
        + (abs(rate.value) + half_unit(rate)) * half_unit(shares)
        + half_unit(income)
    )
    return abs(rate.value * shares.value - income.value) <= width


def _breach(triple: Triple) -> Breach:
    rate, income, shares = triple
    quotient = income.value / shares.value if shares.value else Decimal(0)
    text = f"{describe(rate)} is {rate.value}, but income over shares is {quotient:.4f}."
    return Breach(text, tuple(fact.id for fact in triple))


def diluted_below_basic(book: Book) -> Iterator[Breach]:
    """Dilution adds shares, so that the diluted number is never the smaller (DQC_0009)."""
    for basic, diluted in ((_EARNINGS[0][1], _EARNINGS[1][1]), (_EARNINGS[2][1], _EARNINGS[3][1])):
        for fewer in book.of(basic):
            more = book.get(diluted, fewer.period, fewer.members)
            if more and more.value < fewer.value:
                text = f"{describe(more)} is less than {describe(fewer)}."
                yield Breach(text, (more.id, fewer.id))


def ads_counts(book: Book) -> Iterator[Breach]:
    """Numbers of ADS that are not the same multiple of the shares as the others."""
    pairs = list(_pairs(book, _COUNTS))
    ratio = _ratio(pairs)
    for shares, ads in pairs:
        width = half_unit(ads) + ratio * half_unit(shares)
        if abs(ads.value - ratio * shares.value) > width:
            yield _off_ratio(shares, ads, ratio)


def ads_rounded(book: Book) -> Iterator[Breach]:
    """Numbers of ADS that are off their multiple of the shares by no more than rounding."""
    pairs = list(_pairs(book, _COUNTS))
    ratio = _ratio(pairs)
    for shares, ads in pairs:
        width = half_unit(ads) + ratio * half_unit(shares)
        if 0 < abs(ads.value - ratio * shares.value) <= width:
            yield _off_ratio(shares, ads, ratio)


def ads_rates(book: Book) -> Iterator[Breach]:
    """Amounts per ADS that are not the amount per share over the ADS a share."""
    counts = list(_pairs(book, _COUNTS))
    ratio = _ratio(counts)
    for share, ads in _pairs(book, _RATES) if counts else ():
        width = half_unit(share) + ratio * half_unit(ads)
        if abs(ratio * ads.value - share.value) > width:
            yield _off_ratio(share, ads, ratio)


def _off_ratio(share: Fact, ads: Fact, ratio: Decimal) -> Breach:
    text = f"{describe(ads)} does not fit {describe(share)} at {ratio:.4g} ADS a share."
    return Breach(text, (ads.id, share.id))


def _pairs(book: Book, names: tuple[tuple[str, str], ...]) -> Iterator[tuple[Fact, Fact]]:
    for share, ads in names:
        for of_share in book.of(share):
            of_ads = book.get(ads, of_share.period, of_share.members)
            if of_ads and of_share.value and of_ads.value:
                yield of_share, of_ads


def _ratio(pairs: list[tuple[Fact, Fact]]) -> Decimal:
    """ADS a share: a whole number, or one over a whole number; the one that most pairs have."""
    found = Counter(_nearest(ads.value / shares.value) for shares, ads in pairs)
    return max(found, key=lambda ratio: (found[ratio], ratio), default=Decimal(1))


def _nearest(ratio: Decimal) -> Decimal:
    if abs(ratio) >= 1:
        return ratio.to_integral_value()
    return 1 / (1 / ratio).to_integral_value()


# ── targets ──────────────────────────────────────────────────────────────────────────────

_ISSUED, _TREASURY = "CommonStockSharesIssued", "TreasuryStockShares"


def targets(book: Book) -> Iterator[Breach]:
    """What is aimed at per share, where another target is the income over the shares."""
    told = [(rate, _over_shares(book, rate)) for rate in _targets(book)]
    if any(product is not None and _is(rate, *product) for rate, product in told):
        for rate, product in told:
            if product is None or not _is(rate, *product):
                text = f"{describe(rate)} is not the income aimed at over the shares outstanding."
                yield Breach(text, (rate.id, *((product[0].id,) if product else ())))
        aims = {rate.members for rate, _ in told}
        rated = {(rate.period, rate.members) for rate, _ in told}
        for income in book.of(_INCOME):
            if income.members in aims and (income.period, income.members) not in rated:
                yield Breach(
                    f"{describe(income)} is aimed at, but nothing per share.", (income.id,)
                )


def _targets(book: Book) -> Iterator[Fact]:
    for name, _ in _EARNINGS[:2]:
        yield from (rate for rate in book.of(name) if rate.members)


def _over_shares(book: Book, rate: Fact) -> tuple[Fact, Decimal] | None:
    """The income of that time, and the shares outstanding before it."""
    income = book.get(_INCOME, rate.period, rate.members)
    if income is None or not isinstance(rate.period, Duration):
        return None
    issued, held = (book.get(name, rate.period.opening) for name in (_ISSUED, _TREASURY))
    return (income, issued.value - (held.value if held else 0)) if issued else None


def _is(rate: Fact, income: Fact, shares: Decimal) -> bool:
    width = shares * half_unit(rate) + half_unit(income)
    return abs(rate.value * shares - income.value) <= width
