"""Every code that a finding may have is on a page of the docs, and no page tells of another."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from crossfoot.filings.rulebook import RULES
from crossfoot.model import ProofKind
from crossfoot.validation import rules
from tests.filings.document import PAGE, page

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "crossfoot"
FINDINGS = ROOT / "docs" / "findings.md"
AREAS = (
    "documents", "tables", "prose", "footing", "proofs", "equity", "mapping", "extension",
    "entity", "profile", "facts", "ledger", "lines", "delivery", "validation", "viewer",
    "taxonomy", "input", "judging", "safety", "source", "batch", "lake",
)  # fmt: skip
CODE = re.compile(rf"(?:{'|'.join(AREAS)})\.[a-z]+(?:-[a-z]+)*")
FILES = re.compile(r".*\.(?:toml|csv|zip|xsd|json|jsonl|html|xml|sarif|duckdb)")
MADE_FROM = {
    ("_error", "delivery"): "delivery.",
    ("_error", "cli_taxonomy"): "taxonomy.",
    ("_error", "building"): "taxonomy.",
    ("_refusal", "adopting"): "profile.",
    ("_refusal", "profile"): "profile.",
    ("refusal", "reach"): "safety.",
    ("refusal", "archives"): "safety.",
    ("refusal", "safety"): "safety.",
    ("_refuse", "safety"): "safety.",
    ("_finding", "sources"): "batch.",
}
"""(function, module) → what it puts before the code that it is called with."""


def in_code() -> set[str]:
    found = {f"proofs.{ProofKind.SUM}-fails"}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if CODE.fullmatch(node.value) and not FILES.fullmatch(node.value):
                    found.add(node.value)
            elif isinstance(node, ast.Call) and node.args:
                found |= set(_made(node, path.stem))
    return found


def _made(call: ast.Call, module: str) -> list[str]:
    called = call.func
    name = called.attr if isinstance(called, ast.Attribute) else ast.unparse(called)
    usual = "documents." if name == "refusal" else ""
    start = MADE_FROM.get((name, module), usual)
    first = call.args[0]
    told = first.value if isinstance(first, ast.Constant) else None
    return [f"{start}{told}"] if start and isinstance(told, str) else []


def on_the_page() -> set[str]:
    rows = re.findall(r"^\| `([a-z-]+\.[a-z-]+)`", FINDINGS.read_text("utf-8"), re.MULTILINE)
    assert len(rows) == len(set(rows))
    return set(rows)


def test_the_page_of_findings_is_complete() -> None:
    told = on_the_page() | {"proofs.members-fail"}
    assert in_code() - told == set()
    assert told - in_code() == set()


def test_the_page_of_rules_is_that_of_the_code() -> None:
    assert PAGE.read_text("utf-8") == page()
    told = PAGE.read_text("utf-8")
    assert {rule.code for rule in RULES} <= set(re.findall(r"[\w.-]+", told))
    assert all(f"`{rule.code}`" in told for rule in rules.RULES)


def test_each_finding_has_an_example_and_a_mend() -> None:
    rows = [it for it in FINDINGS.read_text("utf-8").splitlines() if it.startswith("| `")]
    assert len(rows) > 100
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert len(cells) == 3, row
        assert all(len(cell) > 5 for cell in cells[:2]), row
        assert cells[2], row
