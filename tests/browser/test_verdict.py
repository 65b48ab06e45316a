"""The page of a verdict in a real browser: nothing is fetched, and all people can read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from crossfoot.filings import telling
from tests.conftest import CHROMIUM_FLAGS
from tests.filings.test_telling import ALL

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("width", [390, 1000])
def test_the_page_is_read_at_a_desk_and_on_a_phone(
    width: int, chromium: str, tmp_path: Path
) -> None:
    path = tmp_path / "verdict.html"
    path.write_text(telling.page(ALL), "utf-8", errors="replace")
    said: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*CHROMIUM_FLAGS])
        page = browser.new_page(viewport={"width": width, "height": 844})
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda asked: said.append(asked.url))
        page.goto(path.as_uri())
        assert said == [path.as_uri()] or said == [path.as_uri(), "data:,"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert Axe().run(page).violations_count == 0
        browser.close()
