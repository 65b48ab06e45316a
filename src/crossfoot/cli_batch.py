"""The command that converts a season of releases into a lake.

Exit status 0: every release is valid, with doubts or without; 1: some are not, or the run had to
end early; 2: usage, or nothing could be begun. Annotations are no strings here: typer asks for each
at every start.
"""

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossfoot import cli_print, clock
from crossfoot.cli_forms import wanted
from crossfoot.cli_print import UNJUDGED
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from crossfoot.batch.sources import Named
    from crossfoot.batch.tasks import Receipt, Task, Terms
    from crossfoot.lake.store import Store
    from crossfoot.model import Finding

ENGINES = ("local", "ray")
FORMS = "xbrl,json"
INTERRUPTED = 130
"""The exit status of a run that somebody interrupts, as shells have it."""


def batch(  # noqa: PLR0913, PLR0917 - as many as the command has options
    sources: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders, patterns, URIs; - reads a list of them."),
    ] = None,
    out: Annotated[str, typer.Option(help="The lake: a folder or a URI.")] = "lake",
    manifest: Annotated[
        Path | None,
        typer.Option(help="A table (CSV, Parquet) with path, profile, published, form."),
    ] = None,
    profile: Annotated[
        str, typer.Option(help="What is known of all companies. [default: the file beside each]")
    ] = "",
    forms: Annotated[str, typer.Option(help="The forms of each report, as of convert.")] = FORMS,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes at a time. [default: one a core]")
    ] = None,
    engine: Annotated[str, typer.Option(help="Where they run: local or ray.")] = ENGINES[0],
    address: Annotated[str, typer.Option(help="A Ray cluster. [default: one of its own]")] = "",
    time_limit: Annotated[int, typer.Option(min=1, help="Seconds for one release.")] = 120,
    memory_limit: Annotated[int, typer.Option(min=1, help="MB for one release.")] = 2000,
    wait: Annotated[
        int, typer.Option(min=0, help="Seconds to wait for another run on the lake.")
    ] = 0,
    *,
    retry: Annotated[
        bool, typer.Option("--retry", help="Once more those that were stopped.")
    ] = False,
    no_arelle: Annotated[bool, typer.Option("--no-arelle", help="Skip Arelle.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="A line a release, for programs.")
    ] = False,
) -> int:
    """Convert a season of releases into a lake that answers questions; running again goes on."""
    from crossfoot.batch import sources as meant  # noqa: PLC0415
    from crossfoot.batch.tasks import Terms  # noqa: PLC0415
    from crossfoot.workers import Limits  # noqa: PLC0415

    if engine not in ENGINES:
        raise typer.BadParameter(f"no engine is called {engine!r}: {', '.join(ENGINES)}")
    if not sources and manifest is None:
        raise typer.BadParameter("name releases, or a --manifest")
    limits = Limits(time_limit * 1000, memory_limit * 1_000_000)
    terms = Terms(wanted(forms), arelle=not no_arelle, limits=limits)
    named = meant.named(sources or (), sys.stdin, profile)
    if manifest:
        named = meant.joined(named, meant.manifest(manifest, profile))
    where = Where(engine, workers or _cores(), address)
    cli_print.say(named.findings, "mend these first", err=True)
    missing = _missing(engine)
    if missing:
        return _refuse(missing)
    if not named.assignments:
        typer.echo("error batch.none: no releases are named — name some", err=True)
        return UNJUDGED
    return _in_lake(out, wait, lambda store, lock: _run(named, store, lock, terms, where,
                                                       retry=retry, as_json=as_json))  # fmt: skip


class Where(Value):
    """Where releases are converted."""

    engine: str
    workers: int
    address: str


def _missing(engine: str) -> "Finding | None":
    from crossfoot.batch import on_ray  # noqa: PLC0415

    return on_ray.missing() if engine == "ray" else None


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_lake(out: str, wait: int, work: "Callable[[Store, int], int]") -> int:
    """Do it with the lake held, if it can be had within so many seconds."""
    from crossfoot.lake.store import opened  # noqa: PLC0415

    store, refused = opened(out, create=True)
    if store is None or refused:
        return _refuse(refused)
    until = clock.elapsed() + 1000 * wait
    while True:
        with store.held() as (lock, taken):
            if taken is None:
                return work(store, lock)
        if clock.elapsed() >= until:
            return _refuse(taken)
        clock.sleep(1)


def _run(  # noqa: PLR0913 - what a run needs
    named: "Named",
    store: "Store",
    lock: int,
    terms: "Terms",
    where: Where,
    *,
    retry: bool,
    as_json: bool,
) -> int:
    from crossfoot.batch import season  # noqa: PLC0415
    from crossfoot.cli_season import Show  # noqa: PLC0415

    refused = season.clean(store)
    if refused:
        return _refuse(refused)
    plan = season.plan(named.assignments, season.done(store), terms, retry=retry)
    cli_print.say(plan.unreadable, "name files that can be read", err=True)
    with Show(plan, named.others, as_json=as_json) as show:
        try:
            ended = season.run(plan.tasks, store, _engine(store, terms, where, lock), show.add)
        except KeyboardInterrupt:
            typer.echo("interrupted: the same command goes on from here", err=True)
            return INTERRUPTED
    show.summary(store.root)
    if ended:
        cli_print.say((ended,), "", err=True)
    amiss = ended or plan.unreadable or any(it.severity == "error" for it in named.findings)
    return int(bool(amiss) or show.has_failed)


def _engine(
    store: "Store", terms: "Terms", where: Where, lock: int
) -> "Callable[[Sequence[Task]], Iterator[Receipt]]":
    if where.engine == "ray":
        from crossfoot.batch import on_ray  # noqa: PLC0415 - an extra

        return partial(
            on_ray.run, store=store, terms=terms, workers=where.workers, address=where.address
        )
    from crossfoot.batch import local  # noqa: PLC0415

    kept = (lock,) if lock >= 0 else ()
    return partial(local.run, store=store, terms=terms, workers=where.workers, kept=kept)


def _refuse(finding: "Finding | None") -> int:
    cli_print.say((finding,) if finding else (), "mend it first", err=True)
    return UNJUDGED
