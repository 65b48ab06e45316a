"""The bar of a run on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

if TYPE_CHECKING:
    from rich.progress import Task

__all__ = ["Progress", "bar"]

_MINUTE = 60


class _Rate(ProgressColumn):
    """Releases a minute."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{speed * _MINUTE:,.0f} a minute" if speed else "warming up")


def bar(releases: int) -> Progress:
    """A bar on standard error, which goes away when it ends."""
    told = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[counts]}"),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
    )
    told.add_task("converting", total=releases, counts="")
    return told
