"""Rules on inline pages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from crossfoot.filings.filed import local
from crossfoot.model import FactId
from crossfoot.validation.book import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.filings.rulebook.view import View

_TRANSFORMS: Final = (
    "http://www.xbrl.org/inlineXBRL/transformation/2020-02-12",
    "http://www.xbrl.org/inlineXBRL/transformation/2022-02-16",
)
_UTF_8: Final = ("utf-8", "ascii", "us-ascii", "")


def plain_elements(view: View) -> Iterator[Breach]:
    """No fractions, tuples or targets."""
    page = view.filed.page
    if page is not None and (page.fractions or page.tuples or page.targets):
        yield Breach("The page has fractions, tuples or targets.", ())


def hidden(view: View) -> Iterator[Breach]:
    """A number that could be shown is not hidden."""
    for fact in view.filed.facts:
        if fact.hidden and fact.unit is not None and not fact.nil:
            yield Breach(f"{local(fact.concept)} is a number and hidden.", (fact.id,))


def transforms(view: View) -> Iterator[Breach]:
    """Of the registries of transformations one that is still recommended."""
    page = view.filed.page
    for uri in page.transforms if page is not None else ():
        if uri not in _TRANSFORMS:
            yield Breach(f"Texts are read by {uri}, which is no longer recommended.", ())


def unique_ids(view: View) -> Iterator[Breach]:
    """Every fact has an id of its own."""
    counted = Counter(fact.id for fact in view.filed.facts)
    if view.filed.page is not None and counted[_NO_ID]:
        yield Breach(f"{counted[_NO_ID]} facts have no id.", ())
    for name, number in counted.items():
        if name and number > 1:
            yield Breach(f"{number} facts have the id {name}.", (name,))


_NO_ID: Final = FactId("")


def shown(view: View) -> Iterator[Breach]:
    """No fact is kept from being seen by a style."""
    found = tuple(fact.id for fact in view.filed.facts if fact.unseen and not fact.hidden)
    if found:
        yield Breach(f"{len(found)} facts are kept from being seen by a style.", found)


def base(view: View) -> Iterator[Breach]:
    """No base address, which moves all that the page refers to."""
    if view.filed.page is not None and view.filed.page.base:
        yield Breach("The page sets a base address.", ())


def declared(view: View) -> Iterator[Breach]:
    """Namespaces at the root; UTF-8, in the prolog and in the head alike."""
    page = view.filed.page
    if page is None:
        return
    if page.local_namespaces:
        yield Breach("Namespaces are declared below the root of the page.", ())
    if page.encoding.lower() not in _UTF_8 or (
        "charset" in page.charset.lower() and ("utf-8" not in page.charset.lower())
    ):
        yield Breach(f"The page is in {page.encoding or page.charset}, not in UTF-8.", ())
