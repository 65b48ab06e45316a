"""Who reports: what the profile says, else what the release prints of its exchange code or ticker.

A Tokyo code becomes five digits in the exchange's own scheme, since the filings there use it. A
ticker identifies nobody beyond its exchange, so it goes into a scheme of our own, with a finding.
A central index key is never made up.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from crossfoot.amounts import currency_in
from crossfoot.model import Document, Entity, Finding, Severity, Statement
from crossfoot.patterns import regex
from crossfoot.registrant import company_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from crossfoot.profile import Profile

NO_CURRENCY = "XXX"
"""ISO 4217 for transactions that involve no currency."""

SICC = "http://www.tse.or.jp/sicc"
CODE = regex(
    r"\b(?:(?P<exchange>TSE|Tokyo Stock Exchange|TYO)(?i: (?:Prime|Standard|Growth))?\s*[:：]\s*"
    r"|(?i:stock code|securities code|code number)(?i: number)?\W{1,3})(?P<code>\d{3}[\dA-Z])\b"
)
"""A code of the Tokyo Stock Exchange: four digits, of late three and a letter."""

_TICKER = regex(
    r"\b(NASDAQ|NYSE(?: American| Arca)?|Nasdaq|LSE|TSX|AMEX)\s*:\s*([A-Z][A-Z.]{0,5})\b"
)


def identify(
    document: Document, profile: Profile, authority: str
) -> tuple[Entity, tuple[Finding, ...]]:
    """The entity; `authority` begins the scheme of tickers and of what nobody identified."""
    name = profile.name or company_name(document)
    for scheme, identifier in profile.identifiers.items():
        return Entity(scheme, identifier, name), ()
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    if match := CODE.search(text):
        return Entity(SICC, match["code"] + "0", name), ()
    if match := _TICKER.search(text):
        entity = Entity(f"{authority}ticker/{match[1].lower().replace(' ', '-')}", match[2], name)
        return entity, (_guessed("entity.ticker", f"the ticker {match[2]}"),)
    slug = re.sub(r"[^A-Za-z0-9]+", "-", name or document.name.rpartition(".")[0]).strip("-")
    entity = Entity(f"{authority}name", slug.lower() or "unknown", name)
    return entity, (_guessed("entity.unidentified", f"the name '{name or slug}'"),)


def _guessed(code: str, what: str) -> Finding:
    return Finding(
        Severity.INFO,
        code,
        f"the entity is identified by {what} only",
        "give its identifier under [company.identifiers] in a profile",
    )


def reporting_currency(
    document: Document, statements: Sequence[Statement], profile: Profile
) -> tuple[str, tuple[Finding, ...]]:
    """The currency of columns that name none: the profile's, the statements', the text's."""
    printed = (column.currency for statement in statements for column in statement.columns)
    currency = profile.currency or _commonest(printed)
    if not currency:
        currency = _commonest(currency_in(paragraph.text) for paragraph in document.paragraphs)
    if currency:
        return currency, ()
    return NO_CURRENCY, (
        Finding(
            Severity.WARNING,
            "entity.no-currency",
            "the release names no currency",
            "give it as `currency` in a profile",
        ),
    )


def _commonest(currencies: Iterable[str | None]) -> str | None:
    counted = Counter(currency for currency in currencies if currency)
    return counted.most_common(1)[0][0] if counted else None
