"""`crossfoot profile init` and `--version`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crossfoot.profile import load
from tests.cli.running import crossfoot

if TYPE_CHECKING:
    from pathlib import Path


def test_it_writes_a_profile_that_loads_and_never_overwrites(tmp_path: Path) -> None:
    run = crossfoot("profile", "init", cwd=tmp_path)
    assert (run.code, run.out, run.err) == (0, "wrote profile.toml\n", "")
    profile, findings = load(tmp_path / "profile.toml")
    assert profile is not None
    assert findings == ()
    (tmp_path / "profile.toml").write_text("mine")
    again = crossfoot("profile", "init", cwd=tmp_path)
    assert again.code == 2
    assert again.said == ["error profile.unwritable: profile.toml: file exists — name another file"]
    assert (tmp_path / "profile.toml").read_text() == "mine"


def test_the_version(tmp_path: Path) -> None:
    run = crossfoot("--version", cwd=tmp_path)
    assert run.code == 0
    assert re.fullmatch(r"crossfoot \d+\.\d+\.\d+\n", run.out)
