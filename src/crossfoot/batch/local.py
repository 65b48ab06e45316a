"""The engine of one machine: worker processes, one a core, each asked by a thread of this one."""

from __future__ import annotations

import threading
from queue import SimpleQueue
from typing import TYPE_CHECKING, Final

from crossfoot.batch.refused import stopped
from crossfoot.value import as_json
from crossfoot.workers import Hired, Stop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.batch.tasks import Receipt, Task, Terms
    from crossfoot.lake.store import Store

_RECYCLED_AFTER: Final = 500
"""Releases after which a worker makes room for a new one, whatever may have gathered in it."""


def run(
    tasks: Sequence[Task], store: Store, terms: Terms, workers: int, kept: Sequence[int] = ()
) -> Iterator[Receipt]:
    """The receipts as they come; `kept` are descriptors that the workers hold open.

    No more is asked for at a time than there are workers. Who leaves off early stops them.
    """
    waiting = iter(tasks)
    asking, leaving = threading.Lock(), threading.Event()
    told: SimpleQueue[Receipt | BaseException | None] = SimpleQueue()

    def following() -> Task | None:
        with asking:
            return None if leaving.is_set() else next(waiting, None)

    def hire() -> None:
        try:
            with hired(store, terms, kept) as worker:
                done = 0
                while (task := following()) is not None:
                    if done and not done % _RECYCLED_AFTER:
                        worker.stop()
                    told.put(asked(worker, store, task, terms))
                    done += 1
        except BaseException as error:  # noqa: BLE001 - raised again where somebody waits
            told.put(error)
        finally:
            told.put(None)

    threads = [threading.Thread(target=hire) for _ in range(workers)]
    for thread in threads:
        thread.start()
    try:
        yield from _received(told, workers)
    finally:
        leaving.set()
        for thread in threads:
            thread.join()


def _received(told: SimpleQueue[Receipt | BaseException | None], workers: int) -> Iterator[Receipt]:
    while workers:
        answer = told.get()
        if answer is None:
            workers -= 1
        elif isinstance(answer, BaseException):
            raise answer
        else:
            yield answer


def hired(store: Store, terms: Terms, kept: Sequence[int]) -> Hired:
    """A worker's process, which is not started before it is asked."""
    return Hired("crossfoot.batch.worker", (store.root, as_json(terms)), kept)


def asked(worker: Hired, store: Store, task: Task, terms: Terms) -> Receipt:
    """What the worker says, or why it was stopped."""
    answer: Receipt | Stop = worker.ask(task, terms.limits)
    return stopped(store, task, answer) if isinstance(answer, Stop) else answer
