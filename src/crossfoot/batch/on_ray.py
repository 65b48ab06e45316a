"""The engine of more than one machine: the same workers, each beside an actor of Ray's.

An actor has a worker's process of its own: Ray's have threads, which may not be forked. The only
module that knows Ray.
"""

from __future__ import annotations

import os
from collections import deque
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from crossfoot.batch.local import asked, hired
from crossfoot.batch.refused import stopped
from crossfoot.lake.store import opened
from crossfoot.model import Finding, Severity
from crossfoot.workers import Stop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.batch.tasks import Receipt, Task, Terms
    from crossfoot.lake.store import Store

_ATTEMPTS: Final = 3
"""Actors that may die over one release before it is given up."""


class Seat:
    """What an actor is: it asks its worker, and ends it with itself."""

    def __init__(self, root: str, terms: Terms) -> None:
        store, refused = opened(root)
        if store is None:
            raise OSError(refused)
        self._store, self._terms = store, terms
        self._worker = hired(store, terms, ())

    def pid(self) -> int:
        """Of the actor's process."""
        return os.getpid()

    def run(self, task: Task) -> Receipt:
        """The receipt of one release."""
        return asked(self._worker, self._store, task, self._terms)


def missing() -> Finding | None:
    """Why there is no Ray, if there is none."""
    if find_spec("ray") is not None:
        return None
    advice = "pip install 'crossfoot[ray]', or leave --engine out"
    return Finding(Severity.ERROR, "batch.no-ray", "Ray is not installed", advice)


def run(
    tasks: Sequence[Task], *, store: Store, terms: Terms, workers: int, address: str = ""
) -> Iterator[Receipt]:
    """The receipts as they come, from a cluster that is there, or one that ends with the run.

    A release whose actor dies is given to another; no more is asked for than there are actors.
    """
    import ray  # noqa: PLC0415 - an extra, and it takes seconds

    own = {} if address else {"num_cpus": workers}
    settings: dict[str, Any] = {"address": address or "local", **_QUIET, **own}
    ray.init(**settings)
    try:
        yield from _converted(ray, deque(tasks), store, terms, workers)
    finally:
        ray.shutdown()


_QUIET: Final[dict[str, Any]] = {
    "include_dashboard": False,
    "log_to_driver": False,
    "logging_level": "ERROR",
}


def _converted(
    ray: Any,  # noqa: ANN401 - Ray has no types
    waiting: deque[Task],
    store: Store,
    terms: Terms,
    workers: int,
) -> Iterator[Receipt]:
    seat = ray.remote(num_cpus=1)(Seat)
    idle = [seat.remote(store.root, terms) for _ in range(min(workers, len(waiting)))]
    busy: dict[Any, tuple[Any, Task]] = {}
    died: dict[str, int] = {}
    while waiting or busy:
        while waiting and idle:
            actor, task = idle.pop(), waiting.popleft()
            busy[actor.run.remote(task)] = actor, task
        (ended, *_), _ = ray.wait(list(busy), num_returns=1)
        actor, task = busy.pop(ended)
        try:
            receipt: Receipt | None = ray.get(ended)
        except ray.exceptions.RayActorError:
            died[task.release] = died.get(task.release, 0) + 1
            actor = seat.remote(store.root, terms)
            receipt = None
            if died[task.release] < _ATTEMPTS:
                waiting.appendleft(task)
            else:
                said = f"{_ATTEMPTS} workers ended over it, one after the other"
                receipt = stopped(store, task, Stop("end", said))
        idle.append(actor)
        if receipt:
            yield receipt
