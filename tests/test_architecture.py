"""The house keeps its order: who may import whom, and what may not be in it at all."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parents[1] / "src" / "crossfoot"
MODULES = sorted(SOURCE.rglob("*.py"))

DOWNWARDS = (
    "value",
    "patterns",
    "model",
    "shipped",
    "workers",
    "languages",
    "spelling",
    "moments",
    "templating",
    "wellformed",
    "amounts",
    "periods",
    "folios",
    "taxonomy",
    "captions",
    "profile",
    "profile_shape",
    "registrant",
    "entity",
    "knowledge",
    "documents",
    "tables",
    "signs",
    "footing",
    "mapping",
    "facts",
    "equity",
    "cover",
    "mentioned",
    "unproved",
    "folios",
    "asides",
    "lines",
    "ledger",
    "rendering",
    "validation",
    "pipeline",
    "filings",
    "delivery",
    "adopting",
    "adopted_toml",
    "clock",
    "lake",
    "batch",
    "accuracy",
    "cli_show",
    "cli_print",
    "cli_forms",
    "cli_bar",
    "cli_season",
    "cli_batch",
    "cli_query",
    "cli_taxonomy",
    "cli_accuracy",
    "cli_validate",
    "cli",
    "__main__",
)
"""A module imports only those that stand before it; `__init__`, the public names, any."""

LAZY_UPWARDS = {("profile", "profile_shape"), ("adopting", "adopted_toml")}
"""Parts of their modules, apart because they import pydantic and tomlkit."""

FOREIGN_BEHIND = {
    "arelle": (
        "validation/arelle.py",
        "validation/arelle_viewer.py",
        "filings/arelle_filing.py",
        "filings/reference.py",
        "filings/warm.py",
    ),
    "typer": (
        "cli.py",
        "cli_print.py",
        "cli_taxonomy.py",
        "cli_accuracy.py",
        "cli_validate.py",
        "cli_forms.py",
        "cli_season.py",
        "cli_batch.py",
        "cli_query.py",
    ),
    "rich": ("cli_print.py", "cli_bar.py"),
    "duckdb": ("lake/duck.py",),
    "fsspec": ("lake/remote.py", "batch/near.py"),
    "ray": ("batch/on_ray.py",),
    "pypdfium2": ("documents/pdf_words.py", "documents/pdf_pictures.py"),
    "tomlkit": ("adopted_toml.py",),
    "jinja2": ("templating.py",),
    "msgspec": ("value.py",),
    "pydantic": (
        "taxonomy/",
        "profile_shape.py",
        "documents/parsed_shape.py",
        "validation/",
        "rendering/",
    ),
}
LATE = {"arelle", "duckdb", "fsspec", "pydantic", "pypdfium2", "ray", "rich", "tomlkit"}
"""Too slow to be imported by those who do not need them."""

BANNED_MODULES = {"random", "uuid", "secrets", "time", "tempfile"}
"""What differs from run to run; who asks Arelle has need of a temporary folder."""
CLOCK = "clock"
WITH_SCRATCH = ("validation", "filings", "workers", "batch", "lake")
BANNED_CALLS = {"now", "today", "utcnow", "float"}


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def part_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(node: ast.AST) -> Iterator[str]:
    """Full names of the modules that a piece of code imports, ours with their sub-module."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Import):
            yield from (alias.name for alias in inner.names)
        elif isinstance(inner, ast.ImportFrom):
            assert inner.level == 0, "imports are absolute"
            module = inner.module or ""
            if module == "crossfoot":
                yield from (f"crossfoot.{alias.name}" for alias in inner.names)
            else:
                yield module


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_downwards(path: Path) -> None:
    here = part_of(path)
    if here == "__init__":
        return
    assert here in DOWNWARDS, f"give {here} its place in the order"
    for name in imported(tree(path)):
        if name.startswith("crossfoot."):
            there = name.split(".")[1]
            down = there == here or DOWNWARDS.index(there) < DOWNWARDS.index(here)
            assert down or (here, there) in LAZY_UPWARDS, f"{here} imports {there}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_foreign_code_stays_behind_its_wall(path: Path) -> None:
    for name in imported(tree(path)):
        walls = FOREIGN_BEHIND.get(name.split(".")[0])
        assert walls is None or name_of(path).startswith(walls), f"imports {name}"


def test_slow_modules_are_imported_by_those_only_who_need_them() -> None:
    assert not LATE & _loaded("import crossfoot.cli, crossfoot.pipeline")


def test_a_text_needs_nothing_that_reads_other_forms_or_judges(example: Path) -> None:
    convert = f"from pathlib import Path; convert(Path({str(example)!r}), arelle=False)"
    loaded = _loaded(f"from crossfoot import convert; {convert}")
    assert "pyexpat" in loaded  # it was converted, and what was rendered was parsed
    assert not {*LATE, "lxml.etree", "crossfoot.documents.columns"} & loaded


def _loaded(code: str) -> set[str]:
    """The modules that a new Python has loaded after a piece of our own code."""
    run = [sys.executable, "-c", f"{code}; import sys; print(*sys.modules)"]
    return set(subprocess.run(run, capture_output=True, check=True).stdout.decode().split())  # noqa: S603  # our own


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_differs_from_run_to_run_or_from_machine_to_machine(path: Path) -> None:
    if part_of(path) == CLOCK:
        return
    allowed = {"tempfile"} if part_of(path) in WITH_SCRATCH else set()
    for name in imported(tree(path)):
        assert name.split(".")[0] not in BANNED_MODULES - allowed
    for node in ast.walk(tree(path)):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float))
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else ast.unparse(called)
            assert name not in BANNED_CALLS, f"line {node.lineno} calls {name}"
