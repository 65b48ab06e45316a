"""The TOML sources: what they refuse, and what holds for every paragraph of them."""

from __future__ import annotations

import shutil
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from crossfoot import shipped
from crossfoot.spelling import normalise
from crossfoot.taxonomy import source
from crossfoot.taxonomy.elements import labelled

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.taxonomy.model import Concept, Taxonomy

SECTIONS = {
    "balance-sheet": (
        "assets-current", "assets-noncurrent", "liabilities-current", "liabilities-noncurrent",
        "equity",
    ),
    "income": ("revenues", "costs", "other", "taxes", "attribution"),
    "cash-flow": ("operating", "investing", "financing", "supplemental"),
}  # fmt: skip


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    root = tmp_path / "taxonomy"
    shutil.copytree(shipped.TAXONOMY, root, ignore=shutil.ignore_patterns("generated"))
    return root


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_an_unknown_key_is_refused_by_its_name(copy: Path) -> None:
    _append(copy / "concepts" / "per-share.toml", '\nsynonyms = ["EPS"]\n')
    with pytest.raises(source.SourceError, match=r"per-share.toml: \w+: unknown key 'synonyms'"):
        source.read(copy)


def test_a_concept_in_two_files_is_refused(copy: Path) -> None:
    first = (copy / "concepts" / "cash-flow-cash.toml").read_text(encoding="utf-8")
    _append(copy / "concepts" / "income.toml", "\n" + first)
    with pytest.raises(source.SourceError, match=r"is in cash-flow-cash.toml already"):
        source.read(copy)


def test_what_is_no_toml_is_refused_with_its_file(copy: Path) -> None:
    _append(copy / "axes.toml", "\n[broken\n")
    with pytest.raises(source.SourceError, match=r"axes.toml: no valid TOML"):
        source.read(copy)


def test_a_row_is_a_header_or_a_concept(copy: Path) -> None:
    path = copy / "statements" / "3-per-share.toml"
    text = path.read_text(encoding="utf-8").replace("\n]\n", "\n    { depth = 1 },\n]\n")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(source.SourceError, match="header or a concept"):
        source.read(copy)


PRETAX = "IncomeLossFromContinuingOperationsBeforeIncomeTaxes"
SHARED = {  # in summaries and prose only the figure tells which of the two is meant
    frozenset(
        {
            f"{PRETAX}MinorityInterestAndIncomeLossFromEquityMethodInvestments",
            f"{PRETAX}ExtraordinaryItemsNoncontrollingInterest",
        }
    ),
    frozenset(
        {"PaymentsToAcquirePropertyPlantAndEquipment", "CapitalExpendituresExcludingCapitalLeases"}
    ),
}


def _stands_in(concept: Concept, kind: str) -> tuple[str, ...]:
    if kind == "other":  # outside of statements, a percentage is never an amount
        return (f"{concept.item_type} {concept.period}",)
    named = SECTIONS.get(kind, ())
    return tuple(s for s in named if s in concept.sections) or named or ("",)


def test_no_two_concepts_share_a_caption_in_one_section(taxonomy: Taxonomy) -> None:
    known: defaultdict[tuple[str, str, str, str], set[str]] = defaultdict(set)
    for concept in taxonomy.concepts.values():
        for kind in concept.statements:
            for caption in (*concept.captions(kind), concept.labels["en"]):
                for section in _stands_in(concept, kind):
                    for inside in concept.within or ("",):
                        known[kind, section, inside, normalise(caption)].add(concept.name)
    twice = {place: frozenset(names) for place, names in known.items() if len(names) > 1}
    assert {place: names for place, names in twice.items() if names not in SHARED} == {}
    assert set(twice.values()) == SHARED
    assert {place[0] for place in twice} == {"other"}


def test_every_name_that_is_used_is_known(taxonomy: Taxonomy) -> None:
    used = {
        name for concept in taxonomy.concepts.values() for name in (*concept.parts, *concept.within)
    } | {row.name for view in taxonomy.statements for row in view.rows if not row.header}
    assert used <= taxonomy.concepts.keys()
    breakdowns = {c.breakdown for c in taxonomy.concepts.values() if c.breakdown}
    axes = {axis for view in taxonomy.statements for axis in view.axes}
    assert breakdowns <= axes == taxonomy.axes.keys()


def test_every_concept_is_a_row_of_each_of_its_statements(taxonomy: Taxonomy) -> None:
    said = {(kind, c.name) for c in taxonomy.concepts.values() for kind in c.statements}
    rows = {(v.kind, r.name) for v in taxonomy.statements for r in v.rows if not r.header}
    assert rows <= said
    homes = {(c.statements[0], c.name) for c in taxonomy.concepts.values()}
    assert {kind for kind, _ in said - rows} == {"other"}  # a summary repeats, it is no home
    assert homes <= rows


def test_sections_are_those_of_the_concepts_statements(taxonomy: Taxonomy) -> None:
    for concept in taxonomy.concepts.values():
        allowed = {section for kind in concept.statements for section in SECTIONS.get(kind, ())}
        assert set(concept.sections) <= allowed, concept.name


@pytest.mark.parametrize("language", ["en", "ja"])
def test_standard_labels_are_unique_and_plain(taxonomy: Taxonomy, language: str) -> None:
    texts = [label.text for one in labelled(taxonomy, language) for label in one.labels]
    standard = [one.labels[0].text for one in labelled(taxonomy, language)]
    assert len(standard) == len(set(standard))
    for text in texts:  # EFM 6.10.06, 6.10.08
        assert len(text) <= 511
        assert "<" not in text
        assert text == " ".join(text.split(" ")).strip()


def test_names_fit_the_rules(taxonomy: Taxonomy) -> None:
    for name in (one.name for one in labelled(taxonomy, "en")):
        assert name.isascii()
        assert name.isalnum()
        assert len(name) <= 200  # EFM 6.07.29
    assert "_" not in taxonomy.prefix  # EFM 6.07.07
    members = [m.name for axis in taxonomy.axes.values() for m in axis.members]
    assert all(name.endswith("Member") for name in members)


def test_monetary_concepts_have_a_balance_but_net_cash(taxonomy: Taxonomy) -> None:
    bare = {
        c.name for c in taxonomy.concepts.values() if c.item_type == "monetary" and not c.balance
    }
    changed = {difference for _, difference in taxonomy.changes.values()}
    assert bare - changed == {
        "NetCashProvidedByUsedInOperatingActivities",
        "NetCashProvidedByUsedInOperatingActivitiesContinuingOperations",
        "CashAndCashEquivalentsPeriodIncreaseDecrease",
        "StockholdersEquityPeriodIncreaseDecrease",
        # adding depreciation back to operating income crosses the sides of the books
        "AdjustedEBITDA",
        "EBITDA",
        "FreeCashFlow",
    }
    for name in bare - changed:  # EFM 6.11.05: the documentation fixes the sign
        assert taxonomy.concepts[name].alignment or "below zero" in (
            taxonomy.concepts[name].documentation
        )


def test_parts_have_the_period_of_their_total_and_the_sign_of_its_balance(
    taxonomy: Taxonomy,
) -> None:
    for total in taxonomy.concepts.values():
        for name, weight in total.parts.items():
            part = taxonomy.concepts[name]
            assert part.period == total.period, (total.name, name)
            if part.balance and total.balance:  # XBRL 2.1 §5.1.1.2
                assert weight == (1 if part.balance == total.balance else -1), (total.name, name)
