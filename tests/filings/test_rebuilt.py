"""No rule calls wrong what companies filed: a false alarm costs the trust in every other."""

from __future__ import annotations

import pytest

from tests.conftest import REAL_RELEASES
from tests.filings.rebuilt import errors, filings


@pytest.mark.real
def test_no_error_is_found_in_what_companies_filed() -> None:
    if not REAL_RELEASES.is_dir():
        pytest.skip(f"no real releases at {REAL_RELEASES}")
    read = list(filings(REAL_RELEASES))
    assert len(read) > 40
    assert sum(len(told.facts) for _, told in read) > 25_000
    assert {name: found for name, told in read if (found := errors(told))} == {}
