"""Earnings per share and the shares that they are counted on: basic, diluted, or both."""

from __future__ import annotations

import re

from crossfoot.mapping.fitting import (
    COUNTS,
    PER_SHARE,
    Setting,
    Tags,
    caption_of,
    fits_unit,
    known_by,
    line_of,
)
from crossfoot.model import (
    ConceptName,
    Line,
    Tagged,
)
from crossfoot.patterns import regex
from crossfoot.spelling import is_bare_total, normalise

_BASIC = ConceptName("WeightedAverageNumberOfSharesOutstandingBasic")
_DILUTED = ConceptName("WeightedAverageNumberOfDilutedSharesOutstanding")
_AVERAGED = (("basic", _BASIC), ("diluted", _DILUTED), ("assuming dilution", _DILUTED))
_EARNED = (
    *(("basic", ConceptName("EarningsPerShareBasic")),),
    *((word, ConceptName("EarningsPerShareDiluted")) for word in ("diluted", "dilution")),
)
_BASIC_AND_DILUTED = regex(
    r"\bbasic (?:and|&) diluted\b|\bdiluted (?:and|&) basic\b", re.IGNORECASE
)
_AVERAGE = regex(r"\bweighted\b|\baverage\b", re.IGNORECASE)
_NET_INCOME = regex(r"net (?:income|earnings|loss|\(loss\))", re.IGNORECASE)
_FULL = regex(r"\bnet (?:income|earnings|loss|\(loss\)).*\bper\b.*\bshare\b", re.IGNORECASE)
_PART = regex(
    r"\bcontinuing\b|\bdiscontinued\b|\badjusted\b|non-?gaap|non-?controlling|\bbefore\b|"
    r"\bexcluding\b",
    re.IGNORECASE,
)
_CENTS = 2
_DILUTED_TOO = {_BASIC: _DILUTED, _EARNED[0][1]: _EARNED[1][1]}


def under_header(setting: Setting, index: int) -> tuple[ConceptName, ...]:
    """What header and caption name together: "Basic" under "Net income per share:"."""
    header = line_of(setting, index).header[-1:]
    earned = _earned(setting, index) or _averaged_under(setting, index)
    if earned:
        return earned
    caption = normalise(caption_of(setting, index))
    averaged = next((name for word, name in _AVERAGED if caption.startswith(word)), None)
    if not header or averaged is None:
        return ()
    named = known_by(setting, f"{header[0].strip(' :')} {caption_of(setting, index)}")
    return (averaged,) if not named and COUNTS.search(header[0]) else named


def _earned(setting: Setting, index: int) -> tuple[ConceptName, ...]:
    """What "Continuing operations" is under the header "Diluted" of earnings per share."""
    header = line_of(setting, index).header
    if not header or not PER_SHARE.search(" ".join(header)):
        return ()
    said = header[-1].casefold()
    sides = ("basic" in said, "dilut" in said)
    if sum(sides) != 1:
        return ()
    return known_by(setting, f"{caption_of(setting, index)} - {'basic' if sides[0] else 'diluted'}")


def _averaged_under(setting: Setting, index: int) -> tuple[ConceptName, ...]:
    """The average of shares that stands under "Basic earnings per share", and says no more."""
    header, caption = line_of(setting, index).header[-1:], caption_of(setting, index)
    averaged = _AVERAGE.search(caption) and COUNTS.search(caption)
    if not averaged or not header or not PER_SHARE.search(header[0]):
        return ()
    said = {name for word, name in _AVERAGED if word in header[0].casefold()}
    return tuple(said) if len(said) == 1 else ()


def counted(caption: str) -> tuple[ConceptName, ...]:
    """The average of shares that a caption says in full, of basic or of diluted ones."""
    said = {name for word, name in _AVERAGED if word in caption.casefold()}
    return tuple(said) if len(said) == 1 and COUNTS.search(caption) else ()


def _is_net_income(caption: str) -> bool:
    """Whether a caption is of all that the owners of the company have earned."""
    return _NET_INCOME.match(caption) is not None and _PART.search(caption) is None


def _is_said_in_full(setting: Setting, index: int) -> bool:
    """Whether a caption is of the basic or diluted net income per share, and the only such one."""
    sides = [side for side in ("basic", "dilut") if side in caption_of(setting, index).casefold()]
    lines = range(len(setting.statement.lines)) if len(sides) == 1 else ()
    alike = [
        at
        for at in lines
        if _FULL.search(caption := caption_of(setting, at))
        and sides[0] in caption.casefold()
        and not _PART.search(caption)
        and _in_cents(setting, at)
    ]
    return alike == [index]


def _in_cents(setting: Setting, index: int) -> bool:
    figures = [each for each in line_of(setting, index).figures if each and not each.dash]
    return bool(figures) and all(each.places == _CENTS for each in figures)


def by_both(setting: Setting, index: int, _: Tags) -> Tagged | None:
    """What is printed once of basic and of diluted shares: that of basic ones; see `diluted`."""
    caption = caption_of(setting, index)
    if not _BASIC_AND_DILUTED.search(caption):
        return None
    said = " ".join((*line_of(setting, index).header[-1:], caption))
    earned = _EARNED[0][1] if PER_SHARE.search(said) else None
    name = _BASIC if COUNTS.search(said) else earned
    return Tagged(name, "caption") if name and fits_unit(setting, name, index) else None


def diluted(line: Line, tag: Tagged) -> Tagged | None:
    """The concept of diluted shares for a line that is of basic and diluted ones at once."""
    twin = _DILUTED_TOO.get(tag.concept)
    both = twin and _BASIC_AND_DILUTED.search(line.caption.text)
    return Tagged(twin, tag.rung) if twin and both else None


def by_share_header(setting: Setting, index: int, _: Tags) -> Tagged | None:
    """A bare "Total" of earnings per share: the header tells whether of basic or diluted ones.

    So it does of the net income that it is a share of, where cents are printed.
    """
    header, caption = line_of(setting, index).header, caption_of(setting, index)
    if _is_said_in_full(setting, index):
        sides = {name for word, name in _EARNED if word in caption.casefold()}
        return Tagged(sides.pop(), "caption") if len(sides) == 1 else None
    whole = is_bare_total(caption) or (_is_net_income(caption) and _in_cents(setting, index))
    if not whole or not header or not PER_SHARE.search(" ".join((*header, caption))):
        return None
    said = header[-1].casefold()
    names = (name for word, name in _EARNED if word in said)
    name = next(names, None)
    return Tagged(name, "header") if name and fits_unit(setting, name, index) else None
