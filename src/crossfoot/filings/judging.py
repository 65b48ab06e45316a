"""From files that somebody gives to one verdict: the layers, one after the other."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.filings import archives, reach
from crossfoot.filings.against import compared
from crossfoot.filings.asked import USUAL, Answer, Layer, Question
from crossfoot.filings.beside import rules_of
from crossfoot.filings.child import Child, limits_for
from crossfoot.filings.judgement import Judgement, Objection, verdict_of
from crossfoot.filings.kinds import Kind, kind_of
from crossfoot.filings.messages import objections
from crossfoot.filings.plugs import weighed
from crossfoot.filings.rulebook import PROFILES, check
from crossfoot.model import Finding, Severity
from crossfoot.validation import rules
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from crossfoot.filings.against import Claims
    from crossfoot.model import FactId
    from crossfoot.validation.reading import Reading

HOUSE = "house"
_RULED = (Kind.INSTANCE, Kind.INLINE)
_PAGES = (Kind.INLINE, Kind.REPORT_PACKAGE)


class Terms(Value):
    """How filings are judged.

    `profile` is one of `rulebook.PROFILES`, `claimed` what the report's release says, `within` the
    folder that the files may refer to; `warm` says that many are judged.
    """

    packages: tuple[Path, ...] = ()
    layers: frozenset[Layer] = USUAL
    profile: str = HOUSE
    claimed: Claims | None = None
    within: Path | None = None
    warm: bool = False


USUAL_TERMS = Terms()


def judge(
    paths: Sequence[Path], terms: Terms = USUAL_TERMS, child: Child | None = None
) -> Judgement:
    """The verdict on one filing: a file, or the documents of one inline set.

    Nothing is fetched, and no file is opened but these and what stands beside them. `child` is a
    process that has judged before, to save its start.
    """
    layers = tuple(layer for layer in Layer if layer in terms.layers)
    start = Judgement(str(paths[0]), None, verdict_of(()), layers=layers, profile=terms.profile)
    kind, refused = _kind(paths)
    root = (terms.within or _root(paths[0], kind)).resolve()
    refused = refused or _refused(paths, terms.packages, kind, root)
    if refused or kind is None:
        told = tuple(_objected(Layer.SAFETY, each) for each in refused)
        return replace(start, kind=kind, objections=told, verdict=verdict_of(told))
    answer = _asked(_question(paths, kind, root, terms), child)
    told = tuple(_told(answer, terms, kind))
    return replace(
        start,
        kind=kind,
        objections=told,
        verdict=verdict_of(told),
        facts=len(answer.reading.facts) + len(answer.reading.said) if answer.reading else 0,
        held=answer.reading.satisfied if answer.reading else 0,
        engine=answer.engine,
        note=answer.note,
    )


def _question(paths: Sequence[Path], kind: Kind, root: Path, terms: Terms) -> Question:
    names = tuple(str(path.resolve()) for path in paths)
    packages = tuple(str(path.resolve()) for path in terms.packages)
    ruled = kind in _RULED and Layer.FORMULA in terms.layers and len(paths) == 1
    beside = rules_of(paths[0], root) if ruled else ()
    return Question(names, kind, str(root), packages, terms.layers, beside, terms.warm)


def _asked(question: Question, child: Child | None) -> Answer:
    limits = limits_for((*question.paths, *question.packages))
    if child is not None:
        return child.ask(question, limits)
    with Child() as own:
        return own.ask(question, limits)


def _root(path: Path, kind: Kind | None) -> Path:
    """What a file may refer to: its folder; tables stand in a folder of their own, one below."""
    return path.resolve().parent.parent if kind is Kind.CSV else path.resolve().parent


def _kind(paths: Sequence[Path]) -> tuple[Kind | None, tuple[Finding, ...]]:
    kinds: list[Kind] = []
    for path in paths:
        if path.exists() and not path.is_file():
            what = "a folder" if path.is_dir() else "no ordinary file"
            return None, (_finding("input.unreadable", f"{path} is {what}", "name a file"),)
        try:
            kind = kind_of(path)
        except OSError as error:
            why = (error.strerror or "it cannot be read").lower()
            return None, (_finding("input.unreadable", f"{path}: {why}", "name another file"),)
        if kind is None:
            said = f"{path} is no XBRL report, taxonomy or package"
            forms = "give an instance, an inline page, JSON or CSV metadata, or a package"
            return None, (_finding("input.unknown", said, forms),)
        kinds.append(kind)
    if len(set(kinds)) > 1 or (len(kinds) > 1 and kinds[0] is not Kind.INLINE):
        said = "only inline pages make one report together"
        return None, (_finding("input.unknown", said, "judge the files one by one"),)
    return kinds[0], ()


def _refused(
    paths: Sequence[Path], packages: Sequence[Path], kind: Kind | None, root: Path
) -> tuple[Finding, ...]:
    """What makes a file or package unsafe to read."""
    for package in packages:
        found = archives.check_archive(package)
        if found:
            return found
    for path in paths:
        if kind in (Kind.REPORT_PACKAGE, Kind.TAXONOMY_PACKAGE):
            found = archives.check_archive(path)
        elif kind in (Kind.JSON, Kind.CSV):
            found = reach.check_json(path, root)
        else:
            found = reach.check_folder(path, root)
        if found:
            return found
    return ()


def _told(answer: Answer, terms: Terms, kind: Kind) -> Iterator[Objection]:
    """What each layer that was asked for objects to."""
    layers = terms.layers
    if answer.failed is not None:
        yield _objected(Layer.SAFETY, answer.failed)
        return
    reading = answer.reading
    if reading is None:
        raise AssertionError(answer)  # an answer has a reading or says why not
    said = objections(reading.messages)
    missing = next((each for each in said if each.code == "taxonomy.missing"), None)
    if missing is not None:
        yield missing  # whatever else there is may follow from it
        return
    theirs = [weighed(each, reading) for each in said if each.layer in layers]
    yield from theirs
    once = _once(reading) if kind in _PAGES else reading
    seen = {(each.layer, each.facts[:1]) for each in theirs}
    if Layer.ARITHMETIC in layers:
        news = (each for each in _arithmetic(once) if _is_news(each, seen))
        yield from (weighed(each, once) for each in news)
    if Layer.RULES in layers and answer.filed is not None:
        yield from check(answer.filed, once, PROFILES[terms.profile])
    if Layer.SOURCE in layers and terms.claimed is not None:
        yield from compared(once, terms.claimed)


_SAME = {
    "rules.sum": Layer.CALCULATIONS,
    "rules.duplicate": Layer.DUPLICATES,
    "rules.repeated": Layer.DUPLICATES,
    "rules.unit": Layer.UNITS,
}
"""Rules of ours that see what a layer of Arelle's sees."""


