"""A verdict told: to a person at a terminal, and to programs as JSON, SARIF and JUnit XML.

Each is one text. JSON is that of `docs/verdict.schema.json`; SARIF is 2.1.0 (OASIS); JUnit's XML
is what its readers share, since nobody keeps a standard of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from crossfoot.filings.judgement import Verdict
from crossfoot.model import Severity
from crossfoot.rendering.text import xml_text
from crossfoot.templating import whole
from crossfoot.value import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.filings.asked import Layer
    from crossfoot.filings.judgement import Judgement, Objection

FORMS: Final = ("terminal", "json", "sarif", "junit", "html")
MOST: Final = 30
"""Objections that a terminal is told one by one."""
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_HEAVIEST: Final = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def clean(text: str) -> str:
    """Without line ends, and without what would steer a terminal."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


# ── a person ─────────────────────────────────────────────────────────────────────────────


def terminal(judgement: Judgement, *, all_told: bool = False) -> Iterator[str]:
    """The verdict first, then its causes, the heaviest first; notes only when all is told."""
    yield clean(f"{judgement.verdict}: {judgement.path}{_counted(judgement)}")
    if judgement.note and all_told:
        yield clean(f"  note: {judgement.note}")
    told = sorted(judgement.objections, key=lambda each: _HEAVIEST.index(each.severity))
    shown = [each for each in told if all_told or each.severity is not Severity.INFO]
    for each in shown if all_told else shown[:MOST]:
        yield from _lines(each)
    if len(shown) > MOST and not all_told:
        yield f"  … and {len(shown) - MOST} more: --all shows them"


def _counted(judgement: Judgement) -> str:
    if judgement.verdict is Verdict.UNJUDGED:
        return ""
    counts = [(judgement.counted(each), str(each)) for each in _HEAVIEST]
    told = ", ".join(f"{number} {name}{'s' * (number != 1)}" for number, name in counts if number)
    held = f", {judgement.held} assertions hold" if judgement.held else ""
    return f" ({judgement.kind}, {judgement.facts:,} facts{held}{'; ' if told else ''}{told})"


def _lines(objection: Objection) -> Iterator[str]:
    times = f" ×{objection.count:,}" if objection.count > 1 else ""
    source = f" [{objection.source}]" if objection.source else ""
    where = f" at {objection.place}" if objection.place else ""
    yield clean(
        f"  {objection.severity} {objection.code}{times}{where}: {objection.message}{source}"
    )
    if objection.facts:
        more = " …" if objection.count > len(objection.facts) else ""
        yield clean(f"    facts: {', '.join(objection.facts[:4])}{more}")
    yield clean(f"    → {objection.next_step}")


# ── programs ─────────────────────────────────────────────────────────────────────────────


def json(judgements: Sequence[Judgement], version: str) -> str:
    """Every verdict with all its causes; the schema of it is in the docs."""
    return as_json(
        {
            "format": "https://crossfoot.example/verdict/1",
            "version": version,
            "judgements": [_told(each) for each in judgements],
        }
    )


def _told(judgement: Judgement) -> Mapping[str, object]:
    return {
        "file": judgement.path,
        "kind": judgement.kind,
        "verdict": judgement.verdict,
        "facts": judgement.facts,
        "assertionsHeld": judgement.held,
        "engine": judgement.engine,
        "profile": judgement.profile,
        "layers": judgement.layers,
        **({"note": judgement.note} if judgement.note else {}),
        "findings": [_finding(each) for each in judgement.objections],
    }


def _finding(objection: Objection) -> Mapping[str, object]:
    return {
        "severity": objection.severity,
        "code": objection.code,
        "layer": objection.layer,
        "message": objection.message,
        "nextStep": objection.next_step,
        "source": objection.source,
        "count": objection.count,
        "facts": objection.facts,
        **({"place": str(objection.place)} if objection.place else {}),
    }


