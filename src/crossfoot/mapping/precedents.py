"""How other companies named a line so captioned: precedents, ranked by likeness of the caption.

A caption is like another by its telling words, each of more weight the fewer captions have it, and
by its runs of three characters, which see through endings and slips. What a precedent says counts
more the liker its caption is and the more companies stand behind it; precedents of another section
count less. Names that filers use for one printed line are first weighed together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from functools import cached_property, lru_cache
from math import isqrt
from typing import TYPE_CHECKING, Final

from crossfoot.model import ConceptName, StatementKind
from crossfoot.patterns import regex
from crossfoot.value import Value

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Mapping

    from crossfoot.captions import Vocabulary
    from crossfoot.taxonomy.learned import LearnedCaption
    from crossfoot.taxonomy.model import Taxonomy

EXACT = 1000
"""Likeness of a caption to itself; all likeness is counted in thousandths."""

_UNLIKE = 200
_CLOSEST = 40
_WORDS_SHARE, _RUNS_SHARE = 6, 4
_OTHER_STATEMENT = 90
_OTHER_SECTION = {StatementKind.CASH_FLOW: 45}
_OTHERWISE = 70
_POWER = 8
_SILENT = 3 * 10**7
"""What speaks for no known name: as much as one company with a caption that is two thirds like."""

_CONTRASTS = (
    (frozenset({"operating"}), frozenset({"finance", "financing", "capital"})),
    (frozenset({"short", "current"}), frozenset({"long", "noncurrent"})),
    (frozenset({"basic"}), frozenset({"diluted", "dilution"})),
    (
        frozenset({"proceed", "issuance", "borrowing", "sale", "maturity"}),
        frozenset({"payment", "repayment", "purchase", "repurchase", "acquisition"}),
    ),
    (frozenset({"receivable", "asset"}), frozenset({"payable", "liability"})),
    (frozenset({"before"}), frozenset({"after"})),
    (frozenset({"other"}), frozenset({"total"})),
)
"""Words that tell lines apart which are else alike."""

_ONE_SAYS, _OPPOSITE = 85, 50
_REMEMBERED = 1 << 14
"""Captions whose words are remembered: all that are learned, several times over."""

_STOP = frozenset({"the", "of", "and", "a", "an", "in", "to", "for", "on", "from", "by", "at"})
_LONG_ENOUGH_FOR_IES, _LONG_ENOUGH_FOR_S = 5, 4
_BESIDE_COMPANY = regex(
    r"(?P<before>\b(?:attributable )?to (?:[Tt]he )?|\bof (?:[Tt]he )?|^T(?:otal|OTAL) |^)"
    r"(?P<company>(?:[A-Z][\w.&'’-]*,? ?)+)(?P<after>share|shareholders|stockholders|)"
)


class Precedent(Value):
    """A name that companies gave a line of this section, so captioned."""

    section: str
    concept: ConceptName
    alike: str
    companies: int


class Ranked(Value):
    """A name with the share of all that speaks for it and its likest caption's likeness."""

    concept: ConceptName
    score: Decimal
    likeness: int

    @property
    def surety(self) -> int:
        """The share that speaks for it and the likeness together, 2000 at most."""
        return self.likeness + int(EXACT * self.score)


class Asked(Value):
    """A line that wants a name: its caption as compared, and what `fits` it at all."""

    kind: StatementKind
    section: str | None
    caption: str
    fits: Callable[[ConceptName], bool]


_SHELVES: Final = 4

Captions = dict[str, dict[str, list[Precedent]]]
"""Statement → caption → precedents."""


def precedents(
    learned: Iterable[LearnedCaption], vocabulary: Vocabulary, taxonomy: Taxonomy
) -> Captions:
    """What was learned, and what the taxonomy says that concepts are printed as."""
    found: Captions = {}
    heads: dict[str, str] = {}
    for row in learned:
        heads[row.concept] = row.alike
        own = Precedent(row.section, ConceptName(row.concept), row.alike, row.companies)
        found.setdefault(row.statement, {}).setdefault(row.caption, []).append(own)
    for kind, captions in vocabulary.concepts.items():
        for caption, names in captions.items():
            for name in names:
                known = found.setdefault(kind, {}).setdefault(caption, [])
                _add_printed(known, name, taxonomy, heads.get(name, name), kind)
    return found


def _add_printed(
    known: list[Precedent], name: ConceptName, taxonomy: Taxonomy, alike: str, kind: str
) -> None:
    """What the taxonomy says weighs as much as what one company says."""
    allowed = taxonomy.concepts[name].sections
    own = [section for section in allowed if kind in _KIND_OF.get(section, ())]
    known += [Precedent(section, name, alike, 1) for section in own or [""]]


