"""What all tests share: the example, and the real release where there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "iij-1q17" / "release.txt"
REAL_RELEASES = Path(os.environ.get("CROSSFOOT_REAL_RELEASES", ROOT.parent / "shared" / "releases"))
REAL_RELEASE = REAL_RELEASES / "iij-1q17.txt"

CHROMIUM_FLAGS = ("--no-sandbox", "--disable-dev-shm-usage")
NO_CHROMIUM = "no chromium that works is installed"
"""The review page is tried in the system's browser; playwright brings none of its own."""

settings.register_profile("same", derandomize=True)
settings.register_profile("search", max_examples=1000)
settings.load_profile("same")
# The same commit has the same verdict; `pytest --hypothesis-profile=search` looks for new cases.


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--whole", action="store_true", help="not only the samples that CI takes")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is marked `whole`, unless it is asked for; pytest counts it."""
    if config.getoption("--whole"):
        return
    left_out = [it for it in items if it.get_closest_marker("whole")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [it for it in items if it not in left_out]


@pytest.fixture(scope="session")
def whole(request: pytest.FixtureRequest) -> bool:
    """Whether all is asked for, or the sample of it that CI has time for."""
    return bool(request.config.getoption("--whole"))


@pytest.fixture(scope="session")
def example() -> Path:
    return EXAMPLE


@pytest.fixture(scope="session")
def real_release() -> Path:
    """The release as its issuer printed it, which is not ours to hand on."""
    if not REAL_RELEASE.is_file():
        pytest.skip(f"no real release at {REAL_RELEASE}")
    return REAL_RELEASE


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path, if it opens a page."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None or not _opens(path):
        pytest.skip(NO_CHROMIUM)
    return path


def _opens(path: str) -> bool:
    command = [path, "--headless", *CHROMIUM_FLAGS, "--dump-dom", "data:text/html,<p>open</p>"]
    try:
        shown = subprocess.run(command, capture_output=True, timeout=60, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return b"<p>open</p>" in shown.stdout


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    if not REAL_RELEASE.is_file():
        terminalreporter.section("NOT TESTED ON THE REAL RELEASE", sep="!", red=True, bold=True)
        where = f"{REAL_RELEASE} is missing; name its folder in CROSSFOOT_REAL_RELEASES"
        terminalreporter.line(where)
    if any(NO_CHROMIUM in str(it.longrepr) for it in terminalreporter.stats.get("skipped", ())):
        terminalreporter.section("NOT TESTED IN A BROWSER", sep="!", red=True, bold=True)
        terminalreporter.line(f"{NO_CHROMIUM}; on Debian: apt-get install chromium")
