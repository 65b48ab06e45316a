"""The company's name as its release prints it.

The ladder: the company that a form names; the one with a ticker beside it; the one that announces
today; the one with a company's suffix that announces or reports; the one that stands over the
statements; the one of a headline; the one of the head that is named most often. A short name
gives way to a full one that begins alike ("Acme" to "Acme Corporation").
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from crossfoot.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable

    from crossfoot.model import Document

_HEAD = 4000
_WORD = r"(?:(?:\d*[A-Z]|[a-z][A-Z])[\w.&'’!-]*®?|&)"
_NAME = rf"{_WORD}(?:,? (?:(?:of|and|the|de|for) )?{_WORD}){{0,7}}"
_LABEL = regex(
    r"\b(?i:(?:company|registrant|issuer) name|name of (?:the )?(?:registrant|company|issuer))"
    rf"\s*[:：]\s*({_NAME})"
)
_TICKERED = regex(r"\((?:[^()]{0,40}\b)?[A-Z][A-Za-z ]{2,30}\s*[:：]\s*[A-Z0-9.]{1,6}\b")
_VERB = r"(?:announced|reported|released|published|disclosed)"
_SAYS_TODAY = regex(rf"\s(?:has\s+)?(?:today\s+{_VERB}|{_VERB}\s+today)\b", re.IGNORECASE)
_SAYS = regex(rf"\s(?:has\s+)?{_VERB}\b", re.IGNORECASE)
_HEADLINE = regex(r"\s(?:reports|announces|releases)\b", re.IGNORECASE)
_ENDS_IN_NAME = regex(rf"(?<![\w.’'-])({_NAME})\s?(?:\([^()]*\)\s?){{0,3}}(?:,\s[^.]{{0,200}},)?$")
_STATEMENT = regex(
    r"^\W*(?:condensed|consolidated|unaudited|quarterly|statements? of|balance sheets?)\b",
    re.IGNORECASE,
)
_SUFFIX = r"(?:Inc|Corp|Corporation|Company|Co|Ltd|Limited|PLC|plc|LLC|N\.V|S\.A|AG|SE)\b\.?"
_PART = r"[A-Z][\w&'.’-]*,?"
_COMPANY = regex(rf"\b({_PART}\s+(?:(?:{_PART}|&)\s+){{0,5}}?{_SUFFIX})")
_SUFFIXED = regex(rf"\s{_SUFFIX}")
"""What a line with a company's name must hold; most hold none."""
_FULL = regex(rf"\b{_SUFFIX}$", re.IGNORECASE)
_LETTERS = regex(r"[\W_]+")
_GENERIC = regex(
    r"(?:the |our )?(?:company|corporation|group|board|board of directors|management|we|it|firm"
    r"|most .*)\.?",
    re.IGNORECASE,
)
_LONGEST = 60


def company_name(document: Document) -> str:
    """The name as printed, without marks; empty when the release names no company."""
    lines = [paragraph.text for paragraph in document.paragraphs]
    head = "\n".join(" ".join(line.split()) for line in lines[:_HEAD])[:_HEAD]
    for rung in _LADDER:
        name = rung(head, lines)
        if name:
            return _in_full(name, lines)
    return ""


def _labelled(_head: str, lines: list[str]) -> str:
    found = (_LABEL.search(line) for line in lines if ":" in line or "：" in line)
    match = next((match for match in found if match), None)
    return _clean(match[1]) if match else ""


def _tickered(head: str, _lines: list[str]) -> str:
    return _before(head, _TICKERED)


def _announcer(head: str, _lines: list[str]) -> str:
    return _before(head, _SAYS_TODAY)


def _teller(head: str, _lines: list[str]) -> str:
    """Quarters and segments report too, but no quarter is an Inc."""
    return _before(head, _SAYS, _FULL)


def _headline(head: str, _lines: list[str]) -> str:
    """A name that begins a line of which the verb follows."""
    for match in _HEADLINE.finditer(head):
        line = head[head.rfind("\n", 0, match.start()) + 1 : match.start()]
        if _is_name(line) and not _GENERIC.fullmatch(line):
            return _clean(line)
    return ""


def _before(head: str, mark: re.Pattern[str], suffix: re.Pattern[str] | None = None) -> str:
    """The first name that stands before a mark, with no more than brackets between them."""
    for match in mark.finditer(head):
        found = _ENDS_IN_NAME.search(head, max(0, match.start() - 300), match.start())
        name = _clean(found[1]) if found else ""
        if name and not _GENERIC.fullmatch(name) and (not suffix or suffix.search(name)):
            return name
    return ""


def _over_statements(_head: str, lines: list[str]) -> str:
    """A line that more than one statement's title follows."""
    over = Counter(
        _clean(line)
        for line, title in pairwise(lines)
        if _STATEMENT.match(title) and _is_name(line)
    )
    name, count = max(over.items(), key=lambda entry: entry[1], default=("", 0))
    return name if count > 1 and not _STATEMENT.match(name) else ""


def _is_name(line: str) -> bool:
    return len(line) <= _LONGEST and re.fullmatch(_NAME, line.strip()) is not None


def _commonest(head: str, lines: list[str]) -> str:
    names = _companies(lines)
    names = Counter({name: names[name] for name in names if name in head})
    return max(names, key=lambda name: (names[name], -len(name)), default="")


_LADDER: tuple[Callable[[str, list[str]], str], ...] = (
    _labelled,
    _tickered,
    _announcer,
    _teller,
    _over_statements,
    _headline,
    _commonest,
)


def _companies(lines: list[str]) -> Counter[str]:
    """Names that end as companies' names do, and how often each is printed."""
    found = (
        _clean(match[1])
        for line in lines
        if _SUFFIXED.search(line)
        for match in _COMPANY.finditer(line)
    )
    return Counter(name for name in found if not _GENERIC.fullmatch(name))


def _in_full(name: str, lines: list[str]) -> str:
    if _FULL.search(name):
        return name
    first = f"{name.split(maxsplit=1)[0]} ".casefold()
    joined = _joined(name)
    companies = _companies(lines)
    longer = {
        full: n
        for full, n in companies.items()
        if full.casefold().startswith(first) or _joined(full) == joined
    }
    return max(longer, key=lambda full: (longer[full], -len(full)), default=name)


def _joined(name: str) -> str:
    """In small letters without suffix and spaces, as headlines write a name in one word."""
    return _LETTERS.sub("", _FULL.sub("", name)).casefold()


def _clean(name: str) -> str:
    return " ".join(name.replace("®", "").replace("™", "").split()).strip(" ,")
