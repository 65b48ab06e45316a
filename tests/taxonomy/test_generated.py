"""What is committed is what the sources give, always and everywhere."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from crossfoot import shipped
from crossfoot.model import Severity
from crossfoot.taxonomy import building, delivered, load, source

if TYPE_CHECKING:
    from pathlib import Path

ROOT = shipped.TAXONOMY
_DIGESTS = """
import hashlib
from crossfoot import shipped
from crossfoot.taxonomy.building import rebuild
for name, content in rebuild(shipped.TAXONOMY).items():
    print(name, hashlib.sha256(content).hexdigest())
"""


@pytest.fixture(scope="module")
def rebuilt() -> dict[str, bytes]:
    return building.rebuild(ROOT)


def test_what_is_committed_is_what_the_sources_give(rebuilt: dict[str, bytes]) -> None:
    committed = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in (ROOT / "generated").rglob("*")
        if path.is_file()
    }
    assert committed.keys() == rebuilt.keys()
    assert [n for n in rebuilt if not n.endswith(".zip") and committed[n] != rebuilt[n]] == []


def test_the_committed_package_holds_the_committed_files(rebuilt: dict[str, bytes]) -> None:
    with zipfile.ZipFile(ROOT / "generated" / "taxonomy.zip") as package:
        held = {entry.filename.partition("/")[2]: package.read(entry) for entry in package.filelist}
        assert {entry.date_time for entry in package.filelist} == {(1980, 1, 1, 0, 0, 0)}
        assert len({entry.filename.partition("/")[0] for entry in package.filelist}) == 1
        assert [e.filename for e in package.filelist] == sorted(
            e.filename for e in package.filelist
        )
    folder = "generated/taxonomy/"
    files = {n.removeprefix(folder): c for n, c in rebuilt.items() if n.startswith(folder)}
    assert held == files


def test_check_finds_nothing_but_the_count() -> None:
    (count,) = building.check(ROOT)
    assert (count.severity, count.code) == (Severity.INFO, "taxonomy.count")
    assert "127 of these rest on an inferred attribute" in count.message


def test_check_finds_what_is_stale_and_build_mends_it(tmp_path: Path) -> None:
    root = tmp_path / "taxonomy"
    shutil.copytree(ROOT, root)
    (root / "generated" / "taxonomy" / "crossfoot.xsd").write_bytes(b"<old/>")
    (root / "generated" / "stray.xml").write_bytes(b"<stray/>")
    stale = [finding for finding in building.check(root) if finding.code == "taxonomy.stale"]
    assert [finding.message.partition(" ")[0] for finding in stale] == [
        "generated/stray.xml",
        "generated/taxonomy/crossfoot.xsd",
    ]
    assert root / "generated" / "taxonomy.zip" in building.build(root)
    assert [finding.code for finding in building.check(root)] == ["taxonomy.count"]


def test_check_gives_a_finding_for_a_broken_source(tmp_path: Path) -> None:
    root = tmp_path / "taxonomy"
    shutil.copytree(ROOT, root)
    (root / "axes.toml").write_text("[", encoding="utf-8")
    assert [finding.code for finding in building.check(root)] == ["taxonomy.source"]


def test_a_run_loads_what_the_sources_say() -> None:
    assert load() == source.read(ROOT)


def test_a_run_imports_neither_pydantic_nor_jinja() -> None:
    code = (
        "import sys; from crossfoot.taxonomy import load; load();"
        "sys.exit(any(m in sys.modules for m in ('pydantic', 'jinja2', 'lxml', 'arelle')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


def test_the_delivered_core_is_what_was_built(rebuilt: dict[str, bytes]) -> None:
    files = delivered()
    assert next(iter(files)).startswith("taxonomy/")
    loaded = {"generated/taxonomy.json", "generated/captions.json"}
    assert {f"generated/{n}" for n in files} | loaded == rebuilt.keys()


def test_the_same_bytes_under_every_hash_seed() -> None:
    seen = {
        subprocess.run(  # noqa: S603
            [sys.executable, "-c", _DIGESTS],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/New_York"))
    }
    assert len(seen) == 1


def test_another_authority_leaves_no_trace_of_the_default(rebuilt: dict[str, bytes]) -> None:
    other = building.rebuild(ROOT, "https://xbrl.example.org/earnings/")
    with zipfile.ZipFile(io.BytesIO(other["generated/taxonomy.zip"])) as package:
        inside = {name: package.read(name) for name in package.namelist()}
    assert [n for n, c in (other | inside).items() if b"crossfoot.example" in c] == []
    assert any(b"crossfoot.example" in c for c in rebuilt.values())
    assert (
        b'targetNamespace="https://xbrl.example.org/earnings/'
        in other["generated/taxonomy/crossfoot.xsd"]
    )
