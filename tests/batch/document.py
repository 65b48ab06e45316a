"""What docs/lake.md says of views and tables: `python -m tests.batch.document` writes it."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from crossfoot.lake import schema
from tests.batch.questions import DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK: Final = "<!-- written by `python -m tests.batch.document` -->\n"
_VIEWS: Final = Path(schema.__file__).with_name("views.sql")
_VIEW: Final = re.compile(r"COMMENT ON VIEW (\w+) IS\s+'([^']*)'")


def generated() -> str:
    """The part of the page behind the mark."""
    return "\n".join((*_views(), *_tables()))


def _views() -> Iterator[str]:
    yield "\n| view | what it is |\n|---|---|"
    for name, meaning in _VIEW.findall(_VIEWS.read_text("utf-8")):
        yield f"| `{name}` | {meaning} |"


def _tables() -> Iterator[str]:
    yield "\n## Tables\n"
    yield (
        "Each is `TABLE/month=2024-10/part-….parquet`, by the month of publication (`undated`\n"
        "where nobody says it); `month` is a column too."
    )
    for table in schema.TABLES:
        yield f"\n### `{table.name}`: {table.meaning}\n"
        yield "| column | type | what it is |\n|---|---|---|"
        for column in table.columns:
            yield f"| `{column.name}` | `{column.kind}` | {column.meaning} |"


def written() -> str:
    """The page with what is generated now."""
    before, _, _ = DOCUMENT.read_text("utf-8").partition(MARK)
    return f"{before}{MARK}{generated()}\n"


if __name__ == "__main__":
    DOCUMENT.write_text(written(), "utf-8")
    sys.exit()
