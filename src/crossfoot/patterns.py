"""Patterns that are compiled when they are first asked: a release needs some of them only.

Python takes longer to compile one than most releases take to be searched with it.
"""

from __future__ import annotations

import re
from typing import AnyStr, cast


def regex(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, later; a mistake in it shows when it is first used."""
    return cast("re.Pattern[AnyStr]", _Later(text, flags))


class _Later:
    """A pattern to be; once asked, it answers as the compiled one does."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self.pattern, self._flags)
        answer: object = getattr(compiled, name)
        vars(self).update({each: getattr(compiled, each) for each in _ASKED})
        return answer


_ASKED = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")
"""What is asked of patterns, and answered without a detour from then on."""
