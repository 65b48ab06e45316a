"""The compiled form of the taxonomy: JSON that a run reads in a few milliseconds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from crossfoot import shipped
from crossfoot.taxonomy.changes import completed, written
from crossfoot.taxonomy.model import Taxonomy
from crossfoot.value import decoded, plain

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "generated"
PATH = f"{FOLDER}/taxonomy.json"
_one_line = json.JSONEncoder(ensure_ascii=False).encode


def load(root: Path = shipped.TAXONOMY) -> Taxonomy:
    """The taxonomy as it was last built."""
    return completed(decoded((root / PATH).read_bytes(), type=Taxonomy))


def delivered(root: Path = shipped.TAXONOMY) -> dict[str, bytes]:
    """What an output folder holds of the core: `taxonomy/…` and `taxonomy.zip`, as built."""
    home = root / FOLDER
    paths = sorted(path for path in (home / "taxonomy").rglob("*") if path.is_file())
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in (*paths, home / "taxonomy.zip")
    }


def dump(taxonomy: Taxonomy) -> bytes:
    """What `load` reads: what people wrote, and who is known by which caption."""
    return f"{_lines(plain(written(taxonomy)), 2)}\n".encode()


def _lines(said: object, depth: int) -> str:
    """JSON with a line for each concept and spelling: so many objects are spread over lines."""
    if depth and isinstance(said, dict) and said:
        depth += 2 * ("headers" in said)  # captions are kept by kind
        inner = (f"{_one_line(key)}: {_lines(value, depth - 1)}" for key, value in said.items())
        return "{\n" + ",\n".join(inner) + "\n}"
    return _one_line(said)
