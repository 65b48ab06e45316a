"""One mistake in the file, and a judge of the file alone notices it: our rules, else Arelle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from crossfoot import pipeline
from crossfoot.model import FactId, ProofKind
from crossfoot.validation import rules
from crossfoot.validation.arelle import judge
from crossfoot.value import replace
from tests.rendering import plain
from tests.validation.mutants import MUTATIONS, Kind, mutants

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.validation.reading import Reading

SEED = 1
COUNT = 20


ONE_FACT: tuple[Kind, ...] = tuple(MUTATIONS)[: list(MUTATIONS).index("columns")]
"""Mistakes in one fact, or in two; `tests/mutation` counts who notices the others too."""

OUR_OWN = frozenset({"rules.id", "rules.printed"})
"""Rules on what the file says of its facts beside their figures."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """A folder as it is delivered, what Arelle reads there, and the facts that are proved.

    `calculated` are those that stand in an identity other than that of being printed again.
    """

    folder: Path
    xml: bytes
    reading: Reading
    proved: tuple[FactId, ...]
    calculated: tuple[FactId, ...]


@pytest.fixture(scope="module")
def delivered(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Delivered:
    done = pipeline.convert(example, arelle=False)
    assert done.package is not None
    assert done.report is not None
    folder = tmp_path_factory.mktemp("delivered")
    for name, chunks in done.package:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"".join(chunks))
    holding = [proof for proof in done.report.proofs if proof.proved]
    proved = tuple(dict.fromkeys(term.fact for proof in holding for term in proof.terms))
    others = [proof for proof in holding if proof.kind is not ProofKind.REPEAT]
    calculated = tuple(dict.fromkeys(term.fact for proof in others for term in proof.terms))
    xml = (folder / "report.xbrl").read_bytes()
    return Delivered(folder, xml, judge(folder, "report.xbrl"), proved, calculated)


def noticed(mutated: bytes, delivered: Delivered, *, without: frozenset[str] = OUR_OWN) -> bool:
    """By our rules on what a plain reader finds in it, else by Arelle."""
    facts, footnotes = plain.read(mutated), plain.read_footnotes(mutated)
    found = rules.check(replace(delivered.reading, facts=facts, footnotes=footnotes))
    known = set(rules.check(delivered.reading))
    if any(finding.code not in without and finding not in known for finding in found):
        return True
    (delivered.folder / "mutant.xbrl").write_bytes(mutated)
    messages = {(it.code, it.facts) for it in judge(delivered.folder, "mutant.xbrl").messages}
    return bool(messages - {(it.code, it.facts) for it in delivered.reading.messages})


@pytest.mark.arelle
def test_the_release_itself_raises_only_what_it_contradicts(delivered: Delivered) -> None:
    """The three totals that are not what their parts give; see the ten contradictions."""
    totals = sorted(message.facts[0] for message in delivered.reading.messages)
    assert totals == [
        "AdjustedEBITDA.D2016-04-01_2016-06-30",
        "AdjustedEBITDA.D2017-04-01_2017-06-30",
        "GrossProfit.D2016-04-01_2016-06-30.SystemsIntegrationMember",
    ]
    found = rules.check(delivered.reading)
    assert sorted(it.facts[0] for it in found if it.severity != "info") == totals
    assert delivered.reading.facts == plain.read(delivered.xml)
    assert delivered.reading.said == plain.read_cover(delivered.xml)
    assert delivered.reading.footnotes == plain.read_footnotes(delivered.xml)
    assert not noticed(delivered.xml, delivered)


@pytest.mark.arelle
@pytest.mark.parametrize("kind", ONE_FACT)
def test_every_mutant_of_a_proved_fact_is_noticed(kind: Kind, delivered: Delivered) -> None:
    """Moved facts by other facts: that they no longer fit their ids is left out."""
    found = mutants(delivered.xml, delivered.proved, kind, SEED, COUNT)
    assert len(found) == COUNT
    without = frozenset({"rules.id"})
    missed = [it.fact_id for it in found if not noticed(it.xml, delivered, without=without)]
    assert missed == []


@pytest.mark.arelle
@pytest.mark.parametrize("kind", ONE_FACT)
def test_arithmetic_notices_every_mutant_of_what_is_calculated(
    kind: Kind, delivered: Delivered
) -> None:
    """The figures have to tell, without what footnotes say of them."""
    found = mutants(delivered.xml, delivered.calculated, kind, SEED, COUNT)
    assert len(found) == COUNT
    assert [it.fact_id for it in found if not noticed(it.xml, delivered)] == []


@pytest.mark.parametrize("kind", ONE_FACT)
def test_a_seed_gives_the_same_mutants_and_another_seed_others(kind: Kind, folder: Path) -> None:
    xml = (folder / "report.xbrl").read_bytes()
    ids = list(facts(xml))
    first, again, other = (mutants(xml, ids, kind, seed, 5) for seed in (1, 1, 2))
    assert first == again
    assert first != other


@pytest.mark.parametrize("kind", ONE_FACT)
def test_a_mutant_differs_in_one_fact_or_two(kind: Kind, folder: Path) -> None:
    xml = (folder / "report.xbrl").read_bytes()
    for mutant in mutants(xml, list(facts(xml)), kind, 3, 10):
        before, after = (facts(text) for text in (xml, mutant.xml))
        differing = {name for name in before if before[name] != after[name]}
        assert mutant.fact_id in differing
        assert len(differing) == (2 if kind == "contexts" else 1)


def facts(xml: bytes) -> dict[FactId, tuple[object, ...]]:
    names = ("decimals", "contextRef", "unitRef")
    root = etree.fromstring(xml)
    return {
        FactId(fact.get("id", "")): (fact.text, *(fact.get(name) for name in names))
        for fact in root
        if fact.get("unitRef")
    }


@pytest.mark.parametrize("kind", ["period", "member", "contexts"])
def test_a_moved_fact_no_longer_fits_its_id(kind: Kind, delivered: Delivered) -> None:
    for mutant in mutants(delivered.xml, delivered.proved, kind, SEED, COUNT):
        found = rules.check(replace(delivered.reading, facts=plain.read(mutant.xml)))
        assert any(it.code == "rules.id" and mutant.fact_id in it.facts for it in found)
