"""Which kind of statement a table is: what its title says, where its captions bear it out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from crossfoot.model import StatementKind
from crossfoot.patterns import regex
from crossfoot.tables.titles import is_prose, statement_kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

_OTHER: Final = regex(
    r"reconcil|non-?gaap|\bsegments?\b|\bsupplement|\boutlook\b|\bguidance\b|pro[- ]forma|"
    r"\bhighlights\b|\bselected\b|\bsummary\b|\bimpact\b|\banalysis\b|\bkey metrics\b|"
    r"\badjusted\b|\bconstant[- ]currency\b|free cash flow|\bebitda\b|\bmetrics\b|"
    r"\bexcluding\b|\bparent company only\b|\bpercent(?!ages,?\s*\)?$)|%",
    re.IGNORECASE,
)
"""Words of titles over tables that are no primary statement."""

_FOREIGN: Final = regex(
    r"reconcil|non-?gaap|\bsegments?\b|\badjusted\b|free cash flow|\bebitda\b|"
    r"constant[- ]currency|\boutlook\b|\bguidance\b|pro[- ]forma",
    re.IGNORECASE,
)
"""Words that no part of a primary statement has in it."""

_BARE_TITLES: Final = (
    (StatementKind.CASH_FLOW, r"cash flows?(?: statements?)?"),
    (StatementKind.INCOME, r"income statements?|results of operations|earnings statements?"),
    (StatementKind.BALANCE_SHEET, r"balance sheets?(?: data)?"),
)
_LEAD: Final = r"(?:(?:condensed|consolidated|summari[sz]ed|interim|unaudited)\s+)*"
_TAIL: Final = r"\s*(?:\((?:unaudited|continued|condensed)\)\s*)*"
_BARE: Final = tuple(
    (kind, regex(rf"{_LEAD}(?:{text}){_TAIL}", re.IGNORECASE)) for kind, text in _BARE_TITLES
)

_COMPANY: Final = regex(
    r"^.*\b(?:inc|corp|corporation|company|co|ltd|limited|plc|llc|group|holdings|subsidiaries)\b"
    r"[.,]*\s+",
    re.IGNORECASE,
)
"""A company's name, which may stand in one cell with the title."""

_REVENUE: Final = r"\b(?:revenues?|sales|interest income|premiums)\b"
_RESULT: Final = r"\bnet (?:income|earnings|loss|\(loss\)|profit)|\bprofit for the"
_TAX: Final = r"\b(?:income )?tax(?:es)?\b"
_SIGNS: Final = {
    StatementKind.BALANCE_SHEET: (r"^total assets", r"^total liabilities"),
    StatementKind.CASH_FLOW: (r"operating activities", r"investing activities", r"financing activ"),
    StatementKind.COMPREHENSIVE_INCOME: (r"comprehensive (?:income|loss|earnings|\(loss)",),
    StatementKind.INCOME: (_REVENUE, _RESULT, _TAX),
    StatementKind.EQUITY: (r"\bbalances?\b",),
}
_PARTS: Final = {
    StatementKind.BALANCE_SHEET: r"^total (?:current|non-?current) (?:assets|liabilities)$"
}
"""What bears out a title where the totals of all could not be read."""
_NEVER: Final = r"(?!)"
_OWN_SCALE: Final = regex(r"gaap|adjusted|\(\$? ?(?:in )?(?:b|m|bn|mm|billions|millions)\)")
"""What is said in captions of highlights, and not in those of a statement."""
_PER_SHARE: Final = r"\bdilut|\bper (?:common )?share"
_COMPONENT: Final = regex(
    r"\b(?:common|ordinary|capital|preferred) (?:stock|shares?)\b|\bpaid[- ]in\b|\bretained\b|"
    r"\bcapital in excess\b|\baccumulated\b|\btreasury\b|\bnon-?controlling\b|\btotal\b|"
    r"\bearnings\b",
    re.IGNORECASE,
)
_FEWEST_COMPONENTS: Final = 3
_LONGEST_TITLE: Final = 160
_TITLED: Final = 1
"""A title needs so many of the signs of its kind; captions alone need all of them."""


def is_other(text: str) -> bool:
    """Whether a title or header announces something beside the primary statements."""
    return _OTHER.search(text) is not None and not is_prose(text)


def is_foreign(text: str) -> bool:
    """Whether a heading or caption cannot be of a statement that was begun before it."""
    return _FOREIGN.search(text) is not None and not text.startswith("Adjustments to reconcile")


def title_kinds(text: str) -> tuple[StatementKind, ...]:
    """The kinds that a line announces as the title of a statement of the whole company."""
    if len(text) > _LONGEST_TITLE or _OTHER.search(text):
        return ()
    kinds = statement_kinds(text)
    if kinds:
        return kinds
    bare = _COMPANY.sub("", re.sub(r"\(.*?\)", " ", text)).strip()
    return tuple(kind for kind, pattern in _BARE if pattern.fullmatch(bare))


def is_matrix(over: Sequence[str]) -> bool:
    """Whether the headings of columns name components of equity."""
    return sum(_COMPONENT.search(text) is not None for text in over) >= _FEWEST_COMPONENTS


def kind_of(announced: Sequence[StatementKind], captions: Sequence[str]) -> StatementKind | None:
    """The announced kind, if the captions bear it out; unannounced, the one they all speak for."""
    texts = [caption.casefold() for caption in captions]
    for kind in announced:
        if _signs(kind, texts) >= _TITLED or _any(_PARTS.get(kind, _NEVER), texts):
            return kind
    if announced or any(_OWN_SCALE.search(text) for text in texts):
        return None
    for kind in (StatementKind.BALANCE_SHEET, StatementKind.CASH_FLOW, StatementKind.INCOME):
        needed = len(_SIGNS[kind])
        full = _signs(kind, texts) == needed
        if full and (kind is not StatementKind.INCOME or _any(_PER_SHARE, texts)):
            return kind
    return None


def is_complete(kind: StatementKind, captions: Sequence[str]) -> bool:
    """Whether a statement has all the lines that none of its kind lacks."""
    texts = [caption.casefold() for caption in captions]
    needed = _SIGNS.get(kind, ())
    whole = kind is not StatementKind.INCOME or _any(_PER_SHARE, texts)
    return whole and _signs(kind, texts) == len(needed)


def _signs(kind: StatementKind, captions: Sequence[str]) -> int:
    """How many of the captions that no such statement lacks are there."""
    return sum(_any(pattern, captions) for pattern in _SIGNS.get(kind, ()))


def _any(pattern: str, texts: Sequence[str]) -> bool:
    return any(re.search(pattern, text) for text in texts)
