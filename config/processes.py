"""Child processes that live and die together: used by the demo and by the tests' servers.

Nothing here knows Django, so that the tests can start their servers before the settings are read.
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PR_SET_PDEATHSIG = 1
LOOPBACK = "127.0.0.1"


class ProcessError(Exception):
    """A child process that did not start, or died; the message is one clear line."""


def _load_prctl() -> Callable[[int, int], int] | None:
    """The C library's prctl, which only Linux has; loaded before any fork."""
    if sys.platform != "linux":
        return None
    return ctypes.CDLL(None, use_errno=True).prctl


_prctl = _load_prctl()


def die_with_parent(how: signal.Signals = signal.SIGTERM) -> Callable[[], None]:
    """A `preexec_fn`: the kernel sends `how` to the child when its parent is gone.

    Without it a parent killed with -9 leaves its servers running. Elsewhere than on Linux the
    child is only stopped by an orderly end of the parent.
    """
    parent = os.getpid()

    def in_child() -> None:
        if _prctl is None:
            return
        _prctl(PR_SET_PDEATHSIG, how)
        # The parent may have died between the fork and the call.
        if os.getppid() != parent:
            os._exit(1)

    return in_child


def free_port() -> int:
    """A TCP port on loopback that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def port_is_free(port: int) -> bool:
    """Whether a server could listen on this loopback port now."""
    with socket.socket() as probe:
        # Servers set it too: a port in TIME_WAIT after a restart is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
        return True


def last_lines(path: Path, count: int = 15) -> str:
    """The end of a log file, or nothing where there is none."""
    if not path.exists():
        return ""
    return "\n".join(path.read_text(errors="replace").splitlines()[-count:])


@dataclass
class Child:
    """A started process, its name for people, and the file that holds what it prints."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def running(self) -> bool:
        return self.process.poll() is None

    def describe_death(self) -> str:
        """One line that says what happened, and the last lines of the log."""
        code = self.process.poll()
        how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        return f"{self.name} stopped ({how}); the end of {self.log}:\n{last_lines(self.log)}"

    def stop(self, how: signal.Signals = signal.SIGTERM, patience: float = 10) -> None:
        """Ask it to stop, insist after `patience` seconds, and reap it."""
        if self.running:
            self.process.send_signal(how)
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start(
    name: str,
    argv: Sequence[str],
    log: Path,
    *,
    env: Mapping[str, str] | None = None,
    user: str | None = None,
    dies_by: signal.Signals = signal.SIGTERM,
    stdin: bytes | None = None,
    cwd: Path | None = None,
) -> Child:
    """Start `argv`, its output in `log`, in a session of its own so that Ctrl-C reaches only us.

    `stdin` is what it finds on its standard input (nothing, if not given). Raises ProcessError
    where it cannot be started at all.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as out:
        try:
            process = subprocess.Popen(  # noqa: S603
                list(argv),
                stdin=subprocess.DEVNULL if stdin is None else subprocess.PIPE,
                stdout=out,
                stderr=subprocess.STDOUT,
                env=env,
                cwd=cwd,
                user=user,
                extra_groups=None if user is None else [],
                start_new_session=True,
                preexec_fn=die_with_parent(dies_by),
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise ProcessError(f"{name} cannot be started: {error}") from error
    if process.stdin is not None:
        process.stdin.write(stdin or b"")
        process.stdin.close()
    return Child(name, process, log)


def wait_until(child: Child, answers: Callable[[], bool], seconds: float = 30) -> None:
    """Return once `answers()` is true; ProcessError if the child dies or the time is over."""
    end = time.monotonic() + seconds
    while not answers():
        if not child.running:
            raise ProcessError(child.describe_death())
        if time.monotonic() > end:
            raise ProcessError(
                f"{child.name} did not answer within {seconds:.0f} s; the end of {child.log}:\n"
                f"{last_lines(child.log)}"
            )
        time.sleep(0.05)


class Stopped(BaseException):
    """SIGTERM or SIGINT reached us. A BaseException, so that no `except Exception` swallows it."""

    def __init__(self, signal_number: int) -> None:
        super().__init__(signal.Signals(signal_number).name)
        self.exit_code = 128 + signal_number


@contextmanager
def signals_raise_stopped() -> Iterator[None]:
    """Within this block SIGTERM and SIGINT raise Stopped, so that `finally` blocks run."""

    def raise_stopped(number: int, _frame: object) -> None:
        raise Stopped(number)

    before = {
        number: signal.signal(number, raise_stopped) for number in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@dataclass
class Family:
    """Children that belong together: if one dies, none goes on."""

    children: list[Child] = field(default_factory=list)

    def add(self, child: Child) -> Child:
        self.children.append(child)
        return child

    def first_dead(self) -> Child | None:
        return next((child for child in self.children if not child.running), None)

    def watch(self, pause: float = 0.3) -> None:
        """Block as long as all run; ProcessError as soon as one has died."""
        while (dead := self.first_dead()) is None:
            time.sleep(pause)
        raise ProcessError(dead.describe_death())

    def stop(self, patience: float = 10) -> None:
        """Stop them in the reverse order of their start: the servers last."""
        while self.children:
            self.children[-1].stop(patience=patience)
            self.children.pop()