_KIND_OF: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("assets-current", "assets-noncurrent", "liabilities-current", "liabilities-noncurrent"),
        ("balance-sheet",),
    ),
    "equity": ("balance-sheet",),
    **dict.fromkeys(("operating", "investing", "financing", "supplemental"), ("cash-flow",)),
}
"""Where sections are hard ones; those of the income statement are not."""

_LOOKED_IN: Mapping[StatementKind, tuple[StatementKind, ...]] = {
    StatementKind.INCOME: (
        StatementKind.INCOME,
        StatementKind.PER_SHARE,
        StatementKind.COMPREHENSIVE_INCOME,
    ),
    StatementKind.PER_SHARE: (StatementKind.INCOME, StatementKind.PER_SHARE),
    StatementKind.COMPREHENSIVE_INCOME: (
        StatementKind.COMPREHENSIVE_INCOME,
        StatementKind.INCOME,
        StatementKind.PER_SHARE,
    ),
}


class Shelf:
    """Precedents with an index of their words; read and indexed when a line first asks."""

    def __init__(self, source: Callable[[], Captions]) -> None:
        self._source = source

    @cached_property
    def captions(self) -> Captions:
        return self._source()

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        texts = dict.fromkeys(text for known in self.captions.values() for text in known)
        return {text: telling(text) for text in texts}

    @cached_property
    def _weights(self) -> dict[str, int]:
        """Whole logarithms of how rare a word is."""
        count = Counter(word for words in self._words.values() for word in words)
        return {word: _rarity(len(self._words), seen) for word, seen in count.items()}

    @cached_property
    def _having(self) -> dict[str, dict[str, list[str]]]:
        """Statement → word → the captions that have it."""
        found: dict[str, dict[str, list[str]]] = {}
        for kind, known in self.captions.items():
            having: defaultdict[str, list[str]] = defaultdict(list)
            for text in known:
                for word in self._words[text]:
                    having[word].append(text)
            found[kind] = dict(having)
        return found

    def anonymous(self, text: str) -> str:
        """The caption with the company's name taken for "company", by where such a name stands."""
        return _BESIDE_COMPANY.sub(self._anonymous, text)

    def _anonymous(self, match: re.Match[str]) -> str:
        """Only words that no known caption has, and at the start only before a holder of shares."""
        words = match["company"].split()
        known = [_singular(word.strip(",.’'").casefold()) in self._weights for word in words]
        unknown = known.index(True) if True in known else len(words)
        rest = " ".join(("company", *words[unknown:], match["after"])).strip()
        holders = rest.casefold().startswith(("company share", "company stock"))
        if not unknown or not (match["before"] or holders):
            return match[0]
        return f"{match['before']}{rest}"

    def ranked(self, asked: Asked) -> tuple[Ranked, ...]:
        """The names that fit the line, the best first."""
        spoken: Counter[ConceptName] = Counter()
        together: Counter[str] = Counter()
        likest: dict[ConceptName, int] = {}
        heads: dict[ConceptName, str] = {}
        for likeness, each in self._like(asked):
            if not asked.fits(each.concept):
                continue
            weight = likeness**_POWER * isqrt(100 * each.companies) // 10**16
            spoken[each.concept] += weight
            together[each.alike] += weight
            heads[each.concept] = each.alike
            likest[each.concept] = max(likest.get(each.concept, 0), likeness)
        whole = sum(spoken.values()) + _SILENT
        order = sorted(spoken, key=lambda name: (-together[heads[name]], -spoken[name], name))
        return tuple(
            Ranked(name, (Decimal(together[heads[name]]) / whole).quantize(_STEP), likest[name])
            for name in order
        )

    def _like(self, asked: Asked) -> Iterable[tuple[int, Precedent]]:
        own = telling(asked.caption)
        runs = _runs(asked.caption)
        for kind in _LOOKED_IN.get(asked.kind, (asked.kind,)):
            known = self.captions.get(kind, {})
            for text, by_words in self._closest(kind, own):
                likeness = (
                    EXACT
                    if text == asked.caption
                    else (_WORDS_SHARE * by_words + _RUNS_SHARE * _dice(runs, _runs(text)))
                    * _agreement(own, self._words[text])
                    * _heads(asked.caption, text)
                    // 100000
                )
                if kind is not asked.kind:
                    likeness = likeness * _OTHER_STATEMENT // 100
                for each in known[text]:
                    found = likeness * _nearness(asked, each.section) // 100
                    if found >= _UNLIKE:
                        yield found, each

    def _closest(self, kind: str, own: frozenset[str]) -> list[tuple[str, int]]:
        """The captions with the most weight of words in common, and how much it is."""
        having, rare = self._having.get(kind, {}), self._weights
        unknown = _rarity(len(self._words), 0)
        shared: Counter[str] = Counter()
        for word in own:
            for text in having.get(word, ()):
                shared[text] += rare[word]
        mine = sum(rare.get(word, unknown) for word in own)
        likeness = {
            text: 2 * EXACT * weight // (mine + sum(rare[word] for word in self._words[text]))
            for text, weight in shared.items()
        }
        return sorted(likeness.items(), key=lambda found: (-found[1], found[0]))[:_CLOSEST]


