r"""The fate of every printed number: nothing is dropped in silence.

A token is a match of `\d[\d,.]*`. One that is the print of a fact has the fact's id; one that
stands in a date, a caption or a reference is named as such; all others are open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from crossfoot.amounts import TOKEN
from crossfoot.model import (
    Cell,
    Document,
    Fact,
    FactId,
    Fate,
    Figure,
    Finding,
    Ledger,
    LedgerEntry,
    Place,
    Report,
    Severity,
)
from crossfoot.periods import dates_in

_PERIOD_LABEL = re.compile(
    r"\b[1-4]?[QH][1-4]?[-'’ ]?(?:FY)?\d{2,4}\b|\bFY[-'’ ]?\d{2,4}\b|"
    r"\b(?:19|20)\d{2}\b|\b[1-4]Q\b",
    re.IGNORECASE,
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b\.?"
_DATE_PIECE = re.compile(
    rf"\b{_MONTH}\s+\d{{1,2}}\b|\b\d{{1,2}}\s+{_MONTH}|\b\d{{1,2}}:\d{{2}}(?::\d{{2}})?\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"https?://\S+|\S+@\S+|(?:TEL|Tel|Phone|Fax)\W*[+(]?[\d() -]+\d|[+]\d[\d() -]+\d|"
    r"\(0\d\) ?\d[\d-]+|"
    r"^\s*\d{1,2}[.)]\s|\*\d|\(?\bNote\s?\d+|\bForm\s[\dA-Z-]+|\bASU\W*[\d-]+|\bNo\.\s?\d+|"
    r"\b(?:TSE|NASDAQ|NYSE)\W{1,2}\d+|\bcode(?: number)?\W{1,2}\d+",
    re.IGNORECASE,
)


def account(document: Document, report: Report) -> tuple[Ledger, tuple[Finding, ...]]:
    """An entry for every numeric token and every dash that stands as a value, in order."""
    prints = _prints(report.facts)
    dashes = _dash_columns(prints)
    entries = tuple(
        entry
        for paragraph in document.paragraphs
        for cell in paragraph.cells
        for entry in _entries(cell, prints, dashes)
    )
    return Ledger(entries), tuple(_open(entries))


DERIVED = ("change", "difference", "ratio")
"""Rungs whose facts say how others compare, and were recomputed from them."""

Dashes = Mapping[tuple[int, int], Sequence[int]]
"""(page, line) → the columns in which a dash is a value."""

Prints = Mapping[Place, Sequence[tuple[Fact, Fate, Figure]]]


def _dash_columns(prints: Prints) -> Dashes:
    found: dict[tuple[int, int], list[int]] = {}
    for place, said in prints.items():
        if said[0][2].dash:
            found.setdefault((place.page, place.line), []).append(place.column)
    return found


def _prints(facts: Sequence[Fact]) -> Prints:
    found: dict[Place, list[tuple[Fact, Fate, Figure]]] = {}
    for fact in facts:
        for index, printed in enumerate(fact.prints):
            first = Fate.DERIVED if fact.rung in DERIVED else Fate.FACT
            fate = Fate.REPEAT if index and first is Fate.FACT else first
            found.setdefault(printed.figure.place, []).append((fact, fate, printed.figure))
    return found


def _entries(cell: Cell, prints: Prints, dashes: Dashes) -> Iterator[LedgerEntry]:
    marks = {match.start(): match[0] for match in TOKEN.finditer(cell.text)}
    marks |= dict.fromkeys(_dashes(cell, dashes), "")
    spans: list[Span] | None = None
    for start, token in sorted(marks.items()):
        place = Place(cell.place.page, cell.place.line, cell.place.column + start)
        if place in prints:
            for fact, fate, figure in prints[place]:
                yield LedgerEntry(place, figure.text, fate, FactId(fact.id), fact.caption)
        else:
            spans = _spans(cell.text) if spans is None else spans
            yield _unprinted(place, token, start, cell.text, spans)


def _dashes(cell: Cell, dashes: Dashes) -> Iterator[int]:
    """Where in the cell a dash stands as the value of a fact."""
    first = cell.place.column
    for column in dashes.get((cell.place.page, cell.place.line), ()):
        if first <= column < first + len(cell.text):
            yield column - first


Span = tuple[int, int, Fate, str]


def _spans(text: str) -> list[Span]:
    """Stretches of a text that say what the numbers in them are."""
    dates = [(d.start, d.end, Fate.DATE, text[d.start : d.end]) for d in dates_in(text)]
    return [
        *((m.start(), m.end(), Fate.REFERENCE, m[0].strip()) for m in _REFERENCE.finditer(text)),
        *dates,
        *((m.start(), m.end(), Fate.DATE, m[0]) for m in _DATE_PIECE.finditer(text)),
        *((m.start(), m.end(), Fate.DATE, m[0]) for m in _PERIOD_LABEL.finditer(text)),
    ]


def _unprinted(
    place: Place, token: str, start: int, text: str, spans: Sequence[Span]
) -> LedgerEntry:
    for first, last, fate, note in spans:
        if first <= start < last:
            return LedgerEntry(place, token, fate, note=note)
    return LedgerEntry(place, _as_printed(text, start, token), Fate.OPEN)


def _as_printed(text: str, start: int, token: str) -> str:
    """The token with the sign or parentheses that it is printed with."""
    end = start + len(token)
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return text[start - 1 : end + 1]
    return text[start - 1 : end] if start and text[start - 1] in "△▲−" else token


def _open(entries: Sequence[LedgerEntry]) -> Iterator[Finding]:
    loose = [entry for entry in entries if entry.fate is Fate.OPEN]
    if loose:
        first = ", ".join(entry.printed for entry in loose[:5])
        yield Finding(
            Severity.WARNING,
            "ledger.open",
            f"{len(loose)} printed numbers are not accounted for yet, first {first}",
            "see the rows with fate 'open' in ledger.csv",
            loose[0].place,
        )
