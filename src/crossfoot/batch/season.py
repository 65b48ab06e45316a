"""A run: what is done already, what is to do, and when it goes into the tables."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final

from crossfoot.batch import near
from crossfoot.batch.tasks import File, Stamp, Terms, Verdict, again, task_of
from crossfoot.lake import duck, layout
from crossfoot.lake.rows import split
from crossfoot.model import Finding, Severity
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from crossfoot.batch.tasks import Assignment, Receipt, Task
    from crossfoot.lake.store import Store

    Engine = Callable[[Sequence[Task]], Iterator[Receipt]]

COMMITTED_AFTER: Final = 250
"""Releases that wait, after which they are put into the tables."""

_KEPT: Final = ("release", "content", "source", "size", "modified", "verdict")


class Done(Value):
    """What a lake has already: keys with their verdicts, and the hash of each file as it was."""

    verdicts: dict[str, str]
    contents: dict[tuple[str, Stamp], str]


class Plan(Value):
    """What is to do; what is done, or named twice; and what cannot be read at all."""

    tasks: tuple[Task, ...]
    done: int
    repeated: int
    unreadable: tuple[Finding, ...]


def clean(store: Store) -> Finding | None:
    """Take away what a run that was killed left half-way, and have the views of this version."""
    store.sweep()
    store.remove(duck.orphans(store))
    refused = duck.create(store)
    if refused:
        return refused
    # What is in the tables need not wait for them any more.
    kept = {row[0] for row in duck.receipts(store, ("release",))}
    store.remove(name for name in store.names(layout.WAITING) if layout.release_of(name) in kept)
    return None


def done(store: Store) -> Done:
    """All that has a receipt."""
    told = Done({}, {})
    for row in (*duck.receipts(store, _KEPT), *_waiting(store)):
        release, content, source, size, modified, verdict = row
        told.verdicts[release] = verdict
        told.contents[source, Stamp(size, modified)] = content
    return told


def _waiting(store: Store) -> Iterator[tuple[str, str, str, int, str, str]]:
    for name in store.names(layout.WAITING):
        _, line = split(store.head(name))
        row = json.loads(line)
        yield tuple(row[column] for column in _KEPT)


def plan(
    assignments: Iterable[Assignment], known: Done, terms: Terms, *, retry: bool = False
) -> Plan:
    """What is to do, in the order of publication; a file that did not change is not read again."""
    tasks: dict[str, Task] = {}
    unreadable: list[Finding] = []
    over = repeated = 0
    profiles = _Profiles()
    for assignment in assignments:
        try:
            task = _task(assignment, known, terms, profiles)
        except OSError as error:
            unreadable.append(_unreadable(assignment, error))
            continue
        task = _once_more(task, known) if retry else task
        if task.release in tasks:
            repeated += 1
        elif task.release in known.verdicts:
            over += 1
        else:
            tasks[task.release] = task
    ordered = sorted(tasks.values(), key=lambda task: task.assignment.published)
    return Plan(tuple(ordered), over, repeated, tuple(unreadable))


class _Profiles:
    """Hashes of profiles, each read once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def digest(self, name: str) -> str:
        if name and name not in self._known:
            self._known[name] = near.digest(name)
        return self._known.get(name, "")


def _task(assignment: Assignment, known: Done, terms: Terms, profiles: _Profiles) -> Task:
    stamp = near.stamp(assignment.source)
    content = known.contents.get((assignment.source, stamp)) or near.digest(assignment.source)
    profile = profiles.digest(assignment.profile)
    return task_of(assignment, File(content, stamp), profile, terms)


def _once_more(task: Task, known: Done) -> Task:
    """The next attempt at a release that was stopped each time before."""
    attempt, last = 0, task
    while known.verdicts.get(last.release) == Verdict.STOPPED:
        attempt += 1
        last = again(task, attempt)
    return last


def run(
    tasks: Sequence[Task], store: Store, engine: Engine, told: Callable[[Receipt], None]
) -> Finding | None:
    """Convert them; why it had to end before the end, if it had to.

    `told` hears of each receipt as it comes. What is done goes into the tables now and then, and
    at the end.
    """
    since = 0
    for receipt in engine(tasks):
        told(receipt)
        if receipt.verdict is Verdict.UNDELIVERED:
            return receipt.first
        since += 1
        if since >= COMMITTED_AFTER:
            refused = commit(store)
            if refused:
                return refused
            since = 0
    return commit(store)


def commit(store: Store) -> Finding | None:
    """Put all that waits into the tables, a month after the other."""
    months: dict[str, list[str]] = {}
    for name in store.names(layout.WAITING):
        months.setdefault(layout.month_of(name), []).append(name)
    for month, found in sorted(months.items()):
        # A worker that outlived its run may have come with what is in the tables already.
        kept = {row[0] for row in duck.receipts(store, ("release",), month)}
        names = [name for name in found if layout.release_of(name) not in kept]
        store.remove(name for name in found if layout.release_of(name) in kept)
        if not names:
            continue
        part = hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]
        refused = duck.commit(store, month, f"part-{part}", names)
        if refused:
            return refused
        store.remove(names)
    return None


def _unreadable(assignment: Assignment, error: OSError) -> Finding:
    why = (error.strerror or str(error) or "it cannot be read").lower()
    said = f"{error.filename or assignment.source}: {why}"
    return Finding(Severity.ERROR, "batch.unreadable", said, "name a file that can be read")
