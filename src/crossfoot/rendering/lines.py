"""lines.csv and changes.csv: the lines of a release, and what became of those before.

Columns of `lines.csv`: `statement`; `caption`, as printed; `name`, its concept, empty where none
was found; `members`; `under`, concept and members of the total that it adds up to; `rung`, the
step that gave it its concept; `page`, `line`, `column` of the caption.

Columns of `changes.csv`: `change`: new, lost, caption (the same name under another one), place
(the same in another statement or under another total), name (the same caption with another
concept or member); `statement`, `name`, `members`, `caption` and `under` now, or of the lost
line; `caption_before`, `under_before`, `name_before`; `page`, `line`, `column` now; `page_before`,
`line_before`, `column_before` in the release before; empty for what is not printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.rendering.rows import plain, where, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossfoot.model import LineChange, PrintedLine

COLUMNS = ("statement", "caption", "name", "members", "under", "rung", "page", "line", "column")
CHANGES = (
    *("change", "statement", "name", "members", "caption", "under"),
    *("caption_before", "under_before", "name_before", "page", "line", "column"),
    *("page_before", "line_before", "column_before"),
)


def lines_csv(lines: Sequence[PrintedLine]) -> bytes:
    """A row a line, in the order of the release."""
    rows = (
        (line.statement, plain(line.caption), line.name, " ".join(line.members), line.under,
         line.rung, *where(line.place))
        for line in lines
    )  # fmt: skip
    return written((COLUMNS, *rows))


def changes_csv(changes: Sequence[LineChange]) -> bytes:
    """A row a difference; no row but the head when nothing changed."""
    return written((CHANGES, *map(_row, changes)))


def _row(change: LineChange) -> tuple[object, ...]:
    line, before = change.now, change.before
    earlier: tuple[str, ...] = ("", "", "")
    if before and line:
        name = " ".join((before.name, *before.members)).strip()
        earlier = (plain(before.caption), before.under, name)
    places = (*where(line.place if line else None), *where(before.place if before else None))
    return (str(change.alteration), *_told(line or before), *earlier, *places)


def _told(line: PrintedLine | None) -> tuple[str, ...]:
    if line is None:
        return ("",) * 5
    return line.statement, line.name, " ".join(line.members), plain(line.caption), line.under
