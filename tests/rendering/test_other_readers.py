"""Readers that share nothing with Arelle find our facts too, each in the forms that it knows."""

from __future__ import annotations

import shutil
import warnings
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import arelle
import pytest
from ixbrlparse import IXBRL
from lxml import etree
from xbrl.cache import HttpCache
from xbrl.instance import XbrlParser

from crossfoot import Report, convert, deliver
from tests.rendering.test_equal_forms import SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator

IX = "{http://www.xbrl.org/2013/inlineXBRL}"


@pytest.fixture(scope="module", params=SOURCES)
def converted(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Report, Path]:
    source: Path = request.param
    if not source.is_file():
        pytest.skip(f"no real release at {source}")
    folder = tmp_path_factory.mktemp("readers") / "out"
    conversion = convert(source, arelle=False, forms=("xbrl", "inline"))
    assert conversion.package
    assert conversion.report
    assert deliver(conversion.package, folder) is None
    return conversion.report, folder


@pytest.fixture(scope="module")
def parser(tmp_path_factory: pytest.TempPathFactory) -> XbrlParser:
    """py-xbrl with the standards' schemas that Arelle brings along in its cache."""
    cache = tmp_path_factory.mktemp("cache")
    shipped = Path(arelle.__file__).parent / "resources" / "cache"
    for scheme in ("http", "https"):
        shutil.copytree(shipped / scheme, cache, dirs_exist_ok=True)
    return XbrlParser(HttpCache(f"{cache}/"))


def numbers(parser: XbrlParser, path: Path) -> Iterator[tuple[str, float]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        facts = parser.parse_instance(str(path)).facts
    for fact in facts:
        if isinstance(fact.value, float):
            yield fact.xml_id, fact.value


def test_py_xbrl_reads_the_instance(converted: tuple[Report, Path], parser: XbrlParser) -> None:
    report, folder = converted
    given = dict(numbers(parser, folder / "report.xbrl"))
    assert given == {fact.id: pytest.approx(float(fact.value)) for fact in report.facts}


def test_py_xbrl_reads_the_inline_page(converted: tuple[Report, Path], parser: XbrlParser) -> None:
    """But for the outer of two elements around one print, which it takes for empty."""
    report, folder = converted
    page = folder / "report.xhtml"
    outer = {
        element.get("id") for element in etree.parse(page).iter(f"{IX}nonFraction") if len(element)
    }
    given = dict(numbers(parser, page))
    assert {fact.id: given[fact.id] for fact in report.facts if fact.id not in outer} == {
        fact.id: pytest.approx(float(fact.value)) for fact in report.facts if fact.id not in outer
    }


def test_ixbrlparse_reads_the_inline_page(converted: tuple[Report, Path]) -> None:
    report, folder = converted
    with (folder / "report.xhtml").open(encoding="utf-8") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = IXBRL(file)
    given = {it.soup_tag["id"]: it.value for it in read.numeric}
    assert {fact.id: pytest.approx(float(fact.value)) for fact in report.facts} == {
        fact.id: given[fact.id] for fact in report.facts
    }
    assert all(Decimal(str(value)) is not None for value in given.values())
