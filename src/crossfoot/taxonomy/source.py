"""The TOML sources → Taxonomy. Read when the taxonomy is built or checked, never by a run.

What a person may write is said by the models below; an unknown key is refused by its name.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from crossfoot.taxonomy.alignment import evidence
from crossfoot.taxonomy.changes import completed
from crossfoot.taxonomy.model import (
    Alignment,
    Axis,
    Balance,
    Concept,
    Instead,
    ItemType,
    Member,
    PeriodType,
    Row,
    StatementView,
    Taxonomy,
)
from crossfoot.taxonomy.spelled import captions
from crossfoot.value import replace

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails

Name = Annotated[str, Field(pattern=r"^[A-Z][A-Za-z0-9]*$", max_length=200)]
Text = Annotated[str, Field(pattern=r"^\S(?:.*\S)?$", max_length=511)]
T = TypeVar("T", bound=BaseModel)
Kind = Literal[
    "balance-sheet", "income", "per-share", "comprehensive-income", "cash-flow", "equity",
    "other", "changes", "cover",
]  # fmt: skip
Section = Literal[
    "assets-current", "assets-noncurrent", "liabilities-current", "liabilities-noncurrent",
    "equity", "revenues", "costs", "other", "taxes", "attribution", "operating", "investing",
    "financing", "supplemental",
]  # fmt: skip


class SourceError(Exception):
    """A source file says something that cannot be; the message names file, key and remedy."""


class Written(BaseModel):
    """A table that a person wrote: keys with dashes, none that we do not know."""

    model_config = ConfigDict(
        extra="forbid", strict=True, alias_generator=lambda name: name.replace("_", "-")
    )


class _Label(Written):
    en: Text
    ja: Text


class _Mirror(Written):
    element: Name
    kind: Literal["exact", "narrower", "wider", "derived"] = "exact"
    years: list[int]


class _Instead(Written):
    concept: Name
    since: Annotated[int, Field(ge=1990)] = 0
    beside: list[Name] = []
    without: list[Name] = []
    added_to: list[Name] = []


class _Concept(Written):
    label: _Label
    documentation: Text
    type: ItemType
    period: PeriodType
    balance: Balance | None = None
    statements: Annotated[list[Kind], Field(min_length=1)]
    sections: list[Section] = []
    printed_as: list[Text] = []
    within: list[Name] = []
    breakdown: Name | None = None
    nonnegative: bool = False
    us_gaap: _Mirror | None = None
    parts: dict[Name, Literal[1, -1]] = {}
    deviations: dict[Name, Text] = {}
    summarised_as: list[Text] = []
    statement_only: list[Text] = []
    changes: bool = False
    ratio: Annotated[list[Name], Field(min_length=2, max_length=2)] | None = None
    unit: Annotated[str, Field(pattern=r"^[A-Za-z]+$")] | None = None
    instead: list[_Instead] = []


class _Member(Written):
    label: _Label
    printed_as: list[Text] = []
    parent: Name | None = None


class _Domain(Written):
    name: Name
    label: _Label


class _Axis(Written):
    label: _Label
    domain: _Domain
    members: dict[Name, _Member] = {}


class _Row(Written):
    header: Name | None = None
    concept: Name | None = None
    depth: int
    label: _Label | None = None
    label_role: Literal["standard", "period-start", "period-end"] = "standard"
    section: Section | None = None
    printed_as: list[Text] = []


class _Statement(Written):
    kind: Kind
    role: Name
    definition: Annotated[str, Field(pattern=r"^\d{4} - (Statement|Disclosure|Document) - \S.*$")]
    axes: list[Name]
    rows: list[_Row]


class _Taxonomy(Written):
    authority: Annotated[str, Field(pattern=r"^https?://[^\s#?]+/$", max_length=120)]
    prefix: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    version: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    title: _Label


def read(root: Path, authority: str | None = None) -> Taxonomy:
    """The taxonomy that the sources under `root` describe, under another authority if given."""
    said = toml(root / "taxonomy.toml")
    head = checked(_Taxonomy, said if authority is None else said | {"authority": authority},
                  "taxonomy.toml")  # fmt: skip
    inferred = _inferred(root)
    concepts = {
        name: _concept(name, written, inferred) for name, written in _concepts(root).items()
    }
    axes = {
        name: _axis(name, checked(_Axis, table, f"axes.toml: {name}"))
        for name, table in toml(root / "axes.toml").items()
    }
    views = tuple(
        _view(checked(_Statement, toml(path), path.name))
        for path in sorted((root / "statements").glob("*.toml"))
    )
    taxonomy = Taxonomy(
        head.authority, head.prefix, head.version, concepts, axes, views, _labels(head.title)
    )
    return completed(replace(taxonomy, captions=captions(taxonomy)))


def toml(path: Path) -> dict[str, Any]:
    """A source file as TOML reads it."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"{path.name}: no valid TOML: {error}") from error


