"""Mutants of one delivered report, and who notices each."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from crossfoot import pipeline
from crossfoot.filings.against import Claims, compared
from crossfoot.shipped import TAXONOMY
from crossfoot.validation import OWN_RULES, RULES, rules, with_rules
from crossfoot.validation.arelle import judge
from crossfoot.value import replace
from tests.rendering import plain
from tests.validation.mutants import MUTATIONS, Kind, Mutant, mutants

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.model import Fact, FactId, Finding
    from crossfoot.validation.reading import Reading

_OFTENER: dict[Kind, int] = {"member": 3}
PROVED = TAXONOMY / "generated" / "taxonomy"


@dataclass(frozen=True, slots=True)
class Noticed:
    """A mutant, and whether Arelle, the file's own arithmetic, the release tell."""

    release: str
    kind: Kind
    fact: FactId
    arelle: bool
    ours: bool
    source: bool


class Delivered:
    """A release's report in a folder, and what is found in it unchanged."""

    def __init__(self, source: Path, folder: Path) -> None:
        done = pipeline.convert(source, arelle=False, forms=("xbrl",))
        assert done.package is not None
        assert done.report is not None
        for name, chunks in done.package:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(b"".join(chunks))
        self.folder = folder
        self.name = source.parent.name if source.stem in ("ex-991", "release") else source.stem
        self.xml = (folder / "report.xbrl").read_bytes()
        holding = [proof for proof in done.report.proofs if proof.proved]
        self.proved = tuple(dict.fromkeys(t.fact for proof in holding for t in proof.terms))
        self.facts: Sequence[Fact] = done.report.facts
        self._rules = OWN_RULES if (folder / OWN_RULES).is_file() else RULES
        self._reading = self._read(self.xml)
        self._ruled = self._said(self._read(with_rules(self.xml, self._rules)))
        self._known = set(self._found(self.xml))

    def untied(self) -> tuple[FactId, ...]:
        """Facts that nothing in the report ties to others."""
        return tuple(fact.id for fact in self.facts if fact.id not in set(self.proved))

    def notice(self, mutant: Mutant) -> Noticed:
        """Who notices it; Arelle is asked with the rules only where ours see nothing."""
        messages = self._said(self._read(mutant.xml)) - self._said(self._reading)
        ours = bool(set(self._found(mutant.xml)) - self._known)
        if not ours:
            ruled = self._read(with_rules(mutant.xml, self._rules))
            ours = bool(self._said(ruled) - self._ruled)
        told = replace(self._reading, facts=plain.read(mutant.xml))
        source = ours or any(compared(told, Claims(tuple(self.facts))))
        return Noticed(self.name, mutant.kind, mutant.fact_id, bool(messages), ours, source)

    def _read(self, xml: bytes) -> Reading:
        (self.folder / "mutant.xbrl").write_bytes(xml)
        return judge(self.folder, "mutant.xbrl", PROVED)

    @staticmethod
    def _said(reading: Reading) -> set[tuple[str, tuple[FactId, ...]]]:
        return {(it.code, it.facts) for it in reading.messages}

    def _found(self, xml: bytes) -> tuple[Finding, ...]:
        facts, footnotes = plain.read(xml), plain.read_footnotes(xml)
        return rules.check(replace(self._reading, facts=facts, footnotes=footnotes))


def score(sources: Sequence[Path], seed: int, count: int) -> Iterator[Noticed]:
    """Up to `count` mutants of each kind for each release, more where few releases have any."""
    for source in sources:
        with tempfile.TemporaryDirectory() as name:
            delivered = Delivered(source, Path(name))
            for kind in MUTATIONS:
                many = count * _OFTENER.get(kind, 1)
                for mutant in mutants(delivered.xml, delivered.proved, kind, seed, many):
                    yield delivered.notice(mutant)
