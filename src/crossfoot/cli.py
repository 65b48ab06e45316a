"""The commands: thin callers of the library that print findings and write folders.

Exit status 0: no error; 1: an error, with --strict a warning too; 2: usage, or input that
cannot be read or judged. Annotations are no strings here: typer asks for each at every start.
"""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossfoot import cli_print, delivery
from crossfoot.cli_forms import FORMS, wanted
from crossfoot.cli_print import UNJUDGED
from crossfoot.profile import FILE_NAME, Profile, beside, load
from crossfoot.shipped import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from crossfoot.model import Finding
    from crossfoot.pipeline import Conversion

_FORMS = ",".join(FORMS)
VIEWER = "viewer"

profiles = typer.Typer(help="What is known of a company.", rich_markup_mode=None)

Source = Annotated[Path, typer.Argument(help="The release: text, or tables parsed to JSON.")]
ProfilePath = Annotated[
    Path | None,
    typer.Option("--profile", help=f"What is known of the company. [default: {FILE_NAME} beside]"),
]


def main() -> None:
    """Run the command line; the one place that ends the process."""
    for stream in (sys.stdout, sys.stderr):
        # A release speaks languages that a terminal may not.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        code = _application(sys.argv[1:2])(standalone_mode=False)
        sys.stdout.flush()
    except typer.TyperException as error:
        typer.echo(
            f"error usage: {error.format_message().rstrip('.')} — see `crossfoot --help`",
            err=True,
        )
        code = UNJUDGED
    except BrokenPipeError:
        # Nobody reads on; without this, closing the stream would complain once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)


