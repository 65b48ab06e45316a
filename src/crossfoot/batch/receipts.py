"""What a lake keeps of a release that came to an end, good or bad."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from crossfoot import clock
from crossfoot.lake import layout, rows, schema
from crossfoot.model import ConceptName, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crossfoot.batch.tasks import Receipt, Task
    from crossfoot.lake.store import Store
    from crossfoot.model import Finding, Report
    from crossfoot.pipeline import Conversion

_PUBLISHED, _PERIOD_END = ConceptName("PublicationDate"), ConceptName("DocumentPeriodEndDate")


def wait(
    store: Store, done: Conversion | None, told: Receipt, table: Iterable[bytes]
) -> Finding | None:
    """Keep the rows of a release, its receipt before them, until they are put into the tables."""
    row = receipt_row(done, told)
    month = str(row["published"])[:7] if row["published"] else layout.UNDATED
    content = b"".join((*rows.lines(schema.RECEIPTS, [row]), *table))
    return store.write(layout.waiting(month, told.task.release), content)


def receipt_row(done: Conversion | None, told: Receipt) -> rows.Row:
    """The receipt as the lake has it."""
    task, report = told.task, done.report if done and done.package else None
    found = done.findings if done else (told.first,) if told.first else ()
    failed = [proof for proof in report.proofs if not proof.proved] if report else []
    severities = [each.severity for each in found]
    entity: dict[str, Any] = rows.shared(report, None, None) if report else {}
    return {
        "release": task.release,
        "source": task.assignment.source,
        "content": task.file.content,
        "size": task.file.stamp.size,
        "modified": task.file.stamp.modified,
        "profile": task.known,
        "version": task.version,
        "scheme": None,
        "identifier": None,
        "company": None,
        **entity,
        "published": published(task, report),
        "reported": reported(report) if report else None,
        "form": task.assignment.form,
        "format": done.document.form if done and done.document else "",
        "verdict": told.verdict,
        "why": told.first.code if told.first and told.first.severity is Severity.ERROR else None,
        "facts": told.facts,
        "proved": told.proved,
        "identities": len(report.proofs) if report else 0,
        "failed": len(failed),
        "open": _open(done),
        "errors": severities.count(Severity.ERROR),
        "warnings": severities.count(Severity.WARNING),
        "judge": told.judge,
        "cpu": told.cpu,
        "stages": dict(told.stages),
        "peak": told.peak,
        "finished": clock.timestamp(),
    }


def _open(done: Conversion | None) -> int:
    return sum(each.fate == "open" for each in done.ledger.entries) if done else 0


def published(task: Task, report: Report | None) -> str | None:
    """When the release was published: as somebody says, else as is printed."""
    if task.assignment.published:
        return task.assignment.published
    cover = report.cover if report else ()
    return next((each.text for each in cover if each.concept == _PUBLISHED), None)


def reported(report: Report) -> dt.date | None:
    """The last day of the period that the release reports on, as is printed."""
    days = (each.text for each in report.cover if each.concept == _PERIOD_END)
    return next((dt.date.fromisoformat(day) for day in days), None)
