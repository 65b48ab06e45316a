"""Parts of a total that taxonomy does not name: members of an axis, or the issuer's own lines.

A line that adds up to revenues is revenues of some product or service; the matching cost line is
the cost of the same one. Members are named from captions, bare totals from their header.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeVar

from crossfoot.mapping.naming import is_telling
from crossfoot.mapping.resemblance import paired
from crossfoot.model import (
    CoinedConcept,
    CoinedMember,
    FootedStatement,
    Line,
    StatementKind,
    Sum,
    Tagged,
    Term,
)
from crossfoot.patterns import regex
from crossfoot.spelling import base, is_bare_total, normalise, unnumbered
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.knowledge import Knowledge
    from crossfoot.taxonomy.model import Axis, Balance, Concept, Taxonomy

_COST_OF = regex(
    r"^(?:total\s+)?costs?\s+of\s+(?:revenues?\s*[-–—:]?\s*|sales\s*[-–—:]?\s*)?", re.IGNORECASE
)
_CHANGES = regex(
    r"\bchanges?\b.*\b(?:assets|liabilities|working capital|operating accounts)\b", re.IGNORECASE
)
_MOVES = regex(
    r"\b(?:increases?|decreases?|changes?|net (?:in|out)flows?|payments?|proceeds)\b", re.IGNORECASE
)
_FRAGMENT = regex(
    r"(?-i:^\((?![A-Z][a-z]+\) [a-z])|^[a-z]+(?:-[a-z]+)*\s|^[a-z]+$)"
    r"|^(?:and|or|of|at|respectively)\b|\b(?:and|or|of|for|to|in|the|by|at)$",
    re.IGNORECASE,
)
_WORD = regex(r"[A-Za-z0-9]+")
_LONGEST_NAME = 120
_LONGEST_ABBREVIATION = 5

OwnName = TypeVar("OwnName", CoinedMember, CoinedConcept)


class Breakdown(Value):
    """Tags for the parts of broken-down totals, and the members coined for them."""

    tags: Mapping[int, Tagged]
    members: tuple[CoinedMember, ...]


class _Whole(Value):
    """A statement while one total of it is broken down along an axis."""

    statement: FootedStatement
    tags: Sequence[Tagged | None]
    sums: Mapping[int, Sum]
    axis: Axis
    own: Mapping[str, tuple[str, str]]
    adopted: Mapping[int, CoinedMember]


def break_down(
    statement: FootedStatement,
    tags: Sequence[Tagged | None],
    taxonomy: Taxonomy,
    own: Knowledge,
) -> Breakdown:
    """Members for the unnamed parts of totals whose concept is broken down along an axis."""
    found: dict[int, Tagged] = {}
    members: list[CoinedMember] = []
    sums = {each.total: each for each in statement.sums}
    for total, each in sums.items():
        tag = tags[total]
        concept = taxonomy.concepts.get(tag.concept) if tag else None
        if tag and concept and concept.breakdown and _has_parts(each):
            axis = taxonomy.axes[concept.breakdown]
            whole = _Whole(statement, tags, sums, axis, own.members, {})
            whole = replace(whole, adopted=_adopted(whole, each, own))
            for index, member in _parts(whole, each, None):
                found[index] = Tagged(tag.concept, "breakdown", ((axis.name, member.name),))
                members.append(member)
    return Breakdown(found, tuple(members))


def _has_parts(over: Sum) -> bool:
    """Whether a total is made of parts: what is left of one line after others is no sum of it."""
    return sum(term.sign > 0 for term in over.terms) > 1


def _adopted(whole: _Whole, over: Sum, own: Knowledge) -> dict[int, CoinedMember]:
    """Line → the member that an earlier release gave it, under this caption or one much like it."""
    known = {m.name: m for m in own.adopted.members if m.axis == whole.axis.name}
    if not known:
        return {}
    lines = [index for index, _ in _parts(whole, over, None)]
    labels = {index: member_label(whole.statement.lines[index]) for index in lines}
    labels = {index: label for index, label in labels.items() if not _told(whole, label)}
    captions = {name: (m.label, *m.captions) for name, m in known.items()}
    names = paired(tuple(labels.values()), captions, own.company)
    return {
        index: printed_as(known[name], labels[index])
        for index, name in zip(labels, names, strict=True)
        if name
    }


def printed_as(own: OwnName, *captions: str) -> OwnName:
    """What the issuer named itself, with other captions that it is printed under."""
    return replace(own, captions=_spelled_once(captions, own.label, own.captions))


def _spelled_once(captions: Sequence[str], label: str, before: tuple[str, ...]) -> tuple[str, ...]:
    known = {normalise(text) for text in (label, *before)}
    fresh = {normalise(text): text for text in captions}
    return (*before, *(text for spelling, text in fresh.items() if spelling not in known))


def _parts(whole: _Whole, over: Sum, parent: str | None) -> Iterator[tuple[int, CoinedMember]]:
    """Untagged terms as members, their own terms as members below them."""
    for term in over.terms:
        if whole.tags[term.line] is not None or term.sign < 0:
            continue
        member = whole.adopted.get(term.line) or _member(whole, term.line, parent)
        yield term.line, member
        if term.line in whole.sums:
            yield from _parts(whole, whole.sums[term.line], member.name)


def _member(whole: _Whole, index: int, parent: str | None) -> CoinedMember:
    label = member_label(whole.statement.lines[index])
    name = _told(whole, label) or camel(label) + "Member"
    return CoinedMember(whole.axis.name, name, label, parent)


def _told(whole: _Whole, label: str) -> str | None:
    """The member that the profile or the core gives a caption."""
    axis, name = whole.own.get(normalise(label), ("", ""))
    if axis == whole.axis.name:
        return name
    known = (
        member.name
        for member in whole.axis.members
        if normalise(label) in map(normalise, (*member.printed_as, *member.labels.values()))
    )
    return next(known, None)


def member_label(line: Line) -> str:
    """What a member is named from: "network services" of "Cost of network services"."""
    return _COST_OF.sub("", unnumbered(_own_name(line))).strip(" :")


def _own_name(line: Line) -> str:
    """The caption, or the header of a bare total."""
    if is_bare_total(line.caption.text) and line.header:
        return line.header[-1]
    return line.caption.text


def coined_parts(
    statement: FootedStatement,
    tags: Sequence[Tagged | None],
    taxonomy: Taxonomy,
    own: Knowledge,
    before: Mapping[str, CoinedConcept],
) -> Mapping[int, CoinedConcept]:
    """Own concepts for the untagged terms of totals that have one, anchored to the total's.

    `before` are those that other statements of the release got: the same part of the same total
    is the same concept, anything else printed under its caption is another one.
    """
    found: dict[int, CoinedConcept] = {}
    for each in statement.sums:
        tag = tags[each.total]
        wider = taxonomy.concepts.get(tag.concept) if tag and not tag.members else None
        terms = [term for term in each.terms if tags[term.line] is None]
        terms = [t for t in terms if can_name(statement.lines[t.line].caption.text)]
        if wider is None or not terms:
            continue
        adopted = _adopted_parts([statement.lines[term.line] for term in terms], wider, own)
        for term, known in zip(terms, adopted, strict=True):
            if known:
                found[term.line] = known
                continue
            part = _part(statement, each, term, wider)
            taken = frozenset(concept.name for concept in found.values())
            name = _fresh(part, taken, taxonomy, own, before)
            found[term.line] = replace(part, name=name)
    return found


def _part(statement: FootedStatement, over: Sum, term: Term, wider: Concept) -> CoinedConcept:
    """The concept of a part of a total, by its plainest name."""
    line = statement.lines[term.line]
    caption = unnumbered(line.caption.text)
    kind = (wider.item_type, wider.period)
    if _is_change_of_balance(statement, line):
        said = f"Cash flow from change in {caption[:1].lower()}{caption[1:]}"
        same = wider.balance or "debit"
        return CoinedConcept(camel(base(said)), said, *kind, same, wider.name, (caption,))
    # A movement of cash that others add up to goes either way, as the change itself does.
    moves = statement.kind is StatementKind.CASH_FLOW and any(
        each.total == term.line for each in statement.sums
    )
    sign = term.sign * _orientation(statement, over, wider)
    sided = wider.item_type == "monetary" and not moves  # XBRL 2.1 §5.1.1.2: money alone has one
    balance = _balance(wider.balance, line, sign) if sided else None
    return CoinedConcept(camel(base(caption)), caption, *kind, balance, wider.name)


def _is_change_of_balance(statement: FootedStatement, line: Line) -> bool:
    """A line of the cash flows that is called like the balance whose change moved cash."""
    under = statement.kind is StatementKind.CASH_FLOW and _CHANGES.search(" ".join(line.header))
    return bool(under) and not _MOVES.search(line.caption.text)


def _adopted_parts(
    lines: Sequence[Line], wider: Concept, own: Knowledge
) -> tuple[CoinedConcept | None, ...]:
    """For each line the concept that an earlier release gave it.

    Under the same total a caption much like the earlier one will do, under another the same one.
    """
    kind = (wider.item_type, wider.period)
    known = {c.name: c for c in own.adopted.concepts if (c.item_type, c.period) == kind}
    spellings = {name: (c.label, *c.captions) for name, c in known.items()}
    here = {name: texts for name, texts in spellings.items() if known[name].anchor == wider.name}
    captions = [unnumbered(line.caption.text) for line in lines]
    alike = paired(captions, here, own.company)
    equal = paired(captions, spellings, own.company, likeness=False)
    telling = [is_telling(normalise(caption)) for caption in captions]
    return tuple(
        printed_as(known[name], caption) if (name := like or (same if tells else None)) else None
        for caption, like, same, tells in zip(captions, alike, equal, telling, strict=True)
    )


def _orientation(statement: FootedStatement, over: Sum, wider: Concept) -> Literal[1, -1]:
    """-1 for costs that are printed in parentheses only because they are taken off."""
    figures = [figure.value for figure in statement.lines[over.total].figures if figure]
    costs = statement.kind is StatementKind.INCOME and wider.balance == "debit"
    return -1 if costs and all(value <= 0 for value in figures) and any(figures) else 1


def can_name(text: str) -> bool:
    """Whether a caption can stand alone as a name: no bare total, no piece of a sentence.

    A piece goes on in lower case, but so may a brand begin ("hi-ho", "iPhone"); one in parentheses
    may be a caption too: "(Gains) losses on investments".
    """
    return not is_bare_total(text) and not _FRAGMENT.search(text)


def _balance(wider: Balance | None, line: Line, sign: int) -> Balance:
    """The balance under which the first printed figure becomes a positive value."""
    effect = next((f.value * sign for f in line.figures if f and f.value), 1)
    same = wider or "debit"
    other: Balance = "credit" if same == "debit" else "debit"
    return same if effect > 0 else other


def _fresh(
    part: CoinedConcept,
    taken: frozenset[str],
    taxonomy: Taxonomy,
    own: Knowledge,
    before: Mapping[str, CoinedConcept],
) -> str:
    """The part's name, numbered where the core, the profile or another line has it already."""
    name = part.name
    adopted = {concept.name for concept in own.adopted.concepts}
    candidates = (name, f"{name}Item", *(f"{name}Item{n}" for n in range(2, 1000)))
    return next(
        each
        for each in candidates
        if each not in taxonomy.concepts
        and each not in adopted
        and each not in taken
        and _is_same(before.get(each), part)
    )


def _is_same(known: CoinedConcept | None, part: CoinedConcept) -> bool:
    """Whether a name is free, or what it names is this very part of the same total."""
    return known is None or (known.item_type, known.period, known.anchor) == (
        part.item_type,
        part.period,
        part.anchor,
    )


def camel(text: str) -> str:
    """A name in camel case from a caption (FRTA LC3), short abbreviations kept."""
    shouted = text.isupper()
    name = "".join(_cased(word, shouted=shouted) for word in _WORD.findall(text))[:_LONGEST_NAME]
    return name if name[:1].isalpha() else f"Item{name}"


def _cased(word: str, *, shouted: bool) -> str:
    abbreviation = word.isupper() and len(word) <= _LONGEST_ABBREVIATION and not shouted
    rest = word[1:] if abbreviation or not word.isupper() else word[1:].lower()
    return word[0].upper() + rest
