"""A worker's process: `python -m` this module, told where the lake is and on which terms."""

from __future__ import annotations

import pickle
import sys
from typing import TYPE_CHECKING

from crossfoot.batch.tasks import Terms
from crossfoot.value import decoded
from crossfoot.workers import serve

if TYPE_CHECKING:
    from collections.abc import Callable

    from crossfoot.batch.tasks import Task


def main() -> None:
    """Convert what is asked for until nobody asks any more."""
    serve(_prepared)


def _prepared() -> Callable[[Task], bytes]:
    from crossfoot.batch.work import Worker  # noqa: PLC0415 - it loads all of the program
    from crossfoot.lake.store import opened  # noqa: PLC0415

    store, refused = opened(sys.argv[1])
    if store is None:
        raise SystemExit(refused)
    worker = Worker(store, decoded(sys.argv[2], type=Terms))
    worker.warm()
    return lambda task: pickle.dumps(worker.run(task), protocol=pickle.HIGHEST_PROTOCOL)


if __name__ == "__main__":
    main()
