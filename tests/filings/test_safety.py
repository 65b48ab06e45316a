"""Hostile files are refused by name, quickly, before an XBRL reader sees them."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from crossfoot.filings.asked import Question
from crossfoot.filings.child import Child
from crossfoot.filings.judgement import STATUS, UNJUDGEABLE, Verdict
from crossfoot.filings.judging import judge
from crossfoot.filings.kinds import Kind
from crossfoot.filings.reach import check_folder
from crossfoot.workers import Limits
from tests.filings.hostile import CYCLE, HOSTILE, PATTERN, instance, written

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_by_name(name: str, tmp_path: Path) -> None:
    path, code = written(name, tmp_path)
    judgement = judge([path])
    assert [each.code for each in judgement.objections] == [code]
    unjudged = code in UNJUDGEABLE
    assert judgement.verdict is (Verdict.UNJUDGED if unjudged else Verdict.INVALID)
    assert STATUS[judgement.verdict] == (3 if unjudged else 1)
    assert judgement.objections[0].next_step


def test_what_is_missing_or_a_folder_is_said(tmp_path: Path) -> None:
    for path in (tmp_path / "none.xbrl", tmp_path):
        (objection,) = judge([path]).objections
        assert objection.code == "input.unreadable"


@pytest.mark.parametrize("name", ["9" * 400 + ".xsd", "a/" * 300 + "b.xsd", "loop.xsd"])
def test_a_name_that_no_file_can_have_is_missing(name: str, tmp_path: Path) -> None:
    (tmp_path / "loop.xsd").symlink_to(tmp_path / "loop.xsd")
    entry = tmp_path / "a.xbrl"
    entry.write_bytes(instance(href=name))
    assert check_folder(entry, tmp_path) == ()


def test_schemas_that_import_each_other_come_to_an_end(tmp_path: Path) -> None:
    for me, other in (("one", "two"), ("two", "one")):
        (tmp_path / f"{me}.xsd").write_text(CYCLE.format(me=me, other=other))
    entry = tmp_path / "a.xbrl"
    entry.write_bytes(instance(href="one.xsd"))
    assert check_folder(entry, tmp_path) == ()


@pytest.mark.parametrize("pattern", ["(a+)+", "(a*)*b", "(x(a|b)+)*", "(x{2,})+", r"(\d+,?)+"])
def test_a_pattern_whose_repeats_repeat_is_refused(pattern: str, tmp_path: Path) -> None:
    (tmp_path / "made.xsd").write_text(PATTERN.format(pattern=pattern))
    entry = tmp_path / "a.xbrl"
    entry.write_bytes(instance())
    assert [it.code for it in check_folder(entry, tmp_path)] == ["safety.pattern"]


@pytest.mark.parametrize(
    "pattern", ["a+b+", r"\d{4}-\d{2}", "(ab|cd)e*", r"(\(a\+\))", "(ab)+", "((a|b)+c)*"]
)
def test_an_honest_pattern_passes(pattern: str, tmp_path: Path) -> None:
    (tmp_path / "made.xsd").write_text(PATTERN.format(pattern=pattern))
    entry = tmp_path / "a.xbrl"
    entry.write_bytes(instance())
    assert check_folder(entry, tmp_path) == ()


SNOOP = """
import socket, sys
from crossfoot.filings.worker import Guard
guard = Guard()
guard.filing = [sys.argv[1]]
sys.addaudithook(guard)
tried = []
for ask in (lambda: open("/etc/passwd"), lambda: open(sys.argv[2]),
            lambda: socket.create_connection(("127.0.0.1", 9), 1),
            lambda: open(sys.argv[1] + "/../outside.txt")):
    try:
        ask()
        tried.append("done")
    except PermissionError:
        tried.append("refused")
open(sys.argv[1] + "/inside.txt").close()
print(*tried)
"""


def test_the_judging_process_opens_nothing_that_was_not_given(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / "inside.txt").touch()
    (given / "link.txt").symlink_to("/etc/hostname")
    (tmp_path / "outside.txt").touch()
    code = f"import tempfile; tempfile.tempdir = {str(given)!r}\n{SNOOP}"
    run = [sys.executable, "-c", code, str(given), str(given / "link.txt")]
    said = subprocess.run(run, capture_output=True, check=True, text=True).stdout  # noqa: S603 - our own
    assert said.split() == ["refused"] * 4


@pytest.mark.arelle
def test_a_process_that_takes_too_long_or_too_much_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.xbrl"
    path.write_bytes(instance())
    question = Question((str(path),), Kind.INSTANCE, str(tmp_path))
    with Child() as child:
        assert child.ask(question, Limits(20_000, 500_000_000)).failed is None
        slow = child.ask(question, Limits(0, 500_000_000))
        assert slow.failed is not None
        assert slow.failed.code == "safety.time"
        big = child.ask(question, Limits(20_000, 20_000_000))
        assert big.failed is not None
        assert big.failed.code == "safety.memory"
        assert child.ask(question, Limits(20_000, 500_000_000)).failed is None
