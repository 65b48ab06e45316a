"""Which printed text is tagged as which fact (inline XBRL 1.1), and what must stay hidden.

The most precise print has the fact's own id, each other print that agrees the id with `-2`, `-3`.
A print that does not agree is marked and not tagged. What a tag says is computed back from its
text, scale and sign; where that is not the print's value, the fact is not shown there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from crossfoot.patterns import regex
from crossfoot.periods import dates_in
from crossfoot.rendering.names import context_key
from crossfoot.rendering.text import decimal_text, xml_text
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from crossfoot.model import (
        Cell,
        CoverFact,
        Document,
        Fact,
        FactId,
        Finding,
        Place,
        Print,
    )
    from crossfoot.rendering.names import InUse, Names
    from crossfoot.rendering.shown import Shown

_NUMERAL = regex(r"\d[\d,]*(?:\.\d+)?", re.ASCII)
_DATE = regex(r"[A-Z][a-z]+ \d{1,2}, ?\d{4}")
DASH = regex(r"[-−–—―‐‑﹣－]")
"""What stands for nothing where a figure would."""

_NUMBER_FORMAT = "ixt:num-dot-decimal"
_DASH_FORMAT = "ixt:fixed-zero"
_DATE_FORMAT = "ixt:date-monthname-day-year-en"
_CODE = "facts.contradiction"


class Tag(Value):
    """The attributes of `ix:nonFraction`, or of `ix:nonNumeric` where there is no unit."""

    name: str
    id: str
    context: str
    unit: str = ""
    decimals: str = ""
    scale: str = ""
    negative: bool = False
    format: str = ""
    language: str = ""


class Mark(Value):
    """What is said of the characters from `start` to `end` of a line, the end left out.

    `contradiction` is the number, from 1, of a finding that says why nothing is tagged.
    """

    start: int
    end: int
    tags: tuple[Tag, ...] = ()
    contradiction: int = 0


class Hidden(Value):
    """A fact that no printed text shows as it is."""

    tag: Tag
    text: str


Lines = dict[tuple[int, int], list[Mark]]
"""(page, line) → its marks, in the order of their columns, none over another."""


class Tagging(Value):
    """All that is tagged, hidden or marked in a document."""

    lines: Mapping[tuple[int, int], Sequence[Mark]]
    hidden: tuple[Hidden, ...]
    contradictions: tuple[Finding, ...]


Shows = Callable[["Place", str], bool]
"""Whether a page can mark these characters at that place."""


def _anywhere(place: Place, text: str) -> bool:  # noqa: ARG001
    return True


def tagging(shown: Shown, used: InUse, shows: Shows = _anywhere) -> Tagging:
    """Every fact, where it is printed or hidden; every print, tagged or marked."""
    report = shown.report
    contradictions = tuple(each for each in shown.findings if each.code == _CODE)
    told = _Told(_texts(shown.document), used, shown.qualified, _numbered(contradictions), shows)
    lines: Lines = {}
    hidden: list[Hidden] = []
    for said in report.cover:
        mark = _quoted(said, told)
        if not (mark and _add(lines, said.place, mark)):
            hidden.append(Hidden(_said_tag(said, told), xml_text(said.text)))
    for fact in report.facts:
        hidden += _print_all(fact, told, lines)
    for marks in lines.values():
        marks.sort(key=lambda mark: mark.start)
    return Tagging(lines, tuple(hidden), contradictions)


class _Told(Value):
    """What every tag is made with."""

    texts: Mapping[tuple[int, int], Sequence[Cell]]
    used: InUse
    qualified: Names
    numbered: Mapping[tuple[FactId, Place | None], int]
    shows: Shows


def _numbered(findings: Sequence[Finding]) -> Mapping[tuple[FactId, Place | None], int]:
    """Fact and place → the contradiction of the print there, or of any print, from 1."""
    numbers: dict[tuple[FactId, Place | None], int] = {}
    for number, finding in enumerate(findings, 1):
        for fact in finding.facts:
            numbers.setdefault((fact, None), number)
            numbers.setdefault((fact, finding.place), number)
    return numbers


def _texts(document: Document) -> Mapping[tuple[int, int], Sequence[Cell]]:
    cells: dict[tuple[int, int], list[Cell]] = {}
    for paragraph in document.paragraphs:
        for cell in paragraph.cells:
            cells.setdefault(cell.place.printed_line, []).append(cell)
    return cells


def _mark(
    place: Place, text: str, told: _Told, tags: tuple[Tag, ...], contradiction: int = 0
) -> Mark | None:
    """These characters marked, where the page can."""
    end = place.column + len(text)
    shown = text and told.shows(place, text)
    return Mark(place.column, end, tags, contradiction) if shown else None


def _from(place: Place, told: _Told) -> str:
    """The text of a cell from a place on."""
    for cell in told.texts.get(place.printed_line, ()):
        at = place.column - cell.place.column
        if 0 <= at < len(cell.text):
            return cell.text[at:]
    return ""


def _print_all(fact: Fact, told: _Told, lines: Lines) -> Iterator[Hidden]:
    """Tag each print that agrees with its fact; hide the fact where its first cannot be tagged."""
    first, *others = fact.prints or (None,)
    mark = _tagged(first, fact, fact.id, told) if first else None
    shown = first and mark and first.decimals == fact.decimals
    if not (shown and mark and first and _add(lines, first.figure.place, mark)):
        yield Hidden(_fact_tag(fact, fact.id, told), decimal_text(fact.value))
    number = 2
    for printed in filter(None, others):
        if _agrees(printed, fact):
            mark = _tagged(printed, fact, f"{fact.id}-{number}", told)
        else:
            mark = _contradicting(printed, fact, told)
        if mark and _add(lines, printed.figure.place, mark):
            number += bool(mark.tags)


def _agrees(printed: Print, fact: Fact) -> bool:
    """Whether both round to one value, whatever the printed sign (consistent duplicates)."""
    reach = Decimal(1).scaleb(-printed.decimals) + Decimal(1).scaleb(-fact.decimals)
    return abs(abs(printed.value) - abs(fact.value)) * 2 <= reach


def _tagged(printed: Print, fact: Fact, ident: str, told: _Told) -> Mark | None:
    """The mark of a print, None where its text does not say its value."""
    figure, scale = printed.figure, printed.figure.places - printed.decimals
    text = _from(figure.place, told)
    tag = replace(_fact_tag(fact, ident, told), decimals=str(printed.decimals), scale=str(scale))
    if figure.dash:
        dash = DASH.search(text[: len(figure.text)])  # its currency may stand before it
        place = figure.place.moved(dash.start() if dash else 0)
        shown = dash[0] if dash else ""
        return _mark(place, shown, told, (replace(tag, format=_DASH_FORMAT),))
    match = _NUMERAL.match(text)
    if match is None or _read(match[0]).scaleb(scale) != abs(printed.value):
        return None
    tag = replace(tag, format=_NUMBER_FORMAT, negative=fact.value < 0)
    return _mark(figure.place, match[0], told, (tag,))


def _read(numeral: str) -> Decimal:
    try:
        return Decimal(numeral.replace(",", ""))
    except InvalidOperation:
        return Decimal("NaN")


def _contradicting(printed: Print, fact: Fact, told: _Told) -> Mark | None:
    place = printed.figure.place
    match = _NUMERAL.match(_from(place, told))
    number = told.numbered.get((fact.id, place)) or told.numbered.get((fact.id, None))
    return _mark(place, match[0], told, (), number) if match and number else None


def _fact_tag(fact: Fact, ident: str, told: _Told) -> Tag:
    """The tag of a fact that is not shown; one that is says its text's scale, sign and format."""
    return Tag(
        told.used.tags[fact.concept],
        ident,
        told.used.contexts[context_key(fact)],
        told.used.units[fact.unit],
        str(fact.decimals),
    )


