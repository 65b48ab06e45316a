"""Prose: what the sentences of a release say of its figures.

Passages are put together from lines, their figures and periods drawn together to atoms, and each
sentence is read figure by figure along a ladder of clauses. A figure that no clause fits yields
no mention: it stays open, since a wrong one would be worse.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crossfoot.model import Document, Figure, Finding, Gauge, Mention, Period, Place, Severity
from crossfoot.patterns import regex
from crossfoot.tables.prose_atoms import (
    FIGURES,
    MONEY,
    PERIOD,
    SHARES,
    UNKNOWN,
    Atom,
    Calendar,
    Drawn,
    draw,
    sentences,
)
from crossfoot.tables.prose_clauses import read
from crossfoot.tables.prose_outlook import expected
from crossfoot.tables.prose_spots import PER_SHARE, Known, Reading, Spot, suffix
from crossfoot.tables.prose_subjects import lead, says_another_time, subject
from crossfoot.tables.prose_text import Passage, passages, unnumbered
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORECAST = regex(r"\b(?:targets?|forecasts?|guidance)\b", re.IGNORECASE)
_HEDGED = regex(
    r"\b(?:expect(?:s|ed)?|forecasts?|guidance|outlook|anticipat\w*|estimat\w*|approximately|about"
    r"|between|up to|at least|more than|less than|nearly|almost|would|could|should|may|will"
    r"|target(?:s|ed|ing)?|authorized|excluding|adjusted for|constant currenc\w+)\b",
    re.IGNORECASE,
)
_EXPECTING = regex(r"\b(?:expect|project|forecast|anticipat)\w*", re.IGNORECASE)
_LABEL = regex(
    r"\b(?:[1-4][QH]|[QH][1-4])['’ ]?(?:FY)?\d{2,4}\b|\bFY['’ -]?\d{2,4}\b"
    r"|\b(?:first|second|third|fourth)[ -]quarter(?: of)?(?: fiscal)?(?: year)? \d{4}\b"
    r"|\bfiscal (?:year )?\d{4}\b",
    re.IGNORECASE,
)
_LISTED = regex(
    rf"(?:(?P<title>[^:{PERIOD}]+): )?(?:(?:As of|As at|At|For|On) )?(?P<when>{PERIOD}): "
    rf"(?P<figure>{SHARES})",
    re.IGNORECASE,
)
_RESPECTIVE = regex(r"\brespectively\b")
_RESPECTIVELY = regex(
    rf"(?P<name>[^{FIGURES}]+? and [^{FIGURES}]+?)"
    r" (?:was|were|amounted to|stood at|totall?ed|came to)"
    rf" (?P<one>[{FIGURES}]) and (?P<two>[{FIGURES}]),? respectively"
)


class Section(Value):
    """What a passage's headings say for it; `known` is False when they speak of another time."""

    headings: tuple[str, ...]
    period: Period | None
    known: bool
    forecast: bool


def mentions(
    document: Document, taken: frozenset[Place], calendar: Calendar
) -> tuple[tuple[Mention, ...], tuple[Finding, ...]]:
    """The figures that sentences state, in reading order, without those at `taken` places."""
    found: list[Mention] = []
    unknown: dict[str, Place] = {}
    topic, baselines = "", dict[Period, Period]()
    for passage in passages(document.paragraphs):
        section = _section(passage, calendar)
        drawn = draw(passage, calendar)
        unknown = dict(_unknown_periods(drawn)) | unknown
        known = Known(topic=topic, period=section.period, printed=calendar.printed)
        readings, topic = _readings(passage, drawn, section, known)
        readings += tuple(_outlook(passage, drawn, section, calendar))
        readings = _with_baselines(readings, baselines)
        found += (
            _mention(reading, section)
            for reading in readings
            if _figure(reading.atom).place not in taken
        )
    return tuple(found), tuple(_not_said(label, place) for label, place in unknown.items())


def _unknown_periods(drawn: Drawn) -> Iterator[tuple[str, Place]]:
    """Labels that the release does not explain, each with the first figure of its sentence."""
    for sentence in sentences(drawn) if UNKNOWN in drawn.text else ():
        labels = [a.text for a in sentence.atoms if a.kind == UNKNOWN and _LABEL.search(a.text)]
        figures = [a.figure for a in sentence.atoms if a.figure is not None]
        if labels and figures:
            yield labels[0], figures[0].place


def _not_said(label: str, place: Place) -> Finding:
    return Finding(
        Severity.INFO,
        "prose.unknown-period",
        f"the release does not say which days {label!r} means, so figures of it are left open",
        "nothing, unless one of them is printed in no table",
        place,
    )


def _section(passage: Passage, calendar: Calendar) -> Section:
    for heading in reversed(passage.headings):
        if match := _LABEL.search(heading):
            period = calendar.period_of(match[0])
            return Section(passage.headings, period, period is not None, _is_forecast(passage))
    other = any(says_another_time(heading) for heading in passage.headings)
    return Section(passage.headings, calendar.current, not other, _is_forecast(passage))


def _is_forecast(passage: Passage) -> bool:
    return any(_FORECAST.search(heading) for heading in passage.headings)


def _readings(
    passage: Passage, drawn: Drawn, section: Section, known: Known
) -> tuple[tuple[Reading, ...], str]:
    """What a passage says, and the topic that it leaves to the next."""
    if passage.list_title is not None:
        return tuple(_listed(drawn, passage.list_title)), known.topic
    found: list[Reading] = []
    sure = section.known
    for sentence in sentences(drawn):
        start, period, said = lead(sentence.text, sentence, 0)
        if period or not said:
            sure = said
            known = replace(known, period=period)
        if says_another_time(sentence.text):
            sure = False
        if not any(letter in sentence.text for letter in FIGURES):
            continue
        doubtful = not sure or _HEDGED.search(sentence.text)
        read_now, known = _sentence(sentence, start, known)
        found += () if doubtful else read_now
    return tuple(found), known.topic


