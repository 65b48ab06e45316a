"""Which releases somebody means: files, folders, patterns, a list, a manifest."""

from __future__ import annotations

import csv
import datetime as dt
import glob
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from crossfoot.batch import near
from crossfoot.batch.tasks import Assignment
from crossfoot.delivery import MARKS
from crossfoot.lake import duck, layout
from crossfoot.model import Finding, Severity
from crossfoot.profile import FILE_NAME
from crossfoot.value import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

RELEASES: Final = frozenset({".txt", ".text", ".htm", ".html", ".pdf", ".xlsx", ".csv", ".md"})
"""Of the files in a folder, those that are taken for releases; a file that is named is one."""

COLUMNS: Final = ("path", "profile", "published", "form")
_ALSO: Final = {"company profile": "profile", "published at": "published", "source": "path"}


class Named(Value):
    """The releases that are meant, how many other files a folder holds, and what is wrong."""

    assignments: tuple[Assignment, ...] = ()
    others: int = 0
    findings: tuple[Finding, ...] = ()


def named(sources: Iterable[str], listed: Iterable[str], profile: str = "") -> Named:
    """The releases of these arguments; `listed` are the lines of standard input, for `-`.

    A release has the profile that is told, else the one beside it.
    """
    told = Named()
    for source in sources:
        lines = (line.strip() for line in listed) if source == "-" else (source,)
        for each in filter(None, lines):
            told = joined(told, _of(each))
    given = tuple(_with_profile(each, profile) for each in told.assignments)
    return replace(told, assignments=given)


def _of(source: str) -> Named:
    if near.is_remote(source):
        return _of_uri(source)
    path = Path(source)
    if path.is_dir():
        ours = _written_by_us(path)
        held = [
            it
            for it in sorted(path.rglob("*"))
            if it.is_file() and not _is_hidden(it, path) and ours.isdisjoint(it.parents)
        ]
        fit = [it for it in held if it.suffix.lower() in RELEASES]
        others = sum(it.name != FILE_NAME for it in held) - len(fit)
        return Named(tuple(Assignment(str(it)) for it in fit), others)
    if not path.exists() and glob.has_magic(source):
        found = sorted(it for it in glob.glob(source, recursive=True) if Path(it).is_file())  # noqa: PTH207 - a pattern may be absolute
        if not found:
            return Named(findings=(_finding("none", f"{source} names no file", "mend it"),))
        return Named(tuple(map(Assignment, found)))
    return Named((Assignment(source),))


def _written_by_us(folder: Path) -> frozenset[Path]:
    """The lakes and reports in a folder: what came of releases is none."""
    lakes = {it.parent for it in folder.rglob(layout.VIEWS)}
    reports = {
        it.parent
        for it in folder.rglob(min(MARKS))
        if all((it.parent / name).is_file() for name in MARKS)
    }
    return frozenset(lakes | reports)


def _of_uri(source: str) -> Named:
    missing = near.missing()
    if missing:
        return Named(findings=(missing,))
    try:
        found = near.found(source)
    except (OSError, ValueError, ImportError) as error:
        return Named(findings=(_finding("unreadable", f"{source}: {error}", "mend the URI"),))
    fit = [it for it in found if Path(it).suffix.lower() in RELEASES or it == source]
    others = sum(not it.endswith(f"/{FILE_NAME}") for it in found) - len(fit)
    if not found:
        return Named(findings=(_finding("none", f"{source} names no file", "mend it"),))
    return Named(tuple(map(Assignment, fit)), others)


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def joined(one: Named, other: Named) -> Named:
    """Both, one after the other."""
    return Named(
        (*one.assignments, *other.assignments),
        one.others + other.others,
        (*one.findings, *other.findings),
    )


def _with_profile(assignment: Assignment, profile: str) -> Assignment:
    if assignment.profile:
        return assignment
    return replace(assignment, profile=profile or near.beside(assignment.source, FILE_NAME))


# ── manifests ────────────────────────────────────────────────────────────────────────────


def manifest(path: Path, profile: str = "") -> Named:
    """The releases of a table with the columns `path`, `profile`, `published` and `form`.

    Only the first must be there. Paths are relative to the manifest. `published` is a day or a
    time (ISO 8601); one without a zone is in UTC.
    """
    try:
        rows = list(_rows(path))
    except (OSError, UnicodeDecodeError, csv.Error, duck.Failure) as error:
        said = f"{path}: {getattr(error, 'strerror', None) or str(error).partition(chr(10))[0]}"
        return Named(findings=(_finding("manifest", said.lower(), "give CSV or Parquet"),))
    columns = set(rows[0]) if rows else set()
    strange = sorted(columns - set(COLUMNS))
    if "path" not in columns:
        said = f"{path} has no column path" if rows else f"{path} has no rows"
        return Named(findings=(_finding("manifest", said, f"have {', '.join(COLUMNS)}"),))
    told = Named()
    for number, row in enumerate(rows, 1):
        told = joined(told, _from_row(path, number, row, profile))
    if strange:
        said = f"{path}: nothing is known of the columns {', '.join(strange)}"
        advice = f"have {', '.join(COLUMNS)}"
        more = Finding(Severity.WARNING, "batch.manifest", said, advice)
        told = replace(told, findings=(*told.findings, more))
    return told


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    """Rows with the columns as we call them; what stands beyond the last column has no name."""
    with path.open("rb") as file:
        parquet = file.read(4) == b"PAR1"
    told: Iterable[Mapping[Any, Any]]
    if parquet:
        told = duck.rows_of(path)
    else:
        with path.open(encoding="utf-8-sig", newline="") as text:
            told = list(csv.DictReader(text))
    for row in told:
        spelled = {_spelled(name): it or "" for name, it in row.items() if isinstance(name, str)}
        yield {name: it.strip() for name, it in spelled.items()}


def _spelled(name: str) -> str:
    plain = name.strip().lower().replace("_", " ")
    return _ALSO.get(plain, plain)


def _from_row(path: Path, number: int, row: Mapping[str, str], profile: str) -> Named:
    where = f"{path}, row {number}"
    if not row["path"]:
        return Named(findings=(_finding("manifest", f"{where}: no path", "name a file"),))
    day = row.get("published", "")
    told = _time(day)
    if told is None:
        said = f"{where}: {day} is no day or time"
        return Named(findings=(_finding("manifest", said, "write it as 2024-10-31T21:05:00Z"),))
    own = _beside(path, row.get("profile", ""))
    assignment = Assignment(_beside(path, row["path"]), own, told, row.get("form", ""))
    return Named((_with_profile(assignment, profile),))


def _time(text: str) -> str | None:
    """The day or time in UTC, None where it is neither."""
    if not text:
        return ""
    try:
        told = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    if told.tzinfo is not None:
        told = told.astimezone(dt.UTC).replace(tzinfo=None)
    return told.isoformat(timespec="seconds")


def _beside(path: Path, name: str) -> str:
    return name if not name or near.is_remote(name) else str(path.parent / name)


def _finding(reason: str, said: str, advice: str) -> Finding:
    return Finding(Severity.ERROR, f"batch.{reason}", said, advice)
