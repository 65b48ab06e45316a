"""Tables that somebody parsed already."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from crossfoot.documents import parsed, read
from crossfoot.model import Cell, Document, Paragraph, Place

if TYPE_CHECKING:
    from pathlib import Path

LEAST = {"paragraphs": [{"cells": [{"text": "Cash"}, {"text": "1,234"}]}]}


def test_only_text_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "tables.json"
    path.write_text(json.dumps(LEAST), encoding="utf-8-sig")
    found, findings = read(path)
    cells = (Cell("Cash", Place(1, 1, 1), 0), Cell("1,234", Place(1, 1, 6), 1))
    assert found == Document("tables.json", "parsed", (Paragraph(cells),))
    assert findings == ()


def test_blank_cells_and_rows_fall_away_and_keep_the_count() -> None:
    shape = {"paragraphs": [{"cells": []}, {"cells": [{"text": " "}, {"text": "a\n\x00b"}]}]}
    found, _ = parsed.read(json.dumps(shape).encode(), "t")
    assert found is not None
    assert found.paragraphs == (Paragraph((Cell("a  b", Place(1, 2, 1), 1),)),)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("{", "JSON"),
        ("{}", "paragraphs"),
        ('{"paragraphs": [{"cells": [{"text": 5}]}]}', "paragraphs.0.cells.0.text"),
        ('{"paragraphs": [{"cells": [{"txt": "5"}]}]}', "paragraphs.0.cells.0.text"),
        (
            '{"paragraphs": [{"cells": [{"text": "5", "place": {"line": 0}}]}]}',
            "paragraphs.0.cells.0.place.line",
        ),
        ('{"paragraphs": [{"cells": [{"text": "\\ud800"}]}]}', "JSON"),
        ('{"a":' * 5000, "JSON"),
    ],
)
def test_a_wrong_shape_is_named(raw: str, said: str) -> None:
    found, (finding,) = parsed.read(raw.encode(), "tables.json")
    assert found is None
    assert finding.code == "documents.bad-shape"
    assert said in finding.message
    assert "\n" not in finding.message


def test_tables_without_text_are_empty() -> None:
    _, (finding,) = parsed.read(b'{"paragraphs": []}', "tables.json")
    assert finding.code == "documents.empty"