def _application(asked: "Sequence[str]") -> typer.Typer:
    """With the command that is asked for, and with all where that is none of them.

    Each costs every other a millisecond: typer looks at all that a command may be told.
    """
    app = typer.Typer(
        help="Turn an earnings release into XBRL that its own arithmetic proves.",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback(invoke_without_command=True)(crossfoot)
    named = [name for name in asked if name in _COMMANDS]
    for name in named or _COMMANDS:
        _COMMANDS[name](app)
    return app


def crossfoot(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> int:
    """What stands before any command."""
    if version:
        from importlib.metadata import version as version_of  # noqa: PLC0415

        typer.echo(f"crossfoot {version_of('crossfoot')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(UNJUDGED)
    return 0


def convert(  # noqa: PLR0913 - as many as the command has options
    source: Source,
    profile: ProfilePath = None,
    out: Annotated[
        Path | None, typer.Option(help="The folder to write. [default: SOURCE's stem + -xbrl]")
    ] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Let a warning fail the run.")] = False,
    no_arelle: Annotated[bool, typer.Option("--no-arelle", help="Skip Arelle.")] = False,
    forms: Annotated[
        str | None, typer.Option(help=f"Of {_FORMS}, those to write. [default: all]")
    ] = None,
    viewer: Annotated[
        bool, typer.Option("--viewer", help="Add Arelle's viewer (extra: viewer).")
    ] = False,
) -> int:
    """Convert a release to XBRL, in a folder that is written whole or not at all."""
    folder = out or Path(f"{source.stem}-xbrl")
    asked = (*wanted(forms), *((VIEWER,) if viewer else ()))
    # Asked before the work, so that nobody waits for a folder that cannot be.
    refused = delivery.refusal(folder)
    if refused is not None:
        return _refuse((refused,))
    known, findings = _known(source, profile)
    if known is None:
        return _refuse(findings)
    from crossfoot import pipeline, validation  # noqa: PLC0415

    missing = validation.missing_viewer() if viewer else None
    if missing is not None:
        return _refuse((missing,))
    with cli_print.progress(f"reading, proving and validating {source.name}"):
        conversion = pipeline.convert(source, known, arelle=not no_arelle, forms=asked)
    return _deliver(conversion, folder, strict=strict, arelle=not no_arelle)


def _known(source: Path, named: Path | None) -> "tuple[Profile | None, tuple[Finding, ...]]":
    """The profile that is named, else the one beside the source, else an empty one."""
    path = named or beside(source)
    if path is None:
        return Profile(), ()
    if named is None:
        typer.echo(f"profile: {path}", err=True)
    return load(path)


def _deliver(conversion: "Conversion", folder: Path, *, strict: bool, arelle: bool) -> int:
    findings, report = conversion.findings, conversion.report
    if conversion.package is None or report is None:
        return _refuse(findings)
    undelivered = delivery.deliver(conversion.package, folder)
    if undelivered is not None:
        return _refuse((undelivered,))
    cli_print.say(findings, f"read {folder / 'findings.json'}")
    cli_print.summary(report, conversion.ledger, findings)
    held = conversion.held if arelle else None
    typer.echo(cli_print.verdict(report, findings, folder, held=held, strict=strict))
    return cli_print.status(findings, strict=strict)


def _refuse(findings: "Sequence[Finding]") -> int:
    cli_print.say(findings, "mend these first", err=True)
    return UNJUDGED


def show(
    stage: Annotated[
        str, typer.Argument(help="document, statements, footed, tagged, facts or ledger")
    ],
    source: Source,
    profile: ProfilePath = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> int:
    """Print what a stage makes of a release."""
    from crossfoot import pipeline  # noqa: PLC0415
    from crossfoot.cli_show import outline, plain  # noqa: PLC0415

    if stage not in pipeline.STAGES:
        raise typer.BadParameter(f"no stage is called {stage}: {', '.join(pipeline.STAGES)}")
    known, findings = _known(source, profile)
    if known is None:
        return _refuse(findings)
    conversion = pipeline.run(source, known, until=stage)
    value = _value(conversion, stage)
    if not value:
        return _refuse(conversion.findings)
    if as_json:
        typer.echo(json.dumps(plain(value), ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(outline(value)))
    cli_print.say(conversion.findings, "convert writes them all", err=True)
    return cli_print.status(conversion.findings, strict=False)


def _value(conversion: "Conversion", stage: str) -> object:
    """What the stage gave, falsy when it was not reached."""
    return {
        "document": conversion.document,
        "statements": conversion.statements,
        "footed": conversion.footed,
        "tagged": conversion.tagged,
        "facts": conversion.report,
        "ledger": conversion.ledger.entries,
    }[stage]


@profiles.command("init")
def profile_init(
    path: Annotated[Path, typer.Argument(help="The file to write.")] = Path(FILE_NAME),
) -> int:
    """Write an empty profile that explains itself."""
    template = (TEMPLATES / FILE_NAME).read_bytes()
    try:
        with path.open("xb") as file:
            file.write(template)
    except OSError as error:
        reason = (error.strerror or "it cannot be written").lower()
        typer.echo(f"error profile.unwritable: {path}: {reason} — name another file", err=True)
        return UNJUDGED
    typer.echo(f"wrote {path}")
    return 0


@profiles.command("adopt")
def profile_adopt(
    out: Annotated[Path, typer.Argument(help="A folder that `convert` wrote.")],
    to: Annotated[Path, typer.Option("--to", help="The profile to extend.")] = Path(FILE_NAME),
) -> int:
    """Keep the issuer's own names of an output, so that the next release uses them again."""
    from crossfoot.adopting import adopt  # noqa: PLC0415

    told, refused = adopt(out, to)
    if refused:
        return _refuse((refused,))
    typer.echo(told)
    return 0


def _accuracy(app: typer.Typer) -> None:
    from crossfoot.cli_accuracy import accuracy  # noqa: PLC0415

    app.command()(accuracy)


def _taxonomy(app: typer.Typer) -> None:
    from crossfoot.cli_taxonomy import app as taxonomy  # noqa: PLC0415

    app.add_typer(taxonomy, name="taxonomy")


def _validate(app: typer.Typer) -> None:
    from crossfoot.cli_validate import validate  # noqa: PLC0415

    app.command()(validate)


def _batch(app: typer.Typer) -> None:
    from crossfoot.cli_batch import batch  # noqa: PLC0415

    app.command()(batch)


def _query(app: typer.Typer) -> None:
    from crossfoot.cli_query import query  # noqa: PLC0415

    app.command()(query)


_COMMANDS: "dict[str, Callable[[typer.Typer], object]]" = {
    "convert": lambda app: app.command()(convert),
    "validate": _validate,
    "show": lambda app: app.command()(show),
    "profile": lambda app: app.add_typer(profiles, name="profile"),
    "taxonomy": _taxonomy,
    "accuracy": _accuracy,
    "batch": _batch,
    "query": _query,
}
"""Name → how it is told to typer, in the order of the help."""
