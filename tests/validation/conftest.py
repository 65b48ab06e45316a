"""Arelle, once for each file that is asked about: a process holds one session at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossfoot.rendering import instance, oim_json
from crossfoot.validation.arelle import judge
from tests.rendering import samples

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.validation.reading import Reading


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as it is delivered."""
    folder = tmp_path_factory.mktemp("delivered") / "sample"
    samples.write_schemas(folder)
    for name, form in (("report.xbrl", instance), ("report.json", oim_json)):
        chunks = form.chunks(samples.report(), samples.taxonomy(), samples.NAMESPACE)
        (folder / name).write_bytes(b"".join(chunks))
    return folder


@pytest.fixture(scope="session")
def reading(folder: Path) -> Reading:
    """The sample's instance as Arelle reads it, every schema checked."""
    return judge(folder, "report.xbrl")
