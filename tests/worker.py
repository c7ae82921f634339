"""A real Celery worker for tests: its own process, prefork, on the test's broker and database."""

from __future__ import annotations

import os
import signal
import sys
import uuid
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from django.conf import settings

from config.celery import app
from config.processes import Child, start, wait_until
from tests.services import ROOT


def database_url(settings: Mapping[str, object]) -> str:
    """The address of the database that a connection's `settings_dict` describes."""
    user, password = quote(str(settings["USER"])), quote(str(settings["PASSWORD"]))
    return f"postgres://{user}:{password}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"


class Worker:
    """A started worker that has answered a ping."""

    def __init__(self, log: Path, database: str, *, concurrency: int = 2) -> None:
        self.name = f"test-{uuid.uuid4().hex[:8]}@localhost"
        self.child: Child = start(
            "worker",
            [
                *(sys.executable, "-m", "celery", "--app", "config", "worker"),
                *("--hostname", self.name, "--concurrency", str(concurrency)),
                *("--loglevel", "INFO", "--without-gossip", "--without-mingle"),
            ],
            log,
            env=os.environ | {"DATABASE_URL": database, "MEDIA_ROOT": str(settings.MEDIA_ROOT)},
            cwd=ROOT,
        )
        try:
            wait_until(self.child, self._answers, 60)
        except BaseException:
            self.child.stop()
            raise

    @property
    def pid(self) -> int:
        return self.child.process.pid

    def pool_pids(self) -> list[int]:
        """The processes that carry out tasks."""
        inspected = app.control.inspect(destination=[self.name], timeout=60).stats() or {}
        return list(inspected[self.name]["pool"]["processes"])

    def log(self) -> str:
        return self.child.log.read_text(errors="replace")

    def kill(self) -> None:
        """kill -9 of the whole worker, as a power cut would."""
        pids = [self.pid, *self.pool_pids()]
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        self.child.process.wait()

    def stop(self) -> None:
        """Let it finish what it has in hand."""
        self.child.stop(patience=30)

    def _answers(self) -> bool:
        return bool(app.control.ping(destination=[self.name], timeout=0.3))
