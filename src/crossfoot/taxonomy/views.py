"""What the templates print: strings only, in their final order."""

from __future__ import annotations

from crossfoot.value import Value

LABEL_ROLES = {
    "standard": "label",
    "period-start": "periodStartLabel",
    "period-end": "periodEndLabel",
    "documentation": "documentation",
}


class Role(Value):
    """A link role or resource role; `href` points to its declaration from a linkbase."""

    uri: str
    href: str
    id: str = ""
    definition: str = ""
    used_on: tuple[str, ...] = ()


class Element(Value):
    """An xs:element; `balance` is empty where there is none."""

    name: str
    id: str
    type: str
    group: str
    period: str
    balance: str = ""
    abstract: bool = False


class Import(Value):
    """An xs:import."""

    namespace: str
    location: str


class LinkbaseRef(Value):
    """`kind` is presentation, calculation, definition, label or reference; empty if generic."""

    kind: str
    href: str


class Schema(Value):
    """A schema file."""

    prefix: str
    namespace: str
    roles: tuple[Role, ...]
    linkbases: tuple[LinkbaseRef, ...]
    imports: tuple[Import, ...]
    elements: tuple[Element, ...]


class Locator(Value):
    """A pointer to an element; arcs name it by `label`."""

    label: str
    href: str


class Arc(Value):
    """An arc between two locators of the same link."""

    arcrole: str
    start: str
    end: str
    order: int
    attributes: tuple[tuple[str, str], ...] = ()


class Link(Value):
    """An extended link."""

    role: str
    locators: tuple[Locator, ...]
    arcs: tuple[Arc, ...]


class Linkbase(Value):
    """A file of extended links of one kind: presentation, calculation or definition."""

    kind: str
    roles: tuple[Role, ...]
    arcroles: tuple[Role, ...]
    links: tuple[Link, ...]


class Label(Value):
    """`role` is the last step of the role's URI."""

    role: str
    text: str


class Labelled(Value):
    """An element with its labels in one language."""

    name: str
    href: str
    labels: tuple[Label, ...]


class Reference(Value):
    """Where us-gaap defines what a concept mirrors."""

    name: str
    href: str
    role: str
    year: int
    element: str
    note: str
    uri: str


class FactVariable(Value):
    """A fact that an assertion binds; `boundary` is start or end of the period of `period_of`."""

    name: str
    concept: str
    boundary: str
    period_of: str


class Assertion(Value):
    """A value assertion: `test` is XPath 2.0 over its variables."""

    id: str
    message: str
    test: str
    variables: tuple[FactVariable, ...]


class Title(Value):
    """A title in one language."""

    language: str
    text: str


class Entry(Value):
    """An entry point of the taxonomy package."""

    name: str
    description: str
    href: str


class PackageView(Value):
    """A taxonomy package; `identifier` ends in a slash and begins every address in it."""

    identifier: str
    authority: str
    version: str
    titles: tuple[Title, ...]
    entries: tuple[Entry, ...]
