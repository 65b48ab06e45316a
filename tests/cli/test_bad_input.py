"""Bad input gives one plain line with a code and what to do, and leaves everything as it was."""

from __future__ import annotations

import re
import resource
import subprocess
import time
import zlib
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import COMMAND, crossfoot, files, peak

if TYPE_CHECKING:
    from pathlib import Path

FINDING = re.compile(r"error [a-z]+(?:\.[a-z-]+)(?: sheet \d+, cell [A-Z]+\d+)?: .+ — .+")
PNG = b"\x89PNG\r\n\x1a\n" + zlib.compress(bytes(1000))
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
NOISE = zlib.compress(b"".join(str(number).encode() for number in range(9000)))[2:]

UNREADABLE = {
    "an empty file": (b"", "documents.empty"),
    "blanks": (b" \n\n", "documents.empty"),
    "random bytes": (NOISE, "documents.undecodable"),
    "an image": (PNG, "documents.unsupported"),
    "undecodable text": ("Société générale".encode("latin-1"), "documents.undecodable"),
    "a text without statements": (b"Dear reader,\n\nnothing was earned.\n", "tables.no-statement"),
    "an old workbook": (OLD + "Workbook".encode("utf-16-le"), "documents.unsupported"),
    "an encrypted one": (OLD + "EncryptedPackage".encode("utf-16-le"), "documents.unsupported"),
    "a workbook cut off": (b"PK\x03\x04" + bytes(300), "documents.bad-shape"),
    "decimal commas": (b"Sales;1.234,5\nCost;7,25\nNet;1\n", "documents.decimal-comma"),
    "a CSV without statements": (b"Sales,1\nCost,7\nNet,8\n", "tables.no-statement"),
    "pipes without statements": (b"|a|1|\n|-|-|\n|b|2|\n", "tables.no-statement"),
    "tables of a wrong shape": (b'{"paragraphs": 5}', "documents.bad-shape"),
}


def refused(code: str, *arguments: object, cwd: Path) -> None:
    before = files(cwd)
    run = crossfoot("convert", "--no-arelle", *arguments, cwd=cwd)
    assert (run.code, run.out) == (2, ""), run
    assert len(run.said) == 1, run
    assert FINDING.fullmatch(run.said[0]), run
    assert run.said[0].startswith((f"error {code}: ", f"error {code} sheet "))
    assert files(cwd) == before
    assert not list(cwd.glob(".*")), "no half-written folder"


@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_cannot_be_read(tmp_path: Path, kind: str) -> None:
    raw, code = UNREADABLE[kind]
    (tmp_path / "release.txt").write_bytes(raw)
    refused(code, "release.txt", cwd=tmp_path)


def test_no_such_file_and_a_folder(tmp_path: Path) -> None:
    refused("documents.missing", "absent.txt", cwd=tmp_path)
    refused("documents.folder", ".", cwd=tmp_path)


def test_a_wrong_profile(tmp_path: Path, example: Path) -> None:
    (tmp_path / "mine.toml").write_text("[company]\nnames = 5")
    refused("profile.bad-shape", example, "--profile", "mine.toml", cwd=tmp_path)
    refused("profile.unreadable", example, "--profile", "absent.toml", cwd=tmp_path)


def test_an_unwritable_target(tmp_path: Path, example: Path) -> None:
    (tmp_path / "file").write_text("mine")
    refused("delivery.occupied", example, "--out", "file", cwd=tmp_path)
    refused("delivery.unwritable", example, "--out", "absent/out", cwd=tmp_path)
    refused("delivery.unwritable", example, "--out", "/proc/out", cwd=tmp_path)


def test_a_folder_that_holds_something_else(tmp_path: Path, example: Path) -> None:
    (tmp_path / "release-xbrl").mkdir()
    (tmp_path / "release-xbrl" / "notes.txt").write_text("mine")
    refused("delivery.occupied", example, cwd=tmp_path)


def test_a_full_disk(tmp_path: Path, example: Path) -> None:
    full = subprocess.run(  # noqa: S603  # our own command
        [*COMMAND, "convert", "--no-arelle", str(example)],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)),
    )
    assert full.returncode == 2
    assert full.stderr.startswith(b"error delivery.disk-full: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("raw", [b"7" * 50_000_000, b"1234567\n" * 6_250_000])
def test_fifty_megabytes_of_digits(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "release.txt").write_bytes(raw)
    started = time.monotonic()
    refused("documents.too-large", "release.txt", cwd=tmp_path)
    assert time.monotonic() - started < 10
    assert peak("convert", "--no-arelle", "release.txt", cwd=tmp_path) < 500_000


@pytest.mark.parametrize("raw", [b"7" * 99_999, b"1,234\n\n" * 30_000, b"9" * 500 + b"\n"])
def test_digits_within_the_limits_are_answered_too(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "release.txt").write_bytes(raw)
    started = time.monotonic()
    refused("tables.no-statement", "release.txt", cwd=tmp_path)
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "arguments", [(), ("convert",), ("convert", "a", "b"), ("show", "nothing", "a"), ("--what",)]
)
def test_usage(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    run = crossfoot(*arguments, cwd=tmp_path)
    assert run.code == 2
    assert "Traceback" not in run.err
    if arguments:
        assert len(run.said) == 1
        assert run.said[0].startswith("error usage: ")


def test_a_reader_who_leaves_is_not_complained_about(tmp_path: Path, example: Path) -> None:
    with subprocess.Popen(  # noqa: S603  # our own command
        [*COMMAND, "show", "document", str(example)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
