"""Outlook: what a sentence expects of a period that lies ahead, as one figure or as a range.

1. "X is expected to be between A and B (for 3Q17)"
2. "we expect X of A to B", "the company expects X to be A"
3. "… and Y between C and D", after either

A figure that is about, up to or more than something is left open, and so is one whose period the
release does not say or has behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from crossfoot.model import Duration
from crossfoot.patterns import regex
from crossfoot.tables.prose_atoms import FIGURES, MONEY, TIMES
from crossfoot.tables.prose_spots import PER_SHARE, Reading
from crossfoot.tables.prose_subjects import subject
from crossfoot.value import replace

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from crossfoot.model import Period
    from crossfoot.tables.prose_atoms import Atom, Drawn
    from crossfoot.tables.prose_subjects import Subject

_NAME: Final = rf"(?P<name>[^{FIGURES}.;:]+?)"
_RANGE: Final = (
    r"(?:(?:between|(?:with)?in (?:the|a) range (?:of|from|between)|ranging from|from|of) )?"
    rf"(?P<low>{MONEY})(?: (?:and|to) | ?[-–—] ?)(?P<high>{MONEY})"
)
_AMOUNT: Final = rf" (?:{_RANGE}|(?:of )?(?P<point>{MONEY}))"
_ENDS: Final = (
    r"(?P<share> (?:per|a) (?:(?:diluted|basic|common|ordinary) )*(?:share|ADS|ADR|unit))?"
    rf"(?: (?:for|in|during|at|as of)(?: the)? (?P<when>[{TIMES}]))?"
    r"(?=,? plus or minus|,? or |,? compared (?:with|to) | and |[.,;:)]*\s*$|[,;] )"
)
_PASSIVE: Final = regex(
    rf"{_NAME} (?:is|are)(?: now| currently)? (?:expected|projected|forecast(?:ed)?|anticipated)"
    rf"(?: to (?:be|total|range))?{_AMOUNT}{_ENDS}",
)
_ACTIVE: Final = regex(
    r"(?:[Ww]e|[Tt]he [Cc]ompany|[Mm]anagement|(?!Analyst|Consensus|Invest|Econom|Industr|The )"
    r"[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3})(?: now| currently| also)? "
    rf"(?:expects?|anticipates?|projects?|forecasts?) {_NAME}(?: to (?:be|total|range))?"
    rf"{_AMOUNT}{_ENDS}",
)
_ALSO: Final = regex(rf",? and {_NAME}(?: to be)? {_RANGE}{_ENDS}")
_BEGINNINGS: Final = (_PASSIVE, _ACTIVE)
_LEAST_SHORT: Final = 1000
"""What stands before "to $1.2 billion" without a scale of its own is below this."""

_OPPOSITE: Final[dict[str, Literal["minimum", "maximum"]]] = {
    "minimum": "maximum",
    "maximum": "minimum",
}


def expected(
    sentence: Drawn, start: int, period: Period | None, ahead: Callable[[Period], bool]
) -> Iterator[Reading]:
    """What a sentence expects; of `period` where it says none itself.

    `ahead` tells whether a period is still to end.
    """
    match = next((m for it in _BEGINNINGS if (m := it.match(sentence.text, start))), None)
    while match is not None:
        said = _said(sentence, match, period)
        if said is None or not ahead(said[1]):
            return
        yield from _readings(sentence, match, *said)
        period = said[1]
        match = _ALSO.match(sentence.text, match.end())


def _said(
    sentence: Drawn, match: re.Match[str], period: Period | None
) -> tuple[Subject, Period] | None:
    """What is expected, and of when."""
    named = subject(match["name"], sentence, match.start("name"))
    if named is None:
        return None
    when = named.period or period
    if match["when"]:
        at = match.start("when")
        when = next(atom.period for atom in sentence.atoms if atom.at == at)
    return (named, when) if when else None


def _readings(
    sentence: Drawn, match: re.Match[str], named: Subject, period: Period
) -> Iterator[Reading]:
    atoms = {atom.at: atom for atom in sentence.atoms}
    unit = match["share"] or ""
    caption = f"{named.caption}{unit}"
    reading = Reading(
        atoms[match.start("high")] if match["high"] else atoms[match.start("point")],
        caption,
        period=period,
        sign=named.sign,
        per_share=PER_SHARE.search(caption) is not None or bool(unit),
        role="expected",
    )
    if not isinstance(period, Duration):
        return
    if not match["high"]:
        yield reading
        return
    low, high = atoms[match.start("low")], reading.atom
    low = _scaled(low, high)
    if _amount(low) < _amount(high):
        ends: tuple[tuple[Atom, Literal["minimum", "maximum"]], ...]
        ends = ((low, "minimum"), (high, "maximum"))
        for atom, bound in ends:
            # Of two losses the larger is the lower end.
            told = bound if named.sign > 0 else _OPPOSITE[bound]
            yield replace(reading, atom=atom, bound=told)


def _scaled(low: Atom, high: Atom) -> Atom:
    """The lower figure in the scale that is said once for both: "$1.0 to $1.2 billion"."""
    short = low.figure is not None and abs(low.figure.value) < _LEAST_SHORT
    return replace(low, scale=high.scale) if short and not low.scale else low


def _amount(atom: Atom) -> Decimal:
    if atom.figure is None:
        raise AssertionError(atom)  # only figures are read
    return atom.figure.value.scaleb(atom.scale)
