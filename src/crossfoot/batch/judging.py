"""Arelle kept warm: each report is judged in a fork, which ends with it."""

from __future__ import annotations

import pickle
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from crossfoot import validation
from crossfoot.filings.warm import Engine, was_compared
from crossfoot.model import Finding, Package, Severity, Shipped
from crossfoot.value import Value
from crossfoot.workers import HAS_FORK, forked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from crossfoot.model import Report
    from crossfoot.taxonomy.model import Taxonomy
    from crossfoot.validation import Read
    from crossfoot.validation.reading import Reading

_TAXONOMY = "taxonomy"


class Judged(Value):
    """What the judges say, or why they came to no end."""

    held: int = 0
    findings: tuple[Finding, ...] = ()
    stopped: str = ""


class Judge:
    """Judges as `validation.validate` does, and says of the last report which Arelle it was."""

    def __init__(self) -> None:
        self._engine = Engine()
        self._has_warm = HAS_FORK and was_compared()
        self.name = ""

    def load(self) -> None:
        """Have loaded what every report needs."""
        if self._has_warm:
            self._engine.load_rules()

    def validate(
        self,
        package: Package,
        report: Report,
        taxonomy: Taxonomy,
        *,
        arelle: bool = True,
        found: Iterable[Finding] = (),
    ) -> tuple[int, tuple[Finding, ...]]:
        """How many assertions of the rules hold, and what the judges find."""
        found = tuple(found)

        def judged(read: Read | None) -> Judged:
            return Judged(*validation.validate(package, report, taxonomy, found=found, read=read))

        if not arelle:
            self.name = "none"
            return validation.validate(package, report, taxonomy, arelle=False, found=found)
        self.name = "warm"
        told = (
            _apart(lambda: judged(self._read)) if self._has_warm else Judged(stopped="no warm one")
        )
        if told.stopped:
            # The one that is not warm has the last word.
            self.name = "cold"
            told = _apart(lambda: judged(None))
        return told.held, (_stopped(told.stopped),) if told.stopped else told.findings

    def _read(self, package: Package, entry: str) -> Reading:
        """What is of the core is not written: the engine has it."""
        own = {name: it for name, it in package.files.items() if not isinstance(it, Shipped)}
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            validation.unpack(Package(own), validation.ENTRY, folder)
            report = folder / validation.ENTRY
            report.write_bytes(validation.with_rules(report.read_bytes(), entry))
            return self._engine.read(folder, validation.ENTRY, folder / _TAXONOMY)


def _apart(work: Callable[[], Judged]) -> Judged:
    told: Judged = pickle.loads(forked(work, lambda why: Judged(stopped=why)))  # noqa: S301 - ours
    return told


def _stopped(why: str) -> Finding:
    advice = "report this with the source file: the judge could not cope with it"
    return Finding(Severity.ERROR, "judging.stopped", f"Arelle stopped: {why}", advice)
