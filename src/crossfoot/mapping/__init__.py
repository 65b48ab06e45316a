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
from crossfoot.mapping.ladder import climb
from crossfoot.mapping.likeness import Before, by_likeness, doubted
from crossfoot.mapping.per_share import diluted
from crossfoot.mapping.repeated import repeated, section_of
from crossfoot.mapping.sections import total_of
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
from crossfoot.moments import moments
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.captions import Vocabulary
    from crossfoot.knowledge import Knowledge
    from crossfoot.mapping.precedents import Shelf, Shelves
    from crossfoot.model import Column
    from crossfoot.taxonomy.model import Taxonomy


class Assignment(Value):
    """All statements with their concepts, and what had to be coined for them."""

    statements: tuple[TaggedStatement, ...]
    members: tuple[CoinedMember, ...]
    concepts: tuple[CoinedConcept, ...]


class _Known(Value):
    """What is known while lines are named."""

    taxonomy: Taxonomy
    vocabulary: Vocabulary
    own: Knowledge
    shelf: Shelf


class _Climbed(Value):
    """A statement after the ladder: the section and the tag of each line, and concepts given up."""

    statement: FootedStatement
    sections: tuple[str | None, ...]
    tags: tuple[Tagged | None, ...]
    given_up: frozenset[ConceptName]


class _Named(Value):
    """A statement after all rungs: its tags, what had to be coined for it, and what is doubtful."""

    tags: tuple[Tagged | None, ...]
    members: tuple[CoinedMember, ...]
    coined: Mapping[int, CoinedConcept]
    findings: tuple[Finding, ...]


def assign(
    statements: Sequence[FootedStatement],
    taxonomy: Taxonomy,
    vocabulary: Vocabulary,
    own: Knowledge,
    shelves: Shelves,
) -> tuple[Assignment, tuple[Finding, ...]]:
    """A concept for every line that has one; a finding for each that has none.

    `own` is what the company's profile says of captions and members, `shelves` have what other
    companies named their lines, if a line asks for it. Adopted names are among the
    coined ones whether they are printed or not: the issuer's schema keeps them.
    """
    known = _Known(taxonomy, vocabulary, own, shelves.shelf(vocabulary, taxonomy))
    climbed = _climbed(statements, known)
    printed = frozenset[str]().union(*(_printed(each) for each in climbed))
    tagged: list[TaggedStatement] = []
    findings: list[Finding] = []
    members = {(member.axis, member.name): member for member in own.adopted.members}
    concepts = {concept.name: concept for concept in own.adopted.concepts}
    tags_at: dict[Place, Tagged | None] = {}
    for each in climbed:
        named = _named(each, known, printed, concepts, tags_at)
        for member in named.members:
            key = (member.axis, member.name)
            members[key] = printed_as(members.get(key, member), *member.captions)
        for concept in named.coined.values():
            first = concepts.get(concept.name, concept)
            concepts[concept.name] = printed_as(first, *concept.captions)
        tags_at |= zip(_places(each.statement), named.tags, strict=True)
        tagged.append(_tagged(Whole(each.statement, named.tags, printed), taxonomy))
        findings += named.findings
    fresh = tuple(m for m in members.values() if not _is_core(m, taxonomy))
    return Assignment(tuple(tagged), fresh, tuple(concepts.values())), tuple(findings)


def _climbed(statements: Sequence[FootedStatement], known: _Known) -> tuple[_Climbed, ...]:
    """The statements after the ladder, each name told apart from where it is printed again."""
    climbed: list[tuple[tuple[str | None, ...], tuple[Tagged | None, ...]]] = []
    sections_at: dict[Place, str | None] = {}
    for statement in statements:
        said = known.own.captions.get(statement.kind, {})
        section = section_of(statement, sections_at)
        climbed.append(climb(statement, known.taxonomy, known.vocabulary, said, section))
        sections_at |= zip(_places(statement), climbed[-1][0], strict=True)
    apart = told_apart(statements, [tags for _, tags in climbed], known.taxonomy)
    return tuple(
        _Climbed(statement, sections, tuple(tags), given_up)
        for statement, (sections, _), (tags, given_up) in zip(
            statements, climbed, apart, strict=True
        )
    )


def _named(
    climbed: _Climbed,
    known: _Known,
    printed: frozenset[str],
    concepts: Mapping[str, CoinedConcept],
    tags_at: Mapping[Place, Tagged | None],
) -> _Named:
    """Rung by rung, each for the lines that those before it left without a name.

    `printed` are the concepts of all statements, `concepts` those coined so far, and `tags_at`
    the tags of the lines before.
    """
    statement, taxonomy, own = climbed.statement, known.taxonomy, known.own
    tags = repeated(statement, climbed.tags, tags_at)
    tags = by_release_before(statement, tags, taxonomy, own)
    broken = break_down(statement, tags, taxonomy, own)
    tags = _filled(tags, broken.tags)
    before = Before(climbed.sections, tags, climbed.given_up)
    like = by_likeness(statement, before, taxonomy, known.vocabulary, known.shelf)
    tags = in_place(Whole(statement, _filled(tags, like), printed), taxonomy)
    tags = once_each(statement, tags, taxonomy)
    coined = coined_parts(statement, tags, taxonomy, own, concepts)
    tags = _filled(tags, {index: _own(concept) for index, concept in coined.items()})
    tags = repeated(statement, tags, tags_at)
    fresh = [(index, each) for index, each in coined.items() if not each.adopted]
    findings = (
        *_unnamed(statement, tags),
        *(_coined(statement.lines[index], each) for index, each in fresh),
        *(_like(statement.lines[index], tag) for index, tag in doubted(like)),
        *changed_captions(statement, tags, own),
    )
    return _Named(tags, tuple(broken.members), coined, findings)


def _printed(climbed: _Climbed) -> frozenset[str]:
    """The concepts of a statement's lines, and the totals of its sections, cut off or not."""
    kind = climbed.statement.kind
    totals = (total_of(kind, section) for section in set(climbed.sections))
    return concepts_of(climbed.tags).union(filter(None, totals))


def _filled(
    tags: tuple[Tagged | None, ...], others: Mapping[int, Tagged]
) -> tuple[Tagged | None, ...]:
    return tuple(tag or others.get(index) for index, tag in enumerate(tags))


def _places(statement: FootedStatement) -> list[Place]:
    return [line.caption.place for line in statement.lines]


def _own(concept: CoinedConcept) -> Tagged:
    return Tagged(ConceptName(concept.name), "part")


def _is_core(member: CoinedMember, taxonomy: Taxonomy) -> bool:
    return any(member.name == each.name for each in taxonomy.axes[member.axis].members)


def _tagged(whole: Whole, taxonomy: Taxonomy) -> TaggedStatement:
    statement, tags = whole.statement, tuple(whole.tags)
    pairs = tuple(zip(statement.lines, tags, strict=True))
    carriers = {name for concept in taxonomy.concepts.values() for name in concept.within}
    inner = (
        inner_figures(line.caption, statement.columns, tag.concept, taxonomy, whole.printed)
        if tag and tag.concept in carriers
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
        moments(statement),
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
