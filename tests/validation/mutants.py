"""Instances with one mistake each, by seed: what a judge of the file alone has to notice."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from lxml import etree
from lxml.etree import _Element

from crossfoot.model import FactId

Kind = Literal[
    "digit", "sign", "scale", "period", "unit", "member", "contexts",
    "columns", "dropped", "duplicate", "sibling", "stale",
]  # fmt: skip

_XBRLI = "http://www.xbrl.org/2003/instance"
_XBRLDI = "http://xbrl.org/2006/xbrldi"
_ATTEMPTS = 20
_THOUSAND = 3


@dataclass(frozen=True, slots=True)
class Mutant:
    kind: Kind
    fact_id: FactId
    xml: bytes


def mutants(
    xml: bytes, proved_ids: Sequence[FactId], kind: Kind, seed: int, count: int
) -> list[Mutant]:
    """Up to `count` different mutants; fewer where the facts do not offer as many."""
    chance = random.Random(f"{kind} {seed}")  # noqa: S311 - a test's choice, not a secret
    found: dict[bytes, Mutant] = {}
    for _ in range(count * _ATTEMPTS):
        fact_id = chance.choice(proved_ids)
        root = etree.fromstring(xml)
        facts = {FactId(fact.get("id", "")): fact for fact in root if fact.get("unitRef")}
        if fact_id in facts and MUTATIONS[kind](root, facts[fact_id], facts, proved_ids, chance):
            changed = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
            found.setdefault(changed, Mutant(kind, fact_id, changed))
        if len(found) == count:
            break
    return list(found.values())


Facts = Mapping[FactId, _Element]
Mutation = Callable[[_Element, _Element, Facts, Sequence[FactId], random.Random], bool]
"""Changes one fact of the tree; false when this fact offers no such mistake."""


def _digit(
    _root: _Element, fact: _Element, _facts: Facts, _ids: Sequence[FactId],
    chance: random.Random,
) -> bool:  # fmt: skip
    """Another digit in place of a printed one."""
    value, decimals = Decimal(fact.text or ""), int(fact.get("decimals", ""))
    digits = list(str(int(abs(value).scaleb(decimals))))
    at = chance.randrange(len(digits))
    digits[at] = chance.choice([digit for digit in "0123456789" if digit != digits[at]])
    changed = Decimal("".join(digits)).scaleb(-decimals)
    fact.text = format(-changed if value < 0 else changed, "f")
    return True


def _sign(
    _root: _Element, fact: _Element, _facts: Facts, _ids: Sequence[FactId],
    _chance: random.Random,
) -> bool:  # fmt: skip
    value = Decimal(fact.text or "")
    fact.text = format(-value, "f")
    return value != 0


def _scale(
    _root: _Element, fact: _Element, _facts: Facts, _ids: Sequence[FactId],
    chance: random.Random,
) -> bool:  # fmt: skip
    """Thousands taken for units or units for thousands, in value and decimals alike."""
    value, decimals = Decimal(fact.text or ""), int(fact.get("decimals", ""))
    by = chance.choice([_THOUSAND, -_THOUSAND])
    fact.text = format(value.scaleb(by), "f")
    fact.set("decimals", str(decimals - by))
    return value != 0


def _period(
    root: _Element, fact: _Element, _facts: Facts, _ids: Sequence[FactId],
    chance: random.Random,
) -> bool:  # fmt: skip
    """The period of another context of the same kind, the members kept."""
    context = _context(root, fact)
    mine = _child(context, "period")
    others = {_text(period): period for period in _periods(root) if len(period) == len(mine)}
    others.pop(_text(mine))
    if not others:
        return False
    changed = copy.deepcopy(context)
    changed.replace(_child(changed, "period"), copy.deepcopy(chance.choice(list(others.values()))))
    return _move(root, fact, changed)


def _unit(
    root: _Element, fact: _Element, _facts: Facts, _ids: Sequence[FactId],
    chance: random.Random,
) -> bool:  # fmt: skip
    """Another currency, or shares; for shares a pure number."""
    unit = next(
        unit for unit in root.iter(f"{{{_XBRLI}}}unit") if unit.get("id") == fact.get("unitRef")
    )
    changed = copy.deepcopy(unit)
    changed.set("id", "mutant")
    measure = next(changed.iter(f"{{{_XBRLI}}}measure"))
    money = (measure.text or "").startswith("iso4217:")
    other = "iso4217:EUR" if measure.text == "iso4217:USD" else "iso4217:USD"
    measure.text = chance.choice([other, "xbrli:shares"] if money else ["xbrli:pure"])
    if len(list(changed.iter(f"{{{_XBRLI}}}measure"))) > 1 and measure.text == "xbrli:shares":
        measure.text = other  # shares per share is no unit
    if (unit[0].text or "") == measure.text:
        measure.text = "xbrli:shares"
    root.insert(root.index(unit), changed)
    fact.set("unitRef", "mutant")
    return True


def _member(
    root: _Element, fact: _Element, _facts: Facts, _ids: Sequence[FactId],
    chance: random.Random,
) -> bool:  # fmt: skip
    """A sibling's member, or none."""
    changed = copy.deepcopy(_context(root, fact))
    members = list(changed.iter(f"{{{_XBRLDI}}}explicitMember"))
    if not members:
        return False
    member = chance.choice(members)
    others = {
        other.text
        for other in root.iter(f"{{{_XBRLDI}}}explicitMember")
        if other.get("dimension") == member.get("dimension")
    }
    choice = chance.choice([None, *sorted(text for text in others - {member.text} if text)])
    if choice is None:
        segment = member.getparent()
        assert segment is not None
        segment.remove(member)
        if len(segment) == 0:
            _child(changed, "entity").remove(segment)
    else:
        member.text = choice
    return _move(root, fact, changed)


