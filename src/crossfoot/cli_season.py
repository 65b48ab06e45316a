"""How a run is told while it goes on and when it has ended: to a person, or to a program."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, Self

import typer

from crossfoot import clock
from crossfoot.batch.tally import FAILED, Tally
from crossfoot.batch.tasks import Verdict
from crossfoot.cli_print import clean
from crossfoot.value import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from crossfoot.batch.season import Plan
    from crossfoot.batch.tasks import Receipt
    from crossfoot.cli_bar import Progress

_SAID_EVERY: Final = 15_000
"""Milliseconds between two lines where nobody watches a terminal."""
_MINUTE: Final = 60


class Show:
    """Shows a run: a bar on a terminal, a line now and then elsewhere, JSON for programs."""

    def __init__(self, plan: Plan, others: int, *, as_json: bool) -> None:
        self._plan, self._others, self._as_json = plan, others, as_json
        self._tally = Tally()
        self._start = self._said = clock.elapsed()
        self._bar: Progress | None = None

    def __enter__(self) -> Self:
        if not self._as_json and self._plan.tasks and sys.stderr.isatty():
            from crossfoot.cli_bar import bar  # noqa: PLC0415 - it loads rich

            self._bar = bar(len(self._plan.tasks))
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    @property
    def has_failed(self) -> bool:
        """Whether a release of this run is not valid."""
        return any(self._tally.verdicts[each] for each in FAILED)

    def add(self, receipt: Receipt) -> None:
        """Show one more."""
        self._tally.add(receipt)
        if self._as_json:
            typer.echo(as_json(_told(receipt)))
        elif self._bar:
            self._bar.update(self._bar.task_ids[0], advance=1, counts=self._counts())
        elif clock.elapsed() - self._said >= _SAID_EVERY:
            self._said = clock.elapsed()
            typer.echo(f"{self._progress()}: {self._counts()}", err=True)

    def summary(self, lake: str) -> None:
        """Tell how the run has ended."""
        if self._as_json:
            typer.echo(as_json({"summary": self._summary(lake)}))
        else:
            typer.echo("\n".join(self._lines(lake)))

    def _counts(self) -> str:
        told = (f"{self._tally.verdicts[it]} {it}" for it in Verdict if self._tally.verdicts[it])
        return ", ".join(told) or "nothing yet"

    def _progress(self) -> str:
        done, of = self._tally.done, len(self._plan.tasks)
        left = (of - done) * self._seconds() // max(done, 1)
        return f"{done:,} of {of:,}, {self._rate():,} a minute, {_time(left)} left"

    def _seconds(self) -> int:
        return (clock.elapsed() - self._start) // 1000

    def _rate(self) -> int:
        """Releases a minute."""
        return self._tally.done * _MINUTE // max(self._seconds(), 1)

    def _lines(self, lake: str) -> Iterator[str]:
        tally, done = self._tally, max(self._tally.done, 1)
        if tally.done:
            row = {
                "releases": tally.done,
                **{str(each): tally.verdicts[each] for each in Verdict if tally.verdicts[each]},
                "facts": tally.facts,
                "proved": tally.proved,
                "a minute": self._rate(),
                "ms each": tally.cpu // done,
                "peak MB": tally.peak // 1_000_000,
            }
            yield "  ".join(f"{name:>9}" for name in row)
            yield "  ".join(f"{number:>9,}" for number in row.values())
            shares = ((name, 100 * it // max(tally.stages.total(), 1)) for name, it in
                      tally.stages.most_common())  # fmt: skip
            yield "CPU: " + ", ".join(f"{name} {share} %" for name, share in shares if share)
            warm, judged = tally.judges["warm"], tally.judges["warm"] + tally.judges["cold"]
            if judged:
                yield f"judged warm: {warm:,} of {judged:,}"
            for each in tally.slowest():
                yield f"slow {each.elapsed:>6,} ms  {clean(each.task.assignment.source)}"
            yield from map(_failure, tally.failed)
            if tally.unlisted:
                yield f'… and {tally.unlisted:,} more: see `crossfoot query {lake} "FROM receipts"`'
        yield self._last(lake)

    def _last(self, lake: str) -> str:
        plan = self._plan
        others = (
            (plan.done, "done before"),
            (plan.repeated, "named twice or the same as another"),
            (len(plan.unreadable), "not readable"),
            (self._others, "of another kind"),
        )
        beside = "".join(f", {count:,} {what}" for count, what in others if count)
        return f"{self._tally.done:,} converted in {_time(self._seconds())}{beside} → {clean(lake)}"

    def _summary(self, lake: str) -> dict[str, object]:
        tally = self._tally
        return {
            "lake": lake,
            "converted": tally.done,
            "seconds": self._seconds(),
            "verdicts": dict(tally.verdicts),
            "judges": dict(tally.judges),
            "facts": tally.facts,
            "proved": tally.proved,
            "cpu_ms": tally.cpu,
            "stages_us": dict(tally.stages),
            "peak_bytes": tally.peak,
            "done_before": self._plan.done,
            "repeated": self._plan.repeated,
            "unreadable": len(self._plan.unreadable),
            "of_another_kind": self._others,
        }


def _told(receipt: Receipt) -> dict[str, object]:
    first = receipt.first
    return {
        "release": receipt.task.release,
        "source": receipt.task.assignment.source,
        "verdict": receipt.verdict,
        "facts": receipt.facts,
        "proved": receipt.proved,
        "judge": receipt.judge,
        "cpu_ms": receipt.cpu,
        "elapsed_ms": receipt.elapsed,
        "peak_bytes": receipt.peak,
        "why": f"{first.code}: {first.message}" if first else None,
    }


def _failure(receipt: Receipt) -> str:
    why = f"{receipt.first.code}: {receipt.first.message}" if receipt.first else ""
    return clean(f"{receipt.verdict} {receipt.task.assignment.source} {why}"[:200])


def _time(seconds: int) -> str:
    minutes, seconds = divmod(seconds, _MINUTE)
    hours, minutes = divmod(minutes, _MINUTE)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
