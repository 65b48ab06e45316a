"""Numbers that are no figures, each with what it is: dates, references, parts of captions.

What a stretch of text is, is told by its own form; of a footnote's mark and of a caption's numbers
the rest of the release must tell it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crossfoot.amounts import CURRENCY, TOKEN
from crossfoot.folios import folios
from crossfoot.model import Fate, Place
from crossfoot.patterns import regex
from crossfoot.periods import dates_in, is_month
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Document, FootedStatement, Mention

_YEAR = r"(?:19|20)\d{2}"
_QUARTER = r"(?:[1-4]Q[-'’ ]?|[12]H[-'’ ]?|Q[1-4][-'’ ]|H[12][-'’ ])"

Kinds = tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]
"""What is meant, how it is printed, and words in lower case of which it has one, if any."""

_DATES: Kinds = (
    (
        "time of day",
        regex(r"\b\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\b\d{1,2}(?=\s?[ap]\.?m\b)", re.IGNORECASE),
        (":", "m"),
    ),
    (
        "period",
        regex(
            rf"\b{_QUARTER}(?:FY)?[ '’]?(?:{_YEAR}|\d{{2}})\b|\bFY[-'’ ]?(?:{_YEAR}|\d{{2}})\b"
            r"|\b[1-4]Q\b|\bQ[1-4]\b|\b[12]H\b|\b\d{1,2}[- ](?:[Ww]eeks?|[Mm]onths?)\b"
        ),
        ("q", "h", "f", "w"),
    ),
    ("year", regex(rf"\b{_YEAR}\b"), ("19", "20")),
)
_GROUPED = regex(r"\(?\d{1,3}(?:,\d{3})+\)?")
_MONTH = r"([A-Z][A-Za-z]{2,8})"
_DAY = regex(
    rf"\b{_MONTH}\.?,?\s+(?:({_YEAR})|\d{{1,2}}(?:st|nd|rd|th)?)\b|\b\d{{1,2}}\s+{_MONTH}\b"
)
"""A word with a capital, which may be a month, beside a day or a year."""

_REFERENCES: Kinds = (
    ("web address", regex(r"(?:https?://|www\.)\S+", re.IGNORECASE), ("://", "www.")),
    ("e-mail address", regex(r"(?<!\S)[^\s@]+@\S+"), ("@",)),
    (
        "telephone number",
        regex(
            r"\b(?:Tel|Phone|Fax)\b\W*[+(]?[\d() -]+\d|[+]\d[\d() -]+\d|\(0\d\) ?\d[\d-]+"
            r"|(?:\(\d{3}\) ?|\b(?:1-)?\d{3}[-./])\d{3}[-.]\d{4}\b",
            re.IGNORECASE,
        ),
        (),
    ),
    ("list number", regex(r"^\s*\d{1,2}[.)](?=\s)"), ()),
    ("footnote mark", regex(r"\*\d{1,2}\b|^\s*\(\d{1,2}\)(?=\s+[A-Za-z“\"])"), ("*", "(")),
    (
        "page",
        regex(r"\bpages?\s\d{1,3}\b(?:\s?(?:through|to|and|[-–])\s?\d{1,3}\b)?", re.IGNORECASE),
        ("page",),
    ),
    ("exhibit", regex(r"\bExhibits?\s\d{1,3}(?:\.\d{1,3})?\b", re.IGNORECASE), ("exhibit",)),
    (
        "section of a rule",
        regex(r"\b(?:Items?|Section|Rule)\s\d{1,3}(?:\.\d{1,2})?[A-Za-z]?\b"),
        ("item", "section", "rule"),
    ),
    ("note", regex(r"\bNotes?\s?\d{1,2}\b", re.IGNORECASE), ("note",)),
    (
        "form",
        regex(r"\bForm\s[\dA-Z-]+|\b(?:10-[KQ]|8-K|6-K|20-F|40-F)\b", re.IGNORECASE),
        ("form", "-"),
    ),
    (
        "accounting standard",
        regex(r"\bASU\b\W{0,4}\d{4}-\d+|\b(?:ASC|SFAS|IFRS|IAS)\s\d[\d-]*"),
        ("asu", "asc", "sfas", "ias", "ifrs"),
    ),
    ("number", regex(r"\bNo\.\s?\d+", re.IGNORECASE), ("no.",)),
    (
        "stock code",
        regex(r"\b(?:TSE|NASDAQ|NYSE)\W{1,2}\d+|\bcode(?: number)?\W{1,2}\d+", re.IGNORECASE),
        ("tse", "nasdaq", "nyse", "code"),
    ),
)
_CAPTIONS: Kinds = (("unit", regex(r"\b000['’]?s\b"), ("000",)),)
_GLUED = regex(r"(?<=[.,;:)\]”\"’'])(?<!\d[.,])\d{1,2}(?=\s|$)")
_FOOTNOTE = regex(r"\d{1,2}(?=\s+[A-Z(“\"])")


class Span(Value):
    """A stretch of a text whose numbers are no figures; `kind` says in words what it is."""

    start: int
    end: int
    fate: Fate
    kind: str
    text: str

    @property
    def note(self) -> str:
        return f"{self.kind}: {self.text}"


class Asides(Value):
    """What a release as a whole tells of such numbers: its footnotes' marks and its captions."""

    marks: frozenset[str] = frozenset()
    captions: frozenset[str] = frozenset()
    folios: frozenset[Place] = frozenset()

    def spans(self, text: str) -> list[Span]:
        """The stretches of a cell, what is surest first."""
        if _GROUPED.fullmatch(text):
            return []  # which is how amounts are printed, and nothing else
        lowered = text.lower()
        return [
            *_formed(text, lowered, Fate.REFERENCE, _REFERENCES),
            *(
                Span(d.start, d.end, Fate.DATE, "date", text[d.start : d.end])
                for d in dates_in(text)
            ),
            *_days(text),
            *_formed(text, lowered, Fate.DATE, _DATES),
            *_formed(text, lowered, Fate.CAPTION, _CAPTIONS),
            *self._marks(text),
            *self._captioned(text),
        ]

    def _marks(self, text: str) -> Iterator[Span]:
        """A mark that is glued to a word, and the number that its footnote begins with."""
        begun = _FOOTNOTE.match(text)
        for match in (*_GLUED.finditer(text), *((begun,) if begun else ())):
            if match[0] in self.marks:
                yield Span(match.start(), match.end(), Fate.REFERENCE, "footnote mark", match[0])

    def _captioned(self, text: str) -> Iterator[Span]:
        """All of a cell that is a caption, but for sums of money and shares that it tells."""
        if text.strip() not in self.captions:
            return
        for match in TOKEN.finditer(text):
            if not _is_sum(text, match):
                yield Span(match.start(), match.end(), Fate.CAPTION, "caption", text.strip())


