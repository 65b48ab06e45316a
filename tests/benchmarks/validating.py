"""What judging costs when it is warm, beside Arelle's cold command line, in one run.

`python -m tests.benchmarks.validating [REPORTS]`; CPU is that of the judging process and its
forks, the median of all reports after the first; memory is what the process holds between two.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Final

import typer

from crossfoot import convert, deliver
from crossfoot.filings.asked import USUAL, Layer
from crossfoot.filings.child import Child
from crossfoot.filings.judging import Terms, judge
from crossfoot.filings.warm import NAME
from tests.benchmarks.processes import BIN, measured, verdict
from tests.conftest import EXAMPLE

REPORTS: Final = int(sys.argv[1]) if len(sys.argv) > 1 else 500
FACTS: Final = 300
COLD_RUNS: Final = 5
SETTLED: Final = 50
WITH_EXTENSION, WITHOUT = 0.25, 0.1
GROWTH_MB: Final = 5
_LAYERS: Final = USUAL - {Layer.FORMULA}
"""What the command line looks at: it knows of no rules beside."""
_FACT: Final = re.compile(r"  <cf:\w+ id=[^>]*unitRef=[^>]*>[^<]*</cf:\w+>\n")
_LINKS: Final = re.compile(r"  <link:footnoteLink.*</link:footnoteLink>\n", re.DOTALL)
_OWN_CONTEXTS: Final = re.compile(
    r'  <xbrli:context id="[^"]*Member.*?</xbrli:context>\n', re.DOTALL
)
_SCHEMA: Final = re.compile(r'(schemaRef [^>]*href=")[^"]*"')


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        package = convert(EXAMPLE, arelle=False, forms=("xbrl",)).package
        assert package is not None
        assert deliver(package, folder / "out") is None
        plain, extended = _plain(folder), _extended(folder, REPORTS)
        arelle = str(BIN / "arelleCmdLine")
        flags = ["--validate", "--calc", "c11r", "--utr", "--workOffline"]
        cold = measured(
            {
                "cold, with an extension": [arelle, "-f", str(extended), *flags],
                "cold, the core alone": [arelle, "-f", str(plain), *flags],
            },
            folder,
            COLD_RUNS,
        )
        for told, cost in cold.items():
            typer.echo(f"{told:<52}{cost.cpu:6.2f} s CPU{cost.peak:6.0f} MB")
        with Child() as child:
            costs, shares, held = _warm(folder, child)
            core = [_cost(child, plain)[0] for _ in range(20)]
    typer.echo(f"{'warm, with an extension':<52}{median(costs[1:]):6.3f} s CPU")
    typer.echo(f"{'warm, the core alone':<52}{median(core):6.3f} s CPU")
    typer.echo(f"{shares} of {REPORTS} reports took the warm path\n{'':<52}{'is':>8}{'at most':>8}")
    one, other = (it.cpu for it in cold.values())
    ok = verdict(
        "CPU warm / cold, extensions of their own", median(costs[1:]) / one, WITH_EXTENSION
    )
    ok &= verdict("CPU warm / cold, the core alone", median(core) / other, WITHOUT)
    ok &= verdict(
        "MB grown after the first fifty", held[-1] - held[min(SETTLED, len(held) - 1)], GROWTH_MB
    )
    sys.exit(not ok)


def _warm(folder: Path, child: Child) -> tuple[list[float], int, list[float]]:
    """CPU of each report, how many took the warm path, megabytes after each."""
    costs: list[float] = []
    held: list[float] = []
    warm = 0
    for number in range(REPORTS):
        report = _extended(folder, number)
        cost, engine = _cost(child, report)
        costs.append(cost)
        warm += engine == NAME
        held.append(child.memory() / 1_000_000)
        shutil.rmtree(report.parent)
    return costs, warm, held


def _cost(child: Child, report: Path) -> tuple[float, str]:
    before = child.cpu() + time.process_time()
    judgement = judge([report], Terms(layers=_LAYERS, warm=True), child)
    return child.cpu() + time.process_time() - before, judgement.engine


def _plain(folder: Path) -> Path:
    """A report that refers to the core alone: facts without members of the issuer's."""
    report = (folder / "out" / "report.xbrl").read_text("utf-8")
    facts = [it for it in _FACT.findall(report) if "Member" not in it and "<cf:" in it]
    text = _LINKS.sub("", _FACT.sub("", report))
    text = re.sub(
        r"  <xbrli:context id=\"[^\"]*Member.*?</xbrli:context>\n", "", text, flags=re.DOTALL
    )
    text = _SCHEMA.sub(r'\1taxonomy/crossfoot.xsd"', text)
    text = text.replace("</xbrli:xbrl>", f"{''.join(facts[:FACTS])}</xbrli:xbrl>")
    return _written(folder / "plain", folder, text)


def _extended(folder: Path, number: int) -> Path:
    """A report of 300 facts with an extension that no other report has."""
    report = (folder / "out" / "report.xbrl").read_text("utf-8")
    facts = _FACT.findall(report)
    text = _LINKS.sub("", _FACT.sub("", report))
    text = text.replace("</xbrli:xbrl>", f"{''.join(facts[:FACTS])}</xbrli:xbrl>")
    path = _written(folder / f"own{number}", folder, text)
    labels = path.parent / "extension" / "extension-lab-en.xml"
    labels.write_text(
        labels.read_text("utf-8").replace("</link:label>", f" {number}</link:label>", 1)
    )
    return path


def _written(target: Path, folder: Path, text: str) -> Path:
    target.mkdir()
    shutil.copytree(folder / "out" / "extension", target / "extension")
    shutil.copytree(folder / "out" / "taxonomy", target / "taxonomy", copy_function=os.link)
    path = target / "report.xbrl"
    path.write_text(text, "utf-8")
    return path


main()
