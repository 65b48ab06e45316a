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
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from crossfoot.mapping.headed import fits_cost, opened
from crossfoot.mapping.sections import (
    activity_total,
    anchors,
    parts_of,
    sections,
    stands_in,
    total_of,
    under_headers,
)
from crossfoot.model import (
    ConceptName,
    FootedStatement,
    Line,
    StatementKind,
    Sum,
    Tagged,
)
from crossfoot.spelling import is_bare_total, normalise, says_result
from crossfoot.value import Value

if TYPE_CHECKING:
    from crossfoot.captions import Vocabulary
    from crossfoot.taxonomy.model import Taxonomy

_MOMENT = re.compile(
    r"[,;:\s–—-]*\b(?:at\s+|as of\s+)?(?:the\s+)?(?P<which>beginning|end|opening|closing|ending)\s*"
    r"(?:balances?|of\s+(?:the\s+|each\s+)?(?:\w+[- ])?(?:period|year|quarter|months?))?\s*"
    r"(?=$|\(includ[^()]*\)\s*$)|"
    r"^(?P<first>opening|beginning|closing|ending)\s+(?:balance of\s+)?",
    re.IGNORECASE,
)
_BALANCE_OF = re.compile(r"^(?:total\s+)?balances? of\s+", re.IGNORECASE)
_BASIC = ConceptName("WeightedAverageNumberOfSharesOutstandingBasic")
_DILUTED = ConceptName("WeightedAverageNumberOfDilutedSharesOutstanding")
_AVERAGED = (("basic", _BASIC), ("diluted", _DILUTED), ("assuming dilution", _DILUTED))
_DEPRECIATION = ConceptName("DepreciationDepletionAndAmortization")
_EARNED = (
    *(("basic", ConceptName("EarningsPerShareBasic")),),
    *((word, ConceptName("EarningsPerShareDiluted")) for word in ("diluted", "dilution")),
)
_BASIC_AND_DILUTED = re.compile(
    r"\bbasic (?:and|&) diluted\b|\bdiluted (?:and|&) basic\b", re.IGNORECASE
)
_DILUTED_TOO = {_BASIC: _DILUTED, _EARNED[0][1]: _EARNED[1][1]}
_PER_SHARE = re.compile(r"\b(?:earnings|income|loss)\b.*\bper\b.*\bshare\b", re.IGNORECASE)
_NET_INCOME = re.compile(
    r"(?:consolidated )?net (?:income|earnings|loss|\(loss\))\b"
    r"(?!.*\b(?:continuing|discontinued|attributable|controlling|noncontrolling|per|interest)\b)",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"\bshares\b.*\b(?:used|outstanding|comput|calculat)|\bweighted[- ]average\b.*\bshares\b",
    re.IGNORECASE,
)
"""A header over numbers of shares: "Shares used in computing earnings per share" is one too."""
_FROM_CONTRACTS = (
    ConceptName("RevenueFromContractWithCustomerExcludingAssessedTax"),
    ConceptName("RevenueFromContractWithCustomerIncludingAssessedTax"),
)
_EQUITY_WITH_OTHERS = ConceptName(
    "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest"
)
_COMMON_WITH_PAID_IN = ConceptName("CommonStocksIncludingAdditionalPaidInCapital")
_WITH_PAID_IN = re.compile(
    r"^common (?:stock|shares)\b.*\band (?:additional )?(?:paid[- ]in capital|capital in excess)\b",
    re.IGNORECASE | re.DOTALL,
)
_EQUITY = re.compile(r"\b(?:equity|deficit|investment)\b(?!.*\bliabilit)", re.IGNORECASE)
_OTHERS = re.compile(r"\bnon-?controlling|\bminority\b|\bliabilities\b", re.IGNORECASE)
_PER_SHARE_LIMIT = 10_000
_CENTS = 2
_ACTIVITY = re.compile(
    r"\bcash\b.*\b(operating|investing|financing) activities(?: \(.*\))?$", re.IGNORECASE
)
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
Rung = Callable[[Setting, int, Tags], Tagged | None]


Moment = Literal["opening", "closing"]


