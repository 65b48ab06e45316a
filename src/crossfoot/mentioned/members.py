"""What rows that break a whole down are: the whole's concept with a member for each.

In a table of segments the parts are operating segments and what is taken off between them, in any
other one parts along the axis by which the concept is broken down. Members that nobody knows yet
are the issuer's own, named from their captions, the finest table first.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from crossfoot.mapping.breakdown import camel, can_name, printed_as
from crossfoot.mapping.naming import REST, Named
from crossfoot.mapping.resemblance import paired
from crossfoot.mentioned.families import Family, Row, adds_up, families, rows_of
from crossfoot.mentioned.prints import as_print
from crossfoot.mentioned.unprinted import unprinted
from crossfoot.mentioned.wholes import is_tied, whole_of
from crossfoot.model import CoinedMember
from crossfoot.patterns import regex
from crossfoot.spelling import unnumbered
from crossfoot.value import Value, field, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.mapping.naming import Members, Naming, Words
    from crossfoot.mentioned.prints import Facts, RowKey, Setting
    from crossfoot.model import ConceptName, Mention

PRODUCTS, PLACES = "ProductOrServiceAxis", "StatementGeographicalAxis"
SEGMENTS, ITEMS = "StatementBusinessSegmentsAxis", "ConsolidationItemsAxis"
_OPERATING = (ITEMS, "OperatingSegmentsMember")
_LONGEST_ABBREVIATION = 5
_LONGEST_MEMBER = 70
_NO_MEMBER = regex(
    r"\b(?:amortization|depreciation|charges?|expenses?|costs?|tax(?:es)?|gains?|loss(?:es)?"
    r"|interest|impairments?|adjust\w*|restructuring|income|net|total|impacts?|effects?|items?"
    r"|acquisition\w*|compensation|dividends?|proceeds|payments?|changes?|purchases?)\b",
    re.IGNORECASE,
)
"""What parts of a company or of what it sells are not called: such rows are steps of a sum."""
_MARK = regex(r"\s*(?:\*+\d*|[†‡§]+|(?:\(\w{1,2}\))+)$|(?<=[a-z]{3})\d$")
_GEOGRAPHY = regex(r"\bgeograph\w*|\bby (?:region|country|area)\b|\bregional\b", re.IGNORECASE)


class BrokenDown(Value):
    """Rows that are parts of something, the families that they form, and members coined."""

    rows: dict[RowKey, Named] = field(default_factory=dict)
    families: tuple[Family, ...] = ()
    members: tuple[CoinedMember, ...] = ()


def broken_down(
    mentions: Sequence[Mention],
    facts: Facts,
    setting: Setting,
    adopted: Sequence[CoinedMember] = (),
    counted: Mapping[RowKey, tuple[ConceptName, bool]] = MappingProxyType({}),
) -> BrokenDown:
    """The rows of all tables that break down something which is known by name and value.

    `adopted` members are those of an earlier release, whose captions may have changed a little;
    `counted` rows are counts, of all or of a part.
    """
    rows = rows_of(mentions)
    found = families(rows)
    parts = {part.key for family in found for part in family.parts}
    roots = [family for family in found if family.whole.key not in parts]
    roots.sort(key=lambda family: (-family.whole.decimals, family.whole.first.figure.place))
    said = {setting.naming.words(mention.caption) for mention in mentions} if adopted else set()
    naming = _Naming(setting, facts, _under(found), {}, {}, tuple(adopted), frozenset(said))
    naming.name_counts([rows[key] for key in counted], counted)
    for root in roots:
        name = naming.rows.get(root.whole.key) or whole_of(root, facts, setting)
        if name:
            naming.rows.setdefault(root.whole.key, name)
            naming.name_parts(root, name)
    loose = [row for key, row in rows.items() if key not in parts and key not in naming.rows]
    for family, name in unprinted(loose, facts):
        naming.rows.setdefault(family.whole.key, name)
        naming.name_parts(family, name)
        found = (*found, family)
    known = with_members(setting.naming, tuple(naming.coined.values()))
    for key, name in _listed(tuple(rows.values()), replace(setting, naming=known)):
        naming.rows.setdefault(key, name)
    return BrokenDown(naming.rows, found, tuple(dict.fromkeys(naming.coined.values())))


def _under(found: Sequence[Family]) -> dict[RowKey, list[Family]]:
    below: dict[RowKey, list[Family]] = {}
    for family in found:
        below.setdefault(family.whole.key, []).append(family)
    return below


def _listed(rows: Sequence[Row], setting: Setting) -> Iterator[tuple[RowKey, Named]]:
    """Known members right below the whole, whose figures may not add up, or not be all."""
    over: tuple[Row, Named] | None = None
    for row in rows:
        members = _members_of(row, *over, setting) if over else ()
        if over and members:
            yield row.key, Named(over[1].concept, members, exact=True)
            continue
        names = setting.naming.names(row.caption, row.headings)
        name = next((each for each in names if each.exact and not each.members), None)
        over = (row, name) if name else None


def _members_of(row: Row, whole: Row, name: Named, setting: Setting) -> Members:
    """The members that a caption names below the whole, and no larger than it at any time."""
    if row.headings != whole.headings or row.values.keys() != whole.values.keys():
        return ()
    for when, said in whole.values.items():
        if abs(as_print(row.values[when]).value) > abs(as_print(said).value):
            return ()
    known, words_said = setting.naming.members, setting.naming.words(row.caption)
    if not words_said:
        return ()
    if any("segment" in setting.naming.words(title) for title in row.headings):
        item = known.get(ITEMS, {}).get(words_said)
        segment = known.get(SEGMENTS, {}).get(words_said)
        apart = (_OPERATING, (SEGMENTS, segment)) if segment else ()
        return ((ITEMS, item),) if item else apart
    for axis in (setting.taxonomy.concepts[name.concept].breakdown, PLACES):
        member = known.get(axis, {}).get(words_said) if axis else None
        if axis and member:
            return ((axis, member),)
    return ()


# ── the parts ────────────────────────────────────────────────────────────────────────────


class _Naming(Value):
    """Rows named so far and members coined so far, while one release is gone through."""

    setting: Setting
    facts: Facts
    below: dict[RowKey, list[Family]]
    rows: dict[RowKey, Named]
    coined: dict[tuple[str, str | None, Words], CoinedMember]
    adopted: tuple[CoinedMember, ...]
    said: frozenset[Words]
    """The words of all captions: an adopted member that one of them names is in use."""

    def name_counts(
        self, rows: Sequence[Row], counted: Mapping[RowKey, tuple[ConceptName, bool]]
    ) -> None:
        """Counts of all, counts of parts beside them, and what these are made up of.

        What "others" are beside is not sure unless they are needed for a sum.
        """
        for row in rows:
            concept, of_all = counted[row.key]
            beside = Family(row, tuple(other for other in rows if other.headings == row.headings))
            whole = Named(concept, exact=True)
            members = () if of_all else self._members(beside, row, whole)
            rest = not of_all and self.setting.naming.words(row.caption) <= REST
            if members is not None and not rest:
                self.rows[row.key] = Named(concept, members, exact=True)
                for deeper in self.below.get(row.key, ()):
                    self.name_parts(deeper, self.rows[row.key])

    def name_parts(self, family: Family, whole: Named) -> None:
        """The parts of a family, and the parts of these."""
        for part, name in self._parts(family, whole):
            if part.key not in self.rows:
                self.rows[part.key] = name
                for deeper in self.below.get(part.key, ()):
                    self.name_parts(deeper, name)

    def _parts(self, family: Family, whole: Named) -> Iterator[tuple[Row, Named]]:
        known = [(part, concept) for part in family.parts for concept in self._concepts(part)[:1]]
        if known:  # a calculation; or the same figures of a part as of the whole
            for part, concept in known if whole.members else ():
                if self._takes(concept, whole.members):
                    yield part, Named(concept, whole.members, exact=True)
        elif self._is_breakdown(family, whole):
            if family.whole.first.guarded and not self._all_named(family, whole):
                return
            for part in family.parts:
                members = self._members(family, part, whole)
                if members:
                    yield part, Named(whole.concept, members, exact=True)

    def _all_named(self, family: Family, whole: Named) -> bool:
        """A sum of which one part is none of the company's is no breakdown of it."""
        return all(self._members(family, part, whole) for part in family.parts)

    def _takes(self, concept: ConceptName, members: Members) -> bool:
        """A segment may have any figure; a product or place only what is broken down."""
        breakdown = self.setting.taxonomy.concepts[concept].breakdown
        placed = PLACES if breakdown else None
        return all(axis in (SEGMENTS, ITEMS, breakdown, placed) for axis, _ in members)

    def _concepts(self, part: Row) -> tuple[ConceptName, ...]:
        """The concepts that a part may be by its caption alone."""
        naming = self.setting.naming
        if part.first.guarded:
            return tuple(c for c in naming.known(part.caption) if self._is_fact(c, part))
        return () if naming.words(part.caption) <= REST else naming.known(part.caption)

    def _is_fact(self, concept: ConceptName, part: Row) -> bool:
        """Whether a fact of the whole company has the part's figure."""
        return is_tied(Named(concept), part, self.facts, self.setting)

    def _is_breakdown(self, family: Family, whole: Named) -> bool:
        """Parts that give the whole; or an "of which" of what is a part itself."""
        if len(family.parts) > 1:
            return adds_up(family.whole, family.parts)
        part = family.parts[0]
        pairs = [(part.values.get(when), said) for when, said in family.whole.values.items()]
        return bool(whole.members) and all(
            own is not None and abs(as_print(own).value) <= abs(as_print(said).value)
            for own, said in pairs
        )

    def _members(self, family: Family, part: Row, whole: Named) -> Members | None:
        label = _label(part)
        if part.first.guarded and (_NO_MEMBER.search(label) or len(label) > _LONGEST_MEMBER):
            return None
        if _of_segments(family, self.setting.naming):
            if item := self._known(ITEMS, label):
                return ((ITEMS, item),)
            name = self._member(SEGMENTS, label, whole, family)
            return tuple(sorted((_OPERATING, (SEGMENTS, name)))) if name else None
        axis = self._axis(whole, family)
        name = self._member(axis, label, whole, family) if axis else None
        rest = tuple(pair for pair in whole.members if pair[0] != axis)
        return tuple(sorted((*rest, (axis, name)))) if name and axis else None

    def _axis(self, whole: Named, family: Family) -> str | None:
        """That of places where the parts are; else along which the whole is a part already."""
        concept = self.setting.taxonomy.concepts[whole.concept]
        if self._of_places(family) and (concept.breakdown or concept.name.startswith("Revenue")):
            return PLACES
        axes = [axis for axis, _ in whole.members if axis != ITEMS]
        sold = concept.name.startswith("Revenue")
        return axes[-1] if axes else concept.breakdown or (PRODUCTS if sold else None)

    def _of_places(self, family: Family) -> bool:
        """Whether all parts but the rest are known places, or the title says that they are some."""
        said = [self.setting.naming.words(_label(part)) for part in family.parts]
        places = self.setting.naming.members.get(PLACES, {})
        telling = [words for words in said if not words <= REST]
        known = [words for words in telling if words in places]
        titled = any(map(_GEOGRAPHY.search, family.headings))
        return bool(known) and (titled or known == telling)

    def _known(self, axis: str, label: str) -> str | None:
        said = self.setting.naming.words(label)
        return self.setting.naming.members.get(axis, {}).get(said) if said else None

    def _member(self, axis: str, label: str, whole: Named, family: Family) -> str | None:
        """The member of a label, coined below that of the whole when nobody knows it."""
        said = self.setting.naming.words(label)
        above = dict(whole.members).get(axis)
        if not said or not can_name(label):
            return None
        rest = said <= REST
        if not rest and (known := self._known(axis, label)):
            return known
        key = (axis, above if rest else None, said)
        if key not in self.coined:
            alike = None if rest else self._alike(axis, label, above, family)
            name = self._name(axis, label, above)
            same = next((m for m in self.coined.values() if (m.axis, m.name) == (axis, name)), None)
            fresh = same or CoinedMember(axis, name, label, above)
            self.coined[key] = printed_as(alike, label) if alike else fresh
        return self.coined[key].name

    def _alike(
        self, axis: str, label: str, above: str | None, family: Family
    ) -> CoinedMember | None:
        """The adopted member that only this part of the family resembles, if no row names it."""
        known = {m.name: m for m in self.adopted if (m.axis, m.parent) == (axis, above)}
        captions = {name: (m.label, *m.captions) for name, m in known.items()}
        taken = {name for name, texts in captions.items() if self._are_said(texts)}
        labels = [_label(part) for part in family.parts]
        names = paired(labels, captions, self.setting.naming.wording.vocabulary.company, taken)
        return known.get(names[labels.index(label)] or "")

    def _are_said(self, captions: Sequence[str]) -> bool:
        return not self.said.isdisjoint(map(self.setting.naming.words, captions))

    def _name(self, axis: str, label: str, above: str | None) -> str:
        """What is merely "others" is told apart by what it is part of."""
        rest = self.setting.naming.words(label) <= REST
        over = (above or "").removesuffix("Member") if rest else ""
        segment = axis == SEGMENTS and "segment" not in label.casefold()
        short = label.isupper() and label.isalpha() and len(label) <= _LONGEST_ABBREVIATION
        own = label if short else camel(label)
        return over + own + ("SegmentMember" if segment else "Member")


def _label(part: Row) -> str:
    return _MARK.sub("", unnumbered(part.caption)).strip(" :")


def _of_segments(family: Family, naming: Naming) -> bool:
    """Whether titles say so, or what is taken off between segments is among the parts."""
    if any("segment" in naming.words(title) for title in family.headings):
        return True
    if all("segment" in naming.words(part.caption) for part in family.parts):
        return True
    items = naming.members.get(ITEMS, {})
    return any(naming.words(part.caption) in items for part in family.parts)


def with_members(naming: Naming, coined: Sequence[CoinedMember]) -> Naming:
    """The naming that knows the coined members too."""
    members = {axis: dict(known) for axis, known in naming.members.items()}
    for own in coined:
        said = naming.words(own.label)
        if not said <= REST:
            members.setdefault(own.axis, {}).setdefault(said, own.name)
    return naming if members == naming.members else replace(naming, members=members)
