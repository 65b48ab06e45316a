"""Where the command starts: `crossfoot`, or `python -m crossfoot`."""

import gc
import os
import sys

_UNSEARCHED = 250_000
"""Objects made before Python looks for cycles among them: a run makes few, and is soon over."""


def main() -> None:
    """Run the command line, without what Python does for programs that live long."""
    # Before the modules are loaded, which makes more objects than most releases do.
    gc.set_threshold(_UNSEARCHED)
    from crossfoot import cli  # noqa: PLC0415

    try:
        cli.main()
    except SystemExit as end:
        sys.stderr.flush()
        # All is written; to free each object by itself takes longer than to read a release.
        os._exit(end.code if isinstance(end.code, int) else 1)


if __name__ == "__main__":
    main()
