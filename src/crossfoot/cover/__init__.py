"""What a release says of itself and of its company: text, dates, yes and no, and no amounts.

Each fact quotes the place where it is printed; what the release does not say is left out. All stand
in the period that the document reports on (EFM 6.5.20), those of a further stock exchange with its
member.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crossfoot.cover import dates, focus, listings, nature
from crossfoot.cover.printed import printed
from crossfoot.entity import SICC
from crossfoot.facts import fact_id
from crossfoot.languages import language_of
from crossfoot.model import ConceptName, CoverFact
from crossfoot.periods import dates_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.cover.listings import Listing
    from crossfoot.cover.printed import Printed, Quote
    from crossfoot.model import Document, Duration, Entity, Statement
    from crossfoot.taxonomy.model import Taxonomy

_EXCHANGES = "EntityListingsExchangeAxis"
_TOKYO = "TokyoStockExchangeMember"

Said = tuple[str, "Quote | None", tuple[tuple[str, str], ...]]
"""A concept, what is said of it, and its members."""


def read(
    document: Document,
    statements: Sequence[Statement],
    entity: Entity,
    currency: str,
    taxonomy: Taxonomy,
) -> tuple[CoverFact, ...]:
    """What is said, in the order of the taxonomy; nothing where no statement has a period."""
    text = printed(document)
    head = dates_in(text.head)
    end = dates.period_end(text, head, statements)
    if end is None:
        return ()
    seen = focus.focus(text, end, dates.year_to_date(statements, end))
    period = dates.document_period(statements, end, seen.days)
    if period is None:
        return ()
    said: list[Said] = [
        ("EntityRegistrantName", _name(text, entity), ()),
        ("DocumentType", nature.document_type(text), ()),
        ("AmendmentFlag", nature.amendment(text), ()),
        ("DocumentPeriodEndDate", dates.quoted(text, head, end, statements), ()),
        ("DocumentFiscalYearFocus", seen.year, ()),
        ("DocumentFiscalPeriodFocus", seen.period, ()),
        ("PublicationDate", dates.publication(text, head, end), ()),
        *_listed(listings.listings(text, taxonomy.axes[_EXCHANGES]), entity),
        ("ReportingCurrency", nature.currency(text, currency), ()),
        ("AccountingStandard", nature.accounting_standard(text), ()),
        ("ConsolidatedFlag", nature.consolidated(text), ()),
        ("AuditedFlag", nature.audited(text), ()),
    ]
    return tuple(
        _fact(name, quote, members, period, taxonomy) for name, quote, members in said if quote
    )


def _name(text: Printed, entity: Entity) -> Quote | None:
    """Where the company's name stands, whatever capitals it is printed in."""
    words = r"\s+".join(map(re.escape, entity.name.split()))
    match = re.search(words, text.text, re.IGNORECASE) if words else None
    return text.quote(entity.name, match.start(), match.end()) if match else None


def _listed(found: Sequence[Listing], entity: Entity) -> Iterator[Said]:
    """The main exchange has no member: the one that identifies the entity, else the first."""
    main = _TOKYO if entity.scheme == SICC else next((it.member for it in found), "")
    for listing in sorted(found, key=lambda it: it.member != main):
        members = () if listing.member == main else ((_EXCHANGES, listing.member),)
        yield "TradingSymbol", listing.symbol, members
        yield "SecurityExchangeName", listing.exchange, members
        yield "StockExchangeCode", listing.code, members


def _fact(
    name: str,
    quote: Quote,
    members: tuple[tuple[str, str], ...],
    period: Duration,
    taxonomy: Taxonomy,
) -> CoverFact:
    is_text = taxonomy.concepts[ConceptName(name)].item_type == "string"
    language = language_of(quote.text)
    return CoverFact(
        id=fact_id(name, period, members),
        concept=ConceptName(name),
        period=period,
        text=quote.text,
        printed=quote.printed,
        place=quote.place,
        language=language if is_text else None,
        members=members,
    )
