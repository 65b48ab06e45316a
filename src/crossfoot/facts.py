"""Facts in the sense of OIM 1.0 §3: what each tagged figure says, once, at its best precision."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from crossfoot.footing import tieouts
from crossfoot.footing.proofs import Setting, calculations, failures, footings_of
from crossfoot.model import (
    Column,
    Duration,
    Entity,
    Extension,
    Fact,
    FactId,
    Figure,
    Finding,
    Instant,
    Line,
    Measure,
    Money,
    Period,
    Place,
    Print,
    Proof,
    Report,
    Severity,
    Tagged,
    TaggedStatement,
    Unit,
)
from crossfoot.signs import Sign, belied, orientations
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.mapping import Assignment
    from crossfoot.taxonomy.model import Taxonomy


def build(
    assignment: Assignment, entity: Entity, taxonomy: Taxonomy, currency: str
) -> tuple[Report, tuple[Finding, ...]]:
    """The report: facts with their prints, the proofs that tie them, and the extension.

    Equal facts are merged, the most precise print first; prints that contradict it are
    findings. `currency` is used where a column names none.
    """
    setting = Setting(taxonomy, {c.name: c for c in assignment.concepts}, currency)
    oriented, belied = _oriented(assignment.statements, setting)
    stated = tuple(_stated(oriented, setting))
    facts, findings = _merged([each.fact for each in stated])
    placed = {each.at: each.fact.id for each in stated if each.at}
    footings = footings_of([tagged for tagged, _ in oriented], placed, facts, setting)
    proofs = _numbered((*(footing.proof for footing in footings), *tieouts.prove(facts)))
    used = {name for fact in facts for _, name in fact.members}
    extension = Extension(
        tuple(m for m in assignment.members if m.adopted or m.name in used),
        assignment.concepts,
        tuple(calculations(footings, facts)),
    )
    report = Report(entity, facts, proofs, extension)
    return report, (*belied, *findings, *failures(report))


class _Stated(Value):
    """One print as a fact of its own, before equal ones are merged."""

    fact: Fact
    at: tuple[int, int, int] | None


_Oriented = tuple[TaggedStatement, tuple[Sign, ...]]
"""A statement, and for each of its lines the sign between the printed figures and the facts."""


def _oriented(
    statements: Sequence[TaggedStatement], setting: Setting
) -> tuple[list[_Oriented], list[Finding]]:
    """The statements with their signs, without those whose arithmetic belies their captions."""
    known: dict[Place, Sign] = {}
    kept: list[_Oriented] = []
    findings: list[Finding] = []
    for tagged in statements:
        footed = tagged.footed
        given = {i: known[at] for i, at in _repeats(footed.lines) if at in known}
        signs = orientations(footed, tagged.tags, setting.taxonomy, setting.coined, given)
        if (line := belied(footed, tagged.tags, signs, setting.taxonomy)) is None:
            known |= {line.caption.place: signs[i] for i, line in enumerate(footed.lines)}
            kept.append((tagged, signs))
        else:
            findings.append(_slid(tagged, line))
    return kept, findings


def _slid(tagged: TaggedStatement, index: int) -> Finding:
    line = tagged.footed.lines[index]
    printed = ", ".join(figure.text for figure in line.figures if figure)
    return Finding(
        Severity.WARNING,
        "facts.belied",
        f"'{line.caption.text}' {printed} would have to be negative for the sums of "
        f"'{tagged.footed.title}' to hold: its captions and figures slid against each other",
        "restore its rows in the source, each figure beside its caption; it has given no facts",
        line.caption.place,
    )


def _stated(statements: Sequence[_Oriented], setting: Setting) -> Iterator[_Stated]:
    for number, (tagged, signs) in enumerate(statements):
        footed = tagged.footed
        for index, (line, tag) in enumerate(zip(footed.lines, tagged.tags, strict=True)):
            if tag and not line.rivals:
                for column in range(len(footed.columns)):
                    fact = _line_fact(tagged, index, column, signs[index], setting)
                    if fact:
                        yield _Stated(fact, (number, index, column))
            for fact in _inner_facts(tagged, index, setting):
                yield _Stated(fact, None)


def _repeats(lines: Sequence[Line]) -> Iterator[tuple[int, Place]]:
    return ((index, line.repeats) for index, line in enumerate(lines) if line.repeats)


def _line_fact(
    tagged: TaggedStatement, index: int, column: int, sign: Sign, setting: Setting
) -> Fact | None:
    line, tag = tagged.footed.lines[index], tagged.tags[index]
    figure = line.figures[column]
    if figure is None or tag is None:
        return None
    at = tagged.footed.columns[column]
    item_type, period_type = _types(tag, setting)
    period = _period(at.period, period_type, tagged.moments[index])
    if period is None or (item_type == "shares" and _is_unscaled(line, at)):
        return None
    unit = _unit(item_type, at, setting)
    said = _Said(tag, period, unit, line.caption.text)
    if figure.dash:
        figure = replace(figure, places=_places(tagged, index, column))
    return _fact(said, figure, _scale(item_type, line, at), sign)


def _places(tagged: TaggedStatement, index: int, column: int) -> int:
    """The decimal places that a dash stands for: those of its row, else of its column."""
    lines = tagged.footed.lines
    row = [each.places for each in lines[index].figures if each and not each.dash]
    in_column = (line.figures[column] for line in lines)
    others = [each.places for each in in_column if each and not each.dash]
    return max(row) if row else max(set(others), key=others.count, default=0)


def _scale(item_type: str, line: Line, column: Column) -> int:
    """The power of ten of a line's figures: money as its column, shares as somebody says."""
    if item_type == "shares":
        return line.share_scale if line.share_scale is not None else column.share_scale or 0
    return column.scale if item_type == "monetary" else 0