def sarif(judgements: Sequence[Judgement], version: str) -> str:
    """Static Analysis Results Interchange Format 2.1.0: one run, a result for each cause."""
    found = [(each.path, objection) for each in judgements for objection in each.objections]
    rules = {objection.code: objection for _, objection in reversed(found)}
    order = {code: at for at, code in enumerate(sorted(rules))}
    driver = {
        "name": "crossfoot",
        "version": version,
        "rules": [_rule(rules[code]) for code in sorted(rules)],
    }
    run = {
        "tool": {"driver": driver},
        "results": [_result(path, each, order[each.code]) for path, each in found],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return as_json({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _rule(objection: Objection) -> Mapping[str, object]:
    said = objection.source or objection.code
    return {
        "id": objection.code,
        "shortDescription": {"text": said},
        "help": {"text": objection.next_step},
        "properties": {"layer": objection.layer},
    }


def _result(path: str, objection: Objection, rule: int) -> Mapping[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": _uri(path)}}
    place: dict[str, object] = {"physicalLocation": location}
    if objection.facts:
        named = [{"name": fact, "kind": "object"} for fact in objection.facts]
        place["logicalLocations"] = named
    return {
        "ruleId": objection.code,
        "ruleIndex": rule,
        "level": _LEVELS[objection.severity],
        "message": {"text": objection.message},
        "locations": [place],
        "occurrenceCount": objection.count,
    }


def _uri(path: str) -> str:
    """A path as a reference of RFC 3986."""
    from urllib.parse import quote  # noqa: PLC0415 - asked for by one form only

    return quote(path.replace("\\", "/"))


# ── templates ────────────────────────────────────────────────────────────────────────────


def page(judgements: Sequence[Judgement]) -> str:
    """One page without a network, a section for each filing."""
    worst = next((it for it in _WORST if any(each.verdict is it for each in judgements)), None)
    title = f"{len(judgements)} filings judged" if len(judgements) > 1 else "A filing judged"
    title = f"{title}: {worst}" if worst else title
    view = {"title": title, "filings": [_shown(each) for each in judgements]}
    return whole("verdict/page.html.jinja2", view)


_WORST: Final = (Verdict.INVALID, Verdict.UNJUDGED, Verdict.DOUBTS, Verdict.VALID)
_MARKS: Final = {
    Verdict.VALID: "valid",
    Verdict.DOUBTS: "doubts",
    Verdict.INVALID: "invalid",
    Verdict.UNJUDGED: "unjudged",
}


def _shown(judgement: Judgement) -> Mapping[str, object]:
    layers = dict.fromkeys(each.layer for each in judgement.objections)
    grouped = [
        (str(layer), [_view(it) for it in _by_weight(judgement) if it.layer is layer])
        for layer in layers
    ]
    return {
        "path": xml_text(judgement.path),
        "verdict": str(judgement.verdict),
        "mark": _MARKS[judgement.verdict],
        "kind": str(judgement.kind or ""),
        "facts": judgement.facts,
        "held": judgement.held,
        "errors": judgement.counted(Severity.ERROR),
        "warnings": judgement.counted(Severity.WARNING),
        "layers": ", ".join(map(str, judgement.layers)),
        "engine": judgement.engine,
        "note": xml_text(judgement.note),
        "objections": grouped,
    }


def _by_weight(judgement: Judgement) -> Sequence[Objection]:
    return sorted(judgement.objections, key=lambda each: _HEAVIEST.index(each.severity))


def _view(objection: Objection) -> Mapping[str, object]:
    return {
        "severity": str(objection.severity),
        "code": xml_text(objection.code),
        "message": xml_text(objection.message),
        "next": xml_text(objection.next_step),
        "source": xml_text(objection.source),
        "place": str(objection.place) if objection.place else "",
        "facts": [xml_text(fact) for fact in objection.facts],
        "count": objection.count,
    }


def junit(judgements: Sequence[Judgement]) -> str:
    """A suite for each file, a case for each layer that was looked at."""
    return whole("verdict/junit.xml.jinja2", {"filings": [_suite(each) for each in judgements]})


def _suite(judgement: Judgement) -> Mapping[str, object]:
    found = (each.layer for each in judgement.objections)
    cases = [_case(judgement, layer) for layer in dict.fromkeys((*judgement.layers, *found))]
    failing = sum(case["first"] is not None for case in cases)
    unjudged = judgement.verdict is Verdict.UNJUDGED
    return {
        "path": xml_text(judgement.path),
        "cases": cases,
        "failures": 0 if unjudged else failing,
        "unjudged": failing if unjudged else 0,
    }


def _case(judgement: Judgement, layer: Layer) -> Mapping[str, object]:
    """The first error fails the case, the rest is told beside it."""
    told = [each for each in _by_weight(judgement) if each.layer is layer]
    told = [each for each in told if each.severity is not Severity.INFO]
    first = told[0] if told and told[0].severity is Severity.ERROR else None
    rest = told[1:] if first else told
    return {
        "layer": str(layer),
        "tag": "error" if judgement.verdict is Verdict.UNJUDGED else "failure",
        "first": _view(first) if first else None,
        "rest": [_view(each) for each in rest],
    }
