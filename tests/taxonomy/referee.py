"""Arelle as a referee over our schemas: what it read, as plain values to compare with ours."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from arelle import Cntlr, FileSource, PackageManager, Validate, XbrlConst
from arelle.ValidateXbrlCalcs import ValidateCalcsMode

from crossfoot.taxonomy.linkbases import SUMMATION

if TYPE_CHECKING:
    from pathlib import Path

    from arelle.ModelDtsObject import ModelConcept, ModelRelationship
    from arelle.ModelXbrl import ModelXbrl

ARCROLES = {
    "presentation": XbrlConst.parentChild,
    "calculation": SUMMATION,
    "all": XbrlConst.all,
    "dimension": XbrlConst.hypercubeDimension,
    "domain": XbrlConst.dimensionDomain,
    "member": XbrlConst.domainMember,
    "default": XbrlConst.dimensionDefault,
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


def controller(log: logging.Handler) -> Cntlr.Cntlr:
    made = Cntlr.Cntlr(uiLang="en", disable_persistent_config=True)
    made.webCache.workOffline = True
    made.startLogging(logHandler=log, logLevel="WARNING", logPropagate=False)
    made.modelManager.validateCalcs = ValidateCalcsMode.ROUND_TO_NEAREST
    made.modelManager.validateUtr = True
    return made


def read(entry: Path | str, namespace: str, package: Path | None = None) -> Read:
    """Load and validate an entry point; `namespace` is that of the elements to give back."""
    log = _Log()
    made = controller(log)
    try:
        if package:
            made.packages.add(str(package))
            made.packages.rebuild()
        model = made.modelManager.load(FileSource.openFileSource(str(entry), made))
        Validate.validate(model)
        return _read(model, namespace, log)
    finally:
        made.modelManager.close()
        logging.getLogger("arelle").removeHandler(log)


def package_complaints(package: Path) -> tuple[str, ...]:
    log = _Log()
    made = controller(log)
    errors: list[str] = []
    source = FileSource.openFileSource(str(package), made)
    try:
        source.open()
        PackageManager.validateTaxonomyPackage(made, source, errors)
    finally:
        source.close()
        made.modelManager.close()
        logging.getLogger("arelle").removeHandler(log)
    return (*errors, *log.lines)


def _read(model: ModelXbrl, namespace: str, log: _Log) -> Read:
    ours = {c.name: c for q, c in model.qnameConcepts.items() if q.namespaceURI == namespace}
    arcs = {kind: model.relationshipSet(arcrole) for kind, arcrole in ARCROLES.items()}
    return Read(
        tuple(log.lines),
        {name: _concept(concept) for name, concept in ours.items()},
        _labels(arcs["label"].modelRelationships),
        {r.fromModelObject.name: _reference(r) for r in arcs["reference"].modelRelationships},
        {
            kind: sorted(map(_arc, found.modelRelationships))
            for kind, found in arcs.items()
            if kind not in {"label", "reference"}
        },
    )


def _concept(concept: ModelConcept) -> tuple[str, str, str, bool, bool]:
    return (
        concept.typeQname.localName,
        concept.balance or "",
        concept.periodType,
        concept.isAbstract,
        concept.nillable == "true",
    )


def _labels(relationships: list[ModelRelationship]) -> dict[tuple[str, str, str], str]:
    found: dict[tuple[str, str, str], str] = {}
    for relationship in relationships:
        label = relationship.toModelObject
        role = label.role.rpartition("/")[2]
        found[relationship.fromModelObject.name, role, label.xmlLang] = label.text
    return found


def _reference(relationship: ModelRelationship) -> tuple[str, dict[str, str]]:
    reference = relationship.toModelObject
    parts = {part.tag.rpartition("}")[2]: part.text for part in reference}
    return reference.role.rpartition("/")[2], parts


def _arc(relationship: ModelRelationship) -> ReadArc:
    return ReadArc(
        relationship.linkrole.rpartition("/")[2],
        relationship.fromModelObject.name,
        relationship.toModelObject.name,
        int(relationship.weight or 0) if relationship.arcrole == SUMMATION else 0,
        (relationship.preferredLabel or "").rpartition("/")[2],
    )
