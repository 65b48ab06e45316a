"""The command that judges filings, ours and anyone's.

Exit status 0: valid, with doubts or without; 1: invalid; 2: usage; 3: could not be judged.
Annotations are no strings here: typer asks for each at every start.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossfoot import cli_print
from crossfoot.delivery import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossfoot.filings.asked import Layer
    from crossfoot.filings.judgement import Judgement
    from crossfoot.filings.judging import Terms

LAYERS = (
    "safety", "schema", "xbrl", "dimensions", "calculations", "calculations-1.0", "units",
    "duplicates", "formula", "arithmetic", "rules", "source",
)  # fmt: skip
"""As `filings.asked.Layer`, which a test compares: to load that takes longer than to say no."""
PROFILES = ("house", "edgar", "esef-like", "tse")
ENGINES = ("auto", "warm", "reference")
FORMS = ("terminal", "json", "sarif", "junit", "html")


def validate(  # noqa: PLR0913, PLR0917 - as many as the command has options
    files: Annotated[
        list[Path], typer.Argument(help="Instances, inline pages, JSON, CSV metadata, packages.")
    ],
    taxonomy_package: Annotated[
        list[Path] | None,
        typer.Option("--taxonomy-package", help="A package that the files need; may be repeated."),
    ] = None,
    source: Annotated[
        Path | None, typer.Option(help="The release that the report claims to come from.")
    ] = None,
    profile: Annotated[
        str, typer.Option(help=f"Whose rule book: {', '.join(PROFILES)}.")
    ] = PROFILES[0],
    without: Annotated[
        list[str] | None, typer.Option(help=f"A layer to leave out, of {', '.join(LAYERS[1:-1])}.")
    ] = None,
    within: Annotated[
        Path | None,
        typer.Option(help="The folder that the files may refer to. [default: their own]"),
    ] = None,
    engine: Annotated[
        str, typer.Option(help=f"Who judges: {', '.join(ENGINES)}; auto is warm for several.")
    ] = ENGINES[0],
    form: Annotated[str, typer.Option("--as", help=f"How to tell it: {', '.join(FORMS)}.")] = FORMS[
        0
    ],
    out: Annotated[
        Path | None, typer.Option(help="The file to write. [default: standard output]")
    ] = None,
    *,
    calculations_1_0: Annotated[
        bool, typer.Option("--calculations-1.0", help="Sums as XBRL 2.1 has them, not 1.1.")
    ] = False,
    together: Annotated[
        bool, typer.Option("--set", help="The files are one set of inline pages.")
    ] = False,
    tell_all: Annotated[bool, typer.Option("--all", help="Notes too, and no end.")] = False,
) -> int:
    """Judge XBRL files: valid, valid with doubts, invalid, or could not be judged."""
    _known(profile, PROFILES, "profile")
    _known(form, FORMS, "form")
    _known(engine, ENGINES, "engine")
    for layer in without or ():
        _known(layer, LAYERS[1:-1], "layer to leave out")
    if source is not None and not source.is_file():
        raise typer.BadParameter(f"{source} is no file")
    from crossfoot.filings.against import claims  # noqa: PLC0415
    from crossfoot.filings.judging import Terms  # noqa: PLC0415

    terms = Terms(
        tuple(taxonomy_package or ()),
        _layers(without or (), calculations_1_0=calculations_1_0, source=source),
        profile,
        claims(source) if source is not None else None,
        within,
        warm=engine == "warm" or (engine == "auto" and len(files) > 1),
    )
    groups = [tuple(files)] if together else [(file,) for file in files]
    judged = _judged(groups, terms)
    text = _told(judged, form, tell_all=tell_all)
    if out is None:
        typer.echo(text, nl=not text.endswith("\n"))
    else:
        refused = written(out, f"{text}\n".encode("utf-8", "replace"))
        if refused is not None:
            cli_print.say((refused,), "mend these first", err=True)
            return 2
        typer.echo(f"{_worst(judged)} → {cli_print.clean(str(out))}")
    return _status(judged)


def _known(name: str, names: "Sequence[str]", what: str) -> None:
    if name not in names:
        raise typer.BadParameter(f"no {what} is called {name!r}: {', '.join(names)}")


def _layers(
    without: "Sequence[str]", *, calculations_1_0: bool, source: Path | None
) -> "frozenset[Layer]":
    from crossfoot.filings.asked import USUAL, Layer  # noqa: PLC0415

    layers = set(USUAL)
    if calculations_1_0:
        layers.remove(Layer.CALCULATIONS)
        layers.add(Layer.CALCULATIONS_1_0)
    if source is not None:
        layers.add(Layer.SOURCE)
    return frozenset(layer for layer in layers if layer not in without)


def _judged(groups: "Sequence[Sequence[Path]]", terms: "Terms") -> "list[Judgement]":
    from crossfoot.filings.child import Child  # noqa: PLC0415
    from crossfoot.filings.judging import judge  # noqa: PLC0415

    with Child() as child, cli_print.progress(f"judging {len(groups)} filings"):
        return [judge(each, terms, child) for each in groups]


def _told(judged: "Sequence[Judgement]", form: str, *, tell_all: bool) -> str:
    from importlib.metadata import version  # noqa: PLC0415

    from crossfoot.filings import telling  # noqa: PLC0415

    match form:
        case "json":
            return telling.json(judged, version("crossfoot"))
        case "sarif":
            return telling.sarif(judged, version("crossfoot"))
        case "junit":
            return telling.junit(judged)
        case "html":
            return telling.page(judged)
        case _:
            return "\n".join(
                line for each in judged for line in telling.terminal(each, all_told=tell_all)
            )


def _worst(judged: "Sequence[Judgement]") -> str:
    return max(judged, key=lambda each: _HEAVIER.index(_code(each))).verdict


_HEAVIER = (0, 3, 1)
"""What is invalid is said even where another file could not be judged."""


def _code(judgement: "Judgement") -> int:
    from crossfoot.filings.judgement import STATUS  # noqa: PLC0415

    return STATUS[judgement.verdict]


def _status(judged: "Sequence[Judgement]") -> int:
    return max(map(_code, judged), key=_HEAVIER.index)
