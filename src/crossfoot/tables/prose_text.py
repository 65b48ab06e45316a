"""Passages: sentences put together again out of printed lines, with the headings they stand under.

A line that breaks off is joined to the next that goes on in lower case, or, where it is as long
as a page is wide, to the very next line. Lines without a word on a figure are not looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crossfoot.amounts import plain
from crossfoot.model import Place
from crossfoot.patterns import regex
from crossfoot.tables.titles import statement_kinds
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Paragraph

_DIGIT = regex(r"\d")
_END = regex(r"[A-Za-z\d)\"'”’%][.!?][)\"'”’]*(?:\s|$)")
_FINISHED = frozenset(".!?:;")
_CLOSING = ")\"'”’"
_HEADING = regex(r"(?:\d{1,2}[.)] |[•*] )?[A-Z\d\"“][^.;:!?]*")
_NUMBERING = regex(r"^\s*(?:\d{1,2}[.)]|[•*])\s+")
_BULLET = regex(r"\s*[•▪◦·●■*–-]\s*")
_BEGINS_AMID = regex(r"[$¥€£(]?\s*[\d.,]+\)?;|[a-z]")
"""How a line begins whose sentence began on one that is not read."""
_LABELLED = regex(r":\s*\d[\d,]*\s+shares\b")
_PERIOD_LABEL = regex(r"\b(?:[1-4][QH]|[QH][1-4]|FY)['’ ]?\d{2,4}\b")
_CARD = regex(r"[^A-Za-z]*(?:[A-Z]{2,3}|[$¥€£])?\s?\d[\d.,]*%?|\(?(?:up|down) [\d.]+%.*")
_WORDS = regex(r"[A-Za-z]{2}")
_FULL_LINE = 60
_LONGEST_HEADING = 100
_FEWEST_WORDS = 5


class Passage(Value):
    """One or more whole sentences as printed; `starts` tells where each line begins in the text.

    `headings` are outermost first. `list_title` is set for a line of a list ("As of …: 5 shares").
    """

    text: str
    starts: tuple[tuple[int, Place], ...]
    headings: tuple[str, ...] = ()
    list_title: str | None = None
    lead: str = ""
    """The line, ending in a colon, that a list begins with."""

    def place(self, offset: int) -> Place:
        """Where the character at an offset of the text is printed."""
        start, first = next(s for s in reversed(self.starts) if s[0] <= offset)
        return Place(first.page, first.line, first.column + offset - start)


def passages(paragraphs: Sequence[Paragraph]) -> Iterator[Passage]:
    """The passages that may state figures, in reading order."""
    joined = tuple(_joined(paragraphs))
    prose = [_is_prose(passage.text) for passage in joined]
    headings: tuple[str, ...] = ()
    titled = lead = ""
    for index, passage in enumerate(joined):
        text = passage.text
        if _LABELLED.search(text):
            yield replace(passage, headings=headings, list_title=titled)
            titled = unnumbered(text.partition(":")[0]) if _names_list(text) else titled
        elif prose[index]:
            if _DIGIT.search(text) and not _BEGINS_AMID.match(text):
                yield replace(passage, headings=headings, lead=lead)
        elif text.endswith(":"):
            titled = lead = unnumbered(text[:-1])
        elif index + 1 < len(joined) and prose[index + 1] and _is_heading(text):
            headings = _under(headings, text, joined[index - 1].text if index else "")
            lead = ""
        elif statement_kinds(text):
            headings, lead = (), ""


def unnumbered(text: str) -> str:
    """A title without the number of its list."""
    return _NUMBERING.sub("", text).strip()


def _names_list(text: str) -> bool:
    return text.count(":") > 1 and not re.match(r"\s*(?:\d\. )?(?:As of|For)\b", text)


def _under(headings: tuple[str, ...], text: str, before: str) -> tuple[str, ...]:
    """A heading right below another opens both; one with a period opens a section of its own."""
    title = unnumbered(text)
    if _is_heading(before) and not _is_prose(before):
        return (unnumbered(before), title)
    if _PERIOD_LABEL.search(text) or len(headings) < len(("outer", "inner")):
        return (title,) if _PERIOD_LABEL.search(text) else (*headings[:1], title)
    return (headings[0], title)


def _is_heading(text: str) -> bool:
    return (
        len(text) <= _LONGEST_HEADING
        and _HEADING.fullmatch(text) is not None
        and _CARD.fullmatch(text) is None
        and _WORDS.search(text) is not None
    )


def _is_prose(text: str) -> bool:
    return (
        _END.search(text) is not None
        and len(text.split()) >= _FEWEST_WORDS
        and _END.search(unnumbered(text)) is not None
    )


def _joined(paragraphs: Sequence[Paragraph]) -> Iterator[Passage]:
    """Lines as passages, broken sentences made whole."""
    open_passage: Passage | None = None
    for paragraph in paragraphs:
        cells = [cell for cell in paragraph.cells if not _BULLET.fullmatch(cell.text)]
        if paragraph.table or len(cells) != 1:
            continue
        text, place = plain(cells[0].text), cells[0].place
        if open_passage and _goes_on(open_passage, text, place):
            open_passage = _with_line(open_passage, text, place)
            continue
        if open_passage:
            yield open_passage
        open_passage = Passage(text, ((0, place),))
    if open_passage:
        yield open_passage


def _with_line(passage: Passage, text: str, place: Place) -> Passage:
    start = len(passage.text) + 1
    return replace(passage, text=f"{passage.text} {text}", starts=(*passage.starts, (start, place)))


def _goes_on(passage: Passage, text: str, place: Place) -> bool:
    before, (last_start, last) = passage.text, passage.starts[-1]
    wide = len(before) - last_start >= _FULL_LINE
    next_line = wide and (place.page, place.line) == (last.page, last.line + 1)
    if not (next_line or text[:1].islower()) or before.rstrip(_CLOSING)[-1:] in _FINISHED:
        return False
    return len(before.split(maxsplit=_FEWEST_WORDS)) >= _FEWEST_WORDS