def _contexts(
    root: _Element, fact: _Element, facts: Facts, ids: Sequence[FactId],
    chance: random.Random,
) -> bool:  # fmt: skip
    """Two facts that took each other's context, of the same kind of period."""
    width = len(_child(_context(root, fact), "period"))
    others = [
        other
        for name in ids
        if (other := facts.get(name)) is not None
        and other.get("contextRef") != fact.get("contextRef")
        and (other.tag, other.text) != (fact.tag, fact.text)
        and len(_child(_context(root, other), "period")) == width
    ]
    if not others:
        return False
    other = chance.choice(others)
    mine, theirs = fact.get("contextRef", ""), other.get("contextRef", "")
    fact.set("contextRef", theirs)
    other.set("contextRef", mine)
    return True


def _columns(
    root: _Element, fact: _Element, facts: Facts, _ids: Sequence[FactId],
    chance: random.Random,
) -> bool:  # fmt: skip
    """Two columns of one table that took each other's heads: every fact of both moved."""
    mine = fact.get("contextRef", "")
    spans = {it.get("id", ""): _aspects(it) for it in root.iter(f"{{{_XBRLI}}}context")}
    width = len(_child(_context(root, fact), "period"))
    held = {
        name
        for name, (period, members) in spans.items()
        if members == spans[mine][1] and period != spans[mine][0]
    }
    contexts = {it.get("id", ""): it for it in root.iter(f"{{{_XBRLI}}}context")}
    held = {it for it in held if len(_child(contexts[it], "period")) == width}
    names = {it.tag for it in facts.values() if it.get("contextRef") == mine}
    twins = {
        other.get("contextRef", "")
        for other in facts.values()
        if other.tag in names and other.get("contextRef") in held
    }
    if not twins or len(names) < _FEWEST_OF_A_COLUMN:
        return False
    other = chance.choice(sorted(twins))
    for each in facts.values():
        swap = {mine: other, other: mine}.get(each.get("contextRef", ""))
        if swap:
            each.set("contextRef", swap)
    return True


_FEWEST_OF_A_COLUMN = 3


