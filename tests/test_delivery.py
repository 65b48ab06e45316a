"""Output folders: all or nothing, and never over what a person put there."""

from __future__ import annotations

import errno
import os
import resource
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crossfoot import delivery
from crossfoot.delivery import MARKS, deliver, refusal
from crossfoot.model import Package

if TYPE_CHECKING:
    from collections.abc import Iterator


def package(content: bytes = b"one") -> Package:
    names = (*MARKS, "taxonomy/core.xsd", "extension/META-INF/catalog.xml")
    return Package(dict.fromkeys(names, (content, b"\n")))


def files(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def code(package: Package, folder: Path) -> str:
    finding = deliver(package, folder)
    assert finding is not None
    assert "\n" not in finding.message
    assert finding.next_step
    return finding.code


def test_every_file_is_written(tmp_path: Path) -> None:
    assert deliver(package(), tmp_path / "out") is None
    assert files(tmp_path / "out") == dict.fromkeys(sorted(package().files), b"one\n")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_folder_is_as_open_as_others(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    deliver(package(), tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_an_earlier_output_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    deliver(Package({**package().files, "taxonomy/old.xsd": (b"old",)}), out)
    assert deliver(package(b"two"), out) is None
    assert files(out) == dict.fromkeys(sorted(package().files), b"two\n")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert deliver(package(), tmp_path / "out") is None


@pytest.mark.parametrize("added", ["notes.txt", "taxonomy/notes", "report.html", "mine.json"])
def test_a_folder_with_a_persons_file_is_left_alone(tmp_path: Path, added: str) -> None:
    out = tmp_path / "out"
    deliver(package(), out)
    (out / added).write_text("mine")
    before = files(tmp_path)
    assert code(package(b"two"), out) == "delivery.occupied"
    assert files(tmp_path) == before


def test_a_folder_without_the_marks_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "report.xbrl").write_text("mine")
    assert code(package(), out) == "delivery.occupied"


def test_a_file_and_the_current_folder_are_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").write_text("mine")
    assert code(package(), tmp_path / "out") == "delivery.occupied"
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert code(package(), Path()) == "delivery.occupied"


def test_links_are_followed_and_stay(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert deliver(package(), tmp_path / "link") is None
    assert deliver(package(b"two"), tmp_path / "link") is None
    assert (tmp_path / "link").is_symlink()
    assert files(tmp_path / "real")["ledger.csv"] == b"two\n"


def test_a_link_inside_is_a_persons(tmp_path: Path) -> None:
    out = tmp_path / "out"
    deliver(package(), out)
    (out / "report.json").symlink_to(tmp_path / "elsewhere.json")
    assert code(package(), out) == "delivery.occupied"


def test_targets_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert code(package(), tmp_path / "absent" / "out") == "delivery.unwritable"
    assert code(package(), tmp_path / "file" / "out") == "delivery.unwritable"
    assert code(package(), tmp_path / ("n" * 300)) == "delivery.unwritable"
    assert code(package(), tmp_path / "loop") in {"delivery.unwritable", "delivery.occupied"}
    assert code(package(), Path("/proc/out")) == "delivery.unwritable"


def test_a_folder_that_may_not_be_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert code(package(), tmp_path / "out") == "delivery.unwritable"


@contextmanager
def small_files() -> Iterator[None]:
    """No file may grow over 1,000 bytes, for this call only: pytest itself may write to one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_the_earlier_output(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert deliver(package(), out) is None
    before = files(tmp_path)
    with small_files():
        codes = [code(package(b"x" * 2000), folder) for folder in (out, tmp_path / "new")]
    assert codes == ["delivery.disk-full"] * 2
    assert files(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("failing", [1, 2])
def test_a_failing_swap_leaves_the_earlier_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    out = tmp_path / "out"
    deliver(package(), out)
    before = files(tmp_path)
    rename, calls = Path.rename, iter(range(1, 10))

    def fails_once(self: Path, target: Path) -> Path:
        if next(calls) == failing:
            raise OSError(errno.ENOSPC, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails_once)
    assert code(package(b"two"), out) == "delivery.disk-full"
    assert files(tmp_path) == before


def test_an_interrupt_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(delivery, "_settle", interrupted)
    with pytest.raises(KeyboardInterrupt):
        deliver(package(), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_left_over_of_a_killed_run_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / f".out.{os.getpid()}.0").mkdir()
    assert deliver(package(), tmp_path / "out") is None


@pytest.mark.parametrize("name", ["../a.xsd", "/a.xsd", "other.json", "taxonomy/a.exe"])
def test_a_name_that_leaves_the_folder_is_a_bug(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="output folder"):
        deliver(Package({name: (b"",)}), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_the_question_alone_writes_nothing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "out") is None
    assert list(tmp_path.iterdir()) == []
