"""A report against the release that it claims to come from: each fact, where it is printed.

The release is read as for a conversion. A fact of the report is right where the release says the
same of the same concept, time and members; where it says another value, the report is wrong; where
it says nothing of the kind, but that value of that time, the names differ; else nobody printed it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.filings.asked import Layer
from crossfoot.filings.judgement import Objection
from crossfoot.model import Severity
from crossfoot.pipeline import run
from crossfoot.validation.book import describe, half_unit
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from crossfoot.model import Fact, Finding, Place
    from crossfoot.validation.reading import Reading

_SOURCE = "the release"
_FIRST = 8


class Claims(Value):
    """What a release says; `findings` are why it says nothing."""

    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...] = ()


def claims(source: Path) -> Claims:
    """The facts of a release."""
    done = run(source)
    if done.report is None or not done.report.facts:
        return Claims((), tuple(it for it in done.findings if it.severity is Severity.ERROR))
    return Claims(done.report.facts)


def compared(reading: Reading, claimed: Claims) -> Iterator[Objection]:
    """What the report says otherwise than the release, leaves out, or has from elsewhere."""
    if not claimed.facts:
        why = claimed.findings[0].message if claimed.findings else "it holds no facts"
        yield _objection(Severity.WARNING, "source.unread", f"the release tells nothing: {why}", ())
        return
    said = {_key(fact): fact for fact in claimed.facts}
    valued: dict[object, list[Fact]] = {}
    for fact in claimed.facts:
        valued.setdefault((fact.period, abs(fact.value)), []).append(fact)
    found: set[object] = set()
    for fact in reading.facts:
        other = said.get(_key(fact))
        if other is None:
            yield _elsewhere(fact, valued)
            continue
        found.add(_key(fact))
        if not _agrees(fact, other):
            yield _otherwise(fact, other)
    yield from _left_out(claimed.facts, found)


def _key(fact: Fact) -> object:
    return fact.concept, fact.period, tuple(sorted(fact.members)), str(fact.unit)


def _agrees(fact: Fact, other: Fact) -> bool:
    """Whether both are one value as far as they are told; a finer one than is printed is not."""
    if fact.decimals > other.decimals:
        return False
    if fact.decimals == other.decimals:
        return fact.value == other.value
    return abs(fact.value - other.value) <= half_unit(fact)


def _otherwise(fact: Fact, other: Fact) -> Objection:
    said = f"{describe(fact)} is {fact.value:,f}, but the release says {other.value:,f}"
    if fact.value == other.value:
        said = f"{describe(fact)} is told to {fact.decimals} decimals, printed to {other.decimals}"
    return _objection(Severity.ERROR, "source.otherwise", said, (fact,), _place(other))


def _elsewhere(fact: Fact, valued: Mapping[object, Sequence[Fact]]) -> Objection:
    alike = valued.get((fact.period, abs(fact.value)), ())
    if alike:
        names = " or ".join(dict.fromkeys(each.concept for each in alike[:2]))
        said = f"{describe(fact)} is what the release says of {names}"
        return _objection(Severity.WARNING, "source.named", said, (fact,), _place(alike[0]))
    said = f"{describe(fact)} = {fact.value:,f} is nothing that the release is read to say"
    return _objection(Severity.WARNING, "source.nowhere", said, (fact,))


def _left_out(facts: Sequence[Fact], found: set[object]) -> Iterator[Objection]:
    lost = [fact for fact in facts if _key(fact) not in found]
    if lost:
        said = f"the release says {describe(lost[0])} = {lost[0].value:,f}, the report does not"
        more = f" ({len(lost) - 1} more like it)" if len(lost) > 1 else ""
        yield _objection(
            Severity.WARNING, "source.left-out", f"{said}{more}", tuple(lost), _place(lost[0])
        )


def _place(fact: Fact) -> Place | None:
    return fact.prints[0].figure.place if fact.prints else None


def _objection(
    severity: Severity, code: str, said: str, facts: tuple[Fact, ...], place: Place | None = None
) -> Objection:
    return Objection(
        Layer.SOURCE, severity, code, said, "compare the report with the release", _SOURCE,
        tuple(fact.id for fact in facts[:_FIRST]), place, max(len(facts), 1),
    )  # fmt: skip
