"""One command from a release to a folder: exit statuses, forms of input, the same bytes."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from crossfoot.delivery import MARKS, NAMES
from tests.cli.running import crossfoot, files

if TYPE_CHECKING:
    from pathlib import Path


def converted(folder: Path, text: str | bytes, *options: str, code: int) -> dict[str, bytes]:
    raw = text if isinstance(text, bytes) else text.encode()
    (folder / "release.txt").write_bytes(raw)
    run = crossfoot("convert", "release.txt", "--no-arelle", *options, cwd=folder)
    assert run.code == code, run
    assert "Traceback" not in run.err
    return files(folder / "release-xbrl")


def facts(output: dict[str, bytes]) -> object:
    return json.loads(output["report.json"])["facts"]


def codes(output: dict[str, bytes]) -> set[str]:
    found = json.loads(output["findings.json"])
    return {it["code"] for it in (found["findings"] if isinstance(found, dict) else found)}


def test_the_example_gives_the_named_files(tmp_path: Path, example: Path) -> None:
    output = converted(tmp_path, example.read_bytes(), code=0)
    tops = {name.split("/")[0] for name in output}
    assert MARKS <= tops <= NAMES


def test_the_end_is_a_table_and_a_verdict(tmp_path: Path, example: Path) -> None:
    run = crossfoot("convert", example, "--no-arelle", cwd=tmp_path)
    assert run.err == ""
    last = run.out.splitlines()[-1]
    assert last.startswith("valid")
    assert "release-xbrl" in last
    for word in ("facts", "proved", "repeats", "open", "errors", "warnings"):
        assert word in run.out


def test_an_earlier_output_is_replaced(tmp_path: Path, example: Path) -> None:
    first = converted(tmp_path, example.read_bytes(), code=0)
    assert converted(tmp_path, example.read_bytes(), code=0) == first


@pytest.mark.arelle
def test_same_input_same_bytes(tmp_path: Path, example: Path) -> None:
    outputs = []
    for place, zone, language, seed in (
        ("here", "Asia/Tokyo", "C", "1"),
        ("there/deeper", "America/New_York", "de_DE.UTF-8", "77"),
    ):
        folder = tmp_path / place
        folder.mkdir(parents=True)
        (folder / "release.txt").write_bytes(example.read_bytes())
        environment = {"TZ": zone, "LANG": language, "LC_ALL": language, "PYTHONHASHSEED": seed}
        run = crossfoot("convert", "release.txt", cwd=folder, environment=environment)
        assert run.code == 0, run
        outputs.append((run.out, files(folder / "release-xbrl")))
    assert outputs[0] == outputs[1]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp932"])
def test_other_encodings_give_the_same_facts(tmp_path: Path, example: Path, encoding: str) -> None:
    text = example.read_text(encoding="utf-8")
    plain = converted(tmp_path, text, code=0)
    assert facts(converted(tmp_path, text.encode(encoding), code=0)) == facts(plain)


def test_pasted_twice_gives_the_same_facts(tmp_path: Path, example: Path) -> None:
    text = example.read_text(encoding="utf-8")
    once = converted(tmp_path, text, code=0)
    assert facts(converted(tmp_path, text + "\n" + text, code=0)) == facts(once)


def test_a_statement_cut_off_or_missing_is_a_warning(tmp_path: Path, example: Path) -> None:
    lines = example.read_text(encoding="utf-8").splitlines()
    cash_flow = last_line_with(lines, "cash flows")
    for end in (cash_flow - 1, cash_flow + 40):
        cut = "\n".join(lines[:end])
        converted(tmp_path, cut, code=0)
        converted(tmp_path, cut, "--strict", code=1)


def last_line_with(lines: list[str], words: str) -> int:
    """Of the statement's title: the last one that is a line of few words."""
    titles = [n for n, line in enumerate(lines) if words in line.lower() and len(line) < 100]
    return next(n for n in titles if "statement" in lines[n].lower())


def test_an_altered_figure_is_an_error_that_names_it(tmp_path: Path, example: Path) -> None:
    sound = converted(tmp_path, example.read_text(encoding="utf-8"), code=0)
    lines = example.read_text(encoding="utf-8").splitlines()
    line, printed = a_proved_figure(sound)
    lines[line - 1] = lines[line - 1].replace(printed, altered(printed))
    broken = converted(tmp_path, "\n".join(lines), code=1)
    found = json.loads(broken["findings.json"])
    errors = [it for it in found.get("findings", found) if it["severity"] == "error"]
    assert errors
    assert any(str(line) in json.dumps(it) or altered(printed) in json.dumps(it) for it in errors)


def a_proved_figure(output: dict[str, bytes]) -> tuple[int, str]:
    """A fact with many digits that stands in the most identities."""
    proofs = json.loads(output["proofs.json"])
    terms = [t["fact"] for it in proofs.get("proofs", proofs) for t in it["terms"]]
    rows = list(csv.DictReader(output["ledger.csv"].decode().splitlines()))
    prints = [row for row in rows if row["fate"] == "fact" and len(row["printed"]) > 6]
    best = max(prints, key=lambda row: terms.count(row["fact"]))
    return int(best["line"]), best["printed"].strip("()")


def altered(printed: str) -> str:
    return printed[:-1] + str((int(printed[-1]) + 5) % 10)
