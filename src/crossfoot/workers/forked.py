"""Work done in a fork of this process: what it changes and what it leaves behind dies with it."""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

HAS_FORK: Final = hasattr(os, "fork")


def forked(work: Callable[[], object], stopped: Callable[[str], object]) -> bytes:
    """What the work gives, pickled, from a process of its own where the system has forks.

    `stopped` says the same of work that came to no end, by the reason.
    """
    if not HAS_FORK:
        return _told(work, stopped)
    receive, send = os.pipe()
    child = os.fork()
    if not child:
        os.close(receive)
        _say_and_end(work, stopped, send)
    os.close(send)
    with os.fdopen(receive, "rb") as told:
        said = told.read()
    os.waitpid(child, 0)
    return said or _pickled(stopped("it ended by itself"))


def _say_and_end(work: Callable[[], object], stopped: Callable[[str], object], send: int) -> None:
    """Without what Python does at its end, which is the parent's to do.

    Nothing is collected either: it would look through all that the parent has loaded.
    """
    gc.disable()
    try:
        said = _told(work, stopped)
        with contextlib.suppress(OSError), os.fdopen(send, "wb") as told:
            told.write(said)
    finally:
        os._exit(0)


def _told(work: Callable[[], object], stopped: Callable[[str], object]) -> bytes:
    try:
        return _pickled(work())
    except MemoryError:
        return _pickled(stopped("it has no memory left"))
    except Exception as error:  # noqa: BLE001 - Arelle raises what it likes
        return _pickled(stopped(f"{type(error).__name__}: {error}"[:500]))


def _pickled(value: object) -> bytes:
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
