"""Figures whose caption names a fact and says another value, by more than rounding.

A table or a passage is believed to speak of the facts that its captions name when most of its
other figures do; then the one that does not is another measure under the same caption, or the
figure of a part under the caption of the whole.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from crossfoot.mentioned.prints import as_print, fact_of, names_of, near, off_by_a_plug
from crossfoot.model import Finding, Gauge, ProofKind, Severity
from crossfoot.patterns import regex
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.mentioned.prints import Facts, Setting
    from crossfoot.model import Fact, FactId, Mention, Place, Proof

ANOTHER_MEASURE = "likely the same caption for another measure"
SAYS_MORE = "likely a caption that says more than its figure"

_FEWEST = 2
_OTHERWISE = regex(
    r"\b(?:adjusted|adjustments?|non-?gaap|pro forma|excluding|constant currenc\w+|core|segments?"
    r"|previously|as reported|restated|normali[sz]ed|underlying|guidance|subtotal)\b",
    re.IGNORECASE,
)
"""Titles and captions under which figures are measured in another way, and say so."""


class _Dispute(Value):
    """A mention, the fact that it names, and the other whose value it has, or others together."""

    mention: Mention
    fact: Fact
    parts: tuple[Fact, ...]


def disputed(
    mentions: Sequence[Mention], facts: Facts, proofs: Sequence[Proof], setting: Setting
) -> Iterator[Finding]:
    """A finding for each caption, in however many columns its figures are other ones."""
    holders = {printed.figure.place: fact for fact in facts.values() for printed in fact.prints}
    judged = {m.figure.place: _named(m, facts, setting) for m in mentions if _speaks(m)}
    agreed = _agreed(mentions, judged)
    parts = _parts(proofs)
    groups: dict[tuple[object, ...], list[_Dispute]] = {}
    for mention in mentions:
        named = judged.get(mention.figure.place, ())
        if not named or _agrees(mention, named) or not _is_believed(mention, agreed):
            continue
        holder = holders.get(mention.figure.place)
        if holder is None or len(holder.prints) > 1:
            part = _part(mention, named[0], facts, parts)
            own = (part,) if part else _together(mention, named[0], facts, proofs)
            key = (mention.headings, mention.caption, named[0].concept, named[0].members)
            groups.setdefault(key, []).append(_Dispute(mention, named[0], own))
    for group in groups.values():
        yield _finding(group)


def _speaks(mention: Mention) -> bool:
    """Whether a mention states a value of a time, in words that nothing qualifies."""
    plain = mention.gauge is Gauge.VALUE and mention.period is not None and not mention.forecast
    said = " ".join((*mention.headings, mention.caption))
    return plain and not mention.figure.dash and not _OTHERWISE.search(said)


def _named(mention: Mention, facts: Facts, setting: Setting) -> tuple[Fact, ...]:
    """The facts, other than its own, that the mention's words name exactly."""
    names = [name for name in names_of(mention, setting) if name.exact]
    found = [fact for name in names if (fact := fact_of(name, mention, facts, setting))]
    place = mention.figure.place
    # A balance may be said of a quarter, but then the quarter's flow of that name may be meant.
    found = [fact for fact in found if fact.period == mention.period]
    return tuple(fact for fact in found if fact.prints[0].figure.place != place)


def _agrees(mention: Mention, named: Sequence[Fact]) -> bool:
    printed = as_print(mention)
    return any(near(fact, printed) or off_by_a_plug(fact, printed) for fact in named)


def _agreed(
    mentions: Sequence[Mention], judged: Mapping[Place, tuple[Fact, ...]]
) -> dict[str, tuple[int, int]]:
    """For each first title: how many of its figures are what they name, and how many not."""
    counts: dict[str, tuple[int, int]] = {}
    for mention in mentions:
        if named := judged.get(mention.figure.place, ()):
            right, wrong = counts.get(_title(mention), (0, 0))
            agrees = _agrees(mention, named)
            counts[_title(mention)] = (right + agrees, wrong + (not agrees))
    return counts


def _title(mention: Mention) -> str:
    return mention.headings[0] if mention.headings else ""


def _is_believed(mention: Mention, agreed: Mapping[str, tuple[int, int]]) -> bool:
    right, wrong = agreed.get(_title(mention), (0, 0))
    return right >= max(_FEWEST, wrong)


def _parts(proofs: Sequence[Proof]) -> dict[FactId, set[FactId]]:
    """Fact → the facts that add up to it, with others, in some identity that holds."""
    found: dict[FactId, set[FactId]] = {}
    for proof in proofs:
        if proof.kind is ProofKind.SUM and proof.proved:
            for whole in proof.terms:
                found.setdefault(whole.fact, set()).update(
                    term.fact for term in proof.terms if term.weight * whole.weight < 0
                )
    return found


def _part(
    mention: Mention, whole: Fact, facts: Facts, parts: Mapping[FactId, set[FactId]]
) -> Fact | None:
    """The one part of the named fact, however deep, whose value is printed."""
    printed = as_print(mention)
    seen: set[FactId] = set()
    below = [whole.id]
    while below:
        fresh = {part for each in below for part in parts.get(each, ())} - seen - {whole.id}
        seen |= fresh
        below = [each for each in fresh if abs(facts[each].value) <= abs(whole.value)]
    fitting = [facts[i] for i in sorted(seen) if i in facts and near(facts[i], printed)]
    smaller = [fact for fact in fitting if abs(fact.value) < abs(whole.value)]
    return smaller[0] if smaller else None


def _together(
    mention: Mention, whole: Fact, facts: Facts, proofs: Sequence[Proof]
) -> tuple[Fact, ...]:
    """Neighbours among the parts of the named fact, not all of them, that have the value."""
    printed = as_print(mention)
    for proof in proofs:
        first, *rest = proof.terms
        if proof.kind is ProofKind.SUM and proof.proved and first.fact == whole.id:
            for start, end in combinations(range(len(rest) + 1), 2):
                run = rest[start:end]
                total = sum((facts[term.fact].value * -term.weight for term in run), Decimal(0))
                if 1 < len(run) < len(rest) and near(replace(whole, value=total), printed):
                    return tuple(facts[term.fact] for term in run)
    return ()


def _finding(group: Sequence[_Dispute]) -> Finding:
    first = group[0]
    said = "; ".join(_said(each) for each in group)
    cause = SAYS_MORE if all(each.parts for each in group) else ANOTHER_MEASURE
    return Finding(
        Severity.WARNING,
        "facts.contradiction",
        f"'{first.mention.caption}' {said}, {cause}",
        "the report holds what is more precise or proved; ask the issuer what the other figure is",
        first.mention.figure.place,
        tuple(dict.fromkeys(each.fact.id for each in group)),
    )


def _said(each: _Dispute) -> str:
    printed, better = as_print(each.mention), each.fact.prints[0].figure
    told = (
        f"{printed.figure.text} at {printed.figure.place} ({each.fact.period}) says "
        f"{printed.value:,f}, but '{each.fact.caption}' {better.text} at {better.place} says "
        f"{each.fact.value:,f}: {abs(printed.value) - abs(each.fact.value):+,f}"
    )
    if not each.parts:
        return told
    ends = dict.fromkeys((each.parts[0].caption, each.parts[-1].caption))
    return f"{told}, which is the value of " + " to ".join(f"'{caption}'" for caption in ends)
