r"""The fate of every printed number: nothing is dropped in silence.

A token is a match of `\d[\d,.]*`. One that is the print of a fact has the fact's id; one that
stands in a date, a caption or a reference is named as such; all others are open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from crossfoot.amounts import TOKEN
from crossfoot.asides import Asides, Span, asides
from crossfoot.model import (
    Cell,
    CoverFact,
    Document,
    Fact,
    FactId,
    Fate,
    Figure,
    Finding,
    Ledger,
    LedgerEntry,
    Place,
    Print,
    Report,
    Severity,
)
from crossfoot.value import Value


def account(
    document: Document,
    report: Report,
    figures: Iterable[Figure] = (),
    known: Asides | None = None,
) -> tuple[Ledger, tuple[Finding, ...]]:
    """An entry for every numeric token and every dash that stands as a value, in order.

    `figures` are all that were read as such, whether they have become facts or not: they tell
    which dashes are values.
    """
    prints = _prints(report.facts)
    dashes = _dash_columns((*figures, *(said[0][2].figure for said in prints.values())))
    book = _Book(prints, dashes, known or asides(document), _quotes(report.cover))
    entries = tuple(
        entry
        for paragraph in document.paragraphs
        for cell in paragraph.cells
        for entry in _entries(cell, book)
    )
    return Ledger(entries), tuple(_open(entries))


DERIVED = ("change", "difference", "ratio")
"""Rungs whose facts say how others compare, and were recomputed from them."""

Dashes = Mapping[tuple[int, int], Collection[int]]
"""(page, line) → the columns in which a dash is a value."""

Prints = Mapping[Place, Sequence[tuple[Fact, Fate, Print]]]


class _Book(Value):
    """What is known of the release's numbers while they are gone through."""

    prints: Prints
    dashes: Dashes
    known: Asides
    quotes: Mapping[tuple[int, int], Sequence[CoverFact]]


def _quotes(cover: Sequence[CoverFact]) -> Mapping[tuple[int, int], Sequence[CoverFact]]:
    """(page, line) → what is quoted from it as said of the document and the company."""
    found: dict[tuple[int, int], list[CoverFact]] = {}
    for fact in cover:
        found.setdefault((fact.place.page, fact.place.line), []).append(fact)
    return found


def _dash_columns(figures: Iterable[Figure]) -> Dashes:
    found: dict[tuple[int, int], set[int]] = {}
    for figure in figures:
        if figure.dash:
            place = figure.place
            found.setdefault((place.page, place.line), set()).add(place.column)
    return found


def _prints(facts: Sequence[Fact]) -> Prints:
    found: dict[Place, list[tuple[Fact, Fate, Print]]] = {}
    for fact in facts:
        for index, printed in enumerate(fact.prints):
            first = Fate.DERIVED if fact.rung in DERIVED else Fate.FACT
            fate = Fate.REPEAT if index and first is Fate.FACT else first
            found.setdefault(printed.figure.place, []).append((fact, fate, printed))
    return found


def _entries(cell: Cell, book: _Book) -> Iterator[LedgerEntry]:
    marks = {match.start(): match[0] for match in TOKEN.finditer(cell.text)}
    marks |= {start: cell.text[start : start + 1] for start in _dashes(cell, book.dashes)}
    spans: list[Span] | None = None
    for start, token in sorted(marks.items()):
        place = Place(cell.place.page, cell.place.line, cell.place.column + start)
        if place in book.prints:
            for fact, fate, printed in book.prints[place]:
                note = _note(fact, fate, printed)
                yield LedgerEntry(place, printed.figure.text, fate, FactId(fact.id), note)
        else:
            spans = book.known.spans(cell.text) if spans is None else spans
            entry = _unprinted(place, token, start, cell.text, spans)
            yield _known(entry, book) if entry.fate is Fate.OPEN else entry


def _note(fact: Fact, fate: Fate, printed: Print) -> str:
    """The caption; of a repeat also the print that it repeats, or that it contradicts."""
    first = fact.prints[0].figure
    if fate is not Fate.REPEAT:
        return fact.caption
    half = Decimal(1).scaleb(-min(printed.decimals, fact.decimals)) / 2
    agrees = abs(abs(printed.value) - abs(fact.value)) <= half
    said = "as" if agrees else "contradicts"
    return f"{fact.caption}: {said} {first.text} at {first.place}"


def _dashes(cell: Cell, dashes: Dashes) -> Iterator[int]:
    """Where in the cell a dash stands as a value."""
    first = cell.place.column
    for column in dashes.get((cell.place.page, cell.place.line), ()):
        if first <= column < first + len(cell.text):
            yield column - first


def _unprinted(
    place: Place, token: str, start: int, text: str, spans: Sequence[Span]
) -> LedgerEntry:
    for span in spans:
        if span.start <= start < span.end:
            return LedgerEntry(place, token, span.fate, note=span.note)
    return LedgerEntry(place, _as_printed(text, start, token), Fate.OPEN)


def _known(entry: LedgerEntry, book: _Book) -> LedgerEntry:
    """A page's number is no figure, nor is one of a code or a date that the cover quotes."""
    place = entry.place
    if place in book.known.folios:
        return LedgerEntry(place, entry.printed, Fate.REFERENCE, note="page number")
    for fact in book.quotes.get((place.page, place.line), ()):
        if fact.place.column <= place.column < fact.place.column + len(fact.printed):
            fate = Fate.REFERENCE if fact.language else Fate.DATE
            return LedgerEntry(place, entry.printed, fate, note=f"{fact.concept} {fact.printed}")
    return entry


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
