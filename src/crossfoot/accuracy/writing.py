"""The measured figures as Markdown, JSON and a plot; shares are in percent, half even."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from crossfoot.accuracy.measure import total
from crossfoot.templating import stream
from crossfoot.value import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from crossfoot.accuracy.measure import Score
    from crossfoot.accuracy.running import Outcome

HEADS: Final = ("found", "tagged", "tagged~", "sign", "wrong", "false", "proved", "open", "CPU s")
_FILES: Final = {"accuracy.md": "accuracy/report.md", "accuracy.svg": "accuracy/plot.svg"}
_ALL: Final = "all"
_BAR: Final = 26
"""Height of a document's place in the plot, in pixels."""


def lines(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The table for a terminal."""
    rows = [("", "reach", *HEADS), *_rows(outcomes)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for name, *cells in rows:
        padded = (cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
        yield "  ".join((name.ljust(widths[0]), *padded)).rstrip()


def _rows(outcomes: Sequence[Outcome]) -> list[tuple[str, ...]]:
    return [
        *((name, *cells) for name, cells in ((_name(o), _cells(o)) for o in outcomes)),
        (_ALL, *_counts(total(o.score for o in outcomes)), str(_cpu(outcomes))),
    ]


def _name(outcome: Outcome) -> str:
    said = outcome.crash or outcome.refused
    return f"{outcome.release.slug} {outcome.release.form}" + f" [{said}]" * bool(said)


def _cells(outcome: Outcome) -> tuple[str, ...]:
    return (*_counts(outcome.score), str(outcome.cpu))


def _counts(score: Score) -> tuple[str, ...]:
    return (
        str(score.reach),
        *(_shown(share(part, score.reach)) for part in _hits(score)),
        str(score.sign),
        str(score.wrong),
        _shown(share(score.false, score.checked, "0.01")),
        _shown(share(score.proved, score.statement_facts)),
        _shown(share(score.open, score.numbers)),
    )


def _hits(score: Score) -> tuple[int, int, int]:
    return score.found, score.tagged, score.tagged_alike


def share(part: int, whole: int, step: str = "0.1") -> Decimal | None:
    """A share in percent; of nothing there is none."""
    return (Decimal(100 * part) / whole).quantize(Decimal(step)) if whole else None


def _shown(percent: Decimal | None) -> str:
    return "–" if percent is None else f"{percent:f}"


def _cpu(outcomes: Sequence[Outcome]) -> Decimal:
    return sum((outcome.cpu for outcome in outcomes), Decimal(0))


def write(outcomes: Sequence[Outcome], folder: Path) -> tuple[Path, ...]:
    """`accuracy.json`, `.md` and `.svg` in a folder, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    record = folder / "accuracy.json"
    record.write_text(json.dumps(_record(outcomes), indent=1) + "\n", encoding="utf-8")
    for name, template in _FILES.items():
        with (folder / name).open("wb") as file:
            file.writelines(stream(template, _view(outcomes)))
    return (record, *(folder / name for name in _FILES))


def _record(outcomes: Sequence[Outcome]) -> Mapping[str, object]:
    return {
        "total": {**plain(total(o.score for o in outcomes)), "cpu": str(_cpu(outcomes))},
        "documents": [_document(outcome) for outcome in outcomes],
    }


def _document(outcome: Outcome) -> Mapping[str, object]:
    return {
        "release": outcome.release.slug,
        "form": str(outcome.release.form),
        **plain(outcome.score),
        "cpu": str(outcome.cpu),
        "refused": outcome.refused,
        "crash": outcome.crash,
        "amiss": [str(each) for each in outcome.amiss],
    }


def _view(outcomes: Sequence[Outcome]) -> Mapping[str, object]:
    """What the templates print: cells as text, bars in percent of the plot's width."""
    bars = [
        {"name": name, "top": at * _BAR, "found": found, "tagged": tagged}
        for at, (name, _, found, _, tagged, *_) in enumerate(_rows(outcomes))
    ]
    shown = [{**bar, "bars": bar["found"] != "–"} for bar in bars]
    return {
        "heads": ("reach", *HEADS),
        "rows": _rows(outcomes),
        "bars": shown,
        "height": len(shown) * _BAR,
    }
