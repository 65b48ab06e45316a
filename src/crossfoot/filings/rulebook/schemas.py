"""Rules on the issuer's schemas: names, roles, types, and the elements themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crossfoot.filings.filed import local, namespace
from crossfoot.patterns import regex
from crossfoot.validation.book import Breach

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from crossfoot.filings.filed import FiledConcept, FiledRole
    from crossfoot.filings.rulebook.view import View

_KEPT = regex(
    r"^https?://(?:[\w.-]+\.)?(?:fasb\.org|sec\.gov|xbrl\.org|ifrs\.org|esma\.europa\.eu)/"
)
_DATED = regex(r"\b(?:19|20)\d\d-?[01]\d-?[0-3]\d\b|\b(?:19|20)\d\d\b")
_TITLED = regex(r"\d+ - (?:Statement|Disclosure|Schedule|Document) - \S.*")
_NAME = regex(r"[A-Z][A-Za-z0-9]*")
_YEAR_OR_AMOUNT = regex(r"(?:19|20)\d\d(?!\d)|\d{5,}")
_LONGEST_NAME, _LONGEST_ADDRESS = 200, 255
_NETWORKS = frozenset({"presentationLink", "calculationLink", "definitionLink"})
_KNOWN_TYPES = frozenset(
    {
        *("monetaryItemType", "sharesItemType", "perShareItemType", "percentItemType"),
        *("textBlockItemType", "domainItemType", "pureItemType", "integerItemType"),
        *("areaItemType", "volumeItemType", "massItemType", "energyItemType", "powerItemType"),
        *("lengthItemType", "dateItemType", "durationItemType", "escapedItemType"),
        *("noDecimalsMonetaryItemType", "nonemptyURIItemType", "perUnitItemType"),
    }
)


def includes(view: View) -> Iterator[Breach]:
    """Schemas import, they never include."""
    for schema in view.filed.schemas:
        if schema.includes:
            yield Breach(f"{schema.address} includes another schema.", ())


def authority(view: View) -> Iterator[Breach]:
    """A namespace of one's own, dated, and none that another keeps."""
    for schema in view.filed.schemas:
        if _KEPT.match(schema.namespace):
            yield Breach(f"{schema.namespace} is not the issuer's to name things in.", ())
        elif not _DATED.search(schema.namespace):
            yield Breach(f"{schema.namespace} has no date, so that the next cannot differ.", ())


def prefixes(view: View) -> Iterator[Breach]:
    """No underscore in a prefix, since ids are made of it."""
    for schema in view.filed.schemas:
        if "_" in schema.prefix:
            yield Breach(f"The prefix {schema.prefix!r} has an underscore.", ())


def role_authority(view: View) -> Iterator[Breach]:
    """A role begins as the issuer's namespace does and is there once, for all three networks."""
    hosts = {urlsplit(schema.namespace).hostname for schema in view.filed.schemas}
    seen: set[str] = set()
    for role in _own_roles(view):
        if hosts and urlsplit(role.uri).hostname not in hosts:
            yield Breach(f"The role {role.uri} does not begin as the issuer's namespace.", ())
        if role.uri in seen:
            yield Breach(f"The role {role.uri} is declared twice.", ())
        seen.add(role.uri)
        of_resources = role.used_on and _NETWORKS.isdisjoint(role.used_on)
        if not of_resources and (not role.used_on or not _NETWORKS.issuperset(role.used_on)):
            yield Breach(f"The role {role.uri} is used on {', '.join(role.used_on)}.", ())


def _own_roles(view: View) -> Iterator[FiledRole]:
    return (role for role in view.filed.roles if role.own and not role.of_arcs)


def role_definitions(view: View) -> Iterator[Breach]:
    """`NNNN - Statement - Title`, by which sections are sorted."""
    for role in _own_roles(view):
        if not _TITLED.fullmatch(role.definition):
            yield Breach(f"The role {role.uri} is called {role.definition!r}.", ())


def arcrole_definitions(view: View) -> Iterator[Breach]:
    """An arcrole of one's own says what it means."""
    for role in view.filed.roles:
        if role.own and role.of_arcs and not role.definition.strip():
            yield Breach(f"The arcrole {role.uri} has no definition.", ())


def repeated_names(view: View) -> Iterator[Breach]:
    """No element of the taxonomy's name."""
    yield from _each(view, _is_repeated(view), "is a name of the taxonomy")


def _is_repeated(view: View) -> Callable[[FiledConcept], bool]:
    known = set(view.filed.base_names)
    return lambda concept: local(concept.name) in known


def _each(view: View, broken: Callable[[FiledConcept], bool], said: str) -> Iterator[Breach]:
    for concept in view.own:
        if broken(concept):
            yield Breach(f"{local(concept.name)} {said}.", ())


def ids(view: View) -> Iterator[Breach]:
    """The id is `prefix_Name`."""
    prefix = {schema.namespace: schema.prefix for schema in view.filed.schemas}
    for concept in view.own:
        due = f"{prefix.get(namespace(concept.name), concept.prefix)}_{local(concept.name)}"
        if concept.id != due:
            yield Breach(f"{local(concept.name)} has the id {concept.id!r}, not {due!r}.", ())


