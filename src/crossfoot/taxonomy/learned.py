"""What companies named their lines, so captioned: learned from filings, a row a caption and name.

`learned-captions.csv` is written by `crossfoot taxonomy learn`, never by hand (`learned_table`); a
run reads its compiled form. Captions stand in the spelling in which they are compared.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from crossfoot import shipped
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PATH = "generated/captions.json"


class LearnedCaption(Value, order=True):
    """`companies` so many gave a line of this section, so captioned, the us-gaap name `concept`.

    `alike` is the first of the names that filers use for one printed line, `concept` among them.
    """

    statement: str
    section: str
    caption: str
    concept: str
    alike: str
    companies: int


def dump(rows: Iterable[LearnedCaption]) -> bytes:
    """What `load` reads: statement → caption → [section, concept, alike, companies] each."""
    said: dict[str, dict[str, list[list[str | int]]]] = {}
    for row in sorted(rows):
        captions = said.setdefault(row.statement, {})
        named = captions.setdefault(row.caption, [])
        named.append([row.section, row.concept, row.alike, row.companies])
    lines = (
        f"{json.dumps(statement)}: {{\n"
        + ",\n".join(f"{json.dumps(text)}: {json.dumps(named)}" for text, named in captions.items())
        + "}"
        for statement, captions in said.items()
    )
    return ("{" + ",\n".join(lines) + "}\n").encode()


def load(root: Path = shipped.TAXONOMY) -> tuple[LearnedCaption, ...]:
    """The rows as they were last built."""
    said = json.loads((root / PATH).read_bytes())
    return tuple(
        LearnedCaption(statement, section, caption, concept, alike, companies)
        for statement, captions in said.items()
        for caption, named in captions.items()
        for section, concept, alike, companies in named
    )
