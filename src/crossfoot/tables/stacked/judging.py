"""Captions judged for themselves: which are totals, which stand over others, which run on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from crossfoot.patterns import regex
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_RESULT: Final = r"(?:income|earnings|loss|profit|\(loss\))"
_TOTAL: Final = regex(
    rf"^total\b|^net (?:cash|{_RESULT}|increase|decrease|change|sales)|\bgross (?:profit|margin)|"
    rf"{_RESULT} (?:from operations|before)|^operating (?:income|profit|loss|expenses$)|"
    r"\bshare of equity$|"
    rf"^(?:other )?comprehensive {_RESULT}|^cash (?:generated|provided|used)|"
    r"(?:increase|decrease)\)? in cash|end(?:ing)? (?:of|balance)|"
    r"^cash flows? (?:provided|from|used|generated)\b.*activities$",
    re.IGNORECASE,
)
_SURELY_TOTAL: Final = regex(r"total\b|net cash\b", re.IGNORECASE)
_NET_CASH: Final = regex(r"net cash\b", re.IGNORECASE)
_CASH_FLOWS: Final = regex(r"cash flows? (?:provided|from|used|generated)\b", re.IGNORECASE)
"""How the lines of an activity are headed; its sum may be called so too, if not by net cash."""
_NET: Final = regex(r"\b(?:net|gross)\b", re.IGNORECASE)
_PER_SHARE: Final = regex(r"per (?:\w+ ){0,3}(?:share|unit|ads)\b", re.IGNORECASE)
_BASIC: Final = regex(r"\bbasic\b|\bdiluted\b", re.IGNORECASE)
_CONTINGENT: Final = regex(
    r"commitments (?:and|&) contingen|contingencies|n/?[ma]\b|[*†‡]", re.IGNORECASE
)
"""What balance sheets name without a figure, and how legends below a table begin."""
_SHARES: Final = regex(r"\b(?:shares|units) (?:outstanding|used)\b|\bnumber of\b", re.IGNORECASE)
_RUNS_ON: Final = regex(
    r"(?:\b(?:of|and|for|to|in|on|by|with|the|from|or|at|JPY|USD|EUR|GBP)|[,–—$¥€£-])$"
)
_COMPANY: Final = regex(r"\b(?:Inc|Corp|Corporation|Ltd|Limited|plc|LLC)\.?$")
"""How the name of a company ends, which begins the next page, in small letters perhaps."""
_GOES_ON: Final = regex(r"[a-z&]|\((?![A-Z][a-z]+\) [a-z])|[\d,.]+ (?:thousand|million|billion)")
_HEADER: Final = regex(
    r"(?:(?:current |non-?current |long-term )?(?:assets|liabilities)|sales|"
    r"(?:operating )?revenues?|"
    r"(?:operating )?(?:costs|expenses|costs and expenses)|(?:\w+holders.? )?equity|"
    r"liabilities (?:and|&) .*equity|(?:operating|investing|financing) activities.*|"
    r"cash flows .*activities.*|commitments and contingencies.*|adjustments .*)",
    re.IGNORECASE,
)

Score = int
MATCH: Final = 4
"""What speaks for any caption having figures."""
_HEADER_COST: Final = 8
"""What speaks against a caption having none, if it does not say so itself."""
_BESIDE: Final = 2
_REMARK_COST: Final = 3
"""The same, where remarks stand: right above the first header, and below the last row."""
_MOST_REMARKS: Final = 3
_OF_STATEMENT: Final = regex(
    r"\b(?:revenues?|sales|costs?|gross|income|expenses?|cash|receivables?|assets)\b",
    re.IGNORECASE,
)
"""Words of lines, and not of remarks."""
_MOST_LINES: Final = 5


class Heading(Value):
    """A line of captions; those with no figures between them are one `group`."""

    text: str
    group: int
    alone: bool
    """Whether blank lines part it from other captions."""
    begins: bool
    """Whether a blank line parts it from the captions above."""
    under: bool = False
    """Whether it is printed right below figures."""


class Candidate(NamedTuple):
    """What speaks for a caption of so many lines, whatever the row is."""

    base: Score
    is_total: bool
    is_plain: bool
    """Whether nothing says that others make it up, as a net amount does."""
    per_share: bool | None
    """Whether its figures have cents; None where they may."""
    groups: range
    """Those beside which its figures may be printed: of its lines, or of all but the last ones."""
    nearest: bool
    """Whether it stands alone right above figures."""
    under: bool
    """Whether it is printed right below figures, the last of which may be its own."""


class Captions(NamedTuple):
    """What leaving each caption out costs, and which may be one over lines, from each on."""

    skips: tuple[Score, ...]
    candidates: tuple[tuple[Candidate, ...], ...]

    def stands_among_rows(self, at: int) -> bool:
        """Whether neither a caption nor those beside it say that they are headers."""
        beside = self.skips[max(0, at - 1) : at + 2]
        return len(beside) > _BESIDE and min(beside) == _HEADER_COST

    def skip_cost(self, at: int, *, below: bool) -> Score:
        return min(self.skips[at], _REMARK_COST) if below else self.skips[at]


def captions(headings: Sequence[Heading]) -> Captions:
    """The captions of a region, judged."""
    texts = [heading.text for heading in headings]
    capitals = _in_capitals(texts)
    skips = [_header_cost(text, capitals=capitals) for text in texts]
    first = next((at for at, cost in enumerate(skips) if cost < _HEADER_COST), len(texts))
    if first <= _MOST_REMARKS and not any(map(_OF_STATEMENT.search, texts[:first])):
        skips[:first] = [_REMARK_COST] * first
    over = [_header_lines(texts, at) for at in range(len(texts))]
    for at, count in enumerate(over):
        skips[at : at + count] = [0] * count
    nets = any(map(_NET_CASH.match, texts))
    candidates = (
        ()
        if over[at] > 1 or (nets and _CASH_FLOWS.match(texts[at]))
        else tuple(_wrapped(headings, at, capitals=capitals))
        for at in range(len(texts))
    )
    return Captions(tuple(skips), tuple(candidates))


def _header_lines(texts: Sequence[str], first: int) -> int:
    """How many lines a header takes that begins on one and ends with a colon; 0 for none."""
    for at in range(first, min(first + _MOST_LINES, len(texts))):
        if at > first and not _runs_on(texts[at - 1], texts[at]):
            return 0
        if texts[at].endswith(":"):
            return at - first + 1
    return 0


def headers(headings: Sequence[Heading]) -> frozenset[int]:
    """The captions that say themselves that they stand over others."""
    texts = [heading.text for heading in headings]
    capitals = _in_capitals(texts)
    costs = enumerate(_header_cost(text, capitals=capitals) for text in texts)
    return frozenset(at for at, cost in costs if cost < _HEADER_COST)


def is_header(text: str) -> bool:
    """Whether a caption is one of those that stand over others; "Less:" may be a first word."""
    return (text.endswith(":") and " " in text) or _HEADER.fullmatch(text) is not None


def counts_shares(text: str) -> bool:
    """Whether a caption is of numbers of shares."""
    return _SHARES.search(text) is not None


def is_total(text: str) -> bool:
    """Whether a caption says that others add up to it."""
    return _TOTAL.search(text) is not None


def is_earned(text: str) -> bool:
    """Whether a caption beside cents is of earnings per share, as "Basic" is, not of dividends."""
    return _BASIC.search(text) is not None or (
        _PER_SHARE.search(text) is not None and "dividend" not in text.casefold()
    )


def is_surely_total(text: str) -> bool:
    """Whether a caption says so in words that no other line has."""
    return _SURELY_TOTAL.match(text) is not None


def _in_capitals(texts: Sequence[str]) -> bool:
    return 2 * sum(map(str.isupper, texts)) > len(texts)


def _header_cost(text: str, *, capitals: bool) -> Score:
    if text.endswith(":"):
        return 0
    return 1 if _HEADER.fullmatch(text) or (_is_loud(text) and not capitals) else _HEADER_COST


def _is_loud(text: str) -> bool:
    return text.isupper() and not (_TOTAL.search(text) or _PER_SHARE.search(text))


def _wrapped(headings: Sequence[Heading], first: int, *, capitals: bool) -> Iterator[Candidate]:
    """The caption on a line, and with the next lines as long as it runs on."""
    text = ""
    for at in range(first, min(first + _MOST_LINES, len(headings))):
        heading = headings[at]
        if text and not _runs_on(text, heading.text):
            break
        text = f"{text} {heading.text}".strip()
        yield Candidate(
            MATCH - _against(text, capitals=capitals),
            is_total(text),
            not (is_total(text) or _NET.search(text)),
            _is_per_share(text),
            _beside(headings[first].group, heading.group),
            heading.alone and _is_last(headings, at),
            headings[first].under,
        )


def _beside(first: int, last: int) -> range:
    """Figures between the lines of a caption are its own; those below the last are of another."""
    return range(first, max(first + 1, last))


def _is_per_share(text: str) -> bool | None:
    if _SHARES.search(text):
        return False
    if _PER_SHARE.search(text):
        return True
    return None if _BASIC.search(text) else False


def _runs_on(text: str, following: str) -> bool:
    if text.endswith(":") or _COMPANY.search(following):
        return False
    return _is_open(text) or _GOES_ON.match(following) is not None


def _is_open(text: str) -> bool:
    return _RUNS_ON.search(text) is not None or text.count("(") > text.count(")")


def _is_last(headings: Sequence[Heading], at: int) -> bool:
    return at + 1 == len(headings) or headings[at + 1].group != headings[at].group


def _against(text: str, *, capitals: bool) -> Score:
    """What speaks against a text being a whole caption with figures."""
    against = 100 if text.endswith(":") else 0
    against += 4 if _is_open(text) else 0
    against += 6 if _CONTINGENT.match(text) else 0
    against += 6 if _GOES_ON.match(text) and not text.startswith("(") else 0
    against += 3 if _is_loud(text) and not capitals else 0
    return against + (2 if _HEADER.fullmatch(text) else 0)
