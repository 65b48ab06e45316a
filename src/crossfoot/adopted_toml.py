"""The `[adopted]` tables of a profile, written by tomlkit so that all else stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import tomlkit

from crossfoot.rendering.coined import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tomlkit.items import AoT, Array, InlineTable, Table

    from crossfoot.adopting import Output, Row

_COMMENT = "names and lines of earlier releases, kept by `crossfoot profile adopt`"
_MEMBER = ("name", "axis", "label", "parent")
_CONCEPT = ("name", "label", "type", "period", "balance", "anchor")


def extended(text: str, output: Output) -> str:
    """The profile with the names that it lacks, more captions for those it has, and the lines.

    The version stays that of the first output: names are added to a version, none is changed.
    """
    document = tomlkit.parse(text)
    if "adopted" not in document:
        section = tomlkit.table()
        section.comment(_COMMENT)
        document["adopted"] = section
    adopted = cast("Table", document["adopted"])
    adopted.setdefault("version", output.version)
    adopted["source"] = output.source
    for kind, keys in (("member", _MEMBER), ("concept", _CONCEPT)):
        rows = [row for row in output.coined if row["kind"] == kind]
        _extend(adopted, f"{kind}s", rows, keys)
    adopted["lines"] = _lines(output.lines)
    return tomlkit.dumps(document)


def _extend(adopted: Table, kind: str, rows: Sequence[Row], keys: Sequence[str]) -> None:
    if not rows:
        return
    if kind not in adopted:
        adopted[kind] = tomlkit.aot()
    paragraphs = cast("AoT", adopted[kind])
    known = {str(paragraph["name"]): paragraph for paragraph in paragraphs}
    for row in rows:
        if row["name"] not in known:
            paragraphs.append(_paragraph(row, keys))
        else:
            _learn(known[row["name"]], row)


def _paragraph(row: Row, keys: Iterable[str]) -> Table:
    paragraph = tomlkit.table()
    for key in keys:
        if row[key]:
            paragraph[key] = row[key]
    if captions := [caption for caption in row["printed_as"].split(SEPARATOR) if caption]:
        paragraph["printed-as"] = captions
    if row["ja"]:
        paragraph["labels"] = _inline({"ja": row["ja"]})
    return paragraph


def _learn(paragraph: Table, row: Row) -> None:
    """More captions under which the name is known."""
    known = (*paragraph.get("printed-as", ()), paragraph.get("label"))
    fresh = [
        c for c in (row["label"], *row["printed_as"].split(SEPARATOR)) if c not in ("", *known)
    ]
    if fresh:
        paragraph["printed-as"] = [*paragraph.get("printed-as", ()), *dict.fromkeys(fresh)]


def _lines(rows: Sequence[Row]) -> Table:
    lines = tomlkit.table()
    for kind in dict.fromkeys(row["statement"] for row in rows):
        listed: Array = tomlkit.array()
        for row in rows:
            if row["statement"] == kind:
                listed.append(_inline(_line(row)))
        lines[kind] = listed.multiline(multiline=True)
    return lines


def _line(row: Row) -> dict[str, Any]:
    told: dict[str, Any] = {"caption": row["caption"], "name": row["name"]}
    told |= {"members": row["members"].split()} if row["members"] else {}
    told |= {"under": row["under"]} if row["under"] else {}
    place = [row[step] for step in ("page", "line", "column")]
    return told | ({"at": [int(step) for step in place]} if all(map(str.isdigit, place)) else {})


def _inline(entries: dict[str, Any]) -> InlineTable:
    table = tomlkit.inline_table()
    table.update(entries)
    return table
