"""Arelle, in process and offline: the only module that knows it.

Its return values and error lists are not trusted: what counts is what it logged, at which level.
One process reads one report at a time, since Arelle's package and plugin managers are global.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import logging
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from arelle import Cntlr, FileSource, Validate, XbrlConst
from arelle.ModelFormulaObject import FormulaOptions
from arelle.ValidateDuplicateFactsConst import DuplicateType
from arelle.ValidateXbrlCalcs import ValidateCalcsMode

from crossfoot.model import ConceptName, Duration, Fact, FactId, Instant, Money, OwnMeasure, Unit
from crossfoot.validation.reading import ASSERTION, Arc, Level, MemberTree, Message, Reading, Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from arelle.ModelInstanceObject import ModelContext, ModelFact, ModelUnit
    from arelle.ModelXbrl import ModelXbrl

    from crossfoot.model import Measure, Period

_EXACT = 99
"""Stands for the decimals `INF`: finer than anything that is printed."""

_ASSERTION_SATISFIED = 32


def judge(folder: Path, entry: str, proved: Path | None = None) -> Reading:
    """Load and validate one report of a folder, and read it.

    `proved` is a folder of schemas that were validated before: a file under `taxonomy/` with
    the same bytes as the one there is used, but not checked once more.
    """
    path = folder / entry
    if b"<!DOCTYPE" in path.read_bytes():
        # Arelle would leave entities out of values without a word
        message = Message(Level.ERROR, "xml.doctype", "The file has a DOCTYPE.")
        return Reading((), messages=(message,))
    silence = io.StringIO()
    with contextlib.redirect_stdout(silence), contextlib.redirect_stderr(silence):
        return _judge(folder, path, proved)


def _judge(folder: Path, path: Path, proved: Path | None) -> Reading:
    log = Log()
    controller = controller_of(log)
    try:
        model = controller.modelManager.load(FileSource.openFileSource(str(path), controller))
        _trust(model, folder, proved)
        Validate.validate(model)
        # Arelle goes through sets: what it says first differs from run to run.
        messages = sorted(messages_of(log, folder), key=lambda said: (said.facts, said.code))
        return reading_of(model, tuple(messages))
    finally:
        controller.modelManager.close()
        logging.getLogger("arelle").removeHandler(log)


class Log(logging.Handler):
    """Keeps what Arelle logs, which its own handlers would print or write."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def controller_of(log: Log) -> Cntlr.Cntlr:
    """English, or its messages would follow the machine's locale; offline before all else."""
    controller = Cntlr.Cntlr(uiLang="en", disable_persistent_config=True)
    controller.webCache.workOffline = True
    controller.startLogging(logHandler=log, logLevel="WARNING", logPropagate=False)
    manager = controller.modelManager
    manager.validateCalcs = ValidateCalcsMode.ROUND_TO_NEAREST
    manager.validateUtr = True
    manager.validateDuplicateFacts = DuplicateType.INCONSISTENT | DuplicateType.CONSISTENT
    manager.formulaOptions = FormulaOptions()
    manager.loadCustomTransforms()
    return controller


def _trust(model: ModelXbrl, folder: Path, proved: Path | None) -> None:
    """Spare the schemas that are, byte for byte, those that were validated before."""
    if proved is None:
        return
    delivered = folder / "taxonomy"
    for document in model.urlDocs.values():
        twin = proved / document.filepath.removeprefix(f"{delivered}/")
        if document.filepath.startswith(f"{delivered}/") and _same(document.filepath, twin):
            document.skipDTS = True


def _same(filepath: str, twin: Path) -> bool:
    return twin.is_file() and Path(filepath).read_bytes() == twin.read_bytes()


# ── the log ──────────────────────────────────────────────────────────────────────────────


