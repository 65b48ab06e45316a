"""Convert many releases in worker processes and measure each; a crash is an outcome."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from crossfoot import pipeline
from crossfoot.accuracy.gold import gold_facts
from crossfoot.accuracy.measure import Amiss, Score, compare, said
from crossfoot.accuracy.reach import reachable
from crossfoot.model import Fate, ProofKind, Severity
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.accuracy.releases import Release
    from crossfoot.model import FactId, Report
    from crossfoot.pipeline import Conversion

_TOTAL_AND_TWO: Final = 3
"""An identity of two terms only says that something is printed twice."""


class Outcome(Value):
    """What came of one release: its counts, CPU seconds, and why it gave nothing if so."""

    release: Release
    score: Score
    cpu: Decimal = Decimal(0)
    amiss: tuple[Amiss, ...] = ()
    refused: str = ""
    crash: str = ""


def run(releases: Sequence[Release], workers: int | None = None) -> Iterator[Outcome]:
    """The outcomes in the order of the releases, each as soon as it can be told."""
    with ProcessPoolExecutor(workers) as pool:
        waiting = [(release, pool.submit(measured, release)) for release in releases]
        for release, future in waiting:
            error = future.exception()
            if error:
                yield Outcome(release, Score(), crash=f"{type(error).__name__}: {error}")
            else:
                yield future.result()


def measured(release: Release) -> Outcome:
    """One release converted, without Arelle, and held against its filed facts."""
    before = os.times()
    done = pipeline.run(release.source)
    after = os.times()
    seconds = _hundredths(after.user + after.system - before.user - before.system)
    gold = [fact for path in release.gold for fact in gold_facts(path)]
    have = said(done.report.facts if done.report else ())
    reach = reachable(gold, release.printed) if gold else ()
    score, amiss = compare(have, gold, reach)
    return Outcome(release, _with_proofs(score, done), seconds, amiss, _refusal(done))


def _hundredths(seconds: object) -> Decimal:
    return Decimal(str(seconds)).quantize(Decimal("0.01"))


def _refusal(done: Conversion) -> str:
    """The code of the error for which there are no facts."""
    if done.report and done.report.facts:
        return ""
    errors = [each.code for each in done.findings if each.severity is Severity.ERROR]
    return errors[0] if errors else "facts.none"


def _with_proofs(score: Score, done: Conversion) -> Score:
    places = {
        figure.place
        for statement in done.footed
        for line in statement.lines
        for figure in line.figures
        if figure
    }
    facts = [
        fact
        for fact in (done.report.facts if done.report else ())
        if any(each.figure.place in places for each in fact.prints)
    ]
    proved = _proved(done.report) if done.report else set()
    fates = [entry.fate for entry in done.ledger.entries]
    return replace(
        score,
        statement_facts=len(facts),
        proved=sum(fact.id in proved for fact in facts),
        numbers=len(fates),
        open=fates.count(Fate.OPEN),
    )


def _proved(report: Report) -> set[FactId]:
    return {
        term.fact
        for proof in report.proofs
        if proof.proved and proof.kind is not ProofKind.REPEAT
        if len(proof.terms) >= _TOTAL_AND_TWO
        for term in proof.terms
    }
