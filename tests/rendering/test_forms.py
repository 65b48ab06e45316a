"""Which forms are written: those that are asked for, no other."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from crossfoot import Severity, cli, cli_forms, convert, rendering, validation

EXAMPLE = Path(__file__).parents[2] / "examples" / "iij-1q17" / "release.txt"
ALWAYS = {"extension", "findings.json", "ledger.csv", "lines.csv", "proofs.json", "taxonomy",
          "taxonomy.zip"}  # fmt: skip
FILES = {
    "xbrl": {"report.xbrl"},
    "json": {"report.json"},
    "csv": {"report-csv"},
    "inline": {"report.xhtml"},
    "package": {"report.xbri", "report.xbr"},
    "review": {"review.html"},
}


def test_the_command_knows_the_forms_that_there_are() -> None:
    assert cli_forms.FORMS == rendering.FORMS == tuple(FILES)
    assert cli.VIEWER == rendering.VIEWER


@pytest.mark.parametrize("form", FILES)
def test_a_form_alone_is_alone(form: str) -> None:
    assert _tops((form,)) == ALWAYS | FILES[form]


def test_unless_one_is_named_all_are_written() -> None:
    assert _tops(rendering.FORMS) == ALWAYS.union(*FILES.values())


@pytest.mark.arelle
def test_without_the_extra_the_viewer_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validation, "find_spec", lambda _: None)
    conversion = convert(EXAMPLE, arelle=False, forms=("viewer",))
    assert [it.code for it in conversion.findings if it.severity is Severity.ERROR] == [
        "viewer.missing"
    ]


def _tops(forms: tuple[str, ...]) -> set[str]:
    package = convert(EXAMPLE, arelle=False, forms=forms).package
    assert package
    return {name.split("/")[0] for name in package.files}


def test_tables_are_those_of_the_statements_and_a_row_is_a_fact() -> None:
    conversion = convert(EXAMPLE, arelle=False, forms=("csv",))
    assert conversion.package
    assert conversion.report
    files = {name: b"".join(it) for name, it in conversion.package.files.items()}
    told = json.loads(files["report-csv/report.json"])
    assert {"balance-sheet", "income", "cash-flow", "elsewhere", "cover"} <= set(told["tables"])
    rows = [
        row
        for name in told["tables"]
        for row in csv.DictReader(io.StringIO(files[f"report-csv/{name}.csv"].decode()))
    ]
    facts = [fact.id for fact in conversion.report.facts]
    facts += [said.id for said in conversion.report.cover]
    assert sorted(row["id"] for row in rows) == sorted(it.replace(".", "-") for it in facts)
