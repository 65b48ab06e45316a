"""Lakes made in this process, of releases that a test writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crossfoot.batch import season
from crossfoot.batch.tasks import Assignment, Terms
from crossfoot.batch.work import Worker
from crossfoot.lake import duck
from crossfoot.lake.store import opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from crossfoot.batch.tasks import Receipt, Task
    from crossfoot.lake.store import Store

TERMS = Terms(arelle=False)


def lake(root: str, assignments: Sequence[Assignment], terms: Terms = TERMS) -> Store:
    """A lake with these releases; nothing is forked, and no process started."""
    store, refused = opened(root, create=True)
    assert store is not None, refused
    assert season.clean(store) is None
    plan = season.plan(assignments, season.done(store), terms)
    assert not plan.unreadable
    assert season.run(plan.tasks, store, engine(store, terms), lambda _: None) is None
    return store


def engine(store: Store, terms: Terms = TERMS) -> season.Engine:
    worker = Worker(store, terms)

    def run(tasks: Sequence[Task]) -> Iterator[Receipt]:
        yield from map(worker.run, tasks)

    return run


def release(folder: Path, name: str, text: str, published: str = "") -> Assignment:
    path = folder / name
    path.write_text(text, "utf-8")
    return Assignment(str(path), published=published)


def ask(store: Store, question: str) -> list[dict[str, Any]]:
    names, rows = duck.answer(store, question)
    return [dict(zip(names, row, strict=True)) for row in rows]
