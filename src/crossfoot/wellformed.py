"""XML is read back before it leaves, so that a mistake fails where it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def checked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same chunks; raises `ExpatError` at the first that is not well-formed.

    Nothing of it is kept, so the parser that Python brings along does; prefixes are resolved.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    for chunk in chunks:
        parser.Parse(chunk)
        yield chunk
    parser.Parse(b"", True)  # noqa: FBT003 - expat takes it by position
