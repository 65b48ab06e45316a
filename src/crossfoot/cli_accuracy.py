"""`crossfoot accuracy`: convert a folder of releases and hold them against what was filed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossfoot.cli_print import UNJUDGED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossfoot.accuracy import Form, Outcome

_FORMS = ("html", "pdf", "text")


def accuracy(  # noqa: PLR0913 - a command line has as many options
    folder: Annotated[Path, typer.Argument(help="One folder a release, with gold-*.csv.")],
    out: Annotated[Path, typer.Option(help="Where .md, .json and .svg go.")] = Path("accuracy"),
    form: Annotated[
        list[str] | None, typer.Option(help="html, pdf or text; all if none is named.")
    ] = None,
    only: Annotated[str, typer.Option(help="Releases whose name holds this.")] = "",
    workers: Annotated[int | None, typer.Option(help="Processes at a time.")] = None,
    *,
    misses: Annotated[bool, typer.Option("--misses", help="Tell what is amiss.")] = False,
    unmeasured: Annotated[
        bool, typer.Option("--all", help="Convert those without gold facts too.")
    ] = False,
) -> int:
    """Measure releases against the facts that their issuers filed."""
    from crossfoot import accuracy as measuring  # noqa: PLC0415

    if not folder.is_dir():
        typer.echo(f"error accuracy.folder: {folder} is no folder — name one", err=True)
        return UNJUDGED
    found = [
        release
        for release in measuring.releases(folder, _forms(form), unmeasured=unmeasured)
        if only in release.slug
    ]
    if not found:
        typer.echo(f"error accuracy.none: {folder} holds no releases to measure", err=True)
        return UNJUDGED
    outcomes = list(measuring.run(found, workers))
    if misses:
        _tell(outcomes)
    typer.echo("\n".join(measuring.lines(outcomes)))
    written = measuring.write(outcomes, out)
    typer.echo(f"→ {', '.join(map(str, written))}")
    return int(any(outcome.crash for outcome in outcomes))


def _forms(named: "Sequence[str] | None") -> "list[Form]":
    from crossfoot.accuracy import Form  # noqa: PLC0415

    unknown = set(named or ()) - set(_FORMS)
    if unknown:
        raise typer.BadParameter(f"{', '.join(sorted(unknown))}: one of {', '.join(_FORMS)}")
    return [Form(name) for name in named or _FORMS]


def _tell(outcomes: "Sequence[Outcome]") -> None:
    for outcome in outcomes:
        for each in outcome.amiss:
            typer.echo(f"{outcome.release.slug} {outcome.release.form} {each}")
