"""One question, one answer: which engine may judge a filing, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.filings import reference
from crossfoot.filings.asked import Answer
from crossfoot.model import Finding, Severity

if TYPE_CHECKING:
    from crossfoot.filings.asked import Question


def answered(question: Question) -> Answer:
    """What the engine says; a mistake of Arelle's is an answer too."""
    try:
        return reference.judge(question)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - Arelle raises what it likes
        said = f"Arelle stopped: {type(error).__name__}: {error}"
        advice = "report this with the file: the reader could not cope with it"
        return Answer(failed=Finding(Severity.ERROR, "judging.stopped", said[:500], advice))
