"""What the components and the rows of a roll-forward of equity are: members and concepts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from crossfoot.mapping.breakdown import camel, can_name
from crossfoot.model import CoinedConcept, CoinedMember, ConceptName, StatementKind
from crossfoot.patterns import regex
from crossfoot.spelling import base, normalise, unnumbered
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crossfoot.captions import Vocabulary
    from crossfoot.model import Fact, FactId
    from crossfoot.tables.equity import Component, Roll, RollRow
    from crossfoot.taxonomy.model import Taxonomy

AXIS: Final = "StatementEquityComponentsAxis"
PARENT, OTHERS = "ParentMember", "NoncontrollingInterestMember"
_SHARES: Final = ConceptName("SharesOutstanding")
_COMMON: Final = "CommonStockMember"
_TREASURY: Final = "TreasuryStockMember"
WIDER: Final = "StockholdersEquityPeriodIncreaseDecrease"
BALANCES: Final = (
    "StockholdersEquity",
    "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest",
)
_INCOME: Final = ("NetIncomeLoss", "ProfitLoss")
_OCI: Final = (
    "OtherComprehensiveIncomeLossNetOfTax",
    "OtherComprehensiveIncomeLossNetOfTaxPortionAttributableToParent",
)
_RESULT: Final = regex(
    r"^net (?:income|earnings|loss|\(loss\)|income/?\(loss\)|profit)\b", re.IGNORECASE
)
_OTHER_RESULT: Final = regex(r"^(?:total )?other comprehensive\b", re.IGNORECASE)
_PAIRS: Final = ((_RESULT, _INCOME), (_OTHER_RESULT, _OCI))
_IN_SHARES: Final = {
    "StockIssuedDuringPeriodValueShareBasedCompensation": (
        "StockIssuedDuringPeriodSharesShareBasedCompensation"
    ),
    "StockIssuedDuringPeriodValueNewIssues": "StockIssuedDuringPeriodSharesNewIssues",
    "StockRepurchasedDuringPeriodValue": "StockRepurchasedDuringPeriodShares",
    "StockRepurchasedAndRetiredDuringPeriodValue": "StockRepurchasedDuringPeriodShares",
    "TreasuryStockValueAcquiredCostMethod": "TreasuryStockSharesAcquired",
}
TAKEN: Final = frozenset({"StockRepurchasedDuringPeriodShares", "TreasuryStockSharesAcquired"})
"""Counts of shares without a balance that a purchase takes away."""


class Part(Value):
    """What a component is: the whole (no member), a member of the axis, or nobody knows."""

    member: str | None = None
    known: bool = True
    shares: bool = False

    @property
    def members(self) -> tuple[tuple[str, str], ...]:
        return ((AXIS, self.member),) if self.member else ()


def parts_of(
    components: Sequence[Component], taxonomy: Taxonomy, company: str
) -> tuple[tuple[Part, ...], tuple[CoinedMember, ...]]:
    """Each component as a member; what the core has no member for is the issuer's own.

    The last total is the whole; one before it is the parent's, where others hold a share too.
    """
    known = _spellings(taxonomy, company)
    named = [_known(each.heading, known, company) for each in components]
    totals = [
        at
        for at, each in enumerate(components)
        if re.search(r"\btotal\b", each.heading, re.IGNORECASE) and not each.shares
    ]
    found: list[Part] = []
    coined: list[CoinedMember] = []
    for at, (component, member) in enumerate(zip(components, named, strict=True)):
        if totals and at == totals[-1]:
            found.append(Part())
        elif at in totals:
            found.append(Part(PARENT, known=OTHERS in named))
        elif component.shares:
            found.append(Part(_TREASURY if member == _TREASURY else _COMMON, shares=True))
        elif member:
            found.append(Part(member))
        elif can_name(component.heading):
            own = CoinedMember(AXIS, f"{camel(component.heading)}Member", component.heading)
            coined.append(own)
            found.append(Part(own.name))
        else:
            found.append(Part(known=False))
    return tuple(found), tuple(coined)


def _spellings(taxonomy: Taxonomy, company: str) -> dict[str, str]:
    return {
        normalise(text, company): member.name
        for member in taxonomy.axes[AXIS].members
        if member.name != PARENT
        for text in (*member.printed_as, member.labels["en"].removesuffix(" [member]"))
    }


_BESIDE: Final = regex(
    r"[\s,:]*\b(?:shares|amounts?|at cost|outstanding|net of tax)\b.*$", re.IGNORECASE
)


def _known(heading: str, known: Mapping[str, str], company: str) -> str | None:
    for text in (heading, _BESIDE.sub("", heading)):
        if member := known.get(normalise(text, company)):
            return member
    return None


_PER_SHARE: Final = regex(r"\s*[-–—,]?\s*\(?[$¥€]\s?[\d.]+ per (?:common )?share.*$")
_NET_OF_TAX: Final = regex(r",? net of (?:income )?tax(?:es)?\b.*$", re.IGNORECASE)

# ── rows ─────────────────────────────────────────────────────────────────────────────────


class Named(Value):
    """The concept of a row's amounts, and of its counts of shares where there is one."""

    amount: ConceptName
    shares: ConceptName | None = None


