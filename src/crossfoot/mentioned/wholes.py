"""What is broken down: the name of a row that others add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.mapping.naming import Named, words
from crossfoot.mentioned.prints import as_print, fact_of, near, off_by_a_plug
from crossfoot.spelling import normalise

if TYPE_CHECKING:
    from crossfoot.mapping.naming import Words
    from crossfoot.mentioned.families import Family, Row
    from crossfoot.mentioned.prints import Facts, Setting

_SEVERAL = 2


def whole_of(family: Family, facts: Facts, setting: Setting) -> Named | None:
    """What is broken down: as its caption says, else as the titles say and its values confirm."""
    row = family.whole
    for name in setting.naming.names(row.caption, row.headings):
        if name.exact and _agrees(name, row, facts, setting):
            return name if is_tied(name, row, facts, setting) else None
    return _said_by_titles(row, facts, setting) or _told_by_values(row, facts)


def _agrees(name: Named, row: Row, facts: Facts, setting: Setting) -> bool:
    """Whether no fact of that name has another value than the row."""
    for mention in row.values.values():
        fact = fact_of(name, mention, facts, setting)
        if fact and not (near(fact, as_print(mention)) or off_by_a_plug(fact, as_print(mention))):
            return False
    return True


def is_tied(name: Named, row: Row, facts: Facts, setting: Setting) -> bool:
    """Whether a fact has the row's value at some time, where the caption alone is not enough."""
    pairs = [(fact_of(name, m, facts, setting), as_print(m)) for m in row.values.values()]
    return not row.first.guarded or any(fact and near(fact, said) for fact, said in pairs)


def _told_by_values(row: Row, facts: Facts) -> Named | None:
    """The one concept that has all values of a total whose caption says another word for it."""
    if not row.first.guarded or len(row.values) < _SEVERAL:
        return None
    names: set[Named] | None = None
    for (period, _), mention in row.values.items():
        said = as_print(mention)
        own = {
            Named(fact.concept, fact.members, exact=True)
            for fact in facts.values()
            if fact.period == period and fact.decimals >= said.decimals
            if said.value and fact.value == said.value
        }
        names = own if names is None else names & own
    return names.pop() if names and len(names) == 1 else None


def _said_by_titles(row: Row, facts: Facts, setting: Setting) -> Named | None:
    """The name all of whose words stand in caption or titles, and whose facts are the values."""
    said = setting.naming.words(" ".join((*row.headings, row.caption)))
    candidates = {
        Named(fact.concept, fact.members, exact=True): None
        for fact in facts.values()
        for mention in row.values.values()
        if near(fact, as_print(mention))
    }
    scored = [
        (len(own), -len(name.members), name)
        for name in candidates
        if all(fact_of(name, m, facts, setting) for m in row.values.values())
        and _agrees(name, row, facts, setting)
        and (own := _telling(name, said, setting))
    ]
    scored.sort(key=lambda entry: (-entry[0], -entry[1], entry[2].concept, entry[2].members))
    return scored[0][2] if scored else None


def _telling(name: Named, said: Words, setting: Setting) -> Words:
    """The words of concept and members, when all of them are said; else none."""
    concept = setting.taxonomy.concepts.get(name.concept)
    if concept is None:
        return frozenset()
    company = setting.naming.wording.vocabulary.company
    texts = (*concept.captions("other"), concept.labels.get("en", ""))
    spellings = [words(normalise(text, company)) for text in texts]
    found = max((own for own in spellings if own and own <= said), key=len, default=None)
    if found is None:
        return frozenset()
    for axis, member in name.members:
        known = setting.naming.members.get(axis, {})
        own = next((w for w, each in known.items() if each == member and w and w <= said), None)
        if own is None:
            return frozenset()
        found |= own
    return found
