"""`crossfoot profile adopt`: the names of one release for the next, without a person's loss."""

from __future__ import annotations

import csv
import re
import shutil
import tomllib
from typing import TYPE_CHECKING

import pytest

from crossfoot.profile import load
from tests.cli.running import crossfoot, files

if TYPE_CHECKING:
    from pathlib import Path

MINE = """\
# what I know of them
[company]
name = "Internet Initiative Japan Inc."   # as printed
identifiers = { "http://www.tse.or.jp/sicc" = "37740" }

[captions.income]
"Dividends received" = "DividendIncomeOperating"  # since 2016
"""

RENAMED = {
    "WAN services": "Wide area network (WAN) services",
    "Outsourcing services": "Outsourced services",
    "Systems construction": "Systems constructed",
    "GUARANTEE DEPOSITS": "DEPOSITS OF GUARANTEE",
    "IIJ Mobile MVNO Platform Service": "IIJ Mobile MVNO Platforms",
}
"""Captions before and after, one of a line of the core among them; nothing else changes."""


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def own_namespace(output: Path) -> str:
    (found,) = re.findall(
        'targetNamespace="(.*?)"', (output / "extension/extension.xsd").read_text()
    )
    return str(found)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, example: Path) -> Path:
    """A release converted, its names adopted, and the next one, with other captions."""
    folder = tmp_path_factory.mktemp("adopted")
    text = example.read_text(encoding="utf-8")
    (folder / "first.txt").write_text(text, encoding="utf-8")
    for before, now in RENAMED.items():
        text = re.sub(rf"^{before}$", now, text, flags=re.MULTILINE)
    text = text.replace("Cost of systems integration", "Cost of system integration")
    (folder / "second.txt").write_text(text, encoding="utf-8")
    assert crossfoot("convert", "first.txt", "--no-arelle", cwd=folder).code == 0
    (folder / "profile.toml").write_text(MINE, encoding="utf-8")
    adopted = crossfoot("profile", "adopt", "first-xbrl", cwd=folder)
    assert (adopted.code, adopted.err) == (0, "")
    assert " members, " in adopted.out
    assert crossfoot("convert", "second.txt", "--no-arelle", cwd=folder).code == 0
    return folder


def test_what_was_coined_is_listed(folder: Path) -> None:
    coined = rows(folder / "first-xbrl/extension/coined.csv")
    assert {row["status"] for row in coined} == {"coined"}
    (wan,) = (row for row in coined if row["name"] == "WANServicesMember")
    assert wan == {
        "kind": "member", "name": "WANServicesMember", "label": "WAN services", "ja": "",
        "statement": "income", "axis": "ProductOrServiceAxis", "parent": "NetworkServicesMember",
        "type": "domain", "period": "duration", "balance": "", "anchor": "", "status": "coined",
        "printed_as": "", "page": "1", "line": "1097", "column": "1",
    }  # fmt: skip


def test_every_line_is_listed(folder: Path) -> None:
    lines = rows(folder / "first-xbrl/lines.csv")
    (wan,) = (row for row in lines if row["members"] == "WANServicesMember")
    assert (wan["caption"], wan["name"], wan["under"], wan["line"]) == (
        "WAN services",
        "Revenues",
        "Revenues NetworkServicesMember",
        "1097",
    )
    assert not (folder / "first-xbrl/changes.csv").exists()


def test_the_lines_of_a_person_stay(folder: Path) -> None:
    text = (folder / "profile.toml").read_text(encoding="utf-8")
    assert text.startswith(MINE)
    assert tomllib.loads(text) | {"adopted": None} == tomllib.loads(MINE) | {"adopted": None}


def test_the_next_release_uses_the_same_names_in_the_same_schema(folder: Path) -> None:
    first, second = (folder / f"{name}-xbrl" for name in ("first", "second"))
    assert own_namespace(first) == own_namespace(second)
    assert own_namespace(first).endswith("/2017-06-30")
    for name in ("extension/extension.xsd", "extension/extension-lab-en.xml"):
        assert (first / name).read_bytes() == (second / name).read_bytes()
    # Footnotes stand behind all facts, and depend on what is proved under the new captions.
    facts, others = (
        (one / "report.xbrl").read_bytes().partition(b"<link:footnoteLink")[0]
        for one in (first, second)
    )
    assert facts == others


def test_what_changed_is_told_with_its_place(folder: Path) -> None:
    changes = rows(folder / "second-xbrl/changes.csv")
    told = {(row["change"], row["caption_before"], row["caption"]) for row in changes}
    expected = {("caption", before, now) for before, now in RENAMED.items()}
    expected.add(("caption", "Cost of systems integration", "Cost of system integration"))
    assert told == expected
    (wan,) = (row for row in changes if row["caption_before"] == "WAN services")
    assert (wan["name"], wan["members"], wan["line"]) == ("Revenues", "WANServicesMember", "1097")


def test_adopting_again_adds_captions_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "profile.toml", tmp_path)
    before, _ = load(tmp_path / "profile.toml")
    assert crossfoot("profile", "adopt", folder / "second-xbrl", cwd=tmp_path).code == 0
    now, _ = load(tmp_path / "profile.toml")
    assert before is not None
    assert now is not None
    assert now.adopted.version == before.adopted.version
    assert [m.name for m in now.adopted.members] == [m.name for m in before.adopted.members]
    learned = {m.label: m.captions for m in now.adopted.members if m.captions}
    assert learned["WAN services"] == ("Wide area network (WAN) services",)
    text = (tmp_path / "profile.toml").read_bytes()
    assert crossfoot("profile", "adopt", folder / "second-xbrl", cwd=tmp_path).code == 0
    assert (tmp_path / "profile.toml").read_bytes() == text


@pytest.mark.parametrize(
    ("profile", "out", "code"),
    [
        (MINE, "nowhere", "profile.no-output"),
        (MINE.replace("37740", "12340"), "first-xbrl", "profile.another-issuer"),
        ("[company", "first-xbrl", "profile.bad-shape"),
        ("[adopted]\nversion = 'soon'", "first-xbrl", "profile.bad-shape"),
    ],
)
def test_what_cannot_be_adopted_changes_nothing(
    folder: Path, tmp_path: Path, profile: str, out: str, code: str
) -> None:
    (tmp_path / "profile.toml").write_text(profile, encoding="utf-8")
    run = crossfoot("profile", "adopt", folder / out, cwd=tmp_path)
    assert run.code == 2
    assert run.err.startswith(f"error {code}: ")
    assert {name: content.decode() for name, content in files(tmp_path).items()} == {
        "profile.toml": profile
    }


def test_a_profile_is_begun_where_there_is_none(folder: Path, tmp_path: Path) -> None:
    run = crossfoot("profile", "adopt", folder / "first-xbrl", "--to", "new.toml", cwd=tmp_path)
    assert run.code == 0
    profile, findings = load(tmp_path / "new.toml")
    assert profile is not None
    assert findings == ()
    assert profile.adopted.source == "first-xbrl"
    assert len(profile.adopted.lines) > 100
