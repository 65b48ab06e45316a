"""The mapping ladder: each rung is a function, tried in this order.

1. profile     the profile names the concept for this caption
2. equity      the total of equity to which interests of others add up, and the part beside them
3. caption     the taxonomy knows the caption in this kind of statement and section
   header      a bare "Total" of earnings per share under a header that says of which
   opening     the net income that cash flows begin with
4. balance     a bare "Total" of a balance sheet: what it adds up tells which
5. activity    a total of cash flows that names an activity is that activity's net cash
6. section     what all lines under the header of a section add up to is that section's total
7. breakdown   a part of a total whose parts are members of an axis (products and services)
8. precedent   other companies named a line of this section, so captioned, alike
9. likeness    they did so with lines whose captions are like this one
10. part       any other part of a total: a concept of the issuer's own, anchored to the total
11. none       an open finding; the figures are not made into facts
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from crossfoot.mapping.fitting import (
    Setting,
    Tags,
    caption_of,
    fits_section,
    fits_total,
    fits_unit,
    is_split,
    is_total,
    is_whole,
    known_by,
    line_of,
    names_over,
    sum_of,
    total_over,
)
from crossfoot.mapping.headed import fits_cost, opened
from crossfoot.mapping.per_share import by_both, by_share_header, counted, under_header
from crossfoot.mapping.sections import (
    activity_total,
    anchors,
    parts_of,
    sections,
    total_of,
    under_headers,
)
from crossfoot.model import (
    ConceptName,
    FootedStatement,
    StatementKind,
    Sum,
    Tagged,
)
from crossfoot.moments import moment
from crossfoot.patterns import regex
from crossfoot.spelling import is_bare_total, normalise, says_result

if TYPE_CHECKING:
    from crossfoot.captions import Vocabulary
    from crossfoot.taxonomy.model import Taxonomy

_DEPRECIATION = ConceptName("DepreciationDepletionAndAmortization")
_GROSS = {
    ConceptName("PropertyPlantAndEquipmentNet"): ConceptName("PropertyPlantAndEquipmentGross")
}
_TAKEN_OFF = regex(r"\bless\b|\baccumulated (?:depreciation|amortization)", re.IGNORECASE)
_NET_INCOME = regex(
    r"(?:consolidated )?net (?:income|earnings|loss|\(loss\))\b"
    r"(?!.*\b(?:continuing|discontinued|attributable|controlling|noncontrolling|per|interest)\b)",
    re.IGNORECASE,
)
_EQUITY_WITH_OTHERS = ConceptName(
    "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest"
)
_COMMON_WITH_PAID_IN = ConceptName("CommonStocksIncludingAdditionalPaidInCapital")
_WITH_PAID_IN = regex(
    r"^common (?:stock|shares)\b.*\band (?:additional )?(?:paid[- ]in capital|capital in excess)\b",
    re.IGNORECASE | re.DOTALL,
)
_EQUITY = regex(r"\b(?:equity|deficit|investment)\b(?!.*\bliabilit)", re.IGNORECASE)
_OTHERS = regex(r"\bnon-?controlling|\bminority\b|\bliabilities\b", re.IGNORECASE)
_ACTIVITY = regex(
    r"\bcash\b.*\b(operating|investing|financing) activities(?: \(.*\))?$", re.IGNORECASE
)
Rung = Callable[[Setting, int, Tags], Tagged | None]


def by_profile(setting: Setting, index: int, _: Tags) -> Tagged | None:
    """What the profile says of this caption."""
    spelling = normalise(line_of(setting, index).caption.text, setting.vocabulary.company)
    concept = setting.own.get(spelling)
    return Tagged(concept, "profile") if concept else None


def by_equity(setting: Setting, index: int, _: Tags) -> Tagged | None:
    """Equity with the interests of others, and equity without: their sum tells which is which."""
    if setting.statement.kind is not StatementKind.BALANCE_SHEET or not _is_equity(setting, index):
        return None
    if _adds_others(setting, sum_of(setting, index)):
        return Tagged(_EQUITY_WITH_OTHERS, "equity")
    over = total_over(setting.statement, index)
    own = over is not None and _is_equity(setting, over.total) and _adds_others(setting, over)
    return Tagged(ConceptName("StockholdersEquity"), "equity") if own else None


def _is_equity(setting: Setting, index: int) -> bool:
    caption = caption_of(setting, index)
    return _EQUITY.search(caption) is not None and not _OTHERS.search(caption)


def _adds_others(setting: Setting, found: Sum | None) -> bool:
    """Whether two lines add up, of which one is the interests of others."""
    if found is None or len(found.terms) != len(("own", "others")):
        return False
    return any(_OTHERS.search(caption_of(setting, term.line)) for term in found.terms)


def by_paid_in(setting: Setting, index: int, _: Tags) -> Tagged | None:
    """Common stock "and capital in excess of par", said behind its par value and its counts."""
    if setting.statement.kind is not StatementKind.BALANCE_SHEET:
        return None
    both = _WITH_PAID_IN.search(caption_of(setting, index))
    return Tagged(_COMMON_WITH_PAID_IN, "caption") if both else None


def by_caption(setting: Setting, index: int, _: Tags) -> Tagged | None:
    """The first concept that is known by this caption and may stand in this section."""
    if is_bare_total(line_of(setting, index).caption.text):
        return None
    over = names_over(setting, index)
    split = any(is_split(setting, name) for name in over)
    candidates = [
        name
        for name in (
            *under_header(setting, index),
            *known_by(setting, caption_of(setting, index)),
            *counted(caption_of(setting, index)),
        )
        if fits_unit(setting, name, index) and name not in over
        if not (split and is_whole(setting, name, index))
        if fits_total(setting, name, index) and fits_cost(setting, index, name)
        if moment(caption_of(setting, index))[1]
        or fits_section(setting, name, setting.sections[index])
    ]
    adds_up = sum_of(setting, index) is not None
    of_its_rank = [name for name in candidates if is_total(setting, name) == adds_up]
    own = of_its_rank or _says_total(caption_of(setting, index)) or _is_step(setting, index)
    if adds_up and not own and len(candidates) > 1:
        return None  # a part that others add up to: its figures are not its own
    best = (of_its_rank or candidates)[:1]
    return Tagged(best[0], "caption") if best else None


def _says_total(text: str) -> bool:
    """Whether the caption itself says that others add up to it, or that it is a balance."""
    spoken = normalise(text).startswith(("total", "net ")) or says_result(text)
    return spoken or moment(text)[1] is not None


def _is_step(setting: Setting, index: int) -> bool:
    """Whether a total goes on from an earlier one, as a result before taxes from an operating."""
    found = sum_of(setting, index)
    return found is not None and any(
        is_total(setting, name)
        for term in found.terms
        for name in known_by(setting, caption_of(setting, term.line))
    )


def by_opening(setting: Setting, index: int, _: Tags) -> Tagged | None:
    """Cash flows begin with the net income, whatever else its caption says of it."""
    if setting.statement.kind is not StatementKind.CASH_FLOW or setting.sections[index] not in (
        None,
        "operating",
    ):
        return None
    first = next((i for i, line in enumerate(setting.statement.lines) if any(line.figures)), None)
    opens = index == first and _NET_INCOME.match(caption_of(setting, index))
    return Tagged(ConceptName("ProfitLoss"), "opening") if opens else None


def by_gross(setting: Setting, index: int, _: Tags) -> Tagged | None:
    """What is left of it, after what is taken off in the next line, is net: it is gross."""
    over = total_over(setting.statement, index)
    if over is None or [term.line for term in over.terms] != [index, index + 1]:
        return None
    taken = _TAKEN_OFF.search(caption_of(setting, index + 1)) is not None
    nets = known_by(setting, caption_of(setting, over.total)) if taken else ()
    return next((Tagged(_GROSS[name], "balance") for name in nets if name in _GROSS), None)


def by_depreciation(setting: Setting, index: int, _: Tags) -> Tagged | None:
    """Depreciation "and amortization of" whatever it is of, where nothing else is depreciated."""
    if setting.statement.kind is not StatementKind.CASH_FLOW:
        return None
    said = [normalise(line.caption.text) for line in setting.statement.lines]
    alone = sum(text.startswith("depreciation") for text in said) == 1
    whole = said[index].startswith(("depreciation and amortization of", "depreciation depletion"))
    return Tagged(_DEPRECIATION, "caption") if alone and whole else None


def by_balance(setting: Setting, index: int, tags: Tags) -> Tagged | None:
    """The line to which all assets add up is Assets, whatever its caption says.

    A line that nobody knows takes the side of the others.
    """
    found = sum_of(setting, index)
    bare = is_bare_total(caption_of(setting, index))
    if setting.statement.kind is not StatementKind.BALANCE_SHEET or not found or not bare:
        return None
    sides = {_side(setting, term.line, tags) for term in found.terms} - {""}
    if sides == {"assets"}:
        return Tagged(ConceptName("Assets"), "balance")
    if sides <= {"liabilities", "equity"} and "equity" in sides and len(sides) > 1:
        return Tagged(ConceptName("LiabilitiesAndStockholdersEquity"), "balance")
    return None


def by_activity(setting: Setting, index: int, _: Tags) -> Tagged | None:
    """The line to which cash flows of an activity add up is that activity's net cash."""
    if setting.statement.kind is not StatementKind.CASH_FLOW:
        return None
    plain = activity_total(normalise(caption_of(setting, index), setting.vocabulary.company))
    if plain:
        return Tagged(ConceptName(plain), "activity")
    match = _ACTIVITY.search(caption_of(setting, index))
    if not match or sum_of(setting, index) is None:
        return None
    return Tagged(
        ConceptName(f"NetCashProvidedByUsedIn{match[1].capitalize()}Activities"), "activity"
    )