def _is_news(objection: Objection, seen: set[tuple[Layer, tuple[FactId, ...]]]) -> bool:
    layer = _SAME.get(objection.code)
    return layer is None or not any(
        layer is other and set(facts) <= set(objection.facts) for other, facts in seen if facts
    )


def _arithmetic(reading: Reading) -> Iterator[Objection]:
    """The tie-outs that the facts themselves must keep."""
    sources = {rule.code: rule.source for rule in rules.RULES}
    for finding in rules.check(reading):
        yield replace(_objected(Layer.ARITHMETIC, finding), source=sources[finding.code])


def _once(reading: Reading) -> Reading:
    """Each fact of a page once, by its most precise print, unless prints contradict each other."""
    best: dict[object, list[int]] = {}
    for at, fact in enumerate(reading.facts):
        best.setdefault((fact.concept, fact.period, fact.members, fact.unit), []).append(at)
    kept: set[int] = set()
    for group in best.values():
        facts = [reading.facts[at] for at in group]
        most = max(range(len(group)), key=lambda at: (facts[at].decimals, -len(facts[at].id), -at))
        agree = all(_agree(facts[most].value, each.value, each.decimals) for each in facts)
        kept.update([group[most]] if agree else group)
    told = tuple(fact for at, fact in enumerate(reading.facts) if at in kept)
    return replace(reading, facts=told)


def _agree(exact: Decimal, rounded: Decimal, decimals: int) -> bool:
    return abs(exact - rounded) * 2 <= Decimal(1).scaleb(-decimals)


def _objected(layer: Layer, finding: Finding) -> Objection:
    return Objection(
        layer, finding.severity, finding.code, finding.message, finding.next_step,
        facts=finding.facts, place=finding.place,
    )  # fmt: skip


def _finding(code: str, said: str, advice: str) -> Finding:
    return Finding(Severity.ERROR, code, said, advice)
