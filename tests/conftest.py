"""What all tests share: the example, and the real release where there is one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "iij-1q17" / "release.txt"
REAL_RELEASES = Path(os.environ.get("CROSSFOOT_REAL_RELEASES", ROOT.parent / "shared" / "releases"))
_ABSENT = pytest.StashKey[Path]()


@pytest.fixture(scope="session")
def example() -> Path:
    return EXAMPLE


@pytest.fixture(scope="session")
def real_release(pytestconfig: pytest.Config) -> Path:
    """The release as its issuer printed it, which is not ours to hand on."""
    path = REAL_RELEASES / "iij-1q17.txt"
    if not path.is_file():
        pytestconfig.stash[_ABSENT] = path
        pytest.skip(f"no real release at {path}")
    return path


def pytest_terminal_summary(terminalreporter: TerminalReporter, config: pytest.Config) -> None:
    absent = config.stash.get(_ABSENT, None)
    if absent is not None:
        terminalreporter.section("NOT TESTED ON THE REAL RELEASE", sep="!", red=True, bold=True)
        terminalreporter.line(f"{absent} is missing; name its folder in CROSSFOOT_REAL_RELEASES")
