"""Report packages: one top folder with one report, and all that it refers to."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from crossfoot import convert

EXAMPLE = Path(__file__).parents[2] / "examples" / "harborline-2q24" / "release.htm"
KINDS = {"report.xbri": "report.xhtml", "report.xbr": "report.xbrl"}


def packages() -> dict[str, bytes]:
    package = convert(EXAMPLE, arelle=False).package
    assert package
    return {name: b"".join(package.files[name]) for name in KINDS}


@pytest.fixture(scope="module", params=KINDS)
def archive(request: pytest.FixtureRequest) -> tuple[str, zipfile.ZipFile]:
    name: str = request.param
    return name, zipfile.ZipFile(io.BytesIO(packages()[name]))


def test_there_is_one_top_folder_and_one_report(archive: tuple[str, zipfile.ZipFile]) -> None:
    name, held = archive
    names = held.namelist()
    assert {it.split("/")[0] for it in names} == {"report"}
    assert [it for it in names if "/reports/" in it] == [f"report/reports/{KINDS[name]}"]
    told = json.loads(held.read("report/META-INF/reportPackage.json"))
    kind = f"https://xbrl.org/report-package/2023/{name.rpartition('.')[2]}"
    assert told == {"documentInfo": {"documentType": kind}}


def test_the_catalogue_leads_the_schema_to_a_file_inside(
    archive: tuple[str, zipfile.ZipFile],
) -> None:
    name, held = archive
    catalogue = etree.fromstring(held.read("report/META-INF/catalog.xml"))
    (rewrite,) = catalogue
    start, prefix = rewrite.get("uriStartString", ""), rewrite.get("rewritePrefix")
    assert prefix == "../"
    report = etree.fromstring(held.read(f"report/reports/{KINDS[name]}"))
    (reference,) = report.iter("{http://www.xbrl.org/2003/linkbase}schemaRef")
    address = reference.get("{http://www.w3.org/1999/xlink}href", "")
    assert address.startswith(start)
    assert f"report/{address.removeprefix(start)}" in held.namelist()
    entry = etree.fromstring(held.read("report/META-INF/taxonomyPackage.xml"))
    assert address in [it.get("href") for it in entry.iter()]


def test_the_same_release_gives_the_same_bytes() -> None:
    assert packages() == packages()
