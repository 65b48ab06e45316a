"""One question, one answer: which engine may judge a filing, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.filings import reference
from crossfoot.filings.asked import Answer
from crossfoot.filings.warm import Engine, unfit
from crossfoot.model import Finding, Severity
from crossfoot.value import replace
from crossfoot.workers import forked

if TYPE_CHECKING:
    from crossfoot.filings.asked import Question


class Engines:
    """Both engines; the warm one loads nothing until a filing is fit for it."""

    def __init__(self) -> None:
        self._warm: Engine | None = None

    def answered(self, question: Question) -> bytes:
        """What the engine that may judge says, pickled, and why it was not the warm one."""
        why = unfit(question) if question.warm else ""
        if why or not question.warm:
            return forked(lambda: replace(reference.judge(question), note=why), _stopped)
        warm = self._warm = self._warm or Engine()
        warm.load(question)
        return forked(lambda: warm.judge(question), _stopped)


def _stopped(why: str) -> Answer:
    advice = "report this with the file: the reader could not cope with it"
    return Answer(
        failed=Finding(Severity.ERROR, "judging.stopped", f"Arelle stopped: {why}", advice)
    )