_STEP = Decimal("0.001")


class Shelves:
    """Shelves that were made before, for releases that have the same known captions.

    Only a company whose name stands in captions changes them. `learned` is asked once.
    """

    def __init__(self, learned: Callable[[], Iterable[LearnedCaption]]) -> None:
        self._learned = learned
        self._made: list[tuple[object, Shelf]] = []

    @cached_property
    def _rows(self) -> tuple[LearnedCaption, ...]:
        return tuple(self._learned())

    def shelf(self, vocabulary: Vocabulary, taxonomy: Taxonomy) -> Shelf:
        """The shelf of these captions; the last few are kept."""
        for captions, shelf in self._made:
            if captions == vocabulary.concepts:
                return shelf
        shelf = Shelf(lambda: precedents(self._rows, vocabulary, taxonomy))
        self._made = [(vocabulary.concepts, shelf), *self._made[: _SHELVES - 1]]
        return shelf


def _agreement(own: frozenset[str], other: frozenset[str]) -> int:
    """How far two captions agree on which of two opposite things they speak of, in hundredths."""
    found = 100
    for mine, theirs in zip(_stances(own), _stances(other), strict=True):
        if mine != theirs:
            found = found * (_OPPOSITE if mine and theirs else _ONE_SAYS) // 100
    return found


@lru_cache(maxsize=_REMEMBERED)
def _stances(words: frozenset[str]) -> tuple[int, ...]:
    """For each two opposite things: 1 for the one, -1 for the other, 0 for none or both."""
    return tuple(
        (not words.isdisjoint(one)) - (not words.isdisjoint(opposite))
        for one, opposite in _CONTRASTS
    )


def _heads(one: str, other: str) -> int:
    """What begins with "other" leaves out what has a name, in hundredths."""
    return 100 if one.startswith("other ") == other.startswith("other ") else _OPPOSITE


def _nearness(asked: Asked, section: str) -> int:
    if not section or not asked.section or section.startswith(asked.section):
        return 100
    return _OTHER_SECTION.get(asked.kind, _OTHERWISE)


def _rarity(captions: int, having: int) -> int:
    return (16 * (captions + 1) // (having + 1)).bit_length()


@lru_cache(maxsize=_REMEMBERED)
def telling(spelled: str) -> frozenset[str]:
    """Words that tell something, without plural endings and numbers; all words if none does."""
    words = spelled.split()
    found = frozenset(_singular(word) for word in words if word not in _STOP and not word.isdigit())
    return found or frozenset(words)


def _singular(word: str) -> str:
    if len(word) >= _LONG_ENOUGH_FOR_IES and word.endswith("ies"):
        return word[:-3] + "y"
    plural = len(word) >= _LONG_ENOUGH_FOR_S and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word


@lru_cache(maxsize=_REMEMBERED)
def _runs(text: str) -> frozenset[str]:
    padded = f" {text} "
    return frozenset(padded[start : start + 3] for start in range(len(padded) - 2))


def _dice(one: frozenset[str], other: frozenset[str]) -> int:
    return 2 * EXACT * len(one & other) // (len(one) + len(other))


def settled(
    asked: Mapping[int, Asked], shelf: Shelf, taken: Iterable[ConceptName], bar: int = 0
) -> dict[int, tuple[Ranked, ...]]:
    """A name for each line that has one above the bar, its rivals behind it.

    The surest line chooses first; no two lines of one statement have the same name. The bar is
    one for `Ranked.surety`.
    """
    ranked = {index: shelf.ranked(each) for index, each in asked.items()}
    used = set(taken)
    found: dict[int, tuple[Ranked, ...]] = {}
    for index in sorted(ranked, key=lambda index: (-_first(ranked[index]), index)):
        free = [each for each in ranked[index] if each.concept not in used]
        if free and free[0].surety >= bar:
            rivals = tuple(each for each in ranked[index] if each is not free[0])
            found[index] = (free[0], *rivals)
            used.add(free[0].concept)
    return found


def _first(ranked: tuple[Ranked, ...]) -> Decimal:
    return ranked[0].score if ranked else Decimal(0)
