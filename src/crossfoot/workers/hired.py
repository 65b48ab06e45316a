"""A process that works, seen from outside: asked, waited for, and stopped where it must be."""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import selectors
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, Self

from crossfoot.value import Value
from crossfoot.workers.serving import LENGTH

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

_LOOK: Final = 100
"""Milliseconds between two looks at how much memory the process has taken."""
_PAGE: Final = 4096


class Limits(Value):
    """What one question may take: milliseconds and bytes."""

    milliseconds: int
    memory: int


_WHILE_IT_STARTS: Final = Limits(60_000, sys.maxsize)


class Stop(Value):
    """Why there is no answer: `kind` is time, memory, end, or start: it never was ready."""

    kind: str
    said: str


class Hired:
    """A process that runs a module of ours; a new one is started where the last was stopped.

    `arguments` are told to the module, `kept` are descriptors that the process holds open.
    """

    def __init__(
        self, module: str, arguments: Sequence[str] = (), kept: Sequence[int] = ()
    ) -> None:
        self._run = [sys.executable, "-P", "-m", module, *arguments]
        self._kept = tuple(kept)
        self._process: subprocess.Popen[bytes] | None = None
        self._ready = False
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def ask(self, question: Any, limits: Limits) -> Any:  # noqa: ANN401 - whatever can be pickled
        """The answer, or a `Stop` that says why there is none."""
        process = self._process or self._started()
        stdin, stdout = _pipes(process)
        if not self._ready:
            stopped = _Reader(process, stdout).wait(_WHILE_IT_STARTS)
            if stopped:
                self.stop()
                return Stop("start", f"the process was not ready for work: {stopped.said}")
            self._ready = True
        try:
            pickle.dump(question, stdin, protocol=pickle.HIGHEST_PROTOCOL)
            stdin.flush()
        except BrokenPipeError:
            self.stop()
            return Stop("end", "the process ended before it was asked")
        reader = _Reader(process, stdout)
        stopped = reader.wait(limits)
        if stopped:
            self.stop()
            return stopped
        return _unpacked(reader.received)

    def memory(self) -> int:
        """Bytes that the process itself holds now; 0 where the system does not tell."""
        return _own_memory(self._process.pid) if self._process else 0

    def cpu(self) -> float:
        """Seconds that the process and its forks have used; 0 where the system does not tell."""
        return _seconds(self._process.pid) if self._process else 0

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self._process is not None:
            _kill(self._process)
            self._process.communicate()
            self._process, self._ready = None, False
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _started(self) -> subprocess.Popen[bytes]:
        # Without the current folder among those of the program (-P), and with a folder of its own
        # for what is temporary; in a session of its own, so that its forks can be ended with it.
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        environment = {**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self._folder.name)}
        self._process = subprocess.Popen(  # noqa: S603 - our own
            self._run,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            start_new_session=True,
            pass_fds=self._kept,
        )
        return self._process


def _unpacked(told: bytes) -> object:
    """The answer; its many small values are no garbage, so nobody need look for any."""
    collects = gc.isenabled()
    gc.disable()
    try:
        answer: object = pickle.loads(told)  # noqa: S301 - from our own child
    finally:
        if collects:
            gc.enable()
    return answer


class _Reader:
    """Reads one pickled answer, and looks at the process meanwhile."""

    def __init__(self, process: subprocess.Popen[bytes], stdout: IO[bytes]) -> None:
        self._process = process
        self._stdout = stdout
        self._taken = bytearray()

    @property
    def received(self) -> bytes:
        """The answer, without its length."""
        return bytes(self._taken[LENGTH:])

    def wait(self, limits: Limits) -> Stop | None:
        """Why there is no answer, or none where it was received."""
        left = limits.milliseconds
        with selectors.DefaultSelector() as selector:
            selector.register(self._stdout, selectors.EVENT_READ)
            while left > 0:
                if _memory(self._process.pid) > limits.memory:
                    return Stop("memory", f"it takes more than {limits.memory // 1_000_000:,} MB")
                if selector.select(timeout=_LOOK / 1000):
                    chunk = self._stdout.read1(1 << 20)  # type: ignore[attr-defined]
                    if not chunk:
                        return Stop("end", "the process ended by itself")
                    self._taken += chunk
                    if self._is_whole():
                        return None
                else:
                    left -= _LOOK
        return Stop("time", f"it takes more than {limits.milliseconds // 1000} seconds")

    def _is_whole(self) -> bool:
        due = int.from_bytes(self._taken[:LENGTH], "big")
        return len(self._taken) >= LENGTH and len(self._taken) - LENGTH >= due


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise AssertionError(process)  # both were asked for
    return process.stdin, process.stdout


def _kill(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _memory(pid: int) -> int:
    """Bytes that a process and its largest fork hold; 0 where the system does not tell."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return 0
    return max([_own_memory(pid), *(_memory(int(child)) for child in children)])


def _own_memory(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/statm").read_text("ascii").split()
    except OSError:
        return 0
    return int(fields[1]) * _PAGE


def _seconds(pid: int) -> float:
    """User and system time, its own and that of the forks that it has waited for (proc(5))."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
