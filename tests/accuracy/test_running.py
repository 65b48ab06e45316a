"""A folder of releases from end to end, on a made release with made filed facts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from crossfoot.accuracy import Form, lines, releases, run, write
from tests.cli.running import crossfoot

if TYPE_CHECKING:
    from pathlib import Path

ROWS = (
    ("Cash and cash equivalents", "12,345", "11,111"),
    ("Inventories", "2,345", "2,222"),
    ("Total current assets", "14,690", "13,333"),
    ("Goodwill", "10,000", "9,999"),
    ("Total assets", "24,690", "23,332"),
)
GOLD = """concept,value,unit,decimals,start,end,instant,dims,row_label
us-gaap:Assets,24690000000,USD,-6,,2024-12-31,1,,Total assets
us-gaap:Goodwill,99990000000,USD,-6,,2023-12-31,1,,Goodwill
us-gaap:AssetsCurrent,13333000000,USD,-6,,2023-12-31,1,,Total current assets
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "releases" / "made-2024q4"
    made.mkdir(parents=True)
    rows = "".join(f"<tr><td>{c}</td><td>{a}</td><td>{b}</td></tr>" for c, a, b in ROWS)
    (made / "ex-991.htm").write_text(
        "<html><body><p>Consolidated Balance Sheets</p><p>(in millions)</p><table><tr><td></td>"
        f"<td>December 31, 2024</td><td>December 31, 2023</td></tr>{rows}</table></body></html>"
    )
    (made / "gold-10-K-2024-12-31.csv").write_text(GOLD)
    (tmp_path / "releases" / "no-gold").mkdir()
    (tmp_path / "releases" / "no-gold" / "a.htm").write_text("<html><p>Nothing.</p></html>")
    return tmp_path / "releases"


def test_a_folder_is_measured_and_written(folder: Path, tmp_path: Path) -> None:
    outcomes = list(run(releases(folder, list(Form)), workers=1))
    score = outcomes[0].score
    assert (len(outcomes), score.reach, score.found, score.tagged) == (1, 2, 2, 2)
    assert (score.checked, score.wrong) == (3, 1)
    assert (score.statement_facts, score.proved) == (10, 10)
    written = write(outcomes, tmp_path / "out")
    assert json.loads(written[0].read_text())["documents"][0]["amiss"] == [
        "wrong: Goodwill 0m 2023-12-31 9999000000 (99990000000)"
    ]
    assert "| made-2024q4 html | 2 | 100.0 | 100.0 | 100.0 | 0 | 1 | 33.33 | 100.0 |" in (
        written[1].read_text()
    )
    assert etree.QName(etree.fromstring(written[2].read_bytes())).localname == "svg"
    assert next(iter(lines(outcomes))).split()[:2] == ["reach", "found"]


def test_what_gives_no_facts_says_why(folder: Path) -> None:
    every = releases(folder, [Form.HTML], unmeasured=True)
    assert [outcome.refused for outcome in run(every, workers=1)] == ["", "tables.no-statement"]


def test_a_crash_is_told_and_stops_nothing(folder: Path) -> None:
    found = releases(folder, [Form.HTML], unmeasured=True)
    found[0].gold[0].write_text("concept,value\nus-gaap:Assets,5\n")
    crashes = [outcome.crash for outcome in run(found, workers=1)]
    assert crashes == ["KeyError: 'unit'", ""]


def test_the_command_measures_and_names_what_is_amiss(folder: Path, tmp_path: Path) -> None:
    done = crossfoot("accuracy", folder, "--misses", "--out", "out", cwd=tmp_path)
    assert done.code == 0
    assert "made-2024q4 html wrong: Goodwill" in done.out
    assert crossfoot("accuracy", "nowhere", cwd=tmp_path).code == 2
    assert crossfoot("accuracy", folder, "--form", "clay", cwd=tmp_path).code == 2
