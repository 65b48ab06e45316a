"""`crossfoot taxonomy`: compile the core taxonomy's sources, and check what was compiled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossfoot import cli_print
from crossfoot.model import Finding, Severity
from crossfoot.shipped import TAXONOMY

if TYPE_CHECKING:
    from collections.abc import Sequence

app = typer.Typer(help="The core taxonomy.", rich_markup_mode=None)

Sources = Annotated[Path, typer.Option(help="The folder of the TOML sources.")]


@app.command()
def build(sources: Sources = TAXONOMY) -> int:
    """Compile the sources to schemas, linkbases and a taxonomy package, in `generated`."""
    # The compiler and its templates are of no use to a conversion.
    from crossfoot.taxonomy import building  # noqa: PLC0415
    from crossfoot.taxonomy.source import SourceError  # noqa: PLC0415

    try:
        written = building.build(sources)
    except SourceError as error:
        return _refuse(_error("source", str(error), "correct the source"))
    except OSError as error:
        return _refuse(_unusable(error))
    typer.echo(f"wrote {len(written)} files to {sources}")
    return 0


@app.command()
def check(sources: Sources = TAXONOMY) -> int:
    """Check that concepts are aligned as they claim, and that what is compiled is up to date."""
    from crossfoot.taxonomy import building  # noqa: PLC0415

    try:
        findings = building.check(sources)
    except OSError as error:
        return _refuse(_unusable(error))
    cli_print.say(findings, "mend these first")
    _note(findings)
    return cli_print.status(findings, strict=False)


def _note(findings: Sequence[Finding]) -> None:
    for finding in findings:
        if finding.severity is Severity.INFO:
            typer.echo(finding.message)


def _unusable(error: OSError) -> Finding:
    reason = (error.strerror or "it cannot be used").lower()
    return _error("unusable", f"{error.filename}: {reason}", "name the sources with --sources")


def _error(reason: str, message: str, next_step: str) -> Finding:
    return Finding(Severity.ERROR, f"taxonomy.{reason}", message, next_step)


def _refuse(problem: Finding) -> int:
    cli_print.say((problem,), "", err=True)
    return cli_print.UNJUDGED
