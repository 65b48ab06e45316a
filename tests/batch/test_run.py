"""The command as a shell sees it: a run, another one, a second writer, limits."""

from __future__ import annotations

import json
import os
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from crossfoot import deliver
from crossfoot.batch import local, season
from crossfoot.batch.tasks import Terms, Verdict
from crossfoot.lake.store import Folder, opened
from crossfoot.workers import Limits
from tests.batch.made import TERMS, ask, engine, lake, release
from tests.batch.test_lake import MONTHS, YEAR
from tests.batch.variations import EXAMPLES
from tests.cli.running import Run, crossfoot

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.arelle


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """Three examples and a file that is no release, converted once."""
    folder = tmp_path_factory.mktemp("run")
    (folder / "empty.txt").write_text("Nothing to see.\n", "utf-8")
    return folder, _batch(folder)


def _batch(folder: Path, *more: str, out: str = "lake") -> Run:
    releases = sorted(str(path) for path in EXAMPLES.glob("*/release.[hpt]*"))
    told = [*releases, "empty.txt", "missing.txt", "--out", out, "--workers", "2", *more]
    return crossfoot("batch", *told, cwd=folder)


def test_one_bad_release_does_not_stop_the_others(first: tuple[Path, Run]) -> None:
    folder, run = first
    assert run.code == 1
    assert "batch.unreadable: missing.txt" in run.err
    assert "refused empty.txt tables.no-statement" in run.out
    assert "judged warm: 4 of 4" in run.out
    assert "1 not readable" in run.out.splitlines()[-1]
    told = _query(folder, "SELECT verdict, judge, facts > 100 AS many FROM receipts")
    assert sorted(each["verdict"] for each in told if each["many"]) == ["doubts"] * 3 + ["valid"]
    assert [each["judge"] for each in told if not each["many"]] == ["none"]


def _query(folder: Path, question: str) -> list[dict[str, Any]]:
    run = crossfoot("query", "lake", question, "--as", "json", cwd=folder)
    assert run.code == 0, run.err
    return [json.loads(line) for line in run.out.splitlines()]


def test_a_report_is_what_convert_writes(first: tuple[Path, Run]) -> None:
    folder, _ = first
    (row,) = _query(folder, "SELECT release FROM receipts WHERE source LIKE '%iij%'")
    alone = crossfoot(
        "convert", EXAMPLES / "iij-1q17" / "release.txt", "--forms", "xbrl,json", "--out", "alone",
        cwd=folder,
    )  # fmt: skip
    assert alone.code == 0
    kept = folder / "lake" / "reports" / row["release"][:2] / row["release"]
    assert _bytes(kept) == _bytes(folder / "alone")


