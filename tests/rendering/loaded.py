"""Facts as Arelle loads them from any form, offline: by aspects, with all their values."""

from __future__ import annotations

import gc
import warnings
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from arelle.api.Session import Session
from arelle.logging.handlers.StructuredMessageLogHandler import StructuredMessageLogHandler
from arelle.RuntimeOptions import RuntimeOptions

if TYPE_CHECKING:
    from pathlib import Path

_QUIET = {"INFO", "DEBUG"}


class Aspects(NamedTuple):
    """What makes two facts one (OIM 1.0 §3.2)."""

    concept: str
    entity: tuple[str, str]
    period: str
    members: tuple[tuple[str, str], ...]
    unit: str
    language: str


class Value(NamedTuple):
    id: str
    value: str
    decimals: int


class Loaded(NamedTuple):
    """`messages` are (level, code) of all that Arelle says above info."""

    facts: dict[Aspects, list[Value]]
    messages: list[tuple[str, str]]

    def best(self) -> dict[Aspects, tuple[str, int]]:
        """Each fact once, by its most precise print."""
        most = {key: max(found, key=lambda it: it.decimals) for key, found in self.facts.items()}
        return {key: (_plain(it.value), it.decimals) for key, it in most.items()}

    def ids(self) -> dict[Aspects, set[str]]:
        return {key: {it.id for it in found} for key, found in self.facts.items()}


def load(path: Path) -> Loaded:
    """Validated too: calculations, units, dimensions, duplicates, the package as such."""
    inline = path.suffix in (".xhtml", ".xbri")
    options = RuntimeOptions(
        entrypointFile=str(path),
        internetConnectivity="offline",
        validate=True,
        calcs="c11r",
        utrValidate=True,
        validateDuplicateFacts="inconsistent" if inline else "all",
        keepOpen=True,
        disablePersistentConfig=True,
    )
    log = StructuredMessageLogHandler()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        facts = _facts(options, log)
        gc.collect()  # Arelle leaves packages open
    said = [(it["levelname"], it["messageCode"]) for it in log.messages]
    return Loaded(facts, [it for it in said if it[0] not in _QUIET])


def _facts(options: RuntimeOptions, log: StructuredMessageLogHandler) -> dict[Aspects, list[Value]]:
    with Session() as session:
        session.run(options, logHandler=log)
        facts: dict[Aspects, list[Value]] = {}
        for model in session.get_models():
            for fact in model.factsInInstance:
                facts.setdefault(_aspects(fact), []).append(_value(fact))
    return facts


def _aspects(fact: Any) -> Aspects:  # noqa: ANN401 - Arelle's
    context, unit = fact.context, fact.unit
    text = fact.concept.type is not None and fact.concept.type.isOimTextFactType
    instant = context.isInstantPeriod
    period = context.instantDatetime if instant else (context.startDatetime, context.endDatetime)
    members = sorted((str(d), str(it.memberQname)) for d, it in context.qnameDims.items())
    return Aspects(
        str(fact.qname),
        context.entityIdentifier,
        str(period),
        tuple(members),
        str(unit.measures) if unit is not None else "",
        str(fact.xmlLang or "") if text else "",
    )


def _value(fact: Any) -> Value:  # noqa: ANN401
    return Value(fact.id, str(fact.xValue), int(fact.decimals) if fact.decimals else 0)


def _plain(value: str) -> str:
    try:
        return str(Decimal(value).normalize())
    except ArithmeticError:
        return value
