"""A delivered report, changed by seed and judged: what came of it, and how long it took."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from crossfoot import convert, deliver
from crossfoot.filings.judging import Terms, judge
from tests.fuzz.mutate import JUDGED, WAYS, changed

if TYPE_CHECKING:
    from crossfoot.filings.child import Child
    from crossfoot.filings.judgement import Judgement

RELEASE = Path(__file__).parents[2] / "examples" / "tamarack-3q24" / "release.pdf"
EXTENDED = Path(__file__).parents[2] / "examples" / "iij-1q17" / "release.txt"


class Run(NamedTuple):
    name: str
    seed: int
    judgement: Judgement
    seconds: float


def delivered(folder: Path) -> Path:
    """A report in all forms, with an extension of its own."""
    package = convert(EXTENDED, arelle=False).package
    assert package
    assert deliver(package, folder / "out") is None
    return folder / "out"


def run(sound: Path, seed: int, child: Child) -> Run:
    """The file that the seed chooses, changed, judged and put back."""
    name = list(WAYS)[seed % len(WAYS)]
    path = sound / name
    kept = path.with_name(f"{path.name}.kept")
    shutil.copyfile(path, kept)
    try:
        path.write_bytes(changed(name, path.read_bytes(), seed))
        start = time.perf_counter()
        judgement = judge([sound / JUDGED.get(name, name)], Terms(warm=True), child)
        return Run(name, seed, judgement, time.perf_counter() - start)
    finally:
        kept.replace(path)


def is_sound(found: Run) -> bool:
    """Whether the judge came to an end of its own, in time, without a mistake of the program's."""
    bad = ("safety.time", "safety.memory")
    told = found.judgement.objections
    ended = any(it.code == "judging.stopped" and "by itself" in it.message for it in told)
    return not ended and not any(it.code.startswith(bad) for it in told)


def has_stopped_arelle(found: Run) -> bool:
    """Whether Arelle raised an exception, which is a finding and no verdict."""
    return any(it.code == "judging.stopped" for it in found.judgement.objections)