def checked(model: type[T], table: dict[str, Any], where: str) -> T:
    """The table as the model, or a complaint that names where it stands."""
    try:
        return model.model_validate(table)
    except ValidationError as error:
        raise SourceError("; ".join(_complaint(where, e) for e in error.errors())) from error


def _complaint(where: str, error: ErrorDetails) -> str:
    key = ".".join(str(step) for step in error["loc"])
    if error["type"] == "extra_forbidden":
        return f"{where}: unknown key '{key}' — see taxonomy/README.md for the keys"
    return f"{where}: {key}: {error['msg']}"


def _concepts(root: Path) -> dict[str, _Concept]:
    found: dict[str, _Concept] = {}
    home: dict[str, str] = {}
    for path in sorted((root / "concepts").glob("*.toml")):
        for name, table in toml(path).items():
            if name in found:
                raise SourceError(f"{path.name}: {name} is in {home[name]} already — keep one")
            found[name] = checked(_Concept, table, f"{path.name}: {name}")
            home[name] = path.name
    return found


def _inferred(root: Path) -> dict[str, tuple[str, ...]]:
    """Element → the attributes that the element list only infers for it."""
    return {
        name: tuple(a for a in ("type", "balance", "period") if row.guessed(a))
        for name, row in evidence(root).items()
    }


def _concept(name: str, said: _Concept, inferred: dict[str, tuple[str, ...]]) -> Concept:
    return Concept(
        name=name,
        item_type=said.type,
        period=said.period,
        balance=said.balance,
        labels=_labels(said.label),
        documentation=said.documentation,
        statements=tuple(said.statements),
        sections=tuple(said.sections),
        printed_as=tuple(said.printed_as),
        within=tuple(said.within),
        parts=dict(said.parts),
        breakdown=said.breakdown,
        nonnegative=said.nonnegative,
        alignment=_alignment(said.us_gaap, inferred) if said.us_gaap else None,
        deviations=dict(said.deviations),
        summarised_as=tuple(said.summarised_as),
        statement_only=tuple(said.statement_only),
        changes=said.changes,
        ratio=(said.ratio[0], said.ratio[1]) if said.ratio else None,
        unit=said.unit,
        instead=tuple(map(_instead, said.instead)),
    )


def _instead(said: _Instead) -> Instead:
    beside, without, added_to = map(tuple, (said.beside, said.without, said.added_to))
    return Instead(said.concept, said.since, beside, without, added_to)


def _alignment(said: _Mirror, inferred: dict[str, tuple[str, ...]]) -> Alignment:
    guessed = inferred.get(said.element, ())
    return Alignment(said.element, said.kind, tuple(said.years), guessed)


def _labels(label: _Label) -> dict[str, str]:
    return {"en": label.en, "ja": label.ja}


def _axis(name: str, said: _Axis) -> Axis:
    members = tuple(
        Member(member, _labels(m.label), tuple(m.printed_as), m.parent)
        for member, m in said.members.items()
    )
    domain = said.domain
    return Axis(name, domain.name, _labels(said.label), _labels(domain.label), members)


def _view(said: _Statement) -> StatementView:
    rows = tuple(map(_row, said.rows))
    return StatementView(said.kind, said.role, said.definition, rows, tuple(said.axes))


def _row(said: _Row) -> Row:
    if (said.header is None) == (said.concept is None):
        raise SourceError(f"a row is a header or a concept, not both or none: {said}")
    return Row(
        name=said.header or said.concept or "",
        depth=said.depth,
        header=said.header is not None,
        label_role=said.label_role,
        labels=_labels(said.label) if said.label else None,
        printed_as=tuple(said.printed_as),
        section=said.section or "",
    )
