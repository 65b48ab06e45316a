"""Any value between stages, as JSON for programs or as an outline for people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Final

from crossfoot.model import Caption, Cell, Figure, Paragraph
from crossfoot.value import Value, fields_told

if TYPE_CHECKING:
    from collections.abc import Iterator

Plain = dict[str, "Plain"] | list["Plain"] | str | int | bool | None

_INDENT: Final = "  "


def plain(value: object) -> Plain:
    """The value as JSON holds it: fields by name, decimals and dates as text."""
    match value:
        case Enum():
            return str(value.value)
        case None | bool() | int() | str():
            return value
        case Decimal() | date():
            return str(value)
        case Mapping():
            return {str(key): plain(inner) for key, inner in value.items()}
        case tuple() | list():
            return [plain(inner) for inner in value]
    if isinstance(value, Value):
        return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
    raise TypeError(f"{type(value).__name__} is no value between stages")


def outline(value: object, depth: int = 0) -> Iterator[str]:
    """Lines for a person: short values beside their names, long ones beneath, indented."""
    match value:
        case tuple():
            for inner in value:
                brief = _brief(inner)
                yield from outline(inner, depth) if brief is None else (_INDENT * depth + brief,)
        case Mapping():
            for key, inner in value.items():
                yield from _named(str(key), inner, depth)
        case Value() if _brief(value) is None:
            yield from _record(value, depth)
        case _:
            yield _INDENT * depth + (_brief(value) or "")


def _record(value: Value, depth: int) -> Iterator[str]:
    """The type's name with what is short; what says no more than a default falls away."""
    told = [(name, inner) for name, inner in fields_told(value) if inner not in ((), None, "", {})]
    short = [f"{name}={brief}" for name, inner in told if (brief := _brief(inner)) is not None]
    yield _INDENT * depth + " ".join([type(value).__name__, *short])
    for name, inner in told:
        if _brief(inner) is None:
            yield from _named(name, inner, depth + 1)


def _named(name: str, value: object, depth: int) -> Iterator[str]:
    brief = _brief(value)
    yield _INDENT * depth + name + ("" if brief is None else f"={brief}")
    if brief is None:
        yield from outline(value, depth + 1)


def _brief(value: object) -> str | None:
    """The value in a few words, or none when it takes lines of its own."""
    match value:
        case Cell() | Caption() | Figure():
            return f"‘{value.text}’"
        case Paragraph():
            cells = " | ".join(cell.text for cell in value.cells)
            return f"{value.place}: {' ' * value.indent}{cells}"
        case tuple():
            return _brief_row(value)
    return _word(value)


def _word(value: object) -> str | None:
    match value:
        case None:
            return "·"
        case Enum():
            return str(value.value)
        case Decimal():
            return f"{value:,f}"
        case str() | int() | date():
            return str(value)
    return str(value) if _has_words(value) else None


def _brief_row(row: tuple[object, ...]) -> str | None:
    """A row of values that are short by nature; of records only figures stand in a row."""
    if any(isinstance(inner, (tuple, Paragraph)) and inner for inner in row):
        return None
    briefs = [_brief(inner) for inner in row]
    short = [brief for brief in briefs if brief is not None]
    return ", ".join(short) if len(short) == len(briefs) else None


def _has_words(value: object) -> bool:
    """Whether its class says how to print it, as places, periods and units do."""
    return isinstance(value, Value) and type(value).__str__ is not object.__str__
