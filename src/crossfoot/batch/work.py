"""One release, from a task to its report and its rows in a lake."""

from __future__ import annotations

import gc
import hashlib
import resource
import sys
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Final

from crossfoot import clock, pipeline
from crossfoot.batch.judging import Judge
from crossfoot.batch.near import here
from crossfoot.batch.receipts import published, reported, wait
from crossfoot.batch.tasks import Receipt, Verdict
from crossfoot.lake import layout, rows, schema
from crossfoot.model import Finding, Severity
from crossfoot.profile import Profile, load
from crossfoot.rendering.names import names
from crossfoot.unproved import unproved
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from crossfoot.batch.tasks import Task, Terms
    from crossfoot.lake.store import Store
    from crossfoot.pipeline import Conversion
    from crossfoot.taxonomy.model import Taxonomy

_COLLECT_EVERY: Final = 20
"""Releases after which what is left in circles is collected; it is little."""
_KILOBYTES: Final = 1 if sys.platform == "darwin" else 1024
"""In which `ru_maxrss` counts."""


class Spent(Value):
    """Time that was spent on a release: by stage in microseconds of CPU, in all, on the wall."""

    stages: dict[str, int]
    cpu: int
    elapsed: int


class Watch:
    """Tells the CPU of each step from that of the one before, forks that ended counted."""

    def __init__(self) -> None:
        self._start = self._last = _cpu()
        self._clock = clock.elapsed()
        self._stages: dict[str, int] = {}

    def passed(self, step: str) -> None:
        """Count what was used since the last step as this one's."""
        now = _cpu()
        self._stages[step] = self._stages.get(step, 0) + now - self._last
        self._last = now

    def spent(self) -> Spent:
        """All so far, in milliseconds."""
        elapsed = clock.elapsed() - self._clock
        return Spent(dict(self._stages), (_cpu() - self._start) // 1000, elapsed)


def _cpu() -> int:
    """Microseconds of this process and of its forks."""
    own = clock.cpu()
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own + round((theirs.ru_utime + theirs.ru_stime) * 1_000_000)


class Worker:
    """Converts one release after the other; what all of them need is loaded once."""

    def __init__(self, store: Store, terms: Terms) -> None:
        self._store, self._terms = store, terms
        self._judge = Judge()
        self._core = pipeline.core()
        self._done = 0

    def warm(self) -> None:
        """Load what every release needs."""
        if self._terms.arelle:
            self._judge.load()
        gc.collect()
        gc.freeze()  # what is loaded stays: no fork need touch it
        gc.disable()

    def run(self, task: Task) -> Receipt:
        """Convert a release, keep its report and its rows, and tell what came of it."""
        named = task.assignment
        try:
            with here(named.source) as source, _profile(named.profile) as profile:
                if hashlib.sha256(source.read_bytes()).hexdigest() != task.file.content:
                    return Receipt(task, Verdict.STOPPED, first=_changed(task))
                return self._run(task, source, profile)
        except OSError as error:
            return Receipt(task, Verdict.STOPPED, first=_gone(task, error))

    def _run(self, task: Task, source: Path, profile: Path | None) -> Receipt:
        watch = Watch()
        done, found = self._converted(source, profile, watch)
        refused = None
        if done is not None and done.package is not None:
            refused = self._store.deliver(done.package, layout.report(task.release))
            watch.passed("delivery")
        if refused:
            return Receipt(task, Verdict.UNDELIVERED, first=refused)
        told = _outcome(task, done, found, self._judge.name)
        finished = self._kept(task, done, told, watch)
        self._done += 1
        if not self._done % _COLLECT_EVERY:
            gc.collect()
        return finished

    def _converted(
        self, source: Path, path: Path | None, watch: Watch
    ) -> tuple[Conversion | None, tuple[Finding, ...]]:
        """The release as far as it came, and what is said of it; a bug is said too."""
        self._judge.name = "none"
        profile, findings = load(path) if path else (Profile(), ())
        if profile is None:
            return None, findings
        try:
            done = pipeline.convert(
                source,
                profile,
                arelle=self._terms.arelle,
                forms=self._terms.forms,
                judge=self._judge.validate,
                watch=watch.passed,
                shared=self._core,
            )
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - one bad release must not stop the others
            return None, (_crashed(error),)
        return done, done.findings

    def _kept(self, task: Task, done: Conversion | None, told: Receipt, watch: Watch) -> Receipt:
        """Have the rows wait for their tables; the receipt is first of them, and counts for all."""
        table = list(_rows(task, done, told, self._core.taxonomy))
        watch.passed("rows")
        spent = watch.spent()
        told = replace(
            told,
            cpu=spent.cpu,
            elapsed=spent.elapsed,
            stages=spent.stages,
            peak=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KILOBYTES,
        )
        refused = wait(self._store, done, told, table)
        return replace(told, verdict=Verdict.UNDELIVERED, first=refused) if refused else told


# ── what is said of it ───────────────────────────────────────────────────────────────────


def _outcome(
    task: Task, done: Conversion | None, found: tuple[Finding, ...], judge: str
) -> Receipt:
    errors = [each for each in found if each.severity is Severity.ERROR]
    warnings = [each for each in found if each.severity is Severity.WARNING]
    first = next(iter((*errors, *warnings)), None)
    report = done.report if done and done.package else None
    if report is None:
        crashed = any(each.code.startswith("batch.") for each in errors)
        return Receipt(task, Verdict.STOPPED if crashed else Verdict.REFUSED, first=first)
    verdict = Verdict.INVALID if errors else Verdict.DOUBTS if warnings else Verdict.VALID
    facts = len(report.facts)
    return Receipt(task, verdict, facts, facts - len(unproved(report)), judge, first=first)


def _rows(task: Task, done: Conversion | None, told: Receipt, known: Taxonomy) -> Iterator[bytes]:
    """The rows of all tables but the receipts'."""
    key = {"release": task.release}
    found = done.findings if done else (told.first,) if told.first else ()
    report = done.report if done and done.package else None
    if done and report:
        in_common = {**key, **rows.shared(report, published(task, report), reported(report))}
        named = names(known, report.extension, "")
        table = rows.facts(report, done.footed, known, named)
        yield from rows.lines(schema.FACTS, ({**in_common, **row} for row in table))
        yield from _keyed(schema.PROOFS, key, rows.proofs(report.proofs))
        yield from _keyed(schema.NUMBERS, key, rows.numbers(done.ledger))
    yield from _keyed(schema.FINDINGS, key, rows.findings(found))


def _keyed(table: schema.Table, key: rows.Row, those: Iterable[rows.Row]) -> Iterator[bytes]:
    return rows.lines(table, ({**key, **row} for row in those))


def _profile(name: str) -> AbstractContextManager[Path | None]:
    return here(name) if name else nullcontext()


def _gone(task: Task, error: OSError) -> Finding:
    why = (error.strerror or str(error) or "it cannot be read").lower()
    said = f"{task.assignment.source}: {why}"
    return Finding(Severity.ERROR, "batch.gone", said, "have it there, and run again")


def _changed(task: Task) -> Finding:
    said = f"{task.assignment.source} has changed since the run began"
    return Finding(Severity.ERROR, "batch.changed", said, "run again: it will be read anew")


def _crashed(error: Exception) -> Finding:
    said = f"the program could not cope with it ({type(error).__name__}: {error})"[:500]
    advice = "report this with the source file: it is a mistake of the program"
    return Finding(Severity.ERROR, "batch.crashed", said, advice)
