"""What the templates print: strings only, in their final order."""

from __future__ import annotations

from dataclasses import dataclass

LABEL_ROLES = {
    "standard": "label",
    "period-start": "periodStartLabel",
    "period-end": "periodEndLabel",
    "documentation": "documentation",
}


@dataclass(frozen=True, slots=True)
class Role:
    """A link role or resource role; `href` points to its declaration from a linkbase."""

    uri: str
    href: str
    id: str = ""
    definition: str = ""
    used_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    """An xs:element; `balance` is empty where there is none."""

    name: str
    id: str
    type: str
    group: str
    period: str
    balance: str = ""
    abstract: bool = False


@dataclass(frozen=True, slots=True)
class Import:
    """An xs:import."""

    namespace: str
    location: str


@dataclass(frozen=True, slots=True)
class LinkbaseRef:
    """`kind` is presentation, calculation, definition, label or reference; empty if generic."""

    kind: str
    href: str


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema file."""

    prefix: str
    namespace: str
    roles: tuple[Role, ...]
    linkbases: tuple[LinkbaseRef, ...]
    imports: tuple[Import, ...]
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Locator:
    """A pointer to an element; arcs name it by `label`."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Arc:
    """An arc between two locators of the same link."""

    arcrole: str
    start: str
    end: str
    order: int
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An extended link."""

    role: str
    locators: tuple[Locator, ...]
    arcs: tuple[Arc, ...]


@dataclass(frozen=True, slots=True)
class Linkbase:
    """A file of extended links of one kind: presentation, calculation or definition."""

    kind: str
    roles: tuple[Role, ...]
    arcroles: tuple[Role, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """`role` is the last step of the role's URI."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """An element with its labels in one language."""

    name: str
    href: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """Where us-gaap defines what a concept mirrors."""

    name: str
    href: str
    role: str
    year: int
    element: str
    note: str
    uri: str


@dataclass(frozen=True, slots=True)
class FactVariable:
    """A fact that an assertion binds; `boundary` is start or end of the period of `period_of`."""

    name: str
    concept: str
    boundary: str
    period_of: str


@dataclass(frozen=True, slots=True)
class Assertion:
    """A value assertion: `test` is XPath 2.0 over its variables."""

    id: str
    message: str
    test: str
    variables: tuple[FactVariable, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """A title in one language."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry point of the taxonomy package."""

    name: str
    description: str
    href: str


@dataclass(frozen=True, slots=True)
class PackageView:
    """A taxonomy package; `identifier` ends in a slash and begins every address in it."""

    identifier: str
    authority: str
    version: str
    titles: tuple[Title, ...]
    entries: tuple[Entry, ...]