def _bytes(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_what_is_part_of_the_program_is_there_once(first: tuple[Path, Run]) -> None:
    folder, _ = first
    zips = list((folder / "lake" / "reports").glob("*/*/taxonomy.zip"))
    assert len(zips) == 4
    assert len({path.stat().st_ino for path in zips}) == 1


def test_running_again_does_nothing(first: tuple[Path, Run]) -> None:
    folder, _ = first
    before = _bytes(folder / "lake" / "receipts")
    run = _batch(folder)
    assert "0 converted in 0:00, 5 done before, 1 not readable" in run.out
    assert _bytes(folder / "lake" / "receipts") == before


def test_a_lake_may_be_moved(first: tuple[Path, Run], tmp_path: Path) -> None:
    folder, _ = first
    (tmp_path / "elsewhere").mkdir()
    for path in (folder / "lake").rglob("*"):
        target = tmp_path / "elsewhere" / path.relative_to(folder / "lake")
        target.mkdir(parents=True) if path.is_dir() else target.write_bytes(path.read_bytes())
    run = crossfoot("query", tmp_path / "elsewhere", "FROM revenue_by_quarter", cwd=tmp_path)
    assert run.code == 0
    assert "Harborline Goods" in run.out


def test_a_second_writer_is_refused_or_waits(first: tuple[Path, Run]) -> None:
    folder, _ = first
    with Folder(folder / "lake").held() as (_, taken):
        assert taken is None
        run = _batch(folder)
        assert run.code == 2
        assert "error lake.taken: another run writes to this lake (process " in run.err
        told: list[Run] = []
        waiting = threading.Thread(target=lambda: told.append(_batch(folder, "--wait", "30")))
        waiting.start()
        time.sleep(1.5)
        assert not told
    waiting.join()
    assert "5 done before" in told[0].out


def test_programs_are_told_a_line_a_release(first: tuple[Path, Run]) -> None:
    folder, _ = first
    run = _batch(folder, "--json", "--no-arelle", out="other")
    *receipts, last = (json.loads(line) for line in run.out.splitlines())
    assert len(receipts) == last["summary"]["converted"] == 5
    assert {each["judge"] for each in receipts} == {"none"}
    assert sum(each["facts"] for each in receipts) == last["summary"]["facts"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["batch"], 2, "error usage"),
        (["batch", "x.txt", "--engine", "spark"], 2, "no engine is called"),
        (["batch", "x.txt", "--forms", "docx"], 2, "no form is called"),
        (["batch", "nothing*.txt"], 2, "batch.none"),
        (["batch", "release.txt", "--out", "occupied"], 2, "lake.occupied"),
        (["batch", "release.txt", "--out", "release.txt/lake"], 2, "delivery.unwritable"),
        (["query", "occupied", "FROM facts"], 2, "lake.none"),
        (["query", "nowhere", "FROM facts"], 2, "lake.none"),
        (["query", "occupied", "FROM facts", "--as", "parquet"], 2, "name it with --out"),
    ],
)
def test_what_cannot_be_is_said_in_a_line(
    tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    (tmp_path / "occupied").mkdir()
    (tmp_path / "occupied" / "letter.txt").write_text("Dear Sir", "utf-8")
    (tmp_path / "release.txt").write_text(MONTHS, "utf-8")
    run = crossfoot(*arguments, cwd=tmp_path)
    assert run.code == code
    assert said in run.err
    assert "Traceback" not in run.err
    assert (tmp_path / "occupied" / "letter.txt").exists()


# ── limits ───────────────────────────────────────────────────────────────────────────────


def test_a_release_that_takes_too_long_is_stopped_and_may_be_tried_again(tmp_path: Path) -> None:
    text = (EXAMPLES / "iij-1q17" / "release.txt").read_text("utf-8")
    # It takes seconds on any machine, and is looked at after the tenth of one.
    told = [release(tmp_path, "a.txt", text * 6)]
    store, _ = opened(str(tmp_path / "lake"), create=True)
    assert store is not None
    season.clean(store)
    terms = Terms(arelle=False, limits=Limits(1, 2_000_000_000))
    plan = season.plan(told, season.done(store), terms)
    verdicts: list[Verdict] = []
    refused = season.run(
        plan.tasks,
        store,
        lambda tasks: local.run(tasks, store, terms, workers=1),
        lambda receipt: verdicts.append(receipt.verdict),
    )
    assert refused is None
    assert verdicts == [Verdict.STOPPED]
    assert ask(store, "SELECT code FROM findings") == [{"code": "batch.time"}]
    assert not season.plan(told, season.done(store), terms).tasks
    (task,) = season.plan(told, season.done(store), terms, retry=True).tasks
    assert season.run([task], store, engine(store), lambda _: None) is None
    (row,) = ask(store, "SELECT verdict, facts > 0 AS told FROM releases")
    assert (row["verdict"] != "stopped", row["told"]) == (True, True)
    assert not season.plan(told, season.done(store), terms, retry=True).tasks


def test_a_release_that_takes_too_much_memory_is_stopped(tmp_path: Path) -> None:
    told = release(tmp_path, "release.md", MONTHS)
    store, _ = opened(str(tmp_path / "lake"), create=True)
    assert store is not None
    season.clean(store)
    terms = Terms(arelle=False, limits=Limits(60_000, 1_000_000))
    plan = season.plan([told], season.done(store), terms)
    (receipt,) = local.run(plan.tasks, store, terms, workers=1)
    assert receipt.verdict is Verdict.STOPPED
    assert receipt.first is not None
    assert receipt.first.code == "batch.memory"


def test_a_worker_that_dies_costs_its_release_only(tmp_path: Path) -> None:
    told = [release(tmp_path, f"{n}.md", f"{MONTHS}\nCopy {n}.\n") for n in range(2)]
    store, _ = opened(str(tmp_path / "lake"), create=True)
    assert store is not None
    season.clean(store)
    plan = season.plan(told, season.done(store), TERMS)
    with local.hired(store, TERMS, ()) as worker:
        local.asked(worker, store, plan.tasks[0], TERMS)
        process = worker._process  # noqa: SLF001 - somebody else kills it
        assert process is not None
        os.kill(process.pid, 9)
        process.wait()
        gone = local.asked(worker, store, plan.tasks[1], TERMS)
        back = local.asked(worker, store, plan.tasks[1], TERMS)
    assert (gone.verdict, back.verdict) == (Verdict.STOPPED, Verdict.DOUBTS)
    assert gone.first is not None
    assert gone.first.code == "batch.end"


# ── what goes wrong with the disk and the files ──────────────────────────────────────────


def test_a_full_disk_ends_the_run_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [release(tmp_path, "a.md", MONTHS), release(tmp_path, "b.md", YEAR)]
    whole = lake(str(tmp_path / "whole"), told)
    store, _ = opened(str(tmp_path / "lake"), create=True)
    assert store is not None
    season.clean(store)
    plan = season.plan(told, season.done(store), TERMS)
    real, asked = os.fsync, [0]

    def full(handle: int) -> None:
        asked[0] += 1
        if asked[0] > 20:
            raise OSError(28, "No space left on device")
        real(handle)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        refused = season.run(plan.tasks, store, engine(store), lambda _: None)
    assert refused is not None
    assert refused.code == "delivery.disk-full"
    again = lake(str(tmp_path / "lake"), told)
    assert not [path for path in (tmp_path / "lake").rglob(".*") if path.name != "."]
    question = "SELECT * EXCLUDE (release) FROM facts ORDER BY ALL"
    assert ask(again, question) == ask(whole, question)


def test_a_file_that_changes_while_it_waits_is_not_taken_for_what_it_was(tmp_path: Path) -> None:
    told = release(tmp_path, "a.md", MONTHS)
    store, _ = opened(str(tmp_path / "lake"), create=True)
    assert store is not None
    season.clean(store)
    (task,) = season.plan([told], season.done(store), TERMS).tasks
    release(tmp_path, "a.md", YEAR)
    (receipt,) = engine(store)([task])
    assert receipt.first is not None
    assert receipt.first.code == "batch.changed"
    lake(str(tmp_path / "lake"), [told])
    assert [
        row["last_day"].year for row in ask(store, "SELECT max(last_day) AS last_day FROM facts")
    ]
    assert ask(store, "SELECT count(*) AS n FROM receipts") == [{"n": 1}]


def test_the_same_file_twice_is_converted_once(tmp_path: Path) -> None:
    told = [release(tmp_path, name, MONTHS) for name in ("a.md", "b.md")]
    plan = season.plan(told, season.Done({}, {}), TERMS)
    assert (len(plan.tasks), plan.repeated) == (1, 1)


def test_a_bug_is_said_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    told = release(tmp_path, "a.md", MONTHS)
    monkeypatch.setattr("crossfoot.pipeline.convert", broken)
    store = lake(str(tmp_path / "lake"), [told])
    (row,) = ask(store, "FROM findings")
    assert row["code"] == "batch.crashed"
    assert "ZeroDivisionError: division by zero" in row["message"]


def test_what_is_named_in_a_folder_of_ours_is_not_delivered_over(tmp_path: Path) -> None:
    store = lake(str(tmp_path / "lake"), [release(tmp_path, "a.md", MONTHS)])
    (path,) = (tmp_path / "lake" / "reports").glob("*/*")
    before = _bytes(path)
    assert isinstance(store, Folder)
    from crossfoot import convert  # noqa: PLC0415

    package = convert(tmp_path / "a.md", arelle=False).package
    assert package is not None
    assert store.deliver(package, str(path.relative_to(tmp_path / "lake"))) is None
    assert _bytes(path) == before
    assert deliver(package, path) is None  # by itself it may be replaced
