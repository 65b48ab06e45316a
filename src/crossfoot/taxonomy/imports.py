"""Schemas that ours import: XBRL International's only, all of which ship with Arelle."""

from __future__ import annotations

from crossfoot.taxonomy.views import Import

IMPORTS = (
    Import(
        "http://www.xbrl.org/2003/instance",
        "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd",
    ),
    Import("http://xbrl.org/2005/xbrldt", "http://www.xbrl.org/2005/xbrldt-2005.xsd"),
    Import(
        "http://www.xbrl.org/dtr/type/2024-01-31",
        "https://www.xbrl.org/dtr/type/2024-01-31/types.xsd",
    ),
)
REFERENCE_PARTS = Import(
    "http://www.xbrl.org/2006/ref", "http://www.xbrl.org/2006/ref-2006-02-27.xsd"
)
