"""What kind of document it is, and of what kind its figures are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crossfoot.amounts import currency_at
from crossfoot.patterns import regex

if TYPE_CHECKING:
    from crossfoot.cover.printed import Printed, Quote

_EACH_LINE = re.IGNORECASE | re.MULTILINE
_FORM = regex(r"^\W*FORM\s+(?P<form>(?:10|8|6|20|40)-?[A-Z])(?P<amended>/A)?\W*$", re.MULTILINE)
_RELEASES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Earnings release", regex(r"^.{0,20}\bearnings release\W*$", _EACH_LINE)),
    (
        "Press release",
        regex(
            r"\bfor immediate release\b|^\W*(?:news|press|media) release\W*$"
            r"|\bthis (?:news|press|earnings) release\b",
            _EACH_LINE,
        ),
    ),
)
_AMENDED = regex(r"\bamendment no\.? ?\d|^\W*\(?(?:correction|corrected|amended)\)?\b", _EACH_LINE)
_US = r"U(?:\.S\.|nited\s+States)"
_GENERALLY = (
    r"(?:generally\s+accepted\s+accounting\s+principles"
    r"|accounting\s+principles\s+generally\s+accepted)"
)
_US_GAAP = (
    rf"U\.?S\.?\s+GAAP|{_US}\s+{_GENERALLY}"
    rf"|{_GENERALLY}\s*(?:\([^)]{{0,30}}\)\s*)?(?:in|of)\s+the\s+{_US}"
)
_STANDARDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("US GAAP", _US_GAAP, ("gaap", "generally")),
    (
        "IFRS",
        r"\bIFRSs?\b|International\s+Financial\s+Reporting\s+Standards",
        ("ifrs", "reporting standards"),
    ),
    (
        "JP GAAP",
        rf"(?:Japanese|Japan|J-)\s*GAAP|{_GENERALLY}\s+in\s+Japan",
        ("japanese gaap", "japan gaap", "j-gaap", "in japan"),
    ),
)
"""What is reported, how it is printed, and a word of that in small letters."""

_DECLARED = regex(
    r"\b(?:prepared|presented|reported)\b[^.;]{0,60}\b(?:with|under|on)\s+(?:the\s+)?$"
    r"|\[(?:under\s+)?$",
    re.IGNORECASE,
)
_BEFORE = 90
_UNAUDITED = regex(r"\bunaudited\b", re.IGNORECASE)
_AUDITED = regex(r"\(audited\)", re.IGNORECASE)
_ALONE = regex(r"\b(?:non-?|un)consolidated\b", re.IGNORECASE)
_GROUP = regex(
    r"(?<![-\w])consolidated\s+(?:\w+\s+){0,2}(?:results|statements?|balance|financial)",
    re.IGNORECASE,
)


def document_type(text: Printed) -> Quote | None:
    """A form's title on a line of its own, else the words of a release."""
    if match := _FORM.search(text.head):
        return text.quote(match["form"] + (match["amended"] or ""), *match.span("form"))
    for name, pattern in _RELEASES if "release" in text.lowered else ():
        if match := pattern.search(text.head) or pattern.search(text.text):
            return text.quote(name, match.start(), match.end())
    return None


def amendment(text: Printed) -> Quote | None:
    """Only that it amends another document is said by documents, not that it does not."""
    form = _FORM.search(text.head)
    match = form if form and form["amended"] else _AMENDED.search(text.head)
    return text.quote("true", match.start(), match.end()) if match else None


def accounting_standard(text: Printed) -> Quote | None:
    """The only one that is named, else the one that the figures are said to be prepared under."""
    found = [
        (match.start(), match.end(), name)
        for name, pattern, words in _STANDARDS
        if any(word in text.lowered for word in words)
        for match in re.finditer(pattern, text.text)
    ]
    if len({name for *_, name in found}) > 1:
        found = [it for it in found if _is_declared(text.text, it[0])]
    if not found:
        return None
    start, end, name = min(found)
    return text.quote(name, start, end)


def _is_declared(text: str, at: int) -> bool:
    """Whether the words before say that figures follow what is named there."""
    return _DECLARED.search(text, max(0, at - _BEFORE), at) is not None


def audited(text: Printed) -> Quote | None:
    """Figures called unaudited; audited ones where none are."""
    if match := _UNAUDITED.search(text.text):
        return text.quote("false", match.start(), match.end())
    match = _AUDITED.search(text.text)
    return text.quote("true", match.start(), match.end()) if match else None


def consolidated(text: Printed) -> Quote | None:
    """Whether statements or results are called consolidated, or the company's alone."""
    if match := _GROUP.search(text.text):
        return text.quote("true", match.start(), match.end())
    match = _ALONE.search(text.text)
    return text.quote("false", match.start(), match.end()) if match else None


def currency(text: Printed, code: str) -> Quote | None:
    """Where the currency of the figures is first named."""
    start = 0
    for line in text.text.split("\n"):
        found = currency_at(line)
        if found and found[0] == code:
            return text.quote(code, start + found[1], start + found[2])
        start += len(line) + 1
    return None
