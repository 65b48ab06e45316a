"""A question to a lake, and its answer in the form that is wanted."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from crossfoot import delivery
from crossfoot.lake import duck
from crossfoot.model import Finding, Severity
from crossfoot.rendering.text import decimal_text
from crossfoot.value import Value, encoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from crossfoot.lake.store import Store

OVERVIEW: Final = """
    SELECT view_name AS name, column_count AS columns, comment AS meaning
    FROM duckdb_views() WHERE NOT internal ORDER BY name"""
"""What there is to ask."""

_WIDEST: Final = 90
"""Characters of a column of a table; the other forms have all."""


class Told(Value):
    """The answer as text, or that it was written, or why there is none."""

    text: str = ""
    refused: Finding | None = None


def asked(store: Store, question: str, form: str, out: Path | None, limit: int) -> Told:
    """The answer in that form; into `out` if that is named, whole or not at all."""
    try:
        if form == "parquet" and out is not None:
            return Told(refused=duck.to_parquet(store, question, out))
        names, rows = duck.answer(store, question)
        text = "".join(_FORMS[form](names, rows, limit))
    except duck.Failure as error:
        said = " ".join(str(error).split())[:400]
        advice = "`crossfoot query LAKE` tells what there is to ask; docs/lake.md has examples"
        return Told(refused=Finding(Severity.ERROR, "lake.question", said, advice))
    if out is None:
        return Told(text)
    return Told(refused=delivery.written(out, text.encode()))


def _table(names: Sequence[str], rows: Iterable[Sequence[Any]], limit: int) -> Iterator[str]:
    shown: list[tuple[str, ...]] = []
    more = 0
    numeric = [True] * len(names)
    for row in rows:
        if len(shown) == limit:
            more += 1
            continue
        numeric = [is_so and _is_number(it) for is_so, it in zip(numeric, row, strict=True)]
        shown.append(tuple(_short(_plain(it)) for it in row))
    widths = [max(map(len, column)) for column in zip(names, *shown, strict=True)]

    def line(cells: Sequence[str]) -> str:
        told = (
            cell.rjust(width) if is_number else cell.ljust(width)
            for cell, width, is_number in zip(cells, widths, numeric, strict=True)
        )
        return "  ".join(told).rstrip() + "\n"

    yield line(names)
    yield line(["─" * width for width in widths])
    yield from map(line, shown)
    if more:
        yield f"… and {more:,} more: --limit, or --as csv\n"


def _csv(names: Sequence[str], rows: Iterable[Sequence[Any]], _: int) -> Iterator[str]:
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_plain(it) for it in row] for row in rows)
    yield told.getvalue()


def _json(names: Sequence[str], rows: Iterable[Sequence[Any]], _: int) -> Iterator[str]:
    """An object a line, figures as text, so that nobody rounds them."""
    for row in rows:
        told = dict(zip(names, map(_exact, row), strict=True))
        yield encoded(told).decode() + "\n"


_FORMS: Final[dict[str, Callable[[Sequence[str], Iterable[Sequence[Any]], int], Iterator[str]]]] = {
    "table": _table,
    "csv": _csv,
    "json": _json,
}


def _is_number(value: object) -> bool:
    return value is None or (
        isinstance(value, (int, Decimal, float)) and not isinstance(value, bool)
    )


def _exact(value: object) -> object:
    return decimal_text(_trimmed(value)) if isinstance(value, Decimal) else value


def _plain(value: object) -> str:
    match value:
        case None | bool():
            return "" if value is None else str(value).lower()
        case Decimal():
            return decimal_text(_trimmed(value))
        case dt.datetime() if not (value.hour or value.minute or value.second):
            return str(value.date())
        case dict():
            return "|".join(f"{key}={it}" for key, it in value.items())
        case list():
            return " ".join(map(_plain, value))
        case _:
            return str(value)


def _trimmed(value: Decimal) -> Decimal:
    """Without the zeros that the column's type has put behind it."""
    return value.normalize() if value == value.to_integral() or value.as_tuple().exponent else value


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _WIDEST else f"{plain[: _WIDEST - 1]}…"
