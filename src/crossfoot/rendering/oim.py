"""What the forms of OIM share: aspects as they are written in JSON and in CSV (OIM 1.0 §3)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from crossfoot.model import Duration, Instant, Money, Unit
from crossfoot.rendering.text import xml_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossfoot.model import Measure, Period, Report
    from crossfoot.rendering.names import Names

_ENTITY_PREFIX = "entity"


def information(
    report: Report, qualified: Names, document_type: str, entry: str
) -> Mapping[str, object]:
    """The `documentInfo`; `entry` is the schema's place, relative to the document."""
    namespaces = {
        _ENTITY_PREFIX: xml_text(report.entity.scheme),
        "iso4217": "http://www.xbrl.org/2003/iso4217",
        "xbrl": "https://xbrl.org/2021",
        "xbrli": "http://www.xbrl.org/2003/instance",
        **dict(qualified.namespaces()),
    }
    return {
        "documentType": document_type,
        "namespaces": dict(sorted(namespaces.items())),
        "taxonomy": [entry],
    }


def entity_of(report: Report) -> str:
    """The entity with the prefix of its scheme."""
    return f"{_ENTITY_PREFIX}:{xml_text(report.entity.identifier)}"


def unit_of(unit: Measure, qualified: Names) -> str | None:
    """The unit, None of a pure number: it may not be written (`oime:illegalPureUnit`)."""
    if unit is Unit.PURE:
        return None
    per = f"/{Unit.SHARES}" if isinstance(unit, Money) and unit.per_share else ""
    return qualified.measure(unit) + per


def period_of(period: Period) -> str:
    """The period's moments; it ends at the next day's midnight."""
    match period:
        case Instant(on):
            return _midnight(on + dt.timedelta(days=1))
        case Duration(first, last):
            return f"{_midnight(first)}/{_midnight(last + dt.timedelta(days=1))}"


def _midnight(day: dt.date) -> str:
    return f"{day}T00:00:00"
