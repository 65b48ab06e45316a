"""The output beside the examples is what the program gives today, but for the core taxonomy."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossfoot import pipeline

EXAMPLES = Path(__file__).parents[2] / "examples"


FORMS = ("xbrl", "json", "csv", "inline")
RELEASES = ("iij-1q17/release.txt", "harborline-2q24/release.htm", "tamarack-3q24/release.pdf")


@pytest.mark.parametrize("release", RELEASES)
def test_the_committed_output_is_what_the_example_gives(release: str) -> None:
    source = EXAMPLES / release
    package = pipeline.convert(source, arelle=False, forms=FORMS).package
    assert package is not None
    given = {
        path: b"".join(chunks)
        for path, chunks in package
        if not path.startswith("taxonomy") and path != "findings.json"
    }
    folder = source.parent / "release-xbrl"
    kept = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "findings.json"
    }
    assert sorted(given) == sorted(kept)
    stale = [path for path in given if given[path] != kept[path]]
    assert not stale, "run tests/releases/refresh_example.sh and read the difference"
