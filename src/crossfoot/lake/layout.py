"""Where everything stands in a lake: names relative to it, with `/` between their parts.

lake.duckdb                          views only; the tables are the files below
lock                                 held by the one run that writes
facts/month=2024-10/….parquet        a table, partitioned by the month of publication
proofs/ findings/ numbers/ receipts/ likewise
reports/3f/3f0c…/                    what `convert` writes for one release
shared/                              files of the program, to which reports are linked
waiting/2024-10/3f0c….rows          a release that is done and not in the tables yet
.scratch-…/                          what is being written; a run that was killed leaves it
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

VIEWS: Final = "lake.duckdb"
LOCK: Final = "lock"
REPORTS: Final = "reports"
SHARED: Final = "shared"
WAITING: Final = "waiting"
SCRATCH: Final = ".scratch-"

UNDATED: Final = "undated"
"""The month of what nobody says the day of."""

SCHEMA_PART: Final = "part-0"
"""A part without rows, so that there is one to read in each table."""


def report(release: str) -> str:
    """The folder of a release's report."""
    return f"{REPORTS}/{release[:2]}/{release}"


def waiting(month: str, release: str) -> str:
    """The rows of a release that is done."""
    return f"{WAITING}/{month}/{release}.rows"


def part(table: str, month: str, name: str) -> str:
    """Rows of a table."""
    return f"{table}/month={month}/{name}.parquet"


def month_of(name: str) -> str:
    """The month of a file that waits, or of a part."""
    return PurePosixPath(name).parts[1].removeprefix("month=")


def release_of(name: str) -> str:
    """The release of a file that waits."""
    return PurePosixPath(name).stem