def messages_of(log: Log, *folders: Path | str) -> Iterator[Message]:
    """The log from warnings up, without the folders' own paths, which differ from run to run."""
    for record in log.records:
        if record.levelno == _ASSERTION_SATISFIED:
            continue
        level = max(level for level in Level if level <= _severity(record.levelno))
        text = record.getMessage()
        for folder in folders:
            text = text.replace(f"{folder}/", "")
        code = getattr(record, "messageCode", "")
        # The first reference of an assertion's message is the assertion itself
        assertion = code.removeprefix(ASSERTION) if code.startswith(ASSERTION) else ""
        facts = tuple(name for name in _fact_ids(record) if name != assertion)
        yield Message(level, code, text, facts)


def _severity(number: int) -> int:
    """An unsatisfied assertion (39) and a semantic error (38) are errors like the others."""
    return Level.ERROR if number > Level.INCONSISTENCY else number


def _fact_ids(record: logging.LogRecord) -> tuple[FactId, ...]:
    """A reference ends in the fact's id (or in a path, where it has none)."""
    hrefs = (str(ref.get("href", "")) for ref in getattr(record, "refs", ()))
    fragments = (href.partition("#")[2] for href in hrefs)
    return tuple(dict.fromkeys(FactId(fragment) for fragment in fragments if fragment))


# ── the facts ────────────────────────────────────────────────────────────────────────────


def reading_of(model: ModelXbrl, messages: tuple[Message, ...]) -> Reading:
    """The facts of what Arelle has loaded, in printed order, and what they are declared to be."""
    printed = sorted(model.factsInInstance, key=lambda fact: fact.objectIndex)
    read = [(fact, _said(fact) if _is_text(fact) else _fact(fact)) for fact in printed]
    return Reading(
        facts=tuple(ours for _, ours in read if isinstance(ours, Fact)),
        said=tuple(ours for _, ours in read if isinstance(ours, Said)),
        messages=messages,
        arcs=tuple(_arcs(model)),
        trees=tuple(_trees(model)),
        item_types=_item_types(model),
        unread=tuple(FactId(theirs.id or "") for theirs, ours in read if ours is None),
        footnotes=tuple(_footnotes(model)),
        satisfied=sum(getattr(rule, "countSatisfied", 0) for rule in model.modelVariableSets),
    )


def _footnotes(model: ModelXbrl) -> Iterator[tuple[FactId, str]]:
    for arc in model.relationshipSet(XbrlConst.factFootnote).modelRelationships:
        text = str(getattr(arc.toModelObject, "textValue", ""))
        yield FactId(getattr(arc.fromModelObject, "id", "") or ""), text


def _fact(fact: ModelFact) -> Fact | None:
    """Ours, or `None` when it is not a number of a concept, context and unit that we know."""
    if fact.concept is None or fact.context is None or fact.unit is None:
        return None
    value, unit = _value(fact), _unit(fact.unit)
    period, members = _period(fact.context), _members(fact.context)
    if value is None or unit is None or period is None or members is None:
        return None
    name = ConceptName(fact.qname.localName)
    return Fact(FactId(fact.id or ""), name, period, unit, value, _decimals(fact.decimals), members)


def _is_text(fact: ModelFact) -> bool:
    """Whether it has a concept that is no number: a text, a date, a yes or no."""
    return fact.concept is not None and not fact.concept.isNumeric


def _said(fact: ModelFact) -> Said | None:
    """Ours, or `None` when it is nil or of a context that we do not know."""
    if fact.concept is None or fact.context is None or fact.isNil:
        return None
    period, members = _period(fact.context), _members(fact.context)
    if period is None or members is None:
        return None
    has_language = fact.concept.type is not None and fact.concept.type.isOimTextFactType
    language = (fact.xmlLang or "").lower() if has_language else ""
    name = fact.qname.localName
    return Said(FactId(fact.id or ""), name, period, fact.value, language or None, members)


def _value(fact: ModelFact) -> Decimal | None:
    value = None if fact.isNil else fact.xValue
    number = Decimal(value) if isinstance(value, (int, Decimal)) else None
    told = number is not None and number.is_finite() and abs(number.adjusted()) < _EXACT
    return number if told else None


