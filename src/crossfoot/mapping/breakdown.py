"""Parts of a total that taxonomy does not name: members of an axis, or the issuer's own lines.

A line that adds up to revenues is revenues of some product or service; the matching cost line is
the cost of the same one. Members are named from captions, bare totals from their header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossfoot.captions import normalise
from crossfoot.model import (
    CoinedConcept,
    CoinedMember,
    ConceptName,
    FootedStatement,
    Line,
    Sum,
    Tagged,
)
from crossfoot.taxonomy.model import Axis, Taxonomy

_BARE = ("total", "subtotal", "sub total")
_COST_OF = re.compile(r"^(?:total\s+)?costs?\s+of\s+(?:revenues?\s*[-–—:]?\s*|sales\s*[-–—:]?\s*)?", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z0-9]+")
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Tags for the parts of broken-down totals, and the members coined for them."""

    tags: Mapping[int, Tagged]
    members: tuple[CoinedMember, ...]


def break_down(
    statement: FootedStatement, tags: Sequence[Tagged | None], taxonomy: Taxonomy
) -> Breakdown:
    found: dict[int, Tagged] = {}
    members: list[CoinedMember] = []
    sums = {each.total: each for each in statement.sums}
    for total, each in sums.items():
        tag = tags[total]
        concept = taxonomy.concepts.get(tag.concept) if tag else None
        if tag and concept and concept.breakdown:
            axis = taxonomy.axes[concept.breakdown]
            for index, member in _parts(statement, each, tags, sums, None, axis):
                found[index] = Tagged(tag.concept, "breakdown", ((axis.name, member.name),))
                members.append(member)
    return Breakdown(found, tuple(members))


def _parts(  # noqa: PLR0913
    statement: FootedStatement,
    over: Sum,
    tags: Sequence[Tagged | None],
    sums: Mapping[int, Sum],
    parent: str | None,
    axis: Axis,
) -> Iterator[tuple[int, CoinedMember]]:
    """Untagged terms as members, their own terms as members below them."""
    for term in over.terms:
        if tags[term.line] is not None or term.sign < 0:
            continue
        member = _member(statement.lines[term.line], axis, parent)
        yield term.line, member
        if term.line in sums:
            yield from _parts(statement, sums[term.line], tags, sums, member.name, axis)


def _member(line: Line, axis: Axis, parent: str | None) -> CoinedMember:
    label = _COST_OF.sub("", _own_name(line)).strip(" :")
    for member in axis.members:
        if normalise(label) in map(normalise, (*member.printed_as, *member.labels.values())):
            return CoinedMember(axis.name, member.name, label, parent)
    return CoinedMember(axis.name, camel(label) + "Member", label, parent)


def _own_name(line: Line) -> str:
    """The caption, or the header of a bare total."""
    if normalise(line.caption.text) in _BARE and line.header:
        return line.header[-1]
    return line.caption.text


def coined_parts(
    statement: FootedStatement, tags: Sequence[Tagged | None], taxonomy: Taxonomy
) -> Mapping[int, CoinedConcept]:
    """Own concepts for the untagged terms of totals that have one, anchored to the total's."""
    found: dict[int, CoinedConcept] = {}
    for each in statement.sums:
        tag = tags[each.total]
        wider = taxonomy.concepts.get(tag.concept) if tag and not tag.members else None
        for term in each.terms:
            line = statement.lines[term.line]
            if wider and tags[term.line] is None and normalise(line.caption.text) not in _BARE:
                found[term.line] = CoinedConcept(
                    name=_fresh(camel(line.caption.text), taxonomy),
                    label=line.caption.text,
                    item_type=wider.item_type,
                    period=wider.period,
                    balance=_balance(wider.balance, line, term.sign),
                    anchor=wider.name,
                )
    return found


def _balance(wider: str | None, line: Line, sign: int) -> str | None:
    """The balance under which the first printed figure becomes a positive value."""
    effect = next((f.value * sign for f in line.figures if f and f.value), 1)
    same = wider or "debit"
    return same if effect > 0 else ("credit" if same == "debit" else "debit")


def _fresh(name: str, taxonomy: Taxonomy) -> str:
    """A name that the core does not have already."""
    return name + "Item" if name in taxonomy.concepts else name


def camel(text: str) -> str:
    """A name in camel case from a caption (FRTA 3.2.4: LC3), abbreviations kept."""
    words = [word if word.isupper() and len(word) < 6 and not text.isupper() else word[0].upper() + word[1:].lower() if word.isupper() else word[0].upper() + word[1:] for word in _WORD.findall(text)]
    name = "".join(words)[:_LONGEST_NAME]
    return name if name[:1].isalpha() else f"Item{name}"
