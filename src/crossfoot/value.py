"""What every value between the stages is: frozen, and equal to another that holds the same.

msgspec makes such a class in a thirtieth of the time that `dataclasses` needs, and an object in
a quarter of it; a command that lives for half a second makes a hundred and fifty classes and some
thirty thousand objects.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, dataclass_transform

from msgspec import NODEFAULT, DecodeError, Struct, field
from msgspec import to_builtins as plain
from msgspec.json import Encoder
from msgspec.json import decode as decoded
from msgspec.json import format as spaced
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "DecodeError",
    "Value",
    "as_json",
    "decoded",
    "encoded",
    "field",
    "fields_told",
    "plain",
    "replace",
]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Value(Struct, frozen=True):
    """A record of named fields; `class Money(Value, order=True)` where values have an order."""


_encode = Encoder().encode


def encoded(value: object) -> bytes:
    """A value as JSON, as short as it can be; half a surrogate pair as a question mark."""
    try:
        return _encode(value)
    except UnicodeEncodeError:
        text = json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))
        return text.encode(errors="replace")


def as_json(value: object) -> str:
    """A value as JSON, on one line, as it is told; half a surrogate pair as a question mark."""
    try:
        return spaced(_encode(value), indent=0).decode()
    except UnicodeEncodeError:  # what a file's name may hold
        return json.dumps(value, ensure_ascii=False).encode(errors="replace").decode()


def fields_told(value: Value) -> Iterator[tuple[str, object]]:
    """The fields by name, without those that say no more than their default."""
    names, defaults = value.__struct_fields__, value.__struct_defaults__
    asked = len(names) - len(defaults)
    for name, default in zip(names, (*(NODEFAULT,) * asked, *defaults), strict=True):
        inner = getattr(value, name)
        if inner != default:
            yield name, inner
