"""`rules.toml` → the formula linkbase and the entry point that carries it.

A report never refers to the rules: they are judged on a copy that does (standards beside the
report's own schemas), and the delivered report stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from crossfoot.taxonomy import assertions
from crossfoot.taxonomy.compiler import ENTRY, RULES
from crossfoot.taxonomy.imports import IMPORTS
from crossfoot.taxonomy.printing import printed
from crossfoot.taxonomy.source import Name, SourceError, Text, Written, checked, toml
from crossfoot.taxonomy.views import Assertion, Import, LinkbaseRef, Schema

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from crossfoot.taxonomy.model import Taxonomy

FILE = "rules.toml"
LINKBASE = "crossfoot-rules.xml"


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
    judged = tuple(_assertion(name, rule, taxonomy.prefix) for name, rule in rules.items())
    spaces = ((taxonomy.prefix, taxonomy.namespace),)
    linkbase = assertions.linkbase(judged, spaces, implementing=taxonomy.prefix)
    return {RULES: printed("schema.xsd.j2", schema=schema), LINKBASE: linkbase}


def _assertion(name: str, rule: Rule, prefix: str) -> Assertion:
    terms = (
        assertions.Term(f"{prefix}:{term.concept}", term.weight, term.at) for term in rule.terms
    )
    return assertions.assertion(name, rule.message, rule.adds_up_to, terms, prefix)