def by_header(setting: Setting, index: int, _: Tags) -> Tagged | None:
    """What all lines under the header of a section add up to, where no caption names its total."""
    section = setting.headed[index]
    name = total_of(setting.statement.kind, section)
    if (
        name is None
        or sum_of(setting, index) is None
        or known_by(setting, caption_of(setting, index))
    ):
        return None
    under = {at for at in range(index) if setting.headed[at] == section}
    captions = (line.caption.text for line in setting.statement.lines)
    named = any(name in known_by(setting, text)[:1] for text in captions)
    whole = under and under <= parts_of(setting.statement.sums)[index]
    return Tagged(ConceptName(name), "section") if whole and not named else None


def _side(setting: Setting, index: int, tags: Tags) -> str:
    """Whether a line is of assets, liabilities or equity, by its concept or its section."""
    tag = tags[index]
    concept = setting.taxonomy.concepts.get(tag.concept) if tag else None
    section = (concept.sections[0] if concept and concept.sections else None) or setting.sections[
        index
    ]
    if concept and concept.name == "Liabilities":
        return "liabilities"
    return (section or "").partition("-")[0]


RUNGS: tuple[Rung, ...] = (
    *(
        by_profile,
        by_equity,
        by_paid_in,
        by_gross,
        by_both,
        by_caption,
        by_share_header,
        by_opening,
    ),
    *(by_depreciation, by_balance, by_activity, by_header),
)
"""The rungs that need nothing but the line; breakdown and part come when totals are known."""


