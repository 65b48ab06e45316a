"""JSON files that hold one list, written an entry a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.value import as_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def listed(name: str, entries: Iterable[Mapping[str, object]]) -> Iterator[bytes]:
    """`{"name": [...]}`, one chunk an entry."""
    yield f'{{"{name}": ['.encode()
    separator = "\n"
    for entry in entries:
        yield f"{separator}{as_json(entry)}".encode(errors="replace")
        separator = ",\n"
    yield b"\n]}\n"
