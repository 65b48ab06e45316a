"""What the review page's script knows: facts, proofs, numbers and findings, in words for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import Money, ProofKind, Severity, Unit
from crossfoot.rendering.text import xml_text
from crossfoot.rendering.words import PROOFS, RUNGS
from crossfoot.unproved import unproved
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crossfoot.model import (
        CoverFact,
        Fact,
        FactId,
        Finding,
        LedgerEntry,
        Measure,
        Proof,
        Report,
    )
    from crossfoot.rendering.shown import Shown
    from crossfoot.taxonomy.model import Taxonomy

_LANGUAGE = "en"


class Verdicts(Value):
    """The facts that nothing proves, and what warnings and errors say of others."""

    loose: frozenset[FactId]
    said: Mapping[FactId, Sequence[str]]


def verdicts(shown: Shown) -> Verdicts:
    """What is found of each fact."""
    said: dict[FactId, list[str]] = {}
    for finding in shown.findings:
        if finding.severity is not Severity.INFO:
            for fact in finding.facts:
                told = f"{finding.message} — {finding.next_step}"
                said.setdefault(fact, []).append(xml_text(told))
    return Verdicts(frozenset(fact.id for fact in unproved(shown.report)), said)


def stored(shown: Shown, taxonomy: Taxonomy, found: Verdicts) -> Mapping[str, object]:
    """All that is written into the page for its script, as JSON has it."""
    teller = _Teller(shown, labels(taxonomy, shown.report), found)
    warnings = (each for each in shown.findings if each.severity is not Severity.INFO)
    return {
        "facts": [teller.fact(fact) for fact in shown.report.facts],
        "cover": [teller.said(said) for said in shown.report.cover],
        "proofs": [teller.proof(proof) for proof in shown.report.proofs],
        "entries": [teller.entry(entry) for entry in shown.ledger.entries],
        "findings": [_finding(each) for each in warnings],
    }


def labels(taxonomy: Taxonomy, report: Report) -> Mapping[str, str]:
    """What concepts, axes and members are called, by the taxonomy or by what they are coined of."""
    told = {name: each.labels.get(_LANGUAGE, name) for name, each in taxonomy.concepts.items()}
    for axis, each in taxonomy.axes.items():
        told[axis] = each.labels.get(_LANGUAGE, axis)
        told |= {member.name: member.labels.get(_LANGUAGE, member.name) for member in each.members}
    told |= {each.name: xml_text(each.label) for each in report.extension.concepts}
    return told | {each.name: xml_text(each.label) for each in report.extension.members}


class _Teller:
    """Tells of one fact, proof or number after another; facts are told by their position."""

    def __init__(self, shown: Shown, labels: Mapping[str, str], found: Verdicts) -> None:
        self._qualified = shown.qualified
        self._labels = labels
        self._found = found
        self._at = {fact.id: at for at, fact in enumerate(shown.report.facts)}

    def fact(self, fact: Fact) -> Mapping[str, object]:
        return {
            "id": fact.id,
            "name": self._qualified.qualify(fact.concept),
            "label": self._label(fact.concept),
            "period": _in_words(str(fact.period)),
            "members": [(self._label(axis), self._label(name)) for axis, name in fact.members],
            "value": f"{fact.value:,f}",
            "unit": _unit(fact.unit),
            "decimals": fact.decimals,
            "caption": xml_text(fact.caption),
            "why": RUNGS.get(fact.rung, fact.rung),
            "rivals": [self._label(rival.concept) for rival in fact.rivals],
            "own": self._is_own(fact),
            "proved": fact.id not in self._found.loose,
            "said": self._found.said.get(fact.id, ()),
        }

    def _is_own(self, fact: Fact) -> bool:
        """Whether its concept or a member of it is the issuer's own."""
        names = (fact.concept, *(name for _, name in fact.members))
        return not self._qualified.coined.isdisjoint(names)

    def said(self, said: CoverFact) -> Mapping[str, object]:
        return {
            "label": self._label(said.concept),
            "text": xml_text(said.text),
            "place": str(said.place),
        }

    def proof(self, proof: Proof) -> Mapping[str, object]:
        terms = [(self._at[t.fact], str(t.weight)) for t in proof.terms if t.fact in self._at]
        return {
            "kind": PROOFS[proof.kind],
            "again": proof.kind is ProofKind.REPEAT,
            "terms": terms,
            "residual": f"{proof.residual:,f}",
            "tolerance": f"{proof.tolerance:,f}",
            "proved": proof.proved,
        }

    def entry(self, entry: LedgerEntry) -> Mapping[str, object]:
        fact = self._at.get(entry.fact) if entry.fact else None
        told = {"fact": fact} if fact is not None else {}
        return {
            "printed": xml_text(entry.printed),
            "fate": str(entry.fate),
            "place": str(entry.place),
            **({"note": xml_text(entry.note)} if entry.note else {}),
            **told,
        }

    def _label(self, name: str) -> str:
        return self._labels.get(name, name)


def _finding(finding: Finding) -> Mapping[str, object]:
    return {
        "severity": str(finding.severity),
        "code": finding.code,
        "message": xml_text(finding.message),
        "next": xml_text(finding.next_step),
        "place": str(finding.place) if finding.place else "",
    }


def _in_words(period: str) -> str:
    return period.replace("..", " to ")


def _unit(unit: Measure) -> str:
    match unit:
        case Money(currency, per_share):
            return f"{currency} per share" if per_share else currency
        case Unit.PURE:
            return ""
        case Unit():
            return unit.partition(":")[2]
        case _:
            return str(unit)
