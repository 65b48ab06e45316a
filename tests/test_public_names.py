"""`from crossfoot import …` gives the library's values, and only when they are asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

import crossfoot


@pytest.mark.parametrize("name", crossfoot.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(crossfoot, name).__name__ == name


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        crossfoot.nothing  # noqa: B018  # the asking is the test


def test_importing_the_package_imports_no_stage() -> None:
    code = "import sys, crossfoot; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)  # noqa: S603  # our own code
    ours = {name for name in loaded.stdout.decode().split() if name.startswith("crossfoot")}
    assert ours == {"crossfoot"}
