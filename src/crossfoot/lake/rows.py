"""What one release puts into the tables of a lake, as lines that wait to be put there."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any

from crossfoot.lake import schema
from crossfoot.mentioned.prints import FORECAST
from crossfoot.model import Duration, ProofKind, Unit
from crossfoot.rendering.text import decimal_text
from crossfoot.unproved import unproved
from crossfoot.value import encoded

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from crossfoot.model import (
        Fact,
        FactId,
        Finding,
        FootedStatement,
        Ledger,
        Period,
        Place,
        Proof,
        Report,
    )
    from crossfoot.rendering.names import Names
    from crossfoot.taxonomy.model import Taxonomy

Row = dict[str, Any]
"""Column → what stands in it, as JSON can have it; a figure is a text, or it would be rounded."""


def lines(table: schema.Table, rows: Iterable[Mapping[str, object]]) -> Iterator[bytes]:
    """A line a row: the table's name, a tab, the row as JSON."""
    name = table.name.encode()
    for row in rows:
        yield b"%s\t%s\n" % (name, encoded(row))


def split(line: bytes) -> tuple[str, bytes]:
    """The table's name and the row of a line."""
    name, _, row = line.partition(b"\t")
    return name.decode(), row


# ── facts ────────────────────────────────────────────────────────────────────────────────


def facts(
    report: Report, statements: Iterable[FootedStatement], known: Taxonomy, names: Names
) -> Iterator[Row]:
    """A row a fact, without what is the same for all of them: `shared` has that."""
    loose = {fact.id for fact in unproved(report)}
    failed = Counter(
        term.fact for proof in report.proofs if not proof.proved for term in proof.terms
    )
    totals = _totals(report)
    printed = {place: str(each.kind) for each in statements for place in _places(each)}
    coined = {concept.name: concept for concept in report.extension.concepts}
    for position, fact in enumerate(report.facts, 1):
        core = known.concepts.get(fact.concept)
        own = coined.get(fact.concept)
        first = fact.prints[0].figure if fact.prints else None
        kinds = (printed.get(each.figure.place) for each in fact.prints)
        dimensions = "|".join(f"{axis}={member}" for axis, member in sorted(fact.members))
        unit = _unit(fact, names)
        series = (report.entity.scheme, report.entity.identifier, fact.concept, unit, dimensions)
        yield {
            "key": _hash(*series, str(fact.period)),
            "series": _hash(*series),
            "position": position,
            "fact": fact.id,
            "concept": fact.concept,
            "own": own is not None,
            "label": own.label if own else core.labels["en"] if core else "",
            **_aligned(fact, known),
            "anchor": own.anchor if own else None,
            "statement": next(filter(None, kinds), ""),
            "caption": fact.caption,
            "printed": first.text if first else "",
            **_place(first.place if first else None),
            "prints": len(fact.prints),
            **_days(fact.period),
            "unit": unit,
            "value": _exact(fact.value),
            "lexical": decimal_text(fact.value),
            "decimals": fact.decimals,
            "dimensions": dimensions,
            "members": dict(sorted(fact.members)),
            "forecast": FORECAST in fact.members,
            "believed": fact.rung,
            "proved": fact.id not in loose,
            "total": fact.id in totals or bool(core and core.parts),
            "failed": failed[fact.id],
        }


def _hash(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode(errors="replace"), digest_size=16).hexdigest()


def shared(report: Report, published: str | None, reported: dt.date | None) -> Row:
    """What all facts of a release have in common, and its receipt too."""
    return {
        "scheme": report.entity.scheme,
        "identifier": report.entity.identifier,
        "company": report.entity.name,
        "published": published,
        "reported": reported,
    }


def _totals(report: Report) -> set[FactId]:
    """What stands first in a sum is what the others add up to."""
    return {proof.terms[0].fact for proof in report.proofs if proof.kind is ProofKind.SUM}


def _places(statement: FootedStatement) -> Iterator[Place]:
    return (each.place for line in statement.lines for each in line.figures if each)


def _aligned(fact: Fact, known: Taxonomy) -> Row:
    """The us-gaap element by the latest year that the period could know, else the first."""
    core = known.concepts.get(fact.concept)
    aligned = core.alignment if core else None
    if aligned is None:
        return {"us_gaap": None, "us_gaap_kind": None, "us_gaap_year": None}
    before = [year for year in aligned.years if year <= _last(fact.period).year]
    year = max(before) if before else min(aligned.years, default=None)
    return {"us_gaap": aligned.element, "us_gaap_kind": aligned.kind, "us_gaap_year": year}


def _place(place: Place | None) -> Row:
    if place is None:
        return {"page": None, "line": None, "character": None}
    return {"page": place.page, "line": place.line, "character": place.told_column}


def _unit(fact: Fact, names: Names) -> str:
    if fact.unit is Unit.PURE:
        return "pure"
    per = "/shares" if getattr(fact.unit, "per_share", False) else ""
    return names.measure(fact.unit) + per


def _exact(value: Decimal) -> str | None:
    """The value where the column holds it to the last digit."""
    told = decimal_text(value)
    whole, _, part = told.lstrip("-").partition(".")
    fits = len(whole) <= schema.WHOLE_DIGITS and len(part) <= schema.PLACES
    return told if fits else None


def _days(period: Period) -> Row:
    match period:
        case Duration(first, last):
            return {"first_day": first, "last_day": last}
        case _:
            return {"first_day": None, "last_day": period.on}


def _last(period: Period) -> dt.date:
    return period.last if isinstance(period, Duration) else period.on


# ── the other tables ─────────────────────────────────────────────────────────────────────


def proofs(found: Iterable[Proof]) -> Iterator[Row]:
    """A row an identity."""
    for proof in found:
        yield {
            "proof": proof.id,
            "kind": str(proof.kind),
            "statement": str(proof.statement),
            **_days(proof.period),
            "proved": proof.proved,
            "residual": _exact(proof.residual),
            "tolerance": _exact(proof.tolerance),
            "terms": [
                {"fact": term.fact, "weight": decimal_text(term.weight)} for term in proof.terms
            ],
        }


def findings(found: Iterable[Finding]) -> Iterator[Row]:
    """A row a finding."""
    for finding in found:
        yield {
            "severity": str(finding.severity),
            "code": finding.code,
            "message": finding.message,
            "next_step": finding.next_step,
            "place": str(finding.place) if finding.place else None,
            "facts": list(finding.facts),
        }


def numbers(ledger: Ledger) -> Iterator[Row]:
    """A row a fate that any number has met."""
    for fate, count in sorted(Counter(str(each.fate) for each in ledger.entries).items()):
        yield {"fate": fate, "numbers": count}
