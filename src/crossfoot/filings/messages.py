"""Arelle's messages as objections: in plain words, one cause once, the layer that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from crossfoot.filings.asked import Layer
from crossfoot.filings.judgement import Objection
from crossfoot.model import Severity
from crossfoot.patterns import regex
from crossfoot.validation.reading import ASSERTION, Level
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from crossfoot.model import FactId
    from crossfoot.validation.reading import Message

_LONGEST: Final = 300
_FIRST: Final = 8
"""Facts that are named of a cause that has many."""
_SECTION: Final = regex(r"^xbrl\.((?:\d+\.)*\d+)")


class Sort(Value):
    """What codes that begin so are about. `apart` says that each fact is a cause of its own."""

    start: str
    layer: Layer
    source: str
    meaning: str
    next_step: str
    apart: bool = False


_MEND, _COMPARE = "mend it where it was written", "compare the figures with their source"
_PACKAGE = "the package breaks a rule of its form"
_SORTS: Final = (
    Sort("calc11e:", Layer.CALCULATIONS, "Calculations 1.1",
         "a total is not the sum of its parts", _COMPARE, apart=True),
    Sort("xbrl.5.2.5.2", Layer.CALCULATIONS_1_0, "XBRL 2.1 §5.2.5.2",
         "a total is not the sum of its parts", _COMPARE, apart=True),
    Sort("arelle:duplicateFacts", Layer.DUPLICATES, "OIM 1.0 §4.1",
         "one fact is reported twice", "leave one of them out", apart=True),
    Sort("oime:disallowedDuplicateFacts", Layer.DUPLICATES, "OIM 1.0 §4.1",
         "one fact is reported twice", "leave one of them out", apart=True),
    Sort("utre:", Layer.UNITS, "Units Registry 1.0",
         "a unit does not fit the type of its concept", "give the unit that the type asks for"),
    Sort("xbrl.4.8.", Layer.UNITS, "XBRL 2.1 §4.8.2",
         "a unit does not fit the type of its concept", "give the unit that the type asks for"),
    Sort("xbrldie:", Layer.DIMENSIONS, "XBRL Dimensions 1.0",
         "a fact has members that no table of its taxonomy allows", "use members of the table"),
    Sort("xbrldte:", Layer.DIMENSIONS, "XBRL Dimensions 1.0",
         "the taxonomy joins axes and members as it must not", _MEND),
    Sort(ASSERTION, Layer.FORMULA, "Formula 1.0",
         "the figures break a rule that the taxonomy states", _COMPARE, apart=True),
    Sort("xbrl:schemaImportMissing", Layer.SCHEMA, "XBRL 2.1 §3.2",
         "an element is in no schema that the report refers to", _MEND),
    Sort("xmlSchema:", Layer.SCHEMA, "XML Schema 1.0",
         "the file is not of the shape that its schemas demand", _MEND),
    Sort("ix11.", Layer.XBRL, "Inline XBRL 1.1", "the page breaks a rule of inline XBRL", _MEND),
    Sort("ix", Layer.XBRL, "Inline XBRL 1.1", "the page breaks a rule of inline XBRL", _MEND),
    Sort("oim", Layer.XBRL, "OIM 1.0", "the report breaks a rule of the open model", _MEND),
    Sort("xbrlje:", Layer.XBRL, "xBRL-JSON 1.0", "the report breaks a rule of its form", _MEND),
    Sort("xbrlce:", Layer.XBRL, "xBRL-CSV 1.0", "the report breaks a rule of its form", _MEND),
    Sort("tpe:", Layer.XBRL, "Taxonomy Packages 1.0", _PACKAGE, _MEND),
    Sort("rpe:", Layer.XBRL, "Report Packages 1.0", _PACKAGE, _MEND),
    Sort("xlink:", Layer.XBRL, "XLink 1.1", "a link breaks a rule", _MEND),
    Sort("xbrl", Layer.XBRL, "XBRL 2.1", "the file breaks a rule of XBRL", _MEND),
)  # fmt: skip
_OTHER: Final = Sort("", Layer.XBRL, "", "the reader objects", _MEND)

_MISSING: Final = (
    "IOerror",
    "FileNotLoadable",
    "arelle:packageLoading",
    "webCache:",
)
_FOLLOWING: Final = ("xbrl:schemaImportMissing", "xbrl:schemaDefinitionMissing")
"""What follows where a taxonomy is not there, and is a mistake of the report's where it is."""
_CACHED: Final = regex(r"\S*/cache/(https?)/")
_ADDRESS: Final = regex(r"(?:https?|file)://?[^\s'\"<>\])]+|[\w./-]+\.(?:xsd|xml|zip|csv)\b")


def objections(messages: Sequence[Message]) -> tuple[Objection, ...]:
    """All messages, grouped: what is missing first, for the rest may follow from it."""
    missing = [each for each in messages if each.code.startswith(_MISSING)]
    if missing:
        missing += [each for each in messages if each.code.startswith(_FOLLOWING)]
    told = [_missing(missing)] if missing else []
    groups: dict[object, list[Message]] = {}
    for message in messages:
        if message in missing:
            continue
        sort = _sort(message)
        about: object = message.facts[:1] if sort.apart else _subject(message)
        groups.setdefault((message.code, message.level, about), []).append(message)
    return (*told, *(_objection(group) for group in groups.values()))


def _sort(message: Message) -> Sort:
    return next((sort for sort in _SORTS if message.code.startswith(sort.start)), _OTHER)


def _subject(message: Message) -> object:
    """What has no facts is one cause for each text."""
    return None if message.facts else " ".join(message.text.split())[:_LONGEST]


def _objection(group: Sequence[Message]) -> Objection:
    first, sort = group[0], _sort(group[0])
    text = " ".join(first.text.split())[:_LONGEST]
    section = _SECTION.match(first.code)
    source = f"XBRL 2.1 §{section[1]}" if section else sort.source
    severity = Severity.ERROR if first.level >= Level.INCONSISTENCY else Severity.WARNING
    return Objection(
        sort.layer,
        severity,
        first.code or "arelle",
        f"{sort.meaning}: {text}",
        sort.next_step,
        source,
        _facts(group),
        count=len(group),
    )


def _facts(group: Iterable[Message]) -> tuple[FactId, ...]:
    return tuple(dict.fromkeys(name for message in group for name in message.facts))[:_FIRST]


def _missing(group: Sequence[Message]) -> Objection:
    """One line for all that is not there, with the addresses that were looked for."""
    told = (_CACHED.sub(r"\1://", each.text) for each in group)
    found = dict.fromkeys(
        match[0].rstrip(".,") for text in told for match in _ADDRESS.finditer(text)
    )
    named = [each for each in found if each.startswith("http")] or list(found)
    what = ", ".join(named[:3]) + (f" and {len(named) - 3} more" if len(named) > 3 else "")  # noqa: PLR2004
    return Objection(
        Layer.SCHEMA,
        Severity.ERROR,
        "taxonomy.missing",
        f"the taxonomy is not at hand: {what or 'no schema was found'}",
        "name its package with --taxonomy-package",
        "XBRL 2.1 §3.2",
        count=len(group),
    )
