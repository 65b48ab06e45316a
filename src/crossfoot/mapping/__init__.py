"""From lines to concepts: the ladder, what lines are like, parts of totals, figures in captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.mapping.apart import once_each, told_apart
from crossfoot.mapping.before import by_release_before, changed_captions
from crossfoot.mapping.breakdown import break_down, coined_parts, printed_as
from crossfoot.mapping.instead import (
    Around,
    Whole,
    concepts_of,
    in_place,
    last_year,
    taking_place,
)
from crossfoot.mapping.ladder import climb, diluted, moment
from crossfoot.mapping.likeness import Before, by_likeness, doubted
from crossfoot.mapping.precedents import Shelf, precedents
from crossfoot.mapping.repeated import repeated, section_of
from crossfoot.mapping.within import inner_figures
from crossfoot.model import (
    CoinedConcept,
    CoinedMember,
    ConceptName,
    Finding,
    FootedStatement,
    InnerFigure,
    Line,
    Place,
    Severity,
    Tagged,
    TaggedStatement,
)
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from crossfoot.captions import Vocabulary
    from crossfoot.knowledge import Knowledge
    from crossfoot.model import Column
    from crossfoot.taxonomy.learned import LearnedCaption
    from crossfoot.taxonomy.model import Taxonomy


class Assignment(Value):
    """All statements with their concepts, and what had to be coined for them."""

    statements: tuple[TaggedStatement, ...]
    members: tuple[CoinedMember, ...]
    concepts: tuple[CoinedConcept, ...]


def assign(
    statements: Sequence[FootedStatement],
    taxonomy: Taxonomy,
    vocabulary: Vocabulary,
    own: Knowledge,
    learned: Callable[[], Iterable[LearnedCaption]] = tuple,
) -> tuple[Assignment, tuple[Finding, ...]]:
    """A concept for every line that has one; a finding for each that has none.

    `own` is what the company's profile says of captions and members, `learned` gives what other
    companies named their lines, if a line asks for it. Adopted names are among the
    coined ones whether they are printed or not: the issuer's schema keeps them.
    """
    tagged: list[TaggedStatement] = []
    findings: list[Finding] = []
    members = {(member.axis, member.name): member for member in own.adopted.members}
    concepts = {concept.name: concept for concept in own.adopted.concepts}
    shelf = Shelf(lambda: precedents(learned(), vocabulary, taxonomy))
    climbed: list[tuple[tuple[str | None, ...], tuple[Tagged | None, ...]]] = []
    sections_at: dict[Place, str | None] = {}
    for statement in statements:
        said, section = own.captions.get(statement.kind, {}), section_of(statement, sections_at)
        climbed.append(climb(statement, taxonomy, vocabulary, said, section))
        sections_at |= zip(_places(statement), climbed[-1][0], strict=True)
    tags_at: dict[Place, Tagged | None] = {}
    apart = told_apart(statements, [tags for _, tags in climbed], taxonomy)
    printed = frozenset[str]().union(*(concepts_of(tags) for tags, _ in apart))
    for statement, (sections, _), (named, given_up) in zip(statements, climbed, apart, strict=True):
        tags = by_release_before(statement, repeated(statement, named, tags_at), taxonomy, own)
        broken = break_down(statement, tags, taxonomy, own)
        for member in broken.members:
            key = (member.axis, member.name)
            members[key] = printed_as(members.get(key, member), *member.captions)
        tags = tuple(tag or broken.tags.get(index) for index, tag in enumerate(tags))
        before = Before(sections, tags, given_up)
        like = by_likeness(statement, before, taxonomy, vocabulary, shelf)
        tags = tuple(tag or like.get(index) for index, tag in enumerate(tags))
        tags = in_place(Whole(statement, tags, printed), taxonomy)
        tags = once_each(statement, tags, taxonomy)
        coined = coined_parts(statement, tags, taxonomy, own, concepts)
        for concept in coined.values():
            first = concepts.get(concept.name, concept)
            concepts[concept.name] = printed_as(first, *concept.captions)
        tags = tuple(tag or _own(coined.get(index)) for index, tag in enumerate(tags))
        tags = repeated(statement, tags, tags_at)
        tags_at |= zip(_places(statement), tags, strict=True)
        tagged.append(_tagged(Whole(statement, tags, printed), taxonomy))
        findings += _unnamed(statement, tags)
        findings += [
            _coined(statement.lines[index], each)
            for index, each in coined.items()
            if not each.adopted
        ]
        findings += [_like(statement.lines[index], tag) for index, tag in doubted(like)]
        findings += changed_captions(statement, tags, own)
    fresh = tuple(m for m in members.values() if not _is_core(m, taxonomy))
    return Assignment(tuple(tagged), fresh, tuple(concepts.values())), tuple(findings)


def _places(statement: FootedStatement) -> list[Place]:
    return [line.caption.place for line in statement.lines]


def _own(concept: CoinedConcept | None) -> Tagged | None:
    return Tagged(ConceptName(concept.name), "part") if concept else None


def _is_core(member: CoinedMember, taxonomy: Taxonomy) -> bool:
    return any(member.name == each.name for each in taxonomy.axes[member.axis].members)


def _tagged(whole: Whole, taxonomy: Taxonomy) -> TaggedStatement:
    statement, tags = whole.statement, tuple(whole.tags)
    pairs = tuple(zip(statement.lines, tags, strict=True))
    inner = (
        inner_figures(line.caption, statement.columns, tag.concept, taxonomy, whole.printed)
        if tag
        else ()
        for line, tag in pairs
    )
    year = last_year(statement)
    return TaggedStatement(
        statement,
        tags,
        tuple(
            (
                *(_in_place(each, Around(year, whole.printed), taxonomy) for each in figures),
                *_of_diluted(line, tag, statement.columns),
            )
            for figures, (line, tag) in zip(inner, pairs, strict=True)
        ),
        tuple(moment(line.caption.text)[1] for line, _ in pairs),
    )


def _of_diluted(line: Line, tag: Tagged | None, columns: Sequence[Column]) -> Iterator[InnerFigure]:
    """The figures of "basic and diluted" once more, as those of diluted shares."""
    twin = diluted(line, tag) if tag and not line.rivals else None
    for at, (figure, column) in enumerate(zip(line.figures, columns, strict=True)):
        if twin and figure and not figure.dash:
            own = line.share_scale if line.share_scale is not None else column.share_scale
            counted = (own or 0) if "NumberOf" in twin.concept else 0
            yield InnerFigure(figure, (at,), counted, twin)


def _in_place(inner: InnerFigure, around: Around, taxonomy: Taxonomy) -> InnerFigure:
    concept = taking_place(inner.tagged.concept, around, taxonomy)
    return replace(inner, tagged=replace(inner.tagged, concept=concept))


def _unnamed(statement: FootedStatement, tags: Sequence[Tagged | None]) -> tuple[Finding, ...]:
    pairs = zip(statement.lines, tags, strict=True)
    return tuple(_no_concept(line) for line, tag in pairs if tag is None)


def _coined(line: Line, concept: CoinedConcept) -> Finding:
    return Finding(
        Severity.INFO,
        "mapping.coined",
        f"'{line.caption.text}' became {concept.name}, a concept of the issuer's own",
        "name a core concept under [captions.<statement>] in a profile if there is one",
        line.caption.place,
    )


def _like(line: Line, tag: Tagged) -> Finding:
    rivals = ", ".join(rival.concept for rival in tag.rivals) or "nothing"
    return Finding(
        Severity.INFO,
        "mapping.by-likeness",
        f"'{line.caption.text}' was taken for {tag.concept}; next came {rivals}",
        "name the right concept under [captions.<statement>] in a profile if this is not it",
        line.caption.place,
    )


def _no_concept(line: Line) -> Finding:
    return Finding(
        Severity.WARNING,
        "mapping.no-concept",
        f"no concept for '{line.caption.text}'",
        "name its concept under [captions.<statement>] in a profile, "
        "or add the caption to printed-as",
        line.caption.place,
    )