def climb(
    statement: FootedStatement,
    taxonomy: Taxonomy,
    vocabulary: Vocabulary,
    own: Mapping[str, ConceptName],
    section: str | None = None,
) -> tuple[tuple[str | None, ...], tuple[Tagged | None, ...]]:
    """Sections and concepts of a statement's lines: totals first, then what they close.

    All lines of a note stand in one `section`, where that is known.
    """
    blank: tuple[str | None, ...] = (section,) * len(statement.lines)
    headed = opened(statement, taxonomy, vocabulary)
    first = Setting(statement, taxonomy, vocabulary, blank, own, headed)
    if section:
        return blank, _tags(first)
    closing = anchors(statement.kind)
    totals = [tag if tag and tag.concept in closing else None for tag in _tags(first)]
    equity = _of_equity(first)
    said = [tag.concept if tag else None for tag in totals]
    known = sections(statement.kind, said, equity, statement.sums)
    known = under_headers(statement.kind, known, headed)
    second = Setting(statement, taxonomy, vocabulary, known, own, headed)
    tags = _tags(second, totals)
    # A bare total is known only now; it may close a section in its turn.
    again = sections(
        statement.kind,
        [tag.concept if tag and tag.concept in closing else None for tag in tags],
        equity,
        statement.sums,
    )
    again = under_headers(statement.kind, again, headed)
    return again, _tags(Setting(statement, taxonomy, vocabulary, again, own, headed), tags)


def _of_equity(setting: Setting) -> tuple[bool, ...]:
    """Which lines of a balance sheet nothing is known of but that they are of equity."""
    if setting.statement.kind is not StatementKind.BALANCE_SHEET:
        return ()
    concepts = setting.taxonomy.concepts
    known = (known_by(setting, line.caption.text) for line in setting.statement.lines)
    return tuple(
        bool(names) and all(concepts[name].sections == ("equity",) for name in names)
        for names in known
    )


def _tags(setting: Setting, known: Tags = ()) -> tuple[Tagged | None, ...]:
    tags: list[Tagged | None] = list(known or [None] * len(setting.statement.lines))
    for index in range(len(tags)):
        tags[index] = next((tag for rung in RUNGS if (tag := rung(setting, index, tags))), None)
    return tuple(tags)
