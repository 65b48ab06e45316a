"""Which releases somebody means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from crossfoot.batch.sources import manifest, named

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def season(tmp_path: Path) -> Path:
    for name in (
        "a.txt",
        "sub/b.htm",
        "sub/c.PDF",
        "sub/notes.docx",
        ".hidden/d.txt",
        "sub/.e.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", "utf-8")
    (tmp_path / "sub" / "profile.toml").write_text("", "utf-8")
    return tmp_path


def _names(folder: Path, *sources: str, listed: str = "") -> list[str]:
    told = named(sources, listed.splitlines())
    return [each.source.removeprefix(f"{folder}/") for each in told.assignments]


def test_a_folder_is_what_it_holds_and_says_what_was_left_out(season: Path) -> None:
    told = named([str(season)], ())
    assert _names(season, str(season)) == ["a.txt", "sub/b.htm", "sub/c.PDF"]
    assert told.others == 1
    assert not told.findings


def test_what_came_of_releases_is_none(season: Path) -> None:
    for name in ("lake/lake.duckdb", "lake/reports/aa/ledger.csv", "out/ledger.csv",
                 "out/proofs.json", "out/findings.json", "out/report-csv/income.csv",
                 "sub/ledger.csv"):  # fmt: skip
        (season / name).parent.mkdir(parents=True, exist_ok=True)
        (season / name).write_text("", "utf-8")
    assert _names(season, str(season)) == ["a.txt", "sub/b.htm", "sub/c.PDF", "sub/ledger.csv"]


def test_a_profile_beside_a_release_is_its_own(season: Path) -> None:
    first, second, _ = named([str(season)], ()).assignments
    assert (first.profile, second.profile) == ("", str(season / "sub" / "profile.toml"))
    assert {each.profile for each in named([str(season)], (), "other.toml").assignments} == {
        "other.toml"
    }


def test_a_pattern_a_list_and_a_file_may_be_told_together(season: Path) -> None:
    listed = f"{season}/a.txt\n\n{season}/sub/notes.docx\n"
    told = _names(season, f"{season}/**/*.htm", "-", str(season / "sub/c.PDF"), listed=listed)
    assert told == ["sub/b.htm", "a.txt", "sub/notes.docx", "sub/c.PDF"]


def test_a_pattern_that_names_nothing_is_a_finding(season: Path) -> None:
    (finding,) = named([f"{season}/*.xlsx"], ()).findings
    assert finding.code == "batch.none"


def test_a_manifest_tells_day_profile_and_form(season: Path) -> None:
    path = season / "season.csv"
    path.write_text(
        "Path,Company profile,Published at,form\n"
        "a.txt,sub/profile.toml,2024-10-31T17:05:00-04:00,8-K\n"
        "sub/b.htm,,2024-11-01,\n",
        "utf-8-sig",
    )
    one, other = manifest(path).assignments
    assert (one.published, one.form) == ("2024-10-31T21:05:00", "8-K")
    assert one.source == str(season / "a.txt")
    assert one.profile == other.profile == str(season / "sub" / "profile.toml")
    assert other.published == "2024-11-01T00:00:00"


def test_a_manifest_may_be_parquet(season: Path) -> None:
    path = season / "season.parquet"
    with duckdb.connect() as database:
        database.execute(
            "COPY (SELECT 'a.txt' AS path, TIMESTAMP '2024-10-31 21:05:00' AS published, "
            f"NULL AS form) TO '{path}' (FORMAT parquet)"
        )
    (told,) = manifest(path).assignments
    assert (told.source, told.published, told.form) == (
        str(season / "a.txt"), "2024-10-31T21:05:00", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("file,day\na.txt,2024-01-01\n", "no column path"),
        ("path,published\na.txt,yesterday\n", "row 1: yesterday is no day"),
        ('path\n""\n', "row 1: no path"),
        ("path\n", "no rows"),
        ("path,price\na.txt,3\n", "nothing is known of the columns price"),
    ],
)
def test_what_a_manifest_has_wrong_is_said(season: Path, text: str, said: str) -> None:
    path = season / "season.csv"
    path.write_text(text, "utf-8")
    (finding,) = manifest(path).findings
    assert finding.code == "batch.manifest"
    assert said in finding.message


def test_a_manifest_that_is_none_is_said(season: Path) -> None:
    for name in ("none.csv", "bad.parquet"):
        (season / "bad.parquet").write_bytes(b"PAR1nonsense")
        (finding,) = manifest(season / name).findings
        assert finding.code == "batch.manifest"
