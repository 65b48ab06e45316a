"""A lake behind a URI, and releases too; the memory of this process stands for a bucket."""

from __future__ import annotations

from typing import TYPE_CHECKING

import fsspec
import pytest

from crossfoot.batch import near, season, sources
from crossfoot.batch.tasks import Assignment
from crossfoot.lake.remote import Remote
from crossfoot.lake.store import opened
from tests.batch.made import TERMS, ask, engine, lake, release
from tests.batch.test_lake import MONTHS, YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUCKET = "memory://bucket"


@pytest.fixture
def bucket() -> Iterator[str]:
    system = fsspec.filesystem("memory")
    with system.open("/bucket/in/a.md", "w") as file:
        file.write(MONTHS)
    with system.open("/bucket/in/b.md", "w") as file:
        file.write(YEAR)
    with system.open("/bucket/in/profile.toml", "w") as file:
        file.write('[company]\nname = "Alder Works"\n')
    yield BUCKET
    system.rm("/bucket", recursive=True)


def test_a_lake_there_answers_as_one_here(bucket: str, tmp_path: Path) -> None:
    named = sources.named([f"{bucket}/in"], ())
    assert [each.source for each in named.assignments] == [f"{bucket}/in/a.md", f"{bucket}/in/b.md"]
    assert {each.profile for each in named.assignments} == {f"{bucket}/in/profile.toml"}
    there = lake(f"{bucket}/lake", named.assignments)
    (tmp_path / "profile.toml").write_text('[company]\nname = "Alder Works"\n', "utf-8")
    profile = str(tmp_path / "profile.toml")
    here = lake(str(tmp_path / "lake"), [
        Assignment(release(tmp_path, name, text).source, profile)
        for name, text in (("a.md", MONTHS), ("b.md", YEAR))
    ])  # fmt: skip
    question = "SELECT * EXCLUDE (release) FROM latest ORDER BY ALL"
    assert ask(there, question) == ask(here, question) != []


def test_running_again_there_does_nothing(bucket: str) -> None:
    named = sources.named([f"{bucket}/in/*.md"], ())
    store = lake(f"{bucket}/lake", named.assignments)
    assert not season.plan(named.assignments, season.done(store), TERMS).tasks
    again, refused = opened(f"{bucket}/lake")
    assert refused is None
    assert again is not None
    assert len(ask(again, "FROM receipts")) == 2


def test_a_second_writer_there_is_refused(bucket: str) -> None:
    store = Remote(f"{bucket}/lake")
    with store.held() as (_, taken), Remote(f"{bucket}/lake").held() as (_, other):
        assert taken is None
        assert other is not None
        assert other.code == "lake.taken"
    with store.held() as (_, taken):
        assert taken is None


def test_what_was_cut_off_there_is_done_again(bucket: str) -> None:
    named = sources.named([f"{bucket}/in/a.md"], ())
    store, _ = opened(f"{bucket}/lake", create=True)
    assert store is not None
    season.clean(store)
    plan = season.plan(named.assignments, season.done(store), TERMS)
    list(engine(store)(plan.tasks))
    # Killed before the tables: the rows wait; killed in the middle of them: parts without receipts.
    assert len(store.names("waiting")) == 1
    store.write("facts/month=2024-10/part-torn.parquet", b"PAR1")
    lake(f"{bucket}/lake", named.assignments)
    assert store.names("waiting") == ()
    assert "facts/month=2024-10/part-torn.parquet" not in store.names("facts")
    assert len(ask(store, "FROM receipts")) == 1


def test_a_uri_that_leads_nowhere_is_said() -> None:
    store, refused = opened("nothing-like-this://x/lake", create=True)
    assert store is None
    assert refused is not None
    assert refused.code == "lake.none"
    (finding,) = sources.named(["nothing-like-this://x"], ()).findings
    assert finding.code == "batch.unreadable"


def test_a_file_here_may_be_told_as_a_uri(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(MONTHS, "utf-8")
    assert near.digest(path.as_uri()) == near.digest(str(path))
    with near.here(path.as_uri()) as copy:
        assert copy.name == "a.md"
        assert copy.read_text("utf-8") == MONTHS