def _dropped(
    root: _Element, fact: _Element, _facts: Facts, _ids: Sequence[FactId],
    _chance: random.Random,
) -> bool:  # fmt: skip
    """A fact that is not there, nor the footnotes on it."""
    name = fact.get("id", "")
    root.remove(fact)
    for link in list(root.iter("{http://www.xbrl.org/2003/linkbase}footnoteLink")):
        labels = {
            loc.get(f"{_XLINK}label") for loc in link if loc.get(f"{_XLINK}href") == f"#{name}"
        }
        gone = {
            arc.get(f"{_XLINK}to") for arc in link if arc.get(f"{_XLINK}from") in labels
        } | labels
        for each in list(link):
            ends = (each.get(f"{_XLINK}label"), each.get(f"{_XLINK}from"))
            if gone.intersection(filter(None, ends)):
                link.remove(each)
        if len(link) == 0:
            root.remove(link)
    return True


_XLINK = "{http://www.w3.org/1999/xlink}"


def _duplicate(
    root: _Element, fact: _Element, _facts: Facts, _ids: Sequence[FactId],
    chance: random.Random,
) -> bool:  # fmt: skip
    """The fact once more, with another value."""
    twin = copy.deepcopy(fact)
    twin.set("id", f"{fact.get('id')}-again")
    step = Decimal(1).scaleb(-int(fact.get("decimals", "0")))
    twin.text = format(Decimal(fact.text or "") + step * chance.randrange(1, 99), "f")
    root.insert(root.index(fact) + 1, twin)
    return True


def _sibling(
    _root: _Element, fact: _Element, facts: Facts, ids: Sequence[FactId],
    chance: random.Random,
) -> bool:  # fmt: skip
    """Two facts of one context and unit that took each other's concepts."""
    others = [
        other
        for name in ids
        if (other := facts.get(name)) is not None
        and other.tag != fact.tag
        and other.text != fact.text
        and (other.get("contextRef"), other.get("unitRef"))
        == (fact.get("contextRef"), fact.get("unitRef"))
    ]
    if not others:
        return False
    other = chance.choice(others)
    fact.text, other.text = other.text, fact.text
    mine, theirs = fact.get("decimals", ""), other.get("decimals", "")
    fact.set("decimals", theirs)
    other.set("decimals", mine)
    return True


def _stale(
    root: _Element, fact: _Element, facts: Facts, _ids: Sequence[FactId],
    chance: random.Random,
) -> bool:  # fmt: skip
    """The value of another period, left standing."""
    members = _aspects(_context(root, fact))[1]
    others = [
        other
        for other in facts.values()
        if (other.tag, other.get("unitRef")) == (fact.tag, fact.get("unitRef"))
        and other.text != fact.text
        and _aspects(_context(root, other))[1] == members
    ]
    if not others:
        return False
    other = chance.choice(others)
    fact.text = other.text
    fact.set("decimals", other.get("decimals", ""))
    return True


MUTATIONS: Mapping[Kind, Mutation] = {
    "digit": _digit,
    "sign": _sign,
    "scale": _scale,
    "period": _period,
    "unit": _unit,
    "member": _member,
    "contexts": _contexts,
    "columns": _columns,
    "dropped": _dropped,
    "duplicate": _duplicate,
    "sibling": _sibling,
    "stale": _stale,
}


def _context(root: _Element, fact: _Element) -> _Element:
    found = {context.get("id"): context for context in root.iter(f"{{{_XBRLI}}}context")}
    return found[fact.get("contextRef")]


def _periods(root: _Element) -> Iterator[_Element]:
    return root.iter(f"{{{_XBRLI}}}period")


def _child(parent: _Element, name: str) -> _Element:
    found = parent.find(f"{{{_XBRLI}}}{name}")
    assert found is not None
    return found


def _text(element: _Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _move(root: _Element, fact: _Element, context: _Element) -> bool:
    """Into the equal context that stands already, else into this new one."""
    for existing in root.iter(f"{{{_XBRLI}}}context"):
        if _aspects(existing) == _aspects(context):
            fact.set("contextRef", existing.get("id", ""))
            return True
    context.set("id", "mutant")
    root.insert(root.index(_context(root, fact)), context)
    fact.set("contextRef", "mutant")
    return True


def _aspects(context: _Element) -> tuple[str, tuple[tuple[str | None, str | None], ...]]:
    members = context.iter(f"{{{_XBRLDI}}}explicitMember")
    return (
        _text(_child(context, "period")),
        tuple(sorted((member.get("dimension"), member.text) for member in members)),
    )
