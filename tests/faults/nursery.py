"""Real Celery workers within a fraction of a second: forked from a process that has imported all.

    python -m tests.faults.nursery      a line on standard input: one more worker, whose id it says

Each is the leader of a process group of its own, so that it can be killed with all its processes.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from config.processes import die_with_parent
from tests.services import ROOT

ARGUMENTS = (
    *("worker", "--concurrency", "1", "--loglevel", "WARNING"),
    *("--without-gossip", "--without-mingle", "--without-heartbeat"),
)


class Nursery:
    """Starts workers and kills them. To be used with `with`."""

    def __init__(self, log: Path, env: Mapping[str, str]) -> None:
        self._alive: set[int] = set()
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.faults.nursery"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=out,
                env=dict(env),
                cwd=ROOT,
                text=True,
                preexec_fn=die_with_parent(),
            )

    def __enter__(self) -> "Nursery":
        return self

    def __exit__(self, *_error: object) -> None:
        for pid in list(self._alive):
            self.kill(pid)
        self._process.communicate()

    def start(self) -> int:
        """A new worker's process id; it may not be up yet."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        pid = int(self._process.stdout.readline())
        self._alive.add(pid)
        return pid

    def kill(self, pid: int) -> None:
        """kill -9 of a worker and all its processes at once, as a power cut would."""
        self._alive.discard(pid)
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)


def main() -> None:
    from config.celery import app

    app.loader.import_default_modules()
    app.finalize()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    dies_too = die_with_parent(signal.SIGKILL)
    for number, _line in enumerate(sys.stdin):
        pid = os.fork()
        if not pid:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.setsid()
            dies_too()
            # What a worker prints is no process id, and what is meant for us is not for it.
            os.dup2(2, 1)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            app.worker_main([*ARGUMENTS, "--hostname", f"forked-{number}@localhost"])
            os._exit(0)
        print(pid, flush=True)


if __name__ == "__main__":
    main()
