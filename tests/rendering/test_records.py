"""findings.json, proofs.json and ledger.csv, against their published descriptions."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema  # stubs are no dependency of ours
import pytest

from crossfoot import rendering
from crossfoot.model import (
    Duration,
    FactId,
    Fate,
    Finding,
    Ledger,
    LedgerEntry,
    Place,
    Proof,
    ProofKind,
    ProofTerm,
    Severity,
)
from crossfoot.rendering import findings, ledger, proofs

SCHEMAS = Path(rendering.__file__).parent / "schemas"
QUARTER = Duration(dt.date(2017, 4, 1), dt.date(2017, 6, 30))
TERMS = (ProofTerm(FactId("a"), Decimal(1)), ProofTerm(FactId("b"), Decimal("-1.5")))


def checked(name: str, text: bytes) -> Any:  # noqa: ANN401 - JSON
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    written = json.loads(text)
    jsonschema.validate(written, schema, cls=jsonschema.Draft202012Validator)
    return written[name]


def test_findings_conform() -> None:
    given = (
        Finding(
            Severity.ERROR, "rules.sum", 'a "b" \x01 שלום', "look", Place(1, 2, 3), (FactId("a"),)
        ),
        Finding(Severity.INFO, "arelle.calc11e:inconsistent", "m", "n"),
    )
    first, second = checked("findings", b"".join(findings.chunks(given)))
    assert first["place"] == {"page": 1, "line": 2, "column": 3}
    assert first["message"] == given[0].message
    assert second["place"] is None


def test_proofs_conform() -> None:
    period = QUARTER
    given = tuple(
        Proof(f"p{n}", kind, "income", span, TERMS, Decimal("-0.00"), Decimal("1E+3"))
        for n, (kind, span) in enumerate(
            (kind, span) for kind in ProofKind for span in (period, period.closing)
        )
    )
    written = checked("proofs", b"".join(proofs.chunks(given)))
    assert written[0]["terms"][1] == {"fact": "b", "weight": "-1.5"}
    assert (written[0]["residual"], written[0]["tolerance"]) == ("0", "1000")
    assert written[0]["period"] == {"first": "2017-04-01", "last": "2017-06-30"}
    assert written[1]["period"] == {"instant": "2017-06-30"}


@pytest.mark.parametrize("name", ["findings", "proofs"])
def test_no_entries_are_a_list_too(name: str) -> None:
    module = {"findings": findings, "proofs": proofs}[name]
    assert checked(name, b"".join(module.chunks(()))) == []


def test_the_schema_turns_down_another_shape() -> None:
    with pytest.raises(jsonschema.ValidationError):
        checked("proofs", b'{"proofs": [{"id": "p1"}]}')


def rows(*entries: LedgerEntry) -> list[dict[str, str]]:
    text = b"".join(ledger.chunks(Ledger(entries))).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_columns_of_the_ledger() -> None:
    entry = LedgerEntry(Place(1, 20, 3), "(1,234)", Fate.REPEAT, FactId("f1"), 'Other, "net"')
    assert rows(entry) == [
        {
            "page": "1", "line": "20", "column": "3", "printed": "(1,234)", "fate": "repeat",
            "fact": "f1", "note": 'Other, "net"',
        }
    ]  # fmt: skip


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\r@"])
def test_no_caption_is_a_formula(start: str) -> None:
    entry = LedgerEntry(Place(1, 1, 1), "-5", Fate.OPEN, None, f"{start}cmd('x')")
    (row,) = rows(entry)
    assert row["note"].startswith("'")
    assert row["printed"] == "-5"


def test_a_long_ledger_is_whole_and_in_order() -> None:
    entries = [LedgerEntry(Place(1, line, 1), str(line), Fate.OPEN) for line in range(1, 700)]
    assert [row["line"] for row in rows(*entries)] == [str(n) for n in range(1, 700)]
