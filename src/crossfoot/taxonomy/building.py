"""`crossfoot taxonomy build|check`: the sources and what is committed of them, kept the same."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from crossfoot.model import Finding, Severity
from crossfoot.taxonomy import alignment, compiled, learned, learned_table, rules, source
from crossfoot.taxonomy.compiler import compile_taxonomy, zipped

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.taxonomy.model import Taxonomy

REBUILD = "run `crossfoot taxonomy build` and commit what it writes"


def rebuild(root: Path, authority: str | None = None) -> dict[str, bytes]:
    """Path under `root` → bytes of everything that is generated from its sources."""
    taxonomy = source.read(root, authority)
    files = compile_taxonomy(taxonomy)
    files |= rules.compile_rules(taxonomy, rules.read(root, taxonomy))
    return {
        compiled.PATH: compiled.dump(taxonomy),
        learned.PATH: learned.dump(learned_table.read(root)),
        f"{compiled.FOLDER}/taxonomy.zip": zipped(taxonomy, files),
        **{f"{compiled.FOLDER}/taxonomy/{path}": content for path, content in files.items()},
    }


def build(root: Path) -> tuple[Path, ...]:
    """Write what is generated, and nothing beside it; the paths written, sorted."""
    files = rebuild(root)
    for path in _committed(root):
        if path.relative_to(root).as_posix() not in files:
            path.unlink()
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return tuple(sorted(root / name for name in files))


def check(root: Path) -> tuple[Finding, ...]:
    """What is wrong with the sources or with what was built of them, and one line of count."""
    try:
        taxonomy, files = source.read(root), rebuild(root)
    except source.SourceError as error:
        return (_error("source", str(error), "correct the source"),)
    found = tuple(
        _error("not-aligned", complaint, "correct the source, or give the deviation a reason")
        for complaint in alignment.complaints(taxonomy, root)
    )
    return (*found, *_stale(root, files), _count(taxonomy))


def _stale(root: Path, files: dict[str, bytes]) -> tuple[Finding, ...]:
    there = {path.relative_to(root).as_posix(): path.read_bytes() for path in _committed(root)}
    differ = sorted(
        name
        for name in there.keys() | files.keys()
        if _content(there.get(name, b"")) != _content(files.get(name, b""))
    )
    return tuple(
        _error("stale", f"{name} is not what the sources give", REBUILD) for name in differ
    )


def _content(file: bytes) -> object:
    """The bytes, or what a zip holds: its own bytes differ from one zlib to another."""
    if not file.startswith(b"PK"):
        return file
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return [
            (entry.filename, entry.date_time, package.read(entry)) for entry in package.filelist
        ]


def _committed(root: Path) -> list[Path]:
    return sorted(path for path in (root / compiled.FOLDER).rglob("*") if path.is_file())


def _count(taxonomy: Taxonomy) -> Finding:
    mirrors = [concept.alignment for concept in taxonomy.concepts.values() if concept.alignment]
    exact = sum(mirror.kind == "exact" for mirror in mirrors)
    guessed = len(alignment.inferred(taxonomy))
    message = (
        f"{len(taxonomy.concepts)} concepts, {exact} of them exactly a us-gaap element; "
        f"{guessed} of these rest on an inferred attribute"
    )
    return Finding(Severity.INFO, "taxonomy.count", message, "nothing to do")


def _error(code: str, message: str, next_step: str) -> Finding:
    return Finding(Severity.ERROR, f"taxonomy.{code}", message, next_step)