def _quoted(said: CoverFact, told: _Told) -> Mark | None:
    """The mark of what a cover says, where it says it word for word or as a date."""
    text = _from(said.place, told)
    if said.text and text.startswith(said.text):
        return _mark(said.place, said.text, told, (_said_tag(said, told),))
    date = None if said.language else _DATE.match(text)
    dated = next(iter(dates_in(date[0])), None) if date else None
    if date and dated and str(dated.on) == said.text:
        return _mark(said.place, date[0], told, (_said_tag(said, told, _DATE_FORMAT),))
    return None


def _said_tag(said: CoverFact, told: _Told, form: str = "") -> Tag:
    return Tag(
        told.qualified.qualify(said.concept),
        said.id,
        told.used.contexts[context_key(said)],
        format=form,
        language=said.language or "",
    )


def _add(lines: Lines, place: Place, mark: Mark) -> bool:
    """Put a mark on its line; two on the same characters are one, over others there is none."""
    marks = lines.setdefault(place.printed_line, [])
    for at, other in enumerate(marks):
        if (other.start, other.end) == (mark.start, mark.end) and other.tags and mark.tags:
            if _alike(other.tags[0], mark.tags[0]):
                marks[at] = Mark(mark.start, mark.end, (*other.tags, *mark.tags))
                return True
            return False
        if other.start < mark.end and mark.start < other.end:
            return False
    marks.append(mark)
    return True


def _alike(outer: Tag, inner: Tag) -> bool:
    """Nested elements say their text alike (inline XBRL 1.1 §10.1.1)."""
    return bool(outer.unit) and (outer.format, outer.scale) == (inner.format, inner.scale)
