"""Weighted terms that add up to nothing, as value assertions: the core's rules, a report's sums."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from crossfoot.taxonomy.printing import NOTICE, printed
from crossfoot.taxonomy.views import Assertion, FactVariable
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable

_BOUNDARIES = {"opening": "start", "closing": "end", "same": ""}


class Term(Value):
    """A concept (a prefixed name) in an identity; `at` is an end of the first term's period."""

    concept: str
    weight: Literal[1, -1]
    at: Literal["same", "opening", "closing"] = "same"


def assertion(
    name: str,
    message: str,
    adds_up_to: Literal["nothing", "not-above"],
    terms: Iterable[Term],
    core: str,
) -> Assertion:
    """Half a unit of the last digit is open in each term, nothing in an exact one.

    `core` is the prefix of the core taxonomy, whose rules say what half a unit is.
    XPath without parentheses in parentheses, which Arelle's parser takes ten times as long for.
    """
    terms = tuple(terms)
    variables = tuple(
        FactVariable(f"v{n}", term.concept, _BOUNDARIES[term.at], "v1")
        for n, term in enumerate(terms, 1)
    )
    signs = ["+" if term.weight > 0 else "-" for term in terms]
    pairs = zip(signs, (f"${variable.name}" for variable in variables), strict=True)
    added = " ".join(map(" ".join, pairs)).removeprefix("+ ")
    left = f"abs({added})" if adds_up_to == "nothing" else added
    room = " + ".join(f"{core}:half-unit(${variable.name})" for variable in variables)
    return Assertion(name, message, f"{left} le {room}", variables)


def linkbase(
    assertions: tuple[Assertion, ...],
    namespaces: tuple[tuple[str, str], ...],
    *,
    implementing: str = "",
    notice: str = NOTICE,
) -> bytes:
    """The file of these assertions; `namespaces` are (prefix, URI) of the concepts.

    `implementing` is the core's prefix in the one file that holds the function that all call.
    """
    return printed(
        "rules.xml.j2",
        namespaces=namespaces,
        assertions=assertions,
        implementing=implementing,
        notice=notice,
    )
