"""`crossfoot taxonomy`: compile the core taxonomy's sources, and check what was compiled."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossfoot import cli_print
from crossfoot.model import Finding, Severity
from crossfoot.shipped import TAXONOMY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossfoot.accuracy.labels import LabelledStatement
    from crossfoot.captions import Vocabulary
    from crossfoot.taxonomy.model import Taxonomy

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


Labels = Annotated[Path, typer.Argument(help="A table of captions and the names filed for them.")]


@app.command()
def learn(labels: Labels, sources: Sources = TAXONOMY) -> int:
    """Learn from filings what companies name their lines; then run `taxonomy build`."""
    from crossfoot.accuracy import learning  # noqa: PLC0415
    from crossfoot.taxonomy import learned_table  # noqa: PLC0415

    try:
        statements, _, _ = _labelled(labels, sources)
        learned = learning.learn(statements)
        path = sources / learned_table.FILE
        path.write_text(learned_table.table(learned), encoding="utf-8")
    except OSError as error:
        return _refuse(_unusable(error))
    except KeyError as error:
        return _refuse(_no_column(labels, error))
    typer.echo(f"wrote {len(learned)} captions to {path}; now run `crossfoot taxonomy build`")
    return 0


@app.command()
def measure(labels: Labels, sources: Sources = TAXONOMY) -> int:
    """Measure how well lines are named for companies whose captions were not learned."""
    from crossfoot.accuracy import leaving_out  # noqa: PLC0415

    try:
        guessed = list(leaving_out.guesses(*_labelled(labels, sources)))
    except OSError as error:
        return _refuse(_unusable(error))
    except KeyError as error:
        return _refuse(_no_column(labels, error))
    typer.echo("\n".join(leaving_out.told(guessed)))
    return 0


def _labelled(
    labels: Path, sources: Path
) -> "tuple[tuple[LabelledStatement, ...], Taxonomy, Vocabulary]":
    from crossfoot.accuracy.labels import read  # noqa: PLC0415
    from crossfoot.captions import vocabulary  # noqa: PLC0415
    from crossfoot.taxonomy import load  # noqa: PLC0415

    taxonomy = load(sources)
    words = vocabulary(taxonomy)
    return read(labels, taxonomy, words), taxonomy, words


def _no_column(labels: Path, error: KeyError) -> Finding:
    return _error("labels", f"{labels} has no column {error}", "name a table of labelled captions")


def _note(findings: "Sequence[Finding]") -> None:
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
