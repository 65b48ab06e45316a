"""Whether a concept may be that of a line: by its total, its unit, its section."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from crossfoot.mapping.sections import stands_in
from crossfoot.model import (
    ConceptName,
    FootedStatement,
    Line,
    StatementKind,
    Sum,
    Tagged,
)
from crossfoot.moments import moment
from crossfoot.patterns import regex
from crossfoot.spelling import normalise
from crossfoot.value import Value

if TYPE_CHECKING:
    from crossfoot.captions import Vocabulary
    from crossfoot.taxonomy.model import Taxonomy

PER_SHARE = regex(r"\b(?:earnings|income|loss)\b.*\bper\b.*\bshare\b", re.IGNORECASE)
COUNTS = regex(
    r"\bshares\b.*\b(?:used|outstanding|comput|calculat)|\bweighted[- ]average\b.*\bshares\b",
    re.IGNORECASE,
)
"""A header over numbers of shares: "Shares used in computing earnings per share" is one too."""

_FROM_CONTRACTS = (
    ConceptName("RevenueFromContractWithCustomerExcludingAssessedTax"),
    ConceptName("RevenueFromContractWithCustomerIncludingAssessedTax"),
)
_OTHERS = frozenset({"other", "others", "other net", "other expense", "other expenses"})
_OPERATING_COSTS = frozenset({"OperatingExpenses", "CostsAndExpenses"})
_PER_SHARE_LIMIT = 10_000
_CENTS = 2
_HARD_SECTIONS = (StatementKind.BALANCE_SHEET, StatementKind.CASH_FLOW)


class Setting(Value):
    """What every rung may look at: one statement, and what is known."""

    statement: FootedStatement
    taxonomy: Taxonomy
    vocabulary: Vocabulary
    sections: tuple[str | None, ...]
    own: Mapping[str, ConceptName]
    headed: tuple[str | None, ...] = ()
    """The section that the nearest header of a section over each line opens."""


Tags = Sequence[Tagged | None]


def names_over(setting: Setting, index: int) -> tuple[ConceptName, ...]:
    """What the total right over a line may be, which the line itself then is not."""
    over = total_over(setting.statement, index)
    if over is None or sum_of(setting, index) or moment(caption_of(setting, index))[1]:
        return ()
    caption = caption_of(setting, over.total)
    return known_by(setting, caption) if normalise(caption).startswith("total") else ()


def is_no_second_whole(setting: Setting, name: ConceptName, index: int) -> bool:
    """Whether a name is neither that of the total right over a line nor of another such whole."""
    over = names_over(setting, index)
    split = any(is_split(setting, each) or each in _FROM_CONTRACTS for each in over)
    return name not in over and not (split and is_whole(setting, name, index))


def is_whole(setting: Setting, name: ConceptName, index: int) -> bool:
    """Whether a line may be the whole only: "Net sales" beside fees is no revenue of its own."""
    by_contract = "contract" in caption_of(setting, index).casefold()
    return is_split(setting, name) or (name in _FROM_CONTRACTS and not by_contract)


def is_split(setting: Setting, name: ConceptName) -> bool:
    """Whether a concept is broken down along an axis: no part of such a whole is another whole."""
    concept = setting.taxonomy.concepts.get(name)
    return bool(concept and concept.breakdown)


def fits_total(setting: Setting, name: ConceptName, index: int) -> bool:
    """What is "other" is so among the parts of its total: of revenue, of comprehensive income.

    Nothing that a bank's total or one of operating costs adds up is nonoperating.
    """
    over = total_over(setting.statement, index)
    concept = setting.taxonomy.concepts.get(name)
    if over is None or concept is None or normalise(caption_of(setting, index)) not in _OTHERS:
        return True
    caption = caption_of(setting, over.total)
    if setting.statement.kind is StatementKind.COMPREHENSIVE_INCOME:
        other = "other comprehensive" in caption.casefold()
        return not other or StatementKind.COMPREHENSIVE_INCOME in concept.statements
    parts = [setting.taxonomy.concepts[each] for each in known_by(setting, caption)[:1]]
    if any(each.name.startswith("Noninterest") for each in parts):
        names = (concept.name, *(each.concept for each in concept.instead))
        return any("Noninterest" in each for each in names)
    if any(each.name in _OPERATING_COSTS for each in parts):
        return "Nonoperating" not in concept.name
    return not any(each.breakdown and not concept.breakdown for each in parts)


def is_total(setting: Setting, name: ConceptName) -> bool:
    """Whether a concept is one that others add up to."""
    concept = setting.taxonomy.concepts.get(name)
    return bool(concept and (concept.parts or concept.breakdown))


def caption_of(setting: Setting, index: int) -> str:
    """A line's caption as printed."""
    return line_of(setting, index).caption.text


def fits_unit(setting: Setting, name: ConceptName, index: int) -> bool:
    """Nothing is printed per share in thousands, and no count of shares has decimal places."""
    concept = setting.taxonomy.concepts.get(name)
    figures = [figure for figure in line_of(setting, index).figures if figure and not figure.dash]
    match concept.item_type if concept else "":
        case "per-share":
            line = line_of(setting, index)
            said = COUNTS.search(line.caption.text) and not _has_places(line)
            counted = line.share_scale is not None or said or _is_count(setting, index)
            return not counted and all(abs(f.value) < _PER_SHARE_LIMIT for f in figures)
        case "shares":
            return not any(figure.places == _CENTS for figure in figures)
        case "monetary":
            header = " ".join(line_of(setting, index).header)
            rated = figures and all(figure.places == _CENTS for figure in figures)
            return not (rated and PER_SHARE.search(header))
        case _:
            return True


def _is_count(setting: Setting, index: int) -> bool:
    """Whether a line of whole numbers has a namesake with decimal places: earnings per share."""
    line = line_of(setting, index)
    if _has_places(line):
        return False
    own = normalise(line.caption.text)
    return any(
        _has_places(other) and normalise(other.caption.text) == own
        for other in setting.statement.lines
    )


def _has_places(line: Line) -> bool:
    return any(figure.places for figure in line.figures if figure and not figure.dash)


def known_by(setting: Setting, text: str) -> tuple[ConceptName, ...]:
    """What the taxonomy knows by a caption here; at the end of a period, balances only."""
    kind = setting.statement.kind
    bare, which = moment(text)
    if not which:
        return setting.vocabulary.known(text, kind)
    known = (
        *setting.vocabulary.known(bare, kind),
        *setting.vocabulary.known(text, kind),
        *setting.vocabulary.known(bare, StatementKind.BALANCE_SHEET),
    )
    return tuple(name for name in known if setting.taxonomy.concepts[name].period == "instant")


def fits_section(setting: Setting, name: ConceptName, section: str | None) -> bool:
    """In a balance sheet and a cash flow statement a known section is binding."""
    allowed = setting.taxonomy.concepts[name].sections if name in setting.taxonomy.concepts else ()
    return setting.statement.kind not in _HARD_SECTIONS or stands_in(section, allowed)


def sum_of(setting: Setting, index: int) -> Sum | None:
    """The sum of which a line is the total."""
    return next((found for found in setting.statement.sums if found.total == index), None)


def total_over(statement: FootedStatement, index: int) -> Sum | None:
    """The sum in which a line is a term."""
    for found in statement.sums:
        for term in found.terms:
            if term.line == index:
                return found
    return None


def line_of(setting: Setting, index: int) -> Line:
    """A line by its place in the statement."""
    return setting.statement.lines[index]
