"""Parts of a total that taxonomy does not name: members of an axis, or the issuer's own lines.

A line that adds up to revenues is revenues of some product or service; the matching cost line is
the cost of the same one. Members are named from captions, bare totals from their header.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crossfoot.captions import base, is_bare_total, normalise, unnumbered
from crossfoot.model import (
    CoinedConcept,
    CoinedMember,
    FootedStatement,
    Line,
    StatementKind,
    Sum,
    Tagged,
)
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.knowledge import Knowledge
    from crossfoot.taxonomy.model import Axis, Balance, Taxonomy

_COST_OF = re.compile(
    r"^(?:total\s+)?costs?\s+of\s+(?:revenues?\s*[-–—:]?\s*|sales\s*[-–—:]?\s*)?", re.IGNORECASE
)
_FRAGMENT = re.compile(
    r"(?-i:^[a-z(])|^(?:and|or|of|at|respectively)\b|\b(?:and|or|of|for|to|in|the|by|at)$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z0-9]+")
_LONGEST_NAME = 120
_LONGEST_ABBREVIATION = 5


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
        if tag and concept and concept.breakdown:
            axis = taxonomy.axes[concept.breakdown]
            for index, member in _parts(
                _Whole(statement, tags, sums, axis, own.members), each, None
            ):
                found[index] = Tagged(tag.concept, "breakdown", ((axis.name, member.name),))
                members.append(member)
    return Breakdown(found, tuple(members))


def _parts(whole: _Whole, over: Sum, parent: str | None) -> Iterator[tuple[int, CoinedMember]]:
    """Untagged terms as members, their own terms as members below them."""
    for term in over.terms:
        if whole.tags[term.line] is not None or term.sign < 0:
            continue
        member = _member(whole, whole.statement.lines[term.line], parent)
        yield term.line, member
        if term.line in whole.sums:
            yield from _parts(whole, whole.sums[term.line], member.name)


def _member(whole: _Whole, line: Line, parent: str | None) -> CoinedMember:
    axis = whole.axis
    label = _COST_OF.sub("", unnumbered(_own_name(line))).strip(" :")
    known_axis, name = whole.own.get(normalise(label), ("", ""))
    if known_axis == axis.name:
        return CoinedMember(axis.name, name, label, parent)
    for member in axis.members:
        if normalise(label) in map(normalise, (*member.printed_as, *member.labels.values())):
            return CoinedMember(axis.name, member.name, label, parent)
    return CoinedMember(axis.name, camel(label) + "Member", label, parent)


def _own_name(line: Line) -> str:
    """The caption, or the header of a bare total."""
    if is_bare_total(line.caption.text) and line.header:
        return line.header[-1]
    return line.caption.text


def coined_parts(
    statement: FootedStatement, tags: Sequence[Tagged | None], taxonomy: Taxonomy
) -> Mapping[int, CoinedConcept]:
    """Own concepts for the untagged terms of totals that have one, anchored to the total's."""
    found: dict[int, CoinedConcept] = {}
    totals = {each.total for each in statement.sums}
    for each in statement.sums:
        tag = tags[each.total]
        wider = taxonomy.concepts.get(tag.concept) if tag and not tag.members else None
        for term in each.terms:
            line = statement.lines[term.line]
            # A movement of cash that others add up to goes either way, as the change itself does.
            moves = statement.kind is StatementKind.CASH_FLOW and term.line in totals
            if wider and tags[term.line] is None and can_name(line.caption.text):
                found[term.line] = CoinedConcept(
                    name=_fresh(camel(base(unnumbered(line.caption.text))), taxonomy),
                    label=unnumbered(line.caption.text),
                    item_type=wider.item_type,
                    period=wider.period,
                    balance=None if moves else _balance(wider.balance, line, term.sign),
                    anchor=wider.name,
                )
    return found


def can_name(text: str) -> bool:
    """Whether a caption can stand alone as a name: no bare total, no piece of a sentence."""
    return not is_bare_total(text) and not _FRAGMENT.search(text)


def _balance(wider: Balance | None, line: Line, sign: int) -> Balance:
    """The balance under which the first printed figure becomes a positive value."""
    effect = next((f.value * sign for f in line.figures if f and f.value), 1)
    same = wider or "debit"
    other: Balance = "credit" if same == "debit" else "debit"
    return same if effect > 0 else other


def _fresh(name: str, taxonomy: Taxonomy) -> str:
    """A name that the core does not have already."""
    return name + "Item" if name in taxonomy.concepts else name


def camel(text: str) -> str:
    """A name in camel case from a caption (FRTA LC3), short abbreviations kept."""
    shouted = text.isupper()
    name = "".join(_cased(word, shouted=shouted) for word in _WORD.findall(text))[:_LONGEST_NAME]
    return name if name[:1].isalpha() else f"Item{name}"


def _cased(word: str, *, shouted: bool) -> str:
    abbreviation = word.isupper() and len(word) <= _LONGEST_ABBREVIATION and not shouted
    rest = word[1:] if abbreviation or not word.isupper() else word[1:].lower()
    return word[0].upper() + rest