class Book(Value):
    """What the names of a roll-forward's rows are chosen by."""

    taxonomy: Taxonomy
    vocabulary: Vocabulary
    facts: Mapping[FactId, Fact]
    balance: ConceptName = ConceptName(BALANCES[0])
    """What the balances are."""


def balance_concept(rolls: Sequence[Roll], book: Book) -> ConceptName:
    """Equity with the share of others where that has a column, else what the total is elsewhere."""
    for roll in rolls:
        parts, _ = parts_of(roll.components, book.taxonomy, book.vocabulary.company)
        if any(part.member == OTHERS for part in parts):
            return ConceptName(BALANCES[1])
        whole = parts.index(Part()) if Part() in parts else -1
        for row in (roll.rows[-1], roll.rows[0]) if whole >= 0 else ():
            when = roll.period.closing if row is roll.rows[-1] else roll.period.opening
            figure = row.figures[whole]
            value = figure.value.scaleb(roll.scale) if figure else None
            for name in BALANCES:
                if _is(name, when, value, book):
                    return ConceptName(name)
    return ConceptName(BALANCES[0])


def _is(name: str, when: object, value: object, book: Book) -> bool:
    return any(
        fact.concept == name and not fact.members and (fact.period, fact.value) == (when, value)
        for fact in book.facts.values()
    )


def concepts_of(
    roll: Roll, parts: Sequence[Part], book: Book, coined: Mapping[str, CoinedConcept]
) -> tuple[tuple[Named | None, ...], tuple[CoinedConcept, ...]]:
    """A concept for each row; `coined` are those that other roll-forwards brought already.

    Two rows that go by one name are told apart by captions of their own, or both left without.
    """
    own: dict[str, CoinedConcept] = dict(coined)
    found: list[Named | None] = []
    taken: dict[tuple[str, int], int] = {}
    for index, row in enumerate(roll.rows):
        if row.sort != "change":
            found.append(Named(book.balance, _SHARES))
            continue
        name = _of_core(row, roll, parts, book)
        spots = [at for at, figure in enumerate(row.figures) if figure]
        if name and any((name.amount, at) in taken for at in spots):
            name = None
        if name is None:
            fresh = _coin(row, book)
            if fresh and not any((fresh.name, at) in taken for at in spots):
                own.setdefault(fresh.name, fresh)
                name = Named(ConceptName(fresh.name))
        for at in spots if name else ():
            taken[(name.amount, at)] = index  # type: ignore[union-attr]
        found.append(name)
    fresh_ones = tuple(each for key, each in own.items() if key not in coined)
    return tuple(found), fresh_ones


def _of_core(row: RollRow, roll: Roll, parts: Sequence[Part], book: Book) -> Named | None:
    caption = _plain(row.caption.text)
    for words, pair in _PAIRS:
        if words.search(caption):
            return Named(ConceptName(_of_pair(pair, row, roll, parts, book)))
    names = book.vocabulary.known(caption, StatementKind.EQUITY)
    if not names:
        return None
    shares = _IN_SHARES.get(names[0])
    return Named(names[0], ConceptName(shares) if shares else None)


def _plain(caption: str) -> str:
    """The caption without what it says of amounts per share and of tax in parentheses."""
    bare = re.sub(r"\s*[-–—,]?\s*\(?[$¥€]\s?[\d.]+ per (?:common )?share.*$", "", caption)
    return re.sub(
        r",? net of (?:income )?tax(?:es)?\b.*$", "", base(unnumbered(bare)), flags=re.IGNORECASE
    )


def _of_pair(
    pair: Sequence[str], row: RollRow, roll: Roll, parts: Sequence[Part], book: Book
) -> str:
    """Of two concepts the one that has the row's value elsewhere; with others' share the whole."""
    for part, figure in zip(parts, row.figures, strict=True):
        if figure and part.member in (None, "RetainedEarningsMember"):
            value = figure.value.scaleb(roll.scale)
            for name in pair:
                if _is(name, roll.period, value, book):
                    return name
    shared = any(part.member == OTHERS for part in parts)
    return pair[1] if shared and pair is _INCOME else pair[0]


def _coin(row: RollRow, book: Book) -> CoinedConcept | None:
    label = _plain(row.caption.text)
    if not can_name(label):
        return None
    name = f"{camel(label)}InEquity"
    if name in book.taxonomy.concepts:
        return None
    return CoinedConcept(name, label, "monetary", "duration", "credit", WIDER)


def effect(concept: str, taxonomy: Taxonomy, *, shares: bool) -> int:
    """How a positive fact moves equity: 1 up, -1 down."""
    if shares:
        return -1 if concept in TAKEN else 1
    known = taxonomy.concepts.get(concept)
    return -1 if known and known.balance == "debit" else 1


__all__ = ["AXIS", "Book", "Named", "Part", "concepts_of", "effect", "parts_of"]
