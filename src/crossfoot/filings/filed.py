"""A filing as its files say it: contexts, units, facts, concepts, roles, arcs, schemas.

`validation.reading.Reading` holds what the figures mean; this holds how they were written down,
which is what most rules of filing manuals are about. Names are in Clark's notation: `{uri}local`.
What stands in the issuer's own files is `own`; the rest belongs to taxonomies that others keep.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.value import Value

if TYPE_CHECKING:
    from decimal import Decimal

    from crossfoot.model import FactId


def local(name: str) -> str:
    """The name without its namespace."""
    return name.rpartition("}")[2]


def namespace(name: str) -> str:
    """The namespace of a name, empty where it has none."""
    return name.rpartition("}")[0].removeprefix("{")


class FiledContext(Value):
    """`period` is as written: ("2024-06-30",) or (first, last), ("forever",) for all time.

    `dimensions` are (axis, member) by name, a typed member as its text in quotes; `places` are
    where they stand: `segment`, `scenario`. `strange` says that something else stands there too.
    """

    id: str
    scheme: str
    identifier: str
    period: tuple[str, ...]
    dimensions: tuple[tuple[str, str], ...] = ()
    typed: bool = False
    places: tuple[str, ...] = ()
    strange: bool = False
    used: bool = True


class FiledUnit(Value):
    """Measures over and under the line."""

    id: str
    over: tuple[str, ...]
    under: tuple[str, ...] = ()
    used: bool = True


class FiledFact(Value):
    """A fact as written; `decimals` and `precision` are None where the attribute is not there.

    `format`, `scale` and `hidden` are those of inline XBRL; `shown` is its text on the page.
    """

    id: FactId
    concept: str
    context: str
    unit: str | None = None
    decimals: str | None = None
    precision: str | None = None
    nil: bool = False
    language: str | None = None
    text: str = ""
    format: str = ""
    scale: str = ""
    shown: str = ""
    hidden: bool = False
    unseen: bool = False
    """Whether a style keeps it from being shown."""


class FiledLabel(Value):
    """What an element is called in one role and language."""

    role: str
    language: str
    text: str


class FiledConcept(Value):
    """A concept that a fact, a context or an arc of the issuer's uses.

    `group` is the head of its substitution group, `kind` its item type; `nature` is `item`,
    `dimension`, `hypercube`, `tuple` or empty.
    """

    name: str
    prefix: str = ""
    id: str = ""
    kind: str = ""
    base: str = ""
    nature: str = "item"
    period: str = ""
    balance: str = ""
    abstract: bool = False
    nillable: bool = False
    numeric: bool = False
    fraction: bool = False
    typed_domain: bool = False
    own: bool = False
    labels: tuple[FiledLabel, ...] = ()


class FiledRole(Value):
    """A role type, or an arcrole type where `of_arcs`."""

    uri: str
    definition: str
    used_on: tuple[str, ...]
    own: bool
    of_arcs: bool = False


class FiledArc(Value):
    """`network` is presentation, calculation or definition; `role` the link's, `kind` the arc's."""

    network: str
    role: str
    kind: str
    source: str
    target: str
    order: Decimal | None = None
    weight: Decimal | None = None
    preferred: str = ""
    own: bool = False
    closed: bool | None = None
    usable: bool | None = None


class FiledSchema(Value):
    """A schema of the issuer's, and the linkbases that stand in it or that it refers to."""

    address: str
    namespace: str
    prefix: str = ""
    qualified: bool = True
    includes: int = 0
    documentation: int = 0
    embedded: int = 0
    """Linkbases inside of the schema."""
    types: tuple[str, ...] = ()
    """Types that it makes of its own."""


class FiledLinkbase(Value):
    """A linkbase of the issuer's; `kinds` are the extended links in it."""

    address: str
    kinds: tuple[str, ...] = ()


class FiledPage(Value):
    """What only an inline page has."""

    encoding: str = ""
    charset: str = ""
    base: bool = False
    local_namespaces: int = 0
    """Namespaces that are declared below the root."""
    scripts: int = 0
    targets: int = 0
    tuples: int = 0
    fractions: int = 0
    transforms: tuple[str, ...] = ()
    """Namespaces of the transformation registries that it uses."""


class Filed(Value):
    """All of a filing. `form` is that of `kinds.Kind`; `issuer` are the namespaces of its own."""

    form: str
    contexts: tuple[FiledContext, ...] = ()
    units: tuple[FiledUnit, ...] = ()
    facts: tuple[FiledFact, ...] = ()
    concepts: tuple[FiledConcept, ...] = ()
    roles: tuple[FiledRole, ...] = ()
    arcs: tuple[FiledArc, ...] = ()
    schemas: tuple[FiledSchema, ...] = ()
    linkbases: tuple[FiledLinkbase, ...] = ()
    page: FiledPage | None = None
    namespaces: tuple[str, ...] = ()
    """Those that the filing declares, by which a registry's absence is known."""
    base_names: tuple[str, ...] = ()
    """Local names of the concepts of the other taxonomies, where the issuer has a schema."""
    registered: tuple[str, ...] = ()
    """What the units registry calls its units."""
