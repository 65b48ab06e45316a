"""The taxonomy as values: what the TOML sources say, ready for mapping, rendering, compiling."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  # the compiled form is decoded by these types
from typing import Literal

from crossfoot.model import ConceptName  # noqa: TC001  # likewise
from crossfoot.value import Value, field

Balance = Literal["debit", "credit"]
PeriodType = Literal["instant", "duration"]
ItemType = Literal[
    "monetary",
    "per-share",
    "shares",
    "percent",
    "pure",
    "integer",
    "decimal",
    "string",
    "date",
    "year",
    "boolean",
    "text-block",
    "domain",
]


class Alignment(Value):
    """The us-gaap element that a concept mirrors. `years` are taxonomy years that have it.

    `inferred` names the attributes (type, balance, period) that the element list itself only
    infers for that element; `kind` is exact, narrower, wider or derived.
    """

    element: str
    kind: Literal["exact", "narrower", "wider", "derived"]
    years: tuple[int, ...]
    inferred: tuple[str, ...] = ()


class Instead(Value):
    """What a line captioned as one concept really is, by what else is printed and by when.

    `since` is the year of the period's end from which filers name it `concept`; `beside` are
    concepts of which the release prints one, `without` those of which it prints none; with
    `added_to` the line and one of these concepts alone make up a total. All that is said holds.
    """

    concept: str
    since: int = 0
    beside: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    added_to: tuple[str, ...] = ()


class Concept(Value):
    """One concept. `printed_as` are captions that companies print it under.

    `statements` are the kinds of statement that print it (`StatementKind` values), `sections`
    the parts of them (see `taxonomy/README`), empty when it may stand anywhere.
    `within` names the concepts in whose caption this one is printed as a figure, such as the
    allowance inside the caption of receivables.
    `parts` is the usual sum: concept -> weight. `breakdown` is the axis along whose members
    companies print its parts. `nonnegative` says that a value below zero is suspect.
    `deviations` gives the reason for each part that is no us-gaap calculation.
    `summarised_as` are captions of summaries and prose only, `statement_only` those of
    `printed_as` that mean something else there.
    `changes` says that companies print how it changed: see `Taxonomy.changes`. `ratio` is the
    pair that a ratio divides. `unit` is our own measure, for what is neither money nor shares.
    `instead` are the concepts that take its place in some releases.
    """

    name: str
    item_type: ItemType
    period: PeriodType
    balance: Balance | None
    labels: Mapping[str, str]
    documentation: str
    statements: tuple[str, ...]
    sections: tuple[str, ...]
    printed_as: tuple[str, ...]
    within: tuple[str, ...]
    parts: Mapping[str, int]
    breakdown: str | None
    nonnegative: bool
    alignment: Alignment | None
    deviations: Mapping[str, str] = field(default_factory=dict)
    summarised_as: tuple[str, ...] = ()
    statement_only: tuple[str, ...] = ()
    changes: bool = False
    ratio: tuple[str, str] | None = None
    unit: str | None = None
    instead: tuple[Instead, ...] = ()

    def captions(self, kind: str) -> tuple[str, ...]:
        """What it is printed as in such a statement, beside its label."""
        if kind != "other":
            return self.printed_as
        both = tuple(c for c in self.printed_as if c not in self.statement_only)
        return both + self.summarised_as


class Member(Value):
    """A member of an axis; `parent` is another member, None under the domain itself."""

    name: str
    labels: Mapping[str, str]
    printed_as: tuple[str, ...]
    parent: str | None


class Axis(Value):
    """A dimension; `domain` is the head of its members and its default."""

    name: str
    domain: str
    labels: Mapping[str, str]
    domain_labels: Mapping[str, str]
    members: tuple[Member, ...]


class Row(Value):
    """One row of a statement's presentation. A header is abstract: a name and labels only.

    `section` is the part of the statement that a header opens, empty where it opens none;
    `labels` of a concept's row are those of its `label_role` (period-start, period-end).
    """

    name: str
    depth: int
    header: bool = False
    label_role: str = "standard"
    labels: Mapping[str, str] | None = None
    printed_as: tuple[str, ...] = ()
    section: str = ""


class StatementView(Value):
    """One statement: its link role, its rows in order, and the axes that its lines may take.

    `kind` is a `StatementKind` value, or "changes" or "cover", which no release prints as such.
    """

    kind: str
    role: str
    definition: str
    rows: tuple[Row, ...]
    axes: tuple[str, ...]


class Captions(Value):
    """Kind of statement → spelling → the concepts printed so; kind → spellings of headers."""

    concepts: Mapping[str, Mapping[str, tuple[ConceptName, ...]]]
    headers: Mapping[str, tuple[str, ...]]


class Taxonomy(Value):
    """The whole taxonomy. `authority` ends in a slash and begins every name in it.

    `captions` are those that were compiled with it, spelled for no company in particular.
    `changes`: concept -> the concepts of its relative change and of its change in amount.
    `ratios`: ratio -> the concepts that it divides, dividend first.
    """

    authority: str
    prefix: str
    version: str
    concepts: Mapping[str, Concept]
    axes: Mapping[str, Axis]
    statements: tuple[StatementView, ...]
    title: Mapping[str, str] = field(default_factory=dict)
    captions: Captions | None = None
    changes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    ratios: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def namespace(self) -> str:
        return f"{self.authority}taxonomy/{self.version}"
