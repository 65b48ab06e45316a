"""Values between stages as JSON and as an outline."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.cli_show import outline, plain
from crossfoot.documents import parsed, text
from crossfoot.model import (
    Caption,
    Cell,
    Column,
    ConceptName,
    Duration,
    Fact,
    FactId,
    Figure,
    Instant,
    Line,
    Money,
    Paragraph,
    Place,
    Severity,
)
from tests.cli.running import crossfoot

if TYPE_CHECKING:
    from pathlib import Path

PLACE = Place(1, 4, 2)
FIGURE = Figure("(1,234)", Decimal(-1234), 0, PLACE)
DAY = Instant(dt.date(2017, 6, 30))


def test_json_holds_every_field_exactly() -> None:
    assert plain(FIGURE) == {
        "text": "(1,234)",
        "value": "-1234",
        "places": 0,
        "place": {"page": 1, "line": 4, "column": 2},
        "dash": False,
        "percent": False,
    }
    assert plain((DAY, Severity.ERROR, None)) == [{"on": "2017-06-30"}, "error", None]
    assert plain({"a": Decimal("1.50")}) == {"a": "1.50"}


def test_what_is_no_value_is_a_bug() -> None:
    with pytest.raises(TypeError, match="object"):
        plain(object())


def test_an_outline_says_what_is_more_than_default() -> None:
    line = Line(Caption((Cell("Cash", PLACE),)), (FIGURE, None))
    assert list(outline(line)) == ["Line caption=‘Cash’ figures=‘(1,234)’, ·"]
    column = Column(Duration(dt.date(2017, 4, 1), dt.date(2017, 6, 30)), scale=3)
    assert list(outline(column)) == ["Column period=2017-04-01..2017-06-30 scale=3"]


def test_an_outline_indents_what_is_long() -> None:
    fact = Fact(
        FactId("f1"), ConceptName("Cash"), DAY, Money("JPY"), Decimal(-1234000), -3,
        members=(("Axis", "Member"),),
    )  # fmt: skip
    assert list(outline((fact,))) == [
        "Fact id=f1 concept=Cash period=2017-06-30 unit=iso4217:JPY value=-1,234,000 decimals=-3",
        "  members",
        "    Axis, Member",
    ]


def test_a_paragraph_is_its_place_and_its_cells() -> None:
    row = Paragraph((Cell("Cash", PLACE), Cell("5", PLACE)), indent=2)
    assert list(outline((row,))) == ["line 4, column 2:   Cash | 5"]


@given(st.text(min_size=1))
def test_a_document_comes_back_from_its_json(content: str) -> None:
    try:
        raw = content.encode()
    except UnicodeEncodeError:
        return
    document, _ = text.read(raw, "release.txt")
    if document is not None:
        written = json.dumps(plain(document), ensure_ascii=False).encode()
        assert parsed.read(written, "other.json") == (document, ())


def test_what_show_writes_show_reads(tmp_path: Path, example: Path) -> None:
    first = crossfoot("show", "document", example, "--json", cwd=tmp_path)
    assert (first.code, first.err) == (0, "")
    (tmp_path / "tables.json").write_text(first.out, encoding="utf-8")
    second = crossfoot("show", "document", "tables.json", "--json", cwd=tmp_path)
    assert second == first


@pytest.mark.parametrize("stage", ["document", "statements", "footed", "tagged", "facts", "ledger"])
def test_every_stage_is_shown(tmp_path: Path, example: Path, stage: str) -> None:
    for_people = crossfoot("show", stage, example, cwd=tmp_path)
    assert for_people.code == 0, for_people
    assert for_people.out.strip()
    assert "object at 0x" not in for_people.out
    assert json.loads(crossfoot("show", stage, example, "--json", cwd=tmp_path).out)


def test_tables_parsed_before_convert_alike(tmp_path: Path, example: Path) -> None:
    shown = crossfoot("show", "document", example, "--json", cwd=tmp_path)
    (tmp_path / "release.json").write_text(shown.out, encoding="utf-8")
    facts = [
        crossfoot("show", "facts", source, "--json", cwd=tmp_path).out
        for source in (example, "release.json")
    ]
    assert facts[0] == facts[1]
