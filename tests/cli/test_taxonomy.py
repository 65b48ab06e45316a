"""`crossfoot taxonomy build|check`, thin callers of what the taxonomy's own tests judge."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from crossfoot.shipped import TAXONOMY
from tests.cli.running import crossfoot, files

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A copy of the sources, compiled."""
    copied = tmp_path / "taxonomy"
    shutil.copytree(TAXONOMY, copied, ignore=shutil.ignore_patterns("generated"))
    assert crossfoot("taxonomy", "build", "--sources", copied, cwd=tmp_path).code == 0
    return copied


def test_what_is_shipped_is_up_to_date(tmp_path: Path) -> None:
    run = crossfoot("taxonomy", "check", cwd=tmp_path)
    assert (run.code, run.err) == (0, ""), run
    assert "concepts" in run.out


def test_what_was_just_built_is_what_is_shipped(sources: Path) -> None:
    assert files(sources / "generated") == files(TAXONOMY / "generated")


def test_a_changed_file_is_found(tmp_path: Path, sources: Path) -> None:
    (sources / "generated" / "taxonomy" / "crossfoot.xsd").write_text("mine")
    run = crossfoot("taxonomy", "check", "--sources", sources, cwd=tmp_path)
    assert run.code == 1
    assert run.out.startswith("error taxonomy.stale: ")
    assert "crossfoot.xsd" in run.out


def test_a_broken_source_is_named(tmp_path: Path, sources: Path) -> None:
    (sources / "axes.toml").write_text("[broken")
    run = crossfoot("taxonomy", "check", "--sources", sources, cwd=tmp_path)
    assert run.code == 1
    assert run.out.startswith("error taxonomy.source: axes.toml")
    run = crossfoot("taxonomy", "build", "--sources", sources, cwd=tmp_path)
    assert run.code == 2
    assert run.said[0].startswith("error taxonomy.source: axes.toml")


def test_no_sources(tmp_path: Path) -> None:
    for command in ("build", "check"):
        run = crossfoot("taxonomy", command, "--sources", "absent", cwd=tmp_path)
        assert run.code == 2
        (said,) = run.said
        assert said.startswith("error taxonomy.unusable: absent")
