"""From a report to the files that leave: a module a form, views prepared, templates dumb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot import shipped
from crossfoot.model import Duration, Instant, Shipped
from crossfoot.rendering.coined import coined_csv
from crossfoot.rendering.forms import FORMS, VIEWER, with_forms
from crossfoot.rendering.lines import changes_csv, lines_csv
from crossfoot.rendering.package import assemble, with_findings
from crossfoot.rendering.shown import Shown
from crossfoot.taxonomy.anchoring import anchored
from crossfoot.taxonomy.extension import compile_extension, entity_slug
from crossfoot.taxonomy.extension import namespace as extension_namespace
from crossfoot.value import Value

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from crossfoot.model import (
        Chunks,
        Fact,
        Ledger,
        LineChange,
        Package,
        Period,
        PrintedLine,
        Report,
    )
    from crossfoot.taxonomy.model import Taxonomy

__all__ = [
    "FORMS",
    "VIEWER",
    "Shown",
    "Told",
    "namespace_of",
    "render",
    "version_of",
    "with_findings",
    "with_forms",
]


class Told(Value):
    """What is delivered beside the facts, and what the profile says of the issuer's names.

    `authority` begins the names in the issuer's own schema and `version` is its date, where the
    profile says so; `changes` are None where there is no release before.
    """

    lines: tuple[PrintedLine, ...] = ()
    changes: tuple[LineChange, ...] | None = None
    authority: str | None = None
    version: str = ""


NOTHING_MORE = Told()


def render(
    report: Report,
    ledger: Ledger,
    taxonomy: Taxonomy,
    told: Told = NOTHING_MORE,
    root: Path = shipped.TAXONOMY,
) -> Package:
    """Every file but `findings.json`; `root` holds what is compiled of the same taxonomy."""
    slug, version = entity_slug(report.entity), version_of(report, told)
    namespace = namespace_of(report, taxonomy, told)
    own = compile_extension(report.extension, taxonomy, slug, version, told.authority)
    anchors = {name: wider for wider, name in anchored(report.extension, taxonomy)}
    lists = {
        "extension/coined.csv": coined_csv(report, told.lines, anchors),
        "lines.csv": lines_csv(told.lines),
    }
    if told.changes is not None:
        lists["changes.csv"] = changes_csv(told.changes)
    files = {path: (content,) for path, content in {**own, **lists}.items()}
    return assemble(report, ledger, taxonomy, namespace, {**_core(root), **files})


def version_of(report: Report, told: Told) -> str:
    """The date of the issuer's extension."""
    return told.version or str(_latest(report))


def namespace_of(report: Report, taxonomy: Taxonomy, told: Told) -> str:
    """The namespace of the issuer's extension."""
    slug = entity_slug(report.entity)
    return extension_namespace(taxonomy, slug, version_of(report, told), told.authority)


def _core(root: Path) -> dict[str, Chunks]:
    """The files of `taxonomy/` and `taxonomy.zip`, as they were compiled."""
    built = root / "generated"
    paths = [built / "taxonomy.zip", *sorted((built / "taxonomy").rglob("*"))]
    return {path.relative_to(built).as_posix(): Shipped(path) for path in paths if path.is_file()}


def _latest(report: Report) -> dt.date:
    """The last day on which a result is balanced: the date of an extension that begins.

    A dividend of a year that has only begun is a result too, so that flows tell less.
    """
    return max((_is_balance(fact), _last_day(fact.period)) for fact in report.facts)[1]


def _is_balance(fact: Fact) -> bool:
    forecast = any(member == "ScenarioForecastMember" for _, member in fact.members)
    return isinstance(fact.period, Instant) and not forecast


def _last_day(period: Period) -> dt.date:
    match period:
        case Instant(on):
            return on
        case Duration(_, last):
            return last