@lru_cache(maxsize=4096)
def moment(text: str) -> tuple[str, Moment | None]:
    """The caption without "beginning of period" or the like, and which end it speaks of."""
    match = _MOMENT.search(text)
    if not match:
        return text, None
    word = (match["which"] or match["first"]).lower()
    rest = (text[: match.start()] + text[match.end() :]).strip(" ,;:-–—")
    rest = _BALANCE_OF.sub("", rest)
    return rest, "opening" if word in ("beginning", "opening") else "closing"


def by_profile(setting: Setting, index: int, _: Tags) -> Tagged | None:
    """What the profile says of this caption."""
    spelling = normalise(_line(setting, index).caption.text, setting.vocabulary.company)
    concept = setting.own.get(spelling)
    return Tagged(concept, "profile") if concept else None


def by_equity(setting: Setting, index: int, _: Tags) -> Tagged | None:
    """Equity with the interests of others, and equity without: their sum tells which is which."""
    if setting.statement.kind is not StatementKind.BALANCE_SHEET or not _is_equity(setting, index):
        return None
    if _adds_others(setting, _sum_of(setting, index)):
        return Tagged(_EQUITY_WITH_OTHERS, "equity")
    over = total_over(setting.statement, index)
    own = over is not None and _is_equity(setting, over.total) and _adds_others(setting, over)
    return Tagged(ConceptName("StockholdersEquity"), "equity") if own else None


def _is_equity(setting: Setting, index: int) -> bool:
    caption = _caption(setting, index)
    return _EQUITY.search(caption) is not None and not _OTHERS.search(caption)


def _adds_others(setting: Setting, found: Sum | None) -> bool:
    """Whether two lines add up, of which one is the interests of others."""
    if found is None or len(found.terms) != len(("own", "others")):
        return False
    return any(_OTHERS.search(_caption(setting, term.line)) for term in found.terms)


def by_paid_in(setting: Setting, index: int, _: Tags) -> Tagged | None:
    """Common stock "and capital in excess of par", said behind its par value and its counts."""
    if setting.statement.kind is not StatementKind.BALANCE_SHEET:
        return None
    both = _WITH_PAID_IN.search(_caption(setting, index))
    return Tagged(_COMMON_WITH_PAID_IN, "caption") if both else None


def by_caption(setting: Setting, index: int, _: Tags) -> Tagged | None:
    """The first concept that is known by this caption and may stand in this section."""
    if is_bare_total(_line(setting, index).caption.text):
        return None
    over = _names_over(setting, index)
    split = any(_is_split(setting, name) for name in over)
    candidates = [
        name
        for name in (*_under_header(setting, index), *_known(setting, _caption(setting, index)))
        if fits_unit(setting, name, index) and name not in over
        if not (split and _is_whole(setting, name, index))
        if _fits_total(setting, name, index) and fits_cost(setting, index, name)
        if moment(_caption(setting, index))[1]
        or fits_section(setting, name, setting.sections[index])
    ]
    adds_up = _sum_of(setting, index) is not None
    of_its_rank = [name for name in candidates if is_total(setting, name) == adds_up]
    own = of_its_rank or _says_total(_caption(setting, index)) or _is_step(setting, index)
    if adds_up and not own and len(candidates) > 1:
        return None  # a part that others add up to: its figures are not its own
    best = (of_its_rank or candidates)[:1]
    return Tagged(best[0], "caption") if best else None


def _names_over(setting: Setting, index: int) -> tuple[ConceptName, ...]:
    """What the total right over a line may be, which the line itself then is not."""
    over = total_over(setting.statement, index)
    if over is None or _sum_of(setting, index) or moment(_caption(setting, index))[1]:
        return ()
    caption = _caption(setting, over.total)
    return _known(setting, caption) if normalise(caption).startswith("total") else ()


def is_no_second_whole(setting: Setting, name: ConceptName, index: int) -> bool:
    """Whether a name is neither that of the total right over a line nor of another such whole."""
    over = _names_over(setting, index)
    split = any(_is_split(setting, each) or each in _FROM_CONTRACTS for each in over)
    return name not in over and not (split and _is_whole(setting, name, index))


def _is_whole(setting: Setting, name: ConceptName, index: int) -> bool:
    """Whether a line may be the whole only: "Net sales" beside fees is no revenue of its own."""
    by_contract = "contract" in _caption(setting, index).casefold()
    return _is_split(setting, name) or (name in _FROM_CONTRACTS and not by_contract)


