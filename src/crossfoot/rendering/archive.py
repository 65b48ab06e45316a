"""Report packages (Report Package 1.0): one file that holds a report and all that it refers to.

One top folder, exactly one report in `reports/`, the core taxonomy and the issuer's extension
beside it. The report refers to its schema by an absolute name, which the catalogue inside leads to
the copy inside: nothing else is needed, and no network.
"""

from __future__ import annotations

import io
import zipfile
from html import escape
from typing import TYPE_CHECKING

from crossfoot.rendering.instance import ENTRY
from crossfoot.rendering.text import xml_text
from crossfoot.taxonomy.printing import RUN_NOTICE, printed
from crossfoot.taxonomy.views import Entry, PackageView, Title
from crossfoot.value import as_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossfoot.model import Chunks
    from crossfoot.rendering.shown import Shown

    Files = Mapping[str, Chunks]

_TOP = "report"
_TYPE = "https://xbrl.org/report-package/2023"
_REPORTS = {"xbri": "report.xhtml", "xbr": "report.xbrl"}
_CARRIED = ("taxonomy/", "extension/")
_LEFT = ("taxonomy/META-INF/", "extension/coined.csv")
_EFFORT = 6
"""Of deflate: more takes twice the time for a hundredth of the size."""


def packages(files: Files, shown: Shown) -> dict[str, tuple[bytes, ...]]:
    """`report.xbri` with the inline report and `report.xbr` with the XBRL 2.1 one, both by name."""
    return {
        f"report.{suffix}": (_packed(suffix, name, files, shown),)
        for suffix, name in _REPORTS.items()
    }


def _packed(suffix: str, name: str, files: Files, shown: Shown) -> bytes:
    told = _view(shown)
    kind = {"documentInfo": {"documentType": f"{_TYPE}/{suffix}"}}
    report = _referring(b"".join(files[name]), told.entries[0].href)
    held = {
        "META-INF/reportPackage.json": as_json(kind).encode(),
        "META-INF/taxonomyPackage.xml": printed("package.xml.j2", package=told, notice=RUN_NOTICE),
        "META-INF/catalog.xml": printed("catalog.xml.j2", package=told, notice=RUN_NOTICE),
        f"reports/{name}": report,
        **{path: b"".join(chunks) for path, chunks in files.items() if _is_carried(path)},
    }
    return _zipped(held)


def _referring(report: bytes, entry: str) -> bytes:
    """The report with another place for its schema, which it names once."""
    before, found, after = report.partition(f'xlink:href="{ENTRY}"'.encode())
    if not found:
        raise ValueError("the report refers to no schema")
    return before + f'xlink:href="{escape(entry)}"'.encode() + after


def _is_carried(path: str) -> bool:
    return path.startswith(_CARRIED) and not path.startswith(_LEFT)


def _view(shown: Shown) -> PackageView:
    """The names in the package begin with the extension's namespace."""
    start = f"{shown.qualified.own_namespace}/"
    title = Title("en", xml_text(shown.report.entity.name or shown.document.name))
    entry = Entry("Report", "What the report in this package refers to.", start + ENTRY)
    return PackageView(start, start, shown.version, (title,), (entry,))


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """One top folder, names sorted, all of the same fixed time: same files, same bytes."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{_TOP}/{path}")
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            entry.create_system = 3
            package.writestr(entry, content, compresslevel=_EFFORT)
    return archive.getvalue()
