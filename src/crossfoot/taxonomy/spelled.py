"""Who the taxonomy knows by which caption. It is compiled with it: a run looks captions up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import ConceptName
from crossfoot.spelling import in_words, normalise
from crossfoot.taxonomy.model import Captions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from crossfoot.taxonomy.model import Row, Taxonomy

_NEVER_PRINTED = ("changes", "cover")
"""Kinds of statement that no release prints as such."""


def captions(taxonomy: Taxonomy, company: str = "") -> Captions:
    """The captions as they are spelled in releases of that company."""
    concepts: dict[str, dict[str, tuple[ConceptName, ...]]] = {}
    for kind, name, text in _printed(taxonomy):
        known = concepts.setdefault(kind, {})
        spelling = normalise(text, company)
        if name not in known.get(spelling, ()):
            known[spelling] = (*known.get(spelling, ()), name)
    headers: dict[str, dict[str, None]] = {}
    for kind, text in _headers(taxonomy):
        headers.setdefault(kind, {})[normalise(text, company)] = None
    return Captions(concepts, {kind: tuple(spellings) for kind, spellings in headers.items()})


def mentions(taxonomy: Taxonomy, company: str) -> bool:
    """Whether some caption may hold the company's name, so that it is spelled otherwise for it."""
    if taxonomy.captions is None:
        return True
    name = in_words(company)
    known = taxonomy.captions
    return any(
        name in "\n".join(each) for each in (*known.concepts.values(), *known.headers.values())
    )


def _printed(taxonomy: Taxonomy) -> Iterator[tuple[str, ConceptName, str]]:
    """Kind, concept, caption; in the order in which concepts are known by a caption."""
    for concept in taxonomy.concepts.values():
        for kind in concept.statements:
            if kind not in _NEVER_PRINTED:
                texts = (*concept.captions(kind), *_english(concept.labels))
                yield from ((kind, ConceptName(concept.name), text) for text in texts)


def _headers(taxonomy: Taxonomy) -> Iterator[tuple[str, str]]:
    for view in taxonomy.statements:
        for row in view.rows:
            yield from ((view.kind, text) for text in _texts(row))


def _texts(row: Row) -> tuple[str, ...]:
    return (*row.printed_as, *_english(row.labels or {})) if row.header else ()


def _english(labels: Mapping[str, str]) -> Iterable[str]:
    return (labels["en"],) if "en" in labels else ()
