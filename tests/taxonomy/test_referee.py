"""Arelle reads from the generated files what the sources say, and has nothing to object."""

from __future__ import annotations

import shutil
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from crossfoot import shipped
from crossfoot.taxonomy.elements import labelled
from crossfoot.taxonomy.linkbases import line_items, table
from tests.taxonomy import referee
from tests.taxonomy.conftest import HOME

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.taxonomy.model import Taxonomy

pytestmark = pytest.mark.arelle

TYPES = {
    "monetary": "monetaryItemType",
    "per-share": "perShareItemType",
    "shares": "sharesItemType",
    "percent": "percentItemType",
    "integer": "integerItemType",
    "decimal": "decimalItemType",
    "string": "stringItemType",
    "date": "dateItemType",
    "year": "gYearItemType",
    "boolean": "booleanItemType",
}
PREFERRED = {"standard": "", "period-start": "periodStartLabel", "period-end": "periodEndLabel"}


def test_both_entry_points_are_clean(entry: referee.Read, full: referee.Read) -> None:
    assert entry.messages == ()
    assert full.messages == ()


def test_a_weight_against_the_balances_is_not_clean(tmp_path: Path, taxonomy: Taxonomy) -> None:
    shutil.copytree(HOME, tmp_path / "taxonomy")
    sums = tmp_path / "taxonomy" / "crossfoot-cal.xml"
    sums.write_text(sums.read_text().replace('weight="-1"', 'weight="1"', 1))
    read = referee.read(tmp_path / "taxonomy" / "crossfoot-full.xsd", taxonomy.namespace)
    assert any("5.1.1.2" in message for message in read.messages)


def test_concepts_are_ours(entry: referee.Read, taxonomy: Taxonomy) -> None:
    concepts = {name: read for name, read in entry.concepts.items() if not read[3]}
    assert concepts == {
        name: (TYPES[c.item_type], c.balance or "", c.period, False, True)
        for name, c in taxonomy.concepts.items()
    }


def test_what_is_abstract_has_the_right_kind(entry: referee.Read) -> None:
    abstract = {name: read for name, read in entry.concepts.items() if read[3]}
    for name, (item_type, balance, period, _, nillable) in abstract.items():
        domain = name.endswith(("Domain", "Member"))
        assert item_type == ("domainItemType" if domain else "stringItemType"), name
        assert (balance, period, nillable) == ("", "duration", True)


def test_labels_are_ours(full: referee.Read, taxonomy: Taxonomy) -> None:
    ours = {
        (one.name, label.role, language): label.text
        for language in ("en", "ja")
        for one in labelled(taxonomy, language)
        for label in one.labels
    }
    ours |= {
        (name, "documentation", "en"): concept.documentation
        for name, concept in taxonomy.concepts.items()
    }
    assert full.labels == ours


def test_the_report_entry_point_has_no_documentation_and_no_sums(entry: referee.Read) -> None:
    assert {role for _, role, _ in entry.labels} == {"label", "periodStartLabel", "periodEndLabel"}
    assert entry.arcs["calculation"] == []
    assert entry.references == {}


def test_rows_are_presented_in_their_order(entry: referee.Read, taxonomy: Taxonomy) -> None:
    for view in taxonomy.statements:
        arcs = [arc for arc in entry.arcs["presentation"] if arc.role == view.role]
        read = Counter((arc.end, arc.preferred) for arc in arcs)
        rows = Counter((row.name, PREFERRED[row.label_role]) for row in view.rows[1:])
        assert rows <= read
        heads = {table(view), line_items(view), *view.axes}
        for name in view.axes:
            heads |= {taxonomy.axes[name].domain, *(m.name for m in taxonomy.axes[name].members)}
        assert read - rows == Counter((name, "") for name in heads)
        ends = {arc.end for arc in arcs}
        assert {arc.start for arc in arcs} - ends == {view.rows[0].name}  # EFM 6.12.06: one root


def test_sums_are_ours(full: referee.Read, taxonomy: Taxonomy) -> None:
    role = {view.kind: view.role for view in taxonomy.statements}
    assert full.arcs["calculation"] == sorted(
        referee.ReadArc(role[total.statements[0]], total.name, part, weight, "")
        for total in taxonomy.concepts.values()
        for part, weight in total.parts.items()
    )


def test_both_ends_of_a_sum_are_presented_in_its_role(full: referee.Read) -> None:
    shown = {(arc.role, arc.end) for arc in full.arcs["presentation"]}
    for arc in full.arcs["calculation"]:  # EFM 6.14.05
        assert {(arc.role, arc.start), (arc.role, arc.end)} <= shown, arc


def test_every_concept_stands_in_a_hypercube(entry: referee.Read, taxonomy: Taxonomy) -> None:
    heads = {arc.start for arc in entry.arcs["all"]}
    members = {arc.end for arc in entry.arcs["member"] if arc.start in heads}
    assert members == taxonomy.concepts.keys()
    assert heads == {line_items(view) for view in taxonomy.statements}


def test_every_axis_has_its_domain_and_default(entry: referee.Read, taxonomy: Taxonomy) -> None:
    defaults = {arc.start: arc.end for arc in entry.arcs["default"]}
    assert defaults == {name: axis.domain for name, axis in taxonomy.axes.items()}
    assert len(entry.arcs["default"]) == len(taxonomy.axes)
    used = {(arc.start, arc.end) for arc in entry.arcs["dimension"]}
    assert used == {(table(view), axis) for view in taxonomy.statements for axis in view.axes}
    assert {(arc.start, arc.end) for arc in entry.arcs["domain"]} == set(defaults.items())


def test_references_name_the_element_and_the_kind(full: referee.Read, taxonomy: Taxonomy) -> None:
    mirrors = {name: c for name, c in taxonomy.concepts.items() if c.alignment}
    assert full.references.keys() == mirrors.keys()
    for name, concept in mirrors.items():
        role, parts = full.references[name]
        assert concept.alignment
        assert role == f"alignment-{concept.alignment.kind}"
        assert parts["Section"] == concept.alignment.element
        assert parts["Name"] == "us-gaap"
        assert ("Note" in parts) == bool(concept.alignment.inferred)


def test_the_package_is_a_package_and_resolves_its_entry_points(taxonomy: Taxonomy) -> None:
    package = shipped.TAXONOMY / "generated" / "taxonomy.zip"
    assert referee.package_complaints(package) == ()
    for name in ("crossfoot.xsd", "crossfoot-full.xsd", "crossfoot-rules.xsd"):
        read = referee.read(f"{taxonomy.namespace}/{name}", taxonomy.namespace, package)
        assert read.messages == ()
        assert taxonomy.concepts.keys() <= read.concepts.keys()


def test_a_zip_without_its_metadata_is_no_package(tmp_path: Path) -> None:
    path = tmp_path / "bare.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("top/crossfoot.xsd", "<x/>")
    assert referee.package_complaints(path)
