"""What it costs to stream a million facts: `python -m tests.benchmarks.streaming [FACTS]`.

Each way of writing runs in a process of its own. The facts come from a generator, whose cost is
measured and deducted; beside ours stand lxml's own writer, jinja2's `render` of the same template
to one string, and writing as many bytes as come out. Memory is the peak above what the process
had before the first fact.
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Final, NamedTuple, cast

import typer
from lxml import etree

from crossfoot import taxonomy
from crossfoot.model import ConceptName, Entity, Fact, FactId, Instant, Money, Report
from crossfoot.rendering import instance, oim_json
from crossfoot.templating import whole

FACTS: Final = 1_000_000
LEAST: Final = {"json": 250_000, "xbrl": 120_000}
"""Facts a CPU second."""
MOST_MB: Final = 60
_NAMESPACE: Final = "https://made.example/issuer/2024-12-31"
_CONCEPTS: Final = ("Assets", "Liabilities", "StockholdersEquity", "Goodwill", "AssetsCurrent")
_DAYS: Final = tuple(Instant(dt.date(2000, 1, 1) + dt.timedelta(days=day)) for day in range(1000))
_DOLLARS: Final = Money("USD")


class Generated(Iterable[Fact]):
    """Facts that exist while they are looked at; each time the same."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __iter__(self) -> Iterator[Fact]:
        for at in range(self._count):
            concept = ConceptName(_CONCEPTS[at % 5])
            yield Fact(FactId(f"f{at}"), concept, _DAYS[at // 5 % 1000], _DOLLARS, Decimal(at), -3)


class Cost(NamedTuple):
    seconds: float
    megabytes: float
    bytes: int


def report(count: int) -> Report:
    facts = cast("tuple[Fact, ...]", Generated(count))
    return Report(Entity("https://made.example/scheme", "1", "Made"), facts, ())


def xbrl(count: int) -> Iterator[bytes]:
    return instance.chunks(report(count), taxonomy.load(), _NAMESPACE)


def as_json(count: int) -> Iterator[bytes]:
    return oim_json.chunks(report(count), taxonomy.load(), _NAMESPACE)


def rendered_whole(count: int) -> Iterator[bytes]:
    view = instance.view(report(count), taxonomy.load(), _NAMESPACE)
    yield whole("instance/report.xbrl.jinja2", view).encode()


def by_lxml(count: int) -> Iterator[bytes]:
    with tempfile.TemporaryFile() as file, etree.xmlfile(file) as xml, xml.element("xbrl"):
        for fact in Generated(count):
            element = etree.Element(
                fact.concept,
                id=fact.id,
                contextRef=f"I{fact.period}",
                unitRef="USD",
                decimals=str(fact.decimals),
            )
            element.text = str(fact.value)
            xml.write(element)
    yield b""


def generated(count: int) -> Iterator[bytes]:
    for _ in Generated(count):
        pass
    yield b""


def written(count: int) -> Iterator[bytes]:
    """As many bytes as the instance has, of no meaning."""
    line = b"x" * 110 + b"\n"
    for _ in range(count // 150):
        yield line * 150


WAYS: Final[dict[str, tuple[Callable[[int], Iterator[bytes]], int]]] = {
    "json": (as_json, 1),
    "xbrl": (xbrl, instance.PASSES),
    "jinja2 render": (rendered_whole, instance.PASSES),
    "lxml xmlfile": (by_lxml, 1),
    "the same bytes": (written, 0),
    "generator": (generated, 0),
}
"""Way → how it writes, and how often it looks through the facts."""


def measure(way: str, count: int) -> Cost:
    write, _ = WAYS[way]
    b"".join(write(10))  # what is loaded once
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, size = time.process_time(), 0
    with Path("/dev/null").open("wb") as sink:
        for chunk in write(count):
            size += sink.write(chunk)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Cost(seconds, (peak - before) / 1024, size)


def main(
    count: Annotated[int, typer.Argument()] = FACTS,
    way: Annotated[str, typer.Argument()] = "",
) -> None:
    if way:
        typer.echo(json.dumps(measure(way, count)))
        return
    command = [sys.executable, "-m", "tests.benchmarks.streaming", str(count)]
    costs = {
        name: Cost(*json.loads(subprocess.check_output([*command, name])))  # noqa: S603 - our own
        for name in WAYS
    }
    own = costs["generator"].seconds
    held = []
    for name, cost in costs.items():
        seconds = cost.seconds - WAYS[name][1] * own
        told = f"{count / seconds:12,.0f} facts a CPU second" if name in WAYS else ""
        typer.echo(f"{name:<16}{told}{cost.megabytes:8.1f} MB above{cost.bytes / 1e6:9.1f} MB out")
        if name in LEAST:
            held += [count / seconds >= LEAST[name], cost.megabytes <= MOST_MB]
    sys.exit(not all(held))


if __name__ == "__main__":
    typer.run(main)
