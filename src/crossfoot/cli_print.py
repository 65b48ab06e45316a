"""What the commands say: one line a finding, the closing table, the verdict, the progress."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import typer

from crossfoot.model import Fate, Severity
from crossfoot.unproved import unproved

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from crossfoot.model import Finding, Ledger, Report

UNJUDGED: Final = 2
"""The exit status of a run whose input cannot be read or judged."""

MOST_LINES: Final = 20
"""Findings that are printed one by one; the rest is counted."""

PATIENCE: Final = 1
"""Seconds before a person at a terminal is told that work goes on."""


def status(findings: Sequence[Finding], *, strict: bool) -> int:
    """The exit status of a run that reached its end: 1 when something must be looked at."""
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(finding.severity in failing for finding in findings))


def line(finding: Finding) -> str:
    """`severity code place message — next step`, on one line whatever the source holds."""
    place = f" {finding.place}:" if finding.place else ":"
    return clean(
        f"{finding.severity} {finding.code}{place} {finding.message} — {finding.next_step}"
    )


def clean(text: str) -> str:
    """Without line ends, and without what would steer a terminal."""
    shown = (char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
    return "".join(shown) if not text.isprintable() else text


def say(findings: Sequence[Finding], where: str, *, err: bool = False) -> None:
    """Errors, then warnings, a line each; `where` is where a person reads those left out."""
    told = [finding for finding in findings if finding.severity is not Severity.INFO]
    told.sort(key=lambda finding: finding.severity is not Severity.ERROR)
    for finding in told[:MOST_LINES]:
        typer.echo(line(finding), err=err)
    if len(told) > MOST_LINES:
        typer.echo(f"… and {_counted(told[MOST_LINES:])} more: {where}", err=err)


def _counted(findings: Sequence[Finding]) -> str:
    counts = [(count(findings, severity), severity.value) for severity in Severity]
    return ", ".join(f"{number} {name}{'s' * (number > 1)}" for number, name in counts if number)


def count(findings: Sequence[Finding], severity: Severity) -> int:
    """How many findings are that severe, and no more."""
    return sum(finding.severity is severity for finding in findings)


def summary(report: Report, ledger: Ledger, findings: Sequence[Finding]) -> None:
    """The short table at the end of a conversion."""
    fates = [entry.fate for entry in ledger.entries]
    row = {
        "facts": len(report.facts),
        "proved": proved(report),
        "cover": len(report.cover),
        "repeats": fates.count(Fate.REPEAT),
        "open": fates.count(Fate.OPEN),
        "errors": count(findings, Severity.ERROR),
        "warnings": count(findings, Severity.WARNING),
        "notes": count(findings, Severity.INFO),
    }
    # Not by rich, which would take a tenth of the CPU of a run that is piped.
    typer.echo("  ".join(f"{name:>8}" for name in row))
    typer.echo("  ".join(f"{number:>8,}" for number in row.values()))


def proved(report: Report) -> int:
    """How many facts are proved, being printed twice to the same digit not counted."""
    return len(report.facts) - len(unproved(report))


def verdict(
    report: Report,
    findings: Sequence[Finding],
    folder: Path,
    *,
    held: int | None,
    strict: bool = False,
) -> str:
    """The last line: what the arithmetic says, what Arelle says, and where the output is.

    `held` is how many assertions of the rules hold in Arelle, None where it was not asked.
    """
    failed = [proof for proof in report.proofs if not proof.proved]
    plural = "identity fails" if len(failed) == 1 else "identities fail"
    true = f"{len(failed)} {plural}" if failed else "no identity fails"
    errors, warnings = count(findings, Severity.ERROR), count(findings, Severity.WARNING)
    word = "invalid" if errors else "valid with doubts" if warnings else "valid"
    if strict and warnings and not errors:
        word = "valid with doubts, which --strict does not pass"
    return (
        f"{word}: {proved(report)} of {len(report.facts)} facts are proved, {true}, "
        f"{_arelle(findings, held)} → {clean(str(folder))}"
    )


def _arelle(findings: Sequence[Finding], held: int | None) -> str:
    if held is None:
        return "Arelle was not asked"
    told = [it for it in findings if it.code.startswith("arelle.")]
    said = f"Arelle has {len(told)} objection{'s' * (len(told) > 1)}"
    said = said if told else "Arelle accepts it"
    return f"{said}, {held} assertion{'s' * (held != 1)} satisfied" if held else said


@contextmanager
def progress(text: str) -> Iterator[None]:
    """A sign of life on a terminal once the work has taken a second; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    bar = Progress(*columns, console=console, transient=True, redirect_stdout=False)
    bar.add_task(clean(text), total=None)
    timer = threading.Timer(PATIENCE, bar.start)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        bar.stop()
