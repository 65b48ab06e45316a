"""The inline page: the release as it was printed, every fact tagged where it stands."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from crossfoot import convert
from crossfoot.documents.html_tree import hides, tree
from crossfoot.rendering.words import RUNGS
from tests.conftest import REAL_RELEASES

if TYPE_CHECKING:
    from crossfoot import Conversion

EXAMPLES = Path(__file__).parents[2] / "examples"
MADE = ("iij-1q17/release.txt", "harborline-2q24/release.htm", "tamarack-3q24/release.pdf")
IX = "{http://www.xbrl.org/2013/inlineXBRL}"
XHTML = "{http://www.w3.org/1999/xhtml}"
REAL_EXHIBITS = sorted((REAL_RELEASES / "dev").glob("*/ex-991.htm"))


def converted(source: Path) -> tuple[Conversion, etree._Element]:
    conversion = convert(source, arelle=False, forms=("inline",))
    assert conversion.package
    return conversion, etree.fromstring(b"".join(conversion.package.files["report.xhtml"]))


def page(root: etree._Element) -> etree._Element:
    return next(it for it in root.iter(f"{XHTML}div") if "page" in it.get("class", "").split())


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("release", MADE)
def test_every_print_of_a_fact_is_tagged_with_its_own_scale_and_decimals(release: str) -> None:
    conversion, root = converted(EXAMPLES / release)
    assert conversion.report
    tagged = {it.get("id"): it for it in page(root).iter(f"{IX}nonFraction")}
    for fact in conversion.report.facts:
        element = tagged[fact.id]
        assert element.get("decimals") == str(fact.decimals)
        digits = words("".join(element.itertext())).replace(",", "")
        dash = element.get("format") == "ixt:fixed-zero"
        value = Decimal(0 if dash else digits).scaleb(int(element.get("scale", "0")))
        assert value * (-1 if element.get("sign") else 1) == fact.value, fact.id
    prints = sum(len(fact.prints) for fact in conversion.report.facts)
    marks = sum(1 for _ in root.iter(f"{XHTML}a"))
    assert len(tagged) + marks >= prints


@pytest.mark.parametrize("release", MADE)
def test_hidden_is_only_what_no_text_says_as_it_is(release: str) -> None:
    conversion, root = converted(EXAMPLES / release)
    assert conversion.report
    hidden = [it for part in root.iter(f"{IX}hidden") for it in part]
    assert not [it for it in hidden if it.get("unitRef")]
    shown = words("".join(page(root).itertext()))
    for element in hidden:
        said = next(it for it in conversion.report.cover if it.id == element.get("id"))
        assert said.printed != said.text or said.text not in shown


@pytest.mark.parametrize("release", MADE)
def test_words_are_ready_for_every_step_of_the_ladder_that_decided(release: str) -> None:
    conversion, _ = converted(EXAMPLES / release)
    assert conversion.report
    assert {fact.rung for fact in conversion.report.facts} <= set(RUNGS)


def test_a_contradicting_print_is_marked_and_leads_to_its_finding() -> None:
    _, root = converted(EXAMPLES / MADE[0])
    links = [it for it in page(root).iter(f"{XHTML}a") if it.get("class") == "contradiction"]
    assert links
    for link in links:
        (target,) = root.xpath("//*[@id=$name]", name=link.get("href", "").removeprefix("#"))
        assert (link.text or "?") in "".join(target.itertext())
        assert not list(link.iter(f"{IX}nonFraction"))


def test_a_print_for_two_dates_is_two_elements_one_in_the_other() -> None:
    _, root = converted(EXAMPLES / MADE[0])
    nested = [it for it in page(root).iter(f"{IX}nonFraction") if len(it)]
    assert {words("".join(it.itertext())) for it in nested} == {"75,520,000", "1,650,909", "15,192"}
    for outer in nested:
        (inner,) = outer
        assert inner.get("contextRef") != outer.get("contextRef")
        assert inner.get("name") == outer.get("name")


def own_text(root: etree._Element) -> str:
    """The text of a page as HTML that a reader of it sees."""
    parts: list[str] = []

    def walk(element: etree._Element) -> None:
        if isinstance(element.tag, str) and not hides(element):
            parts.append(element.text or "")
            for child in element:
                walk(child)
                parts.append(child.tail or "")

    walk(root)
    return words("".join(parts))


@pytest.mark.parametrize(
    "source",
    [pytest.param(EXAMPLES / MADE[1], id=MADE[1])]
    + [pytest.param(it, id=it.parent.name, marks=pytest.mark.real) for it in REAL_EXHIBITS],
)
def test_the_issuers_own_page_keeps_its_text_character_by_character(source: Path) -> None:
    package = convert(source, arelle=False, forms=("inline",)).package
    if package is None:
        return  # it holds no statements, and nothing is written
    given = own_text(page(etree.fromstring(b"".join(package.files["report.xhtml"]))))
    markup = source.read_text(encoding="utf-8", errors="replace")
    start = re.search(r"<TEXT>", markup)
    before = own_text(tree(markup[start.end() :] if start else markup))
    before = re.sub(r"\s*</TEXT>.*", "", before)
    assert given == before


def test_nothing_in_the_page_runs_or_is_fetched(tmp_path: Path) -> None:
    markup = (EXAMPLES / MADE[1]).read_text(encoding="utf-8")
    hostile = (
        '<p onclick="steal()">Hello<script>alert(1)</script>'
        '<img src="http://elsewhere.example/x.png"/><iframe src="//elsewhere.example"></iframe>'
        '<a href="javascript:alert(1)">link</a>'
        '<span style="background:url(http://elsewhere.example/y.png);color:red">there</span></p>'
    )
    source = tmp_path / "release.htm"
    source.write_text(re.sub(r"(<body[^>]*>)", rf"\1{hostile}", markup, count=1), "utf-8")
    _, root = converted(source)
    text = etree.tostring(root, encoding="unicode")
    assert "Hello" in own_text(page(root))
    assert "there" in own_text(page(root))
    for gone in ("alert", "elsewhere.example", "onclick", "<iframe", "<img", "javascript:"):
        assert gone not in text


def test_what_the_page_hides_stays_hidden_and_what_it_shows_stays_shown(tmp_path: Path) -> None:
    markup = (EXAMPLES / MADE[1]).read_text(encoding="utf-8")
    odd = (
        "<p hidden>Never meant</p><button>Pressed</button><select><option>Chosen</option></select>"
        "<textarea>Typed</textarea><object>Instead of it</object><ul><li>First</li></ul>"
    )
    source = tmp_path / "release.htm"
    source.write_text(re.sub(r"(<body[^>]*>)", rf"\1{odd}", markup, count=1), "utf-8")
    _, root = converted(source)
    shown = page(root)
    (hidden,) = shown.xpath("//*[.='Never meant']")
    assert hidden.get("style") == "display:none"
    (item,) = shown.xpath("//*[.='First' and @style]")
    assert "list-item" in item.get("style")
    for text in ("Pressed", "Chosen", "Typed", "Instead of it"):
        assert text in own_text(shown)


def test_words_that_only_one_side_has_cost_no_more_than_their_number(tmp_path: Path) -> None:
    markup = (EXAMPLES / MADE[1]).read_text(encoding="utf-8")
    soft = "".join(f"<p>so\u200bft wo\u200brd {number} he\u200bre</p>" for number in range(2000))
    source = tmp_path / "release.htm"
    source.write_text(re.sub(r"(<body[^>]*>)", rf"\1{soft}", markup, count=1), "utf-8")
    conversion, root = converted(source)
    assert conversion.report
    tagged = {it.get("id") for it in page(root).iter(f"{IX}nonFraction")}
    assert tagged.issuperset(fact.id for fact in conversion.report.facts)


@pytest.mark.parametrize("tag", ["div", "b", "font"])
def test_a_page_may_nest_deeper_than_python_calls(tag: str, tmp_path: Path) -> None:
    markup = (EXAMPLES / MADE[1]).read_text(encoding="utf-8")
    source = tmp_path / "release.htm"
    source.write_text(re.sub(r"(<body[^>]*>)", rf"\1{f'<{tag}>' * 900}", markup, count=1), "utf-8")
    conversion, root = converted(source)
    assert conversion.report
    plainly, _ = converted(EXAMPLES / MADE[1])
    assert plainly.report
    assert len(conversion.report.facts) == len(plainly.report.facts)
    assert len(list(page(root).iter(f"{IX}nonFraction"))) >= len(conversion.report.facts)
