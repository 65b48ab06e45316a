"""What is asked of a worker, and what it answers; both cross the border of a process."""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from crossfoot.value import Value, replace
from crossfoot.workers import Limits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossfoot.model import Finding

LIMITS: Final = Limits(120_000, 2_000_000_000)
"""What a release may take, several times what the largest that we have seen takes."""

_KEY_DIGITS: Final = 32


class Terms(Value):
    """How all releases of a run are converted."""

    forms: tuple[str, ...] = ("xbrl", "json")
    arelle: bool = True
    limits: Limits = LIMITS


class Assignment(Value):
    """A release to convert, as somebody names it: paths or URIs, the day in UTC (ISO 8601)."""

    source: str
    profile: str = ""
    published: str = ""
    form: str = ""


class Stamp(Value):
    """What a file system tells of a file without reading it."""

    size: int
    modified: str


class File(Value):
    """A file by what is in it, a SHA-256, and by what its system tells."""

    content: str
    stamp: Stamp


class Task(Value):
    """A release with what identifies it; `known` is the hash of its profile."""

    assignment: Assignment
    file: File
    known: str
    release: str
    version: str


class Verdict(StrEnum):
    """How a release ended; the last is of none that ended: it is to be done again."""

    VALID = "valid"
    DOUBTS = "doubts"
    INVALID = "invalid"
    REFUSED = "refused"
    STOPPED = "stopped"
    UNDELIVERED = "undelivered"


class Receipt(Value):
    """What came of a release, for the one who counts; the lake has it in full."""

    task: Task
    verdict: Verdict
    facts: int = 0
    proved: int = 0
    judge: str = "none"
    cpu: int = 0
    """Milliseconds."""
    elapsed: int = 0
    """Milliseconds, as a clock on the wall counts."""
    stages: Mapping[str, int] = {}
    peak: int = 0
    first: Finding | None = None
    """Why it is no better."""


def task_of(assignment: Assignment, file: File, known: str, terms: Terms) -> Task:
    """The task, with the key under which its output is kept: all that the output depends on."""
    now = version("crossfoot")
    told = (file.content, known, assignment.published, assignment.form, terms.forms, terms.arelle)
    key = hashlib.sha256(json.dumps((*told, now)).encode()).hexdigest()[:_KEY_DIGITS]
    return Task(assignment, file, known, key, now)


def again(task: Task, attempt: int) -> Task:
    """The same release once more, under a key of its own."""
    key = hashlib.sha256(f"{task.release} {attempt}".encode()).hexdigest()[:_KEY_DIGITS]
    return replace(task, release=key)
