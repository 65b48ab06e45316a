"""From a report to the files that leave: a module a form, views prepared, templates dumb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot import shipped
from crossfoot.model import Duration, Instant
from crossfoot.rendering.package import assemble, with_findings
from crossfoot.taxonomy.extension import compile_extension, entity_slug
from crossfoot.taxonomy.extension import namespace as extension_namespace

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from crossfoot.model import Ledger, Package, Period, Report
    from crossfoot.taxonomy.model import Taxonomy

__all__ = ["render", "with_findings"]


def render(
    report: Report,
    ledger: Ledger,
    taxonomy: Taxonomy,
    root: Path = shipped.TAXONOMY,
    authority: str | None = None,
) -> Package:
    """Every file but `findings.json`; `root` holds what is compiled of the same taxonomy.

    `authority` begins the names in the issuer's own schema, where its profile says so.
    """
    slug, version = entity_slug(report.entity), str(_latest(report))
    namespace = extension_namespace(taxonomy, slug, version, authority)
    own = compile_extension(report.extension, taxonomy, slug, version, authority)
    return assemble(report, ledger, taxonomy, namespace, {**_core(root), **own})


def _core(root: Path) -> dict[str, bytes]:
    """The files of `taxonomy/` and `taxonomy.zip`, as they were compiled."""
    built = root / "generated"
    paths = [built / "taxonomy.zip", *sorted((built / "taxonomy").rglob("*"))]
    return {
        path.relative_to(built).as_posix(): path.read_bytes() for path in paths if path.is_file()
    }


def _latest(report: Report) -> dt.date:
    """The last day that the report speaks of: the date of its extension."""
    return max(_last_day(fact.period) for fact in report.facts)


def _last_day(period: Period) -> dt.date:
    match period:
        case Instant(on):
            return on
        case Duration(_, last):
            return last
