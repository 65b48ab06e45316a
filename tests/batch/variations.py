"""A season of made releases: `python -m tests.batch.variations FOLDER COUNT`.

The examples with every figure multiplied, each by another company and on another day; a manifest
tells the days. Where releases are at hand (`--releases DIR`), they come first.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from tests import quarter, recast

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
_FIRST_DAY: Final = dt.datetime(2024, 10, 1, 21, 5, tzinfo=dt.UTC)
_DAYS: Final = 120
_FACTORS: Final = 97
_TABLES: Final = ("release.htm", "release.md", "release.csv")
_NAME, _TICKER = "Harborline Goods", "HBLN"

_CELL: Final = re.compile(
    r"(?P<before>(?:>|\| |\\\$ |\"\$ |^|[,\"])\(?)(?P<figure>\d{1,3}(?:,\d{3})*)"
    r"(?=\)?(?:<| \||\"|,|$))",
    re.MULTILINE,
)
"""A whole number alone in its cell, of HTML, Markdown or CSV: no year, and nothing per share."""
_IN_PROSE: Final = re.compile(r"\$(\d+\.\d) million")


def variations(count: int) -> Iterator[tuple[str, str]]:
    """Names and texts: of four one is scraped text, the others are tables."""
    for number in range(1, count + 1):
        kind = number % 4
        if kind:
            name = _TABLES[kind - 1]
            yield f"{number:04}-{name}", _table(name, number)
        else:
            yield f"{number:04}-release.txt", _scraped(number)


def _scraped(number: int) -> str:
    sheet = recast.times(quarter.read(), number % _FACTORS + 2)
    lines = [line.text for line in recast.printed(recast.as_scraped(sheet))]
    return "\n".join(lines).replace("Internet Initiative Japan", f"Initiative {number} Japan")


def _table(name: str, number: int) -> str:
    text = (EXAMPLES / "harborline-2q24" / name).read_text("utf-8")
    told = text.replace(_NAME, f"{_NAME} {number}").replace(_TICKER, f"H{number}")
    told = told.replace(_NAME.upper(), f"{_NAME.upper()} {number}")
    factor = number % _FACTORS + 2
    figures = {_value(match["figure"]) for match in _CELL.finditer(told)}
    told = _IN_PROSE.sub(lambda match: _rounded(match[1], figures, factor), told)
    return _CELL.sub(lambda m: f"{m['before']}{_value(m['figure']) * factor:,}", told)


def _value(figure: str) -> int:
    return int(figure.replace(",", ""))


def _rounded(millions: str, figures: set[int], factor: int) -> str:
    """What prose rounds, from the figure in thousands that it rounds."""
    exact = next(each for each in figures if _millions(each) == millions)
    return f"${_millions(exact * factor)} million"


def _millions(thousands: int) -> str:
    return f"{quarter.rounded(Decimal(thousands) / 1000, 1):.1f}"


def written(folder: Path, count: int, releases: Path | None = None) -> Path:
    """The files and their manifest, which it gives; releases that are at hand are told in place."""
    folder.mkdir(parents=True, exist_ok=True)
    at_hand = list(_at_hand(releases))[:count] if releases else []
    rows: list[tuple[str, str]] = [(str(path), "") for path in at_hand]
    for number, (name, text) in enumerate(variations(count - len(at_hand))):
        (folder / name).write_text(text, "utf-8")
        rows.append((name, (_FIRST_DAY + dt.timedelta(days=number % _DAYS)).isoformat()))
    manifest = folder / "manifest.csv"
    with manifest.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("path", "published"))
        writer.writerows(rows)
    return manifest


def _at_hand(releases: Path) -> Iterator[Path]:
    for pattern in ("*/*.htm", "*/*.pdf", "*/*.reading-order.txt", "*/*.layout.txt"):
        yield from sorted(path.resolve() for path in releases.glob(pattern))


def main(
    folder: Path,
    count: int,
    releases: Annotated[Path | None, typer.Option(help="Releases that are at hand.")] = None,
) -> None:
    """Write a season."""
    typer.echo(written(folder, count, releases))


if __name__ == "__main__":
    typer.run(main)
