"""What a release prints stays what it is in every form: text, whatever signs it is made of."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from crossfoot import convert, deliver
from crossfoot.rendering.rows import unguarded
from crossfoot.rendering.text import xml_text
from tests.rendering.loaded import load

CAPTION = "Obsolete gauges"
MALICIOUS = (
    "<script>alert(1)</script>",
    "]]> &amp; &lt; </td></tr>",
    "=cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "\"quoted\" & 'single' <b>bold</b>",
    "売上高 ＆ 費用",
    "إيرادات أخرى",
    "\u202eright to left\u202c",
    "</script><script>alert(2)</script>",
    "<!-- comment --> <![CDATA[x]]>",
    "{{ 7 * 7 }} {% raw %}",
)
OTHERS = (MALICIOUS[0], MALICIOUS[3])
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Zl", "Zp", "Nd", "No", "Nl")),
    min_size=1,
    max_size=40,
).filter(lambda text: bool(re.search(r"\w\w", text)))


ROWS = (
    ("", "December 31, 2024", "December 31, 2023"),
    ("Cash and cash equivalents", "1,210", "1,100"),
    ("Inventories", "4,305", "4,010"),
    (CAPTION, "2,117", "1,954"),
    ("Total assets", "7,632", "7,064"),
    ("Accounts payable", "3,021", "2,876"),
    ("Total liabilities", "3,021", "2,876"),
    ("Common stock", "1,000", "1,000"),
    ("Retained earnings", "3,611", "3,188"),
    ("Total stockholders' equity", "4,611", "4,188"),
    ("Total liabilities and stockholders' equity", "7,632", "7,064"),
)
BEFORE = ("Made Gauges Inc. announces results", "Balance Sheets", "(in thousands of dollars)")


def release(caption: str) -> str:
    """Parsed tables with a caption of our choosing, a line that the assets have."""
    lines = [{"cells": [{"text": text}]} for text in BEFORE]
    rows = [
        {
            "table": 1,
            "cells": [{"text": caption if it == CAPTION else it, "position": at}
                      for at, it in enumerate(row) if it],
        }
        for row in ROWS
    ]  # fmt: skip
    return json.dumps({"paragraphs": [*lines, *rows]})


def converted(caption: str) -> tuple[str, dict[str, bytes]]:
    """The caption as it was read, and every file."""
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "release.json"
        source.write_text(release(caption), "utf-8")
        conversion = convert(source, arelle=False)
    assert conversion.document
    assert conversion.package
    row = next(it for it in conversion.document.paragraphs if it.cells[-1].text == "1,954")
    read = " ".join(cell.text for cell in row.cells[:-2])
    return read, {path: b"".join(chunks) for path, chunks in conversion.package}


def words(text: str) -> str:
    return " ".join(text.split())


def check(caption: str) -> None:
    read, files = converted(caption)
    shown = words(xml_text(read))
    page = etree.fromstring(files["report.xhtml"])
    assert shown in words("".join(page.itertext()))
    assert not list(page.iter("{*}script", "{*}b"))
    review = html.fromstring(files["review.html"].decode())
    (release_part,) = review.xpath("//section[@id='release']")
    assert shown in words(release_part.text_content())
    assert len(review.findall(".//script")) == 2
    assert not review.xpath("//b[text()='bold']")
    (stored,) = review.xpath("//script[@id='stored']")
    told = json.loads(stored.text)
    captions = {words(fact["caption"]) for fact in told["facts"]}
    assert shown in captions or "open" in {entry["fate"] for entry in told["entries"]}
    lines = list(csv.DictReader(io.StringIO(files["lines.csv"].decode())))
    assert words(read) in {unguarded(line["caption"]) for line in lines}
    assert not [it for line in lines for it in line.values() if it[:1] in ("=", "@")]


@given(TEXT)
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@example("\x00\x08 control \x1f")
def test_a_caption_passes_through_every_form(caption: str) -> None:
    check(f"Gauges {caption}")


@pytest.mark.parametrize("caption", MALICIOUS)
def test_a_malicious_caption_stays_text(caption: str) -> None:
    check(f"{caption} gauges")


@pytest.mark.arelle
@pytest.mark.parametrize(
    "caption", [*MALICIOUS[1:3], *(pytest.param(it, marks=pytest.mark.whole) for it in OTHERS)]
)
def test_arelle_loads_each_form_with_such_a_caption(caption: str, tmp_path: Path) -> None:
    source = tmp_path / "release.json"
    source.write_text(release(f"{caption} gauges"), "utf-8")
    package = convert(source, arelle=False).package
    assert package
    assert deliver(package, tmp_path / "out") is None
    facts = load(tmp_path / "out" / "report.xbrl").best()
    for form in ("report.json", "report-csv/report.json", "report.xhtml", "report.xbri"):
        loaded = load(tmp_path / "out" / form)
        assert loaded.best() == facts
        assert not loaded.messages
