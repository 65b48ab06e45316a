"""The taxonomy from its sources, and Arelle's view of what is committed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossfoot import shipped
from crossfoot.taxonomy import source
from tests.taxonomy import referee

if TYPE_CHECKING:
    from crossfoot.taxonomy.model import Taxonomy

HOME = shipped.TAXONOMY / "generated" / "taxonomy"


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    return source.read(shipped.TAXONOMY)


@pytest.fixture(scope="session")
def entry(taxonomy: Taxonomy) -> referee.Read:
    return referee.read(HOME / "crossfoot.xsd", taxonomy.namespace)


@pytest.fixture(scope="session")
def full(taxonomy: Taxonomy) -> referee.Read:
    return referee.read(HOME / "crossfoot-full.xsd", taxonomy.namespace)
