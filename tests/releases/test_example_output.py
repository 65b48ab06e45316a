"""The output beside the example is what the program gives today, but for the core taxonomy."""

from __future__ import annotations

from pathlib import Path

from crossfoot import pipeline

OUTPUT = Path(__file__).parents[2] / "examples" / "iij-1q17" / "release-xbrl"


def test_the_committed_output_is_what_the_example_gives(example: Path) -> None:
    package = pipeline.convert(example, arelle=False).package
    assert package is not None
    given = {
        path: b"".join(chunks)
        for path, chunks in package
        if not path.startswith("taxonomy") and path != "findings.json"
    }
    kept = {
        path.relative_to(OUTPUT).as_posix(): path.read_bytes()
        for path in sorted(OUTPUT.rglob("*"))
        if path.is_file() and path.name != "findings.json"
    }
    assert sorted(given) == sorted(kept)
    stale = [path for path in given if given[path] != kept[path]]
    assert not stale, "run tests/releases/refresh_example.sh and read the difference"
