"""The command that asks a lake; annotations are no strings here: typer asks for each at a start."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossfoot import cli_print
from crossfoot.cli_print import UNJUDGED

if TYPE_CHECKING:
    from crossfoot.model import Finding

FORMS = ("table", "csv", "json", "parquet")


def query(
    lake: Annotated[str, typer.Argument(help="What `crossfoot batch --out` wrote.")],
    sql: Annotated[str, typer.Argument(help="A question in DuckDB's SQL; - reads it.")] = "",
    form: Annotated[str, typer.Option("--as", help=f"How: {', '.join(FORMS)}.")] = FORMS[0],
    out: Annotated[
        Path | None, typer.Option(help="The file to write. [default: standard output]")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Most rows of a table at a terminal.")] = 100,
) -> int:
    """Ask a lake; without a question, tell what there is to ask."""
    from crossfoot.lake import asking  # noqa: PLC0415
    from crossfoot.lake.store import opened  # noqa: PLC0415

    if form not in FORMS:
        raise typer.BadParameter(f"no form is called {form!r}: {', '.join(FORMS)}")
    if form == "parquet" and out is None:
        raise typer.BadParameter("Parquet goes to a file: name it with --out")
    store, refused = opened(lake)
    if store is None:
        return _refuse(refused)
    question = typer.get_text_stream("stdin").read() if sql == "-" else sql
    told = asking.asked(store, question or asking.OVERVIEW, form, out, limit)
    if told.refused:
        return _refuse(told.refused)
    if told.text:
        typer.echo(told.text, nl=not told.text.endswith("\n"))
    return 0


def _refuse(finding: "Finding | None") -> int:
    cli_print.say((finding,) if finding else (), "mend it first", err=True)
    return UNJUDGED
