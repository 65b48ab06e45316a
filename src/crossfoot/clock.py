"""What time it is: the only module that knows. What depends on it is in no report."""

from __future__ import annotations

import datetime as dt
import time
from time import sleep

__all__ = ["cpu", "elapsed", "sleep", "timestamp"]


def timestamp() -> str:
    """The time in UTC to the millisecond (ISO 8601, without a zone)."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None).isoformat(timespec="milliseconds")


def elapsed() -> int:
    """Milliseconds since some moment."""
    return time.monotonic_ns() // 1_000_000


def cpu() -> int:
    """Microseconds of CPU that this process has used."""
    return time.process_time_ns() // 1000
