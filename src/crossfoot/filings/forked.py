"""Work done in a fork of this process: what it changes and what it leaves behind dies with it."""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
from typing import TYPE_CHECKING

from crossfoot.filings.asked import Answer
from crossfoot.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable

HAS_FORK = hasattr(os, "fork")


def forked(work: Callable[[], Answer]) -> bytes:
    """What the work answers, pickled, from a process of its own where the system has forks."""
    if not HAS_FORK:
        return pickle.dumps(_answered(work), protocol=pickle.HIGHEST_PROTOCOL)
    receive, send = os.pipe()
    child = os.fork()
    if not child:
        os.close(receive)
        _say_and_end(work, send)
    os.close(send)
    with os.fdopen(receive, "rb") as told:
        said = told.read()
    os.waitpid(child, 0)
    if not said:
        return pickle.dumps(_stopped("it ended by itself"), protocol=pickle.HIGHEST_PROTOCOL)
    return said


def _say_and_end(work: Callable[[], Answer], send: int) -> None:
    """Without what Python does at its end, which is the parent's to do.

    Nothing is collected either: it would look through all that the parent has loaded.
    """
    gc.disable()
    try:
        said = pickle.dumps(_answered(work), protocol=pickle.HIGHEST_PROTOCOL)
        with contextlib.suppress(OSError), os.fdopen(send, "wb") as told:
            told.write(said)
    finally:
        os._exit(0)


def _answered(work: Callable[[], Answer]) -> Answer:
    try:
        return work()
    except MemoryError:
        return _stopped("it has no memory left")
    except Exception as error:  # noqa: BLE001 - Arelle raises what it likes
        return _stopped(f"{type(error).__name__}: {error}"[:500])


def _stopped(why: str) -> Answer:
    advice = "report this with the file: the reader could not cope with it"
    return Answer(
        failed=Finding(Severity.ERROR, "judging.stopped", f"Arelle stopped: {why}", advice)
    )