def _decimals(text: str | None) -> int:
    if not text or len(text) > len(str(-_EXACT)) or not text.lstrip("-").isdecimal():
        return _EXACT
    return int(text)


def _period(context: ModelContext) -> Period | None:
    """Arelle gives the end of a day as the midnight after it."""
    start, end = context.startDatetime, context.endDatetime
    if not isinstance(end, dt.datetime):
        return None
    last = (end - dt.timedelta(days=1)).date()
    if context.isInstantPeriod:
        return Instant(last)
    return Duration(start.date(), last) if isinstance(start, dt.datetime) else None


def _members(context: ModelContext) -> tuple[tuple[str, str], ...] | None:
    pairs = [
        (axis.localName, value.memberQname.localName)
        for axis, value in context.qnameDims.items()
        if value.isExplicit and value.memberQname is not None
    ]
    return tuple(sorted(pairs)) if len(pairs) == len(context.qnameDims) else None


def _unit(unit: ModelUnit) -> Measure | None:
    over, under = ([_measure(name) for name in side] for side in unit.measures)
    match over, under:
        case [Money(currency)], [Unit.SHARES]:
            return Money(currency, per_share=True)
        case [measure], []:
            return measure
        case _:
            return None


def _measure(name: object) -> Measure | None:
    namespace, local = getattr(name, "namespaceURI", ""), getattr(name, "localName", "")
    if namespace == XbrlConst.iso4217:
        return Money(local)
    if namespace != XbrlConst.xbrli:
        return OwnMeasure(local)
    return {"shares": Unit.SHARES, "pure": Unit.PURE}.get(local)


# ── the schemas ──────────────────────────────────────────────────────────────────────────


def _item_types(model: ModelXbrl) -> Mapping[str, str]:
    concepts = {
        fact.qname.localName: fact.concept for fact in model.facts if fact.concept is not None
    }
    return {name: _item_type(concept) for name, concept in sorted(concepts.items())}


def _item_type(concept: object) -> str:
    """Local name of the type as declared (`perShareItemType`), which says more than its base."""
    return str(getattr(getattr(concept, "typeQname", None), "localName", ""))


def _arcs(model: ModelXbrl) -> Iterator[Arc]:
    for arcrole in XbrlConst.summationItems:
        for arc in model.relationshipSet(arcrole).modelRelationships:
            total, part = _name(arc.fromModelObject), _name(arc.toModelObject)
            weight = number_of(arc.weight)
            if weight is not None:
                yield Arc(str(arc.linkrole), total, part, weight.normalize())


def number_of(told: object) -> Decimal | None:
    """What an attribute says, `None` where it is no number: Arelle gives NaN then."""
    try:
        number = Decimal(str(told))
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < _EXACT else None


def _trees(model: ModelXbrl) -> Iterator[MemberTree]:
    """One tree an axis, its link roles taken together."""
    below: dict[str, dict[str, None]] = {}
    for arc in model.relationshipSet(XbrlConst.domainMember).modelRelationships:
        children = below.setdefault(_name(arc.fromModelObject), {})
        children[_name(arc.toModelObject)] = None
    tops = {
        (_name(arc.fromModelObject), _name(arc.toModelObject))
        for arc in model.relationshipSet(XbrlConst.dimensionDomain).modelRelationships
    }
    for axis, domain in sorted(tops):
        yield MemberTree(axis, domain, dict(_under(domain, below)))


def _under(
    head: str, below: Mapping[str, Mapping[str, None]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The children of the head, and of its descendants, each once."""
    waiting, seen = [head], set[str]()
    while waiting:
        member = waiting.pop()
        if member in below and member not in seen:
            seen.add(member)
            waiting.extend(below[member])
            yield member, tuple(below[member])


def _name(concept: object) -> str:
    """Local name of a relationship's end, empty where the schemas lack it."""
    name = getattr(concept, "qname", None)
    return str(getattr(name, "localName", ""))
