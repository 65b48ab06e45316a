"""extension/coined.csv: every name of the issuer's own, with what it is and where it came from.

Columns: `kind`, concept or member; `name`; `label`, the caption that it was named from; `ja`, its
Japanese label where one is known; `statement` in whose lines it stands first, or `other`; `axis`
and `parent` of a member; `type`, `period`, `balance` and `anchor` of a concept: the wider concept
of the core, empty where there is none; `status`, coined or adopted from the profile; `printed_as`,
other captions that it is or was printed under, separated by " | "; `page`, `line`, `column` of the
caption that needs it first, empty when this release does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.rendering.rows import plain, where, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossfoot.model import CoinedConcept, CoinedMember, Extension, PrintedLine, Report

COLUMNS = (
    *("kind", "name", "label", "ja", "statement", "axis", "parent"),
    *("type", "period", "balance", "anchor", "status", "printed_as", "page", "line", "column"),
)

SEPARATOR = " | "


def coined_csv(report: Report, lines: Sequence[PrintedLine], anchors: Mapping[str, str]) -> bytes:
    """Members, then concepts, in the order coined; `anchors`: coined concept → the wider one."""
    first: dict[str, PrintedLine] = {}
    for line in lines:
        for name in (line.name, *line.members):
            first.setdefault(name, line)
    return written((COLUMNS, *_rows(report.extension, first, anchors)))


def _rows(
    extension: Extension, first: Mapping[str, PrintedLine], anchors: Mapping[str, str]
) -> Iterator[tuple[object, ...]]:
    for m in extension.members:
        kind = (m.axis, m.parent or "", "domain", "duration", "", "")
        yield ("member", *_named(m, first), *kind, *_printed(m, first))
    for c in extension.concepts:
        kind = ("", "", c.item_type, c.period, c.balance or "", anchors.get(c.name, ""))
        yield ("concept", *_named(c, first), *kind, *_printed(c, first))


def _named(own: CoinedMember | CoinedConcept, first: Mapping[str, PrintedLine]) -> tuple[str, ...]:
    line = first.get(own.name)
    japanese = dict(own.labels).get("ja", "")
    return own.name, plain(own.label), plain(japanese), line.statement if line else ""


def _printed(
    own: CoinedMember | CoinedConcept, first: Mapping[str, PrintedLine]
) -> tuple[object, ...]:
    line = first.get(own.name)
    status = "adopted" if own.adopted else "coined"
    return status, plain(SEPARATOR.join(own.captions)), *where(line.place if line else None)
