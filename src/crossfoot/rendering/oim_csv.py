"""xBRL-CSV 1.0: the same facts, a table for each statement and one for what stands elsewhere.

A row's id is its fact's, with `-` for each dot, which no identifier of a row may have (xBRL-CSV
§2.2); the format itself makes `table.row.column` of it. A value is exact: what begins with `=`
or `@` is read as text by XBRL software, and is not changed for a spreadsheet's sake.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from crossfoot.model import StatementKind
from crossfoot.rendering.instance import ENTRY as SCHEMA
from crossfoot.rendering.oim import entity_of, information, period_of, unit_of
from crossfoot.rendering.text import decimal_text, xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from crossfoot.model import CoverFact, Fact, FootedStatement, Place, Report
    from crossfoot.rendering.names import Names
    from crossfoot.rendering.shown import Shown

FOLDER = "report-csv"
ENTRY = f"{FOLDER}/report.json"
_TYPE = "https://xbrl.org/2021/xbrl-csv"
_ELSEWHERE = "elsewhere"
_COVER = "cover"
_ABSENT = "#none"
_NUMBERS = ("concept", "period", "unit", "decimals", "value")
_TEXTS = ("concept", "period", "language", "value")


def files(shown: Shown) -> dict[str, tuple[bytes, ...]]:
    """The metadata and its tables, by path."""
    report, qualified = shown.report, shown.qualified
    members = [*(f.members for f in report.facts), *(c.members for c in report.cover)]
    axes = sorted({axis for each in members for axis, _ in each})
    tables = _tables(report, shown.statements)
    rows = {
        name: _rows((*_NUMBERS, *axes), [_number(fact, axes, qualified) for fact in facts])
        for name, facts in tables.items()
    }
    templates = dict.fromkeys(rows, "numbers")
    if report.cover:
        rows[_COVER] = _rows((*_TEXTS, *axes), [_text(c, axes, qualified) for c in report.cover])
        templates[_COVER] = "texts"
    return {
        ENTRY: (_metadata(report, templates, axes, qualified),),
        **{f"{FOLDER}/{name}.csv": (content,) for name, content in rows.items()},
    }


def _tables(report: Report, statements: Iterable[FootedStatement]) -> Mapping[str, Sequence[Fact]]:
    """Name → its facts, statements in their usual order; a fact is in the first that prints it."""
    printed = {place: str(s.kind) for s in statements for place in _places(s)}
    tables: dict[str, list[Fact]] = {str(kind): [] for kind in StatementKind}
    tables[_ELSEWHERE] = []
    for fact in report.facts:
        kinds = (printed.get(each.figure.place) for each in fact.prints)
        tables[next(filter(None, kinds), _ELSEWHERE)].append(fact)
    return {name: facts for name, facts in tables.items() if facts}


def _places(statement: FootedStatement) -> Iterable[Place]:
    return (f.place for line in statement.lines for f in line.figures if f)


def _metadata(
    report: Report,
    templates: Mapping[str, str],
    axes: Sequence[str],
    qualified: Names,
) -> bytes:
    shared = {
        "concept": "$concept",
        "entity": entity_of(report),
        "period": "$period",
        **{qualified.qualify(axis): f"${axis}" for axis in axes},
    }
    numbers = _template((*_NUMBERS, *axes), {**shared, "unit": "$unit"}, {"decimals": "$decimals"})
    texts = _template((*_TEXTS, *axes), {**shared, "language": "$language"}, {})
    kinds = {"numbers": numbers, "texts": texts}
    content = {
        "documentInfo": information(report, qualified, _TYPE, f"../{SCHEMA}"),
        "tableTemplates": {name: kinds[name] for name in sorted(set(templates.values()))},
        "tables": {
            name: {"template": template, "url": f"{name}.csv"}
            for name, template in templates.items()
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def _template(
    columns: Sequence[str], dimensions: Mapping[str, str], more: Mapping[str, str]
) -> Mapping[str, object]:
    """A table with one fact a row, whose aspects stand in the row's other columns."""
    fact = {"dimensions": dimensions, **more}
    return {
        "rowIdColumn": "id",
        "columns": {"id": {}, **{name: fact if name == "value" else {} for name in columns}},
    }


def _number(fact: Fact, axes: Sequence[str], qualified: Names) -> Sequence[object]:
    unit = unit_of(fact.unit, qualified) or _ABSENT
    return (
        row_id(fact.id),
        qualified.qualify(fact.concept),
        period_of(fact.period),
        unit,
        fact.decimals,
        decimal_text(fact.value),
        *_members(fact, axes, qualified),
    )


def _text(said: CoverFact, axes: Sequence[str], qualified: Names) -> Sequence[object]:
    return (
        row_id(said.id),
        qualified.qualify(said.concept),
        period_of(said.period),
        said.language or _ABSENT,
        _escaped(xml_text(said.text)),
        *_members(said, axes, qualified),
    )


def _members(fact: Fact | CoverFact, axes: Sequence[str], qualified: Names) -> Sequence[str]:
    members = dict(fact.members)
    return [qualified.qualify(members[axis]) if axis in members else _ABSENT for axis in axes]


def row_id(ident: str) -> str:
    """The fact's id as an identifier of xBRL-CSV, which has no dots."""
    return ident.replace(".", "-")


def _escaped(text: str) -> str:
    """What begins as a special value does gets a second `#` (xBRL-CSV §3.1.8)."""
    return f"#{text}" if text.startswith("#") else text or "#empty"


def _rows(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    page = io.StringIO()
    csv.writer(page, lineterminator="\r\n").writerows((("id", *columns), *rows))
    return page.getvalue().encode()