def nillable(view: View) -> Iterator[Breach]:
    """Elements may be nil."""
    yield from _each(view, lambda it: it.nature == "item" and not it.nillable, "cannot be nil")


def tuples(view: View) -> Iterator[Breach]:
    """No tuples, no fractions."""
    yield from _each(view, lambda it: it.nature == "tuple" or it.fraction, "is a tuple or fraction")


def typed_domains(view: View) -> Iterator[Breach]:
    """No axis of typed members."""
    yield from _each(view, lambda it: it.typed_domain, "has typed members")


def abstract_duration(view: View) -> Iterator[Breach]:
    """What is abstract is of durations."""
    said = "is abstract and of instants"
    yield from _each(view, lambda it: it.abstract and it.period == "instant", said)


def axes_and_tables(view: View) -> Iterator[Breach]:
    """`…Axis` is an axis and `…Table` a table, and no other is."""
    pairs = (("Axis", "dimension"), ("Table", "hypercube"))
    for ending, nature in pairs:
        yield from _each(
            view,
            lambda it, ending=ending, nature=nature: (  # type: ignore[misc]
                (it.nature == nature) != local(it.name).endswith(ending)
                and (it.abstract or it.nature == nature)
            ),
            f"is not what {ending} at its end says",
        )


def line_items(view: View) -> Iterator[Breach]:
    """`…LineItems` is abstract."""
    yield from _each(
        view, lambda it: local(it.name).endswith("LineItems") and not it.abstract, "is not abstract"
    )


def members(view: View) -> Iterator[Breach]:
    """`…Domain` and `…Member` are of the domain item type and of durations, and no other is."""
    for concept in view.own:
        named = local(concept.name).endswith(("Domain", "Member"))
        typed = local(concept.kind) == "domainItemType"
        if named != typed or (typed and concept.period != "duration"):
            yield Breach(f"{local(concept.name)} is not what its name or type says.", ())


def long_names(view: View) -> Iterator[Breach]:
    """Names have at most 200 bytes, addresses 255."""
    said = "is too long a name"
    yield from _each(view, lambda it: len(local(it.name).encode()) > _LONGEST_NAME, said)
    uris = [schema.namespace for schema in view.filed.schemas]
    for uri in (*uris, *(role.uri for role in view.filed.roles if role.own)):
        if len(uri.encode()) > _LONGEST_ADDRESS:
            yield Breach(f"{uri[:60]}… is too long an address.", ())


def text_blocks(view: View) -> Iterator[Breach]:
    """A block of text is of a duration."""
    yield from _each(
        view,
        lambda it: local(it.kind) == "textBlockItemType" and it.period != "duration",
        "is a block of text and of an instant",
    )


def camel_case(view: View) -> Iterator[Breach]:
    """A name is its label in camel case, without years or amounts."""
    for concept in view.own:
        name = local(concept.name)
        if not _NAME.fullmatch(name) or _YEAR_OR_AMOUNT.search(name):
            yield Breach(f"{name} is no plain name in camel case, or holds a year.", ())


def balances(view: View) -> Iterator[Breach]:
    """A monetary element has a balance; where none fits, its documentation fixes the sign."""
    for concept in view.own:
        money = local(concept.base or concept.kind) == "monetaryItemType" and not concept.abstract
        told = any(label.role.endswith("/documentation") for label in concept.labels)
        if money and not concept.balance and not told:
            text = "is monetary without a balance, and no documentation fixes its sign"
            yield Breach(f"{local(concept.name)} {text}.", ())


def own_types(view: View) -> Iterator[Breach]:
    """No type of one's own where the registry of types has one of that name."""
    for schema in view.filed.schemas:
        for name in schema.types:
            if name in _KNOWN_TYPES:
                yield Breach(f"{schema.address} makes a type {name}, which the registry has.", ())


def form(view: View) -> Iterator[Breach]:
    """Qualified elements, a namespace, labels in place of documentation."""
    for schema in view.filed.schemas:
        if not schema.qualified or not schema.namespace:
            yield Breach(f"{schema.address} is not qualified or has no namespace.", ())
        if schema.documentation:
            yield Breach(f"{schema.address} documents in itself what labels should.", ())


def linkbases_apart(view: View) -> Iterator[Breach]:
    """Each kind of link in a file of its own."""
    for schema in view.filed.schemas:
        if schema.embedded:
            yield Breach(f"{schema.address} has linkbases in it.", ())
    for linkbase in view.filed.linkbases:
        if len(set(linkbase.kinds)) > 1:
            yield Breach(f"{linkbase.address} holds {', '.join(sorted(set(linkbase.kinds)))}.", ())


def natures(view: View) -> Iterator[Breach]:
    """Flows, averages and amounts per share are of durations."""
    for concept in view.own:
        name = local(concept.name)
        flow = local(concept.kind) == "perShareItemType" or "Average" in name
        value = any(word in name for word in ("BookValue", "NetAsset", "ParOr", "Price", "Equity"))
        if flow and not value and concept.period == "instant":
            yield Breach(f"{name} is of an instant, but made over a time.", ())
