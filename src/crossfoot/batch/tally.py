"""What a run has come to so far: counts, times, the slowest and the failed."""

from __future__ import annotations

import heapq
from collections import Counter
from typing import TYPE_CHECKING, Final

from crossfoot.batch.tasks import Verdict

if TYPE_CHECKING:
    from crossfoot.batch.tasks import Receipt

SLOWEST: Final = 5
MOST_FAILED: Final = 20
FAILED: Final = frozenset({Verdict.INVALID, Verdict.REFUSED, Verdict.STOPPED, Verdict.UNDELIVERED})


class Tally:
    """Counts receipts as they come; what it keeps does not grow with them."""

    def __init__(self) -> None:
        self.verdicts: Counter[str] = Counter()
        self.judges: Counter[str] = Counter()
        self.stages: Counter[str] = Counter()
        self.facts = self.proved = self.cpu = self.peak = 0
        self.failed: list[Receipt] = []
        self._slowest: list[tuple[int, str, Receipt]] = []

    def add(self, receipt: Receipt) -> None:
        """Count one more."""
        self.verdicts[receipt.verdict] += 1
        self.judges[receipt.judge] += 1
        self.stages.update(receipt.stages)
        self.facts += receipt.facts
        self.proved += receipt.proved
        self.cpu += receipt.cpu
        self.peak = max(self.peak, receipt.peak)
        if receipt.verdict in FAILED and len(self.failed) < MOST_FAILED:
            self.failed.append(receipt)
        entry = (receipt.elapsed, receipt.task.release, receipt)
        heapq.heappush(self._slowest, entry)
        if len(self._slowest) > SLOWEST:
            heapq.heappop(self._slowest)

    @property
    def done(self) -> int:
        """Releases so far."""
        return self.verdicts.total()

    @property
    def unlisted(self) -> int:
        """The failed beyond those that are kept."""
        return sum(self.verdicts[each] for each in FAILED) - len(self.failed)

    def slowest(self) -> list[Receipt]:
        """The slowest first."""
        return [receipt for *_, receipt in sorted(self._slowest, reverse=True)]
