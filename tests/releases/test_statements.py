"""The program against the golden that a person read: on the example, and on the real release."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import pytest

from crossfoot import pipeline
from crossfoot.model import Fact, ProofKind
from crossfoot.profile import Profile
from crossfoot.unproved import unproved
from tests import scramble
from tests.stages import read, saying

if TYPE_CHECKING:
    from crossfoot.model import Report

FOLDER = Path(__file__).parent / "iij-1q17"
CLEAN = scramble.read_clean((FOLDER / "clean.txt").read_text(encoding="utf-8"))
Said = tuple[str, str, str, str, str, tuple[int, ...]]


def golden() -> list[Said]:
    """concept, period, unit, value, decimals, the lines it is printed on."""
    rows = (FOLDER / "statements.txt").read_text(encoding="utf-8").splitlines()
    fields = [re.split(r" {2,}", row) for row in rows if row and not row.startswith("#")]
    return sorted(
        (f[0], f[1], f[2], f[3].replace(",", ""), f[4], tuple(map(int, f[5].split(","))))
        for f in fields
    )


def said(fact: Fact) -> Said:
    members = ", ".join(f"{axis}={member}" for axis, member in fact.members)
    unit = str(fact.unit).replace("iso4217:", "").replace("xbrli:", "")
    lines = tuple(sorted(printed.figure.place.line for printed in fact.prints))
    concept = f"{fact.concept} [{members}]" if members else str(fact.concept)
    value = f"{fact.value:f}"
    return concept, str(fact.period), unit, value, str(fact.decimals), lines


def statement_facts(report: Report) -> list[Said]:
    """What is printed in the statements; prints of the same facts elsewhere are left out."""
    found = [said(fact) for fact in report.facts]
    inside = ((*each[:5], tuple(n for n in each[5] if 763 <= n <= 1759)) for each in found)
    return sorted(each for each in inside if each[5])


def check(source: Path) -> None:
    done = pipeline.run(source)
    assert done.report is not None
    assert statement_facts(done.report) == golden()
    assert done.report.entity.identifier == "37740"
    assert done.report.entity.scheme == "http://www.tse.or.jp/sicc"
    proofs = [proof for proof in done.report.proofs if proof.proved]
    kinds = Counter(proof.kind for proof in proofs)
    assert kinds[ProofKind.SUM] + kinds[ProofKind.BALANCE] >= 50
    assert kinds[ProofKind.ROLL_FORWARD] >= 2
    assert kinds[ProofKind.PER_SHARE] >= 8
    exact = [
        p
        for p in proofs
        if p.kind is ProofKind.ROLL_FORWARD or (p.kind is ProofKind.SUM and p.statement)
    ]
    assert all(proof.residual == 0 for proof in exact)
    statements = {each[:2] for each in golden()}
    loose = [f for f in unproved(done.report) if said(f)[:2] in statements]
    assert len(loose) <= 22


def test_the_example_is_read_to_the_last_figure(example: Path) -> None:
    check(example)


@pytest.mark.real
def test_the_real_release_is_read_to_the_last_figure(real_release: Path) -> None:
    check(real_release)


def test_the_sums_of_the_statements_are_found_once_each(example: Path) -> None:
    """25 identities in two columns, typed by hand in sums.txt: 7 + 10 + 2 + 5 and the balance."""
    report = pipeline.run(example).report
    assert report is not None
    by_statement = Counter(p.statement for p in report.proofs if p.kind is ProofKind.SUM)
    expected = {"balance-sheet": 14, "income": 20, "comprehensive-income": 4, "cash-flow": 10}
    assert {kind: by_statement[kind] for kind in expected} == expected
    assert sum(p.kind is ProofKind.BALANCE for p in report.proofs) == 2


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str, int, str]]:
    text = scramble.scramble(CLEAN, 0).text
    report = read(text, tmp_path_factory.mktemp("plain")).report
    assert report is not None
    assert len(report.facts) == 290
    return {saying(fact) for fact in report.facts}


@pytest.mark.parametrize(
    "seed", [*range(2), *(pytest.param(it, marks=pytest.mark.whole) for it in range(2, 6))]
)
@pytest.mark.parametrize("pattern", [*scramble.Pattern, None], ids=lambda p: p.name if p else "all")
def test_scrambled_text_gives_the_same_facts_or_an_open_finding(
    pattern: scramble.Pattern | None,
    seed: int,
    plain: set[tuple[str, str, int, str]],
    tmp_path: Path,
) -> None:
    patterns = [pattern] if pattern else list(scramble.Pattern)
    done = read(scramble.scramble(CLEAN, seed, patterns).text, tmp_path)
    assert done.report is not None
    found = {saying(fact) for fact in done.report.facts}
    assert found <= plain, "a wrong fact"
    missing = {fact_id for fact_id, *_ in plain - found}
    doubts = [f for f in done.findings if f.severity == "warning" and f.code != "ledger.open"]
    assert not missing or doubts
    assert len(missing) <= 12, missing


@pytest.mark.parametrize("seed", range(40))
def test_lifted_rows_come_back_or_stay_open(
    seed: int, plain: set[tuple[str, str, int, str]], tmp_path: Path
) -> None:
    done = read(scramble.scramble(CLEAN, seed, scramble.LIFTS).text, tmp_path)
    assert done.report is not None
    found = {saying(fact) for fact in done.report.facts}
    assert found <= plain
    missing = {fact_id for fact_id, *_ in plain - found}
    assert not missing or any(f.code == "footing.open-pairing" for f in done.findings)


def test_the_engine_sees_no_sums_that_are_not_there(
    tmp_path: Path,
    whole: bool,  # noqa: FBT001
) -> None:
    """One column's figures permuted over its captions: at most 2 identities in the median.

    From text to proofs; `tests/footing/test_chance.py` asks it of the statements of real releases.
    """
    counts = []
    for seed in range(20 if whole else 7):
        permuted = scramble.permute_column(CLEAN, 1, seed)
        report = read(scramble.scramble(permuted, 0).text, tmp_path).report
        assert report is not None
        counts.append(sum(p.proved and _in_column(p.period) for p in report.proofs))
    assert median(counts) <= 2, counts


def _in_column(period: object) -> bool:
    """Whether a proof is of the second column: the quarter of 2017 and its closing date."""
    return str(period).endswith("2017-06-30")


def test_an_altered_figure_names_the_sums_that_fail(example: Path, tmp_path: Path) -> None:
    text = scramble.alter_figure(example.read_text(encoding="utf-8"), 791)
    done = read(text, tmp_path)
    errors = [finding for finding in done.findings if finding.severity == "error"]
    assert [finding.code for finding in errors] == ["proofs.sum-fails"]
    assert "Total current assets" in errors[0].message


def test_a_release_pasted_twice_gives_the_same_facts(example: Path, tmp_path: Path) -> None:
    text = example.read_text(encoding="utf-8")
    once, twice = pipeline.run(example).report, read(text + "\n\n" + text, tmp_path).report
    assert once is not None
    assert twice is not None
    assert [saying(fact) for fact in once.facts] == [saying(fact) for fact in twice.facts]
    assert len(twice.proofs) - len(once.proofs) == sum(
        p.kind is ProofKind.REPEAT for p in twice.proofs
    ) - sum(p.kind is ProofKind.REPEAT for p in once.proofs)
    assert Decimal(sum(len(f.prints) for f in twice.facts)) == 2 * sum(
        len(f.prints) for f in once.facts
    )


def test_the_facts_without_a_proof_are_listed(example: Path) -> None:
    done = pipeline.run(example)
    assert done.report is not None
    listed = [finding for finding in done.findings if finding.code == "facts.unproved"]
    named = [fact for finding in listed for fact in finding.facts]
    assert sorted(named) == sorted(fact.id for fact in unproved(done.report))
    assert all(" because " in finding.message for finding in listed)


def test_the_issuers_own_names_begin_where_its_profile_says(example: Path) -> None:
    profile = Profile(authority="https://iij.example/xbrl/")
    package = pipeline.convert(example, profile, arelle=False).package
    assert package is not None
    schema = b"".join(package.files["extension/extension.xsd"]).decode()
    assert 'targetNamespace="https://iij.example/xbrl/issuer/' in schema
    assert "https://iij.example/xbrl/" in b"".join(package.files["report.xbrl"]).decode()


def test_a_profile_changes_what_it_names_and_nothing_else(example: Path) -> None:
    profile = Profile(
        identifiers={"http://standards.iso.org/iso/17442": "529900T8BM49AURSDO55"},
        captions={"balance-sheet": {"Inventories": "InventoryNet", "Nothing": "NoSuchConcept"}},
        members={"Equipment sales": ("ProductOrServiceAxis", "ProductMember")},
    )
    plain, named = pipeline.run(example), pipeline.run(example, profile)
    assert plain.report is not None
    assert named.report is not None
    assert named.report.entity.identifier == "529900T8BM49AURSDO55"
    changed = {f.id for f in named.report.facts} - {f.id for f in plain.report.facts}
    assert {fact_id.rpartition(".")[2] for fact_id in changed} == {"ProductMember"}
    assert [f.code for f in named.findings if f.code.startswith("profile.")] == [
        "profile.unknown-name"
    ]
