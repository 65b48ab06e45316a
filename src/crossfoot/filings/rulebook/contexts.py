"""Rules on contexts and units: who reports, when, along which axes, measured in what."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from crossfoot.filings.filed import local, namespace
from crossfoot.patterns import regex
from crossfoot.validation.book import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crossfoot.filings.rulebook.view import View

_DATE = regex(r"\d{4}-\d\d-\d\d")
_LONGEST_NAME = 200
_STANDARD = ("http://www.xbrl.org/", "https://www.xbrl.org/")


def _named(what: str, ids: Iterable[str]) -> str:
    names = sorted(ids)
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""  # noqa: PLR2004 - enough to look at
    return f"{what} {', '.join(names[:3])}{more}"


def scheme(view: View) -> Iterator[Breach]:
    """One scheme, of the profile's; the identifier in its form."""
    schemes = {context.scheme for context in view.filed.contexts}
    if len(schemes) > 1:
        yield Breach(f"Entities are named by {len(schemes)} schemes.", ())
    wrong = [it for it in schemes if not re.fullmatch(view.profile.scheme or ".*", it)]
    if wrong:
        yield Breach(f"The scheme {wrong[0]!r} is not the one that is asked for.", ())
    for name in sorted({context.identifier for context in view.filed.contexts}):
        if not re.fullmatch(view.profile.identifier or ".*", name):
            yield Breach(f"The identifier {name!r} does not have the form of its scheme.", ())


def one_entity(view: View) -> Iterator[Breach]:
    """One identifier in all contexts."""
    names = {context.identifier for context in view.filed.contexts}
    if len(names) > 1:
        yield Breach(f"The contexts name {len(names)} entities: {', '.join(sorted(names))}.", ())


def one_place(view: View) -> Iterator[Breach]:
    """Members stand in one of segment and scenario, and in the one that is asked for."""
    places = {place for context in view.filed.contexts for place in context.places}
    if len(places) > 1:
        yield Breach("Members stand in segments and in scenarios.", ())
    elif places and view.profile.place not in ("", *places):
        yield Breach(f"Members stand in a {places.pop()}, not in a {view.profile.place}.", ())


def explicit_only(view: View) -> Iterator[Breach]:
    """Nothing but explicit members in segment and scenario."""
    found = [context.id for context in view.filed.contexts if context.strange or context.typed]
    if found:
        yield Breach(f"{_named('Contexts', found)} hold more than explicit members.", ())


def equal_contexts(view: View) -> Iterator[Breach]:
    """No two contexts that say the same."""
    for ids in _alike((it.id, (it.scheme, it.identifier, it.period, it.dimensions))
                      for it in view.filed.contexts):  # fmt: skip
        yield Breach(f"{_named('Contexts', ids)} say the same.", ())


def unused_contexts(view: View) -> Iterator[Breach]:
    """No context without a fact."""
    found = [context.id for context in view.filed.contexts if not context.used]
    if found:
        yield Breach(f"{_named('Contexts', found)} are used by no fact.", ())


def equal_units(view: View) -> Iterator[Breach]:
    """No two units that say the same."""
    for ids in _alike((it.id, (sorted(it.over), sorted(it.under))) for it in view.filed.units):
        yield Breach(f"{_named('Units', ids)} say the same.", ())


def unused_units(view: View) -> Iterator[Breach]:
    """No unit without a fact."""
    found = [unit.id for unit in view.filed.units if not unit.used]
    if found:
        yield Breach(f"{_named('Units', found)} are used by no fact.", ())


def _alike(pairs: Iterable[tuple[str, object]]) -> Iterator[list[str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name, key in pairs:
        groups[repr(key)].append(name)
    return (ids for ids in groups.values() if len(ids) > 1)


def meeting_days(view: View) -> Iterator[Breach]:
    """A day that ends one period begins no other: the next one begins the day after."""
    spans = [it.period for it in view.filed.contexts if len(it.period) == 2]  # noqa: PLR2004 - first, last
    firsts = {first for first, _ in spans}
    for day in sorted({last for first, last in spans if first != last} & firsts):
        yield Breach(f"{day} ends one period and begins another.", ())


def forever(view: View) -> Iterator[Breach]:
    """No period without an end."""
    found = [context.id for context in view.filed.contexts if context.period == ("forever",)]
    if found:
        yield Breach(f"{_named('Contexts', found)} are for ever.", ())


def plain_dates(view: View) -> Iterator[Breach]:
    """Days without a time or a zone."""
    found = [
        context.id
        for context in view.filed.contexts
        if context.period != ("forever",) and not all(map(_DATE.fullmatch, context.period))
    ]
    if found:
        yield Breach(f"{_named('Contexts', found)} say more than a day, or no day.", ())


def long_measures(view: View) -> Iterator[Breach]:
    """A measure's name has at most 200 bytes."""
    for name in sorted({name for unit in view.filed.units for name in (*unit.over, *unit.under)}):
        if len(local(name).encode()) > _LONGEST_NAME:
            yield Breach(f"The measure {local(name)[:60]}… is too long a name.", ())


def registered_units(view: View) -> Iterator[Breach]:
    """No measure of one's own where the registry has one of that name."""
    known = set(view.filed.registered)
    for name in sorted({name for unit in view.filed.units for name in (*unit.over, *unit.under)}):
        if not namespace(name).startswith(_STANDARD) and local(name) in known:
            yield Breach(f"The registry has a unit {local(name)}; the filing makes its own.", ())


def own_axes(view: View) -> Iterator[Breach]:
    """No axis of one's own where the taxonomy has one of that name."""
    known = set(view.filed.base_names)
    for concept in view.own:
        if concept.nature == "dimension" and local(concept.name) in known:
            yield Breach(f"{local(concept.name)} is an axis of the taxonomy already.", ())


def covering_context(view: View) -> Iterator[Breach]:
    """The cover's facts stand in one context without members that covers the document."""
    said = [each for each in view.reading.said if each.concept.startswith(("Document", "Entity"))]
    days = [each for each in said if each.concept == "DocumentPeriodEndDate"]
    if not days:
        if view.profile.strict and said:
            yield Breach("The cover does not say on which day the period ends.", ())
        return
    apart = [each.id for each in said if not each.members and each.period != days[0].period]
    if apart:
        yield Breach("Facts of the cover stand in other contexts than its day.", tuple(apart))


def ends_as_said(view: View) -> Iterator[Breach]:
    """The cover's context ends on the day that the cover names."""
    for each in view.reading.said:
        if each.concept == "DocumentPeriodEndDate":
            try:
                said = dt.date.fromisoformat(each.text)
            except ValueError:
                yield Breach(f"{each.text!r} is no date.", (each.id,))
                continue
            last = getattr(each.period, "last", getattr(each.period, "on", said))
            if abs((last - said).days) > 3:  # noqa: PLR2004 - as DQC_0005 allows
                yield Breach(f"The cover names {said}, its context ends on {last}.", (each.id,))
