"""The sums of a report that bind only where all of their terms are reported.

They are value assertions beside the issuer's schema. A report never refers to them: they are
judged on a copy that does, as the rules of the core are, which their entry point brings along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.taxonomy import assertions
from crossfoot.taxonomy.imports import IMPORTS
from crossfoot.taxonomy.printing import RUN_NOTICE, printed
from crossfoot.taxonomy.views import Import, LinkbaseRef, Schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from crossfoot.model import Extension, SummedConcept
    from crossfoot.taxonomy.model import Taxonomy
    from crossfoot.taxonomy.views import Assertion

SCHEMA, LINKBASE = "extension-rules.xsd", "extension-rules.xml"
_CORE_RULES = "../taxonomy/crossfoot-rules.xsd"


def asserted(
    extension: Extension, taxonomy: Taxonomy, prefix: str, namespace: str
) -> dict[str, bytes]:
    """Path under `extension/` → bytes; nothing when arcs say every sum.

    `prefix` and `namespace` are those of the issuer's schema.
    """
    if not extension.asserted:
        return {}
    coined = {concept.name for concept in extension.concepts}

    def named(concept: str) -> str:
        return f"{prefix if concept in coined else taxonomy.prefix}:{concept}"

    judged = tuple(
        _assertion(f"{each.total}AddsUp{n}", each, named, taxonomy.prefix)
        for n, each in enumerate(extension.asserted, 1)
    )
    spaces = ((taxonomy.prefix, taxonomy.namespace), (prefix, namespace))
    schema = Schema(
        f"{prefix}-rules",
        f"{namespace}/rules",
        (),
        (LinkbaseRef("", LINKBASE),),
        (
            IMPORTS[0],
            Import(namespace, "extension.xsd"),
            Import(f"{taxonomy.namespace}/rules", _CORE_RULES),
        ),
        (),
    )
    return {
        SCHEMA: printed("schema.xsd.j2", schema=schema, notice=RUN_NOTICE),
        LINKBASE: assertions.linkbase(judged, spaces, notice=RUN_NOTICE),
    }


def _assertion(name: str, each: SummedConcept, named: Callable[[str], str], core: str) -> Assertion:
    terms = (
        assertions.Term(named(each.total), 1),
        *(assertions.Term(named(part), 1 if weight < 0 else -1) for part, weight in each.parts),
    )
    parts = ", ".join(part for part, _ in each.parts)
    message = f"{each.total} is not the sum of {parts}."
    return assertions.assertion(name, message, "nothing", terms, core)
