"""`python -m tests.fuzz.guided SECONDS`: atheris on what reads bytes before any XBRL reader does.

It needs the extra `fuzz`; it ends at the first exception, and prints what it has covered.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["crossfoot.filings"]):
    from crossfoot.filings import archives, reach
    from crossfoot.filings.kinds import kind_of

FOLDER = Path(tempfile.mkdtemp())
FILE = FOLDER / "file.bin"


def judge(content: bytes) -> None:
    FILE.write_bytes(content)
    kind_of(FILE)
    reach.check_folder(FILE, FOLDER)
    reach.check_json(FILE, FOLDER)
    archives.check_archive(FILE)


def main() -> None:
    seconds = sys.argv[1] if len(sys.argv) > 1 else "60"
    samples = FOLDER / "samples"
    samples.mkdir()
    from tests.filings.hostile import HOSTILE  # noqa: PLC0415 - they are built when they are asked

    for at, (_, _, made) in enumerate(HOSTILE.values()):
        content = made()
        if len(content) < 100_000:
            (samples / f"{at}").write_bytes(content)
    options = [f"-max_total_time={seconds}", "-max_len=20000", "-rss_limit_mb=2048"]
    atheris.Setup([sys.argv[0], *options, str(samples)], judge)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
