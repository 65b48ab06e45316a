"""All files of one conversion, under the names that people and programs rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import Package
from crossfoot.rendering import findings as findings_json
from crossfoot.rendering import instance, oim_json
from crossfoot.rendering import ledger as ledger_csv
from crossfoot.rendering import proofs as proofs_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from crossfoot.model import Chunks, Finding, Ledger, Report
    from crossfoot.taxonomy.model import Taxonomy


def assemble(
    report: Report,
    ledger: Ledger,
    taxonomy: Taxonomy,
    namespace: str,
    files: Mapping[str, Chunks],
) -> Package:
    """The package but for its findings, which validation has yet to complete.

    `namespace` is that of the extension; `files` are those of `taxonomy/`, `extension/` and
    `taxonomy.zip` by path, and the lists of lines.
    """
    return Package(
        {
            **files,
            "report.xbrl": tuple(instance.chunks(report, taxonomy, namespace)),
            "report.json": tuple(oim_json.chunks(report, taxonomy, namespace)),
            "ledger.csv": tuple(ledger_csv.chunks(ledger)),
            "proofs.json": tuple(proofs_json.chunks(report.proofs)),
        }
    )


def with_findings(package: Package, findings: Iterable[Finding]) -> Package:
    """The package with `findings.json`, in place of one that it had."""
    return Package({**package.files, "findings.json": tuple(findings_json.chunks(findings))})
