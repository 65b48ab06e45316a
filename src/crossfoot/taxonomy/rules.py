"""`rules.toml` → the formula linkbase and the entry point that carries it.

A report never refers to the rules: they are judged on a copy that does (standards beside the
report's own schemas), and the delivered report stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from crossfoot.taxonomy.compiler import ENTRY, RULES
from crossfoot.taxonomy.imports import IMPORTS
from crossfoot.taxonomy.printing import printed
from crossfoot.taxonomy.source import Name, SourceError, Text, Written, checked, toml
from crossfoot.taxonomy.views import (
    Assertion,
    FactVariable,
    Import,
    LinkbaseRef,
    Schema,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from crossfoot.taxonomy.model import Taxonomy

FILE = "rules.toml"
LINKBASE = "crossfoot-rules.xml"
_BOUNDARIES = {"opening": "start", "closing": "end", "same": ""}


class Term(Written):
    """A concept in an identity; `at` is an end of the first term's period, of a balance."""

    concept: Name
    weight: Literal[1, -1]
    at: Literal["same", "opening", "closing"] = "same"


class Rule(Written):
    """An identity; its weighted terms add up to nothing, or to nothing or less."""

    message: Text
    adds_up_to: Literal["nothing", "not-above"]
    terms: Annotated[list[Term], Field(min_length=2)]


def read(root: Path, taxonomy: Taxonomy) -> dict[str, Rule]:
    """Name → rule; a concept that is not in the taxonomy is refused."""
    rules = {
        name: checked(Rule, table, f"{FILE}: {name}")
        for name, table in toml(root / FILE).items()
    }  # fmt: skip
    for name, rule in rules.items():
        for term in rule.terms:
            if term.concept not in taxonomy.concepts:
                raise SourceError(f"{FILE}: {name}: there is no concept {term.concept}")
    return rules


def compile_rules(taxonomy: Taxonomy, rules: Mapping[str, Rule]) -> dict[str, bytes]:
    """Path under `taxonomy/` of a delivered folder → bytes."""
    schema = Schema(
        f"{taxonomy.prefix}-rules",
        f"{taxonomy.namespace}/rules",
        (),
        (LinkbaseRef("", LINKBASE),),
        (IMPORTS[0], Import(taxonomy.namespace, ENTRY)),
        (),
    )
    assertions = tuple(_assertion(name, rule, taxonomy.prefix) for name, rule in rules.items())
    linkbase = printed("rules.xml.j2", prefix=taxonomy.prefix, namespace=taxonomy.namespace,
                       assertions=assertions)  # fmt: skip
    return {RULES: printed("schema.xsd.j2", schema=schema), LINKBASE: linkbase}


def _assertion(name: str, rule: Rule, prefix: str) -> Assertion:
    variables = tuple(
        FactVariable(f"v{n}", f"{prefix}:{term.concept}", _BOUNDARIES[term.at], "v1")
        for n, term in enumerate(rule.terms, 1)
    )
    return Assertion(name, rule.message, _test(rule, prefix), variables)


def _test(rule: Rule, prefix: str) -> str:
    """Half a unit of the last digit is open in each term, nothing in an exact one.

    XPath without parentheses in parentheses, which Arelle's parser takes ten times as long for.
    """
    names = [f"$v{n}" for n in range(1, len(rule.terms) + 1)]
    signs = ["+" if term.weight > 0 else "-" for term in rule.terms]
    terms = " ".join(" ".join(pair) for pair in zip(signs, names, strict=True)).removeprefix("+ ")
    left = f"abs({terms})" if rule.adds_up_to == "nothing" else terms
    return f"{left} le " + " + ".join(f"{prefix}:half-unit({name})" for name in names)