def _is_sum(text: str, number: re.Match[str]) -> bool:
    """Whether a number in a caption is a figure of its own, such as a tax or a count of shares."""
    grouped = re.fullmatch(r"\d{1,3}(?:,\d{3})+[.,]*", number[0])
    before, after = text[: number.start()], text[number.end() :]
    money = re.search(rf"(?<![A-Za-z]){CURRENCY}\s?\(?$", before)
    counted = re.match(r"\s?(?:thousand|million|billion|trillion|shares\b|%)", after.lower())
    return bool(grouped or money or counted)


def _days(text: str) -> Iterator[Span]:
    """Days without a year and months with one; "Margin 40" only begins like March."""
    for match in _DAY.finditer(text):
        if is_month(match[1] or match[3]):
            kind = "month" if match[2] else "date"
            yield Span(match.start(), match.end(), Fate.DATE, kind, match[0])


def _formed(text: str, lowered: str, fate: Fate, kinds: Kinds) -> Iterator[Span]:
    for kind, pattern, words in kinds:
        if not words or _has_one(lowered, words):
            for match in pattern.finditer(text):
                yield Span(match.start(), match.end(), fate, kind, match[0].strip())


def _has_one(text: str, words: Sequence[str]) -> bool:
    for word in words:  # noqa: SIM110 - asked of each number, and twice as fast
        if word in text:
            return True
    return False


def asides(
    document: Document,
    statements: Sequence[FootedStatement] = (),
    mentions: Sequence[Mention] = (),
) -> Asides:
    """What the release tells; a mark is one that is glued to a text and begins another."""
    cells = [cell.text for paragraph in document.paragraphs for cell in paragraph.cells]
    glued = {mark for text in cells for mark in _GLUED.findall(text)}
    begun = {match[0] for text in cells if (match := _FOOTNOTE.match(text))}
    captions = frozenset(_captions(statements, mentions))
    return Asides(frozenset(glued & begun), captions, folios(document))


def _captions(statements: Sequence[FootedStatement], mentions: Sequence[Mention]) -> Iterator[str]:
    yield from (mention.caption for mention in mentions)
    for statement in statements:
        for line in statement.lines:
            yield from (cell.text.strip() for cell in line.caption.cells)
