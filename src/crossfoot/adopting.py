"""From the output of one release into the profile: the names that the next one is to use again.

A person's lines and comments stay as they are: what is adopted stands in tables of its own
(`[adopted]`), where a name that is there already only learns more captions.
"""

from __future__ import annotations

import csv
import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from crossfoot.model import Entity, Finding, Severity
from crossfoot.profile import LARGEST_BYTES
from crossfoot.profile_shape import profile_from
from crossfoot.rendering.rows import unguarded
from crossfoot.taxonomy.extension import SCHEMA, entity_slug
from crossfoot.value import Value

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.profile import Profile

_NAMESPACE: Final = re.compile(rb'targetNamespace="[^"]*?/issuer/([^"]+)/(\d{4}-\d\d-\d\d)"')
_COMPARE: Final = "compare it with what `crossfoot profile init` writes"

Row = dict[str, str]


class Output(Value):
    """What an output folder says of names; `issuer` and `version` are those of the namespace."""

    issuer: str
    version: str
    source: str
    coined: tuple[Row, ...]
    lines: tuple[Row, ...]


def adopt(folder: Path, target: Path) -> tuple[str, Finding | None]:
    """Take the names of an output folder into a profile: what was done, or why nothing was."""
    output = _output(folder)
    if output is None:
        advice = "name a folder that `crossfoot convert` wrote"
        return "", _refusal("no-output", f"{folder} is no output with names in it", advice)
    try:
        text = target.read_bytes().decode("utf-8-sig") if target.exists() else ""
    except (OSError, UnicodeDecodeError):
        return "", _refusal("unreadable", f"{target} cannot be read", _COMPARE)
    profile, fault = profile_from(text.encode(), target.name)
    if profile is None:
        return "", _refusal("bad-shape", f"{target}: {fault}", _COMPARE)
    if stranger := _stranger(profile, output):
        return "", _refusal("another-issuer", f"{target} is of {stranger}, {folder} of "
                            f"{output.issuer}", "name another profile with --to")  # fmt: skip
    return _replaced(target, text, output)


def _output(folder: Path) -> Output | None:
    try:
        schema = _NAMESPACE.search((folder / "extension" / SCHEMA).read_bytes())
        coined, lines = _rows(folder / "extension" / "coined.csv"), _rows(folder / "lines.csv")
    except (OSError, UnicodeDecodeError, csv.Error):
        return None
    if schema is None or any("name" not in row for row in (*coined, *lines)):
        return None
    issuer, version = (step.decode() for step in schema.groups())
    return Output(issuer, version, folder.name, coined, lines)


def _rows(path: Path) -> tuple[Row, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = tuple(csv.DictReader(file))
    return tuple({key: unguarded(value or "") for key, value in row.items()} for row in rows)


def _stranger(profile: Profile, output: Output) -> str:
    """Whom the profile identifies, when that is somebody else."""
    slugs = [entity_slug(Entity(*each, "")) for each in profile.identifiers.items()]
    return "" if not slugs or output.issuer in slugs else slugs[0]


def _replaced(target: Path, text: str, output: Output) -> tuple[str, Finding | None]:
    from crossfoot.adopted_toml import extended  # noqa: PLC0415 - tomlkit is for this alone

    written = extended(text, output).encode()
    profile, fault = profile_from(written, target.name)
    if profile is None or len(written) > LARGEST_BYTES:
        message = f"{target} would become no profile: {fault or 'it would be too large'}"
        return "", _refusal("bad-shape", message, "adopt into a new file with --to")
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        partial.write_bytes(written)
        partial.replace(target)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        reason = (error.strerror or "it cannot be written").lower()
        return "", _refusal("unwritable", f"{target}: {reason}", "name another file with --to")
    adopted = profile.adopted
    return (
        f"{target} has {len(adopted.members)} members, {len(adopted.concepts)} concepts and "
        f"{len(adopted.lines)} lines of version {adopted.version}"
    ), None


def _refusal(reason: str, message: str, next_step: str) -> Finding:
    return Finding(Severity.ERROR, f"profile.{reason}", message, next_step)