def _is_split(setting: Setting, name: ConceptName) -> bool:
    """Whether a concept is broken down along an axis: no part of such a whole is another whole."""
    concept = setting.taxonomy.concepts.get(name)
    return bool(concept and concept.breakdown)


def _fits_total(setting: Setting, name: ConceptName, index: int) -> bool:
    """What is "other" is so among the parts of its total: of revenue, of comprehensive income."""
    over = total_over(setting.statement, index)
    concept = setting.taxonomy.concepts.get(name)
    if over is None or concept is None or normalise(_caption(setting, index)) != "other":
        return True
    caption = _caption(setting, over.total)
    if setting.statement.kind is StatementKind.COMPREHENSIVE_INCOME:
        other = "other comprehensive" in caption.casefold()
        return not other or StatementKind.COMPREHENSIVE_INCOME in concept.statements
    parts = [setting.taxonomy.concepts[each] for each in _known(setting, caption)[:1]]
    if any(each.name.startswith("Noninterest") for each in parts):
        return concept.name.startswith("Noninterest")  # a bank's: nothing in it is nonoperating
    return not any(each.breakdown and not concept.breakdown for each in parts)


def _says_total(text: str) -> bool:
    """Whether the caption itself says that others add up to it, or that it is a balance."""
    spoken = normalise(text).startswith(("total", "net ")) or says_result(text)
    return spoken or moment(text)[1] is not None


def _is_step(setting: Setting, index: int) -> bool:
    """Whether a total goes on from an earlier one, as a result before taxes from an operating."""
    found = _sum_of(setting, index)
    return found is not None and any(
        is_total(setting, name)
        for term in found.terms
        for name in _known(setting, _caption(setting, term.line))
    )


def is_total(setting: Setting, name: ConceptName) -> bool:
    """Whether a concept is one that others add up to."""
    concept = setting.taxonomy.concepts.get(name)
    return bool(concept and (concept.parts or concept.breakdown))


def _caption(setting: Setting, index: int) -> str:
    return _line(setting, index).caption.text


def _under_header(setting: Setting, index: int) -> tuple[ConceptName, ...]:
    """What header and caption name together: "Basic" under "Net income per share:"."""
    header = _line(setting, index).header[-1:]
    earned = _earned(setting, index)
    if earned:
        return earned
    caption = normalise(_caption(setting, index))
    averaged = next((name for word, name in _AVERAGED if caption.startswith(word)), None)
    if not header or averaged is None:
        return ()
    named = _known(setting, f"{header[0].strip(' :')} {_caption(setting, index)}")
    return (averaged,) if not named and _COUNTS.search(header[0]) else named


def _earned(setting: Setting, index: int) -> tuple[ConceptName, ...]:
    """What "Continuing operations" is under the header "Diluted" of earnings per share."""
    header = _line(setting, index).header
    if not header or not _PER_SHARE.search(" ".join(header)):
        return ()
    said = header[-1].casefold()
    sides = ("basic" in said, "dilut" in said)
    if sum(sides) != 1:
        return ()
    return _known(setting, f"{_caption(setting, index)} - {'basic' if sides[0] else 'diluted'}")


def fits_unit(setting: Setting, name: ConceptName, index: int) -> bool:
    """Nothing is printed per share in thousands, and no count of shares has decimal places."""
    concept = setting.taxonomy.concepts.get(name)
    figures = [figure for figure in _line(setting, index).figures if figure and not figure.dash]
    match concept.item_type if concept else "":
        case "per-share":
            counted = _line(setting, index).share_scale is not None or _is_count(setting, index)
            return not counted and all(abs(f.value) < _PER_SHARE_LIMIT for f in figures)
        case "shares":
            return not any(figure.places == _CENTS for figure in figures)
        case "monetary":
            header = " ".join(_line(setting, index).header)
            rated = figures and all(figure.places == _CENTS for figure in figures)
            return not (rated and _PER_SHARE.search(header))
        case _:
            return True


def _is_count(setting: Setting, index: int) -> bool:
    """Whether a line of whole numbers has a namesake with decimal places: earnings per share."""
    line = _line(setting, index)
    if _has_places(line):
        return False
    own = normalise(line.caption.text)
    return any(
        _has_places(other) and normalise(other.caption.text) == own
        for other in setting.statement.lines
    )


