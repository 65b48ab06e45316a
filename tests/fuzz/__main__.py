"""`python -m tests.fuzz SECONDS [SEED]`: judge changed filings until the time is over."""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from crossfoot.filings.child import Child
from tests.fuzz.running import delivered, has_stopped_arelle, is_sound, run


def main() -> int:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    first = int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())
    end = time.monotonic() + seconds
    verdicts: Counter[str] = Counter()
    slowest, bad, stopped, seed = 0.0, 0, 0, first
    with tempfile.TemporaryDirectory() as name, Child() as child:
        sound = delivered(Path(name))
        while time.monotonic() < end:
            found = run(sound, seed, child)
            verdicts[found.judgement.verdict] += 1
            stopped += has_stopped_arelle(found)
            slowest = max(slowest, found.seconds)
            if not is_sound(found):
                bad += 1
                said = [(it.code, it.message) for it in found.judgement.objections][:3]
                sys.stdout.write(f"{found.name} seed {seed}: {said}\n")
            seed += 1
    told = ", ".join(f"{number} {verdict}" for verdict, number in sorted(verdicts.items()))
    sys.stdout.write(
        f"{seed - first} filings from seed {first} in {seconds} s: {told}; slowest {slowest:.1f} s;"
        f" Arelle raised an exception at {stopped}; {bad} not judged as they should be\n"
    )
    return 1 if bad else 0


sys.exit(main())
