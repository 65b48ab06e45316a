"""The compiled form of the taxonomy: JSON that a run reads in a few milliseconds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from crossfoot import shipped
from crossfoot.taxonomy.changes import completed, written
from crossfoot.taxonomy.model import (
    Alignment,
    Axis,
    Concept,
    Member,
    Row,
    StatementView,
    Taxonomy,
)
from crossfoot.value import plain

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "generated"
PATH = f"{FOLDER}/taxonomy.json"


def load(root: Path = shipped.TAXONOMY) -> Taxonomy:
    """The taxonomy as it was last built."""
    said = json.loads((root / PATH).read_text(encoding="utf-8"))
    return completed(
        Taxonomy(
            said["authority"],
            said["prefix"],
            said["version"],
            {name: _concept(name, concept) for name, concept in said["concepts"].items()},
            {name: _axis(axis) for name, axis in said["axes"].items()},
            tuple(_view(view) for view in said["statements"]),
            said["title"],
        )
    )


def delivered(root: Path = shipped.TAXONOMY) -> dict[str, bytes]:
    """What an output folder holds of the core: `taxonomy/…` and `taxonomy.zip`, as built."""
    home = root / FOLDER
    paths = sorted(path for path in (home / "taxonomy").rglob("*") if path.is_file())
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in (*paths, home / "taxonomy.zip")
    }


def dump(taxonomy: Taxonomy) -> bytes:
    """What `load` reads: what people wrote, without what is empty and what follows from it."""
    said: dict[str, Any] = plain(written(taxonomy))
    said["concepts"] = {name: _spare(concept) for name, concept in said["concepts"].items()}
    text = json.dumps(said, ensure_ascii=False, indent=1)
    return text.encode() + b"\n"


def _spare(said: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if value and key != "name"}


def _concept(name: str, said: dict[str, Any]) -> Concept:
    """In the order of the fields: naming four hundred times twenty of them takes its time."""
    get = said.get
    ratio = get("ratio")
    return Concept(
        name,
        said["item_type"],
        said["period"],
        get("balance"),
        said["labels"],
        said["documentation"],
        tuple(said["statements"]),
        tuple(get("sections", ())),
        tuple(get("printed_as", ())),
        tuple(get("within", ())),
        get("parts") or {},
        get("breakdown"),
        get("nonnegative", False),
        _alignment(said["alignment"]) if "alignment" in said else None,
        get("deviations") or {},
        tuple(get("summarised_as", ())),
        tuple(get("statement_only", ())),
        get("changes", False),
        (ratio[0], ratio[1]) if ratio else None,
        get("unit"),
    )


def _alignment(said: dict[str, Any]) -> Alignment:
    return Alignment(said["element"], said["kind"], tuple(said["years"]), tuple(said["inferred"]))


def _axis(said: dict[str, Any]) -> Axis:
    said["members"] = tuple(_member(member) for member in said["members"])
    return Axis(**said)


def _member(said: dict[str, Any]) -> Member:
    said["printed_as"] = tuple(said["printed_as"])
    return Member(**said)


def _view(said: dict[str, Any]) -> StatementView:
    said["rows"] = tuple(_row(row) for row in said["rows"])
    said["axes"] = tuple(said["axes"])
    return StatementView(**said)


def _row(said: dict[str, Any]) -> Row:
    said["printed_as"] = tuple(said["printed_as"])
    return Row(**said)