def _has_places(line: Line) -> bool:
    return any(figure.places for figure in line.figures if figure and not figure.dash)


def _known(setting: Setting, text: str) -> tuple[ConceptName, ...]:
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


def by_both(setting: Setting, index: int, _: Tags) -> Tagged | None:
    """What is printed once of basic and of diluted shares: that of basic ones; see `diluted`."""
    caption = _caption(setting, index)
    if not _BASIC_AND_DILUTED.search(caption):
        return None
    said = " ".join((*_line(setting, index).header[-1:], caption))
    earned = _EARNED[0][1] if _PER_SHARE.search(said) else None
    name = _BASIC if _COUNTS.search(said) else earned
    return Tagged(name, "caption") if name and fits_unit(setting, name, index) else None


def diluted(line: Line, tag: Tagged) -> Tagged | None:
    """The concept of diluted shares for a line that is of basic and diluted ones at once."""
    twin = _DILUTED_TOO.get(tag.concept)
    both = twin and _BASIC_AND_DILUTED.search(line.caption.text)
    return Tagged(twin, tag.rung) if twin and both else None


def by_share_header(setting: Setting, index: int, _: Tags) -> Tagged | None:
    """A bare "Total" of earnings per share: the header tells whether of basic or diluted ones."""
    header = _line(setting, index).header
    total = is_bare_total(_caption(setting, index))
    if not total or not header or not _PER_SHARE.search(" ".join(header)):
        return None
    said = header[-1].casefold()
    names = (name for word, name in _EARNED if word in said)
    name = next(names, None)
    return Tagged(name, "header") if name and fits_unit(setting, name, index) else None


def by_opening(setting: Setting, index: int, _: Tags) -> Tagged | None:
    """Cash flows begin with the net income, whatever else its caption says of it."""
    if setting.statement.kind is not StatementKind.CASH_FLOW or setting.sections[index] not in (
        None,
        "operating",
    ):
        return None
    first = next((i for i, line in enumerate(setting.statement.lines) if any(line.figures)), None)
    opens = index == first and _NET_INCOME.match(_caption(setting, index))
    return Tagged(ConceptName("ProfitLoss"), "opening") if opens else None


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
    found = _sum_of(setting, index)
    bare = is_bare_total(_caption(setting, index))
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
    plain = activity_total(normalise(_caption(setting, index), setting.vocabulary.company))
    if plain:
        return Tagged(ConceptName(plain), "activity")
    match = _ACTIVITY.search(_caption(setting, index))
    if not match or _sum_of(setting, index) is None:
        return None
    return Tagged(
        ConceptName(f"NetCashProvidedByUsedIn{match[1].capitalize()}Activities"), "activity"
    )


def by_header(setting: Setting, index: int, _: Tags) -> Tagged | None:
    """What all lines under the header of a section add up to, where no caption names its total."""
    section = setting.headed[index]
    name = total_of(setting.statement.kind, section)
    if name is None or _sum_of(setting, index) is None or _known(setting, _caption(setting, index)):
        return None
    under = {at for at in range(index) if setting.headed[at] == section}
    captions = (line.caption.text for line in setting.statement.lines)
    named = any(name in _known(setting, text)[:1] for text in captions)
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


def _sum_of(setting: Setting, index: int) -> Sum | None:
    return next((found for found in setting.statement.sums if found.total == index), None)


def total_over(statement: FootedStatement, index: int) -> Sum | None:
    """The sum in which a line is a term."""
    for found in statement.sums:
        for term in found.terms:
            if term.line == index:
                return found
    return None


def _line(setting: Setting, index: int) -> Line:
    return setting.statement.lines[index]


RUNGS: tuple[Rung, ...] = (
    *(by_profile, by_equity, by_paid_in, by_both, by_caption, by_share_header, by_opening),
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
    known = (_known(setting, line.caption.text) for line in setting.statement.lines)
    return tuple(
        bool(names) and all(concepts[name].sections == ("equity",) for name in names)
        for names in known
    )


def _tags(setting: Setting, known: Tags = ()) -> tuple[Tagged | None, ...]:
    tags: list[Tagged | None] = list(known or [None] * len(setting.statement.lines))
    for index in range(len(tags)):
        tags[index] = next((tag for rung in RUNGS if (tag := rung(setting, index, tags))), None)
    return tuple(tags)
