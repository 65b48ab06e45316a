"""How well lines are named for a company whose captions were not learned: one left out at a time.

Known are the captions of the taxonomy and those of all other companies, and of each line its
statement, section and unit, which every print shows; no value, so no arithmetic either.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final

from crossfoot.accuracy.alike import alike, near
from crossfoot.accuracy.labels import measure
from crossfoot.accuracy.learning import learn
from crossfoot.mapping.instead import Around, taking_place
from crossfoot.mapping.precedents import EXACT, Asked, Shelf, precedents, settled
from crossfoot.mapping.sections import stands_in
from crossfoot.model import StatementKind
from crossfoot.moments import moment
from crossfoot.spelling import normalise
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from crossfoot.accuracy.labels import LabelledLine, LabelledStatement
    from crossfoot.captions import Vocabulary
    from crossfoot.mapping.precedents import Ranked
    from crossfoot.model import ConceptName
    from crossfoot.taxonomy.model import Taxonomy

UNDOUBTED: Final = Decimal("0.75")
"""A name of an equal caption, for which so much of all that is said speaks, is not in doubt."""

_HARD: Final = (StatementKind.BALANCE_SHEET, StatementKind.CASH_FLOW)


class Guess(Value):
    """What a line of a company left out was called, and what its issuer called it."""

    company: str
    kind: StatementKind
    caption: str
    filed: str | None
    named: str | None
    undoubted: bool

    def right(self, same: Callable[[str], str]) -> bool:
        """Whether both names are one, under `same`; none is right for an issuer's own element."""
        pair = (self.named, self.filed)
        return pair == (None, None) or (
            None not in pair and same(str(pair[0])) == same(str(pair[1]))
        )


def guesses(
    statements: Sequence[LabelledStatement], taxonomy: Taxonomy, vocabulary: Vocabulary
) -> Iterator[Guess]:
    """Every line of every company, named without what that company says."""
    for company in sorted({statement.company for statement in statements}):
        others = learn(each for each in statements if each.company != company)
        shelf = Shelf(partial(precedents, others, vocabulary, taxonomy))
        own = (statement for statement in statements if statement.company == company)
        for _, form in groupby(own, key=lambda statement: statement.form):
            yield from _of_form(tuple(form), shelf, taxonomy)


def _of_form(
    statements: Sequence[LabelledStatement], shelf: Shelf, taxonomy: Taxonomy
) -> Iterator[Guess]:
    """The lines of statements that are printed together, named as what else is printed allows."""
    found = [_ranked(statement, shelf, taxonomy) for statement in statements]
    printed = frozenset(each[0].concept for lines in found for each in lines.values() if each)
    for statement, lines in zip(statements, found, strict=True):
        around = Around(statement.year, printed)
        for index, line in enumerate(statement.lines):
            ranked = lines.get(index, ())
            name = taking_place(ranked[0].concept, around, taxonomy) if ranked else None
            kind, caption = statement.kind, line.caption
            sure = _undoubted(ranked)
            yield Guess(statement.company, kind, caption, line.concept, name, sure)


def _ranked(
    statement: LabelledStatement, shelf: Shelf, taxonomy: Taxonomy
) -> Mapping[int, tuple[Ranked, ...]]:
    asked = {
        index: _asked(statement.kind, line, shelf, taxonomy)
        for index, line in enumerate(statement.lines)
    }
    return settled(asked, shelf, ())


def _undoubted(ranked: Sequence[Ranked]) -> bool:
    return bool(ranked) and ranked[0].likeness == EXACT and ranked[0].score >= UNDOUBTED


def _asked(kind: StatementKind, line: LabelledLine, shelf: Shelf, taxonomy: Taxonomy) -> Asked:
    text, which = moment(line.caption)
    types = {name: concept.item_type for name, concept in taxonomy.concepts.items()}
    shown = measure(line.concept, types) if line.concept else "monetary"

    def fits(name: ConceptName) -> bool:
        concept = taxonomy.concepts.get(name)
        own = measure(name, types) == shown
        if concept is None:
            return own and which is None
        placed = kind not in _HARD or stands_in(line.section, concept.sections)
        return own and placed and (which is None or concept.period == "instant")

    return Asked(kind, line.section, normalise(shelf.anonymous(text)), fits)


class Measured(Value):
    """Shares of lines, each out of the number that it is a share of."""

    name: str
    rows: int
    same: int
    alike: int
    near: int
    undoubted: int
    undoubted_alike: int
    undoubted_near: int


def measured(name: str, guessed: Sequence[Guess]) -> Measured:
    """The count of right names: the very name, one scored as the same, one that is near."""
    sure = [guess for guess in guessed if guess.undoubted]
    return Measured(
        name,
        len(guessed),
        sum(guess.right(str) for guess in guessed),
        sum(guess.right(alike) for guess in guessed),
        sum(guess.right(near) for guess in guessed),
        len(sure),
        sum(guess.right(alike) for guess in sure),
        sum(guess.right(near) for guess in sure),
    )


def told(guessed: Sequence[Guess]) -> Iterator[str]:
    """Lines for a person: all rows, those with a us-gaap name, captions once, statements."""
    named = [guess for guess in guessed if guess.filed]
    once = list({(g.company, g.kind, g.caption, g.filed): g for g in named}.values())
    parts = [
        measured("all rows", guessed),
        measured("rows with a us-gaap name", named),
        measured("the same, each caption once", once),
    ]
    parts += [
        measured(f"  {kind.value}", [guess for guess in named if guess.kind is kind])
        for kind in dict.fromkeys(guess.kind for guess in named)
    ]
    yield f"{'':30}{'rows':>7}{'top-1':>8}{'alike':>8}{'near':>8}{'sure':>8}{'alike':>8}{'near':>8}"
    for part in parts:
        sure, rows = part.undoubted, part.rows
        shares = (
            *((count, rows) for count in (part.same, part.alike, part.near, sure)),
            *((count, sure) for count in (part.undoubted_alike, part.undoubted_near)),
        )
        yield f"{part.name:30}{rows:7}" + "".join(_percent(*share) for share in shares)


def _percent(count: int, whole: int) -> str:
    share = Decimal(100 * count) / whole if whole else Decimal(0)
    return f"{share:7.1f}%"
