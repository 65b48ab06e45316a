"""Arelle as a referee over our schemas: what it read, as plain values to compare with ours."""

from __future__ import annotations

import gc
import logging
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from arelle import Cntlr, FileSource, PackageManager, Validate, XbrlConst
from arelle.ModelFormulaObject import FormulaOptions
from arelle.ValidateXbrlCalcs import ValidateCalcsMode

from crossfoot.taxonomy.linkbases import SUMMATION, WIDER_NARROWER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from arelle.ModelXbrl import ModelXbrl

ARCROLES = {
    "presentation": XbrlConst.parentChild,
    "calculation": SUMMATION,
    "all": XbrlConst.all,
    "dimension": XbrlConst.hypercubeDimension,
    "domain": XbrlConst.dimensionDomain,
    "member": XbrlConst.domainMember,
    "default": XbrlConst.dimensionDefault,
    "anchor": WIDER_NARROWER,
    "label": XbrlConst.conceptLabel,
    "reference": XbrlConst.conceptReference,
}


@dataclass(frozen=True, slots=True, order=True)
class ReadArc:
    role: str
    start: str
    end: str
    weight: int
    preferred: str


@dataclass(frozen=True, slots=True)
class Read:
    messages: tuple[str, ...]
    concepts: dict[str, tuple[str, str, str, bool, bool]]
    labels: dict[tuple[str, str, str], str]
    references: dict[str, tuple[str, dict[str, str]]]
    arcs: dict[str, list[ReadArc]]


class _Log(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{getattr(record, 'messageCode', '')}: {record.getMessage()}")


@contextmanager
def _arelle() -> Iterator[tuple[Cntlr.Cntlr, _Log]]:
    log = _Log()
    made = Cntlr.Cntlr(uiLang="en", disable_persistent_config=True)
    made.webCache.workOffline = True
    made.startLogging(logHandler=log, logLevel="WARNING", logPropagate=False)
    made.modelManager.validateCalcs = ValidateCalcsMode.ROUND_TO_NEAREST
    made.modelManager.validateUtr = True
    made.modelManager.formulaOptions = FormulaOptions()
    made.modelManager.loadCustomTransforms()  # the XPath parser asks for them
    with warnings.catch_warnings():
        # Arelle leaves a package's file open; collected here, it warns nobody later
        warnings.simplefilter("ignore", ResourceWarning)
        try:
            yield made, log
        finally:
            made.modelManager.close()
            logging.getLogger("arelle").removeHandler(log)
            gc.collect()


def read(entry: Path | str, namespace: str, package: Path | None = None) -> Read:
    """Load and validate an entry point; `namespace` is that of the elements to give back."""
    with _arelle() as (made, log):
        if package:
            made.packages.add(str(package))
            made.packages.rebuild()
        model = made.modelManager.load(FileSource.openFileSource(str(entry), made))
        Validate.validate(model)
        return _read(model, namespace, log)


def judged(report: Path) -> tuple[tuple[str, ...], dict[str, tuple[int, int]]]:
    """Messages, and how often each assertion of the report's schemas held and did not."""
    with _arelle() as (made, log):
        model: Any = made.modelManager.load(FileSource.openFileSource(str(report), made))
        Validate.validate(model)
        counts: dict[str, tuple[int, int]] = {}
        for error in model.errors:
            if isinstance(error, dict):
                counts |= {name: (found[0], found[1]) for name, found in error.items()}
        return tuple(log.lines), counts


def package_complaints(package: Path) -> tuple[str, ...]:
    """What Arelle says against a zip as a taxonomy package."""
    errors: list[str] = []
    with _arelle() as (made, log):
        source = FileSource.openFileSource(str(package), made)
        source.open()
        PackageManager.validateTaxonomyPackage(made, source, errors)
        source.close()
        return (*errors, *log.lines)


def _read(model: ModelXbrl, namespace: str, log: _Log) -> Read:
    """Arelle types nearly everything as optional, hence `Any`: what is missing fails loudly."""
    concepts: list[Any] = [
        concept for name, concept in model.qnameConcepts.items() if name.namespaceURI == namespace
    ]
    arcs: dict[str, list[Any]] = {
        kind: model.relationshipSet(arcrole).modelRelationships
        for kind, arcrole in ARCROLES.items()
    }
    return Read(
        tuple(log.lines),
        _concepts(concepts),
        _labels(arcs.pop("label")),
        _references(arcs.pop("reference")),
        {kind: _arcs(found) for kind, found in arcs.items()},
    )


def _concepts(concepts: list[Any]) -> dict[str, tuple[str, str, str, bool, bool]]:
    return {
        concept.name: (
            concept.typeQname.localName,
            concept.balance or "",
            concept.periodType,
            concept.isAbstract,
            concept.nillable == "true",
        )
        for concept in concepts
    }


def _labels(relationships: list[Any]) -> dict[tuple[str, str, str], str]:
    found: dict[tuple[str, str, str], str] = {}
    for relationship in relationships:
        label = relationship.toModelObject
        role = label.role.rpartition("/")[2]
        found[relationship.fromModelObject.name, role, label.xmlLang] = label.text
    return found


def _references(relationships: list[Any]) -> dict[str, tuple[str, dict[str, str]]]:
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for relationship in relationships:
        reference = relationship.toModelObject
        parts = {part.tag.rpartition("}")[2]: part.text for part in reference}
        found[relationship.fromModelObject.name] = reference.role.rpartition("/")[2], parts
    return found


def _arcs(relationships: list[Any]) -> list[ReadArc]:
    return sorted(
        ReadArc(
            relationship.linkrole.rpartition("/")[2],
            relationship.fromModelObject.name,
            relationship.toModelObject.name,
            int(relationship.weight) if relationship.arcrole == SUMMATION else 0,
            (relationship.preferredLabel or "").rpartition("/")[2],
        )
        for relationship in relationships
    )
