"""Captions as knowledge: one spelling for all the ways to print a caption, and who is known by it.

Compared are captions without case, punctuation, dashes, the company's own name, footnote marks,
units in parentheses, and what a caption says beside its name ("net of allowance of …").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from crossfoot.model import ConceptName, StatementKind
from crossfoot.value import Value, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from crossfoot.taxonomy.model import Concept, Taxonomy

_TAIL = re.compile(
    r",?\s*\bnet of (?:allowances?|accumulated|reserves?|tax\b.*\d).*"
    r"|[,;]?\s*less(?: accumulated| allowances?).*"
    r"|[-,;–—:]*\s*(?:shares )?\b(?:authorized|issued)\b.*\d.*"
    r"|[-,;–—(]*\s*[$¥]?\s*\d[\d,.]*\s*(?:par value|stated value|shares).*"
    r"|,?\s*(?:\$[\d.]+ )?(?:no |without )?par value.*"
    r"|\s*\([^()]*\d[^()]*\bshares\b[^()]*\)",
    re.IGNORECASE | re.DOTALL,
)
_UNIT = re.compile(
    r"\((?:in )?(?:shares?|adss?|jpy|usd|yen|dollars|%|percent|unaudited|(?:thousands|millions)"
    r"(?: of \w+)?|note[s]? [\d, and]+|\d{1,2}|[a-z])\)",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\(loss(?:es)?\)|\(losses\) gains|\(benefit\)|\(expenses?\)|\(income\)", re.IGNORECASE
)
_DEDUCTION = re.compile(r"^\s*less\s*[:-]?\s+")
_MARK = re.compile(r"\*+\d*|[†‡§]+|(?<=[a-z)])\d$")
_NUMBERING = re.compile(r"^(?:\d{1,2}[.)]|[ivx]{1,4}[.)]|\([a-z0-9]\))\s+", re.IGNORECASE)
_SIMPLE = re.compile(r"[A-Za-z ,'-]+")
_FORMS = ("inc", "corp", "corporation", "company", "co", "ltd", "limited", "plc", "llc")
_OWNED = tuple(f"{form}s" for form in _FORMS)  # "the Company's" without its apostrophe
_SPECIAL = frozenset({"less", "par", "issued", "authorized", "shares", *_FORMS, *_OWNED})
"""What a caption of plain words may hold that needs the full treatment."""

_BESIDE = re.compile("net of|less|authorized|issued|value|shares", re.IGNORECASE)
"""What every tail has a word of: most captions have none, and are asked once for all of them."""

_WORD = re.compile(r"[^\w%&]+")
_FORM = re.compile(r"\b(?:Inc|Corp|Corporation|Company|Co|Ltd|Limited|plc|PLC|LLC|N\.V|S\.A)\b")
_COMPANY = re.compile(
    r"\b(?!Total\b|TOTAL\b)(?:[A-Z][\w&.'-]*\s+){0,5}(?:Inc|Corp|Corporation|Company|Co|Ltd|Limited|plc|PLC|LLC|N\.V|S\.A)\b\.?,?"
)


def unnumbered(text: str) -> str:
    """The caption without a list number that a converter glued on."""
    return _NUMBERING.sub("", text)


def base(text: str) -> str:
    """The caption without what it says beside its name, as printed."""
    named = _UNIT.sub("", text) if "(" in text else text
    return (_TAIL.sub("", named) if _BESIDE.search(named) else named).strip(" ,;:-–—")


@lru_cache(maxsize=8192)
def normalise(text: str, company: str = "") -> str:
    """The spelling under which a caption is known."""
    if _SIMPLE.fullmatch(text) and not (company and company in text):
        words = text.casefold().replace("'", "").replace("-", " ").replace(",", " ").split()
        spelled = " ".join(words)
        if _SPECIAL.isdisjoint(words) and "net of" not in spelled:
            return spelled
    bare = base(unnumbered(text)) or text
    if "(" in bare:
        bare = _SIDE.sub(" ", bare)
    bare = _MARK.sub("", _without_company(bare, company).replace("’", "'"))
    bare = bare.casefold().replace("&", " and ").replace("'", "")
    words = _WORD.sub(" ", _DEDUCTION.sub("", bare)).split()
    return " ".join(words) or text.casefold().strip()


_RESULTS = (
    *("operating profit", "operating earnings", "operating loss"),
    *("income before", "earnings before", "profit before", "loss before", "income loss before"),
    *("income from", "earnings from", "profit from", "loss from", "income loss from"),
    *("income after", "earnings after", "profit after", "loss after", "income loss after"),
)


def says_result(text: str) -> bool:
    """Whether a line is by its caption what is left of those above it, whatever its concept."""
    return normalise(text).startswith(_RESULTS)


def is_bare_total(text: str) -> bool:
    """Whether a caption says "total" and not of what."""
    return normalise(text) in {"total", "totals", "subtotal", "sub total"}


def _without_company(text: str, company: str) -> str:
    if company:
        text = re.sub(rf"\b{re.escape(company)}", "company", text, flags=re.IGNORECASE)
    return text if text.isupper() or not _FORM.search(text) else _COMPANY.sub("company", text)


class Vocabulary(Value, eq=False):
    """What is known of captions, by statement kind: concepts, and headers without figures.

    What it was asked before it remembers: each reading of a torn statement asks again.
    """

    concepts: Mapping[str, Mapping[str, tuple[ConceptName, ...]]] = field(default_factory=dict)
    headers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    company: str = ""
    totals: frozenset[str] = frozenset()

    @lru_cache(maxsize=4096)  # noqa: B019  # bounded, and a run has one vocabulary
    def known(self, text: str, kind: StatementKind) -> tuple[ConceptName, ...]:
        """The concepts printed under this caption in such a statement, best known first."""
        spelling = normalise(text, self.company)
        found: dict[ConceptName, None] = {}
        for near in NEIGHBOURS[kind]:
            found |= dict.fromkeys(self.concepts.get(near, {}).get(spelling, ()))
        return tuple(found)

    def is_total(self, text: str, kind: StatementKind) -> bool:
        """Whether others add up to the line: it says so, or its concept is one of totals."""
        if normalise(text, self.company).startswith("total"):
            return True
        return any(name in self.totals for name in self.known(text, kind)[:1])

    def is_often_empty(self, text: str, kind: StatementKind) -> bool:
        """Whether the line is mostly printed for completeness, without a figure."""
        return not _OFTEN_EMPTY.isdisjoint(self.known(text, kind))

    @lru_cache(maxsize=4096)  # noqa: B019  # as above
    def is_header(self, text: str, kind: StatementKind) -> bool:
        spelling = normalise(text, self.company)
        if self.is_often_empty(text, kind):
            return True
        return any(spelling in self.headers.get(near, ()) for near in NEIGHBOURS[kind])


_OFTEN_EMPTY = frozenset({ConceptName("CommitmentsAndContingencies")})
"""Lines that companies print for completeness, mostly without a figure."""

NEIGHBOURS: Mapping[StatementKind, tuple[StatementKind, ...]] = {
    StatementKind.BALANCE_SHEET: (StatementKind.BALANCE_SHEET,),
    StatementKind.INCOME: (
        StatementKind.INCOME,
        StatementKind.PER_SHARE,
        StatementKind.COMPREHENSIVE_INCOME,
    ),
    StatementKind.PER_SHARE: (StatementKind.PER_SHARE, StatementKind.INCOME),
    StatementKind.COMPREHENSIVE_INCOME: (
        StatementKind.COMPREHENSIVE_INCOME,
        StatementKind.INCOME,
        StatementKind.PER_SHARE,
    ),
    StatementKind.CASH_FLOW: (StatementKind.CASH_FLOW,),
    StatementKind.EQUITY: (StatementKind.EQUITY,),
    StatementKind.OTHER: (),
}
"""A statement and those whose lines it may carry too, since companies print them in one."""


def vocabulary(
    taxonomy: Taxonomy, company: str = "", own: Mapping[str, Mapping[str, str]] | None = None
) -> Vocabulary:
    """The taxonomy's captions; `own` are a profile's (kind → caption → concept), and win."""
    concepts: dict[str, dict[str, tuple[ConceptName, ...]]] = {}
    for concept in taxonomy.concepts.values():
        for kind in concept.statements:
            _enter(concepts.setdefault(kind, {}), concept, company, kind)
    for kind, captions in (own or {}).items():
        for caption, name in captions.items():
            concepts.setdefault(kind, {})[normalise(caption, company)] = (ConceptName(name),)
    totals = frozenset(c.name for c in taxonomy.concepts.values() if c.parts)
    return Vocabulary(concepts, _headers(taxonomy, company), company, totals)


def _enter(
    captions: dict[str, tuple[ConceptName, ...]], concept: Concept, company: str, kind: str
) -> None:
    name = ConceptName(concept.name)
    for printed in dict.fromkeys((*concept.captions(kind), *_english(concept.labels))):
        spelling = normalise(printed, company)
        if name not in captions.get(spelling, ()):
            captions[spelling] = (*captions.get(spelling, ()), name)


def _english(labels: Mapping[str, str]) -> Iterable[str]:
    return (labels["en"],) if "en" in labels else ()


def _headers(taxonomy: Taxonomy, company: str) -> dict[str, frozenset[str]]:
    headers: dict[str, set[str]] = {}
    for view in taxonomy.statements:
        for row in view.rows:
            if row.header:
                texts = (*row.printed_as, *_english(row.labels or {}))
                headers.setdefault(view.kind, set()).update(normalise(t, company) for t in texts)
    return {kind: frozenset(spellings) for kind, spellings in headers.items()}