def _is_unscaled(line: Line, column: Column) -> bool:
    """Whether a statement whose money is scaled says nothing of the scale of so few shares."""
    said = line.share_scale is not None or column.share_scale is not None or not column.scale
    counts = [abs(figure.value) for figure in line.figures if figure and not figure.dash]
    return not said and bool(counts) and max(counts) < _FEWEST_SHARES


_FEWEST_SHARES = 100_000
"""No listed company has fewer shares."""


def _inner_facts(tagged: TaggedStatement, index: int, setting: Setting) -> Iterator[Fact]:
    line = tagged.footed.lines[index]
    for inner in tagged.inner[index]:
        for column in inner.columns:
            at = tagged.footed.columns[column]
            item_type, period_type = _types(inner.tagged, setting)
            period = _period(at.period, period_type, None)
            if period:
                unit = _unit(item_type, at, setting)
                said = _Said(inner.tagged, period, unit, line.caption.text)
                yield _fact(said, inner.figure, inner.scale, 1)


def _types(tag: Tagged, setting: Setting) -> tuple[str, str]:
    own = setting.coined.get(tag.concept)
    if own:
        return own.item_type, own.period
    concept = setting.taxonomy.concepts[tag.concept]
    return concept.item_type, concept.period


def _period(column: Period, period_type: str, moment: str | None) -> Period | None:
    """The fact's period: an instant concept in a column of durations is a closing balance."""
    if period_type == "duration":
        return column if isinstance(column, Duration) else None
    if isinstance(column, Instant):
        return column
    return column.opening if moment == "opening" else column.closing


def _unit(item_type: str, column: Column, setting: Setting) -> Measure:
    currency = column.currency or setting.currency
    match item_type:
        case "monetary":
            return Money(currency)
        case "per-share":
            return Money(currency, per_share=True)
        case "shares":
            return Unit.SHARES
        case _:
            return Unit.PURE


class _Said(Value):
    """All of a fact but its value."""

    tag: Tagged
    period: Period
    unit: Measure
    caption: str


def _fact(said: _Said, figure: Figure, scale: int, sign: Sign) -> Fact:
    value = (sign * figure.value).scaleb(scale) + 0  # + 0: no negative zero
    value = value.quantize(Decimal(1)) if scale >= figure.places else value
    printed = Print(figure, value, figure.places - scale)
    tag = said.tag
    return Fact(
        id=fact_id(tag.concept, said.period, tag.members),
        concept=tag.concept,
        period=said.period,
        unit=said.unit,
        value=value,
        decimals=printed.decimals,
        members=tag.members,
        prints=(printed,),
        caption=said.caption,
        rung=tag.rung,
        rivals=tag.rivals,
    )


@lru_cache(maxsize=8192)
def fact_id(concept: str, period: Period, members: tuple[tuple[str, str], ...]) -> FactId:
    """A name that says what the fact is; an NCName, the same in every run."""
    match period:
        case Instant(on):
            when = f"I{on.isoformat()}"
        case Duration(first, last):
            when = f"D{first.isoformat()}_{last.isoformat()}"
    return FactId(".".join((concept, when, *(member for _, member in members))))


def _merged(stated: Sequence[Fact]) -> tuple[tuple[Fact, ...], tuple[Finding, ...]]:
    """Each fact once: its most precise print first, then the others in reading order."""
    groups: dict[FactId, list[Fact]] = {}
    for fact in stated:
        groups.setdefault(fact.id, []).append(fact)
    merged: list[Fact] = []
    findings: list[Finding] = []
    for group in groups.values():
        best = max(group, key=lambda fact: fact.decimals)
        rest = [fact for fact in group if fact is not best]
        agreeing = [fact for fact in rest if _agree(best, fact)]
        findings += [_contradiction(best, fact) for fact in rest if fact not in agreeing]
        prints = (best.prints[0], *(fact.prints[0] for fact in agreeing))
        merged.append(replace(best, prints=prints))
    return tuple(merged), tuple(findings)


def _agree(best: Fact, other: Fact) -> bool:
    """Whether the exact value lies in the interval that the coarser print leaves open."""
    half = Decimal(1).scaleb(-min(best.decimals, other.decimals)) / 2
    exact = best.decimals == other.decimals
    return best.unit == other.unit and abs(best.value - other.value) <= (0 if exact else half)


def _contradiction(best: Fact, other: Fact) -> Finding:
    here, there = other.prints[0].figure, best.prints[0].figure
    return Finding(
        Severity.WARNING,
        "facts.contradiction",
        f"'{other.caption}' {here.text} says {other.value:,f}, but {there.text} at {there.place} "
        f"says {best.value:,f}: {other.value - best.value:+,f}",
        "find out which of the two prints is right; the report holds the more precise one",
        here.place,
        (best.id,),
    )


def _numbered(proofs: Sequence[Proof]) -> tuple[Proof, ...]:
    return tuple(replace(proof, id=f"p{number:04d}") for number, proof in enumerate(proofs, 1))


__all__ = ["build", "fact_id"]
