"""The review page in a real browser: by mouse, by keyboard, at a desk and on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from crossfoot import Report, convert, deliver
from tests.conftest import CHROMIUM_FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).parents[2] / "examples"
RELEASES = ("iij-1q17/release.txt", "harborline-2q24/release.htm", "tamarack-3q24/release.pdf")
LISTED = "#list li"
SIZES = {"desktop": {"width": 1400, "height": 900}, "phone": {"width": 390, "height": 844}}


class Opened(NamedTuple):
    page: Page
    report: Report


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium, args=[*CHROMIUM_FLAGS])


@pytest.fixture(scope="module", params=RELEASES)
def reviewed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Report, Path]:
    folder = tmp_path_factory.mktemp("review") / "out"
    conversion = convert(EXAMPLES / request.param, arelle=False, forms=("review",))
    assert conversion.package
    assert conversion.report
    assert deliver(conversion.package, folder) is None
    return conversion.report, folder / "review.html"


@pytest.fixture(params=SIZES)
def opened(
    request: pytest.FixtureRequest, browser: Browser, reviewed: tuple[Report, Path]
) -> Iterator[Opened]:
    """The page; that nothing was complained of or fetched is asked when the test is over."""
    report, path = reviewed
    said: list[str] = []
    page = browser.new_page(viewport=SIZES[request.param])  # type: ignore[arg-type]
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda asked: said.append(asked.url))
    page.goto(path.as_uri())
    yield Opened(page, report)
    page.close()
    assert said == [path.as_uri()]


def total(report: Report) -> str:
    """The id of a fact that a sum of several lines proves."""
    proof = next(it for it in report.proofs if it.kind == "sum" and it.proved)
    return proof.terms[0].fact


def printed(opened: Opened, ident: str) -> str:
    return opened.report.by_id()[ident].prints[0].figure.text.strip("()$ ¥")  # type: ignore[index]


def press_number(opened: Opened, ident: str) -> None:
    text = printed(opened, ident)
    opened.page.locator("#release .n.fact", has_text=text).first.click()


def test_a_number_in_the_source_shows_its_fact(opened: Opened) -> None:
    ident = total(opened.report)
    press_number(opened, ident)
    shown = opened.page.locator("#fact")
    expect(shown.locator(".value")).to_contain_text(f"{opened.report.by_id()[ident].value:,f}")  # type: ignore[index]
    expect(shown).to_contain_text(printed(opened, ident))
    expect(opened.page.locator("#release [aria-current]").first).to_be_visible()


def test_a_fact_in_the_list_shows_its_number_in_the_source(opened: Opened) -> None:
    opened.page.locator("#list button").nth(3).click()
    fact = opened.report.facts[3]
    current = opened.page.locator("#release [aria-current]")
    expect(current.first).to_be_in_viewport()
    assert current.first.inner_text() in fact.prints[0].figure.text or len(fact.prints) > 1


def test_a_total_opens_into_the_lines_that_prove_it(opened: Opened) -> None:
    ident = total(opened.report)
    press_number(opened, ident)
    proofs = opened.page.locator("#fact > details")
    proofs.first.locator("> summary").click()
    proof = next(it for it in opened.report.proofs if it.kind == "sum" and it.proved)
    terms = proofs.first.locator("> ul > li > .term")
    expect(terms).to_have_count(len(proof.terms))
    for at, each in enumerate(proof.terms):
        value = opened.report.by_id()[each.fact].value
        expect(terms.nth(at)).to_contain_text(f"{value:,f}")


@pytest.mark.parametrize("kind", ["open", "unproved", "contradicted", "own"])
def test_filters_leave_what_they_name(opened: Opened, kind: str) -> None:
    listed = opened.page.locator(LISTED)
    assert listed.count() == len(opened.report.facts)
    opened.page.locator(f"input[value={kind}]").check()
    expect(listed).not_to_have_count(len(opened.report.facts))


def test_a_search_finds_captions_and_values(opened: Opened) -> None:
    fact = opened.report.facts[0]
    opened.page.keyboard.press("/")
    opened.page.keyboard.type(f"{fact.value:,f}")
    expect(opened.page.locator(LISTED).first).to_contain_text(f"{fact.value:,f}")
    opened.page.keyboard.press("Escape")
    expect(opened.page.locator(LISTED)).to_have_count(len(opened.report.facts))


def test_the_keyboard_walks_from_number_to_number_and_from_fact_to_fact(opened: Opened) -> None:
    page = opened.page
    page.locator("#release .n").first.focus()
    first = page.locator(":focus").inner_text()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.locator("#release .n").nth(2).evaluate("it => it === document.activeElement")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.locator(":focus").inner_text() == first
    page.locator("#list button").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator("#fact").get_attribute("data-fact") == opened.report.facts[2].id


def test_the_page_is_no_wider_than_the_screen(opened: Opened) -> None:
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert opened.page.evaluate(wider) == 0


def test_an_accessibility_checker_finds_nothing_serious(opened: Opened) -> None:
    press_number(opened, total(opened.report))
    found = Axe().run(opened.page).response["violations"]
    assert [(it["id"], it["nodes"][0]["html"]) for it in found] == []


def test_arelles_viewer_opens_and_lists_the_facts(browser: Browser, tmp_path: Path) -> None:
    package = convert(EXAMPLES / RELEASES[1], arelle=False, forms=("viewer",)).package
    assert package
    assert "report.xhtml" in package.files
    assert deliver(package, tmp_path / "out") is None
    page = browser.new_page()
    page.goto((tmp_path / "out" / "viewer" / "viewer.html").as_uri())
    expect(page.locator("#ixv #inspector")).to_be_visible(timeout=20_000)
    page.close()
