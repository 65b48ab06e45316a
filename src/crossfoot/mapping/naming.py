"""What a caption outside of the statements names: a concept, or one with a member.

"Cost of network services revenue" is the cost of revenue of the member "Network services";
"Network services" under the heading "Total costs" is the same. Captions are compared as sets of
words, with the abbreviations that the release itself explains ("Systems integration (SI)").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from crossfoot.model import ConceptName, StatementKind
from crossfoot.patterns import regex
from crossfoot.spelling import normalise, unnumbered
from crossfoot.value import Value, field, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from crossfoot.captions import Vocabulary
    from crossfoot.model import CoinedMember
    from crossfoot.taxonomy.model import Concept, Taxonomy

Words = frozenset[str]
Members = tuple[tuple[str, str], ...]

_STOP = frozenset(
    {
        *("a", "an", "the", "of", "for", "in", "to", "from", "by", "on", "at", "with", "and", "or"),
        *("our", "its", "this", "these", "as", "is", "was", "were", "balance", "amount", "amounts"),
        *("total", "consolidated", "business"),
    }
)
REST = frozenset({"other", "net", "all", "various", "miscellaneous", "sundry"})
_FIELD = {
    "sg&a": "selling general administrative",
    "r&d": "research development",
    "pp&e": "property plant equipment",
    "capex": "capital expenditures",
    "non": "non",
}
_BY = regex(r"\bby\s.*", re.IGNORECASE)
"""In "Revenues by product" the last words name no member, but what the members are."""

_EXPLAINED = regex(
    r"\b((?:[A-Z][\w&'-]*|[a-z]+)(?:\s+(?:[A-Z][\w&'-]*|[a-z]+)){0,5})\s+\(\s*[\"“]?([A-Z][A-Z&]{1,5})[\"”]?\s*\)"
)
_SHORT = regex(r"\(\s*[\"“]?[A-Z][A-Z&]{1,5}[\"”]?\s*\)")
"""The end of `_EXPLAINED`: far cheaper to look for than what stands before it."""

_KINDS = (
    StatementKind.OTHER,
    StatementKind.INCOME,
    StatementKind.BALANCE_SHEET,
    StatementKind.CASH_FLOW,
    StatementKind.COMPREHENSIVE_INCOME,
    StatementKind.PER_SHARE,
)


class Named(Value):
    """A concept with members that a caption may name; `exact` when a known spelling says so."""

    concept: ConceptName
    members: Members = ()
    exact: bool = False


class Wording(Value, eq=False):
    """How this release words things; what it was asked before it remembers."""

    vocabulary: Vocabulary
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    lexicon: frozenset[str] = frozenset()
    """The words of members, by which one that a blank has torn ("AT M") is known."""

    @lru_cache(maxsize=4096)  # noqa: B019  # bounded, and a run has one wording
    def known(self, caption: str) -> tuple[ConceptName, ...]:
        """Concepts that are printed under this very caption in some statement."""
        spelled = self.spelled(caption)
        found: dict[ConceptName, None] = {}
        for kind in _KINDS:
            captions = self.vocabulary.concepts.get(kind, {})
            found |= dict.fromkeys(captions.get(spelled, ()))
        return tuple(found)

    @lru_cache(maxsize=4096)  # noqa: B019  # as above
    def words(self, text: str) -> Words:
        """The telling words of a text, without endings, abbreviations written out."""
        return words(self.spelled(text))

    @lru_cache(maxsize=4096)  # noqa: B019  # as above
    def spelled(self, text: str) -> str:
        """The normalised text with its abbreviations written out and torn words mended."""
        spelled = normalise(unnumbered(text), self.vocabulary.company)
        parts = (self.abbreviations.get(word, word) for word in self._mended(spelled.split()))
        return " ".join(parts)

    def _mended(self, parts: list[str]) -> list[str]:
        """With a lone letter as the end of the word before it, or the start of the one after."""
        for at, part in enumerate(parts):
            if len(part) > 1 or not part.isalpha():
                continue
            for start in (at - 1, at):
                whole = "".join(parts[start : start + 2]) if start >= 0 else ""
                if whole in self.lexicon and start + 1 < len(parts):
                    return self._mended([*parts[:start], whole, *parts[start + 2 :]])
        return parts


class Naming(Value, eq=False):
    """All that captions are compared with; what it was asked before it remembers."""

    wording: Wording
    broken_down: tuple[tuple[ConceptName, str, tuple[Words, ...]], ...]
    members: Mapping[str, Mapping[Words, str]]
    spelled_out: frozenset[Words] = frozenset()
    """How concepts are spelled that are broken down: most captions and headings are none."""

    @lru_cache(maxsize=4096)  # noqa: B019  # bounded, and a run has one naming or two
    def names(self, caption: str, headings: tuple[str, ...]) -> tuple[Named, ...]:
        """What the caption may name, the likeliest first.

        "Others" is exact only beside its own statement's other lines, which are not here.
        """
        telling = is_telling(self.wording.spelled(caption))
        found = (
            *self._divided(caption),
            *self._under(caption, headings),
            *(Named(name, exact=telling) for name in self.known(caption)),
        )
        return tuple(dict.fromkeys(found))

    def member(self, label: str) -> Members | None:
        """The member that a row or column label names; none for a total, None if unknown."""
        said = self.words(label)
        if not said:
            return ()
        for axis, names in self.members.items():
            if said in names:
                return ((axis, names[said]),)
        return None

    def known(self, caption: str) -> tuple[ConceptName, ...]:
        """Concepts that are printed under this very caption in some statement."""
        return self.wording.known(caption)

    def words(self, text: str) -> Words:
        """The telling words of a text, without endings, abbreviations written out."""
        return self.wording.words(text)

    def _divided(self, caption: str) -> Iterator[Named]:
        """Caption = words of a broken-down concept + words of a member."""
        said = self.words(caption)
        for concept, axis, spellings in self.broken_down:
            for own in spellings:
                if own and own < said:
                    yield from self._with_member(concept, axis, said - own)

    def _under(self, caption: str, headings: Sequence[str]) -> Iterator[Named]:
        """The caption says the one, the nearest heading that can says the other."""
        said = self.words(caption)
        for heading in (_BY.sub("", heading) for heading in reversed(headings)):
            over = self.words(heading)
            if self.spelled_out.isdisjoint((over, said)):
                continue
            for concept, axis, spellings in self.broken_down:
                if over in spellings:
                    yield from self._with_member(concept, axis, said)
                if said in spellings:
                    yield from self._with_member(concept, axis, over)
                    yield from (
                        Named(concept, other.members, exact=True)
                        for other in self._divided(heading)
                        if other.members[0][0] == axis
                    )

    def _with_member(self, concept: ConceptName, axis: str, rest: Words) -> Iterator[Named]:
        member = self.members.get(axis, {}).get(rest)
        if member:
            yield Named(concept, ((axis, member),), exact=True)


def naming(
    taxonomy: Taxonomy,
    vocabulary: Vocabulary,
    coined: Sequence[CoinedMember],
    texts: Sequence[str],
) -> Naming:
    """What the taxonomy, the issuer's members and the release's own abbreviations make known."""
    company = vocabulary.company
    broken_down = tuple(
        (ConceptName(concept.name), concept.breakdown, _spellings(concept, company))
        for concept in taxonomy.concepts.values()
        if concept.breakdown
    )
    members: dict[str, dict[Words, str]] = {}
    for axis in taxonomy.axes.values():
        for member in axis.members:
            for text in (*member.printed_as, member.labels.get("en", "")):
                members.setdefault(axis.name, {})[words(normalise(text, company))] = member.name
    wording = Wording(vocabulary, abbreviations(texts, company))
    for own in coined:
        for text in (own.label, *own.captions):
            for spelling in (words(normalise(text, company)), wording.words(abbreviated(text))):
                if not spelling <= REST:
                    members.setdefault(own.axis, {})[spelling] = own.name
    spelled_out = frozenset(own for *_, spellings in broken_down for own in spellings)
    lexicon = frozenset(word for names in members.values() for said in names for word in said)
    return Naming(replace(wording, lexicon=lexicon), broken_down, members, spelled_out)


def _spellings(concept: Concept, company: str) -> tuple[Words, ...]:
    texts = (*concept.printed_as, concept.labels.get("en", ""))
    return tuple({spelled: None for text in texts if (spelled := words(normalise(text, company)))})


@lru_cache(maxsize=8192)
def words(spelled: str) -> Words:
    """Telling words of a normalised caption, without plural endings."""
    return frozenset(_stem(word) for word in spelled.split() if word not in _STOP)


def is_telling(spelled: str) -> bool:
    """Whether a normalised caption says more than that it is the rest: "other, net"."""
    return not words(spelled) <= REST


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004 - shorter ones have other plurals
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word  # noqa: PLR2004


def abbreviations(texts: Iterable[str], company: str) -> dict[str, str]:
    """Abbreviation → what it stands for, as the texts explain it and as the field is used to."""
    found = dict(_FIELD)
    named = regex(rf"{re.escape(company)}\W+\(?\W*([A-Z]{{2,6}})\b") if company else None
    for text in texts:
        if named and (match := named.search(text)):
            found.setdefault(match[1].casefold(), "company")
        for match in _EXPLAINED.finditer(text) if _SHORT.search(text) else ():
            long = _expansion(match[1].split(), match[2])
            if long:
                found.setdefault(match[2].casefold(), normalise(long, company))
    return found


def abbreviated(text: str) -> str:
    """The text without what an abbreviation beside it stands for: "Wide area network (WAN)"."""
    match = _EXPLAINED.search(text)
    long = _expansion(match[1].split(), match[2]) if match else ""
    return text.replace(f"{long} (", "(", 1) if long else text


def _expansion(before: Sequence[str], short: str) -> str:
    """The last words whose initials make the abbreviation."""
    letters = [letter for letter in short.casefold() if letter.isalpha()]
    for size in range(len(letters), len(before) + 1):
        tail = before[-size:]
        initials = [word[0].casefold() for word in tail if word.casefold() not in _STOP]
        if initials == letters:
            return " ".join(tail)
    return ""
