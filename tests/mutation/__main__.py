"""The table of the docs: `python -m tests.mutation [COUNT [SEED]]`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from tests.conftest import REAL_RELEASE, REAL_RELEASES
from tests.mutation.score import Noticed, score
from tests.validation.mutants import MUTATIONS

EXAMPLES = Path(__file__).parents[2] / "examples"
MADE = (EXAMPLES / "harborline-2q24" / "release.htm", EXAMPLES / "tamarack-3q24" / "release.pdf")
REAL = tuple(
    REAL_RELEASES / "dev" / name / "ex-991.htm"
    for name in (
        "nvda-8k-20240221",
        "amzn-8k-20240201",
        "aapl-8k-20241031",
        "cost-8k-20231214",
        "nflx-8k-20240123",
    )
)
APART = "sibling"


def say(line: str, *, aside: bool = False) -> None:
    """The table goes to standard output, what was missed beside it."""
    (sys.stderr if aside else sys.stdout).write(f"{line}\n")


def main() -> None:
    """Measure, and print a row for each class and the mutants that nobody noticed."""
    count, seed = (int(each) for each in (*sys.argv[1:3], *("5", "1")[len(sys.argv[1:3]) :]))
    iij = REAL_RELEASE if REAL_RELEASE.is_file() else EXAMPLES / "iij-1q17" / "release.txt"
    sources = (iij, *MADE, *(it for it in REAL if it.is_file()))
    found = list(score(sources, seed, count))
    say("| mistake | mutants | Arelle alone | ours, from the file alone | with the release |")
    say("|---|---:|---:|---:|---:|")
    for kind in MUTATIONS:
        row([it for it in found if it.kind == kind], kind)
    row([it for it in found if it.kind != APART], f"all but {APART}")
    row(found, "all")
    for each in found:
        if not each.ours:
            say(f"missed: {each.release} {each.kind} {each.fact}", aside=True)
    say(str(Counter(it.release for it in found if not it.ours)), aside=True)


def row(found: list[Noticed], name: str) -> None:
    """One row: how many, and the share that each judge notices."""
    counts = [sum(getattr(it, judge) for it in found) for judge in ("arelle", "ours", "source")]
    shares = " | ".join(f"{100 * number / max(len(found), 1):.1f} %" for number in counts)
    say(f"| {name} | {len(found)} | {shares} |")


main()
