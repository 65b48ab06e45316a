"""What the commands say about findings, and the exit status that goes with it."""

from __future__ import annotations

import pytest

from crossfoot.cli_print import MOST_LINES, line, progress, say, status
from crossfoot.model import Finding, Place, Severity


def finding(severity: Severity, message: str = "sum fails", place: Place | None = None) -> Finding:
    return Finding(severity, "footing.sum", message, "check it", place)


ERROR, WARNING, INFO = (finding(severity) for severity in Severity)


def test_a_finding_is_one_line() -> None:
    assert line(ERROR) == "error footing.sum: sum fails — check it"
    placed = finding(Severity.WARNING, place=Place(2, 4, 7))
    assert line(placed) == ("warning footing.sum page 2, line 4, column 7: sum fails — check it")


def test_no_source_steers_the_terminal() -> None:
    assert line(finding(Severity.ERROR, "a\nb\x1b[2J")) == (
        "error footing.sum: a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}[2J — check it"
    )


def test_errors_come_first_and_notes_are_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    say((INFO, WARNING, ERROR), "findings.json")
    assert [told.split()[0] for told in capsys.readouterr().out.splitlines()] == [
        "error",
        "warning",
    ]


def test_a_long_list_is_cut_short_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    say((WARNING,) * (MOST_LINES + 2) + (ERROR,), "read findings.json", err=True)
    told = capsys.readouterr().err.splitlines()
    assert len(told) == MOST_LINES + 1
    assert told[-1] == "… and 3 warnings more: read findings.json"


@pytest.mark.parametrize(
    ("findings", "strict", "code"),
    [
        ((), True, 0),
        ((INFO,), True, 0),
        ((WARNING,), False, 0),
        ((WARNING,), True, 1),
        ((ERROR, WARNING), False, 1),
    ],
)
def test_the_exit_status(findings: tuple[Finding, ...], strict: bool, code: int) -> None:  # noqa: FBT001
    assert status(findings, strict=strict) == code


def test_nothing_of_the_progress_when_piped(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("reading"):
        pass
    assert capsys.readouterr() == ("", "")