def _outlook(
    passage: Passage, drawn: Drawn, section: Section, calendar: Calendar
) -> Iterator[Reading]:
    """What is expected of a period that the sentence, its list or its section says."""
    if MONEY not in drawn.text or not _EXPECTING.search(drawn.text):
        return  # as most passages, which need not be taken apart once more
    label = _LABEL.search(passage.lead)
    default = calendar.period_of(label[0]) if label else section.period
    for sentence in sentences(drawn):
        if MONEY in sentence.text and _EXPECTING.search(sentence.text):
            start, period, said = lead(sentence.text, sentence, 0)
            if said:
                yield from expected(sentence, start, period or default, calendar.lies_ahead)


def _listed(drawn: Drawn, title: str) -> Iterator[Reading]:
    """Read "As of June 30, 2017: 5 shares": a date as label, under the title of its list."""
    atoms = {atom.at: atom for atom in drawn.atoms}
    for match in _LISTED.finditer(drawn.text):
        title = (
            unnumbered(drawn.printed(match["title"], match.start("title")))
            if match["title"]
            else title
        )
        if title:
            at = atoms[match.start("when")].period
            yield Reading(atoms[match.start("figure")], title, period=at)


def _sentence(sentence: Drawn, start: int, known: Known) -> tuple[tuple[Reading, ...], Known]:
    known = replace(
        known, last=None, value=None, above=(), parts="", passive="",
        likewise=False, part=sentence.text[:start].startswith("Of "),
    )  # fmt: skip
    if match := _RESPECTIVELY.match(sentence.text, start):
        return _respectively(sentence, match, known), replace(known, topic="")
    if _RESPECTIVE.search(sentence.text):
        return (), replace(known, topic="")
    figures = [atom for atom in sentence.atoms if atom.kind in FIGURES]
    found: list[Reading] = []
    end, first = start, True
    for index, atom in enumerate(figures):
        until = figures[index + 1].at if index + 1 < len(figures) else len(sentence.text)
        after = sentence.text[atom.at + 1 : until]
        spot = Spot(sentence, atom, sentence.text[end : atom.at], end, after, first, suffix(after))
        step = read(spot, known)
        end, first = atom.at + 1, False
        if step is None:
            known = replace(
                known, subject=None, last=None, value=None, parts="", passive="", likewise=False
            )
            continue
        found.append(step.reading)
        known, end = step.known, end + step.used
    return _with_comparatives(found), known


def _respectively(sentence: Drawn, match: re.Match[str], known: Known) -> tuple[Reading, ...]:
    named = subject(match["name"], sentence, match.start("name"))
    atoms = {atom.at: atom for atom in sentence.atoms}
    pair = [atoms[match.start(name)] for name in ("one", "two")]
    if named is None or any(atom.kind != MONEY for atom in pair):
        return ()
    captions = _shared_words(*named.caption.split(" and ", 1))
    period = named.period or known.period
    return tuple(
        Reading(atom, caption, period=period, per_share=PER_SHARE.search(caption) is not None)
        for atom, caption in zip(pair, captions, strict=True)
    )


def _shared_words(one: str, two: str) -> tuple[str, str]:
    """Give "deferred tax assets" and "liabilities" the words that they share."""
    first, second = one.split(), two.split()
    if len(second) == 1 and len(first) > 1:
        return one, " ".join((*first[:-1], two))
    if len(first) == 1 and len(second) > 1:
        return " ".join((one, *second[1:])), two
    return one, two


def _with_comparatives(found: list[Reading]) -> tuple[Reading, ...]:
    """A change whose basis is not said looks back to what the sentence compares it with."""
    return tuple(
        replace(reading, compared=_compared_later(reading, found[index + 1 :]))
        if reading.gauge in (Gauge.CHANGE, Gauge.DIFFERENCE) and reading.compared is None
        else reading
        for index, reading in enumerate(found)
    )


def _compared_later(reading: Reading, later: list[Reading]) -> Period | None:
    for other in later:
        if other.caption != reading.caption:
            return None
        if other.role == "comparative":
            return other.period
    return None


def _with_baselines(
    readings: tuple[Reading, ...], baselines: dict[Period, Period]
) -> tuple[Reading, ...]:
    """An absolute change without its basis looks back as the others since the same date did."""
    found: list[Reading] = []
    for reading in readings:
        if reading.gauge is Gauge.DIFFERENCE and reading.period is not None:
            if reading.compared is None:
                found.append(replace(reading, compared=baselines.get(reading.period)))
                continue
            baselines[reading.period] = reading.compared
        found.append(reading)
    return tuple(found)


def _figure(atom: Atom) -> Figure:
    if atom.figure is None:
        raise AssertionError(atom)  # only figures are read
    return atom.figure


def _mention(reading: Reading, section: Section) -> Mention:
    atom = reading.atom
    headings = (*section.headings, *(topic for topic in reading.topics if topic))
    return Mention(
        figure=_figure(atom),
        caption=reading.caption,
        headings=headings,
        gauge=reading.gauge,
        period=reading.period,
        scale=atom.scale,
        currency=atom.currency,
        per_share=reading.per_share,
        noun=atom.noun or ("shares" if atom.kind == SHARES else ""),
        compared=reading.compared,
        forecast=section.forecast or reading.role == "expected",
        bound=reading.bound,
        sign=reading.sign,
        base=reading.base,
    )
