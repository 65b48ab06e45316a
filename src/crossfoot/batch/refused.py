"""A release whose worker was stopped: it has a receipt like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from crossfoot.batch.receipts import wait
from crossfoot.batch.tasks import Receipt, Verdict
from crossfoot.lake import rows, schema
from crossfoot.model import Finding, Severity
from crossfoot.value import replace

if TYPE_CHECKING:
    from crossfoot.batch.tasks import Task
    from crossfoot.lake.store import Store
    from crossfoot.workers import Stop

_CAUSES: Final = {
    "time": ("batch.time", "give it more with --time-limit and --retry"),
    "memory": ("batch.memory", "give it more with --memory-limit and --retry"),
    "start": ("batch.no-worker", "mend what it says above, if it says anything, and run again"),
    "end": ("batch.end", "report this with the source file, if it is so with --retry too"),
}
"""Kind of stop → code and next step."""


def stopped(store: Store, task: Task, stop: Stop) -> Receipt:
    """The receipt, once it is kept."""
    said = f"{task.assignment.source}: {stop.said}"
    code, advice = _CAUSES[stop.kind]
    finding = Finding(Severity.ERROR, code, said, advice)
    if stop.kind == "start":
        return Receipt(task, Verdict.UNDELIVERED, first=finding)  # the release is not to blame
    told = Receipt(task, Verdict.STOPPED, first=finding)
    row = {"release": task.release, **next(rows.findings([finding]))}
    refused = wait(store, None, told, rows.lines(schema.FINDINGS, [row]))
    return replace(told, verdict=Verdict.UNDELIVERED, first=refused) if refused else told
