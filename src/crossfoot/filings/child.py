"""A process that judges, and what it may take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from crossfoot.filings.asked import Answer
from crossfoot.model import Finding, Severity
from crossfoot.workers import Hired, Limits, Stop

if TYPE_CHECKING:
    from crossfoot.filings.asked import Question

_LEAST_TIME, _TIME_PER_MEGABYTE = 10_000, 20_000
_LEAST_MEMORY, _MEMORY_PER_BYTE = 500_000_000, 60
_CODES: Final = {
    "time": "safety.time",
    "memory": "safety.memory",
    "end": "judging.stopped",
    "start": "judging.stopped",
}


def limits_for(paths: tuple[str, ...]) -> Limits:
    """As much as honest filings of that size have been seen to take, several times over."""
    size = sum(Path(path).stat().st_size for path in paths)
    time = _LEAST_TIME + _TIME_PER_MEGABYTE * size // 1_000_000
    return Limits(time, _LEAST_MEMORY + _MEMORY_PER_BYTE * size)


class Child(Hired):
    """A process that judges one filing after the other."""

    def __init__(self) -> None:
        super().__init__("crossfoot.filings.worker")

    def ask(self, question: Question, limits: Limits) -> Answer:
        """The answer, or why there is none."""
        told: Answer | Stop = super().ask(question, limits)
        return Answer(failed=_why(told)) if isinstance(told, Stop) else told


def _why(stop: Stop) -> Finding:
    advice = "judge a smaller file, or one that is known to be sound"
    said = stop.said.replace("the process", "the judging process")
    return Finding(Severity.ERROR, _CODES[stop.kind], said, advice)
