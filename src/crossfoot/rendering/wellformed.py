"""XML is read back before it leaves, so that a mistake fails where it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class _Nothing:
    """A parser target that keeps nothing: only well-formedness is asked."""

    def close(self) -> None: ...


def checked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same chunks; raises `lxml.etree.XMLSyntaxError` at the first that is not well-formed."""
    parser = etree.XMLParser(target=_Nothing(), resolve_entities=False, no_network=True)  # type: ignore[call-overload]  # targets need no other method
    for chunk in chunks:
        parser.feed(chunk)
        yield chunk
    parser.close()
