"""The side of the process that works: a question in, an answer out, until nobody asks."""

from __future__ import annotations

import os
import pickle
import sys
from typing import TYPE_CHECKING, Any, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Callable

LENGTH: Final = 8
"""Bytes before an answer that say how long it is."""


def serve(prepared: Callable[[], Callable[[Any], bytes]]) -> None:
    """Answer until nobody asks any more.

    Questions come in on standard input and answers go out on standard output, pickled, one after
    the other, a first one that is empty once all is ready; whatever else is printed goes nowhere.
    `prepared` is called once that is so.
    """
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.stdout.fileno())
    os.dup2(silence, sys.stderr.fileno())
    answered = prepared()
    _say(answers, b"")
    while (question := _asked()) is not None:
        _say(answers, answered(question))


def _say(answers: BinaryIO, told: bytes) -> None:
    answers.write(len(told).to_bytes(LENGTH, "big") + told)
    answers.flush()


def _asked() -> object | None:
    try:
        question: object = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    except EOFError:
        return None
    return question
